package kompas

// ErasedName stands where the name of somebody stood who was erased.
const ErasedName = "Verwijderde gebruiker"

// RetentionTerms (bewaartermijnen) is how many months a space keeps what it knows of people: those who left, guests after
// their last day, invitations that nobody accepted.
type RetentionTerms struct {
	Left        int
	Guests      int
	Invitations int
	SignedName  string // the privacy officer who agrees; empty while nobody does
	SignedOn    string // day
	Version     int64
}

// RetentionID is the name of the terms of a space in the history.
const RetentionID = "bewaartermijnen"

// DefaultRetention is what a space begins with.
func DefaultRetention() RetentionTerms {
	return RetentionTerms{Left: 24, Guests: 6, Invitations: 3, Version: 1}
}

// RetentionFields are the fields a form may change.
func RetentionFields() []Field[RetentionTerms] {
	return []Field[RetentionTerms]{
		IntField("vertrokken-maanden", 1, 120, func(r *RetentionTerms) *int { return &r.Left }),
		IntField("gasten-maanden", 1, 120, func(r *RetentionTerms) *int { return &r.Guests }),
		IntField("uitnodigingen-maanden", 1, 120, func(r *RetentionTerms) *int { return &r.Invitations }),
	}
}
