package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// Kinds of objects of a review, in the history.
const (
	kindReview    = "verbetergesprek"
	kindStatement = "uitspraak"
	kindVerdict   = "als-dan"
	kindJudgement = "waardering"
	kindAction    = "actie"
	kindCycle     = "ronde"
)

// openedReview is a review that the actor was let in to.
type openedReview struct {
	compass kompas.Compass
	on      Object
	room    Object // the learning space it is in; the same as on for a joint review
	review  kompas.Review
}

// takesPart, leads and reads ask the row of the matrix of the round: that of the learning space, or of joint reviews.
func (o openedReview) takesPart(by Actor) bool { return o.may(by, 'D') }

func (o openedReview) may(by Actor, letter byte) bool {
	if o.review.Private() {
		return by.May(kompas.ActOwnReview, letter, o.room)
	}
	return by.May(kompas.ActJointReview, letter, o.on)
}

// led says whether the actor takes it from phase to phase: in a learning space whoever has a place there of his or her own.
func (o openedReview) led(by Actor) bool {
	if o.review.Private() {
		return by.May(kompas.ActOwnReview, 'C', o.room)
	}
	return by.leads(o.on)
}

func (o openedReview) requireLead(by Actor) error {
	if o.led(by) {
		return nil
	}
	return fault.New(fault.Forbidden, "geen_recht")
}

// newID makes an id for what is said in a review.
func (o openedReview) newID(tx *store.Tx) string {
	if o.review.Private() {
		return kompas.LearningID(tx.NewID())
	}
	return tx.NewID()
}

// openReview finds the review of a day for whoever may take part in reviews, or read them. Whoever takes part holds it, so
// that what is added lands in the phase it was meant for.
func (by Actor) openReview(tx *store.Tx, slug, review string, letter byte) (openedReview, error) {
	if kompas.InLearningSpace(review) {
		return by.openLearning(tx, slug, kompas.ReviewID(review), letter)
	}
	var o openedReview
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActJointReview, letter); err != nil {
		return o, err
	}
	o.room = o.on
	if letter == 'R' {
		o.review, err = tx.ReviewBySlug(o.compass.ID, review)
	} else {
		o.review, err = tx.ReviewToChange(o.compass.ID, review)
	}
	return o, err
}

// leads says whether the actor starts reviews and takes them from phase to phase: whoever takes part and keeps the
// conversations of the compass.
func (by Actor) leads(on Object) bool {
	return by.May(kompas.ActJointReview, 'D', on) && by.May(kompas.ActCompass, 'C', on)
}

// openToLead finds a compass for whoever leads its reviews.
func (by Actor) openToLead(tx *store.Tx, slug string) (kompas.Compass, Object, error) {
	c, on, err := by.openCompass(tx, slug, kompas.ActJointReview, 'D')
	if err == nil {
		err = by.require(kompas.ActCompass, 'C', on)
	}
	return c, on, err
}

// openReviewToLead finds a review for whoever leads it.
func (by Actor) openReviewToLead(tx *store.Tx, slug, review string) (openedReview, error) {
	o, err := by.openReview(tx, slug, review, 'D')
	if err == nil {
		err = o.requireLead(by)
	}
	return o, err
}

// newTalk is the choice for a conversation that was not recorded yet.
const newTalk = "nieuw"

// StartReview begins a review: about what (onderwerp), at which conversation (gesprek: its id, or nieuw with datum, tijd
// and plaats), who was there (AttendanceField per seat, when the conversation does not say) and with what on the table
// (EvidenceField per piece). It gives the review's address.
func (a *App) StartReview(ctx context.Context, by Actor, slug string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openNewReview(tx, slug, form["ronde"] == RoundOwn)
		if err != nil {
			return "", err
		}
		c, on := o.compass, o.on
		subjects, err := o.subjects(tx, by)
		if err != nil {
			return "", err
		}
		at := slices.IndexFunc(subjects, func(s ReviewSubject) bool { return s.Key == form["onderwerp"] })
		if at < 0 {
			return "", fault.Form([]*fault.Error{fault.Field("onderwerp", "verbetergesprek_kies_onderwerp")})
		}
		evidence, err := a.chosenEvidence(tx, by, c.ID, on, subjects[at], form)
		if err != nil {
			return "", err
		}
		r := kompas.Review{SubjectKind: subjects[at].Kind, SubjectID: subjects[at].ID, OrganisationID: o.room.Learning}
		if r.Private() {
			return a.insertLearning(tx, by, c, r, form, evidence)
		}
		talk, err := a.reviewTalk(tx, by, c, form)
		if err != nil {
			return "", err
		}
		return a.insertReview(tx, by, c, r, talk, evidence)
	})
}

