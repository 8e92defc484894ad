package demo

import (
	"kompas/app"
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
