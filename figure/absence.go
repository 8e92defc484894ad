package figure

// Absence (geen cijfer, en waarom) tells whether there is a figure, and if not,
// why not. The kinds stay apart everywhere: zero is a figure (Present), and a
// value that a source hides is not the same as one nobody measured.
type Absence uint8

// The kinds of absence. The numbers are stored in layers: never renumber.
const (
	Present         Absence = 0 // there is a figure; zero is a figure
	Missing         Absence = 1 // nobody has a figure, reason unknown
	Suppressed      Absence = 2 // the source, or our own gate, hides it
	NotApplicable   Absence = 3 // the question makes no sense for this area or group
	NotYetPublished Absence = 4 // the source will publish it later
)

var absenceCodes = [...]string{
	Present:         "",
	Missing:         "geen_cijfer",
	Suppressed:      "onderdrukt",
	NotApplicable:   "niet_van_toepassing",
	NotYetPublished: "nog_niet_gepubliceerd",
}

// Code returns the code under which the text of this absence is found; it is
// empty for Present. A number that no constant names reads as Missing, so that
// a damaged flag never shows as a figure.
func (a Absence) Code() string {
	if !a.Valid() {
		return absenceCodes[Missing]
	}
	return absenceCodes[a]
}

// Valid reports whether a is one of the named kinds.
func (a Absence) Valid() bool { return int(a) < len(absenceCodes) }

// ParseAbsence returns the absence with this code; ok is false for a code it
// does not know.
func ParseAbsence(code string) (a Absence, ok bool) {
	for i, c := range absenceCodes {
		if c == code {
			return Absence(i), true
		}
	}
	return Missing, false
}
