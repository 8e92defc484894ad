package geo

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// The reference points are those of the paper the formula is from, and of the self-validation file of RDNAPTRANS.
func TestRijksdriehoekBecomesDegreesToWithinAMetre(t *testing.T) {
	for name, c := range map[string]struct{ x, y, lat, lon float64 }{
		"Amersfoort":        {155_000, 463_000, 52.15517440, 5.38720621},
		"Westertoren":       {120_700.723, 487_525.501, 52.37453253, 4.88352559},
		"Martinitoren":      {233_883.131, 582_065.167, 53.21938317, 6.56820053},
		"Texel":             {117_380.12, 575_040.34, 53.160753042, 4.824761912},
		"Noord-Groningen":   {247_380.56, 604_580.78, 53.419482050, 6.776726674},
		"Zeeuws-Vlaanderen": {16_460.91, 377_380.23, 51.368607152, 3.397588595},
		"Zuid-Limburg":      {182_260.45, 311_480.67, 50.792584916, 5.773795548},
		"Maasvlakte":        {64_640.89, 440_700.0101, 51.947393898, 4.072887101},
	} {
		got := fromRD(c.x, c.y)
		off := math.Hypot((got.Lat-c.lat)*111_250, (got.Lon-c.lon)*111_320*math.Cos(c.lat*math.Pi/180))
		if off > 1 {
			t.Errorf("%s is off by %.2f m: %+v", name, off, got)
		}
	}
}

func TestAFileInRijksdriehoekIsConvertedAndSaysSo(t *testing.T) {
	for _, text := range []string{
		collection(feature("GM0308", rdSquare), feature("GM0002", `[[[15000,380000,1.5],[16000,380000,1.5],[16000,381000,1.5],[15000,380000,1.5]]]`)),
		`{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[` + feature("GM0308", rdSquare) + `]}`,
	} {
		fs, err := ReadAll(strings.NewReader(text), Keys{"c", "n"})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fs {
			for _, p := range f.Polygons[0][0] {
				if !f.FromRD || !inNetherlands(p) {
					t.Errorf("%s lies at %+v", f.Code, p)
				}
			}
		}
		if p := fs[0].Polygons[0][0][0]; math.Abs(p.Lon-5.387206) > 1e-6 || math.Abs(p.Lat-52.155174) > 1e-6 {
			t.Errorf("%+v", p)
		}
	}
	if municipalities(t)[0].FromRD {
		t.Error("a file in degrees passes for converted")
	}
}

// topo is two squares that share a border, with whole steps.
const topo = `{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[5,52]},"objects":{"gemeenten":{"type":"GeometryCollection","geometries":[` +
	`{"type":"Polygon","arcs":[[0,1]],"properties":{"statcode":"GM0001","statnaam":"West"}},` +
	`{"type":"MultiPolygon","arcs":[[[-1,2]]],"properties":{"statcode":"GM0002","statnaam":"Oost"}}]}},` +
	`"arcs":[[[100,0],[0,100]],[[100,100],[-100,0],[0,-100],[100,0]],[[100,0],[100,0],[0,100],[-100,0]]]}`

func TestTopoJSONGivesAreasThatShareTheirBorder(t *testing.T) {
	// Arc 0 runs up the shared border; west goes round behind it, east runs it backwards.
	text := strings.Replace(topo, `[[[-1,2]]]`, `[[[2,-1]]]`, 1)
	fs, err := ReadAll(strings.NewReader(text), Keys{})
	if err != nil || len(fs) != 2 || fs[0].Name != "West" || fs[1].Code != "GM0002" {
		t.Fatalf("%+v %v", fs, err)
	}
	if want := []Point{{5.1, 52}, {5.1, 52.1}, {5, 52.1}, {5, 52}, {5.1, 52}}; !near(fs[0].Polygons[0][0], want) {
		t.Errorf("west is %v", fs[0].Polygons[0][0])
	}
	if want := []Point{{5.1, 52}, {5.2, 52}, {5.2, 52.1}, {5.1, 52.1}, {5.1, 52}}; !near(fs[1].Polygons[0][0], want) {
		t.Errorf("east is %v", fs[1].Polygons[0][0])
	}
	m, err := Draw(fs, Style{Width: 1000, Detail: 10, Island: 10})
	if err != nil || len(m.Shapes) != 2 {
		t.Errorf("%v", err)
	}
	metres := `{"objects":{"a":{"type":"Polygon","id":"GM0308","arcs":[[0]]}},"arcs":[` + strings.Trim(rdSquare, "[]") + `]}`
	metres = strings.Replace(metres, `"arcs":[155000,463000],`, `"arcs":[[[155000,463000],`, 1)
	metres = strings.Replace(metres, `155000,463000]}`, `155000,463000]]]}`, 1)
	if fs, err := ReadAll(strings.NewReader(metres), Keys{}); err != nil || fs[0].Code != "GM0308" || !fs[0].FromRD {
		t.Errorf("%s: %v", metres, err)
	}
}

func near(a, b []Point) bool {
	return slices.EqualFunc(a, b, func(p, q Point) bool { return math.Abs(p.Lon-q.Lon) < 1e-9 && math.Abs(p.Lat-q.Lat) < 1e-9 })
}

