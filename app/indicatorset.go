package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Kinds of objects in the history.
const (
	kindSet     = "indicatorenset"
	kindSetItem = "setindicator"
)

// SeenSet is a set as one space sees it.
type SeenSet = store.SeenSet

// MemberSpace is a space that was asked to use a set.
type MemberSpace = store.MemberSpace

// readsSets says whether the actor reads what sets say: whoever reads indicators anywhere in the space.
func (by Actor) readsSets() bool { return by.May(kompas.ActIndicator, 'R', by.Reach()) }

// keepsSets says whether the actor keeps the sets of the space, and answers for it when another asks.
func (by Actor) keepsSets() bool { return by.May(kompas.ActIndicator, 'C', Object{}) }

// owns says whether a set is of the actor's space.
func (by Actor) owns(s SeenSet) bool { return s.OwnerID == by.Space.ID }

// SetsPage lists the sets of a space: its own, those it uses, and those it was asked to use.
type SetsPage struct {
	Own, Joined, Waiting []SeenSet
	MayMake              bool
}

// SetsPage loads the page.
func (a *App) SetsPage(ctx context.Context, by Actor) (SetsPage, error) {
	p := SetsPage{MayMake: by.keepsSets()}
	if !by.readsSets() {
		return p, fault.New(fault.Forbidden, "geen_recht")
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		sets, err := tx.IndicatorSets()
		for _, s := range sets {
			switch {
			case by.owns(s):
				p.Own = append(p.Own, s)
			case s.Mine.State == kompas.SetJoined:
				p.Joined = append(p.Joined, s)
			default:
				p.Waiting = append(p.Waiting, s)
			}
		}
		return err
	})
	return p, err
}

// askedSets gives the sets that the space was asked to use.
func askedSets(tx *store.Tx, by Actor) ([]SeenSet, error) {
	sets, err := tx.IndicatorSets()
	return slices.DeleteFunc(sets, func(s SeenSet) bool { return by.owns(s) || s.Mine.State != kompas.SetAsked }), err
}

// SetPage is one set: to the space that owns it, to one that uses it, or to one that was asked to.
type SetPage struct {
	SeenSet
	Items       []SetLine
	Members     []MemberSpace          // of the owner only
	Invitations []kompas.SetInvitation // of the owner only
	IsOwner     bool
	MayKeep     bool // change it, when the space owns it; answer, or stop, when it does not
}

// SetLine is an indicator of a set, with where this space uses it.
type SetLine struct {
	kompas.SetItem
	Uses []SetUse
}

// SetUse is an indicator of this space that follows a set.
type SetUse struct {
	store.FollowedIndicator
	Slug, Address string // of its compass and its result
	Older         bool   // it follows an edition before the newest
}

// SetPage loads the page.
func (a *App) SetPage(ctx context.Context, by Actor, id kompas.IndicatorSetID) (SetPage, error) {
	var p SetPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		var err error
		if p.SeenSet, err = by.openSet(tx, id, 'R'); err != nil {
			return err
		}
		p.IsOwner, p.MayKeep = by.owns(p.SeenSet), by.keepsSets()
		items, err := tx.SetItems(id)
		if err != nil {
			return err
		}
		for _, i := range items {
			p.Items = append(p.Items, SetLine{SetItem: i})
		}
		if err := p.loadUses(tx, by); err != nil || !p.IsOwner {
			return err
		}
		if p.Members, err = tx.SetMembers(id); err != nil {
			return err
		}
		p.Members = slices.DeleteFunc(p.Members, func(m MemberSpace) bool {
			return m.State == kompas.SetAsked || m.State == kompas.SetWithdrawn
		})
		p.Invitations, err = tx.SetInvitations(id)
		return err
	})
	return p, err
}

// loadUses finds the indicators of the space that follow the set, in the compasses that the actor reads.
func (p *SetPage) loadUses(tx *store.Tx, by Actor) error {
	used, err := tx.FollowedIndicators(p.ID)
	if err != nil || len(used) == 0 {
		return err
	}
	compasses, err := tx.Compasses(false)
	if err != nil {
		return err
	}
	at, err := by.tables(tx)
	if err != nil {
		return err
	}
	for _, c := range compasses {
		here := func(u store.FollowedIndicator) bool { return u.Compass == c.ID }
		if !slices.ContainsFunc(used, here) || !by.May(kompas.ActCompass, 'R', at.asked(c)) {
			continue
		}
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		for _, r := range currentResults(versions) {
			p.addUses(c, r, used)
		}
	}
	return nil
}

