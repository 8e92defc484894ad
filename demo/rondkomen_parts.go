package demo

import (
	"kompas/app"
	"kompas/kompas"
)

// rondkomenParts are the parts of the compass about getting by.
func rondkomenParts() []part {
	return []part{
		{-424, app.PartSupportBase, "ambtelijk", "marloes", []string{"niveau", "ambtelijk", "draagvlak", "4",
			"toelichting", "Werk en inkomen doet vanaf het begin mee. Bij wonen is er nog weinig tijd."}},
		{-423, app.PartSupportBase, "bestuurlijk", "marloes", []string{"niveau", "bestuurlijk", "draagvlak", "5",
			"toelichting", "De wethouder wil minder losse regelingen en meer samen."}},
		{-398, app.PartSupportBase, "politiek", "marloes", []string{"niveau", "politiek", "draagvlak", "3",
			"toelichting", "Verteld in de commissie. Een deel van de raad wil eerst weten wat het kost."}},
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
