package desk_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// eachWithFigures runs a test on both engines in a world with the national figures.
func eachWithFigures(t *testing.T, run func(t *testing.T, w *apptest.World)) {
	t.Helper()
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		run(t, w)
	})
}

// The figures were looked up by hand in the published files.
func TestNumbersOnThePageAreThoseOfTheSource(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		for _, x := range []struct {
			query string
			want  []string
		}{
			{"onderwerp=inwoners&jaar=2024", []string{"Baarn: 25.065 in 2024.", "CBS (tabel 85984NED), 2024, licentie CC BY 4.0.", "Telling, geen steekproef."}},
			{"onderwerp=inwoners-25-44&niveau=gemeente", []string{"Baarn: 5.356 in 2024."}},
			{"onderwerp=mannen&gebied=WK019352", []string{"460 in 2024."}},
			{"onderwerp=woz-waarde", []string{"Baarn: € 373.000 in 2021.", "(tabel 85039NED), 2021, licentie CC BY 4.0, bewerkt door derde."}},
			{"onderwerp=huishoudens-laag-inkomen&jaar=2021&niveau=gemeente", []string{"Baarn: 4,6% in 2021. Naast vergelijkbare gemeenten: rond het midden. Het middelste cijfer is 4,7%."}},
			{"onderwerp=jv-eenzaam", []string{"Baarn: 59,4% in 2024.", "Geen oordeel, marge onbekend.", "marge staat niet in dit bestand", "Nederland 56,7%"}},
			{"onderwerp=huishoudens-laag-inkomen&jaar=2023", []string{"Baarn: 2,6% in 2023.", "Centrum 4,3%", "Van 5,8% in 2016 naar 2,6% in 2023."}},
			{"onderwerp=aandeel-65-plus", []string{"Baarn: 25,4% in 2024.", "Wij rekenen dit percentage uit de aantallen van het CBS."}},
			{"onderwerp=inwoners&gebied=NL00", []string{"Nederland: 17.942.942 in 2024."}},
			{"onderwerp=jv-eenzaam&gebied=GM0457", []string{"Weesp"}}, // abolished in 2022, still on older boundaries
		} {
			page := c.Get("/r/baarn/wijken?" + x.query)
			if page.Status != http.StatusOK {
				t.Fatalf("%s: %d", x.query, page.Status)
			}
			for _, words := range x.want {
				if !page.Has(words) {
					t.Errorf("%s: %q is not on the page: %.1500s", x.query, words, page.Text())
				}
			}
		}
	})
}

// numbers fills a layer of Baarn's buurten with one of each kind of figure and absence, and gives the codes.
func numbers(t *testing.T, w *apptest.World) []string {
	t.Helper()
	var codes []string
	err := w.Store.Update(t.Context(), func(tx *store.Tx) error {
		d, err := tx.Division("2024-GM0308")
		if err != nil {
			return err
		}
		areas := d.Areas("buurt")
		l := figure.Layer{Indicator: "proef", Period: "2024", Level: "buurt", Division: d.Key, Edition: 1, Part: figure.PartValue, Basis: figure.Census,
			Source: "CBS", SourceID: "0NED", SourceYear: "2024", Licence: "CC BY 4.0"}
		for i, a := range areas {
			codes = append(codes, a.Code)
			l.Values = append(l.Values, int32(i*10))
			l.Flags = append(l.Flags, 0)
		}
		l.Flags[1], l.Flags[2], l.Flags[3], l.Flags[4] = figure.Flag(figure.Missing), figure.Flag(figure.Suppressed), figure.Flag(figure.NotApplicable), figure.Flag(figure.NotYetPublished)
		blob, err := l.EncodeBlob()
		if err != nil {
			return err
		}
		c := figure.CatalogueIndicator{Key: "proef", Name: "Proefcijfer", Theme: figure.ThemeHousing, Unit: figure.Count, Direction: figure.Down, Nature: figure.Fact,
			Kind: figure.Stock, Basis: figure.Census, Source: "CBS", Licence: "CC BY 4.0", Position: 99}
		if err := tx.PutCatalogueIndicator(c); err != nil {
			return err
		}
		return tx.InsertLayer(l, blob)
	})
	if err != nil {
		t.Fatal(err)
	}
	return codes
}

