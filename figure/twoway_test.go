package figure

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// table makes a two-way table of its cells, with the hidden ones left out.
func table(cells [][]int, hide func(r, c int) bool) TwoWay {
	t := TwoWay{Rows: make([]int, len(cells)), Cols: make([]int, len(cells[0])), Cells: make([][]*int, len(cells))}
	for r, row := range cells {
		t.Cells[r] = make([]*int, len(row))
		for c, n := range row {
			t.Rows[r], t.Cols[c] = t.Rows[r]+n, t.Cols[c]+n
			if !hide(r, c) {
				t.Cells[r][c] = &n
			}
		}
	}
	return t
}

var wijkByAge = [][]int{{22, 14, 4}, {18, 11, 6}, {10, 7, 8}}

func TestTwoWayWorkedExample(t *testing.T) {
	small, err := table(wijkByAge, func(r, c int) bool { return wijkByAge[r][c] < 10 }).Bounds()
	if err != nil || len(small) != 4 || Safe(small, MinThreshold) {
		t.Fatalf("%v %v", small, err)
	}
	for _, b := range small {
		if n := wijkByAge[b.Row][b.Col]; b.Lo != n || b.Hi != n {
			t.Errorf("hiding only small cells leaves %+v, it holds %d", b, n)
		}
	}
	wide, err := table(wijkByAge, func(_, c int) bool { return c > 0 }).Bounds()
	if err != nil || len(wide) != 6 || !Safe(wide, MinThreshold) {
		t.Fatalf("%v %v", wide, err)
	}
	for _, b := range wide {
		if want := []int{18, 17, 15}[b.Row]; b.Lo != 0 || b.Hi != want {
			t.Errorf("hiding both right columns: %+v, want 0 to %d", b, want)
		}
	}
}

// fits tries every way to fill the hidden cells, one by one, and calls each with
// the cells that add up.
func fits(t TwoWay, each func(cells []int)) {
	rows, cols := append([]int(nil), t.Rows...), append([]int(nil), t.Cols...)
	width := len(cols)
	cells := make([]int, len(rows)*width)
	var fill func(at int)
	fill = func(at int) {
		if at == len(cells) {
			for _, left := range append(append([]int(nil), rows...), cols...) {
				if left != 0 {
					return
				}
			}
			each(cells)
			return
		}
		r, c := at/width, at%width
		from, to := 0, min(rows[r], cols[c])
		if v := t.Cells[r][c]; v != nil {
			from, to = *v, *v
		}
		for n := from; n <= to; n++ {
			cells[at], rows[r], cols[c] = n, rows[r]-n, cols[c]-n
			if rows[r] >= 0 && cols[c] >= 0 {
				fill(at + 1)
			}
			rows[r], cols[c] = rows[r]+n, cols[c]+n
		}
	}
	fill(0)
}

func TestBoundsEqualTryingEveryTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(1, 3).Draw(t, "rows"), rapid.IntRange(1, 3).Draw(t, "cols")
		cells := make([][]int, rows)
		for r := range cells {
			cells[r] = rapid.SliceOfN(rapid.IntRange(0, 5), cols, cols).Draw(t, "row")
		}
		open := rapid.SliceOfN(rapid.Bool(), rows*cols, rows*cols).Draw(t, "hidden")
		shown := table(cells, func(r, c int) bool { return open[r*cols+c] })
		bounds, err := shown.Bounds()
		if err != nil {
			t.Fatal(err)
		}
		lo, hi := map[int]int{}, map[int]int{}
		fits(shown, func(cells []int) {
			for at, n := range cells {
				if _, seen := lo[at]; !seen {
					lo[at], hi[at] = n, n
				}
				lo[at], hi[at] = min(lo[at], n), max(hi[at], n)
			}
		})
		at := 0
		for i, hidden := range open {
			if !hidden {
				continue
			}
			if b := bounds[at]; b.Row*cols+b.Col != i || b.Lo != lo[i] || b.Hi != hi[i] {
				t.Fatalf("%v %v: %+v, want %d to %d", cells, open, b, lo[i], hi[i])
			}
			at++
		}
	})
}

