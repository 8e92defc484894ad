package kompas_test

import (
	"fmt"
	"testing"

	. "kompas/kompas"
)

func TestTheStateOfOutcomeTellsOldFiguresFromNone(t *testing.T) {
	runs := func(a ActivityFacts) ActivityFacts { a.Runs = true; return a }
	for name, c := range map[string]struct {
		activities []ActivityFacts
		want       string
	}{
		"nothing runs":                     {nil, "nog_niet_begonnen stap5_leeg [0 0]"},
		"never measured":                   {[]ActivityFacts{runs(ActivityFacts{})}, "nog_niet_begonnen stap5_leeg [0 1]"},
		"only before this cycle":           {[]ActivityFacts{runs(ActivityFacts{Earlier: true}), runs(ActivityFacts{})}, "bezig stap5_eerder [0 2]"},
		"before this cycle, and now one":   {[]ActivityFacts{runs(ActivityFacts{Earlier: true}), runs(ActivityFacts{Measured: true})}, "bezig stap5_deel [1 2]"},
		"all of them":                      {[]ActivityFacts{runs(ActivityFacts{Measured: true})}, "actueel stap5_deel [1 1]"},
		"what stopped is not counted":      {[]ActivityFacts{{Measured: true}, runs(ActivityFacts{Measured: true})}, "actueel stap5_deel [1 1]"},
		"few answers and no story":         {[]ActivityFacts{runs(ActivityFacts{FewAnswers: true})}, "vraagt_aandacht stap5_weinig [0 1]"},
		"few answers and a story":          {[]ActivityFacts{runs(ActivityFacts{FewAnswers: true, Stories: 1}), runs(ActivityFacts{Measured: true})}, "bezig stap5_deel [1 2]"},
		"more drop out, seen before":       {[]ActivityFacts{runs(ActivityFacts{Earlier: true, DropOutWorse: true})}, "vraagt_aandacht stap5_uitval [0 1]"},
		"few answers, with a story beside": {[]ActivityFacts{runs(ActivityFacts{FewAnswers: true, Stories: 1})}, "bezig stap5_deel [0 1]"},
	} {
		s := StepStates(Facts{Activities: c.activities})[StepOutcome-1]
		if got := fmt.Sprint(s.Status, " ", s.Fact, " ", s.Params); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
