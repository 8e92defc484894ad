package cbs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"kompas/area"
	"kompas/figure"
)

// replay answers with the files of testdata, or with a text of its own.
type replay struct {
	t     testing.TB
	files map[string]string // address to file
	texts map[string]string // address to reply
	asked []string
}

var errNotThere = errors.New("not there")

func (r *replay) Get(_ context.Context, address string) (io.ReadCloser, error) {
	r.asked = append(r.asked, address)
	if text, ok := r.texts[address]; ok {
		return io.NopCloser(strings.NewReader(text)), nil
	}
	if name, ok := r.files[address]; ok {
		return os.Open("testdata/" + name)
	}
	return nil, fmt.Errorf("%w: %s", errNotThere, address)
}

const base3 = "https://opendata.cbs.nl/ODataFeed/odata"

var kwb2020 = Place{Base: base3, Table: "84799NED"}

func version3(t testing.TB) *replay {
	const at = base3 + "/84799NED/"
	return &replay{t: t, texts: map[string]string{}, files: map[string]string{
		at + "TableInfos?$format=json":      "odata3-84799NED-TableInfos.json",
		at + "DataProperties?$format=json":  "odata3-84799NED-DataProperties.json",
		at + "WijkenEnBuurten?$format=json": "odata3-84799NED-WijkenEnBuurten.json",
		at + "TypedDataSet?$format=json":    "odata3-84799NED-page1.json",
		at + "TypedDataSet?$filter=startswith(WijkenEnBuurten,'GM')&$format=json&$skip=200": "odata3-84799NED-page2.json",
	}}
}

const base4 = "https://datasets.cbs.nl/odata/v1/CBS"

var absence80072 = Place{Base: base4 + "/", Table: "80072ned"}

func version4(t testing.TB) *replay {
	const at = base4 + "/80072ned"
	r := &replay{t: t, texts: map[string]string{}, files: map[string]string{at: "odata4-80072ned-service.json"}}
	for _, name := range []string{"Dimensions", "MeasureCodes", "PeriodenCodes", "BedrijfskenmerkenSBI2008Codes", "Observations", "Properties"} {
		r.files[at+"/"+name] = "odata4-80072ned-" + name + ".json"
	}
	r.change(at+"/Properties", `"ObservationCount": 4409`, `"ObservationCount": 5`)
	return r
}

// change answers with a file in which one thing is otherwise.
func (r *replay) change(address, old, new string) {
	r.t.Helper()
	text := r.texts[address]
	if text == "" {
		b, err := os.ReadFile("testdata/" + r.files[address])
		if err != nil {
			r.t.Fatal(err)
		}
		text = string(b)
	}
	if !strings.Contains(text, old) {
		r.t.Fatalf("%s does not hold %s", address, old)
	}
	r.texts[address] = strings.Replace(text, old, new, 1)
}

func told(s figure.FigureSource) (out []string, err error) {
	topics := s.Table().Topics
	err = s.Values(func(v *figure.SourceValue) error {
		line := fmt.Sprint(v.Line, " ", strings.Join(topics[v.Topic].Path, "/"), "|", v.Area, "|", v.AreaName, "|", v.Period, "|", v.Breakdown, "|", v.Part, "=", v.Text, v.Absence.Code())
		if v.Provisional {
			line += "*"
		}
		if v.Fault != nil {
			line += " ! " + v.Fault.Error()
		}
		if !v.Typed {
			line += " not typed"
		}
		out = append(out, line)
		return nil
	})
	return out, err
}

func TestAVersion3TableIsReadOverAllItsPages(t *testing.T) {
	s, err := OpenVersion3(context.Background(), version3(t), kwb2020)
	if err != nil {
		t.Fatal(err)
	}
	table := s.Table()
	if table.ID != "84799NED" || table.Title != "Kerncijfers wijken en buurten 2020" || table.Publisher != "CBS" || table.Modified != "2021-03-26T02:00:00" ||
		table.AreaYear != 2020 || !table.Regional || !table.Codes || !table.Typed || table.Records != 17341 || len(table.Topics) != 111 || len(table.Traits) != 0 {
		t.Errorf("%+v", table)
	}
	got, err := told(s)
	if err != nil || len(got) != 3*111 {
		t.Fatalf("%d values, %v", len(got), err)
	}
	for _, want := range []string{"1 Bevolking/Aantal inwoners|NL00|Nederland|2020||value=17407585", "2 Bevolking/Aantal inwoners|GM0308|Baarn|2020||value=24868",
		"3 Bevolking/Aantal inwoners|GM1740|Neder-Betuwe|2020||value=24339"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %s …", want, got[0])
		}
	}
	if again, err := told(s); err != nil || !slices.Equal(got, again) {
		t.Errorf("a second time gives other values: %v", err)
	}
	if m, err := ModifiedVersion3(context.Background(), version3(t), kwb2020); err != nil || m != table.Modified {
		t.Errorf("%q %v", m, err)
	}
}

