package demo

import "kompas/kompas"

// buurten is a compass about neighbourhoods that carry themselves: one ambition, results that each ask what one sees, and a
// small compass of two neighbourhoods under it. All its figures are invented.
func buurten() compass {
	return compass{
		key: "buurten", space: baarn, lead: "jesse", day: -200,
		title: "Sociaal krachtige buurten",
		issue: "In de ene straat lost men veel samen op, in de andere kent bijna niemand elkaar. Wat maakt een buurt sterk, en wat kunnen wij doen zodat meer buurten dat worden?",
		group: "Alle inwoners van Baarn", size: "25000", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "3",
		seats: []seat{
			{-199, kompas.PerspectiveMunicipality, "Gebiedsadviseur", gemeente},
			{-199, kompas.PerspectiveResident, "Buurtbewoners uit vier buurten", ""},
			{-198, kompas.PerspectiveInformal, "Buurttafel", buurttafel},
			{-198, kompas.PerspectiveProvider, "Opbouwwerk", wisselplaats},
			{-197, kompas.PerspectiveProvider, "Verhuurder", zevendehuis},
		},
		insights: []insight{
			{-190, "straat", "", kompas.PerspectiveResident, "ervaring", "aanvulling", "Bewoner, 44", [3]string{}, "Sinds de straat een appgroep heeft, weet ik wie er een ladder heeft. Maar wie geen telefoon heeft, hoort niets."},
			{-189, "opbouw", "dilek", kompas.PerspectiveProvider, "praktijk", "bevestiging", "Opbouwwerk", [3]string{}, "Drie mensen die willen, is genoeg om een straat te laten beginnen. Die drie vinden kost een winter."},
		},
		ambitions: []ambition{{-182, "We willen dat mensen in elke buurt op elkaar kunnen rekenen.", "Dat je iets durft te vragen aan wie naast je woont.",
			[]string{"straat", "opbouw"}, adopted{-163, "samen", "Ieder aan tafel vond zich hierin terug."}}},
		results: buurtenResults(),
		activities: []activity{{
			day: -155, name: "Straatkamer", form: "informeel", status: "loopt", since: 1,
			text: "Een lege woning op de hoek is een half jaar van de straat. Bewoners beslissen wat er gebeurt.", whom: "Bewoners van één straat",
			parties: []party{{zevendehuis, "ondersteuner", "Geeft de sleutel van een woning die even leegstaat.", nil}, {buurttafel, "trekker", "Is er elke donderdag met soep.", nil}},
			claims: []claim{{"1", "er een plek is die van de straat zelf is", "komen mensen elkaar vanzelf tegen en spreken ze af wie wat doet", "meer mensen hun buren kennen en helpen",
				"Wie zelf beslist, komt ook terug.", "praktijk", "", ""}},
		}, {
			day: -154, name: "Duizend euro voor een idee", form: "informeel", status: "loopt", since: 2,
			text: "Tien buren met een idee krijgen duizend euro, zonder formulier. Na een half jaar vertellen ze wat het bracht.", whom: "Bewoners met een plan",
			parties: []party{{gemeente, "trekker", "Betaalt, en komt kijken in plaats van controleren.", nil}},
			claims:  []claim{{"2", "een plan van buren zonder formulier geld krijgt", "doen ook mensen mee die nooit een aanvraag schrijven", "meer inwoners zelf iets doen voor hun buurt", "Vertrouwen geeft meer dan het kost.", "praktijk", "", ""}},
		}},
		needs: []need{{-150, "", "plek", "Alle inwoners van Baarn", kompas.PerspectiveResident, []string{"1"}, []string{"Straatkamer"}, "Een plek waar je niets hoeft te kopen"}},
		conversations: []conversation{{
			name: "samen", day: -168, planned: -185, title: "Wat maakt een buurt sterk?", clock: "20:00", place: "Straatkamer aan de Eemweg", step: 2,
			present: []presence{{"Gebiedsadviseur", 1}, {"Buurtbewoners uit vier buurten", 11}, {"Buurttafel", 2}, {"Opbouwwerk", 1}, {"Verhuurder", 1}},
			inputs:  []input{{kompas.PerspectiveResident, "Bewoner van 67", "Een sterke buurt is een buurt waar je de sleutel durft te geven."}},
			outcome: "Drie dingen die je kunt zien: buren kennen elkaar, buren doen iets, en wie hulp nodig heeft is in beeld. Daar kijken we elk jaar naar.",
		}},
		domain: "Meedoen",
	}
}

