package figure

// Nature (aard) says whether an indicator counts facts or tells experience.
type Nature string

// The two natures; a result wants one of each.
const (
	Fact       Nature = "feit"
	Experience Nature = "beleving"
)

// Natures lists them in the order of a form.
func Natures() []Nature { return []Nature{Fact, Experience} }

// Unit (eenheid) is what a figure is counted in.
type Unit string

// The units.
const (
	Percent  Unit = "procent"
	Count    Unit = "aantal"
	PerMille Unit = "per_1000"
	Mean     Unit = "gemiddelde"
	Euro     Unit = "euro"
	Index    Unit = "index"
)

// Units lists them in the order of a form.
func Units() []Unit { return []Unit{Percent, Count, PerMille, Mean, Euro, Index} }

// Direction (richting) says which way is better for residents. There is no default: a wrong one turns good into bad.
type Direction string

// The directions; an indicator that only describes has none.
const (
	NoDirection Direction = ""
	Up          Direction = "omhoog"
	Down        Direction = "omlaag"
	Keep        Direction = "gelijk"
	InBand      Direction = "binnen_band"
)

// Directions lists the four that a person can choose.
func Directions() []Direction { return []Direction{Up, Down, Keep, InBand} }

// KindOfNumber (soort getal) decides how a figure adds up over time and over place.
type KindOfNumber string

// The kinds of number.
const (
	Flow         KindOfNumber = "stroom"
	Stock        KindOfNumber = "stand"
	RunningTotal KindOfNumber = "lopend_totaal"
	Ratio        KindOfNumber = "verhouding"
	Score        KindOfNumber = "score"
	TextValue    KindOfNumber = "tekst"
)

// TargetKind (soort doel) says what reaching the target means.
type TargetKind string

// The kinds of target.
const (
	IncreaseTo  TargetKind = "increase_to"
	DecreaseTo  TargetKind = "decrease_to"
	KeepAtLeast TargetKind = "keep_at_least"
	KeepAtMost  TargetKind = "keep_at_most"
	KeepBetween TargetKind = "keep_between"
)

// TargetKinds lists them in the order of a form.
func TargetKinds() []TargetKind {
	return []TargetKind{IncreaseTo, DecreaseTo, KeepAtLeast, KeepAtMost, KeepBetween}
}

// Bases lists the bases in the order of a form.
func Bases() []Basis { return []Basis{Census, Sample, ModelEstimate} }
