package desk_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
)

var formLink = regexp.MustCompile(`href="([^"]*[?&;]vorm=xlsx[^"]*)"`)

// The figures of a table are the same on the page, as CSV, ODS, XLSX and JSON: also of another day, of months and quarters taken
// together, of own areas and with margins.
func TestAFigureIsTheSameInEveryForm(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		key, day, own := quartersByWijk(t, w)
		c := w.As(kompas.RolePolicy)
		for at, least := range map[string]int{
			"/r/baarn/wijken?onderwerp=huishoudens-laag-inkomen&jaar=2021&niveau=gemeente": 50,
			"/r/baarn/wijken?onderwerp=woz-waarde":                                         20,
			"/r/baarn/wijken?onderwerp=jv-eenzaam&niveau=gemeente":                         50,
			"/r/baarn/wijken?onderwerp=" + key + "&niveau=wijk&jaar=2024-Q2":               8,
			"/r/baarn/wijken?onderwerp=" + key + "&niveau=wijk&bekend=" + day:              8,
			"/r/baarn/wijken?onderwerp=" + key + "&niveau=wijk&tijd=jaar":                  4,
			"/r/baarn/wijken?onderwerp=" + key + "&niveau=wijk&tijd=opgeteld":              7,
			"/r/baarn/wijken?onderwerp=" + key + "&gebied=" + own:                          5,
			"/r/baarn/wijken/reeksen?onderwerp=" + key:                                     6,
		} {
			if compared := inEveryForm(t, c, at); compared < least {
				t.Errorf("%s: only %d figures were compared", at, compared)
			}
		}
		for span, total := range map[string]string{"jaar": "5.361", "opgeteld": "4.003"} { // all of 2024, and up to and including its third quarter
			if page := c.Get("/r/baarn/wijken?onderwerp=" + key + "&tijd=" + span); !page.Has(total) {
				t.Errorf("%s: no %s, with the correction of the second quarter in it: %.2500s", span, total, page.Text())
			}
		}
	})
}

// quartersByWijk reads in how often something happened in wijken of Baarn, with a correction on a later day, and gives that day and an
// own area.
func quartersByWijk(t *testing.T, w *apptest.World) (key, day, own string) {
	t.Helper()
	file := func(late int) string {
		text := "indicator;gebied;periode;waarde\n"
		for i, q := range []string{"2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"} {
			a, b := 1040+10*i, 250+7*i
			if q == "2024-Q2" {
				b += late
			}
			text += fmt.Sprintf("Meldingen;GM0308;%s;%d\nMeldingen;WK030800;%s;%d\nMeldingen;WK030801;%s;%d\n", q, a+b, q, a, q, b)
		}
		return text
	}
	by := w.Actor(kompas.RoleAnalyst)
	id, err := w.App.AddOwnDivision(t.Context(), by, map[string]string{"indelingnaam": "Teams", "grenzenjaar": "2024"}, "")
	if err == nil {
		own, err = w.App.AddOwnArea(t.Context(), by, id, map[string]string{"gebiednaam": "Team Noord", "leden": "WK030800 WK030801"}, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	key = readCountsAs(t, w, file(0), figure.Flow)
	day = w.Clock.Now().In(w.App.Zone()).Format(time.DateOnly)
	w.Clock.Advance(48 * time.Hour)
	readCountsAs(t, w, file(31), figure.Flow)
	return key, day, own
}

// inEveryForm compares the tables of a page with their files, and gives how many figures these hold.
func inEveryForm(t *testing.T, c *apptest.Client, at string) (compared int) {
	t.Helper()
	page := c.Get(at)
	for _, link := range formLink.FindAllStringSubmatch(page.Body, -1) {
		address := html.UnescapeString(link[1])
		as := func(form string) string { return c.Get(strings.Replace(address, "vorm=xlsx", "vorm="+form, 1)).Body }
		want := csvFigures(t, as("csv"))
		for form, got := range map[string][]string{"json": jsonFigures(t, as("json")), "ods": sheetFigures(t, as("ods"), "content.xml", odsCell),
			"xlsx": sheetFigures(t, as("xlsx"), "xl/worksheets/sheet1.xml", xlsxCell)} {
			if !slices.Equal(got, want) {
				t.Errorf("%s as %s: %.300q, want %.300q", address, form, got, want)
			}
		}
		for _, f := range want {
			if words := strings.Replace(f, ".", ",", 1); !strings.Contains(strings.ReplaceAll(page.Text(), ".", ""), words) {
				t.Errorf("%s: %s is not on the page", address, words)
			}
		}
		compared += len(want) + wordedAlike(t, page, address, as)
	}
	return compared
}

var worded = regexp.MustCompile(`^(?:ongeveer )?[\d.]+(?:,\d+)?%?(?: \(herzien\))?$`)

// wordedAlike looks for the figures with a word or a unit beside them: each stands in every form and on the page. Columns without any
// are compared as numbers already.
func wordedAlike(t *testing.T, page apptest.Page, address string, as func(string) string) (compared int) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(as("csv"), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]string{"json": as("json"), "ods": everyPart(t, as("ods")), "xlsx": everyPart(t, as("xlsx")), "page": page.Text()}
	for _, row := range rows[1:] {
		for _, cell := range row[1:] {
			if !worded.MatchString(cell) || regexp.MustCompile(`^\d+$`).MatchString(cell) {
				continue
			}
			compared++
			bare := `[>": ,]` + unitSigns.Replace(cell) + `["<,\]]`
			for form, text := range forms {
				if !strings.Contains(text, cell) && (form == "page" || !regexp.MustCompile(bare).MatchString(text)) {
					t.Errorf("%s: %q is not in the %s", address, cell, form)
				}
			}
		}
	}
	return compared
}

// everyPart gives all that is in a spreadsheet.
func everyPart(t *testing.T, content string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		part, err := f.Open()
		if err == nil {
			_, err = io.Copy(&out, part)
		}
		if err != nil {
			t.Fatal(err)
		}
		part.Close()
	}
	return html.UnescapeString(out.String())
}

