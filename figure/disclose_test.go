package figure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func own(unit Unit, sensitive bool, vs ...Value) Set {
	set := Set{Indicator: Indicator{Unit: unit, Decimals: 3, Sensitive: sensitive}, Source: Source{Name: "Eigen meting"}}
	for i, v := range vs {
		set.Cells = append(set.Cells, Cell{Area: []string{"GM0308", fmt.Sprint("WK03080", i)},
			Observation: Observation{Value: v, Basis: Sample, Period: YearOf(2026)}})
	}
	return set
}

func one(set Set, p Policy) Shown { return Disclose(set, p).At(0) }

func TestSmallGroupsAreHiddenFromEveryAudience(t *testing.T) {
	for _, a := range []Audience{Public, Council, OwnDesk} {
		for n := 1; n <= 20; n++ {
			s := one(own(Percent, false, ShareOf(n/2, n)), Policy{Audience: a})
			if s.Present() != (n >= MinThreshold) {
				t.Errorf("audience %d, n %d: shown %v", a, n, s.Present())
			}
			if n < MinThreshold && (s.Reason() != ReasonTooFew || s.Absence() != Suppressed || s.Text("nl") != NoFigureMark) {
				t.Errorf("n %d: reason %q, %q", n, s.Reason(), s.Text("nl"))
			}
		}
	}
}

func TestTheThresholdCanOnlyBeRaised(t *testing.T) {
	for threshold, want := range map[int]bool{-5: true, 0: true, 1: true, 10: true, 14: true, 15: true, 16: false} {
		if s := one(own(Percent, false, ShareOf(7, 15)), Policy{Threshold: threshold}); s.Present() != want {
			t.Errorf("threshold %d, n 15: shown %v", threshold, s.Present())
		}
		if s := one(own(Percent, false, ShareOf(3, 9)), Policy{Threshold: threshold}); s.Present() {
			t.Errorf("threshold %d lets n 9 through", threshold)
		}
	}
}

func TestSensitiveSharesNearNobodyOrEverybodyAreHidden(t *testing.T) {
	for k, want := range map[int]bool{0: false, 1: false, 2: false, 3: true, 97: true, 98: false, 99: false, 100: false} {
		if s := one(own(Percent, true, ShareOf(k, 100)), Policy{}); s.Present() != want {
			t.Errorf("%d of 100, sensitive: shown %v", k, s.Present())
		}
		if s := one(own(Percent, true, Counted(float64(k), 100)), Policy{}); s.Present() != want {
			t.Errorf("%d %% with n 100, sensitive: shown %v", k, s.Present())
		}
		if s := one(own(Percent, false, ShareOf(k, 100)), Policy{}); !s.Present() {
			t.Errorf("%d of 100, ordinary: hidden", k)
		}
	}
}

func TestOwnFiguresThatCannotBeJudgedStayHidden(t *testing.T) {
	if s := one(own(Percent, false, Counted(40, 0)), Policy{}); s.Present() || s.Reason() != ReasonUnknownN {
		t.Errorf("no n: %+v", s)
	}
	if s := one(own(Percent, false, ShareOf(9, 8)), Policy{}); s.Present() || s.Absence() != Missing {
		t.Errorf("impossible counts: %+v", s)
	}
	set := own(Percent, false, ShareOf(40, 80))
	set.Cells[0].Basis = ""
	if s := one(set, Policy{}); s.Present() {
		t.Errorf("unknown basis: %+v", s)
	}
	for n, want := range map[float64]bool{0: true, 1: false, 9: false, 10: true, -4: false} {
		if s := one(own(Count, false, Counted(n, 0)), Policy{}); s.Present() != want {
			t.Errorf("a count of %v people: shown %v", n, s.Present())
		}
	}
}

