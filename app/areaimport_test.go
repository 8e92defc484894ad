package app_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// sample reads a file of real data that comes with the tests.
func sample(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil && strings.HasSuffix(path, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(raw)); err == nil {
			raw, err = io.ReadAll(z)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func (p *imports) tryRecodings(v app.FigureImportPage, form map[string]string) app.FigureImportPage {
	p.t.Helper()
	if err := p.app.TryRecodings(p.t.Context(), p.analyst(), v.ID, form, ""); err != nil {
		p.t.Fatalf("%v: %s", err, codesOf(err))
	}
	return p.page(v.ID)
}

func (p *imports) confirmed() (out []area.Recoding) {
	p.t.Helper()
	err := p.Store.Tenant(int64(p.Space.ID)).View(p.t.Context(), func(tx *store.Tx) (err error) {
		out, err = tx.ConfirmedRecodings()
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return out
}

func TestRecodingsAreRecognisedConfirmedAndUndone(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		text := sample(t, "../tabular/testdata/herindelingen-2017-2024.csv")
		v := p.upload("herindelingen.csv", text)
		if v.State != kompas.ImportSeen || v.Kind != kompas.ImportRecodings || len(v.AreaFile.Recodings) != 76 {
			t.Fatalf("%s %q %d %+v", v.State, v.Kind, len(v.AreaFile.Recodings), v.Problem)
		}
		form := map[string]string{"overnemen": "ja"}
		for i, r := range v.AreaFile.Recodings { // Haaren went to four
			if r.OldCode == "GM0788" {
				form[kompas.ShareField(i)] = map[bool]string{true: "25,5", false: "24,8333333"}[form["eerste"] == ""]
				if form["eerste"] == "" {
					form["eerste"], form[kompas.BasisField(i)] = "ja", "adressen, voorbeeld"
				}
			}
		}
		v = p.tryRecodings(v, form)
		if v.State != kompas.ImportTried || v.Outcome.New != 76 || len(p.confirmed()) != 0 {
			t.Fatalf("%s %+v, %d in force", v.State, v.Outcome, len(p.confirmed()))
		}
		p.apply(v)
		own := p.confirmed()
		known := 0
		for _, r := range own {
			if r.Weight > 0 && r.Basis == "adressen, voorbeeld" {
				known++
			}
		}
		if len(own) != 76 || known != 4 {
			t.Fatalf("%d lines, %d weights", len(own), known)
		}
		again := p.upload("nog-eens.csv", text)
		if again.Earlier == nil || again.Hash != v.Hash || again.PersonName == "" {
			t.Errorf("the same file is not known again: %+v", again.Earlier)
		}
		again = p.tryRecodings(again, form)
		if again.Outcome.Changes() || again.Outcome.Same != 76 {
			t.Errorf("%+v", again.Outcome)
		}
		if err := p.app.ApplyFigures(t.Context(), p.analyst(), again.ID, true, ""); !fault.HasCode(err, "cijferinvoer_geen_verandering") {
			t.Error(err)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil || len(p.confirmed()) != 0 {
			t.Errorf("%v, %d in force", err, len(p.confirmed()))
		}
	})
}

const recodingHead = "ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort;aandeel;grondslag\n"

func TestWeightsAreAskedAndMustBeTheWhole(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		v := p.upload("splitsing.csv", recodingHead+"2018;GM0140;Littenseradiel;GM0080;Leeuwarden;opheffing-splitsing;;\n2018;GM0140;Littenseradiel;GM1900;Súdwest-Fryslân;opheffing-splitsing;;\n")
		for name, c := range map[string]struct {
			form map[string]string
			want string
		}{
			"not the whole":  {map[string]string{"aandeel-0": "60", "aandeel-1": "30", "grondslag-0": "adressen"}, "aandeel-1:herindeling_aandelen_geen_1"},
			"one of two":     {map[string]string{"aandeel-0": "60", "grondslag-0": "adressen"}, "aandeel-1:herindeling_aandelen_geen_1"},
			"without basis":  {map[string]string{"aandeel-0": "60", "aandeel-1": "40"}, "grondslag-0:herindeling_zonder_grondslag"},
			"no number":      {map[string]string{"aandeel-0": "veel", "aandeel-1": "40", "grondslag-0": "adressen"}, "aandeel-0:aandeel_ongeldig"},
			"below nothing":  {map[string]string{"aandeel-0": "-5", "aandeel-1": "105", "grondslag-0": "x"}, "aandeel-0:aandeel_ongeldig"},
			"unknown codes":  {map[string]string{"overnemen": ""}, "overnemen:herindeling_onbekend"},
			"unusual number": {map[string]string{"aandeel-0": "NaN", "aandeel-1": "40", "grondslag-0": "x"}, "aandeel-0:aandeel_ongeldig"},
		} {
			err := p.app.TryRecodings(t.Context(), p.analyst(), v.ID, c.form, "")
			if got := codesOf(err); !strings.Contains(fmt.Sprint(got), strings.SplitN(c.want, ":", 2)[1]) || !strings.Contains(fmt.Sprint(got), strings.SplitN(c.want, ":", 2)[0]) {
				t.Errorf("%s: %v, want %s", name, got, c.want)
			}
		}
		if v = p.page(v.ID); v.State != kompas.ImportSeen || v.AreaFile.Recodings[0].Weight != 0 {
			t.Errorf("something of a refused form stuck: %s", v.State)
		}
	})
}

func TestAFileWithRecodingsThatCannotBeRightIsRefusedWithItsPlace(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		for text, want := range map[string]kompas.ImportProblem{
			recodingHead + "2018;GM0140;A;GM0080;B;opheffing-splitsing;0,6;adressen\n2018;GM0140;A;GM1900;C;opheffing-splitsing;0,3;adressen\n": {Code: "herindeling_aandelen_geen_1", Line: 3},
			recodingHead + "2018;GM0140;A;GM0080;B;opheffing-fusie;34;adressen\n":                                                               {Code: "getal_onleesbaar", Line: 2, Column: "aandeel"},
			recodingHead + "2018;GM0140;A;GM0080;B;opheffing-fusie;;\n2018;GM0140;A;GM0080;B;opheffing-fusie;;\n":                               {Code: "herindeling_dubbel", Line: 3},
			recodingHead + "2018;GM0998;A;GM0080;B;opheffing-fusie;;\n":                                                                         {Code: "herindeling_geen_gemeente", Line: 2},
			recodingHead + "2018;GM0140;A;GM0080;B;opheffing-fusie;;\n2020;GM0140;A;GM0081;B;opheffing-fusie;;\n":                               {Code: "herindeling_al_opgeheven", Line: 3},
			recodingHead + "2018;XX0140;A;GM0080;B;opheffing-fusie;;\n":                                                                         {Code: "gebiedscode_ongeldig", Line: 2, Column: "oude_code"},
			"jaar;oude_code;nieuwe_code\n2018;GM0001;GM0002\n":                                                                                  {Code: "kolom_ontbreekt", Line: 1, Column: "oude_naam"},
		} {
			v := p.upload("fout.csv", text)
			got := v.Problem
			got.Text = ""
			if v.State != kompas.ImportFailed || got.Code != want.Code || got.Line != want.Line || want.Column != "" && got.Column != want.Column {
				t.Errorf("%s %+v, want %+v", v.State, got, want)
			}
		}
	})
}

