package desk

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// The ways to look at step 3.
const (
	viewTree   = "boom"
	viewClaims = "als-dan"
	viewList   = "lijst"
	viewTable  = "tabel"
	viewRoute  = "route"
	viewBoard  = "bord" // a page of its own
)

// treePage is the page of step 3: the goal tree, and the same in words.
type treePage struct {
	*web.Request
	app.GoalTree
	View    string
	Chosen  app.Card
	Open    string // the group of activities that is unfolded
	Removed string // slug of an activity that was just taken away
}

func (d *Desk) activities(r *web.Request) error {
	t, err := r.App.GoalTree(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := treePage{Request: r, GoalTree: t, View: r.Query("weergave"), Chosen: app.Card(r.Query("kaart")), Open: r.Query("open"), Removed: r.Query("weg")}
	switch p.View {
	case viewClaims, viewList, viewTable, viewRoute:
	default:
		p.View = viewTree
	}
	frame := t.CompassFrame
	if p.View == viewTree && !p.empty() {
		frame.Hints = nil // they stand beside the tree, under the numbers on its cards
	}
	return d.drawStep(r, stepPage{Frame: frame, Step: kompas.StepActivities, Title: stepName(r, kompas.StepActivities), Body: activitiesBody(p)})
}

// treeFile gives the drawing by itself, to put in a report or on a wall.
func (d *Desk) treeFile(r *web.Request) error {
	t, err := r.App.GoalTree(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := treePage{Request: r, GoalTree: t}
	h := r.W.Header()
	h.Set("Content-Type", "image/svg+xml; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="doelenboom-`+t.Compass.Slug+`.svg"`)
	r.W.WriteHeader(http.StatusOK)
	_, _ = r.W.Write(p.drawing(p.graph(false)).File()) // the reader went away: nothing left to tell
	return nil
}

// empty says that there is nothing to draw.
func (p treePage) empty() bool {
	return len(p.Ambitions)+len(p.Results)+len(p.Needs)+len(p.Activities) == 0
}

func (p treePage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"activiteiten"}, parts...)...)
}

// view is the address of another way to look.
func (p treePage) view(name string) string {
	switch name {
	case viewTree:
		return p.at()
	case viewBoard:
		return boardAt(p.Request, p.Compass)
	}
	return p.at() + "?weergave=" + name
}

// views lists the ways to look, as links.
func (p treePage) views() [][2]string {
	return [][2]string{{viewTree, p.P.T("boom.doelenboom", "Doelenboom")}, {viewClaims, p.P.T("activiteit.als-dan", "Als–dan")},
		{viewList, p.P.T("activiteit.lijst", "Lijst")}, {viewTable, p.P.T("boom.tabel", "Tabel")}, {viewRoute, p.P.T("boom.route", "Route")},
		{viewBoard, p.P.T("bord.bord", "Bord")}}
}

// chosenAt is the address of the tree with a card chosen.
func chosenAt(r *web.Request, compass string, card app.Card) string {
	return inCompass(r, compass, "activiteiten") + "?kaart=" + url.QueryEscape(string(card)) + "#pad"
}

// cardAt is the address of the page with the lines of a card.
func cardAt(r *web.Request, compass string, card app.Card, parts ...string) string {
	return inCompass(r, compass, append([]string{"doelenboom", string(card)}, parts...)...)
}

// objectAt is the page of what a card is about; empty when it has none of its own.
func (p treePage) objectAt(card app.Card) string {
	switch card.Kind() {
	case app.AmbitionCard:
		for _, x := range p.Ambitions {
			if app.AmbitionCardOf(x) == card {
				return inCompass(p.Request, p.Compass.Slug, "ambities", string(x.ID))
			}
		}
	case app.ResultCard:
		for _, x := range p.Results {
			if app.ResultCardOf(x) == card {
				return resultAt(p.Request, p.Compass, x)
			}
		}
	case app.ActivityCard:
		return p.at(card.Name())
	}
	return ""
}

// newActivity leads to the form of a new activity; nil for whoever may not.
func (p treePage) newActivity() *ui.Link {
	if !p.MayStart {
		return nil
	}
	return &ui.Link{Text: p.P.T("activiteit.nieuw", "Nieuwe activiteit"), URL: p.at("nieuw")}
}

// newNeed leads to the form of a new need; nil for whoever may not.
func (p treePage) newNeed() *ui.Link {
	if !p.MayNeed {
		return nil
	}
	return &ui.Link{Text: p.P.T("nodig.nieuw", "Schrijf op wat nodig is"), URL: inCompass(p.Request, p.Compass.Slug, "nodig", "nieuw")}
}

// first leads to what comes first in an empty tree.
func (p treePage) first() *ui.Link {
	if p.newNeed() != nil {
		return p.newNeed()
	}
	return p.newActivity()
}

