package demo

import "kompas/kompas"

func rondkomenConversations() []conversation {
	return []conversation{{
		name: "cijfers", day: -405, planned: -422, title: "Herkennen we deze cijfers?", clock: "19:30", place: "Bibliotheek De Boekenbrug", step: 1,
		present: []presence{{"Beleid sociaal domein", 2}, {"Bewoners van de keukentafelgroep", 7}, {"Ervaringsdeskundigen geldzorgen", 2}, {"Buurttafel", 2},
			{"Maatschappelijk werk", 2}, {"Verhuurder", 1}},
		inputs: []input{
			{kompas.PerspectiveResident, "Moeder van drie", "Ik val overal net buiten. Te veel voor hulp, te weinig voor de tandarts."},
			{kompas.PerspectiveExpert, "Ervaringsdeskundige", "Vraag niet hoeveel iemand heeft. Vraag of hij de post nog openmaakt. Dan weet je genoeg."},
			{kompas.PerspectiveProvider, "Maatschappelijk werk", "Wie bij ons komt, loopt gemiddeld al twee jaar rond met het probleem."},
			{kompas.PerspectiveInformal, "Buurttafel", "Mensen komen voor de soep en blijven voor het praatje. Over geld gaat het pas de vijfde keer."},
		},
		outcome: "De cijfers kloppen met wat we zien, maar ze missen de mensen die werken en toch tekortkomen. We kiezen daarom twee resultaten: over inkomen en over werk.",
	}, {
		name: "samen", day: -380, planned: -392, title: "Ambitie en resultaten samen vaststellen", clock: "19:30", place: "Wijkgebouw De Buurttafel", step: 2,
		present: []presence{{"Beleid sociaal domein", 2}, {"Bewoners van de keukentafelgroep", 9}, {"Ervaringsdeskundigen geldzorgen", 3}, {"Buurttafel", 2},
			{"Budgetmaatjes", 2}, {"Maatschappelijk werk", 2}, {"Verhuurder", 1}, {"Wethouder", 1}},
		inputs: []input{
			{kompas.PerspectiveResident, "Bewoner Professorenwijk", "Schrijf op wat wij ervan merken. Niet: het beleid is beter. Wel: ik kan de wasmachine laten maken."},
			{kompas.PerspectiveExecutive, "Annelien van Eikeren", "Vier jaar is eerlijk. Eerder kan ik het niet beloven."},
			{kompas.PerspectiveInformal, "Budgetmaatjes", "Tel ook hoe mensen zich voelen. Anders lijkt het alsof het klaar is als het formulier klaar is."},
		},
		outcome: "Ambitie en beide resultaten zijn samen vastgesteld. Bewoners vroegen om een zin in hun eigen woorden; die staat nu bij de ambitie.",
	}, {
		name: "waarom", day: -300, planned: -318, title: "Waarom doen we dit? Onze als-dan-zinnen", clock: "14:00", place: "Woonstichting Het Zevende Huis", step: 3,
		present: []presence{{"Beleid sociaal domein", 1}, {"Ervaringsdeskundigen geldzorgen", 2}, {"Buurttafel", 2}, {"Budgetmaatjes", 1}, {"Maatschappelijk werk", 3}, {"Verhuurder", 2}},
		inputs: []input{
			{kompas.PerspectiveProvider, "Verhuurder", "Wij schrokken zelf: onze brieven maakten het erger. Bellen kost tien minuten."},
			{kompas.PerspectiveExpert, "Ervaringsdeskundige", "Een maatje is geen hulpverlener. Dat is juist de kracht."},
		},
		outcome: "Bij elke activiteit staat nu waarom we denken dat zij helpt, en waar we nog over twijfelen.",
	}, {
		name: "verbeteren", day: -62, planned: -85, title: "Verbetergesprek: zijn huishoudens beter af?", clock: "19:30", place: "Wijkgebouw De Buurttafel", step: 6,
		present: []presence{{"Beleid sociaal domein", 2}, {"Bewoners van de keukentafelgroep", 6}, {"Ervaringsdeskundigen geldzorgen", 3}, {"Buurttafel", 2},
			{"Budgetmaatjes", 2}, {"Maatschappelijk werk", 2}, {"Verhuurder", 1}, {"Raadswerkgroep Bestaan", 1}},
		inputs: []input{
			{kompas.PerspectiveResident, "Keukentafelgroep", "Het laagste is eraf, dat merk je. Maar het blijft elke maand puzzelen."},
			{kompas.PerspectiveInformal, "Budgetmaatjes", "We hebben meer aanvragen dan maatjes. Vooral mensen met een eigen zaak wachten lang."},
		},
		outcome: "We houden vast aan de maatjes en de Papierwinkel. De zaterdag en de mensen met een eigen zaak moeten beter.",
	}, {
		name: "volgende", day: 21, planned: -10, title: "Hoe gaat het met onze acties?", clock: "19:30", place: "Bibliotheek De Boekenbrug", step: 6,
		present: []presence{{"Beleid sociaal domein", 2}, {"Bewoners van de keukentafelgroep", 6}, {"Ervaringsdeskundigen geldzorgen", 2}, {"Budgetmaatjes", 2},
			{"Maatschappelijk werk", 2}, {"Verhuurder", 1}},
	}}
}

