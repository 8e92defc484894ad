package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// held records a conversation that was held and closed, with somebody of this seat, and gives its id.
func held(t *testing.T, officer *apptest.Client, compass, day string, seat kompas.StakeholderSeat) string {
	t.Helper()
	page := officer.Submit(officer.Get("/r/baarn/kompassen/"+compass+"/gesprekken/nieuw"), "gesprek", "datum", day, "stap", "2", "titel", "Keukentafel "+day)
	page = officer.Submit(page, "aanwezig", "aanwezig-"+string(seat.ID), "4")
	page = officer.Submit(page, "inbreng", "inbreng", "Wij willen elkaar vaker zien", "perspectief", string(seat.Perspective))
	page = officer.Post(page.Form(t, "uitkomst").Action+"/afronden", nil)
	if page.Status != http.StatusOK || !page.Has("Afgerond") {
		t.Fatalf("got %d: %s", page.Status, page.Text())
	}
	return page.Path[strings.LastIndex(page.Path, "/")+1:]
}

// tabled is a result with nothing left open, in a compass with a conversation with residents and one without.
type tabled struct {
	compass  kompas.Compass
	result   apptest.Page
	agreed   string // the conversation with residents
	officers string // the conversation without
	seat     kompas.StakeholderSeat
}

func tableResult(t *testing.T, w *apptest.World, officer *apptest.Client) tabled {
	t.Helper()
	x := tabled{result: withResult(t, w, officer)}
	addIndicator(t, officer, x.result, "Inwoners die zich eenzaam voelen", "beleving")
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) (err error) {
		x.compass, err = tx.CompassBySlug("minder-eenzaamheid")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	x.seat = addSeat(t, w, x.compass, "Bewonersgroep Eemdal", kompas.PerspectiveResident, "")
	x.agreed = held(t, officer, x.compass.Slug, "2026-02-12", x.seat)
	x.officers = held(t, officer, x.compass.Slug, "2026-02-13", addSeat(t, w, x.compass, "Gemeente", kompas.PerspectiveMunicipality, ""))
	x.result = officer.Get(x.result.Path)
	return x
}

// decisions gives the decisions of the compass, the latest first.
func decisions(t *testing.T, w *apptest.World) (list []kompas.Decision) {
	t.Helper()
	err := w.Store.Tenant(w.Space.ID).View(t.Context(), func(tx *store.Tx) error {
		c, err := tx.CompassBySlug("minder-eenzaamheid")
		if err != nil {
			return err
		}
		list, err = tx.Decisions(c.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func mustHave(t *testing.T, page apptest.Page, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !page.Has(want) {
			t.Errorf("%s lacks %q: %.3000s", page.Path, want, page.Text())
		}
	}
}

func mustLack(t *testing.T, page apptest.Page, unwanted ...string) {
	t.Helper()
	for _, text := range unwanted {
		if page.Has(text) {
			t.Errorf("%s has %q: %.3000s", page.Path, text, page.Text())
		}
	}
}

func TestPartnersAdoptAResultInAConversationWithResidents(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		x := tableResult(t, w, officer)
		mustHave(t, x.result, "Nog niet samen vastgesteld", "Keukentafel 2026-02-12 · 4 inwoners")
		mustLack(t, x.result, "Keukentafel 2026-02-13", "Dit is nog open")
		page := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed, "toelichting", "De huisartsen twijfelen nog & kijken mee.")
		if page.Status != http.StatusOK || page.Path != x.result.Path {
			t.Fatalf("got %d on %s: %s", page.Status, page.Path, page.Text())
		}
		mustHave(t, page, "Samen vastgesteld op 12 februari 2026. Er waren 4 inwoners. Dit is versie 1.", "In het gesprek Keukentafel 2026-02-12",
			"Erbij afgesproken: De huisartsen twijfelen nog & kijken mee.", "Iets wijzigen?", "Samen vastgesteld: resultaat")
		mustLack(t, page, "Stel samen vast", "Indicator toevoegen")
		if got := officer.Get(x.result.Path + "/wijzigen"); got.Status != http.StatusConflict {
			t.Errorf("the adopted text can be edited: %d", got.Status)
		}
		address := strings.TrimPrefix(x.result.Path, eenzaamheid+"/resultaten/")
		sheet := "/r/baarn/raad/minder-eenzaamheid/" + address
		officer.Post(sheet, nil)
		mustHave(t, officer.Get(sheet), "Samen vastgesteld · versie 1 · 12 februari 2026")
		mustHave(t, officer.Get("/r/baarn/gesprekken/"+x.agreed), "Een besluit of een verbetergesprek rust op dit gesprek.")
		list := decisions(t, w)
		if len(list) != 1 || list[0].Kind != "gezamenlijk" || list[0].ObjectKind != "resultaat" || string(list[0].SessionID) != x.agreed ||
			list[0].DecidedOn != "2026-02-12" || list[0].CreatedBy != w.Person(kompas.RolePolicy).ID {
			t.Errorf("the decision: %+v", list)
		}
	})
}