func TestWrongTopoJSONIsRefused(t *testing.T) {
	good := strings.Replace(topo, `[[[-1,2]]]`, `[[[2,-1]]]`, 1)
	for name, c := range map[string]struct {
		old, new string
		want     error
	}{
		"several layers":   {`"objects":{`, `"objects":{"provincies":{"type":"GeometryCollection","geometries":[]},`, ErrLayers},
		"no layers":        {`"objects":{`, `"x":{`, ErrLayers},
		"no such arc":      {`[[0,1]]`, `[[0,9]]`, ErrGeometry},
		"no such arc back": {`[[0,1]]`, `[[0,-9]]`, ErrGeometry},
		"open":             {`[[0,1]]`, `[[0]]`, ErrRing},
		"nothing":          {`[[0,1]]`, `[[]]`, ErrRing},
		"words":            {`[[0,1]]`, `"a"`, ErrGeometry},
		"a line":           {`"Polygon"`, `"LineString"`, ErrGeometry},
		"half a point":     {`[[[100,0],[0,100]]`, `[[[100],[0,100]]`, ErrGeometry},
		"half a transform": {`"scale":[0.001,0.001]`, `"scale":[0.001]`, ErrNotGeoJSON},
		"null island":      {`"translate":[5,52]`, `"translate":[0,0]`, ErrOutside},
		"no code":          {`"statcode":"GM0001",`, ``, ErrCodeMissing},
		"code twice":       {`GM0002`, `GM0001`, ErrCodeTwice},
		"cut off":          {`[-100,0]]]}`, ``, ErrNotGeoJSON},
		"no arcs":          {`"arcs":[[[100,0]`, `"x":[[[100,0]`, ErrNotGeoJSON},
		"arcs in words":    {`"arcs":[[[100,0]`, `"arcs":[["a",[100,0]`, ErrNotGeoJSON},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		_, err := ReadAll(strings.NewReader(text), Keys{"statcode", "statnaam"})
		var at *ReadError
		if text == good || !errors.Is(err, c.want) || !errors.As(err, &at) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestPropertiesWithCodeAndNameAreRecognised(t *testing.T) {
	for text, want := range map[string]Keys{
		`{"statcode":"GM0308","jrstatcode":"2024GM0308","statnaam":"Baarn","rubriek":"gemeente"}`:                               {"statcode", "statnaam"},
		`{"gemeentecode":"GM0308","buurtcode":"BU03080000","gemeentenaam":"Baarn","buurtnaam":"Centrum","wijkcode":"WK030800"}`: {"buurtcode", "buurtnaam"},
		`{"GM_CODE":"GM0308","GM_NAAM":"Baarn","OBJECTID":"1"}`:                                                                 {"GM_CODE", "GM_NAAM"},
		`{"code":"GM0308","name":"Baarn"}`:                                                                                      {"code", "name"},
		`{"Gebied":"WK030801","naam":"Noord","code":"x"}`:                                                                       {"Gebied", "naam"},
		`{"code":"wijkteam-1","naam":"Wijkteam Noord","id":"7"}`:                                                                {"code", "naam"},
		`{"jrstatcode":"2022GM0014","statnaam":"Groningen"}`:                                                                    {"jrstatcode", "statnaam"},
		`{"gwb_code":"WK030801","gwb_naam":"Noord","gm_naam":"Baarn"}`:                                                          {"gwb_code", "gwb_naam"},
		`{"a":"GM0308","b":"GM0308"}`:                                                                                           {"a", ""},
		`{"id":7,"x":null}`:                                                                                                     {"", ""},
		`{}`:                                                                                                                    {"", ""},
	} {
		var properties map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &properties); err != nil {
			t.Fatal(err)
		}
		if got := recognise(properties); got != want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
	for name, want := range map[string]string{"gemeenten-2024.geojson": "statcode", "baarn-buurten-2024.geojson": "buurtcode"} {
		f, err := os.Open("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		fs, err := ReadAll(f, Keys{})
		if err != nil || len(fs) != 5 || fs[0].Name == "" || text(fs[0].Properties[want]) != fs[0].Code {
			t.Errorf("%s: %v", name, err)
		}
		f.Close()
	}
}

func TestTheYearBeforeACodeIsNoPartOfItAndWaterIsNoArea(t *testing.T) {
	water := strings.Replace(feature("2022GM0014", "[[[6.5,53.2],[6.6,53.2],[6.6,53.3],[6.5,53.2]]]"), `"properties":{`, `"properties":{"H2O":"JA",`, 1)
	land := feature("2022GM0014", "[[[6.5,53.2],[6.6,53.2],[6.6,53.3],[6.5,53.2]]]")
	got, err := ReadAll(strings.NewReader(collection(water, land)), Keys{})
	if err != nil || len(got) != 2 || got[0].Code != "GM0014" || !got[0].Water || got[1].Code != "GM0014" || got[1].Water {
		t.Errorf("%v %+v", err, got)
	}
	if _, err := ReadAll(strings.NewReader(collection(land, land)), Keys{}); !errors.Is(err, ErrCodeTwice) {
		t.Error(err)
	}
}
