package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// policyPart is the page on which partners lay what they see beside the policy that there is.
func policyPart(d *Desk) partPage {
	return partPage{Path: "beleid", Draw: d.drawPolicy, Kinds: []partForm{
		{Kind: app.PartPolicyPoint, Fields: []string{"beleidspunt", "document", "adres"}},
		{Kind: app.PartAlignmentNote, Fields: []string{"welk-punt", "strookt", "toelichting", "voorstel", "rust-op"}, Ticks: []string{"rust-op"}},
	}}
}

type policyPage struct {
	*web.Request
	app.PolicyPage
	Sent web.FormState
}

func (d *Desk) drawPolicy(r *web.Request, s web.FormState) error {
	b, err := r.App.PolicyPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepMonitoring, Title: policyTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepMonitoring)}, Body: policyBody(policyPage{Request: r, PolicyPage: b, Sent: s})})
}

func policyTitle(r *web.Request) string { return r.P.T("beleid.titel", "Past dit bij ons beleid?") }

func (p policyPage) at() string { return inCompass(p.Request, p.Compass.Slug, "beleid") }

// points lists what the municipality already strives for, each with what partners said of it.
func (p policyPage) points() partList {
	l := newPartList(p.Request, app.PartPolicyPoint, p.at(), p.Sent)
	l.Title, l.MayAdd = p.P.T("beleid.punten", "Wat staat er al in ons beleid?"), p.Points.MayAdd
	l.About = p.P.T("beleid.punten.uitleg", "Zet hier de zinnen uit visie, akkoord of begroting die over dit vraagstuk gaan.")
	l.None = p.P.T("beleid.leeg", "Nog geen beleid genoteerd.")
	l.Add, l.Gone = p.P.T("beleid.nieuw", "Zet een beleidspunt erbij"), p.P.T("beleid.weg", "Het beleidspunt is weggehaald")
	l.Change = p.P.T("beleid.wijzig", "Wijzig het beleidspunt")
	l.Fields = []partField{
		{Name: "beleidspunt", Label: p.P.T("beleid.tekst", "Wat staat er in het beleid?"), Max: kompas.MaxSentence},
		{Name: "document", Label: p.P.T("beleid.document", "In welk document?")},
		{Name: "adres", Optional: true, Label: p.P.T("beleid.adres", "Waar is dat te lezen?"), Help: p.P.T("beleid.adres.hulp", "Het webadres, beginnend met https://"), Max: kompas.MaxSentence},
	}
	notes := p.notes()
	for _, x := range p.Points.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Text, Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.Address != "" {
			c.Links = []ui.Link{{Text: x.Part.Document, URL: x.Part.Address}}
		} else {
			c.Lines = []string{x.Part.Document}
		}
		inner := notes
		inner.Cards = nil
		for _, n := range p.Notes.Lines {
			if n.Part.PointID == x.Part.ID {
				inner.Cards = append(inner.Cards, p.noteCard(n))
			}
		}
		c.Inner = &inner
		l.Cards = append(l.Cards, c)
	}
	return l
}

func (p policyPage) noteCard(n app.PartLine[kompas.AlignmentNote]) partCard {
	c := partCard{ID: string(n.Part.ID), Version: n.Part.Version, Title: p.P.Code("strookt_" + string(n.Part.Answer)), Values: n.Values, MayEdit: n.MayEdit}
	if n.Part.Note != "" {
		c.Lines = append(c.Lines, n.Part.Note)
	}
	if n.Part.Proposal != "" {
		c.Lines = append(c.Lines, p.P.T("beleid.voorstel-is", "Voorstel: {0}", lowerFirst(p.P.Code("voorstel_"+string(n.Part.Proposal)))))
	}
	for _, i := range p.Insights {
		for _, id := range n.Part.Insights {
			if i.ID == id {
				c.Points = append(c.Points, whoSaid(p.Request, i)+": "+i.Text)
			}
		}
	}
	return c
}

// notes is where partners say whether what they see goes with a point of policy.
func (p policyPage) notes() partList {
	l := newPartList(p.Request, app.PartAlignmentNote, p.at(), p.Sent)
	l.Title, l.MayAdd, l.Closed = p.P.T("strookt.kop", "Strookt dit met wat we zien?"), p.Notes.MayAdd, len(p.Notes.Lines) > 0
	l.About = p.P.T("strookt.uitleg", "Leg de cijfers en wat mensen zeggen naast het beleid. Soms moet de ambitie anders, soms de visie.")
	l.Add, l.Gone = p.P.T("strookt.nieuw", "Leg beleid en beeld naast elkaar"), p.P.T("strookt.weg", "De notitie is weggehaald")
	var points, said, proposals []ui.Option
	for _, x := range p.Points.Lines {
		points = append(points, ui.Option{Value: string(x.Part.ID), Text: x.Part.Text})
	}
	for _, i := range p.Insights {
		said = append(said, ui.Option{Value: string(i.ID), Text: i.Text, Help: whoSaid(p.Request, i)})
	}
	for _, x := range kompas.AlignmentProposals()[1:] {
		proposals = append(proposals, ui.Option{Value: string(x), Text: p.P.Code("voorstel_" + string(x))})
	}
	l.Fields = []partField{
		{Name: "welk-punt", Kind: selectField, Empty: p.P.T("strookt.kies-punt", "Kies een beleidspunt"), Options: points, Label: p.P.T("strookt.punt", "Bij welk beleidspunt?")},
		{Name: "strookt", Kind: radioField, Options: codeOptions(p.Request, "strookt_", kompas.Alignments()), Label: p.P.T("strookt.antwoord", "Past het bij wat we zien?")},
		{Name: "toelichting", Kind: textField, Optional: true, Label: p.P.T("strookt.toelichting", "Hoe zit dat?")},
		{Name: "voorstel", Kind: selectField, Optional: true, Empty: p.P.T("strookt.geen-voorstel", "Geen voorstel"), Options: proposals, Label: p.P.T("strookt.voorstel", "Wat stelt u voor?"),
			Help: p.P.T("strookt.voorstel.hulp", "‘De visie bijstellen’ is een boodschap voor college en raad.")},
	}
	if len(said) > 0 {
		l.Fields = append(l.Fields, partField{Name: "rust-op", Kind: ticksField, Optional: true, Options: said, Label: p.P.T("strookt.rust-op", "Waar blijkt dat uit?")})
	}
	return l
}

// policyShown is how many answers step 1 shows; the page of policy shows all.
const policyShown = 3

func alignmentIcon(x kompas.Alignment) ui.IconName {
	switch x {
	case "strookt":
		return ui.IconCheck
	case "niet":
		return ui.IconAttention
	}
	return ui.IconQuestion
}
