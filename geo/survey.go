package geo

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"math"
	"slices"

	"kompas/area"
)

// Reasons beside those of reading.
var (
	ErrCrossing = errors.New("grens_kruist_zichzelf")
	ErrFileSize = errors.New("grenzen_te_groot")
)

// MaxFile is how large a file with boundaries may be: all its areas are drawn together, in memory.
const MaxFile = 128 << 20

// IsBoundaries tells from the start of a file whether it is GeoJSON or TopoJSON.
func IsBoundaries(start []byte) bool {
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(start, []byte("{")) {
		return false
	}
	named := func(word string) bool { return bytes.Contains(start, []byte(word)) }
	return named(`"FeatureCollection"`) || named(`"Topology"`) || named(`"features"`) || named(`"arcs"`)
}

// Trait is a property of an area in a file that could be its code or name, with its text.
type Trait struct{ Name, Text string }

// Traits gives the properties of the first area of a file that are text, in order of name. Errors: *ReadError.
func Traits(r io.Reader) ([]Trait, error) {
	d := newReader(r, Keys{})
	d.loose = true
	var out []Trait
	err := d.collection(func(f Feature) bool {
		for _, name := range slices.Sorted(maps.Keys(f.Properties)) {
			if t := text(f.Properties[name]); t != "" {
				out = append(out, Trait{name, t})
			}
		}
		return false
	})
	if errors.Is(err, errStopped) {
		err = nil
	}
	return out, err
}

// KeysOf gives the properties that the first area of a file shows to hold code and name.
func KeysOf(f Feature) Keys { return recognise(f.Properties) }

// CountryStyle draws the whole country in about 65 KB of paths; TownStyle the parts of one municipality finer.
var (
	CountryStyle = Style{Width: 1600, Detail: 280, Island: 600}
	TownStyle    = Style{Width: 1200, Detail: 6, Island: 20}
)

// StyleFor gives how areas of a level are drawn.
func StyleFor(l area.Level) Style {
	if l == area.District || l == area.Neighbourhood {
		return TownStyle
	}
	return CountryStyle
}

// Crossing finds a place where the border of an area crosses itself.
func (f Feature) Crossing() (at Point, crosses bool) {
	for _, polygon := range f.Polygons {
		var lines []segment
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				if ring[i] != ring[i-1] {
					lines = append(lines, segment{ring[i-1], ring[i]})
				}
			}
		}
		if at, crosses := crossing(lines); crosses {
			return at, true
		}
	}
	return Point{}, false
}

type segment struct{ a, b Point }

// crossing holds pieces of a border against those near by: the ground is cut into about as many squares as there are pieces.
func crossing(lines []segment) (Point, bool) {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range lines {
		low = Point{min(low.Lon, s.a.Lon, s.b.Lon), min(low.Lat, s.a.Lat, s.b.Lat)}
		high = Point{max(high.Lon, s.a.Lon, s.b.Lon), max(high.Lat, s.a.Lat, s.b.Lat)}
	}
	side := max(high.Lon-low.Lon, high.Lat-low.Lat) / math.Ceil(math.Sqrt(float64(len(lines)+1)))
	if !(side > 0) {
		return Point{}, false
	}
	squares := map[[2]int][]int{}
	for i, s := range lines {
		fromX, toX := int((min(s.a.Lon, s.b.Lon)-low.Lon)/side), int((max(s.a.Lon, s.b.Lon)-low.Lon)/side)
		fromY, toY := int((min(s.a.Lat, s.b.Lat)-low.Lat)/side), int((max(s.a.Lat, s.b.Lat)-low.Lat)/side)
		for x := fromX; x <= toX; x++ {
			for y := fromY; y <= toY; y++ {
				for _, other := range squares[[2]int{x, y}] {
					if s.crosses(lines[other]) {
						return s.a, true
					}
				}
				squares[[2]int{x, y}] = append(squares[[2]int{x, y}], i)
			}
		}
	}
	return Point{}, false
}

// crossSlack is how far a border may run over itself, in degrees: about twenty metres, what is lost when places are rounded.
const crossSlack = 2e-4

// crosses says whether two pieces cross between their ends. Rings may touch: that is no fault.
func (s segment) crosses(o segment) bool { return s.parts(o) && o.parts(s) }

// parts says whether the ends of another piece lie on two sides of this one.
func (s segment) parts(o segment) bool {
	long := math.Hypot(s.b.Lon-s.a.Lon, s.b.Lat-s.a.Lat)
	aside := func(p Point) float64 {
		return ((s.b.Lon-s.a.Lon)*(p.Lat-s.a.Lat) - (s.b.Lat-s.a.Lat)*(p.Lon-s.a.Lon)) / long
	}
	x, y := aside(o.a), aside(o.b)
	return min(x, y) < -crossSlack && max(x, y) > crossSlack
}
