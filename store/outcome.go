package store

import (
	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

const outcomeColumns = `o.id, o.activity_id, o.question, o.question_kind, o.period, o.n_reached, o.n_measured, o.k, o.mean, o.rater, coalesce(o.goal_id, ''),
	coalesce(g.name, ''), coalesce(g.kind, ''), o.evidence, o.is_example, o.recorded_at, o.recorded_by, o.version`

const outcomeGoal = ` left join goal_template g on g.tenant_id = o.tenant_id and g.id = o.goal_id`

func scanOutcome(r scanner) (kompas.ProvisionOutcome, error) {
	var o kompas.ProvisionOutcome
	var at int64
	err := r.Scan(&o.ID, &o.ActivityID, &o.Question, &o.Kind, &o.Period, &o.Reached, &o.Measured, &o.Positive, &o.Mean, &o.Rater, &o.GoalID,
		&o.Goal, &o.GoalKind, &o.Evidence, &o.IsExample, &at, &o.RecordedBy, &o.Version)
	o.RecordedAt = Instant(at)
	return o, err
}

// Outcomes gives what was measured at the activities of a compass, per activity, oldest period first. Who may see which
// activity is decided on the app floor.
func (tx *Tx) Outcomes(compass kompas.CompassID) ([]kompas.ProvisionOutcome, error) {
	return all(tx, scanOutcome, `/* Tx.Outcomes */ select `+outcomeColumns+` from activity a
		join provision_outcome o on o.tenant_id = a.tenant_id and o.activity_id = a.id`+outcomeGoal+`
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by a.created_at, a.id, o.period, o.question_kind, o.id`,
		tx.tenant, string(compass))
}

// OutcomesOf gives what was measured at one activity, oldest period first.
func (tx *Tx) OutcomesOf(activity kompas.ActivityID) ([]kompas.ProvisionOutcome, error) {
	return all(tx, scanOutcome, `/* Tx.OutcomesOf */ select `+outcomeColumns+` from provision_outcome o`+outcomeGoal+`
		where o.tenant_id = $1 and o.activity_id = $2 order by o.period, o.question_kind, o.id`, tx.tenant, string(activity))
}

// Outcome finds one outcome.
func (tx *Tx) Outcome(id kompas.OutcomeID) (kompas.ProvisionOutcome, error) {
	return one(tx, scanOutcome, `/* Tx.Outcome */ select `+outcomeColumns+` from provision_outcome o`+outcomeGoal+` where o.tenant_id = $1 and o.id = $2`,
		tx.tenant, string(id))
}

// InsertOutcome stores a new outcome; a question has one answer per period.
func (tx *Tx) InsertOutcome(o kompas.ProvisionOutcome) error {
	_, err := tx.Exec(`/* Tx.InsertOutcome */ insert into provision_outcome (tenant_id, id, activity_id, question, question_kind, period, n_reached, n_measured,
		k, mean, rater, goal_id, evidence, is_example, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		tx.tenant, string(o.ID), string(o.ActivityID), o.Question, string(o.Kind), o.Period, o.Reached, o.Measured, o.Positive, o.Mean, string(o.Rater),
		orNull(o.GoalID), o.Evidence, o.IsExample, Millis(tx.Now), string(o.RecordedBy))
	return samePeriod(err)
}

// UpdateOutcome stores a correction; stale when somebody was first. What it was before stands in the history.
func (tx *Tx) UpdateOutcome(o *kompas.ProvisionOutcome) error {
	err := changed(tx.Exec(`/* Tx.UpdateOutcome */ update provision_outcome set question = $1, question_kind = $2, period = $3, n_reached = $4, n_measured = $5,
		k = $6, mean = $7, rater = $8, goal_id = $9, evidence = $10, version = version + 1 where tenant_id = $11 and id = $12 and version = $13`,
		o.Question, string(o.Kind), o.Period, o.Reached, o.Measured, o.Positive, o.Mean, string(o.Rater), orNull(o.GoalID),
		o.Evidence, tx.tenant, string(o.ID), o.Version))
	if err == nil {
		o.Version++
	}
	return samePeriod(err)
}

func samePeriod(err error) error {
	if db.IsUnique(err) {
		return fault.Form([]*fault.Error{fault.Field("periode", "uitkomst_al_ingevuld")})
	}
	return err
}
