package demo

import (
	"kompas/app"
	"kompas/kompas"
)

// jongeren is a compass that just began.
func jongeren() compass {
	return compass{
		key: "jongeren", space: baarn, lead: "karim", day: -9,
		title: "Wat jongeren nodig hebben",
		issue: "Steeds meer jongeren in Baarn krijgen jeugdzorg. Krijgen zij hulp omdat het slechter met hen gaat, of omdat wij gewone zorgen sneller een probleem noemen? " +
			"Dat willen we samen met jongeren zelf uitzoeken.",
		group: "Jongeren in Baarn van 12 tot 23 jaar", years: "4",
		seats: []seat{
			{-8, kompas.PerspectiveMunicipality, "Beleid jeugd", gemeente},
			{-8, kompas.PerspectiveProvider, "Jongerenwerk", wisselplaats},
		},
		insights: []insight{{-7, "jeugdzorg", "dilek", kompas.PerspectiveProvider, "praktijk", "aanvulling", "Jongerenwerk",
			[3]string{"jongeren-jeugdzorg", baarnCode, "2024"},
			"Achter dit cijfer zit van alles. Bij ons in de loods zien we vooral jongeren die moe zijn van presteren."}},
	}
}

// leren is a small compass in the space of a provider, which learns by itself what it does not share yet.
func leren() compass {
	return compass{
		key: "leren", space: wissel, lead: "dilek", day: -60,
		title: "Leren van de Papierwinkel",
		issue: "Mensen zijn blij met onze hulp bij brieven. Maar komen zij daarna zelf verder, of staan ze volgende maand weer voor de deur?",
		group: "Bezoekers van de Papierwinkel", years: "2",
		seats: []seat{
			{-59, kompas.PerspectiveProvider, "Team Papierwinkel", wisselplaats},
			{-59, kompas.PerspectiveResident, "Bezoekers die willen meedenken", ""},
			{-58, kompas.PerspectiveInformal, "Gastvrouwen van de bibliotheek", boekenbrug},
		},
		insights: []insight{
			{-55, "terug", "", kompas.PerspectiveProvider, "praktijk", "aanvulling", "Team Papierwinkel", [3]string{},
				"Ongeveer de helft komt binnen drie maanden terug. Vaak met een andere brief, soms met dezelfde."},
			{-52, "zelf", "", kompas.PerspectiveResident, "ervaring", "aanvulling", "Bezoeker, 34", [3]string{},
				"Als iemand het voordoet, kan ik het de volgende keer zelf. Als iemand het overneemt niet."},
		},
		ambitions: []ambition{{-50, "We willen dat bezoekers na een tijdje zelf hun post de baas zijn.", "", []string{"terug", "zelf"}, adopted{}}},
		results:   []result{{day: -48, text: "meer bezoekers hun post zelf openen en afhandelen", group: "Bezoekers van de Papierwinkel", years: "2"}},
		conversations: []conversation{{
			name: "team", day: -45, planned: -50, title: "Overnemen of voordoen", clock: "09:00", place: "Teamkamer", step: 1,
			present: []presence{{"Team Papierwinkel", 4}, {"Bezoekers die willen meedenken", 2}},
			inputs:  []input{{kompas.PerspectiveResident, "Bezoeker", "Vraag eerst of ik het wil leren. Soms wil ik gewoon dat het vandaag weg is."}},
			outcome: "We vragen voortaan bij elke brief: zal ik het doen, of doen we het samen?",
		}},
	}
}

