package rights_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// invited lets somebody from outside in to the requirement of a compass and gives the address.
func (x *world) invited(p *place, subject, until string) string {
	x.t.Helper()
	page := x.open(x.guide, p.at+"/gasten")
	value := ""
	for _, f := range page.Form(x.t, "gast").Fields {
		for _, o := range f.Options {
			if f.Name == "waarvoor" && strings.HasPrefix(o, subject+":") {
				value = o
			}
		}
	}
	return x.find(x.send(x.guide, page, "gast", "gastnaam", "Jet Kenner", "soort-gast", "deskundige", "waarvoor", value, "tot-en-met", until), `/r/baarn/g/[^"]+`)
}

func TestAGuestSeesOneThingAndProposesAboutIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		requirement := x.form(x.city.at+"/eisen", "nieuw-eis", "eis", "Iemand neemt op", "eisbron", "gemeente")
		x.good(x.officer.Post(requirement.path, requirement.values))
		x.fill(x.city.at+"/monitoring", "duiding", "duiding", "Binnenskamers gehoord", "perspectief", "inwoner")
		for subject, words := range map[string][2]string{"eis": {"Iemand neemt op", "quality_requirement"}, "activiteit": {"Maatjes", "activity"}, "resultaat": {"meer mensen elkaar kennen", "ambition_result"}} {
			at := x.invited(x.city, subject, "2026-12-01")
			guest := w.Anonymous()
			page := x.open(guest, at)
			if !page.Has(words[0]) || page.Has("Binnenskamers gehoord") {
				t.Errorf("a guest of a %s reads: %s", subject, page.Text())
			}
			for other, text := range map[string]string{"eis": "Iemand neemt op", "activiteit": "Maatjes", "resultaat": "meer mensen elkaar kennen"} {
				if other != subject && page.Has(text) {
					t.Errorf("a guest of a %s reads of a %s", subject, other)
				}
			}
			before := x.stored()
			form := x.draft(page, "voorstel", "voorstel", "Vraag het ook de buren")
			x.good(guest.Post(form.path, form.values))
			if changed := difference(before, x.stored()); changed != "idempotency_key, proposal, the history" {
				t.Errorf("a guest changed %s", changed)
			}
			if page := x.open(x.officer, x.city.at+"/voorstellen"); !page.Has("Vraag het ook de buren") || !page.Has("Van Jet Kenner") {
				t.Errorf("the officer reads: %s", page.Text())
			}
			x.nothingElseOpens(t, guest, at)
		}
	})
}

// nothingElseOpens tries the doors of residents and of those who work here, with the code of a guest.
func (x *world) nothingElseOpens(t *testing.T, guest *apptest.Client, at string) {
	t.Helper()
	code := at[strings.LastIndex(at, "/")+1:]
	before := x.stored()
	for _, path := range []string{"/r/baarn/m/" + code, "/r/baarn/m/" + code + "/herkennen", "/r/soest/g/" + code} {
		if got := guest.Get(path); got.Status != http.StatusNotFound {
			t.Errorf("a guest opens %s: %d", path, got.Status)
		}
		if got := guest.Post(path, url.Values{"duiding": {"Hoi"}, "houding": {"twijfel"}, "voorstel": {"Hoi"}}); got.Status < 400 {
			t.Errorf("a guest posts to %s: %d", path, got.Status)
		}
	}
	for _, path := range []string{x.city.at, x.city.at + "/eisen", "/r/baarn"} {
		if got := guest.Still().Get(path); got.Status != http.StatusSeeOther {
			t.Errorf("a guest opens %s: %d", path, got.Status)
		}
	}
	if changed := difference(before, x.stored()); changed != "" {
		t.Errorf("a guest changed %s", changed)
	}
}

