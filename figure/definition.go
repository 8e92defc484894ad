package figure

import "time"

// Definition (omschrijving van een indicator) says what an indicator counts. When it becomes another after figures came in,
// these keep pointing to theirs, by its number.
type Definition struct {
	Number    int    // from 1
	Text      string // Dutch
	TextEN    string // "" when there is none
	OnlyWords bool   // it counts the same as the one before, in other words
	Since     time.Time
}

// Definitions (omschrijvingen) are those of one indicator, by number. Without any it never changed.
type Definitions []Definition

// Find gives one by its number; the zero value when it is not there.
func (d Definitions) Find(number int) Definition {
	for _, x := range d {
		if x.Number == number {
			return x
		}
	}
	return Definition{}
}

// On gives the one that was in use at an instant; the first when that was before all.
func (d Definitions) On(at time.Time) Definition {
	var out Definition
	for _, x := range d {
		if out.Number == 0 || !x.Since.After(at) {
			out = x
		}
	}
	return out
}

// Alike says whether figures that point to two of them count the same.
func (d Definitions) Alike(a, b int) bool {
	a, b = min(max(a, 1), max(b, 1)), max(a, b, 1)
	if a == b {
		return true
	}
	between := 0
	for _, x := range d {
		if a < x.Number && x.Number <= b {
			if !x.OnlyWords {
				return false
			}
			between++
		}
	}
	return between == b-a
}

// MarkChanges marks the layers of one figure, oldest first, from which it counts something else than the layer before.
func (d Definitions) MarkChanges(layers []Layer) {
	for i := 1; i < len(layers); i++ {
		layers[i].BreakBefore = layers[i].BreakBefore || !d.Alike(layers[i-1].Definition, layers[i].Definition)
	}
}

// DefinitionChange (andere telling) is a period from which an indicator counts something else. Before and After are the zero
// value when the source measured in another way and kept its words.
type DefinitionChange struct {
	From          Period
	Before, After Definition
}

// Reworded says whether the definitions themselves can be read beside each other.
func (c DefinitionChange) Reworded() bool { return c.Before.Text != "" || c.After.Text != "" }

// Changes lists from which periods a series, oldest first, was counted in another way.
func (d Definitions) Changes(series []Observation) []DefinitionChange {
	var out []DefinitionChange
	for i := 1; i < len(series); i++ {
		a, b := max(series[i-1].Definition, 1), max(series[i].Definition, 1)
		switch {
		case !d.Alike(a, b):
			out = append(out, DefinitionChange{series[i].Period, d.Find(a), d.Find(b)})
		case series[i].BreakBefore:
			out = append(out, DefinitionChange{From: series[i].Period})
		}
	}
	return out
}

// SinceChange gives what a series, oldest first, holds from the last change of method on: what may be compared.
func SinceChange(series []Shown) []Shown {
	for i := len(series) - 1; i > 0; i-- {
		if series[i].BreakBefore() {
			return series[i:]
		}
	}
	return series
}