func TestWhatIsStillOpenIsAskedWithTheWayThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		c := newCompass(t, w, "Minder eenzaamheid")
		page := officer.Submit(officer.Get(eenzaamheid+"/resultaten/nieuw"), "resultaat", "resultaat", "minder 75-plussers zich eenzaam voelen", "startjaar", "2025")
		at := page.Path
		mustHave(t, page, "Dit is nog open", "Er deden nog geen inwoners mee.", "Wanneer wilt u dit bereiken?", "Voor welke groep inwoners geldt dit?",
			"Waaraan zien we dat het lukt?", "Er is nog geen afgerond gesprek waar inwoners bij waren.")
		follow := func(page apptest.Page, words string) {
			t.Helper()
			links := page.Links(words)
			if len(links) == 0 {
				t.Fatalf("no way to %q: %s", words, page.Text())
			}
			if got := officer.Get(strings.Split(links[0], "#")[0]); got.Status != http.StatusOK {
				t.Errorf("%q leads to %d", words, got.Status)
			}
		}
		for _, words := range []string{"Geef inwoners een stoel", "Kies het aantal jaren", "Kies de groep", "Indicator toevoegen", "Leg een gesprek vast"} {
			follow(page, words)
		}
		got := officer.Post(at+"/vaststellen", url.Values{"gesprek": {"00000000-0000-7000-8000-000000000000"}})
		if got.Status != http.StatusNotFound {
			t.Errorf("an unknown conversation: %d", got.Status)
		}
		seat := addSeat(t, w, c, "Bewonersgroep", kompas.PerspectiveResident, "")
		page = officer.Get(at)
		follow(page, "Vul aan wat inwoners zeggen")
		agreed := held(t, officer, c.Slug, "2026-02-12", seat)
		page = officer.Get(at)
		mustLack(t, page, "Er deden nog geen inwoners mee.", "Er is nog geen afgerond gesprek", "Stel samen vast")
		mustHave(t, page, "Wanneer wilt u dit bereiken?")
		data, err := w.App.ResultPage(t.Context(), w.Actor(kompas.RolePolicy), c.Slug, at[strings.LastIndex(at, "/")+1:], true)
		if err != nil {
			t.Fatal(err)
		}
		got = officer.Post(at+"/vaststellen", url.Values{"gesprek": {agreed}, "gezien": {data.Adoption.Seen}})
		if got.Status != http.StatusConflict || !got.Has("Wanneer wilt u dit bereiken?") || len(decisions(t, w)) > 0 {
			t.Errorf("adopted with open questions: %d, %d decisions", got.Status, len(decisions(t, w)))
		}
	})
}

