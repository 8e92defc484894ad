package public

import "kompas/web"

func providerTour(r *web.Request) tour {
	return tour{"uitvoering", r.P.T("rondleiding.uitvoering", "Voor wie het werk doet"), r.P.T("rondleiding.uitvoering.waarom", "U werkt bij een aanbieder, een vereniging of als vrijwilliger."), []tourStop{
		{r.P.T("rondleiding.uitvoering.1", "U zit vanaf het begin aan tafel"),
			r.P.T("rondleiding.uitvoering.1.tekst", "U ziet inwoners elke dag. Schrijf bij de cijfers wat u herkent en wat u mist. Uw [duiding|duiding] staat naast die van de gemeente en van bewoners."),
			r.P.T("rondleiding.uitvoering.1.vraag", "Wat weet u over bewoners dat in geen enkele tabel staat?")},
		{r.P.T("rondleiding.uitvoering.2", "Laat zien hoe u bijdraagt"),
			r.P.T("rondleiding.uitvoering.2.tekst", "U schrijft een [als–dan|als-dan]: als wij dit doen, dan merken mensen dat, en dat draagt bij. Niemand vraagt u te bewijzen dat u in uw eentje een cijfer veranderde."),
			r.P.T("rondleiding.uitvoering.2.vraag", "Waarom werkt wat u doet? En voor wie niet?")},
		{r.P.T("rondleiding.uitvoering.3", "Zeg wat u nodig heeft"),
			r.P.T("rondleiding.uitvoering.3.tekst", "Bij [kwaliteit|kwaliteit] staan drie vragen: wat werkt, wie doet het, en is er genoeg tijd en ruimte? Een knelpunt melden is geen zwakte. Er komt iemand bij te staan die helpt."),
			r.P.T("rondleiding.uitvoering.3.vraag", "Wat houdt u al een jaar tegen?")},
		{r.P.T("rondleiding.uitvoering.4", "Uw leerruimte is van u"),
			r.P.T("rondleiding.uitvoering.4.tekst", "Uw organisatie kijkt eerst in eigen kring terug. Wat daar staat, ziet verder niemand, ook de gemeente niet. U kiest zelf wat u deelt. Andere aanbieders zien uw cijfers nooit."),
			r.P.T("rondleiding.uitvoering.4.vraag", "Wat zou u eerlijker opschrijven als niemand meekijkt?")},
		{r.P.T("rondleiding.uitvoering.5", "Zo weinig mogelijk invullen"),
			r.P.T("rondleiding.uitvoering.5.tekst", "Bij een erkende aanpak of een vrije voorziening volstaan een paar lichte vragen. U vult een kompas in naast uw werk, niet in plaats daarvan."),
			r.P.T("rondleiding.uitvoering.5.vraag", "Welk formulier kan weg als dit er is?")},
	}}
}

func residentTour(r *web.Request) tour {
	return tour{"inwoners", r.P.T("rondleiding.inwoners", "Voor inwoners"), r.P.T("rondleiding.inwoners.waarom", "U woont hier, en u weet hoe het echt gaat."), []tourStop{
		{r.P.T("rondleiding.inwoners.1", "Het gaat om u"),
			r.P.T("rondleiding.inwoners.1.tekst", "De gemeente en anderen willen weten of het beter gaat met mensen. Cijfers zeggen niet alles. Daarom vragen zij: herkent u dit?"),
			r.P.T("rondleiding.inwoners.1.vraag", "Wat zou de gemeente over uw buurt moeten weten?")},
		{r.P.T("rondleiding.inwoners.2", "U praat mee voordat het besloten is"),
			r.P.T("rondleiding.inwoners.2.tekst", "Zonder inwoners aan tafel kunnen de anderen niets samen vaststellen. U hoeft geen moeilijke woorden te kennen. Begrijpt u iets niet, dan moet het anders worden opgeschreven."),
			r.P.T("rondleiding.inwoners.2.vraag", "Wie uit uw buurt zou er ook bij moeten zijn?")},
		{r.P.T("rondleiding.inwoners.3", "Uw verhaal blijft van u"),
			r.P.T("rondleiding.inwoners.3.tekst", "Vertelt u een [verhaal|verhaal], dan kiest u zelf wie het leest: alleen het gesprek, ook de raad, of iedereen. U kunt het later weer weghalen. U geeft geen naam en geen nummer."),
			r.P.T("rondleiding.inwoners.3.vraag", "Wat wilt u vertellen, en wie mag het weten?")},
		{r.P.T("rondleiding.inwoners.4", "Niemand kan u terugvinden"),
			r.P.T("rondleiding.inwoners.4.tekst", "Een cijfer over minder dan tien mensen laten we niet zien. Dat heet de [drempel van tien|drempel-van-tien]. U heeft geen account nodig."),
			r.P.T("rondleiding.inwoners.4.vraag", "Wat heeft u nodig om u veilig te voelen in zo'n gesprek?")},
		{r.P.T("rondleiding.inwoners.5", "U hoort wat ermee is gedaan"),
			r.P.T("rondleiding.inwoners.5.tekst", "Na elk gesprek staat er wat er verandert, en later of het hielp. Gebeurt er niets, vraag er dan naar."),
			r.P.T("rondleiding.inwoners.5.vraag", "Wanneer zou u zeggen: dit is echt beter geworden?")},
	}}
}
