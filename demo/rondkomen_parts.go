package demo

import (
	"kompas/app"
	"kompas/kompas"
)

// rondkomenParts are the parts of the compass about getting by.
func rondkomenParts() []part {
	return []part{
		{-300, app.PartContextFactor, "toeslag", "marloes", []string{"wat-gebeurde", "Er kwam een energietoeslag. Veel huishoudens kwamen net boven de grens.", "sinds-wanneer", "2022-03-15", "verwacht", "omlaag"}},
		{-299, app.PartContextFactor, "toeslag stopt", "marloes", []string{"wat-gebeurde", "De energietoeslag stopte.", "sinds-wanneer", "2024-01-01", "verwacht", "omhoog"}},

		{-424, app.PartSupportBase, "ambtelijk", "marloes", []string{"niveau", "ambtelijk", "draagvlak", "4",
			"toelichting", "Werk en inkomen doet vanaf het begin mee. Bij wonen is er nog weinig tijd."}},
		{-423, app.PartSupportBase, "bestuurlijk", "marloes", []string{"niveau", "bestuurlijk", "draagvlak", "5",
			"toelichting", "De wethouder wil minder losse regelingen en meer samen."}},
		{-398, app.PartSupportBase, "politiek", "marloes", []string{"niveau", "politiek", "draagvlak", "3",
			"toelichting", "Verteld in de commissie. Een deel van de raad wil eerst weten wat het kost."}},

		{-427, app.PartSharedTerm, "rondkomen", "karim", []string{"begrip", "Rondkomen", "ruim-begrip", "ja",
			"afgesproken-betekenis", "Aan het eind van de maand zijn de vaste lasten betaald, is er geld voor eten en kan er soms iets extra's.",
			"signalen", "De post wordt opengemaakt\nKinderen gaan mee op schoolreis\nEen kapotte wasmachine is vervelend, geen ramp\nNiemand leent van de buren om te kunnen eten"}},
		{-426, app.PartTermMeaning, "rondkomen bewoner", "karim", []string{"welk-begrip", "@begrip rondkomen", "perspectief", "inwoner",
			"betekenis", "Dat ik niet wakker lig van de brievenbus. En dat ik ja kan zeggen als mijn dochter naar een feestje wil."}},
		{-426, app.PartTermMeaning, "rondkomen maatjes", "ida", []string{"welk-begrip", "@begrip rondkomen", "perspectief", "informeel",
			"betekenis", "Iemand weet wat er binnenkomt en wat eruit gaat, en durft het te zeggen als het niet lukt."}},
		{-425, app.PartTermMeaning, "rondkomen gemeente", "marloes", []string{"welk-begrip", "@begrip rondkomen", "perspectief", "gemeente",
			"betekenis", "Het inkomen ligt boven de grens en er zijn geen achterstanden. Wij merkten dat bewoners veel meer bedoelen."}},
		{-425, app.PartSharedTerm, "bestaanszekerheid", "marloes", []string{"begrip", "Bestaanszekerheid", "ruim-begrip", "ja"}},
		{-424, app.PartTermMeaning, "bestaanszekerheid raad", "marloes", []string{"welk-begrip", "@begrip bestaanszekerheid", "perspectief", "raad",
			"betekenis", "Een dak, genoeg geld en weten waar je volgend jaar aan toe bent. In de raad bedoelt iedere partij er iets anders mee."}},

		{-410, app.PartPolicyPoint, "samen eerder", "marloes", []string{"beleidspunt", "We bereiken inwoners met geldzorgen eerder, voordat er schulden zijn.",
			"document", "Beleidsplan sociaal domein (verzonnen, voor dit voorbeeld)"}},
		{-410, app.PartPolicyPoint, "regelingen", "marloes", []string{"beleidspunt", "Iedere inwoner met een laag inkomen kent de regelingen en vraagt ze aan.",
			"document", "Coalitieakkoord (verzonnen, voor dit voorbeeld)"}},
		{-409, app.PartAlignmentNote, "eerder", "marloes", []string{"welk-punt", "@beleidspunt samen eerder", "strookt", "strookt",
			"toelichting", "Bewoners en de Buurttafel zeggen hetzelfde: de hulp komt nu te laat.", "rust-op", "@duiding buurttafel @duiding bestuur"}},
		{-409, app.PartAlignmentNote, "regelingen", "marloes", []string{"welk-punt", "@beleidspunt regelingen", "strookt", "deels",
			"toelichting", "Wie net te veel verdient, heeft aan regelingen niets. Die groep staat in geen enkel plan.",
			"voorstel", "visie_bijstellen", "rust-op", "@duiding inwoner @duiding ervaring"}},

		{-408, app.PartAttentionPoint, "oosterhei", "priya", []string{"waarom", "Na de twintigste van de maand komen hier meer mensen eten, en het aandeel lage inkomens blijft hoog.",
			"welke-groep", "Gezinnen met werk en toch te weinig", "welk-gebied", "BU03080005", "welk-cijfer", "huishoudens-sociaal-minimum", "plek", "1"}},
		{-408, app.PartAttentionPoint, "net te veel", "karim", []string{"waarom", "Wie net te veel verdient voor hulp, staat in geen enkele tabel. Daar zit de meeste stress.",
			"welke-groep", "Inwoners net boven de grens", "plek", "2"}},
		{-407, app.PartAttentionPoint, "professorenwijk", "priya", []string{"waarom", "Het verschil met de rest van Baarn is hier elk jaar het grootst.",
			"welk-gebied", "BU03080101", "welk-cijfer", "huishoudens-laag-inkomen", "plek", "3"}},

		{-392, app.PartExpertReturn, "cijfers bij 1", "marloes", []string{"welk-resultaat", "#1", "wie-werkt-uit", "Priya van de cijfers, met het onderzoeksbureau (verzonnen)",
			"voorstel-cijfers", "Kijk naar het deel huishoudens met een laag inkomen, en vraag inwoners elk jaar of zij aan het eind van de maand uitkomen.",
			"terug-op", "~-390", "groep-zegt", "ja", "besproken-op", "~-385"}},
		{-30, app.PartExpertReturn, "cijfers bij 2", "marloes", []string{"welk-resultaat", "#2", "wie-werkt-uit", "Priya van de cijfers", "groep-zegt", "nog_niet"}},
		{-60, app.PartOutsideMoment, "verkiezingen", "marloes", []string{"wat-komt-er", "Gemeenteraadsverkiezingen", "soort-moment", "verkiezingen", "wanneer-komt-het", "2030-03-20",
			"wat-doen-we-dan", "Alle partijen laten zien wat inwoners van dit kompas merkten, voordat zij hun programma schrijven."}},
		{-60, app.PartOutsideMoment, "cijfers", "marloes", []string{"wat-komt-er", "Nieuwe cijfers over inkomen van het CBS", "soort-moment", "nieuwe_cijfers", "wanneer-komt-het", "~95",
			"wat-doen-we-dan", "Samen kijken of de daling doorzet nu de toeslag weg is."}},
		{-404, app.PartInterest, "subsidie", "karim", []string{"belang", "De subsidie loopt volgend jaar af. Dat maakt het lastig om samen iets te stoppen.",
			"van-wie-belang", "Een van de aanbieders", "hoe-ermee-om", "Eerst apart bespreken, dan pas aan tafel."}},

		{-405, app.PartTransformationGoal, "voorveld", "marloes", []string{"transformatiedoel", "Meer hulp vroeg en dichtbij, door buren en verenigingen; minder zware schuldhulp.",
			"spanning", "Buren lossen geen deurwaarder op. Voor een deel van de mensen blijft gewone schuldhulp nodig, en snel."}},
	}
}

func rondkomenProposals() []proposal {
	return []proposal{
		{-396, "raad", "noor", kompas.ActAmbitionResult, "Noem ook mensen die werken en toch tekortkomen. Zij herkennen zich niet in het woord armoede.",
			[]string{"antwoord", "overgenomen", "waarom", "Het woord armoede komt niet meer voor in de ambitie."}},
		{-120, "college", "annelien", kompas.ActInsight, "Vraag ook de energiecoaches wat zij aan de deur horen.",
			[]string{"antwoord", "niet_overgenomen", "waarom", "De energiecoaches zitten al aan tafel bij het kompas over wonen."}},
		{-20, "brieven", "dilek", kompas.ActAmbitionResult, "Neem op dat brieven van de gemeente te begrijpen zijn. Dat horen wij in elk gesprek.", nil},
	}
}
