package geo

import (
	"encoding/json"
	"slices"
	"strings"
)

// topoFile is a TopoJSON file: borders cut into arcs, and areas made of arcs.
// Source: the TopoJSON format specification, version 1.
type topoFile struct {
	arcs    [][][]float64
	points  int // of all arcs
	strung  int // of all areas
	layers  map[string]topoObject
	scale   []float64
	shift   []float64
	hasArcs bool
}

type topoObject struct {
	Type       string
	ID         json.RawMessage
	Properties map[string]json.RawMessage
	Arcs       json.RawMessage
	Geometries []topoObject
}

// maxArcPoints is more than the finest map of the country has.
const maxArcPoints = 10_000_000

// topology reads a member of a TopoJSON file; known is false for any other.
func (d *reader) topology(key string) (known bool, err error) {
	switch key {
	case "arcs":
		d.topo.hasArcs = true
		return true, d.arcs()
	case "objects":
		return true, d.dec.Decode(&d.topo.layers)
	case "transform":
		var t struct{ Scale, Translate []float64 }
		if err := d.dec.Decode(&t); err != nil {
			return true, err
		}
		if len(t.Scale) < 2 || len(t.Translate) < 2 {
			return true, d.fail(ErrNotGeoJSON, "transform")
		}
		d.topo.scale, d.topo.shift = t.Scale, t.Translate
		return true, nil
	}
	return false, nil
}

func (d *reader) arcs() error {
	if t, err := d.dec.Token(); err != nil || t != json.Delim('[') {
		return d.fail(ErrNotGeoJSON, "arcs")
	}
	for d.dec.More() {
		var arc [][]float64
		if err := d.dec.Decode(&arc); err != nil {
			return err
		}
		if d.topo.points += len(arc); d.topo.points > maxArcPoints {
			return d.fail(ErrFeatureSize, "arcs")
		}
		for _, p := range arc {
			if len(p) < 2 {
				return d.fail(ErrGeometry, "arcs")
			}
		}
		d.topo.arcs = append(d.topo.arcs, arc)
	}
	_, err := d.dec.Token()
	return err
}

// areas hands over the areas of the one layer that a TopoJSON file has.
func (d *reader) areas(each func(Feature) bool) error {
	d.topo.unpack()
	var names []string
	for name := range d.topo.layers {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) != 1 {
		return d.fail(ErrLayers, strings.Join(names, ", "))
	}
	layer := d.topo.layers[names[0]]
	if layer.Type != "GeometryCollection" {
		layer.Geometries = []topoObject{layer}
	}
	for _, g := range layer.Geometries {
		if d.n++; d.n > maxFeatures {
			return d.fail(ErrTooManyFeatures, "")
		}
		d.code = ""
		if _, has := g.Properties["id"]; !has && len(g.ID) > 0 {
			if g.Properties == nil {
				g.Properties = map[string]json.RawMessage{}
			}
			g.Properties["id"] = g.ID
		}
		f, err := d.named(g.Properties)
		if err != nil {
			return err
		}
		lists, err := d.stitch(g)
		if err != nil {
			return err
		}
		if f.Polygons, err = d.shapes(lists); err != nil {
			return err
		}
		f.FromRD = d.system == metres
		if !each(f) {
			return errStopped
		}
	}
	return nil
}

// unpack turns steps in whole units into places.
func (t *topoFile) unpack() {
	if t.scale == nil {
		return
	}
	for _, arc := range t.arcs {
		x, y := 0.0, 0.0
		for i, p := range arc {
			x, y = x+p[0], y+p[1]
			arc[i] = []float64{x*t.scale[0] + t.shift[0], y*t.scale[1] + t.shift[1]}
		}
	}
}

// stitch makes the rings of an area from its arcs.
func (d *reader) stitch(g topoObject) ([][][][]float64, error) {
	var numbers [][][]int
	var err error
	switch g.Type {
	case "Polygon":
		numbers = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &numbers[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &numbers)
	default:
		return nil, d.fail(ErrGeometry, g.Type)
	}
	if err != nil {
		return nil, d.fail(ErrGeometry, err.Error())
	}
	points := 0
	lists := make([][][][]float64, len(numbers))
	for i, rings := range numbers {
		for _, arcs := range rings {
			ring, err := d.ringOf(arcs, &points)
			if err != nil {
				return nil, err
			}
			lists[i] = append(lists[i], ring)
		}
	}
	if d.topo.strung += points; d.topo.strung > maxArcPoints {
		return nil, d.fail(ErrFeatureSize, "")
	}
	return lists, nil
}

// ringOf strings arcs together; each begins where the last one ended. A number below zero is an arc run backwards.
func (d *reader) ringOf(arcs []int, points *int) ([][]float64, error) {
	var ring [][]float64
	for _, n := range arcs {
		back := n < 0
		if back {
			n = ^n
		}
		if n >= len(d.topo.arcs) {
			return nil, d.fail(ErrGeometry, "arcs")
		}
		arc := d.topo.arcs[n]
		if *points += len(arc); *points > maxPoints {
			return nil, d.fail(ErrFeatureSize, "")
		}
		if back {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		if len(ring) > 0 && len(arc) > 0 {
			arc = arc[1:]
		}
		ring = append(ring, arc...)
	}
	return ring, nil
}
