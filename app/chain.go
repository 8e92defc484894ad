package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ChainSettings is the page on which a manager says who adopts what.
type ChainSettings struct {
	Rules []kompas.ChainRule // every kind of object at every level, in the order of the form
}

// ChainSettings loads the chains of the space.
func (a *App) ChainSettings(ctx context.Context, by Actor) (ChainSettings, error) {
	var s ChainSettings
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return s, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		chosen, err := tx.AdoptionRules()
		for _, l := range kompas.ChainLevels() {
			for _, o := range kompas.ChainObjects() {
				s.Rules = append(s.Rules, kompas.ChainRule{Object: o, Level: l, Chain: chosen.At(o, l)})
			}
		}
		return err
	})
	return s, err
}

// ChainField names the field of the form for a kind of object at a level.
func ChainField(o kompas.ChainObject, l kompas.ChainLevel) string {
	return string(l) + "-" + string(o)
}

// ChooseChains stores who adopts what in this space from now on. What was adopted stays so.
func (a *App) ChooseChains(ctx context.Context, by Actor, form map[string]string, key string) error {
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return err
	}
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		before, err := tx.AdoptionRules()
		if err != nil {
			return "", err
		}
		var next []kompas.ChainRule
		var wrong []*fault.Error
		for _, l := range kompas.ChainLevels() {
			for _, o := range kompas.ChainObjects() {
				chain, ok := kompas.ParseChain(form[ChainField(o, l)])
				if !ok {
					wrong = append(wrong, fault.Field(ChainField(o, l), "geen_keuze"))
				}
				next = append(next, kompas.ChainRule{Object: o, Level: l, Chain: chain})
			}
		}
		if len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		for _, r := range next {
			was := before.At(r.Object, r.Level).String()
			if was == r.Chain.String() {
				continue
			}
			if err := tx.PutChainRule(r); err != nil {
				return "", err
			}
			tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "edit", ObjectKind: "keten", ObjectID: ChainField(r.Object, r.Level),
				Field: ChainField(r.Object, r.Level), Before: was, After: r.Chain.String()})
		}
		return "", nil
	})
	return err
}
