package demo

import (
	"fmt"
	"slices"

	"kompas/figure"
)

// publicFigure is an indicator that everybody may read: by its key, or by the name of one whose figures are the space's own.
type publicFigure struct{ key, own string }

func publicSteps() []step {
	var out []step
	for i, f := range []publicFigure{{key: "huishoudens-laag-inkomen"}, {own: "Elke week contact met buren (verzonnen)"},
		{own: "Kan iemand om hulp vragen (verzonnen)"}} {
		out = append(out, step{day: -5, name: fmt.Sprint("openbaar ", i+1), do: func(s *stage) (string, error) {
			by, err := s.as("priya", baarn)
			if err != nil {
				return "", err
			}
			desk, err := s.app.PublicDesk(s.ctx, by)
			if err != nil {
				return "", err
			}
			at := slices.IndexFunc(desk.Candidates, func(c figure.CatalogueIndicator) bool { return c.Key == f.key || f.own != "" && c.Name == f.own })
			if at < 0 {
				return "", nil // a demonstration without national figures
			}
			return s.app.Publish(s.ctx, by, desk.Candidates[at].Key, "", s.key)
		}})
	}
	return out
}
