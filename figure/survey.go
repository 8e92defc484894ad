package figure

import (
	"strings"

	"kompas/area"
)

// Survey (verkenning) is what a file holds, counted before anything is decided about it.
type Survey struct {
	Values     int64             // everything that stands there, also that which is no figure
	Lines      int               // the last line with a value
	Rows       int               // with values
	Tallies    map[string]*Tally // by the code of an absence, by TallyProvisional and by TallyFault
	Numbers    NumberSurvey
	Topics     []TopicSurvey
	Periods    []string
	NoPeriod   bool // some values do not say their period
	Breakdowns []string
	Parts      []Part
	Areas      int
	Words      []WordCount
}

// WordCount (woord voor geen cijfer) counts what stands in the place of numbers, and how it was understood.
type WordCount struct {
	Word  string // "" is an empty field
	Code  string // of the absence
	Count int64
}

// maxWords bounds them: "minder dan 10" can be written in many ways.
const maxWords = 40

// Tallies beside those of the absences.
const (
	TallyProvisional = "voorlopig"
	TallyFault       = "fout"
	TallyDoubtful    = "mogelijk_geen_cijfer" // a number that some files write for "no figure"
)

// DoubtfulNumber says whether a number may stand for "no figure", as a converter of files of CBS writes it, and for which then.
func DoubtfulNumber(text string) (Absence, bool) {
	switch text {
	case "99991", "99995":
		return Missing, true
	case "99997":
		return Suppressed, true
	}
	return Present, false
}

// Tally (telling van een soort) counts one kind of value in a file and shows the first of them.
type Tally struct {
	Count int64
	First []Spot
}

// Spot (plek) is where something stands in a file.
type Spot struct {
	Line   int
	Column string
	Text   string
	Area   string
	Code   string `json:",omitempty"` // why it cannot be right
}

// TopicSurvey (verkenning van een onderwerp) counts the figures of one topic.
type TopicSurvey struct {
	Present int64
}

// SourceArea (gebied in een bron) is an area as a file names it.
type SourceArea struct {
	Code   string // without padding; "" where the file has names only
	Name   string
	Level  area.Level // "" when the code cannot be read
	Values int64      // figures there, also those that the source hides; 0 of an abolished municipality that is still listed
	Line   int        // where it stands first
}

// Bounds of a survey: more than this is a column that is not what it seems.
const (
	maxAreas   = 250_000
	maxPeriods = 5_000
	firstSpots = 20
)

// Surveyor (verkenner) counts the values of a source one after another.
type Surveyor struct {
	out      Survey
	table    SourceTable
	areas    []SourceArea
	byArea   map[string]int
	lastArea string
	lastAt   int
	periods  map[string]bool
	period   string
	traits   map[string]bool
	trait    string
	parts    map[Part]bool
	part     Part
	line     int
}

// NewSurveyor begins a survey of a source.
func NewSurveyor(t SourceTable) *Surveyor {
	return &Surveyor{out: Survey{Tallies: map[string]*Tally{}, Topics: make([]TopicSurvey, len(t.Topics))}, table: t, byArea: map[string]int{},
		periods: map[string]bool{}, traits: map[string]bool{"": true}, parts: map[Part]bool{}, lastAt: -1}
}

// Add counts a value. Errors: *ReadError when there are more areas or periods than can be.
func (s *Surveyor) Add(v *SourceValue) error {
	s.out.Values++
	s.out.Lines = max(s.out.Lines, v.Line)
	if v.Line != s.line {
		s.line = v.Line
		s.out.Rows++
	}
	if v.Fault != nil {
		s.fault(v)
		return nil
	}
	at, err := s.area(v)
	if err != nil {
		return err
	}
	if v.Period != s.period || s.out.Values == 1 {
		if err := s.seePeriod(v); err != nil {
			return err
		}
	}
	if v.Breakdown != s.trait && !s.traits[v.Breakdown] {
		s.trait = strings.Clone(v.Breakdown)
		s.traits[s.trait] = true
		s.out.Breakdowns = append(s.out.Breakdowns, s.trait)
	}
	if v.Part != s.part {
		if s.part = v.Part; !s.parts[v.Part] {
			s.parts[v.Part] = true
			s.out.Parts = append(s.out.Parts, v.Part)
		}
	}
	if v.Provisional {
		s.tally(TallyProvisional, v, "")
	}
	if v.Absence != Present || v.Text == "" {
		absence := v.Absence
		if absence == Present {
			absence = Missing
		}
		s.tally(absence.Code(), v, "")
		s.word(absence, v)
		if at >= 0 && absence != Missing { // the source says why: the area is one it is about
			s.areas[at].Values++
		}
		return nil
	}
	if _, doubt := DoubtfulNumber(v.Text); doubt && (s.table.Format == FormatWide || s.table.Format == FormatLong) {
		s.tally(TallyDoubtful, v, "")
	}
	if at >= 0 {
		s.areas[at].Values++
	}
	if v.Part == PartValue || v.Part == PartNumerator {
		s.out.Topics[v.Topic].Present++
	}
	if !s.table.Typed && !v.Typed {
		s.out.Numbers.Add(v.Text)
	}
	return nil
}

