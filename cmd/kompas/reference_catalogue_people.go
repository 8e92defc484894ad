package main

import "kompas/figure"

const (
	roundedNL = "Het CBS rondt aantallen van wijken en buurten af op 5. Daardoor zijn de delen samen niet precies het geheel."
	roundedEN = "CBS rounds the numbers of wijken and buurten to 5. So the parts do not add up exactly to the whole."
	sharedNL  = "Wij rekenen dit percentage uit de aantallen van het CBS. Bij wijken en buurten is het ongeveer, omdat de aantallen zijn afgerond op 5."
	sharedEN  = "We work out this percentage from the numbers of CBS. For wijken and buurten it is approximate, because the numbers are rounded to 5."
)

// populationRecipes are the eight measures of inhabitants, and shares of them.
func populationRecipes() []recipe {
	const year = 2024
	count := func(w words, group string, path ...string) recipe {
		return keyFigure(w, figure.ThemePopulation, group, year).unit(figure.Count, figure.Stock, 0).noted(roundedNL, roundedEN).inStatLine(path...)
	}
	share := func(w words, numerator string) recipe {
		return keyFigure(w, figure.ThemePopulation, "Leeftijd", year).noted(sharedNL, sharedEN).sharing(numerator, "inwoners")
	}
	const age = "Leeftijdsgroepen"
	return []recipe{
		count(words{"inwoners", "Aantal inwoners", "Inhabitants",
			"Hoeveel mensen er op 1 januari wonen volgens het bevolkingsregister.",
			"How many people live there on 1 January according to the population register."}, "Inwoners", "Bevolking", "Aantal inwoners").inSeries("aantal_inwoners"),
		count(words{"mannen", "Aantal mannen", "Men",
			"Hoeveel mannen en jongens er op 1 januari wonen.",
			"How many men and boys live there on 1 January."}, "Inwoners", "Geslacht", "Mannen"),
		count(words{"vrouwen", "Aantal vrouwen", "Women",
			"Hoeveel vrouwen en meisjes er op 1 januari wonen.",
			"How many women and girls live there on 1 January."}, "Inwoners", "Geslacht", "Vrouwen"),
		count(words{"inwoners-0-14", "Inwoners van 0 tot 15 jaar", "Inhabitants aged 0 to 14",
			"Hoeveel kinderen tot en met 14 jaar er op 1 januari wonen.",
			"How many children up to and including 14 live there on 1 January."}, "Leeftijd", age, "0 tot 15 jaar"),
		count(words{"inwoners-15-24", "Inwoners van 15 tot 25 jaar", "Inhabitants aged 15 to 24",
			"Hoeveel jongeren van 15 tot en met 24 jaar er op 1 januari wonen.",
			"How many young people from 15 up to and including 24 live there on 1 January."}, "Leeftijd", age, "15 tot 25 jaar"),
		count(words{"inwoners-25-44", "Inwoners van 25 tot 45 jaar", "Inhabitants aged 25 to 44",
			"Hoeveel mensen van 25 tot en met 44 jaar er op 1 januari wonen.",
			"How many people from 25 up to and including 44 live there on 1 January."}, "Leeftijd", age, "25 tot 45 jaar"),
		count(words{"inwoners-45-64", "Inwoners van 45 tot 65 jaar", "Inhabitants aged 45 to 64",
			"Hoeveel mensen van 45 tot en met 64 jaar er op 1 januari wonen.",
			"How many people from 45 up to and including 64 live there on 1 January."}, "Leeftijd", age, "45 tot 65 jaar"),
		count(words{"inwoners-65-plus", "Inwoners van 65 jaar of ouder", "Inhabitants aged 65 or older",
			"Hoeveel mensen van 65 jaar of ouder er op 1 januari wonen.",
			"How many people of 65 or older live there on 1 January."}, "Leeftijd", age, "65 jaar of ouder"),
		share(words{"aandeel-0-14", "Deel van de inwoners dat jonger is dan 15 jaar", "Share of inhabitants under 15",
			"Van elke 100 inwoners: hoeveel er nog geen 15 jaar zijn.",
			"Of every 100 inhabitants: how many are under 15."}, "inwoners-0-14"),
		share(words{"aandeel-15-24", "Deel van de inwoners van 15 tot 25 jaar", "Share of inhabitants aged 15 to 24",
			"Van elke 100 inwoners: hoeveel er 15 tot en met 24 jaar zijn.",
			"Of every 100 inhabitants: how many are 15 up to and including 24."}, "inwoners-15-24"),
		share(words{"aandeel-65-plus", "Deel van de inwoners van 65 jaar of ouder", "Share of inhabitants aged 65 or older",
			"Van elke 100 inwoners: hoeveel er 65 jaar of ouder zijn.",
			"Of every 100 inhabitants: how many are 65 or older."}, "inwoners-65-plus"),
	}
}

