package figure

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// traitEnd stands between a trait and its category, manyTraits between two of those: "leeftijd:75+|geslacht:vrouw".
const (
	traitEnd   = ":"
	manyTraits = "|"
)

// people is who stands behind one cell.
type people struct {
	cell   int // place in the set; -1: people of the area above who live in none of the areas below
	n, k   int
	public bool // everybody knows the row already
}

// hideDerivable is the secondary rule on own figures: it hides what a reader could work out from the rest.
// Source: method rule S-08, (3) and (4).
func hideDerivable(set *Set, shown []Shown, threshold int) {
	if !canTell(set.Cells) {
		return
	}
	groups := map[Period]*periodCells{}
	var g *periodCells // mostly that of the cell before
	for i := range set.Cells {
		c := &set.Cells[i]
		if strings.Contains(c.Breakdown, manyTraits) {
			shown[i].suppress()
			continue
		}
		who, known := behind(&set.Indicator, c)
		if !known {
			continue
		}
		who.cell = i
		if g == nil || set.Cells[g.first].Period != c.Period {
			g = groups[c.Period]
		}
		if g == nil {
			g = &periodCells{set: set, shown: shown, threshold: threshold, first: i, traits: map[string][]people{}}
			groups[c.Period] = g
		}
		if trait, _, split := strings.Cut(c.Breakdown, traitEnd); split {
			g.traits[trait] = append(g.traits[trait], who)
		} else {
			if g.all == nil {
				g.all = make([]people, 0, min(len(set.Cells)-i, 1024))
			}
			g.all = append(g.all, who)
		}
	}
	for _, g := range groups {
		g.hideAreas()
		for _, cells := range g.traits {
			g.hideTrait(cells)
		}
	}
}

// canTell reports whether cells can tell of each other at all: not when every one is about everybody in one same area.
func canTell(cells []Cell) bool {
	for i := range cells {
		if c := &cells[i]; c.Breakdown != "" || c.code() != cells[0].code() {
			return true
		}
	}
	return false
}

// code is the area the cell is about.
func (c *Cell) code() string {
	if len(c.Area) == 0 {
		return ""
	}
	return c.Area[len(c.Area)-1]
}

// behind gives how many people a cell is about and how many of them have the trait; known is false when nobody can say.
func behind(i *Indicator, c *Cell) (who people, known bool) {
	v := &c.Value
	if c.Absence != Present || v.Form == NoValue {
		return people{}, false
	}
	who.n, who.k, who.public = v.N, v.K, c.Public
	counts := i.Unit == Count && v.Form == PlainValue
	switch {
	case counts && v.N <= 0:
		if v.Number < 0 || v.Number > mostPeople {
			return people{}, false
		}
		who.n, who.k = int(math.Round(v.Number)), 0
		return who, true
	case counts:
		who.k = int(math.Round(min(max(v.Number, 0), float64(v.N))))
	case i.Unit == Percent && v.Form != ShareValue:
		who.k = int(math.Round(min(max(v.Number, 0), 100) / 100 * float64(v.N)))
	}
	if !i.Sensitive { // nothing hangs on how many have the trait
		who.k = 0
	}
	return who, who.n > 0 && who.n <= mostPeople && who.k >= 0 && who.k <= who.n
}

// suppress takes the figure away, and everything that would tell of it.
func (s *Shown) suppress() {
	*s = Shown{unit: s.unit, basis: s.basis, source: s.source, area: s.area, period: s.period, breakdown: s.breakdown,
		absence: Suppressed, reason: ReasonTooFew}
}

// periodCells is what one set tells of one period.
type periodCells struct {
	set       *Set
	shown     []Shown
	threshold int
	first     int                 // a cell of the period
	all       []people            // about everybody in an area
	traits    map[string][]people // by trait: about one category
}

func (g *periodCells) at(w people) *Cell { return &g.set.Cells[w.cell] }

func (g *periodCells) hide(cells ...people) {
	for _, w := range cells {
		if s := &g.shown[w.cell]; s.shown {
			s.suppress()
		}
	}
}

// above gives for each cell the place of the nearest area above it in the list; -1 where there is none. It is false when
// one area stands there twice.
func (g *periodCells) above(cells []people) ([]int32, bool) {
	place := make(map[string]int32, len(cells))
	for i, w := range cells {
		place[g.at(w).code()] = int32(i)
	}
	up := make([]int32, len(cells))
	for i, w := range cells {
		up[i] = -1
		path := g.at(w).Area
		for j := len(path) - 2; j >= 0; j-- {
			if at, ok := place[path[j]]; ok {
				up[i] = at
				break
			}
		}
	}
	return up, len(place) == len(cells)
}

// inOrder puts cells by the height of their area, then by code.
func (g *periodCells) inOrder(cells []people) {
	slices.SortFunc(cells, func(a, b people) int {
		x, y := g.at(a), g.at(b)
		return cmp.Or(cmp.Compare(len(x.Area), len(y.Area)), strings.Compare(x.code(), y.code()))
	})
}

// hideAreas applies the remainder rule over the areas. People of an area who live in none of the areas below it stand at
// a place of their own, that no row is about. Where areas hold more people than the one above them nothing is certain:
// then only the highest are shown.
func (g *periodCells) hideAreas() {
	if len(g.all) < 2 {
		return
	}
	g.inOrder(g.all)
	up, once := g.above(g.all)
	if !once {
		g.hide(g.all...)
		return
	}
	tree, n, k, unoffered, fits := g.tree(up)
	if !fits {
		for i, w := range g.all {
			if up[i] >= 0 {
				g.hide(w)
			}
		}
		return
	}
	known := make([]bool, tree.Len())
	for i, w := range g.all {
		known[i] = w.public
	}
	release, err := tree.release(n, k, rows{unoffered, known}, g.threshold, g.set.Indicator.Sensitive)
	for i, w := range g.all {
		if err != nil || !release.Shown(i) {
			g.hide(w)
		}
	}
}

// tree makes the area tree of the cells in their order, with behind them the places for people who live nowhere below.
func (g *periodCells) tree(up []int32) (t AreaTree, n, k []int, unoffered []bool, fits bool) {
	size := len(g.all)
	restN, restK, below := make([]int, size), make([]int, size), make([]int, size)
	areas := 2 * size // at most: a place for the rest of each
	t = AreaTree{codes: make([]string, 0, areas), above: make([]int32, 0, areas), leaf: make([]bool, 0, areas)}
	n, k, unoffered = make([]int, 0, areas), make([]int, 0, areas), make([]bool, 0, areas)
	for i, w := range g.all {
		restN[i], restK[i] = restN[i]+w.n, restK[i]+w.k
		if at := up[i]; at >= 0 {
			restN[at], restK[at], below[at] = restN[at]-w.n, restK[at]-w.k, below[at]+1
		}
	}
	add := func(code string, above int32, leaf bool, people, with int) {
		t.codes, t.above, t.leaf = append(t.codes, code), append(t.above, above), append(t.leaf, leaf)
		n, k, unoffered = append(n, people), append(k, with), append(unoffered, len(n) >= size)
	}
	for i, w := range g.all {
		add(g.at(w).code(), up[i], below[i] == 0, restN[i], restK[i])
	}
	for i := range g.all {
		if below[i] == 0 {
			continue
		}
		if restN[i] < 0 || restK[i] < 0 || restK[i] > restN[i] {
			return t, n, k, unoffered, false
		}
		add("", int32(i), true, restN[i], restK[i])
	}
	t.order = make([]int32, len(t.codes))
	for i := range t.order {
		t.order[i] = int32(i)
	}
	t.rank = t.order
	return t, n, k, unoffered, true
}
