package desk

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func reviewRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/verbeteren"
	one := at + "/gesprek/{datum}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.reviews},
		{Method: "POST", Path: at + "/ronde", Access: web.InSpace, Handle: d.beginCycle},
		{Method: "GET", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.newReview},
		{Method: "POST", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.startReview},
		{Method: "GET", Path: at + "/{datum}", Access: web.InSpaceNow, Handle: d.review},
		{Method: "GET", Path: at + "/acties/{id}", Access: web.InSpaceNow, Handle: d.action},
		{Method: "POST", Path: at + "/acties/{id}", Access: web.InSpace, Handle: d.editAction},
		{Method: "POST", Path: at + "/acties/{id}/stand", Access: web.InSpace, Handle: d.moveAction},
		{Method: "POST", Path: at + "/acties/{id}/concept", Access: web.InSpaceNow, Handle: d.makeWork},
		{Method: "POST", Path: one + "/verder", Access: web.InSpace, Handle: d.nextPhase},
		{Method: "POST", Path: one + "/herkennen/{stoel}", Access: web.InSpace, Handle: d.recognise},
		{Method: "POST", Path: one + "/verklaringen", Access: web.InSpace, Handle: d.addExplanation},
		{Method: "POST", Path: one + "/verklaringen/{id}", Access: web.InSpace, Handle: d.editExplanation},
		{Method: "POST", Path: one + "/verklaringen/{id}/weghalen", Access: web.InSpace, Handle: d.removeExplanation},
		{Method: "POST", Path: one + "/verklaringen/{id}/terugzetten", Access: web.InSpace, Handle: d.restoreExplanation},
		{Method: "POST", Path: one + "/als-dan/{id}", Access: web.InSpace, Handle: d.answerClaim},
		{Method: "POST", Path: one + "/waarderingen", Access: web.InSpace, Handle: d.addJudgement},
		{Method: "POST", Path: one + "/waarderingen/{id}/weghalen", Access: web.InSpace, Handle: d.removeJudgement},
		{Method: "POST", Path: one + "/waarderingen/{id}/terugzetten", Access: web.InSpace, Handle: d.restoreJudgement},
		{Method: "POST", Path: one + "/niets", Access: web.InSpace, Handle: d.confirmNothing},
		{Method: "POST", Path: one + "/acties", Access: web.InSpace, Handle: d.addAction},
		{Method: "POST", Path: one + "/terugkijken", Access: web.InSpace, Handle: d.lookAgain},
		{Method: "POST", Path: one + "/delen", Access: web.InSpace, Handle: d.shareLearning},
		{Method: "POST", Path: one + "/delen/{id}/intrekken", Access: web.InSpace, Handle: d.withdrawShared},
		{Method: "POST", Path: one + "/toelaten", Access: web.InSpace, Handle: d.letIn},
		{Method: "POST", Path: one + "/toelaten/{id}/weghalen", Access: web.InSpace, Handle: d.letOut},
	}
}

// reviewsPage is step 6: the reviews so far and what was agreed in them.
type reviewsPage struct {
	*web.Request
	app.Reviews
	Sent web.FormState
}

const cycleForm = "ronde"

func (d *Desk) reviews(r *web.Request) error { return d.drawReviews(r, web.FormState{}) }

func (d *Desk) drawReviews(r *web.Request, s web.FormState) error {
	v, err := r.App.Reviews(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepImprove, Title: stepName(r, kompas.StepImprove),
		Body: reviewsBody(reviewsPage{Request: r, Reviews: v, Sent: s})})
}

func (d *Desk) beginCycle(r *web.Request) error {
	slug := r.Param("kompas")
	if err := r.App.BeginCycle(r.Ctx(), r.Actor, slug, r.Key()); err != nil {
		return r.Again(cycleForm, nil, err, func(s web.FormState) error { return d.drawReviews(r, s) })
	}
	return r.See(inCompass(r, slug, "verbeteren"))
}

func (p reviewsPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"verbeteren"}, parts...)...)
}

