package journey_test

import (
	"regexp"
	"strings"

	"kompas/kompas"
)

// fillLearning holds a review in the learning space of a provider, lets the facilitator in, and shares something of it.
func (x *filled) fillLearning() {
	by := x.visitor("leerruimte", x.As(kompas.RoleProvider))
	f := filler{x.atlas.t, by.client}
	at := compassAt + "/verbeteren/nieuw?ronde=organisatie&onderwerp=resultaat-1"
	page := f.fill(at, "verbetergesprek", append(x.ticked(f.open(at)), "datum", "2025-12-20")...)
	x.show(by, page)
	page = f.submit(page, "toelaten", "wie", first)
	x.show(by, f.press(page, "/toelaten/.*/weghalen"))
	page = f.submit(f.open(page.Path), "toelaten", "wie", first)
	for _, seat := range regexp.MustCompile(`\?stoel=[^#"]+`).FindAllString(page.Body, -1) {
		page = f.fill(strings.Split(page.Path, "?")[0]+seat, "herkennen", "herkend-A", "herken_ik", "toelichting-A", "Bij ons is het drukker.")
	}
	form, _ := read(x.T, page.Body).form("delen")
	for _, c := range form.controls {
		if strings.HasPrefix(c.name, "deel-") {
			page = f.submit(page, "delen", c.name, "ja")
		}
	}
	x.show(by, page)
	x.show(by, f.press(page, "/delen/.*/intrekken"))
}
