package desk

import (
	"net/http"
	"net/url"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/ui"
)

func dataCatalogueRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/wijken/catalogus", Access: web.InSpace, Handle: d.dataCatalogue}}
}

// dataCataloguePage lists which figures there are.
type dataCataloguePage struct {
	*web.Request
	app.DataCatalogue
}

func (d *Desk) dataCatalogue(r *web.Request) error {
	q := app.CatalogueQuery{Search: cut(r.Query("zoek"), maxSearch), Theme: figure.Theme(r.Query("thema")), Level: area.Level(r.Query("niveau"))}
	c, err := r.App.DataCatalogue(r.Ctx(), r.Actor, q)
	if err != nil {
		return err
	}
	title := catalogueTitle(r)
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken", Crumbs: crumbs, Body: dataCatalogueBody(dataCataloguePage{r, c}, title)}))
}

func catalogueTitle(r *web.Request) string {
	return r.P.T("catalogus.kop", "Welke cijfers zijn er?")
}

// cut keeps the first letters of what was typed.
func cut(typed string, most int) string {
	typed = strings.TrimSpace(typed)
	if letters := []rune(typed); len(letters) > most {
		return string(letters[:most])
	}
	return typed
}

// words are those of a page of figures.
func (p dataCataloguePage) words() figuresPage { return figuresPage{Request: p.Request} }

// summary says in one sentence what is listed.
func (p dataCataloguePage) summary() string {
	n := len(p.Lines)
	switch {
	case n == 0:
		return p.P.T("catalogus.niets", "Geen cijfers gevonden. Kies een ander thema, of zoek met een ander woord.")
	case n == p.All && n == 1:
		return p.P.T("catalogus.een", "Er zijn cijfers over één onderwerp.")
	case n == p.All:
		return p.P.T("catalogus.alle", "Er zijn cijfers over {0} onderwerpen.", n)
	}
	return p.P.T("catalogus.deel", "U ziet {0} van de {1} onderwerpen.", n, p.All)
}

// catalogueTheme is the part of the catalogue about one theme.
type catalogueTheme struct {
	ID, Name string
	Lines    []app.CatalogueLine
}

