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
	if s.Indicators = r.Indicators; s.Indicators == r.Status {
		s.Indicators = ""
	}
	if err := t.askCouncils(tx, s, r); err != nil {
		return err
	}
	domains, err := tx.CompassDomains()
	if err != nil {
		return err
	}
	s.Domain = domains[o.compass.ID].Name
	return sheetLinks(tx, s, r)
}

// askCouncils adds what is asked of the council, with its core values; in a partnership of the council of each municipality,
// and together what is asked of any.
func (t tracked) askCouncils(tx *store.Tx, s *kompas.CouncilSheet, r kompas.SocietalResult) error {
	i, written := t.at(r.Edition.ID), s.Blocks["gevraagd"] != ""
	rules, err := tx.AdoptionRules()
	if err != nil {
		return err
	}
	if s.Members, err = t.councilMembers(tx, i); err != nil {
		return err
	}
	if len(s.Members) == 0 {
		var next []kompas.Body
		for _, part := range t.parts() {
			next = turn(next, t.chain(rules, i, part), t.status(i, part))
		}
		values, checks, err := valuesOf(tx, r, "", "")
		if err != nil {
			return err
		}
		s.Asks = kompas.CouncilAsks(next, len(values), kompas.ChecksSigned(checks), written)
		s.Values, s.ValuesSigned, err = sheetValues(tx, r, values, checks)
		return err
	}
	for at, m := range t.members {
		x := &s.Members[at]
		var next []kompas.Body
		for _, part := range t.parts() {
			standing := t.standing(m, i, part)
			next = turn(next, standing.Chain, standing.Status)
		}
		values, checks, err := valuesOf(tx, r, m.AreaCode, m.ID)
		if err != nil {
			return err
		}
		x.Asks = kompas.CouncilAsks(next, len(values), kompas.ChecksSigned(checks), written)
		if x.Values, x.ValuesSigned, err = sheetValues(tx, r, values, checks); err != nil {
			return err
		}
	}
	s.Asks = kompas.AsksTogether(s.Members)
	return nil
}

// turn adds the body whose turn it is.
func turn(next []kompas.Body, c kompas.AdoptionChain, s kompas.AdoptionStatus) []kompas.Body {
	if b, ok := c.Next(s); ok {
		next = append(next, b)
	}
	return next
}

// valuesOf gives the core values of a council, and how a result was checked against them.
func valuesOf(tx *store.Tx, r kompas.SocietalResult, areaCode string, member kompas.PartID) ([]kompas.ListItem, []kompas.CoreValueCheck, error) {
	values, err := tx.ListItems(kompas.ListCoreValues, areaCode)
	if err != nil {
		return nil, nil, err
	}
	checks, err := tx.CoreValueChecks(r.Edition.ID, member)
	return values, checks, err
}

// sheetValues tells per core value what fits, what is in doubt and what does not fit, and whether the council signed.
func sheetValues(tx *store.Tx, r kompas.SocietalResult, values []kompas.ListItem, checks []kompas.CoreValueCheck) ([]kompas.CouncilValue, bool, error) {
	if len(checks) == 0 {
		return nil, false, nil
	}
	linked, err := tx.IndicatorsOfVersion(r.Edition.ID)
	if err != nil {
		return nil, false, err
	}
	var out []kompas.CouncilValue
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
		out = append(out, line)
	}
	return out, kompas.ChecksSigned(checks), nil
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
