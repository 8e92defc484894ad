package app

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"kompas/fault"
)

// Bounds of a file of a compass: what no compass has, and what would make reading it cost memory.
const (
	maxNesting = 8
	maxPhrase  = 2 << 20 // bytes in one text
	maxObjects = 50_000
)

// guardReader hands a file on while it looks at its bytes: text in UTF-8, no deep nesting, no endless text. What it
// refuses it remembers in wrong, for a decoder above it may wrap the error.
type guardReader struct {
	from    io.Reader
	wrong   *fault.Error
	begun   bool
	depth   int
	phrase  int // bytes of the text we are in; -1 outside
	escaped bool
	rest    []byte // of a sign that is not whole yet
}

var errGuarded = errors.New("the file was refused")

func newGuard(from io.Reader) *guardReader { return &guardReader{from: from, phrase: -1} }

func (g *guardReader) Read(into []byte) (int, error) {
	if g.wrong != nil {
		return 0, errGuarded
	}
	n, err := g.from.Read(into)
	if n > 0 {
		g.wrong = g.look(into[:n])
	}
	if errors.Is(err, io.EOF) && g.wrong == nil && len(g.rest) > 0 {
		g.wrong = fileFault("meenemen_geen_utf8")
	}
	if g.wrong != nil {
		return 0, errGuarded
	}
	return n, err
}

func (g *guardReader) look(part []byte) *fault.Error {
	if !g.begun {
		g.begun = true
		switch head := bytes.TrimLeft(part, " \t\r\n"); {
		case bytes.HasPrefix(part, []byte("\xef\xbb\xbf")), bytes.HasPrefix(part, []byte("\xff\xfe")), bytes.HasPrefix(part, []byte("\xfe\xff")):
			return fileFault("meenemen_bom")
		case bytes.HasPrefix(head, []byte("<")):
			return fileFault("meenemen_html")
		case bytes.HasPrefix(part, []byte("PK")):
			return fileFault("meenemen_zip")
		}
	}
	if !g.readable(part) {
		return fileFault("meenemen_geen_utf8")
	}
	for _, c := range part {
		if wrong := g.step(c); wrong != nil {
			return wrong
		}
	}
	return nil
}

// readable says whether the bytes so far are UTF-8; a sign that is cut off at the end of a part waits for the next one.
func (g *guardReader) readable(part []byte) bool {
	text := append(g.rest, part...)
	end := len(text)
	for back := 1; back <= min(utf8.UTFMax, len(text)); back++ {
		if c := text[len(text)-back]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(text[len(text)-back:]) {
				end = len(text) - back
			}
			break
		}
	}
	ok := utf8.Valid(text[:end])
	g.rest = append([]byte(nil), text[end:]...)
	return ok
}

func (g *guardReader) step(c byte) *fault.Error {
	if g.phrase < 0 {
		switch c {
		case '"':
			g.phrase = 0
		case '{', '[':
			if g.depth++; g.depth > maxNesting {
				return fileFault("meenemen_te_diep", maxNesting)
			}
		case '}', ']':
			g.depth--
		}
		return nil
	}
	switch {
	case g.escaped:
		g.escaped = false
	case c == '\\':
		g.escaped = true
	case c == '"':
		g.phrase = -1
		return nil
	}
	if g.phrase++; g.phrase > maxPhrase {
		return fileFault("meenemen_tekst_te_lang")
	}
	return nil
}

// fileFault is what is wrong with a file: at the field of the form, with the place in the file among the parameters.
func fileFault(code string, params ...any) *fault.Error {
	return fault.Field("bestand", code, params...)
}
