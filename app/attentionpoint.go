package app

import (
	"cmp"
	"context"
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// PartAttentionPoint is a group or an area that needs extra effort.
const PartAttentionPoint kompas.PartKind = "aandachtspunt"

func attentionPoints() partKind[kompas.AttentionPoint] {
	return partKind[kompas.AttentionPoint]{kind: PartAttentionPoint, action: kompas.ActInsight, table: store.AttentionPoints(),
		part: func(p *kompas.AttentionPoint) *kompas.Part { return &p.Part },
		name: func(p *kompas.AttentionPoint) string { return p.Why },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.AttentionPoint], error) {
			indicators, areas, err := attentionChoices(tx, c)
			var keys []string
			for _, i := range indicators {
				keys = append(keys, i.Key)
			}
			return kompas.AttentionPointFields(keys, codesOf(areas)), err
		},
	}
}

// attentionChoices gives the figures and the areas that a point of attention may name.
func attentionChoices(tx *store.Tx, c kompas.Compass) ([]figure.CatalogueIndicator, []area.Area, error) {
	indicators, err := (&national{tx: tx}).list()
	if err != nil {
		return nil, nil, err
	}
	areas, err := areasWithin(tx, c.AreaCode)
	return indicators, areas, err
}

// areasWithin gives the areas inside an area and the area itself: the municipality, its wijken and buurten. There are
// none while no boundaries are loaded.
func areasWithin(tx *store.Tx, code string) ([]area.Area, error) {
	newest, err := tx.NewestDivision()
	if err != nil {
		return nil, unlessMissing(err)
	}
	whole, ok := newest.Find(code)
	if !ok {
		return nil, nil
	}
	out := []area.Area{whole}
	for _, x := range childrenOf(newest, whole) {
		out = append(out, x)
		out = append(out, childrenOf(newest, x)...)
	}
	return out, nil
}

// AttentionPage is the list of what needs extra effort, and of the areas from where nothing is heard.
type AttentionPage struct {
	CompassFrame
	Points     PartList[kompas.AttentionPoint] // in the order in which people ranked them
	Indicators []figure.CatalogueIndicator
	Areas      []area.Area // that can be chosen
	Quiet      []area.Area // wijken about which nothing is written and where nothing is done
	Heard      bool        // there are wijken, and something is heard from all
}

// AttentionPage loads the page.
func (a *App) AttentionPage(ctx context.Context, by Actor, slug string) (AttentionPage, error) {
	var p AttentionPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Points, err = attentionPoints().list(tx, by, c, on); err != nil {
			return err
		}
		rankPoints(p.Points.Lines)
		if p.Indicators, p.Areas, err = attentionChoices(tx, c); err != nil {
			return err
		}
		return p.quiet(tx, c)
	})
	return p, err
}

// rankPoints puts points in the order that people gave them; what has no place comes last.
func rankPoints(list []PartLine[kompas.AttentionPoint]) {
	place := func(l PartLine[kompas.AttentionPoint]) int {
		if l.Part.Place == nil {
			return kompas.MaxPlace + 1
		}
		return *l.Part.Place
	}
	slices.SortStableFunc(list, func(x, y PartLine[kompas.AttentionPoint]) int { return cmp.Compare(place(x), place(y)) })
}
