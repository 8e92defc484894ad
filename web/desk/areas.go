package desk

import (
	"net/http"
	"net/url"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

func areaRoutes(d *Desk) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/r/{ruimte}/wijken/zoeken", Access: web.InSpace, Handle: d.searchAreas},
		{Method: "GET", Path: "/r/{ruimte}/wijken/gebieden/{gebied}", Access: web.InSpace, Handle: d.areaProfile},
	}
}

// searchPage lists the areas with a name like the one that was typed.
type searchPage struct {
	*web.Request
	Typed string
	Found []app.FoundArea
	More  bool
}

func (d *Desk) searchAreas(r *web.Request) error {
	p := searchPage{Request: r, Typed: strings.TrimSpace(r.Query("naam"))}
	if typed := []rune(p.Typed); len(typed) > maxSearch {
		p.Typed = string(typed[:maxSearch])
	}
	var err error
	if p.Found, p.More, err = r.App.SearchAreas(r.Ctx(), r.Actor, p.Typed); err != nil {
		return err
	}
	title := r.P.T("wijken.zoek-titel", "Gebieden zoeken")
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken", Crumbs: crumbs, Body: searchBody(p, title)}))
}

// maxSearch is the longest name that is searched for, in characters.
const maxSearch = 80

// place says what kind of area was found, and where.
func (p searchPage) place(a app.FoundArea) string {
	kind := levelWord(p.Request, a.Level)
	if a.Municipality == "" {
		return lowerFirst(kind)
	}
	return p.P.T("wijken.gevonden-in", "{0} in {1}", lowerFirst(kind), a.Municipality)
}

// profilePage is everything that is published about one area.
type profilePage struct {
	figuresPage // words and addresses of one figure
	app.AreaProfile
}

func (d *Desk) areaProfile(r *web.Request) error {
	a, err := r.App.AreaProfile(r.Ctx(), r.Actor, r.Param("gebied"))
	if err != nil {
		return err
	}
	p := profilePage{AreaProfile: a, figuresPage: figuresPage{Request: r}}
	p.Place, p.FigureView.Above = a.Area, a.Above
	title := r.P.T("wijken.profiel-titel", "Alle cijfers van {0}", a.Area.Name)
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken", Crumbs: p.profileCrumbs(title), Body: profileBody(p, title)}))
}

func (p profilePage) profileCrumbs(title string) []ui.Crumb {
	out := []ui.Crumb{{Text: p.P.T("menu.wijken", "Wijken"), URL: p.Space("wijken")}}
	for _, a := range p.AreaProfile.Above {
		out = append(out, ui.Crumb{Text: a.Name, URL: p.toProfile(a)})
	}
	return append(out, ui.Crumb{Text: title})
}

func (p profilePage) toProfile(a area.Area) string { return p.Space("wijken", "gebieden", a.Code) }

// toIndicator leads to the page of one indicator for this area.
func (p profilePage) toIndicator(c figure.CatalogueIndicator) string {
	return p.Space("wijken") + "?" + url.Values{"gebied": {p.AreaProfile.Area.Code}, "onderwerp": {c.Key}}.Encode()
}

// themes groups the lines of the profile.
func (p profilePage) themes() []profileTheme {
	var out []profileTheme
	for _, theme := range figure.Themes() {
		t := profileTheme{ID: "thema-" + string(theme), Name: p.P.Code("thema_" + string(theme))}
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

type profileTheme struct {
	ID, Name string
	Lines    []app.ProfileLine
}

// spark draws the years of one indicator small.
func (p profilePage) spark(l app.ProfileLine) chart.Spark {
	q := figuresPage{Request: p.Request, FigureView: app.FigureView{Past: app.Past{Series: l.Series}}}
	return chart.Spark{Label: p.name(l.Indicator) + ". " + q.trendWords(), Points: p.FigurePoints(l.Series), Width: 120, Height: 40}
}

// noSums names the indicators of which an own area has no figure.
func (p profilePage) noSums() string {
	var out []string
	for _, c := range p.NoSum {
		out = append(out, p.name(c))
	}
	return strings.Join(out, ", ")
}

// hasYears says whether a line has more than one figure to draw.
func (p profilePage) hasYears(l app.ProfileLine) bool {
	q := figuresPage{FigureView: app.FigureView{Past: app.Past{Series: l.Series}}}
	return q.hasPast()
}