func TestNobodyAdoptsOutsideAConversationWithResidents(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		x := tableResult(t, w, officer)
		planned := officer.Submit(officer.Get(eenzaamheid+"/gesprekken/nieuw"), "gesprek", "datum", "2026-04-01", "stap", "2")
		other := newCompass(t, w, "Rondkomen")
		elsewhere := held(t, officer, other.Slug, "2026-02-20", addSeat(t, w, other, "Bewoners", kompas.PerspectiveResident, ""))
		for name, c := range map[string]struct {
			session string
			status  int
			text    string
		}{
			"none":                {"", http.StatusUnprocessableEntity, "Vul dit in"},
			"without residents":   {x.officers, http.StatusUnprocessableEntity, "Kies een afgerond gesprek waar inwoners"},
			"still to come":       {planned.Path[strings.LastIndex(planned.Path, "/")+1:], http.StatusUnprocessableEntity, "Kies een afgerond gesprek waar inwoners"},
			"of another compass":  {elsewhere, http.StatusNotFound, ""},
			"that does not exist": {"bestaat-niet", http.StatusNotFound, ""},
		} {
			page := officer.Submit(x.result, "vaststellen", "gesprek", c.session, "toelichting", "Dit typte ik")
			if page.Status != c.status || !page.Has(c.text) || c.status == http.StatusUnprocessableEntity && !strings.Contains(page.Body, "Dit typte ik") {
				t.Errorf("%s: got %d: %s", name, page.Status, page.Text())
			}
		}
		page := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed, "toelichting", "<script>alert(1)</script>")
		if page.Status != http.StatusUnprocessableEntity || strings.Contains(page.Body, "<script>alert") || !strings.Contains(page.Body, "&lt;script&gt;") {
			t.Errorf("markup in the note: %d", page.Status)
		}
		if n := len(decisions(t, w)); n > 0 {
			t.Errorf("%d decisions were stored", n)
		}
		mustHave(t, officer.Get(x.result.Path), "Nog niet samen vastgesteld")
	})
}

func TestWhoMayAdoptTogether(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := tableResult(t, w, w.As(kompas.RolePolicy))
		form := x.result.Form(t, "vaststellen")
		post := func(c *apptest.Client, path string) apptest.Page {
			values := url.Values{"gesprek": {x.agreed}, "gezien": form.Hidden["gezien"]}
			return c.Post(path, values)
		}
		for _, role := range []kompas.Role{kompas.RoleManager, kompas.RoleAnalyst, kompas.RolePurchaser, kompas.RoleExecutive, kompas.RoleClerk, kompas.RoleCouncil, kompas.RolePrivacy} {
			want := http.StatusForbidden
			if role == kompas.RolePrivacy { // sees no compass at all
				want = http.StatusNotFound
			}
			if got := post(w.As(role), form.Action); got.Status != want {
				t.Errorf("%s: got %d, want %d", role, got.Status, want)
			}
			if page := w.As(role).Get(x.result.Path); page.Has("Samen vaststellen") {
				t.Errorf("%s is asked to adopt", role)
			}
		}
		if got := post(w.As(kompas.RoleProvider), form.Action); got.Status != http.StatusNotFound {
			t.Errorf("a provider that is not at the table: got %d", got.Status)
		}
		if got := post(w.Client(w.Stranger), form.Action); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: got %d", got.Status)
		}
		if got := post(w.Client(w.Stranger), strings.Replace(form.Action, "/r/baarn/", "/r/soest/", 1)); got.Status != http.StatusNotFound {
			t.Errorf("the same result in another space: got %d", got.Status)
		}
		addSeat(t, w, x.compass, "Buurtkracht", kompas.PerspectiveProvider, w.Organisation.ID)
		if got := post(w.As(kompas.RoleProfessional), form.Action); got.Status != http.StatusForbidden {
			t.Errorf("a professional at the table: got %d", got.Status)
		}
		if n := len(decisions(t, w)); n > 0 {
			t.Fatalf("%d decisions were stored", n)
		}
		provider := w.As(kompas.RoleProvider)
		page := provider.Submit(provider.Get(x.result.Path), "vaststellen", "gesprek", x.agreed)
		mustHave(t, page, "Samen vastgesteld op 12 februari 2026.")
	})
}

