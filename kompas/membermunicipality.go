package kompas

// MemberMunicipality (deelnemende gemeente) is a municipality that takes part in a compass of a partnership.
type MemberMunicipality struct {
	Part
	AreaCode string
	JoinedOn string
}

// MemberMunicipalityFields are the fields a form may change; municipalities are the codes to choose from.
func MemberMunicipalityFields(municipalities []string) []Field[MemberMunicipality] {
	return []Field[MemberMunicipality]{
		ChoiceField("welke-gemeente", municipalities, func(m *MemberMunicipality) *string { return &m.AreaCode }),
		RequiredDateField("sinds", func(m *MemberMunicipality) *string { return &m.JoinedOn }),
	}
}
