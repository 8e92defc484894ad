package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// newResultHere is where indicators go that begin a new result.
const newResultHere = "nieuw"

// ExamplesPage is where somebody takes indicators over: from an example, or from a set that spaces share.
type ExamplesPage struct {
	CompassFrame
	Offers   []kompas.Offer
	Drafts   []kompas.SocietalResult // results that may still change
	MayStart bool                    // a new result
	MayTake  bool
	MaySets  bool // the actor reads which sets the space shares
}

// ExamplesPage loads the page.
func (a *App) ExamplesPage(ctx context.Context, by Actor, slug string, say Say) (ExamplesPage, error) {
	var p ExamplesPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		p.MayTake = by.May(kompas.ActIndicator, 'C', on) && !c.Archived()
		p.MaySets = by.readsSets()
		p.MayStart = p.MayTake && by.May(kompas.ActAmbitionResult, 'C', on)
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		for _, r := range versions {
			if r.Status.Editable() {
				p.Drafts = append(p.Drafts, r)
			}
		}
		p.Offers, err = offers(tx, by, say)
		return err
	})
	return p, err
}

// Say gives the words of a code in the language of whoever reads.
type Say = func(code string, params ...any) string

// offers gives what there is to take over: of the sets that the space keeps or takes part in, then of the examples.
func offers(tx *store.Tx, by Actor, say Say) ([]kompas.Offer, error) {
	if !by.readsSets() {
		return kompas.ExampleOffers(say), nil
	}
	var out []kompas.Offer
	items, err := tx.UsableSetItems("")
	for _, i := range items {
		key := "set-" + string(i.SetID)
		if len(out) == 0 || out[len(out)-1].Key != key {
			out = append(out, kompas.Offer{Key: key, Set: i.Set, From: i.Owner})
		}
		last := &out[len(out)-1]
		last.Indicators = append(last.Indicators, i.Offered())
	}
	return append(out, kompas.ExampleOffers(say)...), err
}

// TakeOver adds indicators of an offer to the draft of a result, or begins that result, and gives its address. What stands
// there under the same name already is left as it is.
func (a *App) TakeOver(ctx context.Context, by Actor, slug string, say Say, form map[string]string, chosen []string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActIndicator, 'C')
		if err != nil {
			return "", err
		}
		list, err := offers(tx, by, say)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(list, func(o kompas.Offer) bool { return o.Key == form["aanbod"] })
		if at < 0 {
			return "", fault.Missing()
		}
		take, wrong := takenFrom(list[at], chosen)
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		o, err := by.resultFor(tx, c, on, list[at], form["waar"])
		if err != nil {
			return "", err
		}
		return ResultAddress(o.current()), addOffered(tx, by, o, take)
	})
}

// takenFrom gives the indicators of an offer that somebody ticked.
func takenFrom(o kompas.Offer, chosen []string) ([]kompas.Indicator, *fault.Error) {
	var take []kompas.Indicator
	for n, i := range o.Indicators {
		if slices.Contains(chosen, o.Item(n)) {
			take = append(take, i)
		}
	}
	switch {
	case len(chosen) == 0:
		return nil, fault.Field("indicatoren", "verplicht")
	case len(take) != len(distinct(chosen)):
		return nil, fault.Field("indicatoren", "geen_keuze")
	}
	return take, nil
}

// resultFor opens the result that indicators go to, or begins it.
func (by Actor) resultFor(tx *store.Tx, c kompas.Compass, on Object, from kompas.Offer, where string) (openedResult, error) {
	if where != newResultHere {
		o, err := by.openResult(tx, c.Slug, where, kompas.ActIndicator, 'C')
		if fault.Is(err, fault.NotFound) {
			err = fault.Form([]*fault.Error{fault.Field("waar", "geen_keuze")})
		}
		return o, err
	}
	if from.Result == "" {
		return openedResult{}, fault.Form([]*fault.Error{fault.Field("waar", "geen_keuze")})
	}
	if err := by.require(kompas.ActAmbitionResult, 'C', on); err != nil {
		return openedResult{}, err
	}
	r, err := startResult(tx, by, c, map[string]string{"resultaat": from.Result, "doelgroep": from.Group})
	return openedResult{compass: c, on: on, versions: []kompas.SocietalResult{r}}, err
}

func addOffered(tx *store.Tx, by Actor, o openedResult, take []kompas.Indicator) error {
	draft, err := o.draft()
	if err != nil {
		return err
	}
	there, err := tx.IndicatorsOfVersion(draft.Edition.ID)
	if err != nil {
		return err
	}
	for _, i := range take {
		if slices.ContainsFunc(there, func(l store.LinkedIndicator) bool { return kompas.Fold(l.Name) == kompas.Fold(i.Name) }) {
			continue
		}
		i.ID, i.AreaCode, i.IsExample = kompas.IndicatorID(tx.NewID()), o.compass.AreaCode, by.Space.IsDemo
		i.Settle()
		if err := addIndicator(tx, by, o, i, ""); err != nil {
			return err
		}
	}
	return nil
}
