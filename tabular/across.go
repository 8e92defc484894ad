package tabular

import (
	"regexp"
	"strings"

	"kompas/figure"
)

// acrossPeriods turns a table with a column per year into one with periods: years alone are one topic, named after the file,
// and "Inwoners 2023" beside "Inwoners 2024" is the topic "Inwoners".
func (f *wide) acrossPeriods(name string) {
	if f.period >= 0 || len(f.topics) < 2 {
		return
	}
	split := make([]titlePeriod, len(f.topics))
	seen, alone, again := map[string]bool{}, 0, false
	for i, t := range f.topics {
		var ok bool
		if split[i], ok = periodIn(f.titles[t.column]); !ok {
			return
		}
		if split[i].topic == "" {
			alone++
		}
		again = again || seen[split[i].topic]
		seen[split[i].topic] = true
	}
	if !again || alone > 0 && alone < len(split) { // a year that stands there once may be anything
		return
	}
	units := f.about.Topics
	f.about.Topics = nil
	places := map[string]int{}
	for i, t := range split {
		title := t.topic
		if title == "" {
			title = name
		}
		at, known := places[title]
		if !known {
			at = len(f.about.Topics)
			places[title] = at
			f.about.Topics = append(f.about.Topics, figure.SourceTopic{Key: title, Path: []string{title}, Unit: units[i].Unit, Decimals: -1})
		}
		f.topics[i] = wideTopic{column: f.topics[i].column, topic: at, period: t.period, provisional: t.provisional}
	}
}

// titlePeriod is a header taken apart: "Inwoners 2023*" is the topic Inwoners in a provisional 2023.
type titlePeriod struct {
	topic, period string
	provisional   bool
}

var yearInTitle = regexp.MustCompile(`^(.*[^\d\s:_(-])[\s:_(-]+((?:19|20)\d\d)\)?(\*{0,2})$|^((?:19|20)\d\d)(\*{0,2})[\s:_-]+(\D.*)$`)

// periodIn finds the period in a header: the header itself, or a year before or behind the topic.
func periodIn(title string) (t titlePeriod, ok bool) {
	if p, provisional, err := figure.ReadPeriod(title); err == nil {
		return titlePeriod{period: p.String(), provisional: provisional}, true
	}
	m := yearInTitle.FindStringSubmatch(title)
	if m == nil {
		return titlePeriod{}, false
	}
	return titlePeriod{topic: strings.TrimSpace(m[1] + m[6]), period: m[2] + m[4], provisional: m[3]+m[5] != ""}, true
}

// takeUnits reads a line with units right under the headers: words where figures should be, and nothing about an area or a period.
func (f *wide) takeUnits(s *survey) {
	some := false
	for _, at := range []int{f.area, f.name, f.period} {
		if at >= 0 && strings.TrimSpace(s.first[at]) != "" {
			return
		}
		some = some || at >= 0
	}
	units := map[int]string{}
	for i, t := range f.topics {
		text := strings.TrimSpace(s.first[t.column])
		if bare, _ := bareNumber(text); looksLikeNumber(bare) {
			return
		}
		if text != "" {
			units[i] = text
		}
	}
	if !some || len(units) == 0 {
		return
	}
	f.unitLine = s.firstLine
	for i, text := range units {
		if topic := &f.about.Topics[f.topics[i].topic]; topic.Unit == "" {
			topic.Unit = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
		}
	}
}

// mostDescribed is more areas than there are; who names more holds something else.
const mostDescribed = 100_000

// description is what a column of words says of each area.
type description struct {
	label    string
	of       map[string]string // nil: it says more than one thing of an area
	distinct map[string]bool
}

func (d *description) note(place, text string) {
	if d.of == nil {
		return
	}
	before, known := d.of[place]
	if known && before != text || len(d.of) == mostDescribed {
		d.of = nil
	} else if !known {
		text = strings.Clone(text)
		d.of[strings.Clone(place)], d.distinct[text] = text, true
	}
}

// isOne says that a column describes areas: it says one thing of each and not the same of all, while an area has several lines,
// nearly every area something else, or a header that speaks of a name. A trait of people says more than one thing of an area.
func (d *description) isOne(lines int) bool {
	const enough = 5
	areas := len(d.of)
	return areas > 0 && len(d.distinct) > 1 && (lines >= 2*areas || areas >= enough && 10*len(d.distinct) >= 9*areas || strings.Contains(d.label, "naam"))
}

// leaveDescriptions leaves out columns of words that only describe the area of their line, such as its name under a header that
// we do not know.
func (f *wide) leaveDescriptions(s *survey) error {
	by := max(f.area, f.name)
	if f.area >= 0 {
		by = f.area
	}
	if by < 0 || len(f.traits) == 0 {
		return nil
	}
	said := make([]description, len(f.traits))
	for i, t := range f.traits {
		said[i] = description{t.label, map[string]string{}, map[string]bool{}}
	}
	lines := 0
	err := s.grid.rows(func(row *cells) error {
		if place := strings.TrimSpace(row.text[by]); place != "" && !row.blank() {
			lines++
			for i, t := range f.traits {
				said[i].note(place, strings.TrimSpace(row.text[t.column]))
			}
		}
		return nil
	})
	traits := f.traits
	f.traits, f.about.Traits = nil, nil
	for i, t := range traits {
		if !said[i].isOne(lines) {
			f.traits, f.about.Traits = append(f.traits, t), append(f.about.Traits, t.label)
		}
	}
	return err
}
