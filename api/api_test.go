package api_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kompas/api"
	"kompas/app"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/stat"
)

const root = "/api/v1/"

// asked are questions that can be answered, with the schema of the answer.
func asked() map[string]string {
	return map[string]string{
		"indicatoren": "Indicatoren",
		"reeksen?indicator=inwoners&gebied=GM0308":                                "Reeks",
		"reeksen?indicator=aandeel-65-plus&gebied=gm0308&naast=GM0312,GM0313":     "Reeks",
		"reeksen?indicator=jv-eenzaam&gebied=GM0308&aantal=8&kenmerk=inwoners":    "Reeks",
		"reeksen?indicator=jv-eenzaam&gebied=NL00":                                "Reeks",
		"kaarten?indicator=huishoudens-laag-inkomen&niveau=gemeente&periode=2021": "Kaart",
		"verdelingen?indicator=inwoners&niveau=gemeente":                          "VerdelingVanIndicator",
		"verdelingen?indicator=aandeel-65-plus&niveau=gemeente&periode=2024":      "VerdelingVanIndicator",
		"gemiddelden":                    "Gemiddelden",
		"gemiddelden?indicator=inwoners": "Gemiddelden",
	}
}

func eachWithFigures(t *testing.T, run func(t *testing.T, w *apptest.World)) {
	t.Helper()
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		run(t, w)
	})
}

// description is what openapi.json says.
type description struct {
	Paths map[string]struct {
		Get struct {
			Parameters []struct{ Name string }
			Responses  map[string]any
		}
	}
	Components struct{ Schemas map[string]schema }
}

type schema struct {
	Ref        string `json:"$ref"`
	Type       string
	Required   []string
	Properties map[string]schema
	Items      *schema
}

func described(t *testing.T) description {
	t.Helper()
	text, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var d description
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// fits reports where an answer is not what its schema says.
func (d description) fits(t *testing.T, at string, s schema, v any) {
	t.Helper()
	if name, is := strings.CutPrefix(s.Ref, "#/components/schemas/"); is {
		s = d.Components.Schemas[name]
	}
	ok := true
	switch s.Type {
	case "object":
		fields, is := v.(map[string]any)
		ok = is
		for _, name := range s.Required {
			if _, has := fields[name]; !has {
				t.Errorf("%s has no %s", at, name)
			}
		}
		for name, x := range fields {
			p, told := s.Properties[name]
			if !told {
				t.Errorf("%s.%s is not described", at, name)
				continue
			}
			d.fits(t, at+"."+name, p, x)
		}
	case "array":
		list, is := v.([]any)
		ok = is
		for i, x := range list[:min(len(list), 50)] {
			d.fits(t, fmt.Sprintf("%s[%d]", at, i), *s.Items, x)
		}
	case "string":
		_, ok = v.(string)
	case "number", "integer":
		_, ok = v.(float64)
	case "boolean":
		_, ok = v.(bool)
	default:
		t.Errorf("%s: no schema", at)
	}
	if !ok {
		t.Errorf("%s is %T, not %s", at, v, s.Type)
	}
}

func TestEveryAddressIsDescribedAndAnswersAsItSays(t *testing.T) {
	d := described(t)
	paths := 0
	for _, r := range api.New().Routes() {
		path, is := strings.CutPrefix(r.Path, strings.TrimSuffix(root, "/"))
		if !is {
			continue
		}
		paths++
		get, has := d.Paths[path]
		if !has {
			t.Errorf("%s is not described", r.Path)
		}
		for _, status := range []string{"400", "404"} {
			if _, told := get.Get.Responses[status]; told != (len(get.Get.Parameters) > 0) {
				t.Errorf("%s: an answer %s is told: %v", r.Path, status, told)
			}
		}
	}
	if paths != len(d.Paths) {
		t.Errorf("%d addresses, %d described", paths, len(d.Paths))
	}
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		for question, name := range asked() {
			page := w.Anonymous().Get(root + question)
			if page.Status != http.StatusOK || page.Header.Get("API-Version") == "" || page.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s: %d %.300s", question, page.Status, page.Body)
				continue
			}
			var v any
			if err := json.Unmarshal([]byte(page.Body), &v); err != nil {
				t.Errorf("%s: %v", question, err)
			}
			d.fits(t, question, schema{Ref: "#/components/schemas/" + name}, v)
			if again := w.Anonymous().Get(root+question, "If-None-Match", page.Header.Get("ETag")); again.Status != http.StatusNotModified {
				t.Errorf("%s asked again: %d", question, again.Status)
			}
		}
		if page := w.Anonymous().Get(root + "openapi.json"); page.Status != http.StatusOK || !strings.Contains(page.Body, `"/reeksen"`) {
			t.Errorf("the description: %d", page.Status)
		}
	})
}

