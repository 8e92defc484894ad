package app

import (
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// oneDivision refuses an import that would leave own figures of one indicator and period by two divisions of areas: what one
// hides the other would tell. Source: method rule S-08, (7).
func oneDivision(tx *store.Tx, f kompas.FigureImport) error {
	if f.Choices.Origin != figure.OwnFigures || f.Kind != kompas.ImportFigures {
		return nil
	}
	own, err := tx.OwnDivisions()
	if err != nil || len(own) == 0 {
		return err
	}
	codes, err := tx.OwnFigureAreas(f.ID)
	if err != nil {
		return err
	}
	for _, of := range codes {
		if _, one := area.OneTree(of, own); !one {
			return refuse("cijfers_twee_indelingen")
		}
	}
	return nil
}

// sameDivision refuses to make a figure public when figures of that period are public by another division of areas.
func sameDivision(tx *store.Tx, c figure.Cell, earlier []figure.Earlier) error {
	own, err := tx.OwnDivisions()
	if err != nil || len(own) == 0 {
		return err
	}
	codes := []string{c.Area[len(c.Area)-1]}
	for _, e := range earlier {
		if e.Period == c.Period && !e.Hidden {
			codes = append(codes, e.Area)
		}
	}
	if _, one := area.OneTree(codes, own); !one {
		return refuse("openbaar_twee_indelingen")
	}
	return nil
}

func ownArea(code string) bool {
	_, level, err := area.ParseCode(code)
	return err == nil && level.Own()
}

// ownMunicipality gives the municipality of the own areas among cells; empty when there are none.
func (n *national) ownMunicipality(cells []figure.Cell) (string, error) {
	own, err := n.ownDivisions()
	for _, c := range cells {
		code := c.Area[len(c.Area)-1]
		if !ownArea(code) {
			continue
		}
		if at := slices.IndexFunc(own, func(o area.OwnDivision) bool { _, there := o.Area(code); return there }); at >= 0 {
			return own[at].Municipality, err
		}
	}
	return "", err
}
