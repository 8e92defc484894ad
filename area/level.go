package area

import (
	"errors"
	"strconv"
	"strings"
)

// Level (gebiedsniveau) is a layer of the map: the country, a kind of region, or
// one of the three levels every municipality is divided in.
type Level string

// The levels, in the Dutch words in which they are stored.
const (
	Country          Level = "land"
	Province         Level = "provincie"
	GGDRegion        Level = "ggd"
	YouthRegion      Level = "jeugdregio"
	SafetyRegion     Level = "veiligheidsregio"
	CareOfficeRegion Level = "zorgkantoorregio"
	LabourRegion     Level = "arbeidsmarktregio"
	CoropRegion      Level = "corop"
	Municipality     Level = "gemeente"
	District         Level = "wijk"
	Neighbourhood    Level = "buurt"
)

// ErrCode says that a text is not a CBS area code of a level we know.
var ErrCode = errors.New("gebiedscode_ongeldig")

// codeKinds ties the letters a code starts with to its level, and says how many
// places follow and how many of those must be digits.
var codeKinds = [...]struct {
	letters string
	places  int
	digits  int
	level   Level
}{
	{"NL", 2, 2, Country},
	{"PV", 2, 2, Province},
	{"GG", 4, 4, GGDRegion},
	{"JZ", 2, 2, YouthRegion},
	{"VR", 2, 2, SafetyRegion},
	{"ZK", 2, 2, CareOfficeRegion},
	{"AM", 2, 2, LabourRegion},
	{"CR", 2, 2, CoropRegion},
	{"GM", 4, 4, Municipality},
	{"WK", 6, 4, District},
	{"BU", 8, 4, Neighbourhood},
}

// Levels returns every level of CBS, from the country down.
func Levels() []Level {
	out := make([]Level, len(codeKinds))
	for i, k := range codeKinds {
		out[i] = k.level
	}
	return out
}

// Valid reports whether l is one of the named levels.
func (l Level) Valid() bool { return l.rank() >= 0 }

// IsRegion reports whether l is a kind of region: a group of whole municipalities.
func (l Level) IsRegion() bool {
	switch l {
	case Country, Municipality, District, Neighbourhood, "":
		return false
	}
	return l.Valid() && !l.Own()
}

// rank is the place of l from the country (0) down; -1 for an unknown level.
func (l Level) rank() int {
	if l.Own() { // made of wijken, or of buurten
		l = District
	}
	for i, k := range codeKinds {
		if k.level == l {
			return i
		}
	}
	return -1
}

// ParseCode strips the blanks CBS pads codes with and returns the code and its
// level. Third-party tables write the country as NL01; that is NL00 here. Areas
// of a space itself have codes of their own: EG0102 is of level EG01.
// Errors: ErrCode.
func ParseCode(s string) (code string, level Level, err error) {
	code = strings.TrimSpace(s)
	if code == "NL01" {
		code = "NL00"
	}
	for _, k := range codeKinds {
		if len(code) == len(k.letters)+k.places && strings.HasPrefix(code, k.letters) && fits(code[len(k.letters):], k.digits) {
			return code, k.level, nil
		}
	}
	if len(code) == 6 && Level(code[:4]).Own() && fits(code[4:], 2) {
		return code, Level(code[:4]), nil
	}
	return "", "", ErrCode
}

// SplitYear takes a code apart that begins with the year of its boundaries, as in files of CBS and Kadaster: 2022GM0014.
func SplitYear(s string) (year int, code string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || !fits(s[:4], 4) || s[0] != '1' && s[0] != '2' {
		return 0, "", false
	}
	code, _, err := ParseCode(s[4:])
	if err != nil {
		return 0, "", false
	}
	year, _ = strconv.Atoi(s[:4])
	return year, code, true
}

// fits reports whether the first places of a number are digits, and the others
// digits or capitals: Amsterdam has wijken such as WK0363AA.
func fits(number string, digits int) bool {
	for i := range len(number) {
		b := number[i]
		if !(b >= '0' && b <= '9') && !(i >= digits && b >= 'A' && b <= 'Z') {
			return false
		}
	}
	return true
}

// MunicipalityOf returns the code of the municipality that a wijk, a buurt or
// the municipality itself belongs to; "" for any other code.
func MunicipalityOf(code string) string {
	switch _, level, _ := ParseCode(code); level {
	case Municipality, District, Neighbourhood:
		return "GM" + code[2:6]
	}
	return ""
}

// DistrictOf returns the code of the wijk that a wijk is or a buurt lies in; "" for any other code.
func DistrictOf(code string) string {
	switch _, level, _ := ParseCode(code); level {
	case District, Neighbourhood:
		return "WK" + code[2:8]
	}
	return ""
}

// Path returns the codes of the areas that hold an area by the codes themselves, from the country down to the area; an area
// of our own making has no more than its own code.
func Path(code string) []string {
	_, level, err := ParseCode(code)
	switch {
	case err != nil || level == Country:
		return []string{code}
	case level == District:
		return []string{CountryCode, MunicipalityOf(code), code}
	case level == Neighbourhood:
		return []string{CountryCode, MunicipalityOf(code), DistrictOf(code), code}
	}
	return []string{CountryCode, code}
}

// LiesIn reports whether an area is another, or lies in it by their codes: a buurt in its wijk or municipality.
func LiesIn(code, other string) bool {
	return code != "" && (code == other || DistrictOf(code) == other || MunicipalityOf(code) == other)
}

// parentOf returns the code one step up in the tree of the country; codes of
// wijken and buurten carry it.
func parentOf(code string, level Level) string {
	switch level {
	case Country:
		return ""
	case District:
		return "GM" + code[2:6]
	case Neighbourhood:
		return "WK" + code[2:8]
	}
	return CountryCode
}

// CountryCode is the code of the Netherlands as a whole.
const CountryCode = "NL00"