// busy is the review that goes on; nil when none does.
func (p reviewsPage) busy() *app.ReviewLine {
	for i := range p.Reviews.Reviews {
		if p.Reviews.Reviews[i].Phase != kompas.PhaseFinished {
			return &p.Reviews.Reviews[i]
		}
	}
	return nil
}

// empty invites to the first review.
func (p reviewsPage) empty() ui.Empty {
	e := ui.Empty{Tag: "h2", Title: p.P.T("verbeter.leeg", "Nog geen verbetergesprek"),
		Text: p.P.T("verbeter.leeg.uitleg", "Zijn inwoners er beter van geworden? Leg cijfers en verhalen naast elkaar, en bespreek met inwoners en partners wat u ziet.")}
	if p.MayLead {
		e.Do = &ui.Link{Text: p.P.T("verbeter.begin", "Begin een verbetergesprek"), URL: p.at("nieuw")}
	}
	return e
}

// waiting are the actions that something must still happen with; closed those that only tell what was done.
func (p reviewsPage) waiting(closed bool) []app.ActionLine {
	return slices.DeleteFunc(slices.Clone(p.Actions), func(x app.ActionLine) bool { return x.Closed() != closed })
}

// subjectText names what a review is about.
func subjectText(r *web.Request, s app.ReviewSubject) string {
	switch {
	case s.Activity.ID != "":
		return s.Activity.Name
	case s.Result.ID != "":
		return r.P.T("resultaat.nummer", "Resultaat {0}", s.Result.Number)
	}
	return r.P.T("verbeter.weg", "iets dat er niet meer is")
}

// subjectSentence writes what a review is about in full.
func subjectSentence(r *web.Request, s app.ReviewSubject) string {
	if s.Result.ID != "" {
		return promise(r, s.Result)
	}
	return subjectText(r, s)
}

// reviewTitle names a review by its subject.
func reviewTitle(r *web.Request, s app.ReviewSubject) string {
	return r.P.T("verbeter.over", "Verbetergesprek: {0}", subjectText(r, s))
}

// problemText writes the one thing that holds something back.
func problemText(r *web.Request, err error) string {
	e := fault.As(err)
	if e == nil {
		return ""
	}
	return r.P.Code(e.Code, e.Params...)
}

// subjectAt is the address of what a review is about.
func subjectAt(r *web.Request, c kompas.Compass, s app.ReviewSubject) string {
	if s.Kind == kompas.SubjectActivity {
		return inCompass(r, c.Slug, "activiteiten", s.Activity.Slug)
	}
	return inCompass(r, c.Slug, "resultaten", app.ResultAddress(s.Result))
}

// actionState dresses where an action is.
func actionState(r *web.Request, x app.ActionLine) ui.StatusWord {
	switch {
	case x.Overdue:
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.T("verbeter.te-laat", "Te laat")}
	case x.LookDue:
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: r.P.T("verbeter.nu-terugkijken", "Nu terugkijken: hielp het?")}
	case x.Status == "gedaan" || x.Status == "effect_bekeken":
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.Code("actie_" + string(x.Status))}
	case x.Status == "vervallen":
		return ui.StatusWord{Icon: ui.IconCross, Tone: ui.ToneRest, Text: r.P.Code("actie_" + string(x.Status))}
	}
	return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.Code("actie_" + string(x.Status))}
}

// whoWhen writes who carries an action out, and by when.
func whoWhen(r *web.Request, x kompas.ImprovementAction) string {
	if x.DueOn == "" {
		return x.Owner
	}
	return r.P.T("verbeter.wie-wanneer", "{0}, voor {1}", x.Owner, r.P.DateText(x.DueOn))
}

// agreedText is what a step's page tells of an action.
func agreedText(r *web.Request, x app.ActionLine) string {
	return strings.TrimRight(x.Text, ".") + " (" + whoWhen(r, x.ImprovementAction) + ")."
}

// newReviewPage is the page on which a review begins.
type newReviewPage struct {
	*web.Request
	app.NewReview
	Form web.FormView
}

const reviewForm = "verbetergesprek"

func (d *Desk) newReview(r *web.Request) error {
	return d.drawNewReview(r, r.Query("onderwerp"), r.Query("ronde"), web.FormState{})
}