func (p *imports) tryBorders(v app.FigureImportPage, form map[string]string) app.FigureImportPage {
	p.t.Helper()
	if err := p.app.TryBorders(p.t.Context(), p.analyst(), v.ID, form, ""); err != nil {
		p.t.Fatalf("%v: %s", err, codesOf(err))
	}
	if err := p.work(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	return p.page(v.ID)
}

func (p *imports) drawn(level area.Level, within string) (keys []string, shapes int) {
	p.t.Helper()
	err := p.Store.Tenant(int64(p.Space.ID)).View(p.t.Context(), func(tx *store.Tx) error {
		var err error
		if keys, err = tx.DrawnDivisions(level, within); err != nil || len(keys) == 0 {
			return err
		}
		m, err := tx.Drawing(keys[0], level, within)
		shapes = len(m.Shapes)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return keys, shapes
}

func TestRealBoundariesAreRecognisedMatchedAndUsed(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		for _, c := range []struct {
			name           string
			year           int
			level          area.Level
			within         string
			areas, matched int
		}{
			{"gemeenten-2022-heel", 2022, area.Municipality, "NL00", 345, 345},
			{"gemeenten-2024-heel", 2024, area.Municipality, "NL00", 342, 342},
			{"baarn-buurten-2024-heel", 2024, area.Neighbourhood, "GM0308", 21, 21},
		} {
			text := sample(t, "../geo/testdata/"+c.name+".geojson.gz")
			before, _ := p.drawn(c.level, c.within)
			v := p.upload(c.name+".geojson", text)
			b := v.AreaFile.Borders
			if v.State != kompas.ImportSeen || v.Kind != kompas.ImportBoundaries || b.Areas != c.areas || b.Level != c.level || b.Year != c.year || b.Metres {
				t.Fatalf("%s: %s %+v %+v", c.name, v.State, b, v.Problem)
			}
			form := map[string]string{"codeveld": b.Code, "gebiedsjaar": fmt.Sprint(b.Year), "bron": "CBS en Kadaster", "licentie": "CC BY 4.0"}
			v = p.tryBorders(v, form)
			if b = v.AreaFile.Borders; v.State != kompas.ImportTried || b.Matched != c.matched || len(b.Unlisted) != 0 || v.Outcome.New != int64(c.areas) {
				t.Fatalf("%s: %s %+v %+v %+v", c.name, v.State, b, v.Outcome, v.Problem)
			}
			if keys, _ := p.drawn(c.level, c.within); len(keys) != len(before) {
				t.Error("drawn before anybody confirmed it")
			}
			p.apply(v)
			if keys, shapes := p.drawn(c.level, c.within); len(keys) != len(before)+1 || shapes != c.areas && c.year == 2024 {
				t.Errorf("%s: %v, %d shapes", c.name, keys, shapes)
			}
			again := p.tryBorders(p.upload("weer.geojson", text), form)
			if again.Outcome.Changes() || again.Outcome.Same != int64(c.areas) {
				t.Errorf("%s twice: %+v", c.name, again.Outcome)
			}
			if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
				t.Fatal(err)
			}
			if keys, _ := p.drawn(c.level, c.within); len(keys) != len(before) {
				t.Error("still used after it was undone")
			}
		}
	})
}

