package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

var _ = []templ.Component{StripPlot{}, Ranking{}, Choropleth{}, Timeline{}, Bars{}}

func sampleStrip() StripPlot {
	return StripPlot{
		ID: "s1", Title: "Lelystad naast 14 gemeenten", Desc: "Rond het midden.", Left: "← minder gunstig", Right: "gunstiger →",
		Rows: []StripRow{
			{Name: "Sterk eenzaam", Verdict: "iets minder gunstig dan de meeste", Own: 12.4, Text: "12,4%", Low: 10.8, High: 14, Others: []float64{7, 9, 10.5, 16}, Median: 9.75, LowerIsBetter: true, Format: dutch},
			{Name: "Wekelijks contact", Verdict: "rond het midden", Own: 64, Text: "64%", Others: []float64{52, 61, 74}, Median: 61, Format: dutch},
		},
	}
}

func sampleRanking() Ranking {
	return Ranking{
		ID: "r1", Title: "Per wijk", Desc: "Zuiderzeewijk 16 procent.", Mean: 12.4, MeanText: "Lelystad 12,4%",
		Rows: []RankingRow{
			{Name: "Zuiderzeewijk", Href: "/wijken/1", Value: 16, Low: 13, High: 19, Text: "16%", Detail: "marge 13 tot 19", Differs: true},
			{Name: "Boswijk", Href: "/wijken/2", Value: 13, Low: 10, High: 16, Text: "13%", Detail: "marge 10 tot 16", Selected: true},
			{Name: "Hollandse Hout", Href: "/wijken/3", Missing: true, Text: "te weinig inwoners"},
		},
	}
}

func sampleMap() Choropleth {
	c := Choropleth{
		ID: "m1", Title: "Kaart van drie wijken", Desc: "Noord ligt het hoogst.", Width: 1000, Height: 800,
		LegendLabel: "Legenda", Legend: [5]string{"onder 10%", "", "", "", "16% en meer"}, NoFigureText: "geen cijfer",
		Areas: []Area{
			{Name: "Noord", Href: "/wijken/1", Path: "M0 0h1000v300H0z", Class: 4, Text: "16%", Detail: "marge 13 tot 19", Selected: true},
			{Name: "Midden", Href: "/wijken/2", Path: "M0 300l1000 0 0 60-1000 0z", Class: 0, Text: "8%"},
			{Name: "Zuid", Href: "/wijken/3", Path: "M0 360H1000V800H0Z", Class: NoFigure, Text: "te weinig inwoners"},
		},
	}
	c.FindSpots()
	return c
}

func sampleTimeline() Timeline {
	return Timeline{
		ID: "t1", Title: "Looptijd", Desc: "Begonnen in 2024, nu maart 2026, klaar eind 2027.",
		Start: Moment{2024, "2024", "Start"}, Now: Moment{2026.2, "maart 2026", "Nu"}, Goal: Moment{2027.9, "eind 2027", "Doel"},
	}
}

func sampleBars() Bars {
	return Bars{ID: "b1", Title: "Gestopt", Desc: "Van 18 naar 26 procent.", Wide: true, Rows: []Bar{
		{Name: "2023", Value: 18, Text: "18%", Note: "(n = 140)"}, {Name: "2024", Value: 0, Text: "0%"}, {Name: "2025", Text: "te weinig antwoorden", Missing: true},
	}}
}

func TestStripPlotPutsFavourableRight(t *testing.T) {
	check(t, "strip plot", sampleStrip())
	s := sampleStrip()
	low, high := s.Rows[0].strip(0, 100, 0), s.Rows[1].strip(0, 100, 0)
	if low.x(7) <= low.x(16) || high.x(52) >= high.x(74) {
		t.Error("the favourable value does not lie right")
	}
}

func TestRankingRowsAreLinksNamedByWhatStandsThere(t *testing.T) {
	got := check(t, "ranking", sampleRanking())
	for _, want := range []string{
		`role="group"`, `<title>Zuiderzeewijk: 16%, marge 13 tot 19</title>`, `<title>Hollandse Hout: te weinig inwoners</title>`, `>te weinig inwoners</text>`,
	} {
		if n := strings.Count(got, want); n != 2 {
			t.Errorf("%s stands %d times, want once in each drawing", want, n)
		}
	}
	plain := sampleRanking()
	for i := range plain.Rows {
		plain.Rows[i].Href = ""
	}
	if got := check(t, "ranking without links", plain); strings.Contains(got, "<a ") || !strings.Contains(got, `role="img"`) {
		t.Error("without links a ranking is one image")
	}
}

