package geo

import (
	"encoding/json"
	"slices"
	"strings"

	"kompas/area"
)

// usualCodes are the properties that hold the code of an area, in the files of CBS, Kadaster and municipalities; those of
// the smallest areas first, because they name the larger ones too.
var usualCodes = []string{"buurtcode", "bu_code", "bucode", "wijkcode", "wk_code", "wkcode", "gemeentecode", "gm_code", "gmcode", "statcode", "regiocode", "gebiedscode", "code", "id"}

// usualNames are the properties that hold a name when none goes with the code.
var usualNames = []string{"statnaam", "buurtnaam", "wijknaam", "gemeentenaam", "regionaam", "gebiedsnaam", "naam", "name", "label"}

// recognise finds the properties with the code and the name of an area: the one with a code of CBS of the smallest area, or
// else the one that is called as codes usually are.
func recognise(properties map[string]json.RawMessage) Keys {
	byName := map[string]string{}
	best, deepest := "", -1
	for key, raw := range properties {
		byName[strings.ToLower(key)] = key
		_, level, err := area.ParseCode(text(raw))
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

// rank is how usual a name of a property is for a code.
func rank(key string) int {
	if at := slices.Index(usualCodes, strings.ToLower(key)); at >= 0 {
		return at
	}
	return len(usualCodes)
}
