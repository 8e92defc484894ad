package rights_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// worked lets the officer do something in every corner, leave, and gives who it was.
func (x *world) worked() kompas.Person {
	x.t.Helper()
	p := x.Person(kompas.RolePolicy)
	proposal := x.draft(x.open(x.As("raadslid"), x.city.at+"/voorstellen"), "voorstel", "voorstel", "Vraag "+p.Name+" ernaar", "waarover", "insight")
	x.good(x.As("raadslid").Post(proposal.path, proposal.values))
	page := x.open(x.officer, x.city.at+"/voorstellen")
	for _, f := range page.Forms() {
		if strings.HasPrefix(f.ID, "voorstel-") && strings.Contains(f.Action, "/voorstellen/") && !strings.HasSuffix(f.Action, "/intrekken") {
			answer := x.draft(page, f.ID, "antwoord", "overgenomen", "waarom", "Ja")
			x.good(x.officer.Post(answer.path, answer.values))
			break
		}
	}
	prepared := x.button(x.dossier(x.adopted(x.city)), "/klaarzetten/college")
	x.good(x.officer.Post(prepared.path, prepared.values))
	values := x.values(x.adopted(x.city))
	x.good(x.officer.Post(values.path, values.values))
	answer := x.answer(x.city)
	x.good(x.officer.Post(answer.path, answer.values))
	x.fill(x.city.at+"/instellingen", "kompas", "vraagstuk", p.Name+" belt iedereen ("+p.Email+")")
	page = x.open(x.manager, "/r/baarn/mensen/"+string(p.ID))
	heir := x.Person(kompas.RoleGuide)
	x.send(x.manager, page, "vertrek", "opvolger", string(heir.ID))
	return p
}

func TestAnErasedPersonIsNowhereAndTheHistoryHolds(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		p := x.worked()
		if n := x.rowsWith(p.Name); n < 10 {
			t.Fatalf("the name stands in %d rows: this test looks at nothing", n)
		}
		text := x.open(x.As("data_analist"), x.city.at+"/activiteiten/"+x.city.ours).Text()
		page := x.open(x.manager, "/r/baarn/mensen/"+string(p.ID))
		unsure := x.draft(page, "wissen")
		if got := x.manager.Post(unsure.path, unsure.values); got.Status != http.StatusUnprocessableEntity || x.rowsWith(p.Name) < 10 {
			t.Errorf("without being sure: %d", got.Status)
		}
		x.send(x.manager, page, "wissen", "zeker", "ja")
		for _, word := range []string{p.Name, p.Email} {
			if n := x.rowsWith(word); n > 0 {
				t.Errorf("%q stands in %d rows still: %v", word, n, x.where(word))
			}
		}
		found := 0
		if _, err := w.Store.Verify(t.Context(), nil, func(f *fault.Error) { found++; t.Errorf("the history: %v", f) }); err != nil || found > 0 {
			t.Errorf("the history does not hold: %v", err)
		}
		if got := w.Client(p).Still().Get("/r/baarn"); got.Status != http.StatusSeeOther && got.Status != http.StatusNotFound && got.Status != http.StatusForbidden {
			t.Errorf("the person still comes in: %d", got.Status)
		}
		if page := x.open(x.As("privacy_officer"), "/r/baarn/wijzigingen"); !page.Has(kompas.ErasedName) {
			t.Errorf("the history does not say that somebody did it: %s", page.Text())
		}
		if now := x.open(x.As("data_analist"), x.city.at+"/activiteiten/"+x.city.ours).Text(); len(now) < len(text)/2 {
			t.Error("what the person wrote is gone")
		}
		x.open(x.As("raadslid"), x.city.frozen)
	})
}

