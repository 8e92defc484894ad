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

	"kompas/internal/apptest"
	"kompas/kompas"
)

var formLink = regexp.MustCompile(`href="([^"]*[?&;]vorm=xlsx[^"]*)"`)

// The figures of a table are the same on the page, as CSV, ODS, XLSX and JSON.
func TestAFigureIsTheSameInEveryForm(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		compared := 0
		for _, query := range []string{"onderwerp=huishoudens-laag-inkomen&jaar=2021&niveau=gemeente", "onderwerp=woz-waarde"} {
			page := c.Get("/r/baarn/wijken?" + query)
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
				compared += len(want)
			}
		}
		if compared < 100 {
			t.Errorf("only %d figures were compared", compared)
		}
	})
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
