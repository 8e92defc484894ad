package app

import (
	"context"
	"crypto/sha256"
	"slices"
	"time"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Actor is somebody who does something in a space: who, with which memberships that hold today.
type Actor struct {
	Person      kompas.Person
	Space       kompas.Space
	Memberships []kompas.Membership
	LoginID     string
	Spaces      []kompas.Space       // every space the person belongs to; only of an actor in no space in particular
	Revision    int64                // of the space's data when the actor came in
	Resident    *kompas.ResidentLink // set for a resident who came by a link and has no account
	Guest       *kompas.ResidentLink // set for a guest who came by a link for one thing
}

// HashToken gives the form in which a secret is stored: whoever reads the database cannot use it.
func HashToken(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// Enter lets the person behind a sign-in token into a space. Unauthenticated when the token does not hold;
// a space the person does not belong to is not found by that token either.
func (a *App) Enter(ctx context.Context, token, space string) (Actor, error) {
	e, err := a.entry(ctx, token, func(tx *store.Tx) (store.Entry, error) { return tx.Enter(HashToken(token), space, a.day(tx.Now)) })
	if fault.Is(err, fault.NotFound) {
		if _, err := a.EnterAccount(ctx, token); err != nil {
			return Actor{}, err
		}
	}
	if err != nil {
		return Actor{}, err
	}
	today := a.Today()
	e.Memberships = slices.DeleteFunc(e.Memberships, func(m kompas.Membership) bool { return !m.ValidOn(today) })
	if len(e.Memberships) == 0 {
		return Actor{}, fault.Missing()
	}
	return Actor{Person: e.Person, Space: e.Space, Memberships: e.Memberships, LoginID: e.LoginID, Revision: e.Revision}, nil
}

// SpacesOf gives every space the actor belongs to, for switching between them.
func (a *App) SpacesOf(ctx context.Context, by Actor) (spaces []kompas.Space, err error) {
	err = a.store.Glance(ctx, func(tx *store.Tx) error {
		spaces, err = tx.SpacesOf(by.Person.ID, a.day(tx.Now))
		return err
	})
	return spaces, err
}

// EnterAccount lets the person behind a sign-in token in, in no particular space.
func (a *App) EnterAccount(ctx context.Context, token string) (Actor, error) {
	e, err := a.entry(ctx, token, func(tx *store.Tx) (store.Entry, error) { return tx.EnterAccount(HashToken(token), a.day(tx.Now)) })
	if fault.Is(err, fault.NotFound) {
		return Actor{}, fault.New(fault.Unauthenticated, "eerst_aanmelden")
	}
	return Actor{Person: e.Person, LoginID: e.LoginID, Spaces: e.Spaces}, err
}

// seenEvery is how often a login notes that it is used: often enough to end idle ones, seldom enough to cost nothing.
const seenEvery = 5 * time.Minute

func (a *App) entry(ctx context.Context, token string, find func(*store.Tx) (store.Entry, error)) (store.Entry, error) {
	if token == "" {
		return store.Entry{}, fault.New(fault.Unauthenticated, "eerst_aanmelden")
	}
	var e store.Entry
	err := a.store.Glance(ctx, func(tx *store.Tx) (err error) {
		e, err = find(tx)
		return err
	})
	if err == nil && a.out.Now().Sub(e.SeenAt) >= seenEvery {
		err = a.store.Update(ctx, func(tx *store.Tx) error { return tx.SeeLogin(e.LoginID) })
		if fault.Is(err, fault.Unavailable) {
			err = nil // pages can still be read while nothing can be written
		}
	}
	return e, err
}

// EnterByLink lets a resident with a link into the one compass it is for, or a guest to the one thing. A link that ended is not found.
func (a *App) EnterByLink(ctx context.Context, space, code string) (Actor, error) {
	var by Actor
	err := a.store.View(ctx, func(tx *store.Tx) error {
		s, err := tx.SpaceBySlug(space)
		if err != nil {
			return err
		}
		if err := tx.Switch(s.ID); err != nil {
			return err
		}
		link, err := tx.ResidentLinkByCode(hashCode(code))
		if err != nil {
			return err
		}
		if by = (Actor{Space: s, Resident: &link}); link.ForGuest() {
			by = Actor{Space: s, Guest: &link}
		}
		by.Revision, err = tx.Revision()
		return err
	})
	if fault.Is(err, fault.NotFound) {
		err = endedLink()
	}
	return by, err
}

// Object is what a permission is asked about. The zero value is the space as a whole.
type Object struct {
	Compass       kompas.CompassID
	AreaCode      string
	Organisations []kompas.OrganisationID // parties at the compass's table
	Members       []string                // codes of the municipalities that take part in it, in a partnership
	Own           []kompas.OrganisationID // parties whose own thing it is: the executors of an activity
	CreatedBy     kompas.PersonID
	SpokenFor     bool                  // one of Own has somebody in this space; asked where others may answer for whoever has nobody
	Practice      kompas.PersonID       // who leads the compass, when it is one to practise with
	Learning      kompas.OrganisationID // in whose learning space it is; empty for what stands outside
	Guests        []kompas.PersonID     // who was let in to it there
}

// tables is who takes part in each compass of a space, as far as permission depends on it.
type tables struct {
	seated  map[kompas.CompassID][]kompas.OrganisationID
	members map[kompas.CompassID][]string
}

// tables loads who takes part, as far as it matters to the actor: parties to a guest, municipalities to whoever speaks for
// one in a partnership.
func (by Actor) tables(tx *store.Tx) (tables, error) {
	var t tables
	var err error
	if len(by.OwnOrganisations()) > 0 {
		if t.seated, err = tx.SeatedOrganisations(); err != nil {
			return t, err
		}
	}
	if by.Space.Kind == kompas.PartnershipSpace {
		t.members, err = tx.TakingPart()
	}
	return t, err
}

// asked is a compass as permission on it is asked.
func (t tables) asked(c kompas.Compass) Object {
	on := Object{Compass: c.ID, AreaCode: c.AreaCode, Organisations: t.seated[c.ID], Members: t.members[c.ID]}
	if c.IsPractice {
		on.Practice = c.OwnerID
	}
	return on
}

// practises says whether the actor may do an action on a compass to practise with: only its makers may, who are whoever
// leads it and whoever was given a role in it; and nothing of it goes to college or council, or out.
func (by Actor) practises(action kompas.Action, on Object) bool {
	switch action {
	case kompas.ActCouncilReport, kompas.ActCouncil, kompas.ActCollege, kompas.ActCoreValue, kompas.ActPublishRound, kompas.ActCouncilQuestion:
		return false
	}
	invited := func(m kompas.Membership) bool {
		return m.ScopeKind == kompas.ScopeCompass && m.ScopeID == string(on.Compass)
	}
	return by.Person.ID == on.Practice || slices.ContainsFunc(by.Memberships, invited)
}

// May says whether the actor may do an action on an object. It is the only place where permission is decided.
func (by Actor) May(action kompas.Action, letter byte, on Object) bool {
	if on.Practice != "" && !by.practises(action, on) {
		return false
	}
	if by.Resident != nil {
		return on.Learning == "" && by.Resident.CompassID == on.Compass && residentMay(kompas.Granted(kompas.RoleResident, action), letter)
	}
	if by.Guest != nil {
		return on.Learning == "" && by.Guest.CompassID == on.Compass && kompas.GuestGrant(by.Guest.AboutKind, action).May(letter)
	}
	for _, m := range by.Memberships {
		g := kompas.Granted(m.Role, action)
		if g.May(letter) && (inLearning(g, m, by, on) || on.Learning == "" && reaches(m, on) && within(g, m, by, on)) {
			return true
		}
	}
	return false
}

// residentMay: a resident's own things are reached by the resident's own link, not by this question.
func residentMay(g kompas.Grant, letter byte) bool { return g.Limit == "" && g.May(letter) }

// inLearning says whether a grant holds in a learning space: for the organisation's own people, and for who was let in. No
// other membership reaches there, however wide it is.
func inLearning(g kompas.Grant, m kompas.Membership, by Actor, on Object) bool {
	switch {
	case on.Learning == "":
		return false
	case g.Limit == "invited":
		return slices.Contains(on.Guests, by.Person.ID)
	}
	return m.ScopeKind == kompas.ScopeOrganisation && m.ScopeID == string(on.Learning)
}

// reaches says whether a membership's scope covers the object.
func reaches(m kompas.Membership, on Object) bool {
	switch m.ScopeKind {
	case kompas.ScopeSpace:
		return true
	case kompas.ScopeCompass:
		return string(on.Compass) == m.ScopeID
	case kompas.ScopeArea:
		return area.LiesIn(on.AreaCode, m.ScopeID) || slices.Contains(on.Members, m.ScopeID)
	case kompas.ScopeOrganisation:
		return on.Compass == "" || slices.Contains(on.Organisations, kompas.OrganisationID(m.ScopeID))
	}
	return false
}

// within says whether a limited grant covers the object. Reading is not limited to one's own where the letter is R or A.
func within(g kompas.Grant, m kompas.Membership, by Actor, on Object) bool {
	switch g.Limit {
	case "":
		return true
	case "own":
		return m.ScopeKind == kompas.ScopeOrganisation && slices.Contains(on.Own, kompas.OrganisationID(m.ScopeID)) ||
			on.CreatedBy != "" && on.CreatedBy == by.Person.ID
	case "area":
		return m.ScopeKind == kompas.ScopeArea && area.LiesIn(on.AreaCode, m.ScopeID)
	}
	return false // invited: only into a learning space
}

// require turns a missing permission into the right answer: what one may not see does not exist, what one may see but
// not do is refused.
func (by Actor) require(action kompas.Action, letter byte, on Object) error {
	if by.May(action, letter, on) {
		return nil
	}
	if on.Compass != "" && !by.May(kompas.ActCompass, 'A', on) {
		return fault.Missing()
	}
	return fault.New(fault.Forbidden, "geen_recht")
}

// Reach is an object that lies within every membership of the actor, or within a resident's link: asked when it matters
// only whether the actor may do something somewhere in the space.
func (by Actor) Reach() Object {
	var on Object
	if by.Resident != nil {
		on.Compass = by.Resident.CompassID
	}
	for _, m := range by.Memberships {
		switch m.ScopeKind {
		case kompas.ScopeCompass:
			on.Compass = kompas.CompassID(m.ScopeID)
		case kompas.ScopeArea:
			on.AreaCode = m.ScopeID
		case kompas.ScopeOrganisation:
			on.Organisations = append(on.Organisations, kompas.OrganisationID(m.ScopeID))
			on.Own = on.Organisations
		}
	}
	return on
}

// OwnOrganisations gives the organisations the actor speaks for in this space.
func (by Actor) OwnOrganisations() []kompas.OrganisationID {
	var out []kompas.OrganisationID
	for _, m := range by.Memberships {
		if m.ScopeKind == kompas.ScopeOrganisation {
			out = append(out, kompas.OrganisationID(m.ScopeID))
		}
	}
	return out
}

// OwnMunicipality is the municipality the actor speaks for, when it is one; empty for whoever speaks for the whole space.
func (by Actor) OwnMunicipality() string {
	code := ""
	for _, m := range by.Memberships {
		if m.ScopeKind != kompas.ScopeArea || code != "" && code != m.ScopeID {
			return ""
		}
		code = m.ScopeID
	}
	return code
}

// Has says whether the actor holds one of these roles in this space.
func (by Actor) Has(roles ...kompas.Role) bool {
	return slices.ContainsFunc(by.Memberships, func(m kompas.Membership) bool { return slices.Contains(roles, m.Role) })
}

// compassObject loads what permissions of the actor on a compass are decided by.
func (by Actor) compassObject(tx *store.Tx, c kompas.Compass) (Object, error) {
	t, err := by.tables(tx)
	return t.asked(c), err
}

// openCompass finds the compass of a slug, lets in who may do the action on it, and refuses writing in an archived one.
func (by Actor) openCompass(tx *store.Tx, slug string, action kompas.Action, letter byte) (kompas.Compass, Object, error) {
	c, err := tx.CompassBySlug(slug)
	if err != nil {
		return c, Object{}, err
	}
	on, err := by.compassObject(tx, c)
	if err != nil {
		return c, on, err
	}
	if err := by.require(action, letter, on); err != nil {
		return c, on, err
	}
	if c.Archived() && letter != 'R' && letter != 'A' && action != kompas.ActCompass {
		return c, on, refuse("kompas_gearchiveerd")
	}
	return c, on, nil
}
