package app

import (
	"context"
	"slices"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Member is somebody of a space as the list of people shows it.
type Member struct {
	Person kompas.Person
	Roles  []kompas.Membership // that hold today or will; empty for somebody who left
}

// Scope is a reach that a role can get, with its name.
type Scope struct {
	Kind kompas.ScopeKind
	ID   string
	Name string
}

// People is everybody of a space, for who manages them.
type People struct {
	Members     []Member
	Left        []Member
	Invitations []OpenInvitation
	Scopes      []Scope // every reach there is; names for those in use
}

// OpenInvitation is an invitation that was not accepted yet.
type OpenInvitation struct {
	kompas.Invitation
	Over bool   // its week has passed
	Path string // of its link, while that was not sent by mail
}

// People lists the people of the space and the open invitations.
func (a *App) People(ctx context.Context, by Actor) (People, error) {
	var out People
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return out, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		members, err := a.members(tx)
		if err != nil {
			return err
		}
		for _, m := range members {
			if len(m.Roles) > 0 {
				out.Members = append(out.Members, m)
			} else {
				out.Left = append(out.Left, m)
			}
		}
		if out.Invitations, err = a.openInvitations(tx); err != nil {
			return err
		}
		out.Scopes, err = scopes(tx, by)
		return err
	})
	return out, err
}

// members gives everybody with the roles that are not over, by name.
func (a *App) members(tx *store.Tx) ([]Member, error) {
	rows, err := tx.Members()
	if err != nil {
		return nil, err
	}
	today := a.day(tx.Now)
	var out []Member
	for _, r := range rows {
		out = append(out, Member{Person: r.Person, Roles: slices.DeleteFunc(r.Memberships, func(m kompas.Membership) bool { return m.ValidTo != "" && m.ValidTo <= today })})
	}
	slices.SortFunc(out, func(x, y Member) int { return strings.Compare(kompas.Fold(x.Person.Name), kompas.Fold(y.Person.Name)) })
	return out, nil
}

func (a *App) openInvitations(tx *store.Tx) ([]OpenInvitation, error) {
	list, err := tx.Invitations()
	if err != nil {
		return nil, err
	}
	var out []OpenInvitation
	for _, i := range list {
		o := OpenInvitation{Invitation: i, Over: !i.ExpiresAt.After(tx.Now)}
		if o.Path, err = waitingLink(tx, string(i.ID)); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, nil
}

// waitingLink gives the link of a mail that was not sent; empty when there is none.
func waitingLink(tx *store.Tx, mailID string) (string, error) {
	m, err := tx.Mail(mailID)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return m.Link, err
}

// resetLink gives the link for a new password that waits for a person; empty when there is none, or it no longer works.
func resetLink(tx *store.Tx, person kompas.PersonID) (string, error) {
	open, err := tx.HasReset(person)
	if err != nil || !open {
		return "", err
	}
	return waitingLink(tx, string(person))
}

// scopes lists every reach that a role in this space can have.
func scopes(tx *store.Tx, by Actor) ([]Scope, error) {
	out := []Scope{{Kind: kompas.ScopeSpace, Name: by.Space.Name}}
	organisations, err := tx.Organisations()
	if err != nil {
		return nil, err
	}
	for _, o := range organisations {
		out = append(out, Scope{kompas.ScopeOrganisation, string(o.ID), o.Name})
	}
	compasses, err := tx.Compasses(false)
	if err != nil {
		return nil, err
	}
	for _, c := range compasses {
		out = append(out, Scope{kompas.ScopeCompass, string(c.ID), c.Title})
	}
	if by.Space.Kind == kompas.PartnershipSpace {
		members, err := memberScopes(tx)
		return append(out, members...), err
	}
	areas, err := areaScopes(tx, by.Space.AreaCode)
	return append(out, areas...), err
}

// MemberPage is one person of the space, for who manages people.
type MemberPage struct {
	Member
	Past      []kompas.Membership // roles that ended
	Compasses []kompas.Compass    // that this person leads
	Actions   int                 // improvement actions that wait for this person
	Heirs     []kompas.Person     // who can take the compasses over
	Scopes    []Scope
	ResetPath string // of a link for a new password that was made and not used yet
	Elsewhere bool   // also belongs to other spaces: this manager does not decide about the account
	Self      bool
}

// Member shows one person of the space.
func (a *App) Member(ctx context.Context, by Actor, id kompas.PersonID) (MemberPage, error) {
	var p MemberPage
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return p, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		var err error
		if p.Member, p.Past, err = a.member(tx, id); err != nil {
			return err
		}
		p.Self = id == by.Person.ID
		if p.Compasses, err = tx.CompassesOf(id); err != nil {
			return err
		}
		actions, err := tx.OpenActionsOf(p.Person.Name)
		if err != nil {
			return err
		}
		p.Actions = len(actions)
		if p.Heirs, err = a.heirs(tx, id); err != nil {
			return err
		}
		if p.Elsewhere, err = a.belongsElsewhere(tx, by, id); err != nil {
			return err
		}
		if p.ResetPath, err = resetLink(tx, id); err != nil {
			return err
		}
		p.Scopes, err = scopes(tx, by)
		return err
	})
	return p, err
}

