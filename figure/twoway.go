package figure

import "slices"

// TwoWay (kruistabel) is a table of people by area and one trait, with its totals.
// Nil is a hidden cell.
type TwoWay struct {
	Rows, Cols []int // totals
	Cells      [][]*int
}

// CellBounds (grenzen van een cel) is what a reader can work out about a hidden
// cell from the rest of the table.
type CellBounds struct {
	Row, Col int
	Lo, Hi   int
}

// mostCells bounds the work on one table.
const mostCells = 2500

// flow spreads what is hidden in each row over its hidden cells so that the
// columns add up too; every way to do so is a table that fits what is shown.
type flow struct {
	rows, cols int
	open       []bool // hidden cells, row by row
	x          []int  // people in each
}

// newFlow finds one table that fits. Errors: ErrValue when none does.
func newFlow(t TwoWay) (*flow, error) {
	f := &flow{rows: len(t.Rows), cols: len(t.Cols)}
	if len(t.Cells) != f.rows || f.rows*f.cols > mostCells {
		return nil, ErrValue
	}
	f.open, f.x = make([]bool, f.rows*f.cols), make([]int, f.rows*f.cols)
	supply, demand := slices.Clone(t.Rows), slices.Clone(t.Cols)
	for r, row := range t.Cells {
		if len(row) != f.cols {
			return nil, ErrValue
		}
		for c, v := range row {
			if v == nil {
				f.open[r*f.cols+c] = true
				continue
			}
			if *v < 0 || *v > mostPeople {
				return nil, ErrValue
			}
			supply[r], demand[c] = supply[r]-*v, demand[c]-*v
		}
	}
	balance := 0
	for r, left := range supply {
		if left < 0 || t.Rows[r] > mostPeople {
			return nil, ErrValue
		}
		balance += left
	}
	for c, left := range demand {
		if left < 0 || t.Cols[c] > mostPeople {
			return nil, ErrValue
		}
		balance -= left
	}
	if balance != 0 {
		return nil, ErrValue
	}
	for r := range supply {
		for c := range demand {
			supply[r] -= f.push(r, f.rows+c, min(supply[r], demand[c]), -1, func(n int) { demand[c] -= n })
		}
		if supply[r] > 0 {
			return nil, ErrValue
		}
	}
	return f, nil
}

// push moves up to limit people from one node to another (rows first, then
// columns) through hidden cells, along rows to columns without bound and back as
// far as there are people; the cell banned is left alone. It returns how many.
func (f *flow) push(from, to, limit, banned int, each func(int)) int {
	pushed := 0
	via := make([]int, f.rows+f.cols)
	queue := make([]int, 0, len(via))
	for pushed < limit {
		for i := range via {
			via[i] = -1
		}
		via[from] = from
		queue = append(queue[:0], from)
		for at := 0; at < len(queue) && via[to] < 0; at++ {
			f.neighbours(queue[at], banned, func(next int) {
				if via[next] < 0 {
					via[next] = queue[at]
					queue = append(queue, next)
				}
			})
		}
		if via[to] < 0 {
			break
		}
		step := limit - pushed
		for n := to; n != from; n = via[n] {
			if via[n] >= f.rows { // back from a column
				step = min(step, f.x[f.cell(n, via[n])])
			}
		}
		for n := to; n != from; n = via[n] {
			if via[n] >= f.rows {
				f.x[f.cell(n, via[n])] -= step
			} else {
				f.x[f.cell(via[n], n)] += step
			}
		}
		pushed += step
		each(step)
	}
	return pushed
}

func (f *flow) cell(row, col int) int { return row*f.cols + col - f.rows }

// neighbours visits the nodes that people can be moved to from a node.
func (f *flow) neighbours(node, banned int, visit func(int)) {
	if node < f.rows {
		for c := range f.cols {
			if at := node*f.cols + c; f.open[at] && at != banned {
				visit(f.rows + c)
			}
		}
		return
	}
	for r := range f.rows {
		if at := r*f.cols + node - f.rows; f.open[at] && at != banned && f.x[at] > 0 {
			visit(r)
		}
	}
}

// bounds moves as many people as possible into a cell, and out of it.
func (f *flow) bounds(row, col int) CellBounds {
	at, column := row*f.cols+col, f.rows+col
	none := func(int) {}
	// One more here is one fewer elsewhere in the row and the column.
	more := f.push(column, row, mostPeople, at, none)
	f.x[at] += more
	hi := f.x[at]
	f.x[at] -= f.push(row, column, f.x[at], at, none)
	return CellBounds{Row: row, Col: col, Lo: f.x[at], Hi: hi}
}

// Bounds returns the exact bounds of every hidden cell, row by row: the fewest
// and the most people it can hold when each row and column adds up to its total,
// found by maximum flow. Errors: ErrValue when no table fits, or the table has
// more than 2,500 cells. Source: method rule S-08.
func (t TwoWay) Bounds() ([]CellBounds, error) {
	f, err := newFlow(t)
	if err != nil {
		return nil, err
	}
	var out []CellBounds
	for r := range f.rows {
		for c := range f.cols {
			if f.open[r*f.cols+c] {
				out = append(out, f.bounds(r, c))
			}
		}
	}
	return out, nil
}

// Safe reports whether every hidden cell may still be so many different numbers
// of people that nobody learns of a small group: its bounds lie at least the
// threshold apart.
func Safe(bounds []CellBounds, threshold int) bool {
	for _, b := range bounds {
		if b.Hi-b.Lo < threshold {
			return false
		}
	}
	return true
}

// Hide returns the table with its small cells hidden, then in each row and column
// with one hidden cell the smallest shown cell that holds anyone as well, until
// none has just one. ok is false when the bounds of what is hidden still lie too
// close: then the trait is published for the whole municipality only. Join
// categories before; a table is never split a third way. Errors: as Bounds.
// Source: method rule S-08.
func (t TwoWay) Hide(threshold int) (hidden TwoWay, ok bool, err error) {
	if _, err := newFlow(t); err != nil {
		return TwoWay{}, false, err
	}
	threshold = max(threshold, MinThreshold)
	hidden = TwoWay{Rows: t.Rows, Cols: t.Cols, Cells: make([][]*int, len(t.Cells))}
	for r, row := range t.Cells {
		hidden.Cells[r] = slices.Clone(row)
		for c, v := range row {
			if v != nil && tooFew(*v, 0, threshold, false) {
				hidden.Cells[r][c] = nil
			}
		}
	}
	for again := true; again; {
		again = false
		for r := range t.Rows {
			again = hideSecond(len(t.Cols), func(c int) **int { return &hidden.Cells[r][c] }) || again
		}
		for c := range t.Cols {
			again = hideSecond(len(t.Rows), func(r int) **int { return &hidden.Cells[r][c] }) || again
		}
	}
	bounds, err := hidden.Bounds()
	if err != nil {
		return TwoWay{}, false, err
	}
	return hidden, Safe(bounds, threshold), nil
}

// hideSecond hides the smallest shown cell with anyone in it when exactly one cell
// of a line is hidden, and reports whether it did.
func hideSecond(length int, at func(int) **int) bool {
	count, best := 0, -1
	for i := range length {
		switch v := *at(i); {
		case v == nil:
			count++
		case *v > 0 && (best < 0 || *v < **at(best)):
			best = i
		}
	}
	if count != 1 || best < 0 {
		return false
	}
	*at(best) = nil
	return true
}
