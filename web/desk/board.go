package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// boardPart is the page on which partners choose which activities they keep, change, stop and start.
func boardPart(d *Desk) partPage {
	return partPage{Path: "bord", Draw: d.drawBoard, Kinds: []partForm{
		{Kind: app.PartActivityChoice, New: []string{"activiteit"}, Fields: []string{"besluit", "reden", "besloten-op"}},
		{Kind: app.PartPhaseOut, New: []string{"activiteit"}, Fields: []string{"mensen-nu", "stopt-op", "wie-vertelt-het", "afgesproken-met", "ruimte"}},
	}}
}

type boardPage struct {
	*web.Request
	app.Board
	Sent web.FormState
}

func (d *Desk) drawBoard(r *web.Request, s web.FormState) error {
	b, err := r.App.Board(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepActivities, Title: boardTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepActivities)}, Body: boardBody(boardPage{Request: r, Board: b, Sent: s})})
}

func boardTitle(r *web.Request) string {
	return r.P.T("bord.titel", "Houden, wijzigen, stoppen, starten")
}

func boardAt(r *web.Request, c kompas.Compass) string { return inCompass(r, c.Slug, "bord") }

// deciding leads to the form of a choice or a farewell, about one activity.
func (p boardPage) deciding(kind kompas.PartKind, x app.BoardCard) string {
	return boardAt(p.Request, p.Compass) + "?nieuw=" + string(kind) + "&activiteit=" + x.Slug + "#" + newPartForm(kind)
}

// about is the field that says which activity a choice is about.
func (p boardPage) about(list []app.BoardCard) partField {
	var options []ui.Option
	for _, x := range list {
		if x.Mine {
			options = append(options, ui.Option{Value: x.Slug, Text: x.Name})
		}
	}
	return partField{Name: "activiteit", Kind: selectField, Empty: p.P.T("bord.kies", "Kies een activiteit"), Options: options, Label: p.P.T("bord.welke", "Over welke activiteit gaat het?")}
}

// choices is the form of a choice, and how the cards of the board are changed.
func (p boardPage) choices() partList {
	l := newPartList(p.Request, app.PartActivityChoice, boardAt(p.Request, p.Compass), p.Sent)
	which := p.about(p.In(""))
	l.Add, l.Gone, l.Change = p.P.T("bord.nieuw", "Neem een besluit over een activiteit"), p.P.T("bord.weg", "Het besluit is teruggenomen"), p.P.T("bord.verplaats", "Verplaats")
	l.MayAdd, l.Closed, l.Whole = p.MayChoose && len(which.Options) > 0, true, true
	l.Start = map[string]string{"activiteit": p.Query("activiteit"), "besloten-op": p.App.Today()}
	l.Fields = []partField{
		{Name: "besluit", Kind: radioField, Label: p.P.T("bord.besluit", "Wat besluit u?"), Options: codeOptions(p.Request, "keuze_", kompas.Choices())},
		{Name: "reden", Label: p.P.T("bord.reden", "Waarom?"), Max: kompas.MaxSentence, Help: p.P.T("bord.reden.hulp", "Bijvoorbeeld: bewoners komen er graag, en het helpt tegen eenzaamheid")},
		{Name: "besloten-op", Kind: dateField, Label: p.P.T("bord.dag", "Wanneer besloot u dat samen?")},
	}
	return l
}

// newChoice is the form of the first choice about an activity.
func (p boardPage) newChoice() partList {
	l := p.choices()
	l.Fields = append([]partField{p.about(p.In(""))}, l.Fields...)
	return l
}

// farewells is how an activity that stops comes to an end.
func (p boardPage) farewells() partList {
	l := newPartList(p.Request, app.PartPhaseOut, boardAt(p.Request, p.Compass), p.Sent)
	l.Add, l.Gone, l.Change = p.P.T("afscheid.nieuw", "Spreek af hoe een activiteit stopt"), p.P.T("afscheid.weg", "De afspraak over stoppen is weggehaald"), p.P.T("afscheid.wijzig", "Wijzig hoe dit stopt")
	l.MayAdd, l.Whole, l.Closed = p.MayEnd, true, true
	l.Start = map[string]string{"activiteit": p.Query("activiteit")}
	l.Fields = []partField{
		{Name: "mensen-nu", Kind: textField, Label: p.P.T("afscheid.mensen", "Wat gebeurt er met de mensen die er nu komen?")},
		{Name: "stopt-op", Kind: dateField, Label: p.P.T("afscheid.wanneer", "Wanneer stopt het?")},
		{Name: "wie-vertelt-het", Label: p.P.T("afscheid.wie", "Wie vertelt het hun?")},
		{Name: "afgesproken-met", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("afscheid.met", "Met wie is dit afgesproken?")},
		{Name: "ruimte", Optional: true, Max: kompas.MaxSentence, Label: p.P.T("afscheid.ruimte", "Wat komt er vrij, en waarvoor?"), Help: p.P.T("afscheid.ruimte.hulp", "Bijvoorbeeld: twee dagdelen van de sportzaal, voor iets nieuws met jongeren")},
	}
	return l
}

