package i18n_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kompas/i18n"
)

// use is a text key as it stands in the code.
type use struct{ file, key, dutch string }

var (
	textCall = regexp.MustCompile(`\.T\(\s*"([^"]+)",\s*("(?:[^"\\]|\\.)*")`)
	codeCall = regexp.MustCompile(`\.Code\(\s*"([a-z0-9_-]+)"\s*[,)]`)
	newFault = regexp.MustCompile(`fault\.(?:New\(fault\.\w+|Field\([^,()]+), "([a-z0-9_-]+)"`)
	refusal  = regexp.MustCompile(`refuse\("([a-z0-9_-]+)"`)
)

// sources walks the hand-written code of the house, templates included.
func sources(t *testing.T, each func(file, text string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || name == "preview" || name == "bench" || strings.HasPrefix(name, ".") && name != ".." {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") ||
			!strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".templ") {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		each(strings.TrimPrefix(path, "../"), string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func textUses(t *testing.T) []use {
	var out []use
	sources(t, func(file, text string) {
		for _, m := range textCall.FindAllStringSubmatch(text, -1) {
			dutch, err := strconv.Unquote(m[2])
			if err != nil {
				t.Errorf("%s: %s: %v", file, m[1], err)
			}
			out = append(out, use{file, m[1], dutch})
		}
	})
	if len(out) < 50 {
		t.Fatalf("found only %d texts: does this test still read the code?", len(out))
	}
	return out
}

func TestEveryTextHasItsEnglish(t *testing.T) {
	for _, u := range textUses(t) {
		if !i18n.HasKey(u.key) {
			t.Errorf("%s: %q has no English: add it to i18n/en", u.file, u.key)
		}
	}
}

func TestAKeyHasOneDutchText(t *testing.T) {
	seen := map[string]use{}
	for _, u := range textUses(t) {
		if first, ok := seen[u.key]; ok && first.dutch != u.dutch {
			t.Errorf("%q says %q in %s and %q in %s", u.key, first.dutch, first.file, u.dutch, u.file)
		}
		seen[u.key] = u
	}
}

func TestNoEnglishWithoutAText(t *testing.T) {
	used := map[string]bool{}
	for _, u := range textUses(t) {
		used[u.key] = true
	}
	for _, key := range i18n.Keys() {
		if !used[key] {
			t.Errorf("i18n/en: %q is used nowhere: take it out", key)
		}
	}
}

func TestEveryPlaceholderOfTheDutchIsInTheEnglish(t *testing.T) {
	placeholder := regexp.MustCompile(`\{\d\}`)
	for _, u := range textUses(t) {
		english := i18n.New(i18n.English).T(u.key, u.dutch)
		for _, p := range placeholder.FindAllString(u.dutch, -1) {
			if !strings.Contains(english, p) {
				t.Errorf("%s: the English of %q misses %s", u.file, u.key, p)
			}
		}
	}
}

func TestEveryCodeHasItsTexts(t *testing.T) {
	sources(t, func(file, text string) {
		for _, call := range []*regexp.Regexp{codeCall, newFault, refusal} {
			for _, m := range call.FindAllStringSubmatch(text, -1) {
				if !i18n.HasCode(m[1]) {
					t.Errorf("%s: code %q has no texts: add it to i18n/code", file, m[1])
				}
			}
		}
	})
}
