package desk

import (
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// elementPath is the last part of the address of each element of quality.
func elementPath(e kompas.QualityElement) string {
	return strings.ReplaceAll(string(e), "_", "-")
}

// depthParts are the pages on which the elements of the quality of one activity are filled in, in depth.
func depthParts(d *Desk) []partPage {
	kinds := map[kompas.QualityElement][]partForm{
		"wat_werkt": {
			{Kind: app.PartIntervention, Fields: []string{"interventie", "erkenning", "webadres"}},
			{Kind: app.PartKnowledge, Fields: []string{"titel", "webadres", "thema", "wat-het-zegt", "soort-bron", "bij-als-dan"}},
			{Kind: app.PartSuggestion, Fields: []string{"suggestie", "erkenning", "webadres", "waarom-hier"}},
		},
		"mensen": {
			{Kind: app.PartStaffing, Fields: []string{"wie-doet-het", "hoeveel", "telt-in", "eigen-houding", "toelichting"}},
			{Kind: app.PartTraining, Fields: []string{"onderwerp-scholing", "wanneer", "kosten", "uren", "samen-met", "anderen-welkom"}},
			{Kind: app.PartReflection, Fields: []string{"waar-kijken-we-naar", "minuten", "wanneer", "wat-leerden-we"}},
		},
		"voorwaarden": {
			{Kind: app.PartCondition, Fields: []string{"voorwaarde", "genoeg", "toelichting", "wie-pakt-het-op"}},
			{Kind: app.PartObstacle, Fields: obstacleFields()},
			{Kind: app.PartRequirementCheck, Fields: []string{"welke-eis", "voldoet", "toelichting"}},
		},
	}
	var out []partPage
	for _, e := range kompas.QualityElements() {
		out = append(out, partPage{Path: "kwaliteit/" + aboutActivity + "/" + elementPath(e), Kinds: kinds[e],
			Draw: func(r *web.Request, s web.FormState) error { return d.drawDepth(r, e, s) }})
	}
	return out
}

func obstacleFields() []string {
	return []string{"hobbel", "veroorzaakt-door", "wie-lost-het-op", "gezien-op", "opgelost-op", "hoe-opgelost"}
}

// depthPage is one element of the quality of one activity, in depth.
type depthPage struct {
	*web.Request
	app.DepthPage
	Sent web.FormState
}

func (d *Desk) drawDepth(r *web.Request, e kompas.QualityElement, s web.FormState) error {
	data, err := r.App.DepthPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), e)
	if err != nil {
		return err
	}
	p := depthPage{Request: r, DepthPage: data, Sent: s}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepQuality, Title: p.P.Code("element_"+string(e)) + ": " + data.Name,
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepQuality)}, Body: depthBody(p)})
}

// at is the address of the page; of another element when one is named.
func (p depthPage) at(e kompas.QualityElement) string {
	return inCompass(p.Request, p.Compass.Slug, "kwaliteit", p.Slug, elementPath(e))
}

// list begins a list of parts on the page.
func (p depthPage) list(kind kompas.PartKind) partList {
	l := newPartList(p.Request, kind, p.at(p.Element), p.Sent)
	l.Closed = true
	return l
}

func (p depthPage) lists() []partList {
	switch p.Element {
	case "wat_werkt":
		return []partList{p.interventions(), p.knowledge()}
	case "mensen":
		return []partList{p.staffing(), p.trainings(), p.reflections()}
	}
	return []partList{p.conditions(), obstacleList(p.list(app.PartObstacle), p.Obstacles, nil), p.checks()}
}

// about says what the page is for.
func (p depthPage) about() string {
	switch p.Element {
	case "wat_werkt":
		return p.P.T("diep.wat-werkt", "Wat doet u dat bewezen of beschreven is? En welke kennis gebruikt u?")
	case "mensen":
		return p.P.T("diep.mensen", "Wie doen dit, wat leren zij, en wanneer kijken zij kritisch terug?")
	}
	return p.P.T("diep.voorwaarden", "Is er genoeg om goed werk te doen? Wat zit er in de weg, en aan welke eisen moet het voldoen?")
}

// euroText writes an amount in cents.
func euroText(r *web.Request, cents int) string {
	decimals := 0
	if cents%100 != 0 {
		decimals = 2
	}
	return string(figure.AppendInUnit(nil, float64(cents)/100, decimals, figure.Euro, lang(r)))
}