var unitSigns = strings.NewReplacer("€", "", "%", "", "\u00a0", "", " ", "", ".", "", ",", ".")

// csvFigures gives the bare numbers of the columns after the first, with the words of the page taken off.
func csvFigures(t *testing.T, content string) (out []string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(content, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for column := 1; column < len(rows[0]); column++ {
		var figures, units []string
		for _, row := range rows[1:] {
			if row[column] == "" || row[column] == "–" {
				continue
			}
			figures = append(figures, unitSigns.Replace(row[column]))
			units = append(units, strings.Trim(row[column], "-0123456789.,\u00a0 "))
		}
		slices.Sort(units)
		if len(slices.Compact(units)) < 2 && !slices.ContainsFunc(figures, func(f string) bool { return !regexp.MustCompile(`^-?\d+(\.\d+)?$`).MatchString(f) }) {
			out = append(out, figures...)
		}
	}
	slices.Sort(out)
	return out
}

func jsonFigures(t *testing.T, content string) (out []string) {
	t.Helper()
	var table struct {
		Rijen [][]any `json:"rijen"`
	}
	d := json.NewDecoder(strings.NewReader(content))
	d.UseNumber()
	if err := d.Decode(&table); err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rijen {
		for _, cell := range row {
			if n, is := cell.(json.Number); is {
				out = append(out, n.String())
			}
		}
	}
	slices.Sort(out)
	return out
}

// odsCell and xlsxCell give the number a cell begins with, if it is one.
func odsCell(e xml.StartElement) bool {
	return e.Name.Local == "table-cell" && slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == "value-type" && a.Value == "float" })
}

func xlsxCell(e xml.StartElement) bool { return e.Name.Local == "v" }

func sheetFigures(t *testing.T, content, part string, isNumber func(xml.StartElement) bool) (out []string) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(all))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok || !isNumber(e) {
			continue
		}
		number := ""
		for _, a := range e.Attr {
			if a.Name.Local == "value" {
				number = a.Value
			}
		}
		if number == "" {
			if err := d.DecodeElement(&number, &e); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, fmt.Sprint(number))
	}
	slices.Sort(out)
	return out
}