// monitor is a table of RIVM in small: periods, ages and margins.
func monitor(t testing.TB, rows string) *replay {
	const at = "https://dataderden.cbs.nl/ODataApi/odata/50120NED/"
	return &replay{t: t, texts: map[string]string{
		at + "TableInfos?$format=json": `{"value":[{"Identifier":"50120NED","Title":"Gezondheid","Source":"RIVM","Modified":"2023-01-01"}]}`,
		at + "DataProperties?$format=json": `{"value":[{"ID":0,"ParentID":null,"Type":"Dimension","Key":"Leeftijd","Title":"Leeftijd"},{"ID":1,"ParentID":null,"Type":"Dimension","Key":"Marges","Title":"Marges"},` +
			`{"ID":2,"ParentID":null,"Type":"GeoDimension","Key":"RegioS","Title":"Regio's"},{"ID":3,"ParentID":null,"Type":"TimeDimension","Key":"Perioden","Title":"Perioden"},` +
			`{"ID":4,"ParentID":null,"Type":"Topic","Key":"Eenzaam_24","Title":"Eenzaam","Unit":"%","Decimals":1,"Datatype":"Double"}]}`,
		at + "Leeftijd?$format=json":     `{"value":[{"Key":"10000","Title":"Totaal"},{"Key":"80200     ","Title":"65 jaar of ouder"}]}`,
		at + "Marges?$format=json":       `{"value":[{"Key":"MW00000","Title":"Waarde"},{"Key":"MOG0095","Title":"Ondergrens 95%-interval"}]}`,
		at + "RegioS?$format=json":       `{"value":[{"Key":"NL01  ","Title":"Nederland"}]}`,
		at + "Perioden?$format=json":     `{"value":[{"Key":"2022JJ00","Title":"2022","Status":"Voorlopig"},{"Key":"2020X000","Title":"2020","Status":"Definitief"}]}`,
		at + "TypedDataSet?$format=json": rows,
	}}
}

func TestMarginsStatusAndTraitsOfAVersion3TableAreTaken(t *testing.T) {
	p := Place{Base: "https://dataderden.cbs.nl/ODataApi/odata", Table: "50120NED"}
	s, err := OpenVersion3(context.Background(), monitor(t, `{"value":[{"Leeftijd":"10000","Marges":"MW00000","RegioS":"NL01  ","Perioden":"2022JJ00","Eenzaam_24":1.5E1},`+
		`{"Leeftijd":"80200     ","Marges":"MOG0095","RegioS":"GM0308","Perioden":"2022JJ00","Eenzaam_24":null},{"Leeftijd":"1","Marges":"M","RegioS":"","Perioden":"2020X000","Eenzaam_24":"veel"}]}`), p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := told(s)
	want := []string{"1 Eenzaam|NL00|Nederland|2022||value=15*", "2 Eenzaam|GM0308||2022|leeftijd:65 jaar of ouder|lower=geen_cijfer*",
		`3 Eenzaam||||leeftijd:1|value=veel ! marge_code_onbekend: line 3, column "Marges": "M"`}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%s", err, strings.Join(got, "\n"))
	}
	if table := s.Table(); !slices.Equal(table.Traits, []string{"leeftijd"}) || table.Topics[0].Unit != "%" || table.Topics[0].Decimals != 1 || table.Publisher != "RIVM" {
		t.Errorf("%+v", table)
	}
	missing, _ := OpenVersion3(context.Background(), monitor(t, `{"value":[{"Leeftijd":"10000","Marges":"MW00000","RegioS":"NL01","Perioden":"2022JJ00","Eenzaam_27":1}]}`), p)
	if _, err := told(missing); !errors.Is(err, figure.ErrColumn) {
		t.Errorf("a key of another edition: %v", err)
	}
}

func TestAVersion4TableWithoutAreasIsReadAndCounted(t *testing.T) {
	s, err := OpenVersion4(context.Background(), version4(t), absence80072)
	if err != nil {
		t.Fatal(err)
	}
	table := s.Table()
	if table.Regional || table.Codes || table.Publisher != "CBS" || table.Licence != "CC BY 4.0" || table.Records != 5 || table.Modified != "2020-06-19T02:00:00+02:00" ||
		len(table.Topics) != 1 || table.Topics[0].Unit != "%" || table.Topics[0].Decimals != 1 || !slices.Equal(table.Traits, []string{"bedrijfskenmerken (sbi 2008)"}) {
		t.Errorf("%+v", table)
	}
	got, err := told(s)
	if err != nil || len(got) != 5 || got[0] != "1 Ziekteverzuimpercentage|||1996-Q1||value=5.5" || !strings.Contains(got[4], "|1996|") {
		t.Errorf("%v %q", err, got)
	}
	if m, err := ModifiedVersion4(context.Background(), version4(t), absence80072); err != nil || m != table.Modified {
		t.Errorf("%q %v", m, err)
	}
}