func TestMapPrintsWordsOnlyWhereTheyFit(t *testing.T) {
	got := check(t, "map", sampleMap())
	for want, times := range map[string]int{
		`class="wk-naam"`: 1, `>Noord</text>`: 1, // Midden is too low for a name
		`class="wk-getal"`: 2, ` alleen-breed"`: 1, // and for the larger type of phones
		`aria-label="Zuid: te weinig inwoners"`: 1, `url(#m1h)`: 1, `<li>`: 3, `var(--kk-warm-4)`: 1,
	} {
		if n := strings.Count(got, want); n != times {
			t.Errorf("%s stands %d times, want %d", want, n, times)
		}
	}
	small := sampleMap()
	small.Areas = slices.Repeat([]Area{{Name: "A", Path: "M0 0h9v9h-9z", Text: "1%"}}, 30)
	small.FindSpots()
	if got := string(small.Append(nil)); strings.Contains(got, "<text") {
		t.Error("words on areas of a few units")
	}
}

func TestFindSpotLiesInsideTheArea(t *testing.T) {
	// An L: the only room for words is in its foot.
	spot := findSpot(sidesOf("M0,0 h40 v300 h260 v100 H0 Z"), 1)
	if spot.Y < 300 || spot.Y > 400 || spot.Width < 150 || spot.X-spot.Width/2 < 0 || spot.X+spot.Width/2 > 300 {
		t.Errorf("spot %+v", spot)
	}
	// A ring: never in its hole.
	spot = findSpot(sidesOf("M0 0h300v300h-300zm50 50v200h200v-200z"), 1)
	if spot.X+spot.Width/2 > 50 && spot.X-spot.Width/2 < 250 && spot.Y > 50 && spot.Y < 250 {
		t.Errorf("spot %+v lies over the hole", spot)
	}
	// A triangle: all four corners of the box lie inside.
	spot = findSpot(sidesOf("M0 300L150 0L300 300Z"), 1)
	half := (spot.Y - spot.Height/2) / 2 // half the width of the triangle there
	if spot.Width <= 0 || spot.X-spot.Width/2 < 150-half || spot.X+spot.Width/2 > 150+half {
		t.Errorf("spot %+v sticks out of a triangle", spot)
	}
	for _, path := range []string{"", "M", "M0 0 C1 1 2 2 3 3", "L-..", "M1 1L", "M0 0z 5 5", "M 1e9 \xff"} {
		if spot := findSpot(sidesOf(path), 1); spot != (Spot{}) {
			t.Errorf("%q has spot %+v", path, spot)
		}
	}
}

func TestTimelineWordsDoNotTouch(t *testing.T) {
	check(t, "timeline", sampleTimeline())
	for _, now := range []float64{2019, 2024, 2024.01, 2026, 2027.89, 2027.9, 2031, math.NaN()} {
		tl := sampleTimeline()
		tl.Now.At = now
		check(t, "timeline", tl)
		for _, w := range []float64{520, 272} {
			marks := tl.place(w)
			for i, a := range marks {
				if a.left < -.01 || a.left+a.width > w+.01 {
					t.Errorf("now %v: words of %s leave the drawing", now, a.moment.Word)
				}
				for _, b := range marks[i+1:] {
					if a.row == b.row && a.left < b.left+b.width && b.left < a.left+a.width {
						t.Errorf("now %v: %s and %s touch", now, a.moment.Word, b.moment.Word)
					}
				}
			}
		}
	}
}

func TestBarsStartAtZero(t *testing.T) {
	got := check(t, "bars", sampleBars())
	if n := strings.Count(got, `class="staaf--ander"`); n != 4 {
		t.Errorf("%d bars, want 2 in each drawing: zero is a figure, missing is not", n)
	}
	b := Bars{Rows: []Bar{{Value: 10}, {Value: 20}, {Value: -5}}}
	l := b.fit(280)
	if got, want := 20*l.unit, 2*(10*l.unit); got != want || l.zero <= l.left {
		t.Errorf("layout %+v does not start at zero", l)
	}
}

