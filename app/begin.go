package app

import (
	"context"
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Beginning is what the page of the setup link offers.
type Beginning struct {
	Municipalities []area.Area // by name; empty when no national figures are loaded, then the name is typed
}

// Begin shows the page of a setup link. fault.NotFound when the link was used, is over, or somebody lives here already.
func (a *App) Begin(ctx context.Context, token string) (Beginning, error) {
	var b Beginning
	err := a.store.View(ctx, func(tx *store.Tx) error {
		holds, err := tx.SetupLinkHolds(HashToken(token))
		if err != nil {
			return err
		}
		empty, err := tx.Deserted()
		if err != nil {
			return err
		}
		if !holds || !empty {
			return fault.New(fault.NotFound, "begin_link_op")
		}
		b.Municipalities, err = municipalities(tx)
		return err
	})
	return b, err
}

func municipalities(tx *store.Tx) ([]area.Area, error) {
	d, err := tx.NewestDivision()
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list := slices.Clone(d.Areas(area.Municipality))
	slices.SortFunc(list, func(x, y area.Area) int { return strings.Compare(area.Fold(x.Name), area.Fold(y.Name)) })
	return list, nil
}

// BeginHere sets the first municipality up: the space, its first manager, who also gets the role that makes compasses, and
// a first compass when it has a title. It works once, also for two people at the same moment. Fields: gemeente (a code
// from the list) or gemeente-naam, naam, email, wachtwoord, titel. It gives the sign-in and the address of the space,
// and of the compass when there is one.
func (a *App) BeginHere(ctx context.Context, token string, form map[string]string, d Device) (in SignedIn, space, compass string, err error) {
	offer, err := a.Begin(ctx, token)
	if err != nil {
		return in, "", "", err
	}
	s, p, faults := beginning(offer, form)
	hash, wrong, err := a.newPassword(ctx, "wachtwoord", form["wachtwoord"], p.Name, p.Email, s.Name)
	if err != nil {
		return in, "", "", err
	}
	if wrong != nil {
		faults = append(faults, wrong)
	}
	title, wrong := kompas.CleanText("titel", form["titel"], kompas.MaxName, false)
	if wrong != nil {
		faults = append(faults, wrong)
	}
	if err := fault.Form(faults); err != nil {
		return in, "", "", err
	}
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		if err := takeSetupLink(tx, token); err != nil {
			return err
		}
		by, err := a.firstManager(tx, s, p, hash)
		if err != nil {
			return err
		}
		space = by.Space.Slug
		if title != "" {
			if compass, err = a.startCompass(tx, by, map[string]string{"titel": title}); err != nil {
				return err
			}
		}
		in, err = a.signIn(tx, by.Person, d, true)
		return err
	})
	return in, space, compass, err
}

// beginning reads the form: which municipality, and who begins.
func beginning(offer Beginning, form map[string]string) (s kompas.Space, p kompas.Person, faults []*fault.Error) {
	s = kompas.Space{Kind: kompas.MunicipalitySpace, HorizonDefault: defaultHorizon}
	if len(offer.Municipalities) > 0 {
		i := slices.IndexFunc(offer.Municipalities, func(a area.Area) bool { return a.Code == form["gemeente"] })
		if i < 0 {
			faults = append(faults, fault.Field("gemeente", "geen_keuze"))
		} else {
			s.AreaCode, s.Name = offer.Municipalities[i].Code, "Gemeente "+offer.Municipalities[i].Name
		}
	} else {
		name, err := kompas.CleanText("gemeente", form["gemeente"], kompas.MaxName, false)
		if err == nil && name == "" {
			err = fault.Field("gemeente", "verplicht")
		}
		if err != nil {
			faults = append(faults, err)
		}
		s.Name = "Gemeente " + strings.TrimPrefix(strings.TrimPrefix(name, "Gemeente "), "gemeente ")
	}
	p.Language = "nl"
	for _, f := range kompas.NewPersonFields() {
		if err := f.Set(&p, form[f.Name]); err != nil {
			faults = append(faults, err)
		}
	}
	return s, p, faults
}

// takeSetupLink uses the link up for everybody. Two people who send the form at the same moment meet here: on PostgreSQL
// the second waits for the first, and then finds the link used.
func takeSetupLink(tx *store.Tx, token string) error {
	held, err := tx.UseSetupLink(HashToken(token))
	if err != nil {
		return err
	}
	empty, err := tx.Deserted()
	if err != nil {
		return err
	}
	if !held || !empty {
		return fault.New(fault.NotFound, "begin_link_op")
	}
	return nil
}

func (a *App) firstManager(tx *store.Tx, s kompas.Space, p kompas.Person, passwordHash string) (Actor, error) {
	var err error
	if s.Slug, err = freeSpaceSlug(tx, s.Name); err != nil {
		return Actor{}, err
	}
	p.ID = kompas.PersonID(tx.NewID())
	if err := tx.InsertPerson(p, passwordHash); err != nil {
		return Actor{}, err
	}
	if s.ID, err = tx.InsertSpace(s); err != nil {
		return Actor{}, err
	}
	by := Actor{Person: p, Space: s}
	record(tx, by, "create", "ruimte", "", "", "", s.Name)
	for _, role := range []kompas.Role{kompas.RoleManager, kompas.RolePolicy} {
		m := kompas.Membership{ID: kompas.MembershipID(tx.NewID()), PersonID: p.ID, Role: role, ScopeKind: kompas.ScopeSpace, ValidFrom: a.day(tx.Now)}
		if err := tx.InsertMembership(m, p.ID); err != nil {
			return by, err
		}
		by.Memberships = append(by.Memberships, m)
		record(tx, by, "create", "lidmaatschap", string(m.ID), "", "", p.Name)
	}
	return by, nil
}
