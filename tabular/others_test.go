package tabular

import (
	"errors"
	"slices"
	"testing"

	"kompas/figure"
)

func TestNumbersWithAPowerOfTenAreWrittenInFullOrRefused(t *testing.T) {
	for text, want := range map[string]string{"1e+05": "100000", "1e3": "1000", "1.5e-05": "0.000015", "2,5E-01": "0,25", "1,2345E+04": "12345", "-1.25e2": "-125",
		"1.234567e+02": "123.4567", "0e0": "0"} {
		if got, _ := bareNumber(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"1,00E+03", "1E+05", "1,23457E+11", "1e99"} {
		v := figure.SourceValue{}
		if write(&v, text); !errors.Is(unlikely(&v), figure.ErrShortened) {
			t.Errorf("%s: %+v %v", text, v, unlikely(&v))
		}
	}
	mustTell(t, "gemeentecode;jaar;bedrag\nGM0308;2024;1,00E+03\nGM0342;2024;1e3\n",
		`2 bedrag GM0308  2024  value=1,00E+03 ! getal_afgekort: line 2, column "bedrag": "1,00E+03"`, `3 bedrag GM0342  2024  value=1000`)
}

func TestAreasByNumberAreAskedUnlessTheHeaderSaysOfWhat(t *testing.T) {
	for _, c := range []struct{ head, number, code, asked string }{
		{"gemeentecode", "363", "GM0363", ""}, {"gm_code", "0308", "GM0308", ""}, {"wijkcode", "30800", "WK030800", ""}, {"buurtcode", "3080000", "BU03080000", ""},
		{"code", "363", "GM0363", "code"}, {"regiocode", "1680", "GM1680", "regiocode"}, {"gwb_code", "03080000", "BU03080000", "gwb_code"}, {"code", "308.0", "GM0308", "code"},
	} {
		s := mustTell(t, c.head+";jaar;iets\n"+c.number+";2024;5\n", "2 iets "+c.code+"  2024  value=5")
		if s.Numbered != c.asked || !s.Regional || !s.Codes {
			t.Errorf("%s: %+v", c.head, s)
		}
	}
	if s := mustTell(t, "code;naam;jaar;iets\n12;Baarn;2024;5\n", "2 iets  Baarn 2024  value=5"); s.Numbered != "" || s.Codes {
		t.Errorf("with names too: %+v", s)
	}
	mustTell(t, "gemeentecode;jaar;iets\nGM 0308;2024;5\n", "2 iets GM0308  2024  value=5")
}

func TestACodeBehindTheYearOfItsBoundariesIsTheCode(t *testing.T) {
	if s := mustTell(t, "jrstatcode;jaar;iets\n2022GM0014;2023;5\n", "2 iets GM0014  2023  value=5"); s.AreaYear != 2022 {
		t.Errorf("%+v", s)
	}
	if s := mustTell(t, "jrstatcode;jaar;iets\n2022GM0014;2023;5\n2023GM0014;2023;6\n", "2 iets GM0014  2023  value=5", "3 iets GM0014  2023  value=6"); s.AreaYear != 0 {
		t.Errorf("of two years: %+v", s)
	}
}

func TestPostcodesAreRefusedAsAreas(t *testing.T) {
	if _, err := source1(t, "x.csv", "postcode;jaar;iets\n3741;2024;5\n"); !errors.Is(err, figure.ErrPostcodes) {
		t.Error(err)
	}
}

func TestBoundsAndNumbersOfPeopleBelongToTheirTopic(t *testing.T) {
	s := mustTell(t, "gemeentecode;jaar;Eenzaam (%);Eenzaam ondergrens (%);Eenzaam (bovengrens 95%-BI);n Eenzaam;Boos\nGM0308;2022;41,5;39,2;43,9;800;2\n",
		"2 Eenzaam GM0308  2022  value=41,5", "2 Eenzaam GM0308  2022  lower=39,2", "2 Eenzaam GM0308  2022  upper=43,9", "2 Eenzaam GM0308  2022  n=800", "2 Boos GM0308  2022  value=2")
	if len(s.Topics) != 2 || s.Topics[0].Unit != "%" {
		t.Errorf("%+v", s.Topics)
	}
	mustTell(t, "gemeentecode;jaar;ondergrens;Boos\nGM0308;2022;1;2\n", "2 ondergrens GM0308  2022  value=1", "2 Boos GM0308  2022  value=2")
}

func TestLongTablesOfOthersAreReadUnderTheirOwnWords(t *testing.T) {
	s := mustTell(t, "Gebied,Gebiedcode,Onderwerp,Periode,Waarde,Eenheid\nBaarn,GM0308,Wmo,2023,65.2,per 1.000 inwoners\nSoest,GM0342,Wmo,2023,12,%\n",
		"2 Wmo GM0308 Baarn 2023  value=65.2", "3 Wmo GM0342 Soest 2023  value=12")
	if len(s.Topics) != 2 || s.Topics[0].Unit != "per 1.000 inwoners" || s.Topics[1].Unit != "%" || s.Topics[1].Key != "Wmo (%)" || len(s.Traits) > 0 {
		t.Errorf("%+v %v", s.Topics, s.Traits)
	}
}

func TestHeadersOfTwoLinesAndColumnsWithoutOneAreRead(t *testing.T) {
	s := mustTell(t, "\"Bevolking\"\n\"Onderwerp\";\"\";\"Geboren\";\"Overleden\"\n\"Perioden\";\"Regio's\";\"aantal\";\"aantal\"\n\"2022\";\"Baarn\";\"201\";\"310\"\n\"© CBS\"\n",
		"4 Geboren  Baarn 2022  value=201", "4 Overleden  Baarn 2022  value=310")
	if s.Topics[0].Unit != "aantal" {
		t.Errorf("%+v", s.Topics)
	}
	mustTell(t, "Monitor;;;;;\n;;Wmo;;Jeugd;\n;;2022;2023;2022;2023\nGM0308;Baarn;1;2;3;4\n", "4 Wmo GM0308  2022  value=1", "4 Wmo GM0308  2023  value=2",
		"4 Jeugd GM0308  2022  value=3", "4 Jeugd GM0308  2023  value=4")
	mustTell(t, "Gemeente;Code;A;B\nBaarn;GM0308;1;-\n- = te weinig respondenten;;;\n", "2 A GM0308 Baarn   value=1", "2 B GM0308 Baarn   value=geen_cijfer")
}

func TestColumnsThatOnlyDescribeAreasAreNoFigures(t *testing.T) {
	s := mustTell(t, "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;a_inw\nBU03080000;3080000;Centrum;Baarn;Buurt;BU03080000;2000\n", "2 a_inw BU03080000 Centrum   value=2000")
	if len(s.Traits) > 0 {
		t.Errorf("%v", s.Traits)
	}
	mustTell(t, "buurtcode,water,fid,meest_voorkomende_postcode,inwoners\nBU03080000,NEE,1,3743,2000\n", "2 inwoners BU03080000    value=2000")
}

func TestTotalsTopicsAndSchoolYearsAreReadAsStatLineWritesThem(t *testing.T) {
	s := mustTell(t, "\"Geslacht\";\"Leeftijd\";\"Perioden\";\"Regio's\";\"Gezondheid/Ervaren gezondheid goed/zeer goed (%)\"\n\"Totaal mannen en vrouwen\";\"Leeftijd: totaal\";\"2023\";\"Baarn\";\"78,4\"\n",
		"2 Gezondheid/Ervaren gezondheid goed/zeer goed  Baarn 2023  value=78,4")
	if p := s.Topics[0].Path; !slices.Equal(p, []string{"Gezondheid", "Ervaren gezondheid goed/zeer goed"}) {
		t.Errorf("%q", p)
	}
	mustTell(t, "gemeentecode;Schooljaar;Verzuim\nGM0308;2022-2023;1,5\n", "2 Verzuim GM0308  2022/2023  value=1,5")
}

// oddTables are tables as others make them, each with something odd.
var oddTables = []string{
	"gemeentecode;jaar;bedrag\nGM0308;2024;1,00E+03\nGM0342;2024;1e3\n0363;2024;2.5E-3\n",
	"code;jaar;iets\n308;2024;99997\n342.0;2024;-99995\n",
	"jrstatcode,statnaam,water,fid,aantal\n2022GM0014,Groningen,NEE,1,2\n2023GM0014,Groningen,JA,2,x\n",
	"gemeentecode;jaar;A (%);A ondergrens (%);A (bovengrens 95%-BI);n A;A\nGM0308;2022;1;2;3;4;5\n",
	"Gebied,Gebiedcode,Onderwerp,Periode,Waarde,Eenheid\nBaarn,GM 0308,Wmo,2023,65.2,%\nSoest,342,Wmo,2023,?,aantal\n",
	"\"Titel\"\n\"Onderwerp\";\"\";\"A\"\n\"Perioden\";\"Regio's\";\"aantal\";\"\"\n\"2022\";\"Baarn\";\"201\"\n\"© CBS\"\n",
	"Monitor;;;\n;;A;\n;;2022;2023*\nGM0308;Baarn;1;2\nTotaal;;3;4\n- = geen antwoord;;;\n",
	"postcode;schooljaar;A\n3741;2022-2023;geheim\n",
	"gwb_code_10;gwb_code_8;recs;a/b/C (% x)\nBU03080000;3080000;Buurt;minder dan 5\n",
}

// Of a line with several codes the smallest area is what it is about; where that is left open it is about the one around it.
func TestOfSeveralColumnsWithCodesTheSmallestAreaCounts(t *testing.T) {
	s := mustTell(t, "gemeentecode;wijkcode;jaar;indicator;waarde;n\nGM0308;WK030800;2024;Contact;41;60\nGM0308;;2024;Contact;39;160\n",
		"2 Contact WK030800  2024  value=41", "2 Contact WK030800  2024  n=60", "3 Contact GM0308  2024  value=39", "3 Contact GM0308  2024  n=160")
	if !s.Regional || !s.Codes || len(s.Traits) != 0 {
		t.Errorf("%+v", s)
	}
	mustTell(t, "buurtcode;gemeentecode;jaar;indicator;waarde\n3080000;308;2024;Contact;41\n;308;2024;Contact;39\n",
		"2 Contact BU03080000  2024  value=41", "3 Contact GM0308  2024  value=39")
	mustTell(t, "gebied;wijkcode;jaar;indicator;waarde\nNoord;WK030800;2024;Contact;41\n", "2 Contact WK030800 Noord 2024  value=41")
}
