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

func areaCompareRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/wijken/vergelijken", Access: web.InSpace, Handle: d.compareAreas}}
}

// areaComparePage sets two areas side by side.
type areaComparePage struct {
	figuresPage // words of figures
	app.AreaComparison
}

func (d *Desk) compareAreas(r *web.Request) error {
	c, err := r.App.CompareAreas(r.Ctx(), r.Actor, cut(r.Query("een"), maxSearch), cut(r.Query("ander"), maxSearch))
	if err != nil {
		return err
	}
	p := areaComparePage{figuresPage{Request: r}, c}
	title := p.compareTitle()
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken", Crumbs: crumbs, Body: areaCompareBody(p, title)}))
}

func (p areaComparePage) compareTitle() string {
	if p.One.Known() && p.Other.Known() && !p.Same {
		return p.P.T("vergelijk.kop-twee", "{0} naast {1}", p.One.Name, p.Other.Name)
	}
	return p.P.T("vergelijk.kop", "Twee gebieden vergelijken")
}

// field is where one of the two is named.
func (p areaComparePage) field(name, label string, c app.ComparedArea) ui.InputField {
	f := ui.InputField{Field: ui.Field{Name: name, ID: name, Label: label}, Type: "search", Value: c.Typed, MaxLength: maxSearch}
	if c.Known() {
		f.Value = c.Name
	}
	if c.Problem != "" {
		f.Error = p.P.Code(c.Problem, c.Typed)
	}
	return f
}

// choice leads to the comparison with one of the areas of a name.
func (p areaComparePage) choice(first bool, code string) string {
	one, other := p.One.Code, p.Other.Code
	if one == "" {
		one = p.One.Typed
	}
	if other == "" {
		other = p.Other.Typed
	}
	if first {
		one = code
	} else {
		other = code
	}
	return p.comparing(one, other)
}

func (p areaComparePage) comparing(one, other string) string { return comparing(p.Request, one, other) }

// comparing leads to two areas side by side.
func comparing(r *web.Request, one, other string) string {
	return r.Space("wijken", "vergelijken") + "?" + url.Values{"een": {one}, "ander": {other}}.Encode()
}

// about names an area with its kind, and says so when it is no longer there.
func (p areaComparePage) aboutArea(c app.ComparedArea) string {
	kind := lowerFirst(levelWord(p.Request, c.Level))
	if c.Gone {
		return p.P.T("vergelijk.bestaat-niet-meer", "{0} ({1}) bestaat niet meer in de nieuwste indeling. U ziet de cijfers van toen.", c.Name, kind)
	}
	return ""
}

// compareFinding says in one sentence on how many subjects the two really differ.
func (p areaComparePage) compareFinding() (finding, rest string) {
	count := map[figure.DifferenceCode]int{}
	apart := 0
	for _, l := range p.Lines {
		count[l.Difference]++
		if l.Apart {
			apart++
		}
	}
	clear, unclear := count[figure.ClearlyHigher]+count[figure.ClearlyLower], count[figure.NotClearlyApart]
	counted := count[figure.CountedHigher] + count[figure.CountedLower] + count[figure.CountedEqual]
	switch {
	case clear+unclear == 1 && clear == 1:
		finding = p.P.T("vergelijk.ene-duidelijk", "Bij het ene onderwerp met een marge is het verschil duidelijk.")
	case clear+unclear == 1:
		finding = p.P.T("vergelijk.ene-niet", "Bij het ene onderwerp met een marge is het verschil niet duidelijk.")
	case unclear > 0 && clear == 0:
		finding = p.P.T("vergelijk.geen-duidelijk", "Bij geen van de {0} onderwerpen met een marge is het verschil duidelijk.", unclear)
	case clear+unclear > 0:
		finding = p.P.T("vergelijk.duidelijk", "Bij {0} van de {1} onderwerpen met een marge is het verschil duidelijk.", clear, clear+unclear)
	case counted == 1:
		finding = p.P.T("vergelijk.een-geteld", "Eén onderwerp is geteld: daar ziet u het verschil zoals het is.")
	case counted > 0:
		finding = p.P.T("vergelijk.geteld", "{0} onderwerpen zijn geteld: daar ziet u het verschil zoals het is.", counted)
	default:
		finding = p.P.T("vergelijk.geen-oordeel", "Of deze gebieden echt verschillen, is met deze cijfers niet te zeggen.")
	}
	if clear+unclear > 0 && counted == 1 {
		rest = p.P.T("vergelijk.ook-een-geteld", "Nog één onderwerp is geteld, zonder marge.")
	}
	if clear+unclear > 0 && counted > 1 {
		rest = p.P.T("vergelijk.ook-geteld", "Nog {0} onderwerpen zijn geteld, zonder marge.", counted)
	}
	if apart == 1 {
		rest += " " + p.P.T("vergelijk.een-ander-jaar", "Bij één onderwerp zijn de jaren niet gelijk. Dat vergelijken we niet.")
	}
	if apart > 1 {
		rest += " " + p.P.T("vergelijk.andere-jaren", "Bij {0} onderwerpen zijn de jaren niet gelijk. Die vergelijken we niet.", apart)
	}
	return finding, rest
}

// compareTheme is the part of the comparison about one theme.
type compareTheme struct {
	ID, Name string
	Lines    []app.ComparedLine
}

func (p areaComparePage) themes() []compareTheme {
	var out []compareTheme
	for _, theme := range figure.Themes() {
		t := compareTheme{ID: "thema-" + string(theme), Name: p.P.Code("thema_" + string(theme))}
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

// verdict says how the first area stands beside the other.
func (p areaComparePage) verdict(l app.ComparedLine) string {
	switch {
	case l.Apart:
		return p.P.T("vergelijk.jaren-ongelijk", "Andere jaren, niet vergeleken")
	case !l.One.Present() || !l.Other.Present():
		return p.P.T("vergelijk.een-cijfer", "Een cijfer ontbreekt")
	case l.Indicator.Unit == figure.Count:
		return p.P.T("vergelijk.aantal", "Aantal: hangt af van de grootte")
	case l.Difference == "":
		return p.P.T("vergelijk.ligt-erin", "Het ene gebied ligt in het andere")
	}
	return p.P.Code(string(l.Difference))
}

// year writes the period of a figure, where the two differ in words that cannot be overlooked.
func (p areaComparePage) year(l app.ComparedLine, s figure.Shown) string {
	if !s.Present() {
		return ""
	}
	if l.Apart {
		return p.P.T("vergelijk.let-op-jaar", "let op: {0}", p.period(s.Period()))
	}
	return p.period(s.Period())
}

// lineSource says in short where the figures of a line come from; the note under the table says it in full.
func (p areaComparePage) lineSource(l app.ComparedLine) string {
	src := l.One.Source()
	if src.Name == "" {
		src = l.Other.Source()
	}
	return strings.TrimSpace(src.Name + " " + src.ID)
}

// sourcesOf are the sources of a table in full, each once.
func (p areaComparePage) sourcesOf(t compareTheme) string {
	var figures []figure.Shown
	for _, l := range t.Lines {
		figures = append(figures, l.One, l.Other)
	}
	return p.SourcesOf(figures...)
}

// toLine leads to an indicator of one of the areas.
func (p areaComparePage) toLine(l app.ComparedLine, a area.Area) string {
	return p.Space("wijken") + "?" + url.Values{"gebied": {a.Code}, "onderwerp": {l.Indicator.Key}}.Encode()
}
