package desk

import (
	"net/http"
	"net/url"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// valuePage is the check of a result against the core values.
type valuePage struct {
	*web.Request
	app.ValueTable
	Form web.FormView
	Sign web.FormView
}

// areaField names the municipality of a partnership whose core values a form or page is about.
const areaField = "gemeente"

func formArea(r *web.Request) string { return r.Form(areaField)[areaField] }

// areaQuery asks for the page of one municipality; empty outside a partnership.
func areaQuery(code string) string {
	if code == "" {
		return ""
	}
	return "?" + areaField + "=" + url.QueryEscape(code)
}

// areaHidden says in a form which municipality it is about.
func areaHidden(code string) []ui.Hidden {
	if code == "" {
		return nil
	}
	return []ui.Hidden{{Name: areaField, Value: code}}
}

const (
	valueForm     = "kernwaarden"
	valueSignForm = "tekenen"
)

func (p valuePage) at(parts ...string) string {
	return dossierAt(p.Request, p.Compass.Slug, kompas.ChainResult, p.Result.Number, parts...)
}

func (d *Desk) coreValues(r *web.Request) error {
	return d.drawCoreValues(r, r.Query(areaField), web.FormState{})
}

func (d *Desk) drawCoreValues(r *web.Request, area string, s web.FormState) error {
	data, err := r.App.CoreValues(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("wat"), area)
	if err != nil {
		return err
	}
	p := valuePage{Request: r, ValueTable: data, Form: web.FormView{ID: valueForm, State: s}, Sign: web.FormView{ID: valueSignForm, State: s}}
	title := p.title()
	crumbs := []ui.Crumb{{Text: r.P.T("menu.raad", "Raad"), URL: r.Space("raad")},
		{Text: r.P.T("dossier.resultaat", "Dossier van resultaat {0}", p.Result.Number), URL: p.at()}, {Text: title}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "raad", Crumbs: crumbs, Body: valueBody(p)}))
}

// valueFields names every field of the form.
func valueFields(t app.ValueTable) []string {
	var out []string
	for _, s := range t.Subjects {
		for _, v := range t.Values {
			verdict, note := app.ValueFields(s, v)
			out = append(out, verdict, note)
		}
	}
	return out
}

func (d *Desk) proposeCoreValues(r *web.Request) error {
	slug, what, area := r.Param("kompas"), r.Param("wat"), formArea(r)
	t, err := r.App.CoreValues(r.Ctx(), r.Actor, slug, what, area)
	if err != nil {
		return err
	}
	names := valueFields(t)
	if err := r.App.ProposeCoreValues(r.Ctx(), r.Actor, slug, what, area, r.Form(names...), r.Key()); err != nil {
		return r.Again(valueForm, names, err, func(s web.FormState) error { return d.drawCoreValues(r, area, s) })
	}
	return r.See(r.Space("dossier", slug, what, "kernwaarden") + areaQuery(area))
}

func (d *Desk) signCoreValues(r *web.Request) error {
	slug, what, area := r.Param("kompas"), r.Param("wat"), formArea(r)
	if err := r.App.SignCoreValues(r.Ctx(), r.Actor, slug, what, area, r.Key()); err != nil {
		return r.Again(valueSignForm, nil, err, func(s web.FormState) error { return d.drawCoreValues(r, area, s) })
	}
	return r.See(r.Space("dossier", slug, what, "kernwaarden") + areaQuery(area))
}

func (p valuePage) subject(s app.ValueSubject) string {
	if s.LinkID == "" {
		return promise(p.Request, p.Result)
	}
	return p.P.T("kernwaarden.indicator", "Indicator: {0}", s.Name)
}

func (p valuePage) options() []ui.Option {
	out := []ui.Option{{Value: kompas.VerdictOpen, Text: p.P.T("kernwaarden.open", "Nog open")}}
	for _, v := range kompas.CoreValueVerdicts() {
		out = append(out, ui.Option{Value: string(v), Text: p.P.Code("kernwaarde_" + string(v))})
	}
	return out
}

// verdict dresses an answer.
func verdictWord(r *web.Request, v kompas.CoreValueVerdict) ui.StatusWord {
	switch v {
	case "past":
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: r.P.Code("kernwaarde_past")}
	case "twijfel":
		return ui.StatusWord{Icon: ui.IconQuestion, Tone: ui.ToneAttention, Text: r.P.Code("kernwaarde_twijfel")}
	case "past_niet":
		return ui.StatusWord{Icon: ui.IconCross, Tone: ui.ToneBad, Text: r.P.Code("kernwaarde_past_niet")}
	}
	return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: r.P.T("kernwaarden.open", "Nog open")}
}

// title names the check; in a partnership with the municipality whose it is.
func (p valuePage) title() string {
	if p.Member.Name != "" {
		return p.P.T("kernwaarden.check-van", "Kernwaarden-check van {0}", p.Member.Name)
	}
	return p.P.T("kernwaarden.check", "Kernwaarden-check")
}

// memberState says how far a municipality is with its check.
func (p valuePage) memberState(m app.ValueMember) ui.StatusWord {
	switch {
	case m.Signed:
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.T("kernwaarden.stand-getekend", "Getekend door de raad")}
	case m.Checked:
		return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneAttention, Text: p.P.T("kernwaarden.stand-voorgesteld", "Voorgesteld, nog niet getekend")}
	}
	return ui.StatusWord{Icon: ui.IconEmpty, Tone: ui.ToneRest, Text: p.P.T("kernwaarden.stand-open", "Nog niet langsgelopen")}
}

func (p valuePage) memberAt(m app.ValueMember) string {
	return p.at("kernwaarden") + areaQuery(m.AreaCode)
}

// signedText says whether, by whom and when the council signed.
func (p valuePage) signedText() string {
	switch {
	case p.Signed:
		c := p.Checks[0]
		return p.P.T("kernwaarden.getekend", "Getekend namens de raad door {0} op {1}.", c.SignedName, p.P.Date(c.SignedAt.In(p.App.Zone())))
	case len(p.Checks) > 0:
		return p.P.T("kernwaarden.voorgesteld", "Voorgesteld door {0} op {1}. De raad heeft nog niet getekend.", p.ReadyText, p.P.Date(p.Checks[0].ProposedAt.In(p.App.Zone())))
	}
	return p.P.T("kernwaarden.nog-niet", "De kernwaarden zijn nog niet langsgelopen.")
}

// listLink leads to the list of core values; nil for whoever does not look after it.
func (p valuePage) listLink() *ui.Link {
	if !p.MayList {
		return nil
	}
	return &ui.Link{Text: p.P.T("kernwaarden.lijst", "De kernwaarden wijzigen"), URL: listAt(p.Request, kompas.ListCoreValues) + areaQuery(p.Member.AreaCode)}
}

// storedVerdict is how the form holds an answer.
func storedVerdict(c kompas.CoreValueCheck) string {
	if c.Verdict == "" {
		return kompas.VerdictOpen
	}
	return string(c.Verdict)
}
