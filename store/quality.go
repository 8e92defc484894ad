package store

import "kompas/kompas"

func scanQualityInput(r scanner) (kompas.QualityInput, error) {
	var q kompas.QualityInput
	err := r.Scan(&q.ID, &q.ActivityID, &q.Element, &q.Text, &q.State, &q.AskBy, &q.Budget, &q.Hours, &q.Version)
	return q, err
}

// QualityInputs gives the answers about quality for the activities of a compass.
func (tx *Tx) QualityInputs(compass kompas.CompassID) ([]kompas.QualityInput, error) {
	return all(tx, scanQualityInput, `/* Tx.QualityInputs */ select q.id, q.activity_id, q.element, q.text, q.state, q.ask_by, q.budget_cents, q.hours, q.version from activity a
		join quality_input q on q.tenant_id = a.tenant_id and q.activity_id = a.id
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by q.activity_id, q.element`, tx.tenant, string(compass))
}

// QualityInputsOf gives the answers about quality for one activity.
func (tx *Tx) QualityInputsOf(id kompas.ActivityID) ([]kompas.QualityInput, error) {
	return all(tx, scanQualityInput, `/* Tx.QualityInputsOf */ select id, activity_id, element, text, state, ask_by, budget_cents, hours, version from quality_input
		where tenant_id = $1 and activity_id = $2 order by element`, tx.tenant, string(id))
}

// EnsureQualityInput makes the empty answer for one element of an activity where there is none yet, and gives it.
func (tx *Tx) EnsureQualityInput(id kompas.ActivityID, element kompas.QualityElement) (kompas.QualityInput, error) {
	_, err := tx.Exec(`/* Tx.EnsureQualityInput */ insert into quality_input (tenant_id, id, activity_id, element, text, state, ask_by)
		values ($1, $2, $3, $4, '', '', '') on conflict (tenant_id, activity_id, element) do nothing`,
		tx.tenant, tx.NewID(), string(id), string(element))
	if err != nil {
		return kompas.QualityInput{}, err
	}
	return one(tx, scanQualityInput, `/* Tx.EnsureQualityInput.get */ select id, activity_id, element, text, state, ask_by, budget_cents, hours, version from quality_input
		where tenant_id = $1 and activity_id = $2 and element = $3`, tx.tenant, string(id), string(element))
}

// UpdateQualityInput stores a changed answer; stale when somebody was first.
func (tx *Tx) UpdateQualityInput(q *kompas.QualityInput) error {
	err := changed(tx.Exec(`/* Tx.UpdateQualityInput */ update quality_input set text = $1, state = $2, ask_by = $3, budget_cents = $4, hours = $5, version = version + 1
		where tenant_id = $6 and id = $7 and version = $8`, q.Text, string(q.State), q.AskBy, q.Budget, q.Hours, tx.tenant, q.ID, q.Version))
	if err == nil {
		q.Version++
	}
	return err
}
