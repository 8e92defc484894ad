package figure

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// nest (tijdvakken in elkaar) is a period with those that are a part of it: a year with its months or quarters, or the last of a
// running total with those before. Of what is left out of one part, the whole less the other parts would tell.
type nest struct {
	periods []*periodCells // the one that holds all others first, a part after what it is a part of
	up      []int          // of each the place of the smallest that holds it; -1 for the first
}

// span is a period with its first day and the day after its last.
type span struct {
	Period
	start, end int64
}

// holds says whether the people counted in q are among those of p. A state is not: of one only the end of the period counts, and
// of a running total everything before it in its year.
func (k KindOfNumber) holds(p, q span) bool {
	longer := p.start < q.start && p.end >= q.end || p.start == q.start && p.end > q.end
	switch k {
	case TextValue:
		return false
	case Stock:
		return longer && p.end == q.end
	case RunningTotal:
		school := p.kind == SchoolYear || q.kind == SchoolYear
		return !school && p.year == q.year && (p.end > q.end || longer)
	}
	return longer
}

// spansOf puts periods in the order in which what holds comes before what it holds; nil where none can hold another.
func (k KindOfNumber) spansOf(periods []Period) []span {
	mixed := k == RunningTotal
	spans := make([]span, len(periods))
	for i, p := range periods {
		spans[i] = span{p, p.Start().Unix(), p.End().Unix()}
		mixed = mixed || p.kind != periods[0].kind
	}
	if !mixed {
		return nil
	}
	slices.SortFunc(spans, func(a, b span) int {
		if k == RunningTotal {
			return cmp.Or(cmp.Compare(b.end, a.end), cmp.Compare(a.start, b.start))
		}
		return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
	})
	return spans
}

// inside gives of each span the place of the smallest that holds it, or -1, and the place of the largest.
func (k KindOfNumber) inside(spans []span) (up, top []int) {
	up, top = make([]int, len(spans)), make([]int, len(spans))
	for i, s := range spans {
		up[i], top[i] = -1, i
		for j := i - 1; j >= 0; j-- {
			if k.holds(spans[j], s) {
				up[i], top[i] = j, top[j]
				break
			}
		}
	}
	return up, top
}

// Together gives of some periods those whose figures may tell of those of p, p among them: the year it lies in and the other parts
// of that.
func (k KindOfNumber) Together(p Period, periods []Period) []Period {
	spans := k.spansOf(periods)
	at := slices.IndexFunc(spans, func(s span) bool { return s.Period == p })
	if at < 0 {
		return []Period{p}
	}
	var out []Period
	_, top := k.inside(spans)
	for i, s := range spans {
		if top[i] == top[at] {
			out = append(out, s.Period)
		}
	}
	return out
}

// nests finds the periods that are part of another.
func nests(kind KindOfNumber, groups map[Period]*periodCells) []nest {
	if len(groups) < 2 {
		return nil
	}
	spans := kind.spansOf(slices.Collect(maps.Keys(groups)))
	up, top := kind.inside(spans)
	of, at := map[int]*nest{}, make([]int, len(spans))
	var out []nest
	for i, s := range spans {
		x := of[top[i]]
		if x == nil {
			x = &nest{}
			of[i] = x
		}
		above := -1
		if up[i] >= 0 {
			above = at[up[i]]
		}
		at[i] = len(x.periods)
		x.periods, x.up = append(x.periods, groups[s.Period]), append(x.up, above)
	}
	for i := range spans {
		if x := of[i]; x != nil && len(x.periods) > 1 {
			out = append(out, *x)
		}
	}
	return out
}

// times is the rows about everybody in one area, by the periods of a nest.
type times struct {
	path []string
	row  []*people // nil where there is none
	rest []people  // who live in none of the areas below
}

func (t times) code() string { return t.path[len(t.path)-1] }

func (t times) parts() bool {
	return slices.ContainsFunc(t.row[1:], func(w *people) bool { return w != nil })
}

// hide applies the remainder rule over time. Of the highest areas with figures of parts, parts are hidden until what is left of the
// whole tells of nobody. Areas below these keep their parts only where nothing at all has to be hidden, for else the two
// directions together would tell more than each by itself; figures of the whole period stay.
func (x nest) hide() {
	x.hideIn(x.areas())
	for t, g := range x.periods {
		for up := x.up[t]; up >= 0; up = x.up[up] {
			for trait := range x.periods[up].traits { // a third direction is never shown
				g.hide(g.traits[trait]...)
			}
		}
	}
}

func (x nest) hideIn(areas []times) {
	for i, top := range areas {
		if !top.parts() || slices.ContainsFunc(areas[:i], func(a times) bool { return a.parts() && liesIn(top.path, a) }) {
			continue
		}
		below := slices.DeleteFunc(slices.Clone(areas[i+1:]), func(a times) bool { return !liesIn(a.path, top) })
		x.hideUnder(top, below, areas)
	}
}

