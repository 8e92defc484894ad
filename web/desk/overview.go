package desk

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func overviewRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}", Access: web.InSpace, Handle: d.overview}}
}

// overviewPage is the start page of a space.
type overviewPage struct {
	*web.Request
	app.Overview
}

// overview is the start page; who reads only main lines is sent to the council's pages.
func (d *Desk) overview(r *web.Request) error {
	if !r.Actor.May(kompas.ActCompass, 'R', r.Actor.Reach()) {
		if r.Actor.May(kompas.ActCouncilReport, 'R', r.Actor.Reach()) {
			return r.See(r.Space("raad"))
		}
		if r.Actor.MayWatch() {
			return r.See(r.Space("toezicht"))
		}
		return r.See(r.Space("wie-mag-wat"))
	}
	o, err := r.App.Overview(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := overviewPage{Request: r, Overview: o}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.overzicht", "Overzicht"), Current: "overzicht", Body: overviewBody(p)}))
}

// title says where we are: Zo gaat het in Baarn.
func (p overviewPage) title() string {
	if p.Actor.Space.Kind != kompas.MunicipalitySpace {
		return p.P.T("overzicht.kop-bij", "Zo gaat het bij {0}", p.Actor.Space.Name)
	}
	return p.P.T("overzicht.kop", "Zo gaat het in {0}", ownName(p.Request))
}

// sentence says in one line how the compasses stand.
func (p overviewPage) sentence() string {
	if len(p.Compasses) == 0 {
		return ""
	}
	good, attention, unknown := 0, 0, 0
	for _, c := range p.Compasses {
		switch {
		case c.Indicator != nil && (c.Indicator.Status == figure.OnCourse || c.Indicator.Status == figure.Reached || c.Indicator.Status == figure.ProbablyReached):
			good++
		case hasAttention(c.States):
			attention++
		default:
			unknown++
		}
	}
	parts := []string{}
	add := func(n int, one, many string) {
		if n == 1 {
			parts = append(parts, one)
		} else if n > 1 {
			parts = append(parts, many)
		}
	}
	add(good, p.P.T("overzicht.goed.een", "met één gaat het de goede kant op"), p.P.T("overzicht.goed.meer", "met {0} gaat het de goede kant op", good))
	add(attention, p.P.T("overzicht.aandacht.een", "één vraagt aandacht"), p.P.T("overzicht.aandacht.meer", "{0} vragen aandacht", attention))
	add(unknown, p.P.T("overzicht.onderweg.een", "één is onderweg"), p.P.T("overzicht.onderweg.meer", "{0} zijn onderweg", unknown))
	if len(p.Compasses) == 1 {
		return p.onlyOne(good, attention)
	}
	return p.P.T("overzicht.aantal", "{0} kompassen", len(p.Compasses)) + ": " + strings.Join(parts, ", ") + "."
}

// onlyOne is the sentence for a space with one compass.
func (p overviewPage) onlyOne(good, attention int) string {
	switch {
	case good > 0:
		return p.P.T("overzicht.een.goed", "Eén kompas. Het gaat de goede kant op.")
	case attention > 0:
		return p.P.T("overzicht.een.aandacht", "Eén kompas. Het vraagt aandacht.")
	}
	return p.P.T("overzicht.een.onderweg", "Eén kompas. Het is onderweg.")
}

func hasAttention(states [6]kompas.StepState) bool {
	for _, s := range states {
		if s.Status == kompas.StepAttention {
			return true
		}
	}
	return false
}

// now says whose turn it is in a compass.
func (p overviewPage) now(c app.CompassCard) string {
	s := c.States[c.Turn-1]
	return p.P.T("overzicht.stap", "Stap {0}: {1}", strconv.Itoa(int(c.Turn)), stepFact(p.Request, s))
}

// attentionLine is something that asks attention, with the compass it belongs to.
type attentionLine struct {
	ui.Link
	Compass string
}

// attention lists what asks attention in all compasses, each step once.
func (p overviewPage) attention() []attentionLine {
	var out []attentionLine
	for _, x := range p.Parked {
		out = append(out, attentionLine{ui.Link{Text: p.P.T("overzicht.geparkeerd", "Geparkeerd tot {0}: {1}", p.P.DateText(x.NextOn), x.Text),
			URL: dossierAt(p.Request, x.Compass.Slug, x.Kind, x.Number)}, x.Compass.Title})
	}
	for _, s := range p.Asked {
		out = append(out, attentionLine{ui.Link{Text: p.P.T("overzicht.set", "Uitnodiging voor een indicatorenset: {0}", s.Name), URL: setsAt(p.Request, string(s.ID))}, s.Owner})
	}
	for _, n := range p.Figures {
		out = append(out, attentionLine{ui.Link{Text: newsTitle(p.Request, n), URL: p.Space("cijfers-inlezen")}, tableTitle(n.FigureImport)})
	}
	for _, c := range p.Compasses {
		for _, s := range c.States {
			if s.Status == kompas.StepAttention && len(out) < 6 {
				out = append(out, attentionLine{ui.Link{Text: stepFact(p.Request, s), URL: stepURL(p.Request, c.Compass, s.Step)}, c.Compass.Title})
			}
		}
	}
	return out
}

// leaf gives the day and month of a planned conversation, as on a leaf of a calendar.
func leaf(r *web.Request, day string) (number, month string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day, ""
	}
	return strconv.Itoa(t.Day()), r.P.ShortMonth(t)
}

// storyQuote writes a story as a quote.
func (p overviewPage) storyQuote() ui.Quote { return storyQuote(p.Request, *p.Story, true) }
