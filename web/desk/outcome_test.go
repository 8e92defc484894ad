package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

// fillIn fills in a figure of an activity by its form.
func fillIn(c *apptest.Client, slug, activity string, fields ...string) apptest.Page {
	page := c.Get("/r/baarn/kompassen/" + slug + "/outcome/" + activity)
	base := []string{"soort-vraag", "doelrealisatie", "periode", "2025", "bereikt", "100", "antwoorden", "80", "positief", "55", "wie-oordeelde", "inwoner"}
	return c.Submit(page, "uitkomst", append(base, fields...)...)
}

func TestOutcomeIsToldInWordsWithTheNumberOfAnswers(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		officer := w.As(kompas.RolePolicy)
		list := "/r/baarn/kompassen/" + c.Slug + "/outcome"
		if page := officer.Get(list); page.Status != http.StatusOK || !page.Has("Nog geen cijfers. Vraag deelnemers of zij hun eigen doel haalden") {
			t.Fatalf("empty: got %d %s", page.Status, page.Text())
		}
		fillIn(officer, c.Slug, "koffie")
		fillIn(officer, c.Slug, "koffie", "soort-vraag", "baat", "antwoorden", "20", "positief", "12")
		fillIn(officer, c.Slug, "koffie", "soort-vraag", "uitval", "periode", "2024", "antwoorden", "100", "positief", "15")
		fillIn(officer, c.Slug, "koffie", "soort-vraag", "uitval", "antwoorden", "100", "positief", "18")
		fillIn(officer, c.Slug, "koffie", "soort-vraag", "tevredenheid", "positief", "", "gemiddelde", "8,2")
		page := officer.Get(list)
		for _, words := range []string{"7 van de 10 haalden hun eigen doel n = 80", "12 van de 20 zeggen dat het hielp", "18% stopte eerder dan bedoeld 18 van de 100 · was 15%", "8,2 geven deelnemers gemiddeld n = 80"} {
			if !page.Has(words) {
				t.Errorf("%q is not there: %s", words, page.Text())
			}
		}
		if en := officer.Get("/en" + list); !en.Has("7 out of 10 reached their own goal n = 80") {
			t.Errorf("in English: %s", en.Text())
		}
	})
}

func TestFewerThanTenAnswersGiveStoriesInsteadOfAPercentage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		officer := w.As(kompas.RolePolicy)
		page := fillIn(officer, c.Slug, "koffie", "bereikt", "9", "antwoorden", "9", "positief", "7")
		if !page.Has("Minder dan 10 reacties") || page.Has("78%") || page.Has("7 van de 9") {
			t.Fatalf("nine answers: %s", page.Text())
		}
		if own := officer.Get("/r/baarn/kompassen/" + c.Slug + "/activiteiten/koffie"); !own.Has("Minder dan 10 reacties") || own.Has("78%") || own.Has("7 van de 9") {
			t.Fatalf("nine answers on the page of the activity: %s", own.Text())
		}
		if !page.Has("zegt een verhaal meer dan een percentage") {
			t.Errorf("no invitation to ask for stories: %s", page.Text())
		}
		release(t, officer, tell(t, officer, c.Slug, "verhaal", "De eerste keer bleef ik in de auto zitten", "activiteit", "koffie", "mag-in-gesprek", "ja"))
		if page = officer.Get("/r/baarn/kompassen/" + c.Slug + "/outcome"); !page.Has("De eerste keer bleef ik in de auto zitten") {
			t.Errorf("no story in its place: %s", page.Text())
		}
	})
}

func TestWrongNumbersComeBackAtTheirField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		officer := w.As(kompas.RolePolicy)
		for name, x := range map[string]struct {
			fields []string
			says   string
		}{
			"more yes than answers":    {[]string{"positief", "81"}, "Er kunnen niet meer mensen ja zeggen dan er antwoordden (80)."},
			"more answers than people": {[]string{"bereikt", "79"}, "Er kunnen niet meer mensen antwoorden dan er meededen (79)."},
			"a grade of eleven":        {[]string{"soort-vraag", "tevredenheid", "gemiddelde", "11"}, "Vul een getal in tussen 1 en 10."},
			"no such period":           {[]string{"periode", "ooit"}, "Vul een jaar in"},
			"a period to come":         {[]string{"periode", "2027"}, "Deze periode moet nog beginnen."},
			"words for a number":       {[]string{"antwoorden", "veel"}, "Vul een heel getal in"},
			"half a person":            {[]string{"positief", "1,5"}, "Vul een heel getal in"},
			"no such question":         {[]string{"soort-vraag", "geluk"}, "Kies een van de mogelijkheden."},
			"an own question unsaid":   {[]string{"soort-vraag", "eigen"}, "Vul dit in."},
			"minus one":                {[]string{"positief", "-1"}, "Vul een getal in tussen 0"},
		} {
			page := fillIn(officer, c.Slug, "koffie", x.fields...)
			if page.Status != http.StatusUnprocessableEntity || !page.Has(x.says) {
				t.Errorf("%s: got %d", name, page.Status)
			}
		}
		fillIn(officer, c.Slug, "koffie")
		if page := fillIn(officer, c.Slug, "koffie"); page.Status != http.StatusUnprocessableEntity || !page.Has("Voor deze vraag en deze periode is al een cijfer ingevuld.") {
			t.Errorf("the same period twice: got %d", page.Status)
		}
	})
}

