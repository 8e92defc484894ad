package journey_test

import (
	"net/url"
	"regexp"
	"strings"

	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// fillAttachments attaches a file that stays, and one that is taken away.
func (x *filled) fillAttachments(f filler, by *visitor) {
	at := compassAt + "/bijlagen"
	attach := func(name, content string) apptest.Page {
		page := f.open(at)
		form, _ := read(f.t, page.Body).form("bijlage")
		return f.sent(f.c.Upload(page, "bijlage", "bestand", name, strings.NewReader(content), "bij", form.firstOption("bij")))
	}
	attach("verslag.pdf", "%PDF-1.4\n%%EOF")
	x.show(by, f.press(attach("verkeerd.pdf", "%PDF-1.4\n% verkeerd\n%%EOF"), "/bijlagen/.*/weghalen"))
}

// fillList brings in a list of activities, as far as the question whether it is right.
func (x *filled) fillList(f filler, by *visitor) {
	x.show(by, f.fill(compassAt+"/activiteitenlijst", "lijst", "lijst", "Activiteit\tWat\tSinds\nWandelgroep\tElke week\t2024\nSchrijfcafé\t\t\n"))
	x.show(by, f.c.Post(compassAt+"/activiteitenlijst", url.Values{"lijst": {"Activiteit;Sinds\nZomerfeest;morgen\n"}}))
}

// fillMessages makes messages about what is new that wait to be handed over; one reader ends them by the link in it.
func (x *filled) fillMessages() {
	x.fillFigures()
	err := x.Store.Tenant(x.Space.ID).Update(x.t.Context(), func(tx *store.Tx) error {
		before := tx.Now.AddDate(0, 0, -8)
		for _, role := range []kompas.Role{kompas.RoleGuide, kompas.RoleAnalyst} {
			if err := tx.PutDigest(kompas.Digest{ID: tx.NewID(), PersonID: x.Person(role).ID, Rhythm: kompas.DigestWeekly, Since: before, ToldAt: before}); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = x.App.SendDigests(x.t.Context())
	}
	if err != nil {
		x.t.Fatal(err)
	}
	waiting := filler{x.t, x.As(kompas.RoleManager)}.open("/r/baarn/berichten")
	off := regexp.MustCompile(`/berichten/uit/[0-9a-z.-]+`).FindString(waiting.Body)
	reader := x.visitor("wie een bericht kreeg", x.Anonymous())
	r := filler{x.t, reader.client}
	page := r.open(off)
	x.show(reader, page)
	x.show(reader, r.press(page, off))
}