// member finds somebody who has, or had, a role here.
func (a *App) member(tx *store.Tx, id kompas.PersonID) (m Member, past []kompas.Membership, err error) {
	held, err := tx.MembershipsOf(id)
	if err != nil {
		return m, nil, err
	}
	if len(held) == 0 {
		return m, nil, fault.Missing()
	}
	account, err := tx.Account(id)
	if err != nil {
		return m, nil, err
	}
	m.Person = account.Person
	today := a.day(tx.Now)
	for _, h := range held {
		if h.ValidTo != "" && h.ValidTo <= today {
			past = append(past, h)
		} else {
			m.Roles = append(m.Roles, h)
		}
	}
	return m, past, nil
}

func (a *App) belongsElsewhere(tx *store.Tx, by Actor, id kompas.PersonID) (bool, error) {
	spaces, err := tx.SpacesOf(id, a.day(tx.Now))
	return slices.ContainsFunc(spaces, func(s kompas.Space) bool { return s.ID != by.Space.ID }), err
}

// manage writes a change of people: permission, one at a time, and afterwards still a manager.
func (a *App) manage(ctx context.Context, by Actor, do func(*store.Tx) error) error {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return err
	}
	return a.update(ctx, by, func(tx *store.Tx) error {
		if err := tx.HoldPeople(); err != nil {
			return err
		}
		if err := do(tx); err != nil {
			return err
		}
		return a.keepManager(tx)
	})
}

// keepManager refuses a change after which nobody without an end date manages the space.
func (a *App) keepManager(tx *store.Tx) error {
	members, err := tx.Members()
	if err != nil {
		return err
	}
	today := a.day(tx.Now)
	for _, p := range members {
		for _, m := range p.Memberships {
			if p.Person.DisabledAt.IsZero() && m.Role == kompas.RoleManager && m.ValidOn(today) && m.ValidTo == "" {
				return nil
			}
		}
	}
	return refuse("laatste_beheerder")
}

func membershipEditable() editable[kompas.Membership] {
	return editable[kompas.Membership]{
		kind: "lidmaatschap", fields: kompas.MembershipFields(),
		id:      func(m *kompas.Membership) string { return string(m.ID) },
		version: func(m *kompas.Membership) int64 { return m.Version },
		compass: func(*kompas.Membership) kompas.CompassID { return "" },
		save:    func(tx *store.Tx, m *kompas.Membership) error { return tx.UpdateMembership(m) },
	}
}