// careRecipes are about help, young people and households.
func careRecipes() []recipe {
	const group = "Hulp en ondersteuning"
	return []recipe{
		keyFigure(words{"jongeren-jeugdzorg", "Jongeren met jeugdzorg", "Young people receiving youth care",
			"Van elke 100 jongeren tot 23 jaar: hoeveel in een jaar jeugdzorg kregen.",
			"Of every 100 young people under 23: how many received youth care in a year."}, figure.ThemeYouth, group, 2021).
			noted("Meer of minder jeugdzorg is op zichzelf niet goed of slecht. Het CBS rondt af en toont kleine aantallen niet.",
				"More or less youth care is not good or bad in itself. CBS rounds, and does not show small numbers.").
			inDerived("Inequality", "Youth welfare (%)").inSeries("jongeren_jeugdzorg"),
		keyFigure(words{"wmo-clienten-per-1000", "Mensen met hulp uit de Wmo", "People with support under the Wmo act",
			"Van elke 1.000 inwoners: hoeveel hulp op maat kregen uit de Wet maatschappelijke ondersteuning.",
			"Of every 1,000 inhabitants: how many received individual support under the Social Support Act."}, figure.ThemeCare, group, 2021).
			unit(figure.PerMille, figure.Ratio, 0).
			noted("Voor 18 gemeenten staat er geen cijfer in het bestand. Waarom niet, zegt het bestand niet.",
				"For 18 municipalities the file has no figure. It does not say why.").
			inDerived("WelfareCare", "Wmo care clients (per 1k)"),
		keyFigure(words{"ao-uitkering-per-1000", "Mensen met een uitkering omdat zij niet kunnen werken", "People on a disability benefit",
			"Van elke 1.000 inwoners: hoeveel een uitkering hebben omdat zij door ziekte of een beperking niet of minder kunnen werken.",
			"Of every 1,000 inhabitants: how many have a benefit because illness or disability keeps them from work."}, figure.ThemeCare, group, 2021).
			unit(figure.PerMille, figure.Ratio, 1).
			noted(computedNL, computedEN).inDerived("WelfareCare", "Disability benefit (per 1k)"),
		keyFigure(words{"eenpersoonshuishoudens", "Mensen die alleen wonen", "One-person households",
			"Van elke 100 huishoudens: hoeveel er uit één persoon bestaan.",
			"Of every 100 households: how many consist of one person."}, figure.ThemeTogether, "Huishoudens", 2021).
			noted(computedNL, computedEN).inDerived("Demographics", "Single-person households (%)"),
		keyFigure(words{"afstand-huisarts", "Afstand tot de huisarts", "Distance to a general practitioner",
			"Hoe ver inwoners gemiddeld van de dichtstbijzijnde huisarts wonen, in kilometers over de weg.",
			"How far inhabitants live from the nearest general practitioner on average, in kilometres by road."}, figure.ThemeCare, "Dichtbij", 2021).
			unit(figure.Mean, figure.Ratio, 1).better(figure.Down).inDerived("Services", "Distance to GP (km)"),
	}
}

const (
	computedNL = "Een derde heeft dit uitgerekend uit aantallen van het CBS."
	computedEN = "A third party has worked this out from numbers of CBS."
)
