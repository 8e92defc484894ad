package cbs

import (
	"context"
	"io"
	"net/url"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// Service (dienst) gets one reply of an open data service.
type Service interface {
	Get(ctx context.Context, address string) (io.ReadCloser, error)
}

// Place (adres van een tabel) is where a table is served. The base is a setting, because services move:
// https://opendata.cbs.nl/ODataFeed/odata for version 3, https://datasets.cbs.nl/odata/v1/CBS for version 4.
type Place struct {
	Base  string
	Table string // "84799NED"
}

func (p Place) address(collection string) string {
	address := strings.TrimRight(p.Base, "/") + "/" + url.PathEscape(p.Table)
	if collection != "" {
		address += "/" + collection
	}
	return address
}

// mostPages is more than any table has.
const mostPages = 100_000

// eachRecord hands over the records of a collection, page by page, and returns how many the service says there are; -1 when
// it does not say. The next page must stand on the same service, and may not be one that came before.
func eachRecord(ctx context.Context, s Service, address string, do func(Record) error) (said int64, err error) {
	said = -1
	before := map[string]bool{}
	n := 0
	for address != "" {
		if before[address] || len(before) == mostPages {
			return said, figure.Unreadable(figure.ErrPageLoop, n, "", address)
		}
		before[address] = true
		next, count, err := onePage(ctx, s, address, &n, do)
		if err != nil {
			return said, err
		}
		if count >= 0 {
			said = count
		}
		if address, err = follow(address, next); err != nil {
			return said, figure.Unreadable(err, n, "", next)
		}
	}
	return said, nil
}

func onePage(ctx context.Context, s Service, address string, n *int, do func(Record) error) (next string, count int64, err error) {
	reply, err := s.Get(ctx, address)
	if err != nil {
		return "", 0, err
	}
	defer reply.Close()
	page, err := OpenPage(reply)
	if err != nil {
		return "", 0, err
	}
	for r, err := range page.Records() {
		if err != nil {
			return "", 0, err
		}
		*n++
		r.Number = *n // of the whole table
		if err := do(r); err != nil {
			return "", 0, err
		}
	}
	return page.Next(), page.Count(), nil
}

// follow resolves the address of the next page.
func follow(from, next string) (string, error) {
	if next == "" {
		return "", nil
	}
	base, err := url.Parse(from)
	if err != nil {
		return "", figure.ErrPageForeign
	}
	to, err := base.Parse(next)
	if err == nil && to.Scheme == "http" && base.Scheme == "https" { // what services behind a door write; we stay behind it
		to.Scheme = base.Scheme
	}
	if err != nil || to.Host != base.Host || to.Scheme != base.Scheme || to.User != nil {
		return "", figure.ErrPageForeign
	}
	return to.String(), nil
}

// dimension is one way in which a table is divided.
type dimension struct {
	key   string
	label string // title, in small letters
	kind  dimensionKind
	codes map[string]code
}

type dimensionKind uint8

const (
	otherDimension dimensionKind = iota
	areaDimension
	periodDimension
	marginDimension
)

// code is what a code of a dimension means.
type code struct {
	title       string
	period      string // as ParsePeriod reads it; "" when it is none
	provisional bool
}

func kindOf(key, kind string) dimensionKind {
	switch {
	case key == "Marges":
		return marginDimension
	case strings.HasPrefix(kind, "Geo"):
		return areaDimension
	case kind == "TimeDimension":
		return periodDimension
	}
	return otherDimension
}

// add notes a code as the table of its dimension describes it.
func (d *dimension) add(key, title, status string) {
	c := code{title: title}
	if d.kind == periodDimension {
		if p, provisional, err := figure.ReadPeriod(key); err == nil {
			c.period, c.provisional = p.String(), provisional || status != "" && status != "Definitief"
		}
	}
	d.codes[key] = c
}

// place fills in what the code of this dimension says about a value, and returns why it cannot be right.
func (d *dimension) place(v *figure.SourceValue, r Record) error {
	key := r.Text(d.key)
	c, known := d.codes[key]
	switch d.kind {
	case areaDimension:
		v.Area, v.AreaName = key, c.title
		if official, _, err := area.ParseCode(key); err == nil {
			v.Area = official
		}
		if key == "" {
			return figure.Unreadable(area.ErrCode, r.Number, d.key, "")
		}
	case periodDimension:
		v.Period, v.Provisional = c.period, c.provisional
		if v.Period == "" {
			return figure.Unreadable(figure.ErrPeriod, r.Number, d.key, key)
		}
	case marginDimension:
		part, ok := figure.MarginPart(key)
		if !ok {
			return figure.Unreadable(figure.ErrMargin, r.Number, d.key, key)
		}
		v.Part = part
	default:
		if figure.IsWhole(key, c.title) {
			return nil
		}
		if !known || c.title == "" {
			c.title = key
		}
		if v.Breakdown != "" {
			v.Breakdown += "|"
		}
		v.Breakdown += d.label + ":" + strings.ReplaceAll(c.title, "|", "/")
	}
	return nil
}

// table is what both versions share.
type table struct {
	ctx        context.Context // of the whole import: a source is opened and read within one
	service    Service
	place      Place
	about      figure.SourceTable
	dimensions []*dimension
	period     string // of every value, when the table has no dimension of periods
}

// Table implements figure.FigureSource.
func (t *table) Table() figure.SourceTable { return t.about }

func (t *table) addDimension(d *dimension) {
	t.dimensions = append(t.dimensions, d)
	switch d.kind {
	case areaDimension:
		t.about.Regional, t.about.Codes = true, true
	case otherDimension:
		t.about.Traits = append(t.about.Traits, d.label)
	}
}

// onlyPeriod takes over the period that the description of a table names, when the values do not say theirs.
func (t *table) onlyPeriod(text string) {
	for _, d := range t.dimensions {
		if d.kind == periodDimension {
			return
		}
	}
	if p, _, err := figure.ReadPeriod(text); err == nil {
		t.period = p.String()
	}
}

// begin makes a value of a record, all but its topic and number.
func (t *table) begin(v *figure.SourceValue, r Record) {
	*v = figure.SourceValue{Line: r.Number, Period: t.period, Part: figure.PartValue}
	for _, d := range t.dimensions {
		if err := d.place(v, r); err != nil && v.Fault == nil {
			v.Fault = err
		}
	}
}

// write puts a number into a value.
func write(v *figure.SourceValue, key, text string) {
	v.Typed = true
	c, err := figure.ParseReading(text, figure.Point)
	if err != nil {
		v.Text, v.Absence = text, figure.Present
		if v.Fault == nil {
			v.Fault = figure.Unreadable(err, v.Line, key, text)
		}
		return
	}
	if v.Text, v.Absence = "", c.Absence; c.Absence == figure.Present {
		v.Text = text
	}
}

// publisher reads the field Source: "CBS." is CBS.
func publisher(source string) string { return strings.TrimRight(strings.TrimSpace(source), ".") }
