package desk

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// figureImportRoutes are the pages on which figures are read in.
func figureImportRoutes(d *Desk) []web.Route {
	const at = "/r/{ruimte}/cijfers-inlezen"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.figureImports},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.receiveFigures, Upload: true, Figures: true},
		{Method: "GET", Path: at + "/formulier", Access: web.InSpaceNow, Handle: d.figureTemplate},
		{Method: "GET", Path: at + "/{invoer}", Access: web.InSpaceNow, Handle: d.figureImport},
		{Method: "POST", Path: at + "/{invoer}/proef", Access: web.InSpaceNow, Handle: d.tryFigures},
		{Method: "POST", Path: at + "/{invoer}/inlezen", Access: web.InSpaceNow, Handle: d.applyFigures},
		{Method: "POST", Path: at + "/{invoer}/keuzes", Access: web.InSpaceNow, Handle: d.importStep(func(r *web.Request) error {
			return r.App.RetryFigures(r.Ctx(), r.Actor, r.Param("invoer"))
		})},
		{Method: "POST", Path: at + "/{invoer}/ongedaan", Access: web.InSpaceNow, Handle: d.importStep(func(r *web.Request) error {
			return r.App.UndoFigures(r.Ctx(), r.Actor, r.Param("invoer"), r.Key())
		})},
		{Method: "POST", Path: at + "/{invoer}/weg", Access: web.InSpaceNow, Handle: d.dropFigures},
	}
}

// Ids of the forms.
const (
	uploadFiguresForm = "bestand-erbij"
	chooseForm        = "keuzes"
	applyForm         = "inlezen"
)

func importsTitle(r *web.Request) string { return r.P.T("invoer.titel", "Cijfers inlezen") }

type importsPage struct {
	*web.Request
	app.FigureImportList
	Form web.FormView
}

func (d *Desk) figureImports(r *web.Request) error { return d.drawImports(r, web.FormState{}) }

func (d *Desk) drawImports(r *web.Request, s web.FormState) error {
	v, err := r.App.FigureImports(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: importsTitle(r), Current: "wijken", Crumbs: importCrumbs(r, ""),
		Body: importsBody(importsPage{Request: r, FigureImportList: v, Form: web.FormView{ID: uploadFiguresForm, State: s}})}))
}

func importCrumbs(r *web.Request, title string) []ui.Crumb {
	out := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}}
	if title == "" {
		return append(out, ui.Crumb{Text: importsTitle(r)})
	}
	return append(out, ui.Crumb{Text: importsTitle(r), URL: r.Space("cijfers-inlezen")}, ui.Crumb{Text: title})
}

func (p importsPage) limit() string {
	if most := p.App.MaxFigures(); most%(1<<30) == 0 {
		return p.P.T("maat.gb", "{0} GB", most>>30)
	}
	return p.P.T("maat.mb", "{0} MB", p.App.MaxFigures()>>20)
}

func (p importsPage) at(f kompas.FigureImport) string { return p.Space("cijfers-inlezen", f.ID) }

