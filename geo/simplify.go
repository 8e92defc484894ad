package geo

import (
	"container/heap"
	"math"
)

// simplify returns the indexes of the points of an arc that are kept, by the
// method of Visvalingam and Whyatt (1993): time and again the point that makes
// the smallest triangle with its neighbours goes, until that triangle is larger
// than minArea square metres. The ends stay; a closed arc keeps its shape down
// to a triangle.
func simplify(line []xy, minArea float64) []int {
	n := len(line)
	least := 2
	if n > 1 && line[0] == line[n-1] {
		least = 4
	}
	prev, next := make([]int, n), make([]int, n)
	gone := make([]bool, n)
	h := make(triangles, 0, n)
	for i := range line {
		prev[i], next[i] = i-1, i+1
		if i > 0 && i < n-1 {
			h = append(h, triangle{i, area3(line[i-1], line[i], line[i+1])})
		}
	}
	heap.Init(&h)
	size := make([]float64, n)
	for _, t := range h {
		size[t.at] = t.area
	}
	left := n
	for h.Len() > 0 && left > least {
		t := heap.Pop(&h).(triangle)
		if gone[t.at] || t.area != size[t.at] {
			continue // an older size of a point that was looked at again
		}
		if t.area > minArea {
			break
		}
		gone[t.at] = true
		left--
		a, b := prev[t.at], next[t.at]
		next[a], prev[b] = b, a
		for _, i := range [...]int{a, b} {
			if i == 0 || i == n-1 {
				continue
			}
			// Never smaller than the one just taken: else a corner would
			// vanish before the points around it.
			size[i] = max(t.area, area3(line[prev[i]], line[i], line[next[i]]))
			heap.Push(&h, triangle{i, size[i]})
		}
	}
	kept := make([]int, 0, left)
	for i := range line {
		if !gone[i] {
			kept = append(kept, i)
		}
	}
	return kept
}

func area3(a, b, c xy) float64 {
	return math.Abs((b.X-a.X)*(c.Y-a.Y)-(c.X-a.X)*(b.Y-a.Y)) / 2
}

type triangle struct {
	at   int
	area float64
}

// triangles is a heap, smallest first; equal sizes go by place, so that the
// outcome is always the same.
type triangles []triangle

func (h triangles) Len() int      { return len(h) }
func (h triangles) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h triangles) Less(i, j int) bool {
	if h[i].area != h[j].area {
		return h[i].area < h[j].area
	}
	return h[i].at < h[j].at
}

// Push adds a triangle; for container/heap.
func (h *triangles) Push(x any) { *h = append(*h, x.(triangle)) }

// Pop takes the last triangle; for container/heap.
func (h *triangles) Pop() any {
	old := *h
	t := old[len(old)-1]
	*h = old[:len(old)-1]
	return t
}
