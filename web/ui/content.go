package ui

import (
	"strconv"
	"strings"
)

// CardKind is the colour of a card.
type CardKind string

// The cards: white, sand for what is beside the point, warm for people and now, tint for figures,
// full for the one sentence that carries the page.
const (
	CardPlain CardKind = ""
	CardSand  CardKind = "kaart--zand"
	CardWarm  CardKind = "kaart--warm"
	CardTint  CardKind = "kaart--tint"
	CardFull  CardKind = "kaart--vol"
)

// Quote (citaat) is what somebody said, in the letter for people's words.
type Quote struct {
	Text  string
	Who   string // "Ahmed, 54"; empty for no name
	About string // "Atolwijk · gesprek in oktober"
	Large bool
	Links []Link
}

// place is About behind the name, with a comma between.
func (q Quote) place() string {
	if q.Who == "" || q.About == "" {
		return q.About
	}
	return ", " + q.About
}

// Column is a column of a table.
type Column struct {
	Name   string
	Number bool // aligned right, figures of equal width
}

// Table is a table of texts; the first cell of each row is its heading.
type Table struct {
	ID      string // needed when the table stands in its own scroll region
	Caption string
	Hidden  bool // the caption is only read out, because a heading above says it
	Columns []Column
	Rows    [][]string
	Stacked bool // on a phone each row stands under the other, for a table with more columns than fit there
	Figures bool // it holds figures that somebody may want to work on in a spreadsheet or a program
	Program Link // the same figures for programs; none without an address
}

// Figure (figuur) is a drawing with the sentence that says what it shows and where it comes from.
type Figure struct {
	Title  string // the conclusion in one sentence
	About  string // what was counted, about whom
	Status *StatusWord
	Source string // source, year and licence
	N      string // "1.420 mensen deden mee"
	Margin string // how to read the margin
	Table  *Table // shown behind "Bekijk als tabel"
	Tag    string // h2, h3 (default) or h4
	Class  string // extra class names, such as a place in the grid
}

func (f Figure) notes() []string {
	var out []string
	for _, s := range []string{f.Margin, f.Source, f.N} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Pages (bladeren) leads through a long list.
type Pages struct {
	Number int // the page on the screen, from 1
	Count  int
	URL    func(number int) string
}

// near gives the numbers to show: the first, the last and those around this page; 0 is a gap.
func (p Pages) near() []int {
	var out []int
	for n := 1; n <= p.Count; n++ {
		if n == 1 || n == p.Count || (n >= p.Number-1 && n <= p.Number+1) {
			out = append(out, n)
		} else if out[len(out)-1] != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func pageText(n int) string { return strconv.Itoa(n) }

// wordy tells a sentence that stands where others have a number, such as why there is none: it may go over several lines.
func wordy(cell string) bool {
	return strings.Count(cell, " ") > 2 || len(cell) > 24 && strings.Contains(cell, " ")
}

func columnClass(columns []Column, i int) string {
	if i < len(columns) && columns[i].Number {
		return "r"
	}
	return ""
}

// SheetClass gives the class names of a council sheet (raadsblad): the more characters its blocks
// hold together, the smaller its letters, so that it stays on one page of A4. Within the word
// limits usual Dutch needs no more than the middle size.
func SheetClass(characters int) string {
	switch {
	case characters > 2600:
		return "a4 a4--vol"
	case characters > 1700:
		return "a4 a4--dicht"
	}
	return "a4"
}
