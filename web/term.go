package web

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"kompas/web/ui"
)

// TermGroup is a part of the glossary: its heading is the code begrippen_<Name>, the words stand in the order in which
// they are best read. Each word has four codes: begrip_<word> and the same with _kort, _meer and _voorbeeld.
type TermGroup struct {
	Name  string
	Words []string
}

// Terms lists the words that the product explains.
func Terms() []TermGroup {
	return []TermGroup{
		{"kompas", []string{"kompas", "vraagstuk", "ruimte", "stoel", "perspectief", "tellen-en-vertellen", "duiding", "ronde"}},
		{"bereiken", []string{"ambitie", "maatschappelijk-resultaat", "indicator", "nulmeting", "doel", "samen-vastgesteld"}},
		{"doen", []string{"activiteit", "aanbieder", "formeel-en-informeel", "bijdrage", "als-dan", "aanname", "onderbouwing", "kwaliteit", "outcome", "verhaal"}},
		{"cijfers", []string{"bron", "marge", "telling-steekproef-schatting", "vergelijkbare-gemeenten", "statuswoorden", "geen-cijfer", "drempel-van-tien", "wijk-en-buurt"}},
		{"leren", []string{"gesprek", "verbetergesprek", "herkennen", "verklaren", "waarderen", "verbeteren", "verbeteractie", "kompascheck", "raadsblad", "wijzigingen"}},
	}
}

// IsTerm says whether the product explains this word.
func IsTerm(word string) bool {
	return slices.ContainsFunc(Terms(), func(g TermGroup) bool { return slices.Contains(g.Words, word) })
}

// Linked writes a text in which words lead on: [marge|marge] to the explanation of a word, [privacy|/privacy] to a page.
func (r *Request) Linked(text string) templ.Component { return ui.Running(r.pieces(text)) }

func (r *Request) pieces(text string) []ui.Piece {
	var out []ui.Piece
	for {
		before, rest, found := strings.Cut(text, "[")
		inside, after, closed := strings.Cut(rest, "]")
		words, to, leads := strings.Cut(inside, "|")
		if !found || !closed || !leads {
			return append(out, ui.Piece{Text: text})
		}
		out = append(out, ui.Piece{Text: before})
		if path, ok := strings.CutPrefix(to, "/"); ok {
			out = append(out, ui.Piece{Text: words, URL: r.Path(strings.Split(path, "/")...)})
		} else {
			out = append(out, ui.Piece{Text: words, URL: r.Path("uitleg", to), Term: true})
		}
		text = after
	}
}
