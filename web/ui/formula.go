package ui

// Formula (berekening) shows how a figure comes about, with its own numbers. Of a figure of which only the outcome is known
// Top is empty.
type Formula struct {
	ID, Title string // of the heading
	Top, Of   string // "6.366", "van de 25.065"
	Is        string // the word for =, when it is read out
	Outcome   string // "25,4%"
	Notes     []string
}
