package measure

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
)

// AgeGroup (leeftijdsgroep) is how old who tells a story is, in the classes in which the inhabitants of an area are counted.
type AgeGroup string

// AgeGroups lists them from young to old.
func AgeGroups() []AgeGroup { return []AgeGroup{"0-14", "15-24", "25-44", "45-64", "65-plus"} }

// Indicator is the key of the national figure that counts the people of this age.
func (g AgeGroup) Indicator() string { return "inwoners-" + string(g) }

// ageField is the field by which somebody says how old who tells a story is; empty is not said.
func ageField() kompas.Field[Story] {
	const name = "leeftijd"
	return kompas.Field[Story]{Name: name, Get: func(s *Story) string { return string(s.Age) },
		Set: func(s *Story, text string) *fault.Error {
			if text != "" && !slices.Contains(AgeGroups(), AgeGroup(text)) {
				return fault.Field(name, "geen_keuze")
			}
			s.Age = AgeGroup(text)
			return nil
		}}
}
