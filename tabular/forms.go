package tabular

import (
	"slices"
	"strings"

	"kompas/figure"
)

func newPlan(s *survey, format figure.SourceFormat) *wide {
	return &wide{about: figure.SourceTable{Format: format}, titles: s.grid.header(), area: -1, name: -1, period: -1, margin: -1, kind: -1}
}

func (f *wide) addTopic(column int, topic figure.SourceTopic) {
	f.topics = append(f.topics, wideTopic{column: column, topic: len(f.about.Topics)})
	f.about.Topics = append(f.about.Topics, topic)
}

func (f *wide) addTrait(column int, label string) {
	f.traits = append(f.traits, trait{column, strings.ToLower(label)})
	f.about.Traits = append(f.about.Traits, strings.ToLower(label))
}

// finish says how areas come, and refuses what cannot be told apart.
func (f *wide) finish(s *survey) (form, error) {
	f.about.Regional = f.area >= 0 || f.name >= 0
	if at := slices.IndexFunc(s.columns, func(c column) bool { return isPostcodeHeader(c.title) && c.filled > 0 }); at >= 0 && !f.about.Regional {
		return nil, figure.Unreadable(figure.ErrPostcodes, s.grid.headerLine(), s.columns[at].title, "")
	}
	f.about.Codes = f.area >= 0
	if len(f.topics) == 0 {
		return nil, figure.Unreadable(figure.ErrNoTopic, s.grid.headerLine(), "", strings.Join(f.titles, ";"))
	}
	return f, nil
}

// newTyped plans the reading of a typed data set (TypedDataSet in CSV) of CBS or a third party: dimensions by their own
// name, topics with a number behind their key, which is not part of what they are called.
func newTyped(s *survey) (form, error) {
	f := newPlan(s, figure.FormatTyped)
	f.about.Typed = true
	for i, c := range s.columns {
		switch name := stem(c.title); {
		case i == 0 || c.title == "":
		case name != c.title:
			if c.mostlyNumbers() && !s.describedByNext(i) {
				f.addTopic(i, figure.SourceTopic{Key: c.title, Path: []string{name}, Decimals: -1})
			}
		case c.title == "Marges":
			f.margin = i
		case f.period < 0 && isPeriodHeader(c.title):
			f.period = i
		case f.area < 0 && c.mostlyCodes():
			f.area = i
		default:
			f.addTrait(i, c.title)
		}
	}
	return f.finish(s)
}

// describedByNext reports whether a column holds codes that the next one puts in words.
func (s *survey) describedByNext(i int) bool {
	if stem(s.columns[i].title) != "Code" || i+1 == len(s.columns) {
		return false
	}
	next := stem(s.columns[i+1].title)
	return next == "Naam" || next == "Omschrijving"
}

// newStatLine plans the reading of a download from the StatLine pages: headers give the path of topics and the unit.
func newStatLine(s *survey) (form, error) {
	f := newPlan(s, figure.FormatStatLine)
	for i, c := range s.columns {
		col := statLineColumn(c.title)
		own := col.Path[len(col.Path)-1]
		switch {
		case own == "Codering":
			f.area = i
		case own == "Soort regio":
			f.kind = i
		case col.Unit == "" && isPeriodHeader(own):
			f.period = i
		case f.area < 0 && c.mostlyCodes():
			f.area = i
		case f.name < 0 && isAreaHeader(own):
			f.name = i
		case col.Unit == "code" || col.Unit == "naam" || col.Unit == "omschrijving" || c.title == "":
		case col.Unit == "" && !c.mostlyNumbers():
			f.addTrait(i, own)
		case c.mostlyNumbers():
			f.addTopic(i, figure.SourceTopic{Key: c.title, Path: col.Path, Unit: col.Unit, Decimals: -1})
		}
	}
	return f.finish(s)
}

