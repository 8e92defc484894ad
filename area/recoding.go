package area

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// RecodingKind (soort herindeling) says what happened to a municipality.
type RecodingKind string

// The kinds, in the Dutch words in which they are stored.
const (
	Merged      RecodingKind = "opheffing-fusie"     // abolished, went whole into another
	Split       RecodingKind = "opheffing-splitsing" // abolished, divided over several
	BorderMoved RecodingKind = "grenscorrectie"      // lives on, a part went to another
	Remained    RecodingKind = "blijft"              // the part that stayed after BorderMoved
)

// Recoding (herindeling) is one line of the table of municipal re-organisations:
// on 1 January of Year (a part of) the old municipality went to the new one.
type Recoding struct {
	Year    int
	OldCode string
	OldName string
	NewCode string
	NewName string
	Kind    RecodingKind
	Weight  float64 // which part of the old municipality it is about, 0..1; 0 = nobody knows. A merger is the whole
	Basis   string  // what the weight was counted in, such as addresses
}

// ErrRecoding says that a line of re-organisations cannot be right.
var ErrRecoding = errors.New("herindeling_ongeldig")

// Check tells whether the line can be right on its own. Errors: ErrRecoding.
func (r Recoding) Check() error {
	_, oldLevel, _ := ParseCode(r.OldCode)
	_, newLevel, _ := ParseCode(r.NewCode)
	var ok bool
	switch r.Kind {
	case Merged, Split, BorderMoved:
		ok = r.OldCode != r.NewCode
	case Remained:
		ok = r.OldCode == r.NewCode
	}
	if !ok || oldLevel != Municipality || newLevel != Municipality || r.Year < 1900 || r.Year > 2200 || !(r.Weight >= 0 && r.Weight <= 1) {
		return fmt.Errorf("%w: %d %s %s %s", ErrRecoding, r.Year, r.OldCode, r.NewCode, r.Kind)
	}
	return nil
}

// Share (aandeel) says which municipality takes over from another, and how much
// of it. When a municipality was divided nobody can know the weight without
// counting addresses: then Known is false and Weight is 0, and figures may only
// be recalculated after a person has given weights.
type Share struct {
	Code   string
	Weight float64 // 0..1, 1 = the whole of the old municipality
	Known  bool
}

// Recodings (herindelingen) is the whole table, in the order of years.
type Recodings []Recoding

// NewRecodings checks the lines and puts them in order of year and codes.
// Errors: ErrRecoding, also when a municipality merges into more than one.
func NewRecodings(lines []Recoding) (Recodings, error) {
	rs := slices.Clone(lines)
	slices.SortFunc(rs, func(a, b Recoding) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.OldCode, b.OldCode), cmp.Compare(a.NewCode, b.NewCode))
	})
	for i, r := range rs {
		if err := r.Check(); err != nil {
			return nil, err
		}
		if i > 0 && rs[i-1].Year == r.Year && rs[i-1].OldCode == r.OldCode &&
			(rs[i-1].NewCode == r.NewCode || rs[i-1].Kind == Merged || r.Kind == Merged) {
			return nil, fmt.Errorf("%w: %d %s", ErrRecoding, r.Year, r.OldCode)
		}
	}
	return rs, nil
}

// Successors returns which municipalities of year to cover what code covered in
// year from, in order of code. An unchanged municipality is its own successor.
func (rs Recodings) Successors(code string, from, to int) []Share {
	shares := map[string]Share{code: {Code: code, Weight: 1, Known: true}}
	for year := from + 1; year <= to; year++ {
		next := make(map[string]Share, len(shares))
		for _, s := range shares {
			for _, step := range rs.step(s.Code, year) {
				merged := Share{Code: step.Code, Weight: s.Weight * step.Weight, Known: s.Known && step.Known}
				if have, twice := next[step.Code]; twice {
					merged.Weight += have.Weight
					merged.Known = merged.Known && have.Known
				}
				next[step.Code] = merged
			}
		}
		shares = next
	}
	out := make([]Share, 0, len(shares))
	for _, s := range shares {
		if !s.Known {
			s.Weight = 0
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Share) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// share is what a line says; the weight of a divided municipality counts when somebody gave it.
func (r Recoding) share() Share {
	if r.Kind == Merged {
		return Share{Code: r.NewCode, Weight: 1, Known: true}
	}
	return Share{Code: r.NewCode, Weight: r.Weight, Known: r.Weight > 0}
}

func (rs Recodings) step(code string, year int) []Share {
	var out []Share
	for _, r := range rs {
		if r.Year == year && r.OldCode == code {
			out = append(out, r.share())
		}
	}
	if out == nil {
		return []Share{{Code: code, Weight: 1, Known: true}}
	}
	return out
}

// Unchanged reports whether a municipality covered the same ground in both
// years: it gave nothing away and received nothing.
func (rs Recodings) Unchanged(code string, from, to int) bool {
	for _, r := range rs {
		if r.Year > min(from, to) && r.Year <= max(from, to) && (r.OldCode == code || r.NewCode == code) {
			return false
		}
	}
	return true
}
