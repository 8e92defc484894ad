package tabular

import (
	"slices"
	"strings"
)

// known is a column of our own form.
type known int

const (
	colIndicator known = iota
	colArea
	colAreaName
	colPeriod
	colBreakdown
	colValue
	colNumerator
	colDenominator
	colLower
	colUpper
	colN
	colSource
	colNote
	colProvisional
	colUnit
	knownColumns
)

// longHeaders are the headers of our own form, in the order in which it is handed out.
var longHeaders = [knownColumns]string{"indicator", "gebied", "gebiedsnaam", "periode", "uitsplitsing", "waarde", "teller", "noemer",
	"ondergrens", "bovengrens", "n", "bron", "opmerking", "voorlopig", "eenheid"}

// places tells where the columns of our own form stand; -1 = nowhere.
type places struct {
	at     [knownColumns]int
	around []int // columns with codes of areas around that of colArea, the smallest first: for lines about these themselves
	others []int
	twice  string
}

// otherHeaders are words that tables of others use for columns of our own form.
var otherHeaders = map[string]known{"onderwerp": colIndicator, "indicatornaam": colIndicator, "variabele": colIndicator,
	"gebiedscode": colArea, "gebiedcode": colArea, "regiocode": colArea, "gemeentecode": colArea, "buurtcode": colArea, "wijkcode": colArea, "gwb_code": colArea, "geo code": colArea,
	"gemeente": colAreaName, "gemeentenaam": colAreaName, "regio": colAreaName, "regionaam": colAreaName, "geo item": colAreaName,
	"jaar": colPeriod, "perioden": colPeriod, "peiljaar": colPeriod, "eenheid": colUnit}

// withOthers reads headers that are words for our own as those, where ours are not there. Codes under a word of others make of
// "gebied" the name. Of several columns with codes that of the smallest areas says what a line is about.
func withOthers(head []string) (out []string, around []int) {
	at := func(k known) int {
		return slices.IndexFunc(head, func(t string) bool { return strings.EqualFold(t, longHeaders[k]) })
	}
	out, taken := slices.Clone(head), [knownColumns]bool{}
	codes := areaCodes(head)
	for k := range known(knownColumns) {
		taken[k] = at(k) >= 0
	}
	for i, title := range head {
		k, named := otherHeaders[strings.ToLower(title)]
		switch slices.Index(codes, i) {
		case -1:
			if !named {
				continue
			}
		case 0:
			k = colArea
		default:
			out[i] = ""
			continue
		}
		if old := at(colArea); k == colArea && old >= 0 && !taken[colAreaName] && strings.EqualFold(out[old], longHeaders[colArea]) {
			out[old], taken[colAreaName], taken[colArea] = longHeaders[colAreaName], true, false
		}
		if !taken[k] {
			out[i], taken[k] = longHeaders[k], true
		}
	}
	return out, codes[min(1, len(codes)):]
}

// areaCodes gives the columns whose header says of which kind of area it has the codes, the smallest areas first.
func areaCodes(head []string) []int {
	var out []int
	for i, title := range head {
		if lettersOf(title) != "" {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return placesOf[lettersOf(head[b])] - placesOf[lettersOf(head[a])] })
	return out
}

func knownHeaders(head []string) places {
	p := placesIn(head)
	if p.isLong() && p.has(colPeriod) && (p.has(colArea) || p.has(colAreaName)) || observations(head) {
		return p
	}
	titles, around := withOthers(head)
	if other := placesIn(titles); other.isLong() && (other.has(colPeriod) || p.isLong()) {
		other.around = around
		return other
	}
	return p
}

func placesIn(head []string) places {
	var p places
	for i := range p.at {
		p.at[i] = -1
	}
	observed := observations(head)
	for i, title := range head {
		k := slices.Index(longHeaders[:], strings.ToLower(title))
		if observed {
			known, named := observationHeaders[strings.ToLower(title)]
			if named && known < 0 {
				continue
			}
			if named {
				k = int(known)
			}
		}
		switch {
		case k < 0 && title != "":
			p.others = append(p.others, i)
		case k >= 0 && p.at[k] >= 0:
			p.twice = title
		case k >= 0:
			p.at[k] = i
		}
	}
	return p
}

// observationHeaders are the headers of a download of observations of OData 4, as text; -1 is what we do not use.
var observationHeaders = map[string]known{"id": -1, "measure": colIndicator, "value": colValue, "valueattribute": -1, "stringvalue": -1, "perioden": colPeriod,
	"regios": colArea, "wijkenenbuurten": colArea, "regioaanduiding": colArea}

// observations recognises such a download.
func observations(head []string) bool {
	found := 0
	for _, title := range head {
		switch strings.ToLower(title) {
		case "measure", "value", "valueattribute":
			found++
		}
	}
	return found == 3
}

func (p places) has(k known) bool { return p.at[k] >= 0 }

func (p places) isLong() bool {
	return p.has(colIndicator) && (p.has(colValue) || p.has(colNumerator) && p.has(colDenominator))
}
