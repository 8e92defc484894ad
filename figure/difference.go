package figure

import (
	"errors"
	"math"

	"kompas/stat"
)

// DifferenceCode (verschil) says whether one figure really differs from another; the words are found by this code.
type DifferenceCode string

// The verdicts on a difference: of a survey whether it is clear, of a count what was counted, and why there is none.
const (
	ClearlyHigher     DifferenceCode = "duidelijk_hoger"
	ClearlyLower      DifferenceCode = "duidelijk_lager"
	NotClearlyApart   DifferenceCode = "verschilt_niet_duidelijk"
	CountedHigher     DifferenceCode = "geteld_hoger"
	CountedLower      DifferenceCode = "geteld_lager"
	CountedEqual      DifferenceCode = "geteld_gelijk"
	DifferenceUnknown DifferenceCode = "verschil_marge_onbekend"
	DifferenceGuessed DifferenceCode = "verschil_schatting"
	DifferenceUnlike  DifferenceCode = "verschil_ongelijk_gemeten"
	DifferenceMissing DifferenceCode = "verschil_geen_cijfer"
)

// DifferenceOf says how a stands beside b, two figures of one indicator and of groups without people in common. A survey differs
// clearly when the 95 % interval of the difference leaves out zero (Newcombe for shares, Welch for means, the published bounds
// otherwise). A register has no chance in it: what was counted is told, and nothing about how sure. Estimates give no verdict.
func DifferenceOf(u Unit, a, b Observation) DifferenceCode {
	switch {
	case a.Value.Form == NoValue || b.Value.Form == NoValue:
		return DifferenceMissing
	case a.Basis == ModelEstimate || b.Basis == ModelEstimate:
		return DifferenceGuessed
	case a.Basis != b.Basis || !a.Basis.Valid():
		return DifferenceUnlike
	case a.Basis == Census:
		return registered(a.Value.In(u), b.Value.In(u))
	case a.Value.Form != b.Value.Form:
		return DifferenceUnlike
	}
	d, err := difference(a.Value, b.Value)
	switch {
	case errors.Is(err, stat.ErrNoPrecision):
		return DifferenceUnknown
	case err != nil:
		return DifferenceUnlike
	case !d.Clear():
		return NotClearlyApart
	case d.D > 0:
		return ClearlyHigher
	}
	return ClearlyLower
}

func registered(a, b float64) DifferenceCode {
	switch {
	case a > b:
		return CountedHigher
	case a < b:
		return CountedLower
	}
	return CountedEqual
}

// AgainstWhole says of each part of a whole how it stands beside the rest of it, all parts looked at together: what is called
// clear stays so after Benjamini-Hochberg (S-16), both directions alike. With counts the rest is the whole less the part. Of
// bounds alone the rest is not known: then the part is set beside the whole as if they had nobody in common, which makes it a
// little slower to call a difference clear. Registers and estimates as in DifferenceOf.
func AgainstWhole(u Unit, parts []Observation, whole Observation) []DifferenceCode {
	out := make([]DifferenceCode, len(parts))
	var p []float64
	var at []int
	for i, part := range parts {
		out[i] = DifferenceOf(u, part, whole)
		if out[i] != ClearlyHigher && out[i] != ClearlyLower && out[i] != NotClearlyApart {
			continue
		}
		z, ok := apartness(part.Value, whole.Value)
		if !ok {
			out[i] = DifferenceUnknown
			continue
		}
		out[i] = ClearlyHigher
		if z < 0 {
			out[i] = ClearlyLower
		}
		p, at = append(p, stat.TwoSided(z)), append(at, i)
	}
	clear, err := stat.BenjaminiHochberg(p, stat.HighlightRate)
	stays := make(map[int]bool, len(clear))
	for _, i := range clear {
		stays[at[i]] = err == nil
	}
	for _, i := range at {
		if !stays[i] {
			out[i] = NotClearlyApart
		}
	}
	return out
}

// apartness is how many standard errors a part lies from the rest of the whole.
func apartness(part, whole Value) (z float64, ok bool) {
	switch part.Form {
	case ShareValue:
		k, n := float64(whole.K-part.K), float64(whole.N-part.N)
		if k < 0 || n <= 0 || k > n || part.N <= 0 {
			return 0, false
		}
		pooled := float64(whole.K) / float64(whole.N)
		se := math.Sqrt(pooled * (1 - pooled) * (1/float64(part.N) + 1/n))
		if se == 0 {
			return 0, k/n == float64(part.K)/float64(part.N)
		}
		return (float64(part.K)/float64(part.N) - k/n) / se, true
	case MeanValue:
		w, err := stat.Welch(part.Number, part.SD, part.N, whole.Number, whole.SD, whole.N)
		return w.T, err == nil
	case BoundValue:
		d, err := stat.PublishedDifference(stat.Published{Value: part.Number, Lo: part.Lo, Hi: part.Hi},
			stat.Published{Value: whole.Number, Lo: whole.Lo, Hi: whole.Hi})
		return d.D / ((d.Hi - d.Lo) / (2 * stat.Z95)), err == nil
	}
	return 0, false
}