// undo offers to turn back what was just done; nil when nothing was.
func (p treePage) undo() *ui.UndoBar {
	bar := func(text, action string, hidden ...ui.Hidden) *ui.UndoBar {
		return &ui.UndoBar{Text: text, Action: action, Key: p.App.NewKey(), Hidden: hidden}
	}
	at := func(parts ...string) string { return inCompass(p.Request, p.Compass.Slug, parts...) }
	switch {
	case p.Removed != "" && p.MayStart:
		return bar(p.P.T("activiteit.weg", "De activiteit is weggehaald"), p.at(p.Removed, "terugzetten"))
	case p.Query("nodig-weg") != "" && p.MayNeed:
		return bar(p.P.T("nodig.weg", "Weggehaald uit de doelenboom"), at("nodig", p.Query("nodig-weg"), "terugzetten"))
	case p.Query("lijn-weg") != "" && p.Chosen.Kind() != 0:
		return bar(p.P.T("boom.lijn-weg", "De lijn is weggehaald"), at("doelenboom", string(p.Chosen), "lijn"), ui.Hidden{Name: "naar", Value: p.Query("lijn-weg")})
	case p.Query("samenhang-weg") != "" && p.Chosen.Kind() == app.ActivityCard:
		return bar(p.P.T("samenhang.weg", "De samenhang is weggehaald"), p.at(p.Chosen.Name(), "samenhang", p.Query("samenhang-weg"), "terugzetten"))
	case p.Query("als-dan-weg") != "" && p.Chosen.Kind() == app.ActivityCard:
		return bar(p.P.T("als-dan.weg", "De activiteit is losgemaakt van het resultaat"), p.at(p.Chosen.Name(), "als-dan", p.Query("als-dan-weg"), "terugzetten"),
			ui.Hidden{Name: "terug", Value: "boom"})
	}
	return nil
}

// forResult leads to a new activity for a result.
func (p treePage) forResult(x kompas.SocietalResult) string {
	return p.at("nieuw") + "?resultaat=" + strconv.Itoa(x.Number)
}

// needsOf gives what an activity meets.
func (p treePage) needsOf(x app.ActivityLine) []app.NeedLine {
	var out []app.NeedLine
	for _, n := range p.Needs {
		for _, id := range n.Activities {
			if id == x.ID {
				out = append(out, n)
			}
		}
	}
	return out
}

// drawing makes the picture of a tree.
func (p treePage) drawing(g treeGraph) chart.GoalTree {
	t := chart.GoalTree{ID: "boom", Title: p.P.T("boom.titel", "Doelenboom van {0}", p.Compass.Title), Desc: p.alternative(g), Columns: g.Columns}
	on := g.path(p.Chosen)
	for i, x := range g.Items {
		c := chart.TreeCard{ID: "kaart-" + string(x.Card), Column: x.Column, Kind: x.Kind, Text: x.Text, Note: x.Note, Gap: x.Gap, Chosen: on[i],
			URL: p.cardURL(x)}
		if x.Hint > 0 {
			c.Hint, c.Told = strconv.Itoa(x.Hint), p.P.T("boom.zie-hint", "zie kompascheck {0}", x.Hint)
		}
		t.Cards = append(t.Cards, c)
		for _, j := range x.Under {
			t.Lines = append(t.Lines, chart.TreeLine{From: i, To: j, Assumed: g.assumed[[2]int{i, j}], Chosen: on[i] && on[j]})
		}
	}
	return t
}

// cardURL is where a card leads: to itself chosen, or to the activities behind it.
func (p treePage) cardURL(x treeItem) string {
	if x.Kind == chart.TreeFolded {
		open := strings.TrimPrefix(string(x.Card), "dicht-")
		return p.at() + "?open=" + url.QueryEscape(open) + "#kaart-" + string(x.Folded[0])
	}
	return chosenAt(p.Request, p.Compass.Slug, x.Card)
}

// alternative says in words what the picture shows.
func (p treePage) alternative(g treeGraph) string {
	say := p.P.T("boom.beschrijving", "Van links naar rechts: ambities ({0}), resultaten ({1}), wat nodig is ({2}) en activiteiten ({3}).",
		len(p.Ambitions), len(p.Results), len(p.Needs), len(p.Activities))
	if len(p.Gaps) > 0 {
		say += " " + p.P.T("boom.beschrijving.gaten", "Kaarten met een streeplijn kloppen nog niet.")
	}
	if p.View == "" { // a drawing by itself tells all there is to it
		return say + " " + strings.Join(p.lines(g), " ")
	}
	return say + " " + p.P.T("boom.beschrijving.lijst", "Kies ‘Lijst’ voor dezelfde inhoud als tekst.")
}

// lines says of each card which cards it leads to.
func (p treePage) lines(g treeGraph) []string {
	var out []string
	for _, x := range g.Items {
		var to []string
		for _, i := range x.Under {
			to = append(to, g.Items[i].Text)
		}
		if len(to) > 0 {
			out = append(out, x.Text+": "+ended(strings.Join(to, "; ")))
		}
	}
	return out
}

// seeTree sends somebody back to the tree after a line was changed, with what can be turned back.
func seeTree(r *web.Request, card app.Card, undo ...string) error {
	to := inCompass(r, r.Param("kompas"), "activiteiten") + "?kaart=" + url.QueryEscape(string(card))
	for i := 0; i+1 < len(undo); i += 2 {
		to += "&" + undo[i] + "=" + url.QueryEscape(undo[i+1])
	}
	return r.See(to + "#pad")
}

// backToTree says that a form on another page was sent from the tree.
func backToTree(r *web.Request) bool { return r.R.PostForm.Get("terug") == "boom" }

// known refuses a card that is not in the tree.
func (p treePage) known(card app.Card) (treeItem, error) {
	g := p.graph(false)
	at, ok := g.at[card]
	if !ok {
		return treeItem{}, fault.Missing()
	}
	return g.Items[at], nil
}
