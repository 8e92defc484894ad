package app

import (
	"context"
	"maps"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// seatsPresent gives the seats that were at a conversation.
func seatsPresent(present []session.Presence) []kompas.StakeholderSeat {
	var out []kompas.StakeholderSeat
	for _, p := range present {
		out = append(out, kompas.StakeholderSeat{ID: kompas.SeatID(p.SeatID), Name: p.SeatName, Perspective: kompas.Perspective(p.Perspective)})
	}
	return out
}

// openedTable is a review in a phase in which the actor adds something.
type openedTable struct {
	openedReview
	seats    []kompas.StakeholderSeat
	evidence []kompas.ReviewEvidence
}

// openTable finds a review to add something in a phase; lead asks for whoever leads it. Too early and too late are refused.
func (by Actor) openTable(tx *store.Tx, slug, review string, phase kompas.Phase, lead bool) (openedTable, error) {
	var o openedTable
	var err error
	if o.openedReview, err = by.openReview(tx, slug, review, 'D'); err != nil {
		return o, err
	}
	if lead {
		if err := o.requireLead(by); err != nil {
			return o, err
		}
	}
	if err := o.review.CheckContribution(phase); err != nil {
		return o, err
	}
	_, present, err := o.talk(tx)
	if err != nil {
		return o, err
	}
	o.seats = seatsPresent(present)
	o.evidence, err = tx.Evidence(o.review.ID)
	return o, err
}

// recognitions is what one seat answers to whether it recognises what lies on the table: one object with two fields for
// each letter.
type recognitions struct {
	review kompas.Review
	seat   kompas.StakeholderSeat
	said   map[string]kompas.ReviewStatement // by letter
}

// RecognitionsID names the answers of a seat in the history.
func RecognitionsID(review kompas.ReviewID, seat kompas.SeatID) string {
	return string(review) + "-" + string(seat)
}

// version grows with every answer that changes.
func (r *recognitions) version() int64 {
	v := int64(1)
	for _, s := range r.said {
		v += s.Version
	}
	return v
}

func recognitionFields(letters []string) []kompas.Field[recognitions] {
	var out []kompas.Field[recognitions]
	for _, letter := range letters {
		for _, f := range kompas.RecognitionFields(letter) {
			out = append(out, kompas.Field[recognitions]{Name: f.Name,
				Get: func(r *recognitions) string {
					s := r.said[letter]
					return f.Get(&s)
				},
				Set: func(r *recognitions, text string) *fault.Error {
					s := r.said[letter]
					if err := f.Set(&s, text); err != nil {
						return err
					}
					r.said = maps.Clone(r.said) // the object before the change keeps its own
					r.said[letter] = s
					return nil
				}})
		}
	}
	return out
}

// recognitionsOf gathers what a seat answered so far.
func recognitionsOf(r kompas.Review, seat kompas.StakeholderSeat, said []kompas.ReviewStatement) recognitions {
	out := recognitions{review: r, seat: seat, said: map[string]kompas.ReviewStatement{}}
	for _, s := range said {
		if s.Phase == kompas.PhaseRecognise && s.SeatID == seat.ID {
			out.said[s.Evidence] = s
		}
	}
	return out
}

// store keeps the answers that differ from those before. Each has an id of its own making, so that two people who answer
// at the same moment meet in one.
func (r *recognitions) store(tx *store.Tx, before map[string]kompas.ReviewStatement) error {
	for letter, s := range r.said {
		if s == before[letter] {
			continue
		}
		if s.Version == 0 {
			s.ID, s.ReviewID, s.Phase = RecognitionsID(r.review.ID, r.seat.ID)+"-"+letter, r.review.ID, kompas.PhaseRecognise
			s.SeatID, s.Perspective, s.Evidence, s.Version = r.seat.ID, r.seat.Perspective, letter, 1
			if err := tx.EnsureStatement(s); err != nil {
				return err
			}
		}
		if err := tx.UpdateStatement(&s); err != nil {
			return err
		}
		r.said[letter] = s
	}
	return nil
}

// Recognise writes down whether a seat recognises what lies on the table: fields herkend-A and toelichting-A for each
// letter.
func (a *App) Recognise(ctx context.Context, by Actor, slug, review string, seat kompas.SeatID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openTable(tx, slug, review, kompas.PhaseRecognise, false)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(o.seats, func(z kompas.StakeholderSeat) bool { return z.ID == seat })
		if at < 0 {
			return fault.Missing()
		}
		said, err := tx.Statements(o.review.ID)
		if err != nil {
			return err
		}
		r := recognitionsOf(o.review, o.seats[at], said)
		before := r.said
		done, err = edit(a, tx, by, &r, editable[recognitions]{
			kind: kindStatement, fields: recognitionFields(letters(o.evidence)),
			id:      func(r *recognitions) string { return RecognitionsID(r.review.ID, r.seat.ID) },
			version: (*recognitions).version,
			compass: func(*recognitions) kompas.CompassID { return o.compass.ID },
			save:    func(tx *store.Tx, r *recognitions) error { return r.store(tx, before) },
		}, e)
		return err
	})
	return done, err
}

