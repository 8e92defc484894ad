package kompas

// RequirementSource is who asks a requirement.
type RequirementSource string

// RequirementSources lists them.
func RequirementSources() []RequirementSource {
	return []RequirementSource{"wet", "gemeente", "aanbieder"}
}

// QualityRequirement (kwaliteitseis) is what an activity has to meet. Once agreed, other words are a new version, and the
// old one stays to be read.
type QualityRequirement struct {
	Part
	Text       string
	Source     RequirementSource
	LawArticle string
	Agreed     bool   // with providers
	AgreedWith string // with whom
	ClientView string // what clients think of it
	Proposed   bool   // by somebody who may not set one
	Edition    int    // 1 is the first
}

// QualityRequirementFields are the fields a form may change.
func QualityRequirementFields() []Field[QualityRequirement] {
	return []Field[QualityRequirement]{
		RequiredTextField("eis", MaxSentence, false, func(q *QualityRequirement) *string { return &q.Text }),
		ChoiceField("eisbron", RequirementSources(), func(q *QualityRequirement) *RequirementSource { return &q.Source }),
		TextField("wetsartikel", MaxName, false, func(q *QualityRequirement) *string { return &q.LawArticle }),
		BoolField("afgestemd", func(q *QualityRequirement) *bool { return &q.Agreed }),
		TextField("afgestemd-met", MaxSentence, false, func(q *QualityRequirement) *string { return &q.AgreedWith }),
		TextField("wat-vinden-clienten", MaxText, true, func(q *QualityRequirement) *string { return &q.ClientView }),
	}
}

// Differs says whether another wording asks something else.
func (q QualityRequirement) Differs(other QualityRequirement) bool {
	return q.Text != other.Text || q.Source != other.Source || q.LawArticle != other.LawArticle
}

// EarlierRequirement (eerdere kwaliteitseis) is a version of a requirement that was agreed, and then replaced.
type EarlierRequirement struct {
	RequirementID PartID
	Edition       int
	Text          string
	Source        RequirementSource
	LawArticle    string
	AgreedWith    string
	ReplacedOn    string
}

// RequirementState is whether an activity meets a requirement.
type RequirementState string

// RequirementStates lists them.
func RequirementStates() []RequirementState {
	return []RequirementState{"onbekend", "voldoet", "voldoet_niet"}
}

// RequirementCheck (eis bij een activiteit) is that an activity has to meet a requirement, and whether it does.
type RequirementCheck struct {
	Part
	ActivityID    ActivityID
	RequirementID PartID
	State         RequirementState
	Edition       int // of the requirement that was looked at
	Note          string
}

// Met says whether the activity meets the requirement as it is now.
func (c RequirementCheck) Met(q QualityRequirement) bool {
	return c.RequirementID == q.ID && c.State == "voldoet" && c.Edition == q.Edition
}

// RequirementCheckFields are the fields a form may change.
func RequirementCheckFields() []Field[RequirementCheck] {
	return []Field[RequirementCheck]{
		ChoiceField("voldoet", RequirementStates(), func(c *RequirementCheck) *RequirementState { return &c.State }),
		TextField("toelichting", MaxText, true, func(c *RequirementCheck) *string { return &c.Note }),
	}
}
