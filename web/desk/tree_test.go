package desk_test

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/kompas"
)

const treeAt = eenzaamheid + "/activiteiten"

// cardPage is the address of the lines of a card.
func cardPage(card string) string { return eenzaamheid + "/doelenboom/" + card }

// planted makes a compass with an ambition, three results, two needs and three activities; the third hangs loose.
func planted(t *testing.T, w *apptest.World) *apptest.Client {
	t.Helper()
	officer := w.As(kompas.RolePolicy)
	newCompass(t, w, "Minder eenzaamheid")
	must := func(p apptest.Page) apptest.Page {
		t.Helper()
		if p.Status != http.StatusOK {
			t.Fatalf("%s: %d %s", p.Path, p.Status, p.Text())
		}
		return p
	}
	must(officer.Submit(officer.Get(eenzaamheid+"/ambities/nieuw"), "ambitie", "ambitie", "We willen dat ouderen mensen om zich heen hebben."))
	for _, text := range []string{"minder ouderen zich eenzaam voelen", "meer buren elkaar kennen", "meer ouderen mee-eten"} {
		must(officer.Submit(officer.Get(eenzaamheid+"/resultaten/nieuw"), "resultaat", "horizon", "4", "resultaat", text, "startjaar", "2025", "ambitie", "1"))
	}
	for _, x := range [][3]string{{"Koffie", "formeel", "1"}, {"Samen eten", "informeel", "2"}, {"Folder", "formeel", ""}} {
		organisation := ""
		if x[0] == "Koffie" {
			organisation = "Stichting Buurtkracht"
		}
		must(officer.Submit(officer.Get(treeAt+"/nieuw"), "activiteit", "activiteit", x[0], "vorm", x[1], "nieuw-of-bestaand", "bestaand", "stand", "loopt",
			"organisatie-nieuw", organisation, "resultaat", x[2]))
	}
	for _, x := range [][2]string{{"Iemand die de eerste keer meeloopt", "1"}, {"Vervoer dat op tijd komt", "1"}} {
		must(officer.Submit(officer.Get(eenzaamheid+"/nodig/nieuw"), "nodig", "nodig", x[0], "van-wie", "75-plussers", "perspectief", "inwoner", "resultaat", x[1]))
	}
	return officer
}

func TestTheTreeShowsTheWayAndWhatDoesNotFitYet(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		page := officer.Get(treeAt)
		for _, words := range []string{"Iemand die de eerste keer meeloopt", "Nog geen activiteit", "Nog niet gekoppeld", "Stichting Buurtkracht", "Er is meer dat nog niet klopt"} {
			if !page.Has(words) {
				t.Errorf("the tree does not say %q: %s", words, page.Text())
			}
		}
		if n := strings.Count(page.Body, `class="hint"`); n != 3 {
			t.Errorf("%d questions stand beside the tree", n)
		}
		// A line by a need takes the place of the line that led past it.
		back := officer.Submit(officer.Get(cardPage("n-1")), "lijn-activiteit", "naar", "x-koffie")
		if back.Path != treeAt+"?kaart=n-1" || !back.Has("Als we ‘Koffie’ doen dan is er wat nodig is: iemand die de eerste keer meeloopt en dat draagt bij aan minder ouderen zich eenzaam voelen") {
			t.Errorf("back at the tree, %s: %s", back.Path, back.Text())
		}
		if paths := strings.Count(back.Body, `<path class="tak`); paths != 3+2+1+1+2 { // ambition, needs, koffie, samen eten, and two in the legend
			t.Errorf("%d lines", paths)
		}
		claim := officer.Get(cardPage("x-koffie"))
		back = officer.Submit(claim, claimFormOf(t, claim), "als", "een buur belt", "dan", "durven mensen te komen", "draagt-bij", "minder mensen eenzaam zijn", "onderbouwing", "wat_werkt")
		if back.Path != treeAt+"?kaart=x-koffie" || !back.Has("Als een buur belt dan durven mensen te komen en dat draagt bij aan minder ouderen zich eenzaam voelen Onderbouwd") {
			t.Errorf("after filling in why, %s: %s", back.Path, back.Text())
		}
		if page := officer.Get(eenzaamheid + "/nodig/nieuw?voorbeeld=2"); page.Form(t, "nodig").Values().Get("nodig") != "Erkenning op het werk of op school" {
			t.Error("an example does not begin the form")
		}
		if page := officer.Get(treeAt + "/koffie"); len(page.Links("Bekijk de plek in de doelenboom")) != 1 {
			t.Error("the activity does not lead to its place in the tree")
		}
		for view, words := range map[string]string{"als-dan": "durven mensen te komen", "lijst": "Informele activiteit: Samen eten", "tabel": "Wat nodig is", "route": "Staat nog op zichzelf"} {
			if page := officer.Get(treeAt + "?weergave=" + view); page.Status != http.StatusOK || !page.Has(words) {
				t.Errorf("%s: %d, no %q: %s", view, page.Status, words, page.Text())
			}
		}
	})
}

