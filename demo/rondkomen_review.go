package demo

// rondkomenReview is the talk in which partners looked back on the first result: first what they recognise, then how it
// comes, and only then what they think of it and change.
func rondkomenReview() review {
	return review{
		day: -62, talk: "verbeteren", result: "1", look: 21,
		table: []string{"0", "1", "2", "wasmachine", "zaterdag", "telefoontje"},
		recognised: []recognised{
			{"Beleid sociaal domein", "0", "herken_ik", "We zien minder aanvragen voor noodhulp dan drie jaar geleden."},
			{"Bewoners van de keukentafelgroep", "0", "herken_ik_niet", "Wij kennen nog net zo veel mensen die elke maand tekortkomen. Ze staan alleen niet in dit cijfer."},
			{"Bewoners van de keukentafelgroep", "zaterdag", "herken_ik", "Dit hoor je vaak van mensen die werken."},
			{"Ervaringsdeskundigen geldzorgen", "wasmachine", "herken_ik", "De la met post. Die hadden wij allemaal."},
			{"Buurttafel", "1", "herken_ik", "Rond het minimum verandert er niets. Dat zien we aan de tafels."},
			{"Budgetmaatjes", "wasmachine", "herken_ik", ""},
			{"Maatschappelijk werk", "telefoontje", "herken_ik", "Mensen zijn opgelucht dat het geen aanmaning is."},
			{"Verhuurder", "telefoontje", "herken_ik", "Het aantal uitzettingen was dit jaar nul."},
			{"Raadswerkgroep Bestaan", "2", "weet_niet", "Wie vult zo'n vraag in? Wij weten niet of de stilste mensen meedoen."},
		},
		explained: []explained{
			{"Beleid sociaal domein", "0", "In 2022 en 2023 was er een energietoeslag. Daardoor kwamen veel huishoudens net boven de grens. Die toeslag is gestopt.", false},
			{"Bewoners van de keukentafelgroep", "zaterdag", "Wie overdag werkt, kan alleen op zaterdag. Als dan niemand bij de gemeente kan kijken, ben je een week verder.", false},
			{"Budgetmaatjes", "2", "Mensen komen eerder. Vroeger na de derde aanmaning, nu soms al na de eerste brief.", true},
			{"Ervaringsdeskundigen geldzorgen", "1", "Rond het minimum zitten de mensen met een eigen zaak en een slecht jaar. Voor hen hebben we niets.", false},
		},
		verdicts: []verdict{
			{"Een maatje voor het geld", "bevestigd", "Twee van de drie mensen halen hun doel, en ze komen eerder."},
			{"De Papierwinkel", "deels", "Door de week wel. Op zaterdag stokt het bij de gemeente."},
			{"Bellen bij de eerste achterstand", "bevestigd", ""},
			{"De Ruilkast", "onbekend", "Te weinig antwoorden om iets te zeggen. De verhalen zijn wel helder."},
			{"Pas om mee te doen", "onbekend", "De pas is er nog niet."},
		},
		judgements: []judgement{
			{"behouden", "Een half jaar lang hetzelfde maatje aan tafel."},
			{"behouden", "Eerst bellen, dan pas een brief."},
			{"kan_beter", "Meer maatjes die iets weten van een eigen zaak."},
			{"moet_beter", "Op zaterdag moet iemand van de gemeente bereikbaar zijn."},
		},
		actions: []action{
			{"zaterdag", "Een lijn met de gemeente op zaterdag, voor vragen in de Papierwinkel", "stap4", "Marloes Haverkate", -14, []move{{-45, "bezig"}}, -3, nil, ""},
			{"eigen zaak", "Vier maatjes leren hoe het zit met geld in een eigen zaak", "stap3", rekentafel, 55, []move{{-30, "bezig"}}, 120, []string{"waarvan", "nieuw"}, ""},
			{"werkenden", "Cijfers zoeken over mensen die werken en toch tekortkomen", "stap1", "Priya Ramdat", -8, []move{{-40, "bezig"}, {-10, "gedaan"}}, 60, nil, ""},
			{"brieven", "Brieven over geld eerst laten lezen door vier bewoners", "stap4", "Marloes Haverkate", -20, []move{{-50, "bezig"}, {-25, "gedaan"}, {-9, "effect_bekeken"}}, -9, nil,
				"Mensen bellen minder vaak met de vraag wat er staat, en openen de brief eerder."},
			{"vraag", "Bij De Ruilkast samen met bezoekers een korte vraag bedenken", "meten", "Ida Roelvink", 90, nil, 0, nil, ""},
			{"afspraak", "In de nieuwe afspraken met maatschappelijk werk: binnen een week langs", "inkoop", "Wessel Drogendijk", 120, nil, 0, nil, ""},
			{"brief en beeld", "Het resultaat ook laten gaan over wie werkt en net tekortkomt", "stap2", "Marloes Haverkate", 90, nil, 150, nil, ""},
		},
	}
}

// rondkomenOwnReview is what social work talked through by itself, before the joint review. Its words stay there; what it
// shared lies on the table of the joint one.
func rondkomenOwnReview() review {
	return review{
		day: -76, talk: "leerruimte", by: "dilek", own: []presence{{"Maatschappelijk werk", 4}, {"Ervaringsdeskundigen geldzorgen", 1}}, shared: -70, result: "1", look: 30,
		table: []string{"0", "telefoontje"},
		recognised: []recognised{
			{"Maatschappelijk werk", "0", "herken_ik_niet", "Bij ons is het drukker dan ooit. Wij zien vooral wie net boven de grens zit."},
			{"Maatschappelijk werk", "telefoontje", "herken_ik", ""},
			{"Ervaringsdeskundigen geldzorgen", "telefoontje", "herken_ik", "Een stem is iets anders dan een envelop."},
		},
		explained: []explained{
			{"Maatschappelijk werk", "telefoontje", "Wie belt, heeft tijd om te luisteren en mag meteen iets beloven. Dat maakt dat het werkt.", true},
			{"Maatschappelijk werk", "0", "Wij haalden onze eigen afspraak van binnen een week langs niet. Twee collega's waren lang ziek.", false},
		},
		verdicts: []verdict{
			{"Een maatje voor het geld", "onbekend", ""}, {"De Papierwinkel", "deels", "Op zaterdag staan wij er alleen voor."},
			{"Bellen bij de eerste achterstand", "bevestigd", ""}, {"De Ruilkast", "onbekend", ""}, {"Pas om mee te doen", "onbekend", ""},
		},
		judgements: []judgement{
			{"behouden", "Wie belt, mag zelf een regeling van drie maanden afspreken."},
			{"moet_beter", "Onze vervanging bij ziekte. Mensen wachtten soms drie weken."},
		},
		actions: []action{{"vervanging", "Een vaste poule voor vervanging, samen met Thuiszorg", "stap4", wisselplaats, 40, nil, 0, nil, ""}},
	}
}
