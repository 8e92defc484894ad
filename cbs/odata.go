package cbs

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode"

	"kompas/figure"
)

// Page (pagina van OData) is one reply of the CBS open data service, version 3
// or 4: a list of records and, when there is more, the address of the next page.
type Page struct {
	dec   *json.Decoder
	n     int
	next  string
	count int64
}

// Record is one record of a page.
type Record struct {
	Number int // on this page, counted from 1
	fields map[string]json.RawMessage
}

// OpenPage starts reading a reply. Errors: *ReadError.
func OpenPage(r io.Reader) (*Page, error) {
	b := bufio.NewReader(r)
	if start, err := firstByte(b); err != nil {
		return nil, err
	} else if start == '<' {
		return nil, figure.Unreadable(figure.ErrWebPage, 0, "", "")
	}
	p := &Page{dec: json.NewDecoder(b), count: -1}
	if t, err := p.dec.Token(); err != nil || t != json.Delim('{') {
		return nil, p.fail(err)
	}
	return p, nil
}

// firstByte looks past blanks and a byte order mark.
func firstByte(b *bufio.Reader) (byte, error) {
	for {
		c, _, err := b.ReadRune()
		switch {
		case errors.Is(err, io.EOF):
			return 0, figure.Unreadable(figure.ErrEmpty, 0, "", "")
		case err != nil:
			return 0, err
		case unicode.IsSpace(c) || c == '\ufeff':
			continue
		}
		return byte(c), b.UnreadRune()
	}
}

func (p *Page) fail(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return figure.Unreadable(figure.ErrTruncated, p.n, "", "")
	}
	var syntax *json.SyntaxError
	if err == nil || errors.As(err, &syntax) || strings.HasPrefix(err.Error(), "json:") {
		return figure.Unreadable(figure.ErrNotJSON, p.n, "", "")
	}
	return err // reading itself failed
}

// Records returns the records one by one. Next and Count are known after the last
// one. It stops at the first error; a reply that ends half-way is an error.
// Errors: *ReadError unless reading itself failed.
func (p *Page) Records() iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		if err := p.members(yield); err != nil && !errors.Is(err, errStopped) {
			yield(Record{}, err)
		}
	}
}

var errStopped = errors.New("stopped by the caller")

// members walks the top object; the list of records may stand anywhere in it.
func (p *Page) members(yield func(Record, error) bool) error {
	found := false
	for p.dec.More() {
		key, err := p.dec.Token()
		if err != nil {
			return p.fail(err)
		}
		switch key {
		case "value":
			found = true
			if err := p.list(yield); err != nil {
				return err
			}
		case "odata.nextLink", "@odata.nextLink":
			err = p.dec.Decode(&p.next)
		case "odata.count", "@odata.count":
			var n json.Number // version 3 writes it as text
			if err = p.dec.Decode(&n); err == nil {
				p.count, err = n.Int64()
			}
		default:
			var skip json.RawMessage
			err = p.dec.Decode(&skip)
		}
		if err != nil {
			return p.fail(err)
		}
	}
	if _, err := p.dec.Token(); err != nil {
		return p.fail(err)
	}
	if !found {
		return figure.Unreadable(figure.ErrNotJSON, 0, "value", "")
	}
	return nil
}

func (p *Page) list(yield func(Record, error) bool) error {
	if t, err := p.dec.Token(); err != nil || t != json.Delim('[') {
		return p.fail(err)
	}
	for p.dec.More() {
		p.n++
		r := Record{Number: p.n}
		if err := p.dec.Decode(&r.fields); err != nil {
			return p.fail(err)
		}
		if !yield(r, nil) {
			return errStopped
		}
	}
	_, err := p.dec.Token()
	if err != nil {
		return p.fail(err)
	}
	return nil
}

// Next returns the address of the next page, "" when this is the last.
func (p *Page) Next() string { return p.next }

// Count returns the number of records the service says the table has; -1 when it
// does not say.
func (p *Page) Count() int64 { return p.count }

// Keys returns how many keys the record has.
func (r Record) Keys() int { return len(r.fields) }

// Text returns a text without padding, "" when the key is absent or null.
func (r Record) Text(key string) string {
	var s string
	if json.Unmarshal(r.fields[key], &s) != nil {
		return ""
	}
	return strings.TrimSpace(s)
}

// number returns a value as it is written, without an exponent; "" for null. An absent key is an error: it means the table has
// other columns than expected. Errors: *ReadError.
func (r Record) number(key string) (string, error) {
	raw, ok := r.fields[key]
	if !ok {
		return "", figure.Unreadable(figure.ErrColumn, r.Number, key, "")
	}
	text := string(raw)
	switch {
	case text == "null":
		return "", nil
	case strings.HasPrefix(text, `"`):
		text = r.Text(key)
	case strings.ContainsAny(text, "eE"):
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return "", figure.Unreadable(figure.ErrNumber, r.Number, key, text)
		}
		text = strconv.FormatFloat(f, 'f', -1, 64)
	}
	return text, nil
}

// Cell reads a value; null is Missing. In version 4 pass the record through Observation instead, because there a reason
// stands beside the value. Errors: *ReadError.
func (r Record) Cell(key string) (figure.Reading, error) {
	text, err := r.number(key)
	if err != nil {
		return figure.Reading{}, err
	}
	c, err := figure.ParseReading(text, figure.Point)
	if err != nil {
		return figure.Reading{}, figure.Unreadable(err, r.Number, key, text)
	}
	return c, nil
}

// Observation reads Value and ValueAttribute of a version 4 record: "Impossible"
// means that the question makes no sense there, any other word than "None" that
// there is no figure. Errors: *ReadError.
func (r Record) Observation() (figure.Reading, error) {
	switch attribute := r.Text("ValueAttribute"); attribute {
	case "None", "":
		return r.Cell("Value")
	case "Impossible":
		return figure.Reading{Absence: figure.NotApplicable}, nil
	default:
		return figure.Reading{Absence: figure.Missing}, nil
	}
}
