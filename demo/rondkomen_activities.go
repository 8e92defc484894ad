package demo

// rondkomenActivities is what partners do, formal and informal beside each other.
func rondkomenActivities() []activity {
	return []activity{budgetmaatje(), papierwinkel(), vroegBellen(), ruilkast(), proefwerk(), meedoenpas(), spaarfolder(), cursus()}
}

func budgetmaatje() activity {
	return activity{
		day: -372, name: "Een maatje voor het geld", form: "informeel", status: "loopt", since: 3, kind: "buurtinitiatief",
		text: "Een vrijwilliger komt een half jaar lang elke twee weken thuis. Samen maken ze de post open, zetten ze alles op een rij en bellen ze de eerste keer.",
		whom: "Inwoners die het overzicht kwijt zijn",
		parties: []party{
			{rekentafel, "trekker", "Zoekt, leert en begeleidt de maatjes: nu 24 mensen.", nil},
			{wisselplaats, "ondersteuner", "Een maatschappelijk werker denkt mee als het vastloopt.", nil},
		},
		claims: []claim{{"1", "een maatje zonder oordeel thuis komt en de post samen openmaakt", "weten mensen weer wat er binnenkomt en uitgaat, en vragen ze op tijd aan waar ze recht op hebben",
			"minder huishoudens van een te laag inkomen moeten leven", "Mensen laten een vrijwilliger toe als een bekende hen aan elkaar voorstelt.", "wat_werkt", "groot", "Bewoners noemen het maatje zelf, ook zonder dat wij het vragen."}},
		quality: []quality{
			{-340, "dilek", "wat_werkt", "op_orde", 0, "Eerst vertrouwen, dan pas de cijfers. Zo staat het ook in onderzoek naar maatjes. We nemen er een half jaar de tijd voor."},
			{-340, "dilek", "mensen", "werk_aan", 0, "Alle maatjes kregen een training van vier avonden. Voor mensen met een eigen zaak missen we nog kennis."},
			{-338, "dilek", "voorwaarden", "op_orde", 0, "Er is geld tot en met volgend jaar. Ieder maatje heeft elke maand een gesprek met een coördinator."},
		},
		outcomes: []outcome{
			{-285, "priya", "doelrealisatie", "inwoner", 21, 17, 10, "", "", ""}, {-190, "priya", "doelrealisatie", "inwoner", 28, 24, 16, "", "", ""}, {-95, "priya", "doelrealisatie", "inwoner", 34, 29, 22, "", "", ""},
			{-190, "priya", "tevredenheid", "inwoner", 28, 24, 0, "8,1", "", ""}, {-95, "priya", "tevredenheid", "inwoner", 34, 29, 0, "8,3", "", ""},
			{-190, "priya", "uitval", "vrijwilliger", 28, 28, 5, "", "", ""}, {-95, "priya", "uitval", "vrijwilliger", 34, 34, 5, "", "", "“Ik wilde eerst rust, en kreeg een map.” “Mijn maatje werd ziek en er kwam niemand anders.”"},
			{-95, "priya", "passend", "inwoner", 34, 29, 26, "", "", ""},
			{-95, "priya", "doelrealisatie", "inwoner", 34, 24, 19, "", "rust", "Zij zeggen dat het thuis rustig bleef, ook toen de huur omhoogging."},
		},
	}
}

