package figure

import (
	"math/big"
	"slices"
)

// PublishedSum (gepubliceerde som) is a row that was published: so many people in
// these leaves of the map together.
type PublishedSum struct {
	Area   string
	Leaves []string
	N      int
}

// Derived (afleidbare groep) is a set of leaves whose people a reader can work out
// from published rows.
type Derived struct {
	Leaves []string
	N      int
}

const (
	mostSums     = 1000      // rows looked at together
	mostSteps    = 2_000_000 // of the search in one tangle of rows
	almostWhole  = 1e-7      // binary fractions: candidates are checked exactly afterwards
	mostCombined = 60        // independent rows in one tangle
)

// Differencing returns the small groups that a reader can work out from all
// published rows together, as where two divisions of one municipality overlap:
// every smallest set of leaves that is a sum of rows each times a number, and that
// holds some people but fewer than the threshold. Nothing returned means the rows
// may stand beside each other. Errors: ErrValue when rows contradict each other,
// for impossible counts, or when the rows are too tangled to look through.
// Source: method rule S-08.
func Differencing(rows []PublishedSum, threshold int) ([]Derived, error) {
	if threshold < 1 || len(rows) > mostSums {
		return nil, ErrValue
	}
	sets, kinds, err := leafKinds(rows)
	if err != nil {
		return nil, err
	}
	if sets, err = untangle(sets); err != nil {
		return nil, err
	}
	var found []Derived
	for _, tangle := range tangles(sets) {
		more, err := tangle.small(threshold)
		if err != nil {
			return nil, err
		}
		for _, d := range more {
			leaves := []string{}
			for _, kind := range d.kinds {
				leaves = append(leaves, kinds[kind]...)
			}
			slices.Sort(leaves)
			found = append(found, Derived{leaves, d.n})
		}
	}
	slices.SortFunc(found, func(a, b Derived) int { return slices.Compare(a.Leaves, b.Leaves) })
	return found, nil
}

// sumSet is a row over kinds of leaves: leaves that no row tells apart are one kind.
type sumSet struct {
	kinds map[int]bool
	n     int
}

// leafKinds writes rows over kinds of leaves.
func leafKinds(rows []PublishedSum) ([]sumSet, [][]string, error) {
	inRows := map[string][]byte{} // which rows each leaf stands in, as text
	for i, row := range rows {
		if row.N < 0 || row.N > mostPeople || len(row.Leaves) == 0 && row.N > 0 {
			return nil, nil, ErrValue
		}
		mark := []byte{byte(i >> 8), byte(i)}
		for _, leaf := range slices.Compact(slices.Sorted(slices.Values(row.Leaves))) {
			inRows[leaf] = append(inRows[leaf], mark...)
		}
	}
	kindOf := map[string]int{}
	var kinds [][]string
	sets := make([]sumSet, len(rows))
	for i := range sets {
		sets[i] = sumSet{map[int]bool{}, rows[i].N}
	}
	leaves := make([]string, 0, len(inRows))
	for leaf := range inRows {
		leaves = append(leaves, leaf)
	}
	slices.Sort(leaves)
	for _, leaf := range leaves {
		marks := string(inRows[leaf])
		kind, seen := kindOf[marks]
		if !seen {
			kind = len(kinds)
			kindOf[marks], kinds = kind, append(kinds, nil)
			for m := 0; m < len(marks); m += 2 {
				sets[int(marks[m])<<8|int(marks[m+1])].kinds[kind] = true
			}
		}
		kinds[kind] = append(kinds[kind], leaf)
	}
	return sets, kinds, nil
}

