package chart

// setDown gives every node its height on the page. The fullest column is stacked from the top; to both sides of it each
// card comes in the middle of its neighbours, pushed as far apart as they need.
func (l *treeLayout) setDown() {
	full, most := 0, -1.0
	for c := range l.columns {
		if h := l.stack(c); h >= most {
			full, most = c, h
		}
	}
	for c := full - 1; c >= 0; c-- {
		l.pull(c, func(n treeNode) []int { return n.to })
	}
	for c := full + 1; c < len(l.columns); c++ {
		l.pull(c, func(n treeNode) []int { return n.from })
	}
	top := 0.0
	for _, n := range l.nodes {
		top = min(top, n.y)
	}
	l.height = treeTop
	for i := range l.nodes {
		l.nodes[i].y += treeTop - top
		l.height = max(l.height, l.nodes[i].y+l.nodes[i].height)
	}
	l.height += treeBottom
}

// space is how far the top of b is at least under the top of a.
func (l *treeLayout) space(a, b int) float64 {
	gap := float64(treeBetter)
	switch {
	case l.nodes[b].loose() && !l.nodes[a].loose():
		gap = treeApart
	case l.nodes[a].card < 0 && l.nodes[b].card < 0:
		gap = 8 // lines may run close to each other
	}
	return l.nodes[a].height + gap
}

// stack puts a column together from the top, and gives how high it is.
func (l *treeLayout) stack(c int) float64 {
	y := 0.0
	for i, n := range l.columns[c] {
		if i > 0 {
			y += l.space(l.columns[c][i-1], n)
		}
		l.nodes[n].y = y
	}
	if len(l.columns[c]) == 0 {
		return 0
	}
	return y + l.nodes[l.columns[c][len(l.columns[c])-1]].height
}

// run is a row of cards that touch, and move together.
type run struct {
	first  int     // place in the column
	weight float64 // how much its wish counts
	wish   float64 // sum of what its cards wish, each times its weight
}

func (r run) top() float64 { return r.wish / r.weight }

// pull brings each card of a column as near as it can to the middle of its neighbours on one side (pool adjacent
// violators: the least squares under the distances they keep). A card without neighbours there goes along with the others.
func (l *treeLayout) pull(c int, side func(treeNode) []int) {
	column := l.columns[c]
	offset := make([]float64, len(column)) // of each card under the first when all touch
	var runs []run
	for i, n := range column {
		if i > 0 {
			offset[i] = offset[i-1] + l.space(column[i-1], n)
		}
		near := side(l.nodes[n])
		next := run{first: i, weight: .001}
		if len(near) > 0 {
			next.weight = 1
			sum := 0.0
			for _, m := range near {
				sum += l.nodes[m].middle()
			}
			next.wish = sum/float64(len(near)) - l.nodes[n].height/2 - offset[i]
		} else if len(runs) > 0 {
			next.wish = runs[len(runs)-1].top() * next.weight
		} else {
			next.wish = (l.nodes[n].y - offset[i]) * next.weight
		}
		for len(runs) > 0 && runs[len(runs)-1].top() >= next.top() {
			last := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			next = run{last.first, last.weight + next.weight, last.wish + next.wish}
		}
		runs = append(runs, next)
	}
	for i, r := range runs {
		end := len(column)
		if i+1 < len(runs) {
			end = runs[i+1].first
		}
		for k := r.first; k < end; k++ {
			l.nodes[column[k]].y = r.top() + offset[k]
		}
	}
}
