package app_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/opendatatest"
	"kompas/kompas"
	"kompas/store"
)

// fetching sets up the product beside a service of open data.
func (p *imports) fetching() *opendatatest.Server {
	p.t.Helper()
	s := opendatatest.Serve(p.t)
	p.with(func(o *app.Outside) { o.Sources = s.Sources() })
	return s
}

// fetch has figures fetched and looked at.
func (p *imports) fetch(address, service string) app.FigureImportPage {
	p.t.Helper()
	id, err := p.app.FetchFigures(p.t.Context(), p.analyst(), map[string]string{"adres": address, "dienst": service}, "")
	if err != nil {
		p.t.Fatalf("%s: %v %s", address, err, codesOf(err))
	}
	if err := p.work(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	return p.page(id)
}

// again has the figures of an import fetched once more.
func (p *imports) again(id string) app.FigureImportPage {
	p.t.Helper()
	fresh, err := p.app.FetchAgain(p.t.Context(), p.analyst(), id, "")
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.work(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	return p.page(fresh)
}

// only chooses one topic of a table, in the words of its source.
func only(v app.FigureImportPage, title string, form map[string]string) map[string]string {
	for i, t := range v.Table.Topics {
		field := topicName(i)
		if form[field] = "niet"; t.Path[len(t.Path)-1] == title {
			form[field] = "nieuw"
			if !v.Choices.Topics[i].New {
				form[field] = string(v.Choices.Topics[i].Indicator)
			}
		}
	}
	return form
}

func TestTablesAreFetchedByNumberAndByAddress(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		s := p.fetching()
		for _, c := range []struct {
			address, service string
			lines, areas     int
			present          int64
		}{
			{"84799NED", "cbs", 356, 356, 0}, {s.URL + "/statline/#/CBS/nl/dataset/84799NED/table?ts=1", "cbs", 356, 356, 0},
			{"80072ned", "cbs-nieuw", 4409, 0, 4409}, {s.URL + "/v4/80072ned/Observations?$top=1", "cbs", 4409, 0, 4409},
			{" 83765NED ", "cbs-nieuw", 8, 4, 7},
			{s.URL + "/bestanden/50140NED.csv", "cbs", 0, 365, 0},
		} {
			v := p.fetch(c.address, c.service)
			if v.State != kompas.ImportSeen || c.lines > 0 && v.Survey.Lines != c.lines || v.Survey.Areas != c.areas || c.present > 0 && v.Survey.Present() != c.present {
				t.Errorf("%s: %s, %d lines, %d areas, %d figures; %+v", c.address, v.State, v.Survey.Lines, v.Survey.Areas, v.Survey.Present(), v.Problem)
			}
			if v.Hash == "" || v.Address == "" || v.Place.IsTable() && v.Table.Modified == "" {
				t.Errorf("%s: no provenance: %q %q %q", c.address, v.Hash, v.Address, v.Table.Modified)
			}
		}
	})
}

func TestAFetchedTableIsTriedReadInAndUndoneLikeAFile(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.fetching()
		v := p.fetch("84799NED", "cbs")
		if v.Choices.AreaYear != 2020 || v.Choices.Source != "CBS" || v.AsksFormat() {
			t.Errorf("proposed: %+v", v.Choices)
		}
		v = p.try(v, only(v, "Aantal inwoners", own("gebiedsjaar", "2020", "bron", "CBS", "overnemen", "ja")))
		if v.Outcome.New != 356 || v.Outcome.Layers != 2 {
			t.Fatalf("%+v", v.Outcome)
		}
		v = p.apply(v)
		p.shows("Aantal inwoners", "GM0308", "2020 24868")
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
			t.Fatal(err)
		}
		p.shows("Aantal inwoners", "GM0308")
	})
}

func TestNothingIsDownloadedWhenTheSourceHasNotChanged(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		s := p.fetching()
		v := p.fetch("84799NED", "cbs")
		v = p.try(v, only(v, "Aantal inwoners", own("gebiedsjaar", "2020", "bron", "CBS", "overnemen", "ja")))
		s.Asked()
		if other := p.fetch("84799NED", "cbs"); other.State != kompas.ImportSeen { // it was tried, not read in
			t.Errorf("before it was read in: %s", other.State)
		}
		p.apply(v)
		s.Asked()
		same := p.fetch("84799NED", "cbs")
		if asked := s.Asked(); same.State != kompas.ImportNoNews || len(asked) != 1 || !strings.Contains(asked[0], "TableInfos") {
			t.Errorf("%s after %q", same.State, asked)
		}
		all := p.again(same.ID)
		if all.State != kompas.ImportTried || all.Outcome.Changes() {
			t.Errorf("fetched all the same: %s %+v", all.State, all.Outcome)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
			t.Fatal(err)
		}
		if undone := p.fetch("84799NED", "cbs"); undone.State != kompas.ImportSeen {
			t.Errorf("after it was undone: %s", undone.State)
		}
	})
}

