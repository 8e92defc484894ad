package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func figureRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/wijken", Access: web.InSpace, Handle: d.figures},
	}
}

// figuresPage shows one national indicator for one area, by itself or inside step 1 of a compass.
type figuresPage struct {
	*web.Request
	app.FigureView
	Compass  *kompas.Compass   // nil outside a compass
	Insights []app.InsightLine // what was said about this figure
	MayAdd   bool
	Insight  web.FormView // the form to add to this figure
	Words    web.FormView // the form of its definition
}

func (d *Desk) figures(r *web.Request) error { return d.drawFigures(r, web.FormState{}) }

func (d *Desk) drawFigures(r *web.Request, s web.FormState) error {
	q := figureQuery(r)
	q.Known = strings.TrimSpace(r.Query("bekend"))
	v, err := r.App.Figures(r.Ctx(), r.Actor, q)
	if err != nil {
		return err
	}
	p := figuresPage{Request: r, FigureView: v, Words: web.FormView{ID: definitionFormID, State: s}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.title(), Current: "wijken", Crumbs: p.crumbs(), Body: figuresBody(p)}))
}

// figureQuery reads what a reader wants to see from the address, so that a view can be shared.
func figureQuery(r *web.Request) app.FigureQuery {
	q := app.FigureQuery{Indicator: r.Query("onderwerp"), Area: strings.ToUpper(strings.TrimSpace(r.Query("gebied"))), Level: area.Level(r.Query("niveau")),
		Period: r.Query("jaar"), Today: r.Query("indeling") == "nu"}
	for _, given := range r.R.URL.Query()["naast"] {
		for code := range strings.SplitSeq(given, ",") {
			if code = strings.ToUpper(strings.TrimSpace(code)); code != "" {
				q.Beside = append(q.Beside, code)
			}
		}
	}
	q.Alike.Count = strings.TrimSpace(r.Query("aantal"))
	q.Alike.Features = chosenFeatures(r.R.URL.Query()["kenmerk"])
	return q
}

// chosenFeatures reads by what municipalities should be alike. A form in which nothing is ticked gives one empty word.
func chosenFeatures(given []string) []string {
	if len(given) == 0 {
		return nil
	}
	all := slices.DeleteFunc(strings.Split(strings.Join(given, ","), ","), func(x string) bool { return strings.TrimSpace(x) == "" })
	if len(all) == 0 {
		return []string{""}
	}
	return all
}

// base is the address of the page without its query.
func (p figuresPage) base() string {
	if p.Compass != nil {
		return p.Space("kompassen", p.Compass.Slug, "monitoring")
	}
	return p.Space("wijken")
}

// address is the page with another query.
func (p figuresPage) address(q app.FigureQuery) string {
	v := url.Values{}
	for _, part := range []ui.Hidden{{Name: "onderwerp", Value: q.Indicator}, {Name: "gebied", Value: q.Area}, {Name: "niveau", Value: string(q.Level)},
		{Name: "jaar", Value: q.Period}, {Name: "naast", Value: strings.Join(q.Beside, ",")}, {Name: "indeling", Value: onBoundaries(q)}, {Name: "bekend", Value: q.Known}} {
		if part.Value != "" {
			v.Set(part.Name, part.Value)
		}
	}
	for _, part := range alikeInputs(q) {
		v.Set(part.Name, part.Value)
	}
	if len(v) == 0 {
		return p.base()
	}
	return p.base() + "?" + v.Encode()
}

// toArea leads to the same indicator for another area.
func (p figuresPage) toArea(a area.Area) string {
	q := p.FigureQuery
	q.Area = a.Code
	if area.MunicipalityOf(a.Code) != area.MunicipalityOf(p.Area) {
		q.Beside = nil
	}
	if a.Level == area.Municipality || a.Level == area.Country {
		q.Level = ""
	}
	return p.address(q)
}

