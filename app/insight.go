package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// AddInsight writes down what somebody adds to a figure, or to the issue as a whole. It gives the insight's id.
func (a *App) AddInsight(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	if err := by.require(kompas.ActInsight, 'C', by.Reach()); err != nil {
		return "", err
	}
	i, err := by.insightFrom(form)
	if err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
		if err != nil {
			return "", err
		}
		if err := knownFigure(tx, i); err != nil {
			return "", err
		}
		i.ID, i.CompassID = kompas.InsightID(tx.NewID()), c.ID
		if err := tx.InsertInsight(i); err != nil {
			return "", err
		}
		record(tx, by, "create", kindInsight, string(i.ID), c.ID, "", i.Text)
		return string(i.ID), nil
	})
}

// insightFrom reads the form.
func (by Actor) insightFrom(form map[string]string) (kompas.Insight, error) {
	i := kompas.Insight{Kind: "ervaring", Stance: "aanvulling", CreatedBy: by.Person.ID}
	form["perspectief"] += "" // asked even when the form left it out
	if by.Resident != nil {
		form["perspectief"] = string(kompas.PerspectiveResident)
	}
	if err := fill(&i, kompas.InsightFields(), form); err != nil {
		return i, err
	}
	if err := i.AboutFigure(form["cijfer"], form["gebied"], form["periode"]); err != nil {
		return i, fault.Form([]*fault.Error{err})
	}
	return i, nil
}

// knownFigure refuses what somebody says of a figure that nobody published.
func knownFigure(tx *store.Tx, i kompas.Insight) error {
	known, err := (&national{tx: tx}).knows(i.IndicatorKey, i.AreaCode, i.Period)
	if err == nil && !known {
		err = fault.Form([]*fault.Error{fault.Field("cijfer", "cijfer_onbekend")})
	}
	return err
}

// WithdrawInsight takes an insight away, also its words in the history. Whoever wrote it, or leads the compass, may.
func (a *App) WithdrawInsight(ctx context.Context, by Actor, slug string, id kompas.InsightID) error {
	return a.setInsightWithdrawn(ctx, by, slug, id, true)
}

// RestoreInsight puts a withdrawn insight back.
func (a *App) RestoreInsight(ctx context.Context, by Actor, slug string, id kompas.InsightID) error {
	return a.setInsightWithdrawn(ctx, by, slug, id, false)
}

func (a *App) setInsightWithdrawn(ctx context.Context, by Actor, slug string, id kompas.InsightID, withdrawn bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActInsight, 'C')
		if err != nil {
			return err
		}
		i, err := tx.Insight(id)
		if err != nil {
			return err
		}
		if i.CompassID != c.ID {
			return fault.Missing()
		}
		if i.CreatedBy != by.Person.ID && !by.May(kompas.ActCompass, 'C', on) {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		if i.WithdrawnAt.IsZero() != withdrawn {
			return nil
		}
		action := "restore"
		i.WithdrawnAt = kompas.Insight{}.WithdrawnAt
		if withdrawn {
			action, i.WithdrawnAt = "remove", tx.Now
		}
		if err := tx.UpdateInsight(&i); err != nil {
			return err
		}
		record(tx, by, action, kindInsight, string(i.ID), c.ID, i.Text, "")
		return nil
	})
}
