package geo

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// Point (punt) is a place in degrees: WGS84 longitude and latitude.
type Point struct{ Lon, Lat float64 }

// Polygon (vlak) is an outer ring followed by the rings of its holes. The last
// point of a ring repeats the first.
type Polygon [][]Point

// Feature (gebied met grens) is one area of a boundary file.
type Feature struct {
	Code       string
	Name       string
	Polygons   []Polygon
	FromRD     bool                       // converted from metres of the Rijksdriehoek
	Water      bool                       // the water of an area, which some files draw beside its land
	Properties map[string]json.RawMessage // all properties, as they stand in the file
}

// Keys names the properties that hold the code and name of an area, such as
// "statcode" and "statnaam". The zero value means: those that the first area shows to be it.
type Keys struct{ Code, Name string }

// Reasons why a boundary file is refused.
var (
	ErrNotGeoJSON      = errors.New("geen_geojson")        // not JSON, cut off, or no FeatureCollection and no Topology
	ErrLayers          = errors.New("niet_een_laag")       // a TopoJSON file with several layers of areas, or none
	ErrRijksdriehoek   = errors.New("rijksdriehoek")       // partly metres and partly degrees, or not what the file says
	ErrOtherSystem     = errors.New("ander_stelsel")       // a coordinate system we do not know
	ErrSwapped         = errors.New("lengte_breedte_om")   // latitude stands first
	ErrOutside         = errors.New("buiten_nederland")    // null island, or another country
	ErrGeometry        = errors.New("geen_vlak")           // not a polygon, or an empty one
	ErrRing            = errors.New("ring_niet_gesloten")  // fewer than 4 points or not closed
	ErrCodeMissing     = errors.New("code_ontbreekt")      // the property with the code is not there
	ErrCodeTwice       = errors.New("code_dubbel")         // two features with one code
	ErrTooManyFeatures = errors.New("te_veel_gebieden")    // more than a boundary file of this country can hold
	ErrFeatureSize     = errors.New("te_veel_grenspunten") // one area with more points than can be right
)

// ReadError tells where in the file reading stopped. It wraps one of the errors
// above.
type ReadError struct {
	Err     error
	Feature int    // counted from 1; 0 when it is about the file as a whole
	Code    string // code of the area, when known
	Offset  int64  // bytes read up to there
	Detail  string // the offending text or coordinate
}

