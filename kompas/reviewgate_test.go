package kompas_test

import (
	"testing"

	"kompas/fault"
	. "kompas/kompas"
)

func TestAReviewNeedsAFigureAndAnExperience(t *testing.T) {
	figure := ReviewEvidence{Kind: EvidenceIndicator}
	felt := ReviewEvidence{Kind: EvidenceIndicator, Experience: true}
	story := ReviewEvidence{Kind: EvidenceStory, Experience: true}
	for name, c := range map[string]struct {
		on   []ReviewEvidence
		code string
	}{
		"nothing":              {nil, "verbetergesprek_zonder_cijfer"},
		"only a story":         {[]ReviewEvidence{story}, "verbetergesprek_zonder_cijfer"},
		"only a figure":        {[]ReviewEvidence{figure}, "verbetergesprek_zonder_verhaal"},
		"a figure and a story": {[]ReviewEvidence{figure, story}, ""},
		"an experience figure": {[]ReviewEvidence{felt}, ""},
	} {
		if got := codeOf(CheckReviewStart(c.on)); got != c.code {
			t.Errorf("%s: got %q, want %q", name, got, c.code)
		}
	}
}

func codeOf(err error) string {
	if err == nil {
		return ""
	}
	return fault.As(err).Code
}

func TestEachPhaseHasItsGate(t *testing.T) {
	seats := []StakeholderSeat{{ID: "s1"}, {ID: "s2"}}
	heard := []ReviewStatement{{Phase: PhaseRecognise, SeatID: "s1", Recognised: "herken_ik"}, {Phase: PhaseRecognise, SeatID: "s2", Recognised: "weet_niet"}}
	claim := []ChangeClaim{{ID: "c1"}}
	keep, better := Judgement{Verdict: "behouden"}, Judgement{Verdict: "kan_beter"}
	cases := map[string]struct {
		review Review
		table  ReviewTable
		code   string
	}{
		"one seat was not heard":             {Review{Phase: PhaseRecognise}, ReviewTable{Present: seats, Statements: heard[:1]}, "fase_niet_iedereen_gehoord"},
		"an explanation is no recognition":   {Review{Phase: PhaseRecognise}, ReviewTable{Present: seats[:1], Statements: []ReviewStatement{{Phase: PhaseExplain, SeatID: "s1", Recognised: "herken_ik"}}}, "fase_niet_iedereen_gehoord"},
		"all were heard":                     {Review{Phase: PhaseRecognise}, ReviewTable{Present: seats, Statements: heard}, ""},
		"a claim is open":                    {Review{Phase: PhaseExplain}, ReviewTable{Claims: claim}, "fase_als_dan_zonder_antwoord"},
		"an empty verdict is no verdict":     {Review{Phase: PhaseExplain}, ReviewTable{Claims: claim, Verdicts: []ClaimVerdict{{ClaimID: "c1"}}}, "fase_als_dan_zonder_antwoord"},
		"unknown is a verdict":               {Review{Phase: PhaseExplain}, ReviewTable{Claims: claim, Verdicts: []ClaimVerdict{{ClaimID: "c1", Verdict: "onbekend"}}}, ""},
		"nothing said of what stays":         {Review{Phase: PhaseJudge}, ReviewTable{Judgements: []Judgement{better}}, "fase_behouden_leeg"},
		"nothing said of what can be better": {Review{Phase: PhaseJudge}, ReviewTable{Judgements: []Judgement{keep}}, "fase_beter_leeg"},
		"nothing stays, confirmed":           {Review{Phase: PhaseJudge, KeepNothing: true}, ReviewTable{Judgements: []Judgement{better}}, ""},
		"both lists":                         {Review{Phase: PhaseJudge}, ReviewTable{Judgements: []Judgement{keep, better}}, ""},
		"no action":                          {Review{Phase: PhaseImprove}, ReviewTable{}, "fase_geen_actie"},
		"keep it so":                         {Review{Phase: PhaseImprove, KeepAsIs: true}, ReviewTable{}, ""},
		"one action":                         {Review{Phase: PhaseImprove}, ReviewTable{Actions: []ImprovementAction{{}}}, ""},
		"finished":                           {Review{Phase: PhaseFinished}, ReviewTable{}, "verbetergesprek_afgerond"},
	}
	for name, c := range cases {
		if got := codeOf(c.review.CheckNext(c.table)); got != c.code {
			t.Errorf("%s: got %q, want %q", name, got, c.code)
		}
	}
}

func TestAJudgementComesAfterRecognisingAndExplaining(t *testing.T) {
	for _, p := range append(Phases(), PhaseFinished) {
		want := ""
		if p == PhaseRecognise || p == PhaseExplain {
			want = "KC-602"
		} else if p != PhaseJudge {
			want = "fase_voorbij"
		}
		if got := codeOf(Review{Phase: p}.CheckContribution(PhaseJudge)); got != want {
			t.Errorf("in %s: got %q, want %q", p, got, want)
		}
	}
}

func TestAnActionNamesTheStepItGoesBackTo(t *testing.T) {
	f, _ := FieldByName(ActionFields(), "waarbij")
	var a ImprovementAction
	if err := f.Set(&a, ""); err == nil || err.Code != "KC-606" {
		t.Fatalf("got %v", err)
	}
	if err := f.Set(&a, "stap3"); err != nil || a.Target.Step() != StepActivities {
		t.Fatalf("got %v, step %d", err, a.Target.Step())
	}
}
