package tabular

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"kompas/area"
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

func TestStatLineDownloadIsReadWithItsOddities(t *testing.T) {
	s, err := OpenStatLine(open(t, "statline-85984NED.csv"))
	if err != nil {
		t.Fatal(err)
	}
	over65, err := s.Find("Leeftijdsgroepen", "65 jaar of ouder")
	if err != nil || s.Columns[over65].Unit != "aantal" {
		t.Fatalf("column %d, %v", over65, err)
	}
	people, _ := s.Find("Aantal inwoners")
	counts := map[area.Level]int{}
	var buurten, whole int64
	for p, err := range s.Places() {
		if err != nil {
			t.Fatal(err)
		}
		counts[p.Level]++
		n, err := p.Cell(people)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case p.Level == area.Neighbourhood && area.MunicipalityOf(p.Code) == "GM0308":
			buurten += n.Unscaled
		case p.Code == "GM0308":
			whole = n.Unscaled
			if old, _ := p.Cell(over65); old.Unscaled != 6357 || p.Name != "Baarn" {
				t.Errorf("%s: %d people over 65", p.Name, old.Unscaled)
			}
		}
	}
	if counts[area.Country] != 1 || counts[area.Municipality] != 2 || counts[area.District] < 5 || counts[area.Neighbourhood] < 21 {
		t.Errorf("areas per level: %v", counts)
	}
	if whole != 25065 || buurten != 25065 {
		t.Errorf("Baarn has %d inhabitants, its buurten %d", whole, buurten)
	}
}

func TestTypedDataSetIsMatchedOnStemNotOnNumber(t *testing.T) {
	s, err := OpenTyped(open(t, "rivm-50140NED.csv"))
	if err != nil {
		t.Fatal(err)
	}
	region, _ := s.Find("RegioS")
	lonely, err := s.Find("SterkEenzaam")
	if err != nil || s.Columns[lonely].Title != "SterkEenzaam_54" {
		t.Fatalf("column %d, %v", lonely, err)
	}
	suicidal, _ := s.Find("SuicidegedachtenHeelVaak")
	got := map[string]string{}
	for row, err := range s.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		a, err := row.Cell(lonely)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := row.Cell(suicidal)
		got[row.Text(region)] = fmt.Sprint(a.Float(), " ", b.Absence == figure.Missing)
	}
	for code, want := range map[string]string{"NL01": "22.5 false", "CG01": "17.5 true", "GM0308": "18.3 true", "GG2514": "19.9 false"} {
		if got[code] != want {
			t.Errorf("%s reads as %q, want %q", code, got[code], want)
		}
	}
	if _, err := s.Find("Eenzaam"); !errors.Is(err, figure.ErrColumn) {
		t.Errorf("half a stem is matched: %v", err)
	}
	if _, err := s.Find("SterkEenzaam_54"); !errors.Is(err, figure.ErrColumn) {
		t.Errorf("the number is matched: %v", err)
	}
}

func TestRegionsAreToldApartByTheirValues(t *testing.T) {
	got := map[string]Municipality{}
	for m, err := range ReadMunicipalities(open(t, "gebieden-2024.csv")) {
		if err != nil {
			t.Fatal(err)
		}
		got[m.Code] = m
	}
	baarn := got["GM0308"]
	if baarn.Name != "Baarn" || baarn.SizeClass != 4 || baarn.Urbanity != 2 || baarn.Inhabitants != 25065 || baarn.AddressDensity != 1641 {
		t.Errorf("Baarn: %+v", baarn)
	}
	regions := map[string]string{}
	for _, r := range baarn.Regions {
		regions[r.Code] = r.Name
	}
	if regions["GG2514"] != "GGD Regio Utrecht" || regions["JZ20"] != "Eemland" || regions["PV26"] != "Utrecht" || regions["VR09"] != "Utrecht" || len(regions) != 7 {
		t.Errorf("regions %v", regions)
	}
	if len(got) != 3 || got["GM0518"].Name != "'s-Gravenhage" {
		t.Errorf("municipalities %v", got)
	}
}

