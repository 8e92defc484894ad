package desk

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// instrumentPart is the page of what partners measure with.
func instrumentPart(d *Desk) partPage {
	return partPage{Path: "meetinstrumenten", Draw: d.drawInstruments, Kinds: []partForm{
		{Kind: app.PartInstrument, Ticks: []string{"zegt-iets-over", "zegt-iets-over-activiteit"}, Fields: []string{"instrument", "instrumentbesluit", "instrumentstand", "waarom",
			"wie-vragen-we", "minuten", "keer-per-jaar", "mensen-per-jaar", "laatst-gebruikt", "stopt-op", "met-wie-besloten", "zegt-iets-over", "zegt-iets-over-activiteit"}},
	}}
}

type instrumentsPage struct {
	*web.Request
	app.InstrumentsPage
	Sent web.FormState
}

func (d *Desk) drawInstruments(r *web.Request, s web.FormState) error {
	data, err := r.App.InstrumentsPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepResult, Title: instrumentsTitle(r),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepResult)}, Body: instrumentsBody(instrumentsPage{Request: r, InstrumentsPage: data, Sent: s})})
}

func instrumentsTitle(r *web.Request) string { return r.P.T("instrument.kop", "Waarmee meten we?") }

func (p instrumentsPage) list() partList {
	l := newPartList(p.Request, app.PartInstrument, inCompass(p.Request, p.Compass.Slug, "meetinstrumenten"), p.Sent)
	l.Closed, l.Whole, l.MayAdd = true, true, p.List.MayAdd
	l.Title = p.P.T("instrument.lijst", "Meetinstrumenten")
	l.About = p.P.T("instrument.uitleg", "Kijk vanaf het resultaat opnieuw naar wat u al meet. Wat niets zegt over een resultaat, kost mensen tijd. Afscheid nemen mag, als u weet waarom.")
	l.None = p.P.T("instrument.leeg", "Nog geen instrument genoemd.")
	l.Add, l.Gone = p.P.T("instrument.nieuw", "Noem een instrument"), p.P.T("instrument.weg", "Het instrument is weggehaald")
	l.Start = map[string]string{"instrumentbesluit": "voortzetten", "instrumentstand": "in_gebruik"}
	l.Fields = p.fields()
	for _, x := range p.List.Lines {
		l.Cards = append(l.Cards, p.card(x))
	}
	return l
}

func (p instrumentsPage) fields() []partField {
	list := []partField{
		{Name: "instrument", Label: p.P.T("instrument.naam", "Hoe heet het instrument?"), Help: p.P.T("instrument.naam.hulp", "Bijvoorbeeld: bewonersonderzoek, klanttevredenheid, stellingen")},
		{Name: "instrumentbesluit", Kind: radioField, Label: p.P.T("instrument.besluit", "Wat doen we ermee?"), Options: codeOptions(p.Request, "instrumentbesluit_", kompas.InstrumentDecisions())},
		{Name: "waarom", Kind: textField, Optional: true, Label: p.P.T("instrument.waarom", "Waarom?"), Help: p.P.T("instrument.waarom.hulp", "Nodig als u afscheid neemt.")},
	}
	if about := p.indicatorOptions(); len(about) > 0 {
		list = append(list, partField{Name: "zegt-iets-over", Kind: ticksField, Optional: true, Options: about, Label: p.P.T("instrument.over", "Over welke indicator zegt het iets?")})
	}
	list = append(list, partField{Name: "instrumentstand", Kind: radioField, More: true, Label: p.P.T("instrument.stand", "Hoe ver is het?"), Options: p.steps(""), Steps: p.steps})
	if about := p.activityOptions(); len(about) > 0 {
		list = append(list, partField{Name: "zegt-iets-over-activiteit", Kind: ticksField, Optional: true, More: true, Options: about, Label: p.P.T("instrument.over-activiteit", "Over welke activiteit zegt het iets?")})
	}
	return append(list,
		partField{Name: "wie-vragen-we", Optional: true, More: true, Label: p.P.T("instrument.wie", "Wie vragen we?"), Help: p.P.T("instrument.wie.hulp", "Schrijf een groep steeds hetzelfde op. Dan tellen we op wat we van haar vragen.")},
		partField{Name: "minuten", Kind: numberField, Optional: true, More: true, Unit: p.P.T("eenheid.minuten", "minuten"), Label: p.P.T("instrument.minuten", "Hoe lang duurt het voor één persoon?")},
		partField{Name: "keer-per-jaar", Kind: numberField, Optional: true, More: true, Label: p.P.T("instrument.keer", "Hoe vaak per jaar?")},
		partField{Name: "mensen-per-jaar", Kind: numberField, Optional: true, More: true, Unit: p.P.T("eenheid.mensen", "mensen"), Label: p.P.T("instrument.mensen", "Bij hoeveel mensen?"), Help: p.P.T("instrument.mensen.hulp", "Zijn het er minder dan tien? Laat dit dan leeg.")},
		partField{Name: "laatst-gebruikt", Kind: dateField, Optional: true, More: true, Label: p.P.T("instrument.laatst", "Wanneer is het voor het laatst gebruikt?")},
		partField{Name: "stopt-op", Kind: dateField, Optional: true, More: true, Label: p.P.T("instrument.stopt", "Wanneer stopt het?")},
		partField{Name: "met-wie-besloten", Optional: true, More: true, Max: kompas.MaxSentence, Label: p.P.T("instrument.met-wie", "Met wie is dat besloten?")},
	)
}

