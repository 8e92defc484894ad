package figure

// Indicator (indicator) is what the rules of this package need to know about
// one: how its figures are written, where they should go and whether a single
// answer is delicate.
type Indicator struct {
	Unit      Unit
	Decimals  int // of a published figure, 0..9
	Direction Direction
	Kind      KindOfNumber
	Sensitive bool // nobody may be able to guess who has the trait: hidden sooner
}

// Addition (optelwijze) tells how several figures become one.
type Addition string

// The ways to add.
const (
	AddSum      Addition = "optellen"
	AddLast     Addition = "laatste"          // take the last one
	AddParts    Addition = "teller_en_noemer" // add numerators and denominators, then divide
	AddWeighted Addition = "gewogen"          // the mean, weighted with how many answers each rests on
	AddNever    Addition = "niet_optellen"
)

// OverTime returns how figures of several periods become one of all of them.
func (k KindOfNumber) OverTime() Addition {
	switch k {
	case Flow:
		return AddSum
	case Stock, RunningTotal:
		return AddLast
	case Ratio:
		return AddParts
	case Score:
		return AddWeighted
	}
	return AddNever
}

// OverPlace returns how figures of several areas become one of all of them.
func (k KindOfNumber) OverPlace() Addition {
	switch k {
	case Flow, Stock, RunningTotal:
		return AddSum
	case Ratio:
		return AddParts
	}
	return AddNever
}

// scale is what a share (0..1) is multiplied by to be shown in this unit.
func (u Unit) scale() float64 {
	switch u {
	case Percent:
		return 100
	case PerMille:
		return 1000
	}
	return 1
}
