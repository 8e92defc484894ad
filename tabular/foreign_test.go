package tabular

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"kompas/figure"
)

func TestNumbersAreReadAsPeopleWriteThem(t *testing.T) {
	table := mustTell(t, "gemeentecode;jaar;inwoners;aandeel\nGM0308;2024;25 065;12,5%\nGM0342;2024;1\u00a0234\u202f567*;13 %\nGM0344;2024;\u221212,5;-\nGM0363;2024;- 5;€ 8%\nGM0599;2024;+7;x\nGM0014;2024;€ -3;\n",
		"2 inwoners GM0308  2024  value=25 065", "2 aandeel GM0308  2024  value=12,5",
		"3 inwoners GM0342  2024  value=1 234 567*", "3 aandeel GM0342  2024  value=13",
		"4 inwoners GM0344  2024  value=-12,5", "4 aandeel GM0344  2024  value=geen_cijfer",
		"5 inwoners GM0363  2024  value=-5", "5 aandeel GM0363  2024  value=8",
		"6 inwoners GM0599  2024  value=7", "6 aandeel GM0599  2024  value=onderdrukt",
		"7 inwoners GM0014  2024  value=-3", "7 aandeel GM0014  2024  value=geen_cijfer")
	if table.Topics[0].Unit != "" || table.Topics[1].Unit != "%" {
		t.Errorf("%+v", table.Topics)
	}
}

func TestWordsForNoFigureKeepTheirColumnAColumnOfFigures(t *testing.T) {
	text := "gemeentecode;jaar;waarde\nGM0308;2024;12\n"
	want := []string{"2 waarde GM0308  2024  value=12"}
	for line, c := range [][2]string{{"-", "geen_cijfer"}, {":", "geen_cijfer"}, {"..", "geen_cijfer"}, {"…", "geen_cijfer"}, {"?", "geen_cijfer"}, {"Onbekend", "geen_cijfer"},
		{"NULL", "geen_cijfer"}, {"NA", "geen_cijfer"}, {"n.v.t.", "niet_van_toepassing"}, {"X", "onderdrukt"}, {"geheim", "onderdrukt"}, {"0", "0"}} {
		text += "GM0342;2024;" + c[0] + "\n"
		want = append(want, string(rune('0' + (line+3)/10))[:(line+3)/10]+string(rune('0'+(line+3)%10))+" waarde GM0342  2024  value="+c[1])
	}
	mustTell(t, text, want...)
	mustTell(t, "gemeentecode;jaar;waarde\nGM0308;2024;12\nGM0342;2024;#DEEL/0!\nGM0344;2024;#N/B\n",
		"2 waarde GM0308  2024  value=12", `3 waarde GM0342  2024  value=#DEEL/0! ! getal_onleesbaar: line 3, column "waarde": "#DEEL/0!"`,
		`4 waarde GM0344  2024  value=#N/B ! getal_onleesbaar: line 4, column "waarde": "#N/B"`)
}

func TestTitlesAndHeadersOverSeveralLinesAreRead(t *testing.T) {
	want := []string{"3 Aantal  Soest 2024-Q1  value=47000"}
	mustTell(t, "\ufeff\"Bevolking; kerncijfers, 2024\"\r\n\"Regio's\";\"Perioden\";\"Aantal (aantal)\"\r\n\"Soest\";\"2024 1e kwartaal\";47000\r\n\"Bron: CBS\"\r\n;;\r\nBron CBS;;\r\n", want...)
	for _, header := range []string{"Gemeente;Inwoners;;Bijstand;\n;2022;2023*;2022;2023*\n", ";Inwoners;;Bijstand;\nGemeente;2022;2023*;2022;2023*\n"} {
		mustTell(t, header+"Soest;100;110;5;6\n",
			"3 Inwoners  Soest 2022  value=100", "3 Inwoners  Soest 2023  value=110*", "3 Bijstand  Soest 2022  value=5", "3 Bijstand  Soest 2023  value=6*")
	}
	mustTell(t, "Gemeente;Inwoners 2022;Inwoners 2023\nSoest;100;110\n", "2 Inwoners  Soest 2022  value=100", "2 Inwoners  Soest 2023  value=110")
	mustTell(t, "Gemeente;Index 2015;Woningen 2023\nSoest;100;110\n", "2 Index 2015  Soest   value=100", "2 Woningen 2023  Soest   value=110") // may be anything
	table := mustTell(t, "Regio's;Perioden;Inwoners;Werkloosheid\n;;aantal;(%)\nSoest;2024;47000;3,4\nBaarn;2024;25000;3\n",
		"3 Inwoners  Soest 2024  value=47000", "3 Werkloosheid  Soest 2024  value=3,4", "4 Inwoners  Baarn 2024  value=25000", "4 Werkloosheid  Baarn 2024  value=3")
	if table.Topics[0].Unit != "aantal" || table.Topics[1].Unit != "%" {
		t.Errorf("%+v", table.Topics)
	}
}

