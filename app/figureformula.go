package app

import (
	"kompas/figure"
)

// Formula (berekening) is how the figure of an area comes about, with the numbers of its own period. A source that gives the
// outcome alone leaves both numbers without a figure.
type Formula struct {
	Top, Whole         figure.Shown
	TopName, WholeName figure.CatalogueIndicator // what was counted; the zero value when the source has no word for it
}

// Known says whether the numbers behind the figure may be told.
func (f Formula) Known() bool { return f.Top.Present() && f.Whole.Present() }

// formula gives the numbers behind the figure of one area. Those of the space's own are not told: the gate shows the outcome,
// and the exact numbers would undo its rounding.
func (n *national) formula(c column, code string) (Formula, error) {
	var f Formula
	pos, ok := c.areas.Pos(c.level(), code)
	if !ok || c.parts.Numerator.Len() == 0 || c.parts.Denominator.Len() == 0 || c.indicator.Origin() != figure.SourceFigures {
		return f, nil
	}
	rules := figure.Indicator{Unit: figure.Count, Kind: figure.Stock}
	if c.indicator.Computed() {
		var err error
		if f.TopName, err = n.indicator(c.indicator.Numerator); err != nil {
			return f, unlessMissing(err)
		}
		if f.WholeName, err = n.indicator(c.indicator.Denominator); err != nil {
			return f, unlessMissing(err)
		}
		rules = f.TopName.Rules()
	}
	set := figure.Set{Indicator: rules, Origin: figure.SourceFigures, Source: sourceOf(c.layer), Division: c.layer.Division, Cells: make([]figure.Cell, 2)}
	for i, part := range []figure.Blob{c.parts.Numerator, c.parts.Denominator} {
		cell := &set.Cells[i]
		describe(cell, c.layer, part.Flag(pos))
		cell.Area = []string{code}
		var v float64
		if v, cell.Absence = part.At(pos); cell.Absence == figure.Present {
			cell.Value = figure.Counted(v, 0)
		}
	}
	shown := figure.Disclose(set, figure.Policy{})
	f.Top, f.Whole = shown.At(0), shown.At(1)
	return f, nil
}
