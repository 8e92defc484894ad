package store

import "kompas/kompas"

const reviewColumns = `r.id, r.compass_id, r.cycle_id, r.slug, r.subject_kind, r.subject_id, r.session_id, r.phase, r.keep_nothing, r.better_nothing,
	r.keep_as_is, r.look_on, r.created_at, r.created_by, r.finished_at, r.version`

func scanReview(row scanner) (kompas.Review, error) {
	var r kompas.Review
	var at int64
	var finished *int64
	err := row.Scan(&r.ID, &r.CompassID, &r.CycleID, &r.Slug, &r.SubjectKind, &r.SubjectID, &r.SessionID, &r.Phase, &r.KeepNothing, &r.BetterNothing,
		&r.KeepAsIs, &r.LookOn, &at, &r.CreatedBy, &finished, &r.Version)
	r.CreatedAt = Instant(at)
	if finished != nil {
		r.FinishedAt = Instant(*finished)
	}
	return r, err
}

// Reviews gives the reviews of a compass, the latest first.
func (tx *Tx) Reviews(compass kompas.CompassID) ([]kompas.Review, error) {
	return all(tx, scanReview, `/* Tx.Reviews */ select `+reviewColumns+` from review r
		where r.tenant_id = $1 and r.compass_id = $2 order by r.slug desc, r.id desc`, tx.tenant, string(compass))
}

// ReviewBySlug finds the review of a day.
func (tx *Tx) ReviewBySlug(compass kompas.CompassID, slug string) (kompas.Review, error) {
	return one(tx, scanReview, `/* Tx.ReviewBySlug */ select `+reviewColumns+` from review r
		where r.tenant_id = $1 and r.compass_id = $2 and r.slug = $3`, tx.tenant, string(compass), slug)
}

// ReviewToChange finds the review of a day and holds it: its phase stays what it is until the end of the transaction.
func (tx *Tx) ReviewToChange(compass kompas.CompassID, slug string) (kompas.Review, error) {
	return one(tx, scanReview, `/* Tx.ReviewToChange */ select `+reviewColumns+` from review r
		where r.tenant_id = $1 and r.compass_id = $2 and r.slug = $3 `+tx.ForUpdate(), tx.tenant, string(compass), slug)
}

// InsertReview stores a new review with the evidence on its table.
func (tx *Tx) InsertReview(r kompas.Review, evidence []kompas.ReviewEvidence) error {
	insert := tx.insertJoint
	if r.Private() {
		insert = tx.insertLearning
	}
	if err := insert(r); err != nil {
		return err
	}
	for _, e := range evidence {
		_, err := tx.Exec(`/* Tx.InsertReview.evidence */ insert into `+tablesOf(r.ID).evidence+` (tenant_id, review_id, letter, kind, object_id, experience, known)
			values ($1, $2, $3, $4, $5, $6, $7)`, tx.tenant, string(r.ID), e.Letter, string(e.Kind), e.ObjectID, e.Experience, e.Known)
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) insertJoint(r kompas.Review) error {
	_, err := tx.Exec(`/* Tx.InsertReview */ insert into review (tenant_id, id, compass_id, cycle_id, slug, subject_kind, subject_id, session_id, phase,
		created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.tenant, string(r.ID), string(r.CompassID), string(r.CycleID), r.Slug, string(r.SubjectKind), r.SubjectID, string(r.SessionID), string(r.Phase),
		Millis(tx.Now), string(r.CreatedBy))
	return err
}

// UpdateReview stores the phase of a review and what was confirmed in it; stale when somebody was first.
func (tx *Tx) UpdateReview(r *kompas.Review) error {
	var finished *int64
	if !r.FinishedAt.IsZero() {
		ms := Millis(r.FinishedAt)
		finished = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateReview */ update `+tablesOf(r.ID).review+` set phase = $1, keep_nothing = $2, better_nothing = $3, keep_as_is = $4, finished_at = $5,
		look_on = $6, version = version + 1 where tenant_id = $7 and id = $8 and version = $9`,
		string(r.Phase), r.KeepNothing, r.BetterNothing, r.KeepAsIs, finished, r.LookOn, tx.tenant, string(r.ID), r.Version))
	if err == nil {
		r.Version++
	}
	return err
}

func scanEvidence(r scanner) (kompas.ReviewEvidence, error) {
	var e kompas.ReviewEvidence
	err := r.Scan(&e.ReviewID, &e.Letter, &e.Kind, &e.ObjectID, &e.Experience, &e.Known)
	return e, err
}

// Evidence gives what lies on the table of a review, by letter.
func (tx *Tx) Evidence(review kompas.ReviewID) ([]kompas.ReviewEvidence, error) {
	return all(tx, scanEvidence, `/* Tx.Evidence */ select review_id, letter, kind, object_id, experience, known from `+tablesOf(review).evidence+`
		where tenant_id = $1 and review_id = $2 order by letter`, tx.tenant, string(review))
}

const statementColumns = `x.id, x.review_id, x.phase, coalesce(x.seat_id, ''), x.perspective, x.evidence, x.recognised, x.text, x.working, x.created_at, x.version`

func scanStatement(r scanner) (kompas.ReviewStatement, error) {
	var s kompas.ReviewStatement
	var at int64
	err := r.Scan(&s.ID, &s.ReviewID, &s.Phase, &s.SeatID, &s.Perspective, &s.Evidence, &s.Recognised, &s.Text, &s.Working, &at, &s.Version)
	s.CreatedAt = Instant(at)
	return s, err
}

