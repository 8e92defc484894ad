package app_test

import (
	"context"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// done counts how often the history tells of an action on a kind of thing.
func done(t *testing.T, w *apptest.World, action, kind string) (n int) {
	t.Helper()
	c, err := w.App.Changes(t.Context(), w.Actor(kompas.RoleManager), app.ChangesQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range c.Lines {
		if l.Action == action && l.ObjectKind == kind {
			n++
		}
	}
	return n
}

func TestUndoingIsForWhoMayAndCountsOnce(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p, ctx := withPart(t, w), t.Context()
		guide := w.Actor(kompas.RoleGuide)
		restore := func(by app.Actor) error { return w.App.RestorePart(ctx, by, p.slug, app.PartSupportBase, p.level) }
		take := func(by app.Actor) {
			t.Helper()
			if err := w.App.RemovePart(ctx, by, p.slug, app.PartSupportBase, p.level); err != nil {
				t.Fatal(err)
			}
		}
		take(p.policy)
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleCouncil, kompas.RoleAnalyst, kompas.RoleClerk} {
			if err := restore(w.Actor(role)); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) || len(p.support().Lines) != 0 {
				t.Errorf("%s undoes what the officer did: %v", role, err)
			}
		}
		if err := restore(w.ActorOf(w.Stranger, w.Elsewhere.Slug)); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody of another space undoes it: %v", err)
		}
		for range 2 { // the bar is pressed twice, by somebody else who may
			if err := restore(guide); err != nil || len(p.support().Lines) != 1 {
				t.Errorf("the guide puts it back: %v", err)
			}
		}
		if n := done(t, w, "restore", "draagvlak"); n != 1 {
			t.Errorf("put back once, told %d times", n)
		}
		// Meanwhile somebody else works on: the old bar of the officer undoes nothing of that.
		if _, err := w.App.EditPart(ctx, guide, p.slug, app.PartSupportBase, p.level, app.Edit{Changes: []app.Change{{Field: "toelichting", Value: "Van de begeleider"}}}); err != nil {
			t.Fatal(err)
		}
		if err := restore(p.policy); err != nil || p.support().Lines[0].Part.Note != "Van de begeleider" {
			t.Errorf("the old bar: %v %+v", err, p.support().Lines[0].Part)
		}
		take(guide)
		if err := w.App.ArchiveCompass(ctx, p.policy, p.slug); err != nil {
			t.Fatal(err)
		}
		if err := restore(p.policy); !fault.HasCode(err, "kompas_gearchiveerd") {
			t.Errorf("in an archived compass: %v", err)
		}
	})
}

// undone is something that comes back when the rest went on, and what happens meanwhile.
type undone struct {
	what      string
	meanwhile func() error
	undo      func() error
	code      string
}

func TestWhatComesBackFitsWhatIsThereByThen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d, ctx := withDepth(t, w), t.Context()
		x := undoWorld{depthWorld: d, ctx: ctx}
		for _, u := range []undone{x.claimAgain(), x.ringOfActivities(), x.ringOfResults(), x.sameName()} {
			if err := u.meanwhile(); err != nil {
				t.Fatalf("%s, meanwhile: %v", u.what, err)
			}
			if err := u.undo(); !fault.HasCode(err, u.code) {
				t.Errorf("%s: %v", u.what, err)
			}
		}
		if err := w.App.RemoveActivity(ctx, d.policy, d.slug, nobodys); err != nil {
			t.Fatal(err)
		}
		if err := w.App.ArchiveCompass(ctx, d.policy, d.slug); err != nil {
			t.Fatal(err)
		}
		if err := w.App.RestoreActivity(ctx, d.policy, d.slug, nobodys); !fault.HasCode(err, "kompas_gearchiveerd") {
			t.Errorf("an activity of an archived compass: %v", err)
		}
	})
}

type undoWorld struct {
	depthWorld
	ctx context.Context
}

