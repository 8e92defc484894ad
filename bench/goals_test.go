package main

import (
	"strings"
	"testing"
)

func TestGoalIsJudgedByTheMedianRatioPerRound(t *testing.T) {
	f := figures{}
	// The machine grows slower in round 3; the ratio of that round does not.
	for _, round := range [][2]float64{{60, 100}, {55, 100}, {6, 10}} {
		f.add("write c=1", "per_s", ours, round[0])
		f.add("write c=1", "per_s", limit, round[1])
	}
	f.add("idle memory", "mb", ours, 41)
	list := []goal{
		{workload: "write c=1", figure: "per_s", worth: "answers/s", want: 0.5},
		{workload: "idle memory", figure: "mb", worth: "MB", want: 40, most: true, absolute: true},
		{workload: "page c=1", figure: "per_s", worth: "answers/s", want: 0.5},
	}
	us, bare, ratio, met, measured := f.judge(list[0])
	if us != 55 || bare != 100 || ratio != 0.6 || !met || !measured {
		t.Errorf("product %v, limit %v, ratio %v, met %v, measured %v", us, bare, ratio, met, measured)
	}
	var table strings.Builder
	missed, unmeasured := f.print(&table, list)
	if missed != 1 || unmeasured != 1 || !strings.Contains(table.String(), "NOT MET") || !strings.Contains(table.String(), "not measured") {
		t.Errorf("%d missed, %d not measured\n%s", missed, unmeasured, &table)
	}
}
