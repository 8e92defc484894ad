package desk

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/measure"
	"kompas/web"
	"kompas/web/ui"
)

func storyRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/verhalen"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.stories},
		{Method: "GET", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.newStory},
		{Method: "POST", Path: at + "/nieuw", Access: web.InSpaceNow, Handle: d.addStory},
		{Method: "GET", Path: at + "/{id}", Access: web.InSpace, Handle: d.story},
		{Method: "POST", Path: at + "/{id}", Access: web.InSpace, Handle: d.editStory},
		{Method: "POST", Path: at + "/{id}/toestemming", Access: web.InSpace, Handle: d.editConsent},
		{Method: "POST", Path: at + "/{id}/stand", Access: web.InSpace, Handle: d.moveStory},
		{Method: "POST", Path: at + "/{id}/code", Access: web.InSpaceNow, Handle: d.withdrawCode},
	}
}

// storiesPage lists the stories of a compass.
type storiesPage struct {
	*web.Request
	app.Stories
	Withdrawn bool // a story was just withdrawn
}

const storyForm, consentForm, moveForm = "verhaal", "toestemming", "stand"

func storyFields() []string {
	return []string{"verhaal", "verteller", "woont-in", "leeftijd", "verteld-op", "perspectief", "activiteit", "resultaat"}
}

func storyStep(r *web.Request, c kompas.Compass) []ui.Crumb {
	return []ui.Crumb{{Text: stepName(r, kompas.StepOutcome), URL: stepURL(r, c, kompas.StepOutcome)}}
}

func (d *Desk) stories(r *web.Request) error {
	v, err := r.App.Stories(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := storiesPage{Request: r, Stories: v, Withdrawn: r.Query("ingetrokken") != ""}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepOutcome, Title: r.P.T("verhaal.lijst", "Verhalen"), Under: storyStep(r, v.Compass),
		Body: storiesBody(p)})
}

// about names what a story is about: an activity, a result, or nothing in particular.
func (p storiesPage) about(s app.StoryLine) string {
	parts := []string{p.P.Code("perspectief_" + string(s.Perspective)), p.P.DateText(s.ToldOn)}
	if traits := traitWords(p.Request, s.Shown.Area.Name, s.Shown.Age); traits != "" {
		parts = append([]string{traits}, parts...)
	}
	if s.Activity.ID != "" {
		parts = append(parts, s.Activity.Name)
	}
	if s.IsExample {
		parts = append(parts, p.P.T("verhaal.verzonnen", "verzonnen voorbeeld"))
	}
	return strings.Join(parts, " · ")
}

// storyWho names a teller the way she wants to be named.
func storyWho(r *web.Request, s measure.Story) string {
	if s.ToldBy == "" {
		return r.P.T("verhaal.zonder-naam", "Zonder naam")
	}
	return s.ToldBy
}

// usesText says where a story may be used.
func usesText(r *web.Request, s measure.Story) string {
	if !s.Consented() {
		return r.P.T("verhaal.nergens", "Nog geen toestemming")
	}
	var uses []string
	for _, u := range s.Uses() {
		uses = append(uses, r.P.Code("gebruik_"+string(u)))
	}
	return r.P.T("verhaal.mag", "Mag: {0}", strings.Join(uses, ", "))
}

// newStoryPage is the form with which a story begins.
type newStoryPage struct {
	*web.Request
	app.Stories
	Form web.FormView
}

func (d *Desk) newStory(r *web.Request) error { return d.drawNewStory(r, web.FormState{}) }

func (d *Desk) drawNewStory(r *web.Request, s web.FormState) error {
	v, err := r.App.NewStory(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepOutcome, Title: r.P.T("verhaal.nieuw", "Een verhaal opschrijven"),
		Under: append(storyStep(r, v.Compass), ui.Crumb{Text: r.P.T("verhaal.lijst", "Verhalen"), URL: r.Space("kompassen", v.Compass.Slug, "verhalen")}),
		Body:  newStoryBody(newStoryPage{Request: r, Stories: v, Form: web.FormView{ID: storyForm, State: s}})})
}

func (d *Desk) addStory(r *web.Request) error {
	fields := append(storyFields(), measure.ConsentFields()...)
	id, err := r.App.AddStory(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(fields...), r.Key())
	if err != nil {
		return r.Again(storyForm, fields, err, func(s web.FormState) error { return d.drawNewStory(r, s) })
	}
	return r.See(r.Space("kompassen", r.Param("kompas"), "verhalen", string(id)))
}

// storyPage is the page on which one story is moderated.
type storyPage struct {
	*web.Request
	app.StoryPage
	Sent web.FormState
	Code string // a new withdraw code, told once
}

func (d *Desk) story(r *web.Request) error { return d.drawStory(r, web.FormState{}, "") }