func TestWordsBesideAVersion4ValueAndItsCodesAreKept(t *testing.T) {
	r := version4(t)
	r.texts[base4+"/80072ned/Observations"] = `{"value":[{"Measure":"M001924","BedrijfskenmerkenSBI2008":"301000","ValueAttribute":"Impossible","Value":null,"Perioden":"2020KW01"},` +
		`{"Measure":"M001924","BedrijfskenmerkenSBI2008":"9","ValueAttribute":"Geheim","Value":null,"Perioden":"2019JJ00"},{"Measure":"M001924","BedrijfskenmerkenSBI2008":"T001081","ValueAttribute":"None","Value":null,"Perioden":"2019JJ00"},` +
		`{"Measure":"X","BedrijfskenmerkenSBI2008":"T001081","ValueAttribute":"None","Value":0,"Perioden":"2019JJ00"},{"Measure":"M001924","BedrijfskenmerkenSBI2008":"T001081","ValueAttribute":"None","Value":1,"Perioden":"2019XX00"}]}`
	s, err := OpenVersion4(context.Background(), r, absence80072)
	if err != nil {
		t.Fatal(err)
	}
	got, err := told(s)
	want := []string{"1 Ziekteverzuimpercentage|||2020-Q1|bedrijfskenmerken (sbi 2008):A Landbouw, bosbouw en visserij|value=niet_van_toepassing*",
		"2 Ziekteverzuimpercentage|||2019|bedrijfskenmerken (sbi 2008):9|value=Geheimgeen_cijfer", "3 Ziekteverzuimpercentage|||2019||value=geen_cijfer",
		`4 Ziekteverzuimpercentage|||2019||value=0 ! onderwerp_ontbreekt: line 4, column "Measure": "X"`,
		`5 Ziekteverzuimpercentage|||||value=1 ! periode_ongeldig: line 5, column "Perioden": "2019XX00"`}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%s", err, strings.Join(got, "\n"))
	}
}

