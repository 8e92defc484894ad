package kompas

// Interest (belang) is what somebody at the table, or an organisation, has to gain or lose. Only the facilitator knows of it.
type Interest struct {
	Part
	Whose    string // as it was said; empty while nobody knows
	Text     string
	Handling string // how the facilitator deals with it
	Unsigned bool   // it came in without a name
}

// InterestFields are the fields a form may change.
func InterestFields() []Field[Interest] {
	return []Field[Interest]{
		RequiredTextField("belang", MaxText, true, func(i *Interest) *string { return &i.Text }),
		TextField("van-wie-belang", MaxName, false, func(i *Interest) *string { return &i.Whose }),
		TextField("hoe-ermee-om", MaxText, true, func(i *Interest) *string { return &i.Handling }),
	}
}

// UnsignedInterestFields are the fields of what somebody hands in without a name.
func UnsignedInterestFields() []Field[Interest] { return InterestFields()[:1] }
