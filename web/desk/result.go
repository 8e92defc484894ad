package desk

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const resultsPath = "/r/{ruimte}/kompassen/{kompas}/resultaten"

func resultRoutes(d *Desk) []web.Route {
	one := resultsPath + "/{resultaat}"
	return []web.Route{
		{Method: "GET", Path: resultsPath, Access: web.InSpace, Handle: d.results},
		{Method: "GET", Path: resultsPath + "/nieuw", Access: web.InSpaceNow, Handle: d.newResult},
		{Method: "POST", Path: resultsPath + "/nieuw", Access: web.InSpaceNow, Handle: d.startResult},
		{Method: "GET", Path: resultsPath + "/in-kolommen", Access: web.InSpace, Handle: d.columns},
		{Method: "GET", Path: resultsPath + "/voorbeelden", Access: web.InSpaceNow, Handle: d.examples},
		{Method: "POST", Path: resultsPath + "/voorbeelden", Access: web.InSpaceNow, Handle: d.takeExample},
		{Method: "GET", Path: one, Access: web.InSpace, Handle: d.result},
		{Method: "GET", Path: one + "/wijzigen", Access: web.InSpaceNow, Handle: d.resultDraft},
		{Method: "POST", Path: one + "/wijzigen", Access: web.InSpaceNow, Handle: d.editResult},
		{Method: "POST", Path: one + "/horizon", Access: web.InSpaceNow, Handle: d.confirmHorizon},
		{Method: "POST", Path: one + "/nieuwe-versie", Access: web.InSpaceNow, Handle: d.newResultVersion},
		{Method: "POST", Path: one + "/eigenaren", Access: web.InSpaceNow, Handle: d.setResultOwners},
		{Method: "POST", Path: one + "/vaststellen", Access: web.InSpaceNow, Handle: d.adoptResult},
		{Method: "POST", Path: one + "/weghalen", Access: web.InSpaceNow, Handle: d.removeResult},
		{Method: "POST", Path: one + "/terugzetten", Access: web.InSpaceNow, Handle: d.restoreResult},
	}
}

// inCompass builds addresses of pages inside one compass.
func inCompass(r *web.Request, slug string, parts ...string) string {
	return r.Space(append([]string{"kompassen", slug}, parts...)...)
}

// stepCrumb leads to the page of a step.
func stepCrumb(r *web.Request, c kompas.Compass, s kompas.Step) ui.Crumb {
	return ui.Crumb{Text: stepName(r, s), URL: stepURL(r, c, s)}
}

// resultsPage is the page of step 2.
type resultsPage struct {
	*web.Request
	app.ResultList
	Removed string // address of a result that was just taken away
}

func (d *Desk) results(r *web.Request) error {
	l, err := r.App.Results(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := resultsPage{Request: r, ResultList: l, Removed: r.Query("weg")}
	return d.drawStep(r, stepPage{Frame: l.CompassFrame, Step: kompas.StepResult, Title: stepName(r, kompas.StepResult), Body: resultsBody(p)})
}

// columns shows the same in three columns: ambition, result, indicator.
func (d *Desk) columns(r *web.Request) error {
	l, err := r.App.Results(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	l.Hints = nil // they stand on the page of the step
	return d.drawStep(r, stepPage{Frame: l.CompassFrame, Step: kompas.StepResult, Title: columnsTitle(r), Under: []ui.Crumb{stepCrumb(r, l.Compass, kompas.StepResult)},
		Body: columnsBody(resultsPage{Request: r, ResultList: l})})
}

func columnsTitle(r *web.Request) string {
	return r.P.T("kolommen.kop", "Ambitie, resultaat, indicator")
}

func (p resultsPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"resultaten"}, parts...)...)
}

// newResult leads to the form of a new result; nil for whoever may not.
func (p resultsPage) newResult() *ui.Link {
	if !p.MayEdit {
		return nil
	}
	return &ui.Link{Text: p.P.T("resultaat.schrijf", "Schrijf een resultaat"), URL: p.at("nieuw")}
}