// templateKinds are the forms in which our own form can be had.
func templateKinds() map[string]string {
	return map[string]string{"csv": "text/csv; charset=utf-8", "ods": "application/vnd.oasis.opendocument.spreadsheet",
		"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
}

// figureTemplate gives our own form to fill in, with one line as an example.
func (d *Desk) figureTemplate(r *web.Request) error {
	form := r.Query("als")
	kind, known := templateKinds()[form]
	if !known {
		return fault.Missing()
	}
	if !r.Actor.MayReadFigures() {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	content, err := r.App.FigureTemplate(form, app.TemplateTexts{Sheet: importsTitle(r), Indicator: r.P.T("invoer.formulier.indicator", "Inwoners die zich thuis voelen in hun buurt"),
		AreaName: "Baarn", Breakdown: "", Source: r.P.T("invoer.formulier.bron", "Bewonersonderzoek"),
		Note: r.P.T("invoer.formulier.uitleg", "Dit is een voorbeeld: haal deze regel weg. Verplicht zijn indicator, gebied, periode en waarde, of teller en noemer.")})
	if err != nil {
		return err
	}
	return r.Download("cijfers-formulier."+form, kind, content)
}

func (d *Desk) receiveFigures(r *web.Request) error {
	again := func(err error) error {
		return r.Again(uploadFiguresForm, []string{"bestand"}, err, func(s web.FormState) error { return d.drawImports(r, s) })
	}
	if !r.Actor.MayReadFigures() {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	f, name, err := r.File("bestand")
	if err != nil {
		return again(err)
	}
	defer f.Close()
	id, err := r.App.ReceiveFigures(r.Ctx(), r.Actor, name, f, r.Key())
	if err != nil {
		return again(err)
	}
	return r.See(r.Space("cijfers-inlezen", id))
}

type importPage struct {
	*web.Request
	app.FigureImportPage
	Form web.FormView
}

func (d *Desk) figureImport(r *web.Request) error { return d.drawImport(r, web.FormState{}) }

func (d *Desk) drawImport(r *web.Request, s web.FormState) error {
	v, err := r.App.FigureImportIn(r.Ctx(), r.Actor, r.Param("invoer"), s.Value(chooseForm, "gebiedsjaar", ""))
	if err != nil {
		return err
	}
	if v.State.Working() {
		r.W.Header().Set("Refresh", "3") // also without a script one sees how far it is
	}
	p := importPage{Request: r, FigureImportPage: v, Form: web.FormView{ID: chooseForm, State: s}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.title(), Current: "wijken", Crumbs: importCrumbs(r, p.title()), Body: importBody(p)}))
}

// importStep is a button on the page of an import.
func (d *Desk) importStep(do func(*web.Request) error) web.Handler {
	return func(r *web.Request) error {
		if err := do(r); err != nil {
			return r.Again("stap", nil, err, func(s web.FormState) error { return d.drawImport(r, s) })
		}
		return r.See(r.Space("cijfers-inlezen", r.Param("invoer")))
	}
}

func (d *Desk) applyFigures(r *web.Request) error {
	err := r.App.ApplyFigures(r.Ctx(), r.Actor, r.Param("invoer"), r.Form("vervallen")["vervallen"] == "ja", r.Key())
	if err != nil {
		return r.Again(applyForm, []string{"vervallen"}, err, func(s web.FormState) error { return d.drawImport(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen", r.Param("invoer")))
}

func (d *Desk) dropFigures(r *web.Request) error {
	if err := r.App.DropFigures(r.Ctx(), r.Actor, r.Param("invoer"), r.Key()); err != nil {
		return r.Again("stap", nil, err, func(s web.FormState) error { return d.drawImport(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen"))
}

func (d *Desk) tryFigures(r *web.Request) error {
	v, err := r.App.FigureImport(r.Ctx(), r.Actor, r.Param("invoer"))
	if err != nil {
		return err
	}
	if v.Kind != kompas.ImportFigures {
		return d.tryAreas(r, v)
	}
	names := []string{"getalnotatie", "gebiedsjaar", "periode", "landelijk", "overnemen", "overslaan", "herkomst", "bron", "licentie", "grondslag",
		"soort-telling", "gevoelig", "alles", "genummerd", "codegetal", app.OneUnitField}
	for i := range v.Choices.Topics {
		names = append(names, topicField(i), unitField(i))
		if app.AsksAbout(v.FigureImport) {
			names = append(names, app.AboutField(i))
		}
	}
	if err := r.App.TryFigures(r.Ctx(), r.Actor, v.ID, r.Form(names...), r.Key()); err != nil {
		return r.Again(chooseForm, names, err, func(s web.FormState) error { return d.drawImport(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen", v.ID))
}

func topicField(i int) string { return "onderwerp-" + strconv.Itoa(i) }

func unitField(i int) string { return "eenheid-" + strconv.Itoa(i) }

func (p importPage) at(step string) string {
	return p.Space("cijfers-inlezen", p.FigureImport.ID, step)
}

// stepFault is why a button was refused.
func (p importPage) stepFault() []ui.FieldError {
	return append(p.Form.State.Summary("stap"), p.Form.State.Summary(applyForm)...)
}

// applying is the form that brings figures into force.
func (p importPage) applying() web.FormView { return web.FormView{ID: applyForm, State: p.Form.State} }

// about says where the figures come from.
func (p importPage) about() string {
	return broughtBy(p.Request, p.FigureImport)
}

func broughtBy(r *web.Request, f kompas.FigureImport) string {
	day := r.P.Date(f.CreatedAt.In(r.App.Zone()))
	if f.Address != "" {
		return r.P.T("invoer.opgehaald", "Opgehaald door {0} op {1}.", f.PersonName, day)
	}
	return r.P.T("invoer.van", "Gebracht door {0} op {1}.", f.PersonName, day)
}

// count writes a number of things.
func (p importPage) count(n int64) string { return figure.FormatNumber(float64(n), 0, p.lang()) }

func (p importPage) lang() string { return string(p.P.Lang) }

// counted is what stands in the file.
func (p importPage) counted() ui.Table {
	t := ui.Table{ID: "gelezen", Caption: p.P.T("invoer.aantallen", "Aantallen in het bestand"), Hidden: true,
		Columns: []ui.Column{{Name: p.P.T("invoer.wat", "Wat")}, {Name: p.P.T("invoer.hoeveel", "Hoeveel"), Number: true}}}
	add := func(text string, n int64) { t.Rows = append(t.Rows, []string{text, p.count(n)}) }
	if p.Survey.Rows > 0 { // not counted of old imports
		add(p.P.T("invoer.rijen-gelezen", "Rijen"), int64(p.Survey.Rows))
	}
	add(p.P.T("invoer.cijfers", "Cijfers herkend"), p.Survey.Present())
	for _, a := range []figure.Absence{figure.Suppressed, figure.Missing, figure.NotYetPublished, figure.NotApplicable} {
		if n := p.Survey.Count(a.Code()); n > 0 {
			add(p.P.Code(a.Code()), n)
		}
	}
	if n := p.Survey.Count(figure.TallyProvisional); n > 0 {
		add(p.P.T("invoer.voorlopig", "Voorlopig"), n)
	}
	add(p.P.T("invoer.fout", "Waarden die niet kloppen"), p.Survey.Count(figure.TallyFault))
	add(p.P.T("invoer.onderwerpen", "Onderwerpen"), int64(len(p.Table.Topics)))
	if len(p.Survey.Periods) > 0 {
		add(p.P.T("invoer.perioden", "Perioden"), int64(len(p.Survey.Periods)))
	}
	if len(p.Survey.Breakdowns) > 0 {
		add(p.P.T("invoer.uitsplitsingen", "Uitsplitsingen"), int64(len(p.Survey.Breakdowns)))
	}
	return t
}

// spots lists where things of a kind stand.
func (p importPage) spots(kind string) ui.Table {
	tally := p.Survey.Tallies[kind]
	t := ui.Table{ID: "plekken-" + kind, Stacked: true, Caption: p.P.T("invoer.plekken", "De eerste plekken: {0}", p.kindName(kind)), Columns: []ui.Column{{Name: p.P.T("invoer.regel", "Regel"), Number: true},
		{Name: p.P.T("invoer.kolom", "Kolom")}, {Name: p.P.T("invoer.gebied", "Gebied")}, {Name: p.P.T("invoer.staat", "Wat er staat")}}}
	for _, s := range tally.First {
		text := s.Text
		if !p.MayImport {
			text = "" // no figure of a file that did not pass the gate, for who did not bring it
		}
		if text != "" && s.Code != "" {
			text += " — "
		}
		if s.Code != "" {
			text += p.P.Code(s.Code)
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(s.Line), s.Column, s.Area, text})
	}
	return t
}

// kinds are the kinds of values of which the first places are shown.
func (p importPage) kinds() []string {
	var out []string
	for _, kind := range []string{figure.TallyFault, figure.Suppressed.Code(), figure.NotYetPublished.Code(), figure.NotApplicable.Code(), figure.Missing.Code(), figure.TallyDoubtful, figure.TallyProvisional} {
		if p.Survey.Count(kind) > 0 {
			out = append(out, kind)
		}
	}
	return out
}

func (p importPage) kindName(kind string) string {
	switch kind {
	case figure.TallyFault:
		return p.P.T("invoer.fout", "Waarden die niet kloppen")
	case figure.TallyProvisional:
		return p.P.T("invoer.voorlopig", "Voorlopig")
	case figure.TallyDoubtful:
		return p.P.T("invoer.twijfel", "Misschien geen cijfer")
	}
	return p.P.Code(kind)
}

// areas is how the areas are known.
func (p importPage) areas() ui.Table {
	t := ui.Table{ID: "gebieden", Stacked: true, Caption: p.P.T("invoer.gebieden-per-soort", "Gebieden, naar wat we van de code weten"), Hidden: true, Columns: []ui.Column{{Name: p.P.T("invoer.stand", "Wat we van de code weten")},
		{Name: p.P.T("invoer.met", "Met cijfers"), Number: true}, {Name: p.P.T("invoer.zonder", "Zonder cijfers"), Number: true}, {Name: p.P.T("invoer.bijvoorbeeld", "Bijvoorbeeld")}}}
	for _, s := range area.Standings() {
		if p.Areas.With[s]+p.Areas.Without[s] == 0 {
			continue
		}
		example := ""
		for i, a := range p.Areas.First[s] {
			if s == area.StandingKnown || i == 3 {
				break
			}
			if i > 0 {
				example += ", "
			}
			example += a.Code + " " + a.Name
		}
		t.Rows = append(t.Rows, []string{p.P.Code("gebiedsstand_" + string(s)), strconv.Itoa(p.Areas.With[s]), strconv.Itoa(p.Areas.Without[s]), example})
	}
	return t
}

// formats are the ways to read the numbers, each with examples.
func (p importPage) formats() []ui.Option {
	var out []ui.Option
	for _, f := range figure.NumberFormats() {
		unread := p.Survey.Numbers.Unread(f)
		if unread > 0 && unread == p.Survey.Numbers.Marked() {
			continue
		}
		o := ui.Option{Value: string(f), Text: p.P.Code("getalnotatie_" + string(f))}
		for i, x := range p.FigureImportPage.Examples(f) {
			if i == 4 {
				break
			}
			read := p.P.T("invoer.leest-niet", "niet te lezen")
			if !x.Wrong {
				read = figure.FormatNumber(x.Value.Float(), x.Value.Decimals, p.lang())
			}
			if i > 0 {
				o.Help += " · "
			}
			o.Help += p.P.T("invoer.leest", "‘{0}’ wordt {1}", x.Text, read)
		}
		if !slices.ContainsFunc(out, func(x ui.Option) bool { return x.Help == o.Help }) { // read the same, it is the same choice
			out = append(out, o)
		}
	}
	return out
}

// choices are what a topic can become.
func (p importPage) choices() []ui.Option {
	out := []ui.Option{{Value: "niet", Text: p.P.T("invoer.niet", "Niet inlezen")}, {Value: "nieuw", Text: p.P.T("invoer.nieuw", "Als nieuwe indicator")}}
	for _, k := range p.Known {
		out = append(out, ui.Option{Value: string(k.ID), Text: p.P.T("invoer.bij", "Bij ‘{0}’", k.Name)})
	}
	return out
}

func (p importPage) chosen(i int) string {
	switch t := p.Choices.Topics[i]; {
	case !t.Use:
		return "niet"
	case t.New:
		return "nieuw"
	default:
		return string(t.Indicator)
	}
}

func (p importPage) units() []ui.Option { return codeOptions(p.Request, "", figure.Units()) }

func (p importPage) origin() string {
	if p.Choices.Origin == figure.SourceFigures {
		return "bron"
	}
	return "eigen"
}

func (p importPage) bases() []ui.Option { return codeOptions(p.Request, "", figure.Bases()) }

func (p importPage) year() string {
	if p.Choices.AreaYear == 0 {
		return ""
	}
	return strconv.Itoa(p.Choices.AreaYear)
}

// topic is a topic as the file names it.
func (p importPage) topic(path []string, unit string) string {
	text := strings.Join(path, " / ")
	if unit != "" {
		text += " (" + unit + ")"
	}
	return text
}

// figures says how many figures there are of a topic.
func (p importPage) figures(i int) string {
	switch n := p.Survey.Topics[i].Present; {
	case n == 1:
		return p.P.T("invoer.een-cijfer", "{0} cijfer", "1")
	case n > 0:
		return p.P.T("invoer.zoveel", "{0} cijfers", p.count(n))
	}
	return p.P.T("invoer.nog-niets", "Nog geen cijfers in dit bestand")
}

// columns is what changes in each indicator and period.
func (p importPage) columns() ui.Table {
	t := ui.Table{ID: "reeksen", Stacked: true, Caption: p.P.T("invoer.per-reeks", "Per indicator en periode"), Columns: []ui.Column{{Name: p.P.T("invoer.indicator", "Indicator")},
		{Name: p.P.T("invoer.periode-kort", "Periode")}, {Name: p.P.T("invoer.niveau", "Niveau")}, {Name: p.P.T("invoer.is-nieuw", "Nieuw"), Number: true},
		{Name: p.P.T("invoer.is-anders", "Anders"), Number: true}, {Name: p.P.T("invoer.is-weg", "Weg"), Number: true}, {Name: p.P.T("invoer.is-zelfde", "Hetzelfde"), Number: true}}}
	for i, c := range p.Outcome.Columns {
		if i == maxColumnsShown {
			break
		}
		name := c.Name
		if c.Breakdown != "" {
			name += " · " + c.Breakdown
		}
		t.Rows = append(t.Rows, []string{name, c.Period, levelsWord(p.Request, area.Level(c.Level)), p.count(c.New), p.count(c.Changed), p.count(c.Gone), p.count(c.Same)})
	}
	return t
}

// maxColumnsShown and maxNamesShown keep a page readable.
const (
	maxColumnsShown = 100
	maxNamesShown   = 20
)

// examples are the first figures that become another.
func (p importPage) examples() ui.Table {
	t := ui.Table{ID: "voorbeelden", Stacked: true, Caption: p.P.T("invoer.eerste", "De eerste cijfers die anders worden"), Hidden: true, Columns: []ui.Column{{Name: p.P.T("invoer.indicator", "Indicator")},
		{Name: p.P.T("invoer.periode-kort", "Periode")}, {Name: p.P.T("invoer.gebied", "Gebied")}, {Name: p.P.T("invoer.was", "Was"), Number: true}, {Name: p.P.T("invoer.wordt", "Wordt"), Number: true}}}
	for _, x := range p.Outcome.Examples {
		t.Rows = append(t.Rows, []string{x.Name, x.Period, x.AreaName, p.changed(x, x.Before, x.BeforeNot), p.changed(x, x.After, x.AfterNot)})
	}
	return t
}

func (p importPage) changed(x kompas.FigureChange, v float64, not figure.Absence) string {
	switch {
	case not != figure.Present:
		return p.P.Code(not.Code())
	case x.Hidden:
		return p.P.T("invoer.eigen-cijfer", "eigen cijfer, hier niet te zien")
	}
	return figure.FormatNumber(v, x.Decimals, p.lang())
}

// firstOf gives the first of a list.
func firstOf[T any](list []T) []T { return list[:min(len(list), maxNamesShown)] }

func commas(list []string) string { return strings.Join(list, ", ") }
