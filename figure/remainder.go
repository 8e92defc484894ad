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
	areas     []released
}

// released is one area of a release, by place.
type released struct {
	n, k         int   // people, summed upwards
	restN, restK int   // of a published area: people under no published area below it
	leaves       int32 // how many leaves that remainder has
	owner        int32 // nearest published area at the start, itself included; -1: none
	nearest      int32 // first of the published areas right below a published one; -1: none
	next         int32 // the one after it
	published    bool
	known        bool // everybody knows the row already: to withdraw it protects nobody
}

// rows tells of the places of a tree which have no row that could be published, and of which everybody knows the row
// already; nil is none.
type rows struct{ unoffered, known []bool }

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
	return t.release(n, k, rows{}, threshold, sensitive)
}

// release is Release where some places only hold people, and some rows are known.
func (t AreaTree) release(n, k []int, some rows, threshold int, sensitive bool) (Release, error) {
	size := len(t.codes)
	if len(n) != size || (sensitive && len(k) != size) {
		return Release{}, ErrValue
	}
	r := Release{tree: t, threshold: max(threshold, MinThreshold), sensitive: sensitive, areas: make([]released, size)}
	for at := size - 1; at >= 0; at-- {
		a := &r.areas[at]
		if t.leaf[at] {
			a.n = n[at]
			if sensitive {
				a.k = k[at]
			}
			if a.n < 0 || a.n > mostPeople || a.k < 0 || a.k > a.n {
				return Release{}, ErrValue
			}
		}
		if up := t.above[at]; up >= 0 {
			r.areas[up].n += a.n
			r.areas[up].k += a.k
		}
	}
	whole := true
	for at := range r.areas {
		a := &r.areas[at]
		a.published = !tooFew(a.n, a.k, r.threshold, sensitive) && (some.unoffered == nil || !some.unoffered[at])
		a.known = some.known != nil && some.known[at]
		switch up := t.above[at]; {
		case a.published:
			a.owner = int32(at)
		case up >= 0:
			a.owner = r.areas[up].owner
		default:
			a.owner = -1
		}
		whole = whole && a.published
		if t.leaf[at] && a.owner >= 0 {
			of := &r.areas[a.owner]
			of.restN, of.restK, of.leaves = of.restN+a.n, of.restK+a.k, of.leaves+1
		}
	}
	if !whole {
		r.repair()
	}
	return r, nil
}

// fails reports whether the row of a published area gives too small a group away.
func (r *Release) fails(at int32) bool {
	a := &r.areas[at]
	return a.published && a.leaves > 0 && tooFew(a.restN, a.restK, r.threshold, r.sensitive)
}

// repair withdraws rows, highest area first, until no remainder is too small.
func (r *Release) repair() {
	linked := false
	for i := 0; i < len(r.areas); {
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
		if victim < 0 || r.areas[victim].known && !r.areas[at].known {
			victim = at
		}
		if up := r.withdraw(victim); up >= 0 && up != at && r.fails(up) {
			i = int(r.tree.rank[up])
		}
	}
}

// link ties each published area to the published ones right below it.
func (r *Release) link() {
	for at := range r.areas {
		r.areas[at].nearest = -1
	}
	for at := range r.areas {
		a := &r.areas[at]
		if up := r.tree.above[at]; a.published && up >= 0 && r.areas[up].owner >= 0 {
			of := &r.areas[r.areas[up].owner]
			a.next, of.nearest = of.nearest, int32(at)
		}
	}
}

// smallestBelow is the published area right below at with the fewest people, of
// those that hold anyone and are not known already, or else of all that hold
// anyone; -1 when there is none.
func (r *Release) smallestBelow(at int32) int32 {
	best, fewest := int32(-1), 0
	for c := r.areas[at].nearest; c >= 0; c = r.areas[c].next {
		n, known := r.areas[c].n, r.areas[c].known
		if n > 0 && (best < 0 || r.areas[best].known && !known || known == r.areas[best].known &&
			(n < fewest || n == fewest && r.tree.codes[c] < r.tree.codes[best])) {
			best, fewest = c, n
		}
	}
	return best
}

// withdraw takes the row of an area back: its remainder and the published areas
// right below it become those of the published area above, which is returned (-1:
// there is none).
func (r *Release) withdraw(at int32) int32 {
	gone := &r.areas[at]
	gone.published = false
	up := r.tree.above[at]
	for up >= 0 && !r.areas[up].published {
		up = r.tree.above[up]
	}
	if up < 0 {
		return up
	}
	heir := &r.areas[up]
	heir.restN, heir.restK, heir.leaves = heir.restN+gone.restN, heir.restK+gone.restK, heir.leaves+gone.leaves
	link := &heir.nearest
	for *link != at {
		link = &r.areas[*link].next
	}
	*link = gone.next
	for c := gone.nearest; c >= 0; {
		after := r.areas[c].next
		r.areas[c].next, heir.nearest = heir.nearest, c
		c = after
	}
	return up
}

// Shown reports whether the row of the area at this place may be published.
func (r Release) Shown(at int) bool { return r.areas[at].published }

// Published returns the codes of the areas that may be published, in order.
func (r Release) Published() []string {
	out := []string{}
	for at, a := range r.areas {
		if a.published {
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
		for up >= 0 && !r.areas[up].published {
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