func rondkomenStories() []story {
	gesprek, raad, openbaar := "mag-in-gesprek", "mag-naar-raad", "mag-openbaar"
	return []story{
		{-260, "wasmachine", "Mevrouw B., 61", kompas.PerspectiveResident, []string{gesprek, raad, openbaar}, "Een maatje voor het geld", "1", "vrijgegeven",
			"Vroeger gooide ik de post in een la. Nu maken we hem op donderdag samen open, met thee erbij."},
		{-220, "zaterdag", "Vader van twee, werkt in de bouw", kompas.PerspectiveResident, []string{gesprek}, "De Papierwinkel", "1", "vrijgegeven",
			"Ik werk door de week van zes tot vier. Dat de Papierwinkel op zaterdag open is, was mijn redding. Alleen kon niemand toen bij de gemeente zien of mijn aanvraag was aangekomen."},
		{-175, "telefoontje", "Huurder, 38", kompas.PerspectiveResident, []string{gesprek, raad}, "Bellen bij de eerste achterstand", "1", "vrijgegeven",
			"Ik zag het nummer en dacht: nu komt de deurwaarder. Maar ze vroegen of het wel goed met me ging. Ik heb zitten huilen aan de telefoon."},
		{-140, "jas", "Een moeder uit de Nieuwe-Oosterhei", kompas.PerspectiveResident, []string{gesprek, openbaar}, "De Ruilkast", "1", "vrijgegeven",
			"Mijn dochter koos zelf haar winterjas uit. Zij weet niet dat het daarom was. Zij vond het gewoon een leuke winkel."},
		{-100, "bakker", "Deelnemer, 44", kompas.PerspectiveResident, []string{gesprek, raad}, "Drie maanden proefwerken", "2", "vrijgegeven",
			"Na acht jaar thuis stond ik weer om vijf uur in een bakkerij. Ik mag blijven, vier dagen in de week."},
		{-80, "eigen zaak", "Schilder zonder personeel", kompas.PerspectiveResident, []string{gesprek}, "", "2", "vrijgegeven",
			"Als de winter hard is, heb ik geen werk en ook geen hulp. Voor elk loket ben ik het verkeerde soort arm."},
		{-28, "kerstpakket", "Budgetmaatje", kompas.PerspectiveInformal, []string{gesprek}, "Een maatje voor het geld", "", "bekeken",
			"De man bij wie ik kom, heeft zijn eerste rekening zelf betaald en de bon ingelijst. Hij hangt boven de koelkast."},
		{-20, "school", "Juf van groep zes", kompas.PerspectiveProvider, []string{}, "", "1", "niet_delen",
			"Je ziet aan de broodtrommels welke dag van de maand het is. Dat wil ik kwijt, maar niet met mijn naam in een rapport."},
	}
}

func rondkomenCouncils() []council {
	return []council{{
		day: -42, result: "1", story: "wasmachine",
		blocks: map[string]string{
			"kop":       "Iedereen in Baarn heeft genoeg om van te leven, zonder zorgen over morgen.",
			"stand":     "Meer mensen zeggen dat zij rondkomen. Rond het sociaal minimum verandert nog weinig.",
			"vertellen": "Rust in huis noemen mensen het vaakst.",
			"waardoor":  "Een maatje thuis en bellen bij de eerste achterstand dragen bij: mensen vragen eerder hulp.\nDe tijdelijke energietoeslag maakt het beeld in 2022 en 2023 gunstiger dan het is.",
			"samen":     "Budgetmaatjes De Rekentafel draagt hieraan bij met een maatje thuis.\nWelzijn Wisselplaats en Bibliotheek De Boekenbrug dragen bij met uitleg bij brieven.\nWoonstichting Het Zevende Huis belt vóór de eerste aanmaning.\nBewoners houden zelf De Ruilkast open.",
			"leren":     "Wie net te veel verdient voor hulp, bereiken we nog te weinig.\nOp zaterdag kan de Papierwinkel niet bij de gemeente terecht.\nVoor mensen met een eigen zaak missen maatjes kennis.",
			"gevraagd":  "Kies of de gemeente ook op zaterdag bereikbaar wordt.\nBespreek of de grens voor hulp omhoog kan voor wie werkt en toch tekortkomt.",
			"voet":      "Vier gesprekken met bewoners en partijen. Alle teksten en de cijfers met een ster zijn verzonnen voor dit voorbeeld; de cijfers van het CBS zijn echt.",
		},
	}, {
		day: -41, result: "2", story: "bakker",
		blocks: map[string]string{
			"kop":       "Iedereen in Baarn heeft genoeg om van te leven, zonder zorgen over morgen.",
			"stand":     "Meer inwoners werken. Of zij er ook van kunnen leven, is nog niet duidelijk.",
			"vertellen": "Wie mocht blijven, noemt vooral het ritme.",
			"waardoor":  "Er is veel vraag naar mensen. Proefwerken draagt bij doordat het inkomen doorloopt.\nVeel nieuwe banen zijn klein of tijdelijk, en dat zien we terug in wat mensen zeggen.",
			"samen":     "Werkplaats De Gouden Bank draagt hieraan bij door bedrijven te zoeken en te begeleiden.\nDe gemeente laat de uitkering doorlopen.\nBedrijven bieden een plek die echt vrij is.",
			"leren":     "Eén jobcoach voor 22 mensen is te weinig.\nWie een eigen zaak heeft, past in geen enkele regeling.",
			"gevraagd":  "Bespreek of er een tweede jobcoach kan komen.\nDenk mee over hulp voor mensen met een eigen zaak.",
			"voet":      "Alle teksten en de cijfers met een ster zijn verzonnen voor dit voorbeeld; de cijfers van het CBS zijn echt.",
		},
	}}
}