// borders makes a small file of squares.
func borders(crs string, areas ...string) string {
	return `{"type":"FeatureCollection",` + crs + `"features":[` + strings.Join(areas, ",") + `]}`
}

func square(code, ring string) string {
	return `{"type":"Feature","properties":{"mijncode":"` + code + `","naam":"Iets"},"geometry":{"type":"Polygon","coordinates":[[` + ring + `]]}}`
}

const (
	inDegrees = "[5.2,52.2],[5.3,52.2],[5.3,52.3],[5.2,52.3],[5.2,52.2]"
	inMetres  = "[145000,470000],[150000,470000],[150000,475000],[145000,475000],[145000,470000]"
	atZero    = "[0,0],[0.1,0],[0.1,0.1],[0,0.1],[0,0]"
	bowTie    = "[5.2,52.2],[5.3,52.3],[5.3,52.2],[5.2,52.3],[5.2,52.2]"
	noWhere   = "[500000,6700000],[500100,6700000],[500100,6700100],[500000,6700100],[500000,6700000]"
)

func TestBoundariesThatCannotBeRightAreRefusedWithTheirPlace(t *testing.T) {
	const wgs84 = `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},`
	eachImport(t, func(t *testing.T, p *imports) {
		for name, c := range map[string]struct {
			text, code string
			feature    int
		}{
			"null island":          {borders("", square("GM0308", inDegrees), square("GM0342", atZero)), "buiten_nederland", 2},
			"metres said degrees":  {borders(wgs84, square("GM0308", inMetres)), "rijksdriehoek", 1},
			"both":                 {borders("", square("GM0308", inDegrees), square("GM0342", inMetres)), "rijksdriehoek", 2},
			"web mercator":         {borders("", square("GM0308", noWhere)), "ander_stelsel", 1},
			"unknown system":       {borders(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3035"}},`, square("GM0308", inDegrees)), "ander_stelsel", 0},
			"crosses itself":       {borders("", square("GM0308", bowTie)), "grens_kruist_zichzelf", 1},
			"nothing":              {borders("", `{"type":"Feature","properties":{"mijncode":"GM0308"},"geometry":{"type":"Polygon","coordinates":[]}}`), "geen_vlak", 1},
			"null geometry":        {borders("", `{"type":"Feature","properties":{"mijncode":"GM0308"},"geometry":null}`), "geen_vlak", 1},
			"a point":              {borders("", `{"type":"Feature","properties":{"mijncode":"GM0308"},"geometry":{"type":"Point","coordinates":[5.2,52.2]}}`), "geen_vlak", 1},
			"the same code twice":  {borders("", square("GM0308", inDegrees), square("GM0308", inDegrees)), "code_dubbel", 2},
			"several levels":       {borders("", square("GM0308", inDegrees), square("WK030800", inDegrees)), "grenzen_meer_niveaus", 2},
			"no municipality":      {borders("", square("GM0998", inDegrees)), "grenzen_geen_gemeente", 1},
			"no areas":             {borders(""), "geen_gebieden", 0},
			"cut off":              {borders("", square("GM0308", inDegrees))[:150], "geen_geojson", 1},
			"latitude comes first": {borders("", square("GM0308", "[52.2,5.2],[52.2,5.3],[52.3,5.3],[52.3,5.2],[52.2,5.2]")), "lengte_breedte_om", 1},
		} {
			v := p.upload("fout.geojson", c.text)
			if v.State != kompas.ImportFailed || v.Problem.Code != c.code || v.Problem.Feature != c.feature {
				t.Errorf("%s: %s %+v, want %s at %d", name, v.State, v.Problem, c.code, c.feature)
			}
		}
	})
}

func TestMetresOfTheRijksdriehoekAreConvertedAndAProperlyNamedCodeIsAsked(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("grenzen.geojson", borders("", square("GM0308", inMetres)))
		if b := v.AreaFile.Borders; v.State != kompas.ImportSeen || !b.Metres || b.Code != "mijncode" || b.Year != 0 {
			t.Fatalf("%s %+v %+v", v.State, b, v.Problem)
		}
		v = p.upload("grenzen.geojson", borders("", `{"type":"Feature","properties":{"wat":"W1","waar":"x"},"geometry":{"type":"Polygon","coordinates":[[`+inDegrees+`]]}}`))
		if b := v.AreaFile.Borders; v.State != kompas.ImportSeen || b.Level != "" || len(b.Properties) != 2 {
			t.Fatalf("%s %+v %+v", v.State, b, v.Problem)
		}
		for form, want := range map[string]string{"": "geen_keuze", "wat": "grenzen_geen_gebiedscode"} {
			err := p.app.TryBorders(t.Context(), p.analyst(), v.ID, map[string]string{"codeveld": form, "gebiedsjaar": "2024", "bron": "x"}, "")
			if !strings.Contains(fmt.Sprint(codesOf(err)), want) {
				t.Errorf("%q: %v", form, codesOf(err))
			}
		}
	})
}

func TestAZipWithBoundariesThatUnpacksWithoutEndIsRefused(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("grenzen.geojson")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(bytes.Repeat([]byte(" "), 64<<20)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if v := p.upload("bom.zip", b.String()); v.State != kompas.ImportFailed || v.Problem.Code != "geen_rekenblad" {
			t.Errorf("%s %+v", v.State, v.Problem)
		}
	})
}
