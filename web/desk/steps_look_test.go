package desk_test

import (
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/internal/browsertest"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// look opens a page at three widths, leaves pictures of it, and checks that it reads for everybody and never scrolls sideways.
func look(t *testing.T, tab *browsertest.Tab, name, path string) {
	t.Helper()
	for _, width := range []int{1280, 360, 320} {
		tab.Viewport(width, 900)
		tab.Goto(path)
		tab.Screenshot(name, width)
		tab.NoHorizontalScroll()
		if width != 360 {
			tab.Axe()
		}
	}
}

func TestStepsTwoToFourReadForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer := w.As(kompas.RolePolicy)
	tab := w.Window(kompas.RolePolicy)
	newCompass(t, w, "Leeg kompas")
	empty := "/r/baarn/kompassen/leeg-kompas"
	look(t, tab, "stap2-leeg", empty+"/resultaten")
	look(t, tab, "stap3-leeg", empty+"/activiteiten")
	look(t, tab, "stap4-leeg", empty+"/kwaliteit")
	look(t, tab, "resultaat-nieuw", empty+"/resultaten/nieuw")
	look(t, tab, "activiteit-nieuw", empty+"/activiteiten/nieuw")

	result := filledCompass(t, w, officer)
	look(t, tab, "stap2", eenzaamheid+"/resultaten")
	look(t, tab, "resultaat", result.Path)
	look(t, tab, "resultaat-wijzigen", result.Path+"/wijzigen")
	look(t, tab, "indicator-nieuw", result.Path+"/indicatoren/nieuw")
	tab.Goto(result.Path)
	tab.ClickOn(`.figuur a[href*="/indicatoren/"]`)
	look(t, tab, "indicator", tab.Path())
	look(t, tab, "stap3", eenzaamheid+"/activiteiten")
	look(t, tab, "stap3-als-dan", eenzaamheid+"/activiteiten?weergave=als-dan")
	look(t, tab, "activiteit", eenzaamheid+"/activiteiten/koffie-contact")
	look(t, tab, "activiteit-wijzigen", eenzaamheid+"/activiteiten/koffie-contact/wijzigen")
	look(t, tab, "stap4", eenzaamheid+"/kwaliteit")
	look(t, tab, "kwaliteit-invullen", eenzaamheid+"/kwaliteit/koffie-contact")
}

// filledCompass makes a compass with a result that has everything, and activities with and without a claim.
func filledCompass(t *testing.T, w *apptest.World, officer *apptest.Client) apptest.Page {
	t.Helper()
	result := withResult(t, w, officer)
	measured := func(name, nature, from, now, goal string) {
		page := addIndicator(t, officer, result, name, nature)
		page = officer.Submit(page, "meting", "periode", "2024", "k", from, "n", "600")
		page = officer.Submit(page, "doel", "beginmeting", "2024", "doel-soort", "decrease_to", "doel", goal, "doel-periode", "2029")
		page = officer.Submit(page, "meting", "periode", "2022", "k", from, "n", "600")
		officer.Submit(page, "meting", "periode", "2025", "k", now, "n", "600", "voorlopig", "ja")
	}
	measured("Inwoners van 75 jaar en ouder die zich sterk eenzaam voelen", "beleving", "300", "240", "20")
	measured("Inwoners die minder dan eens per week iemand spreken", "beleving", "240", "238", "30")
	measured("Inwoners die alleen wonen en geen hulp durven vragen", "feit", "120", "150", "15")
	addIndicator(t, officer, result, "Huisbezoeken die een vervolg kregen", "feit")
	addStories(t, w, "Sinds de koffie op dinsdag ken ik de halve straat. Eerst zeiden we niet eens gedag", "Wij wonen hier pas een jaar. Ik zou best willen, maar waar begin je?", "Bij de brievenbus hoor je alles.")
	form := officer.Get(eenzaamheid + "/activiteiten/nieuw")
	page := officer.Submit(form, "activiteit", "activiteit", "Koffie & Contact", "omschrijving", "Elke dinsdag koffie in het buurthuis. Een vrijwilliger haalt mensen de eerste keer op.",
		"voor-wie", "75-plussers die weinig mensen zien", "vorm", "formeel", "nieuw-of-bestaand", "bestaand", "stand", "loopt", "sinds", "2023",
		"organisatie-nieuw", "Welzijn Baarn", "resultaat", "1")
	edit := officer.Get(page.Path + "/wijzigen")
	claim := claimFormOf(t, edit)
	officer.Submit(edit, claim, "als", "een vrijwilliger belt, langskomt en de eerste keer meegaat", "dan", "durven ouderen te komen en bouwen ze vertrouwde contacten op",
		"draagt-bij", "minder 75-plussers zich sterk eenzaam voelen", "aanname", "mensen willen best komen als iemand meegaat", "onderbouwing", "wat_werkt")
	form = officer.Get(eenzaamheid + "/activiteiten/nieuw")
	officer.Submit(form, "activiteit", "activiteit", "Burendag", "vorm", "informeel", "nieuw-of-bestaand", "nieuw", "stand", "idee")
	quality := officer.Get(eenzaamheid + "/kwaliteit/koffie-contact")
	quality = officer.Submit(quality, "kwaliteit-wat_werkt", "toelichting", "Persoonlijk uitnodigen en de eerste keer meegaan.", "staat", "op_orde")
	quality = officer.Submit(quality, "kwaliteit-mensen", "toelichting", "Te weinig vrijwilligers die op dinsdag kunnen.", "staat", "knelpunt")
	officer.Submit(quality, "kwaliteit-voorwaarden", "antwoord-voor", "2026-02-01")
	return officer.Get(result.Path)
}

func addStories(t *testing.T, w *apptest.World, texts ...string) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("minder-eenzaamheid")
		if err != nil {
			return err
		}
		results, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		for _, text := range texts {
			s := measure.Story{ID: kompas.StoryID(tx.NewID()), CompassID: c.ID, ResultID: results[0].ID, Text: text, ToldBy: "Mevrouw T., 80-plus", ToldOn: "2026-02-03",
				Perspective: "inwoner", ConsentSession: true, ConsentGivenOn: "2026-02-03", State: measure.StoryReleased, CreatedBy: w.Person(kompas.RolePolicy).ID}
			if err := tx.InsertStory(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
