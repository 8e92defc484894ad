package tabular

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// Why own areas cannot be read in.
const (
	ErrOwnCode  figure.Error = "eigen_bestand_code"   // no code of a wijk or buurt
	ErrOwnTwice figure.Error = "eigen_bestand_dubbel" // a wijk or buurt in two places
	ErrOwnName  figure.Error = "eigen_bestand_gebied" // a line that says no area
)

// OwnMember (regel over een eigen gebied) is one line of a file with own areas: a wijk or buurt, and the area it is in.
type OwnMember struct {
	Area string // what the file calls the area
	Name string // what else stands there: a name of the area, or that of the wijk or buurt
	Code string
	Line int
}

// maxOwnLines bounds a file with own areas: a municipality has hundreds of buurten at most.
const maxOwnLines = 5_000

// OpenOwnAreas reads a file when it is a table of own areas (gebied;naam;code), in text or in a spreadsheet; known is false for any
// other file. Errors: *figure.ReadError with line and column.
func OpenOwnAreas(file io.ReaderAt, size int64) (lines []OwnMember, known bool, err error) {
	g, err := ownAreaGrid(file, size)
	if g == nil || err != nil {
		return nil, false, err
	}
	at := ownColumns(g)
	err = g.rows(func(c *cells) error {
		if c.blank() && strings.TrimSpace(c.text[at[2]]) == "" {
			return nil
		}
		m := OwnMember{Area: strings.TrimSpace(strings.Clone(c.text[at[0]])), Code: strings.TrimSpace(strings.Clone(c.text[at[2]])), Line: c.line}
		if at[1] >= 0 {
			m.Name = strings.TrimSpace(strings.Clone(c.text[at[1]]))
		}
		code, level, err := area.ParseCode(m.Code)
		switch {
		case m.Area == "":
			return figure.Unreadable(ErrOwnName, c.line, "gebied", m.Code)
		case err != nil || level != area.District && level != area.Neighbourhood:
			return figure.Unreadable(ErrOwnCode, c.line, "code", m.Code)
		case len(lines) == maxOwnLines:
			return figure.Unreadable(figure.ErrTooLarge, c.line, "", "")
		}
		m.Code = code
		if slices.ContainsFunc(lines, func(o OwnMember) bool { return area.LiesIn(o.Code, code) || area.LiesIn(code, o.Code) }) {
			return figure.Unreadable(ErrOwnTwice, c.line, "code", m.Code)
		}
		lines = append(lines, m)
		return nil
	})
	if err == nil && len(lines) == 0 {
		err = figure.Unreadable(figure.ErrEmpty, g.headerLine(), "", "")
	}
	return lines, true, err
}

// ownAreaGrid opens a file whose header is that of own areas; nil for any other.
func ownAreaGrid(file io.ReaderAt, size int64) (grid, error) {
	if size > maxRecodingFile {
		return nil, nil
	}
	start := make([]byte, min(size, recodingStart))
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start, packedStart) {
		return smallSheet(file, size, isOwnAreas)
	}
	if lower := bytes.ToLower(start); !bytes.Contains(lower, []byte("gebied")) || !bytes.Contains(lower, []byte("code")) {
		return nil, nil
	}
	g, _, err := openText(file, size)
	if err != nil || !isOwnAreas(g) {
		return nil, nil // what is wrong with it, reading it for figures tells
	}
	return g, nil
}

// isOwnAreas says that a table has these columns and no other, so that no table of figures is taken for one.
func isOwnAreas(g grid) bool {
	at := ownColumns(g)
	titles := 0
	for _, t := range g.header() {
		if strings.TrimSpace(t) != "" {
			titles++
		}
	}
	named := 2
	if at[1] >= 0 {
		named = 3
	}
	return at[0] >= 0 && at[2] >= 0 && titles == named
}

// ownColumns finds the columns gebied, naam and code; -1 of one that is not there.
func ownColumns(g grid) [3]int {
	names := [3][]string{{"gebied", "eigen gebied"}, {"naam"}, {"code", "buurtcode", "wijkcode", "buurt- of wijkcode"}}
	var at [3]int
	for i := range at {
		at[i] = slices.IndexFunc(g.header(), func(title string) bool {
			return slices.Contains(names[i], strings.ToLower(strings.TrimSpace(strings.ReplaceAll(title, "_", " "))))
		})
	}
	return at
}