func TestNewerFiguresAreNoticedFetchedComparedAndReadIn(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		s := p.fetching()
		news := func() []app.FigureNews {
			t.Helper()
			if err := p.app.FollowTables(t.Context()); err != nil {
				t.Fatal(err)
			}
			list, err := p.app.FigureImports(t.Context(), p.analyst())
			if err != nil {
				t.Fatal(err)
			}
			return list.News
		}
		v := p.fetch("84799NED", "cbs")
		v = p.try(v, only(v, "Aantal inwoners", own("gebiedsjaar", "2020", "bron", "CBS", "overnemen", "ja")))
		if got := news(); len(got) > 0 {
			t.Errorf("news of what was never read in: %+v", got)
		}
		p.apply(v)
		s.Instead(func(w http.ResponseWriter, r *http.Request) bool { w.WriteHeader(http.StatusNotFound); return true })
		if got := news(); len(got) > 0 {
			t.Errorf("news of a source that does not answer: %+v", got)
		}
		s.Instead(nil)
		if got := news(); len(got) > 0 {
			t.Errorf("news of what has not changed: %+v", got)
		}
		s.Change(`"Modified":"2021-03-26`, `"Modified":"2021-09-30`)
		s.Change(`"AantalInwoners_5":24868`, `"AantalInwoners_7":24999`)
		s.Change(`"AantalInwoners_5"`, `"AantalInwoners_7"`) // keys are numbered anew
		got := news()
		if len(got) != 1 || got[0].ID != v.ID || got[0].OnItsWay != nil || !strings.HasPrefix(got[0].Changed, "2021-09-30") {
			t.Fatalf("%+v", got)
		}
		p.hears("Nieuwe cijfers staan klaar")
		fresh := p.again(v.ID)
		if fresh.State != kompas.ImportTried || fresh.Outcome.Changed != 1 || fresh.Outcome.Same != 355 || fresh.Outcome.Examples[0].After != 24999 {
			t.Fatalf("%s %+v", fresh.State, fresh.Outcome)
		}
		if got = news(); len(got) != 1 || got[0].OnItsWay == nil || got[0].OnItsWay.ID != fresh.ID {
			t.Errorf("%+v", got)
		}
		p.shows("Aantal inwoners", "GM0308", "2020 24868")
		p.apply(fresh)
		p.shows("Aantal inwoners", "GM0308", "2020 24999")
		if got = news(); len(got) > 0 {
			t.Errorf("news of what was read in: %+v", got)
		}
	})
}

// hears says that the message of the week tells whoever reads figures in something, and those who do not nothing of it.
func (p *imports) hears(text string) {
	p.t.Helper()
	for range 2 { // the first time only notes from when
		if err := p.app.SendDigests(p.t.Context()); err != nil {
			p.t.Fatal(err)
		}
		p.Clock.Advance(8 * 24 * time.Hour)
	}
	told := map[string]bool{}
	err := p.Store.Tenant(int64(p.Space.ID)).View(p.t.Context(), func(tx *store.Tx) error {
		waiting, err := tx.WaitingMail()
		for _, m := range waiting {
			told[m.To] = told[m.To] || strings.Contains(m.Body, text)
		}
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	for role, want := range map[kompas.Role]bool{kompas.RoleAnalyst: true, kompas.RolePolicy: true, kompas.RoleCouncil: false, kompas.RoleProvider: false} {
		if told[p.Person(role).Email] != want {
			p.t.Errorf("%s hears %q: %v, want %v", role, text, !want, want)
		}
	}
}

func TestASourceThatFailsHalfWayLeavesNothingAndIsExplained(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		s := p.fetching()
		second := func(r *http.Request) bool { return strings.Contains(r.URL.RawQuery, "skip") }
		for want, answer := range map[string]func(w http.ResponseWriter){
			"bron_bezet":                      func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
			"bron_niet_gevonden":              func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) },
			"webpagina_in_plaats_van_cijfers": func(w http.ResponseWriter) { _, _ = io.WriteString(w, "<!DOCTYPE html><p>Onderhoud") },
			"bestand_afgebroken":              func(w http.ResponseWriter) { _, _ = io.WriteString(w, `{"value":[{"ID":201,`) },
			"geen_json":                       func(w http.ResponseWriter) { _, _ = io.WriteString(w, `[1,2]`) },
			"kolom_ontbreekt": func(w http.ResponseWriter) {
				_, _ = io.WriteString(w, `{"value":[{"ID":201,"WijkenEnBuurten":"GM0308"}]}`)
			},
			"bron_onbereikbaar": func(w http.ResponseWriter) {
				_, _ = io.WriteString(w, `{"value":[`)
				w.(http.Flusher).Flush()
				panic(http.ErrAbortHandler)
			},
			"pagina_van_andere_dienst": func(w http.ResponseWriter) {
				_, _ = io.WriteString(w, `{"value":[],"odata.nextLink":"https://elders.nl/x"}`)
			},
		} {
			s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
				if second(r) {
					answer(w)
				}
				return second(r)
			})
			v := p.fetch("84799NED", "cbs")
			if v.State != kompas.ImportFailed || v.Problem.Code != want || !strings.Contains(v.Problem.Address, "skip=200") {
				t.Errorf("%s: %s %+v", want, v.State, v.Problem)
			}
			p.pieces(0)
		}
		s.Instead(nil)
		s.Change(`"ObservationCount":4409`, `"ObservationCount":9000`)
		if v := p.fetch("80072ned", "cbs-nieuw"); v.Problem.Code != "bestand_afgebroken" {
			t.Errorf("half of the observations: %+v", v.Problem)
		}
		p.pieces(0)
		if v := p.again(p.fetch("99999NED", "cbs").ID); v.Problem.Code != "bron_niet_gevonden" {
			t.Errorf("a table that is not there: %+v", v.Problem)
		}
		p.layers(0)
	})
}

