package figure

// Error (fout) is a named reason why something is not a proper figure, period, target
// or layer. Its text is the code under which the explanation is found.
type Error string

// Error returns the code.
func (e Error) Error() string { return string(e) }

// The named errors of this package; those of package stat come through as well.
const (
	ErrPeriod     Error = "periode_ongeldig"     // not one of the forms of ParsePeriod
	ErrTarget     Error = "doel_ongeldig"        // unknown kind, or bounds the wrong way round
	ErrTargetSide Error = "doel_verkeerde_kant"  // a rise to below the baseline, or a fall to above it
	ErrNotAlike   Error = "metingen_ongelijk"    // baseline and measurement are of different kinds
	ErrValue      Error = "waarde_ongeldig"      // impossible counts or not an ordinary number
	ErrTree       Error = "gebiedsboom_ongeldig" // an area under two others, or under itself
	ErrLayerShape Error = "laag_ongeldig"        // values, flags and decimals do not fit together
	ErrBlob       Error = "laag_beschadigd"      // the bytes are not a layer blob
	ErrNoRoom     Error = "getal_te_groot"       // a number that does not fit in a layer with its decimals
)