func (a *App) insertReview(tx *store.Tx, by Actor, c kompas.Compass, r kompas.Review, talk session.Session, evidence []kompas.ReviewEvidence) (string, error) {
	cycle, err := openCycle(tx, c.ID)
	if err != nil {
		return "", err
	}
	r.ID, r.CompassID, r.CycleID, r.SessionID = kompas.ReviewID(tx.NewID()), c.ID, cycle.ID, kompas.SessionID(talk.ID)
	r.Phase, r.CreatedBy = kompas.PhaseRecognise, by.Person.ID
	if r.Slug, err = freeReviewSlug(tx, c.ID, talk.HeldOn); err != nil {
		return "", err
	}
	if err := tx.InsertReview(r, evidence); err != nil {
		return "", err
	}
	record(tx, by, "start", kindReview, string(r.ID), c.ID, "", "")
	return r.Slug, nil
}

// chosenEvidence letters what was put on the table, in the order in which it was offered.
func (a *App) chosenEvidence(tx *store.Tx, by Actor, c kompas.CompassID, on Object, s ReviewSubject, form map[string]string) ([]kompas.ReviewEvidence, error) {
	table, err := a.evidenceTable(tx, by, c, on)
	if err != nil {
		return nil, err
	}
	offered, err := table.offered(s)
	if err != nil {
		return nil, err
	}
	var out []kompas.ReviewEvidence
	var faults []*fault.Error
	for _, card := range offered {
		chosen, wrong := ticked(form, EvidenceField(card.ObjectID))
		if wrong != nil {
			faults = append(faults, wrong)
		}
		if chosen {
			card.Letter = kompas.Letter(len(out))
			if err := table.keep(&card.ReviewEvidence); err != nil {
				return nil, err
			}
			out = append(out, card.ReviewEvidence)
		}
	}
	if err := fault.Form(faults); err != nil {
		return nil, err
	}
	return out, kompas.CheckReviewStart(out)
}

// reviewTalk finds or makes the conversation a review belongs to. Somebody was there, and it was not later than today.
func (a *App) reviewTalk(tx *store.Tx, by Actor, c kompas.Compass, form map[string]string) (session.Session, error) {
	var talk session.Session
	if form["gesprek"] == newTalk {
		talk = session.Session{ID: tx.NewID(), CompassID: string(c.ID), Status: session.Planned, Step: int(kompas.StepImprove), CreatedBy: string(by.Person.ID)}
		asked := map[string]string{"datum": form["datum"], "tijd": form["tijd"], "plaats": form["plaats"]}
		if err := fill(&talk, conversationFields(), asked); err != nil {
			return talk, err
		}
		if err := tx.InsertSession(talk); err != nil {
			return talk, err
		}
		talk.Version = 1
		record(tx, by, "create", "gesprek", talk.ID, c.ID, "", talk.HeldOn)
	} else {
		sessions, err := tx.Sessions(c.ID)
		if err != nil {
			return talk, err
		}
		at := slices.IndexFunc(sessions, func(s session.Session) bool { return s.ID == form["gesprek"] })
		if at < 0 {
			return talk, fault.Form([]*fault.Error{fault.Field("gesprek", "verbetergesprek_kies_gesprek")})
		}
		talk = sessions[at]
	}
	if talk.HeldOn > a.day(tx.Now) {
		return talk, fault.Form([]*fault.Error{fault.Field("datum", "gesprek_nog_niet_geweest")})
	}
	return talk, seatTalk(tx, by, c, &talk, form)
}

// seatTalk fills in who was at a conversation that does not say yet.
func seatTalk(tx *store.Tx, by Actor, c kompas.Compass, talk *session.Session, form map[string]string) error {
	present, err := tx.Presences(c.ID, kompas.SessionID(talk.ID))
	if err != nil || session.People(present) > 0 {
		return err
	}
	seats, err := tx.Seats(c.ID)
	if err != nil {
		return err
	}
	t := attendance{session: talk, people: map[string]int{}}
	if err := fill(&t, attendanceFields(seats), form); err != nil {
		return err
	}
	if len(t.people) == 0 {
		return refuse("verbetergesprek_niemand_aanwezig")
	}
	how := attendanceEditable(seats)
	if err := how.save(tx, &t); err != nil {
		return err
	}
	var changed []fieldChange
	for _, f := range how.fields {
		if n := f.Get(&t); n != "" {
			changed = append(changed, fieldChange{field: f.Name, after: n})
		}
	}
	return recordEdit(tx, by, how, &t, changed, false)
}

