package web_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kompas/i18n"
	"kompas/web"
)

func TestEveryWordIsExplainedInBothLanguages(t *testing.T) {
	for _, g := range web.Terms() {
		if !i18n.HasCode("begrippen_" + g.Name) {
			t.Errorf("group %q has no heading", g.Name)
		}
		for _, w := range g.Words {
			for _, part := range []string{"", "_kort", "_meer", "_voorbeeld"} {
				code := "begrip_" + w + part
				nl, en := i18n.New(i18n.Dutch).Code(code), i18n.New(i18n.English).Code(code)
				if nl == code || nl == "" || en == "" {
					t.Errorf("%s is missing", code)
				}
				if part != "" && nl == en {
					t.Errorf("%s says the same in both languages", code)
				}
			}
		}
	}
}

// link is a place in a text where words lead on: [words|word] or [words|/path].
var link = regexp.MustCompile(`\[[^\[\]|]+\|([^\]\s]+)\]`)

func TestWordsLeadOnlyToWhatExists(t *testing.T) {
	pages := map[string]bool{"/hoe-werkt-het": true, "/uitleg": true, "/privacy": true, "/toegankelijkheid": true, "/mijn": true, "/verhaal/intrekken": true}
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "term.go") ||
			!strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".templ") && !strings.Contains(path, "i18n/") {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			if strings.HasPrefix(line, "#") || !strings.Contains(path, "i18n/") && !strings.Contains(line, ".T(") {
				continue
			}
			for _, m := range link.FindAllStringSubmatch(line, -1) {
				found++
				if !pages[m[1]] && !web.IsTerm(m[1]) {
					t.Errorf("%s: nothing is at %q", path, m[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 50 {
		t.Errorf("found only %d links: does this test still read the texts?", found)
	}
}
