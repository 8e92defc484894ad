package figure

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// AreaTree (gebiedsboom) is the areas of one division, each under the area that
// holds it. Places are numbers from 0: an area comes after the one above it, areas
// under one area stand by code.
type AreaTree struct {
	codes []string
	above []int32 // place of the area above; -1 at the top
	leaf  []bool
	order []int32 // places by height in the tree, then by code
	rank  []int32 // where a place stands in that order
	place map[string]int
}

// NewAreaTree makes a tree from what lies under each area; an area that is only
// named below another, or has nothing under it, is a leaf. Errors: ErrTree when an
// area lies under two others or under itself.
func NewAreaTree(under map[string][]string) (AreaTree, error) {
	above := map[string]string{}
	for _, area := range slices.Sorted(maps.Keys(under)) {
		for _, child := range under[area] {
			if _, twice := above[child]; twice {
				return AreaTree{}, ErrTree
			}
			above[child] = area
		}
	}
	t := AreaTree{place: map[string]int{}}
	type visit struct {
		code  string
		above int32
		depth int
	}
	var todo []visit
	for _, area := range slices.Backward(slices.Sorted(maps.Keys(under))) {
		if _, below := above[area]; !below {
			todo = append(todo, visit{area, -1, 0})
		}
	}
	var depths []int
	for len(todo) > 0 {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		at := len(t.codes)
		t.place[v.code] = at
		t.codes, t.above, depths = append(t.codes, v.code), append(t.above, v.above), append(depths, v.depth)
		t.leaf = append(t.leaf, len(under[v.code]) == 0)
		for _, child := range slices.Backward(slices.Sorted(slices.Values(under[v.code]))) {
			todo = append(todo, visit{child, int32(at), v.depth + 1})
		}
	}
	areas := len(under)
	for child := range above {
		if _, named := under[child]; !named {
			areas++
		}
	}
	if len(t.codes) != areas { // what no top leads to runs in a circle
		return AreaTree{}, ErrTree
	}
	t.order, t.rank = make([]int32, len(t.codes)), make([]int32, len(t.codes))
	for i := range t.order {
		t.order[i] = int32(i)
	}
	slices.SortFunc(t.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(depths[a], depths[b]), strings.Compare(t.codes[a], t.codes[b]))
	})
	for rank, at := range t.order {
		t.rank[at] = int32(rank)
	}
	return t, nil
}

// Len returns the number of areas.
func (t AreaTree) Len() int { return len(t.codes) }

// Place returns the place of an area; ok is false for one the tree does not hold.
func (t AreaTree) Place(code string) (at int, ok bool) {
	at, ok = t.place[code]
	return at, ok
}

// Leaf reports whether nothing lies under the area at this place.
func (t AreaTree) Leaf(at int) bool { return t.leaf[at] }

// Release (vrijgave) is which areas of a tree may be published together.
type Release struct {
	tree      AreaTree
	threshold int
	sensitive bool
	published []bool
	n, k      []int   // people per area, summed upwards
	restN     []int   // of a published area: people under no published area below it
	restK     []int   // those of them with the trait
	leaves    []int32 // how many leaves that remainder has
	owner     []int32 // nearest published area at the start, itself included; -1: none
	nearest   []int32 // first of the published areas right below a published one; -1: none
	next      []int32 // the one after it
}

// mostPeople keeps sums of people within the whole numbers.
const mostPeople = 1 << 40

// Release applies the remainder rule to one indicator: n people and, for a
// sensitive one, k with the trait in each leaf, by place (what stands at other
// places is not looked at).
//
// An area is hidden when its group is too small by itself. The rows that are left
// tell exactly the sums over their remainders, the leaves under an area that lie
// under no published area below it. So each remainder must be empty or large
// enough by itself; until all are, the highest area whose remainder is not (equal
// height: by code) loses the smallest published area right below it that holds
// anyone (equal: by code), or its own row when there is none. Errors: ErrValue for
// impossible counts. Source: method rule S-08.
func (t AreaTree) Release(n, k []int, threshold int, sensitive bool) (Release, error) {
	size := len(t.codes)
	if len(n) != size || (sensitive && len(k) != size) {
		return Release{}, ErrValue
	}
	r := Release{tree: t, threshold: max(threshold, MinThreshold), sensitive: sensitive, published: make([]bool, size)}
	numbers, places := make([]int, 4*size), make([]int32, 4*size)
	r.n, r.k, r.restN, r.restK = numbers[:size], numbers[size:2*size], numbers[2*size:3*size], numbers[3*size:]
	r.owner, r.nearest, r.next, r.leaves = places[:size], places[size:2*size], places[2*size:3*size], places[3*size:]
	for at := size - 1; at >= 0; at-- {
		if t.leaf[at] {
			r.n[at] = n[at]
			if sensitive {
				r.k[at] = k[at]
			}
			if n[at] < 0 || n[at] > mostPeople || r.k[at] < 0 || r.k[at] > n[at] {
				return Release{}, ErrValue
			}
		}
		if up := t.above[at]; up >= 0 {
			r.n[up] += r.n[at]
			r.k[up] += r.k[at]
		}
	}
	for at := range size {
		r.published[at] = !tooFew(r.n[at], r.k[at], r.threshold, sensitive)
		switch up := t.above[at]; {
		case r.published[at]:
			r.owner[at] = int32(at)
		case up >= 0:
			r.owner[at] = r.owner[up]
		default:
			r.owner[at] = -1
		}
		if of := r.owner[at]; t.leaf[at] && of >= 0 {
			r.restN[of] += r.n[at]
			r.restK[of] += r.k[at]
			r.leaves[of]++
		}
	}
	r.repair()
	return r, nil
}

