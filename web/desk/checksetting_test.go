package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestASpaceReadsItsTextsByItsOwnWords(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, manager := w.As(kompas.RolePolicy), w.As(kompas.RoleManager)
		newCompass(t, w, "Minder eenzaamheid")
		officer.Submit(officer.Get(eenzaamheid+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat dorpelingen uitgaan van eigen kracht")
		const inward = "Dit lijkt een doel voor de organisatie. Wat wordt er beter voor inwoners?"
		mustHave(t, officer.Get(eenzaamheid+"/monitoring"), inward)

		page := manager.Get("/r/baarn/kompascheck")
		fields := []string{"omvang", "basis"}
		for _, name := range kompas.WordListNames() {
			fields = append(fields, name, words(t, page, name))
		}
		set := func(name, value string) []string {
			out := append([]string{}, fields...)
			for i := range out {
				if i%2 == 0 && out[i] == name {
					out[i+1] = value
				}
			}
			return out
		}
		bad := manager.Submit(page, "kompascheck", set("inwoners", "dorpelingen\n<b>vet</b>")...)
		if bad.Status != http.StatusUnprocessableEntity || !strings.Contains(bad.Body, "dorpelingen") || !bad.Has("Inwoners: hoe een woord eindigt") {
			t.Fatalf("markup in a list: got %d %.2000s", bad.Status, bad.Text())
		}
		mustHave(t, officer.Get(eenzaamheid+"/monitoring"), inward)
		page = manager.Submit(page, "kompascheck", set("inwoners", words(t, page, "inwoners")+"\nDorpelingen")...)
		mustHave(t, page, "Lijsten die u hebt aangepast", "Gewijzigd: woordenlijst ‘Inwoners: hoe een woord eindigt’")
		mustLack(t, officer.Get(eenzaamheid+"/monitoring"), inward)

		elsewhere := w.Client(w.Stranger)
		slug, err := w.App.StartCompass(t.Context(), w.ActorOf(w.Stranger, "soest"), map[string]string{"titel": "Elders"}, "")
		if err != nil {
			t.Fatal(err)
		}
		at := "/r/soest/kompassen/" + slug
		elsewhere.Submit(elsewhere.Get(at+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat dorpelingen uitgaan van eigen kracht")
		mustHave(t, elsewhere.Get(at+"/monitoring"), inward)

		if got := manager.Post("/r/baarn/kompascheck/omvang/terugzetten", nil); got.Status != http.StatusNotFound {
			t.Errorf("resetting what is no list: %d", got.Status)
		}
		page = manager.Post("/r/baarn/kompascheck/inwoners/terugzetten", nil)
		mustLack(t, page, "Lijsten die u hebt aangepast")
		mustHave(t, officer.Get(eenzaamheid+"/monitoring"), inward)
	})
}

// words reads a list as it stands in its text area.
func words(t *testing.T, p apptest.Page, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(p.Body, `<textarea class="utrecht-textarea" id="v-kompascheck-`+name+`"`)
	if !ok {
		_, rest, ok = strings.Cut(p.Body, `id="v-kompascheck-`+name+`"`)
	}
	_, rest, ok2 := strings.Cut(rest, ">")
	text, _, ok3 := strings.Cut(rest, "</textarea>")
	if !ok || !ok2 || !ok3 {
		t.Fatalf("no list %s on %s", name, p.Path)
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "&#39;", "'"))
}

func TestASpaceThatWantsItAllHearsMore(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer, _ := hinted(t, w)
		const beyond = "Wie doet dit?"
		mustLack(t, officer.Get(eenzaamheid+"/activiteiten/burendag"), "Kijk ook wat organisaties zelf doen.")
		manager := w.As(kompas.RoleManager)
		page := manager.Get("/r/baarn/kompascheck")
		if got := manager.Submit(page, "kompascheck", "omvang", "alles", "veld", "omvang"); got.Status != http.StatusUnprocessableEntity {
			t.Errorf("an unknown scope: %d", got.Status)
		}
		manager.Send("POST", "/r/baarn/kompascheck", strings.NewReader(url.Values{"veld": {"omvang"}, "omvang": {"volledig"}}.Encode()),
			"Content-Type", "application/x-www-form-urlencoded", "HX-Request", "true")
		mustHave(t, officer.Get(eenzaamheid+"/activiteiten/burendag"), beyond)
	})
}

func TestOnlyTheManagerSetsTheKompascheck(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		for _, role := range kompas.AccountRoles() {
			if role == kompas.RoleManager {
				continue
			}
			c := w.As(role)
			for what, status := range map[string]int{"reads": c.Get("/r/baarn/kompascheck").Status, "changes": c.Post("/r/baarn/kompascheck", url.Values{"omvang": {"volledig"}}).Status,
				"resets": c.Post("/r/baarn/kompascheck/inwoners/terugzetten", nil).Status} {
				if status != http.StatusForbidden && status != http.StatusNotFound {
					t.Errorf("%s %s: %d", role, what, status)
				}
			}
		}
	})
}
