package figure

import (
	"maps"
	"math"
	"slices"
)

// Respondents (respondenten van een rij) is who stands behind one published row.
type Respondents struct {
	N   int
	K   *int     // with the trait; nil: the row has none
	Who []string // pseudonyms; nil: not known
}

// Clash (botsing van publicaties) is a row that may not be published again like
// this; the zero value is none.
type Clash struct {
	Row    string
	Reason string
}

// Reasons why a row may not be published again.
const (
	ReasonFewChanged   = "verschil_te_klein"          // the difference is a small group
	ReasonAnswerChange = "antwoorden_anders_zelfde_n" // the answer of single people shows
)

// Republish compares a publication with the one it replaces, row by row, and
// returns the first row (by name) whose difference tells of a small group. The
// people behind the old and the new row must be the same or differ, in and out
// together, by the threshold. Where nobody knows who they are, n stays or changes
// by the threshold, and k stays when n does. Rows that stand in one of the two
// only are not compared. Errors: ErrValue for impossible counts or a threshold
// below 1. Source: method rule S-08.
func Republish(old, renewed map[string]Respondents, threshold int) (Clash, error) {
	if threshold < 1 {
		return Clash{}, ErrValue
	}
	for _, rows := range []map[string]Respondents{old, renewed} {
		for _, r := range rows {
			if r.N < 0 || r.K != nil && (*r.K < 0 || *r.K > r.N) || r.Who != nil && len(r.Who) != r.N {
				return Clash{}, ErrValue
			}
		}
	}
	for _, row := range slices.Sorted(maps.Keys(renewed)) {
		before, both := old[row]
		if !both {
			continue
		}
		if reason := before.against(renewed[row], threshold); reason != "" {
			return Clash{row, reason}, nil
		}
	}
	return Clash{}, nil
}

// AsPublished keeps of figures what was public: each as it became public last, and nothing of the others.
func AsPublished(cells []Cell, earlier []Earlier) {
	for i := range cells {
		c := &cells[i]
		if c.Value.Form == NoValue || c.Absence != Present {
			continue
		}
		if at := slices.IndexFunc(earlier, c.same); at >= 0 {
			c.Value, c.Public = earlier[at].Value, true
			continue
		}
		c.Value, c.Absence = Value{}, Suppressed
	}
}

// same reports whether e is the figure of the cell as it became public.
func (c *Cell) same(e Earlier) bool {
	return !e.Hidden && c.about(e)
}

// about reports whether e is about the figure of the cell.
func (c *Cell) about(e Earlier) bool {
	return e.Area == c.code() && e.Breakdown == c.Breakdown && e.Period == c.Period
}

// clashes reports whether renewed may not follow v.
func (v Value) clashes(renewed Value, threshold int) bool {
	before, after := v.respondents(), renewed.respondents()
	if before.against(after, threshold) != "" {
		return true
	}
	return before.N == after.N && v != renewed
}

func (v Value) respondents() Respondents {
	r := Respondents{N: v.N}
	switch {
	case v.Form == ShareValue:
		r.K = &v.K
	case v.Form == PlainValue && v.N == 0: // a count of people
		r.N = int(math.Round(v.Number))
	}
	return r
}

// against is why the row may not take the place of r; empty when it may.
func (r Respondents) against(renewed Respondents, threshold int) string {
	differ := max(r.N, renewed.N) - min(r.N, renewed.N)
	known := r.Who != nil && renewed.Who != nil
	if known {
		differ = differing(r.Who, renewed.Who)
	}
	switch {
	case differ > 0 && differ < threshold:
		return ReasonFewChanged
	case differ == 0 && r.K != nil && renewed.K != nil && *r.K != *renewed.K:
		return ReasonAnswerChange
	}
	return ""
}

// differing counts who is in one of the two only.
func differing(a, b []string) int {
	in := map[string]int{}
	for _, who := range a {
		in[who] |= 1
	}
	for _, who := range b {
		in[who] |= 2
	}
	count := 0
	for _, where := range in {
		if where != 3 {
			count++
		}
	}
	return count
}

// StoryTraits (kenmerken bij een verhaal) is what may be told of who told a story.
type StoryTraits struct {
	Shown   bool // at all: not without consent
	OwnArea bool // the area of the story; else a larger one
	Age     bool // the age band
}

// StoryTraitsOf says what may stand beside a story: traits must fit at least 10
// people in the area, else fewer traits and a larger area. inhabitants is how many
// live in the area, sameAge how many of them are of the age band. Errors: ErrValue
// for impossible counts. Source: method rule S-08.
func StoryTraitsOf(inhabitants, sameAge int, consent bool) (StoryTraits, error) {
	if sameAge < 0 || inhabitants < sameAge {
		return StoryTraits{}, ErrValue
	}
	if !consent {
		return StoryTraits{}, nil
	}
	return StoryTraits{Shown: true, OwnArea: inhabitants >= MinThreshold, Age: sameAge >= MinThreshold}, nil
}
