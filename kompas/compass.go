package kompas

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kompas/fault"
)

// Compass (kompas) is one societal issue that partners walk through the six steps for one group of residents.
type Compass struct {
	ID           CompassID
	Slug         string
	Title        string
	Issue        string    // the issue (vraagstuk) in words
	AreaCode     string    // the municipality, or one wijk or buurt of it
	ParentID     CompassID // the compass of the city that it stands under; empty when it stands by itself
	GroupName    string    // which residents it is about
	GroupSize    *int      // how many residents that are
	GroupSource  string
	StartYear    int
	HorizonYears int
	Status       CompassStatus
	IsPractice   bool // to try things out: only its makers see it, and nothing of it goes out
	OwnerID      PersonID
	OwnerName    string
	CreatedAt    time.Time
	ArchivedAt   time.Time
	Version      int64
}

// CompassStatus is where a compass is in its life.
type CompassStatus string

// The life of a compass.
const (
	CompassExploring CompassStatus = "verkennen"
	CompassBuilding  CompassStatus = "in_opbouw"
	CompassRunning   CompassStatus = "lopend"
	CompassImproving CompassStatus = "in_verbetering"
	CompassClosed    CompassStatus = "afgesloten"
	CompassPractice  CompassStatus = "oefenen"
)

// Stage gives how far a compass is, from what is there: nobody types it in, so that none is skipped, and it goes back a step
// when something is taken away.
func (c Compass) Stage(f Facts) CompassStatus {
	runs := slices.ContainsFunc(f.Activities, func(a ActivityFacts) bool { return a.Runs })
	switch {
	case c.IsPractice:
		return CompassPractice
	case c.Archived():
		return CompassClosed
	case f.ReviewBusy:
		return CompassImproving
	case runs && len(f.Results) > 0:
		return CompassRunning
	case f.Ambitions > 0 || len(f.Results) > 0 || len(f.Activities) > 0:
		return CompassBuilding
	}
	return CompassExploring
}

// Archived says whether the compass was put away; it can be restored.
func (c Compass) Archived() bool { return !c.ArchivedAt.IsZero() }

// CompassFields are the fields a form may change.
func CompassFields() []Field[Compass] {
	return []Field[Compass]{
		RequiredTextField("titel", MaxName, false, func(c *Compass) *string { return &c.Title }),
		TextField("vraagstuk", MaxText, true, func(c *Compass) *string { return &c.Issue }),
		TextField("groep", MaxName, false, func(c *Compass) *string { return &c.GroupName }),
		NumberField("groep-aantal", 0, 20_000_000, func(c *Compass) **int { return &c.GroupSize }),
		TextField("groep-bron", MaxName, false, func(c *Compass) *string { return &c.GroupSource }),
		IntField("startjaar", 2000, 2100, func(c *Compass) *int { return &c.StartYear }),
		IntField("looptijd", 1, 12, func(c *Compass) *int { return &c.HorizonYears }),
	}
}

// CompassAreaField is the field that says for which area a compass is; empty leaves it as it is.
func CompassAreaField(areas []string) Field[Compass] {
	f := ChoiceField("voor-gebied", areas, func(c *Compass) *string { return &c.AreaCode })
	set := f.Set
	f.Set = func(c *Compass, text string) *fault.Error {
		if text == "" {
			return nil
		}
		return set(c, text)
	}
	return f
}

// ParentCompassField is the field that puts a compass of a wijk under one of a larger area; empty is by itself.
func ParentCompassField(above []Compass) Field[Compass] {
	f := compassField("valt-onder", above, func(c *Compass) *CompassID { return &c.ParentID })
	set := f.Set
	f.Set = func(c *Compass, text string) *fault.Error {
		if text != "" {
			return set(c, text)
		}
		for _, x := range above {
			if x.ID == c.ParentID { // one that is not in the list was not offered, and stays
				c.ParentID = ""
			}
		}
		return nil
	}
	return f
}

// compassField is a field that names another compass. It reads and writes the last part of the other's address.
func compassField[T any](name string, list []Compass, at func(*T) *CompassID) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			for _, x := range list {
				if x.ID == *at(o) {
					return x.Slug
				}
			}
			return ""
		},
		Set: func(o *T, text string) *fault.Error {
			for _, x := range list {
				if x.Slug == text {
					*at(o) = x.ID
					return nil
				}
			}
			return fault.Field(name, "geen_keuze")
		},
	}
}

