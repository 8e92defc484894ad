package geo

import (
	"encoding/json"
	"slices"
	"strings"

	"kompas/area"
)

// usualCodes are the properties that hold the code of an area, in the files of CBS, Kadaster and municipalities; those of
// the smallest areas first, because they name the larger ones too.
var usualCodes = []string{"buurtcode", "bu_code", "bucode", "wijkcode", "wk_code", "wkcode", "gemeentecode", "gm_code", "gmcode", "statcode", "gwb_code", "regiocode", "gebiedscode", "code", "jrstatcode", "id"}

// usualNames are the properties that hold a name when none goes with the code.
var usualNames = []string{"statnaam", "gwb_naam", "bu_naam", "wk_naam", "gm_naam", "buurtnaam", "wijknaam", "gemeentenaam", "regionaam", "gebiedsnaam", "naam", "name", "label"}

// recognise finds the properties with the code and the name of an area: the one with a code of CBS of the smallest area, or
// else the one that is called as codes usually are.
func recognise(properties map[string]json.RawMessage) Keys {
	byName := map[string]string{}
	best, deepest := "", -1
	for key, raw := range properties {
		byName[strings.ToLower(key)] = key
		_, level, err := area.ParseCode(codeIn(raw))
		if err != nil {
			continue
		}
		depth := slices.Index(area.Levels(), level)
		if depth > deepest || depth == deepest && rank(key) < rank(best) || depth == deepest && rank(key) == rank(best) && key < best {
			best, deepest = key, depth
		}
	}
	for _, usual := range usualCodes {
		if best == "" && text(properties[byName[usual]]) != "" {
			best = byName[usual]
		}
	}
	keys := Keys{Code: best}
	beside := strings.TrimSuffix(strings.ToLower(best), "code") + "naam"
	for _, usual := range append([]string{beside}, usualNames...) {
		if keys.Name == "" && text(properties[byName[usual]]) != "" {
			keys.Name = byName[usual]
		}
	}
	return keys
}

// codeIn gives the code of a property, without the year of its boundaries: of 2022GM0014 that is GM0014.
func codeIn(raw json.RawMessage) string {
	s := text(raw)
	if _, code, dated := area.SplitYear(s); dated {
		return code
	}
	return s
}

// isWater says that an area is the water of a municipality, wijk or buurt, as the maps of CBS and Kadaster do. Nobody lives there.
func isWater(properties map[string]json.RawMessage) bool {
	for _, name := range [...]string{"water", "WATER", "H2O", "h2o"} {
		if text(properties[name]) == "JA" {
			return true
		}
	}
	return false
}

// rank is how usual a name of a property is for a code.
func rank(key string) int {
	if at := slices.Index(usualCodes, strings.ToLower(key)); at >= 0 {
		return at
	}
	return len(usualCodes)
}
