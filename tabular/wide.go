package tabular

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// wide is a table with one line per area and period and one column per topic: StatLine downloads, typed data sets, and what
// people make themselves. Places of columns are -1 where there is none.
type wide struct {
	about                            figure.SourceTable
	titles                           []string
	area, name, period, margin, kind int
	numbered                         numbered
	unitLine                         int // line with units, under the headers; 0 = none
	traits                           []trait
	topics                           []wideTopic
}

type wideTopic struct {
	column, topic int
	period        string // when the header names one
	provisional   bool
	part          figure.Part // when the header names one
}

// trait is a dimension that is neither area nor period.
type trait struct {
	column int
	label  string
}

// joinTraits adds what stands in the columns of traits; totals are everybody.
func joinTraits(breakdown string, traits []trait, row *cells) string {
	for _, t := range traits {
		value := strings.TrimSpace(row.text[t.column])
		if value == "" || figure.IsWhole(value, value) {
			continue
		}
		one := t.label + ":" + strings.ReplaceAll(value, "|", "/")
		if breakdown != "" {
			one = breakdown + "|" + one
		}
		breakdown = one
	}
	return breakdown
}

func (f *wide) table() figure.SourceTable { return f.about }

type wideReader struct {
	*wide
	do     func(*figure.SourceValue) error
	v      figure.SourceValue
	area   areaMemo
	period periodMemo
}

func (f *wide) reader(do func(*figure.SourceValue) error) func(*cells) error {
	r := &wideReader{wide: f, do: do}
	r.period.school = f.period >= 0 && strings.EqualFold(f.titles[f.period], "schooljaar")
	return r.line
}

func (r *wideReader) line(row *cells) error {
	if row.blank() || row.line == r.unitLine || r.saysNothing(row) {
		return nil
	}
	r.v = figure.SourceValue{Line: row.line}
	fault := r.place(row)
	part, parted := figure.PartValue, true
	if r.margin >= 0 {
		part, parted = figure.MarginPart(row.text[r.margin])
	}
	provisional := false
	if r.wide.period >= 0 {
		if r.v.Period, provisional = r.period.read(row.text[r.wide.period]); r.v.Period == "" && fault == nil {
			fault = r.fault(figure.ErrPeriod, row, r.wide.period)
		}
	}
	r.v.Breakdown = joinTraits("", r.traits, row)
	if !parted {
		part = figure.PartValue
		if fault == nil {
			fault = r.fault(figure.ErrMargin, row, r.margin)
		}
	}
	for _, t := range r.topics {
		r.v.Topic, r.v.Part, r.v.Provisional = t.topic, part, provisional || t.provisional
		if t.period != "" {
			r.v.Period = t.period
		}
		if t.part != "" {
			r.v.Part = t.part
		}
		write(&r.v, row.text[t.column])
		r.v.Typed = r.about.Format == figure.FormatTyped || row.isNumber(t.column)
		r.v.Fault = fault
		if fault == nil && r.v.Absence == figure.Present {
			r.v.Fault = r.check(row, t.column)
		}
		if err := r.do(&r.v); err != nil {
			return err
		}
	}
	return nil
}

// saysNothing says that a line has no code and no figure: a note below the table, or a heading within it.
func (r *wideReader) saysNothing(row *cells) bool {
	if r.wide.area < 0 || strings.TrimSpace(row.text[r.wide.area]) != "" {
		return false
	}
	for _, t := range r.topics {
		if strings.TrimSpace(row.text[t.column]) != "" {
			return false
		}
	}
	return true
}

// check refuses what is no number, and in a typed data set one that is not written with a point.
func (r *wideReader) check(row *cells, column int) error {
	if r.about.Format != figure.FormatTyped {
		if err := unlikely(&r.v); err != nil {
			return r.fault(err, row, column)
		}
		return nil
	}
	if _, err := figure.ParseReading(r.v.Text, figure.Point); err != nil {
		return r.fault(err, row, column)
	}
	return nil
}

func (r *wideReader) fault(err error, row *cells, column int) error {
	return figure.Unreadable(err, row.line, r.titles[column], strings.Clone(strings.TrimSpace(row.text[column])))
}

// place reads the area of a line.
func (r *wideReader) place(row *cells) error {
	if r.name >= 0 {
		r.v.AreaName = strings.TrimSpace(row.text[r.name])
	}
	if r.wide.area < 0 {
		return nil
	}
	found := r.area.read(r.numbered.code(row.text[r.wide.area]))
	if r.v.Area = found.code; found.err != nil {
		return r.fault(found.err, row, r.wide.area)
	}
	if r.kind >= 0 {
		if _, level, err := area.ParseCode(found.code); err == nil && area.Level(strings.ToLower(strings.TrimSpace(row.text[r.kind]))) != level {
			return r.fault(figure.ErrKind, row, r.kind)
		}
	}
	return nil
}

// stem returns a column key without its closing number: "SterkEenzaam_54" is "SterkEenzaam".
func stem(key string) string {
	at := strings.LastIndexByte(key, '_')
	if at <= 0 || at == len(key)-1 {
		return key
	}
	for _, b := range []byte(key[at+1:]) {
		if b < '0' || b > '9' {
			return key
		}
	}
	return key[:at]
}

// isTyped recognises a typed data set: the number of the record, dimensions, and keys with numbers.
func isTyped(head []string) bool {
	return strings.EqualFold(head[0], "ID") && slices.ContainsFunc(head, func(t string) bool { return stem(t) != t })
}

// isStatLine recognises a StatLine download by its headers: "Bevolking/Aantal inwoners (aantal)".
func isStatLine(head []string) bool {
	dimension, unit, path := false, false, false
	for _, title := range head {
		c := statLineColumn(title)
		unit = unit || c.Unit != ""
		path = path || c.Unit != "" && len(c.Path) > 1
		dimension = dimension || c.Unit == "" && (isAreaHeader(title) || isPeriodHeader(title))
	}
	return path || dimension && unit && slices.ContainsFunc(head, func(t string) bool { return t == "Perioden" || t == "Wijken en buurten" || t == "Regio's" })
}
