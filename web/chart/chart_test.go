package chart

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// Every picture can be put in a page.
var _ = []templ.Component{Compass{}, MiniCompass{}, Mark{}, Trend{}, Spark{}, EmptyLine{}}

// hostile is a name as an attacker or a careless paste would give it.
const hostile = "</text><script>alert('x')</script>\" onload=\"x & \x00\x1b \xff ]]> \U0001f600"

// check holds what is true of every picture.
func check(t *testing.T, name string, picture appender) string {
	t.Helper()
	got := string(picture.Append(nil))
	decoder := xml.NewDecoder(strings.NewReader("<root>" + got + "</root>"))
	ids := map[string]bool{}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v\n%s", name, err, got)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "script" {
			t.Errorf("%s holds a script", name)
		}
		checkAttributes(t, name, start, ids)
	}
	for _, bad := range []string{"NaN", "Inf", "e+", "%!"} {
		if strings.Contains(numbers(got), bad) {
			t.Errorf("%s holds %q", name, bad)
		}
	}
	for _, ref := range references.FindAllStringSubmatch(got, -1) {
		if !ids[ref[1]] {
			t.Errorf("%s points at #%s, which is not there", name, ref[1])
		}
	}
	var page bytes.Buffer
	if err := picture.(templ.Component).Render(context.Background(), &page); err != nil || page.String() != got {
		t.Errorf("%s renders something else than it appends (error %v)", name, err)
	}
	return got
}

var (
	references = regexp.MustCompile(`(?:url\(|textPath href=")#([^)"]+)`)
	attributes = regexp.MustCompile(` (?:x|y|x1|y1|x2|y2|d|r|cx|cy|rx|ry|width|height|transform|viewBox)="[^"]*"`)
)

// numbers is all of a picture that was made from numbers.
func numbers(s string) string { return strings.Join(attributes.FindAllString(s, -1), "") }

func checkAttributes(t *testing.T, name string, e xml.StartElement, ids map[string]bool) {
	t.Helper()
	for _, a := range e.Attr {
		switch {
		case a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on"):
			t.Errorf("%s: <%s> carries %s", name, e.Name.Local, a.Name.Local)
		case a.Name.Local == "id" && ids[a.Value]:
			t.Errorf("%s: id %s stands twice", name, a.Value)
		case a.Name.Local == "id":
			ids[a.Value] = true
		case a.Name.Local == "href" && strings.HasPrefix(strings.ToLower(a.Value), "javascript"):
			t.Errorf("%s links to %s", name, a.Value)
		}
	}
}

