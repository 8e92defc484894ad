package geo

import (
	"errors"
	"os"
	"strings"
	"testing"
)

func open(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func municipalities(t testing.TB) []Feature {
	t.Helper()
	features, err := ReadAll(open(t, "gemeenten-2024.geojson"), Keys{"statcode", "statnaam"})
	if err != nil {
		t.Fatal(err)
	}
	return features
}

func TestRealFilesAreReadWhole(t *testing.T) {
	fs := municipalities(t)
	if len(fs) != 5 || fs[0].Code == "" || fs[0].Name == "" || string(fs[0].Properties["jrstatcode"]) != `"2024`+fs[0].Code+`"` {
		t.Fatalf("%d features, first %s %s", len(fs), fs[0].Code, fs[0].Name)
	}
	holes := 0
	for _, f := range fs {
		for _, p := range f.Polygons {
			holes += len(p) - 1
		}
	}
	if holes < 10 {
		t.Errorf("Baarle-Nassau has Belgian enclaves, found %d holes", holes)
	}
	buurten, err := ReadAll(open(t, "baarn-buurten-2024.geojson"), Keys{"buurtcode", "buurtnaam"})
	if err != nil || len(buurten) != 5 || string(buurten[0].Properties["geboorte_totaal"]) != "-99995" {
		t.Errorf("buurten: %d, %v", len(buurten), err)
	}
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func feature(code, coordinates string) string {
	return `{"type":"Feature","properties":{"c":"` + code + `","n":"x"},"geometry":{"type":"Polygon","coordinates":` + coordinates + `}}`
}

const rdSquare = `[[[155000,463000],[156000,463000],[156000,464000],[155000,463000]]]`

const square = `[[[5,52],[5.1,52],[5.1,52.1],[5,52],[5,52]]]`

func TestWrongFilesAreRefusedWithReasonAndPlace(t *testing.T) {
	good := feature("GM0001", square)
	for name, c := range map[string]struct {
		text string
		want error
		at   int
	}{
		"empty":           {"", ErrNotGeoJSON, 0},
		"web page":        {"<html>", ErrNotGeoJSON, 0},
		"list":            {"[]", ErrNotGeoJSON, 0},
		"no features":     {`{"type":"FeatureCollection"}`, ErrNotGeoJSON, 0},
		"cut off":         {collection(good)[:len(collection(good))-5], ErrNotGeoJSON, 1},
		"cut at the end":  {strings.TrimSuffix(collection(good), "}"), ErrNotGeoJSON, 1},
		"rd":              {collection(good, feature("GM0002", `[[[155000,463000],[156000,463000],[156000,464000],[155000,463000]]]`)), ErrRijksdriehoek, 2},
		"rd by name":      {`{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[` + good + `]}`, ErrRijksdriehoek, 1},
		"degrees by name": {`{"features":[` + feature("GM0002", rdSquare) + `],"crs":{"properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}`, ErrRijksdriehoek, 1},
		"mercator":        {collection(feature("GM0002", `[[[600000,6800000],[600100,6800000],[600100,6800100],[600000,6800000]]]`)), ErrOtherSystem, 1},
		"web mercator":    {`{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}`, ErrOtherSystem, 0},
		"swapped":         {collection(feature("GM0002", `[[[52,5],[52.1,5],[52.1,5.1],[52,5]]]`)), ErrSwapped, 1},
		"null island":     {collection(feature("GM0002", `[[[0,0],[0.1,0],[0.1,0.1],[0,0]]]`)), ErrOutside, 1},
		"abroad":          {collection(feature("GM0002", `[[[13,52],[13.1,52],[13.1,52.1],[13,52]]]`)), ErrOutside, 1},
		"open ring":       {collection(feature("GM0002", `[[[5,52],[5.1,52],[5.1,52.1],[5,52.2]]]`)), ErrRing, 1},
		"line of a ring":  {collection(feature("GM0002", `[[[5,52],[5.1,52],[5,52]]]`)), ErrRing, 1},
		"bare point":      {collection(feature("GM0002", `[[[5],[5.1,52],[5.1,52.1],[5,52]]]`)), ErrGeometry, 1},
		"words":           {collection(feature("GM0002", `[[["a","b"]]]`)), ErrGeometry, 1},
		"no rings":        {collection(feature("GM0002", `[]`)), ErrGeometry, 1},
		"no geometry":     {collection(`{"properties":{"c":"GM0001"},"geometry":null}`), ErrGeometry, 1},
		"a point":         {collection(`{"properties":{"c":"GM0001"},"geometry":{"type":"Point","coordinates":[5,52]}}`), ErrGeometry, 1},
		"no code":         {collection(`{"properties":{},"geometry":null}`), ErrCodeMissing, 1},
		"number for code": {collection(`{"properties":{"c":308},"geometry":null}`), ErrCodeMissing, 1},
		"code twice":      {collection(good, good), ErrCodeTwice, 2},
	} {
		_, err := ReadAll(strings.NewReader(c.text), Keys{"c", "n"})
		var at *ReadError
		if !errors.Is(err, c.want) || !errors.As(err, &at) || at.Feature != c.at {
			t.Errorf("%s: %v, want %v at feature %d", name, err, c.want, c.at)
		}
	}
}

func TestReadingStopsWhenTheCallerStops(t *testing.T) {
	n := 0
	for range Read(open(t, "gemeenten-2024.geojson"), Keys{"statcode", "statnaam"}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("read %d", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(collection(feature("GM0001", square)))
	f.Add(topo)
	f.Add(strings.Replace(collection(feature("2022GM0014", square), feature("2022GM0014", square)), `"properties":{`, `"properties":{"H2O":"JA",`, 1))
	f.Add(strings.Replace(topo, `[[[-1,2]]]`, `[[[2,-1]]]`, 1))
	f.Add(collection(feature("GM0001", rdSquare)))
	f.Add(`{"crs":null,"features":[{"properties":{"c":"x"},"geometry":{"type":"MultiPolygon","coordinates":[` + square + `]}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		features, err := ReadAll(strings.NewReader(text), Keys{})
		var at *ReadError
		if _, wrong := Traits(strings.NewReader(text)); wrong != nil && !errors.As(wrong, &at) {
			t.Fatalf("an error without a place: %v", wrong)
		}
		if err != nil {
			if !errors.As(err, &at) {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		for _, x := range features {
			if x.Code == "" || len(x.Polygons) == 0 {
				t.Fatalf("an area without code or border: %+v", x)
			}
		}
		m, err := Draw(features, Style{Width: 100, Detail: 100, Island: 100})
		if err == nil && len(m.Shapes) != len(features) {
			t.Fatalf("%d areas give %d shapes", len(features), len(m.Shapes))
		}
	})
}
