package desk

import (
	"strconv"

	"kompas/app"
	"kompas/web/ui"
)

// selfChecks are the themes on which a party can look critically at its own work; each has three questions, under the codes
// zelfcheck_<theme>_<number>.
func selfChecks() []string { return []string{"algemeen", "eenzaamheid", "schulden", "mantelzorg"} }

const selfQuestions = 3

// selfCheck lists the questions of a theme, each with the way to a moment to look at it.
func (p depthPage) selfCheck(theme string) []ui.Link {
	var out []ui.Link
	for n := 1; n <= selfQuestions; n++ {
		code := theme + "_" + strconv.Itoa(n)
		out = append(out, ui.Link{Text: p.P.Code("zelfcheck_" + code),
			URL: p.at(p.Element) + "?vraag=" + code + "&nieuw=" + string(app.PartReflection) + "#" + newPartForm(app.PartReflection)})
	}
	return out
}

// asked is the question that was chosen to look at; empty when none was.
func (p depthPage) asked() string {
	for _, theme := range selfChecks() {
		for n := 1; n <= selfQuestions; n++ {
			if code := theme + "_" + strconv.Itoa(n); code == p.Query("vraag") {
				return p.P.Code("zelfcheck_" + code)
			}
		}
	}
	return ""
}

// offersSelfCheck says whether the reader may plan a moment to look critically.
func (p depthPage) offersSelfCheck() bool {
	return p.Element == "mensen" && p.Reflections.MayAdd
}