func TestFiveKindsOfNoFigureStayApart(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		codes := numbers(t, w)
		c := w.As(kompas.RolePolicy)
		for i, want := range []string{": 0 in 2024.", ": geen cijfer.", ": de bron laat dit cijfer niet zien.", ": niet van toepassing.", ": nog niet gepubliceerd."} {
			page := c.Get("/r/baarn/wijken?onderwerp=proef&gebied=" + codes[i])
			if !page.Has(want) {
				t.Errorf("buurt %d: %q is not on the page: %.900s", i, want, page.Text())
			}
			for _, kind := range []string{"Geen cijfer", "De bron laat dit cijfer niet zien", "Niet van toepassing", "Nog niet gepubliceerd"} {
				if strings.Count(page.Text(), kind) < 2 { // in the ranking and in the table
					t.Errorf("%q does not stand in the ranking and the table", kind)
				}
			}
		}
	})
}

func TestALevelOrYearWithoutFiguresSaysSo(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		for query, want := range map[string]string{
			"onderwerp=jv-eenzaam&niveau=buurt":                      "Van dit onderwerp zijn er geen cijfers over buurten en wijken.",
			"onderwerp=huishoudens-laag-inkomen&jaar=2011":           "Over 2011 zijn er geen cijfers van dit onderwerp. U ziet 2023.",
			"onderwerp=bijstandsontvangers&jaar=2025":                "Baarn: nog niet gepubliceerd.",
			"onderwerp=inwoners&gebied=WK030805&jaar=2024":           "Te weinig cijfers om buurten te vergelijken.", // two buurten
			"onderwerp=jv-eenzaam&gebied=GM0060":                     "Ameland: geen cijfer.",
			"onderwerp=bijstandsontvangers&gebied=GM0342":            "Soest: geen cijfer.",
			"onderwerp=huishoudens-laag-inkomen&gebied=GM1992":       "Voorne aan Zee: geen cijfer.", // made in 2023, figures are of 2021
			"onderwerp=inwoners&gebied=GM0344&niveau=wijk":           "Geen kaart beschikbaar",
			"onderwerp=huishoudens-laag-inkomen&niveau=gemeente":     "Grenzen van 1 januari 2022",
			"onderwerp=huishoudens-laag-inkomen&gebied=NL00":         "De cijfers horen bij de indeling van 2021.",
			"onderwerp=huishoudens-laag-inkomen&jaar=onzin%22%3E":    "Baarn: 2,6% in 2023.",
			"onderwerp=huishoudens-laag-inkomen&niveau=melkweg%00":   "Baarn: 2,6% in 2023.",
			"onderwerp=huishoudens-laag-inkomen&naast=GM9999":        "Wij kennen deze gemeente niet.",
			"onderwerp=huishoudens-laag-inkomen&naast=GM0308":        "Dit is uw eigen gemeente. Kies een andere.",
			"onderwerp=huishoudens-laag-inkomen&naast=%00%ff":        "Wij kennen deze gemeente niet.",
			"onderwerp=huishoudens-laag-inkomen&naast=GM0310,GM0310": "Deze gemeente staat er al bij.",
			"onderwerp=huishoudens-laag-inkomen&naast=GM0310,GM0342": "Te weinig vergelijkbare gemeenten",
		} {
			page := c.Get("/r/baarn/wijken?" + query)
			if page.Status != http.StatusOK || !page.Has(want) {
				t.Errorf("%s: %d, %q is not on the page: %.900s", query, page.Status, want, page.Text())
			}
		}
	})
}

func TestUnknownAreasAndSubjectsAreNotFound(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		for _, path := range []string{"?gebied=GM9999", "?gebied=onzin", "?gebied=%00", "?gebied=%ff%fe", "?onderwerp=onzin", "?onderwerp=%00%ff", "/gebieden/GM9999", "/gebieden/%00"} {
			if page := c.Get("/r/baarn/wijken" + path); page.Status != http.StatusNotFound {
				t.Errorf("%s: %d", path, page.Status)
			}
		}
	})
}

