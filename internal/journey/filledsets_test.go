package journey_test

import (
	"strings"

	"kompas/internal/apptest"
)

// fillSets shares what is counted with another municipality: a set of one's own with an invitation that waits, one of the
// other that is used in an older edition, and one that was not answered.
func (x *filled) fillSets(f filler, by *visitor) {
	item := []string{"definitie", "Deel dat zegt iemand te hebben om mee te praten", "aard", "beleving", "eenheid", "procent", "richting", "omhoog", "grondslag", "steekproef"}
	set := func(f filler, space, name, asked string) apptest.Page {
		page := f.fill("/r/"+space+"/indicatorensets", "set", "setnaam", name, "setdomein", "wmo")
		page = f.submit(page, "indicator-erbij", append([]string{"indicator", "Heeft iemand om mee te praten"}, item...)...)
		return f.submit(page, "uitnodigen", "ruimteadres", asked)
	}
	own := set(f, "baarn", "Wat wij tellen", "nergens")
	own = f.submit(own, "indicator-erbij", append([]string{"indicator", "Dit haal ik weer weg"}, item...)...)
	x.show(by, own)
	for _, form := range read(x.t, own.Body).forms() {
		if strings.HasSuffix(form.action, "/weghalen") {
			own = f.sent(f.c.Post(form.action, form.values()))
		}
	}
	x.show(by, own)
	soest := filler{x.t, x.Client(x.Stranger)}
	theirs := set(soest, "soest", "Wat Soest telt", "baarn")
	unanswered := set(soest, "soest", "Wat niemand beantwoordt", "baarn")
	id := setID(theirs)
	x.theirSets = []string{id, setID(unanswered)}
	here := "/r/baarn/indicatorensets/" + id
	f.press(f.open(here), "/meedoen")
	result := f.find(f.open(compassAt+"/resultaten"), compassAt+"/resultaten/[0-9][^\"/]*alleen-eten[^\"/]*")
	f.fill(compassAt+"/resultaten/voorbeelden", "aanbod-set-"+id, "aanbod", "set-"+id, "waar", result[strings.LastIndexByte(result, '/')+1:])
	for _, form := range read(x.t, soest.open("/r/soest/indicatorensets/"+id).Body).forms() {
		if strings.Contains(form.action, "/indicatoren/") && !strings.HasSuffix(form.action, "/weghalen") {
			values := form.values()
			values.Set("definitie", "Deel dat de laatste week met iemand praatte")
			soest.sent(soest.c.Post(form.action, values))
		}
	}
	used := f.find(f.open(here), compassAt+"/resultaten/[^\"]+/indicatoren/[^\"]+")
	x.show(by, f.open(used))
}

// setID gives the id of the set of a page.
func setID(page apptest.Page) string {
	at, _, _ := strings.Cut(page.Path, "?")
	return at[strings.LastIndexByte(at, '/')+1:]
}
