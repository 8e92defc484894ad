package area

import (
	"cmp"
	"errors"
	"math"
	"slices"
)

// Reasons why a table of re-organisations cannot be right as a whole.
var (
	ErrRecodingTwice   = errors.New("herindeling_dubbel")          // one line says what another says
	ErrRecodingMixed   = errors.New("herindeling_tegenstrijdig")   // one municipality merged whole, and something else in the same year
	ErrRecodingGone    = errors.New("herindeling_al_opgeheven")    // a municipality that was abolished before
	ErrRecodingAlone   = errors.New("herindeling_een_deel")        // a division of which one part stands there
	ErrRecodingWeight  = errors.New("herindeling_fusie_gewicht")   // part of a municipality that went whole
	ErrRecodingSum     = errors.New("herindeling_aandelen_geen_1") // weights of one municipality that are not the whole together
	ErrRecodingPseudo  = errors.New("herindeling_geen_gemeente")   // people without a municipality
	ErrRecodingNoBasis = errors.New("herindeling_zonder_grondslag")
)

// RecodingGroup (wat er met een gemeente gebeurde) is the lines about one municipality in one year.
type RecodingGroup struct {
	Year int
	Old  string
	At   []int // places of its lines
}

// weightSlack is how far weights may be from the whole together: what is lost by writing them in tenths of a per cent.
const weightSlack = 0.0005

// Groups puts the lines of a table together by municipality and year, in that order.
func Groups(lines []Recoding) []RecodingGroup {
	var out []RecodingGroup
	place := map[[2]any]int{}
	for i, r := range lines {
		key := [2]any{r.Year, r.OldCode}
		at, known := place[key]
		if !known {
			at = len(out)
			place[key] = at
			out = append(out, RecodingGroup{Year: r.Year, Old: r.OldCode})
		}
		out[at].At = append(out[at].At, i)
	}
	slices.SortStableFunc(out, func(a, b RecodingGroup) int { return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Old, b.Old)) })
	return out
}

// CheckRecodings holds the lines of a table beside each other. It gives the place of the first line that cannot be right.
// Weights may be left out of a division, all of them: then nobody knows them.
func CheckRecodings(lines []Recoding) (at int, err error) {
	abolished := map[string]int{}
	for _, g := range Groups(lines) {
		if year, gone := abolished[g.Old]; gone && g.Year > year {
			return g.At[0], ErrRecodingGone
		}
		for i, at := range g.At {
			if err := lines[at].Check(); err != nil {
				return at, ErrRecoding
			}
			if IsPseudo(lines[at].OldCode) || IsPseudo(lines[at].NewCode) {
				return at, ErrRecodingPseudo
			}
			if slices.ContainsFunc(g.At[:i], func(other int) bool { return lines[other].NewCode == lines[at].NewCode }) {
				return at, ErrRecodingTwice
			}
		}
		if at, err := g.checkKinds(lines); err != nil {
			return at, err
		}
		if at, err := g.checkWeights(lines); err != nil {
			return at, err
		}
		if k := lines[g.At[0]].Kind; k == Merged || k == Split {
			abolished[g.Old] = g.Year
		}
	}
	return 0, nil
}

// checkKinds says whether the lines of one municipality can all be true.
func (g RecodingGroup) checkKinds(lines []Recoding) (int, error) {
	count := map[RecodingKind]int{}
	for _, at := range g.At {
		count[lines[at].Kind]++
	}
	last := g.At[len(g.At)-1]
	switch {
	case count[Merged] > 0 && len(g.At) > 1, count[Split] > 0 && count[Split] < len(g.At):
		return last, ErrRecodingMixed
	case count[Split] == 1, count[Merged] == 0 && count[Split] == 0 && (count[Remained] != 1 || count[BorderMoved] == 0):
		return last, ErrRecodingAlone
	}
	return 0, nil
}

// checkWeights says whether the parts of one municipality are the whole together.
func (g RecodingGroup) checkWeights(lines []Recoding) (int, error) {
	sum, given := 0.0, 0
	for _, at := range g.At {
		r := lines[at]
		if r.Kind == Merged && r.Weight != 0 && r.Weight != 1 {
			return at, ErrRecodingWeight
		}
		if r.Weight > 0 {
			given++
			sum += r.Weight
			if r.Kind != Merged && r.Basis == "" {
				return at, ErrRecodingNoBasis
			}
		}
	}
	if len(g.At) > 1 && given > 0 && (given < len(g.At) || math.Abs(sum-1) > weightSlack) {
		return g.At[len(g.At)-1], ErrRecodingSum
	}
	return 0, nil
}

// Divided says whether a municipality went to more than one, so that weights are needed.
func (g RecodingGroup) Divided() bool { return len(g.At) > 1 }

// Over lays lines over a table: about the same municipality in the same year they come in the place of what the table says.
func (rs Recodings) Over(lines []Recoding) (Recodings, error) {
	own := map[[2]any]bool{}
	for _, r := range lines {
		own[[2]any{r.Year, r.OldCode}] = true
	}
	out := slices.Clone(lines)
	for _, r := range rs {
		if !own[[2]any{r.Year, r.OldCode}] {
			out = append(out, r)
		}
	}
	return NewRecodings(out)
}

// IsPseudo says that a code stands for people without a municipality, which is no area.
func IsPseudo(code string) bool { return code == "GM0998" || code == "GM0999" }
