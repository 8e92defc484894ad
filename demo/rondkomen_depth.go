package demo

import "kompas/app"

// rondkomenDepth is what partners wrote down about the quality of what they do, in depth.
func rondkomenDepth() []part {
	maatje, papier, bellen, werk := "@activiteit Een maatje voor het geld", "@activiteit De Papierwinkel", "@activiteit Bellen bij de eerste achterstand", "@activiteit Drie maanden proefwerken"
	return []part{
		{-373, app.PartGoal, "schulden", "marloes", []string{"doel-van-mensen", "Schulden hanteerbaar", "doelsoort", "verbeteren"}},
		{-373, app.PartGoal, "rust", "marloes", []string{"doel-van-mensen", "Rust in het gezin", "doelsoort", "behouden"}},
		{-373, app.PartGoal, "contact", "marloes", []string{"doel-van-mensen", "Contact met anderen", "doelsoort", "verbeteren"}},
		{-365, app.PartProvision, "maatjes", "marloes", []string{"voorziening", "Hulp bij de administratie thuis", "voorzieningsoort", "individueel", "toegang", "vrij"}},
		{-365, app.PartProvision, "inloop", "dilek", []string{"voorziening", "Inloop in de bibliotheek", "voorzieningsoort", "collectief", "toegang", "vrij"}},
		{-90, app.PartOutput, "maatje deelnemers", "dilek", []string{"activiteit", maatje, "outputsoort", "deelnemers", "periode", "2025", "hoeveel", "62"}},
		{-90, app.PartOutput, "maatje uren", "dilek", []string{"activiteit", maatje, "outputsoort", "uren", "periode", "2025", "hoeveel", "1480"}},
		{-90, app.PartOutput, "papier deelnemers", "dilek", []string{"activiteit", papier, "outputsoort", "deelnemers", "periode", "2025", "hoeveel", "491"}},
		{-90, app.PartOutput, "papier medewerkers", "dilek", []string{"activiteit", papier, "outputsoort", "medewerkers", "periode", "2025", "hoeveel", "6"}},
		{-320, app.PartIntervention, "maatje", "dilek", []string{"activiteit", maatje, "interventie", "Thuisadministratie met een maatje (verzonnen voorbeeld)", "erkenning", "goed_beschreven"}},
		{-320, app.PartIntervention, "bellen", "dilek", []string{"activiteit", bellen, "interventie", "Eerst bellen, dan pas schrijven (verzonnen voorbeeld)", "erkenning", "erkend"}},
		{-319, app.PartKnowledge, "maatje", "dilek", []string{"activiteit", maatje, "titel", "Wat werkt bij schulden", "webadres", "https://www.movisie.nl", "thema", "schulden",
			"wat-het-zegt", "Schuld geeft stress, en stress maakt plannen moeilijk. Begin daarom met rust en met één klein doel.", "soort-bron", "wat_werkt", "bij-als-dan", "@als-dan Een maatje voor het geld 1 waarom"}},
		{-160, app.PartSuggestion, "brieven", "marloes", []string{"activiteit", papier, "suggestie", "Brieven herschrijven met bewoners (verzonnen voorbeeld)", "erkenning", "goed_beschreven",
			"waarom-hier", "Wie de brief begrijpt, komt eerder. Misschien past dit bij jullie zaterdag."}},
		{-318, app.PartKnowledge, "samen", "karim", []string{"titel", "Landelijke cijfers over rondkomen", "webadres", "https://www.cbs.nl", "thema", "armoede", "soort-bron", "onderzoek",
			"wat-het-zegt", "Een laag inkomen zegt niet alles: vaste lasten en schulden tellen ook mee."}},
		{-316, app.PartStaffing, "vrijwilligers", "dilek", []string{"activiteit", maatje, "wie-doet-het", "vrijwilliger", "hoeveel", "24", "telt-in", "mensen", "eigen-houding", "4",
			"toelichting", "Zij vinden zelf dat ze goed luisteren, en soms te snel helpen."}},
		{-316, app.PartStaffing, "coordinator", "dilek", []string{"activiteit", maatje, "wie-doet-het", "professional", "hoeveel", "0,6", "telt-in", "fte"}},
		{-315, app.PartStaffing, "ervaring", "dilek", []string{"activiteit", papier, "wie-doet-het", "ervaringsdeskundige", "hoeveel", "3", "telt-in", "mensen", "eigen-houding", "5"}},
		{-150, app.PartTraining, "eigen zaak", "dilek", []string{"activiteit", maatje, "onderwerp-scholing", "Geld in een eigen zaak", "wanneer", "~40", "kosten", "1850", "uren", "64",
			"samen-met", rekentafel + " en " + werkbank, "anderen-welkom", "ja"}},
		{-140, app.PartTraining, "doorvragen", "dilek", []string{"activiteit", bellen, "onderwerp-scholing", "Doorvragen aan de telefoon", "wanneer", "~-60", "kosten", "920,50", "uren", "24", "samen-met", zevendehuis}},
		{-130, app.PartReflection, "wie niet", "dilek", []string{"activiteit", maatje, "waar-kijken-we-naar", "Wie stopt er, en wat zeggen zij zelf?", "minuten", "45", "wanneer", "~-100",
			"wat-leerden-we", "Wie stopt, heeft vaak nog nooit gekozen waarmee we beginnen. Dat vragen we nu in het eerste gesprek."}},
		{-20, app.PartReflection, "volgende", "dilek", []string{"activiteit", papier, "waar-kijken-we-naar", "Leren bezoekers het zelf, of doen wij het voor hen?", "minuten", "60", "wanneer", "~12"}},
		{-205, app.PartCondition, "geld", "dilek", []string{"activiteit", maatje, "voorwaarde", "geld", "genoeg", "4", "toelichting", "Geregeld tot en met volgend jaar."}},
		{-205, app.PartCondition, "aanspreekpunt", "dilek", []string{"activiteit", papier, "voorwaarde", "aanspreekpunt", "genoeg", "2", "toelichting", "Op zaterdag neemt bij de gemeente niemand op.",
			"wie-pakt-het-op", "De gemeente zoekt een collega die op zaterdag bereikbaar is."}},
		{-204, app.PartCondition, "tijd", "marloes", []string{"activiteit", werk, "voorwaarde", "tijd", "genoeg", "2", "toelichting", "Eén jobcoach voor 22 mensen. Voor een gesprek per week is geen tijd."}},
		{-210, app.PartObstacle, "zaterdag", "dilek", []string{"activiteit", papier, "hobbel", "Op zaterdag is er geen lijn met de gemeente", "veroorzaakt-door", "gemeente", "wie-lost-het-op", "Hoofd dienstverlening",
			"gezien-op", "~-210"}},
		{-200, app.PartObstacle, "gegevens", "dilek", []string{"activiteit", bellen, "hobbel", "De verhuurder mocht namen niet delen", "veroorzaakt-door", "wet", "wie-lost-het-op", "Wessel Drogendijk",
			"gezien-op", "~-330", "opgelost-op", "~-215", "hoe-opgelost", "Bewoners geven nu zelf toestemming aan de telefoon."}},
		{-190, app.PartObstacle, "brieven", "marloes", []string{"hobbel", "Onze eigen brieven zijn te moeilijk", "veroorzaakt-door", "gemeente", "gezien-op", "~-190"}},
		{-300, app.PartRequirement, "vog", "wessel", []string{"eis", "Wie bij mensen thuis komt, heeft een verklaring omtrent het gedrag", "eisbron", "gemeente", "afgestemd", "ja",
			"afgestemd-met", wisselplaats + " en " + rekentafel, "wat-vinden-clienten", "Bewoners vinden dit vanzelfsprekend. Belangrijker vinden zij dat steeds dezelfde persoon komt."}},
		{-299, app.PartRequirement, "privacy", "wessel", []string{"eis", "Niemand deelt gegevens zonder dat de bewoner het weet", "eisbron", "wet", "wetsartikel", "AVG, artikel 6", "afgestemd", "ja", "afgestemd-met", "Alle partijen aan tafel"}},
		{-90, app.PartRequirement, "wachttijd", "wessel", []string{"eis", "Binnen twee weken een eerste gesprek", "eisbron", "gemeente"}},
		{-80, app.PartRequirement, "gezicht", "dilek", []string{"eis", "Steeds hetzelfde gezicht", "eisbron", "aanbieder", "wat-vinden-clienten", "Dit noemen bewoners het vaakst."}},
		{-290, app.PartRequirementCheck, "maatje vog", "dilek", []string{"activiteit", maatje, "welke-eis", "@eis vog", "voldoet", "voldoet"}},
		{-290, app.PartRequirementCheck, "maatje privacy", "dilek", []string{"activiteit", maatje, "welke-eis", "@eis privacy", "voldoet", "voldoet"}},
		{-85, app.PartRequirementCheck, "maatje wachttijd", "dilek", []string{"activiteit", maatje, "welke-eis", "@eis wachttijd", "voldoet", "voldoet_niet", "toelichting", "Het duurt nu drie weken voor een maatje is gevonden."}},
		{-288, app.PartRequirementCheck, "bellen privacy", "wessel", []string{"activiteit", bellen, "welke-eis", "@eis privacy"}},
		{-170, app.PartLearningCircle, "stress", "dilek", []string{"leerthema", "Werken met mensen onder geldstress", "wie-leren-mee", wisselplaats + ", " + rekentafel + ", " + buurttafel + " en de gemeente",
			"ritme", "Elke zes weken, twee uur", "volgende-keer", "~21", "wat-leerden-we", "Eerst rust, dan pas een plan. En: ook wij als gemeente leren mee."}},
	}
}

