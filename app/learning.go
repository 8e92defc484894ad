package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// RoundOwn is the round that an organisation holds in its own learning space, before the joint one.
const RoundOwn = "organisatie"

// openLearning finds a review in a learning space. For whoever is not in there, it does not exist.
func (by Actor) openLearning(tx *store.Tx, slug string, id kompas.ReviewID, letter byte) (openedReview, error) {
	var o openedReview
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	if o.review, err = tx.LearningReview(o.compass.ID, id, letter != 'R'); err != nil {
		return o, err
	}
	guests, err := tx.LearningGuests(o.compass.ID)
	if err != nil {
		return o, err
	}
	o.room = learningRoom(o.review, guests)
	if !o.may(by, letter) {
		return openedReview{}, fault.Missing()
	}
	if letter != 'R' && o.compass.Archived() {
		return o, refuse("kompas_gearchiveerd")
	}
	return o, nil
}

// learningRoom is the learning space that a review is held in, with who was let in.
func learningRoom(r kompas.Review, guests []store.LearningGuest) Object {
	on := Object{Compass: r.CompassID, Learning: r.OrganisationID}
	for _, g := range guests {
		if g.ReviewID == r.ID {
			on.Guests = append(on.Guests, g.PersonID)
		}
	}
	return on
}

// learningOrganisation gives the organisation in whose learning space the actor may begin a review about a compass: one of
// the actor's own that sits at its table. Empty when there is none.
func (by Actor) learningOrganisation(on Object) kompas.OrganisationID {
	for _, id := range by.OwnOrganisations() {
		if slices.Contains(on.Organisations, id) && by.May(kompas.ActOwnReview, 'C', Object{Compass: on.Compass, Learning: id}) {
			return id
		}
	}
	return ""
}

// openNewReview finds a compass for whoever begins a review: joint, or in the own learning space.
func (by Actor) openNewReview(tx *store.Tx, slug string, own bool) (openedReview, error) {
	var o openedReview
	var err error
	if !own {
		o.compass, o.on, err = by.openToLead(tx, slug)
		return o, err
	}
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	if o.room.Learning = by.learningOrganisation(o.on); o.room.Learning == "" {
		return o, fault.New(fault.Forbidden, "geen_recht")
	}
	if o.compass.Archived() {
		return o, refuse("kompas_gearchiveerd")
	}
	return o, nil
}

// subjects lists what a review can be about: in a learning space the results, and the activities of the organisation.
func (o openedReview) subjects(tx *store.Tx, by Actor) ([]ReviewSubject, error) {
	list, err := reviewSubjects(tx, o.compass.ID)
	if err != nil || o.room.Learning == "" {
		return list, err
	}
	contributions, err := tx.Contributions(o.compass.ID)
	return slices.DeleteFunc(list, func(s ReviewSubject) bool {
		return s.Kind == kompas.SubjectActivity && !slices.Contains(o.on.owned(s.Activity, contributions).Own, o.room.Learning)
	}), err
}

// insertLearning stores a review in a learning space, with the day and the people of its own conversation.
func (a *App) insertLearning(tx *store.Tx, by Actor, c kompas.Compass, r kompas.Review, form map[string]string, evidence []kompas.ReviewEvidence) (string, error) {
	var talk session.Session
	if err := fill(&talk, conversationFields(), map[string]string{"datum": form["datum"], "plaats": form["plaats"]}); err != nil {
		return "", err
	}
	if talk.HeldOn > a.day(tx.Now) {
		return "", fault.Form([]*fault.Error{fault.Field("datum", "gesprek_nog_niet_geweest")})
	}
	seats, err := tx.Seats(c.ID)
	if err != nil {
		return "", err
	}
	there := attendance{session: &talk, people: map[string]int{}}
	if err := fill(&there, attendanceFields(seats), form); err != nil {
		return "", err
	}
	if len(there.people) == 0 {
		return "", refuse("verbetergesprek_niemand_aanwezig")
	}
	cycle, err := openCycle(tx, c.ID)
	if err != nil {
		return "", err
	}
	r.ID, r.CompassID, r.CycleID = kompas.ReviewID(kompas.LearningID(tx.NewID())), c.ID, cycle.ID
	r.HeldOn, r.Place, r.Phase, r.CreatedBy = talk.HeldOn, talk.Place, kompas.PhaseRecognise, by.Person.ID
	if err := tx.InsertReview(r, evidence); err != nil {
		return "", err
	}
	for seat, people := range there.people {
		if err := tx.InsertLearningSeat(r.ID, seat, people); err != nil {
			return "", err
		}
	}
	record(tx, by, "start", kindReview, string(r.ID), c.ID, "", "")
	return string(r.ID), nil
}

// talk gives the conversation of a review and who was there. That of a learning space is known there only.
func (o openedReview) talk(tx *store.Tx) (session.Session, []session.Presence, error) {
	if o.review.Private() {
		seats, err := tx.LearningSeats(o.compass.ID, o.review.ID)
		return learningTalk(o.review), learningPresence(seats, o.review.ID), err
	}
	s, err := tx.Session(o.review.SessionID)
	if err != nil {
		return s, nil, err
	}
	present, err := tx.Presences(o.compass.ID, o.review.SessionID)
	return s, present, err
}

func learningTalk(r kompas.Review) session.Session {
	s := session.Session{CompassID: string(r.CompassID), HeldOn: r.HeldOn, Place: r.Place, Step: int(kompas.StepImprove), Status: session.Planned}
	if r.Phase == kompas.PhaseFinished {
		s.Status = session.Finished
	}
	return s
}

