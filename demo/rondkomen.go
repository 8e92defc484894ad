package demo

import (
	"slices"

	"kompas/kompas"
)

// rondkomen is a compass with a whole cycle behind it, on real figures about income. What partners say, decide and measure
// in it is invented.
func rondkomen() compass {
	return compass{
		key: "rondkomen", space: baarn, lead: "marloes", day: -430,
		title: "Rondkomen in Baarn",
		issue: "Het gaat goed met de inkomens in Baarn. Toch zijn er huishoudens die elke maand geld tekortkomen, ook als er iemand werkt. " +
			"Vaak ziet niemand het: mensen schamen zich en vragen pas hulp als de brieven zich opstapelen. Wat moet er anders, zodat ook zij rustig kunnen leven?",
		group: "Inwoners van Baarn die moeilijk rondkomen", size: "1900", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		seats: []seat{
			{-429, kompas.PerspectiveMunicipality, "Beleid sociaal domein", gemeente},
			{-429, kompas.PerspectiveResident, "Bewoners van de keukentafelgroep", ""},
			{-428, kompas.PerspectiveExpert, "Ervaringsdeskundigen geldzorgen", ""},
			{-428, kompas.PerspectiveInformal, "Buurttafel", buurttafel},
			{-427, kompas.PerspectiveInformal, "Budgetmaatjes", rekentafel},
			{-427, kompas.PerspectiveProvider, "Maatschappelijk werk", wisselplaats},
			{-426, kompas.PerspectiveProvider, "Verhuurder", zevendehuis},
			{-425, kompas.PerspectiveExecutive, "Wethouder", gemeente},
			{-425, kompas.PerspectiveCouncil, "Raadswerkgroep Bestaan", gemeente},
		},
		owners:    []string{"Beleid sociaal domein", "Bewoners van de keukentafelgroep", "Budgetmaatjes", "Verhuurder"},
		insights:  rondkomenInsights(),
		ambitions: []ambition{rondkomenAmbition()},
		revisions: []revision{{-58, "Bewoners zeiden: het gaat ook om wat er deze maand al op de mat valt.",
			"We willen dat iedereen in Baarn genoeg heeft om van te leven, zonder zorgen over vandaag en morgen.",
			adopted{-57, "verbeteren", "In het verbetergesprek besproken. Iedereen aan tafel stemt in."}}},
		results:       rondkomenResults(),
		activities:    rondkomenActivities(),
		needs:         rondkomenNeeds(),
		relations:     rondkomenRelations(),
		conversations: rondkomenConversations(),
		stories:       rondkomenStories(),
		reviews:       []review{rondkomenOwnReview(), rondkomenReview()},
		links:         []link{rondkomenLink()},
		guests:        []guest{{-18, "karim", "Jet van der Laan", kompas.GuestExpert, "wachttijd", 40}},
		councils:      rondkomenCouncils(),
		proposals:     rondkomenProposals(),
		domain:        "Rondkomen",
		chains:        []chain{rondkomenChain()},
		attachments: []attachment{
			{-371, "", kompas.AttachedResult, "Waarom deze woorden.pdf", []string{"Verzonnen voorbeeld.", "De bewoners schreven de zin in drie avonden.", "Rondkomen is: de maand halen, en af en toe iets extra."}},
			{-349, "rutger", kompas.AttachedDecision, "Raadsbesluit rondkomen.pdf", []string{"Verzonnen voorbeeld.", "De raad van Baarn stelt het resultaat vast."}},
		},
		unsigned:  []chain{{result: "2", check: -15}},
		questions: rondkomenQuestions(),
		motions:   []motion{{-360, "1", "Niemand wacht op de brief", -402, "https://raad.baarn.example/moties/niemand-wacht-op-de-brief"}},
		parts:     slices.Concat(rondkomenParts(), rondkomenDepth(), rondkomenInstruments(), rondkomenChoices()),
		cycles:    []int{-13},
	}
}

