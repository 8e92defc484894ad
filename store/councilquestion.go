package store

import "kompas/kompas"

const questionColumns = `q.id, q.compass_id, q.result_id, q.page_day, q.subject_kind, q.subject_id, q.subject_text, q.text, q.asked_at, q.asked_by, q.asked_name,
	q.answer, q.answered_at, q.answered_name, q.signed_at, q.signed_name, q.version`

func scanQuestion(r scanner) (kompas.CouncilQuestion, error) {
	var q kompas.CouncilQuestion
	var asked int64
	var answered, signed *int64
	err := r.Scan(&q.ID, &q.CompassID, &q.ResultID, &q.PageDay, &q.Subject, &q.SubjectID, &q.SubjectText, &q.Text, &asked, &q.AskedBy, &q.AskedName,
		&q.Answer, &answered, &q.AnsweredName, &signed, &q.SignedName, &q.Version)
	q.AskedAt = Instant(asked)
	if answered != nil {
		q.AnsweredAt = Instant(*answered)
	}
	if signed != nil {
		q.SignedAt = Instant(*signed)
	}
	return q, err
}

// CouncilQuestions gives what the council asked about the results of the space, the newest first.
func (tx *Tx) CouncilQuestions() ([]kompas.CouncilQuestion, error) {
	return all(tx, scanQuestion, `/* Tx.CouncilQuestions */ select `+questionColumns+` from council_question q
		where q.tenant_id = $1 order by q.asked_at desc, q.id desc`, tx.tenant)
}

// CouncilQuestionsOf gives what the council asked about one result, the oldest first.
func (tx *Tx) CouncilQuestionsOf(result kompas.ResultID) ([]kompas.CouncilQuestion, error) {
	return all(tx, scanQuestion, `/* Tx.CouncilQuestionsOf */ select `+questionColumns+` from council_question q
		where q.tenant_id = $1 and q.result_id = $2 order by q.asked_at, q.id`, tx.tenant, string(result))
}

// CouncilQuestion finds one question.
func (tx *Tx) CouncilQuestion(id string) (kompas.CouncilQuestion, error) {
	return one(tx, scanQuestion, `/* Tx.CouncilQuestion */ select `+questionColumns+` from council_question q where q.tenant_id = $1 and q.id = $2`, tx.tenant, id)
}

// InsertCouncilQuestion stores a new question.
func (tx *Tx) InsertCouncilQuestion(q kompas.CouncilQuestion) error {
	_, err := tx.Exec(`/* Tx.InsertCouncilQuestion */ insert into council_question (tenant_id, id, compass_id, result_id, page_day, subject_kind, subject_id,
		subject_text, text, asked_at, asked_by, asked_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, q.ID, string(q.CompassID), string(q.ResultID), q.PageDay, string(q.Subject), q.SubjectID, q.SubjectText, q.Text, Millis(tx.Now),
		string(q.AskedBy), q.AskedName)
	return err
}

// UpdateCouncilQuestion stores the answer of a question, or that it was signed; stale when somebody was first.
func (tx *Tx) UpdateCouncilQuestion(q *kompas.CouncilQuestion) error {
	var answered, signed *int64
	if !q.AnsweredAt.IsZero() {
		ms := Millis(q.AnsweredAt)
		answered = &ms
	}
	if !q.SignedAt.IsZero() {
		ms := Millis(q.SignedAt)
		signed = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateCouncilQuestion */ update council_question set answer = $1, answered_at = $2, answered_name = $3, signed_at = $4,
		signed_name = $5, version = version + 1 where tenant_id = $6 and id = $7 and version = $8`,
		q.Answer, answered, q.AnsweredName, signed, q.SignedName, tx.tenant, q.ID, q.Version))
	q.Version++
	return err
}

// Motions gives the motions that a compass goes back to, the newest first.
func (tx *Tx) Motions(compass kompas.CompassID) ([]kompas.Motion, error) {
	return all(tx, func(r scanner) (m kompas.Motion, err error) {
		err = r.Scan(&m.ID, &m.CompassID, &m.ResultID, &m.Title, &m.DecidedOn, &m.Address, &m.CreatedBy)
		return m, err
	}, `/* Tx.Motions */ select id, compass_id, coalesce(result_id, ''), title, decided_on, address, created_by from motion
		where tenant_id = $1 and compass_id = $2 and removed_at is null order by decided_on desc, id`, tx.tenant, string(compass))
}

// InsertMotion stores a motion.
func (tx *Tx) InsertMotion(m kompas.Motion) error {
	_, err := tx.Exec(`/* Tx.InsertMotion */ insert into motion (tenant_id, id, compass_id, result_id, title, decided_on, address, created_at, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.tenant, m.ID, string(m.CompassID), orNull(m.ResultID), m.Title, m.DecidedOn, m.Address, Millis(tx.Now), string(m.CreatedBy))
	return err
}

// RemoveMotion takes a motion away. Its row stays.
func (tx *Tx) RemoveMotion(id string) error {
	_, err := tx.Exec(`/* Tx.RemoveMotion */ update motion set removed_at = $1 where tenant_id = $2 and id = $3`, Millis(tx.Now), tx.tenant, id)
	return err
}
