package refdata

import (
	"sync"
	"testing"

	"kompas/area"
	"kompas/figure"
)

// counted sums up one indicator of one level: figures and reasons for none.
type counted struct {
	layers  int
	absence [5]int
}

func TestLayersHoldWhatTheSourcesHold(t *testing.T) {
	got := map[[4]string]*counted{}
	total := 0
	for l, err := range opened(t).Layers() {
		if err != nil {
			t.Fatal(err)
		}
		total++
		b, err := figure.OpenBlob(l.Blob)
		if err != nil {
			t.Fatal(err)
		}
		key := [4]string{l.Indicator, l.Period, l.Level, l.Division}
		if got[key] != nil {
			t.Errorf("layer %v twice", key)
		}
		c := &counted{}
		got[key] = c
		for pos := range b.Len() {
			_, a := b.At(pos)
			c.absence[a]++
		}
	}
	if total != opened(t).LayerCount() {
		t.Errorf("%d layers, the list says %d", total, opened(t).LayerCount())
	}
	for _, c := range []struct {
		key     [4]string
		present int
		missing int
		later   int
	}{
		{[4]string{"inwoners", "2024", "land", "2024"}, 1, 0, 0},
		{[4]string{"inwoners", "2024", "gemeente", "2024"}, 342, 0, 0},
		{[4]string{"inwoners-65-plus", "2024", "wijk", "2024"}, 3393, 0, 0},
		{[4]string{"vrouwen", "2024", "buurt", "2024"}, 14574, 0, 0},
		{[4]string{"huishoudens-laag-inkomen", "2021", "gemeente", "2021"}, 352, 0, 0},
		{[4]string{"bijstand-per-1000", "2021", "gemeente", "2021"}, 351, 1, 0},
		{[4]string{"wmo-clienten-per-1000", "2021", "gemeente", "2021"}, 334, 18, 0},
		{[4]string{"jv-sterk-eenzaam", "2024", "land", "2024"}, 1, 0, 0},
		{[4]string{"jv-sterk-eenzaam", "2024", "ggd", "2024"}, 25, 0, 0},
		{[4]string{"jv-sterk-eenzaam", "2024", "gemeente", "2024"}, 321, 21, 0},
		{[4]string{"inwoners", "2025", "buurt", "2024-GM0308"}, 21, 0, 0},
		{[4]string{"bijstandsontvangers", "2025", "buurt", "2024-GM0308"}, 0, 0, 21},
		{[4]string{"bijstandsontvangers", "2024", "buurt", "2024-GM0308"}, 21, 0, 0},
		{[4]string{"gestandaardiseerd-inkomen", "2024", "gemeente", "2024-GM0308"}, 1, 0, 0},
		{[4]string{"gestandaardiseerd-inkomen", "2024", "buurt", "2024-GM0308"}, 0, 0, 21},
	} {
		g := got[c.key]
		if g == nil {
			t.Errorf("no layer %v", c.key)
			continue
		}
		if g.absence[figure.Present] != c.present || g.absence[figure.Missing] != c.missing || g.absence[figure.NotYetPublished] != c.later {
			t.Errorf("%v: %v, want %d figures, %d missing, %d not yet published", c.key, g.absence, c.present, c.missing, c.later)
		}
	}
}

// value reads one figure the way a page does.
func value(t *testing.T, indicator, period string, level area.Level, key, code string) (float64, figure.Absence) {
	t.Helper()
	blob, ok := blobs(t)[[4]string{indicator, period, string(level), key}]
	if !ok {
		t.Fatalf("no layer %s %s %s %s", indicator, period, level, key)
	}
	pos, ok := division(t, key).Pos(level, code)
	if !ok {
		t.Fatalf("%s is not in %s", code, key)
	}
	b, _ := figure.OpenBlob(blob)
	return b.At(pos)
}

var decodedBlobs = sync.OnceValues(func() (map[[4]string][]byte, error) {
	d, err := Open()
	if err != nil {
		return nil, err
	}
	out := map[[4]string][]byte{}
	for l, err := range d.Layers() {
		if err != nil {
			return nil, err
		}
		out[[4]string{l.Indicator, l.Period, l.Level, l.Division}] = l.Blob
	}
	return out, nil
})

