package journey_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kompas/web/asset"
)

// everyPageIsWhole reads every page that anybody came to, in both languages.
func (x *filled) everyPageIsWhole(t *testing.T) {
	written := x.written()
	told := map[string]bool{} // the same on every page is one thing to mend
	for route, pages := range x.pages {
		for _, dutch := range pages {
			dutch.wrong = func(format string, args ...any) {
				if what := fmt.Sprintf(format, args...); !told[what] {
					told[what] = true
					t.Errorf("%s at %s: %s", dutch.who.name, dutch.path, what)
				}
			}
			if !strings.HasPrefix(dutch.page.Header.Get("Content-Type"), "text/html") {
				continue // a file to keep
			}
			checkPage(dutch, "nl")
			if route == "" {
				continue // the answer to a form: it has no address of its own
			}
			english := dutch
			english.path = "/en" + dutch.path
			english.page = dutch.who.client.Get(english.path)
			english.doc = read(t, english.page.Body)
			checkPage(english, "en")
			checkLeadsOnInEnglish(english)
			checkTranslated(dutch, english, written)
		}
	}
}

func checkPage(v visit, lang string) {
	wrong := v.wrong
	if v.page.Status != http.StatusOK {
		wrong("a link leads here, and the answer is %d: %.300s", v.page.Status, v.page.Text())
		return
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()"} {
		if got := v.page.Header.Get(name); got != want {
			wrong("%s is %q", name, got)
		}
	}
	if csp := v.page.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'; script-src 'self'; style-src 'self';") || strings.Contains(csp, "unsafe") {
		wrong("the content security policy is %q", csp)
	}
	if h1 := v.doc.all("h1"); len(h1) != 1 || text(h1[0]) == "" {
		wrong("%d headings of the first level", len(h1))
	}
	if got := attr(v.doc.all("html")[0], "lang"); got != lang {
		wrong("the language is %q", got)
	}
	if titles := v.doc.all("title"); len(titles) == 0 || text(titles[0]) == "" {
		wrong("no title")
	}
	checkMarkup(wrong, v.doc)
	checkNames(wrong, v.doc)
	for _, words := range v.doc.texts() {
		if code := bareCode.FindString(words); code != "" && !strings.Contains(words, "@") {
			wrong("%q shows a code instead of words: %q", code, words)
		}
	}
}

// bareCode is what a text looks like that was not found, or not filled in.
var bareCode = regexp.MustCompile(`\b[a-z]+_[a-z_]+\b|\{\d\}|%!|<nil>|\bNaN\b`)

func checkMarkup(wrong func(string, ...any), d document) {
	ids := map[string]bool{}
	for n := range d.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				wrong("two elements have the id %q", id)
			}
			ids[id] = true
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
				wrong("<%s %s=%q> in the page", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "style" || n.Data == "script" && !strings.HasPrefix(attr(n, "src"), asset.Prefix) {
			wrong("<%s> in the page", n.Data)
		}
	}
}

// checkNames looks for fields and buttons that a screen reader has no words for.
func checkNames(wrong func(string, ...any), d document) {
	labelled := map[string]bool{}
	for _, l := range d.all("label") {
		if text(l) == "" {
			continue
		}
		labelled[attr(l, "for")] = true
		for _, c := range (document{l}).all("input", "select", "textarea") {
			labelled[attr(c, "id")] = true
		}
	}
	for _, c := range d.all("input", "select", "textarea", "button") {
		named := attr(c, "aria-label") != "" || attr(c, "aria-labelledby") != ""
		switch {
		case attr(c, "type") == "hidden", named:
		case c.Data == "button":
			if text(c) == "" {
				wrong("a button without words")
			}
		case attr(c, "id") == "" || !labelled[attr(c, "id")]:
			wrong("the field %q has no label", attr(c, "name"))
		}
	}
	for _, l := range d.all("a") {
		if text(l) == "" && attr(l, "aria-label") == "" {
			wrong("a link to %s without words", attr(l, "href"))
		}
	}
}

// checkLeadsOnInEnglish fails when an English page leads back to Dutch by anything but the choice of language.
func checkLeadsOnInEnglish(v visit) {
	for _, l := range v.doc.all("a") {
		to := attr(l, "href")
		if strings.HasPrefix(to, "/") && to != "/en" && !strings.HasPrefix(to, "/en/") && !strings.HasPrefix(to, asset.Prefix) && !strings.HasPrefix(to, forPrograms) && attr(l, "hreflang") != "nl" && attr(l, "lang") != "nl" {
			v.wrong("%q leads to %s, in Dutch", text(l), to)
		}
	}
	for _, f := range v.doc.forms() {
		if !strings.HasPrefix(f.action, "/en/") {
			v.wrong("the form %q goes to %s, in Dutch", f.id, f.action)
		}
	}
}

// dutch finds the small words that no Dutch sentence goes without.
var dutch = regexp.MustCompile(`(?i)\b(de|het|een|van|voor|niet|naar|met|bij|uw|wij|dit|deze|nog|geen|wie|waar|hoe|zijn|wordt|als|dan|ook)\b`)

// pieces takes a text apart where the product joins words of its own to words of others.
var pieces = regexp.MustCompile(`[·–:,.()‘’“”?!]`)

// checkTranslated fails when words of the product itself stand on the English page in Dutch: words that stand on both
// pages, read as Dutch, and were not written by people or given by a source.
func checkTranslated(nl, en visit, written string) {
	both := map[string]bool{}
	for _, words := range nl.doc.texts() {
		both[words] = true
	}
	for _, words := range en.doc.texts() {
		if !both[words] {
			continue
		}
		for _, piece := range pieces.Split(words, -1) {
			if piece = strings.TrimPrefix(tidy(piece), "In "); dutch.MatchString(piece) && !strings.Contains(written, piece) {
				en.wrong("%q is not translated", words)
			}
		}
	}
}