func TestAGuestIsOutAtOnceWhenItEndsOrItsDayIsOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		ended, short := x.invited(x.city, "activiteit", "2026-12-01"), x.invited(x.city, "activiteit", "2026-03-10")
		guest := w.Anonymous()
		page := x.open(guest, ended)
		form := x.draft(page, "voorstel", "voorstel", "Te laat")
		links := x.open(x.guide, x.city.at+"/gasten")
		x.good(x.guide.Post(x.button(links, "/beeindigen").path, nil)) // the newest first: the short one
		x.good(x.guide.Post(x.button(x.open(x.guide, x.city.at+"/gasten"), "/beeindigen").path, nil))
		before := x.stored()
		for _, at := range []string{ended, short} {
			if got := guest.Get(at); got.Status != http.StatusNotFound {
				t.Errorf("after its end: %d", got.Status)
			}
		}
		if got := guest.Post(form.path, form.values); got.Status != http.StatusNotFound || difference(before, x.stored()) != "" {
			t.Errorf("a form that was open: %d", got.Status)
		}
		soon := x.invited(x.city, "activiteit", x.App.Now().AddDate(0, 0, 2).Format(time.DateOnly))
		x.open(guest, soon)
		w.Clock.Advance(72 * time.Hour)
		if got := guest.Get(soon); got.Status != http.StatusNotFound {
			t.Errorf("after its day: %d", got.Status)
		}
	})
}

func TestOnlyTheFacilitatorInvitesGuests(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		at := x.invited(x.city, "activiteit", "2026-12-01")
		code := at[strings.LastIndex(at, "/")+1:]
		form := x.draft(x.open(x.guide, x.city.at+"/gasten"), "gast", "gastnaam", "Jet", "soort-gast", "deskundige", "waarvoor", first, "tot-en-met", "2026-12-01")
		end := x.button(x.open(x.guide, x.city.at+"/gasten"), "/beeindigen")
		before := x.stored()
		for _, c := range columns() {
			if c == "KB" || c == "IN" {
				continue
			}
			who := x.browser(c).Still()
			for what, got := range map[string]apptest.Page{"lists": who.Get(x.city.at + "/gasten"), "opens": who.Get(x.city.at + "/gasten/" + code),
				"invites": who.Post(form.path, form.values), "ends": who.Post(end.path, end.values)} {
				if got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s %s guests: %d", c, what, got.Status)
				}
			}
		}
		if changed := difference(before, x.stored()); changed != "" {
			t.Errorf("somebody changed %s", changed)
		}
		for field, value := range map[string]string{"tot-en-met": "2026-01-01", "waarvoor": "activiteit:anders", "gastnaam": "", "soort-gast": "koning"} {
			bad := x.draft(x.open(x.guide, x.city.at+"/gasten"), "gast", "gastnaam", "Jet", "soort-gast", "deskundige", "waarvoor", first, "tot-en-met", "2026-12-01")
			bad.values.Set(field, value)
			if got := x.guide.Post(bad.path, bad.values); got.Status != http.StatusUnprocessableEntity {
				t.Errorf("%s %q: %d", field, value, got.Status)
			}
		}
	})
}

