package public

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"kompas/app"
	"kompas/fault"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/measure"
	"kompas/web"
	"kompas/web/ui"
)

func residentRoutes(d *Public) []web.Route {
	at := "/r/{ruimte}/m/{code}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.ByLink, Handle: d.residentStart},
		{Method: "GET", Path: at + "/herkennen", Access: web.ByLink, Handle: d.recognise},
		{Method: "POST", Path: at + "/herkennen", Access: web.ByLink, Handle: d.addRecognition},
		{Method: "GET", Path: at + "/verhaal", Access: web.ByLink, Handle: d.tell},
		{Method: "POST", Path: at + "/verhaal", Access: web.ByLink, Handle: d.tellOn},
		{Method: "GET", Path: at + "/voorstel", Access: web.ByLink, Handle: d.residentProposal},
		{Method: "POST", Path: at + "/voorstel", Access: web.ByLink, Handle: d.residentProposes},
		{Method: "GET", Path: at + "/bedankt", Access: web.ByLink, Handle: d.thanks},
		{Method: "GET", Path: at + "/bedankt/{eigen}", Access: web.ByLink, Handle: d.thanks},
	}
}

// residentPage is one screen of a resident: one question at a time.
type residentPage struct {
	*web.Request
	app.ResidentView
	Question int // which question this is; 0 on the first and the last screen
	Form     web.FormView
	Hidden   []ui.Hidden // answers of the screens before
	Own      string      // the code with which this resident withdraws the story
}

const (
	residentForm      = "meedoen"
	residentQuestions = 4 // recognise, story, who may read it, name
)

// screens are the questions about a story, in their order; each form names its own.
const (
	screenStory   = "verhaal"
	screenConsent = "toestemming"
	screenName    = "naam"
)

func storyFields() []string {
	return append([]string{"verhaal", "verteller"}, measure.ConsentFields()...)
}

func (d *Public) drawResident(r *web.Request, p residentPage, title string, body func(residentPage) templ.Component) error {
	v, err := r.App.ResidentView(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p.Request, p.ResidentView = r, v
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Audience: ui.ForResident, Body: body(p)}))
}

func (d *Public) residentStart(r *web.Request) error {
	return d.drawResident(r, residentPage{}, r.P.T("bewoner.welkom", "Denkt u met ons mee?"), residentStartBody)
}

func (d *Public) recognise(r *web.Request) error { return d.drawRecognise(r, web.FormState{}) }

func (d *Public) drawRecognise(r *web.Request, s web.FormState) error {
	return d.drawResident(r, residentPage{Question: 1, Form: web.FormView{ID: residentForm, State: s}}, r.P.T("bewoner.herkent", "Herkent u dit?"), recogniseBody)
}

// addRecognition stores the answer. Who says nothing goes on, as if the question was skipped; who only chooses, says that.
func (d *Public) addRecognition(r *web.Request) error {
	form := r.Form("duiding", "houding")
	form["duiding"] = strings.TrimSpace(form["duiding"])
	if form["duiding"] == "" && form["houding"] != "" {
		form["duiding"] = recognition(r, kompas.Stance(form["houding"]))
	}
	if form["duiding"] != "" {
		err := r.App.ResidentInsight(r.Ctx(), r.Actor, form, r.Key())
		if err != nil {
			return r.Again(residentForm, []string{"duiding", "houding"}, err, func(s web.FormState) error { return d.drawRecognise(r, s) })
		}
	}
	return r.See(residentAt(r, screenStory))
}

// recognition is what somebody said who chose an answer and typed nothing.
func recognition(r *web.Request, stance kompas.Stance) string {
	switch stance {
	case "bevestiging":
		return r.P.T("bewoner.ja", "Ja, dit herken ik")
	case "aanvulling":
		return r.P.T("bewoner.deels", "Ja, maar er speelt meer")
	}
	return r.P.T("bewoner.nee", "Nee, zo zie ik het niet")
}

func recognitionOptions(r *web.Request) []ui.Option {
	var out []ui.Option
	for _, s := range kompas.Stances() {
		out = append(out, ui.Option{Value: string(s), Text: recognition(r, s)})
	}
	return out
}

func residentProposalFields() []string { return []string{"waarover", "voorstel", "wie-stelt-voor"} }

func (d *Public) residentProposal(r *web.Request) error {
	return d.drawResidentProposal(r, web.FormState{})
}

func (d *Public) drawResidentProposal(r *web.Request, s web.FormState) error {
	return d.drawResident(r, residentPage{Form: web.FormView{ID: residentForm, State: s}}, r.P.T("bewoner.voorstel", "Wat is er nodig?"), residentProposalBody)
}

