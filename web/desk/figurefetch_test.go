package desk_test

import (
	"encoding/json"
	"fmt"
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

const importsPath = "/r/baarn/cijfers-inlezen"

// Whole public tables and files go through the pages, as an analyst brings them in.
func TestAnAnalystFetchesFigures(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	w.LoadFigures()
	s := opendatatest.Serve(t)
	w.SetUp(func(o *app.Outside) { o.Sources = s.Sources() })
	tab := w.Window(kompas.RoleAnalyst)
	look(t, tab, "cijfers-leeg", importsPath)
	tab.Goto(importsPath)
	tab.Fill("Tabelnummer of adres", "84799")
	tab.Click("Haal de cijfers op")
	tab.WaitText("Dit is geen tabelnummer en geen adres.")
	tab.Screenshot("cijfers-adres-fout", 360)
	tab.Screenshot("cijfers-adres-fout", 1280)

	whileFetching(t, w, s, tab)
	readIn(t, w, tab)
	newerFigures(t, w, s, tab)
	failAndTryAgain(t, w, s, tab)
	for address, want := range map[string]string{"/v4/83765NED": "Kerncijfers wijken en buurten 2017", "/bestanden/85984NED.csv": "18.310",
		"/bestanden/50140NED.csv": "Gemeenten: 338, waarvan 15 zonder cijfers"} {
		fetchTable(tab, s.URL+address)
		work(t, w)
		tab.Reload()
		tab.WaitText(want)
	}
	look(t, tab, "cijfers-vol", importsPath)
}

// readIn reads one topic of the table in, which is then not fetched again.
func readIn(t *testing.T, w *apptest.World, tab *browsertest.Tab) {
	t.Helper()
	tab.WaitText("356") // rows
	tab.WaitText("Kerncijfers wijken en buurten 2020")
	tab.Screenshot("cijfers-gezien", 360)
	tab.Screenshot("cijfers-gezien", 1280)
	tab.Select("Bevolking / Aantal inwoners (aantal)", "Als nieuwe indicator")
	tab.Tick("Neem ook gebieden over die in geen lijst van ons staan, met de namen uit het bestand")
	tab.Click("Laat zien wat er verandert")
	tab.WaitText("We rekenen uit wat er zou veranderen.")
	work(t, w)
	tab.Reload()
	tab.WaitText("356 nieuw, 0 anders, 0 weg, 0 hetzelfde.")
	tab.Click("Lees deze cijfers in")
	tab.WaitText("Deze cijfers zijn ingelezen.")
	work(t, w)

	fetchTable(tab, "84799NED")
	work(t, w)
	tab.Reload()
	tab.WaitText("Niets nieuws sinds 26 maart 2021")
	look(t, tab, "cijfers-niets-nieuws", tab.Path())
}

// newerFigures compares what the source changed and takes it over.
func newerFigures(t *testing.T, w *apptest.World, s *opendatatest.Server, tab *browsertest.Tab) {
	t.Helper()
	s.Change(`"Modified":"2021-03-26`, `"Modified":"2021-09-30`)
	s.Change(`"AantalInwoners_5":24868`, `"AantalInwoners_5":24999`)
	if err := w.App.FollowTables(t.Context()); err != nil {
		t.Fatal(err)
	}
	look(t, tab, "overzicht-nieuws", "/r/baarn")
	tab.Click("Er staan nieuwe cijfers klaar bij CBS")
	look(t, tab, "cijfers-nieuws", importsPath)
	tab.Click("Haal op en vergelijk")
	work(t, w)
	tab.Reload()
	tab.WaitText("0 nieuw, 1 anders, 0 weg, 355 hetzelfde.")
	look(t, tab, "cijfers-vergeleken", tab.Path())
	tab.Click("Lees deze cijfers in")
	tab.WaitText("Deze cijfers zijn ingelezen.")
	tab.Goto(importsPath)
	tab.NoText("Er staan nieuwe cijfers klaar")
}

func failAndTryAgain(t *testing.T, w *apptest.World, s *opendatatest.Server, tab *browsertest.Tab) {
	t.Helper()
	s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "Observations") {
			w.WriteHeader(http.StatusInternalServerError)
			return true
		}
		return false
	})
	fetchTable(tab, s.URL+"/v4/80072ned")
	work(t, w)
	tab.Reload()
	tab.WaitText("De bron geeft nu geen antwoord")
	tab.WaitText("De bron antwoordde: 500")
	look(t, tab, "cijfers-ophalen-mislukt", tab.Path())
	s.Instead(nil)
	tab.Click("Probeer het opnieuw")
	work(t, w)
	tab.Reload()
	tab.WaitText("4.409")
}

func fetchTable(tab *browsertest.Tab, address string) {
	tab.Goto(importsPath)
	tab.Fill("Tabelnummer of adres", address)
	tab.Click("Haal de cijfers op")
	tab.WaitText("We halen de cijfers op.")
}

// whileFetching looks at the page of a table while its last page is on its way.
func whileFetching(t *testing.T, w *apptest.World, s *opendatatest.Server, tab *browsertest.Tab) {
	t.Helper()
	text, err := opendatatest.Text("84799NED-TypedDataSet-2.json")
	if err != nil {
		t.Fatal(err)
	}
	var page struct {
		Value []json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	reached, goOn, done := make(chan bool), make(chan bool), make(chan bool)
	s.Instead(func(w2 http.ResponseWriter, r *http.Request) bool {
		records, next := page.Value[:100], fmt.Sprintf(`,"odata.nextLink":%q`, s.URL+"/v3/84799NED/TypedDataSet?$skip=300")
		switch {
		case strings.Contains(r.URL.RawQuery, "skip=300"):
			close(reached)
			<-goOn
			records, next = page.Value[100:], ""
		case !strings.Contains(r.URL.RawQuery, "skip=200"):
			return false
		default:
			w.Clock.Advance(2e9)
		}
		b, _ := json.Marshal(records)
		_, _ = io.WriteString(w2, `{"value":`+string(b)+next+`}`)
		return true
	})
	tab.Goto(importsPath)
	tab.Fill("Tabelnummer of adres", "84799NED")
	tab.Click("Haal de cijfers op")
	tab.WaitText("Wij vragen de bron om de cijfers.")
	at := tab.Path()
	go func() { defer close(done); work(t, w) }()
	<-reached
	tab.Goto(at)
	tab.WaitText("201 van 356 rijen opgehaald.")
	tab.Screenshot("cijfers-bezig", 360)
	tab.Screenshot("cijfers-bezig", 1280)
	tab.Goto(importsPath) // one may leave the page
	tab.WaitText("Wordt opgehaald")
	close(goOn)
	<-done
	s.Instead(nil)
	tab.Goto(at)
}
