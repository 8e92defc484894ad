package demo

import "strconv"

// ownAreaSteps make the areas of the neighbourhood teams of Baarn. Which wijk belongs to which team is invented.
func ownAreaSteps() []step {
	areas := []struct{ name, members string }{
		{"Team Centrum (verzonnen)", "WK030800"},
		{"Team Oost (verzonnen)", "WK030801 WK030802"},
	}
	return []step{{-45, "eigen gebieden", func(s *stage) (string, error) {
		by, err := s.as("priya", baarn)
		if err != nil {
			return "", err
		}
		id, err := s.app.AddOwnDivision(s.ctx, by, form("indelingnaam", "Gebieden van de wijkteams (verzonnen voorbeeld)", "grenzenjaar", "2024"), s.key)
		if err != nil {
			return "", err
		}
		for i, a := range areas {
			if _, err := s.app.AddOwnArea(s.ctx, by, id, form("gebiednaam", a.name, "leden", a.members), s.key+" "+strconv.Itoa(i)); err != nil {
				return "", err
			}
		}
		return id, nil
	}}}
}
