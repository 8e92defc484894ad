package desk_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"kompas/app"
	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/internal/opendatatest"
	"kompas/kompas"
)

// bringer is an analyst at a screen who reads files in.
type bringer struct {
	*browsertest.Tab
	t *testing.T
	w *apptest.World
}

// brings chooses a file of the own computer and waits for what the product sees in it.
func (b bringer) brings(name, content string, sees ...string) {
	b.t.Helper()
	b.Goto(importsPath)
	b.Attach("Bestand met cijfers", name, content)
	b.Click("Bekijk het bestand")
	b.WaitText("We bekijken het bestand.")
	b.worked(sees...)
}

// worked does what waits, and looks again.
func (b bringer) worked(sees ...string) {
	b.t.Helper()
	work(b.t, b.w)
	b.Reload()
	for _, words := range sees {
		b.WaitText(words)
	}
}

// tries asks what would change, reads it in, and has the product say so.
func (b bringer) tries(changes, press, done string) {
	b.t.Helper()
	b.Click("Laat zien wat er verandert")
	b.worked(changes)
	b.Click(press)
	b.WaitText(done)
	work(b.t, b.w)
}

func publicFile(t *testing.T, name string) string {
	t.Helper()
	text, err := opendatatest.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Whole public files go in by hand: chosen, looked at with right counts, tried, accepted, seen on a page, brought again without
// any change, and undone.
func TestAnAnalystBringsWholePublicFiles(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	w.LoadFigures()
	b := bringer{w.Window(kompas.RoleAnalyst), t, w}
	b.keyFigures()
	b.healthMonitor()
	b.regions()
	b.ownForm()
	b.boundaries()
	b.ownAreas()
	b.reply()
}

// keyFigures are those of wijken en buurten in 2024, downloaded from StatLine.
func (b bringer) keyFigures() {
	b.t.Helper()
	name, text := "Kerncijfers_wijken_en_buurten_2024.csv", publicFile(b.t, "85984NED.csv")
	b.brings(name, text, "18.310", "146.480", "Gemeenten: 342", "Wijken: 3.393", "Buurten: 14.574")
	choose := func() {
		b.Fill("Van welk jaar zijn de grenzen van de gebieden?", "2024")
		b.Fill("Over welke periode gaan de cijfers?", "2024")
		b.Fill("Naam van de bron", "CBS")
	}
	choose()
	b.tries("146.480 nieuw, 0 anders, 0 weg, 0 hetzelfde.", "Lees deze cijfers in", "Deze cijfers zijn ingelezen.")
	read := b.Path()
	b.Goto("/r/baarn/wijken/gebieden/GM0308")
	b.WaitText("Mannen")
	b.brings(name, text, "Dit bestand is al eens ingelezen.")
	choose()
	b.Click("Laat zien wat er verandert")
	b.worked("Geen verandering.", "Alle 146.480 cijfers in dit bestand gelden al.")
	b.Goto(read)
	b.Click("Draai dit terug")
	b.WaitText("Dit is teruggedraaid.")
	b.Goto("/r/baarn/wijken/gebieden/GM0308")
	b.NoText("Mannen")
}

// healthMonitor is a typed data set of RIVM: one topic of 148 is chosen, and the area that is no area is left out.
func (b bringer) healthMonitor() {
	b.t.Helper()
	b.brings("50140NED_TypedDataSet.csv", publicFile(b.t, "50140NED.csv"), "42.423", "Gemeenten: 338, waarvan 15 zonder cijfers", "25")
	b.Fill("Van welk jaar zijn de grenzen van de gebieden?", "2024")
	b.Fill("Over welke periode gaan de cijfers?", "2024")
	b.Fill("Naam van de bron", "RIVM en GGD'en")
	b.Select("Hoe is er gemeten?", "Steekproef")
	b.Select("EnigszinsTotSterkEenzaam", "Als nieuwe indicator")
	b.Select("Eenheid van de onderwerpen waarbij u niets kiest", "Procent")
	b.Tick("Sla waarden over die niet kloppen")
	b.tries("347 nieuw", "Lees deze cijfers in", "Deze cijfers zijn ingelezen.")
	b.Goto("/r/baarn/wijken/gebieden/GM0308")
	b.WaitText("EnigszinsTotSterkEenzaam")
	b.WaitText("59,4%")
}

// regions tells of each municipality in which regions it lies, with two figures.
func (b bringer) regions() {
	b.t.Helper()
	b.brings("Gebieden_in_Nederland_2024_TypedDataSet.csv", publicFile(b.t, "gebieden-2024.csv"), "342", "684", "Gemeenten: 342")
}

// ownForm has numbers that could be two numbers: the analyst says which.
func (b bringer) ownForm() {
	b.t.Helper()
	b.brings("eigen.csv", "indicator;gebied;periode;waarde\nBezoeken aan het huis van de buurt;GM0308;2024;1.234\n", "‘1.234’ wordt 1,234", "‘1.234’ wordt 1.234")
	b.Choose("Hoe zijn de getallen geschreven?", "Punt bij duizendtallen, komma voor decimalen: 1.234,5")
	b.Fill("Van welk jaar zijn de grenzen van de gebieden?", "2024")
	b.Choose("Van wie zijn de cijfers?", "Van een bron die ze publiceert")
	b.Fill("Naam van de bron", "Huis van de buurt")
	b.Choose("Als het aantallen zijn: waarvan?", "Van een hele periode")
	b.Select("Eenheid van ‘Bezoeken aan het huis van de buurt’", "Aantal")
	b.tries("1 nieuw, 0 anders, 0 weg, 0 hetzelfde.", "Lees deze cijfers in", "Deze cijfers zijn ingelezen.")
	b.Goto("/r/baarn/wijken/gebieden/GM0308")
	b.WaitText("Bezoeken aan het huis van de buurt")
	b.WaitText("1.234")
}

func (b bringer) boundaries() {
	b.t.Helper()
	for _, f := range []struct{ file, seen, matched, page string }{
		{"gemeenten-2022-heel", "345 gebieden, gemeenten, 2022, WGS84 herkend", "345 van de 345 gebieden staan in onze lijst van 2022.", ""},
		{"gemeenten-2024-heel", "342 gebieden, gemeenten, 2024, WGS84 herkend", "342 van de 342 gebieden staan in onze lijst van 2024.", "niveau=gemeente"},
		{"baarn-buurten-2024-heel", "21 gebieden, buurten, 2024, WGS84 herkend", "21 van de 21 gebieden staan in onze lijst van 2024.", "niveau=buurt"},
	} {
		name, text := f.file+".geojson", realFile(b.t, "../../geo/testdata/"+f.file+".geojson.gz")
		source := "Kaart van " + f.file
		b.brings(name, text, f.seen)
		b.Fill("Naam van de bron", source)
		b.tries(f.matched, "Lees deze grenzen in", "Deze grenzen zijn ingelezen.")
		read := b.Path()
		if f.page != "" {
			b.Goto("/r/baarn/wijken?onderwerp=inwoners&jaar=2024&" + f.page)
			b.WaitText(source)
			b.brings(name, text, "Dit bestand is al eens ingelezen.")
			b.Fill("Naam van de bron", source)
			b.Click("Laat zien wat er verandert")
			b.worked("Geen verandering.")
			b.Goto(read)
		}
		b.Click("Draai dit terug")
		b.WaitText("Wat er daarvoor gold, geldt weer.")
	}
}

// ownAreas are areas of the space's own, made of wijken.
func (b bringer) ownAreas() {
	b.t.Helper()
	name, text := "teams.csv", "gebied;code\nTeam Noord;WK030801\nTeam Noord;WK030802\nTeam Zuid;WK030800\n"
	b.brings(name, text, "2 eigen gebieden herkend", "Team Noord", "WK030801, WK030802")
	b.Fill("Hoe heet de indeling?", "Gebieden van de teams")
	b.tries("Gebieden van de teams: 2 gebieden van hele wijken en buurten van 2024.", "Maak deze indeling", "Deze indeling is er nu.")
	read := b.Path()
	b.Goto("/r/baarn/wijken?onderwerp=inwoners&jaar=2024")
	b.Select("Op de kaart", "Gebieden van de teams")
	b.Click("Toon")
	b.WaitText("Team Noord")
	b.brings(name, text, "Dit bestand is al eens ingelezen.")
	b.Fill("Hoe heet de indeling?", "Gebieden van de teams")
	b.Click("Laat zien wat er verandert")
	b.worked("Geen verandering.")
	b.Goto(read)
	b.Click("Draai dit terug")
	b.WaitText("Deze indeling is niet meer te kiezen.")
}

// reply is what a service answers a program, saved as a file: it is told how the table does come in.
func (b bringer) reply() {
	b.t.Helper()
	for _, name := range []string{"80072ned-Observations.json", "84799NED-TypedDataSet-1.json"} {
		b.brings(name, publicFile(b.t, name), "Dit bestand is niet ingelezen.", "Laat ons de tabel zelf ophalen met haar nummer of adres")
	}
}

// Tables of the protocol samples are fetched whole, read in and seen, and municipalities of then become those of now with the weights of
// the re-organisations that the analyst confirms.
func TestAnAnalystFetchesWholeTablesAndConfirmsReorganisations(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	w.LoadFigures()
	s := opendatatest.Serve(t)
	w.SetUp(func(o *app.Outside) { o.Sources = s.Sources() })
	b := bringer{w.Window(kompas.RoleAnalyst), t, w}
	b.twoPages()
	b.reorganisations()
	b.neighbourhoods(s)
	b.quarters(s)
}

func (b bringer) fetches(address string, sees ...string) {
	b.t.Helper()
	fetchTable(b.Tab, address)
	b.worked(sees...)
}

// twoPages are the municipalities of the key figures of 2020.
func (b bringer) twoPages() {
	b.t.Helper()
	b.fetches("84799NED", "356", "Gemeenten: 355")
	b.Select("Bevolking / Burgerlijke staat / Ongehuwd (aantal)", "Als nieuwe indicator")
	b.Tick("Neem ook gebieden over die in geen lijst van ons staan, met de namen uit het bestand")
	b.tries("356 nieuw, 0 anders, 0 weg, 0 hetzelfde.", "Lees deze cijfers in", "Deze cijfers zijn ingelezen.")
	b.Goto("/r/baarn/wijken/gebieden/GM0308")
	b.WaitText("11.524")
}

// reorganisations are 76 lines, of which Haaren went to four; its parts here are made up.
func (b bringer) reorganisations() {
	b.t.Helper()
	name, text := "gemeentelijke-herindelingen-2017-2024.csv", realFile(b.t, "../../tabular/testdata/herindelingen-2017-2024.csv")
	b.brings(name, text, "76 herindelingen herkend", "63 samengegaan, 9 verdeeld, 2 stukje verhuisd, 2 de rest bleef.")
	weigh := func(vught string) {
		haaren := b.Within(`fieldset:has([name="grondslag-58"])`)
		for place, part := range map[string]string{"Boxtel (GM0757)": "20", "Oisterwijk (GM0824)": "40", "Tilburg (GM0855)": "10", "Vught (GM0865)": vught} {
			haaren.Fill("Deel naar "+place+", in procenten", part)
		}
		haaren.Fill("Waarin is dat geteld, en door wie?", "verzonnen delen, als voorbeeld")
		b.Tick("Deze codes kloppen: lees de regels toch in")
	}
	weigh("20")
	b.Click("Laat zien wat er verandert")
	b.WaitText("Nu is het samen 90%.")
	weigh("30")
	b.tries("76 nieuw, 0 anders, 0 hetzelfde.", "Lees deze herindelingen in", "Deze herindelingen zijn ingelezen.")
	read := b.Path()
	b.onTheBoundariesOfNow("14.467") // the 12,570 of Vught, and 30% of the 6,323 of Haaren
	b.brings(name, text, "Dit bestand is al eens ingelezen.")
	weigh("30")
	b.Click("Laat zien wat er verandert")
	b.worked("Geen verandering.", "Alles wat in dit bestand staat, geldt al (76).")
	b.Goto(read)
	b.Click("Draai dit terug")
	b.WaitText("Wat er daarvoor gold, geldt weer.")
}

func (b bringer) onTheBoundariesOfNow(vught string) {
	b.t.Helper()
	b.Goto("/r/baarn/wijken/gebieden/GM0865")
	b.Click("Ongehuwd")
	b.Select("Grenzen van gemeenten", "Indeling van nu (2024)")
	b.Click("Toon")
	b.WaitText(vught)
	b.WaitText("Van een verdeelde gemeente gebruiken we de delen die iemand bevestigde.")
}

// neighbourhoods are the wijken and buurten of three municipalities, in the same table.
func (b bringer) neighbourhoods(s *opendatatest.Server) {
	b.t.Helper()
	text := publicFile(b.t, "84799NED-TypedDataSet-wijken.json")
	s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
		whole := strings.HasSuffix(r.URL.Path, "/TypedDataSet")
		if whole {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, text)
		}
		return whole
	})
	s.Change(`"Modified":"2021-03-26`, `"Modified":"2021-09-30`)
	s.Change(`"RecordCount":356`, `"RecordCount":182`)
	b.fetches("84799NED", "182 nieuw, 0 anders, 0 weg, 0 hetzelfde.") // known again by what was chosen before
	s.Instead(nil)
	b.Click("Lees deze cijfers in")
	b.WaitText("Deze cijfers zijn ingelezen.")
	b.Goto("/r/baarn/wijken/gebieden/WK030800")
	b.WaitText("5.425")
}

// quarters are those of absence through illness, of the whole country.
func (b bringer) quarters(s *opendatatest.Server) {
	b.t.Helper()
	b.fetches(s.URL+"/v4/80072ned", "4.409")
	b.Tick("Deze cijfers gaan over heel Nederland")
	b.tries("4.409 nieuw, 0 anders, 0 weg, 0 hetzelfde.", "Lees deze cijfers in", "Deze cijfers zijn ingelezen.")
	b.Goto("/r/baarn/wijken/gebieden/NL00")
	b.WaitText("Ziekteverzuim")
}
