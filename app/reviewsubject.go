package app

import (
	"slices"
	"strconv"
	"time"

	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// ReviewSubject is what a review is, or can be, about: a result first, or an activity.
type ReviewSubject struct {
	Kind     kompas.SubjectKind
	ID       string
	Key      string // in forms and addresses: resultaat-1, activiteit-koffie-contact
	Result   kompas.SocietalResult
	Activity kompas.Activity
}

func aboutResult(r kompas.SocietalResult) ReviewSubject {
	return ReviewSubject{Kind: kompas.SubjectResult, ID: string(r.ID), Key: "resultaat-" + strconv.Itoa(r.Number), Result: r}
}

func aboutActivity(x kompas.Activity) ReviewSubject {
	return ReviewSubject{Kind: kompas.SubjectActivity, ID: string(x.ID), Key: "activiteit-" + x.Slug, Activity: x}
}

// reviewSubjects lists what a review of a compass can be about: its results, then the activities that were carried out.
func reviewSubjects(tx *store.Tx, c kompas.CompassID) ([]ReviewSubject, error) {
	versions, err := tx.Results(c)
	if err != nil {
		return nil, err
	}
	activities, err := tx.Activities(c)
	if err != nil {
		return nil, err
	}
	var out []ReviewSubject
	for _, r := range currentResults(versions) {
		out = append(out, aboutResult(r))
	}
	for _, x := range activities {
		if measurable(x) {
			out = append(out, aboutActivity(x))
		}
	}
	return out, nil
}

// subjectOf finds what a review is about; only its kind and id are left when that was removed since.
func subjectOf(list []ReviewSubject, r kompas.Review) ReviewSubject {
	for _, s := range list {
		if s.Kind == r.SubjectKind && s.ID == r.SubjectID {
			return s
		}
	}
	return ReviewSubject{Kind: r.SubjectKind, ID: r.SubjectID}
}

// claims gives why the activities of the subject contribute to results, or why activities contribute to it.
func (s ReviewSubject) claims(tx *store.Tx, c kompas.CompassID) ([]kompas.ChangeClaim, error) {
	list, err := tx.Claims(c)
	return slices.DeleteFunc(list, func(m kompas.ChangeClaim) bool {
		return string(m.ResultID) != s.ID && string(m.ActivityID) != s.ID
	}), err
}

// EvidenceCard is a piece of evidence as the table sees it. Until partners judge, it holds no target, no verdict and
// nothing to compare with.
type EvidenceCard struct {
	kompas.ReviewEvidence
	About     bool // of the subject itself; a story can also be about the issue as a whole
	Indicator *IndicatorView
	Outcome   *OutcomeSeries
	Activity  kompas.Activity // of the outcome
	Story     *measure.Story
	Hidden    string // code of why it is not shown; the rest is empty then
	KnownOn   string // the day of whose knowledge the figures are; empty for those of today
	Newer     bool   // there are newer figures since
}

// Codes of why a piece of evidence is not shown.
const (
	hiddenNotYours  = "bewijs_niet_voor_u"
	hiddenWithdrawn = "bewijs_ingetrokken"
	hiddenGone      = "bewijs_weg"
)

// neutral takes out of an indicator all that judges: the target, the verdict, the municipalities it is compared with.
func neutral(v IndicatorView) IndicatorView {
	return IndicatorView{Indicator: v.Indicator, Place: v.Place, Series: v.Series, Latest: v.Latest}
}

// evidenceTable is what evidence of a compass is drawn from.
type evidenceTable struct {
	figures    figures
	results    []kompas.SocietalResult
	linked     []store.LinkedIndicator
	activities []ActivityLine
	measured   []kompas.ProvisionOutcome
	stories    []measure.Story
	by         Actor
	on         Object
}

func (a *App) evidenceTable(tx *store.Tx, by Actor, c kompas.CompassID, on Object) (evidenceTable, error) {
	t := evidenceTable{by: by, on: on}
	var err error
	if t.figures, err = a.figuresOf(tx, by, c, on); err != nil {
		return t, err
	}
	versions, err := tx.Results(c)
	if err != nil {
		return t, err
	}
	t.results = currentResults(versions)
	if t.linked, err = tx.IndicatorsOfCompass(c); err != nil {
		return t, err
	}
	if t.activities, err = activityLines(tx, by, c, on, t.results); err != nil {
		return t, err
	}
	if t.measured, err = tx.Outcomes(c); err != nil {
		return t, err
	}
	t.stories, err = tx.Stories(c)
	return t, err
}

// offered lists what can be put on the table about a subject: figures that the actor sees, then stories that may be told
// in a conversation, those about the subject first.
func (t evidenceTable) offered(s ReviewSubject) ([]EvidenceCard, error) {
	var list []kompas.ReviewEvidence
	for _, l := range t.linked {
		if t.current(l, s) {
			list = append(list, kompas.ReviewEvidence{Kind: kompas.EvidenceIndicator, ObjectID: string(l.Indicator.ID), Experience: l.Nature == figure.Experience})
		}
	}
	if s.Kind == kompas.SubjectActivity {
		mine := slices.DeleteFunc(slices.Clone(t.measured), func(o kompas.ProvisionOutcome) bool { return string(o.ActivityID) != s.ID })
		for _, group := range kompas.ByQuestion(mine) {
			list = append(list, kompas.ReviewEvidence{Kind: kompas.EvidenceOutcome, ObjectID: string(group[0].ID)})
		}
	}
	for _, about := range []bool{true, false} {
		for _, x := range t.stories {
			if t.tellsOf(x, s) == about && (about || x.ResultID == "" && x.ActivityID == "") {
				list = append(list, kompas.ReviewEvidence{Kind: kompas.EvidenceStory, ObjectID: string(x.ID), Experience: true})
			}
		}
	}
	var out []EvidenceCard
	for _, e := range list {
		card, err := t.card(e, kompas.PhaseRecognise, time.Time{})
		if err != nil {
			return nil, err
		}
		if card.shows() && len(out) < kompas.MaxEvidence {
			card.About = card.Story == nil || t.tellsOf(*card.Story, s)
			out = append(out, card)
		}
	}
	return out, nil
}

// current says whether an indicator belongs to the version of the subject that counts.
func (t evidenceTable) current(l store.LinkedIndicator, s ReviewSubject) bool {
	return s.Kind == kompas.SubjectResult && l.Link.ResultVersionID == s.Result.Edition.ID
}

// tellsOf says whether a story is about a subject; about a result also when it is about what contributes to it.
func (t evidenceTable) tellsOf(x measure.Story, s ReviewSubject) bool {
	if string(x.ResultID) == s.ID || string(x.ActivityID) == s.ID {
		return true
	}
	return slices.ContainsFunc(t.activities, func(l ActivityLine) bool {
		return l.ID == x.ActivityID && slices.ContainsFunc(l.Claims, func(m ClaimLine) bool { return string(m.ResultID) == s.ID })
	})
}

// shows says whether there is something to look at.
func (c EvidenceCard) shows() bool {
	switch {
	case c.Hidden != "":
		return false
	case c.Indicator != nil:
		return c.Indicator.Measured() > 0
	case c.Outcome != nil:
		return slices.ContainsFunc(c.Outcome.Points, func(p OutcomePoint) bool { return p.Figure.Present() })
	}
	return c.Story != nil
}

// cards gives the evidence of a review that began at an instant as the actor may see it in a phase.
func (t evidenceTable) cards(list []kompas.ReviewEvidence, phase kompas.Phase, began time.Time) ([]EvidenceCard, error) {
	var out []EvidenceCard
	for _, e := range list {
		card, err := t.card(e, phase, began)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

func (t evidenceTable) card(e kompas.ReviewEvidence, phase kompas.Phase, began time.Time) (EvidenceCard, error) {
	c := EvidenceCard{ReviewEvidence: e, Hidden: hiddenGone}
	known, err := knownFigures(e)
	if err != nil {
		return c, err
	}
	if known != nil {
		c.KnownOn = t.figures.dayOf(began)
	}
	switch e.Kind {
	case kompas.EvidenceIndicator:
		return t.indicatorCard(c, phase, known, began)
	case kompas.EvidenceOutcome:
		return t.outcomeCard(c, known), nil
	case kompas.EvidenceStory:
		c.Hidden = hiddenWithdrawn
		for i := range t.stories {
			if x := &t.stories[i]; string(x.ID) == e.ObjectID && x.May(measure.UseSession) {
				c.Story, c.Hidden = x, ""
			}
		}
	}
	return c, nil
}

// indicatorCard shows an indicator as it was known when the review began, or else as it is today.
func (t evidenceTable) indicatorCard(c EvidenceCard, phase kompas.Phase, known *knownEvidence, began time.Time) (EvidenceCard, error) {
	now, today, err := t.indicatorToday(c.ObjectID)
	if err != nil {
		return c, err
	}
	v, f := today.view(now, t.figures.policy, t.figures.today), t.figures
	switch {
	case known != nil:
		v = known.series().view(known.Link, f.policy, began.In(f.today.Location()))
		if now.Indicator.ID != "" {
			c.Newer = otherFigures(v.Series, today.view(now, f.policy, f.today).Series)
		}
	case now.Indicator.ID == "":
		return c, nil
	}
	if !phase.Reached(kompas.PhaseJudge) {
		v = neutral(v)
	}
	if phase.Reached(kompas.PhaseExplain) {
		v.Context = f.contextFor(v.AreaCode)
	}
	named := []IndicatorView{v}
	err = f.named(named)
	c.Indicator, c.Hidden = &named[0], ""
	return c, err
}

// indicatorToday finds an indicator in the version of its result that counts, or else in the newest that has it, with what
// was measured of it; without an id when it is not with any result any more.
func (t evidenceTable) indicatorToday(id string) (store.LinkedIndicator, series, error) {
	at := -1
	for i, l := range t.linked {
		counts := slices.ContainsFunc(t.results, func(r kompas.SocietalResult) bool { return r.Edition.ID == l.Link.ResultVersionID })
		if string(l.Indicator.ID) == id {
			if at = i; counts {
				break
			}
		}
	}
	if at < 0 {
		return store.LinkedIndicator{}, series{}, nil
	}
	s, err := t.figures.series(t.linked[at].Indicator)
	return t.linked[at], s, err
}

// outcomeCard finds the series that an outcome belongs to. A provider never sees the figures of another.
func (t evidenceTable) outcomeCard(c EvidenceCard, known *knownEvidence) EvidenceCard {
	for _, o := range t.measured {
		if string(o.ID) != c.ObjectID {
			continue
		}
		for _, x := range t.activities {
			if x.ID != o.ActivityID {
				continue
			}
			c.Activity, c.Hidden = x.Activity, hiddenNotYours
			if t.by.seesOutcomes(t.on.owned(x.Activity, x.Contributions)) {
				c.Outcome, c.Hidden = seriesWith(outcomeSeries(t.measured, x.ID, t.by.atDesk()), o.ID), ""
				if known != nil {
					today := c.Outcome
					c.Outcome = seriesWith(outcomeSeries(known.Outcomes, x.ID, t.by.atDesk()), o.ID)
					c.Newer = otherFigures(figuresIn(c.Outcome), figuresIn(today))
				}
			}
		}
	}
	return c
}

func seriesWith(list []OutcomeSeries, id kompas.OutcomeID) *OutcomeSeries {
	for i := range list {
		if slices.ContainsFunc(list[i].Points, func(p OutcomePoint) bool { return p.ID == id }) {
			return &list[i]
		}
	}
	return nil
}

// letters gives the letters that lie on the table.
func letters(list []kompas.ReviewEvidence) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.Letter)
	}
	return out
}

// EvidenceField names the field that puts a piece of evidence on the table.
func EvidenceField(objectID string) string { return "bewijs-" + objectID }