func TestRecodingsAreReadAndChecked(t *testing.T) {
	lines, err := ReadRecodings(open(t, "herindelingen.csv"))
	if err != nil || len(lines) != 15 || lines[0] != (area.Recoding{Year: 2017, OldCode: "GM0040", OldName: "Slochteren", NewCode: "GM0014", NewName: "Groningen", Kind: area.BorderMoved}) {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	const head = "ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n"
	for text, want := range map[string]error{
		head + "jaar;GM0001;A;GM0002;B;opheffing-fusie\n": figure.ErrNumber,
		head + "2020;GM0001;A;GM0001;A;opheffing-fusie\n": area.ErrRecoding,
		head + "2020;GM0001;A\n":                          figure.ErrRow,
		"jaar;oud\n":                                      figure.ErrColumn,
	} {
		if _, err := ReadRecodings(strings.NewReader(text)); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

const header = `"Wijken en buurten";"Regioaanduiding/Soort regio (omschrijving)";"Regioaanduiding/Codering (code)";"Bevolking/Aantal (aantal)"` + "\r\n"

func TestBadSheetsAreRefusedWithLineAndColumn(t *testing.T) {
	good := `"Baarn";"Gemeente  ";"GM0308    ";5` + "\r\n"
	for name, c := range map[string]struct {
		text   string
		want   error
		line   int
		column string
	}{
		"empty":          {"", figure.ErrEmpty, 0, ""},
		"only a mark":    {"\xef\xbb\xbf", figure.ErrEmpty, 0, ""},
		"web page":       {"<!doctype html>", figure.ErrWebPage, 1, ""},
		"commas":         {"a,b\n1,2\n", figure.ErrSeparator, 1, ""},
		"mangled":        {"\"a;b;\"\"c\"\"\"\n", figure.ErrMangled, 1, ""},
		"mangled lines":  {header + "\"Baarn;GM0308;5\"\n", figure.ErrMangled, 2, ""},
		"too few fields": {header + good + `"Baarn";5` + "\n", figure.ErrRow, 3, ""},
		"open quote":     {header + good + `"Baarn;5;6` + "\n", figure.ErrRow, 3, ""},
		"windows-1252":   {header + "\"S\xfadwest\";\"Gemeente\";\"GM1900\";5\n", figure.ErrEncoding, 2, "Wijken en buurten"},
		"no code column": {`"Wijken en buurten";"Bevolking/Aantal (aantal)"` + "\n", figure.ErrColumn, 1, "Codering"},
		"bad code":       {header + good + `"X";"Gemeente";"GM30";5` + "\n", area.ErrCode, 3, "Regioaanduiding/Codering (code)"},
		"wrong kind":     {header + good + `"X";"Wijk";"GM0309";5` + "\n", figure.ErrKind, 3, "Regioaanduiding/Soort regio (omschrijving)"},
		"point":          {header + good + `"X";"Gemeente";"GM0309";1.5` + "\n", figure.ErrDecimalMark, 3, "Bevolking/Aantal (aantal)"},
		"word":           {header + good + `"X";"Gemeente";"GM0309";veel` + "\n", figure.ErrNumber, 3, "Bevolking/Aantal (aantal)"},
	} {
		err := readAll(c.text)
		var at *figure.ReadError
		if !errors.Is(err, c.want) || !errors.As(err, &at) || at.Line != c.line || at.Column != c.column {
			t.Errorf("%s: %v, want %v at line %d, column %q", name, err, c.want, c.line, c.column)
		}
	}
	if err := readAll(header + good); err != nil {
		t.Errorf("a good file: %v", err)
	}
}

// readAll reads a StatLine download to the end, every value included.
func readAll(text string) error {
	s, err := OpenStatLine(strings.NewReader(text))
	if err != nil {
		return err
	}
	for p, err := range s.Places() {
		if err != nil {
			return err
		}
		for i, c := range s.Columns {
			if c.Unit != "aantal" {
				continue
			}
			if _, err := p.Cell(i); err != nil {
				return err
			}
		}
	}
	return nil
}

func FuzzStatLine(f *testing.F) {
	f.Add(header + `"Baarn";"Gemeente  ";"GM0308    ";5` + "\r\n")
	f.Add("\xef\xbb\xbfa;b\n\"c\";d")
	f.Fuzz(func(t *testing.T, text string) {
		var at *figure.ReadError
		if err := readAll(text); err != nil && !errors.As(err, &at) {
			t.Fatalf("an error without a place: %v", err)
		}
	})
}

func FuzzTyped(f *testing.F) {
	f.Add("ID;RegioS;Code_1;Naam_2;Code_3;Omschrijving_4;Inwonertal_5;Omgevingsadressendichtheid_6\n0;GM0308;GM0308;Baarn;4;20 000 tot 50 000 inwoners;25065;1641\n")
	f.Fuzz(func(t *testing.T, text string) {
		for m, err := range ReadMunicipalities(strings.NewReader(text)) {
			var at *figure.ReadError
			if err != nil && !errors.As(err, &at) {
				t.Fatalf("an error without a place: %v", err)
			}
			if err == nil && (area.MunicipalityOf(m.Code) != m.Code || m.Inhabitants < 0) {
				t.Fatalf("read %+v", m)
			}
		}
	})
}

func FuzzRecodings(f *testing.F) {
	f.Add("ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort\n2023;GM0457;Weesp;GM0363;Amsterdam;opheffing-fusie\n")
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := ReadRecodings(strings.NewReader(text))
		var at *figure.ReadError
		if err != nil && !errors.As(err, &at) {
			t.Fatalf("an error without a place: %v", err)
		}
		for _, l := range lines {
			if l.Check() != nil {
				t.Fatalf("read %+v", l)
			}
		}
	})
}

func FuzzOwnAreas(f *testing.F) {
	f.Add("gebied;naam;code\nTeam Noord;Noord;WK030801\nTeam Zuid;Centrum;BU03080000\n")
	f.Add("gebied,code\n\"Team\nNoord\",wk030801\n,")
	f.Fuzz(func(t *testing.T, text string) { checkAreaTables(t, text) })
}

// checkAreaTables reads a file as one about areas, and holds what it gives to what whoever asked may count on.
func checkAreaTables(t *testing.T, text string) {
	t.Helper()
	var at *figure.ReadError
	own, known, err := OpenOwnAreas(strings.NewReader(text), int64(len(text)))
	if known && err != nil && !errors.As(err, &at) {
		t.Fatalf("an error without a place: %v", err)
	}
	taken := map[string]bool{}
	for _, m := range own {
		code, level, fault := area.ParseCode(m.Code)
		if err == nil && (fault != nil || code != m.Code || level != area.District && level != area.Neighbourhood || taken[code] || m.Area == "" || m.Line < 1) {
			t.Fatalf("read %+v", m)
		}
		taken[code] = true
	}
	lines, known, err := OpenRecodings(strings.NewReader(text), int64(len(text)))
	if known && err != nil && !errors.As(err, &at) {
		t.Fatalf("an error without a place: %v", err)
	}
	for _, l := range lines {
		if l.Check() != nil {
			t.Fatalf("read %+v", l)
		}
	}
}