// newWide plans the reading of any other table: columns are known by what stands in them, then by their header.
func newWide(s *survey, name string) (form, error) {
	f := newPlan(s, figure.FormatWide)
	f.findAreas(s)
	seen := map[string]bool{}
	for i, c := range s.columns {
		title := strings.ToLower(c.title)
		if title == "" || i == f.area {
			continue
		}
		if seen[title] {
			return nil, figure.Unreadable(figure.ErrColumnTwice, s.grid.headerLine(), c.title, "")
		}
		seen[title] = true
		switch {
		case f.period < 0 && (isPeriodHeader(c.title) || c.periods > 0 && c.periods == c.filled):
			f.period = i
		case c.title == "Marges":
			f.margin = i
		case f.name < 0 && isAreaHeader(c.title) && !c.mostlyCodes():
			f.name = i
		case isAboutArea(c.title) || c.mostlyCodes():
		case c.mostlyNumbers():
			f.addTopic(i, wideTopicOf(c))
		default:
			f.addTrait(i, c.title)
		}
	}
	if f.name < 0 && f.area < 0 {
		f.name = slices.IndexFunc(s.columns, func(c column) bool { return strings.EqualFold(c.title, "provincie") })
	}
	if first := s.columns[0]; f.name < 0 && f.area < 0 && first.title == "" && first.filled > 0 && !first.mostlyNumbers() {
		f.name = 0 // names of areas often stand in a first column without a header
	}
	if err := f.leaveDescriptions(s); err != nil {
		return nil, err
	}
	f.takeUnits(s)
	f.acrossPeriods(name)
	f.takeBounds()
	f.about.Typed = s.typed(f)
	return f.finish(s)
}

// findAreas looks for the column that says which area a line is about. Numbers are codes when the header says of what; under any
// other header a person is asked.
func (f *wide) findAreas(s *survey) {
	if f.area = s.areaColumn(); f.area >= 0 {
		f.about.AreaYear = max(0, s.columns[f.area].year)
		return
	}
	numbers := func(c column) bool { return c.whole > 0 && c.whole == c.filled-c.none }
	f.area = slices.IndexFunc(s.columns, func(c column) bool { return lettersOf(c.title) != "" && c.filled > 0 })
	if f.area >= 0 {
		f.numbered = numberedBy(lettersOf(s.columns[f.area].title))
		return
	}
	named := slices.ContainsFunc(s.columns, func(c column) bool { return isAreaHeader(c.title) && !c.mostlyNumbers() })
	f.area = slices.IndexFunc(s.columns, func(c column) bool { return mayBeCode(c.title) && numbers(c) && numberedUpTo(c.largest).places > 0 })
	if f.area >= 0 && !named {
		c := s.columns[f.area]
		f.numbered, f.about.Numbered = numberedUpTo(c.largest), c.title
		return
	}
	f.area = slices.IndexFunc(s.columns, func(c column) bool { return isCodeHeader(c.title) && c.filled > 0 })
}

func wideTopicOf(c column) figure.SourceTopic {
	t := figure.SourceTopic{Key: c.title, Path: []string{c.title}, Decimals: -1}
	if at := strings.LastIndex(c.title, " ("); at > 0 && strings.HasSuffix(c.title, ")") {
		t.Path, t.Unit = []string{c.title[:at]}, c.title[at+2:len(c.title)-1]
	}
	if c.percent > 0 && c.percent == c.numbers {
		t.Unit = "%"
	}
	return t
}

// areaColumn returns the column with codes of the smallest areas: a table of buurten also names their municipality.
func (s *survey) areaColumn() int {
	best := -1
	for i, c := range s.columns {
		if c.mostlyCodes() && (best < 0 || c.deepest != "" && (s.columns[best].deepest == "" || deeper(c.deepest, s.columns[best].deepest))) {
			best = i
		}
	}
	return best
}

// typed reports whether every number of every topic is a number by itself.
func (s *survey) typed(f *wide) bool {
	some := false
	for _, t := range f.topics {
		c := s.columns[t.column]
		if c.typed != c.numbers {
			return false
		}
		some = some || c.typed > 0
	}
	return some
}
