package app

import (
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// kindMotion is how the history calls a motion.
const kindMotion = "motie"

// proposals looks in what people proposed: all of it for whoever reads the compass, else one's own.
func (s *seeker) proposals() error {
	list, err := store.Proposals().Of(s.tx, "")
	if err != nil {
		return err
	}
	for _, x := range list {
		c := s.compasses[x.CompassID]
		if c == nil {
			continue
		}
		mine := x.CreatedBy != "" && x.CreatedBy == s.by.Person.ID && len(s.by.proposable(c.on)) > 0
		if mine || s.by.May(kompas.ActCompass, 'R', c.on) {
			s.look(SearchHit{Kind: kindProposal, ID: string(x.ID), Compass: c.Compass, Name: x.Text}, x.Answer)
		}
	}
	return nil
}

// motions looks in what the council asked for: each stands in the dossier of its result, or in that of the first one that
// the actor may open.
func (s *seeker) motions() error {
	for _, x := range s.order {
		c := s.compasses[x.ID]
		if !s.by.May(kompas.ActCouncilReport, 'R', c.on) {
			continue
		}
		motions, err := s.tx.Motions(c.ID)
		if err != nil {
			return err
		}
		if len(motions) == 0 {
			continue
		}
		versions, err := s.tx.Results(c.ID)
		if err != nil {
			return err
		}
		open := slices.DeleteFunc(currentResults(versions), func(r kompas.SocietalResult) bool { return !c.opensDossier(versionsOf(versions, r.ID)) })
		for _, m := range motions {
			at := slices.IndexFunc(open, func(r kompas.SocietalResult) bool { return m.ResultID == "" || m.ResultID == r.ID })
			if at >= 0 {
				s.look(SearchHit{Kind: kindMotion, ID: m.ID, Compass: c.Compass, Address: Tracked(kompas.ChainResult, open[at].Number), Name: m.Title})
			}
		}
	}
	return nil
}

// opensDossier says whether the dossier of a result has something for whoever reads this compass.
func (c *seenCompass) opensDossier(versions []kompas.SocietalResult) bool {
	editions := kompas.ResultEditions(versions)
	return c.whole || kompas.Counting(editions) >= 0 || slices.ContainsFunc(editions, func(e kompas.Edition) bool { return e.Status.Agreed() })
}

// outcomes looks in what participants of an activity are asked, in the words of the activity itself. A question stands once,
// however often it was asked.
func (s *seeker) outcomes() error {
	for _, x := range s.order {
		c := s.compasses[x.ID]
		if !c.whole {
			continue
		}
		list, err := s.tx.Outcomes(c.ID)
		if err != nil {
			return err
		}
		asked := slices.DeleteFunc(list, func(o kompas.ProvisionOutcome) bool { return o.Question == "" || s.q.Score(o.Question) == 0 })
		if len(asked) == 0 {
			continue
		}
		own, err := s.own(c)
		if err != nil {
			return err
		}
		for _, o := range asked {
			if !own[string(o.ID)] {
				continue
			}
			a, err := s.tx.Activity(o.ActivityID)
			if err != nil {
				return err
			}
			s.look(SearchHit{Kind: kindOutcome, ID: kompas.Fold(o.Question), Compass: c.Compass, Address: a.Slug, Name: o.Question}, a.Name)
		}
	}
	return nil
}
