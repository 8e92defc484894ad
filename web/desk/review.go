package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// reviewPage is one phase of one review.
type reviewPage struct {
	*web.Request
	app.ReviewPage
	Sent    web.FormState
	Seat    kompas.StakeholderSeat // whose answers are written down
	Removed string                 // id of what was just taken away
}

const (
	phaseForm       = "verder"
	nothingForm     = "niets"
	recogniseForm   = "herkennen"
	explanationForm = "verklaring"
	claimAnswerForm = "als-dan"
	judgementForm   = "waardering"
)

func (d *Desk) review(r *web.Request) error { return d.drawReview(r, web.FormState{}) }

func (d *Desk) drawReview(r *web.Request, s web.FormState) error {
	v, err := r.App.ReviewPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), kompas.Phase(r.Query("fase")))
	if err != nil {
		return err
	}
	p := reviewPage{Request: r, ReviewPage: v, Sent: s, Removed: r.Query("weg")}
	p.Seat = p.chooseSeat(r.Param("stoel") + r.Query("stoel"))
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepImprove, Title: reviewTitle(r, v.Subject), Menu: "gesprekken",
		Under: []ui.Crumb{stepCrumb(r, v.Compass, kompas.StepImprove)}, Body: reviewBody(p)})
}

// chooseSeat finds the seat that was asked for, or the first that was not heard yet.
func (p reviewPage) chooseSeat(id string) kompas.StakeholderSeat {
	for _, z := range p.Table.Present {
		if string(z.ID) == id {
			return z
		}
	}
	if silent := p.Table.Silent(); len(silent) > 0 {
		return silent[0]
	}
	if len(p.Table.Present) > 0 {
		return p.Table.Present[0]
	}
	return kompas.StakeholderSeat{}
}

// post is the address that takes something of this review.
func (p reviewPage) post(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"verbeteren", "gesprek", p.Review.Slug}, parts...)...)
}

// at is the page of a phase of this review; of the one it is in when none is given.
func (p reviewPage) at(phase kompas.Phase) string {
	at := inCompass(p.Request, p.Compass.Slug, "verbeteren", p.Review.Slug)
	if phase == "" || phase == p.Review.Phase {
		return at
	}
	return at + "?fase=" + string(phase)
}

// form is one of the forms of the page.
func (p reviewPage) form(id string, autosave bool) web.FormView {
	return web.FormView{ID: id, State: p.Sent, Autosave: autosave}
}

func (d *Desk) nextPhase(r *web.Request) error {
	from := kompas.Phase(r.Form("fase")["fase"])
	if err := r.App.NextPhase(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), from, r.Key()); err != nil {
		return r.Again(phaseForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r))
}

func (d *Desk) recognise(r *web.Request) error {
	seat := r.Param("stoel")
	return r.EditForm(recogniseForm, postedNames(r.R.PostForm, "herkend-", "toelichting-"), func(e app.Edit) (app.Edited, error) {
		return r.App.Recognise(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), kompas.SeatID(seat), e)
	}, reviewAt(r)+"#wie-herkent", func(s web.FormState) error { return d.drawReview(r, s) })
}

func explanationFields(r *web.Request) []string {
	return append([]string{"toelichting", "stoel", "werkzaam"}, postedNames(r.R.PostForm, kompas.AboutField(""))...)
}

