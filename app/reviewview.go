package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// ReviewLine is a review in a list.
type ReviewLine struct {
	kompas.Review
	Subject ReviewSubject
	Session session.Session
	Present []session.Presence
}

// ActionLine is an improvement action in a list.
type ActionLine struct {
	kompas.ImprovementAction
	Review  string // address of the review it came from
	HeldOn  string // the day of that review
	Overdue bool
	LookDue bool // it is time to look whether it helped
}

// Reviews is the page of step 6.
type Reviews struct {
	CompassFrame
	Reviews  []ReviewLine // the latest first
	Actions  []ActionLine // those still to be done first, by their day
	LookDue  *ReviewLine  // the latest review, when its day to look again has come
	Cycle    kompas.CompassCycle
	MayRead  bool // the reviews themselves
	MayLead  bool
	MayRenew bool         // begin the next cycle
	Own      []ReviewLine // in the learning spaces that the actor is in, the latest first
	MayLearn bool         // begin one there
	Yearly   Yearly       // the question of each year
	Subjects int          // how many things a review can be about
}

// Reviews loads the page of step 6: the reviews so far and the actions they ended in.
func (a *App) Reviews(ctx context.Context, by Actor, slug string) (Reviews, error) {
	var v Reviews
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if err := v.hint(a, tx, by, func(x kompas.CheckFinding) bool { return x.Step == kompas.StepImprove }); err != nil {
			return err
		}
		v.MayRead = by.May(kompas.ActJointReview, 'R', on)
		v.MayLead = by.leads(on) && !c.Archived()
		reviews, err := v.load(tx, c.ID)
		if err != nil {
			return err
		}
		if err := v.loadOwn(a, tx, by, c, on); err != nil {
			return err
		}
		if v.Actions, err = actionLines(tx, c.ID, v.Reviews, a.day(tx.Now)); err != nil {
			return err
		}
		if len(v.Reviews) > 0 && v.Reviews[0].LookDue(a.day(tx.Now)) {
			v.LookDue = &v.Reviews[0]
		}
		v.Cycle, err = openCycle(tx, c.ID)
		v.MayRenew = v.MayLead && mayRenew(reviews, v.Cycle)
		if err != nil {
			return err
		}
		v.Yearly, err = a.yearly(tx, c)
		return err
	})
	return v, err
}

func (v *Reviews) load(tx *store.Tx, c kompas.CompassID) ([]kompas.Review, error) {
	reviews, err := tx.Reviews(c)
	if err != nil {
		return nil, err
	}
	subjects, err := reviewSubjects(tx, c)
	if err != nil {
		return nil, err
	}
	v.Subjects = len(subjects)
	sessions, err := tx.Sessions(c)
	if err != nil {
		return nil, err
	}
	present, err := tx.Presences(c, "")
	if err != nil {
		return nil, err
	}
	for _, r := range reviews {
		line := ReviewLine{Review: r, Subject: subjectOf(subjects, r)}
		for _, s := range sessions {
			if s.ID == string(r.SessionID) {
				line.Session = s
			}
		}
		for _, p := range present {
			if p.SessionID == string(r.SessionID) {
				line.Present = append(line.Present, p)
			}
		}
		v.Reviews = append(v.Reviews, line)
	}
	return reviews, nil
}

// actionLines gives the improvement actions of a compass with the review they came from.
func actionLines(tx *store.Tx, c kompas.CompassID, reviews []ReviewLine, today string) ([]ActionLine, error) {
	list, err := tx.Actions(c)
	var out []ActionLine
	for _, x := range list {
		line := ActionLine{ImprovementAction: x, Overdue: x.Overdue(today), LookDue: x.LookDue(today)}
		for _, r := range reviews {
			if r.ID == x.ReviewID {
				line.Review, line.HeldOn = r.Slug, r.Session.HeldOn
			}
		}
		out = append(out, line)
	}
	return out, err
}

// stepFrame computes the frame of the page of a step, with what the kompascheck asks there, and what a
// review agreed for that step and still waits.
func (a *App) stepFrame(tx *store.Tx, by Actor, c kompas.Compass, on Object, step kompas.Step) (CompassFrame, error) {
	f, err := a.frame(tx, c, on)
	if err == nil {
		err = f.hint(a, tx, by, func(x kompas.CheckFinding) bool { return x.Step == step })
	}
	if err != nil || f.openActions == 0 {
		return f, err
	}
	v := Reviews{}
	if _, err := v.load(tx, c.ID); err != nil {
		return f, err
	}
	list, err := actionLines(tx, c.ID, v.Reviews, a.day(tx.Now))
	for _, x := range list {
		if x.Target.Step() == step && !x.Done() {
			f.Agreed = append(f.Agreed, x)
		}
	}
	return f, err
}

