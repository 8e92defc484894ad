package figure

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// release applies the remainder rule to leaves by code.
func release(t testing.TB, under map[string][]string, n, k map[string]int, sensitive bool) Release {
	t.Helper()
	tree, err := NewAreaTree(under)
	if err != nil {
		t.Fatal(err)
	}
	r, err := tree.Release(inPlaces(tree, n), inPlaces(tree, k), 0, sensitive)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func inPlaces(tree AreaTree, of map[string]int) []int {
	out := make([]int, tree.Len())
	for code, n := range of {
		at, _ := tree.Place(code)
		out[at] = n
	}
	return out
}

func TestRemainderRuleWorkedExample(t *testing.T) {
	r := release(t, map[string][]string{"GM": {"W1", "W2", "W3"}, "W1": {"B11", "B12", "B13"}, "W2": {"B21", "B22"}, "W3": {"B31", "B32"}},
		map[string]int{"B11": 34, "B12": 6, "B13": 18, "B21": 25, "B22": 12, "B31": 4, "B32": 3}, nil, false)
	if want := []string{"B11", "B21", "GM", "W1"}; !slices.Equal(r.Published(), want) {
		t.Errorf("published %v, want %v", r.Published(), want)
	}
	want := map[string][]string{"B11": {"B11"}, "B21": {"B21"}, "W1": {"B12", "B13"}, "GM": {"B22", "B31", "B32"}}
	if !maps.EqualFunc(r.Remainders(), want, slices.Equal) {
		t.Errorf("remainders %v", r.Remainders())
	}
	if at, ok := r.tree.Place("W1"); !ok || !r.Shown(at) || r.tree.Leaf(at) {
		t.Error("W1 is shown")
	}
}

func TestRemainderRuleAtTheEdges(t *testing.T) {
	two := map[string][]string{"GM": {"W1", "W2"}}
	for what, c := range map[string]struct {
		n, k      map[string]int
		sensitive bool
		want      []string
	}{
		"both large":            {n: map[string]int{"W1": 40, "W2": 10}, want: []string{"GM", "W1", "W2"}},
		"one small":             {n: map[string]int{"W1": 40, "W2": 9}, want: []string{"GM"}},
		"nobody is no secret":   {n: map[string]int{"W1": 40, "W2": 0}, want: []string{"GM", "W1", "W2"}},
		"all too small":         {n: map[string]int{"W1": 4, "W2": 5}, want: []string{}},
		"small ones make ten":   {n: map[string]int{"W1": 4, "W2": 6}, want: []string{"GM"}},
		"sensitive, both mixed": {n: map[string]int{"W1": 40, "W2": 40}, k: map[string]int{"W1": 3, "W2": 37}, sensitive: true, want: []string{"GM", "W1", "W2"}},
		"sensitive, all of one": {n: map[string]int{"W1": 40, "W2": 40}, k: map[string]int{"W1": 20, "W2": 40}, sensitive: true, want: []string{"GM"}},
		"sensitive, all of all": {n: map[string]int{"W1": 40, "W2": 40}, k: map[string]int{"W1": 40, "W2": 40}, sensitive: true, want: []string{}},
	} {
		if r := release(t, two, c.n, c.k, c.sensitive); !slices.Equal(r.Published(), c.want) {
			t.Errorf("%s: %v, want %v", what, r.Published(), c.want)
		}
	}
	chain := release(t, map[string][]string{"GM": {"W1"}, "W1": {"B1"}}, map[string]int{"B1": 12}, nil, false)
	if len(chain.Published()) != 3 || len(chain.Remainders()) != 1 {
		t.Errorf("one under the other: %v %v", chain.Published(), chain.Remainders())
	}
	apart := release(t, map[string][]string{"A": nil, "B": nil}, map[string]int{"A": 3, "B": 30}, nil, false)
	if !slices.Equal(apart.Published(), []string{"B"}) {
		t.Errorf("areas with nothing in common: %v", apart.Published())
	}
}

func TestAreaTreesThatAreNone(t *testing.T) {
	for what, under := range map[string]map[string][]string{
		"two above": {"A": {"C"}, "B": {"C"}}, "twice below one": {"A": {"C", "C"}}, "itself": {"A": {"A"}},
		"a circle": {"A": {"B"}, "B": {"A"}}, "a circle beside a tree": {"A": {"B"}, "C": {"D"}, "D": {"E"}, "E": {"C"}},
	} {
		if _, err := NewAreaTree(under); !errors.Is(err, ErrTree) {
			t.Errorf("%s: %v", what, err)
		}
	}
	tree, err := NewAreaTree(nil)
	if r, err2 := tree.Release(nil, nil, 0, false); err != nil || err2 != nil || len(r.Published()) != 0 {
		t.Error("an empty tree publishes nothing")
	}
	tree, _ = NewAreaTree(map[string][]string{"A": {"B"}})
	for what, c := range map[string][2][]int{"short": {{1}, nil}, "negative": {{0, -1}, {0, 0}}, "k above n": {{0, 2}, {0, 3}}, "no k": {{0, 2}, nil}, "huge": {{0, 1 << 60}, {0, 0}}} {
		if _, err := tree.Release(c[0], c[1], 0, true); !errors.Is(err, ErrValue) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// forest is a random tree of at most nine leaves, with people in them.
type forest struct {
	under map[string][]string
	n, k  map[string]int
}

func randomForest(intn func(int) int) forest {
	f := forest{map[string][]string{}, map[string]int{}, map[string]int{}}
	next, leaves := 0, 1+intn(9)
	name := func() string { next++; return fmt.Sprintf("A%02d", next) }
	var grow func(code string, leaves, depth int)
	grow = func(code string, leaves, depth int) {
		if leaves == 1 && (depth > 3 || intn(4) > 0) {
			f.n[code] = []int{0, intn(10), intn(15), intn(60), 10 + intn(30)}[intn(5)]
			f.k[code] = []int{0, f.n[code], intn(f.n[code] + 1), min(f.n[code], intn(4))}[intn(4)]
			return
		}
		for leaves > 0 {
			part := leaves
			if depth <= 3 && leaves > 1 {
				part = 1 + intn(leaves)
			} else if leaves > 1 {
				part = 1
			}
			child := name()
			f.under[code] = append(f.under[code], child)
			grow(child, part, depth+1)
			leaves -= part
		}
	}
	grow(name(), leaves, 0)
	if len(f.under) == 0 {
		f.under["A01"] = nil
	}
	return f
}

// leavesUnder lists the leaves below an area, itself when it is one.
func (f forest) leavesUnder(code string) []string {
	if len(f.under[code]) == 0 {
		return []string{code}
	}
	var out []string
	for _, child := range f.under[code] {
		out = append(out, f.leavesUnder(child)...)
	}
	return out
}

// derivableSets is every set of leaves whose people a reader can work out from
// published rows: the bit patterns that are a linear combination of them. It does
// not know of remainders: it eliminates over the rationals (whole numbers here)
// and tries all sets.
func (f forest) derivableSets(published []string) [][]string {
	leaves := slices.Sorted(maps.Keys(f.n))
	basis, pivots := [][]int64{}, []int{}
	reduce := func(row []int64) {
		for i, p := range pivots {
			if a, b := row[p], basis[i][p]; a != 0 {
				for c := range row {
					row[c] = row[c]*b - a*basis[i][c]
				}
				shrink(row)
			}
		}
	}
	for _, code := range published {
		row := make([]int64, len(leaves))
		for _, leaf := range f.leavesUnder(code) {
			row[slices.Index(leaves, leaf)] = 1
		}
		reduce(row)
		if p := slices.IndexFunc(row, func(x int64) bool { return x != 0 }); p >= 0 {
			basis, pivots = append(basis, row), append(pivots, p)
		}
	}
	var out [][]string
	for bits := 1; bits < 1<<len(leaves); bits++ {
		row, set := make([]int64, len(leaves)), []string{}
		for i, leaf := range leaves {
			if bits>>i&1 == 1 {
				row[i], set = 1, append(set, leaf)
			}
		}
		reduce(row)
		if !slices.ContainsFunc(row, func(x int64) bool { return x != 0 }) {
			out = append(out, set)
		}
	}
	return out
}

// shrink divides a row by what its numbers have in common.
func shrink(row []int64) {
	var common int64
	for _, x := range row {
		for x != 0 {
			common, x = x, common%x
		}
	}
	if common != 0 {
		for c := range row {
			row[c] /= common
		}
	}
}

func (f forest) sums(set []string) (n, k int) {
	for _, leaf := range set {
		n, k = n+f.n[leaf], k+f.k[leaf]
	}
	return n, k
}

// unsafeSets is every derivable set of leaves that the rule for one group hides.
func (f forest) unsafeSets(published []string, sensitive bool) [][]string {
	return slices.DeleteFunc(f.derivableSets(published), func(set []string) bool {
		n, k := f.sums(set)
		return !(0 < n && n < 10 || sensitive && (k < 3 || n-k < 3))
	})
}

func (f forest) String() string { return fmt.Sprintf("%v n %v k %v", f.under, f.n, f.k) }

func TestNoSmallGroupFollowsFromPublishedRows(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 15))
	leaked := 0
	for range 4000 {
		f := randomForest(random.IntN)
		for _, sensitive := range []bool{false, true} {
			r := release(t, f.under, f.n, f.k, sensitive)
			if bad := f.unsafeSets(r.Published(), sensitive); len(bad) > 0 {
				t.Fatalf("%v sensitive %v publishes %v: %v follows", f, sensitive, r.Published(), bad[0])
			}
			alone := []string{} // the rule for one group only: the audit must be able to fail
			for code := range maps.Keys(everyArea(f)) {
				n, k := f.sums(f.leavesUnder(code))
				if !tooFew(n, k, MinThreshold, sensitive) {
					alone = append(alone, code)
				}
			}
			if len(f.unsafeSets(alone, sensitive)) > 0 {
				leaked++
			}
		}
	}
	if leaked < 500 {
		t.Errorf("without the remainder rule only %d trees leak: does the audit still look?", leaked)
	}
}

func everyArea(f forest) map[string]bool {
	all := map[string]bool{}
	for code, children := range f.under {
		all[code] = true
		for _, c := range children {
			all[c] = true
		}
	}
	return all
}

// slowRelease is the rule word for word, with sets worked out anew at each step.
func (f forest) slowRelease(sensitive bool) []string {
	depth := map[string]int{}
	parent := map[string]string{}
	for code, children := range f.under {
		for _, c := range children {
			parent[c] = code
		}
	}
	areas := slices.Sorted(maps.Keys(everyArea(f)))
	shown := map[string]bool{}
	for _, code := range areas {
		for up, ok := parent[code]; ok; up, ok = parent[up] {
			depth[code]++
		}
		n, k := f.sums(f.leavesUnder(code))
		shown[code] = !tooFew(n, k, MinThreshold, sensitive)
	}
	owner := func(code string) string { // nearest published area above
		for up, ok := parent[code]; ok; up, ok = parent[up] {
			if shown[up] {
				return up
			}
		}
		return ""
	}
	for {
		worst := ""
		for _, code := range areas {
			if !shown[code] {
				continue
			}
			rest := slices.DeleteFunc(f.leavesUnder(code), func(leaf string) bool {
				return !(leaf == code || !shown[leaf] && owner(leaf) == code)
			})
			n, k := f.sums(rest)
			if len(rest) > 0 && tooFew(n, k, MinThreshold, sensitive) && (worst == "" || depth[code] < depth[worst]) {
				worst = code
			}
		}
		if worst == "" {
			break
		}
		victim, fewest := worst, 0
		for _, code := range areas {
			if n, _ := f.sums(f.leavesUnder(code)); shown[code] && owner(code) == worst && n > 0 && (fewest == 0 || n < fewest) {
				victim, fewest = code, n
			}
		}
		shown[victim] = false
	}
	return slices.DeleteFunc(areas, func(code string) bool { return !shown[code] })
}

func TestReleaseIsTheRuleWordForWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := randomForest(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "draw") })
		sensitive := rapid.Bool().Draw(t, "sensitive")
		tree, err := NewAreaTree(f.under)
		if err != nil {
			t.Fatal(err)
		}
		r, err := tree.Release(inPlaces(tree, f.n), inPlaces(tree, f.k), 0, sensitive)
		if err != nil || !slices.Equal(r.Published(), f.slowRelease(sensitive)) {
			t.Fatalf("%v: %v, want %v (%v)", f, r.Published(), f.slowRelease(sensitive), err)
		}
	})
}