// freeReviewSlug names a review by its day, with a number behind it when that day has one already.
func freeReviewSlug(tx *store.Tx, c kompas.CompassID, day string) (string, error) {
	slug := day
	for n := 2; ; n++ {
		_, err := tx.ReviewBySlug(c, slug)
		if fault.Is(err, fault.NotFound) {
			return slug, nil
		}
		if err != nil {
			return "", err
		}
		slug = day + "-" + strconv.Itoa(n)
	}
}

// openCycle gives the walk around the compass that goes on now.
func openCycle(tx *store.Tx, c kompas.CompassID) (kompas.CompassCycle, error) {
	cycles, err := tx.Cycles(c)
	for _, y := range cycles {
		if y.EndedOn == "" {
			return y, nil
		}
	}
	if err == nil {
		err = fault.Missing()
	}
	return kompas.CompassCycle{}, err
}

// NextPhase takes a review from a phase to the one after it; after the last it is finished, and so is its conversation.
// The gates are those of the method and nobody lifts them. From a phase that is over it goes nowhere.
func (a *App) NextPhase(ctx context.Context, by Actor, slug, review string, from kompas.Phase, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openReviewToLead(tx, slug, review)
		if err != nil {
			return "", err
		}
		r := o.review
		if r.Phase != kompas.PhaseFinished {
			if err := r.CheckContribution(from); err != nil {
				return "", err
			}
		}
		table, err := reviewTable(tx, o)
		if err != nil {
			return "", err
		}
		if err := r.CheckNext(table); err != nil {
			return "", err
		}
		if err := tx.SealObject(string(r.ID)); err != nil {
			return "", err
		}
		r.Phase = r.Phase.Next()
		if r.Phase == kompas.PhaseFinished {
			r.FinishedAt = tx.Now
			if r.Private() {
				return "", tx.UpdateReview(&r)
			}
			if err := finishTalk(tx, by, o); err != nil {
				return "", err
			}
			record(tx, by, "finish", kindReview, string(r.ID), o.compass.ID, "", "")
		} else {
			tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "phase", ObjectKind: kindReview, ObjectID: string(r.ID),
				CompassID: string(o.compass.ID), Field: "fase", Before: string(from), After: string(r.Phase)})
		}
		return "", tx.UpdateReview(&r)
	})
	return err
}

// finishTalk closes the conversation of a finished review: it was held, with who was there.
func finishTalk(tx *store.Tx, by Actor, o openedReview) error {
	talk, err := tx.Session(o.review.SessionID)
	if err != nil || talk.Status == session.Finished {
		return err
	}
	talk.Status = session.Finished
	record(tx, by, "finish", "gesprek", talk.ID, o.compass.ID, "", "")
	return tx.UpdateSession(&talk)
}

// BeginCycle ends the walk around the compass and begins the next one. The one that ends has a finished review, and none
// goes on.
func (a *App) BeginCycle(ctx context.Context, by Actor, slug, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, _, err := by.openToLead(tx, slug)
		if err != nil {
			return "", err
		}
		cycle, err := openCycle(tx, c.ID)
		if err != nil {
			return "", err
		}
		reviews, err := tx.Reviews(c.ID)
		if err != nil {
			return "", err
		}
		if !mayRenew(reviews, cycle) {
			return "", refuse("ronde_nog_bezig")
		}
		today := a.day(tx.Now)
		if err := tx.EndCycle(cycle.ID, today); err != nil {
			return "", err
		}
		next := kompas.CompassCycle{ID: kompas.CycleID(tx.NewID()), CompassID: c.ID, Number: cycle.Number + 1, StartedOn: today}
		record(tx, by, "start", kindCycle, string(next.ID), c.ID, "", strconv.Itoa(next.Number))
		return "", tx.InsertCycle(next)
	})
	return err
}

// mayRenew says whether a cycle can end: it was reviewed, and no review goes on.
func mayRenew(reviews []kompas.Review, cycle kompas.CompassCycle) bool {
	finished := false
	for _, r := range reviews {
		if r.Phase != kompas.PhaseFinished {
			return false
		}
		finished = finished || r.CycleID == cycle.ID
	}
	return finished
}