func (d *Desk) addExplanation(r *web.Request) error {
	fields := explanationFields(r)
	err := r.App.AddExplanation(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Form(fields...), r.Key())
	if err != nil {
		return r.Again(explanationForm, fields, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#verklaring-erbij")
}

func (d *Desk) editExplanation(r *web.Request) error {
	id := r.Param("id")
	fields := []string{"toelichting", "stoel", "werkzaam"}
	for i := range kompas.MaxEvidence { // a box that was cleared is not sent
		if name := kompas.AboutField(kompas.Letter(i)); r.R.PostForm.Has("tafel-" + kompas.Letter(i)) {
			fields = append(fields, name)
		}
	}
	return r.EditForm(explanationForm+"-"+id, fields, func(e app.Edit) (app.Edited, error) {
		return r.App.EditExplanation(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), id, e)
	}, reviewAt(r)+"#uitspraak-"+id, func(s web.FormState) error { return d.drawReview(r, s) })
}

func (d *Desk) removeExplanation(r *web.Request) error {
	err := r.App.RemoveExplanation(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Param("id"))
	if err != nil {
		return r.Again(explanationForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "?weg=" + r.Param("id") + "#gezegd")
}

func (d *Desk) restoreExplanation(r *web.Request) error {
	err := r.App.RestoreExplanation(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Param("id"))
	if err != nil {
		return r.Again(explanationForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#gezegd")
}

func (d *Desk) answerClaim(r *web.Request) error {
	id := r.Param("id")
	return r.EditForm(claimAnswerForm+"-"+id, []string{"klopt", "toelichting"}, func(e app.Edit) (app.Edited, error) {
		return r.App.AnswerClaim(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), kompas.ClaimID(id), e)
	}, reviewAt(r)+"#theorie", func(s web.FormState) error { return d.drawReview(r, s) })
}

func (d *Desk) addJudgement(r *web.Request) error {
	fields := []string{"oordeel", "waardering"}
	err := r.App.AddJudgement(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Form(fields...), r.Key())
	if err != nil {
		return r.Again(judgementForm, fields, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#lijsten")
}

func (d *Desk) removeJudgement(r *web.Request) error {
	err := r.App.RemoveJudgement(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Param("id"))
	if err != nil {
		return r.Again(judgementForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "?weg=" + r.Param("id") + "#lijsten")
}

func (d *Desk) restoreJudgement(r *web.Request) error {
	err := r.App.RestoreJudgement(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Param("id"))
	if err != nil {
		return r.Again(judgementForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#lijsten")
}

func (d *Desk) confirmNothing(r *web.Request) error {
	form := r.Form("lijst", "ja")
	err := r.App.ConfirmNothing(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), app.Nothing(form["lijst"]), form["ja"] != "")
	if err != nil {
		return r.Again(nothingForm, nil, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#lijsten")
}

func (d *Desk) addAction(r *web.Request) error {
	_, err := r.App.AddAction(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Form(actionFields()...), r.Key())
	if err != nil {
		return r.Again(actionForm, actionFields(), err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#lijsten")
}

// reviewState says where a review is.
func reviewState(r *web.Request, x kompas.Review) ui.StatusWord {
	if x.Phase == kompas.PhaseFinished {
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.Code("fase_" + string(x.Phase))}
	}
	return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.T("verbeter.bezig-met", "Bezig: {0}", r.P.Code("fase_"+string(x.Phase)))}
}

// phaseLine is one phase in the line of four.
type phaseLine struct {
	Phase    kompas.Phase
	Number   int
	Question string
	Class    string
	Done     bool
	Shown    bool
	URL      string // empty for a phase that was not reached
}

func (p reviewPage) phases() []phaseLine {
	questions := map[kompas.Phase]string{
		kompas.PhaseRecognise: p.P.T("fase.herkennen.vraag", "Zien we dit ook in de praktijk?"), kompas.PhaseExplain: p.P.T("fase.verklaren.vraag", "Hoe komt het?"),
		kompas.PhaseJudge: p.P.T("fase.waarderen.vraag", "Wat vinden we ervan?"), kompas.PhaseImprove: p.P.T("fase.verbeteren.vraag", "Wat gaan we anders doen?"),
	}
	var out []phaseLine
	for i, f := range kompas.Phases() {
		l := phaseLine{Phase: f, Number: i + 1, Question: questions[f], Class: "fase fase--straks", Shown: f == p.Phase}
		if p.Review.Phase.Reached(f) {
			l.Class, l.URL, l.Done = "fase fase--af", p.at(f), f != p.Review.Phase
		}
		if l.Shown || f == p.Review.Phase && p.Phase == kompas.PhaseFinished {
			l.Class = "fase fase--nu"
		}
		out = append(out, l)
	}
	return out
}

// heading is the phase with its question.
func (p reviewPage) heading() string {
	for _, l := range p.phases() {
		if l.Shown {
			return p.P.Code("fase_"+string(l.Phase)) + ": " + lowerFirst(l.Question)
		}
	}
	return p.P.T("verbeter.uitkomst", "Wat kwam eruit?")
}

// guidance is what the table keeps in mind in a phase.
func (p reviewPage) guidance() string {
	switch p.Phase {
	case kompas.PhaseRecognise:
		return p.P.T("fase.herkennen.leidraad", "Nog geen oordeel. Wat zeggen de cijfers en verhalen? Herkent u dit?")
	case kompas.PhaseExplain:
		return p.P.T("fase.verklaren.leidraad", "Nog geen oordeel. Vraag door: wat is er veranderd? Voor wie wel, voor wie niet?")
	case kompas.PhaseJudge:
		return p.P.T("fase.waarderen.leidraad", "Nu mag u een oordeel geven. Wat blijft, wat kan beter, wat moet beter?")
	case kompas.PhaseImprove:
		return p.P.T("fase.verbeteren.leidraad", "Kies wat u anders gaat doen, en bij welke stap dat hoort.")
	}
	return ""
}

// before is the phase before the one that is shown; empty for the first.
func (p reviewPage) before() kompas.Phase {
	var last kompas.Phase
	for _, f := range kompas.Phases() {
		if f == p.Phase {
			break
		}
		last = f
	}
	return last
}

// onward is the button to the next phase.
func (p reviewPage) onward() ui.Button {
	b := ui.Button{Kind: ui.Primary, Text: p.P.T("verbeter.rond-af", "Rond het verbetergesprek af")}
	if next := p.Phase.Next(); next != kompas.PhaseFinished {
		b.Text = p.P.T("verbeter.verder", "Verder naar {0}", lowerFirst(p.P.Code("fase_"+string(next))))
	}
	return b
}

// judging says whether partners judge in the phase that is shown; before that nothing on the page does.
func (p reviewPage) judging() bool { return p.Phase.Reached(kompas.PhaseJudge) }

// evidenceTrend draws an indicator small: in one colour and without a target until partners judge.
func (p reviewPage) evidenceTrend(c app.EvidenceCard) chart.Trend {
	t := trend(p.Request, "bewijs-"+c.Letter, ownArea(p.Request, *c.Indicator), *c.Indicator)
	t.Small, t.Neutral = true, !p.judging()
	return t
}

// maxBars is how many periods of an outcome stand on a card.
const maxBars = 4

// evidenceBars draws what participants answered, the newest periods, in one colour.
func (p reviewPage) evidenceBars(c app.EvidenceCard) chart.Bars {
	b := chart.Bars{ID: "bewijs-" + c.Letter, Title: seriesName(p.Request, *c.Outcome) + ", " + c.Activity.Name}
	points := c.Outcome.Points[max(0, len(c.Outcome.Points)-maxBars):]
	var words []string
	for _, x := range points {
		row := chart.Bar{Name: x.Figure.Period().Text(lang(p.Request)), Text: x.Figure.Text(lang(p.Request))}
		if v, ok := x.Figure.Value(); ok {
			row.Value = v
		} else {
			row.Missing, row.Text = true, hiddenOutcome(p.Request, x.Figure)
		}
		if n, ok := x.Figure.N(); ok && !row.Missing {
			row.Note = "(" + p.P.T("uitkomst.n", "n = {0}", n) + ")"
		}
		b.Rows = append(b.Rows, row)
		words = append(words, row.Name+": "+row.Text+" "+row.Note)
	}
	b.Desc = strings.Join(words, ". ")
	return b
}

// recognised counts who recognises a piece of evidence: 3 herkennen dit, 1 niet.
func (p reviewPage) recognised(letter string) string {
	n := map[kompas.Recognition]int{}
	for _, s := range p.Table.Statements {
		if s.Phase == kompas.PhaseRecognise && s.Evidence == letter {
			n[s.Recognised]++
		}
	}
	var parts []string
	for _, x := range kompas.Recognitions() {
		if n[x] > 0 {
			parts = append(parts, p.P.T("verbeter.zo-vaak", "{0} keer ‘{1}’", n[x], p.P.Code("herkend_"+string(x))))
		}
	}
	return strings.Join(parts, ", ")
}

// heard says whether a seat answered.
func (p reviewPage) heard(z kompas.StakeholderSeat) bool {
	for _, s := range p.Table.Silent() {
		if s.ID == z.ID {
			return false
		}
	}
	return true
}

// seatOptions lists who was there.
func (p reviewPage) seatOptions() []ui.Option {
	var out []ui.Option
	for _, z := range p.Table.Present {
		out = append(out, ui.Option{Value: string(z.ID), Text: z.Name + " (" + p.P.Code("perspectief_"+string(z.Perspective)) + ")"})
	}
	return out
}

// seatOf finds who said something.
func (p reviewPage) seatOf(s kompas.ReviewStatement) kompas.StakeholderSeat {
	for _, z := range p.Table.Present {
		if z.ID == s.SeatID {
			return z
		}
	}
	return kompas.StakeholderSeat{Perspective: s.Perspective}
}

// belongs writes to which evidence a statement belongs: hoort bij A en D.
func (p reviewPage) belongs(s kompas.ReviewStatement) string {
	if s.Evidence == "" {
		return ""
	}
	return p.P.T("verbeter.hoort-bij", "hoort bij {0}", listed(p.Request, strings.Split(s.Evidence, "")))
}

// notes are what seats added to their answers.
func (p reviewPage) notes() []kompas.ReviewStatement {
	var out []kompas.ReviewStatement
	for _, s := range p.Table.Statements {
		if s.Phase == kompas.PhaseRecognise && s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// answersTable tells who recognises what.
func (p reviewPage) answersTable() ui.Table {
	t := ui.Table{Caption: p.P.T("verbeter.wie-herkent", "Wie herkent wat?"), Hidden: true, Columns: []ui.Column{{Name: p.P.T("verbeter.aan-tafel", "Aan tafel")}}}
	for _, c := range p.Evidence {
		t.Columns = append(t.Columns, ui.Column{Name: c.Letter})
	}
	for _, z := range p.Table.Present {
		said, _ := p.Said(z)
		row := []string{z.Name}
		for _, c := range p.Evidence {
			text := "–"
			if x := said[c.Letter].Recognised; x != "" {
				text = p.P.Code("herkend_" + string(x))
			}
			row = append(row, text)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// statement is what one seat answered about a piece of evidence.
func (p reviewPage) statement(letter string) kompas.ReviewStatement {
	said, _ := p.Said(p.Seat)
	return said[letter]
}

// answersVersion is the version of the answers of the seat.
func (p reviewPage) answersVersion() int64 {
	_, v := p.Said(p.Seat)
	return v
}

// undo offers to put back what was just taken away.
func (p reviewPage) undo(kind string) ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("verbeter.weggehaald", "Weggehaald"), Action: p.post(kind, p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

// nothing is the button that says that a list stays empty, or takes that back.
func (p reviewPage) nothing(list app.Nothing, yes bool) ui.Post {
	post := ui.Post{Action: p.post("niets"), Key: p.App.NewKey(), Hidden: []ui.Hidden{{Name: "lijst", Value: string(list)}},
		Button: ui.Button{Kind: ui.Secondary, Text: p.P.T("verbeter.niets", "Niets")}}
	switch {
	case !yes:
		post.Plain, post.Button.Text = true, p.P.T("verbeter.toch-wel", "Toch wel")
		return post
	case list == app.NothingStays:
		post.Button.Text = p.P.T("verbeter.niets-blijft", "Er is niets dat zo moet blijven")
	case list == app.NothingBetter:
		post.Button.Text = p.P.T("verbeter.niets-beter", "Er is niets dat beter kan")
	case list == app.NothingChanges:
		post.Button.Text = p.P.T("verbeter.zo-houden", "We houden het zo")
	}
	post.Hidden = append(post.Hidden, ui.Hidden{Name: "ja", Value: "ja"})
	return post
}

// reviewChanges writes the history of a review: fields that go by letter get the letter.
func reviewChanges(r *web.Request, lines []app.HistoryLine) []ui.Change {
	return changesBeside(r, lines, func(field string) string {
		name, letter, _ := strings.Cut(field, "-")
		switch name {
		case "herkend":
			return r.P.T("verbeter.veld.herkend", "of {0} wordt herkend", letter)
		case "toelichting":
			return r.P.T("verbeter.veld.toelichting", "toelichting bij {0}", letter)
		case "over":
			return r.P.T("verbeter.veld.over", "hoort bij {0}", letter)
		}
		return ""
	})
}

// contains says whether a statement is about the evidence of a letter.
func contains(letters, letter string) bool { return strings.Contains(letters, letter) }

// lettersOnTable tells with a form which boxes it holds, for one that was cleared is not sent.
func (p reviewPage) lettersOnTable() []ui.Hidden {
	var out []ui.Hidden
	for _, c := range p.Evidence {
		out = append(out, ui.Hidden{Name: "tafel-" + c.Letter, Value: "ja"})
	}
	return out
}