func papierwinkel() activity {
	return activity{
		day: -371, name: "De Papierwinkel", form: "formeel", status: "loopt", since: 2, kind: "formulieren",
		text: "Elke dinsdag en zaterdag kan iedereen met een brief of formulier binnenlopen in de bibliotheek. Geen afspraak, geen wachtrij, wel koffie.",
		whom: "Iedereen met een brief die hij niet begrijpt",
		parties: []party{
			{wisselplaats, "trekker", "Twee medewerkers en een vaste plek voor moeilijke vragen.",
				[]string{"Van de mensen die in het voorjaar terugkwamen, zegt het grootste deel dat de brief is opgelost. Zij vertelden dat zelf.", "Het college, op voorstel van inkoop"}},
			{boekenbrug, "uitvoerder", "De ruimte, de computers en de gastvrouwen.", nil},
			{gemeente, "verwijzer", "Zet bij elke brief over geld waar de Papierwinkel is.", nil},
		},
		claims: []claim{{"1", "je zonder afspraak hulp krijgt bij een brief, op een plek waar iedereen komt", "vragen mensen eerder aan waar ze recht op hebben en blijven rekeningen niet liggen",
			"minder huishoudens van een te laag inkomen moeten leven", "In de bibliotheek is de drempel lager dan op het gemeentehuis.", "praktijk", "klein", "Het helpt bij één brief. Een te laag inkomen lost het niet op."}},
		quality: []quality{
			{-335, "dilek", "wat_werkt", "op_orde", 0, "We lossen op wat kan terwijl je wacht, en lopen mee naar het loket als het moet. Niemand gaat met alleen een folder naar huis."},
			{-335, "dilek", "mensen", "op_orde", 0, "Vaste gezichten, en een collega die Pools en Arabisch spreekt. Elke maand bespreken we drie lastige vragen."},
			{-210, "dilek", "voorwaarden", "knelpunt", 0, "Op zaterdag is er geen lijn met de gemeente. Mensen moeten dan alsnog maandag bellen, en dat doen ze niet allemaal."},
		},
		outcomes: []outcome{
			{-285, "dilek", "baat", "inwoner", 140, 61, 47, "", "", ""}, {-190, "dilek", "baat", "inwoner", 168, 74, 60, "", "", ""}, {-95, "dilek", "baat", "inwoner", 183, 82, 69, "", "", ""},
			{-95, "dilek", "tevredenheid", "inwoner", 183, 82, 0, "8,6", "", ""},
		},
	}
}

func vroegBellen() activity {
	return activity{
		day: -370, name: "Bellen bij de eerste achterstand", form: "formeel", status: "loopt", since: 1, kind: "voorlichting",
		text: "Mist iemand voor het eerst de huur? Dan belt de verhuurder binnen een week, niet om te manen maar om te vragen wat er is. Wie wil, krijgt dezelfde week bezoek.",
		whom: "Huurders met een eerste achterstand",
		parties: []party{
			{zevendehuis, "trekker", "Belt zelf en wacht met de brief van de deurwaarder.", nil},
			{wisselplaats, "uitvoerder", "Gaat binnen een week langs bij wie dat wil.", nil},
		},
		claims: []claim{{"1", "iemand belt voordat de eerste aanmaning op de mat ligt", "lossen mensen een kleine achterstand op voordat het een grote wordt",
			"minder huishoudens van een te laag inkomen moeten leven", "Een vriendelijk telefoontje helpt meer dan een strenge brief.", "onderzoek", "", ""}},
		quality: []quality{
			{-330, "dilek", "wat_werkt", "op_orde", 0, "Bellen vóór de brief, en dezelfde week langs. Dat werkt elders goed en hier ook."},
			{-205, "dilek", "mensen", "werk_aan", 0, "De bellers van de verhuurder willen leren doorvragen. De eerste groep begint na de zomer met een training."},
			{-205, "dilek", "voorwaarden", "op_orde", 0, "Er ligt een afspraak over welke gegevens we delen. Bewoners geven zelf toestemming aan de telefoon."},
		},
		outcomes: []outcome{
			{-285, "dilek", "doelrealisatie", "professional", 26, 26, 14, "", "", ""}, {-190, "dilek", "doelrealisatie", "professional", 31, 31, 20, "", "", ""}, {-95, "dilek", "doelrealisatie", "professional", 29, 29, 21, "", "", ""},
			{-95, "dilek", "baat", "inwoner", 29, 7, 6, "", "", ""},
		},
	}
}

func ruilkast() activity {
	return activity{
		day: -369, by: "ida", name: "De Ruilkast", form: "informeel", status: "loopt", since: 4, kind: "burgerinitiatief",
		text: "Bewoners brengen en halen kleding, speelgoed en schoolspullen. Wie komt, blijft vaak eten. Er wordt niets gevraagd en niets opgeschreven.",
		whom: "Gezinnen in de Nieuwe-Oosterhei en omgeving",
		claims: []claim{{"1", "spullen ruilen gewoon is en niemand iets hoeft uit te leggen", "houden gezinnen geld over en horen ze van elkaar waar hulp te vinden is",
			"minder huishoudens van een te laag inkomen moeten leven", "Wie komt ruilen, durft later ook om hulp te vragen.", "praktijk", "", ""}},
		quality: []quality{
			{-325, "ida", "wat_werkt", "op_orde", 0, "Iedereen brengt en iedereen haalt. Daardoor is niemand de arme en niemand de gever."},
			{-325, "ida", "mensen", "op_orde", 0, "Elf vrijwilligers, van wie zes eerst zelf kwamen halen."},
			{-110, "ida", "voorwaarden", "werk_aan", 0, "We mogen de ruimte van de school gebruiken tot de zomer. Daarna zoeken we iets anders."},
		},
		outcomes: []outcome{{-95, "marloes", "baat", "inwoner", 9, 6, 5, "", "", ""}},
	}
}

