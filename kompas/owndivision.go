package kompas

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
)

// OwnDivisionFields are the fields of an own division that may change.
func OwnDivisionFields() []Field[area.OwnDivision] {
	return []Field[area.OwnDivision]{RequiredTextField("indelingnaam", MaxName, false, func(o *area.OwnDivision) *string { return &o.Name })}
}

// OwnAreaFields are the fields of an own area. Of which wijken and buurten it can be made, the boundaries tell.
func OwnAreaFields() []Field[area.OwnArea] {
	return []Field[area.OwnArea]{
		RequiredTextField("gebiednaam", MaxName, false, func(a *area.OwnArea) *string { return &a.Name }),
		{Name: "leden", Get: func(a *area.OwnArea) string { return strings.Join(a.Members, " ") },
			Set: func(a *area.OwnArea, text string) *fault.Error {
				all := strings.Fields(text)
				members := slices.DeleteFunc(slices.Clone(all), func(m string) bool { // a wijk holds its buurten
					return slices.ContainsFunc(all, func(w string) bool { return w != m && area.LiesIn(m, w) })
				})
				if len(members) == 0 {
					return fault.Field("leden", "eigen_gebied_leeg")
				}
				slices.Sort(members)
				a.Members = slices.Compact(members)
				return nil
			}},
	}
}
