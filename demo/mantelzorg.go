package demo

import (
	"kompas/app"
	"kompas/kompas"
)

const (
	soestCode, eemnesCode = "GM0342", "GM0317"
	zorgpunt              = "Steunpunt De Leunstoel"
	huiskamer             = "Huiskamer Op Adem"
	werkgevers            = "Kring Zorgzame Werkgevers"
)

// mantelzorg is the compass of three municipalities about who cares for somebody. Its tree shows the way from what carers
// need to what they hope for, and where that way still has holes. Baarn adopted the first result; Soest is on its way;
// Eemnes does not adopt it, and holds nobody up.
func mantelzorg() compass {
	return compass{
		key: "mantelzorg", space: bruggen, lead: "hidde", day: -130,
		title: "Mantelzorgers houden het vol",
		issue: "Wie voor een partner, kind of buurman zorgt, doet dat vaak jaren. In Baarn, Soest en Eemnes is hulp verschillend geregeld, terwijl mantelzorgers over de grens wonen, " +
			"werken en zorgen. Hoe zorgen we samen dat zij het volhouden?",
		group: "Mantelzorgers in Baarn, Soest en Eemnes", size: "9400", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		seats: []seat{
			{-129, kompas.PerspectiveMunicipality, "Beleid, gemeente Baarn", gemeente},
			{-129, kompas.PerspectiveMunicipality, "Beleid, gemeente Soest", "Gemeente Soest"},
			{-129, kompas.PerspectiveMunicipality, "Beleid, gemeente Eemnes", "Gemeente Eemnes"},
			{-128, kompas.PerspectiveResident, "Mantelzorgers uit drie gemeenten", ""},
			{-128, kompas.PerspectiveProvider, "Steunpunt", zorgpunt},
			{-127, kompas.PerspectiveInformal, "Vrijwilligers van de huiskamer", huiskamer},
		},
		owners: []string{"Beleid, gemeente Baarn", "Beleid, gemeente Soest", "Beleid, gemeente Eemnes", "Steunpunt", "Mantelzorgers uit drie gemeenten"},
		insights: []insight{
			{-122, "moe", "", kompas.PerspectiveResident, "ervaring", "aanvulling", "Mantelzorger van 61", [3]string{},
				"Iedereen vraagt hoe het met mijn man gaat. Vraag eens hoe het met mij gaat, en wacht dan op het antwoord."},
			{-121, "laat", "", kompas.PerspectiveProvider, "praktijk", "bevestiging", "Steunpunt", [3]string{},
				"Mensen bellen ons als het niet meer gaat. Een jaar eerder hadden we met een paar uur per week al veel kunnen doen."},
			{-120, "ouder", "", kompas.PerspectiveMunicipality, "cijfer", "aanvulling", "", [3]string{"aandeel-65-plus", baarnCode, "2024"},
				"Er komen meer ouderen en minder mensen om voor hen te zorgen. In alle drie de gemeenten."},
		},
		ambitions: []ambition{{-112, "We willen dat wie voor een ander zorgt, ook een eigen leven houdt.", "Dat ik af en toe gewoon dochter ben.",
			[]string{"moe", "laat", "ouder"}, adopted{-96, "samen", "Mantelzorgers kozen het woord ‘eigen leven’."}}},
		results:       mantelzorgResults(),
		activities:    mantelzorgActivities(),
		needs:         mantelzorgNeeds(),
		relations:     []relation{{-80, "Logeren op adem", kompas.RelationAfter, "Een vaste beller", "De beller vertelt dat het logeerhuis er is."}},
		conversations: mantelzorgConversations(),
		parts: []part{
			{-126, app.PartMember, "baarn", "", []string{"welke-gemeente", baarnCode, "sinds", "~-126"}},
			{-126, app.PartMember, "soest", "", []string{"welke-gemeente", soestCode, "sinds", "~-126"}},
			{-126, app.PartMember, "eemnes", "", []string{"welke-gemeente", eemnesCode, "sinds", "~-126", "eigen-keten", "gezamenlijk-college"}},
		},
		members: []memberDecision{
			{-60, "1", kompas.BodyCollege, "lodewijk", "soest", "", "Het college van Soest neemt de zin over en legt hem in het voorjaar aan de raad voor.", false},
			{-72, "1", kompas.BodyCollege, "annelien", "baarn", "", "Overgenomen zoals de mantelzorgers hem schreven.", false},
			{-44, "1", kompas.BodyCouncil, "rutger", "baarn", "", "", false},
			{-30, "1", kompas.BodyCollege, "wieke", "eemnes", kompas.OutcomeRefused, "Wij maken eerst ons eigen zorgplan af. Over een half jaar praten we hier weer over.", false},
			{-18, "1", kompas.BodyCouncil, "", "soest", "", "Voor de raad van maart. De wethouder licht het toe.", true},
		}, checks: []memberCheck{
			{day: -66, result: "1", area: baarnCode, signed: -52, by: "noor", doubts: map[string]string{"Eerlijk delen": "Wie niet om hulp vraagt, krijgt haar nog niet."}},
			{day: -20, result: "1", area: soestCode},
		},
	}
}

