package store

import "kompas/kompas"

const judgementColumns = `j.id, j.review_id, j.verdict, j.text, j.created_at, j.version`

func scanJudgement(r scanner) (kompas.Judgement, error) {
	var j kompas.Judgement
	var at int64
	err := r.Scan(&j.ID, &j.ReviewID, &j.Verdict, &j.Text, &at, &j.Version)
	j.CreatedAt = Instant(at)
	return j, err
}

// Judgements gives what partners thought of what they saw, oldest first.
func (tx *Tx) Judgements(review kompas.ReviewID) ([]kompas.Judgement, error) {
	return all(tx, scanJudgement, `/* Tx.Judgements */ select `+judgementColumns+` from `+tablesOf(review).judgement+` j
		where j.tenant_id = $1 and j.review_id = $2 and j.removed_at is null order by j.created_at, j.id`, tx.tenant, string(review))
}

// Judgement finds one line; a removed one only when asked.
func (tx *Tx) Judgement(review kompas.ReviewID, id string, removed bool) (kompas.Judgement, error) {
	return one(tx, scanJudgement, `/* Tx.Judgement */ select `+judgementColumns+` from `+tablesOf(review).judgement+` j
		where j.tenant_id = $1 and j.review_id = $2 and j.id = $3 and (j.removed_at is not null) = $4`, tx.tenant, string(review), id, removed)
}

// InsertJudgement stores a line on the lists of what stays and what must change.
func (tx *Tx) InsertJudgement(j kompas.Judgement) error {
	_, err := tx.Exec(`/* Tx.InsertJudgement */ insert into `+tablesOf(j.ID).judgement+` (tenant_id, id, review_id, verdict, text, created_at) values ($1, $2, $3, $4, $5, $6)`,
		tx.tenant, j.ID, string(j.ReviewID), string(j.Verdict), j.Text, Millis(tx.Now))
	return err
}

// SetJudgementRemoved takes a line away, or puts it back.
func (tx *Tx) SetJudgementRemoved(id string, removed bool) error {
	_, err := tx.Exec(`/* Tx.SetJudgementRemoved */ update `+tablesOf(id).judgement+` set removed_at = $1 where tenant_id = $2 and id = $3`,
		tx.removedAt(removed), tx.tenant, id)
	return err
}

const actionColumns = `x.id, x.review_id, x.compass_id, x.text, x.feedback_target, x.owner, x.due_on, x.look_on, x.status, x.effect_note, x.created_at, x.version`

func scanAction(r scanner) (kompas.ImprovementAction, error) {
	var a kompas.ImprovementAction
	var at int64
	err := r.Scan(&a.ID, &a.ReviewID, &a.CompassID, &a.Text, &a.Target, &a.Owner, &a.DueOn, &a.LookOn, &a.Status, &a.EffectNote, &at, &a.Version)
	a.CreatedAt = Instant(at)
	return a, err
}

// Actions gives the improvement actions of a compass: those still to be done first, by their day.
func (tx *Tx) Actions(compass kompas.CompassID) ([]kompas.ImprovementAction, error) {
	return all(tx, scanAction, `/* Tx.Actions */ select `+actionColumns+` from improvement_action x where x.tenant_id = $1 and x.compass_id = $2
		order by case when x.status in ('open', 'bezig') then 0 else 1 end, case when x.due_on = '' then 1 else 0 end, x.due_on, x.created_at, x.id`,
		tx.tenant, string(compass))
}

// ActionsOf gives the improvement actions that came out of one review, oldest first.
func (tx *Tx) ActionsOf(review kompas.ReviewID) ([]kompas.ImprovementAction, error) {
	return all(tx, scanAction, `/* Tx.ActionsOf */ select `+actionColumns+` from `+tablesOf(review).action+` x
		where x.tenant_id = $1 and x.review_id = $2 order by x.created_at, x.id`, tx.tenant, string(review))
}

// Action finds one improvement action.
func (tx *Tx) Action(compass kompas.CompassID, id string) (kompas.ImprovementAction, error) {
	return one(tx, scanAction, `/* Tx.Action */ select `+actionColumns+` from `+tablesOf(id).action+` x
		where x.tenant_id = $1 and x.compass_id = $2 and x.id = $3`, tx.tenant, string(compass), id)
}

// DueActions gives the actions of the space of which the day to look whether they helped has come.
func (tx *Tx) DueActions(today string) ([]kompas.ImprovementAction, error) {
	return all(tx, scanAction, `/* Tx.DueActions */ select `+actionColumns+` from improvement_action x
		where x.tenant_id = $1 and x.look_on <> '' and x.look_on <= $2 and x.status in ('open', 'bezig', 'gedaan') order by x.look_on, x.id`, tx.tenant, today)
}

// InsertAction stores a new improvement action.
func (tx *Tx) InsertAction(a kompas.ImprovementAction) error {
	_, err := tx.Exec(`/* Tx.InsertAction */ insert into `+tablesOf(a.ID).action+` (tenant_id, id, review_id, compass_id, text, feedback_target, owner, due_on, look_on,
		status, effect_note, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		tx.tenant, a.ID, string(a.ReviewID), string(a.CompassID), a.Text, string(a.Target), a.Owner, a.DueOn, a.LookOn, string(a.Status), a.EffectNote, Millis(tx.Now))
	return err
}

// UpdateAction stores a changed improvement action; stale when somebody was first.
func (tx *Tx) UpdateAction(a *kompas.ImprovementAction) error {
	err := changed(tx.Exec(`/* Tx.UpdateAction */ update `+tablesOf(a.ID).action+` set text = $1, feedback_target = $2, owner = $3, due_on = $4, status = $5,
		effect_note = $6, look_on = $7, version = version + 1 where tenant_id = $8 and id = $9 and version = $10`,
		a.Text, string(a.Target), a.Owner, a.DueOn, string(a.Status), a.EffectNote, a.LookOn, tx.tenant, a.ID, a.Version))
	if err == nil {
		a.Version++
	}
	return err
}

// EndCycle closes a cycle on a day.
func (tx *Tx) EndCycle(id kompas.CycleID, day string) error {
	_, err := tx.Exec(`/* Tx.EndCycle */ update compass_cycle set ended_on = $1 where tenant_id = $2 and id = $3`, day, tx.tenant, string(id))
	return err
}