func TestEmptyFieldsTooManyOrTooFewAreNoFault(t *testing.T) {
	mustTell(t, "gemeentecode;jaar;waarde\nGM0308;2024;5;;\nGM0342;2024;6;\n", "2 waarde GM0308  2024  value=5", "3 waarde GM0342  2024  value=6")
	mustTell(t, "gemeentecode;jaar;waarde;\nGM0308;2024;5\n", "2 waarde GM0308  2024  value=5")
}

func TestTextInTwoBytesALetterIsRead(t *testing.T) {
	text := "sep=\t\ngemeentecode\tgemeentenaam\tjaar\twaarde\nGM1900\tSúdwest-Fryslân\t2024\t12,5\n"
	for name, put := range map[string]func(uint16) []byte{
		"little": func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }, "big": func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} },
	} {
		for _, mark := range []string{"", "\ufeff"} {
			var b strings.Builder
			for _, u := range utf16.Encode([]rune(mark + text)) {
				b.Write(put(u))
			}
			s, err := source1(t, "x.txt", b.String())
			if err != nil {
				t.Errorf("%s %q: %v", name, mark, err)
				continue
			}
			got, err := told(s)
			if err != nil || len(got) != 1 || got[0] != "3 waarde GM1900 Súdwest-Fryslân 2024  value=12,5" || s.Table().Encoding != "utf-16" {
				t.Errorf("%s %q: %q %v", name, mark, got, err)
			}
		}
	}
}

func TestACodeInSmallLettersIsTheCodeAndAnotherTextIsNoTableOfTheCountry(t *testing.T) {
	table := mustTell(t, "gemeentecode;jaar;waarde\ngm0308;2024;5\nGM308;2024;6\n", "2 waarde GM0308  2024  value=5",
		`3 waarde GM308  2024  value=6 ! gebiedscode_ongeldig: line 3, column "gemeentecode": "GM308"`)
	if !table.Regional || !table.Codes {
		t.Errorf("%+v", table)
	}
}

func TestAColumnThatOnlyDescribesAreasIsNoTrait(t *testing.T) {
	names := "bu_code;Hoe het heet;stedelijk;leeftijd;jaar;waarde\n"
	for _, one := range []string{"BU03080000;Centrum;sterk", "BU03080001;Noord;weinig"} {
		for _, age := range []string{"Totaal", "75+"} {
			names += one + ";" + age + ";2024;5\n"
		}
	}
	table := mustTell(t, names, "2 waarde BU03080000  2024  value=5", "3 waarde BU03080000  2024 leeftijd:75+ value=5", "4 waarde BU03080001  2024  value=5",
		"5 waarde BU03080001  2024 leeftijd:75+ value=5")
	if len(table.Traits) != 1 {
		t.Errorf("%q", table.Traits)
	}
	// A trait that is the same of all areas, or that nothing tells from one, stays a trait.
	mustTell(t, "gemeentecode;leeftijd;waarde\nGM0308;75+;5\nGM0342;75+;6\n", "2 waarde GM0308   leeftijd:75+ value=5", "3 waarde GM0342   leeftijd:75+ value=6")
	mustTell(t, "gemeentecode;leeftijd;waarde\nGM0308;75+;5\nGM0342;65+;6\n", "2 waarde GM0308   leeftijd:75+ value=5", "3 waarde GM0342   leeftijd:65+ value=6")
}

