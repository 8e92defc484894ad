package tabular

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// extra are the numbers that may stand beside a value.
var extra = [...]struct {
	column known
	part   figure.Part
}{
	{colNumerator, figure.PartNumerator}, {colDenominator, figure.PartDenominator},
	{colLower, figure.PartLower}, {colUpper, figure.PartUpper}, {colN, figure.PartN},
}

// long is our own form: one value per line.
type long struct {
	places
	about  figure.SourceTable
	titles []string
	topics map[string]int
	traits []trait
	numbered
}

// mostTopics is more kinds of figures than any file of ours has; a column with more holds something else.
const mostTopics = 10_000

func newLong(g grid, at places) (form, error) {
	if at.twice != "" {
		return nil, figure.Unreadable(figure.ErrColumnTwice, g.headerLine(), at.twice, "")
	}
	f := &long{places: at, titles: g.header(), topics: map[string]int{},
		about: figure.SourceTable{Format: figure.FormatLong, Regional: at.has(colArea) || at.has(colAreaName)}}
	if at.has(colArea) {
		f.numbered = numberedBy(lettersOf(f.titles[at.at[colArea]]))
	}
	for _, i := range at.others {
		f.traits = append(f.traits, trait{i, strings.ToLower(f.titles[i])})
		f.about.Traits = append(f.about.Traits, strings.ToLower(f.titles[i]))
	}
	if err := f.lookThrough(g); err != nil {
		return nil, err
	}
	return f, nil
}

// lookThrough gathers the indicators, and whether areas come with codes.
func (f *long) lookThrough(g grid) error {
	lines, codes, areas, typed := 0, 0, 0, true
	last, lastArea := "", ""
	err := g.rows(func(row *cells) error {
		if row.blank() {
			return nil
		}
		lines++
		if name := f.topicOf(row); name != last {
			last = name
			if err := f.noteTopic(name, row); err != nil {
				return err
			}
		}
		if f.has(colArea) {
			if text := f.areaCode(row); text != lastArea {
				lastArea = text
				areas++
				if c := readArea(text); c.err == nil {
					codes++
				}
			}
		}
		if f.has(colBreakdown) {
			f.noteBreakdown(row.text[f.at[colBreakdown]])
		}
		typed = typed && f.has(colValue) && row.number != nil && (row.text[f.at[colValue]] == "" || row.isNumber(f.at[colValue]))
		return nil
	})
	if err != nil {
		return err
	}
	if lines == 0 {
		return figure.Unreadable(figure.ErrEmpty, g.headerLine(), "", strings.Join(f.titles, ";"))
	}
	if len(f.topics) == 0 {
		return figure.Unreadable(figure.ErrNoTopic, g.headerLine(), f.titles[f.at[colIndicator]], "")
	}
	f.about.Codes = codes > 0 && 2*codes >= areas
	f.about.Typed = typed
	return nil
}

// unitMark stands between a topic and its unit: one name in two units is two topics.
const unitMark = "\x1f"

// topicOf gives the topic of a line, with the unit behind it where the table has a column for that; "" when there is none.
func (f *long) topicOf(row *cells) string {
	name := strings.TrimSpace(row.text[f.at[colIndicator]])
	if name == "" || !f.has(colUnit) {
		return name
	}
	return name + unitMark + strings.TrimSpace(row.text[f.at[colUnit]])
}

func (f *long) noteTopic(topic string, row *cells) error {
	if _, known := f.topics[topic]; known || topic == "" {
		return nil
	}
	name, unit, _ := strings.Cut(strings.Clone(topic), unitMark)
	if len(f.topics) == mostTopics {
		return figure.Unreadable(figure.ErrTooManyTopics, row.line, f.titles[f.at[colIndicator]], name)
	}
	t := figure.SourceTopic{Key: name, Path: []string{name}, Unit: unit, Decimals: -1}
	if slices.ContainsFunc(f.about.Topics, func(o figure.SourceTopic) bool { return o.Key == name }) {
		t.Key += " (" + unit + ")"
	}
	f.topics[strings.Clone(topic)] = len(f.about.Topics)
	f.about.Topics = append(f.about.Topics, t)
	return nil
}

func (f *long) noteBreakdown(text string) {
	if text == "" {
		return
	}
	for one := range strings.SplitSeq(text, "|") {
		name, _, found := strings.Cut(one, ":")
		if name = strings.ToLower(strings.TrimSpace(name)); found && name != "" && !slices.Contains(f.about.Traits, name) && len(f.about.Traits) < 100 {
			f.about.Traits = append(f.about.Traits, strings.Clone(name))
		}
	}
}

func (f *long) table() figure.SourceTable { return f.about }

// longReader reads one line after another.
type longReader struct {
	*long
	do        func(*figure.SourceValue) error
	v         figure.SourceValue
	topic     string
	number    int
	area      areaMemo
	period    periodMemo
	lineFault error
}

func (f *long) reader(do func(*figure.SourceValue) error) func(*cells) error {
	r := &longReader{long: f, do: do, number: -1}
	return r.line
}

func (r *longReader) text(row *cells, k known) string {
	if r.at[k] < 0 {
		return ""
	}
	return row.text[r.at[k]]
}

func (r *longReader) line(row *cells) error {
	if row.blank() {
		return nil
	}
	r.lineFault = nil
	r.v = figure.SourceValue{Line: row.line}
	r.findTopic(row)
	r.findArea(row)
	if r.has(colPeriod) {
		provisional := false
		if r.v.Period, provisional = r.period.read(r.text(row, colPeriod)); r.v.Period == "" {
			r.fault(figure.ErrPeriod, row, colPeriod)
		}
		r.v.Provisional = provisional
	}
	r.findBreakdown(row)
	if r.has(colProvisional) {
		r.findProvisional(row)
	}
	return r.values(row)
}

