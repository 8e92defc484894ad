package desk_test

import (
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// redefine sends the form of an indicator with another definition, and all else as it stands there.
func redefine(t *testing.T, officer *apptest.Client, page apptest.Page, words, only string) apptest.Page {
	t.Helper()
	f := page.Form(t, "indicator")
	values := f.Values()
	values.Set("definitie", words)
	values.Set("alleen-woorden", only)
	after := officer.Post(f.Action, values)
	if after.Status != 200 {
		t.Fatalf("%d: %s", after.Status, after.Text())
	}
	return after
}

// lonelyTwice gives the page of an indicator that was measured, given another definition, and measured again.
func lonelyTwice(t *testing.T, officer *apptest.Client, w *apptest.World, only string) (page, result apptest.Page) {
	t.Helper()
	result = withResult(t, w, officer)
	page = addIndicator(t, officer, result, "Inwoners die zich eenzaam voelen", "beleving")
	page = redefine(t, officer, page, "Wie zich vaak eenzaam voelt.", "")
	page = officer.Submit(page, "meting", "periode", "2023", "k", "300", "n", "600")
	page = officer.Submit(page, "meting", "periode", "2024", "k", "290", "n", "600")
	page = officer.Submit(page, "doel", "beginmeting", "2023", "doel-soort", "decrease_to", "doel", "40", "doel-periode", "2028")
	page = redefine(t, officer, page, "Wie zich soms eenzaam voelt.", only)
	page = officer.Submit(page, "meting", "periode", "2025", "k", "420", "n", "600")
	return page, result
}

const (
	changedIn2025 = "Vanaf 2025 anders gemeten"
	notSetBeside  = "Tussen het begin en nu is anders gemeten. Daarom vergelijken we die twee cijfers niet."
)

func TestFiguresKeepTheDefinitionTheyCameInUnder(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page, result := lonelyTwice(t, officer, w, "")
		for _, want := range []string{changedIn2025, "Eerst: Wie zich vaak eenzaam voelt.", "Nu: Wie zich soms eenzaam voelt.", notSetBeside, "Nog niet duidelijk"} {
			if !page.Has(want) {
				t.Errorf("the page of the indicator lacks %q: %s", want, page.Text())
			}
		}
		if page.Has("Verkeerde kant op") {
			t.Error("a verdict over a change of what is counted")
		}
		if again := officer.Get(result.Path); !again.Has(changedIn2025) || !again.Has(notSetBeside) {
			t.Errorf("the page of the result says nothing: %s", again.Text())
		}
		page = officer.Submit(page, "meting", "periode", "2024", "k", "295", "n", "600")
		if !page.Has(changedIn2025) || page.Has("Vanaf 2024 anders gemeten") {
			t.Errorf("a corrected figure lost its definition: %s", page.Text())
		}
		page = officer.Submit(page, "meting", "periode", "2024", "k", "410", "n", "600", "omschrijving", "2")
		if !page.Has("Vanaf 2024 anders gemeten") || page.Has(changedIn2025) {
			t.Errorf("measured again by the new definition: %s", page.Text())
		}
		if page = officer.Submit(page, "meting", "periode", "2024", "k", "410", "n", "600", "omschrijving", "7"); page.Status != 422 {
			t.Errorf("a definition that is not there: %d", page.Status)
		}
	})
}

func TestOtherWordsForTheSameCountBreakNothing(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page, _ := lonelyTwice(t, officer, w, "ja")
		if page.Has("anders gemeten: vergelijk") || !page.Has("Verkeerde kant op") || !page.Has("Telt hetzelfde als de omschrijving ervoor.") {
			t.Errorf("got: %s", page.Text())
		}
		page = redefine(t, officer, page, "Wie zich nooit eenzaam voelt.", "ja")
		page = officer.Submit(page, "meting", "periode", "2026", "k", "100", "n", "600")
		if !page.Has("Vanaf 2026 anders gemeten") {
			t.Errorf("a tick that stood there makes a real change one of words: %s", page.Text())
		}
	})
}

func TestADefinitionNobodyMeasuredByLeavesNoTrace(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page, _ := lonelyTwice(t, officer, w, "ja")
		for _, words := range []string{"Eerste poging.", "Tweede poging.", "Wie zich soms eenzaam voelt."} {
			page = redefine(t, officer, page, words, "")
		}
		if page.Has("poging") || strings.Count(page.Text(), "Wie zich soms eenzaam voelt.") > 3 {
			t.Errorf("got: %s", page.Text())
		}
	})
}

func TestAFileSaysWhatWasCountedInEachYear(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		page, _ := lonelyTwice(t, officer, w, "")
		page = officer.Get(page.Path)
		for _, as := range []string{"csv", "ods", "xlsx", "json"} {
			text := officer.Get(page.Path + "?tabel=1&vorm=" + as).Body
			switch as {
			case "ods":
				text = zipText(t, text, "content.xml")
			case "xlsx":
				text = zipText(t, text, "xl/worksheets/sheet1.xml")
			}
			for _, want := range []string{"Wat is geteld", "Wie zich vaak eenzaam voelt.", "Wie zich soms eenzaam voelt."} {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q", as, want)
				}
			}
		}
	})
}
