package app

import (
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// FigureAim (doel bij een cijfer) is what was agreed about a figure in a result of the space.
type FigureAim struct {
	Compass string // its address
	Result  int    // its number
	Target  figure.Target
}

// aims finds the targets that adopted results of the space set for a figure, for whoever may read results.
func aims(tx *store.Tx, by Actor, key, code string) ([]FigureAim, error) {
	if !by.May(kompas.ActAmbitionResult, 'R', by.Reach()) {
		return nil, nil
	}
	rows, err := tx.FigureTargets(key, code)
	var out []FigureAim
	for _, r := range rows {
		if t, ok := r.Link.Target(); ok {
			out = append(out, FigureAim{r.Compass, r.Number, t})
		}
	}
	return out, err
}
