package demo

import "kompas/app"

// rondkomenChoices is what partners chose about what they do, with what money, and what they ask each other once a year.
func rondkomenChoices() []part {
	maatje, papier := "@activiteit Een maatje voor het geld", "@activiteit De Papierwinkel"
	return []part{
		{-175, app.PartActivityChoice, "maatje", "marloes", []string{"activiteit", maatje, "besluit", "houden", "reden", "Bewoners zeggen dat zij weer slapen. Dit willen we niet kwijt."}},
		{-175, app.PartActivityChoice, "papier", "marloes", []string{"activiteit", papier, "besluit", "wijzigen", "reden", "Goed, maar op zaterdag loopt het vast. Dat lossen we op."}},
		{-175, app.PartActivityChoice, "ruilkast", "ida", []string{"activiteit", "@activiteit De Ruilkast", "besluit", "houden", "reden", "Hier hoeft niemand iets uit te leggen."}},
		{-174, app.PartActivityChoice, "folders", "marloes", []string{"activiteit", "@activiteit De spaarfolder", "besluit", "stoppen", "reden", "Niemand kende iemand die er iets mee deed."}},
		{-160, app.PartPhaseOut, "folders", "marloes", []string{"activiteit", "@activiteit De spaarfolder", "stopt-op", "~-130", "wie-vertelt-het", "De gastvrouwen van de bibliotheek",
			"mensen-nu", "Wie een folder komt halen, krijgt een kop koffie en een afspraak bij de Papierwinkel.", "afgesproken-met", boekenbrug + " en " + wisselplaats,
			"ruimte", "Het geld voor drukwerk, voor de pas om mee te doen"}},
		{-115, app.PartActivityChoice, "pas", "marloes", []string{"activiteit", "@activiteit Pas om mee te doen", "besluit", "starten", "reden", "Kinderen noemen dit zelf: meedoen met de rest."}},
		{-420, app.PartIssueCause, "schaamte", "karim", []string{"oorzaak", "Wie zich schaamt, vraagt pas laat om hulp", "werkt-door", "Een kleine schuld wordt een grote", "wie-kan-iets", "Buren, en wie de eerste brief schrijft", "perspectief", "inwoner"}},
		{-420, app.PartIssueCause, "regels", "karim", []string{"oorzaak", "Regelingen passen niet bij wie wisselend werk heeft", "werkt-door", "Mensen vragen niets meer aan, uit angst om terug te betalen", "wie-kan-iets", "De gemeente en het Rijk", "perspectief", "ervaringsdeskundige"}},
		{-160, app.PartFunding, "maatje", "wessel", []string{"activiteit", maatje, "soort-geld", "subsidie", "hoe-betaald", "Een vast bedrag per jaar", "bedrag", "38000", "geld-vanaf", "~-360", "geld-tot", "~370", "werking", "helpt", "hoe-werkt-het", "Een vast bedrag geeft rust: niemand telt uren."}},
		{-160, app.PartFunding, "papier", "wessel", []string{"activiteit", papier, "soort-geld", "inkoop", "hoe-betaald", "Per bezoeker", "bedrag", "52500", "werking", "hindert", "hoe-werkt-het", "Per bezoeker betalen maakt dat meelopen naar het loket niets oplevert. Dat is onze eigen regel."}},
		{-155, app.PartCircumstance, "deur", "ida", []string{"activiteit", "@activiteit De Ruilkast", "helpt-of-hindert", "helpt", "omstandigheid", "De school laat na vieren de deur open"}},
		{-155, app.PartCircumstance, "zomer", "ida", []string{"activiteit", "@activiteit De Ruilkast", "helpt-of-hindert", "hindert", "omstandigheid", "Niemand weet of de ruimte na de zomer nog mag", "door-gemeente", "ja"}},
		{-45, app.PartYearAnswer, "gemeente", "marloes", []string{"nog-juist", "deels", "toelichting", "Voor wie een eigen zaak heeft, doen we nog te weinig.", "namens", "Beleid sociaal domein"}},
		{-44, app.PartYearAnswer, "welzijn", "dilek", []string{"nog-juist", "ja", "toelichting", "Het maatje en de Papierwinkel vullen elkaar aan.", "namens", wisselplaats}},
		{-44, app.PartYearAnswer, "buurt", "ida", []string{"nog-juist", "deels", "toelichting", "Er is veel op dinsdag en niets op zondag.", "namens", buurttafel}},
		// in one day, so that both fall in one year whenever the demonstration begins
		{-400, app.PartYearAnswer, "begin", "priya", []string{"nog-juist", "deels", "toelichting", "We weten nog weinig van wie net te veel verdient.", "namens", "Onderzoek en cijfers"}},
		{-400, app.PartYearOutcome, "begin", "karim", []string{"uitkomst", "Eerst horen wat bewoners nodig hebben, dan pas kiezen wat we doen.", "waarbij", "stap3"}},
		{-155, app.PartCircumstance, "kamer", "dilek", []string{"activiteit", maatje, "helpt-of-hindert", "helpt", "omstandigheid", "De bibliotheek leent een kamer uit voor het eerste gesprek"}},
		{-12, app.PartActivityChoice, "cursus", "dilek", []string{"activiteit", "@activiteit Cursus budgetteren", "besluit", "stoppen", "reden", "Bewoners kiezen liever een maatje thuis. Er meldden zich vijf mensen."}},
	}
}