// addUses adds the indicators of one result that follow the set.
func (p *SetPage) addUses(c kompas.Compass, r kompas.SocietalResult, used []store.FollowedIndicator) {
	for _, u := range used {
		for k := range p.Items {
			if line := &p.Items[k]; u.Compass == c.ID && u.Number == r.Number && u.ItemID == line.ID {
				line.Uses = append(line.Uses, SetUse{FollowedIndicator: u, Slug: c.Slug, Address: ResultAddress(r), Older: u.Edition < line.Edition})
			}
		}
	}
}

// openSet finds a set that the space owns, uses or is asked to use; any other does not exist.
func (by Actor) openSet(tx *store.Tx, id kompas.IndicatorSetID, letter byte) (SeenSet, error) {
	s, err := tx.IndicatorSet(id)
	switch {
	case err != nil:
		return s, err
	case !by.owns(s) && s.Mine.State != kompas.SetJoined && s.Mine.State != kompas.SetAsked:
		return s, fault.Missing()
	case letter == 'R' && by.readsSets(), by.keepsSets():
		return s, nil
	}
	return s, fault.New(fault.Forbidden, "geen_recht")
}

// openOwnSet finds a set of the space for whoever keeps it. A space that only uses it may look and not change.
func (by Actor) openOwnSet(tx *store.Tx, id kompas.IndicatorSetID) (SeenSet, error) {
	s, err := by.openSet(tx, id, 'C')
	if err == nil && !by.owns(s) {
		err = fault.New(fault.Forbidden, "set_van_een_ander")
	}
	return s, err
}

// AddSet makes a set of the space, and gives its id.
func (a *App) AddSet(ctx context.Context, by Actor, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		if !by.keepsSets() {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		s := kompas.IndicatorSet{ID: kompas.IndicatorSetID(tx.NewID()), OwnerID: by.Space.ID, Version: 1}
		form["setnaam"] += ""
		form["setdomein"] += "" // asked even when the form left them out
		if err := fill(&s, kompas.IndicatorSetFields(), form); err != nil {
			return "", err
		}
		record(tx, by, "create", kindSet, string(s.ID), "", "", s.Name)
		return string(s.ID), tx.InsertIndicatorSet(s)
	})
}

// EditSet changes what a set is called and what it is for.
func (a *App) EditSet(ctx context.Context, by Actor, id kompas.IndicatorSetID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		s, err := by.openOwnSet(tx, id)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &s.IndicatorSet, editable[kompas.IndicatorSet]{
			kind: kindSet, fields: kompas.IndicatorSetFields(),
			id:      func(s *kompas.IndicatorSet) string { return string(s.ID) },
			version: func(s *kompas.IndicatorSet) int64 { return s.Version },
			compass: func(*kompas.IndicatorSet) kompas.CompassID { return "" },
			save:    func(tx *store.Tx, s *kompas.IndicatorSet) error { return tx.UpdateIndicatorSet(s) },
		}, e)
		return err
	})
	return done, err
}

// AddSetItem puts an indicator in a set, at its end, and gives its id.
func (a *App) AddSetItem(ctx context.Context, by Actor, id kompas.IndicatorSetID, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		s, err := by.openOwnSet(tx, id)
		if err != nil {
			return "", err
		}
		for _, name := range []string{"indicator", "definitie", "aard", "eenheid", "richting", "grondslag"} {
			form[name] += "" // asked even when the form left it out
		}
		i := kompas.SetItem{ID: tx.NewID(), SetID: id, Position: 1, Edition: 1, Words: kompas.Indicator{Level: kompas.Society}, Version: 1}
		if err := fill(&i, kompas.SetItemFields(), form); err != nil {
			return "", err
		}
		items, err := tx.SetItems(id)
		if err != nil {
			return "", err
		}
		for _, x := range items {
			i.Position = max(i.Position, x.Position+1)
		}
		if err := onceInSet(items, i); err != nil {
			return "", err
		}
		record(tx, by, "create", kindSetItem, i.ID, "", "", s.Name+": "+i.Words.Name)
		return i.ID, tx.InsertSetItem(i)
	})
}

