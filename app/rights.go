package app

import (
	"slices"

	"kompas/kompas"
)

// RoleRights is what somebody with a role may see and do.
type RoleRights struct {
	Role   kompas.Role
	Mine   bool // the reader has it here
	Rights []RoleRight
}

// RoleRight is one line of it.
type RoleRight struct {
	Action kompas.Action
	Grant  kompas.Grant
}

// Rights says for every role what it may see and do here, the reader's own roles first. It is the matrix by which
// permission is asked, for as far as there are pages for it.
func (a *App) Rights(by Actor) []RoleRights {
	var out []RoleRights
	for _, role := range kompas.AccountRoles() {
		r := RoleRights{Role: role, Mine: by.Has(role)}
		for _, action := range []kompas.Action{kompas.ActCompass, kompas.ActInsight, kompas.ActSessionInput, kompas.ActAmbitionResult, kompas.ActAdoptJointly,
			kompas.ActIndicator, kompas.ActActivity, kompas.ActQuality, kompas.ActStories, kompas.ActJointReview, kompas.ActImprovement, kompas.ActCouncilReport,
			kompas.ActManagePeople} {
			r.Rights = append(r.Rights, RoleRight{action, kompas.Granted(role, action)})
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(x, y RoleRights) int {
		switch {
		case x.Mine == y.Mine:
			return 0
		case x.Mine:
			return -1
		}
		return 1
	})
	return out
}
