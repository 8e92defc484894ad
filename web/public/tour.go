package public

import (
	"slices"

	"kompas/fault"
	"kompas/web"
	"kompas/web/ui"
)

func tourRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/rondleiding", Access: web.Known, Handle: d.tours},
		{Method: "GET", Path: "/rondleiding/{voor}", Access: web.Known, Handle: d.tour},
	}
}

// tourStop is one stop of a tour: about two minutes to read and think.
type tourStop struct {
	Title string
	Text  string // with links to words
	Think string // a question to ask yourself or the people beside you
}

// tour is a walk of ten minutes through the method, for one audience.
type tour struct {
	Code, Name, Why string
	Stops           []tourStop
}

type toursPage struct {
	aboutPage
	Tours []tour
}

type tourPage struct {
	aboutPage
	tour
}

func tourTitle(r *web.Request) string {
	return r.P.T("rondleiding.titel", "Rondleiding in tien minuten")
}

func (d *Public) tours(r *web.Request) error {
	return show(r, tourTitle(r), toursBody(toursPage{aboutPage{r}, tours(r)}))
}

func (d *Public) tour(r *web.Request) error {
	list := tours(r)
	at := slices.IndexFunc(list, func(t tour) bool { return t.Code == r.Param("voor") })
	if at < 0 {
		return fault.Missing()
	}
	return show(r, list[at].Name, tourBody(tourPage{aboutPage{r}, list[at]}), ui.Crumb{Text: tourTitle(r), URL: r.Path("rondleiding")}, ui.Crumb{Text: list[at].Name})
}

// tours lists the tours: for those who prepare, who govern, who decide, who carry out, and for residents.
func tours(r *web.Request) []tour {
	return []tour{policyTour(r), executiveTour(r), councilTour(r), providerTour(r), residentTour(r)}
}

func policyTour(r *web.Request) tour {
	return tour{"beleid", r.P.T("rondleiding.beleid", "Voor beleid en onderzoek"), r.P.T("rondleiding.beleid.waarom", "U bereidt voor, nodigt uit en houdt het bij elkaar."), []tourStop{
		{r.P.T("rondleiding.beleid.1", "Begin bij inwoners, niet bij een voorziening"),
			r.P.T("rondleiding.beleid.1.tekst", "Een kompas gaat over een groep inwoners. Kijk eerst hoe het met hen gaat: met cijfers, en met wat mensen vertellen. Ieder schrijft er een [duiding|duiding] bij. Pas daarna kiest u samen een [ambitie|ambitie]."),
			r.P.T("rondleiding.beleid.1.vraag", "Van welke groep weet u eigenlijk alleen hoeveel voorzieningen zij gebruiken?")},
		{r.P.T("rondleiding.beleid.2", "Schrijf op wat inwoners gaan merken"),
			r.P.T("rondleiding.beleid.2.tekst", "Een [maatschappelijk resultaat|maatschappelijk-resultaat] gaat over alle inwoners van de groep, ook over wie nooit hulp vraagt. U ziet het aan een feit én een beleving: [tellen en vertellen|tellen-en-vertellen]."),
			r.P.T("rondleiding.beleid.2.vraag", "Kan een bewoner uw laatste doelstelling in eigen woorden navertellen?")},
		{r.P.T("rondleiding.beleid.3", "Vraag waarom het zou helpen"),
			r.P.T("rondleiding.beleid.3.tekst", "Bij elke activiteit hoort een [als–dan|als-dan] met wat u aanneemt. Zo kunt u later leren, ook als het niet lukt. Een activiteit draagt bij. Zij is nooit in haar eentje de oorzaak."),
			r.P.T("rondleiding.beleid.3.vraag", "Welke activiteit doet u al jaren zonder dat iemand nog zegt waarom?")},
		{r.P.T("rondleiding.beleid.4", "Houd twee soorten cijfers uit elkaar"),
			r.P.T("rondleiding.beleid.4.tekst", "De [outcome|outcome] zegt of deelnemers er iets aan hadden. Het resultaat zegt hoe het met alle inwoners gaat. Die twee telt u nooit bij elkaar op."),
			r.P.T("rondleiding.beleid.4.vraag", "Welk cijfer in uw rapportage gaat over deelnemers, en welk over iedereen?")},
		{r.P.T("rondleiding.beleid.5", "Plan het gesprek dat iets verandert"),
			r.P.T("rondleiding.beleid.5.tekst", "In een [verbetergesprek|verbetergesprek] gaat u van [herkennen|herkennen] en [verklaren|verklaren] naar [waarderen|waarderen] en [verbeteren|verbeteren]. Elke actie wijst terug naar een stap. Zo begint de volgende ronde."),
			r.P.T("rondleiding.beleid.5.vraag", "Wie moet er aan tafel zitten om dit gesprek eerlijk te voeren?")},
	}}
}