// onceInSet keeps each name once in a set, or nobody knows which is meant.
func onceInSet(items []kompas.SetItem, i kompas.SetItem) error {
	if slices.ContainsFunc(items, func(x kompas.SetItem) bool {
		return x.ID != i.ID && kompas.Fold(x.Words.Name) == kompas.Fold(i.Words.Name)
	}) {
		return fault.Form([]*fault.Error{fault.Field("indicator", "staat_al_in_de_set")})
	}
	return nil
}

// EditSetItem changes an indicator of a set. When its meaning changes that is the next edition, and every space that takes
// part finds it in its history; what it took over stays as it was. spelling is the owner's word that it does not.
func (a *App) EditSetItem(ctx context.Context, by Actor, id kompas.IndicatorSetID, item string, spelling string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		if _, err := by.openOwnSet(tx, id); err != nil {
			return err
		}
		i, err := tx.SetItem(id, item, false)
		if err != nil {
			return err
		}
		items, err := tx.SetItems(id)
		if err != nil {
			return err
		}
		only, wrong := ticked(map[string]string{"alleen-spelling": spelling}, "alleen-spelling")
		if wrong != nil {
			return fault.Form([]*fault.Error{wrong})
		}
		before := i
		done, err = edit(a, tx, by, &i, editable[kompas.SetItem]{
			kind: kindSetItem, fields: kompas.SetItemFields(),
			id:      func(i *kompas.SetItem) string { return i.ID },
			version: func(i *kompas.SetItem) int64 { return i.Version },
			compass: func(*kompas.SetItem) kompas.CompassID { return "" },
			save: func(tx *store.Tx, next *kompas.SetItem) error {
				next.Revise(before, only)
				if err := onceInSet(items, *next); err != nil {
					return err
				}
				return tx.UpdateSetItem(next)
			},
		}, e)
		if err != nil || i.Edition == before.Edition {
			return err
		}
		return tellEdition(tx, by, i)
	})
	return done, err
}

// tellEdition notes a next edition in the history of the owner, and of every space that takes part.
func tellEdition(tx *store.Tx, by Actor, i kompas.SetItem) error {
	record(tx, by, "set_edition", kindSetItem, i.ID, "", "", i.Words.Name)
	members, err := tx.SetMembers(i.SetID)
	for _, m := range members {
		if m.State == kompas.SetJoined {
			tx.RecordIn(m.TenantID, fromSpace(by, "set_edition", kindSetItem, i.ID, i.Words.Name))
		}
	}
	return err
}

// fromSpace is a change as another space finds it in its history: done by the space, for it does not know its people.
func fromSpace(by Actor, action, kind, id, after string) store.Event {
	return store.Event{PersonName: by.Space.Name, Action: action, ObjectKind: kind, ObjectID: id, After: after}
}

// RemoveSetItem takes an indicator out of a set; RestoreSetItem puts it back. Whoever took it over keeps it.
func (a *App) RemoveSetItem(ctx context.Context, by Actor, id kompas.IndicatorSetID, item string) error {
	return a.setSetItem(ctx, by, id, item, true)
}

// RestoreSetItem puts an indicator back that was taken out of a set.
func (a *App) RestoreSetItem(ctx context.Context, by Actor, id kompas.IndicatorSetID, item string) error {
	return a.setSetItem(ctx, by, id, item, false)
}

func (a *App) setSetItem(ctx context.Context, by Actor, id kompas.IndicatorSetID, item string, removed bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		if _, err := by.openOwnSet(tx, id); err != nil {
			return err
		}
		i, err := tx.SetItem(id, item, !removed)
		if err != nil {
			return err
		}
		if removed {
			record(tx, by, "remove", kindSetItem, i.ID, "", i.Words.Name, "")
			return tx.SetSetItemRemoved(id, item, true)
		}
		items, err := tx.SetItems(id)
		if err != nil {
			return err
		}
		if onceInSet(items, i) != nil {
			return refuse("staat_al_in_de_set")
		}
		record(tx, by, "restore", kindSetItem, i.ID, "", "", i.Words.Name)
		return tx.SetSetItemRemoved(id, item, false)
	})
}
