package ui

import (
	"cmp"
	"strings"
)

// Conflict shows that two people changed the same text. Nothing is lost: both texts are there.
type Conflict struct {
	FieldID string // only when the field has its own id
	Name    string // name of the field
	Mine    string
	Theirs  string
	Other   string // who wrote the other text: "Joris"
	When    string // "2 minuten geleden"

	// What a person reads instead of the value, for a choice whose value is a code; empty for a text.
	MineText, TheirsText string
}

func (c Conflict) fieldID() string { return fieldID(c.FieldID, c.Name) }

// shown gives both texts as people read them, in pieces.
func (c Conflict) shown() (mine, theirs []part) {
	return compare(cmp.Or(c.MineText, c.Mine), cmp.Or(c.TheirsText, c.Theirs))
}

// part is a piece of a text; changed pieces are marked.
type part struct {
	text    string
	changed bool
}

// maxCompared bounds the work of comparing; longer texts are shown without marks.
const maxCompared = 400

// compare marks the words of mine and theirs that the other does not have in that place
// (longest common subsequence of words).
func compare(mine, theirs string) (a, b []part) {
	x, y := strings.Fields(mine), strings.Fields(theirs)
	if len(x) > maxCompared || len(y) > maxCompared {
		return []part{{text: mine}}, []part{{text: theirs}}
	}
	common := commonLengths(x, y)
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			a, b = addWord(a, x[i], false), addWord(b, y[j], false)
			i, j = i+1, j+1
		case j == len(y) || (i < len(x) && common[i+1][j] >= common[i][j+1]):
			a = addWord(a, x[i], true)
			i++
		default:
			b = addWord(b, y[j], true)
			j++
		}
	}
	return a, b
}

// commonLengths gives, for each pair of tails, how many words they share in order.
func commonLengths(x, y []string) [][]int {
	n := make([][]int, len(x)+1)
	for i := range n {
		n[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	return n
}

func addWord(parts []part, word string, changed bool) []part {
	if last := len(parts) - 1; last >= 0 && parts[last].changed == changed {
		parts[last].text += " " + word
		return parts
	}
	return append(parts, part{text: word, changed: changed})
}

// Comparison lays an old text beside a new one, with the words that differ marked.
type Comparison struct {
	OldTitle, NewTitle string
	Old, New           string
}