func rondkomenInsights() []insight {
	return []insight{
		{-418, "gemeente", "marloes", kompas.PerspectiveMunicipality, "cijfer", "aanvulling", "",
			[3]string{"huishoudens-laag-inkomen", baarnCode, "2023"},
			"Het deel met een laag inkomen is gehalveerd sinds 2018. Dat is mooi, maar de energietoeslag van die jaren telt mee. Die is nu weg."},
		{-417, "bestuur", "", kompas.PerspectiveExecutive, "cijfer", "bevestiging", "Annelien van Eikeren",
			[3]string{"huishoudens-sociaal-minimum", baarnCode, "2023"},
			"Rond het sociaal minimum staat het al jaren stil. Met alleen regelingen komen we niet verder: we moeten mensen eerder bereiken."},
		{-416, "buurttafel", "ida", kompas.PerspectiveInformal, "ervaring", "bevestiging", "Buurttafel Om de Hoek",
			[3]string{"huishoudens-sociaal-minimum", "BU03080005", "2023"},
			"In de Nieuwe-Oosterhei zien wij dit elke week. Na de twintigste van de maand komen er meer mensen eten dan daarvoor."},
		{-416, "aanbieder", "dilek", kompas.PerspectiveProvider, "praktijk", "twijfel", "Maatschappelijk werk",
			[3]string{"huishoudens-laag-inkomen", "BU03080200", "2023"},
			"De stijging in het Wilhelminapark herkennen wij niet uit de praktijk. Er wonen weinig huishoudens, een kleine groep maakt al veel uit."},
		{-415, "ervaring", "karim", kompas.PerspectiveExpert, "ervaring", "aanvulling", "Ervaringsdeskundige, werkte twintig jaar in de zorg",
			[3]string{"netto-arbeidsparticipatie", baarnCode, "2024"},
			"Werk hebben is niet hetzelfde als rondkomen. Ik had twee banen en toch lag er elke maand een rekening die bleef liggen."},
		{-414, "inwoner", "karim", kompas.PerspectiveResident, "ervaring", "aanvulling", "Keukentafelgroep",
			[3]string{"bijstandsontvangers", baarnCode, "2024"},
			"Je telt wie een uitkering heeft. Maar wie net te veel verdient voor hulp, staat in geen enkele tabel. Daar zit de meeste stress."},
		{-412, "raad", "", kompas.PerspectiveCouncil, "praktijk", "aanvulling", "Raadswerkgroep Bestaan", [3]string{},
			"Op ons spreekuur horen wij vooral over brieven die niemand begrijpt. Daarna pas over het geld zelf."},
		{-411, "onderzoek", "priya", kompas.PerspectiveMunicipality, "onderzoek", "bevestiging", "",
			[3]string{"huishoudens-laag-inkomen", "BU03080101", "2023"},
			"De Professorenwijk en de Nieuwe-Oosterhei vallen elk jaar op. Daar is het verschil met de rest van Baarn het grootst."},
	}
}

func rondkomenAmbition() ambition {
	return ambition{-398, "We willen dat iedereen in Baarn genoeg heeft om van te leven, zonder zorgen over morgen.",
		"Wij willen de post durven openmaken, en met de kinderen gewoon eens ja kunnen zeggen.",
		[]string{"gemeente", "bestuur", "buurttafel", "ervaring", "inwoner"},
		adopted{-378, "samen", "Iedereen aan tafel stemt in. Bewoners schreven de zin in hun eigen woorden."}}
}