// buurtenResults are three small results under one ambition, each with what one counts and what people say.
func buurtenResults() []result {
	const group = "Alle inwoners van Baarn"
	agreed := adopted{-163, "samen", "Klein genoeg om over drie jaar te zien."}
	asked := func(name, meaning, nature, target string, before, now, n int) indicator {
		i := indicator{day: -176, by: "priya", name: name, meaning: meaning, nature: "beleving", basis: "steekproef", better: "omhoog", target: target, after: 3,
			measured: []measurement{{-176, -1, before, n, true}, {-60, 0, now, n, false}}}
		if nature == "feit" {
			i.nature = "feit"
		}
		return i
	}
	return []result{{
		day: -180, text: "meer mensen hun buren kennen en helpen", group: group, years: "3", adopted: agreed,
		indicators: []indicator{
			asked("Hielp het laatste jaar een buur", "Deel van de inwoners dat het laatste jaar iets deed voor iemand in de buurt.", "feit", "60", 268, 287, 520),
			asked("Kan bij een buur terecht", "Deel van de inwoners dat zegt: als er iets is, kan ik bij iemand in de straat aanbellen.", "beleving", "75", 351, 368, 520),
		},
	}, {
		day: -179, text: "meer inwoners zelf iets doen voor hun buurt", group: group, years: "3", adopted: agreed,
		indicators: []indicator{
			asked("Deed iets voor de buurt", "Deel van de inwoners dat het laatste jaar meehielp bij iets voor de hele buurt.", "feit", "35", 141, 158, 520),
			asked("Mijn idee telt mee", "Deel van de inwoners dat zegt: als ik een idee heb, wordt er geluisterd.", "beleving", "50", 198, 204, 520),
		},
	}, {
		day: -178, text: "meer mensen die hulp nodig hebben in beeld zijn bij hun buurt", group: "Inwoners die hulp nodig hebben", years: "3", adopted: agreed,
		indicators: []indicator{
			asked("Weet wie in de straat hulp nodig heeft", "Deel van de inwoners dat iemand in de straat kent die hulp kan gebruiken.", "feit", "45", 177, 181, 520),
			asked("Voelt zich gezien", "Deel van de inwoners met een beperking dat zegt: mensen in mijn buurt zien mij staan.", "beleving", "70", 81, 92, 140),
		},
	}}
}

// buurtenUnder are small compasses of two neighbourhoods under that of all of them.
func buurtenUnder() []compass {
	small := func(key, area, title, issue, who, says, wants string, day int) compass {
		return compass{
			key: key, space: baarn, lead: "jesse", day: day, area: area, under: "buurten", title: title, issue: issue, group: who, years: "3",
			seats:     []seat{{day + 1, kompas.PerspectiveMunicipality, "Gebiedsadviseur", gemeente}, {day + 1, kompas.PerspectiveResident, who, ""}},
			insights:  []insight{{day + 4, "straat", "", kompas.PerspectiveResident, "ervaring", "aanvulling", "Bewoner", [3]string{}, says}},
			ambitions: []ambition{{day + 8, wants, "", []string{"straat"}, adopted{}}},
		}
	}
	return []compass{
		small("professoren", "BU03080101", "Krachtig in de Professorenwijk", "Veel mensen wonen hier kort. Hoe leren zij elkaar kennen voordat ze weer gaan?", "Bewoners van de Professorenwijk",
			"In mijn portiek wonen acht huishoudens. Ik ken er twee.", "We willen dat wie hier nieuw is, binnen een maand iemand kent.", -70),
		small("wilhelmina", "BU03080200", "Krachtig in het Wilhelminapark", "Hier regelt men veel zelf, maar wie oud wordt verdwijnt achter de heg. Wat merken we, en wat doen we?", "Bewoners van het Wilhelminapark",
			"De heggen zijn hoog. Ik hoorde pas na weken dat mijn buurman gevallen was.", "We willen dat niemand hier ongemerkt alleen is.", -65),
	}
}
