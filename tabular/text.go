package tabular

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kompas/figure"
)

const (
	byteOrderMark = "\xef\xbb\xbf"
	windows1252   = "windows-1252"
)

// textGrid is a table in delimited text.
type textGrid struct {
	file   io.ReaderAt
	size   int64
	from   int64 // behind the byte order mark, and a line that only names the separator
	skip   int   // lines before that place
	above  int   // records above the header: titles
	latin  bool  // Windows-1252
	sep    byte
	titles []string
	top    int // line of the header
}

func openText(file io.ReaderAt, size int64) (grid, string, error) {
	latin, err := isLatin(file, size)
	if err != nil {
		return nil, "", err
	}
	g, encoding := &textGrid{file: file, size: size, latin: latin}, ""
	if latin {
		encoding = windows1252
	}
	sample, err := g.sample()
	if err != nil {
		return nil, "", err
	}
	if g.sep == 0 {
		g.sep = separator(sample)
	}
	l := g.open()
	titles, err := g.findHeader(l)
	if err != nil {
		return nil, "", err
	}
	g.top = l.line
	for _, t := range titles {
		g.titles = append(g.titles, strings.Clone(strings.TrimSpace(t)))
	}
	return g, encoding, nil
}

// findHeader goes past the titles that a spreadsheet left above the table: lines of which only the first cell is filled.
func (g *textGrid) findHeader(l *lines) ([]string, error) {
	for {
		titles, err := l.record()
		if errors.Is(err, io.EOF) {
			return nil, figure.Unreadable(figure.ErrEmpty, 0, "", "")
		}
		if err != nil {
			return nil, err
		}
		if err := g.checkHeader(l, titles); err != nil {
			return nil, err
		}
		if g.above == headerWithin || strings.TrimSpace(strings.Join(titles[1:], "")) != "" {
			return titles, nil
		}
		g.above++
	}
}

func (g *textGrid) checkHeader(l *lines, titles []string) error {
	// A field holds a separator only when it was quoted.
	signs := string(g.sep)
	if len(titles) == 1 {
		signs = ";,\t"
	}
	if strings.ContainsAny(titles[0], signs) && strings.TrimSpace(strings.Join(titles[1:], "")) == "" {
		return l.fail(figure.ErrMangled, titles[0])
	}
	if len(titles) < 2 {
		return l.fail(figure.ErrSeparator, titles[0])
	}
	return nil
}

// isLatin reads the bytes of the whole file: UTF-8, or Windows-1252 when no letter in it is UTF-8. A file that is both, or
// neither, is left to the reader of lines, which names the place.
func isLatin(file io.ReaderAt, size int64) (bool, error) {
	in := io.NewSectionReader(file, 0, size)
	buf, kept := make([]byte, blockSize), 0
	foreign := false
	for {
		n, err := in.Read(buf[kept:])
		if err != nil && !errors.Is(err, io.EOF) {
			return false, err
		}
		ended := errors.Is(err, io.EOF)
		b := buf[:kept+n]
		for len(b) > 0 {
			if b[0] < utf8.RuneSelf {
				b = skipASCII(b)
				continue
			}
			r, width := utf8.DecodeRune(b)
			switch {
			case r == utf8.RuneError && width == 1 && !ended && !utf8.FullRune(b):
				width = 0
			case r == utf8.RuneError && width == 1:
				if charmap.Windows1252.DecodeByte(b[0]) == utf8.RuneError { // a place in the code page that no letter has
					return false, nil
				}
				foreign = true
			default:
				return false, nil
			}
			if width == 0 {
				break
			}
			b = b[width:]
		}
		if kept = copy(buf, b); ended {
			return foreign, nil
		}
	}
}

func skipASCII(b []byte) []byte {
	for len(b) >= 8 {
		if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 != 0 {
			break
		}
		b = b[8:]
	}
	for len(b) > 0 && b[0] < utf8.RuneSelf {
		b = b[1:]
	}
	return b
}

// sample returns the first lines, and goes past what stands before the header.
func (g *textGrid) sample() (string, error) {
	const enough = 1 << 16
	buf := make([]byte, min(g.size, enough))
	if _, err := g.file.ReadAt(buf, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if bytes.HasPrefix(buf, []byte(byteOrderMark)) {
		g.from = int64(len(byteOrderMark))
	}
	text := string(buf[g.from:])
	if strings.TrimSpace(text) == "" {
		return "", figure.Unreadable(figure.ErrEmpty, 0, "", "")
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		return "", figure.Unreadable(figure.ErrWebPage, 1, "", "")
	}
	first, rest, found := strings.Cut(text, "\n")
	if sep, ok := strings.CutPrefix(strings.TrimSpace(first), "sep="); found && ok && len(sep) == 1 && strings.Contains(";,\t", sep) {
		g.sep, g.skip = sep[0], 1
		g.from += int64(len(first)) + 1
		return rest, nil
	}
	return text, nil
}

// separator picks the sign that gives every one of the first lines the same number of fields, and of those the one that
// gives most.
func separator(sample string) byte {
	const tried = 20
	best, most, even := byte(';'), 0, false
	for _, sep := range []byte{';', '\t', ','} {
		l := newLines(strings.NewReader(sample), sep)
		width, same := 0, true
		for n := range tried {
			fields, err := l.record()
			if err != nil || n > 0 && l.partial { // the sample stops half-way
				break
			}
			if n == 0 {
				width = len(fields)
			} else if len(fields) != width {
				same = false
			}
		}
		if same = same && width > 1; same && !even || same == even && width > most {
			best, most, even = sep, width, same
		}
	}
	return best
}

func (g *textGrid) open() *lines {
	var in io.Reader = io.NewSectionReader(g.file, g.from, g.size-g.from)
	if g.latin {
		in = charmap.Windows1252.NewDecoder().Reader(in)
	}
	l := newLines(in, g.sep)
	l.titles = g.titles
	l.next += g.skip
	return l
}

func (g *textGrid) header() []string { return g.titles }
func (g *textGrid) headerLine() int  { return g.top }

func (g *textGrid) rows(do func(*cells) error) error {
	l, row := g.open(), &cells{}
	for range g.above + 1 { // up to and including the header
		if _, err := l.record(); err != nil {
			return err
		}
	}
	for {
		fields, err := l.record()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(fields) != len(g.titles) {
			if len(fields) == 1 && closingNote(fields[0]) {
				continue
			}
			return l.fits(fields, len(g.titles))
		}
		row.line, row.text = l.line, fields
		if err := do(row); err != nil {
			return err
		}
	}
}
