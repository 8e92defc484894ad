package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// StepForm is what a form says about one version of an ambition or result.
type StepForm struct {
	Slug    string // of the compass
	What    string // resultaat-1
	Version kompas.VersionID
	Member  kompas.PartID // whose decision it is, in a partnership
	Parts   []kompas.ChainObject
	Fields  map[string]string
	Key     string
}

// Discuss puts a concept up for discussion. Its text can still change.
func (a *App) Discuss(ctx context.Context, by Actor, f StepForm) error {
	return a.onVersion(ctx, by, f, kompas.ActAmbitionResult, 'C', func(tx *store.Tx, t tracked, i int) error {
		if t.editions[i].Status != kompas.StatusConcept {
			return refuse("keten_niet_aan_de_beurt")
		}
		t.editions[i].Status = kompas.StatusDiscussed
		record(tx, by, "discuss", string(t.kind), t.id, t.compass.ID, "", t.texts[i])
		return t.store(tx, t.editions[i:i+1])
	})
}

// Park lets a version wait, for a reason and until a day on which somebody looks at it again.
func (a *App) Park(ctx context.Context, by Actor, f StepForm) error {
	return a.onVersion(ctx, by, f, kompas.ActAmbitionResult, 'C', func(tx *store.Tx, t tracked, i int) error {
		if !t.editions[i].MayPark() || t.heldSomewhere(i) {
			return refuse("parkeren_kan_niet")
		}
		if err := t.makesRoom(i); err != nil {
			return err
		}
		var p kompas.Parking
		for _, name := range []string{"reden", "volgende-datum"} {
			f.Fields[name] += "" // asked even when the form left it out
		}
		if err := fill(&p, kompas.ParkingFields(), f.Fields); err != nil {
			return err
		}
		parked, wrong := t.editions[i].Park(p, a.day(tx.Now))
		if wrong != nil {
			return fault.Form([]*fault.Error{wrong})
		}
		record(tx, by, "park", string(t.kind), t.id, t.compass.ID, "", p.Why)
		return t.store(tx, []kompas.Edition{parked})
	})
}

// Resume brings a version that waits back to where it was.
func (a *App) Resume(ctx context.Context, by Actor, f StepForm) error {
	return a.onVersion(ctx, by, f, kompas.ActAmbitionResult, 'C', func(tx *store.Tx, t tracked, i int) error {
		if t.editions[i].Status != kompas.StatusParked {
			return refuse("niet_geparkeerd")
		}
		record(tx, by, "resume", string(t.kind), t.id, t.compass.ID, "", t.texts[i])
		return t.store(tx, []kompas.Edition{t.editions[i].Resume()})
	})
}

// makesRoom refuses that the version in force stops to count while a newer one waits for its body.
func (t tracked) makesRoom(i int) error {
	if i != kompas.Counting(t.editions) {
		return nil
	}
	if code := kompas.SuccessorRefused(t.editions, i); code != "" {
		return refuse(code)
	}
	return nil
}

// recorded says whether a decision of a body is recorded by its own form. Partners adopt in a conversation: AdoptResult,
// AdoptAmbition.
func recorded(b kompas.Body) bool { return b == kompas.BodyCollege || b == kompas.BodyCouncil }

// Prepare lays a decision of college or council ready. Nothing is decided by it.
func (a *App) Prepare(ctx context.Context, by Actor, b kompas.Body, f StepForm) error {
	if !recorded(b) {
		return fault.Missing()
	}
	return a.onVersion(ctx, by, f, bodyAction(b), 'P', func(tx *store.Tx, t tracked, i int) error {
		p := kompas.Preparation{ID: tx.NewID(), CompassID: t.compass.ID, Body: b, ObjectID: t.editions[i].ID, PreparedBy: by.Person.ID, Name: by.Person.Name}
		may := t.mayPrepare
		if t.shared {
			p.MemberID, may = f.Member, func(tx *store.Tx, i int, b kompas.Body) error { return t.mayPrepareThere(tx, by, i, b, f.Member) }
		}
		if err := may(tx, i, b); err != nil {
			return err
		}
		if err := fill(&p, kompas.PreparationFields(), f.Fields); err != nil {
			return err
		}
		record(tx, by, "prepare_"+string(b), string(t.kind), t.id, t.compass.ID, "", t.texts[i])
		return tx.PutPreparation(p)
	})
}

