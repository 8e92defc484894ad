package desk

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func dossierRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/dossier/{kompas}/{wat}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.dossier},
		{Method: "POST", Path: at + "/bespreken", Access: web.InSpaceNow, Handle: d.discuss},
		{Method: "POST", Path: at + "/parkeren", Access: web.InSpaceNow, Handle: d.park},
		{Method: "POST", Path: at + "/terughalen", Access: web.InSpaceNow, Handle: d.resume},
		{Method: "POST", Path: at + "/klaarzetten/{orgaan}", Access: web.InSpaceNow, Handle: d.prepare},
		{Method: "POST", Path: at + "/besluit/{orgaan}", Access: web.InSpaceNow, Handle: d.decide},
		{Method: "POST", Path: at + "/einde/{stand}", Access: web.InSpaceNow, Handle: d.endVersion},
		{Method: "POST", Path: at + "/moties", Access: web.InSpaceNow, Handle: d.addMotion},
		{Method: "POST", Path: at + "/moties/{motie}/weghalen", Access: web.InSpaceNow, Handle: d.removeMotion},
		{Method: "GET", Path: at + "/kernwaarden", Access: web.InSpaceNow, Handle: d.coreValues},
		{Method: "POST", Path: at + "/kernwaarden", Access: web.InSpaceNow, Handle: d.proposeCoreValues},
		{Method: "POST", Path: at + "/kernwaarden/tekenen", Access: web.InSpaceNow, Handle: d.signCoreValues},
	}
}

// dossierPage is how an ambition or a result is adopted.
type dossierPage struct {
	*web.Request
	app.Dossier
	State web.FormState
}

// dossierAt is the address of the dossier of an ambition or a result.
func dossierAt(r *web.Request, slug string, kind kompas.ChainObject, number int, parts ...string) string {
	return r.Space(append([]string{"dossier", slug, app.Tracked(kind, number)}, parts...)...)
}

func (p dossierPage) at(parts ...string) string {
	return p.Space(append([]string{"dossier", p.Compass.Slug, p.What}, parts...)...)
}

func (d *Desk) dossier(r *web.Request) error { return d.drawDossier(r, web.FormState{}) }

func (d *Desk) drawDossier(r *web.Request, s web.FormState) error {
	data, err := r.App.Dossier(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("wat"))
	if err != nil {
		return err
	}
	p := dossierPage{Request: r, Dossier: data, State: s}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.title(), Current: "raad", Crumbs: councilCrumbs(r, p.title()), Body: dossierBody(p)}))
}

func councilCrumbs(r *web.Request, title string) []ui.Crumb {
	return []ui.Crumb{{Text: r.P.T("menu.raad", "Raad"), URL: r.Space("raad")}, {Text: title}}
}

func (p dossierPage) title() string {
	if p.Kind == kompas.ChainAmbition {
		return p.P.T("dossier.ambitie", "Dossier van ambitie {0}", p.Number)
	}
	return p.P.T("dossier.resultaat", "Dossier van resultaat {0}", p.Number)
}

// sentence is the ambition, or the result as the sentence it is.
func (p dossierPage) sentence() string {
	if len(p.Versions) == 0 {
		return p.title()
	}
	text := p.Versions[0].Text
	for _, v := range p.Versions {
		if v.Counts {
			text = v.Text
		}
	}
	return p.worded(text)
}

func (p dossierPage) worded(text string) string {
	if p.Kind == kompas.ChainAmbition {
		return text
	}
	return p.P.T("resultaat.zin-heel", "Over {0} jaar willen we dat {1}", p.HorizonYears, ended(text))
}

// own leads to the page of the ambition or result; nil for whoever reads main lines only.
func (p dossierPage) own() *ui.Link {
	if p.Kind != kompas.ChainResult || !p.Actor.May(kompas.ActCompass, 'R', p.Actor.Reach()) {
		return nil
	}
	return &ui.Link{Text: p.P.T("dossier.naar-resultaat", "Naar het resultaat"), URL: inCompass(p.Request, p.Compass.Slug, "resultaten", p.Address)}
}

// form gives a form of one version.
func (p dossierPage) form(name string, v app.DossierVersion) web.FormView {
	return web.FormView{ID: formOf(name, v.ID), State: p.State}
}