func TestOwnFiguresAreRounded(t *testing.T) {
	s := one(own(Percent, false, ShareOf(18, 62)), Policy{})
	if v, _ := s.Value(); v != 29 || s.Text("nl") != "29%" {
		t.Errorf("share: %v %q", v, s.Text("nl"))
	}
	if lo, hi, ok := s.Bounds(); !ok || lo != 19 || hi != 41 || s.BoundsText("nl") != "19% tot 41%" || s.BoundsText("en") != "19% to 41%" {
		t.Errorf("bounds %v %v", lo, hi)
	}
	if n, ok := s.N(); !ok || n != 60 {
		t.Errorf("n %d", n)
	}
	if _, ok := s.K(); ok {
		t.Error("k leaves the own desk")
	}
	if s = one(own(Mean, false, MeanOf(7.149, 1.2, 33)), Policy{}); s.Text("nl") != "7,1" || s.Text("en") != "7.1" {
		t.Errorf("mean %q", s.Text("nl"))
	}
	if s = one(own(Count, false, Counted(123, 0)), Policy{Audience: Council}); s.Text("nl") != "125" {
		t.Errorf("count %q", s.Text("nl"))
	}
	desk := one(own(Percent, false, ShareOf(18, 62)), Policy{Audience: OwnDesk})
	n, _ := desk.N()
	if k, ok := desk.K(); !ok || k != 18 || n != 62 || desk.Text("nl") != "29%" {
		t.Errorf("own desk: %d of %d, %q", k, n, desk.Text("nl"))
	}
}

func TestFiguresOfASourceKeepItsDecimalsAndItsSuppression(t *testing.T) {
	set := own(Percent, false, Counted(12.4, 0), Value{}, Value{}, Value{}, Value{}, Counted(0, 0), Published(12.44, 10.1, 15.2))
	set.Origin, set.Indicator.Decimals = SourceFigures, 1
	set.Source = Source{Name: "CBS", ID: "85984NED", Year: "2024", Licence: "CC BY 4.0"}
	for i, a := range []Absence{Present, Missing, Suppressed, NotApplicable, NotYetPublished} {
		set.Cells[i].Absence = a
	}
	set.Cells[0].Basis = Census
	p := Disclose(set, Policy{})
	if s := p.At(0); s.Text("nl") != "12,4%" || s.Source().Licence != "CC BY 4.0" || !slices.Equal(s.Labels(), []string{LabelCensus}) {
		t.Errorf("%q %+v %v", s.Text("nl"), s.Source(), s.Labels())
	}
	for i, want := range []string{"", "geen_cijfer", "onderdrukt", "niet_van_toepassing", "nog_niet_gepubliceerd"} {
		if s := p.At(i); s.Reason() != want || (s.Absence() == Present) != (want == "") {
			t.Errorf("cell %d: %q", i, s.Reason())
		}
	}
	if s := p.At(5); !s.Present() || s.Text("nl") != "0,0%" || !slices.Equal(s.Labels(), []string{LabelNoMargin}) {
		t.Errorf("zero is a figure: %q %v", s.Text("nl"), s.Labels())
	}
	if s := p.At(6); s.BoundsText("nl") != "10,1% tot 15,2%" || s.Text("nl") != "12,4%" || len(s.Labels()) != 0 {
		t.Errorf("%q %q %v", s.Text("nl"), s.BoundsText("nl"), s.Labels())
	}
	if p.Hidden() != 0 {
		t.Errorf("the source hid it, not we: %d", p.Hidden())
	}
}

func TestLabelsSayWhatBelongsBesideAFigure(t *testing.T) {
	set := own(Count, false, Counted(6340, 0))
	set.Origin, set.Indicator.Decimals = SourceFigures, 0
	set.Source.Invented = true
	c := &set.Cells[0]
	c.Basis, c.Provisional, c.BreakBefore, c.Approximate = ModelEstimate, true, true, true
	s := one(set, Policy{})
	if s.Text("nl") != "ongeveer 6.340" || s.Text("en") != "about 6,340" || s.CSV() != "6340" || !s.Approximate() {
		t.Errorf("%q %q %q", s.Text("nl"), s.Text("en"), s.CSV())
	}
	if want := []string{LabelInvented, LabelProvisional, LabelEstimate, LabelBreak}; !slices.Equal(s.Labels(), want) {
		t.Error(s.Labels())
	}
	other := Source{Name: "RIVM"}
	c.Source, c.Absence = &other, Missing
	s = one(set, Policy{})
	other.Name = "changed afterwards"
	if s.Source().Name != "RIVM" || len(s.Labels()) != 0 || s.Approximate() {
		t.Errorf("%+v %v", s.Source(), s.Labels())
	}
}

func TestOutOfTenNeedsFiftyAnswers(t *testing.T) {
	for n, want := range map[int]bool{20: false, 45: false, 50: true, 200: true} {
		s := one(own(Percent, false, ShareOf(n*3/10, n)), Policy{})
		if x, ok := s.OutOfTen(); ok != want || (ok && x != 3) {
			t.Errorf("n %d: %d %v", n, x, ok)
		}
	}
	if _, ok := one(own(Mean, false, MeanOf(3, 1, 100)), Policy{}).OutOfTen(); ok {
		t.Error("a mean is not x out of ten")
	}
}