// mayPrepare refuses to lay something ready for a body whose turn it is not.
func (t tracked) mayPrepare(tx *store.Tx, i int, b kompas.Body) error {
	rules, err := tx.AdoptionRules()
	if err != nil || slices.ContainsFunc(t.parts(), func(p kompas.ChainObject) bool { return t.chain(rules, i, p).StepRefused(t.status(i, p), b) == "" }) {
		return err
	}
	return refuse(t.chain(rules, i, t.kind).StepRefused(t.status(i, t.kind), b))
}

// Decide records what college or council decided on parts of a version: on both the text and the indicators of a result, or
// on one of them. It refuses a body whose turn it is not, and what the method holds back.
func (a *App) Decide(ctx context.Context, by Actor, b kompas.Body, f StepForm) error {
	if !recorded(b) {
		return fault.Missing()
	}
	return a.onVersion(ctx, by, f, bodyAction(b), 'S', func(tx *store.Tx, t tracked, i int) error {
		if t.shared {
			return a.decideThere(tx, by, t, i, b, f)
		}
		if err := t.mayDecide(tx, i, b, f.Parts); err != nil {
			return err
		}
		findings, _, err := a.stepFindings(tx, by, t, i, b, "")
		if err != nil {
			return err
		}
		if len(findings) > 0 {
			return refuseFor(findings[0])
		}
		d := kompas.Decision{CompassID: t.compass.ID, Kind: string(b), ObjectID: string(t.editions[i].ID), CreatedBy: by.Person.ID}
		if err := a.decisionOn(tx, &d, f.Fields); err != nil {
			return err
		}
		for _, part := range f.Parts {
			d.ID, d.ObjectKind = kompas.DecisionID(tx.NewID()), string(part)
			if err := tx.InsertDecision(d); err != nil {
				return err
			}
			record(tx, by, string(b), string(part), t.id, t.compass.ID, "", t.texts[i])
		}
		return t.store(tx, kompas.Advance(t.editions, i, b, f.Parts, t.holds(i)))
	})
}

// mayDecide refuses parts that do not exist, that were not chosen, or for which it is not this body's turn.
func (t tracked) mayDecide(tx *store.Tx, i int, b kompas.Body, parts []kompas.ChainObject) error {
	rules, err := tx.AdoptionRules()
	if err != nil {
		return err
	}
	if err := t.chosen(parts); err != nil {
		return err
	}
	for _, p := range parts {
		if code := t.chain(rules, i, p).StepRefused(t.status(i, p), b); code != "" {
			return refuse(code)
		}
	}
	return nil
}

// chosen refuses that nothing was chosen, or what is no part.
func (t tracked) chosen(parts []kompas.ChainObject) error {
	if len(parts) == 0 {
		return fault.Form([]*fault.Error{fault.Field("onderdeel", "verplicht")})
	}
	for _, p := range parts {
		if !slices.Contains(t.parts(), p) {
			return fault.Form([]*fault.Error{fault.Field("onderdeel", "geen_keuze")})
		}
	}
	return nil
}

// decisionOn reads a decision from a form. Its day is not before the decision that came before it, nor after today.
func (a *App) decisionOn(tx *store.Tx, d *kompas.Decision, form map[string]string) error {
	wrong := decisionIn(d, form)
	day, f := kompas.ParseDay("besluitdatum", form["besluitdatum"])
	earlier, err := tx.Decisions(d.CompassID)
	if err != nil {
		return err
	}
	before := slices.IndexFunc(earlier, func(x kompas.Decision) bool {
		return x.ObjectID == d.ObjectID && (x.MemberID == d.MemberID || x.MemberID == "")
	})
	switch {
	case f != nil:
	case day == "":
		f = fault.Field("besluitdatum", "verplicht")
	case day > a.day(tx.Now):
		f = fault.Field("besluitdatum", "dag_in_de_toekomst")
	case before >= 0 && day < earlier[before].DecidedOn:
		f = fault.Field("besluitdatum", "dag_voor_vorig_besluit", earlier[before].DecidedOn)
	}
	if d.DecidedOn = day; f != nil {
		wrong = append(wrong, f)
	}
	return fault.Form(wrong)
}