// EditMembership changes role, reach and end of a membership.
func (a *App) EditMembership(ctx context.Context, by Actor, person kompas.PersonID, id kompas.MembershipID, e Edit) (Edited, error) {
	e.Autosave = false
	var done Edited
	err := a.manage(ctx, by, func(tx *store.Tx) error {
		m, err := a.openMembership(tx, person, id)
		if err != nil {
			return err
		}
		next := m
		how := membershipEditable()
		if _, _, faults := applyChanges(&next, how, e); len(faults) == 0 {
			if err := a.checkRole(tx, by, next.Role, next.ScopeKind, next.ScopeID, next.ValidTo); err != nil {
				return err
			}
		}
		done, err = edit(a, tx, by, &m, how, e)
		return err
	})
	return done, err
}

// openMembership finds a membership of a person that is not over.
func (a *App) openMembership(tx *store.Tx, person kompas.PersonID, id kompas.MembershipID) (kompas.Membership, error) {
	m, _, err := a.member(tx, person)
	if err != nil {
		return kompas.Membership{}, err
	}
	i := slices.IndexFunc(m.Roles, func(m kompas.Membership) bool { return m.ID == id })
	if i < 0 {
		return kompas.Membership{}, fault.Missing()
	}
	return m.Roles[i], nil
}

// AddRole gives somebody who is in the space another role. Fields: rol, bereik, organisatie, tot.
func (a *App) AddRole(ctx context.Context, by Actor, person kompas.PersonID, form map[string]string) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		who, _, err := a.member(tx, person)
		if err != nil {
			return err
		}
		m := kompas.Membership{ID: kompas.MembershipID(tx.NewID()), PersonID: person, ValidFrom: a.day(tx.Now)}
		if form["bereik"], err = a.newOrganisation(tx, by, form); err != nil {
			return err
		}
		if err := fill(&m, kompas.MembershipFields(), form); err != nil {
			return err
		}
		if err := a.checkRole(tx, by, m.Role, m.ScopeKind, m.ScopeID, m.ValidTo); err != nil {
			return err
		}
		if slices.ContainsFunc(who.Roles, func(h kompas.Membership) bool {
			return h.Role == m.Role && h.ScopeKind == m.ScopeKind && h.ScopeID == m.ScopeID
		}) {
			return fault.Form([]*fault.Error{fault.Field("rol", "rol_al_gegeven")})
		}
		record(tx, by, "create", "lidmaatschap", string(m.ID), "", "", who.Person.Name+": "+string(m.Role))
		return tx.InsertMembership(m, by.Person.ID)
	})
}

// newOrganisation gives the reach of the form; an organisation that is typed in instead of chosen comes first.
func (a *App) newOrganisation(tx *store.Tx, by Actor, form map[string]string) (string, error) {
	id, err := organisationNamed(tx, by, form["organisatie"], "aanbieder")
	if err != nil || id == "" {
		return form["bereik"], err
	}
	return kompas.ScopeText(kompas.ScopeOrganisation, string(id)), nil
}

// checkRole says whether a role can have a reach and an end, and whether what it reaches is of this space.
func (a *App) checkRole(tx *store.Tx, by Actor, role kompas.Role, kind kompas.ScopeKind, id, until string) error {
	if !kompas.ScopeFits(role, kind, by.Space.Kind) {
		return fault.Form([]*fault.Error{misfit(role, by.Space.Kind)})
	}
	if until != "" && until <= a.day(tx.Now) {
		return fault.Form([]*fault.Error{fault.Field("tot", "datum_voorbij")})
	}
	all, err := scopes(tx, by)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(s Scope) bool { return s.Kind == kind && s.ID == id }) {
		return fault.Form([]*fault.Error{fault.Field("bereik", "geen_keuze")})
	}
	return nil
}

// misfit says which reach a role needs.
func misfit(role kompas.Role, space kompas.SpaceKind) *fault.Error {
	switch {
	case kompas.ScopeFits(role, kompas.ScopeSpace, space):
		return fault.Field("bereik", "bereik_past_niet_tenant")
	case kompas.ScopeFits(role, kompas.ScopeOrganisation, space):
		return fault.Field("bereik", "bereik_past_niet_organisation")
	}
	return fault.Field("bereik", "bereik_past_niet_area")
}