func (r *longReader) fault(err error, row *cells, k known) {
	if r.lineFault == nil {
		r.lineFault = figure.Unreadable(err, row.line, r.titles[r.at[k]], strings.Clone(strings.TrimSpace(r.text(row, k))))
	}
}

func (r *longReader) findTopic(row *cells) {
	if name := r.topicOf(row); r.number < 0 || name != r.topic {
		number, ok := r.topics[name]
		if !ok { // a value without an indicator
			r.fault(figure.ErrNoTopic, row, colIndicator)
			r.v.Topic = 0
			return
		}
		r.topic, r.number = strings.Clone(name), number
	}
	r.v.Topic = r.number
}

// areaCode gives the code of the area of a line: where the smallest is not filled in, it is about one around it.
func (f *long) areaCode(row *cells) string {
	text := f.numbered.code(row.text[f.at[colArea]])
	for i := 0; i < len(f.around) && strings.TrimSpace(text) == ""; i++ {
		text = numberedBy(lettersOf(f.titles[f.around[i]])).code(row.text[f.around[i]])
	}
	return text
}

func (r *longReader) findArea(row *cells) {
	r.v.AreaName = strings.TrimSpace(r.text(row, colAreaName))
	if !r.has(colArea) {
		return
	}
	if !r.about.Codes {
		if r.v.AreaName == "" {
			r.v.AreaName = strings.TrimSpace(r.text(row, colArea))
		}
		return
	}
	found := r.area.read(r.areaCode(row))
	r.v.Area = found.code
	if found.err != nil {
		r.fault(found.err, row, colArea)
	}
}

func (r *longReader) findBreakdown(row *cells) {
	r.v.Breakdown = strings.TrimSpace(r.text(row, colBreakdown))
	if len(r.traits) > 0 {
		r.v.Breakdown = joinTraits(r.v.Breakdown, r.traits, row)
	}
}

func (r *longReader) findProvisional(row *cells) {
	switch strings.ToLower(strings.TrimSpace(r.text(row, colProvisional))) {
	case "", "nee", "n", "0", "false", "onwaar":
	case "ja", "j", "x", "1", "*", "true", "waar":
		r.v.Provisional = true
	default:
		r.fault(figure.ErrYesNo, row, colProvisional)
	}
}

// values hands over the value and the numbers beside it. A line with numerator and denominator needs no value.
func (r *longReader) values(row *cells) error {
	provisional := r.v.Provisional
	counted := r.text(row, colNumerator) != "" && r.text(row, colDenominator) != ""
	if value := r.text(row, colValue); value != "" || !counted {
		r.v.Part = figure.PartValue
		if err := r.hand(value, row, colValue); err != nil {
			return err
		}
	}
	for _, e := range extra {
		text := r.text(row, e.column)
		if text == "" {
			continue
		}
		r.v.Part, r.v.Provisional = e.part, provisional
		if err := r.hand(text, row, e.column); err != nil {
			return err
		}
	}
	return nil
}

func (r *longReader) hand(text string, row *cells, k known) error {
	write(&r.v, text)
	r.v.Typed = r.at[k] >= 0 && row.isNumber(r.at[k])
	if r.v.Fault = r.lineFault; r.v.Fault == nil {
		if err := unlikely(&r.v); err != nil {
			r.v.Fault = figure.Unreadable(err, row.line, r.titles[r.at[k]], strings.Clone(strings.TrimSpace(text)))
		}
	}
	return r.do(&r.v)
}

// areaMemo keeps the last area: files name one area many times in a row.
type areaMemo struct {
	text string
	readCode
}

type readCode struct {
	code string
	err  error
}

func (m *areaMemo) read(text string) readCode {
	if text != m.text || m.text == "" {
		m.text, m.readCode = text, readArea(text)
	}
	return m.readCode
}

// readArea reads a code of an area. A code of a kind we do not know is handed on: the import says that it knows no such area.
func readArea(text string) readCode {
	code, _, err := area.ParseCode(text)
	if err == nil {
		return readCode{code: code}
	}
	text = strings.TrimSpace(text)
	if code, _, err = area.ParseCode(strings.ToUpper(strings.ReplaceAll(text, " ", ""))); err == nil { // gm0308, GM 0308
		return readCode{code: code}
	}
	if _, code, ok := area.SplitYear(text); ok {
		return readCode{code: code}
	}
	if isCode(text) {
		return readCode{code: text}
	}
	return readCode{code: text, err: area.ErrCode}
}

// periodMemo keeps the periods that were read.
type periodMemo struct {
	school       bool // the column is one of school years, so that 2022-2023 is one
	last, period string
	provisional  bool
	all          map[string]readPeriod
}

type readPeriod struct {
	period      string
	provisional bool
}

// read returns a period as ParsePeriod reads it; "" when it is none.
func (m *periodMemo) read(text string) (string, bool) {
	if text == m.last {
		return m.period, m.provisional
	}
	found, ok := m.all[text]
	if !ok {
		written := text
		if m.school {
			written = strings.Replace(text, "-", "/", 1)
		}
		if p, provisional, err := figure.ReadPeriod(written); err == nil {
			found = readPeriod{p.String(), provisional}
		}
		const enough = 10_000
		if m.all == nil || len(m.all) >= enough {
			m.all = map[string]readPeriod{}
		}
		m.all[strings.Clone(text)] = found
	}
	m.last, m.period, m.provisional = text, found.period, found.provisional
	return m.period, m.provisional
}
