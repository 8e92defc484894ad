package desk

import (
	"slices"
	"strconv"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func treeRoutes(d *Desk) []web.Route {
	compass := "/r/{ruimte}/kompassen/{kompas}"
	card := compass + "/doelenboom/{kaart}"
	related := activitiesPath + "/{activiteit}/samenhang"
	return []web.Route{
		{Method: "GET", Path: compass + "/doelenboom.svg", Access: web.InSpace, Handle: d.treeFile},
		{Method: "GET", Path: card, Access: web.InSpaceNow, Handle: d.treeCard},
		{Method: "POST", Path: card + "/lijn", Access: web.InSpaceNow, Handle: d.addLine},
		{Method: "POST", Path: card + "/lijn/{andere}/weghalen", Access: web.InSpaceNow, Handle: d.removeLine},
		{Method: "POST", Path: card + "/plek", Access: web.InSpaceNow, Handle: d.placeResult},
		{Method: "POST", Path: related, Access: web.InSpaceNow, Handle: d.addRelation},
		{Method: "POST", Path: related + "/{id}", Access: web.InSpaceNow, Handle: d.editRelation},
		{Method: "POST", Path: related + "/{id}/weghalen", Access: web.InSpaceNow, Handle: d.removeRelation},
		{Method: "POST", Path: related + "/{id}/terugzetten", Access: web.InSpaceNow, Handle: d.restoreRelation},
	}
}

// treeCardPage is the page with the lines of one card: what it hangs under and what hangs under it, to add, change and
// take away.
type treeCardPage struct {
	treePage
	Item treeItem
	Sent web.FormState
}

// The forms of the page, one for each kind of card a line can lead to.
const (
	lineFormID     = "lijn"
	placeFormID    = "plek"
	relationFormID = "samenhang"
)

func relationFields() []string { return []string{"samenhang", "andere", "toelichting"} }

func (d *Desk) treeCard(r *web.Request) error {
	return d.drawTreeCard(r, app.Card(r.Param("kaart")), web.FormState{})
}

func (d *Desk) drawTreeCard(r *web.Request, card app.Card, s web.FormState) error {
	t, err := r.App.GoalTree(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := treeCardPage{treePage: treePage{Request: r, GoalTree: t, View: viewTree, Chosen: card}, Sent: s}
	if p.Item, err = p.known(card); err != nil {
		return err
	}
	t.CompassFrame.Hints = nil
	return d.drawStep(r, stepPage{Frame: t.CompassFrame, Step: kompas.StepActivities, Title: r.P.T("boom.lijnen", "Lijnen van deze kaart"),
		Under: []ui.Crumb{stepCrumb(r, t.Compass, kompas.StepActivities)}, Body: treeCardBody(p)})
}

// form is one of the forms of the page.
func (p treeCardPage) form(id string) web.FormView { return web.FormView{ID: id, State: p.Sent} }

// edge is the address of a line of this card.
func (p treeCardPage) edge(parts ...string) string {
	return cardAt(p.Request, p.Compass.Slug, p.Chosen, parts...)
}

// back leads to the tree, with this card chosen.
func (p treeCardPage) back() ui.Link {
	return ui.Link{Text: p.P.T("boom.terug", "Terug naar de doelenboom"), URL: chosenAt(p.Request, p.Compass.Slug, p.Chosen)}
}

// treeEdge is a line of this card as the page lists it.
type treeEdge struct {
	Card   app.Card
	Text   string
	Mine   bool   // the actor may take it away
	Remove string // address of that
}

// activity gives the activity of this card; false when it is about something else.
func (p treeCardPage) activity() (app.ActivityLine, bool) {
	at := slices.IndexFunc(p.Activities, func(x app.ActivityLine) bool { return app.ActivityCardOf(x.Activity) == p.Chosen })
	if at < 0 {
		return app.ActivityLine{}, false
	}
	return p.Activities[at], true
}

// need gives the need of this card; false when it is about something else.
func (p treeCardPage) need() (app.NeedLine, bool) {
	at := slices.IndexFunc(p.Needs, func(x app.NeedLine) bool { return app.NeedCardOf(x.Need) == p.Chosen })
	if at < 0 {
		return app.NeedLine{}, false
	}
	return p.Needs[at], true
}

// result gives the result of this card; false when it is about something else.
func (p treeCardPage) result() (kompas.SocietalResult, bool) {
	at := slices.IndexFunc(p.Results, func(x kompas.SocietalResult) bool { return app.ResultCardOf(x) == p.Chosen })
	if at < 0 {
		return kompas.SocietalResult{}, false
	}
	return p.Results[at], true
}

// mine says whether the actor may change an activity here.
func (p treeCardPage) mine(x app.ActivityLine) bool { return x.Mine && !p.Compass.Archived() }

// tiedNeeds lists the needs this card hangs together with, and those it does not: to choose from.
func (p treeCardPage) tiedNeeds() (tied []treeEdge, others []ui.Option) {
	x, isActivity := p.activity()
	r, _ := p.result()
	for _, n := range p.Needs {
		may := n.Mine
		has := slices.Contains(n.Results, r.ID)
		if isActivity {
			may, has = p.mine(x), slices.Contains(n.Activities, x.ID)
		}
		card := app.NeedCardOf(n.Need)
		switch {
		case has:
			tied = append(tied, treeEdge{card, n.Text, may, p.edge("lijn", string(card), "weghalen")})
		case may:
			others = append(others, ui.Option{Value: string(card), Text: n.Text})
		}
	}
	return tied, others
}

// tiedResults lists the results of a need, and the others.
func (p treeCardPage) tiedResults(n app.NeedLine) (tied []treeEdge, others []ui.Option) {
	for _, r := range p.Results {
		card := app.ResultCardOf(r)
		switch {
		case slices.Contains(n.Results, r.ID):
			tied = append(tied, treeEdge{card, r.Text, n.Mine, p.edge("lijn", string(card), "weghalen")})
		case n.Mine:
			others = append(others, ui.Option{Value: string(card), Text: r.Text})
		}
	}
	return tied, others
}

// tiedActivities lists the activities of a need or a result, and the others that the actor may tie.
func (p treeCardPage) tiedActivities() (tied []treeEdge, others []ui.Option) {
	n, isNeed := p.need()
	r, _ := p.result()
	for _, x := range p.Activities {
		card := app.ActivityCardOf(x.Activity)
		edge := treeEdge{Card: card, Text: x.Name, Mine: p.mine(x) && isNeed, Remove: p.edge("lijn", string(card), "weghalen")}
		has := slices.Contains(n.Activities, x.ID)
		if !isNeed {
			has = slices.ContainsFunc(x.Claims, func(c app.ClaimLine) bool { return c.ResultID == r.ID })
		}
		switch {
		case has:
			tied = append(tied, edge)
		case p.mine(x):
			others = append(others, ui.Option{Value: string(card), Text: x.Name})
		}
	}
	return tied, others
}

// unclaimed lists the results that an activity does not contribute to yet.
func (p treeCardPage) unclaimed(x app.ActivityLine) []ui.Option {
	var out []ui.Option
	for _, r := range p.Results {
		if !slices.ContainsFunc(x.Claims, func(c app.ClaimLine) bool { return c.ResultID == r.ID }) {
			out = append(out, ui.Option{Value: string(app.ResultCardOf(r)), Text: r.Text})
		}
	}
	return out
}

// parentOptions lists the results that this one may be a part of: not itself.
func parentOptions(r kompas.SocietalResult, list []kompas.SocietalResult) []ui.Option {
	return resultOptions(slices.DeleteFunc(slices.Clone(list), func(x kompas.SocietalResult) bool { return x.ID == r.ID }))
}

// ambitionOptions lists ambitions to stand under.
func ambitionOptions(list []kompas.Ambition) []ui.Option {
	var out []ui.Option
	for _, a := range list {
		out = append(out, ui.Option{Value: strconv.Itoa(a.Number), Text: a.Text})
	}
	return out
}

func (d *Desk) addLine(r *web.Request) error {
	card := app.Card(r.Param("kaart"))
	to := app.Card(r.Form("naar")["naar"])
	if err := r.App.Tie(r.Ctx(), r.Actor, r.Param("kompas"), card, to, r.Key()); err != nil {
		if fault.HasCode(err, "resultaat_al_gekoppeld") {
			return seeTree(r, card)
		}
		id := lineFormID + "-" + r.Form("soort")["soort"]
		return r.Again(id, []string{"naar"}, err, func(s web.FormState) error { return d.drawTreeCard(r, card, s) })
	}
	return seeTree(r, card)
}

func (d *Desk) removeLine(r *web.Request) error {
	card, other := app.Card(r.Param("kaart")), app.Card(r.Param("andere"))
	if err := r.App.Untie(r.Ctx(), r.Actor, r.Param("kompas"), card, other); err != nil {
		return err
	}
	return seeTree(r, card, "lijn-weg", string(other))
}

func (d *Desk) placeResult(r *web.Request) error {
	card := app.Card(r.Param("kaart"))
	if card.Kind() != app.ResultCard {
		return fault.Missing()
	}
	return r.EditForm(placeFormID, []string{"ambitie", "deel-van"}, func(e app.Edit) (app.Edited, error) {
		return r.App.EditResult(r.Ctx(), r.Actor, r.Param("kompas"), card.Name(), e)
	}, chosenAt(r, r.Param("kompas"), card), func(s web.FormState) error { return d.drawTreeCard(r, card, s) })
}

// relationLine is how this activity goes with another, read from its own side.
type relationLine struct {
	kompas.ActivityRelation
	Other app.ActivityLine
	Text  string
}

// relations lists how an activity goes with others.
func (p treePage) relations(x app.ActivityLine) []relationLine {
	var out []relationLine
	for _, r := range p.Relations {
		from := r.From == x.ID
		other := r.To
		if !from {
			other = r.From
		}
		at := slices.IndexFunc(p.Activities, func(a app.ActivityLine) bool { return a.ID == other })
		if at < 0 || r.From != x.ID && r.To != x.ID {
			continue
		}
		out = append(out, relationLine{r, p.Activities[at], relationText(p.Request, r.Kind, from, p.Activities[at].Name)})
	}
	return out
}

// relationText says how an activity goes with another, from either side.
func relationText(r *web.Request, k kompas.RelationKind, from bool, other string) string {
	switch {
	case k == kompas.RelationAfter && from:
		return r.P.T("samenhang.na", "Komt na ‘{0}’", other)
	case k == kompas.RelationAfter:
		return r.P.T("samenhang.voor", "Daarna volgt ‘{0}’", other)
	case k == kompas.RelationRefers && from:
		return r.P.T("samenhang.verwijst", "Verwijst naar ‘{0}’", other)
	case k == kompas.RelationRefers:
		return r.P.T("samenhang.verwezen", "‘{0}’ verwijst hiernaar", other)
	}
	return r.P.T("samenhang.samen", "Hoort samen met ‘{0}’", other)
}

// otherOptions lists the other activities.
func (p treeCardPage) otherOptions(x app.ActivityLine) []ui.Option {
	var out []ui.Option
	for _, a := range p.Activities {
		if a.ID != x.ID {
			out = append(out, ui.Option{Value: a.Slug, Text: a.Name})
		}
	}
	return out
}

func relationForm(id string) string { return relationFormID + "-" + id }

func (d *Desk) addRelation(r *web.Request) error {
	activity := r.Param("activiteit")
	card := app.CardOf(app.ActivityCard, activity)
	err := r.App.AddRelation(r.Ctx(), r.Actor, r.Param("kompas"), activity, r.Form(relationFields()...), r.Key())
	if err != nil {
		return r.Again(relationFormID, relationFields(), err, func(s web.FormState) error { return d.drawTreeCard(r, card, s) })
	}
	return seeTree(r, card)
}

func (d *Desk) editRelation(r *web.Request) error {
	id, activity := r.Param("id"), r.Param("activiteit")
	card := app.CardOf(app.ActivityCard, activity)
	return r.EditForm(relationForm(id), []string{"samenhang", "toelichting"}, func(e app.Edit) (app.Edited, error) {
		return r.App.EditRelation(r.Ctx(), r.Actor, r.Param("kompas"), activity, kompas.RelationID(id), e)
	}, chosenAt(r, r.Param("kompas"), card), func(s web.FormState) error { return d.drawTreeCard(r, card, s) })
}

func (d *Desk) removeRelation(r *web.Request) error {
	id, activity := r.Param("id"), r.Param("activiteit")
	if err := r.App.RemoveRelation(r.Ctx(), r.Actor, r.Param("kompas"), activity, kompas.RelationID(id)); err != nil {
		return err
	}
	return seeTree(r, app.CardOf(app.ActivityCard, activity), "samenhang-weg", id)
}

func (d *Desk) restoreRelation(r *web.Request) error {
	activity := r.Param("activiteit")
	if err := r.App.RestoreRelation(r.Ctx(), r.Actor, r.Param("kompas"), activity, kompas.RelationID(r.Param("id"))); err != nil {
		return err
	}
	return seeTree(r, app.CardOf(app.ActivityCard, activity))
}

// relationLabel reads a relation from the side it was written on.
func (p treeCardPage) relationLabel(x app.ActivityLine, l relationLine) string {
	if l.From == x.ID {
		return p.P.T("samenhang.zelf", "‘{0}’ … ‘{1}’", x.Name, l.Other.Name)
	}
	return p.P.T("samenhang.zelf", "‘{0}’ … ‘{1}’", l.Other.Name, x.Name)
}

// under says whether a result stands under the ambition of this card.
func (p treeCardPage) under(x kompas.SocietalResult) bool {
	return slices.ContainsFunc(p.Ambitions, func(a kompas.Ambition) bool {
		return app.AmbitionCardOf(a) == p.Chosen && a.ID == x.AmbitionID
	})
}
