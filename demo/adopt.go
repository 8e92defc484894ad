package demo

import (
	"kompas/app"
	"kompas/kompas"
)

func (c compass) adoptAmbitionStep(x adopted, name string) step {
	return c.at(x.day, name+" vastgesteld", "", func(s *stage, by app.Actor, slug string) (string, error) {
		id := kompas.AmbitionID(s.Names[name])
		p, err := s.app.AmbitionPage(s.ctx, by, slug, id)
		if err != nil {
			return "", err
		}
		return "", s.app.AdoptAmbition(s.ctx, by, slug, id, c.agreement(s, x, p.Adoption))
	})
}

func (c compass) adoptResultStep(x adopted, name string) step {
	return c.at(x.day, name+" vastgesteld", "", func(s *stage, by app.Actor, slug string) (string, error) {
		p, err := s.app.ResultPage(s.ctx, by, slug, s.Names[name], true)
		if err != nil {
			return "", err
		}
		return "", s.app.AdoptResult(s.ctx, by, slug, s.Names[name], c.agreement(s, x, p.Adoption))
	})
}

// agreement says what partners agreed about the concept as it stands; there is none any more when this was done already.
func (c compass) agreement(s *stage, x adopted, stands *app.Adoption) app.Agreement {
	g := app.Agreement{Session: kompas.SessionID(s.Names[c.name("gesprek", x.talk)]), Form: form("toelichting", x.note), Key: s.key}
	if stands != nil {
		g.Seen = stands.Seen
	}
	return g
}