// without gives the nests inside the longest period, with the rows of some areas in them.
func (x nest) without(areas []times, do func(nest, []times)) {
	for first := range x.up {
		if x.up[first] != 0 {
			continue
		}
		var in nest
		at := map[int]int{x.up[first]: -1}
		rows := make([]times, len(areas))
		for i, a := range areas {
			rows[i].path = a.path
		}
		for t := first; t < len(x.up); t++ {
			up, inside := at[x.up[t]]
			if !inside || t != first && up < 0 {
				continue
			}
			at[t] = len(in.periods)
			in.periods, in.up = append(in.periods, x.periods[t]), append(in.up, up)
			for i, a := range areas {
				rows[i].row, rows[i].rest = append(rows[i].row, a.row[t]), append(rows[i].rest, a.rest[t])
			}
		}
		do(in, rows)
	}
}

func liesIn(path []string, a times) bool { return slices.Contains(path[:len(path)-1], a.code()) }

func (x nest) hideUnder(top times, below, all []times) {
	whole := slices.ContainsFunc(below, func(a times) bool { return a.row[0] != nil })
	if top.row[0] == nil {
		beside := whole || slices.ContainsFunc(all, func(a times) bool { return a.row[0] != nil && liesIn(top.path, a) })
		if beside { // the parts would be a row of the whole that nobody looked at
			x.hideParts(append(below, top))
			return
		}
		x.without(append([]times{top}, below...), nest.hideIn)
		return
	}
	if !x.shows(top, 0) {
		x.hideParts(append(below, top))
		return
	}
	if !x.hideInTime(top) { // more people in the parts than in the whole: they are others
		return
	}
	if whole {
		if !x.nothingHidden(top, below) {
			x.hideParts(below)
		}
		return
	}
	for t, g := range x.periods {
		if x.shows(top, t) {
			continue
		}
		for _, a := range below {
			if a.row[t] != nil {
				g.hide(*a.row[t])
			}
		}
	}
	if len(below) > 0 {
		x.without(append([]times{top}, below...), nest.hideIn)
	}
}

func (x nest) shows(a times, t int) bool {
	return a.row[t] != nil && x.periods[t].shown[a.row[t].cell].shown
}

// hideParts hides areas in every period but the whole.
func (x nest) hideParts(areas []times) {
	for _, a := range areas {
		for t, w := range a.row[1:] {
			if w != nil {
				x.periods[t+1].hide(*w)
			}
		}
	}
}

// areas gives the rows of each area, those of areas that hold others first.
func (x nest) areas() []times {
	at := map[string]int{}
	var out []times
	for t, g := range x.periods {
		up, once := g.above(g.all)
		for i, w := range g.all {
			path := g.at(w).Area
			if len(path) == 0 {
				path = []string{""}
			}
			code := path[len(path)-1]
			k, known := at[code]
			if !known {
				k, at[code] = len(out), len(out)
				out = append(out, times{path, make([]*people, len(x.periods)), make([]people, len(x.periods))})
			}
			out[k].row[t] = &g.all[i]
			out[k].rest[t].n, out[k].rest[t].k = out[k].rest[t].n+w.n, out[k].rest[t].k+w.k
		}
		for i, w := range g.all {
			if up[i] >= 0 && once {
				path := g.at(g.all[up[i]]).Area
				above := &out[at[path[len(path)-1]]].rest[t]
				above.n, above.k = above.n-w.n, above.k-w.k
			}
		}
	}
	slices.SortFunc(out, func(a, b times) int {
		return cmp.Or(cmp.Compare(len(a.path), len(b.path)), strings.Compare(a.code(), b.code()))
	})
	return out
}

// hideInTime applies the remainder rule on the periods of one area; false when the parts hold more people than the whole.
func (x nest) hideInTime(a times) bool {
	var list []people
	place := make([]int32, len(x.periods))
	var up []int32
	var offered []bool
	for t, w := range a.row {
		above := int32(-1)
		if x.up[t] >= 0 {
			above = place[x.up[t]]
		}
		if place[t] = above; w == nil { // its own parts are parts of what it lies in
			continue
		}
		place[t] = int32(len(list))
		list, up, offered = append(list, *w), append(up, above), append(offered, x.shows(a, t))
	}
	keeps, fits := x.periods[0].remainders(list, up, offered)
	if !fits {
		return false
	}
	i := 0
	for t, w := range a.row {
		if w == nil {
			continue
		}
		if !keeps(i) {
			x.periods[t].hide(*w)
		}
		i++
	}
	return true
}

// nothingHidden says whether all areas have a row in every period, all are shown, and what is left of each over time, and of who
// live in none of the areas below, is nobody or enough.
func (x nest) nothingHidden(top times, below []times) bool {
	for _, a := range append([]times{top}, below...) {
		all := make([]people, len(x.periods))
		for t := range x.periods {
			if !x.shows(a, t) {
				return false
			}
			all[t] = *a.row[t]
		}
		if !x.safeInTime(all) || !x.safeInTime(a.rest) {
			return false
		}
	}
	return true
}

// safeInTime says whether each period less its parts is nobody or enough.
func (x nest) safeInTime(of []people) bool {
	left := slices.Clone(of)
	for t, up := range x.up {
		if up >= 0 {
			left[up].n, left[up].k = left[up].n-of[t].n, left[up].k-of[t].k
		}
	}
	g := x.periods[0]
	return !slices.ContainsFunc(left, func(w people) bool {
		return w.n < 0 || w.k < 0 || w.k > w.n || w.n > 0 && tooFew(w.n, w.k, g.threshold, g.sensitive())
	})
}