// Statements gives what was said in a review, oldest first.
func (tx *Tx) Statements(review kompas.ReviewID) ([]kompas.ReviewStatement, error) {
	return all(tx, scanStatement, `/* Tx.Statements */ select `+statementColumns+` from `+tablesOf(review).statement+` x
		where x.tenant_id = $1 and x.review_id = $2 and x.removed_at is null order by x.created_at, x.id`, tx.tenant, string(review))
}

// Statement finds what somebody said; a removed one only when asked.
func (tx *Tx) Statement(review kompas.ReviewID, id string, removed bool) (kompas.ReviewStatement, error) {
	return one(tx, scanStatement, `/* Tx.Statement */ select `+statementColumns+` from `+tablesOf(review).statement+` x
		where x.tenant_id = $1 and x.review_id = $2 and x.id = $3 and (x.removed_at is not null) = $4`, tx.tenant, string(review), id, removed)
}

// InsertStatement stores what somebody said.
func (tx *Tx) InsertStatement(s kompas.ReviewStatement) error {
	_, err := tx.Exec(`/* Tx.InsertStatement */ insert into `+tablesOf(s.ID).statement+` (tenant_id, id, review_id, phase, seat_id, perspective, evidence, recognised, text,
		working, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.tenant, s.ID, string(s.ReviewID), string(s.Phase), orNull(s.SeatID), string(s.Perspective), s.Evidence, string(s.Recognised), s.Text, s.Working, Millis(tx.Now))
	return err
}

// EnsureStatement stores a statement under an id of its own making; nothing when it is there already.
func (tx *Tx) EnsureStatement(s kompas.ReviewStatement) error {
	_, err := tx.Exec(`/* Tx.EnsureStatement */ insert into `+tablesOf(s.ID).statement+` (tenant_id, id, review_id, phase, seat_id, perspective, evidence, recognised, text,
		created_at) values ($1, $2, $3, $4, $5, $6, $7, '', '', $8) on conflict (tenant_id, id) do nothing`,
		tx.tenant, s.ID, string(s.ReviewID), string(s.Phase), orNull(s.SeatID), string(s.Perspective), s.Evidence, Millis(tx.Now))
	return err
}

// UpdateStatement stores a changed statement; stale when somebody was first.
func (tx *Tx) UpdateStatement(s *kompas.ReviewStatement) error {
	err := changed(tx.Exec(`/* Tx.UpdateStatement */ update `+tablesOf(s.ID).statement+` set seat_id = $1, perspective = $2, evidence = $3, recognised = $4, text = $5,
		working = $6, version = version + 1 where tenant_id = $7 and id = $8 and version = $9`,
		orNull(s.SeatID), string(s.Perspective), s.Evidence, string(s.Recognised), s.Text, s.Working, tx.tenant, s.ID, s.Version))
	if err == nil {
		s.Version++
	}
	return err
}

// SetStatementRemoved takes a statement away, or puts it back.
func (tx *Tx) SetStatementRemoved(id string, removed bool) error {
	_, err := tx.Exec(`/* Tx.SetStatementRemoved */ update `+tablesOf(id).statement+` set removed_at = $1 where tenant_id = $2 and id = $3`,
		tx.removedAt(removed), tx.tenant, id)
	return err
}

func scanVerdict(r scanner) (kompas.ClaimVerdict, error) {
	var v kompas.ClaimVerdict
	err := r.Scan(&v.ReviewID, &v.ClaimID, &v.Verdict, &v.Note, &v.Version)
	return v, err
}

// Verdicts gives whether the claims of a review's subject still hold.
func (tx *Tx) Verdicts(review kompas.ReviewID) ([]kompas.ClaimVerdict, error) {
	return all(tx, scanVerdict, `/* Tx.Verdicts */ select review_id, claim_id, verdict, note, version from `+tablesOf(review).verdict+`
		where tenant_id = $1 and review_id = $2 order by claim_id`, tx.tenant, string(review))
}

// EnsureVerdict gives the answer on a claim in a review; an empty one is made when there is none yet.
func (tx *Tx) EnsureVerdict(review kompas.ReviewID, claim kompas.ClaimID) (kompas.ClaimVerdict, error) {
	_, err := tx.Exec(`/* Tx.EnsureVerdict */ insert into `+tablesOf(review).verdict+` (tenant_id, review_id, claim_id, verdict, note) values ($1, $2, $3, '', '')
		on conflict (tenant_id, review_id, claim_id) do nothing`, tx.tenant, string(review), string(claim))
	if err != nil {
		return kompas.ClaimVerdict{}, err
	}
	return one(tx, scanVerdict, `/* Tx.EnsureVerdict.read */ select review_id, claim_id, verdict, note, version from `+tablesOf(review).verdict+`
		where tenant_id = $1 and review_id = $2 and claim_id = $3`, tx.tenant, string(review), string(claim))
}

// UpdateVerdict stores the answer on a claim; stale when somebody was first.
func (tx *Tx) UpdateVerdict(v *kompas.ClaimVerdict) error {
	err := changed(tx.Exec(`/* Tx.UpdateVerdict */ update `+tablesOf(v.ReviewID).verdict+` set verdict = $1, note = $2, version = version + 1
		where tenant_id = $3 and review_id = $4 and claim_id = $5 and version = $6`,
		string(v.Verdict), v.Note, tx.tenant, string(v.ReviewID), string(v.ClaimID), v.Version))
	if err == nil {
		v.Version++
	}
	return err
}