func TestWithoutNationalFiguresThePagesInvite(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		if page := c.Get("/r/baarn/wijken"); page.Status != http.StatusOK || !page.Has("Er zijn nog geen landelijke cijfers") {
			t.Errorf("%d %s", page.Status, page.Text())
		}
		if page := c.Get("/r/baarn/wijken/zoeken?naam=soest"); page.Status != http.StatusOK || !page.Has("Geen gebied gevonden met ‘soest’") {
			t.Errorf("%d %s", page.Status, page.Text())
		}
		if page := c.Get("/r/baarn/wijken/gebieden/GM0308"); page.Status != http.StatusNotFound {
			t.Errorf("profile: %d", page.Status)
		}
		if page := c.Get(startedCompass(t, w) + "/monitoring"); page.Status != http.StatusOK || !page.Has("Er zijn nog geen landelijke cijfers") {
			t.Errorf("step 1: %d %s", page.Status, page.Text())
		}
	})
}

func TestEveryRoleMayLookAndAnUnchangedPageIsNotSentTwice(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		for _, role := range kompas.AccountRoles() {
			c := w.As(role)
			page := c.Get("/r/baarn/wijken")
			if page.Status != http.StatusOK || page.H1 != "Hoe gaat het in Baarn?" {
				t.Errorf("%s: %d %q", role, page.Status, page.H1)
			}
			if again := c.Get("/r/baarn/wijken", "If-None-Match", page.Header.Get("ETag")); again.Status != http.StatusNotModified {
				t.Errorf("%s: the same page again: %d", role, again.Status)
			}
		}
		if page := w.Client(w.Stranger).Get("/r/soest/wijken"); page.H1 != "Hoe gaat het in Soest?" {
			t.Errorf("Soest starts with %q", page.H1)
		}
		if page := w.Client(w.Stranger).Get("/r/baarn/wijken"); page.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: %d", page.Status)
		}
	})
}

func TestPeersAreTheNearestOrChosen(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		page := c.Get("/r/baarn/wijken")
		for _, words := range []string{"15 gemeenten die het meest op Baarn lijken", "aantal inwoners (2021)", "hoe stedelijk de gemeente is (2021)",
			"Nog niet gebruikt: hoe inwoners ervoor staan met werk, opleiding en geld."} {
			if !page.Has(words) {
				t.Errorf("%q is not on the page", words)
			}
		}
		q := url.Values{"onderwerp": {"huishoudens-laag-inkomen"}, "gebied": {"GM0308"}, "niveau": {"gemeente"}, "jaar": {"2021"},
			"naast": {"GM0342", "GM0310", "", "gm0313"}}
		page = c.Get("/r/baarn/wijken?" + q.Encode())
		if !page.Has("3 zelf gekozen gemeenten") || !page.Has("U koos deze gemeenten zelf.") {
			t.Errorf("%.1500s", page.Text())
		}
		if link := page.Links("Terug naar de gemeenten die het meest lijken"); len(link) != 1 || strings.Contains(link[0], "naast") {
			t.Errorf("back to the nearest: %v", link)
		}
	})
}

func TestAreasAreFoundByNameWithTheOwnOnesFirst(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RoleCouncil)
		page := c.Get("/r/baarn/wijken/zoeken?naam=" + url.QueryEscape("  centrum "))
		text := page.Text()
		if own, other := strings.Index(text, "Centrum buurt in Baarn"), strings.Index(text, "Centrum buurt in A"); own < 0 || other < 0 || other < own {
			t.Errorf("Baarn first: %d, others after: %d", own, other)
		}
		if !page.Has("Er zijn meer gebieden met deze naam. Typ meer letters.") {
			t.Error("it does not say that there are more")
		}
		for typed, want := range map[string]string{"den haag": "'s-Gravenhage gemeente", "GM0308": "Baarn gemeente", "zzzz": "Geen gebied gevonden met ‘zzzz’",
			"<script>": "Geen gebied gevonden met ‘<script>’", "\x00\xff": "Geen gebied gevonden met"} {
			if page := c.Get("/r/baarn/wijken/zoeken?naam=" + url.QueryEscape(typed)); page.Status != http.StatusOK || !page.Has(want) {
				t.Errorf("%q: %d %.600s", typed, page.Status, page.Text())
			}
		}
		profile := c.Get(c.Get("/r/baarn/wijken/zoeken?naam=baarn").Links("Baarn")[0])
		for _, words := range []string{"Alle cijfers van Baarn", "Aantal inwoners 25.184 2025", "Jongvolwassenen die zich eenzaam voelen 59,4% 2024", "Wijk 00 Baarn"} {
			if !profile.Has(words) {
				t.Errorf("%q is not in the profile", words)
			}
		}
	})
}