// toFigure leads to a figure that something is about.
func (p figuresPage) toFigure(f app.FigureName) string {
	return p.address(app.FigureQuery{Indicator: f.Indicator.Key, Area: f.Area.Code, Period: f.Period.String()})
}

// toNewer leads to the newer period of a figure.
func (p figuresPage) toNewer(f app.NewerFigure) string {
	f.Period = f.Newest
	return p.toFigure(f.FigureName)
}

// figureName writes which figure something is about.
func (p figuresPage) figureName(f app.FigureName) string {
	return p.P.T("wijken.cijfernaam", "{0}, {1}, {2}", p.name(f.Indicator), f.Area.Name, p.period(f.Period))
}

func (p figuresPage) newerWords(f app.NewerFigure) string {
	return p.P.T("wijken.nieuwer-regel", "{0} in {1}: er staat iets bij {2}, en {3} is er nu ook", p.name(f.Indicator), f.Area.Name, p.period(f.Period), p.period(f.Newest))
}

// figureInputs tie what somebody writes to the figure on the page.
func (p figuresPage) figureInputs() []ui.Hidden {
	return []ui.Hidden{{Name: "cijfer", Value: p.Indicator}, {Name: "gebied", Value: p.Area}, {Name: "periode", Value: p.Period}}
}

func (p figuresPage) title() string {
	if p.Empty {
		return p.P.T("wijken.kop-leeg", "Cijfers")
	}
	return p.P.T("wijken.kop", "Hoe gaat het in {0}?", p.Place.Name)
}

func (p figuresPage) crumbs() []ui.Crumb {
	out := []ui.Crumb{{Text: p.P.T("menu.wijken", "Wijken"), URL: p.Space("wijken")}}
	for _, a := range p.Above {
		out = append(out, ui.Crumb{Text: a.Name, URL: p.toArea(a)})
	}
	return append(out, ui.Crumb{Text: p.Place.Name})
}

// lang is the language in which figures are written.
func (p figuresPage) lang() string { return string(p.P.Lang) }

// inLanguage picks the text in the language of the page.
func (p figuresPage) inLanguage(dutch, english string) string {
	if p.lang() == figure.English && english != "" {
		return english
	}
	return dutch
}

func (p figuresPage) name(c figure.CatalogueIndicator) string { return p.inLanguage(c.Name, c.NameEN) }

// figureFilter is what can be chosen above the figures.
type figureFilter struct {
	Groups  []filterGroup
	Levels  []ui.Option
	Periods []ui.Option
	Hidden  []ui.Hidden
}

type filterGroup struct {
	Name    string
	Options []ui.Option
}

func (p figuresPage) filter() figureFilter {
	var f figureFilter
	for _, theme := range figure.Themes() {
		g := filterGroup{Name: p.P.Code("thema_" + string(theme))}
		for _, c := range p.Catalogue {
			if c.Theme == theme {
				g.Options = append(g.Options, ui.Option{Value: c.Key, Text: p.name(c)})
			}
		}
		if len(g.Options) > 0 {
			f.Groups = append(f.Groups, g)
		}
	}
	for _, l := range p.Levels {
		text := p.levelChoice(l)
		if !l.HasFigures {
			text = p.P.T("wijken.niveau-zonder", "{0} (geen cijfers)", text)
		}
		f.Levels = append(f.Levels, ui.Option{Value: string(l.Level), Text: text})
	}
	for i := len(p.Periods) - 1; i >= 0; i-- {
		period, _ := figure.ParsePeriod(p.Periods[i])
		f.Periods = append(f.Periods, ui.Option{Value: p.Periods[i], Text: period.Text(p.lang())})
	}
	f.Hidden = append(f.Hidden, ui.Hidden{Name: "gebied", Value: p.Area})
	f.Hidden = append(f.Hidden, p.groupInputs()...)
	f.Hidden = append(f.Hidden, p.spanInputs()...)
	if p.Known != "" {
		f.Hidden = append(f.Hidden, ui.Hidden{Name: "bekend", Value: p.Known})
	}
	return f
}
