package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// SetOrigin is from which set an indicator was taken over, and what the set says now.
type SetOrigin struct {
	Edition int                 // that the indicator follows
	Item    *store.UsedSetItem  // nil when it is no longer in the set, or the space takes no part any more
	Newer   []kompas.SetWording // what differs from a newer edition; nil while there is none
}

// originOf finds from which set an indicator came, for whoever reads indicators.
func originOf(tx *store.Tx, by Actor, on Object, i kompas.Indicator) (*SetOrigin, error) {
	if i.SetItemID == "" || !by.May(kompas.ActIndicator, 'R', on) {
		return nil, nil
	}
	o := &SetOrigin{Edition: i.SetEdition}
	items, err := tx.UsableSetItems(i.SetItemID)
	if err != nil || len(items) == 0 {
		return o, err
	}
	o.Item = &items[0]
	if o.Item.Edition > i.SetEdition {
		o.Newer = o.Item.Wordings(i)
	}
	return o, nil
}

// TakeEdition gives an indicator the words of the newest edition of its set. It is a change like any other: not of what was
// agreed, and not of the unit in which something was measured.
func (a *App) TakeEdition(ctx context.Context, by Actor, slug, address, id string, version int64, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openIndicator(tx, slug, address, id, kompas.ActIndicator, 'C', true)
		if err != nil {
			return "", err
		}
		from, err := originOf(tx, by, o.on, o.Indicator)
		switch {
		case err != nil:
			return "", err
		case from == nil:
			return "", fault.Missing()
		case from.Newer == nil:
			return "", refuse("set_geen_nieuwere_uitgave")
		}
		e := Edit{Version: version}
		for _, w := range from.Newer {
			e.Changes = append(e.Changes, Change{Field: w.Field, Value: w.Set})
		}
		o.SetEdition = from.Item.Edition
		if _, err := a.reword(tx, by, o, e); err != nil {
			if bad := fault.As(err); bad != nil && len(bad.Fields) > 0 {
				err = refuse(bad.Fields[0].Code) // there is no field to mend it in
			}
			return "", err
		}
		record(tx, by, "set_edition", "indicator", id, o.compass.ID, "", from.Item.Words.Name)
		return "", nil
	})
	return err
}

// opened notes that somebody looked at indicators: at most once a day for each, and not at all while nothing can be
// written, for the page can be read all the same.
func (a *App) opened(ctx context.Context, by Actor, list []kompas.Indicator) error {
	var ids []kompas.IndicatorID
	today := a.Today()
	for _, i := range list {
		if i.OpenedOn < today {
			ids = append(ids, i.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	err := a.update(ctx, by, func(tx *store.Tx) error { return tx.OpenIndicators(ids, today) })
	if fault.Is(err, fault.Unavailable) {
		return nil
	}
	return err
}

// indicatorsIn gives the indicators themselves of what a page shows.
func indicatorsIn(views []IndicatorView) []kompas.Indicator {
	var out []kompas.Indicator
	for _, v := range views {
		out = append(out, v.Indicator)
	}
	return out
}

// indicatorsOf gives the indicators of the version of a result that counts.
func indicatorsOf(tx *store.Tx, o openedResult) ([]kompas.Indicator, error) {
	linked, err := tx.IndicatorsOfVersion(o.current().Edition.ID)
	var out []kompas.Indicator
	for _, l := range linked {
		out = append(out, l.Indicator)
	}
	return out, err
}