func (d *Public) residentProposes(r *web.Request) error {
	if err := r.App.ResidentProposes(r.Ctx(), r.Actor, r.Form(residentProposalFields()...), r.Key()); err != nil {
		return r.Again(residentForm, residentProposalFields(), err, func(s web.FormState) error { return d.drawResidentProposal(r, s) })
	}
	return r.See(residentAt(r, "bedankt"))
}

func proposalOptions(r *web.Request) []ui.Option {
	var out []ui.Option
	for _, about := range kompas.ResidentProposable() {
		out = append(out, ui.Option{Value: string(about), Text: r.P.Code("bewoner_voorstel_" + string(about))})
	}
	return out
}

func (d *Public) tell(r *web.Request) error {
	return d.drawStoryScreen(r, screenStory, web.FormState{})
}

// tellOn takes a story from screen to screen. Nothing is stored until the last one is sent: who stops on the way leaves
// nothing behind.
func (d *Public) tellOn(r *web.Request) error {
	form := r.Form(storyFields()...)
	again := func(s web.FormState) error {
		if s.Errors["verteller"] != "" {
			return d.drawStoryScreen(r, screenName, s)
		}
		return d.drawStoryScreen(r, screenStory, s)
	}
	if strings.TrimSpace(form["verhaal"]) == "" {
		return r.See(residentAt(r, "bedankt"))
	}
	if err := app.CheckResidentStory(form); err != nil {
		return r.Again(residentForm, storyFields(), err, again)
	}
	switch r.R.PostForm.Get("scherm") {
	case screenStory:
		return d.drawStoryScreen(r, screenConsent, web.FormState{})
	case screenConsent:
		return d.drawStoryScreen(r, screenName, web.FormState{})
	}
	own, err := r.App.TellStory(r.Ctx(), r.Actor, form, r.R.PostForm.Get("eigen"), r.Key())
	if err != nil {
		return r.Again(residentForm, storyFields(), err, again)
	}
	return r.See(residentAt(r, "bedankt", own))
}

// drawStoryScreen draws one of the three screens about a story, with the answers of the others hidden in its form.
func (d *Public) drawStoryScreen(r *web.Request, screen string, s web.FormState) error {
	p := residentPage{Form: web.FormView{ID: residentForm, State: s}, Hidden: []ui.Hidden{{Name: "scherm", Value: screen}}}
	own := kompas.ReadCode(r.R.PostForm.Get("eigen"))
	if own == "" {
		own = r.App.NewCode()
	}
	p.Hidden = append(p.Hidden, ui.Hidden{Name: "eigen", Value: own})
	asked := map[string][]string{screenStory: {"verhaal"}, screenConsent: measure.ConsentFields(), screenName: {"verteller"}}[screen]
	for _, name := range storyFields() {
		if v := r.R.PostForm.Get(name); v != "" && !slices.Contains(asked, name) {
			p.Hidden = append(p.Hidden, ui.Hidden{Name: name, Value: v})
		}
	}
	switch screen {
	case screenConsent:
		p.Question = 3
		return d.drawResident(r, p, r.P.T("bewoner.wie-leest", "Wie mag uw verhaal lezen?"), consentBody)
	case screenName:
		p.Question = 4
		return d.drawResident(r, p, r.P.T("bewoner.naam", "Hoe mogen we u noemen?"), nameBody)
	}
	p.Question = 2
	return d.drawResident(r, p, r.P.T("bewoner.verhaal", "Wilt u iets vertellen wat u zelf meemaakt?"), storyBody)
}

// typed gives what was sent for a field of the story before, when somebody comes back to its screen.
func (p residentPage) typed(name string) string { return p.R.PostForm.Get(name) }

func (d *Public) thanks(r *web.Request) error {
	own := r.Param("eigen")
	if own != "" && kompas.ReadCode(own) == "" {
		return fault.Missing()
	}
	return d.drawResident(r, residentPage{Own: r.Actor.WithdrawCode(own)}, r.P.T("bewoner.bedankt", "Bedankt"), thanksBody)
}

// residentAt gives the address of a screen of the same link.
func residentAt(r *web.Request, parts ...string) string {
	return r.Space(append([]string{"m", r.Param("code")}, parts...)...)
}

func (p residentPage) at(parts ...string) string { return residentAt(p.Request, parts...) }

func (p residentPage) otherLang() string { return otherLang(p.Request) }

func otherLang(r *web.Request) string {
	if r.P.Lang == i18n.English {
		return string(i18n.Dutch)
	}
	return string(i18n.English)
}
