package figure

import (
	"cmp"
	"slices"
)

// hideTrait applies the rules for one trait. The groups of the area that holds all others are one row; those of the areas
// below it a two-way table, of which everybody in each area and the groups of the whole area are the totals. When such a
// table cannot be made safe the groups are shown for the whole area only, and when that cannot either, not at all.
func (g *periodCells) hideTrait(cells []people) {
	g.inOrder(cells)
	whole, parts := g.wholeAndParts(cells)
	if len(whole) > 0 && !g.hideInRow(whole) {
		g.hide(cells...)
		return
	}
	for _, row := range parts {
		if len(whole) == 0 && !g.hideInRow(row) {
			g.hide(row...)
		}
	}
	if len(whole) > 0 && len(parts) > 0 && !g.hideTable(parts, whole) {
		for _, row := range parts {
			g.hide(row...)
		}
	}
}

// hideInRow hides groups of one area until those that are hidden are two or more and together large enough, so that
// taking what is shown from everybody tells of nobody. It is false when the numbers contradict each other.
func (g *periodCells) hideInRow(row []people) bool {
	if g.totalHidden(row[0]) {
		return false
	}
	line, fits := g.line(newTraitTable(g, row), row)
	if !fits || g.total(row[0]) == nil {
		return fits
	}
	rest := line[len(line)-1]
	hidden, together := 0, 0
	if rest.n > 0 && tooFew(rest.n, rest.k, g.threshold, g.sensitive()) {
		hidden, together = 1, rest.n
	}
	var shown []people
	for _, w := range row {
		if g.shown[w.cell].shown {
			shown = append(shown, w)
		} else {
			hidden, together = hidden+1, together+w.n
		}
	}
	if hidden > 0 && g.sensitive() {
		return false
	}
	slices.SortStableFunc(shown, func(a, b people) int { return cmp.Or(known(a)-known(b), a.n-b.n) })
	for ; hidden > 0 && (hidden < 2 || together < g.threshold) && len(shown) > 0; shown = shown[1:] {
		if shown[0].public {
			return false // nobody is protected by hiding what everybody knows
		}
		g.hide(shown[0])
		hidden, together = hidden+1, together+shown[0].n
	}
	return true
}

// known puts rows that everybody knows behind the others.
func known(w people) int {
	if w.public {
		return 1
	}
	return 0
}

// wholeAndParts gives the cells of the one area that holds all others, if there is one, and a row of cells for each area
// of the next level that has any. Whatever lies deeper is hidden: one level of areas at a time.
func (g *periodCells) wholeAndParts(cells []people) (whole []people, parts [][]people) {
	top := g.at(cells[0]).code()
	for _, w := range cells {
		if !slices.Contains(g.at(w).Area, top) {
			top = ""
			break
		}
	}
	depth := 0
	for _, w := range cells {
		area := g.at(w)
		switch {
		case area.code() == top:
			whole = append(whole, w)
			continue
		case depth == 0:
			depth = len(area.Area)
		case len(area.Area) != depth:
			g.hide(w)
			continue
		}
		if n := len(parts); n > 0 && g.at(parts[n-1][0]).code() == area.code() {
			parts[n-1] = append(parts[n-1], w)
		} else {
			parts = append(parts, []people{w})
		}
	}
	return whole, parts
}

// hideTable hides cells of rows until no hidden one can be worked out. whole holds the cells of the area around them.
// It is false when no such table exists.
func (g *periodCells) hideTable(rows [][]people, whole []people) bool {
	t, fits := g.table(rows, whole)
	if !fits || g.sensitive() && t.tooFew { // the bounds are on people, not on people with the trait
		return false
	}
	safe, ok, err := t.Hide(g.threshold)
	if err != nil || !ok {
		return false
	}
	var out []people
	for r, row := range t.who {
		for c, w := range row {
			if w != nil && safe.Cells[r][c] == nil {
				if w.public && t.Cells[r][c] != nil {
					return false
				}
				out = append(out, *w)
			}
		}
	}
	g.hide(out...)
	return true
}

