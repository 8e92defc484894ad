package figure

import (
	"maps"
	"slices"
	"strings"
)

// Earlier (eerder openbaar cijfer) is a figure as it became public, or one that stayed hidden when others of its period did.
type Earlier struct {
	Area, Breakdown string
	Period          Period
	Value           Value
	On              string // calendar day
	Hidden          bool   // the gate kept it back: there is no value
}

// HoldBack puts figures that became public before back in the place of those that may not follow them: who compares the
// two would learn of a few people. Nobody knows who answered then and now, so the number of people must stay the same or
// differ by the threshold, and where it stays the figure must too. It returns which cells were held, with their day, and
// marks those that are as they became public. Of a figure that became public more than once the last comes first among earlier:
// that one is put back, and each of them must allow what follows, for all can be read again.
//
// All rows together may not tell of a few people either. Who came in or went out of an area less who did of the areas in it, of
// the groups in it or of the parts of its year are people too, and what was hidden beside older figures stays hidden beside newer
// ones. So cells are all there are of an indicator. Source: method rule S-08, (6).
func HoldBack(kind KindOfNumber, cells []Cell, earlier []Earlier, threshold int) map[int]string {
	h := holding{cells: cells, threshold: max(threshold, MinThreshold), held: map[int]string{}, public: map[int][]Earlier{}}
	if len(earlier) == 0 {
		return h.held
	}
	h.byRow(earlier)
	h.byTime(kind)
	for again := true; again; {
		again = false
		for _, day := range h.days() {
			again = h.byRest(day) || again
		}
	}
	for i := range h.public {
		cells[i].Public = cells[i].Value == h.public[i][0].Value
	}
	h.staysHidden(earlier)
	return h.held
}

// holding is figures on their way to those who read what was public.
type holding struct {
	cells     []Cell
	threshold int
	held      map[int]string
	public    map[int][]Earlier // of each cell that was public, the last first
	year      map[Period]Period // the smallest period in which one lies
	longest   map[Period]Period // the longest in which one lies, or itself
}

// byTime finds which periods lie in which.
func (h *holding) byTime(kind KindOfNumber) {
	seen := map[Period]bool{}
	for i := range h.cells {
		seen[h.cells[i].Period] = true
	}
	h.year, h.longest = map[Period]Period{}, map[Period]Period{}
	spans := kind.spansOf(slices.Collect(maps.Keys(seen)))
	up, top := kind.inside(spans)
	for i, s := range spans {
		if up[i] >= 0 {
			h.year[s.Period] = spans[up[i]].Period
		}
		h.longest[s.Period] = spans[top[i]].Period
	}
}

// beside says whether p and q are parts of one period, or of each other.
func (h *holding) beside(p, q Period) bool {
	of, known := h.longest[p]
	return p == q || known && h.longest[q] == of
}

// byRow holds each row that may not follow itself.
func (h *holding) byRow(earlier []Earlier) {
	for i := range h.cells {
		c := &h.cells[i]
		if c.Value.Form == NoValue || c.Absence != Present {
			continue
		}
		for _, e := range earlier {
			if c.same(e) {
				h.public[i] = append(h.public[i], e)
			}
		}
		if slices.ContainsFunc(h.public[i], func(e Earlier) bool { return e.Value.clashes(c.Value, h.threshold) }) {
			h.hold(i)
		}
	}
}

func (h *holding) hold(i int) {
	last := h.public[i][0]
	h.cells[i].Value, h.held[i] = last.Value, last.On
}

// days are those on which something became public.
func (h *holding) days() []string {
	days := map[string]bool{}
	for _, list := range h.public {
		for _, e := range list {
			days[e.On] = true
		}
	}
	return slices.Sorted(maps.Keys(days))
}

// on gives a figure as it was public on a day; false when it was not yet.
func (h *holding) on(i int, day string) (Value, bool) {
	for _, e := range h.public[i] {
		if e.On <= day {
			return e.Value, true
		}
	}
	return Value{}, false
}

// moved is how many more people a row is about than on a day, and how many more of them have the trait.
type moved struct{ n, k int }

// byRest holds rows until what is left of each, less what is in it, is nobody or enough. It reports whether it held any.
func (h *holding) byRest(day string) bool {
	change := h.changesSince(day)
	in := h.inside(change)
	for _, i := range slices.Sorted(maps.Keys(change)) {
		if h.mayHold(i) && h.twoWays(i) { // what of both came in is not looked through
			h.hold(i)
			return true
		}
		for kind, rows := range in[i] {
			if !h.few(i, rows, change) {
				continue
			}
			if kind != areasIn && kind != partsIn && h.holdAll(rows) || h.holdOneOf(append(rows, i), change) {
				return true
			}
		}
	}
	return false
}