func TestTheTreeAsAFileNeedsNoPage(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		file := officer.Get(eenzaamheid + "/doelenboom.svg")
		if file.Status != http.StatusOK || file.Header.Get("Content-Type") != "image/svg+xml; charset=utf-8" || !strings.Contains(file.Header.Get("Content-Disposition"), `filename="doelenboom-minder-eenzaamheid.svg"`) {
			t.Fatalf("%d %v", file.Status, file.Header)
		}
		var svg struct {
			XMLName xml.Name
			Title   string `xml:"title"`
			Desc    string `xml:"desc"`
		}
		if err := xml.Unmarshal([]byte(file.Body), &svg); err != nil {
			t.Fatal(err)
		}
		if svg.XMLName.Space != "http://www.w3.org/2000/svg" || svg.Title != "Doelenboom van Minder eenzaamheid" ||
			!strings.Contains(svg.Desc, "We willen dat ouderen mensen om zich heen hebben.: Over 4 jaar: minder ouderen") {
			t.Errorf("%v %q %q", svg.XMLName, svg.Title, svg.Desc)
		}
		if strings.Contains(file.Body, "class=") || strings.Contains(file.Body, "href") {
			t.Error("the file leans on a page")
		}
		if page := w.Client(w.Stranger).Get(eenzaamheid + "/doelenboom.svg"); page.Status != http.StatusNotFound {
			t.Errorf("somebody of another space got %d", page.Status)
		}
	})
}

func TestEveryLineCanBeTakenAwayAndPutBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		undo := func(page apptest.Page) apptest.Page {
			t.Helper()
			at := strings.Index(page.Body, `class="terugbalk"`)
			if page.Status != http.StatusOK || at < 0 {
				t.Fatalf("%s offers no way back (%d): %s", page.Path, page.Status, page.Text())
			}
			return officer.Post(page.Forms()[undoForm(page)].Action, page.Forms()[undoForm(page)].Values())
		}
		officer.Submit(officer.Get(cardPage("n-1")), "lijn-activiteit", "naar", "x-koffie")
		for _, line := range [][2]string{{"n-1", "x-koffie"}, {"x-koffie", "n-1"}, {"n-1", "r-1"}, {"r-1", "n-1"}} {
			gone := officer.Post(cardPage(line[0])+"/lijn/"+line[1]+"/weghalen", nil)
			if page := officer.Get(cardPage(line[0])); strings.Contains(page.Body, cardPage(line[0])+"/lijn/"+line[1]+"/weghalen") {
				t.Errorf("the line from %s to %s still stands", line[0], line[1])
			}
			undo(gone)
			if page := officer.Get(cardPage(line[0])); !strings.Contains(page.Body, cardPage(line[0])+"/lijn/"+line[1]+"/weghalen") {
				t.Errorf("the line from %s to %s did not come back", line[0], line[1])
			}
		}
		// Why an activity contributes comes back with its words.
		claim := officer.Get(cardPage("x-koffie"))
		id := claimFormOf(t, claim)
		officer.Submit(claim, id, "als", "een buur belt", "dan", "", "draagt-bij", "", "onderbouwing", "praktijk")
		gone := officer.Post(treeAt+"/koffie/als-dan/"+strings.TrimPrefix(id, "als-dan-")+"/weghalen", url.Values{"terug": {"boom"}})
		if officer.Get(cardPage("x-koffie")).Has("een buur belt") {
			t.Error("the claim still stands")
		}
		if undo(gone); !strings.Contains(officer.Get(cardPage("x-koffie")).Body, "een buur belt") {
			t.Error("the claim came back without its words")
		}
		if again := officer.Post(treeAt+"/koffie/als-dan/"+strings.TrimPrefix(id, "als-dan-")+"/terugzetten", nil); again.Status != http.StatusNotFound {
			t.Errorf("putting back what is there: %d", again.Status)
		}
		// A need takes its lines with it, and brings them back.
		gone = officer.Post(eenzaamheid+"/nodig/1/weghalen", nil)
		if gone.Has("Iemand die de eerste keer meeloopt") || officer.Get(cardPage("n-1")).Status != http.StatusNotFound {
			t.Error("the need still stands")
		}
		undo(gone)
		if page := officer.Get(cardPage("n-1")); !strings.Contains(page.Body, "/lijn/x-koffie/weghalen") || !strings.Contains(page.Body, "/lijn/r-1/weghalen") {
			t.Error("the need came back without its lines")
		}
	})
}