func (d *Desk) drawStory(r *web.Request, s web.FormState, code string) error {
	v, err := r.App.StoryPage(r.Ctx(), r.Actor, r.Param("kompas"), kompas.StoryID(r.Param("id")))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepOutcome, Title: r.P.T("verhaal.van", "Verhaal van {0}", storyWho(r, v.Story.Story)),
		Under: append(storyStep(r, v.Compass), ui.Crumb{Text: r.P.T("verhaal.lijst", "Verhalen"), URL: r.Space("kompassen", v.Compass.Slug, "verhalen")}),
		Body:  storyBody(storyPage{Request: r, StoryPage: v, Sent: s, Code: code})})
}

func (d *Desk) storyAt(r *web.Request) string {
	return r.Space("kompassen", r.Param("kompas"), "verhalen", r.Param("id"))
}

func (d *Desk) editStory(r *web.Request) error {
	return r.EditForm(storyForm, storyFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditStory(r.Ctx(), r.Actor, r.Param("kompas"), kompas.StoryID(r.Param("id")), e)
	}, d.storyAt(r), func(s web.FormState) error { return d.drawStory(r, s, "") })
}

func (d *Desk) editConsent(r *web.Request) error {
	return r.EditForm(consentForm, measure.ConsentFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditStory(r.Ctx(), r.Actor, r.Param("kompas"), kompas.StoryID(r.Param("id")), e)
	}, d.storyAt(r)+"#toestemming-kop", func(s web.FormState) error { return d.drawStory(r, s, "") })
}

func (d *Desk) moveStory(r *web.Request) error {
	next := measure.StoryState(r.Form("naar")["naar"])
	err := r.App.MoveStory(r.Ctx(), r.Actor, r.Param("kompas"), kompas.StoryID(r.Param("id")), next)
	switch {
	case err != nil:
		return r.Again(moveForm, nil, err, func(s web.FormState) error { return d.drawStory(r, s, "") })
	case next == measure.StoryWithdrawn:
		return r.See(r.Space("kompassen", r.Param("kompas"), "verhalen") + "?ingetrokken=1")
	}
	return r.See(d.storyAt(r))
}

// withdrawCode tells a new code. It is in this answer only, so there is no page to be sent on to.
func (d *Desk) withdrawCode(r *web.Request) error {
	code, err := r.App.NewWithdrawCode(r.Ctx(), r.Actor, r.Param("kompas"), kompas.StoryID(r.Param("id")))
	if err != nil {
		return err
	}
	r.W.Header().Set("Cache-Control", "no-store")
	return d.drawStory(r, web.FormState{}, code)
}

func (p storyPage) at(parts ...string) string {
	return p.Space(append([]string{"kompassen", p.Compass.Slug, "verhalen", string(p.Story.ID)}, parts...)...)
}

func (p storyPage) form(id string, autosave bool) web.FormView {
	return web.FormView{ID: id, State: p.Sent, Autosave: autosave}
}

// storyMove is a step a story can take, as a button.
type storyMove struct {
	next    measure.StoryState
	text    string
	primary bool
}

// moves lists the steps that the story can take now, the obvious one first. Withdrawal stands apart.
func (p storyPage) moves() []storyMove {
	all := []storyMove{
		{measure.StorySeen, p.P.T("verhaal.gelezen", "Ik heb het nagelezen"), true},
		{measure.StoryReleased, p.P.T("verhaal.geef-vrij", "Geef vrij"), true},
		{measure.StoryKept, p.P.T("verhaal.niet-delen", "Niet delen"), false},
	}
	var out []storyMove
	for _, m := range all {
		if p.Story.State.MayBecome(m.next) {
			out = append(out, m)
		}
	}
	return out
}

func (m storyMove) kind() ui.ButtonKind {
	if m.primary {
		return ui.Primary
	}
	return ui.Secondary
}

func storyStatus(r *web.Request, s measure.StoryState) ui.StatusWord {
	w := ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: r.P.Code("verhaalstand_" + string(s))}
	switch s {
	case measure.StoryReleased:
		w.Icon, w.Tone = ui.IconCheck, ui.ToneGood
	case measure.StoryKept:
		w.Icon = ui.IconLock
	}
	return w
}

func activityOptions(list []kompas.Activity) []ui.Option {
	var out []ui.Option
	for _, x := range list {
		out = append(out, ui.Option{Value: x.Slug, Text: x.Name})
	}
	return out
}

// aboutValues gives the slug of the activity and the number of the result that a story is about.
func (p storyPage) aboutValues() (activity, result string) {
	for _, x := range p.Activities {
		if x.ID == p.Story.ActivityID {
			activity = x.Slug
		}
	}
	for _, x := range p.Results {
		if x.ID == p.Story.ResultID {
			result = strconv.Itoa(x.Number)
		}
	}
	return activity, result
}

// withdrawAddress is where a teller types the code, as it is written on paper.
func withdrawAddress(r *web.Request) string { return r.R.Host + r.Path("verhaal", "intrekken") }