func TestOtherPicturesEscapeAndSurvive(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, v := range []float64{0, -3, nan, inf, 1e300, 1e14} {
		s := sampleStrip()
		s.ID, s.Title, s.Desc, s.Left, s.Right = hostile, hostile, hostile, hostile, hostile
		s.Rows[0] = StripRow{Name: hostile, Verdict: hostile, Text: hostile, Own: v, Low: v, High: inf, Others: []float64{v, v, nan}, Median: v}
		s.Rows[1].Own, s.Rows[1].Low, s.Rows[1].High = v, v, v+1
		s.Rows = append(s.Rows, StripRow{Name: hostile, Median: nan, Text: strings.Repeat("lang ", 60)})
		check(t, "strip plot", s)
		r := sampleRanking()
		r.ID, r.Title, r.Desc, r.MeanText, r.Mean = hostile, hostile, hostile, hostile, v
		r.Rows[0] = RankingRow{Name: hostile, Href: " JavaScript:alert(1)", Text: hostile, Detail: hostile, Value: v, Low: v, High: inf}
		check(t, "ranking", r)
		c := sampleMap()
		c.ID, c.Title, c.Desc, c.LegendLabel, c.NoFigureText, c.Legend[2] = hostile, hostile, hostile, hostile, hostile, hostile
		c.Areas[0].Name, c.Areas[0].Text, c.Areas[0].Detail, c.Areas[1].Path = hostile, hostile, hostile, hostile
		c.Areas[2].Class = 99
		check(t, "map", c)
		c.Width, c.Height = v, v
		c.FindSpots()
		check(t, "map of odd size", c)
		tl := sampleTimeline()
		tl.ID, tl.Title, tl.Desc, tl.Start, tl.Goal.At = hostile, hostile, hostile, Moment{v, hostile, hostile}, v
		check(t, "timeline", tl)
		b := sampleBars()
		b.ID, b.Title, b.Desc, b.Rows[0] = hostile, hostile, hostile, Bar{Name: hostile, Value: v, Text: hostile, Note: hostile}
		check(t, "bars", b)
	}
	check(t, "empty strip plot", StripPlot{})
	check(t, "empty ranking", Ranking{})
	check(t, "empty map", Choropleth{})
	check(t, "empty timeline", Timeline{})
	check(t, "empty bars", Bars{})
	check(t, "empty line", EmptyLine{})
	check(t, "mark", Mark{})
	check(t, "empty compass", Compass{})
}

func TestTablesHoldWhatThePictureShows(t *testing.T) {
	words := TableWords{Row: "Jaar", Value: "Cijfer", Margin: "Marge", Verdict: "Oordeel", Lowest: "Laagste", Median: "Middelste", Highest: "Hoogste", Note: "Toelichting"}
	tr := sampleTrend()
	tr.Others[0].Points = points(2018, 1, 58, 59)
	tr.ProvisionalNote, tr.Own.Points[4].Provisional = "voorlopig", true
	got := tr.Table(words)
	want := [][]string{
		{"Jaar", "Lelystad", "Marge", "Vergelijkbare gemeenten"},
		{"2017", "55%", "52 – 58", ""},
		{"2018", "", "", "58%"},
		{"2019", "57%", "54 – 60", "59%"},
		{"2021", "54%", "51 – 57", ""},
		{"2023", "59%", "56 – 62", ""},
		{"2025", "63% (voorlopig)", "60 – 66", ""},
		{"Doel 2027", "70%", "", ""},
	}
	checkTable(t, "trend", got, want)
	checkTable(t, "strip plot", sampleStrip().Table(words), [][]string{
		{"Jaar", "Cijfer", "Marge", "Oordeel", "Laagste", "Middelste", "Hoogste"},
		{"Sterk eenzaam", "12,4%", "10,8 – 14", "iets minder gunstig dan de meeste", "7", "9,75", "16"},
		{"Wekelijks contact", "64%", "", "rond het midden", "52", "61", "74"},
	})
	checkTable(t, "map", sampleMap().Table(words), [][]string{
		{"Jaar", "Cijfer", "Marge"}, {"Noord", "16%", "marge 13 tot 19"}, {"Midden", "8%", ""}, {"Zuid", "te weinig inwoners", ""},
	})
	checkTable(t, "bars", sampleBars().Table(words), [][]string{
		{"Jaar", "Cijfer", "Toelichting"}, {"2023", "18%", "(n = 140)"}, {"2024", "0%", ""}, {"2025", "te weinig antwoorden", ""},
	})
	if rows := sampleRanking().Table(words).Rows; len(rows) != 3 || rows[0].Cells[1] != "marge 13 tot 19" {
		t.Errorf("ranking table %v", rows)
	}
}

func checkTable(t *testing.T, name string, got Table, want [][]string) {
	t.Helper()
	rows := [][]string{got.Head}
	for _, r := range got.Rows {
		rows = append(rows, append([]string{r.Name}, r.Cells...))
	}
	if !slices.EqualFunc(rows, want, func(a, b []string) bool { return slices.Equal(a, b) }) {
		t.Errorf("table of %s:\n%v\nwant\n%v", name, rows, want)
	}
}
