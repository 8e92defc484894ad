package app

import (
	"context"
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// RoleRights is what somebody with a role may see and do, and whether anybody has it here.
type RoleRights struct {
	Role    kompas.Role
	Mine    bool            // the reader has it here
	Taken   bool            // somebody has it today
	Holders []kompas.Person // who; only for whoever manages people
	Groups  []RightGroup
}

// RightGroup is everything a role may do in the same way, the most first.
type RightGroup struct {
	Letter byte // of the matrix; 0 is nothing
	Rights []RoleRight
}

// RoleRight is one kind of thing, and what limits the right to it.
type RoleRight struct {
	Action kompas.Action
	Limit  string
}

// Rights says for every role what it may see and do here, the reader's own roles first. It is the matrix by which
// permission is asked, for as far as there are pages for it.
func (a *App) Rights(ctx context.Context, by Actor) ([]RoleRights, error) {
	var holders map[kompas.Role][]kompas.Person
	err := a.view(ctx, by, func(tx *store.Tx) (err error) {
		holders, err = a.holders(tx)
		return err
	})
	names := by.May(kompas.ActManagePeople, 'C', Object{})
	var out []RoleRights
	for _, role := range kompas.AccountRoles() {
		r := RoleRights{Role: role, Mine: by.Has(role), Taken: len(holders[role]) > 0, Groups: rightGroups(role)}
		if names {
			r.Holders = holders[role]
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
	return out, err
}

// holders gives who has each role today, each person once per role.
func (a *App) holders(tx *store.Tx) (map[kompas.Role][]kompas.Person, error) {
	members, err := a.members(tx)
	out := map[kompas.Role][]kompas.Person{}
	for _, m := range members {
		var had []kompas.Role
		for _, h := range m.Roles {
			if h.ValidOn(a.day(tx.Now)) && m.Person.DisabledAt.IsZero() && !slices.Contains(had, h.Role) {
				had = append(had, h.Role)
				out[h.Role] = append(out[h.Role], m.Person)
			}
		}
	}
	return out, err
}

// rightTo is what the pages let a role do: the cell of the matrix, but what stands on the pages of a compass is read by
// whoever reads the compass, and by nobody else.
func rightTo(role kompas.Role, action kompas.Action) kompas.Grant {
	g, compass := kompas.Granted(role, action), kompas.Granted(role, kompas.ActCompass)
	switch action {
	case kompas.ActRetention:
		if g.Letter != 0 {
			g.Letter = 'R' // nobody changes the log
		}
	case kompas.ActInsight, kompas.ActSessionInput, kompas.ActAmbitionResult, kompas.ActAdoptJointly, kompas.ActIndicator, kompas.ActActivity,
		kompas.ActContribution, kompas.ActAppointPartner, kompas.ActImprovement:
		if !compass.May('R') {
			return compass
		}
		if g.Letter == 0 {
			return kompas.Grant{Letter: 'R'}
		}
	}
	return g
}

func rightGroups(role kompas.Role) []RightGroup {
	groups := []RightGroup{{Letter: 'C'}, {Letter: 'S'}, {Letter: 'P'}, {Letter: 'D'}, {Letter: 'R'}, {Letter: 'A'}, {}}
	for _, action := range []kompas.Action{kompas.ActCompass, kompas.ActInsight, kompas.ActSessionInput, kompas.ActAmbitionResult, kompas.ActAdoptJointly,
		kompas.ActIndicator, kompas.ActActivity, kompas.ActContribution, kompas.ActAppointPartner, kompas.ActFunding,
		kompas.ActQuality, kompas.ActStories, kompas.ActJointReview, kompas.ActImprovement, kompas.ActCouncilReport,
		kompas.ActCollege, kompas.ActCouncil, kompas.ActCoreValue, kompas.ActCouncilQuestion, kompas.ActAnswerQuestion, kompas.ActManagePeople, kompas.ActRetention} {
		g := rightTo(role, action)
		at := slices.IndexFunc(groups, func(x RightGroup) bool { return x.Letter == g.Letter })
		groups[at].Rights = append(groups[at].Rights, RoleRight{action, g.Limit})
	}
	return slices.DeleteFunc(groups, func(x RightGroup) bool { return len(x.Rights) == 0 })
}