// pieces counts what is kept of files.
func (p *imports) pieces(want int) {
	p.t.Helper()
	if n := p.count(`select count(*) from figure_import_piece`); n != want {
		p.t.Errorf("%d pieces are kept, want %d", n, want)
	}
}

func TestAddressesAreReadAndNeverLeadToAMachineThatIsNotPublic(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		s := p.fetching()
		for address, want := range map[string]string{"": "adres verplicht", "84799": "adres cijferadres_onbekend", "zomaar iets": "adres cijferadres_onbekend",
			"file:///etc/passwd": "adres cijferadres_onbekend", "https://jan:geheim@cbs.nl/84799NED": "adres cijferadres_onbekend",
			"http://cbs.nl/a.csv": "adres cijferadres_open", "https://x.nl/" + strings.Repeat("a", kompas.MaxSentence): "adres te_lang"} {
			_, err := p.app.FetchFigures(t.Context(), p.analyst(), map[string]string{"adres": address, "dienst": "cbs"}, "")
			if codesOf(err) != want {
				t.Errorf("%.40q: %q, want %q", address, codesOf(err), want)
			}
		}
		if _, err := p.app.FetchFigures(t.Context(), p.analyst(), map[string]string{"adres": "84799NED", "dienst": "x"}, ""); codesOf(err) != "dienst geen_keuze" {
			t.Errorf("another service: %v", err)
		}
		if _, err := p.app.FetchFigures(t.Context(), p.Actor(kompas.RolePrivacy), map[string]string{"adres": "84799NED", "dienst": "cbs"}, ""); !fault.Is(err, fault.Forbidden) {
			t.Errorf("who only reads: %v", err)
		}
		for _, address := range []string{"https://127.0.0.1:9/x.csv", "https://169.254.169.254/latest/x.csv", "https://[::1]:9/odata/v1/CBS/80072ned"} {
			if v := p.fetch(address, "cbs"); v.Problem.Code != "adres_niet_openbaar" {
				t.Errorf("%s: %+v", address, v.Problem)
			}
		}
		s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
			http.Redirect(w, r, "http://127.0.0.2:9/geheim", http.StatusFound)
			return true
		})
		if v := p.fetch("84799NED", "cbs"); v.Problem.Code != "adres_niet_openbaar" {
			t.Errorf("redirected: %+v", v.Problem)
		}
	})
}

func TestAFetchThatIsThrownAwayStops(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		s := p.fetching()
		id, err := p.app.FetchFigures(t.Context(), p.analyst(), map[string]string{"adres": "84799NED", "dienst": "cbs"}, "")
		if err != nil {
			t.Fatal(err)
		}
		s.Instead(func(w http.ResponseWriter, r *http.Request) bool {
			if strings.Contains(r.URL.RawQuery, "skip") {
				p.Clock.Advance(time.Minute)
				if err := p.app.DropFigures(t.Context(), p.analyst(), id, ""); err != nil {
					t.Error(err)
				}
			}
			return false
		})
		if err := p.work(t.Context()); err != nil {
			t.Fatal(err)
		}
		if v := p.page(id); v.State != kompas.ImportDropped {
			t.Errorf("%s", v.State)
		}
		p.pieces(0)
	})
}

// A typed data set names its columns by a stem and a number that changes every year: which of two of one stem is which, only a
// person knows.
func TestTwoColumnsOfOneStemAreAskedAbout(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		text := "ID;Marges;RegioS;Perioden;Appartement_48;Appartement_56;Eengezins_60\n0;MW00000;GM0308;2024JJ00;1.5;2.5;3\n"
		for range 2 {
			v := p.upload("84000NED_TypedDataSet_1.csv", text)
			if c := v.Choices.Topics; len(c) != 3 || c[0].Use || c[1].Use || !c[2].Use || c[0].Name == c[1].Name {
				t.Fatalf("%+v", c)
			}
			form := topics(keep(v, own("bron", "CBS", "periode", "2024", "overnemen", "ja")), "aantal", "aantal", "aantal")
			if c := v.Choices.Topics; !c[2].New {
				form[topicName(2)] = string(c[2].Indicator)
			}
			p.apply(p.try(v, form))
			text = strings.ReplaceAll(strings.ReplaceAll(text, "_48", "_50"), "_56", "_48")
		}
	})
}