func TestWhoStillWorksSomewhereIsNotErased(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		working := w.Person(kompas.RoleAnalyst)
		both := w.AddPerson("Twan Tweeplek")
		w.AddMembership(w.Space, both, kompas.Membership{Role: kompas.RoleClerk, ScopeKind: kompas.ScopeSpace, ValidTo: "2026-01-02"})
		w.AddMembership(w.Elsewhere, both, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace})
		for _, p := range []kompas.Person{working, both} {
			if got := x.manager.Post("/r/baarn/mensen/"+string(p.ID)+"/wissen", map[string][]string{"zeker": {"ja"}}); got.Status != http.StatusConflict || x.rowsWith(p.Name) == 0 {
				t.Errorf("%s: %d", p.Name, got.Status)
			}
		}
		if got := x.manager.Post("/r/baarn/mensen/"+string(w.Stranger.ID)+"/wissen", map[string][]string{"zeker": {"ja"}}); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: %d", got.Status)
		}
	})
}

func TestWhatIsKeptTooLongGoesAtNight(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		x.invited(x.city, "activiteit", "2026-06-01")
		x.send(x.manager, x.open(x.manager, "/r/baarn/mensen/uitnodigen"), "uitnodigen", "naam", "Nora Nooit", "email", "nora@voorbeeld.nl", "rol", "griffie")
		gone, stays := x.worked(), w.Person(kompas.RoleAnalyst)
		night := func() {
			t.Helper()
			if err := w.App.EraseExpired(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		night()
		for _, name := range []string{gone.Name, "Jet Kenner", "Nora Nooit"} {
			if x.rowsWith(name) == 0 {
				t.Errorf("%s is gone on the first night", name)
			}
		}
		w.Clock.Advance(366 * 24 * time.Hour)
		night()
		for name, kept := range map[string]bool{gone.Name: true, "Jet Kenner": false, "Nora Nooit": false, stays.Name: true} {
			if (x.rowsWith(name) > 0) != kept {
				t.Errorf("after a year %s: kept %v", name, x.where(name))
			}
		}
		w.Clock.Advance(400 * 24 * time.Hour)
		night()
		for name, kept := range map[string]bool{gone.Name: false, stays.Name: true} {
			if (x.rowsWith(name) > 0) != kept {
				t.Errorf("after two years %s: %v", name, x.where(name))
			}
		}
		found := 0
		if _, err := w.Store.Verify(t.Context(), nil, func(*fault.Error) { found++ }); err != nil || found > 0 {
			t.Errorf("the history: %d faults, %v", found, err)
		}
	})
}

func TestEverybodySeesWhatIsKept(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		w.SetPassword(w.Person(kompas.RolePolicy), "vier gewone losse woorden")
		page := x.open(x.officer, "/mijn/gegevens")
		if !page.Has("Bea Advies") || !page.Has("Gemeente Baarn") || !page.Has("beleidsadviseur, sinds") {
			t.Errorf("the page: %s", page.Text())
		}
		file := x.open(x.officer, "/mijn/gegevens/bestand")
		for _, words := range []string{"Bea Advies", "bea.advies@voorbeeld.nl", "We willen dat iedereen meedoet.", "beleidsadviseur"} {
			if !strings.Contains(file.Body, words) {
				t.Errorf("the file lacks %q", words)
			}
		}
		if strings.Contains(file.Body, "Daan Cijfer") || !strings.Contains(file.Header.Get("Content-Disposition"), "mijn-gegevens") {
			t.Errorf("the file: %.400s", file.Body)
		}
	})
}

// rowsWith counts the rows of the whole database in which words stand.
func (x *world) rowsWith(words string) int { return len(x.where(words)) }

// where names the tables in which words stand, once per row.
func (x *world) where(words string) (tables []string) {
	x.t.Helper()
	err := x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		for _, table := range store.Tables() {
			if strings.HasPrefix(table.Name, "layer") || table.Name == "boundary" || table.Name == "area" {
				continue // numbers
			}
			rows, err := tx.Query("/* test.where */ select * from " + table.Name)
			if err != nil {
				return err
			}
			content, err := contentOf(rows)
			if err != nil {
				return err
			}
			for _, line := range strings.Split(content, "\n") {
				if strings.Contains(line, words) {
					tables = append(tables, table.Name)
				}
			}
		}
		return nil
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return tables
}