func executiveTour(r *web.Request) tour {
	return tour{"bestuur", r.P.T("rondleiding.bestuur", "Voor het college"), r.P.T("rondleiding.bestuur.waarom", "U staat ervoor, en u legt uit wat het oplevert."), []tourStop{
		{r.P.T("rondleiding.bestuur.1", "Eén vraag staat centraal"),
			r.P.T("rondleiding.bestuur.1.tekst", "Worden inwoners er beter van? Niet: hoeveel trajecten zijn er. Een kompas houdt die vraag vast, van de eerste cijfers tot het [raadsblad|raadsblad]."),
			r.P.T("rondleiding.bestuur.1.vraag", "Wat zou u over vier jaar aan een inwoner willen kunnen vertellen?")},
		{r.P.T("rondleiding.bestuur.2", "Samen gekozen, daarna besloten"),
			r.P.T("rondleiding.bestuur.2.tekst", "Partners en inwoners stellen een resultaat [samen vast|samen-vastgesteld]. Daarna brengt u het naar de raad. Wat u besluit, blijft staan; een wijziging wordt een nieuwe versie met een reden."),
			r.P.T("rondleiding.bestuur.2.vraag", "Wie was erbij toen dit doel werd gekozen? Wie niet?")},
		{r.P.T("rondleiding.bestuur.3", "Bijdrage, geen schuld"),
			r.P.T("rondleiding.bestuur.3.tekst", "Een cijfer over alle inwoners verandert door veel dingen tegelijk. Een aanbieder laat zien hoe hij bijdraagt. Afrekenen op dat ene cijfer maakt het eerlijke gesprek stuk."),
			r.P.T("rondleiding.bestuur.3.vraag", "Waar rekent u nu af op iets dat niemand alleen in de hand heeft?")},
		{r.P.T("rondleiding.bestuur.4", "Kijk ook naar wat u zelf in de weg legt"),
			r.P.T("rondleiding.bestuur.4.tekst", "Bij [kwaliteit|kwaliteit] staat wat mensen tegenhoudt: tijd, geld, regels. Soms is de gemeente zelf de oorzaak. Dat mag er staan, met wie het oppakt."),
			r.P.T("rondleiding.bestuur.4.vraag", "Welke regel kunt u morgen schrappen?")},
		{r.P.T("rondleiding.bestuur.5", "Vertel het op één bladzijde"),
			r.P.T("rondleiding.bestuur.5.tekst", "Het raadsblad zegt wat is beloofd, hoe het ervoor staat, wat mensen vertellen en wat er nu verandert. Met de marge erbij, zodat niemand meer zegt dan de cijfers dragen."),
			r.P.T("rondleiding.bestuur.5.vraag", "Durft u ook te schrijven wat niet lukte?")},
	}}
}

func councilTour(r *web.Request) tour {
	return tour{"raad", r.P.T("rondleiding.raad", "Voor de gemeenteraad"), r.P.T("rondleiding.raad.waarom", "U stelt de hoofdlijnen vast en vraagt of het werkt."), []tourStop{
		{r.P.T("rondleiding.raad.1", "Stuur op wat inwoners merken"),
			r.P.T("rondleiding.raad.1.tekst", "U stelt het [maatschappelijk resultaat|maatschappelijk-resultaat] vast, en waaraan u het ziet. Hoe het gebeurt, laat u over aan wie het werk doet."),
			r.P.T("rondleiding.raad.1.vraag", "Welk resultaat zou u aan uw kiezers willen beloven?")},
		{r.P.T("rondleiding.raad.2", "Leg er uw kernwaarden naast"),
			r.P.T("rondleiding.raad.2.tekst", "Voor u vaststelt, kijkt u of het past bij wat de raad belangrijk vindt: de kernwaarden. Past het niet, dan schrijft u waarom u toch besluit, of stuurt u het terug."),
			r.P.T("rondleiding.raad.2.vraag", "Welke waarde komt in het debat vaak te kort?")},
		{r.P.T("rondleiding.raad.3", "Lees een cijfer met de marge"),
			r.P.T("rondleiding.raad.3.tekst", "Bij elk cijfer staat [de marge|marge] en hoe [vergelijkbare gemeenten|vergelijkbare-gemeenten] het doen. Staat er 'geen duidelijk verschil', dan is dat het antwoord. Een stip omhoog is nog geen verbetering."),
			r.P.T("rondleiding.raad.3.vraag", "Bij welk cijfer trok u eerder te snel een conclusie?")},
		{r.P.T("rondleiding.raad.4", "Stel uw vraag bij het cijfer"),
			r.P.T("rondleiding.raad.4.tekst", "Op het [raadsblad|raadsblad] stelt u een vraag bij een cijfer of een als–dan. Het antwoord komt op dezelfde plek, zodat ieder raadslid het leest."),
			r.P.T("rondleiding.raad.4.vraag", "Welke vraag zou u stellen als u maar één mocht?")},
		{r.P.T("rondleiding.raad.5", "Vraag wat er is geleerd"),
			r.P.T("rondleiding.raad.5.tekst", "Niet alles lukt. Belangrijk is of partners het zien, het begrijpen en er iets aan doen. Dat staat onder 'wat verandert er nu'."),
			r.P.T("rondleiding.raad.5.vraag", "Beloont u een eerlijk verhaal over wat niet werkte?")},
	}}
}