func TestHidingATableKeepsItsHiddenCellsApart(t *testing.T) {
	hidden, ok, err := table(wijkByAge, func(int, int) bool { return false }).Hide(0)
	if err != nil {
		t.Fatal(err)
	}
	if bounds, _ := hidden.Bounds(); ok != Safe(bounds, MinThreshold) || len(bounds) < 4 {
		t.Errorf("%v %v", ok, bounds)
	}
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "cols")
		cells := make([][]int, rows)
		for r := range cells {
			cells[r] = rapid.SliceOfN(rapid.IntRange(0, 40), cols, cols).Draw(t, "row")
		}
		hidden, ok, err := table(cells, func(int, int) bool { return false }).Hide(0)
		if err != nil {
			t.Fatal(err)
		}
		bounds, _ := hidden.Bounds()
		for r, row := range cells {
			for c, n := range row {
				if 0 < n && n < MinThreshold && hidden.Cells[r][c] != nil {
					t.Fatalf("shows %d", n)
				}
			}
		}
		for _, b := range bounds {
			if n := cells[b.Row][b.Col]; n < b.Lo || n > b.Hi || ok && b.Hi-b.Lo < MinThreshold {
				t.Fatalf("%v: %+v holds %d, ok %v", cells, b, n, ok)
			}
		}
	})
}

func TestTablesThatDoNotAddUp(t *testing.T) {
	five, zero, minus, huge := 5, 0, -5, 1<<60
	for what, c := range map[string]TwoWay{
		"a total too low":    {Rows: []int{4}, Cols: []int{4}, Cells: [][]*int{{&five}}},
		"nothing hidden":     {Rows: []int{6}, Cols: []int{6}, Cells: [][]*int{{&five}}},
		"totals differ":      {Rows: []int{6}, Cols: []int{7}, Cells: [][]*int{{nil}}},
		"no way to fill it":  {Rows: []int{5, 5}, Cols: []int{2, 8}, Cells: [][]*int{{nil, &five}, {nil, &zero}}},
		"negative":           {Rows: []int{-5}, Cols: []int{-5}, Cells: [][]*int{{&minus}}},
		"negative total":     {Rows: []int{-5, 5}, Cols: []int{0}, Cells: [][]*int{{nil}, {nil}}},
		"huge":               {Rows: []int{huge}, Cols: []int{huge}, Cells: [][]*int{{nil}}},
		"a row too short":    {Rows: []int{5}, Cols: []int{5, 0}, Cells: [][]*int{{&five}}},
		"a row too many":     {Rows: []int{5}, Cols: []int{5}, Cells: [][]*int{{&five}, {nil}}},
		"more cells than is": {Rows: make([]int, 60), Cols: make([]int, 60), Cells: make([][]*int, 60)},
	} {
		if _, err := c.Bounds(); !errors.Is(err, ErrValue) {
			t.Errorf("%s: %v", what, err)
		}
		if _, _, err := c.Hide(0); !errors.Is(err, ErrValue) {
			t.Errorf("%s, hide: %v", what, err)
		}
	}
	if b, err := (TwoWay{}).Bounds(); err != nil || len(b) != 0 || !Safe(b, 10) {
		t.Errorf("nothing: %v %v", b, err)
	}
}

func BenchmarkBoundsOfAFullTable(b *testing.B) {
	cells := make([][]int, 50)
	for r := range cells {
		cells[r] = make([]int, 50)
		for c := range cells[r] {
			cells[r][c] = (r*7 + c*13) % 40
		}
	}
	shown := table(cells, func(int, int) bool { return true })
	for b.Loop() {
		shown.Bounds()
	}
}
