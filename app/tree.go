package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Card names a card of the goal tree, as it stands in addresses: a-1 is an ambition, r-2 a result, n-3 a need, x-koffie
// an activity.
type Card string

// The kinds of cards, by their first letter.
const (
	AmbitionCard = 'a'
	ResultCard   = 'r'
	NeedCard     = 'n'
	ActivityCard = 'x'
)

// CardOf names a card.
func CardOf(kind byte, name string) Card { return Card(string(kind) + "-" + name) }

// Kind is the first letter; 0 when it names no card.
func (c Card) Kind() byte {
	if len(c) < 3 || c[1] != '-' {
		return 0
	}
	return c[0]
}

// Name is the number or the address of what the card is about.
func (c Card) Name() string {
	if c.Kind() == 0 {
		return ""
	}
	return string(c[2:])
}

// cardNumbered names the card of what has a number.
func cardNumbered(kind byte, n int) Card { return CardOf(kind, strconv.Itoa(n)) }

// AmbitionCardOf names the card of an ambition.
func AmbitionCardOf(x kompas.Ambition) Card { return cardNumbered(AmbitionCard, x.Number) }

// ResultCardOf names the card of a result.
func ResultCardOf(x kompas.SocietalResult) Card { return cardNumbered(ResultCard, x.Number) }

// NeedCardOf names the card of a need.
func NeedCardOf(x kompas.Need) Card { return cardNumbered(NeedCard, x.Number) }

// ActivityCardOf names the card of an activity.
func ActivityCardOf(x kompas.Activity) Card { return CardOf(ActivityCard, x.Slug) }

// NeedLine is a need, and whether the actor may change it.
type NeedLine struct {
	kompas.Need
	Mine bool
}

// What only the tree knows to be missing; the other gaps are rules of the kompascheck.
const (
	NeedWithoutActivity = "nodig_zonder_activiteit"
	NeedForNothing      = "nodig_zonder_resultaat"
)

// Gap is what does not fit yet at a card of the tree, by its code.
type Gap struct {
	Card Card
	Code string
}

// GoalTree (doelenboom) is everything from ambition to activity, with the lines between and what does not fit yet.
type GoalTree struct {
	ActivityList
	Ambitions []kompas.Ambition
	Needs     []NeedLine
	Relations []kompas.ActivityRelation
	Gaps      []Gap
	MayNeed   bool
	MayPlace  bool // change results and where they stand
}

// GoalTree loads the goal tree of a compass.
func (a *App) GoalTree(ctx context.Context, by Actor, slug string) (GoalTree, error) {
	var t GoalTree
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if err := t.load(a, tx, by, c, on); err != nil {
			return err
		}
		t.MayNeed = by.May(kompas.ActInsight, 'C', on) && !c.Archived()
		t.MayPlace = by.May(kompas.ActAmbitionResult, 'C', on) && !c.Archived()
		t.MayStart = t.MayStart && !c.Archived()
		ambitions, err := tx.Ambitions(c.ID)
		if err != nil {
			return err
		}
		t.Ambitions = CurrentAmbitions(ambitions)
		needs, err := tx.Needs(c.ID)
		if err != nil {
			return err
		}
		for _, n := range needs {
			t.Needs = append(t.Needs, NeedLine{n, t.MayNeed})
		}
		if t.Relations, err = tx.Relations(c.ID); err != nil {
			return err
		}
		k, err := a.checkOf(tx, c.ID)
		t.Gaps = t.gaps(k.Findings())
		return err
	})
	return t, err
}

// Parent gives the result that a result is a part of; false when it stands by itself.
func (t *GoalTree) Parent(r kompas.SocietalResult) (kompas.SocietalResult, bool) {
	at := slices.IndexFunc(t.Results, func(x kompas.SocietalResult) bool { return x.ID == r.ParentID })
	if at < 0 {
		return kompas.SocietalResult{}, false
	}
	return t.Results[at], true
}

// missesLine says whether a rule of the method is about a line that a tree of goals lacks.
func missesLine(code string) bool { return code == "KC-201" || code == "KC-301" || code == "KC-302" }