func formOf(name string, version kompas.VersionID) string { return name + "-" + string(version) }

// hidden names the version that a form is about.
func hidden(v app.DossierVersion, parts ...ui.Hidden) []ui.Hidden {
	return append([]ui.Hidden{{Name: "exemplaar", Value: string(v.ID)}}, parts...)
}

// stepForm reads a posted form about one version.
func stepForm(r *web.Request, names ...string) app.StepForm {
	f := app.StepForm{Slug: r.Param("kompas"), What: r.Param("wat"), Version: kompas.VersionID(r.Form("exemplaar")["exemplaar"]), Member: kompas.PartID(r.Form("gemeente")["gemeente"]), Fields: r.Form(names...), Key: r.Key()}
	for _, part := range r.R.PostForm["onderdeel"] {
		f.Parts = append(f.Parts, kompas.ChainObject(part))
	}
	return f
}

// afterStep goes on to the dossier, or draws it again with the form that was refused.
func (d *Desk) afterStep(r *web.Request, form string, names []string, f app.StepForm, err error) error {
	if err != nil {
		return r.Again(formOf(form, f.Version), names, err, func(s web.FormState) error { return d.drawDossier(r, s) })
	}
	return r.See(r.Space("dossier", f.Slug, f.What))
}

func (d *Desk) discuss(r *web.Request) error {
	f := stepForm(r)
	return d.afterStep(r, "bespreken", nil, f, r.App.Discuss(r.Ctx(), r.Actor, f))
}

func parkFields() []string { return []string{"reden", "volgende-datum"} }

func (d *Desk) park(r *web.Request) error {
	f := stepForm(r, parkFields()...)
	return d.afterStep(r, "parkeren", parkFields(), f, r.App.Park(r.Ctx(), r.Actor, f))
}

func (d *Desk) resume(r *web.Request) error {
	f := stepForm(r)
	return d.afterStep(r, "terughalen", nil, f, r.App.Resume(r.Ctx(), r.Actor, f))
}

func preparationFields() []string { return []string{"document", "documentadres", "toelichting"} }

func (d *Desk) prepare(r *web.Request) error {
	f, body := stepForm(r, preparationFields()...), r.Param("orgaan")
	return d.afterStep(r, readyForm(kompas.Body(body), f.Member), preparationFields(), f, r.App.Prepare(r.Ctx(), r.Actor, kompas.Body(body), f))
}

func stepFields() []string {
	return append([]string{"besluitdatum", "onderdeel", "uitkomst"}, bodyFields()...)
}

func (d *Desk) decide(r *web.Request) error {
	f, body := stepForm(r, stepFields()...), r.Param("orgaan")
	return d.afterStep(r, bodyForm(kompas.Body(body), f.Member), stepFields(), f, r.App.Decide(r.Ctx(), r.Actor, kompas.Body(body), f))
}

func (d *Desk) endVersion(r *web.Request) error {
	f, to := stepForm(r, stepFields()...), r.Param("stand")
	return d.afterStep(r, "einde-"+to, stepFields(), f, r.App.End(r.Ctx(), r.Actor, kompas.AdoptionStatus(to), f))
}

func motionFields() []string { return []string{"motie", "motiedatum", "motieadres", "motie-bij"} }

func (d *Desk) addMotion(r *web.Request) error {
	err := r.App.AddMotion(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("wat"), r.Form(motionFields()...), r.Key())
	if err != nil {
		return r.Again(motionForm, motionFields(), err, func(s web.FormState) error { return d.drawDossier(r, s) })
	}
	return r.See(r.Space("dossier", r.Param("kompas"), r.Param("wat")) + "#moties")
}

func (d *Desk) removeMotion(r *web.Request) error {
	if err := r.App.RemoveMotion(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("wat"), r.Param("motie")); err != nil {
		return err
	}
	return r.See(r.Space("dossier", r.Param("kompas"), r.Param("wat")) + "#moties")
}

const motionForm = "motie"