// endRight is who may end a version: whoever writes a concept, the body that agreed to what was agreed.
func (t tracked) endRight(i int) (kompas.Action, byte) {
	switch e := t.editions[i]; {
	case t.shared && e.Status.Agreed():
		return kompas.ActAdoptJointly, 'S'
	case e.Status == kompas.StatusCouncil || e.Indicators == kompas.StatusCouncil:
		return kompas.ActCouncil, 'S'
	case e.Status == kompas.StatusCollege || e.Indicators == kompas.StatusCollege:
		return kompas.ActCollege, 'S'
	case e.Status == kompas.StatusJoint:
		return kompas.ActAdoptJointly, 'S'
	}
	return kompas.ActAmbitionResult, 'C'
}

// End says that a version was achieved, or is withdrawn, by the body that agreed to it last.
func (a *App) End(ctx context.Context, by Actor, to kompas.AdoptionStatus, f StepForm) error {
	if to != kompas.StatusAchieved && to != kompas.StatusWithdrawn {
		return fault.Missing()
	}
	return a.onVersion(ctx, by, f, kompas.ActCouncilReport, 'R', func(tx *store.Tx, t tracked, i int) error {
		e := t.editions[i]
		action, letter := t.endRight(i)
		if err := by.require(action, letter, t.on); err != nil {
			return err
		}
		if err := t.mayEnd(tx, i, to); err != nil {
			return err
		}
		if e.Status.Agreed() {
			d := kompas.Decision{ID: kompas.DecisionID(tx.NewID()), CompassID: t.compass.ID, Kind: string(endBody(action)), ObjectKind: string(t.kind),
				ObjectID: string(e.ID), Outcome: string(to), CreatedBy: by.Person.ID}
			if err := a.decisionOn(tx, &d, f.Fields); err != nil {
				return err
			}
			if err := tx.InsertDecision(d); err != nil {
				return err
			}
		}
		e.Status = to
		record(tx, by, string(to), string(t.kind), t.id, t.compass.ID, "", t.texts[i])
		return t.store(tx, []kompas.Edition{e})
	})
}

func endBody(action kompas.Action) kompas.Body {
	switch action {
	case kompas.ActCollege:
		return kompas.BodyCollege
	case kompas.ActCouncil:
		return kompas.BodyCouncil
	}
	return kompas.BodyJoint
}

// mayEnd refuses an end that the life of a version does not have: achieved is only what counts and went the whole chain; a
// first concept is removed, not withdrawn.
func (t tracked) mayEnd(tx *store.Tx, i int, to kompas.AdoptionStatus) error {
	e := t.editions[i]
	rules, err := tx.AdoptionRules()
	if err != nil {
		return err
	}
	switch {
	case to == kompas.StatusAchieved:
		for _, p := range t.parts() {
			if i != kompas.Counting(t.editions) || !t.complete(rules, i, p) {
				return refuse("bereikt_kan_niet")
			}
		}
	case !e.Status.Agreed() && e.Status != kompas.StatusParked && (!e.Status.Editable() || len(t.editions) == 1):
		return refuse("intrekken_kan_niet")
	case t.heldSomewhere(i) && to == kompas.StatusWithdrawn:
		return refuse("geldt_in_gemeente")
	}
	return t.makesRoom(i)
}

// onVersion opens a version for a step and takes the step once.
func (a *App) onVersion(ctx context.Context, by Actor, f StepForm, action kompas.Action, letter byte, step func(tx *store.Tx, t tracked, i int) error) error {
	_, err := a.once(ctx, by, f.Key, func(tx *store.Tx) (string, error) {
		t, err := by.openTracked(tx, f.Slug, f.What, action, letter)
		if err != nil {
			return "", err
		}
		i, err := t.version(f.Version)
		if err != nil {
			return "", err
		}
		return "", step(tx, t, i)
	})
	return err
}