func proefwerk() activity {
	return activity{
		day: -368, name: "Drie maanden proefwerken", form: "formeel", isNew: true, status: "loopt", since: 0,
		text: "Wie van werk wil wisselen of weer wil beginnen, werkt drie maanden mee bij een bedrijf in de buurt. De uitkering loopt door. Een jobcoach komt elke week langs.",
		whom: "Inwoners die meer of ander werk zoeken",
		parties: []party{
			{werkbank, "trekker", "Zoekt de bedrijven en regelt de jobcoach.", nil},
			{gemeente, "ondersteuner", "Laat de uitkering doorlopen en betaalt de coach.", nil},
		},
		claims: []claim{{"2", "iemand drie maanden mag proberen zonder zijn inkomen te verliezen", "vinden meer mensen werk dat bij hen past en dat blijft",
			"meer inwoners werk hebben waar zij van kunnen leven", "Bedrijven nemen mensen aan die zij eerst hebben zien werken.", "wat_werkt", "", ""}},
		quality: []quality{
			{-200, "", "wat_werkt", "op_orde", 0, "Begeleiding op de werkplek en een plek die echt vrij is. Geen werkplek zonder uitzicht."},
			{-200, "", "mensen", "werk_aan", 0, "Eén jobcoach voor 22 mensen is veel. We zoeken er iemand bij."},
			{-198, "", "voorwaarden", "op_orde", 0, "Vastgelegd met acht bedrijven. De afspraak over de uitkering geldt twee jaar."},
		},
		outcomes: []outcome{
			{-190, "priya", "doelrealisatie", "professional", 14, 12, 5, "", "", ""}, {-95, "priya", "doelrealisatie", "professional", 22, 19, 10, "", "", ""},
			{-190, "priya", "uitval", "professional", 14, 14, 3, "", "", ""}, {-95, "priya", "uitval", "professional", 22, 22, 4, "", "", ""},
		},
	}
}

func meedoenpas() activity {
	return activity{
		day: -120, name: "Pas om mee te doen", form: "formeel", isNew: true, status: "afgesproken",
		text: "Kinderen krijgen via school een pas voor sport, muziek en zwemles. Ouders hoeven niets aan te vragen en niets te bewijzen.",
		whom: "Kinderen in gezinnen met weinig geld",
		parties: []party{
			{regenvogel, "uitvoerder", "Geeft de pas, aan alle kinderen tegelijk.", nil},
			{gemeente, "trekker", "Betaalt de pas en maakt afspraken met de clubs.", nil},
		},
		claims: []claim{{"1", "elk kind de pas krijgt zonder dat ouders iets hoeven te laten zien", "houden gezinnen geld over en doen kinderen mee met de rest",
			"minder huishoudens van een te laag inkomen moeten leven", "Gezinnen gebruiken de pas als niemand kan zien waarom zij hem hebben.", "geen", "", ""},
			{"3", "elk kind de pas krijgt zonder dat ouders iets hoeven te laten zien", "kan een kind kiezen wat het leuk vindt",
				"meer kinderen meedoen met sport, muziek en feestjes", "", "geen", "", ""}},
		quality: []quality{{-60, "", "wat_werkt", "", 40, ""}},
	}
}

// spaarfolder is what partners chose to stop.
func spaarfolder() activity {
	return activity{
		day: -367, name: "De spaarfolder", form: "formeel", status: "loopt", since: 6, ended: -128, kind: "voorlichting",
		text:    "Een folder met tips om te sparen ligt op de balie van het gemeentehuis en in de bibliotheek.",
		whom:    "Iedereen die langskomt",
		parties: []party{{boekenbrug, "uitvoerder", "", nil}},
	}
}

// cursus is what partners chose to stop, without a word yet on the people who had put their names down.
func cursus() activity {
	return activity{
		day: -32, name: "Cursus budgetteren", form: "formeel", status: "afgesproken", isNew: true, kind: "voorlichting",
		text:    "Zes avonden in het gemeentehuis over geld en plannen.",
		whom:    "Inwoners die grip op geld willen",
		parties: []party{{wisselplaats, "uitvoerder", "", nil}},
		claims: []claim{{"3", "ouders zes avonden leren plannen", "houden zij geld over voor hun kinderen",
			"meer kinderen meedoen met sport, muziek en feestjes", "Wie geldstress heeft, komt zes avonden terug.", "praktijk", "", ""}},
	}
}
