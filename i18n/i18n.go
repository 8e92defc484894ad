// Package i18n turns keys and codes into Dutch (the language of the product) or English.
// Page words stand in Dutch where they are used, with their English beside them in en/*.txt;
// codes of errors, statuses and findings stand in both languages in code/*.txt.
package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// Lang is a language of the product.
type Lang string

// The two languages; Dutch is the source.
const (
	Dutch   Lang = "nl"
	English Lang = "en"
)

//go:embed en/*.txt code/*.txt
var files embed.FS

type texts struct {
	english map[string]string
	codes   map[string][2]string
}

// loaded parses the catalogues once; they are embedded, so a fault in them is a fault of the build.
var loaded = sync.OnceValue(func() *texts {
	t, err := parse(files)
	if err != nil {
		panic(err)
	}
	return t
})

func parse(f fs.FS) (*texts, error) {
	t := &texts{english: map[string]string{}, codes: map[string][2]string{}}
	err := eachLine(f, "en", func(file, line string) error {
		key, text, ok := strings.Cut(line, " = ")
		if !ok {
			return fmt.Errorf("i18n: %s: no ' = ' in %q", file, line)
		}
		key = strings.TrimSpace(key)
		if old, dup := t.english[key]; dup && old != text {
			return fmt.Errorf("i18n: %s: key %q stands twice with different texts", file, key)
		}
		t.english[key] = text
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, eachLine(f, "code", func(file, line string) error {
		parts := strings.SplitN(line, " | ", 3)
		if len(parts) != 3 {
			return fmt.Errorf("i18n: %s: want 'code | Nederlands | English' in %q", file, line)
		}
		code := strings.TrimSpace(parts[0])
		if _, dup := t.codes[code]; dup {
			return fmt.Errorf("i18n: %s: code %q stands twice", file, code)
		}
		t.codes[code] = [2]string{strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])}
		return nil
	})
}

func eachLine(f fs.FS, dir string, do func(file, line string) error) error {
	entries, err := fs.ReadDir(f, dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		b, err := fs.ReadFile(f, dir+"/"+e.Name())
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimRight(line, "\r\n")
			if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if err := do(dir+"/"+e.Name(), line); err != nil {
				return err
			}
		}
	}
	return nil
}

// Printer writes texts in one language. It belongs to one page or one answer, never to a shared variable.
type Printer struct {
	Lang Lang
}

// New gives a printer; an unknown language falls back to Dutch.
func New(lang Lang) *Printer {
	if lang != English {
		lang = Dutch
	}
	return &Printer{Lang: lang}
}

// T gives the text of a key: the Dutch given here, or its English from the catalogue.
// {0}, {1} … are replaced by the arguments. An unknown key shows its Dutch; a test demands every key.
func (p *Printer) T(key, dutch string, args ...any) string {
	text := dutch
	if p.Lang == English {
		if t, ok := loaded().english[key]; ok {
			text = t
		}
	}
	return fill(text, args)
}

// Code gives the text of an error, status or finding code; an unknown code shows itself.
func (p *Printer) Code(code string, args ...any) string {
	t, ok := loaded().codes[code]
	if !ok {
		return code
	}
	if p.Lang == English {
		return fill(t[1], args)
	}
	return fill(t[0], args)
}

// HasCode says whether a text exists for the code.
func HasCode(code string) bool { _, ok := loaded().codes[code]; return ok }

// HasKey says whether the English of a key exists.
func HasKey(key string) bool { _, ok := loaded().english[key]; return ok }

// Keys lists the keys of the English catalogue.
func Keys() []string {
	var out []string
	for k := range loaded().english {
		out = append(out, k)
	}
	return out
}

func fill(text string, args []any) string {
	for i, a := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return text
}