// claimAgain: another ties the activity to the result again.
func (x undoWorld) claimAgain() undone {
	x.t.Helper()
	address, _ := x.withIndicator()
	tie := func() error {
		return x.App.AddClaim(x.ctx, x.policy, x.slug, theirs, map[string]string{"resultaat": "1"}, "")
	}
	if err := tie(); err != nil {
		x.t.Fatal(err)
	}
	p, err := x.App.ActivityPage(x.ctx, x.policy, x.slug, theirs)
	if err != nil || len(p.Claims) != 1 {
		x.t.Fatal(address, p.Claims, err)
	}
	id := string(p.Claims[0].ID)
	if err := x.App.RemoveClaim(x.ctx, x.policy, x.slug, theirs, id); err != nil {
		x.t.Fatal(err)
	}
	return undone{"a claim that another made again", tie, func() error { return x.App.RestoreClaim(x.ctx, x.policy, x.slug, theirs, id) }, "resultaat_al_gekoppeld"}
}

func (x undoWorld) after(first, then string) error {
	return x.App.AddRelation(x.ctx, x.policy, x.slug, then, map[string]string{"samenhang": string(kompas.RelationAfter), "andere": first}, "")
}

// relations gives how the activities that are there go together.
func (x undoWorld) relations() (list []kompas.ActivityRelation) {
	x.t.Helper()
	err := x.Store.Tenant(x.Space.ID).View(x.ctx, func(tx *store.Tx) error {
		c, err := tx.CompassBySlug(x.slug)
		if err == nil {
			list, err = tx.Relations(c.ID)
		}
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return list
}

// ringOfActivities: koffie, maatjes, bezoek in a chain; maatjes is away when somebody closes the ring.
func (x undoWorld) ringOfActivities() undone {
	x.t.Helper()
	for _, err := range []error{x.after(theirs, nobodys), x.after(nobodys, anothers), x.App.RemoveActivity(x.ctx, x.policy, x.slug, nobodys)} {
		if err != nil {
			x.t.Fatal(err)
		}
	}
	undo := func() error {
		err := x.App.RestoreActivity(x.ctx, x.policy, x.slug, nobodys)
		for _, r := range x.relations() { // the way out: without the new arrow it comes back
			if rErr := x.App.RemoveRelation(x.ctx, x.policy, x.slug, theirs, r.ID); rErr != nil {
				x.t.Fatal(rErr)
			}
		}
		if rErr := x.App.RestoreActivity(x.ctx, x.policy, x.slug, nobodys); rErr != nil {
			x.t.Errorf("without the arrow: %v", rErr)
		}
		return err
	}
	return undone{"an activity in what would be a ring", func() error { return x.after(anothers, theirs) }, undo, "KC-313"}
}

// ringOfResults: a is a part of b, which is a part of c; b is away when somebody makes c a part of a.
func (x undoWorld) ringOfResults() undone {
	x.t.Helper()
	var at []string
	for _, text := range []string{"minder a", "minder b", "minder c"} {
		address, err := x.App.StartResult(x.ctx, x.policy, x.slug, map[string]string{"resultaat": text, "horizon": "4", "startjaar": "2025"}, "")
		if err != nil {
			x.t.Fatal(err)
		}
		at = append(at, address)
	}
	partOf := func(child, parent int) error {
		_, err := x.App.EditResult(x.ctx, x.policy, x.slug, at[child], app.Edit{Changes: []app.Change{{Field: "deel-van", Value: at[parent][:1]}}})
		return err
	}
	for _, err := range []error{partOf(0, 1), partOf(1, 2), x.App.RemoveResult(x.ctx, x.policy, x.slug, at[1])} {
		if err != nil {
			x.t.Fatal(err)
		}
	}
	return undone{"a result in what would be a ring", func() error { return partOf(2, 0) }, func() error { return x.App.RestoreResult(x.ctx, x.policy, x.slug, at[1]) }, "KC-313"}
}

// sameName: another puts the same words on a short list.
func (x undoWorld) sameName() undone {
	x.t.Helper()
	manager := x.Actor(kompas.RoleManager)
	add := func() (string, error) {
		return x.App.AddListItem(x.ctx, manager, kompas.ListLifeDomains, "", map[string]string{"naam": "Wonen"}, "")
	}
	id, err := add()
	if err == nil {
		err = x.App.RemoveListItem(x.ctx, manager, kompas.ListLifeDomains, id)
	}
	if err != nil {
		x.t.Fatal(err)
	}
	return undone{"words that stand on the list again", func() error { _, err := add(); return err }, func() error { return x.App.RestoreListItem(x.ctx, manager, kompas.ListLifeDomains, id) }, "staat_al_op_de_lijst"}
}