// A number is the same however its thousands, minus and surroundings are written.
func TestANumberIsTheSameInEveryDress(t *testing.T) {
	marks := map[figure.NumberFormat][2]string{figure.CommaOnly: {",", ""}, figure.PointOnly: {".", ""}, figure.CommaPoints: {",", "."},
		figure.PointCommas: {".", ","}, figure.CommaSpaces: {",", " "}, figure.PointSpaces: {".", " "}}
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.SampledFrom(figure.NumberFormats()).Draw(t, "format")
		n, decimals := rapid.Int64Range(0, 9_999_999_999).Draw(t, "number"), rapid.IntRange(0, 4).Draw(t, "decimals")
		digits := strconv.FormatInt(n, 10)
		digits = strings.Repeat("0", max(0, decimals+1-len(digits))) + digits
		whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
		thousands := marks[format][1]
		if thousands == " " {
			thousands = rapid.SampledFrom([]string{" ", "\u00a0", "\u202f", "\u2009"}).Draw(t, "blank")
		}
		for at := len(whole) - 3; at > 0 && thousands != ""; at -= 3 {
			whole = whole[:at] + thousands + whole[at:]
		}
		text := whole
		if decimals > 0 {
			text += marks[format][0] + fraction
		}
		negative := rapid.Bool().Draw(t, "negative")
		if negative {
			text, n = rapid.SampledFrom([]string{"-", "\u2212", "- ", "\u2212 "}).Draw(t, "minus")+text, -n
		}
		text = rapid.SampledFrom([]string{"", " ", "€ ", "€"}).Draw(t, "before") + text + rapid.SampledFrom([]string{"", " ", "%", " %"}).Draw(t, "behind")
		stars := rapid.SampledFrom([]string{"", "*", " **"}).Draw(t, "stars")
		var v figure.SourceValue
		write(&v, text+stars)
		r, err := format.Parse(v.Text)
		if err != nil || r.Absence != figure.Present || r.Unscaled != n || r.Decimals != decimals || v.Provisional != (stars != "") {
			t.Fatalf("%q in %s gives %q and %+v, %v; want %d with %d decimals", text+stars, format, v.Text, r, err, n, decimals)
		}
	})
}

func TestOtherKindsOfFilesAreReadOrRefusedForWhatTheyAre(t *testing.T) {
	mustTell(t, "buurt;meldingen\nCentrum;12\nNoord;< 10\nZuid;Minder dan 5\nOost;<5\nWest;7\n", "2 meldingen  Centrum   value=12", "3 meldingen  Noord   value=onderdrukt",
		"4 meldingen  Zuid   value=onderdrukt", "5 meldingen  Oost   value=onderdrukt", "6 meldingen  West   value=7")
	mustTell(t, "gemeentecode;jaar;waarde\rGM0308;2024;5\rGM0342;2024.0;6\r", "2 waarde GM0308  2024  value=5", "3 waarde GM0342  2024  value=6")
	mustTell(t, "Id;Measure;ValueAttribute;Value;WijkenEnBuurten;Perioden;Geslacht\n0;M001;None;5;GM0308;2024JJ00;T001038\n1;M002;Impossible;;GM0308;2024KW02;3000\n",
		"2 M001 GM0308  2024  value=5", "3 M002 GM0308  2024-Q2 geslacht:3000 value=geen_cijfer")
	_, err := source1(t, "x.csv", "GM0308;2024;5\nGM0342;2024;6\n")
	var read *figure.ReadError
	if !errors.As(err, &read) || read.Err != figure.ErrNoHeader || read.Line != 1 {
		t.Errorf("without headers: %v", err)
	}
}
