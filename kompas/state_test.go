package kompas_test

import (
	"fmt"
	"testing"
	"time"

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

func TestHowFarACompassIsFollowsFromWhatIsThereAndGoesBackWithIt(t *testing.T) {
	idea, runs := []ActivityFacts{{}}, []ActivityFacts{{Runs: true}}
	result := []ResultFacts{{}}
	for name, c := range map[string]struct {
		compass Compass
		facts   Facts
		want    CompassStatus
	}{
		"nothing yet, whatever was stored":      {Compass{Status: CompassRunning}, Facts{}, CompassExploring},
		"looked at figures only":                {Compass{}, Facts{FiguresUsed: true, Insights: 3}, CompassExploring},
		"an ambition":                           {Compass{}, Facts{Ambitions: 1}, CompassBuilding},
		"an activity that runs for no result":   {Compass{}, Facts{Activities: runs}, CompassBuilding},
		"a result with an idea":                 {Compass{}, Facts{Results: result, Activities: idea}, CompassBuilding},
		"a result with what runs":               {Compass{}, Facts{Results: result, Activities: runs}, CompassRunning},
		"partners improve":                      {Compass{}, Facts{Results: result, Activities: runs, ReviewBusy: true}, CompassImproving},
		"the review is over":                    {Compass{Status: CompassImproving}, Facts{Results: result, Activities: runs, SessionThisCycle: true}, CompassRunning},
		"put away, whatever goes on":            {Compass{ArchivedAt: time.Unix(1, 0)}, Facts{Results: result, Activities: runs, ReviewBusy: true}, CompassClosed},
		"to practise with, however much it has": {Compass{IsPractice: true}, Facts{Results: result, Activities: runs}, CompassPractice},
	} {
		if got := c.compass.Stage(c.facts); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
