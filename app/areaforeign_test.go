package app_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"kompas/area"
	"kompas/kompas"
	"kompas/tabular"
)

func TestRecodingsComeInFromASpreadsheetAsFromText(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		sheet := tabular.Sheet{Name: "Herindelingen"}
		for i, line := range strings.Split(strings.TrimSpace(strings.TrimPrefix(sample(t, "../tabular/testdata/herindelingen-2017-2024.csv"), "\ufeff")), "\n") {
			var row []tabular.Cell
			for at, text := range strings.Split(strings.TrimSpace(line), ";") {
				row = append(row, tabular.Cell{Text: text, Number: at == 0})
			}
			if i > 0 {
				sheet.Rows = append(sheet.Rows, row)
				continue
			}
			for _, c := range row {
				sheet.Columns = append(sheet.Columns, c.Text)
			}
		}
		for name, write := range map[string]func(io.Writer, tabular.Sheet) error{"herindelingen.xlsx": tabular.WriteXLSX, "herindelingen.ods": tabular.WriteODS} {
			var file bytes.Buffer
			if err := write(&file, sheet); err != nil {
				t.Fatal(err)
			}
			v := p.upload(name, file.String())
			if v.State != kompas.ImportSeen || v.Kind != kompas.ImportRecodings || len(v.AreaFile.Recodings) != 76 {
				t.Fatalf("%s: %s %q %d %+v", name, v.State, v.Kind, len(v.AreaFile.Recodings), v.Problem)
			}
		}
	})
}

func TestBoundariesComeInFromTopoJSON(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		const shared = `{"type":"Topology","objects":{"gemeenten":{"type":"GeometryCollection","geometries":[` +
			`{"type":"Polygon","arcs":[[0,1]],"properties":{"statcode":"GM0308","statnaam":"Baarn"}},` +
			`{"type":"Polygon","arcs":[[-2,2]],"properties":{"statcode":"GM0342","statnaam":"Soest"}}]}},`
		for name, arcs := range map[string]string{
			"plain": `"arcs":[[[5.2,52.3],[5.2,52.2],[5.3,52.2]],[[5.3,52.2],[5.3,52.3],[5.2,52.3]],[[5.3,52.2],[5.4,52.2],[5.4,52.3],[5.2,52.4],[5.2,52.3]]]}`,
			"with steps": `"transform":{"scale":[0.1,0.1],"translate":[5.2,52.2]},` +
				`"arcs":[[[0,1],[0,-1],[1,0]],[[1,0],[0,1],[-1,0]],[[1,0],[1,0],[0,1],[-2,1],[0,-1]]]}`,
		} {
			before, _ := p.drawn(area.Municipality, area.CountryCode)
			v := p.upload("gemeenten.topojson", shared+arcs)
			b := v.AreaFile.Borders
			if v.State != kompas.ImportSeen || v.Kind != kompas.ImportBoundaries || b.Areas != 2 || b.Level != area.Municipality || b.Code != "statcode" {
				t.Fatalf("%s: %s %q %+v %+v", name, v.State, v.Kind, b, v.Problem)
			}
			v = p.tryBorders(v, map[string]string{"codeveld": b.Code, "gebiedsjaar": "2024", "bron": "Eigen kaart", "licentie": "CC BY 4.0"})
			if b = v.AreaFile.Borders; v.State != kompas.ImportTried || b.Matched != 2 || v.Outcome.New != 2 {
				t.Fatalf("%s: %s %+v %+v %+v", name, v.State, b, v.Outcome, v.Problem)
			}
			p.apply(v)
			if keys, _ := p.drawn(area.Municipality, area.CountryCode); len(keys) != len(before)+1 {
				t.Errorf("%s: %d drawings, before %d", name, len(keys), len(before))
			}
			if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
				t.Fatal(err)
			}
		}
	})
}