// The figures were looked up by hand in the published files; the middle is the one the page names.
func TestFiguresForProgramsAreThoseOfThePages(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		for question, want := range map[string][]string{
			"reeksen?indicator=inwoners&gebied=GM0308":                                {`{"periode":"2024","waarde":25065}`, `"naam":"Baarn"`},
			"reeksen?indicator=huishoudens-laag-inkomen&gebied=GM0308":                {`{"periode":"2021","waarde":4.6}`, `{"periode":"2021","waarde":4.7}`},
			"reeksen?indicator=inwoners&gebied=NL00":                                  {`{"periode":"2024","waarde":17942942}`},
			"kaarten?indicator=huishoudens-laag-inkomen&niveau=gemeente&periode=2021": {`{"code":"GM0308","naam":"Baarn","waarde":4.6}`},
			"verdelingen?indicator=inwoners&niveau=gemeente&periode=2024":             {`"aantalGebieden":342,"aantalMetCijfer":342`, `"percentielen":{"p10":`},
		} {
			page := w.Anonymous().Get(root + question)
			for _, part := range want {
				if !strings.Contains(page.Body, part) {
					t.Errorf("%s: no %s in %.1500s", question, part, page.Body)
				}
			}
		}
		english := w.Anonymous().Get("/en" + root + "indicatoren")
		if !strings.Contains(english.Body, "inhabitants") {
			t.Errorf("in English: %.300s", english.Body)
		}
	})
}

func TestWhatIsNotThereIsToldToAProgram(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		for question, want := range map[string]struct {
			status int
			words  string
		}{
			"reeksen": {http.StatusBadRequest, "Zet in het adres: indicator. Zet in het adres: gebied."},
			"reeksen?indicator=bestaat-niet&gebied=GM0308":             {http.StatusNotFound, "De indicator bestaat-niet kennen we niet."},
			"reeksen?indicator=inwoners&gebied=GM9999":                 {http.StatusNotFound, "Het gebied GM9999 kennen we niet."},
			"reeksen?indicator=inwoners&gebied=%27%3B--":               {http.StatusNotFound, "kennen we niet."},
			"kaarten?indicator=inwoners":                               {http.StatusBadRequest, "Zet in het adres: niveau."},
			"kaarten?indicator=inwoners&niveau=straat":                 {http.StatusBadRequest, "Dit niveau kennen we niet."},
			"kaarten?indicator=inwoners&niveau=gemeente&periode=toen":  {http.StatusBadRequest, "Schrijf de periode"},
			"kaarten?indicator=inwoners&niveau=gemeente&periode=1901":  {http.StatusNotFound, "zijn er geen cijfers"},
			"verdelingen?indicator=jv-eenzaam&niveau=buurt":            {http.StatusNotFound, "zijn er geen cijfers"},
			"reeksen?indicator=jv-eenzaam&gebied=GM0308&aantal=veel":   {http.StatusBadRequest, "van 8 tot en met 60"},
			"reeksen?indicator=jv-eenzaam&gebied=GM0308&kenmerk=geluk": {http.StatusBadRequest, "kunnen we niet vergelijken"},
			"gemiddelden?indicator=bestaat-niet":                       {http.StatusNotFound, "De indicator bestaat-niet kennen we niet."},
			"bestaat-niet":                                             {http.StatusNotFound, "/api/v1/openapi.json"},
		} {
			page := w.Anonymous().Get(root + question)
			var problem struct {
				Status        int
				Title, Detail string
			}
			if err := json.Unmarshal([]byte(page.Body), &problem); err != nil || !strings.HasPrefix(page.Header.Get("Content-Type"), "application/problem+json") {
				t.Errorf("%s: %v %.200s", question, err, page.Body)
			}
			if page.Status != want.status || problem.Status != want.status || problem.Title == "" || !strings.Contains(problem.Detail, want.words) {
				t.Errorf("%s: %d %+v, want %d %q", question, page.Status, problem, want.status, want.words)
			}
		}
	})
}

