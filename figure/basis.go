package figure

// Basis (grondslag van een cijfer) tells how a figure came about. It decides
// what may be said about it: a count has no interval, a model estimate gives no
// verdict on change.
type Basis string

// The three bases, in the Dutch words in which they are stored.
const (
	Census        Basis = "telling"        // a register or full count; no confidence interval
	Sample        Basis = "steekproef"     // a survey
	ModelEstimate Basis = "modelschatting" // a calculation from other areas or years
)

// Valid reports whether b is one of the three bases.
func (b Basis) Valid() bool {
	return b == Census || b == Sample || b == ModelEstimate
}