func (d *Desk) drawNewReview(r *web.Request, subject, round string, s web.FormState) error {
	n, err := r.App.NewReview(r.Ctx(), r.Actor, r.Param("kompas"), subject, round == app.RoundOwn)
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: n.CompassFrame, Step: kompas.StepImprove, Title: r.P.T("verbeter.nieuw", "Een verbetergesprek beginnen"),
		Under: []ui.Crumb{stepCrumb(r, n.Compass, kompas.StepImprove)},
		Body:  newReviewBody(newReviewPage{Request: r, NewReview: n, Form: web.FormView{ID: reviewForm, State: s}})})
}

// postedNames lists the posted fields that begin with one of these words.
func postedNames(form url.Values, starts ...string) []string {
	var out []string
	for name := range form {
		if slices.ContainsFunc(starts, func(s string) bool { return strings.HasPrefix(name, s) }) {
			out = append(out, name)
		}
	}
	return out
}

func (d *Desk) startReview(r *web.Request) error {
	slug := r.Param("kompas")
	fields := append([]string{"onderwerp", "ronde", "gesprek", "datum", "tijd", "plaats"}, postedNames(r.R.PostForm, app.EvidenceField(""), app.AttendanceField(""))...)
	form := r.Form(fields...)
	review, err := r.App.StartReview(r.Ctx(), r.Actor, slug, form, r.Key())
	if err != nil {
		return r.Again(reviewForm, fields, err, func(s web.FormState) error { return d.drawNewReview(r, form["onderwerp"], form["ronde"], s) })
	}
	return r.See(inCompass(r, slug, "verbeteren", review))
}

func (p newReviewPage) at(s app.ReviewSubject) string {
	return p.other() + "&onderwerp=" + url.QueryEscape(s.Key)
}

// round is what the address and the form say of the round: empty for a joint review.
func (p newReviewPage) round() string {
	if p.Own != "" {
		return app.RoundOwn
	}
	return ""
}

// other is the page on which something else can be chosen to talk about.
func (p newReviewPage) other() string {
	return inCompass(p.Request, p.Compass.Slug, "verbeteren", "nieuw") + "?ronde=" + p.round()
}

// talks lists the conversations a review can belong to, and a new one.
func (p newReviewPage) talks() []ui.Option {
	var out []ui.Option
	for _, t := range p.Talks {
		out = append(out, ui.Option{Value: t.ID, Text: conversationTitle(p.Request, t.Session), Help: conversationMeta(p.Request, t.Session, t.Present)})
	}
	return append(out, ui.Option{Value: "nieuw", Text: p.P.T("verbeter.nieuw-gesprek", "Een gesprek dat nog niet is vastgelegd"),
		Help: p.P.T("verbeter.nieuw-gesprek.uitleg", "Vul hieronder in wanneer het was en wie er waren.")})
}

// stored is the choice that the form starts with: the latest conversation about this step.
func (p newReviewPage) stored() string {
	for _, t := range p.Talks {
		if t.Step == int(kompas.StepImprove) {
			return t.ID
		}
	}
	return "nieuw"
}

// evidenceText names a piece of evidence in a list.
func evidenceText(r *web.Request, c app.EvidenceCard) (name, about string) {
	switch {
	case c.Indicator != nil:
		return c.Indicator.Name, kind(r, *c.Indicator)
	case c.Outcome != nil:
		return seriesName(r, *c.Outcome), c.Activity.Name
	case c.Story != nil:
		return "‘" + c.Story.Text + "’", storyWho(r, *c.Story)
	}
	return r.P.Code(c.Hidden), ""
}

// actionPage is the page of one improvement action.
type actionPage struct {
	*web.Request
	app.ActionPage
	Form web.FormState
}

const actionForm, effectForm, moveActionForm = "actie", "effect", "actiestand"

func actionFields() []string { return []string{"actie", "waarbij", "wie", "wanneer", "terugkijken"} }

func (d *Desk) action(r *web.Request) error { return d.drawAction(r, web.FormState{}) }

