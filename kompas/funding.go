package kompas

// FundingKind (soort geld) is by which way a municipality pays an activity.
type FundingKind string

// FundingKinds lists them.
func FundingKinds() []FundingKind { return []FundingKind{"inkoop", "subsidie", "anders"} }

// Effect (werking) is whether something helps or hinders.
type Effect string

// Effects lists them; empty is not asked yet.
func Effects() []Effect { return []Effect{"helpt", "hindert", "neutraal"} }

// FundingAgreement (afspraak over geld) is how an activity is paid, and whether paying it that way helps the result. That
// it hinders may be the municipality's own doing.
type FundingAgreement struct {
	Part
	ActivityID   ActivityID
	Kind         FundingKind
	Model        string // how is paid: per hour, a fixed sum, per result
	Amount       *int   // cents
	StartsOn     string
	EndsOn       string
	Effect       Effect
	EffectNote   string
	ClientChoice bool // people choose themselves by whom
}

// FundingAgreementFields are the fields a form may change.
func FundingAgreementFields() []Field[FundingAgreement] {
	return []Field[FundingAgreement]{
		ChoiceField("soort-geld", FundingKinds(), func(f *FundingAgreement) *FundingKind { return &f.Kind }),
		TextField("hoe-betaald", MaxSentence, false, func(f *FundingAgreement) *string { return &f.Model }),
		EuroField("bedrag", func(f *FundingAgreement) **int { return &f.Amount }),
		DateField("geld-vanaf", func(f *FundingAgreement) *string { return &f.StartsOn }),
		DateField("geld-tot", func(f *FundingAgreement) *string { return &f.EndsOn }),
		ChoiceField("werking", append([]Effect{""}, Effects()...), func(f *FundingAgreement) *Effect { return &f.Effect }),
		TextField("hoe-werkt-het", MaxText, true, func(f *FundingAgreement) *string { return &f.EffectNote }),
		BoolField("zelf-kiezen", func(f *FundingAgreement) *bool { return &f.ClientChoice }),
	}
}

// Circumstance (omstandigheid) is under which circumstances people do something themselves: what helps them, and what
// hinders. Nobody steers it, but one can take away what hinders.
type Circumstance struct {
	Part
	ActivityID     ActivityID
	Kind           Effect
	Text           string
	ByMunicipality bool // it is the municipality that helps or hinders
}

// CircumstanceFields are the fields a form may change.
func CircumstanceFields() []Field[Circumstance] {
	return []Field[Circumstance]{
		ChoiceField("helpt-of-hindert", []Effect{"helpt", "hindert"}, func(c *Circumstance) *Effect { return &c.Kind }),
		RequiredTextField("omstandigheid", MaxSentence, false, func(c *Circumstance) *string { return &c.Text }),
		BoolField("door-gemeente", func(c *Circumstance) *bool { return &c.ByMunicipality }),
	}
}