// A program that asks for the map finds the very spread that the page tells of, and that the other address gives.
func TestTheSpreadIsThatOfTheMap(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		const question = "?indicator=huishoudens-laag-inkomen&niveau=gemeente&periode=2021"
		var drawn struct{ Cijfers []struct{ Waarde *float64 } }
		var told struct {
			AantalMetCijfer int
			Gemiddelde      float64
			Percentielen    struct{ P10, P25, P50, P75, P90 float64 }
		}
		for address, into := range map[string]any{"kaarten": &drawn, "verdelingen": &told} {
			if err := json.Unmarshal([]byte(w.Anonymous().Get(root+address+question).Body), into); err != nil {
				t.Fatal(err)
			}
		}
		var values []float64
		sum := 0.0
		for _, x := range drawn.Cijfers {
			if x.Waarde != nil {
				values, sum = append(values, *x.Waarde), sum+*x.Waarde
			}
		}
		slices.Sort(values)
		round := func(v float64) float64 { return math.Round(v*10) / 10 }
		want := told
		want.AantalMetCijfer, want.Gemiddelde = len(values), round(sum/float64(len(values)))
		p := &want.Percentielen
		for q, into := range map[float64]*float64{0.10: &p.P10, 0.25: &p.P25, 0.50: &p.P50, 0.75: &p.P75, 0.90: &p.P90} {
			*into = round(stat.Quantile(values, q))
		}
		if told != want || len(values) < 300 {
			t.Errorf("%+v, want %+v", told, want)
		}
		page := w.As(kompas.RolePolicy).Get("/r/baarn/wijken?onderwerp=huishoudens-laag-inkomen&niveau=gemeente&jaar=2021")
		comma := func(v float64) string { return strings.ReplaceAll(strconv.FormatFloat(v, 'f', 1, 64), ".", ",") }
		if words := fmt.Sprintf("Van alle %d gemeenten met een cijfer in 2021 ligt de helft tussen %s%% en %s%%. Het midden is %s%%.", len(values), comma(p.P25), comma(p.P75), comma(p.P50)); !page.Has(words) {
			t.Errorf("the page does not say %q: %.2500s", words, page.Text())
		}
	})
}

// What a space measured or read in itself is never told to a program, also not to one that knows its key or has a cookie.
func TestFiguresOfASpaceAreNotForPrograms(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		key := readIn(t, w)
		if page := w.As(kompas.RoleAnalyst).Get("/r/baarn/wijken?onderwerp=" + key); page.Status != http.StatusOK || !page.Has("Koffie") {
			t.Fatalf("the figures are not on the page: %d %.500s", page.Status, page.Text())
		}
		for _, c := range []*apptest.Client{w.Anonymous(), w.As(kompas.RoleAnalyst)} {
			for _, question := range []string{"reeksen?gebied=GM0308&indicator=", "kaarten?niveau=buurt&indicator=", "verdelingen?niveau=buurt&indicator=", "gemiddelden?indicator="} {
				if page := c.Get(root + question + key); page.Status != http.StatusNotFound {
					t.Errorf("%s: %d %.300s", question+key, page.Status, page.Body)
				}
			}
			for _, question := range []string{"indicatoren", "gemiddelden"} {
				if page := c.Get(root + question); strings.Contains(page.Body, "eigen-") {
					t.Errorf("%s names an indicator of a space", question)
				}
			}
		}
	})
}

// readIn has the space read figures of its own in, and gives the key of their indicator.
func readIn(t *testing.T, w *apptest.World) string {
	t.Helper()
	by := w.Actor(kompas.RoleAnalyst)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	text := "indicator;gebied;periode;waarde;n\nKoffie;GM0308;2024;41.5;400\nKoffie;GM0308;2023;39.5;400\n"
	id, err := w.App.ReceiveFigures(t.Context(), by, "koffie.csv", strings.NewReader(text), "")
	must(err)
	work := func() {
		for due := true; due; {
			var j app.Job
			var err error
			j, due, err = w.App.ClaimJob(t.Context(), time.Minute)
			if must(err); due {
				_, err = w.App.EndJob(t.Context(), j, w.App.WorkOnFigures(t.Context(), j), 0)
				must(err)
			}
		}
	}
	work()
	must(w.App.TryFigures(t.Context(), by, id, map[string]string{"gebiedsjaar": "2024", "grondslag": "telling", "soort-telling": "stand", "herkomst": "bron", "bron": "Voorbeeldbron",
		"overnemen": "ja", "getalnotatie": "punt", "onderwerp-0": "nieuw", "eenheid-0": "procent"}, ""))
	work()
	must(w.App.ApplyFigures(t.Context(), by, id, true, ""))
	page, err := w.App.FigureImport(t.Context(), by, id)
	must(err)
	return figure.OwnKey(string(page.FigureImport.Choices.Topics[0].Indicator))
}
