package desk

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// mostHints is how many hints stand beside the tree; more would be a list of faults.
const mostHints = 3

// resultShort is a result as it stands on its card.
func resultShort(r *web.Request, x kompas.SocietalResult) string {
	return r.P.T("boom.resultaat", "Over {0} jaar: {1}", x.HorizonYears, x.Text)
}

// gapNote is the line on a card where something does not fit yet.
func gapNote(r *web.Request, code string) string {
	switch code {
	case "KC-201":
		return r.P.T("boom.gat.resultaat", "Nog geen resultaat")
	case "KC-301", app.NeedForNothing:
		return r.P.T("boom.gat.los", "Nog niet gekoppeld")
	}
	return r.P.T("boom.gat.activiteit", "Nog geen activiteit")
}

// needGaps gives what is needed and does not fit yet, for as far as there is room beside the questions of the kompascheck.
func (p treePage) needGaps() []app.Gap {
	var out []app.Gap
	for _, gap := range p.Gaps {
		if gap.Card.Kind() == app.NeedCard && len(p.Hints)+len(out) < mostHints {
			out = append(out, gap)
		}
	}
	return out
}

// hintNumber gives the number of the question about a card; 0 when there is none.
func (p treePage) hintNumber(x treeItem) int {
	for i, h := range p.Hints {
		if h.Object == x.Object {
			return i + 1
		}
	}
	for i, gap := range p.needGaps() {
		if gap.Card == x.Card {
			return len(p.Hints) + i + 1
		}
	}
	return 0
}

// assumed says whether there is room beside the tree to ask about the lines that nobody founded yet.
func (p treePage) assumed(g treeGraph) bool {
	if len(p.Hints)+len(p.needGaps()) >= mostHints {
		return false
	}
	for _, assumed := range g.assumed {
		if assumed {
			return true
		}
	}
	return false
}

// newActivityFor leads to a new activity for the first result of a need.
func (p treePage) newActivityFor(card app.Card) string {
	for _, n := range p.Needs {
		for _, x := range p.Results {
			if app.NeedCardOf(n.Need) == card && slices.Contains(n.Results, x.ID) {
				return p.forResult(x)
			}
		}
	}
	return p.at("nieuw")
}

// pathSentence is one way through a card in words: if, then, and that contributes to.
type pathSentence struct {
	If, Then, Adds string
	Claim          *app.ClaimLine // what it rests on; nil when nobody wrote it
}

// sentences puts the ways through a card in words, from activity to result.
func (p treePage) sentences(g treeGraph, card app.Card) []pathSentence {
	on := g.path(card)
	var out []pathSentence
	for _, x := range p.Activities {
		at, ok := g.at[app.ActivityCardOf(x.Activity)]
		if !ok || !on[at] {
			continue
		}
		for _, c := range x.Claims {
			result, ok := g.at[app.ResultCardOf(c.Result)]
			if ok && on[result] && p.passes(x, c, card) {
				out = append(out, p.sentenceOf(x, c, card))
			}
		}
	}
	return out
}

// passes says whether the way from an activity to a result leads through a need that was chosen.
func (p treePage) passes(x app.ActivityLine, c app.ClaimLine, card app.Card) bool {
	if card.Kind() != app.NeedCard {
		return true
	}
	return slices.ContainsFunc(p.Needs, func(n app.NeedLine) bool {
		return app.NeedCardOf(n.Need) == card && slices.Contains(n.Activities, x.ID) && slices.Contains(n.Results, c.ResultID)
	})
}

func (p treePage) sentenceOf(x app.ActivityLine, c app.ClaimLine, card app.Card) pathSentence {
	s := pathSentence{If: c.If, Then: c.Then, Adds: c.Result.Text, Claim: &c}
	if s.If == "" {
		s.If = p.P.T("boom.zin.als", "we ‘{0}’ doen", x.Name)
	}
	for _, n := range p.needsOf(x) {
		if s.Then == "" && slices.Contains(n.Results, c.ResultID) && (card.Kind() != app.NeedCard || app.NeedCardOf(n.Need) == card) {
			s.Then = p.P.T("boom.zin.nodig", "is er wat nodig is: {0}", lowerFirst(n.Text))
		}
	}
	if s.Then == "" {
		s.Then = p.P.T("boom.zin.open", "… (dat is nog niet ingevuld)")
	}
	return s
}

