package chart

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

// linesIn are the stretches of the own line in the wide drawing.
func linesIn(tr Trend) []string {
	wide, _, _ := strings.Cut(string(tr.Append(nil)), "alleen-smal")
	return regexp.MustCompile(`class="lijn" d="([^"]+)"`).FindAllString(wide, -1)
}

func TestLineIsInterruptedWhereAFigureIsMissing(t *testing.T) {
	tr := sampleTrend()
	tr.Own.Points = points(2015, 1, 50, 51, 52, 53, 54)
	if n := len(linesIn(tr)); n != 1 {
		t.Fatalf("%d stretches without a gap", n)
	}
	tr.Own.Points[2].Missing = true
	missing := string(tr.Append(nil))
	if n := len(linesIn(tr)); n != 2 {
		t.Errorf("%d stretches with one figure missing, want 2", n)
	}
	for _, v := range []float64{math.NaN(), math.Inf(-1)} {
		tr.Own.Points[2].Missing, tr.Own.Points[2].Value = false, v
		if got := string(tr.Append(nil)); got != missing {
			t.Errorf("%v is drawn otherwise than a missing figure", v)
		}
	}
}

func TestLineIsInterruptedWhereMeasuringChanged(t *testing.T) {
	tr := sampleTrend()
	tr.Own.Points[3].Break, tr.BreakNote = true, "andere vraag"
	if n := len(linesIn(tr)); n != 2 {
		t.Errorf("%d stretches, want 2", n)
	}
	if got := check(t, "trend", tr); strings.Count(got, "andere vraag</text>") != 2 {
		t.Error("the note does not stand in both drawings")
	}
}

func TestLineStartsAgainWhereCountingStartsAnew(t *testing.T) {
	tr := sampleTrend()
	tr.Own.Points[3].Anew, tr.BreakNote = true, "andere vraag"
	if n := len(linesIn(tr)); n != 2 {
		t.Errorf("%d stretches, want 2", n)
	}
	if got := check(t, "trend", tr); strings.Contains(got, "andere vraag") {
		t.Error("a new year is told as another way of measuring")
	}
}

func TestTargetIsDashedFromTheNewestFigureToADiamond(t *testing.T) {
	f, tr := wideTrend(), sampleTrend()
	s, _ := tr.scale()
	tr.fit(&f, s)
	p := &pen{}
	p.line(`class="doel"`, f.x(2025), f.y(63), f.x(2027), f.y(70))
	got := string(tr.Append(nil))
	if !strings.Contains(got, string(p.b)) || strings.Count(got, "doel-ruit") != 2 {
		t.Errorf("no %s", p.b)
	}
	tr.Target.At = 2023
	if got := string(tr.Append(nil)); strings.Contains(got, `class="doel"`) || !strings.Contains(got, "doel-ruit") {
		t.Error("a way to a target whose moment has passed")
	}
}

func TestNeutralTrendHasOneColourAndNoTarget(t *testing.T) {
	tr := sampleTrend()
	tr.Neutral, tr.Own.Points[1].Provisional = true, true
	got := string(tr.Append(nil)) + string(Spark{Points: tr.Own.Points, Target: tr.Target, Neutral: true}.Append(nil))
	for _, colour := range []string{"doel", "t-eigen", `class="lijn"`, `class="punt`, `class="marge"`, "Doel 2027"} {
		if strings.Contains(got, colour) {
			t.Errorf("a neutral trend holds %s", colour)
		}
	}
}

func TestProvisionalFiguresAreOpenAndSaidToBeSo(t *testing.T) {
	tr := sampleTrend()
	tr.ProvisionalNote, tr.Own.Points[4].Provisional = "voorlopig", true
	got := string(tr.Append(nil))
	if strings.Count(got, "punt--leeg") != 2 || strings.Count(got, "voorlopig</text>") != 2 {
		t.Error("the provisional figure is not open, or not named, in both drawings")
	}
}

func TestLabelsBesideTheLinesStandFortyApart(t *testing.T) {
	labels := []beside{{y: 100, n: 1}, {y: 101, n: 2}, {y: 99, n: 1}, {y: 300, n: 1}}
	spread(labels, 10, 314)
	for i := 1; i < len(labels); i++ {
		if d := labels[i].y - labels[i-1].y; d < apart {
			t.Errorf("labels %.0f apart", d)
		}
	}
}

func TestTicksAreRoundAndReadDifferently(t *testing.T) {
	whole := func(v float64) string { return dutch(math.Round(v)) }
	for _, c := range []struct {
		low, high float64
		percent   bool
		want      string
	}{
		{51, 70, true, "40 50 60 70 80"},
		{0, 0, true, "0 0,25 0,5 0,75 1"},
		{92, 100, true, "90 92,5 95 97,5 100"},
		{-8, 3, false, "-10 -5 0 5"},
		{12.1, 12.4, false, "12 12,1 12,2 12,3 12,4 12,5"},
	} {
		tk := niceTicks(c.low, c.high, c.percent, dutch)
		if got := strings.Join(tk.text[:tk.n], " "); got != c.want {
			t.Errorf("ticks of %v to %v: %s, want %s", c.low, c.high, got, c.want)
		}
	}
	tk := niceTicks(12.1, 12.4, false, whole)
	for i := 1; i < tk.n; i++ {
		if tk.text[i] == tk.text[i-1] {
			t.Errorf("ticks %v", tk.text[:tk.n])
		}
	}
}