func mantelzorgResults() []result {
	const group = "Mantelzorgers in Baarn, Soest en Eemnes"
	return []result{{
		day: -110, text: "minder mantelzorgers overbelast zijn", group: group, size: "9400", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		indicators: []indicator{
			{day: -108, name: "Voelt zich zwaar belast", meaning: "Deel van de mantelzorgers dat zegt: het zorgen is mij te zwaar.", nature: "beleving", basis: "steekproef",
				better: "omlaag", target: "12", after: 4, measured: []measurement{{-108, -1, 96, 512, true}, {-40, 0, 91, 530, false}}},
			{day: -108, name: "Had het laatste jaar iemand die het overnam", meaning: "Deel van de mantelzorgers voor wie iemand anders minstens drie dagen de zorg overnam.",
				nature: "feit", basis: "steekproef", better: "omhoog", target: "45", after: 4, measured: []measurement{{-108, -1, 148, 512, true}, {-40, 0, 171, 530, false}}},
		},
		adopted: adopted{-96, "samen", "Drie gemeenten, één zin. Elke gemeente besluit daarna zelf."},
	}, {
		day: -107, text: "meer mantelzorgers op tijd hulp vinden", group: group, years: "3", partOf: "1",
		indicators: []indicator{{day: -106, name: "Weet waar hulp is", meaning: "Deel van de mantelzorgers dat een plek kan noemen waar zij terechtkunnen.", nature: "feit",
			basis: "steekproef", better: "omhoog", target: "70", after: 3, measured: []measurement{{-106, -1, 251, 512, true}}}},
	}, {
		day: -105, text: "meer mantelzorgers hun werk houden", group: "Mantelzorgers met een baan", years: "4", partOf: "1",
	}}
}

// mantelzorgActivities leave holes in the tree: of one nobody said yet why it would help, and one result has none.
func mantelzorgActivities() []activity {
	return []activity{{
		day: -92, name: "Logeren op adem", form: "formeel", status: "loopt", since: 1,
		text: "Wie zorgt, kan vier keer per jaar een weekend weg. De ander logeert in een gewoon huis met vaste mensen.", whom: "Mantelzorgers die bijna nooit weg kunnen",
		parties: []party{{zorgpunt, "trekker", "Huurt het huis en maakt de planning voor drie gemeenten.", nil}, {huiskamer, "uitvoerder", "Vrijwilligers koken en zijn er 's avonds.", nil}},
		claims: []claim{{"1", "je weet dat er een goed bed is voor de ander", "durf je weg te gaan en kom je uitgerust terug", "minder mantelzorgers overbelast zijn",
			"De ander went aan het huis als het steeds dezelfde mensen zijn.", "wat_werkt", "", ""}},
		outcomes: []outcome{{-35, "", "baat", "inwoner", 44, 31, 26, "", "", ""}},
	}, {
		day: -91, name: "Een vaste beller", form: "informeel", status: "loopt", since: 2,
		text: "Iemand die zelf gezorgd heeft, belt elke maand. Niet om te regelen, maar om te luisteren.", whom: "Mantelzorgers die het nog alleen doen",
		parties: []party{{huiskamer, "trekker", "Negentien bellers, allemaal met eigen ervaring.", nil}},
		claims: []claim{{"2", "iemand belt die het zelf heeft meegemaakt", "durven mensen eerder te zeggen dat het zwaar is", "meer mantelzorgers op tijd hulp vinden",
			"Een ervaren mantelzorger hoort het als het te veel wordt.", "praktijk", "", ""}},
	}, {
		day: -50, name: "Praatplaat voor werkgevers", form: "informeel", isNew: true, status: "idee",
		text: "Eén blad waarmee een chef en een medewerker samen bekijken wat kan.", whom: "Werkgevers en mensen die zorgen naast hun baan",
		parties: []party{{werkgevers, "trekker", "Tien bedrijven willen meedenken.", nil}},
	}}
}

func mantelzorgNeeds() []need {
	const group = "Mantelzorgers in Baarn, Soest en Eemnes"
	return []need{
		{-89, "", "even weg", group, kompas.PerspectiveResident, []string{"1"}, []string{"Logeren op adem"}, "Weg kunnen zonder je schuldig te voelen"},
		{-89, "", "gehoord", group, kompas.PerspectiveResident, []string{"2"}, []string{"Een vaste beller"}, "Iemand die vraagt hoe het met míj gaat"},
		{-88, "", "nacht", "Mantelzorgers van mensen met dementie", kompas.PerspectiveProvider, []string{"1"}, nil, "Een nacht kunnen doorslapen"},
		{-88, "", "baas", "Mantelzorgers met een baan", kompas.PerspectiveResident, []string{"3"}, nil, "Een chef die weet wat er thuis speelt"},
	}
}

func mantelzorgConversations() []conversation {
	return []conversation{{
		name: "samen", day: -101, planned: -115, title: "Drie gemeenten, één tafel", clock: "19:30", place: "Huiskamer Op Adem", step: 2,
		present: []presence{{"Mantelzorgers uit drie gemeenten", 9}, {"Beleid, gemeente Baarn", 1}, {"Beleid, gemeente Soest", 1}, {"Beleid, gemeente Eemnes", 1}, {"Steunpunt", 2}},
		inputs: []input{
			{kompas.PerspectiveResident, "Mantelzorger van 48", "Ik woon in Eemnes, mijn moeder in Soest en ik werk in Baarn. Bij welk loket moet ik zijn?"},
			{kompas.PerspectiveMunicipality, "Gemeente Soest", "Wij hebben logeerplekken over. Die zijn nu alleen voor Soest."},
		},
		outcome: "We kiezen één resultaat voor drie gemeenten. Elke gemeente legt het aan het eigen college en de eigen raad voor.",
	}}
}
