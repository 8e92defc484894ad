package kompas

import "slices"

// ProvisionKind says whether a provision is for one person at a time or for a group.
type ProvisionKind string

// ProvisionKinds lists them.
func ProvisionKinds() []ProvisionKind { return []ProvisionKind{"individueel", "collectief"} }

// ProvisionAccess says who may use a provision.
type ProvisionAccess string

// ProvisionAccesses lists them.
func ProvisionAccesses() []ProvisionAccess { return []ProvisionAccess{"vrij", "indicatie"} }

// Provision (voorziening) is what an organisation offers to residents; an activity may belong to it.
type Provision struct {
	Part
	OrganisationID OrganisationID
	Name           string
	Kind           ProvisionKind
	Access         ProvisionAccess
}

// ProvisionFields are the fields a form may change.
func ProvisionFields() []Field[Provision] {
	return []Field[Provision]{
		RequiredTextField("voorziening", MaxName, false, func(p *Provision) *string { return &p.Name }),
		ChoiceField("voorzieningsoort", ProvisionKinds(), func(p *Provision) *ProvisionKind { return &p.Kind }),
		ChoiceField("toegang", ProvisionAccesses(), func(p *Provision) *ProvisionAccess { return &p.Access }),
	}
}

// Light says whether a question can be asked without a file about one person, as where people walk in and out.
func (q OutcomeQuestion) Light() bool {
	return !slices.Contains([]OutcomeQuestion{"doelrealisatie", "uitval"}, q)
}

// GoalKind says whether something gets better, or stays as good as it is: both are success.
type GoalKind string

// GoalKinds lists them.
func GoalKinds() []GoalKind { return []GoalKind{"verbeteren", "behouden"} }

// GoalTemplate (doel om uit te kiezen) is a goal that people often have, in the words of the space.
type GoalTemplate struct {
	Part
	Name string
	Kind GoalKind
}

// GoalTemplateFields are the fields a form may change.
func GoalTemplateFields() []Field[GoalTemplate] {
	return []Field[GoalTemplate]{
		RequiredTextField("doel-van-mensen", MaxName, false, func(g *GoalTemplate) *string { return &g.Name }),
		ChoiceField("doelsoort", GoalKinds(), func(g *GoalTemplate) *GoalKind { return &g.Kind }),
	}
}

// OutputKind is what an output figure counts.
type OutputKind string

// OutputKinds lists them.
func OutputKinds() []OutputKind { return []OutputKind{"deelnemers", "uren", "medewerkers", "euro"} }

// CountsPeople says whether the figure counts people, so that a small one is not shown.
func (k OutputKind) CountsPeople() bool { return k == "deelnemers" || k == "medewerkers" }

// OutputFigure (outputcijfer) is how much was done in an activity. It says nothing of what people got out of it, and never
// stands on the compass.
type OutputFigure struct {
	Part
	ActivityID ActivityID
	Kind       OutputKind
	Period     string
	Amount     *int // people, hours or whole euros
	IsExample  bool
}

// OutputFigureFields are the fields a form may change.
func OutputFigureFields() []Field[OutputFigure] {
	return []Field[OutputFigure]{
		ChoiceField("outputsoort", OutputKinds(), func(o *OutputFigure) *OutputKind { return &o.Kind }),
		PeriodField("periode", func(o *OutputFigure) *string { return &o.Period }),
		NumberField("hoeveel", 0, 1_000_000_000, func(o *OutputFigure) **int { return &o.Amount }),
	}
}