func TestWithoutTheGateThereIsNoFigure(t *testing.T) {
	for what, s := range map[string]Shown{"zero value": {}, "outside": (Publication{}).At(3), "before": Disclose(Set{}, Policy{}).At(-1),
		"not found": Disclose(own(Percent, false, ShareOf(5, 50)), Policy{}).Find("GM9999", YearOf(2026), "")} {
		_, hasValue := s.Value()
		_, hasN := s.N()
		_, _, hasBounds := s.Bounds()
		if s.Present() || hasValue || hasN || hasBounds || s.Text("nl") != NoFigureMark || s.Reason() != "geen_cijfer" || s.CSV() != "" {
			t.Errorf("%s shows something: %+v", what, s)
		}
	}
	if s := Disclose(own(Percent, false, ShareOf(5, 50)), Policy{}).Find("WK030800", YearOf(2026), ""); s.Text("nl") != "10%" {
		t.Errorf("find: %q", s.Text("nl"))
	}
}

// What is hidden must not be readable from any form of the result: the figures of
// two sets that differ only in hidden cells are the same to the last byte.
func TestAHiddenFigureLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		audience := rapid.SampledFrom([]Audience{Public, Council, OwnDesk}).Draw(t, "audience")
		draw := func(name string) Value {
			n := rapid.IntRange(1, MinThreshold-1).Draw(t, name)
			return rapid.SampledFrom([]Value{ShareOf(rapid.IntRange(0, n).Draw(t, name+" k"), n), MeanOf(3, 1, n), Counted(50, n)}).Draw(t, name+" form")
		}
		a := Disclose(own(Percent, false, draw("a")), Policy{Audience: audience}).At(0)
		b := Disclose(own(Percent, false, draw("b")), Policy{Audience: audience}).At(0)
		a.source, b.source = nil, nil
		if a != b || fmt.Sprintf("%#v", a) != fmt.Sprintf("%#v", b) {
			t.Fatalf("%#v\n%#v", a, b)
		}
	})
}

// Outside the own desk nothing finer than what is shown stays inside: reflection,
// printing or a file cannot tell 29.03 % from 29.4 %.
func TestNothingFinerThanShownStaysInside(t *testing.T) {
	a := one(own(Percent, false, ShareOf(290, 1000)), Policy{})
	b := one(own(Percent, false, ShareOf(292, 1001)), Policy{})
	a.source, b.source = nil, nil
	if a != b {
		t.Errorf("%+v\n%+v", a, b)
	}
	raw, err := json.Marshal(a)
	if err != nil || string(raw) != "{}" || strings.Contains(fmt.Sprintf("%v", a), "29.0") {
		t.Errorf("%s %v", raw, err)
	}
}

func TestPublicationCountsWhatTheGateKeepsBack(t *testing.T) {
	set := own(Percent, false, ShareOf(4, 9), ShareOf(40, 90), Value{}, Counted(3, 0))
	p := Disclose(set, Policy{Audience: Council})
	if p.Hidden() != 2 || p.Len() != 4 || p.Audience() != Council {
		t.Errorf("%d hidden of %d", p.Hidden(), p.Len())
	}
}

func BenchmarkDiscloseMapOf342(b *testing.B) {
	set := own(Percent, false, slices.Repeat([]Value{Counted(12.4, 0)}, 342)...)
	set.Origin = SourceFigures
	for b.Loop() {
		Disclose(set, Policy{})
	}
}

func TestOnlySamplesAndPublishedBoundsHaveAMargin(t *testing.T) {
	for _, c := range []struct {
		v     Value
		basis Basis
		want  bool
	}{
		{ShareOf(30, 90), Sample, true}, {ShareOf(30, 90), Census, false}, {ShareOf(30, 90), ModelEstimate, false},
		{MeanOf(7, 1, 90), Census, false}, {Published(7, 6, 8), ModelEstimate, true}, {Published(7, 6, 8), Census, false},
	} {
		set := own(Percent, false, c.v)
		set.Origin, set.Cells[0].Basis = SourceFigures, c.basis
		if _, _, ok := one(set, Policy{}).Bounds(); ok != c.want {
			t.Errorf("%+v, %s: margin %v", c.v, c.basis, ok)
		}
	}
}
