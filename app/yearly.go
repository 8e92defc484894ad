package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/kompas"
	"kompas/store"
)

// The yearly question, and what is behind an issue.
const (
	PartYearAnswer  kompas.PartKind = "jaarantwoord"
	PartYearOutcome kompas.PartKind = "jaaruitkomst"
	PartIssueCause  kompas.PartKind = "oorzaak"
)

func issueCauses() partKind[kompas.IssueCause] {
	return partKind[kompas.IssueCause]{kind: PartIssueCause, action: kompas.ActInsight, table: store.IssueCauses(),
		part:   func(x *kompas.IssueCause) *kompas.Part { return &x.Part },
		name:   func(x *kompas.IssueCause) string { return x.Text },
		fields: always(kompas.IssueCauseFields()),
	}
}

// yearAnswers are given by everybody who takes part in reviewing, each for oneself.
func yearAnswers() partKind[kompas.YearAnswer] {
	return partKind[kompas.YearAnswer]{kind: PartYearAnswer, action: kompas.ActJointReview, letter: 'D', table: store.YearAnswers(),
		part:   func(x *kompas.YearAnswer) *kompas.Part { return &x.Part },
		name:   func(x *kompas.YearAnswer) string { return x.Party },
		fields: always(kompas.YearAnswerFields()),
		start:  func(x *kompas.YearAnswer, today string) { x.Year = yearOf(today) },
		guard: func(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.YearAnswer) error {
			there, err := store.YearAnswers().Of(tx, c.ID)
			if slices.ContainsFunc(there, func(y kompas.YearAnswer) bool { return y.ID != x.ID && y.Year == x.Year && y.CreatedBy == x.CreatedBy }) {
				return wrongAt("nog-juist", "jaarvraag_al_beantwoord")
			}
			return err
		},
		may: func(by Actor, letter byte, on Object, x *kompas.YearAnswer) bool {
			if letter == 'A' {
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.May(kompas.ActJointReview, letter, on) && (x == nil || x.CreatedBy == by.Person.ID)
		},
	}
}

// yearOutcomes are written down by whoever makes actions for the whole compass, once a year, when somebody answered.
func yearOutcomes() partKind[kompas.YearOutcome] {
	return partKind[kompas.YearOutcome]{kind: PartYearOutcome, action: kompas.ActImprovement, table: store.YearOutcomes(),
		part:   func(x *kompas.YearOutcome) *kompas.Part { return &x.Part },
		name:   func(x *kompas.YearOutcome) string { return x.Text },
		fields: always(kompas.YearOutcomeFields()),
		start:  func(x *kompas.YearOutcome, today string) { x.Year = yearOf(today) },
		guard:  onceAYearAfterAnswers,
		may: func(by Actor, letter byte, on Object, _ *kompas.YearOutcome) bool {
			if letter == 'A' {
				return by.May(kompas.ActCompass, 'R', on)
			}
			on.Own, on.CreatedBy = nil, ""
			return by.May(kompas.ActImprovement, letter, on)
		},
	}
}

func onceAYearAfterAnswers(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.YearOutcome) error {
	there, err := store.YearOutcomes().Of(tx, c.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(there, func(y kompas.YearOutcome) bool { return y.ID != x.ID && y.Year == x.Year }) {
		return wrongAt("uitkomst", "staat_er_al")
	}
	answers, err := store.YearAnswers().Of(tx, c.ID)
	if err == nil && !slices.ContainsFunc(answers, func(y kompas.YearAnswer) bool { return y.Year == x.Year }) {
		err = wrongAt("uitkomst", "jaarvraag_eerst_antwoorden")
	}
	return err
}

func yearOf(day string) int {
	year, _ := strconv.Atoi(day[:min(4, len(day))]) // days always begin with their year
	return year
}

// Yearly is how the yearly question stands: whether it is time to ask it, and what came of it the last time.
type Yearly struct {
	Due  bool
	Last *kompas.YearOutcome // nil while nothing was written down
}

func (a *App) yearly(tx *store.Tx, c kompas.Compass) (Yearly, error) {
	all, err := store.YearOutcomes().Of(tx, c.ID)
	var y Yearly
	since := a.day(c.CreatedAt)
	for i, o := range all {
		if y.Last == nil || o.Year > y.Last.Year {
			y.Last, since = &all[i], a.day(o.CreatedAt)
		}
	}
	y.Due = kompas.YearlyDue(since, a.day(tx.Now)) && !c.Archived()
	return y, err
}

// YearPage is the page of the yearly question.
type YearPage struct {
	CompassFrame
	Yearly
	Year     int
	Answers  PartList[kompas.YearAnswer] // the latest first
	Outcomes PartList[kompas.YearOutcome]
}

// YearPage loads the page.
func (a *App) YearPage(ctx context.Context, by Actor, slug string) (YearPage, error) {
	var p YearPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		p.Year = yearOf(a.day(tx.Now))
		if p.Yearly, err = a.yearly(tx, c); err != nil {
			return err
		}
		if p.Answers, err = yearAnswers().list(tx, by, c, on); err != nil {
			return err
		}
		slices.Reverse(p.Answers.Lines)
		p.Answers.MayAdd = p.Answers.MayAdd && !slices.ContainsFunc(p.Answers.Lines, func(l PartLine[kompas.YearAnswer]) bool {
			return l.Part.Year == p.Year && l.Part.CreatedBy == by.Person.ID
		})
		p.Outcomes, err = yearOutcomes().list(tx, by, c, on)
		slices.Reverse(p.Outcomes.Lines)
		return err
	})
	return p, err
}