func TestPeersAreFoundByTheFeaturesAReaderChooses(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		at := "/r/baarn/wijken?onderwerp=jv-eenzaam"
		page := c.Get(at)
		for _, want := range []string{"15 gemeenten die het meest op Baarn lijken", "aantal inwoners (2024)", "deel van de huishoudens met een laag inkomen (2021)"} {
			if !page.Has(want) {
				t.Errorf("%q is not on the page", want)
			}
		}
		if about := c.Get("/r/baarn/wijken?onderwerp=huishoudens-laag-inkomen"); !about.Has("Niet gebruikt, want daar gaat dit cijfer zelf over: deel van de huishoudens met een laag inkomen.") {
			t.Error("municipalities are found by the figure they are compared on")
		}
		chosen := c.Get(at + "&kenmerk=&kenmerk=inwoners&aantal=20") // what the form sends
		if !chosen.Has("20 gemeenten die het meest op Baarn lijken") || !chosen.Has("Deze gemeenten lijken het meest op Baarn in aantal inwoners (2024).") {
			t.Errorf("%.900s", chosen.Text())
		}
		if !strings.Contains(chosen.Body, "?aantal=20&amp;kenmerk=&amp;kenmerk=inwoners&amp;onderwerp=jv-eenzaam&amp;tabel=1&amp;vorm=csv") {
			t.Error("the choice does not go along with the files")
		}
		if links := chosen.Links("Zet de ontwikkeling naast elkaar"); len(links) != 1 || !strings.Contains(links[0], "aantal=20") || !strings.Contains(links[0], "kenmerk=inwoners") {
			t.Errorf("the choice does not go along: %v", links)
		}
		for query, want := range map[string]string{
			"&aantal=7":                "Vul een heel getal in van 8 tot en met 60.",
			"&aantal=61":               "Vul een heel getal in van 8 tot en met 60.",
			"&aantal=%00veel":          "Vul een heel getal in van 8 tot en met 60.",
			"&kenmerk=":                "Kies minstens één kenmerk.",
			"&kenmerk=inwoners,haring": "Op een van deze kenmerken kunnen we niet vergelijken.",
			"&kenmerk=ses":             "Op een van deze kenmerken kunnen we niet vergelijken.", // not read in
		} {
			wrong := c.Get(at + query)
			if !wrong.Has(want) || !wrong.Has("15 gemeenten die het meest op Baarn lijken") || wrong.Status != http.StatusOK {
				t.Errorf("%s: %d, no %q", query, wrong.Status, want)
			}
		}
	})
}

func TestAMapIsTitledByWhatOneSeesAndLeadsToTheFiguresForPrograms(t *testing.T) {
	eachWithFigures(t, func(t *testing.T, w *apptest.World) {
		c := w.As(kompas.RolePolicy)
		if page := c.Get("/r/baarn/wijken?onderwerp=huishoudens-laag-inkomen&jaar=2023"); !page.Has("In 7 van de 18 buurten hoger dan in heel Baarn (2,6%)") {
			t.Errorf("%.900s", page.Text())
		}
		page := c.Get("/r/baarn/wijken?onderwerp=jv-eenzaam")
		links := 0
		for _, at := range regexp.MustCompile(`href="(/api/v1/[^"]*)"`).FindAllStringSubmatch(page.Body+c.Get("/r/baarn/wijken/catalogus").Body, -1) {
			links++
			if got := w.Anonymous().Get(html.UnescapeString(at[1])); got.Status != http.StatusOK {
				t.Errorf("%s: %d", at[1], got.Status)
			}
		}
		if links < 3 {
			t.Errorf("%d links for programs", links)
		}
	})
}
