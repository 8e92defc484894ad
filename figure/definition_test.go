package figure

import (
	"testing"
	"time"
)

func threeDefinitions() Definitions {
	day := func(n int) time.Time { return time.Date(2024, 1, n, 0, 0, 0, 0, time.UTC) }
	return Definitions{{Number: 1, Text: "mensen die zich vaak eenzaam voelen"}, {Number: 2, Text: "wie zich vaak eenzaam voelt", OnlyWords: true, Since: day(10)},
		{Number: 3, Text: "wie zich soms eenzaam voelt", Since: day(20)}}
}

func TestFiguresCountTheSameWhereOnlyTheWordsDiffer(t *testing.T) {
	d := threeDefinitions()
	for _, c := range []struct {
		a, b  int
		alike bool
	}{{0, 1, true}, {1, 2, true}, {2, 1, true}, {2, 3, false}, {1, 3, false}, {3, 3, true}, {3, 4, false}} {
		if got := d.Alike(c.a, c.b); got != c.alike {
			t.Errorf("%d and %d alike: %v", c.a, c.b, got)
		}
	}
	if Definitions(nil).Alike(1, 2) {
		t.Error("a definition that nobody knows counts the same")
	}
}

func TestTheDefinitionOfADayIsTheOneInUseThen(t *testing.T) {
	d := threeDefinitions()
	for day, number := range map[int]int{1: 1, 10: 2, 19: 2, 20: 3} {
		if got := d.On(time.Date(2024, 1, day, 0, 0, 0, 0, time.UTC)); got.Number != number {
			t.Errorf("day %d: %d", day, got.Number)
		}
	}
}

func TestAChangeOfDefinitionBreaksTheSeries(t *testing.T) {
	d := threeDefinitions()
	layers := []Layer{{Period: "2020", Definition: 1}, {Period: "2021", Definition: 2}, {Period: "2022", Definition: 3}, {Period: "2023", Definition: 3}}
	d.MarkChanges(layers)
	for i, want := range []bool{false, false, true, false} {
		if layers[i].BreakBefore != want {
			t.Errorf("%s: %v", layers[i].Period, layers[i].BreakBefore)
		}
	}
	var obs []Observation
	for _, l := range layers {
		p, _ := ParsePeriod(l.Period)
		obs = append(obs, Observation{Period: p, Definition: l.Definition, BreakBefore: l.BreakBefore, Value: Counted(10, 0), Basis: Census})
	}
	changes := d.Changes(obs)
	if len(changes) != 1 || changes[0].From.String() != "2022" || changes[0].Before.Number != 2 || changes[0].After.Number != 3 {
		t.Errorf("%+v", changes)
	}
	if trend, err := TrendOf(Count, obs); err != nil || trend.N != 2 {
		t.Errorf("a trend over the change: %+v %v", trend, err)
	}
	obs[2].Value = Value{} // of the year of the change itself there is no figure
	if trend, err := TrendOf(Count, obs); err != nil || trend.N != 1 {
		t.Errorf("a trend over a change of which the figure is missing: %+v %v", trend, err)
	}
}

func TestNoProgressOverAChangeOfMethod(t *testing.T) {
	c := Case{Unit: Percent, Target: Target{Kind: DecreaseTo, Value: 40}, Baseline: Observation{Value: ShareOf(300, 600), Basis: Sample},
		Now: Observation{Value: ShareOf(264, 600), Basis: Sample}, T0: 2024, T: 2026, TEnd: 2028, Broken: true}
	if p, err := ProgressOf(c); err != nil || p.State != ProgressBroken || p.HasShare {
		t.Errorf("%+v %v", p, err)
	}
}