func (p resultsPage) undo() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("resultaat.weg", "Het resultaat is weggehaald"), Action: p.at(p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

// promise writes a result as the sentence it is: Over 4 jaar willen we dat …
func promise(r *web.Request, x kompas.SocietalResult) string {
	return r.P.T("resultaat.zin-heel", "Over {0} jaar willen we dat {1}", x.HorizonYears, ended(x.Text))
}

// ended ends a sentence with a full stop.
func ended(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// columnNote writes what kind of indicator it is, and where it should go.
func columnNote(r *web.Request, v app.IndicatorView) string {
	if !v.HasGoal {
		return lowerFirst(r.P.Code(string(v.Nature)))
	}
	return joined(lowerFirst(r.P.Code(string(v.Nature))), goalIn(r, v))
}

// facts is the line under a result in the list.
func (p resultsPage) facts(x app.ResultLine) string {
	parts := []string{p.P.Code("vaststelling_" + string(x.Status))}
	if x.Newer {
		parts = append(parts, p.P.T("resultaat.nieuwe-versie-bezig", "nieuwe versie in de maak"))
	}
	if x.TargetGroup != "" {
		parts = append(parts, x.TargetGroup)
	}
	switch {
	case x.Activities == 0:
		parts = append(parts, p.P.T("resultaat.geen-activiteit", "nog geen activiteit"))
	case x.Activities == 1:
		parts = append(parts, p.P.T("resultaat.een-activiteit", "één activiteit draagt bij"))
	default:
		parts = append(parts, p.P.T("resultaat.activiteiten", "{0} activiteiten dragen bij", x.Activities))
	}
	return strings.Join(parts, " · ")
}

// resultForm is the form of one result, new or in draft.
type resultForm struct {
	*web.Request
	app.ResultForm
	Form  web.FormView
	IsNew bool
}

const resultFormID = "resultaat"

func resultFields() []string {
	return []string{"horizon", "resultaat", "doelgroep", "doelgroep-aantal", "doelgroep-bron", "startjaar", "ambitie", "deel-van",
		"optimum-werkt", "optimum-resultaat", "optimum-transformatie", "optimum-budget"}
}

func (f resultForm) at(parts ...string) string {
	return inCompass(f.Request, f.Compass.Slug, append([]string{"resultaten"}, parts...)...)
}

// address is the address of the result itself.
func (f resultForm) address(parts ...string) string {
	return f.at(append([]string{app.ResultAddress(f.Result)}, parts...)...)
}

func (d *Desk) newResult(r *web.Request) error { return d.drawNewResult(r, web.FormState{}) }

func (d *Desk) drawNewResult(r *web.Request, s web.FormState) error {
	f, err := r.App.BlankResult(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := resultForm{Request: r, ResultForm: f, Form: web.FormView{ID: resultFormID, State: s}, IsNew: true}
	return d.drawStep(r, stepPage{Frame: f.CompassFrame, Step: kompas.StepResult, Title: r.P.T("resultaat.nieuw", "Nieuw resultaat"),
		Under: []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepResult)}, Body: newResultBody(p)})
}

func (d *Desk) startResult(r *web.Request) error {
	slug := r.Param("kompas")
	address, err := r.App.StartResult(r.Ctx(), r.Actor, slug, r.Form(resultFields()...), r.Key())
	if err != nil {
		return r.Again(resultFormID, resultFields(), err, func(s web.FormState) error { return d.drawNewResult(r, s) })
	}
	return r.See(inCompass(r, slug, "resultaten", address))
}

func (d *Desk) resultDraft(r *web.Request) error { return d.drawResultDraft(r, web.FormState{}) }

func (d *Desk) drawResultDraft(r *web.Request, s web.FormState) error {
	f, err := r.App.ResultDraft(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"))
	if err != nil {
		return err
	}
	p := resultForm{Request: r, ResultForm: f, Form: web.FormView{ID: resultFormID, State: s, Autosave: true}}
	return d.drawStep(r, stepPage{Frame: f.CompassFrame, Step: kompas.StepResult, Title: r.P.T("resultaat.wijzig", "Resultaat wijzigen"),
		Under: []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepResult), {Text: r.P.T("resultaat.nummer", "Resultaat {0}", f.Result.Number), URL: p.address()}},
		Body:  resultDraftBody(p)})
}

func (d *Desk) editResult(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	return r.EditForm(resultFormID, resultFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditResult(r.Ctx(), r.Actor, slug, address, e) },
		inCompass(r, slug, "resultaten", address)+draftQuery,
		func(s web.FormState) error { return d.drawResultDraft(r, s) })
}

func (d *Desk) confirmHorizon(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	if err := r.App.ConfirmHorizon(r.Ctx(), r.Actor, slug, address); err != nil {
		return err
	}
	return r.See(inCompass(r, slug, "resultaten", address))
}

func (d *Desk) removeResult(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	if err := r.App.RemoveResult(r.Ctx(), r.Actor, slug, address); err != nil {
		return err
	}
	return r.See(inCompass(r, slug, "resultaten") + "?weg=" + address)
}

func (d *Desk) restoreResult(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	if err := r.App.RestoreResult(r.Ctx(), r.Actor, slug, address); err != nil {
		return err
	}
	return r.See(inCompass(r, slug, "resultaten", address))
}

// ambition is the number of the ambition the result stands under, as its field holds it.
func (f resultForm) ambition() string {
	field := kompas.AmbitionField(f.Ambitions)
	if f.IsNew && len(f.Ambitions) == 1 {
		return strconv.Itoa(f.Ambitions[0].Number)
	}
	return field.Get(&f.Result)
}

// parent is the number of the result it is a part of, as its field holds it; a new one may come from there.
func (f resultForm) parent() string {
	if f.IsNew {
		return f.Query("deel-van")
	}
	return kompas.ParentField(f.Others).Get(&f.Result)
}

// horizon is what the field of the years holds: empty while nobody chose them.
func (f resultForm) horizon() string {
	if f.IsNew {
		return ""
	}
	return yearText(f.Result.HorizonYears)
}

// groupText writes the group with its size and where that number comes from.
func groupText(r *web.Request, x kompas.SocietalResult) string {
	if x.GroupSize == nil {
		return x.TargetGroup
	}
	n := figure.FormatNumber(float64(*x.GroupSize), 0, lang(r))
	if x.GroupSource == "" {
		return r.P.T("resultaat.groep", "{0}: {1} mensen", x.TargetGroup, n)
	}
	return r.P.T("resultaat.groep-bron", "{0}: {1} mensen ({2})", x.TargetGroup, n, x.GroupSource)
}