// rondkomenInstruments is what partners measure with.
func rondkomenInstruments() []part {
	return []part{
		{-350, app.PartInstrument, "bewonersvraag", "priya", []string{"instrument", "Bewonersvraag (verzonnen voorbeeld)", "instrumentbesluit", "aanpassen", "instrumentstand", "in_gebruik",
			"waarom", "De vraag over rondkomen stond er al. We voegen één vraag over werk toe.", "wie-vragen-we", "Inwoners vanaf 18 jaar", "minuten", "6", "keer-per-jaar", "1", "mensen-per-jaar", "600",
			"laatst-gebruikt", "~-50", "zegt-iets-over", "@resultaat 1 indicator 2 @resultaat 2 indicator 1"}},
		{-349, app.PartInstrument, "stellingen", "priya", []string{"instrument", "Drie stellingen aan tafel (verzonnen voorbeeld)", "instrumentbesluit", "nieuw", "instrumentstand", "in_gebruik",
			"wie-vragen-we", "Deelnemers van de Papierwinkel", "minuten", "2", "keer-per-jaar", "2", "mensen-per-jaar", "80", "zegt-iets-over", "@resultaat 3 indicator 0"}},
		{-348, app.PartInstrument, "intake", "priya", []string{"instrument", "Lange intakelijst (verzonnen voorbeeld)", "instrumentbesluit", "afscheid", "instrumentstand", "afscheid_voorgesteld",
			"waarom", "Veertig vragen, en niemand kijkt ernaar. Bewoners vertellen drie keer hetzelfde.", "wie-vragen-we", "Inwoners met geldzorgen", "minuten", "35", "keer-per-jaar", "1",
			"mensen-per-jaar", "210", "laatst-gebruikt", "~-370", "stopt-op", "~60", "met-wie-besloten", rekentafel + " en " + wisselplaats}},
	}
}
