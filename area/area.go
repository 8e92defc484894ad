package area

// Area (gebied) is one place within a division: the country, a region, a
// municipality, a wijk or a buurt.
type Area struct {
	Code    string   // CBS code without padding: NL00, GG2514, GM0308, WK030800, BU03080000
	Name    string   // official name
	Level   Level    // follows from Code
	Parent  string   // one step up in the tree of the country; "" for the country
	Regions []string // codes of the regions a municipality works in, sorted; nil for other levels
}

// New returns the area with this code; level and parent follow from it.
// Errors: ErrCode.
func New(code, name string) (Area, error) {
	c, level, err := ParseCode(code)
	if err != nil {
		return Area{}, err
	}
	return Area{Code: c, Name: name, Level: level, Parent: parentOf(c, level)}, nil
}

// Region returns the code of the region of this level that a municipality works
// in; "" when it is not known.
func (a Area) Region(level Level) string {
	for _, code := range a.Regions {
		if _, l, err := ParseCode(code); err == nil && l == level {
			return code
		}
	}
	return ""
}

// Profile (gemeentekenmerken) holds the features of a municipality by which
// comparable municipalities are found. The numbers may be of another year than
// the division when no figure of that year is at hand: the years are said.
type Profile struct {
	Code           string
	Year           int // of the four numbers below
	Inhabitants    int // 0 = unknown
	SizeClass      int // 1..8, CBS size class; 0 = unknown
	Urbanity       int // 1..5, 1 is very strongly urban; 0 = unknown
	AddressDensity int // addresses per square km around an address; 0 = unknown
	RegionYear     int // year of the regions of this municipality; 0 = none known
}

// SizeClassOf returns the CBS size class (gemeentegrootteklasse, 1..8) that goes
// with a number of inhabitants; 0 for fewer than one.
func SizeClassOf(inhabitants int) int {
	if inhabitants < 1 {
		return 0
	}
	class := 1
	for _, from := range [...]int{5_000, 10_000, 20_000, 50_000, 100_000, 150_000, 250_000} {
		if inhabitants >= from {
			class++
		}
	}
	return class
}