func TestWhatAResidentHandsInArrivesAsAProposal(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		resident := w.Anonymous()
		for _, about := range []string{"insight", "ambition_result", "activity", "quality_requirement", "indicator", "improvement_action"} {
			before := x.stored()
			form := x.draft(x.open(resident, x.city.link+"/voorstel"), "meedoen", "waarover", about, "voorstel", "Een bankje over "+about)
			x.good(resident.Post(form.path, form.values))
			if changed := difference(before, x.stored()); changed != "idempotency_key, proposal, the history" {
				t.Errorf("about %s it changed %s", about, changed)
			}
			if page := x.open(x.officer, x.city.at+"/voorstellen"); !page.Has("Een bankje over "+about) || !page.Has("Van een inwoner") {
				t.Errorf("the officer reads: %s", page.Text())
			}
		}
		for _, about := range []string{"council_report", "instrument", "contribution", "manage_people", ""} {
			before := x.stored()
			form := x.draft(x.open(resident, x.city.link+"/voorstel"), "meedoen", "voorstel", "Een bankje")
			form.values.Set("waarover", about)
			if got := resident.Post(form.path, form.values); got.Status != http.StatusUnprocessableEntity || difference(before, x.stored()) != "" {
				t.Errorf("about %q: %d", about, got.Status)
			}
		}
		err := x.Store.Tenant(x.Space.ID).View(t.Context(), func(tx *store.Tx) error {
			c, err := tx.CompassBySlug(x.city.slug)
			if err != nil {
				return err
			}
			list, err := store.Proposals().Of(tx, c.ID)
			for _, p := range list {
				if p.CreatedBy != "" || p.State != kompas.ProposalOpen {
					t.Errorf("stored as %+v", p)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestInterestsAreKnownToTheFacilitatorOnly(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		at := x.city.at + "/belangen"
		note := x.draft(x.open(x.guide, at), "nieuw-belang", "belang", "Stiekem belang", "van-wie-belang", "Stiekem van wie")
		x.good(x.guide.Post(note.path, note.values))
		change := x.draft(x.open(x.guide, at), formThat(x.open(x.guide, at), "/belang/"), "hoe-ermee-om", "Stiekem ermee om")
		x.good(x.guide.Post(change.path, change.values))
		for _, c := range columns() {
			if c == "KB" || c == "IN" {
				continue
			}
			before, who := x.stored(), x.browser(c)
			for _, p := range []posting{note, change, {change.path + "/weghalen", nil}} {
				if got := who.Still().Post(p.path, p.values); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
					t.Errorf("%s posts to %s: %d", c, p.path, got.Status)
				}
			}
			if changed := difference(before, x.stored()); changed != "" {
				t.Errorf("%s changed %s", c, changed)
			}
			x.met(t, who, "Stiekem")
			if page := who.Get("/r/baarn/zoeken?q=stiekem"); strings.Contains(page.Body, "Stiekem belang") || strings.Contains(page.Body, "Stiekem van wie") {
				t.Errorf("%s finds it", c)
			}
		}
		if file := x.good(x.guide.Post(x.city.at+"/meenemen", nil)); strings.Contains(file.Body, "Stiekem") {
			t.Error("a file of the compass tells of it")
		}
		if page := x.open(x.guide, at); !page.Has("Stiekem belang") || !page.Has("Stiekem ermee om") {
			t.Errorf("the facilitator reads: %s", page.Text())
		}
	})
}

// formThat gives the id of the first form on a page that posts to such an address.
func formThat(page apptest.Page, part string) string {
	for _, f := range page.Forms() {
		if strings.Contains(f.Action, part) && !strings.HasSuffix(f.Action, "/weghalen") {
			return f.ID
		}
	}
	return ""
}

func TestWhoHandsInAnInterestWithoutANameIsNotedNowhere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := newWorld(w)
		for _, c := range []column{"BA", "DA", "IK", "AC", "PR", "VE"} {
			who := x.browser(c)
			form := x.draft(x.open(who, x.city.at+"/belangen"), "zonder-naam", "belang", "Ik "+string(c)+" verlies mijn baan")
			before := x.traces(x.person(c))
			x.good(who.Post(form.path, form.values))
			if after := x.traces(x.person(c)); after != before {
				t.Errorf("%s left a trace: %d rows, were %d", c, after, before)
			}
			if page := x.open(who, x.city.at+"/belangen"); page.Has("verlies mijn baan") {
				t.Errorf("%s reads it back", c)
			}
			if page := x.open(x.guide, x.city.at+"/belangen"); !page.Has("Ik "+string(c)+" verlies") || !page.Has("Zonder naam ingebracht") {
				t.Errorf("the facilitator reads: %s", page.Text())
			}
		}
		for _, c := range []column{"TB", "FG"} {
			if got := x.browser(c).Post(x.city.at+"/belangen/zonder-naam", url.Values{"belang": {"Hoi"}}); got.Status != http.StatusForbidden && got.Status != http.StatusNotFound {
				t.Errorf("%s hands one in: %d", c, got.Status)
			}
		}
	})
}

// traces counts the rows of the space in which a person's number, name or address stands.
func (x *world) traces(p kompas.Person) int {
	x.t.Helper()
	n := 0
	err := x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		for _, table := range store.Tables() {
			if table.Class != store.TenantTable {
				continue
			}
			rows, err := tx.Query("/* test.traces */ select * from " + table.Name)
			if err != nil {
				return err
			}
			content, err := contentOf(rows)
			if err != nil {
				return err
			}
			for _, line := range strings.Split(content, "\n") {
				if strings.Contains(line, string(p.ID)) || strings.Contains(line, p.Name) || strings.Contains(line, p.Email) {
					n++
				}
			}
		}
		return nil
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return n
}
