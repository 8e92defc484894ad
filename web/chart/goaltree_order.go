package chart

import (
	"cmp"
	"slices"
)

// treeNode is a card with its place in the tree, or a bend where a line passes through a column on its way.
type treeNode struct {
	card     int // -1 is a bend
	column   int
	text     []textLine
	note     []textLine
	y        float64 // of its top
	height   float64
	from, to []int // neighbours to the left and to the right
	place    int   // in its column, from the top
}

func (n treeNode) middle() float64 { return n.y + n.height/2 }

// loose says that no line leads to or from the card.
func (n treeNode) loose() bool { return len(n.from)+len(n.to) == 0 }

// treeRoute is a line with the nodes it leads along.
type treeRoute struct {
	line  TreeLine
	stops []int
}

// treeLayout is the tree with everything in its place.
type treeLayout struct {
	nodes         []treeNode
	columns       [][]int // nodes of each column, from the top
	routes        []treeRoute
	left, wide    []float64 // of each column
	width, height float64
}

func (l treeLayout) right(n treeNode) float64 { return l.left[n.column] + l.wide[n.column] }

// layOut places the cards. Lines that lead nowhere, back, or a second time are left out.
// wider says how much wider than our own the letters may turn out.
func (t GoalTree) layOut(wider float64) treeLayout {
	var l treeLayout
	l.addCards(t, wider)
	l.addLines(t)
	l.order()
	l.setDown()
	return l
}

func (l *treeLayout) addCards(t GoalTree, wider float64) {
	columns := len(t.Columns)
	for _, c := range t.Cards {
		columns = max(columns, c.Column+1)
	}
	l.columns, l.left, l.wide = make([][]int, columns), make([]float64, columns), make([]float64, columns)
	for i := range l.wide {
		l.wide[i] = TreeNeed.width()
	}
	for _, c := range t.Cards {
		l.wide[c.Column] = c.Kind.width()
	}
	x := 0.0
	for i, w := range l.wide {
		l.left[i] = x
		x += w + treeGap
	}
	l.width = max(x-treeGap, 0) + treePad // the last column has hints over its edge
	for i, c := range t.Cards {
		n := treeNode{card: i, column: c.Column}
		room := l.wide[c.Column] - 2*treePad
		if c.Kind == TreeInformal {
			room -= 8
		}
		room /= wider
		n.text = wrap(make([]textLine, 0, treeLines), c.Text, treeText, func(int) float64 { return room })
		if c.Note != "" {
			n.note = wrap(make([]textLine, 0, 2), c.Note, treeNote, func(int) float64 { return room })
		}
		n.height = float64(24 + treeRow*(len(n.text)+len(n.note)))
		l.columns[c.Column] = append(l.columns[c.Column], i)
		l.nodes = append(l.nodes, n)
	}
}

func (l *treeLayout) addLines(t GoalTree) {
	drawn := map[[2]int]bool{}
	for _, line := range t.Lines {
		if line.From < 0 || line.To < 0 || line.From >= len(t.Cards) || line.To >= len(t.Cards) || drawn[[2]int{line.From, line.To}] {
			continue
		}
		from, to := t.Cards[line.From].Column, t.Cards[line.To].Column
		if from >= to {
			continue
		}
		drawn[[2]int{line.From, line.To}] = true
		r := treeRoute{line: line, stops: []int{line.From}}
		for column := from + 1; column < to; column++ {
			bend := len(l.nodes)
			l.nodes = append(l.nodes, treeNode{card: -1, column: column})
			l.columns[column] = append(l.columns[column], bend)
			r.stops = append(r.stops, bend)
		}
		r.stops = append(r.stops, line.To)
		for i, stop := range r.stops[1:] {
			l.nodes[r.stops[i]].to = append(l.nodes[r.stops[i]].to, stop)
			l.nodes[stop].from = append(l.nodes[stop].from, r.stops[i])
		}
		l.routes = append(l.routes, r)
	}
}

// treeSweeps is how often the columns are put in order, from the left and from the right by turns.
const treeSweeps = 24

// order puts each card near the middle of its neighbours, and keeps the order in which the fewest lines cross.
func (l *treeLayout) order() {
	for _, column := range l.columns {
		slices.SortStableFunc(column, func(a, b int) int { return cmp.Compare(number(l.nodes[a].loose()), number(l.nodes[b].loose())) })
		l.number(column)
	}
	best, fewest := l.keep(), l.crossings()
	for sweep := 0; sweep < treeSweeps && fewest > 0; sweep++ {
		if sweep%2 == 0 {
			for c := 1; c < len(l.columns); c++ {
				l.sortBy(l.columns[c], func(n treeNode) []int { return n.from })
			}
		} else {
			for c := len(l.columns) - 2; c >= 0; c-- {
				l.sortBy(l.columns[c], func(n treeNode) []int { return n.to })
			}
		}
		if n := l.crossings(); n < fewest {
			best, fewest = l.keep(), n
		}
	}
	l.columns = best
	for _, column := range l.columns {
		l.number(column)
	}
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (l *treeLayout) keep() [][]int {
	out := make([][]int, len(l.columns))
	for i, column := range l.columns {
		out[i] = slices.Clone(column)
	}
	return out
}

func (l *treeLayout) number(column []int) {
	for place, n := range column {
		l.nodes[n].place = place
	}
}

// sortBy orders a column by the mean place of the neighbours on one side; what has none there stays where it is, and what
// hangs loose stays at the bottom.
func (l *treeLayout) sortBy(column []int, side func(treeNode) []int) {
	mean := make(map[int]float64, len(column))
	for _, n := range column {
		near := side(l.nodes[n])
		if len(near) == 0 {
			mean[n] = float64(l.nodes[n].place)
			continue
		}
		sum := 0
		for _, m := range near {
			sum += l.nodes[m].place
		}
		mean[n] = float64(sum) / float64(len(near))
	}
	slices.SortStableFunc(column, func(a, b int) int {
		return cmp.Or(cmp.Compare(number(l.nodes[a].loose()), number(l.nodes[b].loose())), cmp.Compare(mean[a], mean[b]))
	})
	l.number(column)
}

// crossings counts how often two lines between neighbouring columns cross.
func (l *treeLayout) crossings() int {
	total := 0
	var ends []int
	for c, column := range l.columns {
		if c+1 == len(l.columns) {
			break
		}
		// Along the left column, from the top, each line crosses the earlier ones that end below it: counted in a tree of sums.
		size := len(l.columns[c+1])
		sums := make([]int, size+1)
		before := 0
		for _, n := range column {
			ends = ends[:0]
			for _, m := range l.nodes[n].to {
				ends = append(ends, l.nodes[m].place)
			}
			for _, end := range ends {
				upTo := 0
				for i := end + 1; i > 0; i -= i & -i {
					upTo += sums[i]
				}
				total += before - upTo
			}
			for _, end := range ends {
				for i := end + 1; i <= size; i += i & -i {
					sums[i]++
				}
				before++
			}
		}
	}
	return total
}
