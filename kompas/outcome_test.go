package kompas_test

import (
	"strings"
	"testing"

	"kompas/fault"
	"kompas/figure"
	. "kompas/kompas"
)

func whole(n int) *int { return &n }

func goal(reached, answered, yes int) ProvisionOutcome {
	return ProvisionOutcome{Kind: "doelrealisatie", Period: "2025", Reached: whole(reached), Measured: whole(answered), Positive: whole(yes), Rater: "inwoner"}
}

func TestNumbersOfAnOutcomeBelongTogether(t *testing.T) {
	grade := 8.2
	for name, c := range map[string]struct {
		o    ProvisionOutcome
		want string
	}{
		"good":                      {goal(100, 80, 56), ""},
		"more yes than answers":     {goal(100, 80, 81), "positief meer_ja_dan_antwoorden"},
		"more answers than people":  {goal(79, 80, 56), "antwoorden meer_antwoorden_dan_bereikt"},
		"nobody knows how many":     {ProvisionOutcome{Kind: "baat", Period: "2025", Measured: whole(80), Positive: whole(3), Rater: "naaste"}, ""},
		"a grade without a grade":   {ProvisionOutcome{Kind: "tevredenheid", Period: "2025", Measured: whole(80), Rater: "inwoner"}, "gemiddelde verplicht"},
		"a grade":                   {ProvisionOutcome{Kind: "tevredenheid", Period: "2025", Measured: whole(80), Mean: &grade, Rater: "inwoner"}, ""},
		"a share without yes":       {ProvisionOutcome{Kind: "baat", Period: "2025", Measured: whole(80), Rater: "inwoner"}, "positief verplicht"},
		"own question, no words":    {ProvisionOutcome{Kind: "eigen", Period: "2025", Measured: whole(8), Positive: whole(3), Rater: "inwoner"}, "vraag verplicht"},
		"a period that lies ahead":  {ProvisionOutcome{Kind: "baat", Period: "2027", Measured: whole(8), Positive: whole(3), Rater: "inwoner"}, "periode periode_in_de_toekomst"},
		"this year may be measured": {ProvisionOutcome{Kind: "baat", Period: "2026", Measured: whole(8), Positive: whole(3), Rater: "inwoner"}, ""},
		"no period":                 {ProvisionOutcome{Kind: "baat", Measured: whole(8), Positive: whole(3), Rater: "inwoner"}, "periode geen_periode"},
	} {
		var got []string
		if err := CheckOutcome(c.o, "2026-11-22"); err != nil {
			for _, f := range fault.As(err).Fields {
				got = append(got, f.Field+" "+f.Code)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestFewerThanTenAnswersAreNotShownAtTheOwnDeskEither(t *testing.T) {
	shown := figure.Disclose(Series([]ProvisionOutcome{goal(40, 9, 7), goal(40, 10, 7)}), figure.Policy{Audience: figure.OwnDesk})
	if s := shown.At(0); s.Present() || s.Reason() != figure.ReasonTooFew {
		t.Errorf("nine answers: got %s (%s)", s.Text("nl"), s.Reason())
	}
	if s := shown.At(1); s.Text("nl") != "70%" {
		t.Errorf("ten answers: got %s", s.Text("nl"))
	}
}

func TestAnAnswerOfEverybodyIsACount(t *testing.T) {
	shown := figure.Disclose(Series([]ProvisionOutcome{goal(80, 80, 56), goal(100, 80, 56)}), figure.Policy{Audience: figure.OwnDesk})
	if _, _, margin := shown.At(0).Bounds(); margin || shown.At(0).Basis() != figure.Census {
		t.Error("everybody answered, yet there is a margin")
	}
	if _, _, margin := shown.At(1).Bounds(); !margin {
		t.Error("one in five did not answer, yet there is no margin")
	}
}

func TestOwnQuestionsAreSeriesByTheirWords(t *testing.T) {
	a := ProvisionOutcome{ActivityID: "a", Kind: "eigen", Question: "Voelt u zich welkom?"}
	if !a.SameQuestion(ProvisionOutcome{ActivityID: "a", Kind: "eigen", Question: "voelt u zich  welkom?"}) {
		t.Error("capitals and spaces make another question")
	}
	if a.SameQuestion(ProvisionOutcome{ActivityID: "a", Kind: "eigen", Question: "Komt u terug?"}) {
		t.Error("other words are the same question")
	}
}