// NewReview is the page on which a review begins.
type NewReview struct {
	CompassFrame
	Own      string // name of the organisation in whose learning space it begins; empty for a joint review
	Subjects []ReviewSubject
	Subject  ReviewSubject  // the chosen one; empty when it must still be chosen
	Offered  []EvidenceCard // what can lie on the table
	Problem  error          // why no review can begin about it; nil when it can
	Talks    []ConversationLine
	Seats    []kompas.StakeholderSeat
	Today    string
}

// recentTalks is how many conversations are offered to tie a review to.
const recentTalks = 6

// NewReview offers what a review can be about and, once that is chosen, what can lie on the table. The only subject there
// is needs no choice. An unknown subject is not found.
func (a *App) NewReview(ctx context.Context, by Actor, slug, subject string, own bool) (NewReview, error) {
	n := NewReview{Today: a.Today()}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openNewReview(tx, slug, own)
		if err != nil {
			return err
		}
		c, on := o.compass, o.on
		if n.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if n.Own, err = organisationName(tx, o.room.Learning); err != nil {
			return err
		}
		if n.Subjects, err = o.subjects(tx, by); err != nil {
			return err
		}
		at := slices.IndexFunc(n.Subjects, func(s ReviewSubject) bool { return s.Key == subject })
		switch {
		case subject != "" && at < 0:
			return fault.Missing()
		case at < 0 && len(n.Subjects) != 1:
			return nil
		}
		n.Subject = n.Subjects[max(at, 0)]
		return n.load(a, tx, by, c, on)
	})
	return n, err
}

func (n *NewReview) load(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	table, err := a.evidenceTable(tx, by, c.ID, on)
	if err != nil {
		return err
	}
	if n.Offered, err = table.offered(n.Subject); err != nil {
		return err
	}
	var all []kompas.ReviewEvidence
	for _, card := range n.Offered {
		all = append(all, card.ReviewEvidence)
	}
	n.Problem = kompas.CheckReviewStart(all)
	seats, err := tx.Seats(c.ID)
	if err != nil {
		return err
	}
	for _, z := range seats {
		if z.LeftOn == "" || z.LeftOn > n.Today {
			n.Seats = append(n.Seats, z)
		}
	}
	sessions, err := tx.Sessions(c.ID)
	if err != nil {
		return err
	}
	present, err := tx.Presences(c.ID, "")
	for _, s := range sessions {
		if s.HeldOn > n.Today || len(n.Talks) == recentTalks {
			continue
		}
		line := ConversationLine{Session: s, Compass: c}
		for _, p := range present {
			if p.SessionID == s.ID {
				line.Present = append(line.Present, p)
			}
		}
		n.Talks = append(n.Talks, line)
	}
	return err
}

// ReviewClaim is a claim of the subject with what partners say of it.
type ReviewClaim struct {
	kompas.ChangeClaim
	Activity kompas.Activity
	Works    WhatWorks // what is known about what works there, for as far as the actor may read it
	Verdict  kompas.ClaimVerdict
}

// ReviewPage is one phase of one review.
type ReviewPage struct {
	CompassFrame
	Review   kompas.Review
	Phase    kompas.Phase // the one that is shown
	Subject  ReviewSubject
	Session  session.Session
	Present  []session.Presence
	Evidence []EvidenceCard
	Table    kompas.ReviewTable
	Claims   []ReviewClaim
	Actions  []ActionLine
	Gate     error // what must still happen before the next phase; nil when nothing
	MaySpeak bool  // add something in the phase that is shown
	MayLead  bool
	MayAct   bool // note actions
	MayLook  bool // say when partners look again, also afterwards
	History  []HistoryLine
	Learning LearningRoom // of a review in a learning space
	Shared   []SharedLine // on the table of a joint review, or what was shared from this one
}

// ReviewPage loads a review in the phase that it is in, or in an earlier one to read back. Of a phase that was not
// reached there is no page.
func (a *App) ReviewPage(ctx context.Context, by Actor, slug, review string, phase kompas.Phase) (ReviewPage, error) {
	var p ReviewPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openReview(tx, slug, review, 'R')
		if err != nil {
			return err
		}
		p.Review, p.Phase = o.review, phase
		if phase == "" {
			p.Phase = o.review.Phase
		}
		if !slices.Contains(append(kompas.Phases(), kompas.PhaseFinished), p.Phase) {
			return fault.Missing()
		}
		if !p.Review.Phase.Reached(p.Phase) {
			return p.Review.CheckContribution(p.Phase)
		}
		now := p.Review.Phase == p.Phase && p.Phase != kompas.PhaseFinished && !o.compass.Archived()
		p.MaySpeak = o.takesPart(by) && now
		p.MayLead, p.MayLook = o.led(by) && now, o.led(by) && !o.compass.Archived()
		p.MayAct = p.MaySpeak && o.mayAct(by)
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		if err := p.load(a, tx, by, o); err != nil {
			return err
		}
		return p.loadTable(a, tx, by, o)
	})
	if err != nil {
		return p, err
	}
	var shown []kompas.Indicator
	for _, e := range p.Evidence {
		if e.Indicator != nil {
			shown = append(shown, e.Indicator.Indicator)
		}
	}
	return p, a.opened(ctx, by, shown)
}

