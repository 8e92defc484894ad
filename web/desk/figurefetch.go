package desk

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// figureFetchRoutes are the buttons with which figures are fetched.
func figureFetchRoutes(d *Desk) []web.Route {
	const at = "/r/{ruimte}/cijfers-inlezen"
	return []web.Route{
		{Method: "POST", Path: at + "/ophalen", Access: web.InSpaceNow, Handle: d.fetchFigures},
		{Method: "POST", Path: at + "/{invoer}/opnieuw", Access: web.InSpaceNow, Handle: d.fetchAgain},
	}
}

// fetchFiguresForm is the id of the form.
const fetchFiguresForm = "ophalen"

func (d *Desk) fetchFigures(r *web.Request) error {
	names := []string{"adres", "dienst"}
	id, err := r.App.FetchFigures(r.Ctx(), r.Actor, r.Form(names...), r.Key())
	if err != nil {
		return r.Again(fetchFiguresForm, names, err, func(s web.FormState) error { return d.drawImports(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen", id))
}

func (d *Desk) fetchAgain(r *web.Request) error {
	id, err := r.App.FetchAgain(r.Ctx(), r.Actor, r.Param("invoer"), r.Key())
	if fault.Is(err, fault.NotFound) {
		return err
	}
	if err != nil {
		return r.Again("stap", nil, err, func(s web.FormState) error { return d.drawImport(r, s) })
	}
	return r.See(r.Space("cijfers-inlezen", id))
}

// fetching is the form as it was filled in.
func (p importsPage) fetching() web.FormView {
	return web.FormView{ID: fetchFiguresForm, State: p.Form.State}
}

// services are the sources that can be chosen.
func (p importsPage) services() []ui.Option {
	var out []ui.Option
	for _, s := range p.App.Services() {
		out = append(out, ui.Option{Value: string(s), Text: p.P.Code("cijferdienst_" + string(s)), Help: p.P.Code("cijferdienst_" + string(s) + "_uitleg")})
	}
	return out
}

func (p importsPage) firstService() string {
	if list := p.App.Services(); len(list) > 0 {
		return string(list[0])
	}
	return ""
}

// sourceDay writes a moment of a source, such as 2021-03-26T02:00:00, as a day; as it is when it cannot be read.
func sourceDay(r *web.Request, moment string) string {
	if len(moment) >= len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, moment[:len(time.DateOnly)]); err == nil {
			return r.P.DateText(moment[:len(time.DateOnly)])
		}
	}
	return moment
}

// tableTitle names a table as its source does, or else as it was asked for.
func tableTitle(f kompas.FigureImport) string {
	if f.Table.Title != "" {
		return f.Table.Title
	}
	return f.FileName
}

// publisherOf is who publishes a table.
func publisherOf(r *web.Request, f kompas.FigureImport) string {
	if f.Table.Publisher != "" {
		return f.Table.Publisher
	}
	return r.P.T("invoer.de-bron", "de bron")
}

// newsTitle says from whom newer figures wait.
func newsTitle(r *web.Request, n app.FigureNews) string {
	return r.P.T("invoer.nieuws", "Er staan nieuwe cijfers klaar bij {0}", publisherOf(r, n.FigureImport))
}

func (p importsPage) newsText(n app.FigureNews) string {
	return p.P.T("invoer.nieuws.uitleg", "{0}. De bron heeft deze tabel veranderd op {1}. U las hem in op {2}.", tableTitle(n.FigureImport), sourceDay(p.Request, n.Changed),
		p.P.Date(n.AppliedAt.In(p.App.Zone())))
}

// title names a table as its source does, and a file by its own name.
func (p importPage) title() string {
	if p.Place.IsTable() {
		return tableTitle(p.FigureImport)
	}
	return p.FileName
}

func (p importPage) dropText() string {
	switch {
	case p.State == kompas.ImportFetching:
		return p.P.T("invoer.stop", "Stop met ophalen")
	case p.Address != "":
		return p.P.T("invoer.gooi-cijfers-weg", "Gooi deze cijfers weg")
	}
	return p.P.T("invoer.gooi-weg", "Gooi dit bestand weg")
}

// fetched says how far the fetching of a table or file is.
func (p importPage) fetched() string {
	switch {
	case p.Done == 0:
		return p.P.T("invoer.wacht-op-bron", "Wij vragen de bron om de cijfers.")
	case p.Place.IsTable() && p.Total >= p.Done:
		return p.P.T("invoer.rijen-van", "{0} van {1} rijen opgehaald.", p.count(p.Done), p.count(p.Total))
	case p.Place.IsTable():
		return p.P.T("invoer.rijen", "{0} rijen opgehaald.", p.count(p.Done))
	case p.Total >= p.Done:
		return p.P.T("invoer.kb-van", "{0} van {1} KB opgehaald.", p.count(p.Done), p.count(p.Total))
	}
	return p.P.T("invoer.kb-zonder", "{0} KB opgehaald.", p.count(p.Done))
}

// provenance is where figures that were fetched come from.
func (p importPage) provenance() ui.Table {
	t := ui.Table{ID: "herkomst-van", Caption: p.P.T("invoer.herkomst-van", "Waar deze cijfers vandaan komen"), Hidden: true,
		Columns: []ui.Column{{Name: p.P.T("invoer.wat", "Wat")}, {Name: p.P.T("invoer.herkomst-waarde", "Herkomst")}}}
	add := func(name, text string) {
		if text != "" {
			t.Rows = append(t.Rows, []string{name, text})
		}
	}
	add(p.P.T("invoer.adres", "Adres"), p.Address)
	add(p.P.T("invoer.tabel", "Tabel"), p.Table.ID)
	if p.Table.Modified != "" {
		add(p.P.T("invoer.gewijzigd", "Veranderd door de bron"), sourceDay(p.Request, p.Table.Modified))
	}
	add(p.P.T("invoer.opgehaald-op", "Opgehaald"), p.P.T("invoer.moment", "{0}, {1} uur", p.P.Date(p.CreatedAt.In(p.App.Zone())), p.P.Clock(p.CreatedAt.In(p.App.Zone()))))
	add(p.P.T("invoer.kenmerk", "Kenmerk (SHA-256)"), p.Hash)
	return t
}

// fewer says that the source announced another number of rows than came.
func (p importPage) fewer() string {
	if !p.Place.IsTable() || p.Table.Records == 0 || p.Table.Records == int64(p.Survey.Rows) {
		return ""
	}
	return p.P.T("invoer.minder.uitleg", "De bron noemt {0} rijen, wij kregen er {1}. Kijk of dat klopt voor u ze inleest.", p.count(p.Table.Records), p.count(int64(p.Survey.Rows)))
}

// status of a reply, for whoever looks for the cause.
func (p importPage) reply() string {
	return p.P.T("invoer.antwoord", "De bron antwoordde: {0} {1}", p.Problem.Status, http.StatusText(p.Problem.Status))
}

// levels says how many areas of each level there are.
func (p importPage) levels() string {
	var out []string
	known := area.Levels()
	for l := range p.Areas.Levels {
		if l.Own() {
			known = append(known, l)
		}
	}
	slices.Sort(known[len(area.Levels()):])
	for _, l := range known {
		with, without := p.Areas.Levels[l], p.Areas.Empty[l]
		if with+without == 0 {
			continue
		}
		switch name := levelsWord(p.Request, l); {
		case without > 0:
			out = append(out, p.P.T("invoer.niveau-zonder", "{0}: {1}, waarvan {2} zonder cijfers", name, p.count(int64(with+without)), p.count(int64(without))))
		case with > 0:
			out = append(out, p.P.T("invoer.niveau-aantal", "{0}: {1}", name, p.count(int64(with))))
		}
	}
	return strings.Join(out, " · ")
}
