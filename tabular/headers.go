package tabular

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func isAreaHeader(title string) bool {
	switch strings.ToLower(title) {
	case "gebied", "gebieden", "gebiedsnaam", "regio", "regio's", "regionaam", "gemeente", "gemeenten", "gemeentenaam", "wijk", "wijken", "wijknaam",
		"buurt", "buurten", "buurtnaam", "wijken en buurten", "naam", "gwb_naam", "statnaam", "gm_naam", "wk_naam", "bu_naam", "naam gebied", "plaats",
		"geo item", "geo naam", "geografie":
		return true
	}
	return false
}

// aboutArea are headers of columns that only describe the area of their line, in files of CBS, Kadaster and programs for maps.
var aboutArea = []string{"provincie", "provincienaam", "soort regio", "soort gebied", "soortregio", "gebiedstype", "gebiedsniveau", "rubriek", "geometrie", "geometry",
	"recs", "indelingswijziging_wijken_en_buurten", "ind_wbi", "meest_voorkomende_postcode", "water", "h2o", "fid", "ogc_fid", "objectid", "shape_area", "shape_leng", "shape_length"}

var codeBehind = regexp.MustCompile(`code(_\d+)?$`)

// isAboutArea recognises columns that only describe the area of their line.
func isAboutArea(title string) bool {
	title = strings.ToLower(title)
	return slices.Contains(aboutArea, title) || isAreaHeader(title) || codeBehind.MatchString(title)
}

func isPostcodeHeader(title string) bool {
	switch strings.ToLower(title) {
	case "postcode", "postcodegebied", "pc4", "pc6", "postcode4", "postcode6", "postcode (4 cijfers)":
		return true
	}
	return false
}

func isPeriodHeader(title string) bool {
	switch strings.ToLower(title) {
	case "periode", "perioden", "jaar", "peiljaar", "verslagjaar", "jaartal", "kwartaal", "maand", "datum", "peildatum", "schooljaar":
		return true
	}
	return false
}

// isCodeHeader recognises a column that holds codes of areas, however they are written.
func isCodeHeader(title string) bool {
	switch strings.ToLower(title) {
	case "gebiedscode", "regiocode", "gwb_code", "statcode", "jrstatcode", "codering":
		return true
	}
	return lettersOf(title) != ""
}

// lettersOf gives the letters that belong before the numbers of areas in a column with this header: those of municipalities, wijken
// or buurten; "" when the header does not say.
func lettersOf(title string) string {
	switch strings.ToLower(title) {
	case "gemeentecode", "gemeentenummer", "gemeentenr", "gemcode", "gm_code", "gmcode", "cbs-code", "cbscode":
		return "GM"
	case "wijkcode", "wk_code", "wkcode":
		return "WK"
	case "buurtcode", "bu_code", "bucode":
		return "BU"
	}
	return ""
}

// mayBeCode recognises a header under which numbers may be those of areas, or something else: a person says.
func mayBeCode(title string) bool {
	switch strings.ToLower(title) {
	case "code", "regio", "gebied", "gemeente", "geo code", "geo_code", "geocode", "gebiedcode", "gebied code", "cbs_code", "cbs code", "gemeente_code", "gemeente code",
		"regiocode", "gebiedscode", "gwb_code", "statcode", "codering", "areacode":
		return true
	}
	return false
}

// numbered (genummerde gebieden) is how areas are named by a number: 308 is GM0308. The zero value: they are not.
type numbered struct {
	letters string
	places  int
}

var placesOf = map[string]int{"GM": 4, "WK": 6, "BU": 8}

func numberedBy(letters string) numbered { return numbered{letters, placesOf[letters]} }

// numberedUpTo says which areas numbers up to a largest one can be.
func numberedUpTo(largest int) numbered {
	switch {
	case largest < 10_000:
		return numberedBy("GM")
	case largest < 1_000_000:
		return numberedBy("WK")
	case largest < 100_000_000:
		return numberedBy("BU")
	}
	return numbered{}
}

// code makes a code of a number; another text stays as it is.
func (n numbered) code(text string) string {
	if n.places == 0 {
		return text
	}
	digits := strconv.Itoa(wholeNumber(strings.TrimSpace(text)))
	if digits == "0" || len(digits) > n.places {
		return text
	}
	return n.letters + strings.Repeat("0", n.places-len(digits)) + digits
}

// wholeNumber reads a number of at most eight digits, as a program writes it that knows numbers only: 308.0; 0 when it is none.
func wholeNumber(text string) int {
	text = strings.TrimSuffix(text, ".0")
	const most = 8
	if len(text) > most {
		return 0
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0
		}
		n = 10*n + int(text[i]-'0')
	}
	return n
}