// stopping gives what partners chose to stop, without a word yet on how.
func (p boardPage) stopping() []app.BoardCard {
	var out []app.BoardCard
	for _, x := range p.In(kompas.ChoiceStop) {
		if x.PhaseOut == nil {
			out = append(out, x)
		}
	}
	return out
}

// newFarewell is the form of how an activity stops; shown while there is one to choose.
func (p boardPage) newFarewell() partList {
	l := p.farewells()
	which := p.about(p.stopping())
	l.MayAdd = p.MayEnd && len(which.Options) > 0
	l.Fields = append([]partField{which}, l.Fields...)
	return l
}

// card is an activity on the board.
func (p boardPage) card(x app.BoardCard) partCard {
	c := partCard{ID: string(x.Choice.Part.ID), Version: x.Choice.Part.Version, Title: x.Name, At: inCompass(p.Request, p.Compass.Slug, "activiteiten", x.Slug),
		Values: x.Choice.Values, MayEdit: x.Choice.MayEdit}
	c.Lines = append(c.Lines, x.Choice.Part.Reason, p.P.DateText(x.Choice.Part.ChosenOn))
	for _, m := range x.Claims {
		if m.Grade != "" {
			c.Points = append(c.Points, joined(p.P.Code("mate_"+string(m.Grade)), m.Result.Text))
		}
	}
	if known := p.works(x).lines(); len(known) > 0 {
		c.Points = append(c.Points, p.P.T("wat-werkt.kort", "Wat we weten: {0}", strings.Join(known, "; ")))
	}
	if x.Choice.Part.Choice != kompas.ChoiceStop {
		return c
	}
	if x.PhaseOut == nil {
		c.Status = &ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: p.P.T("afscheid.nog-niet", "Wat gebeurt er met de mensen die er komen?")}
		if x.Mine && p.MayEnd {
			c.Links = []ui.Link{{Text: p.P.T("afscheid.leg-vast", "Spreek af hoe dit stopt"), URL: p.deciding(app.PartPhaseOut, x)}}
		}
		return c
	}
	inner := p.farewells()
	inner.Cards = []partCard{p.farewell(x)}
	c.Inner = &inner
	return c
}

func (p boardPage) farewell(x app.BoardCard) partCard {
	e := x.PhaseOut.Part
	c := partCard{ID: string(e.ID), Version: e.Version, Title: p.P.T("afscheid.stopt-op", "Stopt op {0}", p.P.DateText(e.EndsOn)), Lines: []string{e.People},
		Values: x.PhaseOut.Values, MayEdit: x.PhaseOut.MayEdit}
	if x.Status == kompas.ActivityStopped {
		c.Title = p.P.T("afscheid.gestopt-op", "Gestopt op {0}", p.P.DateText(e.EndsOn))
	}
	c.Points = append(c.Points, p.P.T("afscheid.verteld-door", "Wie het vertelt: {0}", e.Teller))
	if e.AgreedWith != "" {
		c.Points = append(c.Points, p.P.T("afscheid.afgesproken", "Afgesproken met {0}", e.AgreedWith))
	}
	return c
}

// rooms gives what stopping makes room for.
func (p boardPage) rooms() [][2]string {
	var out [][2]string
	for _, x := range p.Cards {
		if x.PhaseOut != nil && x.PhaseOut.Part.Room != "" {
			out = append(out, [2]string{x.Name, x.PhaseOut.Part.Room})
		}
	}
	return out
}

// emptyColumn is what a column says while nothing is in it.
func (p boardPage) emptyColumn(c kompas.Choice) string {
	switch c {
	case kompas.ChoiceStop:
		return p.P.T("bord.leeg.stoppen", "Wat kan weg, zodat er ruimte komt?")
	case kompas.ChoiceStart:
		return p.P.T("bord.leeg.starten", "Wat missen inwoners nog?")
	}
	return p.P.T("bord.leeg", "Nog niets.")
}
