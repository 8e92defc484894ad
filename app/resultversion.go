package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// NewResultVersion starts a new version of an adopted result, with the same indicators. The version in force stays in
// force until the new one is adopted. The reason is asked, for whoever agreed to the old one will ask it.
func (a *App) NewResultVersion(ctx context.Context, by Actor, slug, address, reason, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return "", err
		}
		if kompas.Coming(kompas.ResultEditions(o.versions)) >= 0 {
			return "", refuse("nieuwe_versie_bestaat")
		}
		_, err = newResultVersion(tx, by, o, reason)
		return "", err
	})
	return err
}

func newResultVersion(tx *store.Tx, by Actor, o openedResult, reason string) (kompas.VersionID, error) {
	old := o.current()
	why, wrong := kompas.CleanText("reden", reason, kompas.MaxSentence, false)
	if wrong == nil && why == "" {
		wrong = fault.Field("reden", "verplicht")
	}
	if wrong != nil {
		return "", fault.Form([]*fault.Error{wrong})
	}
	next := old
	next.Edition = kompas.Edition{ID: kompas.VersionID(tx.NewID()), Status: kompas.StatusConcept, Supersedes: old.Edition.ID, Reason: why, CreatedBy: by.Person.ID}
	if err := tx.InsertResultVersion(next); err != nil {
		return "", err
	}
	if err := copyIndicators(tx, old.Edition.ID, next.Edition.ID); err != nil {
		return "", err
	}
	record(tx, by, "new_version", "resultaat", string(old.ID), o.compass.ID, "", why)
	return next.Edition.ID, nil
}

func copyIndicators(tx *store.Tx, from, to kompas.VersionID) error {
	list, err := tx.IndicatorsOfVersion(from)
	for _, i := range list {
		l := i.Link
		l.ID, l.ResultVersionID = tx.NewID(), to
		if err := tx.InsertResultIndicator(l); err != nil {
			return err
		}
	}
	return err
}

// resultAdoption gives what stands before the draft of a result.
func (a *App) resultAdoption(tx *store.Tx, by Actor, on Object, r kompas.SocietalResult) (Adoption, error) {
	ad, err := a.adoption(tx, by, on, r.CompassID)
	if err != nil {
		return ad, err
	}
	bound, err := a.boundIndicators(tx, by, on, r)
	if err != nil {
		return ad, err
	}
	seen := []any{r.Edition.ID, r.Version}
	for _, l := range bound {
		seen = append(seen, l.Indicator.ID, l.Indicator.Version, l.Link.ID, l.Link.Version)
	}
	k, err := a.checkOf(tx, r.CompassID)
	for i := range k.Results {
		if k.Results[i].ID == r.ID {
			k.Results[i].Bound = bound // with the figures of national sources too
		}
	}
	ad.Seen = seenAs(seen...)
	ad.ask(k, string(r.ID))
	return ad, err
}

// boundIndicators gives the indicators of a version of a result with where each of them stood at the start.
func (a *App) boundIndicators(tx *store.Tx, by Actor, on Object, r kompas.SocietalResult) ([]kompas.BoundIndicator, error) {
	linked, err := tx.IndicatorsOfVersion(r.Edition.ID)
	if err != nil {
		return nil, err
	}
	f, err := a.figuresOf(tx, by, r.CompassID, on)
	if err != nil {
		return nil, err
	}
	var bound []kompas.BoundIndicator
	for _, l := range linked {
		s, err := f.series(l.Indicator)
		if err != nil {
			return nil, err
		}
		bound = append(bound, kompas.BoundIndicator{Indicator: l.Indicator, Link: l.Link, Baseline: s.baseline(l.Link.BaselinePeriod)})
	}
	return bound, nil
}

// AdoptResult makes the draft of a result the version in force, as partners agreed in a conversation.
func (a *App) AdoptResult(ctx context.Context, by Actor, slug, address string, g Agreement) error {
	_, err := a.once(ctx, by, g.Key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActAdoptJointly, 'S')
		if err != nil {
			return "", err
		}
		r, err := o.draft()
		if err != nil {
			return "", err
		}
		ad, err := a.resultAdoption(tx, by, o.on, r)
		if err != nil {
			return "", err
		}
		d, err := ad.decide(tx, by, o.compass.ID, g)
		if err != nil {
			return "", err
		}
		d.ObjectKind, d.ObjectID = "resultaat", string(r.Edition.ID)
		t := o.tracked()
		if err := t.adopt(tx, by, t.at(r.Edition.ID)); err != nil {
			return "", err
		}
		return "", tx.InsertDecision(d)
	})
	return err
}

// RemoveResult takes a result away that was never adopted. It can be put back.
func (a *App) RemoveResult(ctx context.Context, by Actor, slug, address string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		for _, v := range o.versions {
			if v.Edition.Number > 0 {
				return refuse("resultaat_vastgesteld")
			}
		}
		r := o.versions[0]
		if err := tx.SetResultRemoved(r.ID, true); err != nil {
			return err
		}
		record(tx, by, "remove", "resultaat", string(r.ID), o.compass.ID, r.Text, "")
		return nil
	})
}

// RestoreResult puts a removed result back, unless it would be a part of itself by now.
func (a *App) RestoreResult(ctx context.Context, by Actor, slug, address string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return err
		}
		versions, err := tx.ResultsNumbered(c.ID, resultNumber(address), true)
		if err != nil {
			return err
		}
		if len(versions) == 0 {
			return fault.Missing()
		}
		r := versions[0]
		if err := tx.SetResultRemoved(r.ID, false); err != nil {
			return err
		}
		others, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		if kompas.PartOfItself(others, r) {
			return refuse("KC-313")
		}
		record(tx, by, "restore", "resultaat", string(r.ID), c.ID, "", r.Text)
		return nil
	})
}
