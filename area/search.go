package area

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of a name in which it is searched: small letters, no
// accents, and one space for everything that is neither letter nor digit. Store
// it beside the name where SQL must search.
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range decomposed(name) {
		switch {
		case r == '\'', r == '’', r >= 0x80 && unicode.Is(unicode.Mn, r):
			// an apostrophe or an accent: "'s-Gravenhage" is found as "s gravenhage"
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// decomposed takes letters and their accents apart; plain names need no work.
func decomposed(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return norm.NFD.String(name)
		}
	}
	return name
}

// everydayName returns the name people use for a municipality that is officially
// called otherwise, folded; "" for all others.
func everydayName(code string) string {
	switch code {
	case "GM0518":
		return "den haag"
	case "GM0796":
		return "den bosch"
	}
	return ""
}

// Search returns at most limit areas of the given levels (all levels when none
// is given) whose name or code fits the query, best first: the whole name, its
// beginning, the beginning of a later word, then anywhere; larger areas before
// smaller ones, then by name. An empty query finds nothing.
func (d *Division) Search(query string, limit int, levels ...Level) []Area {
	q := Fold(query)
	if q == "" || limit <= 0 {
		return nil
	}
	if len(levels) == 0 {
		levels = d.Levels()
	}
	type hit struct {
		area Area
		key  string
		fit  int
	}
	var hits []hit
	for _, level := range levels {
		for _, a := range d.tiers[level] {
			key := Fold(a.Name)
			if fit := min(fitness(key, q), fitness(everydayName(a.Code), q), codeFitness(a.Code, q)); fit < noFit {
				hits = append(hits, hit{a, key, fit})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(a.area.Level.rank(), b.area.Level.rank()),
			strings.Compare(a.key, b.key), strings.Compare(a.area.Code, b.area.Code))
	})
	out := make([]Area, 0, min(limit, len(hits)))
	for _, h := range hits[:min(limit, len(hits))] {
		out = append(out, h.area)
	}
	return out
}

const noFit = 9

func fitness(key, query string) int {
	switch at := strings.Index(key, query); {
	case at < 0:
		return noFit
	case key == query:
		return 0
	case at == 0:
		return 1
	case strings.Contains(key, " "+query):
		return 2
	}
	return 3
}

func codeFitness(code, query string) int {
	if strings.EqualFold(code, query) {
		return 0
	}
	return noFit
}