// word counts what stands in the place of a number.
func (s *Surveyor) word(absence Absence, v *SourceValue) {
	word := v.Word
	if word == "" {
		word = v.Text
	}
	code := absence.Code()
	for i, w := range s.out.Words {
		if w.Word == word && w.Code == code {
			s.out.Words[i].Count++
			return
		}
	}
	if len(s.out.Words) < maxWords {
		s.out.Words = append(s.out.Words, WordCount{strings.Clone(word), code, 1})
	}
}

func (s *Surveyor) seePeriod(v *SourceValue) error {
	s.period = strings.Clone(v.Period)
	switch {
	case v.Period == "":
		s.out.NoPeriod = true
	case !s.periods[v.Period]:
		if len(s.periods) == maxPeriods {
			return Unreadable(ErrManyPeriods, v.Line, "", v.Period)
		}
		s.periods[s.period] = true
		s.out.Periods = append(s.out.Periods, s.period)
	}
	return nil
}

// area finds the place of the area of a value; -1 in a table without areas.
func (s *Surveyor) area(v *SourceValue) (int, error) {
	if !s.table.Regional {
		return -1, nil
	}
	name := v.Area
	if !s.table.Codes {
		name = v.AreaName
	}
	if s.lastAt >= 0 && name == s.lastArea {
		return s.lastAt, nil
	}
	at, known := s.byArea[name]
	if !known {
		if at = len(s.areas); at == maxAreas {
			return 0, Unreadable(ErrManyAreas, v.Line, "", name)
		}
		a := SourceArea{Name: strings.Clone(strings.TrimSpace(v.AreaName)), Line: v.Line}
		name = strings.Clone(name)
		if s.table.Codes {
			var err error
			if a.Code, a.Level, err = area.ParseCode(name); err != nil {
				a.Code = name
			}
		}
		s.byArea[name] = at
		s.areas = append(s.areas, a)
	}
	s.lastArea, s.lastAt = name, at
	if !known {
		return at, nil
	}
	s.lastArea = strings.Clone(name)
	return at, nil
}

func (s *Surveyor) fault(v *SourceValue) {
	code := ""
	if e, ok := v.Fault.(*ReadError); ok {
		code = e.Err.Error()
		t := s.out.tallied(TallyFault)
		if t.Count++; len(t.First) < firstSpots {
			t.First = append(t.First, Spot{Line: e.Line, Column: e.Column, Text: strings.Clone(e.Text), Area: strings.Clone(v.Area), Code: code})
		}
		return
	}
	s.tally(TallyFault, v, v.Fault.Error())
}

// tally counts a value of a kind.
func (s *Surveyor) tally(kind string, v *SourceValue, code string) {
	t := s.out.tallied(kind)
	if t.Count++; len(t.First) >= firstSpots {
		return
	}
	column := ""
	if v.Topic >= 0 && v.Topic < len(s.table.Topics) {
		column = s.table.Topics[v.Topic].Key
	}
	text := v.Word
	if kind == TallyDoubtful {
		text = v.Text
	}
	t.First = append(t.First, Spot{Line: v.Line, Column: column, Area: strings.TrimSpace(v.Area + " " + v.AreaName), Text: strings.Clone(text), Code: code})
}

func (s *Survey) tallied(kind string) *Tally {
	t := s.Tallies[kind]
	if t == nil {
		t = &Tally{}
		s.Tallies[kind] = t
	}
	return t
}

// Count is how many values of a kind there are.
func (s Survey) Count(kind string) int64 {
	if t := s.Tallies[kind]; t != nil {
		return t.Count
	}
	return 0
}

// Present is how many figures there are.
func (s Survey) Present() int64 {
	n := s.Values - s.Count(TallyFault)
	for a := Missing; a.Valid(); a++ {
		n -= s.Count(a.Code())
	}
	return n
}

// End gives what was counted, and the areas in the order of the file.
func (s *Surveyor) End() (Survey, []SourceArea) {
	s.out.Areas = len(s.areas)
	return s.out, s.areas
}