func blobs(t *testing.T) map[[4]string][]byte {
	t.Helper()
	out, err := decodedBlobs()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The numbers were looked up by hand in the published files.
func TestKnownFiguresReadBack(t *testing.T) {
	for _, c := range []struct {
		indicator, period string
		level             area.Level
		division, code    string
		want              float64
	}{
		{"inwoners", "2024", area.Country, "2024", "NL00", 17942942},
		{"inwoners", "2024", area.Municipality, "2024", "GM1680", 25845},
		{"inwoners-25-44", "2024", area.Municipality, "2024", "GM0308", 5356},
		{"mannen", "2024", area.District, "2024", "WK019352", 460},
		{"inwoners-65-plus", "2024", area.Neighbourhood, "2024", "BU01935210", 185},
		{"jongeren-jeugdzorg", "2021", area.Municipality, "2021", "GM1680", 11.3},
		{"vermogen-mediaan", "2021", area.Municipality, "2021", "GM0358", 206700},
		{"woz-waarde", "2021", area.Municipality, "2021", "GM0308", 373000},
		{"jv-moeite-rondkomen", "2024", area.Country, "2024", "NL00", 28.3},
		{"jv-moeite-rondkomen", "2024", area.Municipality, "2024", "GM1680", 26},
		{"huishoudens-laag-inkomen", "2016", area.Municipality, "2024-GM0308", "GM0308", 5.8},
		{"huishoudens-laag-inkomen", "2023", area.Neighbourhood, "2024-GM0308", "BU03080000", 4.3},
		{"gestandaardiseerd-inkomen", "2023", area.Neighbourhood, "2024-GM0308", "BU03080201", 110900},
	} {
		if v, a := value(t, c.indicator, c.period, c.level, c.division, c.code); v != c.want || a != figure.Present {
			t.Errorf("%s %s of %s: %v %v, want %v", c.indicator, c.period, c.code, v, a, c.want)
		}
	}
	for _, code := range []string{"GM0060", "GM0088", "GM0093", "GM0096"} {
		if _, a := value(t, "jv-eenzaam", "2024", area.Municipality, "2024", code); a != figure.Missing {
			t.Errorf("%s is not in the health monitor, yet reads as %v", code, a)
		}
	}
	if v, a := value(t, "corporatiewoningen", "2021", area.Municipality, "2021", "GM0339"); v != 0 || a != figure.Present {
		t.Errorf("no homes of an association in Renswoude is a figure: %v %v", v, a)
	}
}

// CBS rounds at random, so wijken and buurten do not add up; nobody may make them.
func TestSumsAreNotForced(t *testing.T) {
	d := division(t, "2024")
	sums := map[area.Level]float64{}
	for l, err := range opened(t).Layers() {
		if err != nil {
			t.Fatal(err)
		}
		if l.Indicator != "inwoners" || l.Period != "2024" || l.Division != "2024" {
			continue
		}
		b, _ := figure.OpenBlob(l.Blob)
		level := area.Level(l.Level)
		from, to := d.Within(level, "GM0308")
		if level == area.Municipality {
			from, _ = d.Pos(level, "GM0308")
			to = from + 1
		}
		for pos := from; pos < to; pos++ {
			v, _ := b.At(pos)
			sums[level] += v
		}
	}
	if sums[area.Municipality] != 25065 || sums[area.District] != 25060 || sums[area.Neighbourhood] != 25065 {
		t.Errorf("Baarn: %v", sums)
	}
}

// The series of Baarn and the national tables tell the same where they overlap.
func TestTwoSourcesOfOneFigureAgree(t *testing.T) {
	for _, a := range division(t, "2024-GM0308").Areas(area.Neighbourhood) {
		one, _ := value(t, "inwoners", "2024", area.Neighbourhood, "2024", a.Code)
		two, _ := value(t, "inwoners", "2024", area.Neighbourhood, "2024-GM0308", a.Code)
		if one != two {
			t.Errorf("%s has %v or %v inhabitants", a.Code, one, two)
		}
	}
	for _, indicator := range []string{"huishoudens-laag-inkomen", "huishoudens-sociaal-minimum", "jongeren-jeugdzorg", "netto-arbeidsparticipatie", "gestandaardiseerd-inkomen"} {
		one, _ := value(t, indicator, "2021", area.Municipality, "2021", "GM0308")
		two, _ := value(t, indicator, "2021", area.Municipality, "2024-GM0308", "GM0308")
		if one != two {
			t.Errorf("%s: %v or %v", indicator, one, two)
		}
	}
}