// steps lists how far an instrument can be after what it is now.
func (p instrumentsPage) steps(now string) []ui.Option {
	return codeOptions(p.Request, "instrumentstand_", kompas.InstrumentState(now).Steps())
}

func (p instrumentsPage) indicatorOptions() []ui.Option {
	var out []ui.Option
	for _, r := range p.Results {
		for _, i := range r.Indicators {
			if !slices.ContainsFunc(out, func(o ui.Option) bool { return o.Value == string(i.ID) }) {
				out = append(out, ui.Option{Value: string(i.ID), Text: i.Name})
			}
		}
	}
	return out
}

func (p instrumentsPage) activityOptions() []ui.Option {
	var out []ui.Option
	for _, x := range p.Activities {
		out = append(out, ui.Option{Value: string(x.ID), Text: x.Name})
	}
	return out
}

func (p instrumentsPage) card(x app.PartLine[kompas.InstrumentUse]) partCard {
	u := x.Part
	word := ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneRest, Text: p.P.Code("instrumentstand_" + string(u.State))}
	if u.State == "gestopt" || u.State == "afscheid_voorgesteld" {
		word.Icon = ui.IconClock
	}
	c := partCard{ID: string(u.ID), Version: u.Version, Title: u.Name, Badge: p.P.Code("instrumentbesluit_" + string(u.Decision)), Status: &word, Values: x.Values, MayEdit: x.MayEdit}
	asks := ""
	if u.Minutes != nil {
		asks = p.P.T("instrument.duurt", "{0} minuten", *u.Minutes)
	}
	if u.Times != nil {
		asks = joined(asks, p.P.T("instrument.keren", "{0} keer per jaar", *u.Times))
	}
	ends := ""
	if u.EndsOn != "" {
		ends = p.P.T("instrument.stopt-op", "Stopt op {0}", p.P.DateText(u.EndsOn))
	}
	if u.AgreedWith != "" {
		ends = joined(ends, p.P.T("instrument.besloten-met", "Besloten met {0}", u.AgreedWith))
	}
	last := ""
	if u.LastUsedOn != "" {
		last = p.P.T("instrument.laatst-op", "Voor het laatst gebruikt op {0}", p.P.DateText(u.LastUsedOn))
	}
	for _, line := range []string{u.Why, joined(u.Group, asks), last, ends} {
		if line != "" {
			c.Lines = append(c.Lines, line)
		}
	}
	for _, o := range append(p.indicatorOptions(), p.activityOptions()...) {
		if slices.Contains(u.Indicators, kompas.IndicatorID(o.Value)) || slices.Contains(u.Activities, kompas.ActivityID(o.Value)) {
			c.Points = append(c.Points, o.Text)
		}
	}
	if len(c.Points) == 0 {
		c.Lines = append(c.Lines, p.P.T("instrument.zegt-niets", "Zegt nog niets over een indicator of activiteit."))
	}
	return c
}

// measuredBy writes with what an indicator is measured.
func (p instrumentsPage) measuredBy(i kompas.Indicator) string {
	var names []string
	for _, u := range p.Measuring(i.ID) {
		names = append(names, u.Name)
	}
	if len(names) == 0 && i.SourceName == "" {
		return p.P.T("instrument.nog-niets", "Nog geen instrument of bron")
	}
	return joined(strings.Join(names, ", "), i.SourceName)
}

// asked writes what one person of a group is asked in a year.
func (p instrumentsPage) asked(b app.Burden) string {
	return p.P.T("instrument.gevraagd", "{0} keer, {1} minuten per persoon", b.Times, b.Minutes)
}

// together writes what all people of a group are asked in a year.
func (p instrumentsPage) together(b app.Burden) string {
	if b.Hours == 0 {
		return ""
	}
	return p.P.T("instrument.uren", "{0} uur", string(figure.AppendInUnit(nil, b.Hours, 0, figure.Count, lang(p.Request))))
}

// nothingSaid lists the instruments that say nothing about a result or an activity.
func (p instrumentsPage) nothingSaid() string {
	var names []string
	for _, l := range p.List.Lines {
		if l.Part.State.InUse() && len(l.Part.Indicators)+len(l.Part.Activities) == 0 {
			names = append(names, l.Part.Name)
		}
	}
	return strings.Join(names, ", ")
}