func (p dataCataloguePage) themes() []catalogueTheme {
	var out []catalogueTheme
	for _, theme := range figure.Themes() {
		t := catalogueTheme{ID: "thema-" + string(theme), Name: p.P.Code("thema_" + string(theme))}
		for _, l := range p.Lines {
			if l.Indicator.Theme == theme {
				t.Lines = append(t.Lines, l)
			}
		}
		if len(t.Lines) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (p dataCataloguePage) themeOptions() []ui.Option {
	var out []ui.Option
	for _, theme := range figure.Themes() {
		out = append(out, ui.Option{Value: string(theme), Text: p.P.Code("thema_" + string(theme))})
	}
	return out
}

func (p dataCataloguePage) levelOptions() []ui.Option {
	var out []ui.Option
	for _, l := range []area.Level{area.Neighbourhood, area.District, area.Municipality, area.GGDRegion, area.Country} {
		out = append(out, ui.Option{Value: string(l), Text: levelsWord(p.Request, l)})
	}
	return out
}

// toIndicator leads to the page of one indicator.
func (p dataCataloguePage) toIndicator(l app.CatalogueLine) string {
	return p.Space("wijken") + "?" + url.Values{"onderwerp": {l.Indicator.Key}}.Encode()
}

// source writes who publishes the newest figures and in which table.
func (p dataCataloguePage) source(l app.CatalogueLine) string {
	name := l.Source.Name
	if l.Source.ID != "" {
		name = p.P.T("wijken.bron-tabel", "{0} (tabel {1})", name, l.Source.ID)
	}
	if l.Source.Year != "" {
		name += ", " + l.Source.Year
	}
	return name
}

// span writes from when to when there are figures.
func (p dataCataloguePage) span(l app.CatalogueLine) string {
	from, to := l.First.Text(p.words().lang()), l.Last.Text(p.words().lang())
	if l.First.IsZero() {
		return p.P.T("catalogus.geen-jaar", "nog geen cijfers")
	}
	if l.First == l.Last {
		return from
	}
	return p.P.T("catalogus.van-tot", "{0} tot en met {1}", from, to)
}

// times says how many of the periods there is a figure of: of the municipality, else of anywhere.
func (p dataCataloguePage) times(l app.CatalogueLine) string {
	unit := p.P.T("catalogus.keer", "keer")
	if l.First.Kind() == figure.Year {
		unit = p.P.T("catalogus.jaren", "jaren")
		if l.Of == 1 {
			unit = p.P.T("catalogus.jaar", "jaar")
		}
	}
	if p.Home.Code == "" {
		return p.P.T("catalogus.zoveel-van", "{0} van {1} {2}", l.Times, l.Of, unit)
	}
	return p.P.T("catalogus.zoveel-thuis", "{0}: {1} van {2} {3}", p.Home.Name, l.Times, l.Of, unit)
}

// reach says for how many areas of a level the newest figures are there.
func (p dataCataloguePage) reach(l app.CatalogueLevel) string {
	areas := lowerFirst(levelsWord(p.Request, l.Level))
	if l.Level == area.Country {
		return levelsWord(p.Request, l.Level)
	}
	if l.Of == 1 && l.Have == 1 {
		return levelWord(p.Request, l.Level)
	}
	return p.P.T("catalogus.zoveel-van", "{0} van {1} {2}", l.Have, l.Of, areas)
}

// published says when the source published the newest figures, or else when they were read in here.
func (p dataCataloguePage) published(l app.CatalogueLine) string {
	switch {
	case l.Published != "":
		return p.P.DateText(l.Published)
	case !l.ReadAt.IsZero():
		return p.P.T("catalogus.hier-ingelezen", "Niet bekend. Hier ingelezen op {0}.", p.P.Date(l.ReadAt.In(p.App.Zone())))
	}
	return p.P.T("catalogus.niet-bekend", "Niet bekend.")
}

// expected says when the next figures may come.
func (p dataCataloguePage) expected(l app.CatalogueLine) string {
	if l.Expected.IsZero() {
		return ""
	}
	next := l.Expected.Text(p.words().lang())
	switch {
	case l.Waiting:
		return p.P.T("catalogus.wacht", "{0} staat al bij de bron, maar heeft nog geen cijfers.", next)
	case l.Late:
		return p.P.T("catalogus.laat", "Misschien is er nieuwer: in dit ritme zou {0} er al zijn.", next)
	}
	return p.P.T("catalogus.verwacht", "Volgende verwacht: {0}.", next)
}

// flags are what a reader must know before using the figures.
func (p dataCataloguePage) flags(l app.CatalogueLine) []string {
	var out []string
	add := func(yes bool, text string) {
		if yes {
			out = append(out, text)
		}
	}
	list := func(periods []figure.Period) string {
		var names []string
		for _, x := range periods {
			names = append(names, x.Text(p.words().lang()))
		}
		return p.words().list(names)
	}
	add(l.Indicator.Own(), p.P.T("catalogus.eigen", "Zelf ingelezen."))
	add(l.Early, p.P.T("catalogus.voorlopig", "Het nieuwste cijfer is voorlopig."))
	add(len(l.Breaks) > 0, p.P.T("catalogus.breuk", "Anders gemeten vanaf {0}.", list(l.Breaks)))
	add(len(l.Revised) > 0, p.P.T("catalogus.herzien", "Herzien: {0}.", list(l.Revised)))
	add(l.Indicator.Basis == figure.ModelEstimate, p.P.Code("schatting")+".")
	add(l.Indicator.Basis == figure.Sample, p.P.Code("steekproef")+".")
	add(l.Indicator.Computed(), p.P.T("catalogus.uitgerekend", "Wij rekenen dit uit twee aantallen."))
	return out
}