// municipality is a gemeente with its wijken and buurten, and people in them.
func municipality(wijken, buurten int) (map[string][]string, map[string]int) {
	under, n := map[string][]string{}, map[string]int{}
	random := rand.New(rand.NewPCG(1, 2))
	for w := range wijken {
		wijk := fmt.Sprintf("WK%04d", w)
		under["GM"] = append(under["GM"], wijk)
		for b := range buurten {
			buurt := fmt.Sprintf("BU%04d%02d", w, b)
			under[wijk] = append(under[wijk], buurt)
			n[buurt] = random.IntN(60)
		}
	}
	return under, n
}

func TestALargeTreeIsReleasedAtOnce(t *testing.T) {
	under, n := municipality(2000, 20)
	began := time.Now()
	r := release(t, under, n, nil, false)
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("%d areas took %v", r.tree.Len(), took)
	}
	deep := map[string][]string{}
	for i := range 50_000 {
		deep["A"+strings.Repeat("x", i%7)+fmt.Sprint(i)] = []string{"A" + strings.Repeat("x", (i+1)%7) + fmt.Sprint(i+1)}
	}
	if _, err := NewAreaTree(deep); err != nil {
		t.Error(err)
	}
}

func BenchmarkReleaseOfAMunicipality(b *testing.B) {
	under, n := municipality(100, 5)
	tree, _ := NewAreaTree(under)
	people := inPlaces(tree, n)
	b.Run("rule", func(b *testing.B) {
		for b.Loop() {
			tree.Release(people, nil, 0, false)
		}
	})
	b.Run("plain sum", func(b *testing.B) {
		sums := make([]int, tree.Len())
		for b.Loop() {
			copy(sums, people)
			for at := len(sums) - 1; at > 0; at-- {
				sums[tree.above[at]] += sums[at]
			}
		}
	})
}