func dutch(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

// points makes one point a step with a margin of 3 on both sides.
func points(from, step float64, values ...float64) []Point {
	made := make([]Point, len(values))
	for i, v := range values {
		at := from + float64(i)*step
		made[i] = Point{At: at, Label: dutch(at), Value: v, Low: v - 3, High: v + 3, Text: dutch(v) + "%"}
	}
	return made
}

func sampleTrend() Trend {
	return Trend{
		ID: "g1", Title: "Inwoners komen elkaar tegen", Desc: "Van 55 procent in 2017 naar 63 procent in 2025. Doel voor 2027 is 70 procent.",
		Own:    Line{Name: "Lelystad", Points: points(2017, 2, 55, 57, 54, 59, 63)},
		Others: []Line{{Name: "Vergelijkbare gemeenten", Short: "Vergelijkbaar", Points: points(2017, 2, 58, 59, 55, 58, 60)}},
		Target: &Target{At: 2027, Label: "2027", Value: 70, Name: "Doel 2027", Text: "70%"}, Format: dutch, Unit: "%",
	}
}

func sampleCompass() Compass {
	return Compass{
		ID: "k1", Label: "Kompas met zes stappen", Turn: 1, Residents: Older, Group: "Inwoners van 75+", GroupSize: "6.340 mensen in Lelystad",
		Bands: [3]string{"In de samenleving", "Bij voorzieningen", "Samen leren"},
		Steps: [6]CompassStep{
			{"/1", "Monitoring & ambities", "Nieuwe GGD-cijfers", NeedsAttention, "vraagt aandacht"},
			{"/2", "Maatschappelijk resultaat", "2 resultaten", UpToDate, "actueel"},
			{"/3", "Activiteiten", "2 van 2 resultaten hebben activiteiten", NeedsAttention, "vraagt aandacht"},
			{"/4", "Input kwaliteit", "7 van 11 op orde", InProgress, "bezig"},
			{"/5", "Outcome", "7 van de 10 haalden hun doel (n = 80)", UpToDate, "actueel"},
			{"/6", "Verbetercyclus", "Nog niet gepland", NotStarted, "nog niet begonnen"},
		},
	}
}

func TestCompassSaysEachStepWithItsState(t *testing.T) {
	got := check(t, "compass", sampleCompass())
	name := `aria-label="3 Activiteiten 2 van 2 resultaten hebben activiteiten – vraagt aandacht"`
	if n := strings.Count(got, name); n != 2 {
		t.Errorf("the name of step 3 stands %d times, want once in each drawing", n)
	}
	if n := strings.Count(got, `<a href="/`); n != 12 {
		t.Errorf("%d links, want 6 in each drawing", n)
	}
	for _, part := range []string{"alleen-breed", "alleen-smal", "vak--actueel", "vak--bezig", "vak--aandacht", "vak--leeg", "stippel", `class="naald"`} {
		if !strings.Contains(got, part) {
			t.Errorf("no %s", part)
		}
	}
}

func TestCompassNeedlePointsAtTheStepWhoseTurnItIs(t *testing.T) {
	c := sampleCompass()
	want := `class="naald" d="M356.5 227.3 L`
	if got := string(c.Append(nil)); !strings.Contains(got, want) {
		t.Errorf("needle of step 1 should start with %s", want)
	}
	c.Turn = 0
	if got := string(c.Append(nil)); strings.Contains(got, "naald") {
		t.Error("a needle without a step to point at")
	}
}

func TestCompassKeepsLongWordsInTheirSector(t *testing.T) {
	c := sampleCompass()
	for i := range c.Steps {
		c.Steps[i].Title = "Arbeidsmarktparticipatiebevorderingsmonitor voor iedereen"
		c.Steps[i].Fact = strings.Repeat("heel lange zin ", 20)
	}
	got := check(t, "long compass", c)
	for _, m := range regexp.MustCompile(`<text class="(naam|staat) [^>]*>([^<]*)<`).FindAllStringSubmatch(got, -1) {
		f := font{titleSize, true}
		if m[1] == "staat" {
			f = font{size: factSize}
		}
		if w := f.width(m[2]); w > maxWidth+1 {
			t.Errorf("%q is %.0f wide", m[2], w)
		}
	}
}

func TestEverythingFromOutsideIsEscaped(t *testing.T) {
	c := sampleCompass()
	c.ID, c.Label, c.Group, c.GroupSize, c.Bands[0] = hostile, hostile, hostile, hostile, hostile
	for i := range c.Steps {
		c.Steps[i] = CompassStep{"javascript:alert(1)", hostile, hostile, NotStarted, hostile}
	}
	check(t, "compass", c)
	tr := sampleTrend()
	tr.ID, tr.Title, tr.Desc, tr.Unit, tr.BreakNote, tr.ProvisionalNote = hostile, hostile, hostile, hostile, hostile, hostile
	tr.Own.Name, tr.Others[0].Name, tr.Others[0].Short, tr.Target.Name, tr.Target.Text, tr.Target.Label = hostile, hostile, hostile, hostile, hostile, hostile
	tr.Own.Points[0].Text, tr.Own.Points[0].Label, tr.Own.Points[4].Text = hostile, hostile, hostile
	tr.Own.Points[2].Break, tr.Own.Points[3].Provisional = true, true
	tr.Format = func(float64) string { return hostile }
	check(t, "trend", tr)
	check(t, "spark", Spark{Label: hostile, Points: tr.Own.Points, Target: tr.Target})
	check(t, "mini compass", MiniCompass{Label: hostile})
}

func TestTrendSurvivesAnyFigures(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	many := make([]float64, 40)
	for i := range many {
		many[i] = float64(i*i%17) - 5
	}
	cases := map[string][]float64{
		"none": nil, "one": {12}, "equal": {50, 50, 50}, "zero": {0, 0, 0}, "negative": {-5, -3, -8},
		"huge": {1e14, 3e14, -2e14}, "tiny": {1e-9, 2e-9}, "forty": many, "not a number": {nan, inf, -inf},
		"holes": {nan, 4, nan, 5, inf, 6, 7}, "beyond": {math.MaxFloat64, -math.MaxFloat64, 5e-324},
	}
	for name, values := range cases {
		for _, neutral := range []bool{false, true} {
			for _, target := range []*Target{nil, {At: 2030, Value: 3, Name: "Doel"}, {At: nan, Value: inf}} {
				tr := sampleTrend()
				tr.Own.Points, tr.Target, tr.Neutral = points(2000, 1, values...), target, neutral
				check(t, name, tr)
				tr.Others, tr.Format = nil, nil
				check(t, name+" alone", tr)
				check(t, name+" spark", Spark{Points: tr.Own.Points, Target: target, Neutral: neutral})
			}
		}
	}
}

// benchTrend is a trend as a page shows them: three lines of 11 points.
func benchTrend() Trend {
	tr := sampleTrend()
	tr.Own.Points = points(2015, 1, 50, 51, 49, 52, 53, 55, 54, 57, 58, 60, 61)
	tr.Others = []Line{
		{Name: "Vergelijkbare gemeenten", Short: "Vergelijkbaar", Points: points(2015, 1, 58, 59, 55, 58, 60, 61, 60, 60, 61, 62, 63)},
		{Name: "Nederland", Points: points(2015, 1, 57, 58, 56, 57, 59, 60, 61, 61, 60, 61, 62)},
	}
	return tr
}

func BenchmarkTrend(b *testing.B) {
	tr := benchTrend()
	b.ReportAllocs()
	for b.Loop() {
		_ = tr.Render(context.Background(), io.Discard)
	}
}

func BenchmarkSpark(b *testing.B) {
	tr := benchTrend()
	s := Spark{Points: tr.Own.Points, Target: tr.Target}
	b.ReportAllocs()
	for b.Loop() {
		_ = s.Render(context.Background(), io.Discard)
	}
}

func BenchmarkCompass(b *testing.B) {
	c := sampleCompass()
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Render(context.Background(), io.Discard)
	}
}