// undoForm gives the place of the form in the undo bar among the forms of the page.
func undoForm(page apptest.Page) int {
	for i, f := range page.Forms() {
		if strings.HasSuffix(f.Action, "/terugzetten") || strings.HasSuffix(f.Action, "/lijn") {
			return i
		}
	}
	return 0
}

func TestNothingGoesRoundInTheTree(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		officer.Submit(officer.Get(cardPage("r-2")), "plek", "ambitie", "1", "deel-van", "1")
		officer.Submit(officer.Get(cardPage("r-3")), "plek", "ambitie", "1", "deel-van", "2")
		for _, number := range []string{"1", "2", "3"} {
			page := officer.Submit(officer.Get(cardPage("r-1")), "plek", "ambitie", "1", "deel-van", number)
			if page.Status != http.StatusUnprocessableEntity || !page.Has("Deze pijl maakt een kringetje. (KC-313)") {
				t.Errorf("result 1 as a part of result %s: %d", number, page.Status)
			}
		}
		if page := officer.Get(treeAt); strings.Count(page.Body, "Deelresultaat") != 2 {
			t.Error("the parts do not stand in columns of their own")
		}
		relate := func(from, kind, to string) apptest.Page {
			return officer.Submit(officer.Get(cardPage("x-"+from)), "samenhang", "samenhang", kind, "andere", to, "toelichting", "")
		}
		for _, x := range [][3]string{{"samen-eten", "keten_na", "koffie"}, {"folder", "keten_na", "samen-eten"}, {"koffie", "integraal", "folder"}} {
			if page := relate(x[0], x[1], x[2]); page.Status != http.StatusOK {
				t.Fatalf("%v: %d", x, page.Status)
			}
		}
		for _, x := range [][4]string{{"koffie", "keten_na", "folder", "kringetje"}, {"koffie", "keten_na", "samen-eten", "kringetje"}, {"folder", "integraal", "koffie", "Deze samenhang staat er al."},
			{"samen-eten", "keten_na", "koffie", "Deze samenhang staat er al."}, {"koffie", "keten_na", "koffie", "Kies een andere activiteit"}, {"koffie", "", "folder", "Kies een van de mogelijkheden"},
			{"koffie", "keten_na", "bestaat-niet", "Kies een andere activiteit"}} {
			page := relate(x[0], x[1], x[2])
			if page.Status != http.StatusUnprocessableEntity || !page.Has(x[3]) {
				t.Errorf("%v: %d: %s", x, page.Status, page.Text())
			}
		}
		route := officer.Get(treeAt + "?weergave=route").Text()
		if a, b, c := strings.Index(route, "Eerst Koffie"), strings.Index(route, "Daarna Samen eten Informeel"), strings.Index(route, "Daarna Folder Formeel"); a < 0 || b < a || c < b {
			t.Errorf("the route of a resident: %s", route)
		}
	})
}

