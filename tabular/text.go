package tabular

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kompas/figure"
)

const (
	byteOrderMark = "\xef\xbb\xbf"
	windows1252   = "windows-1252"
	twoBytes      = "utf-16"
)

// textGrid is a table in delimited text.
type textGrid struct {
	file    io.ReaderAt
	size    int64
	from    int64             // behind the byte order mark, and a line that only names the separator
	skip    int               // lines before that place
	returns bool              // lines end as those of old Apple computers
	above   int               // records above the header: titles
	text    encoding.Encoding // nil: UTF-8
	wide    int64             // bytes of an ordinary letter
	sep     byte
	titles  []string
	top     int // line of the header
}

func openText(file io.ReaderAt, size int64) (grid, string, error) {
	g := &textGrid{file: file, size: size, wide: 1}
	written, err := g.findEncoding()
	if err != nil {
		return nil, "", err
	}
	sample, err := g.sample()
	if err != nil {
		return nil, "", err
	}
	if g.sep == 0 {
		g.sep = separator(sample)
	}
	l := g.open()
	if g.titles, err = g.findHeader(l); err != nil {
		return nil, "", err
	}
	return g, written, nil
}

// findEncoding tells how the letters of the file are written.
func (g *textGrid) findEncoding() (name string, err error) {
	start := make([]byte, min(g.size, 64))
	if _, err := g.file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	for _, try := range [...]struct {
		mark string
		zero int // which byte of an ordinary letter is zero
		text encoding.Encoding
	}{
		{"\xff\xfe", 1, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", 0, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		marked := bytes.HasPrefix(start, []byte(try.mark))
		if marked || everySecondIsZero(start, try.zero) {
			if g.text, g.wide = try.text, 2; marked {
				g.from = 2
			}
			return twoBytes, nil
		}
	}
	latin, err := isLatin(g.file, g.size)
	if latin {
		g.text, name = charmap.Windows1252, windows1252
	}
	return name, err
}

// everySecondIsZero recognises text in two bytes a letter that does not begin with a mark.
func everySecondIsZero(start []byte, zero int) bool {
	for i := range len(start) &^ 1 {
		if (start[i] == 0) != (i%2 == zero) {
			return false
		}
	}
	return len(start) > 3
}

// findHeader looks for the headers among the first lines, as in a sheet, for a spreadsheet leaves titles above a table. Where
// none looks like it, they are the first line with more than one field filled.
func (g *textGrid) findHeader(l *lines) ([]string, error) {
	var sample []sampleLine
	var records [][]string
	for len(records) < headerWithin {
		fields, err := l.record()
		if errors.Is(err, io.EOF) && len(records) == 0 {
			return nil, figure.Unreadable(figure.ErrEmpty, 0, "", "")
		}
		if err != nil && len(records) == 0 {
			return nil, err
		}
		if err != nil { // whoever reads the values comes to it again
			break
		}
		kept := make([]string, len(fields))
		for i, f := range fields {
			kept[i] = strings.Clone(f)
		}
		records, sample = append(records, kept), append(sample, sampled(kept, l.line))
	}
	at := headerIn(sample)
	if at < 0 && len(sample[0].cells) > 1 && sample[0].hasCode() {
		return nil, figure.Unreadable(figure.ErrNoHeader, sample[0].line, "", strings.Join(records[0], string(g.sep)))
	}
	if at < 0 {
		at = max(0, slices.IndexFunc(sample, func(s sampleLine) bool { return len(s.cells) > 1 }))
	}
	titles := records[at]
	for _, c := range sample[at].cells { // of two lines
		titles = append(titles, make([]string, max(0, c.column+1-len(titles)))...)
		titles[c.column] = c.text
	}
	if err := g.checkHeader(sample[at].line, titles); err != nil {
		return nil, err
	}
	for i := range titles {
		titles[i] = strings.TrimSpace(titles[i])
	}
	if at > 0 {
		under(titles, sample[at-1])
	}
	g.above, g.top = at, sample[at].line
	return titles, nil
}

// under gives columns without a header the one above it, and tells headers apart that stand there more than once.
func under(titles []string, above sampleLine) {
	if len(above.cells) < 2 { // a title above the table
		return
	}
	columns := make([]int, len(titles))
	for i := range titles {
		columns[i] = i
	}
	for _, c := range above.cells {
		if c.column < len(titles) && titles[c.column] == "" {
			titles[c.column] = c.text
		}
	}
	tellApart(titles, columns, above)
}

// sampled is a record as a line of a sheet.
func sampled(fields []string, line int) sampleLine {
	out := sampleLine{line: line}
	for i, f := range fields {
		c := rawCell{column: i, text: strings.TrimSpace(f)}
		if bare, _ := bareNumber(c.text); looksLikeNumber(bare) {
			c.kind = cellNumber
		}
		if c.text != "" {
			out.cells = append(out.cells, c)
		}
	}
	return out
}

func (g *textGrid) checkHeader(line int, titles []string) error {
	// A field holds a separator only when it was quoted.
	signs := ";,\t"
	if len(titles) > 1 {
		signs = string(g.sep) + ","
	}
	if strings.ContainsAny(titles[0], signs) && strings.TrimSpace(strings.Join(titles[1:], "")) == "" {
		return figure.Unreadable(figure.ErrMangled, line, "", strings.TrimSpace(titles[0]))
	}
	if len(titles) < 2 {
		return figure.Unreadable(figure.ErrSeparator, line, "", strings.TrimSpace(titles[0]))
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
	buf := make([]byte, min(g.size-g.from, enough))
	if _, err := g.file.ReadAt(buf, g.from); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if g.wide > 1 {
		var err error
		if buf, err = g.text.NewDecoder().Bytes(buf); err != nil {
			return "", figure.Unreadable(figure.ErrEncoding, 1, "", "")
		}
	}
	text, marked := strings.CutPrefix(string(buf), byteOrderMark)
	if marked {
		g.from = int64(len(byteOrderMark))
	}
	if g.returns = strings.Contains(text, "\r") && !strings.Contains(text, "\n"); g.returns {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if strings.TrimSpace(text) == "" {
		return "", figure.Unreadable(figure.ErrEmpty, 0, "", "")
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		return "", figure.Unreadable(figure.ErrWebPage, 1, "", "")
	}
	if isReply(text) {
		return "", figure.Unreadable(figure.ErrReply, 1, "", "")
	}
	first, rest, found := strings.Cut(text, "\n")
	if sep, ok := strings.CutPrefix(strings.TrimSpace(first), "sep="); found && ok && len(sep) == 1 && strings.Contains(";,\t", sep) {
		g.sep, g.skip = sep[0], 1
		g.from += g.wide * (int64(len(first)) + 1)
		return rest, nil
	}
	return text, nil
}

// isReply recognises what a service answers a program, in place of a table: an object of JSON, or a list of them.
func isReply(text string) bool {
	text = strings.TrimSpace(text)
	if list, ok := strings.CutPrefix(text, "["); ok {
		text = strings.TrimSpace(list)
	}
	return strings.HasPrefix(text, "{")
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
	if g.text != nil {
		in = g.text.NewDecoder().Reader(in)
	}
	if g.returns {
		in = lineEnds{in}
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
		if row.line, row.text = l.line, g.fit(fields); row.text == nil {
			if row.text = fields; row.blank() {
				continue
			}
			return l.fits(fields, len(g.titles))
		}
		if err := do(row); err != nil {
			return err
		}
	}
}

// fit gives a record a field for every column, when what is too much, or lacks, is empty; nil when it is not.
func (g *textGrid) fit(fields []string) []string {
	n := len(g.titles)
	switch {
	case len(fields) > n && strings.TrimSpace(strings.Join(fields[n:], "")) == "":
		return fields[:n]
	case len(fields) > n, len(fields) < n && strings.Join(g.titles[len(fields):], "") != "":
		return nil
	case len(fields) < n:
		return append(fields[:len(fields):len(fields)], make([]string, n-len(fields))...)
	}
	return fields
}

// lineEnds makes line ends of returns.
type lineEnds struct{ in io.Reader }

func (l lineEnds) Read(b []byte) (int, error) {
	n, err := l.in.Read(b)
	for i := range b[:n] {
		if b[i] == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}