func TestACorrectionIsRecorded(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		officer := w.As(kompas.RolePolicy)
		page := fillIn(officer, c.Slug, "koffie")
		at := page.Links("Verbeter Eigen doel gehaald, 2025")
		if len(at) != 1 {
			t.Fatalf("no link to correct: %s", page.Text())
		}
		page = officer.Submit(officer.Get(at[0]), "uitkomst", "soort-vraag", "doelrealisatie", "periode", "2025", "bereikt", "100", "antwoorden", "80", "positief", "60", "wie-oordeelde", "inwoner")
		if !page.Has("75%") || !page.Has("Gewijzigd: mensen die ja zeiden") || !page.Has("Eerst 55 Nu 60") {
			t.Fatalf("got %d %s", page.Status, page.Text())
		}
		bad := officer.Submit(officer.Get(at[0]), "uitkomst", "soort-vraag", "doelrealisatie", "periode", "2025", "bereikt", "100", "antwoorden", "50", "positief", "60", "wie-oordeelde", "inwoner")
		if bad.Status != http.StatusUnprocessableEntity {
			t.Errorf("a correction that cannot be right: got %d", bad.Status)
		}
	})
}

func TestAProviderNeverSeesTheFiguresOfAnother(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		addSeat(t, w, c, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		addActivity(t, w, c, "Koffie", w.Organisation.ID)
		addActivity(t, w, c, "Maatjes", w.AddOrganisation(w.Space, "Stichting Ander", "aanbieder").ID)
		officer := w.As(kompas.RolePolicy)
		fillIn(officer, c.Slug, "koffie")
		page := fillIn(officer, c.Slug, "maatjes", "positief", "39")
		correction := page.Links("Verbeter Eigen doel gehaald, 2025")[0]
		list := "/r/baarn/kompassen/" + c.Slug + "/outcome"
		for _, role := range []kompas.Role{kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer} {
			reader := w.As(role)
			seen := reader.Get(list)
			if seen.Status != http.StatusOK || !seen.Has("7 van de 10") || !seen.Has("U ziet alleen de cijfers van activiteiten die u zelf uitvoert.") {
				t.Errorf("%s: its own figures: got %d %s", role, seen.Status, seen.Text())
			}
			if seen.Has("5 van de 10") || seen.Has("49%") {
				t.Errorf("%s sees the figures of another", role)
			}
			activity := "/r/baarn/kompassen/" + c.Slug + "/activiteiten/"
			if own := reader.Get(activity + "koffie"); !own.Has("7 van de 10 haalden hun eigen doel") {
				t.Errorf("%s: its own figures on the page of the activity: %s", role, own.Text())
			}
			if other := reader.Get(activity + "maatjes"); other.Has("5 van de 10") || !other.Has("Alleen voor wie dit uitvoert") {
				t.Errorf("%s on the page of the other's activity: %s", role, other.Text())
			}
			for _, at := range []string{list + "/maatjes", correction} {
				if got := reader.Get(at); got.Status != http.StatusForbidden {
					t.Errorf("%s at %s: got %d", role, at, got.Status)
				}
			}
			for _, at := range []string{list + "/maatjes", correction} {
				if got := reader.Post(at, officer.Get(list+"/maatjes").Form(t, "uitkomst").Hidden); got.Status != http.StatusForbidden {
					t.Errorf("%s writes at %s: got %d", role, at, got.Status)
				}
			}
		}
		if got := w.As(kompas.RoleProvider).Get(strings.Replace(correction, "/maatjes/", "/koffie/", 1)); got.Status != http.StatusNotFound {
			t.Errorf("a figure under another activity's address: got %d", got.Status)
		}
		history := w.As(kompas.RoleProvider).Get("/r/baarn/kompassen/" + c.Slug + "/activiteiten/maatjes")
		if strings.Contains(history.Text(), "39") {
			t.Error("the history of the activity tells the figure")
		}
	})
}

func TestWhoElseMayNotFillInFigures(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		c := newCompass(t, w, "Minder eenzaamheid")
		x := addActivity(t, w, c, "Koffie", w.Organisation.ID)
		at := "/r/baarn/kompassen/" + c.Slug + "/outcome/" + x.Slug
		form := w.As(kompas.RolePolicy).Get(at).Form(t, "uitkomst").Hidden
		for role, want := range map[kompas.Role]int{kompas.RolePurchaser: http.StatusForbidden, kompas.RoleGuide: http.StatusForbidden,
			kompas.RoleCouncil: http.StatusForbidden, kompas.RoleExecutive: http.StatusForbidden, kompas.RolePrivacy: http.StatusNotFound} {
			if got := w.As(role).Post(at, form); got.Status != want {
				t.Errorf("%s: got %d, want %d", role, got.Status, want)
			}
		}
		if got := w.Client(w.Stranger).Get(at); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
		if got := w.As(kompas.RolePolicy).Get("/r/baarn/kompassen/" + c.Slug + "/outcome/onbekend"); got.Status != http.StatusNotFound {
			t.Errorf("an unknown activity: got %d", got.Status)
		}
	})
}
