package demo

import (
	"slices"

	"kompas/app"
	"kompas/kompas"
)

// ownerSteps say who at the table own the first ambition and each result that names owners.
func (c compass) ownerSteps() []step {
	var out []step
	if len(c.owners) == 0 {
		return out
	}
	ambition := c.name("ambitie", 1)
	out = append(out, c.at(c.ambitions[0].day+1, ambition+" eigenaren", "", func(s *stage, by app.Actor, slug string) (string, error) {
		id := kompas.AmbitionID(s.Names[ambition])
		p, err := s.app.AmbitionPage(s.ctx, by, slug, id)
		if err != nil {
			return "", err
		}
		return "", s.app.SetAmbitionOwners(s.ctx, by, slug, id, seatsNamed(p.Owned, c.owners))
	}))
	result := c.name("resultaat", 1)
	return append(out, c.at(c.results[0].day+1, result+" eigenaren", "", func(s *stage, by app.Actor, slug string) (string, error) {
		address := s.Names[result]
		p, err := s.app.ResultPage(s.ctx, by, slug, address, false)
		if err != nil {
			return "", err
		}
		return "", s.app.SetResultOwners(s.ctx, by, slug, address, seatsNamed(p.Owned, c.owners))
	}))
}

func seatsNamed(o app.Ownership, names []string) []kompas.SeatID {
	var out []kompas.SeatID
	for _, s := range o.Table {
		if slices.Contains(names, s.Name) {
			out = append(out, s.ID)
		}
	}
	return out
}