func (d *Desk) drawAction(r *web.Request, s web.FormState) error {
	v, err := r.App.ActionPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("id"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepImprove, Title: r.P.T("verbeter.actie", "Verbeteractie"),
		Under: []ui.Crumb{stepCrumb(r, v.Compass, kompas.StepImprove)}, Body: actionBody(actionPage{Request: r, ActionPage: v, Form: s})})
}

func (p actionPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"verbeteren", "acties", p.Action.ID}, parts...)...)
}

func (p actionPage) form(id string) web.FormView {
	return web.FormView{ID: id, State: p.Form, Autosave: true}
}

// from says in which review an action was agreed.
func (p actionPage) from() string {
	return p.P.T("verbeter.afgesproken-op", "Afgesproken bij het verbetergesprek van {0}", p.P.DateText(p.Action.HeldOn))
}

// move is the button that takes an action to a status; the first one asks most attention.
func (p actionPage) move(place int, next kompas.ActionStatus) ui.Post {
	post := ui.Post{Action: p.at("stand"), Key: p.App.NewKey(), Hidden: []ui.Hidden{{Name: "naar", Value: string(next)}},
		Button: ui.Button{Kind: ui.Primary, Text: p.moveText(next)}}
	if place > 0 {
		post.Button.Kind = ui.Secondary
	}
	return post
}

// moveText is the button that takes an action to a status.
func (p actionPage) moveText(next kompas.ActionStatus) string {
	switch next {
	case "bezig":
		return p.P.T("verbeter.begin-actie", "We zijn begonnen")
	case "gedaan":
		return p.P.T("verbeter.actie-gedaan", "Dit is gedaan")
	case "effect_bekeken":
		return p.P.T("verbeter.effect-bekeken", "Effect is bekeken")
	}
	return p.P.T("verbeter.vervalt", "Deze actie vervalt")
}

func (d *Desk) editAction(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	form, fields := actionForm, actionFields()
	if r.R.PostForm.Get("formulier") == effectForm {
		form, fields = effectForm, []string{"effect"}
	}
	return r.EditForm(form, fields, func(e app.Edit) (app.Edited, error) { return r.App.EditAction(r.Ctx(), r.Actor, slug, id, e) },
		inCompass(r, slug, "verbeteren", "acties", id), func(s web.FormState) error { return d.drawAction(r, s) })
}

func (d *Desk) moveAction(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	err := r.App.MoveAction(r.Ctx(), r.Actor, slug, id, kompas.ActionStatus(r.Form("naar")["naar"]))
	if err != nil {
		return r.Again(moveActionForm, []string{"naar"}, err, func(s web.FormState) error { return d.drawAction(r, s) })
	}
	return r.See(inCompass(r, slug, "verbeteren", "acties", id))
}

// targetOptions lists the steps that an action can change.
func targetOptions(r *web.Request) []ui.Option {
	return codeOptions(r, "terug_", kompas.FeedbackTargets())
}

// targetAt is the page of the step an action changes; empty for purchase.
func targetAt(r *web.Request, c kompas.Compass, x kompas.ImprovementAction) string {
	if s := x.Target.Step(); s != 0 {
		return stepURL(r, c, s)
	}
	return ""
}

// cycleText says which walk around the compass goes on, and since when.
func (p reviewsPage) cycleText() string {
	return p.P.T("verbeter.ronde", "Ronde {0}, sinds {1}", p.Cycle.Number, p.P.DateText(p.Cycle.StartedOn))
}

// renew begins the next walk around the compass.
func (p reviewsPage) renew() ui.Post {
	return ui.Post{Action: p.at("ronde"), Key: p.App.NewKey(),
		Button: ui.Button{Kind: ui.Secondary, Icon: ui.IconRefresh, Text: p.P.T("verbeter.nieuwe-ronde", "Begin ronde {0}", strconv.Itoa(p.Cycle.Number+1))}}
}

// reviewAt is the address of the review of this request.
func reviewAt(r *web.Request) string {
	return inCompass(r, r.Param("kompas"), "verbeteren", r.Param("datum"))
}
