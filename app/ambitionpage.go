package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// AmbitionPage is the page of one ambition.
type AmbitionPage struct {
	Monitoring
	Ambition kompas.Ambition  // the newest version
	InForce  *kompas.Ambition // the version that counts while a newer one is written
	Decision *Decided         // on the version that counts; nil when none does
	Adoption *Adoption        // what stands before the concept; nil when there is none, or the actor may not adopt it
	CameFrom []ActionLine     // of a review, that this version came from
	Owned    Ownership
	History  []HistoryLine

	MayDossier bool
}

// AmbitionPage loads the page of one ambition.
func (a *App) AmbitionPage(ctx context.Context, by Actor, slug string, id kompas.AmbitionID) (AmbitionPage, error) {
	var p AmbitionPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		if err := p.open(a, tx, by, slug); err != nil {
			return err
		}
		at := slices.IndexFunc(p.Ambitions, func(x kompas.Ambition) bool { return x.ID == id })
		if at < 0 {
			return fault.Missing()
		}
		p.Ambition, p.MayDossier = p.Ambitions[at], by.May(kompas.ActCouncilReport, 'R', p.Object)
		var err error
		if p.Decision, err = decided(tx, p.Compass.ID, p.Ambition.Edition.ID); err != nil {
			return err
		}
		if concept, ok := p.Concepts[id]; ok {
			inForce := p.Ambition
			p.InForce, p.Ambition = &inForce, concept
		}
		if p.MayAdopt && p.Ambition.Status.Editable() {
			ad, err := a.ambitionAdoption(tx, by, p.Object, p.Ambition)
			if err != nil {
				return err
			}
			p.Adoption = &ad
		}
		if err := p.hintAbout(a, tx, by, string(id), p.Adoption != nil); err != nil {
			return err
		}
		if p.CameFrom, err = a.cameFrom(tx, p.Compass.ID, string(p.Ambition.Edition.ID)); err != nil {
			return err
		}
		owners, err := tx.AmbitionOwners(id)
		if err != nil {
			return err
		}
		if p.Owned, err = a.ownership(tx, by, p.Compass, p.Object, owners); err != nil {
			return err
		}
		if err := p.attach(tx, by, AttachTarget{Kind: kompas.AttachedAmbition, ID: string(id), MayEdit: by.May(kompas.ActAmbitionResult, 'C', p.Object)}); err != nil {
			return err
		}
		p.History, err = historyOf(tx, p.Compass.ID, map[string]bool{string(id): true})
		return err
	})
	return p, err
}

// ambitionAdoption gives what stands before the concept of an ambition.
func (a *App) ambitionAdoption(tx *store.Tx, by Actor, on Object, x kompas.Ambition) (Adoption, error) {
	ad, err := a.adoption(tx, by, on, x.CompassID)
	if err != nil {
		return ad, err
	}
	k, err := a.checkOf(tx, x.CompassID)
	ad.Seen = seenAs(x.Edition.ID, x.Version)
	ad.ask(k, string(x.ID))
	return ad, err
}

// AdoptAmbition makes the concept of an ambition the version in force, as partners agreed in a conversation.
func (a *App) AdoptAmbition(ctx context.Context, by Actor, slug string, id kompas.AmbitionID, g Agreement) error {
	_, err := a.once(ctx, by, g.Key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActAdoptJointly, 'S')
		if err != nil {
			return "", err
		}
		x, err := ambitionForEdit(tx, c, id)
		if err != nil {
			return "", err
		}
		if !x.Status.Editable() {
			return "", refuse("vastgesteld_alleen_lezen")
		}
		ad, err := a.ambitionAdoption(tx, by, on, x)
		if err != nil {
			return "", err
		}
		d, err := ad.decide(tx, by, c.ID, g)
		if err != nil {
			return "", err
		}
		d.ObjectKind, d.ObjectID = "ambitie", string(x.Edition.ID)
		t, err := trackedAmbition(tx, c, on, x.ID)
		if err != nil {
			return "", err
		}
		if err := t.adopt(tx, by, t.at(x.Edition.ID)); err != nil {
			return "", err
		}
		return "", tx.InsertDecision(d)
	})
	return err
}
