package app

import (
	"kompas/kompas"
	"kompas/store"
)

// WijkCompass is a compass of a wijk as it stands on the page of the compass of the city: what it wants, and in words how
// it goes. Its figures are never added to those of another.
type WijkCompass struct {
	kompas.Compass
	AreaName string
	Promise  string // its ambition; empty when it has none
	Results  []WijkResult
}

// WijkResult is a result of a wijk with its indicators, for the words of their status.
type WijkResult struct {
	Address    string
	Text       string
	Indicators []IndicatorView
}

// mostWijkIndicators is how many indicators of one wijk count for the words on the page of the city.
const mostWijkIndicators = 12

// wijkCompasses gives the compasses under another that the actor may see. Figures come in one read for all of them.
func (a *App) wijkCompasses(tx *store.Tx, by Actor, c kompas.Compass) ([]WijkCompass, error) {
	if c.ParentID != "" {
		return nil, nil
	}
	under, err := tx.CompassesUnder(c.ID)
	if err != nil || len(under) == 0 {
		return nil, err
	}
	promises, err := tx.Promises()
	if err != nil {
		return nil, err
	}
	leads, err := a.leadIndicators(tx, by, "", mostWijkIndicators)
	if err != nil {
		return nil, err
	}
	names, err := tx.AreaNames(areaCodes(under))
	if err != nil {
		return nil, err
	}
	var out []WijkCompass
	for _, x := range under {
		on, err := by.compassObject(tx, x)
		if err != nil {
			return nil, err
		}
		if by.May(kompas.ActCompass, 'R', on) {
			out = append(out, WijkCompass{Compass: x, AreaName: names[x.AreaCode], Promise: promises[x.ID], Results: wijkResults(leads, x.ID)})
		}
	}
	return out, nil
}

func areaCodes(list []kompas.Compass) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.AreaCode)
	}
	return out
}

func wijkResults(leads []LeadView, id kompas.CompassID) []WijkResult {
	var out []WijkResult
	for _, l := range leads {
		if l.Compass != id {
			continue
		}
		if len(out) == 0 || out[len(out)-1].Address != l.Address {
			out = append(out, WijkResult{Address: l.Address, Text: l.ResultText})
		}
		last := &out[len(out)-1]
		last.Indicators = append(last.Indicators, l.IndicatorView)
	}
	return out
}
