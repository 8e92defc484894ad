package desk

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web/chart"
)

// treeItem is one card of the goal tree with its words, for the drawing, the list and the path in words alike.
type treeItem struct {
	Card   app.Card
	Object string // id of what it is about
	Kind   chart.TreeKind
	Column int
	Text   string
	Note   string
	Gap    bool
	Hint   int        // number of the hint beside the tree; 0 is none
	Folded []app.Card // what is folded away behind this card
	Under  []int      // cards that this one leads to, in the order of the lines
	Over   []int
}

// treeGraph is the goal tree of a compass: cards with lines from left to right.
type treeGraph struct {
	Items   []treeItem
	Columns []string
	at      map[app.Card]int
	assumed map[[2]int]bool
}

// foldFrom is the number of activities above which they are folded away by what is needed.
const foldFrom = 40

// graph makes the tree; fold says whether many activities may be folded away.
func (p treePage) graph(fold bool) treeGraph {
	g := treeGraph{at: map[app.Card]int{}, assumed: map[[2]int]bool{}}
	for _, x := range p.Ambitions {
		g.add(treeItem{Card: app.AmbitionCardOf(x), Object: string(x.ID), Kind: chart.TreeAmbition, Text: x.Text})
	}
	deepest := g.addResults(p)
	needs, activities := deepest+1, deepest+2
	for _, x := range p.Needs {
		g.add(treeItem{Card: app.NeedCardOf(x.Need), Object: string(x.ID), Kind: chart.TreeNeed, Column: needs, Text: x.Text})
	}
	for _, x := range p.Activities {
		kind := chart.TreeFormal
		if x.Formality == "informeel" {
			kind = chart.TreeInformal
		}
		g.add(treeItem{Card: app.ActivityCardOf(x.Activity), Object: string(x.ID), Kind: kind, Column: activities, Text: x.Name,
			Note: strings.Join(partners(x), ", ")})
	}
	g.Columns = []string{p.P.T("boom.kolom.ambitie", "Ambitie"), p.P.T("boom.kolom.resultaat", "Maatschappelijk resultaat")}
	for range deepest - 1 {
		g.Columns = append(g.Columns, p.P.T("boom.kolom.deel", "Deelresultaat"))
	}
	g.Columns = append(g.Columns, p.P.T("boom.kolom.nodig", "Wat daarvoor nodig is"), p.P.T("boom.kolom.activiteit", "Activiteiten"))
	g.addLines(p)
	g.addGaps(p)
	if fold && len(p.Activities) > foldFrom {
		g.fold(p)
	}
	return g
}

func (g *treeGraph) add(x treeItem) {
	g.at[x.Card] = len(g.Items)
	g.Items = append(g.Items, x)
}

// addResults adds the results, each a column further than the one it is a part of, and gives the last column of them.
func (g *treeGraph) addResults(p treePage) int {
	deepest := 1
	for _, x := range p.Results {
		column := 1
		for r, ok := p.Parent(x); ok && column <= len(p.Results); r, ok = p.Parent(r) {
			column++
		}
		deepest = max(deepest, column)
		g.add(treeItem{Card: app.ResultCardOf(x), Object: string(x.ID), Kind: chart.TreeResult, Column: column, Text: resultShort(p.Request, x)})
	}
	return deepest
}

func (g *treeGraph) tie(from, to app.Card, assumed bool) {
	a, ok := g.at[from]
	b, has := g.at[to]
	if !ok || !has || slices.Contains(g.Items[a].Under, b) {
		return
	}
	g.Items[a].Under = append(g.Items[a].Under, b)
	g.Items[b].Over = append(g.Items[b].Over, a)
	g.assumed[[2]int{a, b}] = assumed
}

// addLines ties ambitions, results, needs and activities. Where an activity meets a need of the result it contributes to,
// the line leads by way of that need; else it leads straight on.
func (g *treeGraph) addLines(p treePage) {
	results, activities := map[kompas.ResultID]app.Card{}, map[kompas.ActivityID]app.ActivityLine{}
	for _, x := range p.Results {
		results[x.ID] = app.ResultCardOf(x)
		if over, ok := p.Parent(x); ok {
			g.tie(app.ResultCardOf(over), app.ResultCardOf(x), false)
			continue
		}
		for _, a := range p.Ambitions {
			if a.ID == x.AmbitionID {
				g.tie(app.AmbitionCardOf(a), app.ResultCardOf(x), false)
			}
		}
	}
	for _, x := range p.Activities {
		activities[x.ID] = x
	}
	byNeed := map[kompas.ActivityID][]kompas.ResultID{}
	for _, n := range p.Needs {
		for _, id := range n.Results {
			g.tie(results[id], app.NeedCardOf(n.Need), false)
		}
		for _, id := range n.Activities {
			byNeed[id] = append(byNeed[id], n.Results...)
			g.tie(app.NeedCardOf(n.Need), app.ActivityCardOf(activities[id].Activity), !founded(activities[id], n.Results))
		}
	}
	for _, x := range p.Activities {
		for _, c := range x.Claims {
			if !slices.Contains(byNeed[x.ID], c.ResultID) {
				g.tie(results[c.ResultID], app.ActivityCardOf(x.Activity), c.Evidence == "geen")
			}
		}
	}
}

