package kompas

import (
	"slices"

	"kompas/fault"
	"kompas/figure"
)

// InstrumentDecision (besluit over een instrument) is what partners decide when they look at an instrument from the result.
type InstrumentDecision string

// InstrumentDecisions lists them.
func InstrumentDecisions() []InstrumentDecision {
	return []InstrumentDecision{"voortzetten", "aanpassen", "nieuw", "afscheid"}
}

// InstrumentState (stand van een instrument) is where the use of an instrument is in its life.
type InstrumentState string

// InstrumentStates lists them in their order.
func InstrumentStates() []InstrumentState {
	return []InstrumentState{"overwogen", "gekozen", "in_gebruik", "afscheid_voorgesteld", "gestopt"}
}

// Steps lists where an instrument can go from here, and where it is; from nowhere, where a new one can begin.
func (s InstrumentState) Steps() []InstrumentState {
	return stepsFrom(s, []InstrumentState{"overwogen"}, []InstrumentState{"gekozen"}, []InstrumentState{"in_gebruik"}, []InstrumentState{"afscheid_voorgesteld"}, []InstrumentState{"gestopt"})
}

// InUse says whether people are asked by it today.
func (s InstrumentState) InUse() bool { return s == "in_gebruik" || s == "afscheid_voorgesteld" }

// InstrumentUse (inzet van een instrument) is that partners measure with an instrument: what it says something about, what
// it asks of people, and whether it goes on.
type InstrumentUse struct {
	Part
	Name       string
	Decision   InstrumentDecision
	State      InstrumentState
	Why        string
	Group      string // who are asked
	Minutes    *int   // for one person, each time
	Times      *int   // a year
	People     *int   // a year; never fewer than may be shown
	LastUsedOn string
	EndsOn     string
	AgreedWith string // on the goodbye
	Indicators []IndicatorID
	Activities []ActivityID
}

// InstrumentUseFields are the fields a form may change, given what it may say something about.
func InstrumentUseFields(indicators []IndicatorID, activities []ActivityID) []Field[InstrumentUse] {
	return []Field[InstrumentUse]{
		RequiredTextField("instrument", MaxName, false, func(u *InstrumentUse) *string { return &u.Name }),
		ChoiceField("instrumentbesluit", InstrumentDecisions(), func(u *InstrumentUse) *InstrumentDecision { return &u.Decision }),
		ChoiceField("instrumentstand", InstrumentStates(), func(u *InstrumentUse) *InstrumentState { return &u.State }),
		TextField("waarom", MaxText, true, func(u *InstrumentUse) *string { return &u.Why }),
		TextField("wie-vragen-we", MaxName, false, func(u *InstrumentUse) *string { return &u.Group }),
		NumberField("minuten", 0, 600, func(u *InstrumentUse) **int { return &u.Minutes }),
		NumberField("keer-per-jaar", 0, 366, func(u *InstrumentUse) **int { return &u.Times }),
		NumberField("mensen-per-jaar", figure.MinThreshold, maxPeople, func(u *InstrumentUse) **int { return &u.People }),
		DateField("laatst-gebruikt", func(u *InstrumentUse) *string { return &u.LastUsedOn }),
		DateField("stopt-op", func(u *InstrumentUse) *string { return &u.EndsOn }),
		TextField("met-wie-besloten", MaxSentence, false, func(u *InstrumentUse) *string { return &u.AgreedWith }),
		ManyField("zegt-iets-over", indicators, func(u *InstrumentUse) *[]IndicatorID { return &u.Indicators }),
		ManyField("zegt-iets-over-activiteit", activities, func(u *InstrumentUse) *[]ActivityID { return &u.Activities }),
	}
}

// Hours gives what it asks of all people together in a year; false while that is not known.
func (u InstrumentUse) Hours() (float64, bool) {
	if u.Minutes == nil || u.People == nil || u.Times == nil {
		return 0, false
	}
	return float64(*u.Minutes) * float64(*u.Times) * float64(*u.People) / 60, true
}

// CheckInstrumentUse says at its field what keeps a decision from being a deliberate one: who says goodbye says why, and what
// stops was said goodbye to first, on a day and with somebody. before is nil for a new one.
func CheckInstrumentUse(before *InstrumentUse, u InstrumentUse) []*fault.Error {
	var wrong []*fault.Error
	missing := func(yes bool, field string) {
		if yes {
			wrong = append(wrong, fault.Field(field, "verplicht"))
		}
	}
	leaves := u.State == "afscheid_voorgesteld" || u.State == "gestopt"
	missing((u.Decision == "afscheid" || leaves) && u.Why == "", "waarom")
	if leaves && u.Decision != "afscheid" {
		wrong = append(wrong, fault.Field("instrumentbesluit", "eerst_afscheid"))
	}
	if u.State == "gestopt" {
		missing(u.EndsOn == "", "stopt-op")
		missing(u.AgreedWith == "", "met-wie-besloten")
	}
	var was InstrumentState
	if before != nil {
		was = before.State
	}
	if !slices.Contains(was.Steps(), u.State) {
		wrong = append(wrong, fault.Rule("instrumentstand", u.State.refusedAfter(was)))
	}
	return wrong
}

// refusedAfter gives the code of why a state does not follow on another.
func (s InstrumentState) refusedAfter(was InstrumentState) string {
	switch {
	case was == "gestopt":
		return "instrument_is_gestopt"
	case s == "gestopt":
		return "afscheid_eerst_voorstellen"
	}
	return "instrument_stap_niet"
}

// AskedGroup (gevraagde groep) is a group of people with how often and how long one of them is asked in a year.
type AskedGroup struct {
	Group   string
	Times   int
	Minutes int
}

// A group is asked too much above this many times or minutes a year.
const (
	mostAsked   = 3
	mostMinutes = 15
)

// TooMuch says whether we ask the group too much.
func (g AskedGroup) TooMuch() bool { return g.Times > mostAsked || g.Minutes > mostMinutes }

// AskedGroups adds up what instruments in use ask of one person of each group.
func AskedGroups(list []InstrumentUse) []AskedGroup {
	var out []AskedGroup
	for _, u := range list {
		if !u.State.InUse() || u.Group == "" || u.Times == nil {
			continue
		}
		at := slices.IndexFunc(out, func(g AskedGroup) bool { return Fold(g.Group) == Fold(u.Group) })
		if at < 0 {
			out = append(out, AskedGroup{Group: u.Group})
			at = len(out) - 1
		}
		out[at].Times += *u.Times
		if u.Minutes != nil {
			out[at].Minutes += *u.Minutes * *u.Times
		}
	}
	return out
}
