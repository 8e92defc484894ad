package app_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

const somePDF = "%PDF-1.4\nzomaar\n%%EOF"

// scanner refuses files with a word in them, and cannot look at others.
type scanner struct{}

func (scanner) Scan(_ context.Context, content io.Reader) (bool, error) {
	text, err := io.ReadAll(content)
	if strings.Contains(string(text), "stuk") {
		return false, errors.New("no database of viruses")
	}
	return !strings.Contains(string(text), "virus"), err
}

// codesOf gives the codes at the fields of a refusal.
func codesOf(err error) string {
	var out []string
	if f := fault.As(err); f != nil {
		for _, x := range f.Fields {
			out = append(out, x.Field+" "+x.Code)
		}
	}
	return strings.Join(out, ", ")
}

// withScanner is a product with a scanner, that takes files of 1 MB; to names the nearest compass.
func (p *past) withScanner() (a *app.App, to string) {
	o := p.Outside()
	o.Scanner, o.MaxAttachment = scanner{}, 1<<20
	return app.New(p.Store, o), "kompas:" + string(p.near.ID)
}

func (p *past) attach(a *app.App, role kompas.Role, target, name, content string) (string, error) {
	p.t.Helper()
	return a.AddAttachment(p.t.Context(), p.Actor(role), p.near.Slug, target, name, strings.NewReader(content), "")
}

func TestAFileThatIsNotSafeOrNotOneOfOursIsRefused(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		a, to := p.withScanner()
		for content, want := range map[string]string{
			"<script>alert(1)</script>":          "bestand bijlage_soort",
			"":                                   "bestand bijlage_soort",
			"%PDF-1.4 zonder eind":               "bestand bijlage_kapot",
			"\x89PNG\r\n\x1a\nniets":             "bestand bijlage_kapot",
			"PK\x03\x04niets":                    "bestand bijlage_kapot",
			somePDF + strings.Repeat(" ", 1<<20): "bestand bijlage_te_groot",
			strings.Replace(somePDF, "zo", "virus", 1): "bestand bijlage_onveilig",
			strings.Replace(somePDF, "zo", "stuk", 1):  "bestand bijlage_niet_gecontroleerd",
		} {
			if _, err := p.attach(a, kompas.RolePolicy, to, "blad.pdf", content); codesOf(err) != want {
				t.Errorf("%.30q: %v, want %s", content, err, want)
			}
		}
		for role, want := range map[kompas.Role]fault.Kind{kompas.RolePurchaser: fault.Forbidden, kompas.RoleProvider: fault.Forbidden, kompas.RoleCouncil: fault.Forbidden} {
			if _, err := p.attach(a, role, to, "blad.pdf", somePDF); !fault.Is(err, want) {
				t.Errorf("%s attaches: %v", role, err)
			}
		}
		if _, err := p.attach(a, kompas.RolePolicy, "kompas:"+string(p.far.ID), "blad.pdf", somePDF); codesOf(err) != "bij geen_keuze" {
			t.Errorf("to another compass: %v", err)
		}
	})
}

func TestAFileIsReadByWhoReadsWhatItBelongsTo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		a, to := p.withScanner()
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3, 3))); err != nil {
			t.Fatal(err)
		}
		id, err := p.attach(a, kompas.RolePolicy, to, `C:\map\..\Verslag van "maart".exe`, somePDF)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.attach(a, kompas.RolePolicy, to, "foto.png", picture.String()); err != nil {
			t.Fatal(err)
		}
		x, content, err := a.Attachment(t.Context(), w.Actor(kompas.RolePurchaser), id)
		if err != nil || string(content) != somePDF || x.Name != "Verslag van maart.pdf" || x.Kind != kompas.FilePDF {
			t.Errorf("%+v %q %v", x, content, err)
		}
		for name, by := range map[string]app.Actor{"council": w.Actor(kompas.RoleCouncil), "privacy": w.Actor(kompas.RolePrivacy), "another space": w.ActorOf(w.Stranger, "soest")} {
			if _, _, err := a.Attachment(t.Context(), by, id); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s reads it: %v", name, err)
			}
		}
		// Taken away it is nowhere, and comes back whole; the history tells of both.
		if err := a.RemoveAttachment(t.Context(), w.Actor(kompas.RolePurchaser), p.near.Slug, id); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a reader takes it away: %v", err)
		}
		if err := a.RemoveAttachment(t.Context(), w.Actor(kompas.RolePolicy), p.near.Slug, id); err != nil {
			t.Fatal(err)
		}
		if _, _, err := a.Attachment(t.Context(), w.Actor(kompas.RolePolicy), id); !fault.Is(err, fault.NotFound) {
			t.Errorf("read after it was taken away: %v", err)
		}
		if got := words(p.read(kompas.RolePurchaser, app.ChangesQuery{}).Lines); strings.Count(got, "Verslag van maart.pdf") != 2 {
			t.Errorf("the history tells: %s", got)
		}
		if err := a.RestoreAttachment(t.Context(), w.Actor(kompas.RolePolicy), p.near.Slug, id); err != nil {
			t.Fatal(err)
		}
		page := w.As(kompas.RolePurchaser).Get("/r/baarn/bijlagen/" + id)
		if page.Status != http.StatusOK || page.Body != somePDF || !strings.HasPrefix(page.Header.Get("Content-Disposition"), "attachment;") ||
			page.Header.Get("X-Content-Type-Options") != "nosniff" || page.Header.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || page.Header.Get("Content-Type") != "application/pdf" {
			t.Errorf("%d %v", page.Status, page.Header)
		}
		file, err := a.ExportCompass(t.Context(), w.Actor(kompas.RoleGuide), p.near.Slug)
		if err != nil || !strings.Contains(string(file.Content), "Verslag van maart.pdf") {
			t.Errorf("not in the file of the compass: %v", err)
		}
	})
}
