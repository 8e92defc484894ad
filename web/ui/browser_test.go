package ui_test

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"kompas/i18n"
	"kompas/internal/browsertest"
	"kompas/web/asset"
	"kompas/web/ui/preview"
)

const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// show writes a component as the product does: rendered first, under the strict policy.
func show(w http.ResponseWriter, r *http.Request, status int, c templ.Component) {
	var b bytes.Buffer
	if err := c.Render(r.Context(), &b); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func previews(t *testing.T) (names []string, base string) {
	t.Helper()
	sheets := preview.Sheets(i18n.New(i18n.Dutch), "nl")
	mux := http.NewServeMux()
	mux.Handle("GET "+asset.Prefix, asset.Handler())
	mux.HandleFunc("GET /{name}", func(w http.ResponseWriter, r *http.Request) {
		c, ok := sheets[r.PathValue("name")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		show(w, r, http.StatusOK, c)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return slices.Sorted(maps.Keys(sheets)), server.URL
}

func TestKitHasNoAccessibilityViolationsAndFitsEveryScreen(t *testing.T) {
	names, base := previews(t)
	tab := browsertest.Open(t, base)
	for _, name := range names {
		for _, width := range []int{1280, 320} {
			tab.Viewport(width, 900)
			tab.Goto("/" + name)
			tab.Axe()
			tab.NoHorizontalScroll()
			tab.Screenshot("ui/"+name, width)
		}
	}
}

func TestCouncilSheetAtItsWordLimitsPrintsOnOnePage(t *testing.T) {
	_, base := previews(t)
	tab := browsertest.Open(t, base)
	for _, name := range []string{"raadsblad", "raadsblad-vol"} {
		tab.Goto("/" + name)
		if n := browsertest.PDFPages(tab.PDF("ui/" + name)); n != 1 {
			t.Errorf("%s takes %d pages, want 1", name, n)
		}
	}
}

func TestEveryPartPrints(t *testing.T) {
	_, base := previews(t)
	tab := browsertest.Open(t, base)
	tab.Goto("/bouwstenen")
	if n := browsertest.PDFPages(tab.PDF("ui/bouwstenen")); n < 1 || n > 4 {
		t.Errorf("the parts take %d pages, want at most 4", n)
	}
}

func TestKeyboardReachesTheContentFirst(t *testing.T) {
	_, base := previews(t)
	tab := browsertest.Open(t, base)
	tab.Goto("/bouwstenen")
	tab.Press("Tab")
	if got := tab.Focused(); !strings.Contains(got, "Naar de inhoud") {
		t.Errorf("the first stop is %q", got)
	}
	tab.Press("Enter")
	tab.Press("Tab")
	if got := tab.Focused(); !strings.Contains(got, "Kompassen") {
		t.Errorf("after skipping the first stop is %q, want the breadcrumb", got)
	}
}

func TestMenuOpensAndClosesWithTheKeyboard(t *testing.T) {
	_, base := previews(t)
	tab := browsertest.Open(t, base)
	tab.Goto("/bouwstenen")
	tab.NoText("Afmelden")
	tab.ClickOn(".uitklap > summary")
	tab.WaitText("Welzijn Voorbeeld")
	tab.Axe()
	tab.Screenshot("ui/menu-open", 1280)
	tab.Press("Escape")
	if strings.Contains(tab.Text(), "Afmelden") {
		t.Error("Escape leaves the menu open")
	}
	tab.Viewport(320, 700)
	tab.ClickOn(".kop__menu > summary")
	tab.WaitText("Welzijn Voorbeeld")
	tab.NoHorizontalScroll()
	tab.Axe()
	tab.Screenshot("ui/menu-open", 320)
}

func TestPagesNeedNoInlineStyleOrScript(t *testing.T) {
	for name, c := range preview.Sheets(i18n.New(i18n.English), "en") {
		var b bytes.Buffer
		if err := c.Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		for _, forbidden := range []string{" style=", "<style", "onclick=", "hx-on", "javascript:", "<script>"} {
			if strings.Contains(b.String(), forbidden) {
				t.Errorf("%s holds %q", name, forbidden)
			}
		}
		if n := strings.Count(b.String(), "<h1"); n != 1 {
			t.Errorf("%s has %s, want one h1", name, fmt.Sprint(n))
		}
	}
}