// gaps says at which cards a line is missing: of the rules whatever the space wants to hear of them, and of needs what only
// the tree knows.
func (t *GoalTree) gaps(found []kompas.CheckFinding) []Gap {
	var out []Gap
	for _, x := range t.Needs {
		switch {
		case len(x.Activities) == 0:
			out = append(out, Gap{NeedCardOf(x.Need), NeedWithoutActivity})
		case len(x.Results) == 0:
			out = append(out, Gap{NeedCardOf(x.Need), NeedForNothing})
		}
	}
	cards := map[string]Card{}
	for _, x := range t.Ambitions {
		cards[string(x.ID)] = AmbitionCardOf(x)
	}
	for _, x := range t.Results {
		cards[string(x.ID)] = ResultCardOf(x)
	}
	for _, x := range t.Activities {
		cards[string(x.ID)] = ActivityCardOf(x.Activity)
	}
	for _, f := range found {
		if card, drawn := cards[f.Object]; drawn && missesLine(f.Code) {
			out = append(out, Gap{card, f.Code})
		}
	}
	return out
}

// Tie draws a line between two cards: a need and a result, a need and an activity, or an activity and a result. The
// first card decides who may: whoever may change it.
func (a *App) Tie(ctx context.Context, by Actor, slug string, from, to Card, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) { return "", by.line(tx, slug, from, to, true) })
	return err
}

// Untie takes a line of a need away. It can be drawn again by Tie.
func (a *App) Untie(ctx context.Context, by Actor, slug string, from, to Card) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		err := by.line(tx, slug, from, to, false)
		if fault.HasCode(err, "geen_keuze") { // a line to take away is named by the address, not chosen in a form
			err = fault.Missing()
		}
		return err
	})
}

// line draws or wipes a line. A need and a result are tied by whoever may change the need, an activity by whoever may
// change the activity, from whichever side the line was drawn.
func (by Actor) line(tx *store.Tx, slug string, from, to Card, draw bool) error {
	if strings.IndexByte("xnr", from.Kind()) > strings.IndexByte("xnr", to.Kind()) {
		from, to = to, from
	}
	switch {
	case from.Kind() == ActivityCard && to.Kind() == NeedCard:
		return by.lineOfActivity(tx, slug, from.Name(), to.Name(), draw)
	case from.Kind() == ActivityCard && to.Kind() == ResultCard && draw:
		o, err := by.openActivity(tx, slug, from.Name(), kompas.ActActivity)
		if err != nil {
			return err
		}
		return linkResult(tx, by, o.compass.ID, o.activity.ID, to.Name())
	case from.Kind() == NeedCard && to.Kind() == ResultCard:
		c, n, err := by.openNeed(tx, slug, from.Name())
		if err != nil {
			return err
		}
		r, err := resultOf(tx, c.ID, to.Name())
		if err != nil {
			return chosenCard(err)
		}
		if draw {
			record(tx, by, "create", "lijn", string(n.ID), c.ID, "", n.Text+" – "+r.Text)
			return tx.TieNeedToResult(n.ID, r.ID)
		}
		record(tx, by, "remove", "lijn", string(n.ID), c.ID, n.Text+" – "+r.Text, "")
		return tx.UntieNeedFromResult(n.ID, r.ID)
	}
	_, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
	if err != nil {
		return err
	}
	if may, _ := by.mayStartActivity(on); !may && !by.May(kompas.ActInsight, 'C', on) {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	return fault.Form([]*fault.Error{fault.Field("naar", "geen_keuze")})
}

func (by Actor) lineOfActivity(tx *store.Tx, slug, activity, number string, draw bool) error {
	o, err := by.openActivity(tx, slug, activity, kompas.ActActivity)
	if err != nil {
		return err
	}
	n, err := needOf(tx, o.compass.ID, number)
	if err != nil {
		return chosenCard(err)
	}
	if draw {
		record(tx, by, "create", "lijn", string(n.ID), o.compass.ID, "", n.Text+" – "+o.activity.Name)
		return tx.TieNeedToActivity(n.ID, o.activity.ID)
	}
	record(tx, by, "remove", "lijn", string(n.ID), o.compass.ID, n.Text+" – "+o.activity.Name, "")
	return tx.UntieNeedFromActivity(n.ID, o.activity.ID)
}

// chosenCard says at the field that the other card is not there.
func chosenCard(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.Form([]*fault.Error{fault.Field("naar", "geen_keuze")})
	}
	return err
}
