package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/area"
	"kompas/kompas"
	"kompas/store"
)

// PartContextFactor is what happened around residents.
const PartContextFactor kompas.PartKind = "contextfactor"

func contextFactors() partKind[kompas.ContextFactor] {
	return partKind[kompas.ContextFactor]{kind: PartContextFactor, action: kompas.ActInsight, table: store.ContextFactors(),
		part: func(f *kompas.ContextFactor) *kompas.Part { return &f.Part },
		name: func(f *kompas.ContextFactor) string { return f.Text },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.ContextFactor], error) {
			areas, err := areasWithin(tx, c.AreaCode)
			return kompas.ContextFactorFields(codesOf(areas)), err
		},
	}
}

// contextOf gives what happened around residents, the oldest first.
func contextOf(tx *store.Tx, c kompas.CompassID) ([]kompas.ContextFactor, error) {
	list, err := store.ContextFactors().Of(tx, c)
	slices.SortStableFunc(list, func(x, y kompas.ContextFactor) int { return cmp.Compare(x.HappenedOn, y.HappenedOn) })
	return list, err
}

// contextFor gives what may explain the figures of an area.
func (f figures) contextFor(areaCode string) []kompas.ContextFactor {
	return slices.DeleteFunc(slices.Clone(f.context), func(x kompas.ContextFactor) bool { return !x.Touches(areaCode) })
}

// ContextPage is the page with what happened around residents.
type ContextPage struct {
	CompassFrame
	Factors PartList[kompas.ContextFactor] // the newest first
	Areas   []area.Area
}

// ContextPage loads the page.
func (a *App) ContextPage(ctx context.Context, by Actor, slug string) (ContextPage, error) {
	var p ContextPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Factors, err = contextFactors().list(tx, by, c, on); err != nil {
			return err
		}
		slices.SortStableFunc(p.Factors.Lines, func(x, y PartLine[kompas.ContextFactor]) int {
			return cmp.Compare(y.Part.HappenedOn, x.Part.HappenedOn)
		})
		p.Areas, err = areasWithin(tx, c.AreaCode)
		return err
	})
	return p, err
}
