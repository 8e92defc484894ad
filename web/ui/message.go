package ui

import "strconv"

// AlertKind is what a message is about.
type AlertKind string

// The messages.
const (
	AlertTip       AlertKind = "tip"
	AlertGood      AlertKind = "goed"
	AlertAttention AlertKind = "letop"
	AlertError     AlertKind = "mis"
)

func (k AlertKind) icon() IconName {
	switch k {
	case AlertGood:
		return IconDone
	case AlertAttention:
		return IconAttention
	case AlertError:
		return IconError
	}
	return IconTip
}

// Empty (leeg) stands where nothing is yet: why it matters and one thing to do.
type Empty struct {
	Title string
	Text  string
	Do    *Link  // one action; nil when the reader cannot act
	Tag   string // h2, h3 (default) or h4
}

// UndoBar (terugbalk) says what was just done and offers to turn it back.
type UndoBar struct {
	Text    string // "‘Informatiemarkt’ verwijderd uit de doelenboom"
	Action  string // URL that puts it back
	Key     string // sleutel
	Hidden  []Hidden
	Seconds int // how long it stays where scripts run; 20 when 0
}

func (u UndoBar) seconds() string {
	if u.Seconds == 0 {
		return "20"
	}
	return strconv.Itoa(u.Seconds)
}

// Progress (voortgang) is work with a real count.
type Progress struct {
	Label string // "CBS-cijfers ophalen"
	Done  int
	Total int
	Text  string // "211 van 342 buurten. U kunt gewoon verder werken."
}

// Change (wijziging) is one line of the history beside an object.
type Change struct {
	Who    string
	When   string // "18 februari 2026, 10:42"
	What   string // "Samira wijzigde de streefwaarde"
	Before string // both empty when there is nothing to compare
	After  string
	Erased string // "gewist op …" when the texts were erased
	WhoURL string // where more changes of the same person are; may be empty
	About  *Link  // where it changed, on a page with changes of many things
	Undo   *Post
}