// fails reports whether the row of a published area gives too small a group away.
func (r *Release) fails(at int32) bool {
	return r.published[at] && r.leaves[at] > 0 && tooFew(r.restN[at], r.restK[at], r.threshold, r.sensitive)
}

// repair withdraws rows, highest area first, until no remainder is too small.
func (r *Release) repair() {
	linked := false
	for i := 0; i < len(r.tree.order); {
		at := r.tree.order[i]
		if !r.fails(at) {
			i++
			continue
		}
		if !linked {
			r.link()
			linked = true
		}
		victim := r.smallestBelow(at)
		if victim < 0 {
			victim = at
		}
		if up := r.withdraw(victim); up >= 0 && up != at && r.fails(up) {
			i = int(r.tree.rank[up])
		}
	}
}

// link ties each published area to the published ones right below it.
func (r *Release) link() {
	for at := range r.nearest {
		r.nearest[at], r.next[at] = -1, -1
	}
	for at, shown := range r.published {
		if up := r.tree.above[at]; shown && up >= 0 && r.owner[up] >= 0 {
			of := r.owner[up]
			r.next[at], r.nearest[of] = r.nearest[of], int32(at)
		}
	}
}

// smallestBelow is the published area right below at with the fewest people, of
// those that hold anyone; -1 when there is none.
func (r *Release) smallestBelow(at int32) int32 {
	best := int32(-1)
	for c := r.nearest[at]; c >= 0; c = r.next[c] {
		if n := r.n[c]; n > 0 && (best < 0 || n < r.n[best] || n == r.n[best] && r.tree.codes[c] < r.tree.codes[best]) {
			best = c
		}
	}
	return best
}

// withdraw takes the row of an area back: its remainder and the published areas
// right below it become those of the published area above, which is returned (-1:
// there is none).
func (r *Release) withdraw(at int32) int32 {
	r.published[at] = false
	up := r.tree.above[at]
	for up >= 0 && !r.published[up] {
		up = r.tree.above[up]
	}
	if up < 0 {
		return up
	}
	r.restN[up] += r.restN[at]
	r.restK[up] += r.restK[at]
	r.leaves[up] += r.leaves[at]
	link := &r.nearest[up]
	for *link != at {
		link = &r.next[*link]
	}
	*link = r.next[at]
	for c := r.nearest[at]; c >= 0; {
		after := r.next[c]
		r.next[c], r.nearest[up] = r.nearest[up], c
		c = after
	}
	return up
}

// Shown reports whether the row of the area at this place may be published.
func (r Release) Shown(at int) bool { return r.published[at] }

// Published returns the codes of the areas that may be published, in order.
func (r Release) Published() []string {
	out := []string{}
	for at, shown := range r.published {
		if shown {
			out = append(out, r.tree.codes[at])
		}
	}
	slices.Sort(out)
	return out
}

// Remainders returns for each published area the leaves that its row tells of
// beyond the published areas below it; a published leaf tells of itself. Areas
// that tell of none are left out.
func (r Release) Remainders() map[string][]string {
	out := map[string][]string{}
	for at, leaf := range r.tree.leaf {
		if !leaf {
			continue
		}
		up := int32(at)
		for up >= 0 && !r.published[up] {
			up = r.tree.above[up]
		}
		if up >= 0 {
			out[r.tree.codes[up]] = append(out[r.tree.codes[up]], r.tree.codes[at])
		}
	}
	for _, leaves := range out {
		slices.Sort(leaves)
	}
	return out
}