// changesSince gives what changed of each row since a day on which it was public.
func (h *holding) changesSince(day string) map[int]moved {
	change := map[int]moved{}
	for i := range h.public {
		was, known := h.on(i, day)
		if !known || was == h.cells[i].Value {
			continue
		}
		then, now := was.respondents(), h.cells[i].Value.respondents()
		m := moved{n: now.N - then.N}
		if then.K != nil && now.K != nil {
			m.k = *now.K - *then.K
		}
		change[i] = m
	}
	return change
}

// Kinds of rows in a row, beside the groups of a trait under its name.
const (
	areasIn = ""
	partsIn = "/"
)

// inside gives of each changed row the changed rows right in it: of areas, of parts of its period, of groups by trait.
func (h *holding) inside(change map[int]moved) map[int]map[string][]int {
	type name struct {
		area, group string
		period      Period
	}
	at := make(map[name]int, len(change))
	for i := range change {
		c := &h.cells[i]
		at[name{c.code(), c.Breakdown, c.Period}] = i
	}
	out := make(map[int]map[string][]int, len(change))
	for i := range change {
		out[i] = map[string][]int{areasIn: nil, partsIn: nil}
	}
	put := func(kind string, above name, j int) bool {
		i, there := at[above]
		if there {
			out[i][kind] = append(out[i][kind], j)
		}
		return there
	}
	for _, j := range slices.Sorted(maps.Keys(change)) {
		c := &h.cells[j]
		for up := len(c.Area) - 2; up >= 0 && !put(areasIn, name{c.Area[up], c.Breakdown, c.Period}, j); up-- {
		}
		for year, in := h.year[c.Period]; in && !put(partsIn, name{c.code(), c.Breakdown, year}, j); {
			year, in = h.year[year]
		}
		if trait, _, split := strings.Cut(c.Breakdown, traitEnd); split {
			put(trait, name{c.code(), "", c.Period}, j)
		}
	}
	return out
}

// few says whether who came into a row, or went, less those of the rows in it, are some but fewer than the threshold.
func (h *holding) few(i int, in []int, change map[int]moved) bool {
	rest := change[i]
	for _, j := range in {
		rest.n, rest.k = rest.n-change[j].n, rest.k-change[j].k
	}
	return rest.n == 0 && rest.k != 0 || rest.n != 0 && -h.threshold < rest.n && rest.n < h.threshold
}

func (h *holding) mayHold(i int) bool { return h.cells[i].Value != h.public[i][0].Value }

func (h *holding) holdAll(in []int) (any bool) {
	for _, j := range in {
		if h.mayHold(j) {
			h.hold(j)
			any = true
		}
	}
	return any
}

// holdOneOf holds the row that changed least; the last only when no other can be held.
func (h *holding) holdOneOf(rows []int, change map[int]moved) bool {
	size := func(j int) int { return max(change[j].n, -change[j].n) }
	best, last := -1, len(rows)-1
	for at, j := range rows {
		if h.mayHold(j) && (best < 0 || at < last && size(j) < size(best)) {
			best = j
		}
	}
	if best >= 0 {
		h.hold(best)
	}
	return best >= 0
}

// twoWays says whether a row is one of more than one way to divide the people of another that was public: by area, by group and by
// part of the year.
func (h *holding) twoWays(i int) bool {
	c := &h.cells[i]
	_, part := h.year[c.Period]
	for j := range h.public {
		d := &h.cells[j]
		other := d.code() != c.code()
		switch {
		case !h.beside(c.Period, d.Period):
		case c.Breakdown == "" && part && other, c.Breakdown != "" && (d.Period != c.Period || other && slices.Contains(c.Area, d.code())):
			return true
		}
	}
	return false
}

// staysHidden keeps back what was hidden beside figures that others took the place of.
func (h *holding) staysHidden(earlier []Earlier) {
	for i := range h.cells {
		c := &h.cells[i]
		if len(h.public[i]) > 0 || c.Value.Form == NoValue || c.Absence != Present {
			continue
		}
		for _, e := range earlier {
			if e.Hidden && c.about(e) && h.renewedSince(e) {
				c.Value, c.Absence = Value{}, Suppressed
				break
			}
		}
	}
}

// renewedSince says whether a figure of the same period, or of what that lies in, is another than it was public when e was hidden.
func (h *holding) renewedSince(e Earlier) bool {
	for i := range h.public {
		if was, known := h.on(i, e.On); known && was != h.cells[i].Value && h.beside(h.cells[i].Period, e.Period) {
			return true
		}
	}
	return false
}
