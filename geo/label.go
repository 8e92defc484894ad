package geo

import "math"

// inside returns a point well inside the first ring and outside the others: of a
// grid over the area, refined four times, the point farthest from any border.
func inside(rings [][]cell) cell {
	lo, hi := rings[0][0], rings[0][0]
	for _, p := range rings[0] {
		lo = cell{min(lo.x, p.x), min(lo.y, p.y)}
		hi = cell{max(hi.x, p.x), max(hi.y, p.y)}
	}
	const steps = 8
	centre := xy{float64(lo.x+hi.x) / 2, float64(lo.y+hi.y) / 2}
	half := xy{float64(hi.x-lo.x) / 2, float64(hi.y-lo.y) / 2}
	best, depth := centre, depthOf(centre, rings)
	for range 4 {
		for i := -steps; i <= steps; i++ {
			for j := -steps; j <= steps; j++ {
				p := xy{centre.X + half.X*float64(i)/steps, centre.Y + half.Y*float64(j)/steps}
				if d := depthOf(p, rings); d > depth {
					best, depth = p, d
				}
			}
		}
		centre, half = best, xy{half.X / steps * 1.5, half.Y / steps * 1.5}
	}
	return cell{int(math.Round(best.X)), int(math.Round(best.Y))}
}

// depthOf is the distance to the nearest border, negative outside.
func depthOf(p xy, rings [][]cell) float64 {
	within, nearest := false, math.Inf(1)
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			ax, ay, bx, by := float64(a.x), float64(a.y), float64(b.x), float64(b.y)
			if (ay > p.Y) != (by > p.Y) && p.X < (bx-ax)*(p.Y-ay)/(by-ay)+ax {
				within = !within
			}
			dx, dy := bx-ax, by-ay
			t := 0.0
			if length := dx*dx + dy*dy; length > 0 {
				t = max(0, min(1, ((p.X-ax)*dx+(p.Y-ay)*dy)/length))
			}
			nearest = min(nearest, math.Hypot(p.X-ax-t*dx, p.Y-ay-t*dy))
		}
	}
	if !within {
		return -nearest
	}
	return nearest
}
