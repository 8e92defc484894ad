package kompas

import "time"

// YearVerdict (antwoord op de jaarlijkse vraag) is whether partners still do the right things.
type YearVerdict string

// YearVerdicts lists them.
func YearVerdicts() []YearVerdict { return []YearVerdict{"ja", "deels", "nee"} }

// YearAnswer (jaarlijks antwoord) is what one person answers in a year to: do we still do the right things?
type YearAnswer struct {
	Part
	Year   int
	Party  string // for whom the person speaks
	Answer YearVerdict
	Note   string
}

// YearAnswerFields are the fields a form may change.
func YearAnswerFields() []Field[YearAnswer] {
	return []Field[YearAnswer]{
		RequiredTextField("namens", MaxName, false, func(a *YearAnswer) *string { return &a.Party }),
		ChoiceField("nog-juist", YearVerdicts(), func(a *YearAnswer) *YearVerdict { return &a.Answer }),
		TextField("toelichting", MaxSentence, false, func(a *YearAnswer) *string { return &a.Note }),
	}
}

// YearOutcome (uitkomst van de jaarlijkse vraag) is what partners take from the answers of a year to the improvement cycle.
type YearOutcome struct {
	Part
	Year   int
	Text   string
	Target FeedbackTarget // where it belongs
}

// YearOutcomeFields are the fields a form may change.
func YearOutcomeFields() []Field[YearOutcome] {
	return []Field[YearOutcome]{
		RequiredTextField("uitkomst", MaxText, true, func(o *YearOutcome) *string { return &o.Text }),
		ChoiceField("waarbij", FeedbackTargets(), func(o *YearOutcome) *FeedbackTarget { return &o.Target }),
	}
}

// YearlyDue says whether it is time to ask again: a year after the compass began, or after the last time. Days are 2026-11-28.
func YearlyDue(last, today string) bool {
	at, err := time.Parse(time.DateOnly, last)
	return err == nil && at.AddDate(1, 0, 0).Format(time.DateOnly) <= today
}

// IssueCause (oorzaak) is something behind a stubborn issue, what it leads to in turn, and who can do something about it.
type IssueCause struct {
	Part
	Text        string
	LeadsTo     string
	WhoCan      string
	Perspective Perspective // who named it
}

// IssueCauseFields are the fields a form may change.
func IssueCauseFields() []Field[IssueCause] {
	return []Field[IssueCause]{
		RequiredTextField("oorzaak", MaxSentence, false, func(c *IssueCause) *string { return &c.Text }),
		TextField("werkt-door", MaxSentence, false, func(c *IssueCause) *string { return &c.LeadsTo }),
		TextField("wie-kan-iets", MaxSentence, false, func(c *IssueCause) *string { return &c.WhoCan }),
		ChoiceField("perspectief", Perspectives(), func(c *IssueCause) *Perspective { return &c.Perspective }),
	}
}
