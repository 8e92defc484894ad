package main

import "kompas/figure"

// incomeRecipes are about making ends meet.
func incomeRecipes() []recipe {
	const group, year = "Inkomen", 2021
	percent := func(w words, topic, series string) recipe {
		return keyFigure(w, figure.ThemeIncome, group, year).better(figure.Down).inDerived("Inequality", topic).inSeries(series)
	}
	euros := func(w words, topic string) recipe {
		return keyFigure(w, figure.ThemeIncome, group, year).unit(figure.Euro, figure.Ratio, 0).inDerived("IncomeWealth", topic).inThousands()
	}
	return []recipe{
		percent(words{"huishoudens-laag-inkomen", "Huishoudens met een laag inkomen", "Households on a low income",
			"Van elke 100 huishoudens: hoeveel minder te besteden hebben dan de lage-inkomensgrens. Die grens heeft elk jaar dezelfde koopkracht.",
			"Of every 100 households: how many have less to spend than the low-income line. That line buys the same every year."},
			"Low income threshold (%)", "huishoudens_laag_inkomen"),
		percent(words{"huishoudens-sociaal-minimum", "Huishoudens op of onder het sociaal minimum", "Households at or below the social minimum",
			"Van elke 100 huishoudens: hoeveel een inkomen hebben dat niet hoger is dan het bedrag dat de wet als minimum noemt.",
			"Of every 100 households: how many have an income no higher than the minimum that the law sets."},
			"At-or-below social minimum (%)", "huishoudens_sociaal_minimum"),
		percent(words{"huishoudens-tot-110-minimum", "Huishoudens tot 110 procent van het sociaal minimum", "Households up to 110 per cent of the social minimum",
			"Van elke 100 huishoudens: hoeveel hooguit een tiende meer hebben dan het sociaal minimum.",
			"Of every 100 households: how many have at most a tenth more than the social minimum."},
			"Near-poverty 110% (%)", ""),
		percent(words{"huishoudens-tot-120-minimum", "Huishoudens tot 120 procent van het sociaal minimum", "Households up to 120 per cent of the social minimum",
			"Van elke 100 huishoudens: hoeveel hooguit een vijfde meer hebben dan het sociaal minimum. Veel gemeenten helpen tot deze grens.",
			"Of every 100 households: how many have at most a fifth more than the social minimum. Many municipalities help up to this line."},
			"Near-poverty 120% (%)", ""),
		keyFigure(words{"bijstand-per-1000", "Mensen met bijstand", "People on social assistance",
			"Van elke 1.000 inwoners: hoeveel een bijstandsuitkering krijgen.",
			"Of every 1,000 inhabitants: how many receive social assistance."}, figure.ThemeIncome, "Uitkeringen", year).
			unit(figure.PerMille, figure.Ratio, 1).better(figure.Down).noted(computedNL, computedEN).
			inDerived("Inequality", "Bijstand recipients (per 1k)"),
		keyFigure(words{"bijstandsontvangers", "Aantal mensen met bijstand", "Number of people on social assistance",
			"Hoeveel mensen een bijstandsuitkering krijgen.",
			"How many people receive social assistance."}, figure.ThemeIncome, "Uitkeringen", 2024).
			unit(figure.Count, figure.Stock, 0).better(figure.Down).
			noted("De bron rondt af op tientallen. Een 0 kan dus ook een paar mensen zijn.", "The source rounds to tens. So a 0 can also be a few people.").
			inSeries("bijstandsontvangers"),
		euros(words{"gestandaardiseerd-inkomen", "Inkomen van huishoudens", "Household income",
			"Wat een huishouden gemiddeld per jaar te besteden heeft, na belasting. Grote en kleine huishoudens zijn vergelijkbaar gemaakt.",
			"What a household can spend in a year on average, after tax. Large and small households have been made comparable."}, "Avg household income (x€1k)").
			better(figure.Up).inSeries("gem_inkomen_huishoudens").jumpsIn(2023),
		euros(words{"inkomen-per-inwoner", "Inkomen per inwoner", "Income per inhabitant",
			"Het gemiddelde inkomen per inwoner in een jaar. Ook wie geen inkomen heeft, telt mee.",
			"The average income per inhabitant in a year. People without an income count too."}, "Avg income per inhabitant (x€1k)").
			better(figure.Up),
		euros(words{"vermogen-mediaan", "Vermogen van huishoudens", "Household wealth",
			"Het vermogen van het middelste huishouden: de helft heeft meer, de helft minder. Een eigen huis telt mee, schulden gaan eraf.",
			"The wealth of the household in the middle: half have more, half less. A home of one's own counts, debts are taken off."}, "Median household wealth (x€1k)"),
	}
}

