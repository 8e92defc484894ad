package figure

import (
	"slices"
	"testing"
)

func sampled(v Value) Observation { return Observation{Value: v, Basis: Sample} }

func TestADifferenceIsCalledClearOnlyWhenItsIntervalLeavesOutZero(t *testing.T) {
	estimate := Observation{Value: Counted(30, 0), Basis: ModelEstimate}
	register := func(v float64) Observation { return Observation{Value: Counted(v, 0), Basis: Census} }
	for name, x := range map[string]struct {
		a, b Observation
		want DifferenceCode
	}{
		"the worked case of S-03":      {sampled(ShareOf(45, 150)), sampled(ShareOf(60, 140)), ClearlyLower},
		"the same the other way round": {sampled(ShareOf(60, 140)), sampled(ShareOf(45, 150)), ClearlyHigher},
		"few answers":                  {sampled(ShareOf(9, 30)), sampled(ShareOf(12, 28)), NotClearlyApart},
		"published bounds far apart":   {sampled(Published(50, 47, 53)), sampled(Published(40, 37, 43)), ClearlyHigher},
		"published bounds that touch":  {sampled(Published(50, 45, 55)), sampled(Published(46, 41, 51)), NotClearlyApart},
		"no margin":                    {sampled(Counted(50, 0)), sampled(Counted(10, 0)), DifferenceUnknown},
		"one with, one without margin": {sampled(Counted(50, 0)), sampled(Published(10, 9, 11)), DifferenceUnlike},
		"counted, more":                {register(4.3), register(2.6), CountedHigher},
		"counted, less":                {register(0), register(2.6), CountedLower},
		"counted, the same":            {register(0), register(0), CountedEqual},
		"an estimate":                  {estimate, register(10), DifferenceGuessed},
		"another way of measuring":     {register(10), sampled(ShareOf(45, 150)), DifferenceUnlike},
		"no figure is not zero":        {Observation{Basis: Census}, register(0), DifferenceMissing},
	} {
		if got := DifferenceOf(Percent, x.a, x.b); got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
}

// Twenty-two wijken of 100 answers. One of 38 lies 1.7 standard errors from the rest, p = .09: alone worth a look, among twenty-two not.
func TestPartsAreHighlightedAfterLookingAtAllOfThem(t *testing.T) {
	parts := []Observation{sampled(ShareOf(52, 100)), sampled(ShareOf(38, 100)), sampled(ShareOf(9, 100))}
	k := 52 + 38 + 9
	for range 19 {
		parts = append(parts, sampled(ShareOf(30, 100)))
		k += 30
	}
	got := AgainstWhole(Percent, parts, sampled(ShareOf(k, 2200)))
	want := append([]DifferenceCode{ClearlyHigher, NotClearlyApart, ClearlyLower}, slices.Repeat([]DifferenceCode{NotClearlyApart}, 19)...)
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := AgainstWhole(Percent, parts[:1], sampled(ShareOf(52, 100))); got[0] != DifferenceUnknown {
		t.Errorf("a part that is the whole: %s", got[0])
	}
	if got := AgainstWhole(Percent, []Observation{{Value: Counted(3, 0), Basis: Census}}, Observation{Value: Counted(4, 0), Basis: Census}); got[0] != CountedLower {
		t.Errorf("a register: %s", got[0])
	}
}

func TestCountsOfPeopleMakeAShareSoThatASurveyHasItsMargin(t *testing.T) {
	v, absence := Divide(18, 60, Percent)
	if absence != Present || v != ShareOf(18, 60) {
		t.Errorf("%+v %d", v, absence)
	}
	if v, _ := Divide(18.5, 60, Percent); v.Form != PlainValue {
		t.Errorf("half a person is no count: %+v", v)
	}
	if v, _ := Divide(70, 60, Percent); v.Form != PlainValue {
		t.Errorf("more than all is no share: %+v", v)
	}
	if _, absence := Divide(0, 0, Percent); absence != NotApplicable {
		t.Errorf("of nobody: %d", absence)
	}
}