// Error names the reason and the place, for a log.
func (e *ReadError) Error() string {
	s := fmt.Sprintf("%v: feature %d %s (byte %d)", e.Err, e.Feature, e.Code, e.Offset)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap gives the reason.
func (e *ReadError) Unwrap() error { return e.Err }

const (
	maxFeatures = 100_000   // there are about 14,600 buurten
	maxPoints   = 2_000_000 // in one area
)

// Read returns the areas of a GeoJSON FeatureCollection one by one, in the order
// of the file, without holding the whole file; those of a TopoJSON file when its borders have
// been read. Places come in degrees; metres of the Rijksdriehoek are converted. It stops at the
// first error, which is a *ReadError.
func Read(r io.Reader, keys Keys) iter.Seq2[Feature, error] {
	return func(yield func(Feature, error) bool) {
		d := newReader(r, keys)
		err := d.collection(func(f Feature) bool { return yield(f, nil) })
		if err != nil && !errors.Is(err, errStopped) {
			yield(Feature{}, err)
		}
	}
}

// ReadAll returns all areas of a GeoJSON or TopoJSON file. Errors: *ReadError.
func ReadAll(r io.Reader, keys Keys) ([]Feature, error) {
	var out []Feature
	for f, err := range Read(r, keys) {
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

var errStopped = errors.New("stopped by the caller")

type reader struct {
	dec   *json.Decoder
	keys  Keys
	loose bool // an area needs no code
	n     int
	code  string
	seen  map[string]bool

	system system
	said   system // by the file itself
	topo   topoFile
}

func newReader(r io.Reader, keys Keys) *reader {
	return &reader{dec: json.NewDecoder(skipMark(r)), keys: keys, seen: map[string]bool{}}
}

// skipMark goes past the byte order mark that some programs write first.
func skipMark(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	if start, _ := in.Peek(3); string(start) == "\xef\xbb\xbf" {
		_, _ = in.Discard(3)
	}
	return in
}

func (d *reader) fail(err error, detail string) error {
	return &ReadError{Err: err, Feature: d.n, Code: d.code, Offset: d.dec.InputOffset(), Detail: detail}
}

// collection walks the members of the top object and hands each feature on.
func (d *reader) collection(each func(Feature) bool) error {
	if t, err := d.dec.Token(); err != nil || t != json.Delim('{') {
		return d.fail(ErrNotGeoJSON, "")
	}
	found := false
	for d.dec.More() {
		key, err := d.dec.Token()
		if err != nil {
			return d.fail(ErrNotGeoJSON, err.Error())
		}
		switch key {
		case "features":
			found = true
			if err := d.features(each); err != nil {
				return err
			}
		case "crs":
			var crs json.RawMessage
			if err := d.dec.Decode(&crs); err != nil {
				return d.fail(ErrNotGeoJSON, err.Error())
			}
			if err := d.checkSystem(string(crs)); err != nil {
				return err
			}
		default:
			if err := d.member(fmt.Sprint(key)); err != nil {
				return err
			}
		}
	}
	if _, err := d.dec.Token(); err != nil || !found && !d.topo.hasArcs {
		return d.fail(ErrNotGeoJSON, "")
	}
	if d.topo.hasArcs && !found {
		if err := d.areas(each); err != nil {
			return err
		}
	}
	if d.said != unknownSystem && d.system != unknownSystem && d.said != d.system {
		return d.fail(ErrRijksdriehoek, "")
	}
	return nil
}

// member reads a part of a TopoJSON file, or goes past what we need not know.
func (d *reader) member(key string) error {
	known, err := d.topology(key)
	if !known {
		var skip json.RawMessage
		err = d.dec.Decode(&skip)
	}
	var at *ReadError
	if err != nil && !errors.As(err, &at) {
		err = d.fail(ErrNotGeoJSON, err.Error())
	}
	return err
}

// checkSystem accepts the old "crs" member only when it names WGS84 or the Rijksdriehoek.
func (d *reader) checkSystem(crs string) error {
	switch {
	case crs == "null":
		return nil
	case strings.Contains(crs, "CRS84"), strings.Contains(crs, "4326"):
		d.said = degrees
		return nil
	case strings.Contains(crs, "28992"), strings.Contains(crs, "7415"):
		d.said = metres
		return nil
	}
	return d.fail(ErrOtherSystem, crs)
}

func (d *reader) features(each func(Feature) bool) error {
	if t, err := d.dec.Token(); err != nil || t != json.Delim('[') {
		return d.fail(ErrNotGeoJSON, "features")
	}
	for d.dec.More() {
		d.n++
		d.code = ""
		if d.n > maxFeatures {
			return d.fail(ErrTooManyFeatures, "")
		}
		f, err := d.feature()
		if err != nil {
			return err
		}
		if !each(f) {
			return errStopped
		}
	}
	if _, err := d.dec.Token(); err != nil {
		return d.fail(ErrNotGeoJSON, err.Error())
	}
	return nil
}

func (d *reader) feature() (Feature, error) {
	var raw struct {
		Properties map[string]json.RawMessage
		Geometry   struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
	if err := d.dec.Decode(&raw); err != nil {
		return Feature{}, d.fail(ErrNotGeoJSON, err.Error())
	}
	f, err := d.named(raw.Properties)
	if err != nil {
		return Feature{}, err
	}
	f.Polygons, err = d.polygons(raw.Geometry.Type, raw.Geometry.Coordinates)
	f.FromRD = d.system == metres
	return f, err
}

// named begins a feature with its code and name.
func (d *reader) named(properties map[string]json.RawMessage) (Feature, error) {
	if d.keys == (Keys{}) {
		d.keys = recognise(properties)
	}
	f := Feature{Properties: properties, Code: codeIn(properties[d.keys.Code]), Name: text(properties[d.keys.Name])}
	d.code = f.Code
	if f.Water = isWater(properties); f.Water && f.Code != "" {
		return f, nil
	}
	if d.loose {
		return f, nil
	}
	if f.Code == "" {
		return Feature{}, d.fail(ErrCodeMissing, d.keys.Code)
	}
	if d.seen[f.Code] {
		return Feature{}, d.fail(ErrCodeTwice, "")
	}
	d.seen[f.Code] = true
	return f, nil
}

// text returns a JSON string without its padding; "" for anything else.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return strings.TrimSpace(s)
}
