package desk

import (
	"net/http"
	"strconv"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// takeAlongRoutes are the pages on a compass as a whole: taking it along as a file, taking one over, copying one.
func takeAlongRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/kompassen/{kompas}/meenemen", Access: web.InSpace, Handle: d.takeAlong},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/meenemen", Access: web.InSpace, Handle: d.exportCompass},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/kopie", Access: web.InSpace, Handle: d.copyCompass},
		{Method: "GET", Path: "/r/{ruimte}/overnemen", Access: web.InSpace, Handle: d.takeOver},
		{Method: "POST", Path: "/r/{ruimte}/overnemen", Access: web.InSpace, Handle: d.uploadCompass, Upload: true},
		{Method: "GET", Path: "/r/{ruimte}/overnemen/{bestand}", Access: web.InSpace, Handle: d.previewImport},
		{Method: "POST", Path: "/r/{ruimte}/overnemen/{bestand}", Access: web.InSpace, Handle: d.importCompass},
		{Method: "POST", Path: "/r/{ruimte}/overnemen/{bestand}/weg", Access: web.InSpace, Handle: d.dropImport},
	}
}

// Ids of the forms.
const (
	takeOverForm = "overnemen"
	copyForm     = "kopie"
)

type takeAlongPage struct {
	*web.Request
	app.TakeAlongPage
	Copy web.FormView
}

func takeAlongTitle(r *web.Request) string { return r.P.T("meenemen.titel", "Meenemen of kopiëren") }

func (d *Desk) takeAlong(r *web.Request) error { return d.drawTakeAlong(r, web.FormState{}) }

func (d *Desk) drawTakeAlong(r *web.Request, s web.FormState) error {
	p, err := r.App.TakeAlong(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: p.CompassFrame, Title: takeAlongTitle(r),
		Body: takeAlongBody(takeAlongPage{Request: r, TakeAlongPage: p, Copy: web.FormView{ID: copyForm, State: s}})})
}

// origin says in one sentence where the compass came from.
func (p takeAlongPage) origin() string {
	day := p.P.DateText(p.Origin.FromDay)
	if p.Origin.Way == kompas.FromTemplate {
		return p.P.T("meenemen.van-kopie", "Dit kompas begon op {0} als kopie van ‘{1}’.", day, p.Origin.Title)
	}
	return p.P.T("meenemen.van-bestand", "Dit kompas is op {0} overgenomen uit een bestand van {1} van {2}. Besluiten van voor die dag nemen we over zoals ze in het bestand stonden.",
		p.P.Date(p.Origin.TakenAt.In(p.App.Zone())), p.Origin.FromName, day)
}

func (d *Desk) exportCompass(r *web.Request) error {
	f, err := r.App.ExportCompass(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return r.Download(f.Name, "application/json", f.Content)
}

func (d *Desk) copyCompass(r *web.Request) error {
	slug, err := r.App.CopyAsTemplate(r.Ctx(), r.Actor, r.Param("kompas"), r.Form("titel"), r.Key())
	if err != nil {
		return r.Again(copyForm, []string{"titel"}, err, func(s web.FormState) error { return d.drawTakeAlong(r, s) })
	}
	return r.See(r.Space("kompassen", slug))
}

type takeOverPage struct {
	*web.Request
	Form web.FormView
}

func takeOverTitle(r *web.Request) string { return r.P.T("overnemen.titel", "Neem een kompas over") }

func (d *Desk) takeOver(r *web.Request) error { return d.drawTakeOver(r, web.FormState{}) }

func (d *Desk) drawTakeOver(r *web.Request, s web.FormState) error {
	if !r.Actor.MayImport() {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: takeOverTitle(r), Current: "kompassen",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")}, {Text: takeOverTitle(r)}},
		Body:   takeOverBody(takeOverPage{Request: r, Form: web.FormView{ID: takeOverForm, State: s}})}))
}

// takeOverAgain shows what is wrong with a file on the page where it was chosen.
func (d *Desk) takeOverAgain(r *web.Request, err error) error {
	return r.Again(takeOverForm, []string{"bestand"}, err, func(s web.FormState) error { return d.drawTakeOver(r, s) })
}

