package app

import (
	"kompas/kompas"
	"kompas/store"
)

// HistoryLine is one change, as people read it beside the object.
type HistoryLine = store.HistoryLine

// Kinds of objects whose texts are figures: they leave only through the gate, so the history says that and when they
// changed, never the numbers.
const (
	kindObservation = "waarneming"
	kindOutcome     = "uitkomst"
	kindStory       = "verhaal"
)

// kindInsight is the kind of what people say about figures; withdrawn, its words are no longer read.
const kindInsight = "duiding"

// historyLines is how many changes stand beside an object.
const historyLines = 50

// historyOf gives the changes of a group of objects of one compass, newest first, without the numbers of figures.
func historyOf(tx *store.Tx, compass kompas.CompassID, ids map[string]bool) ([]HistoryLine, error) {
	lines, err := historyInFull(tx, compass, ids)
	for i, l := range lines {
		if l.ObjectKind == kindObservation || l.ObjectKind == kindOutcome || l.ObjectKind == string(PartOutput) {
			lines[i] = wordless(l)
		}
	}
	return lines, err
}

// historyInFull is historyOf with the numbers, for whoever may fill them in.
func historyInFull(tx *store.Tx, compass kompas.CompassID, ids map[string]bool) ([]HistoryLine, error) {
	lines, err := tx.History("", string(compass), 1000)
	if err != nil {
		return nil, err
	}
	var out []HistoryLine
	for _, l := range lines {
		if !ids[l.ObjectID] || len(out) == historyLines {
			continue
		}
		out = append(out, l)
	}
	return out, nil
}