// untangle takes from each set the sets that lie wholly inside it, until none
// does: what rows tell stays the same, and nested areas fall apart. Errors:
// ErrValue when two rows over the same leaves differ, or a part is larger than
// the whole.
func untangle(sets []sumSet) ([]sumSet, error) {
	for again := true; again; {
		again = false
		slices.SortStableFunc(sets, func(a, b sumSet) int { return len(a.kinds) - len(b.kinds) })
		for i, inner := range sets {
			if len(inner.kinds) == 0 {
				continue
			}
			for j := i + 1; j < len(sets); j++ {
				if !inner.within(sets[j]) {
					continue
				}
				for kind := range inner.kinds {
					delete(sets[j].kinds, kind)
				}
				sets[j].n -= inner.n
				if sets[j].n < 0 || len(sets[j].kinds) == 0 && sets[j].n > 0 {
					return nil, ErrValue
				}
				again = true
			}
		}
	}
	return slices.DeleteFunc(sets, func(s sumSet) bool { return len(s.kinds) == 0 }), nil
}

func (s sumSet) within(other sumSet) bool {
	if len(s.kinds) > len(other.kinds) {
		return false
	}
	for kind := range s.kinds {
		if !other.kinds[kind] {
			return false
		}
	}
	return true
}

// tangle is sets that overlap, directly or through others.
type tangle struct {
	columns []int // kinds
	basis   [][]*big.Rat
	n       []*big.Rat
	pivot   []int // column of each row of the basis
	bad     bool  // rows contradict each other
}

// tangles splits sets into groups that have nothing in common and solves each.
func tangles(sets []sumSet) []tangle {
	of := map[int][]int{} // sets by kind
	for i, s := range sets {
		for kind := range s.kinds {
			of[kind] = append(of[kind], i)
		}
	}
	seen := make([]bool, len(sets))
	var out []tangle
	for i := range sets {
		if seen[i] {
			continue
		}
		seen[i] = true
		members, kinds := []int{i}, map[int]bool{}
		for at := 0; at < len(members); at++ {
			for kind := range sets[members[at]].kinds {
				if kinds[kind] {
					continue
				}
				kinds[kind] = true
				for _, other := range of[kind] {
					if !seen[other] {
						seen[other] = true
						members = append(members, other)
					}
				}
			}
		}
		t := tangle{}
		for kind := range kinds {
			t.columns = append(t.columns, kind)
		}
		slices.Sort(t.columns)
		if len(members) <= mostCombined {
			t.solve(sets, members)
		} else {
			t.bad = true
		}
		out = append(out, t)
	}
	return out
}

// solve brings the rows to reduced echelon form, in exact fractions.
func (t *tangle) solve(sets []sumSet, members []int) {
	for _, m := range members {
		row := make([]*big.Rat, len(t.columns))
		for c, kind := range t.columns {
			row[c] = new(big.Rat)
			if sets[m].kinds[kind] {
				row[c].SetInt64(1)
			}
		}
		n := new(big.Rat).SetInt64(int64(sets[m].n))
		for i, p := range t.pivot {
			subtract(row, n, t.basis[i], t.n[i], new(big.Rat).Set(row[p]))
		}
		p := slices.IndexFunc(row, func(x *big.Rat) bool { return x.Sign() != 0 })
		if p < 0 {
			t.bad = t.bad || n.Sign() != 0
			continue
		}
		scale := new(big.Rat).Inv(row[p])
		for _, x := range row {
			x.Mul(x, scale)
		}
		n.Mul(n, scale)
		for i := range t.basis {
			subtract(t.basis[i], t.n[i], row, n, new(big.Rat).Set(t.basis[i][p]))
		}
		t.basis, t.n, t.pivot = append(t.basis, row), append(t.n, n), append(t.pivot, p)
	}
}

// subtract takes times the second row from the first.
func subtract(row []*big.Rat, n *big.Rat, other []*big.Rat, m *big.Rat, times *big.Rat) {
	if times.Sign() == 0 {
		return
	}
	for c := range row {
		row[c].Sub(row[c], new(big.Rat).Mul(times, other[c]))
	}
	n.Sub(n, new(big.Rat).Mul(times, m))
}

// part is a derivable set of kinds.
type part struct {
	kinds []int
	n     int
}