func TestAResultIsAdoptedOnceAndAsItWasSeen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		x := tableResult(t, w, officer)
		guide := w.As(kompas.RoleGuide)
		edit := guide.Get(x.result.Path + "/wijzigen")
		guide.Submit(edit, "resultaat", "horizon", "4", "resultaat", "minder 80-plussers zich eenzaam voelen", "doelgroep", "80-plussers", "startjaar", "2025")
		stale := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed, "toelichting", "Dit typte ik")
		if stale.Status != http.StatusConflict || !strings.Contains(stale.Body, "Dit typte ik") {
			t.Fatalf("got %d: %s", stale.Status, stale.Text())
		}
		mustHave(t, stale, "Er is iets veranderd nadat u deze pagina opende.", "minder 80-plussers zich eenzaam voelen")
		x.result = officer.Get(stale.Links("Resultaat wijzigen")[0])
		x.result = officer.Get(strings.TrimSuffix(x.result.Path, "/wijzigen"))

		addIndicator(t, w.As(kompas.RoleAnalyst), x.result, "Bezoek per week", "feit")
		if got := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed); got.Status != http.StatusConflict {
			t.Errorf("adopted with an indicator that was not seen: %d", got.Status)
		}
		x.result = officer.Get(x.result.Path)
		for range 2 { // the button is pressed twice
			if page := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed); page.Status != http.StatusOK {
				t.Errorf("got %d: %s", page.Status, page.Text())
			}
		}
		form := x.result.Form(t, "vaststellen")
		if got := officer.Post(form.Action, url.Values{"gesprek": {x.agreed}, "gezien": form.Hidden["gezien"], "sleutel": {"een-andere"}}); got.Status != http.StatusConflict {
			t.Errorf("adopted once more: %d", got.Status)
		}
		if n := len(decisions(t, w)); n != 1 {
			t.Errorf("%d decisions", n)
		}
		mustHave(t, officer.Get(x.result.Path), "Dit is versie 1.")
	})
}

func TestAnAdoptedResultCountsUntilTheNextVersionIsAdopted(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		x := tableResult(t, w, officer)
		page := officer.Submit(x.result, "vaststellen", "gesprek", x.agreed)
		page = officer.Submit(page, "nieuwe-versie", "reden", "De groep bleek te breed")
		page = officer.Submit(page, "resultaat", "horizon", "4", "resultaat", "minder 80-plussers zich eenzaam voelen", "doelgroep", "80-plussers", "startjaar", "2025")
		mustHave(t, page, "Over 4 jaar willen we dat minder 80-plussers zich eenzaam voelen.", "Samen vaststellen")
		inForce := officer.Get(strings.Split(page.Path, "?")[0])
		mustHave(t, inForce, "minder 75-plussers zich eenzaam voelen", "Dit is versie 1.", "Er is een nieuwe versie in de maak.")
		mustLack(t, inForce, "Stel samen vast")
		second := held(t, officer, x.compass.Slug, "2026-02-26", x.seat)
		page = officer.Get(page.Path)
		if got := officer.Submit(page, "vaststellen", "gesprek", x.officers); got.Status != http.StatusUnprocessableEntity || !got.Has("80-plussers") {
			t.Errorf("a refused agreement does not show the new version: %d %s", got.Status, got.Text())
		}
		page = officer.Submit(page, "vaststellen", "gesprek", second)
		mustHave(t, page, "Over 4 jaar willen we dat minder 80-plussers zich eenzaam voelen.", "Samen vastgesteld op 26 februari 2026.", "Dit is versie 2.",
			"Eerdere versies", "Over 4 jaar willen we dat minder 75-plussers zich eenzaam voelen.", "Samen vastgesteld op 12 februari 2026.", "Inwoners die zich eenzaam voelen")
		list := officer.Get(eenzaamheid + "/resultaten")
		mustHave(t, list, "80-plussers")
		mustLack(t, list, "75-plussers")
	})
}