// versionTitle says which version this is, and whether it counts.
func (p dossierPage) versionTitle(v app.DossierVersion) string {
	switch {
	case v.Shared && v.Status.Agreed() && !v.Achieved:
		return p.P.T("dossier.samen", "Versie {0}: samen vastgesteld", v.Number)
	case v.Counts && v.Status.Agreed():
		return p.P.T("dossier.geldt", "Versie {0}: geldt nu", v.Number)
	case v.Number > 0 && v.Status.Agreed():
		return p.P.T("dossier.wacht", "Versie {0}: geldt nog niet", v.Number)
	case v.Number > 0:
		return p.P.T("dossier.versie", "Versie {0}: {1}", v.Number, strings.ToLower(p.P.Code("vaststelling_"+string(v.Status))))
	}
	return p.P.Code("vaststelling_" + string(v.Status))
}

// partsText names parts of a result: het resultaat, de indicatoren en doelen.
func partsText(r *web.Request, parts []kompas.ChainObject) string {
	var out []string
	for _, part := range parts {
		out = append(out, r.P.Code("onderdeel_"+string(part)))
	}
	return listed(r, out)
}

// tracks gives the ways along the chain to draw: one when all parts went equally far.
func (p dossierPage) tracks(v app.DossierVersion) []drawnTrack { return drawnTracks(v.Tracks) }

func drawnTracks(tracks []app.Track) []drawnTrack {
	var out []drawnTrack
	for _, t := range tracks {
		if len(out) > 0 && out[0].Chain.String() == t.Chain.String() && out[0].Status == t.Status {
			out[0].parts = append(out[0].parts, t.Part)
			continue
		}
		out = append(out, drawnTrack{t, []kompas.ChainObject{t.Part}})
	}
	return out
}

type drawnTrack struct {
	app.Track
	parts []kompas.ChainObject
}

// stepState dresses one body of a chain: it decided, it is its turn, or it comes later.
func (p dossierPage) stepState(v app.DossierVersion, t drawnTrack, b kompas.Body) ui.StatusWord {
	next, ok := t.Chain.Next(t.Status)
	switch {
	case t.Done(b):
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.Code("keten_klaar_" + string(b))}
	case ok && next == b:
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneAttention, Text: p.P.Code("keten_beurt_" + string(b))}
	}
	return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: p.P.Code("keten_later_" + string(b))}
}

// decided is the day on which a body decided on the parts of a track; empty when nobody noted it.
func (p dossierPage) decidedOn(v app.DossierVersion, t drawnTrack, b kompas.Body) string {
	for _, d := range v.Decisions {
		if d.Kind == string(b) && d.Outcome == "" && (b == kompas.BodyJoint || d.ObjectKind == string(t.parts[0])) {
			return p.P.DateText(d.DecidedOn)
		}
	}
	return ""
}

// decisionTitle says what was decided, by whom and when.
func decisionTitle(r *web.Request, d kompas.Decision, member string) string {
	code := "besluit_" + d.Kind
	if d.Outcome != "" {
		code = "besluit_" + d.Outcome
	}
	if member != "" {
		return member + ". " + r.P.Code(code, capital(r.P.Code("onderdeel_"+d.ObjectKind)), r.P.DateText(d.DecidedOn))
	}
	what := r.P.Code("onderdeel_" + d.ObjectKind)
	if d.Kind == string(kompas.BodyJoint) && d.ObjectKind == string(kompas.ChainResult) {
		what = partsText(r, []kompas.ChainObject{kompas.ChainResult, kompas.ChainIndicators})
	}
	return r.P.Code(code, capital(what), r.P.DateText(d.DecidedOn))
}

// capital begins a sentence.
func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// votingText says how a body decided; empty when that was not noted.
func votingText(r *web.Request, d kompas.Decision) string {
	switch {
	case d.Voting == kompas.VotingConsent:
		return r.P.T("besluit.consent", "Met consent: niemand had een overwegend bezwaar.")
	case d.VotesFor != nil && d.VotesAgainst != nil:
		return r.P.T("besluit.stemmen", "{0} voor, {1} tegen.", *d.VotesFor, *d.VotesAgainst)
	}
	return ""
}

// decideTitle is the heading of the form of a body.
func (p dossierPage) decideTitle(s app.ChainStep) string {
	return p.P.Code("keten_besluit_" + string(s.Body))
}

