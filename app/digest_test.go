package app_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/internal/smtptest"
	"kompas/kompas"
	"kompas/mail"
)

var offLink = regexp.MustCompile(`/berichten/uit/[0-9a-z.-]+`)

func (p *past) night(days int) {
	p.t.Helper()
	p.Clock.Advance(time.Duration(days) * 24 * time.Hour)
	if err := p.App.SendDigests(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
}

func TestEverybodyHearsOnceWhatIsNewForThemAndOneClickEndsIt(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		box := smtptest.Start(t)
		server, err := mail.New("smtp://"+box.Address, "Kompas <kompas@voorbeeld.nl>", w.Clock.Now, w.Kit.NewID)
		if err != nil {
			t.Fatal(err)
		}
		w.SetUpMail(server)
		p := withPast(t, w)
		p.night(0) // from here on
		p.record("resultaat", "x9", p.near, "edit", "geheime zin met 17 mensen")
		p.record("ambitie", "a9", p.far, "edit", "ver weg")
		if err := p.App.ChooseDigest(t.Context(), w.Actor(kompas.RoleProvider), map[string]string{"hoe-vaak": "dag"}); err != nil {
			t.Fatal(err)
		}
		p.night(1)
		send := func() map[string]string {
			t.Helper()
			if _, err := w.App.SendMail(t.Context()); err != nil {
				t.Fatal(err)
			}
			out := map[string]string{}
			for _, m := range box.Mails() {
				out[m.To] += strings.ReplaceAll(m.Text, "=\n", "")
			}
			return out
		}
		provider, guide := w.Person(kompas.RoleProvider).Email, w.Person(kompas.RoleGuide).Email
		got := send()
		if len(got) != 1 || !strings.Contains(got[provider], "Rondkomen") || strings.Contains(got[provider], "Jeugd") || strings.Contains(got[provider], "geheime zin") {
			t.Errorf("the first day: %v", got)
		}
		p.night(6)
		got = send()
		if !strings.Contains(got[guide], "Rondkomen") || !strings.Contains(got[guide], "Jeugd") || strings.Contains(got[guide], "17") && strings.Contains(got[guide], "mensen") {
			t.Errorf("after a week: %s", got[guide])
		}
		if got[w.Person(kompas.RolePolicy).Email] != "" {
			t.Errorf("who changed it hears of it: %s", got[w.Person(kompas.RolePolicy).Email])
		}
		if strings.Count(got[provider], "Subject") != 1 {
			t.Errorf("told twice: %s", got[provider])
		}
		p.oneClickEnds(offLink.FindString(got[guide]))
		p.record("resultaat", "x9", p.near, "edit", "nog iets")
		before := len(box.Mails())
		p.night(8)
		send()
		for _, m := range box.Mails()[before:] {
			if m.To == guide {
				t.Errorf("a message after it was switched off")
			}
		}
	})
}

// oneClickEnds ends the messages by the link in one of them, without signing in; a link that was changed does nothing.
func (p *past) oneClickEnds(off string) {
	p.t.Helper()
	t := p.t
	anyone := p.Anonymous()
	if page := anyone.Get(off); page.Status != http.StatusOK || !page.Has("Zet de berichten uit") {
		t.Fatalf("%s: %d %s", off, page.Status, page.Text())
	}
	for _, wrong := range []string{off + "0", "/berichten/uit/x", "/berichten/uit/1.2.3", strings.Replace(off, "uit/1", "uit/2", 1)} {
		if page := anyone.Post(wrong, nil); page.Status != http.StatusNotFound {
			t.Errorf("%s: %d", wrong, page.Status)
		}
	}
	if page := anyone.Post(off, nil); page.Status != http.StatusOK || !page.Has("U krijgt geen berichten meer") {
		t.Errorf("%d %s", page.Status, page.Text())
	}
}

func TestWithoutAMailServerTheManagerHandsMessagesOver(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		p.night(0)
		p.record("resultaat", "x9", p.near, "edit", "zin")
		p.night(7)
		if page := w.As(kompas.RoleGuide).Get("/r/baarn/berichten"); page.Has("Uitgaande berichten") {
			t.Error("who manages nobody sees the messages of others")
		}
		manager := w.As(kompas.RoleManager)
		page := manager.Get("/r/baarn/berichten")
		if !page.Has("Uitgaande berichten") || !page.Has(w.Person(kompas.RoleGuide).Email) {
			t.Fatalf("%s", page.Text())
		}
		waiting, err := w.App.Messages(t.Context(), w.Actor(kompas.RoleManager))
		if err != nil || len(waiting.Outgoing) == 0 {
			t.Fatal(err)
		}
		if err := w.App.HandedOver(t.Context(), w.Actor(kompas.RoleGuide), waiting.Outgoing[0].ID); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a guide hands over: %v", err)
		}
		for _, m := range waiting.Outgoing {
			if err := w.App.HandedOver(t.Context(), w.Actor(kompas.RoleManager), m.ID); err != nil {
				t.Fatal(err)
			}
		}
		if page := manager.Get("/r/baarn/berichten"); !page.Has("Er staat niets klaar.") {
			t.Errorf("%s", page.Text())
		}
	})
}