// AddExplanation writes down how somebody explains what lies on the table: toelichting, stoel, and AboutField per letter.
func (a *App) AddExplanation(ctx context.Context, by Actor, slug, review string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openTable(tx, slug, review, kompas.PhaseExplain, false)
		if err != nil {
			return "", err
		}
		s := kompas.ReviewStatement{ID: o.newID(tx), ReviewID: o.review.ID, Phase: kompas.PhaseExplain}
		asked := map[string]string{"toelichting": "", "stoel": ""}
		maps.Copy(asked, form)
		if err := fill(&s, kompas.ExplanationFields(o.seats, letters(o.evidence)), asked); err != nil {
			return "", err
		}
		if err := tx.InsertStatement(s); err != nil {
			return "", err
		}
		record(tx, by, "create", kindStatement, s.ID, o.compass.ID, "", s.Text)
		return s.ID, nil
	})
	return err
}

// EditExplanation changes what was written down of an explanation.
func (a *App) EditExplanation(ctx context.Context, by Actor, slug, review, id string, e Edit) (Edited, error) {
	var done Edited
	err := a.withExplanation(ctx, by, slug, review, id, false, func(tx *store.Tx, o openedTable, s kompas.ReviewStatement) error {
		var err error
		done, err = edit(a, tx, by, &s, editable[kompas.ReviewStatement]{
			kind: kindStatement, fields: kompas.ExplanationFields(o.seats, letters(o.evidence)),
			id:      func(s *kompas.ReviewStatement) string { return s.ID },
			version: func(s *kompas.ReviewStatement) int64 { return s.Version },
			compass: func(*kompas.ReviewStatement) kompas.CompassID { return o.compass.ID },
			save:    func(tx *store.Tx, s *kompas.ReviewStatement) error { return tx.UpdateStatement(s) },
		}, e)
		return err
	})
	return done, err
}

// RemoveExplanation takes an explanation away; RestoreExplanation puts it back.
func (a *App) RemoveExplanation(ctx context.Context, by Actor, slug, review, id string) error {
	return a.withExplanation(ctx, by, slug, review, id, false, func(tx *store.Tx, o openedTable, s kompas.ReviewStatement) error {
		record(tx, by, "remove", kindStatement, s.ID, o.compass.ID, s.Text, "")
		return tx.SetStatementRemoved(s.ID, true)
	})
}

// RestoreExplanation puts an explanation back that was taken away.
func (a *App) RestoreExplanation(ctx context.Context, by Actor, slug, review, id string) error {
	return a.withExplanation(ctx, by, slug, review, id, true, func(tx *store.Tx, o openedTable, s kompas.ReviewStatement) error {
		record(tx, by, "restore", kindStatement, s.ID, o.compass.ID, "", s.Text)
		return tx.SetStatementRemoved(s.ID, false)
	})
}

// withExplanation finds an explanation for whoever leads the review.
func (a *App) withExplanation(ctx context.Context, by Actor, slug, review, id string, removed bool,
	do func(*store.Tx, openedTable, kompas.ReviewStatement) error) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openTable(tx, slug, review, kompas.PhaseExplain, true)
		if err != nil {
			return err
		}
		s, err := tx.Statement(o.review.ID, id, removed)
		if err != nil {
			return err
		}
		if s.Phase != kompas.PhaseExplain {
			return fault.Missing()
		}
		return do(tx, o, s)
	})
}

// AnswerClaim writes down whether a claim of the subject still holds; the first answer makes it.
func (a *App) AnswerClaim(ctx context.Context, by Actor, slug, review string, claim kompas.ClaimID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openTable(tx, slug, review, kompas.PhaseExplain, false)
		if err != nil {
			return err
		}
		claims, err := subjectOf(nil, o.review).claims(tx, o.compass.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(claims, func(m kompas.ChangeClaim) bool { return m.ID == claim }) {
			return fault.Missing()
		}
		v, err := tx.EnsureVerdict(o.review.ID, claim)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &v, editable[kompas.ClaimVerdict]{
			kind: kindVerdict, fields: kompas.VerdictFields(),
			id:      func(v *kompas.ClaimVerdict) string { return VerdictID(v.ReviewID, v.ClaimID) },
			version: func(v *kompas.ClaimVerdict) int64 { return v.Version },
			compass: func(*kompas.ClaimVerdict) kompas.CompassID { return o.compass.ID },
			save:    func(tx *store.Tx, v *kompas.ClaimVerdict) error { return tx.UpdateVerdict(v) },
		}, e)
		return err
	})
	return done, err
}

// VerdictID names the answer on a claim in the history.
func VerdictID(review kompas.ReviewID, claim kompas.ClaimID) string {
	return string(review) + "-" + string(claim)
}