// evidence says how well a way is founded.
func (s pathSentence) evidence(r *web.Request) ui.StatusWord {
	if s.Claim == nil || s.Claim.Evidence == "geen" {
		return ui.StatusWord{Icon: ui.IconQuestion, Tone: ui.ToneAttention, Text: r.P.T("boom.aanname", "Aanname")}
	}
	return ui.StatusWord{Icon: ui.IconDone, Tone: ui.ToneGood, Text: r.P.T("boom.onderbouwd", "Onderbouwd")}
}

// outlineItem is a card in the indented list, with what comes under it.
type outlineItem struct {
	treeItem
	URL     string
	Chosen  bool
	Again   bool // it stands with all that comes under it further up
	Assumed bool // the line to it is an assumption
	Under   []outlineItem
}

// outline gives the tree as an indented list: what hangs under several cards stands there more than once, with what comes
// under it the first time only.
func (p treePage) outline(g treeGraph) []outlineItem {
	shown := map[int]bool{}
	on := g.path(p.Chosen)
	var under func(i int, assumed bool) outlineItem
	under = func(i int, assumed bool) outlineItem {
		x := outlineItem{treeItem: g.Items[i], URL: p.cardURL(g.Items[i]), Chosen: on[i], Assumed: assumed, Again: shown[i] && len(g.Items[i].Under) > 0}
		if shown[i] {
			return x
		}
		shown[i] = true
		for _, j := range g.Items[i].Under {
			x.Under = append(x.Under, under(j, g.assumed[[2]int{i, j}]))
		}
		return x
	}
	var out []outlineItem
	for i, x := range g.Items {
		if len(x.Over) == 0 {
			out = append(out, under(i, false))
		}
	}
	return out
}

// class is the colour of a card in the list.
func (x outlineItem) class() string {
	switch {
	case x.Gap:
		return "bt-gat"
	case x.Kind == chart.TreeAmbition:
		return "bt-ambitie"
	case x.Kind == chart.TreeResult:
		return "bt-resultaat"
	case x.Kind == chart.TreeNeed:
		return "bt-s"
	}
	return "bt-x"
}

// small is the line under a card in the list.
func (x outlineItem) small(r *web.Request) string {
	var parts []string
	if x.Note != "" {
		parts = append(parts, x.Note)
	}
	if x.Assumed {
		parts = append(parts, r.P.T("boom.lijst.aanname", "aanname"))
	}
	if x.Hint > 0 {
		parts = append(parts, r.P.T("boom.lijst.hint", "kompascheck {0}", x.Hint))
	}
	if x.Again {
		parts = append(parts, r.P.T("boom.lijst.hierboven", "staat hierboven uitgewerkt"))
	}
	return strings.Join(parts, " · ")
}

// kindWord names what a card is.
func kindWord(r *web.Request, k chart.TreeKind) string {
	switch k {
	case chart.TreeAmbition:
		return r.P.T("boom.soort.ambitie", "Ambitie")
	case chart.TreeResult:
		return r.P.T("boom.soort.resultaat", "Resultaat")
	case chart.TreeNeed:
		return r.P.T("boom.soort.nodig", "Nodig")
	case chart.TreeInformal:
		return r.P.T("boom.soort.informeel", "Informele activiteit")
	}
	return r.P.T("boom.soort.formeel", "Formele activiteit")
}

// chosenActivity gives the activity of the chosen card; false when the card is about something else.
func (p treePage) chosenActivity() (app.ActivityLine, bool) {
	return treeCardPage{treePage: p}.activity()
}

// journey is one way of a resident along activities.
type journey struct {
	Name  string // the first activity
	Steps [][]app.ActivityLine
}

// journeys gives the ways of residents along the activities of the compass.
func (p treePage) journeys() []journey {
	var ids []kompas.ActivityID
	by := map[kompas.ActivityID]app.ActivityLine{}
	for _, x := range p.Activities {
		ids, by[x.ID] = append(ids, x.ID), x
	}
	var out []journey
	for _, steps := range kompas.Journeys(ids, p.Relations) {
		j := journey{Name: by[steps[0][0]].Name}
		for _, step := range steps {
			var stop []app.ActivityLine
			for _, id := range step {
				stop = append(stop, by[id])
			}
			j.Steps = append(j.Steps, stop)
		}
		out = append(out, j)
	}
	return out
}

// alone gives the activities that have to do with no other.
func (p treePage) alone() []app.ActivityLine {
	return slices.DeleteFunc(slices.Clone(p.Activities), func(x app.ActivityLine) bool { return len(p.relations(x)) > 0 })
}
