package tabular

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"kompas/figure"
)

// most is how long one line may be: longer is no table.
const (
	most      = 1 << 20
	blockSize = 1 << 16
)

// lines takes delimited text apart, one record at a time: the only reader of such text here. Text is turned into strings a
// block at a time, so that fields cost nothing, and lines without quotes, which are nearly all, are only cut.
type lines struct {
	in       io.Reader
	sep      byte
	buf      []byte
	filled   int
	block    string // whole lines that were read and not handed over yet
	quotes   bool   // the block holds a quote
	ended    bool   // nothing is left to read
	line     int    // of the file, counted from 1: where the record began
	next     int    // line after the record
	fields   []string
	titles   []string
	broken   string // from the start of the line that holds what is no text
	brokenAt int
	partial  bool // the last record does not end in a line end
}

func newLines(in io.Reader, sep byte) *lines {
	return &lines{in: in, sep: sep, buf: make([]byte, blockSize), next: 1}
}

// fill reads the next block and puts it behind what is left.
func (l *lines) fill() error {
	for !l.ended {
		if l.filled == len(l.buf) {
			if l.filled >= most {
				return l.fail(figure.ErrRow, string(l.buf[:80]))
			}
			l.buf = append(l.buf, make([]byte, len(l.buf))...)
		}
		n, err := l.in.Read(l.buf[l.filled:])
		l.filled += n
		if errors.Is(err, io.EOF) {
			l.ended = true
		} else if err != nil {
			return err
		}
		end := l.filled
		if !l.ended {
			end = lastLineEnd(l.buf[:l.filled], l.filled-n)
		}
		if end > 0 {
			l.take(end)
			return nil
		}
	}
	return nil
}

// lastLineEnd looks only in what is new.
func lastLineEnd(b []byte, from int) int {
	for i := len(b) - 1; i >= from; i-- {
		if b[i] == '\n' {
			return i + 1
		}
	}
	return 0
}

func (l *lines) take(end int) {
	fresh := string(l.buf[:end])
	l.filled = copy(l.buf, l.buf[end:l.filled])
	if at := badByte(fresh); at >= 0 {
		start := strings.LastIndexByte(fresh[:at], '\n') + 1
		l.broken, l.brokenAt, l.ended = fresh[start:], at-start, true
		fresh = fresh[:start] // what stands before it is still read
	}
	l.quotes = l.quotes && l.block != "" || strings.IndexByte(fresh, '"') >= 0
	l.block += fresh
}

// notText refuses the line that stops being text, with its column.
func (l *lines) notText() error {
	column, from, inQuotes := 0, 0, false
	for i := range l.brokenAt {
		switch {
		case l.broken[i] == '"':
			inQuotes = !inQuotes
		case l.broken[i] == l.sep && !inQuotes:
			column, from = column+1, i+1
		}
	}
	text := l.broken[from:]
	if stop := strings.IndexAny(text[l.brokenAt-from:], string(l.sep)+"\"\r\n"); stop >= 0 {
		text = text[:l.brokenAt-from+stop]
	}
	title := ""
	if column < len(l.titles) {
		title = l.titles[column]
	}
	return figure.Unreadable(figure.ErrEncoding, l.line, title, strings.Trim(strings.ToValidUTF8(text, "?"), "\" \x00"))
}

