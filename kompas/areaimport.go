package kompas

import (
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
)

// ImportKind (soort invoer) is what a file that is read in is about.
type ImportKind string

// The kinds, in the Dutch words in which they are stored.
const (
	ImportFigures    ImportKind = "" // figures
	ImportRecodings  ImportKind = "herindelingen"
	ImportBoundaries ImportKind = "grenzen"
	ImportOwnAreas   ImportKind = "eigen-gebieden"
)

// AreaFile (bestand over gebieden) is what a file with re-organisations, boundaries or own areas holds, and what a person decided about it.
type AreaFile struct {
	Recodings []area.Recoding `json:",omitempty"`
	Unknown   []string        `json:",omitempty"` // codes that stand in no list we have
	Borders   *BorderFile     `json:",omitempty"`
	Own       *OwnFile        `json:",omitempty"`
}

// BorderFile (bestand met grenzen) is what a file with boundaries holds, and what a person decided about it.
type BorderFile struct {
	Areas      int
	Water      int           `json:",omitempty"` // areas of water, which are left out
	Metres     bool          // it was in metres of the Rijksdriehoek, and is converted
	Level      area.Level    // empty while no property with codes is known
	Within     []string      // the municipalities that wijken or buurten lie in
	Code, Name string        // the properties that hold them
	Properties []BorderTrait `json:",omitempty"` // those that could be it
	Year       int
	Source     string
	Licence    string

	Listed   int      // year of the list they were held against; 0 = we have none
	Matched  int      // areas that stand in that list
	Unlisted []string // codes of those that do not
	Lacking  []string // codes of the list that the file does not have
	Same     bool     // these boundaries are in force already
}

// BorderTrait (kenmerk in een grenzenbestand) is a property of the areas of a file, with what stands there at the first.
type BorderTrait struct{ Name, Example string }

// Given gives the weights that somebody typed, in per cent, with what they were counted in. A municipality went to several, and
// either all its weights are known or none is. Fields: aandeel-0 and on, by line, and grondslag-0 and on, by the first line
// of a municipality.
func (f AreaFile) Given(form map[string]string) ([]area.Recoding, []*fault.Error) {
	out := append([]area.Recoding(nil), f.Recodings...)
	var wrong []*fault.Error
	for _, g := range area.Groups(out) {
		if !g.Divided() {
			continue
		}
		basis, err := CleanText(BasisField(g.At[0]), form[BasisField(g.At[0])], MaxName, false)
		if err != nil {
			wrong = append(wrong, err)
		}
		for _, at := range g.At {
			w, ok := share(form[ShareField(at)])
			if !ok {
				wrong = append(wrong, fault.Field(ShareField(at), "aandeel_ongeldig"))
			}
			out[at].Weight, out[at].Basis = w, basis
			if w == 0 {
				out[at].Basis = ""
			}
		}
	}
	if len(wrong) == 0 {
		wrong = wrongWeights(out)
	}
	return out, wrong
}

// wrongWeights says of each municipality what is not right about its weights.
func wrongWeights(lines []area.Recoding) []*fault.Error {
	var wrong []*fault.Error
	for _, g := range area.Groups(lines) {
		one := make([]area.Recoding, len(g.At))
		for i, at := range g.At {
			one[i] = lines[at]
		}
		at, err := area.CheckRecodings(one)
		switch err {
		case nil:
		case area.ErrRecodingNoBasis:
			wrong = append(wrong, fault.Field(BasisField(g.At[0]), err.Error()))
		default:
			wrong = append(wrong, fault.Field(ShareField(g.At[at]), err.Error(), percentages(one)))
		}
	}
	return wrong
}

func percentages(lines []area.Recoding) string {
	sum := 0.0
	for _, r := range lines {
		sum += r.Weight
	}
	return strings.Replace(strconv.FormatFloat(sum*100, 'f', -1, 32), ".", ",", 1)
}

// ShareField and BasisField name the fields of a line.
func ShareField(at int) string { return "aandeel-" + strconv.Itoa(at) }

// BasisField names the field with what the weights of a municipality were counted in.
func BasisField(at int) string { return "grondslag-" + strconv.Itoa(at) }

// share reads a percentage; nothing is no weight.
func share(text string) (float64, bool) {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if text == "" {
		return 0, true
	}
	w, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return w / 100, err == nil && w > 0 && w <= 100
}

// OwnFile (bestand met eigen gebieden) is what a file with own areas holds, and what a person decided about it.
type OwnFile struct {
	Areas    []OwnFileArea
	Division area.OwnDivision // as it will be made; zero while nobody chose
	Same     bool             // the space has this division already
}

// OwnFileArea (eigen gebied in een bestand) is an area as a file gives it, with the line of each wijk and buurt.
type OwnFileArea struct {
	Name    string
	Members []string
	Lines   []int
}