// partChoice lets a body decide on parts.
func (p dossierPage) partChoice(f web.FormView, s app.ChainStep) ui.ChoiceField {
	c := ui.ChoiceField{Field: f.Plain("onderdeel", "", ui.Field{Label: p.P.T("keten.waarover", "Waarover gaat het besluit?")})}
	for _, part := range s.Parts {
		c.Options = append(c.Options, ui.Option{Value: string(part), Text: capital(p.P.Code("onderdeel_" + string(part)))})
		c.Values = append(c.Values, string(part))
	}
	return c
}

// settleFinding leads to where a finding is settled: what is agreed changes in a new version. nil for whoever may not.
func (p dossierPage) settleFinding(f kompas.CheckFinding) *ui.Link {
	if p.own() == nil || f.Code != "KC-211" {
		return nil
	}
	return &ui.Link{Text: p.P.T("versie.maak", "Maak een nieuwe versie"), URL: p.own().URL + "#wijzigen"}
}

// difference writes one thing that reads otherwise than on the last council page.
func (p dossierPage) difference(x kompas.CouncilDifference) string {
	old, now := sheetPage{Request: p.Request}, sheetPage{Request: p.Request}
	switch x.Kind {
	case kompas.ChangedText:
		return p.P.T("verschil.tekst", "De tekst is gewijzigd. Er stond: ‘{0}’", p.Changed.Old.Result)
	case kompas.ChangedAdoption:
		old.Sheet, now.Sheet = p.Changed.Old, p.Changed.Now
		return p.P.T("verschil.vaststelling", "Vaststelling: was {0}, is nu {1}.", old.adoption(), now.adoption())
	case kompas.ChangedTarget:
		return p.P.T("verschil.doel", "{0}: het doel was {1}, is nu {2}.", x.Now.Name, goalWords(old, *x.Before), goalWords(now, *x.Now))
	case kompas.ChangedStatus:
		return p.P.T("verschil.stand", "{0}: was ‘{1}’, is nu ‘{2}’.", x.Now.Name, p.P.Code(x.Before.Status), p.P.Code(x.Now.Status))
	case kompas.NewFigure:
		return p.P.T("verschil.cijfer", "{0}: nieuw cijfer over {1}, {2}.", x.Now.Name, x.Now.Now.Period, figure.Format(x.Now.Now.Value, x.Now.Decimals, figure.Unit(x.Now.Unit), lang(p.Request)))
	case kompas.IndicatorAdded:
		return p.P.T("verschil.erbij", "Nieuwe indicator: {0}.", x.Now.Name)
	}
	return p.P.T("verschil.eraf", "Niet meer gevolgd: {0}.", x.Before.Name)
}

func goalWords(p sheetPage, row kompas.CouncilRow) string {
	if row.Target == nil {
		return p.P.Code("nog_geen_doel")
	}
	return p.P.T("verschil.doel-in", "{0} in {1}", p.target(row), row.TargetOn)
}

// documentName is what a document is called: its title, or else its address.
func documentName(title, at string) string {
	if title == "" {
		return at
	}
	return title
}

func votingOptions(r *web.Request) []ui.Option {
	return []ui.Option{{Value: "", Text: r.P.T("besluit.niet-genoteerd", "Niet genoteerd")}, {Value: string(kompas.VotingConsent), Text: r.P.T("besluit.met-consent", "Met consent")},
		{Value: string(kompas.VotingVotes), Text: r.P.T("besluit.met-stemmen", "Met stemmen")}}
}

// agreed says whether a version is agreed, so that it can be checked against the core values.
func (p dossierPage) agreed() bool {
	for _, v := range p.Versions {
		if v.Status.Agreed() && p.Kind == kompas.ChainResult {
			return true
		}
	}
	return false
}

func (p dossierPage) questionsText() string {
	if p.Questions == 1 {
		return p.P.T("vragen.een-open", "Eén vraag wacht op antwoord")
	}
	return p.P.T("vragen.open", "{0} vragen wachten op antwoord", p.Questions)
}

// dayOf is the day of a frozen page without the number behind a second one of that day.
func dayOf(frozen string) string { return frozen[:min(len(frozen), 10)] }
