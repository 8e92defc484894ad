package kompas

// NewPersonFields are the fields of a new account.
func NewPersonFields() []Field[Person] {
	return []Field[Person]{
		RequiredTextField("naam", MaxName, false, func(p *Person) *string { return &p.Name }),
		EmailField("email", func(p *Person) *string { return &p.Email }),
	}
}

// OwnFields are the fields a person may change about himself or herself.
func OwnFields() []Field[Person] {
	return []Field[Person]{
		RequiredTextField("naam", MaxName, false, func(p *Person) *string { return &p.Name }),
		ChoiceField("taal", []string{"nl", "en"}, func(p *Person) *string { return &p.Language }),
	}
}