// CompassCycle (ronde) is one walk around the compass.
type CompassCycle struct {
	ID        CycleID
	CompassID CompassID
	Number    int
	StartedOn string
	EndedOn   string
}

// StakeholderSeat (stoel) is a place at the table: who takes part, from which perspective, since when.
type StakeholderSeat struct {
	ID             SeatID
	CompassID      CompassID
	Perspective    Perspective
	Name           string
	OrganisationID OrganisationID
	Organisation   string
	JoinedOn       string
	LeftOn         string
	Version        int64
}

// SeatFields are the fields a form may change.
func SeatFields() []Field[StakeholderSeat] {
	return []Field[StakeholderSeat]{
		ChoiceField("perspectief", Perspectives(), func(s *StakeholderSeat) *Perspective { return &s.Perspective }),
		RequiredTextField("naam", MaxName, false, func(s *StakeholderSeat) *string { return &s.Name }),
		RequiredDateField("sinds", func(s *StakeholderSeat) *string { return &s.JoinedOn }),
		DateField("tot", func(s *StakeholderSeat) *string { return &s.LeftOn }),
	}
}

// Seated says whether the seat is taken on a day.
func (s StakeholderSeat) Seated(day string) bool {
	return s.JoinedOn <= day && (s.LeftOn == "" || s.LeftOn > day)
}

// MissingPerspectives gives the places from which nobody is there, in the order of forms: the whole system belongs in the
// room. Residents and experts by experience speak for each other.
func MissingPerspectives(there []Perspective) []Perspective {
	var out []Perspective
	for _, p := range Perspectives() {
		switch {
		case p == PerspectiveExpert, slices.Contains(there, p):
		case p == PerspectiveResident && slices.Contains(there, PerspectiveExpert):
		default:
			out = append(out, p)
		}
	}
	return out
}

// InsightKind says what an insight rests on.
type InsightKind string

// InsightKinds lists them.
func InsightKinds() []InsightKind {
	return []InsightKind{"cijfer", "ervaring", "praktijk", "onderzoek"}
}

// Stance says how an insight relates to the figure.
type Stance string

// Stances lists them.
func Stances() []Stance { return []Stance{"bevestiging", "aanvulling", "twijfel"} }

// Insight (duiding) is what somebody adds to a figure from where he or she stands.
type Insight struct {
	ID           InsightID
	CompassID    CompassID
	Text         string
	Kind         InsightKind
	Perspective  Perspective
	Stance       Stance
	SaidBy       string
	IndicatorKey string // the figure it is about; empty when about the issue as a whole
	AreaCode     string
	Period       string
	CreatedAt    time.Time
	CreatedBy    PersonID
	WithdrawnAt  time.Time
	Version      int64
}

// InsightFields are the fields a form may change.
func InsightFields() []Field[Insight] {
	return []Field[Insight]{
		RequiredTextField("duiding", MaxText, true, func(i *Insight) *string { return &i.Text }),
		ChoiceField("soort", InsightKinds(), func(i *Insight) *InsightKind { return &i.Kind }),
		ChoiceField("perspectief", Perspectives(), func(i *Insight) *Perspective { return &i.Perspective }),
		ChoiceField("houding", Stances(), func(i *Insight) *Stance { return &i.Stance }),
		TextField("gezegd-door", MaxName, false, func(i *Insight) *string { return &i.SaidBy }),
	}
}

// AboutFigure ties an insight to a figure: indicator, area and period, all three or none.
func (i *Insight) AboutFigure(indicator, area, period string) *fault.Error {
	if indicator == "" && area == "" && period == "" {
		return nil
	}
	for _, part := range []string{indicator, area, period} {
		if part == "" || len(part) > 80 || !utf8.ValidString(part) || strings.ContainsAny(part, "<>\"'\n\r\x00") {
			return fault.Field("cijfer", "cijfer_onbekend")
		}
	}
	i.IndicatorKey, i.AreaCode, i.Period = indicator, area, period
	return nil
}
