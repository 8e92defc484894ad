package demo

import "kompas/kompas"

// eenzaamheid is a compass that is half-way: the first three steps are partly done, and the product's hints show what is
// missing. Figures about people over 75 are invented; those about young adults beside them are real.
func eenzaamheid() compass {
	return compass{
		key: "eenzaamheid", space: baarn, lead: "jesse", day: -150,
		title: "Samen ouder, minder eenzaam",
		issue: "In Baarn wonen veel mensen op leeftijd. Wie zijn partner of buren verliest, raakt soms ook het contact met anderen kwijt. " +
			"Er is veel te doen, maar juist wie eenzaam is komt niet vanzelf. Hoe zorgen we dat ouderen mensen om zich heen houden?",
		group: "Inwoners van Baarn van 75 jaar en ouder", size: "2900", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		seats: []seat{
			{-149, kompas.PerspectiveMunicipality, "Gebiedsadviseur", gemeente},
			{-148, kompas.PerspectiveResident, "Bewoners van 75 en ouder", ""},
			{-148, kompas.PerspectiveInformal, "Buurttafel", buurttafel},
			{-147, kompas.PerspectiveProvider, "Thuiszorg", bredebries},
			{-146, kompas.PerspectiveProvider, "Ouderenwerk", wisselplaats},
		},
		owners: []string{"Gebiedsadviseur", "Bewoners van 75 en ouder"},
		insights: []insight{
			{-140, "vergrijzing", "jesse", kompas.PerspectiveMunicipality, "cijfer", "aanvulling", "",
				[3]string{"aandeel-65-plus", baarnCode, "2024"},
				"Het aantal ouderen groeit, maar leeftijd alleen zegt weinig. In het Amaliapark wonen veel mensen alleen, en daar horen we het vaakst van."},
			{-138, "jong", "priya", kompas.PerspectiveMunicipality, "cijfer", "aanvulling", "",
				[3]string{"jv-eenzaam", baarnCode, "2024"},
				"Dit cijfer gaat over jongvolwassenen. Ook zij voelen zich vaak eenzaam. Voor 75-plussers hebben we nog geen eigen onderzoek."},
			{-136, "thuiszorg", "karim", kompas.PerspectiveProvider, "praktijk", "bevestiging", "Wijkverpleegkundige", [3]string{},
				"Soms ben ik de enige die ze die dag spreken. Na tien minuten moet ik weer door."},
			{-133, "bewoner", "karim", kompas.PerspectiveResident, "ervaring", "aanvulling", "Bewoner Amaliapark, 83", [3]string{},
				"Ik mis geen bingo. Ik mis iemand die weet wie mijn man was."},
		},
		ambitions:     []ambition{{-115, "We willen dat ouderen in Baarn zich gezien weten en mensen om zich heen hebben.", "", []string{"vergrijzing", "thuiszorg", "bewoner"}, adopted{}}},
		results:       eenzaamheidResults(),
		activities:    eenzaamheidActivities(),
		needs:         eenzaamheidNeeds(),
		relations:     eenzaamheidRelations(),
		conversations: eenzaamheidConversations(),
		domain:        "Ouder worden",
		parkings:      []parking{{-20, "2", "De thuiszorg krijgt een nieuwe bestuurder. Wij praten pas verder als zij er is.", -1}},
		stories: []story{
			{-70, "gehaald", "Meneer van 86", kompas.PerspectiveResident, []string{"mag-in-gesprek", "mag-openbaar"}, "Aanschuiven op woensdag", "2", "vrijgegeven",
				"Ik had mijn jas drie woensdagen aan en weer uit gedaan. Toen belde de buurman aan en zei: loop je mee?"},
			{-9, "telefoon", "Mevrouw van 79", kompas.PerspectiveResident, []string{"mag-in-gesprek"}, "", "1", "ingediend",
				"Mijn dochter belt elke zondag. De andere zes dagen zeg ik soms geen woord hardop."},
		},
	}
}

