package demo

import (
	"kompas/app"
	"kompas/kompas"
)

// need is what residents said they need, for which results (by number) and met by which activities (by name).
type need struct {
	day         int
	by          string
	name        string
	group       string
	perspective kompas.Perspective
	results     []string
	activities  []string
	text        string
}

// relation says how one activity goes with another, by their names.
type relation struct {
	day  int
	from string
	kind kompas.RelationKind
	to   string
	note string
}

func (c compass) needSteps(n need) []step {
	name := c.name("nodig", n.name)
	first := ""
	if len(n.results) > 0 {
		first = n.results[0]
	}
	out := []step{c.at(n.day, name, n.by, func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.AddNeed(s.ctx, by, slug, form("nodig", n.text, "van-wie", n.group, "perspectief", string(n.perspective), "resultaat", first), s.key)
	})}
	tie := func(kind byte, other, step string) {
		out = append(out, c.at(n.day+1, c.name("lijn", n.name, other), "", func(s *stage, by app.Actor, slug string) (string, error) {
			to := app.CardOf(kind, other)
			if kind == app.ActivityCard {
				to = app.CardOf(kind, s.Names[step])
			}
			return "", s.app.Tie(s.ctx, by, slug, app.CardOf(app.NeedCard, s.Names[name]), to, s.key)
		}))
	}
	for i, r := range n.results {
		if i > 0 {
			tie(app.ResultCard, r, "")
		}
	}
	for _, x := range n.activities {
		tie(app.ActivityCard, x, c.name("activiteit", x))
	}
	return out
}

func (c compass) relationStep(r relation) step {
	return c.at(r.day, c.name("samenhang", r.from, r.to), "", func(s *stage, by app.Actor, slug string) (string, error) {
		return "", s.app.AddRelation(s.ctx, by, slug, s.Names[c.name("activiteit", r.from)], form("samenhang", string(r.kind),
			"andere", s.Names[c.name("activiteit", r.to)], "toelichting", r.note), s.key)
	})
}

func rondkomenNeeds() []need {
	group := "Inwoners van Baarn die moeilijk rondkomen"
	return []need{
		{-365, "", "overzicht", group, kompas.PerspectiveResident, []string{"1"}, []string{"Een maatje voor het geld", "De Papierwinkel"},
			"Iemand die zonder oordeel meekijkt en overzicht brengt"},
		{-364, "", "vroeg", group, kompas.PerspectiveProvider, []string{"1"}, []string{"Bellen bij de eerste achterstand", "De Papierwinkel"},
			"Hulp die komt voordat een kleine schuld groot wordt"},
		{-363, "ida", "gewoon", "Gezinnen in de Nieuwe-Oosterhei", kompas.PerspectiveInformal, []string{"1", "3"}, []string{"De Ruilkast"},
			"Spullen en eten delen zonder iets te hoeven uitleggen"},
		{-362, "", "proberen", "Inwoners die meer of ander werk zoeken", kompas.PerspectiveResident, []string{"2"}, []string{"Drie maanden proefwerken"},
			"Werk kunnen proberen zonder inkomen te verliezen"},
		{-118, "", "kinderen", "Kinderen in gezinnen met weinig geld", kompas.PerspectiveResident, []string{"3"}, []string{"Pas om mee te doen"},
			"Meedoen zonder dat iemand ziet dat er weinig geld is"},
		{-26, "", "zzp", "Inwoners met een eigen zaak", kompas.PerspectiveResident, []string{"2"}, nil,
			"Een vast adres voor mensen met een eigen zaak die even niets verdienen"},
	}
}

func rondkomenRelations() []relation {
	return []relation{
		{-360, "Een maatje voor het geld", kompas.RelationAfter, "De Papierwinkel", "Wie vaker langskomt, krijgt de vraag of een maatje zou helpen."},
		{-360, "Bellen bij de eerste achterstand", kompas.RelationRefers, "De Papierwinkel", "De beller noemt de openingstijden en loopt zo nodig mee."},
		{-359, "Een maatje voor het geld", kompas.RelationTogether, "De Ruilkast", "Maatjes en bewoners van de Ruilkast eten elke maand samen."},
	}
}

func eenzaamheidNeeds() []need {
	group := "Inwoners van Baarn van 75 jaar en ouder"
	return []need{
		{-77, "", "gezien", group, kompas.PerspectiveProvider, []string{"1"}, []string{"Op bezoek bij tachtig"}, "Iemand die tijd heeft en vanzelf terugkomt"},
		{-76, "karim", "ophalen", group, kompas.PerspectiveResident, []string{"2", "3"}, []string{"Aanschuiven op woensdag"}, "Samen gaan: de eerste keer niet alleen naar binnen"},
		{-34, "", "nabestaanden", "Wie net alleen is komen te staan", kompas.PerspectiveResident, []string{"1"}, nil, "Kunnen praten over wie er niet meer is"},
	}
}

func eenzaamheidRelations() []relation {
	return []relation{{-60, "Aanschuiven op woensdag", kompas.RelationAfter, "Op bezoek bij tachtig", "Wie dat wil, gaat na het bezoek een keer mee eten."}}
}