// small finds the smallest derivable sets of fewer people than the threshold. A
// set is derivable when its row of zeroes and ones is a combination of the basis;
// in reduced form the factors are its own values at the pivots, so each is 0 or 1.
func (t *tangle) small(threshold int) ([]part, error) {
	if t.bad {
		return nil, ErrValue
	}
	s := search{t: t, threshold: threshold, values: make([]float64, len(t.columns)), chosen: make([]bool, len(t.basis))}
	s.low, s.high = make([][]float64, len(t.basis)+1), make([][]float64, len(t.basis)+1)
	s.low[len(t.basis)], s.high[len(t.basis)] = make([]float64, len(t.columns)), make([]float64, len(t.columns))
	s.rows = make([][]float64, len(t.basis))
	for i := len(t.basis) - 1; i >= 0; i-- {
		s.rows[i] = make([]float64, len(t.columns))
		s.low[i], s.high[i] = slices.Clone(s.low[i+1]), slices.Clone(s.high[i+1])
		for c, x := range t.basis[i] {
			s.rows[i][c], _ = x.Float64()
			s.low[i][c] += min(s.rows[i][c], 0)
			s.high[i][c] += max(s.rows[i][c], 0)
		}
	}
	if err := s.from(0); err != nil {
		return nil, err
	}
	slices.SortStableFunc(s.found, func(a, b part) int { return len(a.kinds) - len(b.kinds) })
	var out []part
	for _, p := range s.found {
		if !slices.ContainsFunc(out, func(q part) bool { return subset(q.kinds, p.kinds) }) {
			out = append(out, p)
		}
	}
	return out, nil
}

// subset reports whether all of a, in order, stand in b.
func subset(a, b []int) bool {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); !ok {
			return false
		}
	}
	return true
}

// search tries 0 and 1 for one row of the basis after the other.
type search struct {
	t         *tangle
	threshold int
	rows      [][]float64
	low, high [][]float64 // what rows from here on can still add to a column
	values    []float64
	people    float64
	chosen    []bool
	found     []part
	steps     int
}

func (s *search) from(row int) error {
	if s.steps++; s.steps > mostSteps {
		return ErrValue
	}
	for c, v := range s.values {
		lo, hi := v+s.low[row][c], v+s.high[row][c]
		if hi < -almostWhole || lo > 1+almostWhole || lo > almostWhole && hi < 1-almostWhole {
			return nil
		}
	}
	if row == len(s.rows) {
		if s.people > float64(s.threshold) {
			return nil
		}
		return s.keep()
	}
	if err := s.from(row + 1); err != nil {
		return err
	}
	n, _ := s.t.n[row].Float64()
	s.chosen[row], s.people = true, s.people+n
	for c, x := range s.rows[row] {
		s.values[c] += x
	}
	err := s.from(row + 1)
	s.chosen[row], s.people = false, s.people-n
	for c, x := range s.rows[row] {
		s.values[c] -= x
	}
	return err
}

// keep notes the set at hand when it is small, after working it out exactly.
func (s *search) keep() error {
	n, values := new(big.Rat), make([]*big.Rat, len(s.values))
	for c := range values {
		values[c] = new(big.Rat)
	}
	for i, yes := range s.chosen {
		if yes {
			n.Add(n, s.t.n[i])
			for c, x := range s.t.basis[i] {
				values[c].Add(values[c], x)
			}
		}
	}
	one := big.NewRat(1, 1)
	var p part
	for c, v := range values {
		switch {
		case v.Sign() == 0:
		case v.Cmp(one) == 0:
			p.kinds = append(p.kinds, s.t.columns[c])
		default:
			return nil
		}
	}
	if n.Sign() < 0 || !n.IsInt() {
		return ErrValue // the rows contradict each other
	}
	people, _ := n.Float64()
	if p.n = int(people); p.n > 0 && people < float64(s.threshold) && len(p.kinds) > 0 {
		s.found = append(s.found, p)
	}
	return nil
}
