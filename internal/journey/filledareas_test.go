package journey_test

import (
	"strings"

	"kompas/kompas"
)

// fillOwnAreas groups wijken under names of their own.
func (x *filled) fillOwnAreas() {
	c := x.As(kompas.RoleAnalyst)
	analyst := x.visitor("data-analist", c)
	f := filler{x.t, c}
	page := f.fill("/r/baarn/eigen-gebieden", "indeling", "indelingnaam", "Gebieden van de wijkteams")
	x.show(analyst, page)
	page = f.submit(page, "gebied-erbij", "gebiednaam", "Team Centrum", "leden", "WK030800")
	x.show(analyst, page)
	f.submit(page, "gebied-erbij", "gebiednaam", "Team Oost", "leden", "WK030801")
	page = f.press(f.fill("/r/baarn/eigen-gebieden", "indeling", "indelingnaam", "Een oude indeling"), "/weghalen")
	x.show(analyst, page)
}

// fillTakeOver lets the guide take a compass along and bring it in again, as far as the question whether it is right.
func (x *filled) fillTakeOver() {
	c := x.As(kompas.RoleGuide)
	guide := x.visitor("kompasbegeleider", c)
	f := filler{x.t, c}
	file := f.press(f.open(compassAt+"/meenemen"), "/meenemen")
	x.show(guide, f.sent(c.Upload(f.open("/r/baarn/overnemen"), "overnemen", "bestand", "kompas.json", strings.NewReader(file.Body))))
}
