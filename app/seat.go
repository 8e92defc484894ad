package app

import (
	"context"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func seatEditable() editable[kompas.StakeholderSeat] {
	return editable[kompas.StakeholderSeat]{
		kind: "stoel", fields: kompas.SeatFields(),
		id:      func(s *kompas.StakeholderSeat) string { return string(s.ID) },
		version: func(s *kompas.StakeholderSeat) int64 { return s.Version },
		compass: func(s *kompas.StakeholderSeat) kompas.CompassID { return s.CompassID },
		save:    func(tx *store.Tx, s *kompas.StakeholderSeat) error { return tx.UpdateSeat(s) },
	}
}

// AddSeat gives somebody a place at the table of a compass. The form may name an organisation that is new here.
func (a *App) AddSeat(ctx context.Context, by Actor, slug string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return "", err
		}
		s := kompas.StakeholderSeat{ID: kompas.SeatID(tx.NewID()), CompassID: c.ID}
		if _, asked := form["sinds"]; !asked {
			form["sinds"] = a.day(tx.Now)
		}
		if err := fill(&s, kompas.SeatFields(), form); err != nil {
			return "", err
		}
		if s.LeftOn != "" && s.LeftOn < s.JoinedOn {
			return "", fault.Form([]*fault.Error{fault.Field("tot", "tot_voor_sinds")})
		}
		if s.OrganisationID, err = organisationNamed(tx, by, form["organisatie"], organisationKindOf(s.Perspective)); err != nil {
			return "", err
		}
		if err := tx.InsertSeat(s); err != nil {
			return "", err
		}
		record(tx, by, "create", "stoel", string(s.ID), c.ID, "", s.Name)
		return string(s.ID), nil
	})
	return err
}

// EditSeat changes a seat; a day in "tot" means that somebody left the table.
func (a *App) EditSeat(ctx context.Context, by Actor, slug string, id kompas.SeatID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		s, err := tx.Seat(id)
		if err != nil {
			return err
		}
		if s.CompassID != c.ID {
			return fault.Missing()
		}
		done, err = edit(a, tx, by, &s, seatEditable(), e)
		return err
	})
	return done, err
}

// LeaveSeat ends a seat today; it stays in the history of the table.
func (a *App) LeaveSeat(ctx context.Context, by Actor, slug string, id kompas.SeatID) error {
	today := a.Today()
	_, err := a.EditSeat(ctx, by, slug, id, Edit{Changes: []Change{{Field: "tot", Value: today}}})
	return err
}

// organisationNamed finds the organisation of a name, or adds it to the space; an empty name is no organisation.
func organisationNamed(tx *store.Tx, by Actor, name string, kind kompas.OrganisationKind) (kompas.OrganisationID, error) {
	name, wrong := kompas.CleanText("organisatie", name, kompas.MaxName, false)
	if wrong != nil {
		return "", fault.Form([]*fault.Error{wrong})
	}
	if strings.TrimSpace(name) == "" {
		return "", nil
	}
	o, err := tx.OrganisationByName(name)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return o.ID, err
	}
	o = kompas.Organisation{ID: kompas.OrganisationID(tx.NewID()), Name: name, Kind: kind}
	if err := tx.InsertOrganisation(o); err != nil {
		return "", err
	}
	record(tx, by, "create", "organisatie", string(o.ID), "", "", o.Name)
	return o.ID, nil
}

// organisationKindOf guesses the kind of a new organisation from the perspective it comes with; it can be changed later.
func organisationKindOf(p kompas.Perspective) kompas.OrganisationKind {
	switch p {
	case kompas.PerspectiveMunicipality, kompas.PerspectiveExecutive, kompas.PerspectiveCouncil:
		return "gemeente"
	case kompas.PerspectiveProvider:
		return "aanbieder"
	}
	return "informeel"
}
