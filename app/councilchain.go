package app

import (
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// councilChain adds to a sheet what the adoption chain asks of the council, the check of the core values, the life domain,
// and what contributes.
func councilChain(tx *store.Tx, by Actor, s *kompas.CouncilSheet, o openedResult) error {
	r := o.current()
	t := o.tracked()
	if err := t.share(tx, by); err != nil {
		return err
	}
	next, err := t.turns(tx, t.at(r.Edition.ID))
	if err != nil {
		return err
	}
	if s.Members, err = t.councilMembers(tx, t.at(r.Edition.ID)); err != nil {
		return err
	}
	if s.Indicators = r.Indicators; s.Indicators == r.Status {
		s.Indicators = ""
	}
	values, err := tx.ListItems(kompas.ListCoreValues)
	if err != nil {
		return err
	}
	checks, err := tx.CoreValueChecks(r.Edition.ID)
	if err != nil {
		return err
	}
	s.Asks = kompas.CouncilAsks(next, len(values), kompas.ChecksSigned(checks), s.Blocks["gevraagd"] != "")
	if err := sheetValues(tx, s, r, values, checks); err != nil {
		return err
	}
	domains, err := tx.CompassDomains()
	if err != nil {
		return err
	}
	s.Domain = domains[o.compass.ID].Name
	return sheetLinks(tx, s, r)
}

// turns gives the bodies whose turn it is with a part of a version; in a partnership those of any municipality.
func (t tracked) turns(tx *store.Tx, i int) ([]kompas.Body, error) {
	rules, err := tx.AdoptionRules()
	var next []kompas.Body
	add := func(c kompas.AdoptionChain, s kompas.AdoptionStatus) {
		if b, ok := c.Next(s); ok {
			next = append(next, b)
		}
	}
	for _, part := range t.parts() {
		if !t.shared || !t.editions[i].Status.Agreed() {
			add(t.chain(rules, i, part), t.status(i, part))
			continue
		}
		for _, m := range t.members {
			s := t.standing(m, i, part)
			add(s.Chain, s.Status)
		}
	}
	return next, err
}

// sheetValues writes per core value what fits, what is in doubt and what does not fit.
func sheetValues(tx *store.Tx, s *kompas.CouncilSheet, r kompas.SocietalResult, values []kompas.ListItem, checks []kompas.CoreValueCheck) error {
	if len(checks) == 0 {
		return nil
	}
	linked, err := tx.IndicatorsOfVersion(r.Edition.ID)
	if err != nil {
		return err
	}
	names := map[string]string{"": r.Text}
	for _, l := range linked {
		names[l.Link.ID] = l.Indicator.Name
	}
	for _, v := range values {
		line := kompas.CouncilValue{Name: v.Name}
		for _, c := range checks {
			switch {
			case c.ValueID != v.ID:
			case c.Verdict == "past":
				line.Fits++
			case c.Verdict == "twijfel":
				line.Doubts = append(line.Doubts, names[c.LinkID])
			default:
				line.Misfits = append(line.Misfits, names[c.LinkID])
			}
		}
		s.Values = append(s.Values, line)
	}
	s.ValuesSigned = kompas.ChecksSigned(checks)
	return nil
}

// sheetLinks names the first activities that contribute, on main lines: what a council member can ask about.
func sheetLinks(tx *store.Tx, s *kompas.CouncilSheet, r kompas.SocietalResult) error {
	const most = 5
	claims, err := tx.Claims(r.CompassID)
	if err != nil {
		return err
	}
	activities, err := tx.Activities(r.CompassID)
	for _, a := range activities {
		at := slices.IndexFunc(claims, func(c kompas.ChangeClaim) bool { return c.ActivityID == a.ID && c.ResultID == r.ID })
		if at >= 0 && a.Status.Runs() && len(s.Links) < most {
			s.Links = append(s.Links, kompas.CouncilLink{ID: string(claims[at].ID), Name: a.Name})
		}
	}
	return err
}
