package tabular

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kompas/area"
	"kompas/figure"
)

func source1(t testing.TB, name, text string) (figure.FigureSource, error) {
	t.Helper()
	return Open(name, strings.NewReader(text), int64(len(text)))
}

// told writes every value on one line: what it is about, the number or why there is none, and what is wrong.
func told(s figure.FigureSource) (out []string, err error) {
	topics := s.Table().Topics
	err = s.Values(func(v *figure.SourceValue) error {
		line := fmt.Sprintf("%d %s", v.Line, strings.Join(topics[v.Topic].Path, "/"))
		for _, part := range []string{v.Area, v.AreaName, v.Period, v.Breakdown} {
			line += " " + part
		}
		line += " " + string(v.Part) + "=" + v.Text + v.Absence.Code()
		if v.Provisional {
			line += "*"
		}
		if v.Typed {
			line += " typed"
		}
		if v.Fault != nil {
			line += " ! " + v.Fault.Error()
		}
		out = append(out, line)
		return nil
	})
	return out, err
}

func mustTell(t *testing.T, text string, want ...string) figure.SourceTable {
	t.Helper()
	s, err := source1(t, "map/Schulden.csv", text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for range 2 { // each call begins anew
		got, err := told(s)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q gives %v\n\t%s\nwant\n\t%s", text, err, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
	}
	return s.Table()
}

func openFile(t *testing.T, name string) figure.FigureSource {
	t.Helper()
	f := open(t, name)
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(name, f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAStatLineDownloadIsASource(t *testing.T) {
	s := openFile(t, "statline-85984NED.csv")
	table := s.Table()
	if table.Format != figure.FormatStatLine || !table.Regional || !table.Codes || table.Typed || len(table.Topics) != 8 || len(table.Traits) != 0 {
		t.Fatalf("%+v", table)
	}
	if old := table.Topics[7]; strings.Join(old.Path, "/") != "Bevolking/Leeftijdsgroepen/65 jaar of ouder" || old.Unit != "aantal" {
		t.Errorf("%+v", old)
	}
	got, err := told(s)
	if err != nil || !slices.Contains(got, "3 Bevolking/Aantal inwoners GM0308 Baarn   value=25065") {
		t.Errorf("%v %s", err, got[8])
	}
}

func TestATypedDataSetOfTheHealthMonitorIsASource(t *testing.T) {
	s := openFile(t, "rivm-50140NED.csv")
	table := s.Table()
	if table.Format != figure.FormatTyped || !table.Codes || !table.Typed || len(table.Topics) != 148 || !slices.Equal(table.Traits, []string{"persoonskenmerken"}) {
		t.Fatalf("%s %v %d %v", table.Format, table.Codes, len(table.Topics), table.Traits)
	}
	got, err := told(s)
	if err != nil || !slices.Contains(got, "5 SterkEenzaam GM0308    value=18.3 typed") || !slices.Contains(got, "5 SuicidegedachtenHeelVaak GM0308    value=geen_cijfer typed") ||
		!slices.Contains(got, "3 SterkEenzaam CG01    value=17.5 typed") {
		t.Errorf("%v, %d values, the first %v", err, len(got), got[:3])
	}
}

func TestMarginsAndPeriodsOfATypedDataSetAreTakenFromItsCodes(t *testing.T) {
	table := mustTell(t, "ID;Leeftijd;Marges;WijkenEnBuurten;Perioden;Eenzaam_24;Naam_25\n"+
		"0;20300;MW00000;GM0308    ;2022JJ00;44.1;Baarn\n1;10000;MOG0095;GM0308;2022KW03;40,2;Baarn\n2;10000;MBG0095;GM0308;2022X000;48.0;Baarn\n3;10000;MX;GM0308;2022;.;Baarn\n",
		"2 Eenzaam GM0308  2022 leeftijd:20300 value=44.1 typed",
		`3 Eenzaam GM0308  2022-Q3  lower=40,2 typed ! decimaalteken_anders: line 3, column "Eenzaam_24": "40,2"`,
		`4 Eenzaam GM0308    upper=48.0 typed ! periode_ongeldig: line 4, column "Perioden": "2022X000"`,
		`5 Eenzaam GM0308  2022  value=geen_cijfer typed ! marge_code_onbekend: line 5, column "Marges": "MX"`)
	if len(table.Topics) != 1 || table.Topics[0].Key != "Eenzaam_24" {
		t.Errorf("%+v", table.Topics)
	}
}

func TestOurOwnFormIsReadInAnyOrder(t *testing.T) {
	table := mustTell(t, "Waarde;GEBIED;periode;indicator;n;ondergrens;Bovengrens;voorlopig;uitsplitsing;opmerking\r\n"+
		"40,5;GM0308;2024;Schulden;120;33;48;ja;;x\r\n;GM0308;2023;Schulden;;;;;leeftijd:75+;\r\n x ;GM0308    ;2024 1e kwartaal;Eenzaam;;;;nee;;\r\n-99997,00;NL01;2024;Eenzaam;;;;;;\r\n12*;GM0308;2024;Eenzaam;;;;;;\r\n\r\n;;;;;;;;;\r\nBron: de gemeente;;;;;;;;;\r\n",
		"2 Schulden GM0308  2024  value=40,5*", "2 Schulden GM0308  2024  lower=33*", "2 Schulden GM0308  2024  upper=48*", "2 Schulden GM0308  2024  n=120*",
		"3 Schulden GM0308  2023 leeftijd:75+ value=geen_cijfer", "4 Eenzaam GM0308  2024-Q1  value=onderdrukt", "5 Eenzaam NL00  2024  value=onderdrukt", "6 Eenzaam GM0308  2024  value=12*")
	if table.Format != figure.FormatLong || !table.Codes || len(table.Topics) != 2 || !slices.Equal(table.Traits, []string{"leeftijd"}) {
		t.Errorf("%+v", table)
	}
	mustTell(t, "indicator,gebied,periode,teller,noemer,geslacht\nSchulden,BU03080001,2024,\"1\",\"2\",man\n",
		"2 Schulden BU03080001  2024 geslacht:man numerator=1", "2 Schulden BU03080001  2024 geslacht:man denominator=2")
	mustTell(t, "indicator\tperiode\twaarde\nSchulden\t2024\t5\n", "2 Schulden   2024  value=5")
}

func TestWhatCannotBeRightInOurOwnFormIsMarkedAndReadingGoesOn(t *testing.T) {
	mustTell(t, "indicator;gebied;periode;waarde;voorlopig\nA;GM30;2024;1;\nA;GM0308;24;1;\n;GM0308;2024;1;\nA;GM0308;2024;1;misschien\nA;GM0998;2024;1;\n",
		`2 A GM30  2024  value=1 ! gebiedscode_ongeldig: line 2, column "gebied": "GM30"`,
		`3 A GM0308    value=1 ! periode_ongeldig: line 3, column "periode": "24"`,
		`4 A GM0308  2024  value=1 ! onderwerp_ontbreekt: line 4, column "indicator"`,
		`5 A GM0308  2024  value=1 ! ja_of_nee_verwacht: line 5, column "voorlopig": "misschien"`,
		"6 A GM0998  2024  value=1")
}

func TestNamesWithoutCodesAreHandedOnAsNames(t *testing.T) {
	if table := mustTell(t, "indicator;gebied;periode;waarde\nA;Baarn;2024;1\nA;Bergen (NH.);2024;2\n", "2 A  Baarn 2024  value=1", "3 A  Bergen (NH.) 2024  value=2"); table.Codes || !table.Regional {
		t.Errorf("%+v", table)
	}
	if table := mustTell(t, "Wijken en buurten;Perioden;Bevolking/Aantal (aantal)\nCentrum;2023*;5\n", "2 Bevolking/Aantal  Centrum 2023  value=5*"); table.Format != figure.FormatStatLine || table.Codes || !table.Regional {
		t.Errorf("%+v", table)
	}
	if table := mustTell(t, "jaar;geslacht;aantal (x 1 000)\n2024;man;5\n", "2 aantal  "+" 2024 geslacht:man value=5"); table.Regional || table.Topics[0].Unit != "x 1 000" {
		t.Errorf("%+v", table)
	}
}

func TestAnyOtherTableIsKnownByWhatStandsInIt(t *testing.T) {
	table := mustTell(t, "X;wijk;BU_CODE;GM;jaar;leeftijd;Schulden (%);Eenzaam\nq;Centrum;BU03080000;GM0308;2024;Totaal;1.234;5\nr;Centrum;BU03080001;GM0308;2024;75+;nvt;\n",
		"2 Schulden BU03080000 Centrum 2024 x:q value=1.234", "2 Eenzaam BU03080000 Centrum 2024 x:q value=5",
		"3 Schulden BU03080001 Centrum 2024 x:r|leeftijd:75+ value=niet_van_toepassing", "3 Eenzaam BU03080001 Centrum 2024 x:r|leeftijd:75+ value=geen_cijfer")
	if table.Format != figure.FormatWide || !slices.Equal(table.Traits, []string{"x", "leeftijd"}) || table.Topics[0].Unit != "%" || table.Typed {
		t.Errorf("%+v", table)
	}
	mustTell(t, "gemeentecode;gemeente;2023;2024\n308;Baarn;1;2\n0363;Amsterdam;3;4\n",
		"2 Schulden GM0308 Baarn 2023  value=1", "2 Schulden GM0308 Baarn 2024  value=2", "3 Schulden GM0363 Amsterdam 2023  value=3", "3 Schulden GM0363 Amsterdam 2024  value=4")
	mustTell(t, "Schulden per gemeente;;\r\n;;\r\ngemeente;jaar;a\r\nBaarn;2024;1\r\nBron: de gemeente;;\r\n", "4 a  Baarn 2024  value=1")
	mustTell(t, "sep=;\ngemeente;a\nBaarn;1\n", "3 a  Baarn   value=1")
}

func TestWindows1252IsReadAndTold(t *testing.T) {
	table := mustTell(t, "gemeente;\x80 per jaar\nS\xfadwest-Frysl\xe2n;5\n", "2 € per jaar  Súdwest-Fryslân   value=5")
	if table.Encoding != "windows-1252" {
		t.Errorf("%q", table.Encoding)
	}
	if table := mustTell(t, byteOrderMark+"gemeente;a\nSúdwest-Fryslân;5\n", "2 a  Súdwest-Fryslân   value=5"); table.Encoding != "" {
		t.Errorf("%q", table.Encoding)
	}
}

func TestQuotesAndLineEndsWithinFieldsAreRead(t *testing.T) {
	mustTell(t, "\"gemeente\";\"een;twee\";opmerking\r\n\"Baarn\";1;\"zegt \"\"ja\"\"\nen gaat\"\r\nEem\"nes;2;\"\"\r\n",
		"2 een;twee  Baarn  opmerking:zegt \"ja\"\nen gaat value=1", `4 een;twee  Eem"nes   value=2`)
}

func TestBrokenFilesAreRefusedWithReasonAndPlace(t *testing.T) {
	const head = "indicator;gebied;periode;waarde\n"
	long := head + strings.Repeat("A;GM0308;2024;1\n", 30_000)
	for name, c := range map[string]struct {
		text string
		want error
		line int
	}{
		"empty":                 {"", figure.ErrEmpty, 0},
		"only blanks":           {" \r\n\r\n ", figure.ErrEmpty, 0},
		"only a mark":           {byteOrderMark, figure.ErrEmpty, 0},
		"only a header":         {head, figure.ErrEmpty, 1},
		"only a wide header":    {"gemeente;a\n;\n", figure.ErrEmpty, 1},
		"web page":              {"\n<!doctype html>", figure.ErrWebPage, 1},
		"a reply":               {byteOrderMark + "{\"value\":[{\"ID\":0}]}\n", figure.ErrReply, 1},
		"a list as a reply":     {"[\n {\"ID\":0,\"Jaar\":2024}]\n", figure.ErrReply, 1},
		"one column":            {"gemeente\nBaarn\n", figure.ErrSeparator, 1},
		"mangled":               {"\"a;b;\"\"c\"\"\"\n\"1;2;3\"\n", figure.ErrMangled, 1},
		"mangled, with columns": {"\"a;b;c\";;\n\"1;2;3\";;\n", figure.ErrMangled, 1},
		"mangled commas":        {"\"a,b,c\"\n", figure.ErrMangled, 1},
		"a mangled line":        {long + "\"A;GM0308;2024;1\"\n", figure.ErrMangled, 30_002},
		"too many fields":       {long + "A;GM0308;2024;1;2\n" + head, figure.ErrRow, 30_002},
		"too few fields":        {long + "A;GM0308\n" + head, figure.ErrRow, 30_002},
		"cut off":               {long + "A;GM0308;20", figure.ErrTruncated, 30_002},
		"cut off in quotes":     {long + "A;GM0308;\"20", figure.ErrTruncated, 30_002},
		"open quote":            {head + "A;\"GM0308;2024;1\nA;GM0308;2024;1\n", figure.ErrRow, 2},
		"text behind a quote":   {head + "A;\"GM\"0308;2024;1\n", figure.ErrRow, 2},
		"zeros":                 {head + "A;GM\x000308;2024;1\n", figure.ErrEncoding, 2},
		"two kinds of letters":  {long + "Súd;GM0308;2024;1\nS\xfad;GM0308;2024;1\n", figure.ErrEncoding, 30_003},
		"no letters":            {head + "\x81\x8d;GM0308;2024;1\n", figure.ErrEncoding, 2},
		"one endless line":      {head + strings.Repeat("a", 3*most), figure.ErrRow, 2},
		"an endless field":      {head + "\"" + strings.Repeat("a\n", 2*most), figure.ErrRow, 2},
		"a header twice":        {"gemeente;a;A\nBaarn;1;2\n", figure.ErrColumnTwice, 1},
		"our header twice":      {"indicator;waarde;Waarde\nA;1;2\n", figure.ErrColumnTwice, 1},
		"no figures":            {"gemeente;opmerking\nBaarn;mooi\n", figure.ErrNoTopic, 1},
	} {
		s, err := source1(t, "x.csv", c.text)
		if err == nil {
			_, err = told(s)
		}
		var at *figure.ReadError
		if !errors.Is(err, c.want) || !errors.As(err, &at) || at.Line != c.line || len(at.Text) > 80 {
			t.Errorf("%s: %v, want %v at line %d", name, err, c.want, c.line)
		}
	}
}

func TestAColumnOfTopicsThatHoldsSomethingElseIsRefused(t *testing.T) {
	var b strings.Builder
	b.WriteString("indicator;gebied;periode;waarde\n")
	for i := range mostTopics + 1 {
		fmt.Fprintf(&b, "i%d;GM0308;2024;1\n", i)
	}
	if _, err := source1(t, "x.csv", b.String()); !errors.Is(err, figure.ErrTooManyTopics) {
		t.Error(err)
	}
}

func TestReadingEndsWithTheErrorOfTheCaller(t *testing.T) {
	s, err := source1(t, "x.csv", "indicator;gebied;periode;waarde\nA;GM0308;2024;1\nA;GM0308;2025;1\n")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := s.Values(func(*figure.SourceValue) error { n++; return area.ErrRecoding }); !errors.Is(err, area.ErrRecoding) || n != 1 {
		t.Errorf("%v after %d", err, n)
	}
}

// endless is a file of many equal lines that takes no room.
type endless struct {
	head, line string
	lines      int64
}

func (e endless) size() int64 { return int64(len(e.head)) + e.lines*int64(len(e.line)) }

func (e endless) ReadAt(b []byte, off int64) (int, error) {
	n := 0
	for n < len(b) && off < e.size() {
		rest := e.head
		if off >= int64(len(e.head)) {
			rest = e.line[(off-int64(len(e.head)))%int64(len(e.line)):]
		} else {
			rest = rest[off:]
		}
		k := copy(b[n:], rest)
		n, off = n+k, off+int64(k)
	}
	if off >= e.size() {
		return n, io.EOF
	}
	return n, nil
}

func TestALargeFileTakesLittleMemory(t *testing.T) {
	file := endless{"indicator;gebied;periode;waarde;n\n", "ind_1;GM0308;2024;12,5;100\n", 1_000_000}
	s, err := Open("groot.csv", file, file.size())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	var most uint64
	err = s.Values(func(*figure.SourceValue) error {
		if n++; n%200_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
		return nil
	})
	if err != nil || n != 2_000_000 || most > 16<<20 {
		t.Errorf("%d values, %d bytes in use, %v", n, most, err)
	}
}

func FuzzTabular(f *testing.F) {
	for _, name := range []string{"statline-85984NED.csv", "rivm-50140NED.csv", "gebieden-2024.csv", "herindelingen.csv"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b[:min(len(b), 2000)]))
	}
	f.Add("indicator;gebied;periode;waarde;n\nA;GM0308;2024;1,5;30\n")
	f.Add("\"gemeente\",\"2023\",\"2024\"\n\"Baarn\",\"1\"\"\n\",x")
	f.Add("ID;Marges;RegioS;Perioden;A_1\n0;MOG0095;GM0308;2024JJ00;5\n")
	for _, text := range oddTables {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSource(t, "x.csv", text) })
}

// checkSource reads a file as the import would, and holds it to what FigureSource promises.
func checkSource(t *testing.T, name, text string) {
	var at *figure.ReadError
	s, err := source1(t, name, text)
	if err != nil {
		if !errors.As(err, &at) {
			t.Fatalf("an error without a place: %v", err)
		}
		return
	}
	table := s.Table()
	n := 0
	err = s.Values(func(v *figure.SourceValue) error {
		if n++; n > 10_000 {
			return io.EOF
		}
		if v.Topic < 0 || v.Topic >= len(table.Topics) || v.Line < 1 {
			t.Fatalf("%+v", v)
		}
		if v.Fault != nil && !errors.As(v.Fault, &at) {
			t.Fatalf("a fault without a place: %v", v.Fault)
		}
		if _, err := figure.ParsePeriod(v.Period); v.Period != "" && err != nil {
			t.Fatalf("period %q", v.Period)
		}
		if v.Absence != figure.Present && v.Text != "" || v.Absence == figure.Present && v.Text == "" {
			t.Fatalf("%+v", v)
		}
		return nil
	})
	if err != nil && !errors.Is(err, io.EOF) && !errors.As(err, &at) {
		t.Fatalf("an error without a place: %v", err)
	}
}