func TestARegionalVersion4TableHasPathsAndAreas(t *testing.T) {
	const at = base4 + "/83765NED"
	r := &replay{t: t, texts: map[string]string{
		at:                           `{"value":[{"name":"MeasureCodes"},{"name":"MeasureGroups"},{"name":"Dimensions"},{"name":"Observations"},{"name":"Properties"}]}`,
		at + "/Observations":         `{"value":[{"Measure":"3000","WijkenEnBuurten":"WK030800","Value":5755,"ValueAttribute":"None"}],"@odata.nextLink":"Observations?$skip=1"}`,
		at + "/Observations?$skip=1": `{"value":[{"Measure":"T001036","WijkenEnBuurten":"GM0308","Value":24792,"ValueAttribute":"None"}]}`,
	}, files: map[string]string{}}
	for _, name := range []string{"Dimensions", "MeasureCodes", "MeasureGroups", "WijkenEnBuurtenCodes", "Properties"} {
		r.files[at+"/"+name] = "odata4-83765NED-" + name + ".json"
	}
	r.change(at+"/Properties", `"ObservationCount": 1537850`, `"ObservationCount": 2`)
	s, err := OpenVersion4(context.Background(), r, Place{Base: base4, Table: "83765NED"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := told(s)
	if want := []string{"1 Bevolking/Geslacht/Mannen|WK030800|Wijk 00 Baarn|2017||value=5755", "2 Bevolking/Aantal inwoners|GM0308|Baarn|2017||value=24792"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%s", err, strings.Join(got, "\n"))
	}
	if table := s.Table(); table.AreaYear != 2017 || !table.Regional || !table.Codes {
		t.Errorf("%+v", table)
	}
}

func TestADownloadThatCannotBeTrustedIsRefused(t *testing.T) {
	const page = base3 + "/84799NED/TypedDataSet?$format=json"
	link := `"odata.nextLink":"https://opendata.cbs.nl/ODataFeed/odata/84799NED/TypedDataSet?$filter=startswith(WijkenEnBuurten,'GM')&$format=json&$skip=200"`
	for name, c := range map[string]struct {
		address, old, new string
		want              error
	}{
		"a page that points to itself":     {page, link, `"odata.nextLink":"` + page + `"`, figure.ErrPageLoop},
		"another host":                     {page, link, `"odata.nextLink":"https://example.org/x"`, figure.ErrPageForeign},
		"no longer encrypted, so the same": {page, link, `"odata.nextLink":"http` + strings.TrimPrefix(page, "https") + `"`, figure.ErrPageLoop},
		"a file":                           {page, link, `"odata.nextLink":"file:///etc/passwd"`, figure.ErrPageForeign},
		"with a password":                  {page, link, `"odata.nextLink":"https://a:b@opendata.cbs.nl/x"`, figure.ErrPageForeign},
		"no address":                       {page, link, `"odata.nextLink":"%zz"`, figure.ErrPageForeign},
		"a page that is not there":         {page, link, `"odata.nextLink":"weg"`, errNotThere},
		"cut off":                          {page, `],` + link + `}`, ``, figure.ErrTruncated},
		"a web page":                       {page, `{"odata.metadata"`, `<html>`, figure.ErrWebPage},
	} {
		r := version3(t)
		r.change(c.address, c.old, c.new)
		s, err := OpenVersion3(context.Background(), r, kwb2020)
		if err == nil {
			_, err = told(s)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	const at = base4 + "/80072ned"
	for name, c := range map[string]struct {
		address, old, new string
		want              error
	}{
		"fewer than said":    {at + "/Properties", `"ObservationCount": 5`, `"ObservationCount": 6`, figure.ErrTruncated},
		"more than said":     {at + "/Properties", `"ObservationCount": 5`, `"ObservationCount": 4`, figure.ErrTruncated},
		"properties cut off": {at + "/Properties", `"ObservationCount": 5`, ``, figure.ErrNotJSON},
		"no observations":    {at, `"name":"Observations"`, `"name":"Iets"`, figure.ErrColumn},
		"a measure twice":    {at + "/MeasureCodes", `"value":[`, `"value":[{"Identifier":"M001924"},`, figure.ErrTopicTree},
		"no measures":        {at + "/MeasureCodes", `"Identifier":"M001924"`, `"Identifier":""`, figure.ErrTopicTree},
	} {
		r := version4(t)
		r.change(c.address, c.old, c.new)
		s, err := OpenVersion4(context.Background(), r, absence80072)
		if err == nil {
			_, err = told(s)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// checkSource reads a table as the import would: whatever comes, errors have a name and a place.
func checkSource(t *testing.T, s figure.FigureSource, err error) {
	var at *figure.ReadError
	if err == nil {
		err = s.Values(func(v *figure.SourceValue) error {
			if v.Topic < 0 || v.Topic >= len(s.Table().Topics) || v.Fault != nil && !errors.As(v.Fault, &at) {
				t.Fatalf("%+v", v)
			}
			return nil
		})
	}
	if err != nil && !errors.As(err, &at) && !errors.Is(err, errNotThere) && !errors.Is(err, area.ErrCode) {
		t.Fatalf("an error without a place: %v", err)
	}
}

func FuzzOData3(f *testing.F) {
	f.Add(`{"value":[{"ID":4,"ParentID":null,"Type":"Topic","Key":"A_1","Title":"A","Unit":"%","Decimals":1}]}`, `{"value":[{"A_1":1.5E1,"RegioS":"NL01  "}],"odata.nextLink":"TypedDataSet?$format=json"}`)
	f.Add(`{"value":[{"ID":0,"ParentID":null,"Type":"GeoDimension","Key":"RegioS","Title":"Regio's","MapYear":2020},{"ID":4,"ParentID":0,"Type":"Topic","Key":"A_1"}]}`, `{"value":[{"A_1":null,"RegioS":"GM0308"}]}`)
	f.Fuzz(func(t *testing.T, properties, rows string) {
		r := monitor(t, rows)
		r.texts["https://dataderden.cbs.nl/ODataApi/odata/50120NED/DataProperties?$format=json"] = properties
		s, err := OpenVersion3(context.Background(), r, Place{Base: "https://dataderden.cbs.nl/ODataApi/odata", Table: "50120NED"})
		checkSource(t, s, err)
	})
}

func FuzzOData4(f *testing.F) {
	f.Add(`{"value":[{"Identifier":"M001924","Title":"A","Decimals":1,"MeasureGroupId":"1"}]}`, `{"value":[{"Measure":"M001924","Value":1,"ValueAttribute":"None","Perioden":"2019JJ00"}],"@odata.nextLink":"x"}`)
	f.Fuzz(func(t *testing.T, measures, rows string) {
		r := version4(t)
		r.texts[base4+"/80072ned/MeasureCodes"], r.texts[base4+"/80072ned/Observations"] = measures, rows
		s, err := OpenVersion4(context.Background(), r, absence80072)
		checkSource(t, s, err)
	})
}