func TestWhoMayDrawInTheTree(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		seated := officer.Submit(officer.Get(eenzaamheid+"/tafel"), "stoel", "naam", "Buurtkracht", "perspectief", "aanbieder", "organisatie", "Stichting Buurtkracht", "sinds", "2025-01-06")
		if seated.Status != http.StatusOK {
			t.Fatal(seated.Text())
		}
		need := url.Values{"nodig": {"Een bankje"}, "perspectief": {"inwoner"}, "van-wie": {""}, "resultaat": {""}}
		line := func(to string) url.Values { return url.Values{"naar": {to}, "soort": {"nodig"}} }
		place := url.Values{"ambitie": {""}, "deel-van": {"2"}}
		const refused, fine = http.StatusForbidden, http.StatusOK
		for _, x := range []struct {
			role                     kompas.Role
			need, own, others, place int // a need; a line of the activity of Buurtkracht; of another; the place of a result
		}{
			{kompas.RoleProvider, fine, fine, refused, refused},
			{kompas.RoleCouncil, refused, refused, refused, refused},
			{kompas.RoleExecutive, refused, refused, refused, refused},
			{kompas.RoleAnalyst, fine, refused, refused, refused},
			{kompas.RoleClerk, refused, refused, refused, refused},
			{kompas.RoleGuide, fine, fine, fine, fine},
		} {
			c := w.As(x.role)
			for what, got := range map[string][2]int{
				"a need":                  {c.Post(eenzaamheid+"/nodig/nieuw", need).Status, x.need},
				"a line of its own":       {c.Post(cardPage("x-koffie")+"/lijn", line("n-1")).Status, x.own},
				"a line of another":       {c.Post(cardPage("x-folder")+"/lijn", line("n-1")).Status, x.others},
				"a line of another, back": {c.Post(cardPage("n-1")+"/lijn", line("x-folder")).Status, x.others},
				"the place of a result":   {c.Post(cardPage("r-1")+"/plek", place).Status, x.place},
			} {
				if got[0] != got[1] && (got[0] != http.StatusNotFound || got[1] != refused) {
					t.Errorf("%s, %s: got %d, want %d", x.role, what, got[0], got[1])
				}
			}
		}
		for _, path := range []string{eenzaamheid + "/nodig/1/wijzigen", cardPage("n-1"), treeAt} {
			if page := w.Client(w.Stranger).Get(path); page.Status != http.StatusNotFound {
				t.Errorf("somebody of another space at %s: %d", path, page.Status)
			}
		}
	})
}

func TestTwoPeopleWhoChangeANeedLoseNoText(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		officer := planted(t, w)
		form := officer.Get(eenzaamheid + "/nodig/1/wijzigen")
		w.As(kompas.RoleGuide).Submit(w.As(kompas.RoleGuide).Get(eenzaamheid+"/nodig/1/wijzigen"), "nodig", "nodig", "Iemand die belt", "van-wie", "75-plussers", "perspectief", "inwoner")
		page := officer.Submit(form, "nodig", "nodig", "Iemand die ophaalt", "van-wie", "75-plussers", "perspectief", "inwoner")
		if page.Status != http.StatusConflict || !strings.Contains(page.Body, "Iemand die ophaalt") || !page.Has("Iemand die belt") {
			t.Errorf("got %d: %s", page.Status, page.Text())
		}
		if empty := officer.Submit(officer.Get(eenzaamheid+"/nodig/1/wijzigen"), "nodig", "nodig", " ", "van-wie", "", "perspectief", "koning"); empty.Status != http.StatusUnprocessableEntity {
			t.Errorf("an empty need by a king: %d", empty.Status)
		}
		if page := officer.Get(cardPage("n-1")); !page.Has("Iemand die belt") {
			t.Errorf("stored: %s", page.Text())
		}
	})
}
