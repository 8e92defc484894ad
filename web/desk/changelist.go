package desk

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func changeRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/wijzigingen", Access: web.InSpace, Handle: d.changes}}
}

// changesPage is the history of the space.
type changesPage struct {
	*web.Request
	app.Changes
	Before int64
}

func (d *Desk) changes(r *web.Request) error {
	before, _ := strconv.ParseInt(r.Query("voor"), 10, 64) // what is no number begins at the newest
	q := app.ChangesQuery{Compass: r.Query("kompas"), Person: kompas.PersonID(r.Query("persoon")), Before: max(before, 0)}
	c, err := r.App.Changes(r.Ctx(), r.Actor, q)
	if err != nil {
		return err
	}
	title := changesTitle(r)
	crumbs := []ui.Crumb{{Text: title}}
	if c.Compass.ID != "" {
		crumbs = []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")},
			{Text: c.Compass.Title, URL: r.Space("kompassen", c.Compass.Slug)}, {Text: title}}
	}
	if c.OnlyMain { // whoever reads main lines has no page of a compass
		crumbs = nil
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Crumbs: crumbs, Body: changesBody(changesPage{Request: r, Changes: c, Before: q.Before})}))
}

func changesTitle(r *web.Request) string { return r.P.T("kompas.wijzigingen", "Wijzigingen") }

// changesAt is the address of the history of a compass, or of a person, or both.
func changesAt(r *web.Request, compass string, person kompas.PersonID, before int64) string {
	q := url.Values{}
	if compass != "" {
		q.Set("kompas", compass)
	}
	if person != "" {
		q.Set("persoon", string(person))
	}
	if before > 0 {
		q.Set("voor", strconv.FormatInt(before, 10))
	}
	if len(q) == 0 {
		return r.Space("wijzigingen")
	}
	return r.Space("wijzigingen") + "?" + q.Encode()
}

func (p changesPage) at(before int64) string {
	return changesAt(p.Request, p.Compass.Slug, p.Person.ID, before)
}

// scope says what the list leaves out, for this reader.
func (p changesPage) scope() string {
	switch {
	case p.OnlyMain:
		return p.P.T("wijzigingen.hoofdlijnen", "U leest de hoofdlijnen: kompassen die beginnen of stoppen, wat is vastgesteld en wat is vastgelegd voor de raad.")
	case p.Log:
		return p.P.T("wijzigingen.logboek", "U ziet alles wat is veranderd. Waar u de inhoud niet mag lezen, staat alleen wie het deed en wanneer.")
	}
	return p.P.T("wijzigingen.deel", "U ziet wijzigingen van wat u zelf mag bekijken. Cijfers en verhalen leest u op hun eigen bladzijde.")
}

// changeDay is one day of the list.
type changeDay struct {
	Day   string
	Lines []ui.Change
}

// days groups the lines per day.
func (p changesPage) days() []changeDay {
	var out []changeDay
	for _, l := range p.Lines {
		local := l.Until.In(p.App.Zone())
		day := p.P.Date(local)
		if local.Format(time.DateOnly) == p.App.Today() {
			day = p.P.T("wijzigingen.vandaag", "Vandaag, {0}", day)
		}
		if n := len(out); n == 0 || out[n-1].Day != day {
			out = append(out, changeDay{Day: day})
		}
		at := &out[len(out)-1]
		at.Lines = append(at.Lines, p.line(l))
	}
	return out
}

func (p changesPage) line(l app.ChangeLine) ui.Change {
	c := changeOf(p.Request, l.HistoryLine, nil)
	c.When = p.Time(l.Until)
	if l.PersonID != "" && p.Person.ID == "" {
		c.WhoURL = changesAt(p.Request, p.Compass.Slug, kompas.PersonID(l.PersonID), 0)
	}
	if l.Compass.ID != "" && p.Compass.ID == "" {
		c.About = &ui.Link{Text: l.Compass.Title, URL: changesAt(p.Request, l.Compass.Slug, p.Person.ID, 0)}
	}
	return c
}

func (p changesPage) compassOptions() []ui.Option {
	var out []ui.Option
	for _, c := range p.Compasses {
		o := ui.Option{Value: c.Slug, Text: c.Title}
		if c.Archived() {
			o.Text = p.P.T("wijzigingen.archief", "{0} (archief)", c.Title)
		}
		out = append(out, o)
	}
	return out
}

func (p changesPage) personOptions() []ui.Option {
	var out []ui.Option
	found := p.Person.ID == ""
	for _, x := range p.People {
		found = found || x.ID == p.Person.ID
		out = append(out, ui.Option{Value: string(x.ID), Text: x.Name})
	}
	if !found {
		out = append(out, ui.Option{Value: string(p.Person.ID), Text: p.Person.Name})
	}
	return out
}
