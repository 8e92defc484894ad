package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func (d depthWorld) requirements() app.RequirementsPage {
	d.t.Helper()
	p, err := d.App.Requirements(d.t.Context(), d.policy, d.slug)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestOtherWordsForAnAgreedRequirementAreANewVersionThatHasToBeAgreedAndMetAgain(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		id := d.add(d.policy, app.PartRequirement, "eis", "Binnen twee weken een gesprek", "eisbron", "gemeente")
		if err := d.edit(d.policy, app.PartRequirement, id, "eis", "Binnen drie weken een gesprek"); err != nil {
			t.Fatal(err)
		}
		if p := d.requirements(); p.Requirements.Lines[0].Part.Edition != 1 || len(p.Earlier[id]) != 0 {
			t.Errorf("before it was agreed: %+v", p)
		}
		if err := d.edit(d.policy, app.PartRequirement, id, "afgestemd", "ja"); fault.As(err) == nil || fault.As(err).Fields[0].Field != "afgestemd-met" {
			t.Errorf("agreed with nobody: %v", err)
		}
		if err := d.edit(d.policy, app.PartRequirement, id, "afgestemd", "ja", "afgestemd-met", "Alle partijen"); err != nil {
			t.Fatal(err)
		}
		check := d.add(d.provider, app.PartRequirementCheck, "activiteit", theirs, "welke-eis", string(id), "voldoet", "voldoet")
		met := func() bool {
			p, err := w.App.ActivityPage(t.Context(), d.provider, d.slug, theirs)
			if err != nil {
				t.Fatal(err)
			}
			return p.Depth.MetCount() == 1
		}
		if !met() {
			t.Error("it meets the first version")
		}
		if err := d.edit(d.policy, app.PartRequirement, id, "wat-vinden-clienten", "Goed"); err != nil || !met() {
			t.Errorf("what clients think is no other requirement: %v", err)
		}
		if err := d.edit(d.policy, app.PartRequirement, id, "eis", "Binnen een week een gesprek"); err != nil {
			t.Fatal(err)
		}
		p := d.requirements()
		now, before := p.Requirements.Lines[0].Part, p.Earlier[id]
		if now.Edition != 2 || now.Agreed || now.AgreedWith != "" || len(before) != 1 || before[0].Text != "Binnen drie weken een gesprek" || before[0].AgreedWith != "Alle partijen" {
			t.Errorf("now %+v before %+v", now, before)
		}
		if met() {
			t.Error("nobody looked whether it meets the new version")
		}
		if err := d.edit(d.provider, app.PartRequirementCheck, check, "voldoet", "voldoet_niet"); err != nil {
			t.Fatal(err)
		}
		if err := d.edit(d.provider, app.PartRequirementCheck, check, "voldoet", "voldoet"); err != nil || !met() {
			t.Errorf("looked at again: %v", err)
		}
	})
}

func TestWhoMayNotSetARequirementProposesOneAndOnlyItsMakerChangesTheProposal(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		for _, role := range kompas.AccountRoles() {
			by := w.Actor(role)
			id, err := d.try(by, app.PartRequirement, "eis", "Van "+string(role), "eisbron", "aanbieder", "aangenomen", "ja")
			g := kompas.Granted(role, kompas.ActRequirement)
			if may := g.May('P'); may != (err == nil) {
				t.Errorf("%s: %v", role, err)
				continue
			}
			if err != nil {
				continue
			}
			for _, l := range d.requirements().Requirements.Lines {
				if l.Part.ID == id && l.Part.Proposed == g.May('C') {
					t.Errorf("%s: proposed is %v", role, l.Part.Proposed)
				}
			}
			if g.May('C') {
				continue
			}
			if err := d.edit(by, app.PartRequirement, id, "eis", "Anders"); err != nil {
				t.Errorf("%s changes the own proposal: %v", role, err)
			}
			if err := d.edit(by, app.PartRequirement, id, "aangenomen", "ja"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s accepts the own proposal: %v", role, err)
			}
			if err := d.edit(d.other, app.PartRequirement, id, "eis", "Kaping"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("another changes the proposal of %s: %v", role, err)
			}
			if _, err := d.try(d.provider, app.PartRequirementCheck, "activiteit", theirs, "welke-eis", string(id)); fault.As(err) == nil {
				t.Errorf("a proposal is to be met")
			}
		}
	})
}

func TestWhetherAPartyMeetsARequirementIsNotSeenByAnother(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		id := d.add(d.policy, app.PartRequirement, "eis", "Binnen twee weken een gesprek", "eisbron", "gemeente")
		d.add(d.policy, app.PartRequirementCheck, "activiteit", theirs, "welke-eis", string(id))
		if _, err := d.try(d.policy, app.PartRequirementCheck, "activiteit", theirs, "welke-eis", string(id)); fault.As(err) == nil {
			t.Error("the same twice")
		}
		if _, err := d.try(d.other, app.PartRequirementCheck, "activiteit", theirs, "welke-eis", string(id)); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another party says so: %v", err)
		}
		for who, by := range map[string]app.Actor{"the party": d.provider, "another": d.other} {
			p, err := w.App.Requirements(t.Context(), by, d.slug)
			if err != nil || len(p.Checked[id]) != map[string]int{"the party": 1, "another": 0}[who] {
				t.Errorf("%s sees %+v %v", who, p.Checked, err)
			}
		}
	})
}