// traitTable is a two-way table in the making.
type traitTable struct {
	TwoWay
	who     [][]*people // the cell behind each place; nil for people in none of the groups or areas
	columns map[string]int
	inside  []people // what stands in each column so far
	tooFew  bool     // some place is too small by itself
}

func newTraitTable(g *periodCells, rows ...[]people) *traitTable {
	t := &traitTable{columns: map[string]int{}}
	for _, row := range rows {
		for _, w := range row {
			if c := g.at(w).Breakdown; t.columns[c] == 0 {
				t.columns[c] = len(t.columns) + 1
			}
		}
	}
	t.inside = make([]people, len(t.columns)+1) // the last: in none of the groups
	return t
}

// table makes the two-way table of rows of cells. People in none of the groups, and those in none of the areas, have a
// column and a row of their own, that no cell stands for. It is false when the numbers contradict each other.
func (g *periodCells) table(rows [][]people, whole []people) (*traitTable, bool) {
	t := newTraitTable(g, append(rows, whole)...)
	for _, row := range rows {
		if g.totalHidden(row[0]) { // its people are among those in no area that is shown
			g.hide(row...)
			continue
		}
		line, fits := g.line(t, row)
		if !fits {
			return t, false
		}
		g.add(t, line, row)
	}
	line, fits := g.line(t, whole)
	for c, in := range t.inside {
		line[c].n, line[c].k = line[c].n-in.n, line[c].k-in.k
		fits = fits && line[c].n >= 0 && line[c].k >= 0 && line[c].k <= line[c].n
	}
	if !fits {
		return t, false
	}
	g.add(t, line, nil)
	for _, in := range t.inside {
		t.Cols = append(t.Cols, in.n)
	}
	return t, true
}

// line gives the people of an area by column; false when the groups hold more people than the area, or one stands there
// twice.
func (g *periodCells) line(t *traitTable, row []people) ([]people, bool) {
	line := make([]people, len(t.inside))
	var rest people
	total := g.total(row[0])
	if total != nil {
		rest = *total
	}
	once := true
	for _, w := range row {
		c := t.columns[g.at(w).Breakdown] - 1
		once = once && line[c].n == 0
		line[c] = w
		if total != nil {
			rest.n, rest.k = rest.n-w.n, rest.k-w.k
		}
	}
	line[len(line)-1] = rest
	return line, once && rest.n >= 0 && rest.k >= 0 && rest.k <= rest.n
}

// add puts a line in the table; cells are those in it that have a row of their own.
func (g *periodCells) add(t *traitTable, line, cells []people) {
	who := make([]*people, len(line))
	for i := range cells {
		who[t.columns[g.at(cells[i]).Breakdown]-1] = &cells[i]
	}
	shown, total := make([]*int, len(line)), 0
	for c := range line {
		w := &line[c]
		total += w.n
		t.inside[c].n, t.inside[c].k = t.inside[c].n+w.n, t.inside[c].k+w.k
		hidden := w.n > 0 && tooFew(w.n, w.k, g.threshold, g.sensitive()) ||
			who[c] != nil && !g.shown[who[c].cell].shown
		t.tooFew = t.tooFew || hidden
		if !hidden {
			shown[c] = &w.n
		}
	}
	t.Rows, t.Cells, t.who = append(t.Rows, total), append(t.Cells, shown), append(t.who, who)
}

// total gives the cell of everybody in the area of a cell; nil when there is none.
func (g *periodCells) total(of people) *people {
	code := g.at(of).code()
	i := slices.IndexFunc(g.all, func(w people) bool { return g.at(w).code() == code })
	if i < 0 {
		return nil
	}
	return &g.all[i]
}

func (g *periodCells) totalHidden(of people) bool {
	w := g.total(of)
	return w != nil && !g.shown[w.cell].shown
}
