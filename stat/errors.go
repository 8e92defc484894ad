package stat

// Error is a named reason why an input cannot be judged. Its text is the code
// under which the explanation for readers is found.
type Error string

// Error returns the code.
func (e Error) Error() string { return string(e) }

// The named errors.
const (
	ErrNoData      Error = "geen_gegevens"                     // nothing was measured
	ErrInvalid     Error = "ongeldig"                          // negative count, NaN, infinity, k above n
	ErrZeroWeight  Error = "gewicht_nul"                       // all weights are zero
	ErrNoPrecision Error = "geen_betrouwbaarheid_bekend"       // margin or spread unknown, or spread zero where it divides
	ErrTargetBase  Error = "streefwaarde_gelijk_aan_nulmeting" // there is no distance to travel
	ErrNoGoals     Error = "geen_doelen"                       // nobody set a goal
	ErrOffScale    Error = "buiten_schaal"                     // an answer that the scale does not have
	ErrDiscount    Error = "ongeldige_discontovoet"            // a discount rate of -100 % or less, or none known
	ErrDimensions  Error = "te_weinig_dimensies"               // too much of the weight of an index is missing
	ErrTriadSum    Error = "som_niet_1000"                     // the three parts of a triad are not a whole
)