func learningPresence(seats []store.SeatAt, id kompas.ReviewID) []session.Presence {
	var out []session.Presence
	for _, s := range seats {
		if s.ReviewID == id {
			out = append(out, session.Presence{SeatID: string(s.Seat.ID), SeatName: s.Seat.Name, Perspective: string(s.Seat.Perspective), People: s.People})
		}
	}
	return out
}

// organisationName gives the name of an organisation; empty for none.
func organisationName(tx *store.Tx, id kompas.OrganisationID) (string, error) {
	list, err := tx.Organisations()
	for _, o := range list {
		if o.ID == id {
			return o.Name, nil
		}
	}
	return "", err
}

// loadOwn adds the reviews of the learning spaces that the actor is in.
func (v *Reviews) loadOwn(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	v.MayLearn = by.learningOrganisation(on) != "" && !c.Archived()
	reviews, err := tx.LearningReviews(c.ID)
	if err != nil || len(reviews) == 0 {
		return err
	}
	guests, err := tx.LearningGuests(c.ID)
	if err != nil {
		return err
	}
	seats, err := tx.LearningSeats(c.ID, "")
	if err != nil {
		return err
	}
	subjects, err := reviewSubjects(tx, c.ID)
	for _, r := range reviews {
		if by.May(kompas.ActOwnReview, 'R', learningRoom(r, guests)) {
			v.Own = append(v.Own, ReviewLine{Review: r, Subject: subjectOf(subjects, r), Session: learningTalk(r), Present: learningPresence(seats, r.ID)})
		}
	}
	return err
}

// LearningRoom is what stands around a review in a learning space: whose it is, who was let in, and who can be.
type LearningRoom struct {
	Organisation string // empty for a joint review
	Guests       []store.LearningGuest
	CanJoin      []kompas.Person // facilitators that can be let in; only for whoever may let them in
	MayInvite    bool
	MayShare     bool
	Alone        bool // two months have passed and nothing came to a joint review (KC-604)
}

// loadLearning adds whose learning space a review is held in, or what came to a joint review from there.
func (p *ReviewPage) loadLearning(a *App, tx *store.Tx, by Actor, o openedReview) error {
	if err := p.loadShared(tx, by, o); err != nil || !o.review.Private() {
		return err
	}
	r := &p.Learning
	var err error
	if r.Organisation, err = organisationName(tx, o.review.OrganisationID); err != nil {
		return err
	}
	guests, err := tx.LearningGuests(o.compass.ID)
	if err != nil {
		return err
	}
	r.Guests = slices.DeleteFunc(guests, func(g store.LearningGuest) bool { return g.ReviewID != o.review.ID })
	open := !o.compass.Archived()
	r.MayInvite, r.MayShare = o.led(by) && open, by.May(kompas.ActShareLearning, 'S', o.room) && open
	if r.Alone, err = a.alone(tx, o); err != nil || !r.MayInvite {
		return err
	}
	holders, err := a.holders(tx)
	r.CanJoin = slices.DeleteFunc(holders[kompas.RoleGuide], func(x kompas.Person) bool { return slices.Contains(o.room.Guests, x.ID) })
	return err
}

// alone says whether only the organisation itself talked, for two months already. The kompascheck of the compass does not
// know of learning spaces: this is asked here, where the organisation itself reads it.
func (a *App) alone(tx *store.Tx, o openedReview) (bool, error) {
	reviews, err := tx.Reviews(o.compass.ID)
	if err != nil {
		return false, err
	}
	sessions, err := tx.Sessions(o.compass.ID)
	look := kompas.CheckPicture{Today: a.day(tx.Now), Learning: []kompas.Review{o.review}}
	for _, r := range reviews {
		for _, s := range sessions {
			if s.ID == string(r.SessionID) {
				look.Reviews = append(look.Reviews, kompas.CheckedReview{Review: r, HeldOn: s.HeldOn})
			}
		}
	}
	return look.Says("KC-604"), err
}

// LetIn lets a facilitator in to a review of a learning space; in is false to let somebody in no longer.
func (a *App) LetIn(ctx context.Context, by Actor, slug, review string, person kompas.PersonID, in bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openReviewToLead(tx, slug, review)
		if err != nil {
			return err
		}
		if !o.review.Private() {
			return fault.Missing()
		}
		if in {
			holders, err := a.holders(tx)
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(holders[kompas.RoleGuide], func(x kompas.Person) bool { return x.ID == person }) {
				return fault.Form([]*fault.Error{fault.Field("wie", "kies_een_begeleider")})
			}
		}
		record(tx, by, "edit", kindReview, string(o.review.ID), o.compass.ID, "", "")
		return tx.SetLearningGuest(o.review.ID, person, in)
	})
}

// EditReview changes the day on which partners look again at what a review changed. It is asked when actions are made, and
// can be set later.
func (a *App) EditReview(ctx context.Context, by Actor, slug, review string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openReviewToLead(tx, slug, review)
		if err != nil {
			return err
		}
		if !o.review.Phase.Reached(kompas.PhaseImprove) {
			return o.review.CheckContribution(kompas.PhaseImprove)
		}
		done, err = edit(a, tx, by, &o.review, editable[kompas.Review]{
			kind: kindReview, fields: kompas.ReviewFields(),
			id:      func(r *kompas.Review) string { return string(r.ID) },
			version: func(r *kompas.Review) int64 { return r.Version },
			compass: func(r *kompas.Review) kompas.CompassID { return r.CompassID },
			save:    func(tx *store.Tx, r *kompas.Review) error { return tx.UpdateReview(r) },
		}, e)
		return err
	})
	return done, err
}
