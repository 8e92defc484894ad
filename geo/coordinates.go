package geo

import (
	"encoding/json"
	"fmt"
)

// polygons reads the coordinates of a Polygon or MultiPolygon.
func (d *reader) polygons(kind string, raw json.RawMessage) ([]Polygon, error) {
	var lists [][][][]float64
	switch kind {
	case "Polygon":
		lists = make([][][][]float64, 1)
		if err := json.Unmarshal(raw, &lists[0]); err != nil {
			return nil, d.fail(ErrGeometry, err.Error())
		}
	case "MultiPolygon":
		if err := json.Unmarshal(raw, &lists); err != nil {
			return nil, d.fail(ErrGeometry, err.Error())
		}
	default:
		return nil, d.fail(ErrGeometry, fmt.Sprintf("%q", kind))
	}
	return d.shapes(lists)
}

// shapes checks the rings of an area and gives them in degrees.
func (d *reader) shapes(lists [][][][]float64) ([]Polygon, error) {
	if len(lists) == 0 {
		return nil, d.fail(ErrGeometry, "leeg")
	}
	out := make([]Polygon, 0, len(lists))
	points := 0
	for _, rings := range lists {
		if len(rings) == 0 {
			return nil, d.fail(ErrGeometry, "leeg")
		}
		polygon := make(Polygon, 0, len(rings))
		for _, ring := range rings {
			if points += len(ring); points > maxPoints {
				return nil, d.fail(ErrFeatureSize, "")
			}
			r, err := d.ring(ring)
			if err != nil {
				return nil, err
			}
			polygon = append(polygon, r)
		}
		out = append(out, polygon)
	}
	return out, nil
}

func (d *reader) ring(coords [][]float64) ([]Point, error) {
	out := make([]Point, 0, len(coords))
	for _, c := range coords {
		if len(c) < 2 {
			return nil, d.fail(ErrGeometry, fmt.Sprint(c))
		}
		p, err := d.place(c)
		if err != nil {
			return nil, d.fail(err, fmt.Sprint(c))
		}
		out = append(out, p)
	}
	if len(out) < 4 || out[0] != out[len(out)-1] {
		return nil, d.fail(ErrRing, fmt.Sprintf("%d punten", len(out)))
	}
	return out, nil
}

// checkPlace refuses what does not lie in the European part of the Netherlands,
// and says what is probably wrong.
func checkPlace(p Point) error {
	switch {
	case inNetherlands(p):
		return nil
	case inNetherlands(Point{p.Lat, p.Lon}):
		return ErrSwapped
	}
	return ErrOutside
}

// inNetherlands takes the twelve-mile zone in, because some divisions draw it.
func inNetherlands(p Point) bool {
	return p.Lon >= 2.5 && p.Lon <= 7.6 && p.Lat >= 50.5 && p.Lat <= 55.9
}
