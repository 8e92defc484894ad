package kompas

import (
	"time"

	"kompas/area"
	"kompas/figure"
)

// PublicPage (openbare pagina) is an indicator of a space that everybody may read, without signing in. What stands on it is
// frozen with each edition.
type PublicPage struct {
	ID          PublicPageID
	Slug        string // in its address; it stays with every edition
	Indicator   string // key among those of the catalogue; figure.OwnKey for one of the space
	AreaCode    string
	Edition     int // the newest
	PublishedAt time.Time
	PublishedBy PersonID
	WithdrawnAt time.Time // zero while everybody may read it
	Version     int64
}

// Withdrawn says whether nobody may read the page any more.
func (p PublicPage) Withdrawn() bool { return !p.WithdrawnAt.IsZero() }

// PublicSheet (inhoud van een openbare pagina) is everything that stands on a public page. It is what gets frozen: every
// figure in it passed the gate for everybody.
type PublicSheet struct {
	SpaceName    string                    `json:"ruimte"`
	Name         string                    `json:"naam"`
	NameEN       string                    `json:"naamEn,omitempty"`
	Definition   string                    `json:"definitie"`
	DefinitionEN string                    `json:"definitieEn,omitempty"`
	Note         string                    `json:"opmerking,omitempty"`
	NoteEN       string                    `json:"opmerkingEn,omitempty"`
	URL          string                    `json:"naarBron,omitempty"`
	Unit         figure.Unit               `json:"eenheid"`
	Direction    figure.Direction          `json:"richting"`
	Basis        figure.Basis              `json:"grondslag"`
	Own          bool                      `json:"eigen,omitempty"` // measured by the space itself
	SmallestOf   int                       `json:"kleinsteGroep,omitempty"`
	Area         PublicArea                `json:"gebied"`
	Areas        []PublicArea              `json:"gebieden,omitempty"` // inside it, that there are figures of
	Level        area.Level                `json:"kaartniveau,omitempty"`
	Drawing      string                    `json:"kaart,omitempty"`
	Development  string                    `json:"ontwikkeling,omitempty"` // code of the verdict on the series
	Changes      []figure.DefinitionChange `json:"andersGemeten,omitempty"`
	Held         string                    `json:"zoalsOp,omitempty"` // the day from which a figure stands as it became public then
	Figures      figure.Publication        `json:"cijfers"`
	Peers        figure.Publication        `json:"vergelijkbaar"` // the middle of comparable municipalities, by period
}

// PublicArea (gebied op een openbare pagina) is an area by its name.
type PublicArea struct {
	Code string `json:"code"`
	Name string `json:"naam"`
}

// Series gives the figures of everybody in the area itself, oldest first.
func (s PublicSheet) Series() []figure.Shown {
	return s.Figures.Keep(func(x figure.Shown) bool { return x.Area() == s.Area.Code && x.Breakdown() == "" }).All()
}

// Newest gives the newest figure of everybody in the area itself that may be shown, or the newest of all when none may.
func (s PublicSheet) Newest() figure.Shown {
	return newestOf(s.Series())
}

func newestOf(list []figure.Shown) figure.Shown {
	var out figure.Shown
	for _, x := range list {
		if x.Present() || !out.Present() {
			out = x
		}
	}
	return out
}

// Parts gives the figures of everybody in the areas inside it on a level, of the newest period in which one may be shown.
func (s PublicSheet) Parts(level area.Level) []figure.Shown {
	return inNewestPeriod(s.Figures.Keep(func(x figure.Shown) bool {
		_, l, err := area.ParseCode(x.Area())
		return err == nil && l == level && x.Area() != s.Area.Code && x.Breakdown() == ""
	}).All())
}

// Groups gives the figures of the groups in the area itself, of the newest period in which one may be shown.
func (s PublicSheet) Groups() []figure.Shown {
	return inNewestPeriod(s.Figures.Keep(func(x figure.Shown) bool { return x.Area() == s.Area.Code && x.Breakdown() != "" }).All())
}

// GroupsWithin gives the figures of groups in areas inside it, of the newest period in which one may be shown.
func (s PublicSheet) GroupsWithin() []figure.Shown {
	return inNewestPeriod(s.Figures.Keep(func(x figure.Shown) bool { return x.Area() != s.Area.Code && x.Breakdown() != "" }).All())
}

func inNewestPeriod(list []figure.Shown) []figure.Shown {
	newest := newestOf(list).Period()
	for _, x := range list {
		if x.Present() && newest.Compare(x.Period()) < 0 {
			newest = x.Period()
		}
	}
	var out []figure.Shown
	for _, x := range list {
		if x.Period() == newest {
			out = append(out, x)
		}
	}
	return out
}