// founded says whether anything is known of why an activity would help with one of these results.
func founded(x app.ActivityLine, results []kompas.ResultID) bool {
	return slices.ContainsFunc(x.Claims, func(c app.ClaimLine) bool { return c.Evidence != "geen" && slices.Contains(results, c.ResultID) })
}

// addGaps marks the cards where something does not fit yet, and numbers those that are asked about beside the tree.
func (g *treeGraph) addGaps(p treePage) {
	for _, gap := range p.Gaps {
		x := &g.Items[g.at[gap.Card]]
		if !x.Gap {
			x.Gap, x.Note = true, gapNote(p.Request, gap.Code)
		}
	}
	for i := range g.Items {
		g.Items[i].Hint = p.hintNumber(g.Items[i])
	}
}

// fold puts the activities behind one card for each need, or else result, that they come under. What was asked to be
// open, and what was chosen, stays in sight.
func (g *treeGraph) fold(p treePage) {
	groups := map[int][]int{} // under which card: which activities; -1 is loose
	var order []int
	for i, x := range g.Items {
		if x.Card.Kind() != app.ActivityCard {
			continue
		}
		over := -1
		if len(x.Over) > 0 {
			over = x.Over[0]
		}
		if len(groups[over]) == 0 {
			order = append(order, over)
		}
		groups[over] = append(groups[over], i)
	}
	hidden := map[int]int{} // activity: the group it is behind
	old := *g
	next := treeGraph{Columns: g.Columns, at: map[app.Card]int{}, assumed: map[[2]int]bool{}}
	for n, over := range order {
		name := app.Card("los")
		if over >= 0 {
			name = g.Items[over].Card
		}
		inSight := slices.ContainsFunc(groups[over], func(i int) bool { return g.Items[i].Card == p.Chosen })
		if string(name) == p.Open || inSight || len(groups[over]) < 2 {
			continue
		}
		for _, i := range groups[over] {
			hidden[i] = n + 1
		}
	}
	for i, x := range old.Items {
		x.Under, x.Over = nil, nil
		if hidden[i] == 0 {
			next.add(x)
		}
	}
	for n, over := range order {
		members := groups[over]
		if hidden[members[0]] == n+1 {
			next.add(g.folded(p, over, members))
		}
	}
	place := func(i int) app.Card {
		if hidden[i] > 0 {
			return foldedCard(old, order[hidden[i]-1])
		}
		return old.Items[i].Card
	}
	for i, x := range old.Items {
		for _, j := range x.Under {
			next.tie(place(i), place(j), old.assumed[[2]int{i, j}])
		}
	}
	*g = next
}

// foldedCard names the card that stands for the activities under another.
func foldedCard(g treeGraph, over int) app.Card {
	if over < 0 {
		return "dicht-los"
	}
	return "dicht-" + g.Items[over].Card
}

func (g *treeGraph) folded(p treePage, over int, members []int) treeItem {
	x := treeItem{Card: foldedCard(*g, over), Kind: chart.TreeFolded, Column: g.Items[members[0]].Column,
		Text: p.P.T("boom.dicht", "{0} activiteiten", len(members)), Note: p.P.T("boom.dicht.open", "Kies om ze te zien")}
	for _, i := range members {
		x.Folded = append(x.Folded, g.Items[i].Card)
		x.Gap = x.Gap || g.Items[i].Gap
		if x.Hint == 0 {
			x.Hint = g.Items[i].Hint
		}
	}
	return x
}

// path gives the cards on the ways through a card: all that it leads to, and all that leads to it.
func (g treeGraph) path(card app.Card) map[int]bool {
	on := map[int]bool{}
	start, ok := g.at[card]
	if !ok {
		return on
	}
	for _, side := range []func(treeItem) []int{func(x treeItem) []int { return x.Over }, func(x treeItem) []int { return x.Under }} {
		waiting := []int{start}
		for len(waiting) > 0 {
			at := waiting[len(waiting)-1]
			waiting = waiting[:len(waiting)-1]
			on[at] = true
			waiting = append(waiting, side(g.Items[at])...)
		}
	}
	return on
}
