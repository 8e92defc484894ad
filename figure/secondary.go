package figure

import (
	"cmp"
	"maps"
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
	n, k   int
	count  int   // of a count that says of how many people it is: the count; else n
	cell   int32 // place in the set
	public bool  // everybody knows the row already
}

// hideDerivable is the secondary rule on own figures: it hides what a reader could work out from the rest.
// Source: method rule S-08, (3) and (4).
func hideDerivable(set *Set, shown []Shown, threshold int) {
	if !canTell(set.Indicator.Kind, set.Cells) {
		return
	}
	groups := map[Period]*periodCells{}
	based := false
	var g *periodCells // mostly that of the cell before
	for i := range set.Cells {
		c := &set.Cells[i]
		if strings.Contains(c.Breakdown, manyTraits) {
			shown[i].suppress()
			continue
		}
		who, known := set.behind(i)
		if !known {
			continue
		}
		based = based || who.count != who.n
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
	linked := nests(set.Indicator.Kind, groups)
	hide := func() {
		for _, g := range groups {
			g.hideAreas()
		}
		for _, x := range linked {
			x.hide()
		}
		for _, g := range groups {
			for _, cells := range g.traits {
				g.hideTrait(cells)
			}
		}
	}
	hide()
	for before := -1; based && before != hiddenIn(shown); { // what the one number hides the other may tell
		before = hiddenIn(shown)
		for range 2 {
			for _, g := range groups {
				g.otherNumber()
			}
			hide()
		}
	}
}

func hiddenIn(shown []Shown) (n int) {
	for i := range shown {
		if !shown[i].shown {
			n++
		}
	}
	return n
}

// otherNumber looks at the counts in place of how many people they are of, or the other way round.
func (g *periodCells) otherNumber() {
	g.counts = !g.counts
	for _, list := range append(slices.Collect(maps.Values(g.traits)), g.all) {
		for i := range list {
			if w := &list[i]; g.counts {
				w.n, w.k = w.count, 0
			} else {
				*w, _ = g.set.behind(int(w.cell))
			}
		}
	}
}

// sensitive says whether it matters how many have the trait. Everybody in a count has it.
func (g *periodCells) sensitive() bool { return g.set.Indicator.Sensitive && !g.counts }

// canTell reports whether cells can tell of each other at all: not when every one is about everybody in one same area, in
// periods that have no part in common.
func canTell(kind KindOfNumber, cells []Cell) bool {
	for i := range cells {
		if c := &cells[i]; c.Breakdown != "" || c.code() != cells[0].code() || c.Period.kind != cells[0].Period.kind || kind == RunningTotal {
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
func (set *Set) behind(cell int) (who people, known bool) {
	i, c := &set.Indicator, &set.Cells[cell]
	v := &c.Value
	if c.Absence != Present || v.Form == NoValue {
		return people{}, false
	}
	who = people{cell: int32(cell), n: v.N, k: v.K, count: v.N, public: c.Public}
	counts := i.Unit == Count && v.Form == PlainValue
	if counts {
		if v.Number < 0 || v.Number > mostPeople {
			return people{}, false
		}
		who.count = int(math.Round(v.Number))
	}
	switch {
	case counts && v.N <= 0:
		who.n, who.k = who.count, 0
		return who, true
	case counts:
		who.k = min(who.count, v.N)
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
	counts    bool                // people are those who were counted, not those of whom
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
	offered := make([]bool, len(g.all))
	for i, w := range g.all {
		offered[i] = g.shown[w.cell].shown
	}
	keeps, fits := g.remainders(g.all, up, offered)
	for i, w := range g.all {
		if fits && !keeps(i) || !fits && up[i] >= 0 {
			g.hide(w)
		}
	}
}

// remainders applies the remainder rule to rows of which each lies in the one at up, and says which may stay. It is false when
// rows hold more people than the one that they lie in.
func (g *periodCells) remainders(list []people, up []int32, offered []bool) (keeps func(int) bool, fits bool) {
	tree, n, k, some, fits := g.tree(list, up, offered)
	if !fits {
		return nil, false
	}
	release, err := tree.release(n, k, some, g.threshold, g.sensitive())
	if err != nil {
		return func(int) bool { return false }, true
	}
	return release.Shown, true
}

// tree makes the tree of rows in their order, with behind them the places for people who are in none of the rows below.
func (g *periodCells) tree(list []people, up []int32, offered []bool) (t AreaTree, n, k []int, some rows, fits bool) {
	size := len(list)
	restN, restK, below := make([]int, size), make([]int, size), make([]int, size)
	areas := 2 * size // at most: a place for the rest of each
	t = AreaTree{codes: make([]string, 0, areas), above: make([]int32, 0, areas), leaf: make([]bool, 0, areas)}
	n, k = make([]int, 0, areas), make([]int, 0, areas)
	some = rows{unoffered: make([]bool, 0, areas), known: make([]bool, 0, areas)}
	for i, w := range list {
		restN[i], restK[i] = restN[i]+w.n, restK[i]+w.k
		if at := up[i]; at >= 0 {
			restN[at], restK[at], below[at] = restN[at]-w.n, restK[at]-w.k, below[at]+1
		}
	}
	add := func(code string, above int32, leaf bool, people, with int, offered, known bool) {
		t.codes, t.above, t.leaf = append(t.codes, code), append(t.above, above), append(t.leaf, leaf)
		n, k = append(n, people), append(k, with)
		some.unoffered, some.known = append(some.unoffered, !offered), append(some.known, known)
	}
	for i, w := range list {
		add(g.set.Cells[w.cell].code(), up[i], below[i] == 0, restN[i], restK[i], offered[i], w.public)
	}
	for i := range list {
		if restN[i] < 0 || restK[i] < 0 || restK[i] > restN[i] {
			return t, n, k, some, false
		}
		if below[i] > 0 && restN[i] > 0 {
			add("", int32(i), true, restN[i], restK[i], false, false)
		}
	}
	t.order = make([]int32, len(t.codes))
	for i := range t.order {
		t.order[i] = int32(i)
	}
	t.rank = t.order
	return t, n, k, some, true
}
