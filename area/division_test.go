package area

import (
	"errors"
	"testing"
)

func sample(t *testing.T) *Division {
	t.Helper()
	var areas []Area
	for _, x := range [][2]string{
		{"NL00", "Nederland"}, {"GG2514", "GGD Regio Utrecht"}, {"PV26", "Utrecht"},
		{"GM0308", "Baarn"}, {"GM0342", "Soest"}, {"GM0518", "'s-Gravenhage"}, {"GM1900", "Súdwest-Fryslân"}, {"GM0344", "Utrecht (gemeente)"},
		{"WK030801", "Wijk 01 Eemdal"}, {"WK030800", "Wijk 00 Baarn"}, {"WK034200", "Wijk 00 Soest"},
		{"BU03080100", "Componistenwijk"}, {"BU03080001", "Schoonoordpark"}, {"BU03080000", "Centrum"}, {"BU03420000", "Centrum"},
	} {
		a, err := New(x[0]+"   ", x[1])
		if err != nil {
			t.Fatal(err)
		}
		if a.Code == "GM0308" || a.Code == "GM0342" {
			a.Regions = []string{"GG2514", "PV26"}
		}
		areas = append(areas, a)
	}
	d, err := NewDivision(2024, CountryCode, areas)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCodesArePaddedShortOrForeign(t *testing.T) {
	for in, want := range map[string]Level{
		"GM0308    ": Municipality, "WK030800  ": District, "BU03080000": Neighbourhood, "NL00": Country, "NL01  ": Country, "GG2514": GGDRegion,
		"WK0363AA  ": District, "BU0363AA01": Neighbourhood,
	} {
		if _, l, err := ParseCode(in); err != nil || l != want {
			t.Errorf("%q is %q, %v; want %q", in, l, err, want)
		}
	}
	for _, in := range []string{"", ".", "         .", "GM308", "GM03080", "gm0308", "GM03O8", "CG01", "WK036AAA", "WK0363aa", "XX12", "BU0308000"} {
		if _, _, err := ParseCode(in); !errors.Is(err, ErrCode) {
			t.Errorf("%q is taken for a code", in)
		}
	}
	if c, _, _ := ParseCode("NL01  "); c != CountryCode {
		t.Errorf("NL01 reads as %s", c)
	}
}

func TestAreasOfAMunicipalityStandTogether(t *testing.T) {
	d := sample(t)
	if d.Key != "2024" || d.Len(Municipality) != 5 {
		t.Fatalf("%s with %d municipalities", d.Key, d.Len(Municipality))
	}
	for _, c := range []struct {
		level    Level
		parent   string
		from, to int
	}{
		{Neighbourhood, "GM0308", 0, 3}, {Neighbourhood, "WK030800", 0, 2}, {Neighbourhood, "GM0342", 3, 4},
		{District, "GM0308", 0, 2}, {District, "WK030800", 0, 0}, {Municipality, "NL00", 0, 5}, {Municipality, "GG2514", 0, 0},
		{Neighbourhood, "GM9999", 4, 4}, {Neighbourhood, "onzin", 0, 0},
	} {
		if from, to := d.Within(c.level, c.parent); from != c.from || to != c.to {
			t.Errorf("%s within %s: %d..%d, want %d..%d", c.level, c.parent, from, to, c.from, c.to)
		}
	}
	if pos, ok := d.Pos(Neighbourhood, "BU03080001"); !ok || pos != 1 {
		t.Errorf("position %d %v", pos, ok)
	}
	if _, ok := d.Pos(Neighbourhood, "BU03089999"); ok {
		t.Error("an unknown buurt has a position")
	}
	if m := d.Members("GG2514"); len(m) != 2 || m[0].Code != "GM0308" || m[0].Region(Province) != "PV26" {
		t.Errorf("members of the region: %v", m)
	}
}

func TestDivisionRefusesDoublesAndLooseAreas(t *testing.T) {
	nl, _ := New("NL00", "Nederland")
	gm, _ := New("GM0308", "Baarn")
	bu, _ := New("BU03080000", "Centrum")
	lost := gm
	lost.Regions = []string{"GG2514"}
	for _, c := range []struct {
		areas []Area
		want  error
	}{
		{[]Area{nl, gm, gm}, ErrDuplicate}, {[]Area{gm}, ErrOrphan}, {[]Area{nl, gm, bu}, ErrOrphan}, {[]Area{nl, lost}, ErrOrphan},
		{[]Area{nl, {Code: "GM0308", Level: District}}, ErrCode},
	} {
		if _, err := NewDivision(2024, CountryCode, c.areas); !errors.Is(err, c.want) {
			t.Errorf("%v: %v, want %v", c.areas, err, c.want)
		}
	}
	if d, err := NewDivision(2024, "GM0308", []Area{gm}); err != nil || d.Key != "2024-GM0308" {
		t.Errorf("the division of one municipality: %v", err)
	}
}

func TestSearchFindsNamesAsPeopleTypeThem(t *testing.T) {
	d := sample(t)
	for query, want := range map[string]string{
		"BAARN": "GM0308", "den haag": "GM0518", "gravenhage": "GM0518", "s-gravenhage": "GM0518", "sudwest fryslan": "GM1900",
		"súdwest": "GM1900", "gm0342": "GM0342", "utrecht gem": "GM0344", "oord": "BU03080001",
	} {
		if got := d.Search(query, 1); len(got) != 1 || got[0].Code != want {
			t.Errorf("%q finds %v, want %s", query, got, want)
		}
	}
	if got := d.Search("centrum", 9); len(got) != 2 {
		t.Errorf("two buurten are called Centrum, found %v", got)
	}
	if got := d.Search("baarn", 9, District); len(got) != 1 || got[0].Code != "WK030800" {
		t.Errorf("within wijken: %v", got)
	}
	for _, q := range []string{"", "  ", "zzz"} {
		if got := d.Search(q, 5); len(got) != 0 {
			t.Errorf("%q finds %v", q, got)
		}
	}
}

func TestSizeClassesTurnAtTheCBSLimits(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 4_999: 1, 5_000: 2, 10_000: 3, 19_999: 3, 25_065: 4, 50_000: 5, 100_000: 6, 150_000: 7, 250_000: 8} {
		if got := SizeClassOf(n); got != want {
			t.Errorf("%d inhabitants: class %d, want %d", n, got, want)
		}
	}
}

func TestFoldDropsAccentsAndSigns(t *testing.T) {
	for in, want := range map[string]string{
		"Súdwest-Fryslân": "sudwest fryslan", "'s-Gravenhage": "s gravenhage", "Bergen (NH.)": "bergen nh", "  Wijk 00  Één ": "wijk 00 een",
		"Su\u0301dwest": "sudwest", "’t Zand": "t zand", "--": "", "Lage Vuursche": "lage vuursche",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}