// workRecipes are about paid work.
func workRecipes() []recipe {
	const group, year = "Betaald werk", 2021
	return []recipe{
		keyFigure(words{"netto-arbeidsparticipatie", "Mensen met betaald werk", "People in paid work",
			"Van elke 100 mensen van 15 tot 75 jaar: hoeveel er betaald werk hebben, al is het maar een uur per week.",
			"Of every 100 people aged 15 to 74: how many have paid work, even if only an hour a week."}, figure.ThemeWork, group, year).
			unit(figure.Percent, figure.Ratio, 0).better(figure.Up).inDerived("HumanCapital", "Labour participation (%)").inSeries("arbeidsparticipatie"),
		keyFigure(words{"zelfstandigen", "Zelfstandigen", "Self-employed",
			"Van elke 100 mensen met werk: hoeveel er voor zichzelf werken.",
			"Of every 100 people in work: how many work for themselves."}, figure.ThemeWork, group, year).
			unit(figure.Percent, figure.Ratio, 0).inDerived("HumanCapital", "Self-employed (% of workforce)"),
	}
}

// educationRecipes are about the highest level of education of people aged 15 to
// 74: shares for municipalities, numbers for the buurten of one municipality.
func educationRecipes() []recipe {
	const group, year = "Hoogste opleiding", 2021
	share := func(w words, topic string) recipe {
		return keyFigure(w, figure.ThemeEducation, group, year).noted(computedNL, computedEN).inDerived("HumanCapital", topic)
	}
	count := func(w words, topic string) recipe {
		return keyFigure(w, figure.ThemeEducation, group, 2024).unit(figure.Count, figure.Stock, 0).inSeries(topic).
			noted("Het bronbestand noemt dit een percentage, maar het zijn aantallen mensen. Wij tonen ze daarom als aantal. Ze zijn afgerond op tientallen.",
				"The source file calls this a percentage, but these are numbers of people. So we show them as numbers. They are rounded to tens.")
	}
	return []recipe{
		share(words{"opleiding-laag", "Mensen met een lage opleiding", "People with a low level of education",
			"Van elke 100 mensen van 15 tot 75 jaar: hoeveel de basisschool, het vmbo, de eerste jaren havo of vwo, of mbo 1 als hoogste opleiding hebben.",
			"Of every 100 people aged 15 to 74: how many have primary school, lower secondary school or basic vocational training as highest level."}, "Low education (%)"),
		share(words{"opleiding-middelbaar", "Mensen met een middelbare opleiding", "People with a medium level of education",
			"Van elke 100 mensen van 15 tot 75 jaar: hoeveel havo, vwo of mbo 2, 3 of 4 als hoogste opleiding hebben.",
			"Of every 100 people aged 15 to 74: how many have upper secondary school or vocational training as highest level."}, "Medium education (%)"),
		share(words{"opleiding-hoog", "Mensen met een hoge opleiding", "People with a high level of education",
			"Van elke 100 mensen van 15 tot 75 jaar: hoeveel hbo of universiteit als hoogste opleiding hebben.",
			"Of every 100 people aged 15 to 74: how many have a college or university degree."}, "High education (%)"),
		count(words{"opleiding-laag-aantal", "Aantal mensen met een lage opleiding", "Number of people with a low level of education",
			"Hoeveel mensen van 15 tot 75 jaar de basisschool, het vmbo, de eerste jaren havo of vwo, of mbo 1 als hoogste opleiding hebben.",
			"How many people aged 15 to 74 have primary school, lower secondary school or basic vocational training as highest level."}, "opleiding_laag"),
		count(words{"opleiding-middelbaar-aantal", "Aantal mensen met een middelbare opleiding", "Number of people with a medium level of education",
			"Hoeveel mensen van 15 tot 75 jaar havo, vwo of mbo 2, 3 of 4 als hoogste opleiding hebben.",
			"How many people aged 15 to 74 have upper secondary school or vocational training as highest level."}, "opleiding_middelbaar"),
		count(words{"opleiding-hoog-aantal", "Aantal mensen met een hoge opleiding", "Number of people with a high level of education",
			"Hoeveel mensen van 15 tot 75 jaar hbo of universiteit als hoogste opleiding hebben.",
			"How many people aged 15 to 74 have a college or university degree."}, "opleiding_hoog"),
	}
}

// housingRecipes are about homes.
func housingRecipes() []recipe {
	const group, year = "Woningen", 2021
	share := func(w words, topic string) recipe {
		return keyFigure(w, figure.ThemeHousing, group, year).unit(figure.Percent, figure.Ratio, 0).inDerived("Housing", topic)
	}
	return []recipe{
		share(words{"huurwoningen", "Huurwoningen", "Rented homes",
			"Van elke 100 woningen: hoeveel er worden verhuurd.",
			"Of every 100 homes: how many are let."}, "Rental homes (%)"),
		share(words{"corporatiewoningen", "Woningen van een woningcorporatie", "Homes of a housing association",
			"Van elke 100 woningen: hoeveel er van een woningcorporatie zijn.",
			"Of every 100 homes: how many belong to a housing association."}, "Social housing (%)"),
		keyFigure(words{"woz-waarde", "Waarde van een woning", "Value of a home",
			"De gemiddelde WOZ-waarde van een woning: het bedrag waarvoor zij volgens de gemeente te koop zou zijn.",
			"The average assessed value of a home: what it would sell for according to the municipality."}, figure.ThemeHousing, group, year).
			unit(figure.Euro, figure.Ratio, 0).inDerived("Housing", "Avg WOZ value (x€1k)").inThousands(),
	}
}