func (p *ReviewPage) load(a *App, tx *store.Tx, by Actor, o openedReview) error {
	subjects, err := reviewSubjects(tx, o.compass.ID)
	if err != nil {
		return err
	}
	p.Subject = subjectOf(subjects, o.review)
	if p.Session, p.Present, err = o.talk(tx); err != nil {
		return err
	}
	if err := p.loadLearning(a, tx, by, o); err != nil {
		return err
	}
	evidence, err := tx.Evidence(o.review.ID)
	if err != nil {
		return err
	}
	table, err := a.evidenceTable(tx, by, o.compass.ID, o.on)
	if err != nil {
		return err
	}
	p.Evidence, err = table.cards(evidence, p.Phase, o.review.CreatedAt)
	return err
}

func (p *ReviewPage) loadTable(a *App, tx *store.Tx, by Actor, o openedReview) error {
	var err error
	if p.Table, err = reviewTable(tx, o); err != nil {
		return err
	}
	p.Gate = o.review.CheckNext(p.Table)
	activities, err := tx.Activities(o.compass.ID)
	if err != nil {
		return err
	}
	works, err := a.whatWorks(tx, by, o.compass, o.on)
	if err != nil {
		return err
	}
	for _, m := range p.Table.Claims {
		line := ReviewClaim{ChangeClaim: m, Verdict: kompas.ClaimVerdict{ReviewID: o.review.ID, ClaimID: m.ID, Version: 1}} // what the first answer will find
		for _, v := range p.Table.Verdicts {
			if v.ClaimID == m.ID {
				line.Verdict = v
			}
		}
		for _, x := range activities {
			if x.ID == m.ActivityID {
				line.Activity = x
			}
		}
		line.Works = works(m.ActivityID)
		p.Claims = append(p.Claims, line)
	}
	for _, x := range p.Table.Actions {
		p.Actions = append(p.Actions, ActionLine{ImprovementAction: x, Review: o.review.Slug, HeldOn: p.Session.HeldOn, Overdue: x.Overdue(a.day(tx.Now))})
	}
	p.History, err = historyOf(tx, o.compass.ID, p.historyIDs())
	return err
}

// historyIDs are the objects whose changes stand beside a review: itself and all that was said in it.
func (p *ReviewPage) historyIDs() map[string]bool {
	ids := map[string]bool{string(p.Review.ID): true}
	for _, z := range p.Table.Present {
		ids[RecognitionsID(p.Review.ID, z.ID)] = true
	}
	for _, s := range p.Table.Statements {
		ids[s.ID] = true
	}
	for _, m := range p.Table.Claims {
		ids[VerdictID(p.Review.ID, m.ID)] = true
	}
	for _, j := range p.Table.Judgements {
		ids[j.ID] = true
	}
	for _, x := range p.Table.Actions {
		ids[x.ID] = true
	}
	return ids
}

// Said gives what a seat answered on a piece of evidence, and the version of the seat's answers together.
func (p *ReviewPage) Said(seat kompas.StakeholderSeat) (said map[string]kompas.ReviewStatement, version int64) {
	r := recognitionsOf(p.Review, seat, p.Table.Statements)
	return r.said, r.version()
}

// Explanations gives how partners explain what they see, oldest first.
func (p *ReviewPage) Explanations() []kompas.ReviewStatement {
	return slices.DeleteFunc(slices.Clone(p.Table.Statements), func(s kompas.ReviewStatement) bool { return s.Phase != kompas.PhaseExplain })
}

// WithoutResidents says whether no resident was at the conversation.
func (p *ReviewPage) WithoutResidents() bool {
	look := kompas.CheckPicture{Reviews: []kompas.CheckedReview{{Review: p.Review, Residents: session.ResidentPeople(p.Present)}}}
	return look.Says("KC-603")
}

// ActionPage is the page of one improvement action.
type ActionPage struct {
	CompassFrame
	Action  ActionLine
	Making  ActionMaking
	MayEdit bool
	History []HistoryLine
}

// ActionPage loads one improvement action.
func (a *App) ActionPage(ctx context.Context, by Actor, slug, id string) (ActionPage, error) {
	var p ActionPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openAction(tx, slug, id)
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		v := Reviews{}
		if _, err := v.load(tx, o.compass.ID); err != nil {
			return err
		}
		lines, err := actionLines(tx, o.compass.ID, v.Reviews, a.day(tx.Now))
		for _, x := range lines {
			if x.ID == id {
				p.Action = x
			}
		}
		p.MayEdit = by.toChange(o) == nil
		if err != nil {
			return err
		}
		if err := p.loadWork(a, tx, by, o, lines); err != nil {
			return err
		}
		p.History, err = historyOf(tx, o.compass.ID, map[string]bool{id: true})
		return err
	})
	return p, err
}
