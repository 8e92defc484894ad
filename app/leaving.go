package app

import (
	"context"
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// EndRole ends one role of somebody today. It does not hand anything over: that is Leave.
func (a *App) EndRole(ctx context.Context, by Actor, person kompas.PersonID, id kompas.MembershipID) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		m, err := a.openMembership(tx, person, id)
		if err != nil {
			return err
		}
		who, _, err := a.member(tx, person)
		if err != nil {
			return err
		}
		if len(who.Roles) == 1 {
			led, err := tx.CompassesOf(person)
			if err != nil {
				return err
			}
			if len(led) > 0 {
				return refuse("eerst_overdragen", who.Person.Name)
			}
		}
		if err := a.endRole(tx, by, who.Person, m); err != nil {
			return err
		}
		return a.endStrayLogins(tx, person)
	})
}

func (a *App) endRole(tx *store.Tx, by Actor, who kompas.Person, m kompas.Membership) error {
	before := m.ValidTo
	m.ValidTo = a.day(tx.Now)
	m.ValidFrom = min(m.ValidFrom, m.ValidTo)
	if err := tx.UpdateMembership(&m); err != nil {
		return err
	}
	record(tx, by, "end", "lidmaatschap", string(m.ID), "", before, who.Name+": "+string(m.Role))
	return nil
}

// endStrayLogins signs somebody out everywhere who belongs to no space any more. Who keeps another space keeps the account;
// this space closes for that person with the last role, at the next page.
func (a *App) endStrayLogins(tx *store.Tx, person kompas.PersonID) error {
	spaces, err := tx.SpacesOf(person, a.day(tx.Now))
	if err != nil || len(spaces) > 0 {
		return err
	}
	return tx.EndLogins(person, "")
}

// Leave takes somebody out of the space today: compasses and improvement actions go to the heir, every role ends. The heir
// is asked for only when there is something to lead.
func (a *App) Leave(ctx context.Context, by Actor, person, heir kompas.PersonID) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		who, _, err := a.member(tx, person)
		if err != nil {
			return err
		}
		if len(who.Roles) == 0 {
			return fault.Missing()
		}
		if err := a.handOver(tx, by, who.Person, heir); err != nil {
			return err
		}
		for _, m := range who.Roles {
			if err := a.endRole(tx, by, who.Person, m); err != nil {
				return err
			}
		}
		return a.endStrayLogins(tx, person)
	})
}

// handOver gives what somebody leads, and what still waits for him or her, to another.
func (a *App) handOver(tx *store.Tx, by Actor, from kompas.Person, to kompas.PersonID) error {
	led, err := tx.CompassesOf(from.ID)
	if err != nil {
		return err
	}
	waiting, err := tx.OpenActionsOf(from.Name)
	if err != nil {
		return err
	}
	heirs, err := a.heirs(tx, from.ID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(heirs, func(p kompas.Person) bool { return p.ID == to })
	switch {
	case i < 0 && len(led) > 0 && len(heirs) == 0:
		return refuse("geen_opvolger")
	case i < 0 && (len(led) > 0 || to != ""):
		return fault.Form([]*fault.Error{fault.Field("opvolger", "opvolger_kiezen")})
	case i < 0:
		return nil
	}
	for _, c := range led {
		c.OwnerID = heirs[i].ID
		if err := tx.UpdateCompass(&c); err != nil {
			return err
		}
		record(tx, by, "hand_over", "kompas", string(c.ID), c.ID, from.Name, heirs[i].Name)
	}
	for _, w := range waiting {
		w.Owner = heirs[i].Name
		if err := tx.UpdateAction(&w); err != nil {
			return err
		}
		record(tx, by, "hand_over", kindAction, w.ID, w.CompassID, from.Name, heirs[i].Name)
	}
	return nil
}

// heirs lists who can lead compasses in the whole space today, but not this person.
func (a *App) heirs(tx *store.Tx, but kompas.PersonID) ([]kompas.Person, error) {
	members, err := a.members(tx)
	if err != nil {
		return nil, err
	}
	today := a.day(tx.Now)
	var out []kompas.Person
	for _, m := range members {
		leads := slices.ContainsFunc(m.Roles, func(h kompas.Membership) bool {
			g := kompas.Granted(h.Role, kompas.ActCompass)
			return h.ValidOn(today) && h.ScopeKind == kompas.ScopeSpace && g.Limit == "" && g.May('C')
		})
		if leads && m.Person.ID != but && m.Person.DisabledAt.IsZero() {
			out = append(out, m.Person)
		}
	}
	return out, nil
}

// OfferReset makes a link with which somebody of this space chooses a new password; the manager hands it over. Somebody who
// also belongs to other spaces is refused: one space may not open the door to another.
func (a *App) OfferReset(ctx context.Context, by Actor, person kompas.PersonID) error {
	return a.manage(ctx, by, func(tx *store.Tx) error {
		who, _, err := a.member(tx, person)
		if err != nil {
			return err
		}
		account, err := tx.Account(person)
		if err != nil {
			return err
		}
		elsewhere, err := a.belongsElsewhere(tx, by, person)
		if err != nil {
			return err
		}
		switch {
		case len(who.Roles) == 0:
			return fault.Missing()
		case account.PasswordHash == "":
			return refuse("demo_vast")
		case elsewhere:
			return refuse("wachtwoord_andere_ruimte", who.Person.Name)
		}
		record(tx, by, "offer_reset", "persoon", string(person), "", "", who.Person.Name)
		return a.mailReset(tx, who.Person)
	})
}

// areaScopes lists the areas a role can be limited to: the municipality of the space and its wijken.
func areaScopes(tx *store.Tx, municipality string) ([]Scope, error) {
	if municipality == "" {
		return nil, nil
	}
	d, err := tx.NewestDivision()
	if fault.Is(err, fault.NotFound) {
		return []Scope{{kompas.ScopeArea, municipality, municipality}}, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Scope
	if whole, ok := d.Find(municipality); ok {
		out = append(out, Scope{kompas.ScopeArea, whole.Code, whole.Name})
	}
	for _, w := range d.Areas(area.District) {
		if w.Parent == municipality {
			out = append(out, Scope{kompas.ScopeArea, w.Code, w.Name})
		}
	}
	return out, nil
}