// badByte finds what is no text: zeros, or bytes that are no UTF-8.
func badByte(s string) int {
	if at := strings.IndexByte(s, 0); at >= 0 {
		return at
	}
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func (l *lines) fail(err error, text string) error {
	return figure.Unreadable(err, l.line, "", strings.TrimSpace(text))
}

// record returns the fields of the next line that is not empty; they hold until the next call. Errors: io.EOF, *ReadError,
// or that of the reader.
func (l *lines) record() ([]string, error) {
	for {
		l.line = l.next
		if l.block == "" {
			if err := l.fill(); err != nil {
				return nil, err
			}
			if l.block == "" && l.broken != "" {
				return nil, l.notText()
			}
			if l.block == "" {
				return nil, io.EOF
			}
		}
		end := strings.IndexByte(l.block, '\n')
		if end < 0 {
			end = len(l.block)
		}
		text := l.block[:end]
		if l.quotes && strings.IndexByte(text, '"') >= 0 {
			return l.quoted()
		}
		l.advance(end)
		if text = strings.TrimSuffix(text, "\r"); text == "" {
			continue
		}
		if len(text) > most {
			return nil, l.fail(figure.ErrRow, text)
		}
		l.cut(text)
		return l.fields, nil
	}
}

// advance goes past a line of n bytes and its end.
func (l *lines) advance(n int) {
	l.next++
	if l.partial = n >= len(l.block); l.partial {
		l.block = ""
		return
	}
	l.block = l.block[n+1:]
}

func (l *lines) cut(text string) {
	f := l.fields[:0]
	for {
		at := strings.IndexByte(text, l.sep)
		if at < 0 {
			break
		}
		f = append(f, text[:at])
		text = text[at+1:]
	}
	l.fields = append(f, text)
}

// quoted reads a record that holds quotes and so perhaps line ends.
func (l *lines) quoted() ([]string, error) {
	for {
		n, ok, err := l.unquote()
		if err != nil {
			return nil, err
		}
		if ok {
			used := l.block[:n]
			l.next += strings.Count(used, "\n")
			l.advance(n)
			return l.fields, nil
		}
		if l.broken != "" {
			l.line = l.next + strings.Count(l.block, "\n")
			return nil, l.notText()
		}
		if l.ended || len(l.block) > most {
			if reason := figure.ErrRow; len(l.block) > most || strings.HasSuffix(l.block, "\n") {
				return nil, l.fail(reason, firstLine(l.block))
			}
			return nil, l.fail(figure.ErrTruncated, firstLine(l.block))
		}
		if err := l.fill(); err != nil {
			return nil, err
		}
	}
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// unquote takes the record at the start of the block apart and returns its length without the line end; ok is false when a
// quote is still open at the end of the block. A quote within a field that does not begin with one is a quote.
func (l *lines) unquote() (n int, ok bool, err error) {
	f, s, i := l.fields[:0], l.block, 0
	for {
		var field string
		if i < len(s) && s[i] == '"' {
			if field, i, ok = closing(s, i+1); !ok {
				return 0, false, nil
			}
		} else {
			start := i
			for i < len(s) && s[i] != l.sep && s[i] != '\n' {
				i++
			}
			field = s[start:i]
			if i == len(s) || s[i] == '\n' {
				field = strings.TrimSuffix(field, "\r")
			}
		}
		f = append(f, field)
		end := i
		if strings.HasPrefix(s[i:], "\r\n") || s[i:] == "\r" {
			i++
		}
		switch {
		case i == len(s), s[i] == '\n':
			l.fields = f
			return i, true, nil
		case s[i] == l.sep && i == end:
			i++
		default:
			return 0, false, l.fail(figure.ErrRow, firstLine(s))
		}
	}
}

// closing reads a field from behind its opening quote; after is the place behind the closing one.
func closing(s string, from int) (field string, after int, ok bool) {
	doubled := false
	for i := from; ; {
		at := strings.IndexByte(s[i:], '"')
		if at < 0 {
			return "", 0, false
		}
		if i += at; i+1 < len(s) && s[i+1] == '"' {
			doubled = true
			i += 2
			continue
		}
		if field = s[from:i]; doubled {
			field = strings.ReplaceAll(field, `""`, `"`)
		}
		return field, i + 1, true
	}
}

// fits refuses a record with another number of fields than the table has columns.
func (l *lines) fits(fields []string, columns int) error {
	switch {
	case len(fields) == columns:
		return nil
	case len(fields) == 1 && strings.IndexByte(fields[0], l.sep) >= 0:
		return l.fail(figure.ErrMangled, fields[0])
	case len(fields) < columns && l.partial && l.ended && l.block == "":
		return l.fail(figure.ErrTruncated, strings.Join(fields, string(l.sep)))
	}
	return l.fail(figure.ErrRow, strings.Join(fields, string(l.sep)))
}
