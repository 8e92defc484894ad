package kompas

// OutsideMoment (moment van buiten) is something from outside that opens people up for a compass: an election, new figures,
// a law. Partners write down beforehand what they want to do with it.
type OutsideMoment struct {
	Part
	Kind MomentKind
	Text string
	On   string // 2026-03-18
	Use  string // what partners want to do then; empty while nobody thought of it
}

// MomentKind (soort moment) is what kind of thing comes from outside.
type MomentKind string

// MomentKinds lists them.
func MomentKinds() []MomentKind {
	return []MomentKind{"verkiezingen", "nieuwe_cijfers", "onderzoek", "wet_of_beleid", "begroting", "vergelijking", "anders"}
}

// OutsideMomentFields are the fields a form may change.
func OutsideMomentFields() []Field[OutsideMoment] {
	return []Field[OutsideMoment]{
		RequiredTextField("wat-komt-er", MaxName, false, func(m *OutsideMoment) *string { return &m.Text }),
		ChoiceField("soort-moment", MomentKinds(), func(m *OutsideMoment) *MomentKind { return &m.Kind }),
		RequiredDateField("wanneer-komt-het", func(m *OutsideMoment) *string { return &m.On }),
		TextField("wat-doen-we-dan", MaxText, true, func(m *OutsideMoment) *string { return &m.Use }),
	}
}

// AgendaKind (soort in de kalender) is where a day in the calendar of a compass comes from.
type AgendaKind string

// The kinds, in the order in which they stand on one day.
const (
	AgendaMoment  AgendaKind = "moment"
	AgendaSession AgendaKind = "gesprek"
	AgendaParked  AgendaKind = "geparkeerd"
	AgendaReview  AgendaKind = "terugkijken"
	AgendaAction  AgendaKind = "actie"
	AgendaLook    AgendaKind = "hielp-het"
)