func rondkomenResults() []result {
	return []result{{
		day: -396, text: "minder huishoudens van een te laag inkomen moeten leven", group: "Inwoners van Baarn die moeilijk rondkomen",
		size: "1900", from: "Verzonnen schatting, alleen voor dit voorbeeld", years: "4",
		indicators: []indicator{
			{day: -394, by: "priya", bound: "huishoudens-laag-inkomen", better: "omlaag", baseline: "2021", target: "2", after: 4},
			{day: -394, by: "priya", bound: "huishoudens-sociaal-minimum", better: "omlaag", baseline: "2021", target: "4", after: 4},
			{day: -394, by: "priya", name: "Komt meestal goed rond",
				meaning: "Deel van de inwoners dat zegt: aan het eind van de maand houd ik iets over of kom ik precies uit.",
				nature:  "beleving", basis: "steekproef", better: "omhoog", target: "75", after: 4,
				measured: []measurement{{-394, -2, 375, 614, false}, {-394, 0, 383, 630, true}, {-50, 0, 489, 702, false}}},
		},
		adopted: adopted{-378, "samen", "Vier jaar vinden we eerlijk. De eerste keer kijken we na een jaar terug."},
	}, {
		day: -396, text: "meer inwoners werk hebben waar zij van kunnen leven", group: "Inwoners van Baarn van 18 tot 67 jaar", years: "4",
		indicators: []indicator{
			{day: -393, by: "priya", bound: "netto-arbeidsparticipatie", better: "omhoog", baseline: "2021", target: "76", after: 4},
			{day: -393, by: "priya", name: "Kan van het eigen werk leven",
				meaning: "Deel van de werkende inwoners dat zegt: met wat ik verdien kan ik alle vaste lasten betalen.",
				nature:  "beleving", basis: "steekproef", better: "omhoog", target: "70", after: 4,
				measured: []measurement{{-393, 0, 241, 402, true}, {-50, 0, 262, 431, false}}},
		},
		adopted: adopted{-378, "samen", "Bewoners vroegen om te tellen wie van zijn werk kan leven, niet alleen wie werk heeft."},
	}, {
		day: -380, text: "meer kinderen meedoen met sport, muziek en feestjes", group: "Kinderen in gezinnen met weinig geld", years: "3", partOf: "1",
		indicators: []indicator{
			{day: -379, by: "priya", name: "Is lid van een club of heeft les", meaning: "Deel van de kinderen in gezinnen met weinig geld dat lid is van een club of les krijgt.",
				nature: "feit", basis: "steekproef", better: "omhoog", target: "60", after: 3,
				measured: []measurement{{-379, 0, 71, 180, true}, {-50, 0, 88, 191, false}}},
			{day: -379, by: "priya", name: "Hoeft nooit af te zeggen om geld", meaning: "Deel van de kinderen dat zegt: ik hoef nooit nee te zeggen omdat het te duur is.",
				nature: "beleving", basis: "steekproef", better: "omhoog", target: "55", after: 3,
				measured: []measurement{{-379, 0, 62, 180, true}, {-50, 0, 79, 191, false}}},
		},
		adopted: adopted{-377, "samen", "Een deel van het eerste resultaat, op verzoek van ouders."},
	}}
}

func rondkomenLink() link {
	return link{
		day: -35, label: "Bewoners van de keukentafelgroep en hun buren",
		answers: []answer{
			{-30, "bevestiging", "Ja, dit herken ik. Bij ons in de flat praat niemand erover, maar je ziet het aan de gordijnen die dicht blijven."},
			{-24, "aanvulling", "Ik mis de mensen met een eigen zaak. Die hebben soms drie maanden niets en kunnen nergens terecht."},
			{-17, "twijfel", "Eerder hulp vragen klinkt makkelijk. Maar de vorige keer kreeg ik drie loketten en geen antwoord."},
		},
		asks: []asked{
			{-22, kompas.ActInsight, "Iemand die meeleest met de brieven, zonder dat je eerst een afspraak moet maken.", ""},
			{-15, kompas.ActActivity, "Zet de budgetmaatjes ook eens op zaterdag in het buurthuis. Door de week werk ik.", "Een moeder uit Oosterhei"},
		},
		told: []told{
			{-12, "Een buurman, 52", []string{"mag-in-gesprek", "mag-naar-raad"},
				"Mijn budgetmaatje vroeg niet wat ik fout deed. Hij vroeg waar ik wakker van lag. Toen durfde ik de doos met brieven te pakken."},
			{-6, "", []string{"mag-in-gesprek"},
				"Ik heb de pas voor mijn zoon nog niet gebruikt. Dan moet ik bij de kassa zeggen wat het is, en achter ons staat altijd iemand die we kennen."},
		},
	}
}
