package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
)

const form = `<h1>Nieuw kompas</h1>
<form method="post" action="/maak">
<p><label for="titel">Titel <span id="titel-hint">kort</span></label><input id="titel" name="titel" required></p>
<p><label for="tekst">Waarom?</label><textarea id="tekst" name="tekst">oud</textarea></p>
<p><label for="soort">Soort</label><select id="soort" name="soort"><option value="1">Wijk</option><option value="2">Buurt</option></select></p>
<p><label for="dag">Datum</label><input type="date" id="dag" name="dag"></p>
<fieldset><legend>Richting</legend><label><input type="radio" name="richting" value="op"> Omhoog</label> <label><input type="radio" name="richting" value="neer"> Omlaag</label></fieldset>
<p><input type="checkbox" id="oefen" name="oefen"> <label for="oefen">Oefenen</label></p>
<button>Maak kompas</button></form>
<p><a href="/kompassen">Alle kompassen</a></p>`

const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'"

// site is a small site that answers as the product does: strict CSP, forms
// that redirect, a script that takes over one button.
func site(t *testing.T) string {
	t.Helper()
	page := func(w http.ResponseWriter, code int, body string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", csp)
		w.WriteHeader(code)
		fmt.Fprintf(w, `<!doctype html><html lang="nl"><title>Proef</title><link rel="icon" href="data:,"><script src="/proef.js"></script><body><main>%s</main></body></html>`, body)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { page(w, 200, form) })
	mux.HandleFunc("POST /maak", func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("titel") == "fout" {
			page(w, 422, "<h1>Er ging iets mis</h1>")
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "wie", Value: "Anna", Path: "/"})
		http.Redirect(w, r, "/klaar?"+r.Form.Encode(), http.StatusSeeOther)
	})
	mux.HandleFunc("GET /klaar", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		page(w, 200, fmt.Sprintf("<h1>Klaar</h1><p>%s|%s|%s|%s|%s|%s</p>", q.Get("titel"), q.Get("tekst"), q.Get("soort"), q.Get("dag"), q.Get("richting"), q.Get("oefen")))
	})
	mux.HandleFunc("GET /kompassen", func(w http.ResponseWriter, r *http.Request) {
		who, _ := r.Cookie("wie")
		page(w, 200, fmt.Sprintf(`<h1>Kompassen</h1><p>Dag %v</p><button type="button" id="knop">Tel</button><p id="telling">nul</p>`, who))
	})
	mux.HandleFunc("GET /proef.js", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `addEventListener('DOMContentLoaded', () => document.getElementById('knop')?.addEventListener('click', () => document.getElementById('telling').textContent = 'een'))`)
	})
	mux.HandleFunc("GET /slecht", func(w http.ResponseWriter, r *http.Request) {
		page(w, 200, `<h1>Slecht</h1><img src="/kompassen.png"><div style="width:2000px" class="breed">breed</div><table id="breed"><tr><td><pre>`+strings.Repeat("x", 400)+`</pre></table>`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestFormIsFilledByLabelWithAndWithoutScripts(t *testing.T) {
	base := site(t)
	for _, scripts := range []bool{true, false} {
		tab := Open(t, base)
		tab.JavaScript(scripts)
		tab.Goto("/")
		tab.Fill("Titel", "Rondkomen & meer")
		tab.Fill("Waarom?", "nieuw")
		tab.Select("Soort", "Buurt")
		tab.Fill("Datum", "2026-11-22")
		tab.Choose("Richting", "Omlaag")
		tab.Tick("Oefenen")
		tab.SubmitByButtonText("Maak kompas")
		tab.WaitText("Rondkomen & meer|nieuw|2|2026-11-22|neer|on")
		tab.Axe()
		if tab.Status() != 200 || !strings.HasPrefix(tab.Path(), "/klaar?") {
			t.Errorf("status %d at %s", tab.Status(), tab.Path())
		}
	}
}

func TestEmptyRequiredFieldKeepsThePage(t *testing.T) {
	tab := Open(t, site(t))
	tab.Goto("/")
	tab.Click("Maak kompas")
	if tab.Path() != "/" {
		t.Errorf("went to %s", tab.Path())
	}
	tab.Fill("Titel", "fout")
	tab.Click("Maak kompas")
	if tab.Status() != 422 {
		t.Errorf("status %d", tab.Status())
	}
	tab.WaitText("Er ging iets mis")
}

func TestScriptedButtonNeedsNoNewPageAndPersonsDoNotShareCookies(t *testing.T) {
	base := site(t)
	anna, bert := Open(t, base), Open(t, base)
	anna.Goto("/")
	anna.Fill("Titel", "a")
	anna.Click("Maak kompas")
	anna.Goto("/kompassen")
	anna.WaitText("Dag wie=Anna")
	anna.Click("Tel")
	anna.WaitText("een")
	bert.Goto("/")
	bert.Click("Alle kompassen")
	bert.NoText("Anna")
	bert.JavaScript(false)
	bert.Reload()
	bert.Click("Tel")
	bert.WaitText("nul")
}

func TestKeyboardReachesTheLink(t *testing.T) {
	tab := Open(t, site(t))
	tab.Goto("/")
	tab.FollowByKeyboard("Alle kompassen")
	tab.WaitText("Kompassen")
}

func TestPageIsLookedAt(t *testing.T) {
	tab := Open(t, site(t))
	tab.Goto("/")
	tab.Axe()
	tab.Viewport(320, 640)
	tab.NoHorizontalScroll()
	tab.Screenshot("proef/formulier", 360)
	if n := PDFPages(tab.PDF("proef/formulier")); n != 1 {
		t.Errorf("%d pages", n)
	}
	for _, file := range []string{"proef/formulier-360.png", "proef/formulier.pdf"} {
		if info, err := os.Stat(artefact(t, file)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// recorder takes the failures that a bad page should cause.
type recorder struct {
	testing.TB
	mu   sync.Mutex
	said []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) all() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.said, "\n")
}

func TestBadPageFails(t *testing.T) {
	r := &recorder{TB: t}
	t.Run("visit", func(t *testing.T) {
		r.TB = t
		tab := Open(r, site(t))
		tab.Viewport(320, 640)
		tab.Goto("/slecht")
		tab.NoHorizontalScroll()
		tab.Axe()
	})
	for _, want := range []string{"Content Security Policy", "/kompassen.png", "horizontal scroll", "image-alt (critical)"} {
		if !strings.Contains(r.all(), want) {
			t.Errorf("nothing said about %q in:\n%s", want, r.all())
		}
	}
}
