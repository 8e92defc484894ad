package cbs

import (
	"errors"
	"os"
	"strings"
	"testing"

	"kompas/figure"
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

func TestVersion3PageGivesPaddedCodesNullsAndTheNextPage(t *testing.T) {
	p, err := OpenPage(open(t, "odata3-84799NED-page1.json"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range p.Records() {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if n == 2 {
			people, _ := r.Cell("AantalInwoners_5")
			births, err := r.Cell("GeboorteTotaal_24")
			change, _ := r.Cell("IndelingswijzigingWijkenEnBuurten_4")
			if r.Text("WijkenEnBuurten") != "GM0308" || people.Unscaled != 24868 || err != nil || births.Absence != figure.Missing || change.Absence != figure.Missing {
				t.Errorf("Baarn: %q %+v %+v %v", r.Text("WijkenEnBuurten"), people, births, err)
			}
			if _, err := r.Cell("AantalInwoners_6"); !errors.Is(err, figure.ErrColumn) {
				t.Errorf("a key of another year: %v", err)
			}
		}
	}
	if n != 2 || !strings.HasPrefix(p.Next(), "https://") {
		t.Errorf("%d records, next %q", n, p.Next())
	}
}

func TestTopicsAreFoundByPathAndUnit(t *testing.T) {
	ts, err := ReadTopics(open(t, "odata3-84799NED-DataProperties.json"))
	if err != nil || len(ts) != 157 || ts.MapYear() != 2020 {
		t.Fatalf("%d topics of %d, %v", len(ts), ts.MapYear(), err)
	}
	kwh, err := ts.Find("kWh", "Appartement")
	if err != nil || kwh.Key != "Appartement_48" {
		t.Errorf("electricity: %+v %v", kwh, err)
	}
	gas, err := ts.Find("m³", "Appartement")
	if err != nil || gas.Key != "Appartement_56" {
		t.Errorf("gas: %+v %v", gas, err)
	}
	if _, err := ts.Find("aantal", "Appartement"); !errors.Is(err, figure.ErrColumn) {
		t.Errorf("another unit: %v", err)
	}
	for text, want := range map[string]error{
		`{"value":[{"ID":1,"ParentID":2,"Title":"a"}]}`:                                     figure.ErrTopicTree,
		`{"value":[{"ID":1,"ParentID":2,"Title":"a"},{"ID":2,"ParentID":1,"Title":"b"}]}`:   figure.ErrTopicTree,
		`{"value":[{"ID":1,"ParentID":null},{"ID":1,"ParentID":null}]}`:                     figure.ErrTopicTree,
		`{"value":[{"ID":"een"}]}`:                                                          figure.ErrNumber,
		`{"value":[{"ID":1,"ParentID":1.5}]}`:                                               figure.ErrNumber,
		`{"value":[{"ID":1,"ParentID":null,"Type":"Topic","Title":"a","Decimals":"veel"}]}`: figure.ErrNumber,
	} {
		if _, err := ReadTopics(strings.NewReader(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

func TestVersion4ObservationsKeepTheirReason(t *testing.T) {
	p, err := OpenPage(open(t, "odata4-80072ned-Observations.json"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r, err := range p.Records() {
		if err != nil {
			t.Fatal(err)
		}
		if c, err := r.Observation(); err != nil || c.Absence != figure.Present || c.Decimals != 1 {
			t.Errorf("record %d: %+v %v", r.Number, c, err)
		}
		n++
	}
	if n != 5 || p.Next() != "" || p.Count() != -1 {
		t.Errorf("%d records, next %q, count %d", n, p.Next(), p.Count())
	}
	p, _ = OpenPage(open(t, "odata4-80072ned-count.json"))
	for range p.Records() {
	}
	if p.Count() != 4409 {
		t.Errorf("count %d", p.Count())
	}
	p, _ = OpenPage(strings.NewReader(`{"value":[{"Value":null,"ValueAttribute":"Impossible"},{"Value":null,"ValueAttribute":"Iets"},{"Value":0,"ValueAttribute":"None"},{"Value":1.5E2,"ValueAttribute":"None"}]}`))
	want := []figure.Reading{{Absence: figure.NotApplicable}, {Absence: figure.Missing}, {}, {Unscaled: 150}}
	for r, err := range p.Records() {
		if err != nil {
			t.Fatal(err)
		}
		if c, err := r.Observation(); err != nil || c != want[r.Number-1] {
			t.Errorf("record %d: %+v %v", r.Number, c, err)
		}
	}
}

func TestBrokenRepliesAreRefused(t *testing.T) {
	for text, want := range map[string]error{
		"": figure.ErrEmpty, "  \n": figure.ErrEmpty, "<html>": figure.ErrWebPage, "\ufeff <html>": figure.ErrWebPage, "[]": figure.ErrNotJSON, "{}": figure.ErrNotJSON,
		`{"value":[{"a":1},`: figure.ErrTruncated, `{"value":[{"a":1}]`: figure.ErrTruncated, `{"value":[{"a":1`: figure.ErrTruncated,
		`{"value":[1]}`: figure.ErrNotJSON, `{"value":{}}`: figure.ErrNotJSON, `{"value":[],}`: figure.ErrNotJSON, `{"odata.nextLink":5,"value":[]}`: figure.ErrNotJSON,
	} {
		if err := readPage(text); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
	if err := readPage(`{"odata.count":"2","value":[{"a":1},{"a":"x"}],"odata.nextLink":"y"}`); err != nil {
		t.Errorf("a good reply: %v", err)
	}
}

func readPage(text string) error {
	p, err := OpenPage(strings.NewReader(text))
	if err != nil {
		return err
	}
	for _, err := range p.Records() {
		if err != nil {
			return err
		}
	}
	return nil
}

func FuzzPage(f *testing.F) {
	f.Add(`{"odata.count":"2","value":[{"a":1},{"a":"x"}],"odata.nextLink":"y"}`)
	f.Add(`{"value":[{"ID":1,"ParentID":null,"Type":"Topic","Title":"a","Decimals":1}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var at *figure.ReadError
		if err := readPage(text); err != nil && !errors.As(err, &at) {
			t.Fatalf("an error without a place: %v", err)
		}
		if _, err := ReadTopics(strings.NewReader(text)); err != nil && !errors.As(err, &at) {
			t.Fatalf("topics: an error without a place: %v", err)
		}
	})
}
