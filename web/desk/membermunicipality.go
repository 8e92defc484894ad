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

// membersPart is the page on which a partnership lays its municipalities beside each other.
func membersPart(d *Desk) partPage {
	return partPage{Path: "gemeenten", Draw: d.drawMembers, Kinds: []partForm{
		{Kind: app.PartMember, Fields: []string{"welke-gemeente", "sinds", "eigen-keten"}},
	}}
}

type membersPage struct {
	*web.Request
	app.MembersPage
	Sent web.FormState
}

func (d *Desk) drawMembers(r *web.Request, s web.FormState) error {
	b, err := r.App.MembersPage(r.Ctx(), r.Actor, r.Param("kompas"), figure.Theme(r.Query("thema")))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepMonitoring, Title: membersTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepMonitoring)}, Body: membersBody(membersPage{Request: r, MembersPage: b, Sent: s})})
}

func membersTitle(r *web.Request) string {
	return r.P.T("verbond.titel", "Onze gemeenten naast elkaar")
}

// ofPartnership says whether the page is in the space of a partnership.
func ofPartnership(r *web.Request) bool { return r.Actor.Space.Kind == kompas.PartnershipSpace }

// members lists who takes part.
func (p membersPage) members() partList {
	l := newPartList(p.Request, app.PartMember, inCompass(p.Request, p.Compass.Slug, "gemeenten"), p.Sent)
	l.Title, l.MayAdd = p.P.T("verbond.leden", "Welke gemeenten doen mee?"), p.Members.MayAdd && len(p.Municipalities) > 0
	l.None = p.P.T("verbond.leeg", "Nog geen gemeente genoemd.")
	l.Add, l.Gone = p.P.T("verbond.nieuw", "Zet een gemeente erbij"), p.P.T("verbond.weg", "De gemeente is weggehaald")
	l.Start = map[string]string{"sinds": p.App.Today()}
	l.Fields = []partField{
		{Name: "welke-gemeente", Kind: selectField, Empty: p.P.T("wijken.kies", "Kies een gemeente"), Options: areaOptions(p.Municipalities), Label: p.P.T("verbond.welke", "Welke gemeente?")},
		{Name: "sinds", Kind: dateField, Label: p.P.T("tafel.sinds", "Sinds")},
		{Name: "eigen-keten", Kind: selectField, Optional: true, Options: p.chains(), Label: p.P.T("verbond.keten", "Wie stelt in deze gemeente vast?")},
	}
	for _, x := range p.Members.Lines {
		l.Cards = append(l.Cards, partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: p.Names[x.Part.AreaCode], Values: x.Values, MayEdit: x.MayEdit,
			Lines: []string{p.P.T("tafel.sinds-dag", "sinds {0}", p.P.DateText(x.Part.JoinedOn))}})
	}
	return l
}

// chains are the ways in which a municipality can adopt.
func (p membersPage) chains() []ui.Option {
	out := []ui.Option{{Value: "", Text: p.P.T("verbond.keten-verband", "Zoals we samen afspraken")}}
	for _, c := range kompas.AdoptionChains() {
		out = append(out, ui.Option{Value: c.String(), Text: p.P.Code("keten_" + c.String())})
	}
	return out
}

// adopted says of a result where it was adopted, and leads to its dossier.
func (p membersPage) adopted(x app.MemberResult) ui.Link {
	return ui.Link{Text: capital(x.Text), URL: dossierAt(p.Request, p.Compass.Slug, kompas.ChainResult, x.Number)}
}

// table lays the figures beside each other: a row for each indicator, a column for each municipality.
func (p membersPage) table() ui.Table {
	t := ui.Table{ID: "naast-elkaar", Hidden: true, Caption: p.P.T("verbond.tabel", "Cijfers over {0}, per gemeente", lowerFirst(p.P.Code("thema_"+string(p.Theme)))),
		Columns: []ui.Column{{Name: p.P.T("wijken.onderwerp", "Onderwerp")}, {Name: p.P.T("wijken.jaar", "Jaar")}}}
	for _, x := range p.Members.Lines {
		t.Columns = append(t.Columns, ui.Column{Name: p.Names[x.Part.AreaCode], Number: true})
	}
	for _, row := range p.Rows {
		period, _ := figure.ParsePeriod(row.Period)
		cells := []string{figuresPage{Request: p.Request}.name(row.Indicator), period.Text(lang(p.Request))}
		for _, f := range row.Figures {
			cells = append(cells, p.cell(f))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// cell writes a figure with its margin, or why there is none.
func (p membersPage) cell(f figure.Shown) string {
	if !f.Present() {
		return p.P.Code(f.Reason())
	}
	return strings.TrimSpace(f.Text(lang(p.Request)) + " " + f.BoundsText(lang(p.Request)))
}

// sources names where the figures come from, each once.
func (p membersPage) sources() string {
	var out []string
	for _, row := range p.Rows {
		for _, f := range row.Figures {
			if s := joined(f.Source().Name, f.Source().Licence); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return p.P.T("verbond.bron", "Bron: {0}", strings.Join(out, "; "))
}

func (p membersPage) themes() []ui.Option {
	return codeOptions(p.Request, "thema_", p.Themes)
}
