package kompas

import "kompas/fault"

// GuestKind (soort gast) is why somebody from outside is asked to look at something.
type GuestKind string

// The kinds of guests.
const (
	GuestExpert     GuestKind = "deskundige"
	GuestResearcher GuestKind = "onderzoeker" // a resident who looks into it
)

// GuestKinds lists them, in the order in which a form shows them.
func GuestKinds() []GuestKind { return []GuestKind{GuestExpert, GuestResearcher} }

// GuestSubject (onderwerp van een gast) is the kind of thing that a guest is let in to: one of it, and nothing else.
type GuestSubject string

// What a guest can be let in to.
const (
	GuestResult      GuestSubject = "resultaat"
	GuestActivity    GuestSubject = "activiteit"
	GuestRequirement GuestSubject = "eis"
)

// Action gives the row of the matrix that the thing belongs to.
func (s GuestSubject) Action() Action {
	switch s {
	case GuestResult:
		return ActAmbitionResult
	case GuestActivity:
		return ActActivity
	case GuestRequirement:
		return ActRequirement
	}
	return ""
}

// GuestGrant gives what a guest may do in the row of the thing he or she was let in to: read it and propose about it.
// In every other row a guest may do nothing.
func GuestGrant(about GuestSubject, action Action) Grant {
	if about.Action() != action || action == "" {
		return Grant{}
	}
	return Grant{Letter: 'P', Limit: "invited"}
}

// GuestDays is the longest time that a guest is let in.
const GuestDays = 366

// GuestFields are the fields of the form that invites a guest; until is the day on which it ends.
func GuestFields(until *string) []Field[ResidentLink] {
	return []Field[ResidentLink]{
		RequiredTextField("gastnaam", MaxName, false, func(l *ResidentLink) *string { return &l.Label }),
		ChoiceField("soort-gast", GuestKinds(), func(l *ResidentLink) *GuestKind { return &l.Guest }),
		RequiredDateField("tot-en-met", func(*ResidentLink) *string { return until }),
	}
}

// GuestUntilRefused says what is wrong with the day on which a guest leaves; nil when it is after today and within a year.
func GuestUntilRefused(until, today, latest string) *fault.Error {
	switch {
	case until < today:
		return fault.Field("tot-en-met", "gast_dag_voorbij")
	case until > latest:
		return fault.Field("tot-en-met", "gast_te_lang")
	}
	return nil
}