func eenzaamheidActivities() []activity {
	return []activity{
		{
			day: -80, name: "Op bezoek bij tachtig", form: "formeel", status: "loopt", since: 1,
			text: "Wie tachtig wordt, krijgt bezoek. Niet met een vragenlijst, maar met een gebakje en tijd.",
			whom: "Inwoners die tachtig worden",
			parties: []party{
				{bredebries, "trekker", "Wijkverpleegkundigen gaan langs bij wie zij al kennen.", nil},
				{wisselplaats, "uitvoerder", "Bezoekt de anderen en komt terug als iemand dat wil.", nil},
			},
			claims: []claim{{"1", "iemand met tijd op bezoek komt bij wie tachtig wordt", "", "", "", "praktijk", "", ""}},
		},
		{
			day: -78, name: "Aanschuiven op woensdag", form: "informeel", status: "loopt", since: 2,
			text:    "Bewoners koken, wie wil schuift aan. Een buur haalt je op als je dat prettig vindt.",
			whom:    "Iedereen die niet alleen wil eten",
			parties: []party{{buurttafel, "trekker", "Kookt elke woensdag voor dertig mensen.", nil}},
			claims: []claim{{"2", "een buur je de eerste keer ophaalt", "komen mensen ook de keer daarna, en maken ze een afspraak met elkaar",
				"meer 75-plussers elke week iemand spreken die hen goed doet", "De eerste keer alleen binnenkomen is het moeilijkst.", "wat_werkt", "", ""}},
			quality:  []quality{{-40, "ida", "mensen", "op_orde", 0, "Negen koks en vijf ophalers, allemaal uit de buurt."}},
			outcomes: []outcome{{-30, "priya", "baat", "inwoner", 31, 18, 15, "", "", ""}},
		},
		{
			day: -35, name: "Belcirkel", form: "informeel", isNew: true, status: "idee",
			text: "Zeven mensen bellen elkaar om de beurt, elke ochtend. Wie niet opneemt, krijgt dezelfde dag bezoek.",
			whom: "Ouderen die veel thuis zijn",
		},
	}
}

func eenzaamheidResults() []result {
	return []result{{
		day: -105, text: "minder 75-plussers zich sterk eenzaam voelen", group: "Inwoners van Baarn van 75 jaar en ouder", size: "2900",
		from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		indicators: []indicator{
			{day: -100, by: "priya", name: "Voelt zich sterk eenzaam", meaning: "Deel van de 75-plussers dat zich sterk eenzaam voelt, gevraagd met elf korte stellingen.",
				nature: "beleving", basis: "steekproef", better: "omlaag", target: "9", after: 4,
				measured: []measurement{{-100, -2, 54, 431, false}, {-100, 0, 57, 446, true}}},
			{day: -100, by: "priya", name: "Gaat elke week ergens heen", meaning: "Deel van de 75-plussers dat elke week de deur uitgaat om iemand te zien.",
				nature: "feit", basis: "steekproef", better: "omhoog", target: "75", after: 4,
				measured: []measurement{{-100, 0, 303, 446, true}}},
		},
	}, {
		day: -98, text: "meer 75-plussers elke week iemand spreken die hen goed doet", group: "Inwoners van Baarn van 75 jaar en ouder",
		indicators: []indicator{
			{day: -97, by: "priya", name: "Kreeg in de laatste week bezoek", meaning: "Deel van de 75-plussers dat in de laatste zeven dagen bezoek kreeg, zorg niet meegeteld.",
				nature: "feit", basis: "steekproef", better: "omhoog",
				measured: []measurement{{-97, 0, 268, 446, true}}},
			{day: -96, by: "priya", name: "Keren dat iemand aanschoof bij een buurttafel", meaning: "Hoe vaak 75-plussers meeaten aan een open tafel in de buurt. Wie tien keer komt, telt tien keer.",
				nature: "feit", basis: "telling", better: "omhoog", counted: -48, quarters: []int{412, 398, 371, 440, 455, 463, 420, 487, 502, 511}, revised: 523},
		},
	}, {
		day: -96, text: "meer 75-plussers de eerste stap naar anderen durven zetten", group: "Inwoners van Baarn van 75 jaar en ouder", partOf: "2",
	}}
}

func eenzaamheidConversations() []conversation {
	return []conversation{{
		name: "begin", day: -120, planned: -135, title: "Wie zien we niet?", clock: "10:30", place: "Wijkgebouw De Buurttafel", step: 1,
		present: []presence{{"Gebiedsadviseur", 1}, {"Bewoners van 75 en ouder", 8}, {"Buurttafel", 2}, {"Thuiszorg", 2}, {"Ouderenwerk", 1}},
		inputs: []input{
			{kompas.PerspectiveResident, "Bewoner van 81", "Zeg niet dat ik eenzaam ben. Vraag of ik zin heb in koffie."},
			{kompas.PerspectiveInformal, "Buurttafel", "Ophalen werkt. Een folder niet."},
			{kompas.PerspectiveProvider, "Thuiszorg", "Wij weten bij wie het stil is. We mogen het alleen niet zomaar doorgeven."},
		},
		outcome: "We beginnen bij wie we al kennen en nog niet zien. Over het woord eenzaam praten we nog door: bewoners horen het liever niet.",
	}, {
		name: "activiteiten", day: 34, planned: -12, title: "Welke activiteit helpt waarbij", clock: "10:30", place: "Wijkgebouw De Buurttafel", step: 3,
		present: []presence{{"Gebiedsadviseur", 1}, {"Bewoners van 75 en ouder", 6}, {"Buurttafel", 2}},
	}}
}