// schuldhulp is a small compass of three municipalities together.
func schuldhulp() compass {
	return compass{
		key: "schuldhulp", space: bruggen, lead: "hidde", day: -75,
		title: "Sneller hulp bij schulden",
		issue: "Wie in Baarn, Soest of Eemnes hulp vraagt bij schulden, wacht nu verschillend lang. Kunnen we van elkaar leren hoe het sneller kan?",
		group: "Inwoners met schulden in drie gemeenten", years: "3",
		seats: []seat{
			{-74, kompas.PerspectiveMunicipality, "Beleid, gemeente Baarn", gemeente},
			{-74, kompas.PerspectiveMunicipality, "Beleid, gemeente Soest", "Gemeente Soest"},
			{-74, kompas.PerspectiveMunicipality, "Beleid, gemeente Eemnes", "Gemeente Eemnes"},
			{-72, kompas.PerspectiveExpert, "Ervaringsdeskundigen schulden", ""},
		},
		insights: []insight{
			{-68, "soest", "", kompas.PerspectiveMunicipality, "cijfer", "aanvulling", "Beleid, gemeente Soest", [3]string{"huishoudens-laag-inkomen", "GM0342", "2021"},
				"In alle drie de gemeenten was dit deel in 2021 klein. Toch was de wachttijd bij ons twee keer zo lang als bij de buren."},
			{-66, "eemnes", "", kompas.PerspectiveMunicipality, "cijfer", "bevestiging", "Beleid, gemeente Eemnes", [3]string{"huishoudens-laag-inkomen", "GM0317", "2021"},
				"Wij zijn klein: één iemand ziek en iedereen wacht. Samen zouden we elkaar kunnen opvangen."},
			{-60, "wachten", "", kompas.PerspectiveExpert, "ervaring", "aanvulling", "Ervaringsdeskundige", [3]string{},
				"De dag dat je belt, is de dag dat je durft. Een week later durf je misschien niet meer."},
		},
		ambitions: []ambition{{-50, "We willen dat iedereen met schulden binnen een week iemand spreekt die echt helpt.", "", []string{"soest", "wachten"}, adopted{}}},
		parts: []part{
			{-73, app.PartMember, "baarn", "", []string{"welke-gemeente", baarnCode}},
			{-73, app.PartMember, "soest", "", []string{"welke-gemeente", "GM0342"}},
			{-73, app.PartMember, "eemnes", "", []string{"welke-gemeente", "GM0317"}},
		},
	}
}

// oosterhei is the compass of one buurt under that of the whole municipality.
func oosterhei() compass {
	return compass{
		key: "oosterhei", space: baarn, lead: "jesse", day: -88, area: "BU03080005", under: "rondkomen",
		title: "Rondkomen in de Nieuwe-Oosterhei",
		issue: "In de Nieuwe-Oosterhei zijn relatief veel gezinnen die werken en toch tekortkomen. Wat willen we hier, met de mensen uit de buurt?",
		group: "Gezinnen in de Nieuwe-Oosterhei", years: "3",
		seats: []seat{
			{-87, kompas.PerspectiveMunicipality, "Gebiedsadviseur", gemeente},
			{-87, kompas.PerspectiveResident, "Ouders van het schoolplein", ""},
			{-86, kompas.PerspectiveProvider, "Basisschool in de buurt", regenvogel},
			{-86, kompas.PerspectiveInformal, "Buurttafel", buurttafel},
		},
		insights: []insight{
			{-84, "schoolplein", "", kompas.PerspectiveResident, "ervaring", "aanvulling", "Moeder op het schoolplein", [3]string{},
				"Bij een traktatie of een schoolreis zie je wie er ineens ziek is."},
			{-83, "cijfer", "priya", kompas.PerspectiveMunicipality, "cijfer", "bevestiging", "", [3]string{"huishoudens-sociaal-minimum", "BU03080005", "2023"},
				"Rond het sociaal minimum ligt deze buurt al jaren boven de rest van Baarn."},
		},
		ambitions: []ambition{{-80, "We willen dat kinderen in onze buurt met alles kunnen meedoen.", "Dat mijn kind nooit hoeft te zeggen dat het buikpijn heeft.",
			[]string{"schoolplein", "cijfer"}, adopted{}}},
		results: []result{{
			day: -78, text: "meer kinderen uit de buurt meegaan met alles wat de klas doet", group: "Kinderen in de Nieuwe-Oosterhei", years: "3",
			indicators: []indicator{{day: -77, by: "priya", name: "Mijn kind kan met alles meedoen",
				meaning: "Deel van de ouders in de buurt dat zegt: mijn kind kan met alles meedoen wat de klas doet.",
				nature:  "beleving", basis: "steekproef", better: "omhoog", target: "90", after: 3,
				measured: []measurement{{-77, 0, 74, 98, true}}}},
		}},
		parts: []part{
			{-75, app.PartIssueLink, "eenzaamheid", "marloes", []string{"verband", "later_verbinden", "ander-kompas", "@@eenzaamheid",
				"toelichting", "Ouders die zich schamen, trekken zich terug. Dat pakken we later samen op."}},
		},
	}
}

// groen is a compass with which somebody tries out how it works.
func groen() compass {
	return compass{
		key: "groen", space: baarn, lead: "marloes", day: -20, tryout: true,
		title: "Oefenen: samen een groenere straat",
		issue: "Een vraagstuk waar niemand van wakker ligt, om met collega's te oefenen hoe een kompas werkt.",
		group: "Bewoners van een straat", years: "3",
		seats: []seat{{-19, kompas.PerspectiveMunicipality, "Beleid sociaal domein", gemeente}},
	}
}