func TestPartnersAdoptAnAmbitionAndItsNextVersion(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := w.As(kompas.RolePolicy)
		c := newCompass(t, w, "Minder eenzaamheid")
		page := officer.Submit(officer.Get(eenzaamheid+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat ouderen mensen om zich heen hebben.")
		page = officer.Get(page.Links("Bekijk deze ambitie : We willen dat ouderen mensen om zich heen hebben.")[0])
		at := page.Path
		mustHave(t, page, "Er deden nog geen inwoners mee.", "Er is nog geen afgerond gesprek waar inwoners bij waren.")
		seat := addSeat(t, w, c, "Bewonersgroep Eemdal", kompas.PerspectiveResident, "")
		agreed := held(t, officer, c.Slug, "2026-02-12", seat)
		if got := w.As(kompas.RoleAnalyst).Post(at+"/vaststellen", url.Values{"gesprek": {agreed}}); got.Status != http.StatusForbidden {
			t.Errorf("an analyst: %d", got.Status)
		}
		if got := w.Client(w.Stranger).Post(at+"/vaststellen", url.Values{"gesprek": {agreed}}); got.Status != http.StatusNotFound {
			t.Errorf("somebody of another space: %d", got.Status)
		}
		page = officer.Get(at)
		for range 2 {
			if got := officer.Submit(page, "vaststellen", "gesprek", agreed, "toelichting", "Bewoners vulden de zin aan."); !got.Has("Samen vastgesteld op 12 februari 2026.") {
				t.Errorf("got %d: %s", got.Status, got.Text())
			}
		}
		page = officer.Get(at)
		mustHave(t, page, "Dit is versie 1.", "Erbij afgesproken: Bewoners vulden de zin aan.", "Samen vastgesteld: ambitie")
		for _, path := range []string{at + "/wijzigen", at + "/bewijs", at + "/vaststellen"} {
			if got := officer.Post(path, url.Values{"ambitie": {"Anders"}, "gesprek": {agreed}}); got.Status != http.StatusConflict {
				t.Errorf("%s on an adopted ambition: %d", path, got.Status)
			}
		}
		page = officer.Submit(page, "nieuwe-versie", "reden", "De zin was te lang")
		page = officer.Submit(page, "ambitie", "ambitie", "We willen dat niemand alleen is.")
		mustHave(t, page, "Nu geldt nog: ‘We willen dat ouderen mensen om zich heen hebben.’")
		mustHave(t, officer.Get(eenzaamheid), "We willen dat ouderen mensen om zich heen hebben.")
		officer.Submit(page, "vaststellen", "gesprek", held(t, officer, c.Slug, "2026-02-26", seat))
		mustHave(t, officer.Get(at), "We willen dat niemand alleen is.", "Samen vastgesteld op 26 februari 2026.", "Dit is versie 2.")
		mustHave(t, officer.Get(eenzaamheid), "We willen dat niemand alleen is.")
		if n := len(decisions(t, w)); n != 2 {
			t.Errorf("%d decisions", n)
		}
	})
}

func TestAdoptingReadsForEverybody(t *testing.T) {
	w := apptest.New(t, db.SQLite)
	officer := w.As(kompas.RolePolicy)
	tab := w.Window(kompas.RolePolicy)
	newCompass(t, w, "Leeg kompas")
	page := officer.Submit(officer.Get("/r/baarn/kompassen/leeg-kompas/resultaten/nieuw"), "resultaat", "resultaat", "meer mensen rondkomen", "startjaar", "2025")
	look(t, tab, "vaststellen-open", page.Path)
	x := tableResult(t, w, officer)
	look(t, tab, "vaststellen-klaar", x.result.Path)
	officer.Submit(x.result, "vaststellen", "gesprek", x.agreed, "toelichting", "De huisartsen twijfelen nog. Zij kijken een jaar mee.")
	look(t, tab, "vastgesteld", x.result.Path)
	page = officer.Submit(officer.Get(eenzaamheid+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat ouderen mensen om zich heen hebben.")
	page = officer.Get(page.Links("Bekijk deze ambitie : We willen dat ouderen mensen om zich heen hebben.")[0])
	look(t, tab, "vaststellen-ambitie", page.Path)
	officer.Submit(page, "vaststellen", "gesprek", x.agreed)
	look(t, tab, "vastgesteld-ambitie", page.Path)
}