func (d *Desk) uploadCompass(r *web.Request) error {
	if !r.Actor.MayImport() {
		_, err := r.App.UploadCompass(r.Ctx(), r.Actor, "", nil) // it notes that somebody tried
		return err
	}
	f, name, err := r.File("bestand")
	if err != nil {
		return d.takeOverAgain(r, err)
	}
	defer f.Close()
	draft, err := r.App.UploadCompass(r.Ctx(), r.Actor, name, f)
	if err != nil {
		return d.takeOverAgain(r, err)
	}
	return r.See(r.Space("overnemen", draft))
}

type previewPage struct {
	*web.Request
	app.ImportPreview
}

func (d *Desk) previewImport(r *web.Request) error {
	p, err := r.App.PreviewImport(r.Ctx(), r.Actor, r.Param("bestand"))
	if err != nil {
		return d.takeOverAgain(r, err)
	}
	title := r.P.T("overnemen.bekijk", "Kijk eerst of het klopt")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "kompassen",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")},
			{Text: takeOverTitle(r), URL: r.Space("overnemen")}, {Text: title}},
		Body: previewBody(previewPage{Request: r, ImportPreview: p})}))
}

func (d *Desk) importCompass(r *web.Request) error {
	slug, err := r.App.ImportCompass(r.Ctx(), r.Actor, r.Param("bestand"), r.Key())
	if err != nil {
		return d.takeOverAgain(r, err)
	}
	return r.See(r.Space("kompassen", slug))
}

func (d *Desk) dropImport(r *web.Request) error {
	if err := r.App.DropImport(r.Ctx(), r.Actor, r.Param("bestand")); err != nil {
		return err
	}
	return r.See(r.Space("overnemen"))
}

// counted is how many of something come in.
func (p previewPage) counted() ui.Table {
	t := ui.Table{ID: "inhoud", Caption: p.P.T("overnemen.inhoud", "Wat er in het bestand staat"), Hidden: true,
		Columns: []ui.Column{{Name: p.P.T("overnemen.wat", "Wat")}, {Name: p.P.T("overnemen.hoeveel", "Hoeveel"), Number: true}}}
	other := 0
	named := map[string]string{
		"seat": p.P.T("overnemen.stoelen", "stoelen aan tafel"), "insight": p.P.T("overnemen.duidingen", "duidingen"),
		"ambition": p.P.T("overnemen.ambities", "ambities"), "result": p.P.T("overnemen.resultaten", "maatschappelijke resultaten"),
		"indicator": p.P.T("overnemen.indicatoren", "indicatoren"), "observation": p.P.T("overnemen.cijfers", "eigen cijfers"),
		"activity": p.P.T("overnemen.activiteiten", "activiteiten"), "need": p.P.T("overnemen.behoeften", "behoeften"),
		"story": p.P.T("overnemen.verhalen", "verhalen"), "session": p.P.T("overnemen.gesprekken", "gesprekken"),
		"decision": p.P.T("overnemen.besluiten", "besluiten"), "review": p.P.T("overnemen.verbetergesprekken", "verbetergesprekken"),
		"improvementAction": p.P.T("overnemen.acties", "verbeteracties"), "councilPage": p.P.T("overnemen.raadsbladen", "raadsbladen"),
	}
	for kind, n := range p.Counts {
		if named[kind] == "" && kind != "compass" && kind != "organisation" {
			other += n
		}
	}
	for _, kind := range []string{"seat", "insight", "ambition", "result", "indicator", "observation", "activity", "need", "story", "session", "decision",
		"review", "improvementAction", "councilPage"} {
		if n := p.Counts[kind]; n > 0 {
			t.Rows = append(t.Rows, []string{named[kind], strconv.Itoa(n)})
		}
	}
	if other > 0 {
		t.Rows = append(t.Rows, []string{p.P.T("overnemen.overige", "andere onderdelen"), strconv.Itoa(other)})
	}
	return t
}

func (p previewPage) at(parts ...string) string {
	return p.Space(append([]string{"overnemen", p.Draft.ID}, parts...)...)
}

// from says which file this is.
func (p previewPage) from() string {
	return p.P.T("overnemen.van", "Uit {0}, van {1}, gemaakt op {2}.", p.Draft.FileName, p.Head.From, p.P.DateText(p.Head.On))
}
