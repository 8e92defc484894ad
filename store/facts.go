package store

import (
	"kompas/db"
	"kompas/kompas"
)

// FactRows is what the states of the steps are computed from, for one compass or for all of a space at once.
type FactRows struct {
	Counts     map[kompas.CompassID]CompassCounts
	Results    map[kompas.CompassID][]kompas.ResultFacts
	Activities map[kompas.CompassID][]ActivityRow
	Outcomes   map[kompas.ActivityID][]OutcomeRow
}

// CompassCounts is what a compass has by itself.
type CompassCounts struct {
	Insights, FigureInsights, Ambitions, FoundedAmbitions int
	Finished, Reviewing, OpenActions, LateActions         int
	NextOn                                                string
	CycleStart                                            string
	Unprepared                                            int // planned conversations that come soon, with nobody invited
	Organisations, Residents                              int
	Stories                                               int
}

// ActivityRow is an activity with what its quality answers and claims say.
type ActivityRow struct {
	ID       kompas.ActivityID
	Status   kompas.ActivityStatus
	Results  int
	Answered int
	Overdue  int
	Stuck    int
	Stories  int
}

// OutcomeRow is one measured outcome, for the states only.
type OutcomeRow struct {
	Kind     kompas.OutcomeQuestion
	Period   string
	Measured *int
	Positive *int
}

// FactRows loads what the states of all compasses are computed from, or of one when compass is given, in four queries.
// soon is the last day on which a conversation asks to be prepared.
func (tx *Tx) FactRows(compass kompas.CompassID, today, soon string) (FactRows, error) {
	f := FactRows{Counts: map[kompas.CompassID]CompassCounts{}, Results: map[kompas.CompassID][]kompas.ResultFacts{},
		Activities: map[kompas.CompassID][]ActivityRow{}, Outcomes: map[kompas.ActivityID][]OutcomeRow{}}
	if err := f.loadCounts(tx, compass, today, soon); err != nil {
		return f, err
	}
	for _, load := range []func(*Tx, kompas.CompassID, string) error{f.loadResults, f.loadActivities, f.loadOutcomes} {
		if err := load(tx, compass, today); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (f FactRows) loadCounts(tx *Tx, compass kompas.CompassID, today, soon string) error {
	rows, err := tx.Query(`/* FactRows.loadCounts */ select c.id,
		(select count(*) from insight i where i.tenant_id = c.tenant_id and i.compass_id = c.id and i.withdrawn_at is null),
		(select count(*) from insight i where i.tenant_id = c.tenant_id and i.compass_id = c.id and i.withdrawn_at is null and i.indicator_key <> ''),
		(select count(*) from ambition a where a.tenant_id = c.tenant_id and a.compass_id = c.id and a.removed_at is null),
		(select count(*) from ambition a where a.tenant_id = c.tenant_id and a.compass_id = c.id and a.removed_at is null
			and exists (select 1 from ambition_insight e where e.tenant_id = a.tenant_id and e.ambition_id = a.id)),
		(select count(*) from review r join compass_cycle y on y.tenant_id = r.tenant_id and y.id = r.cycle_id
			where r.tenant_id = c.tenant_id and r.compass_id = c.id and r.phase = 'afgerond' and y.ended_on = ''),
		(select count(*) from review r where r.tenant_id = c.tenant_id and r.compass_id = c.id and r.phase <> 'afgerond'),
		(select count(*) from improvement_action x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status in ('open', 'bezig', 'gedaan')),
		(select count(*) from improvement_action x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status in ('open', 'bezig')
			and x.due_on <> '' and x.due_on < $3),
		coalesce((select min(s.held_on) from session s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.status = 'gepland' and s.held_on >= $3), ''),
		coalesce((select max(y.started_on) from compass_cycle y where y.tenant_id = c.tenant_id and y.compass_id = c.id and y.ended_on = ''), ''),
		(select count(*) from session s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.status = 'gepland' and s.held_on >= $3 and s.held_on <= $4
			and not exists (select 1 from session_seat z where z.tenant_id = s.tenant_id and z.session_id = s.id)),
		(select count(distinct s.organisation_id) from seat s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.left_on = ''),
		(select count(*) from seat s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.left_on = '' and s.perspective in ('inwoner', 'ervaringsdeskundige')),
		(select count(*) from story t where t.tenant_id = c.tenant_id and t.compass_id = c.id and t.state = 'vrijgegeven')
		from compass c where c.tenant_id = $1 and ($2 = '' or c.id = $2) and c.archived_at is null`, tx.tenant, string(compass), today, soon)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id kompas.CompassID
		var n CompassCounts
		if err := rows.Scan(&id, &n.Insights, &n.FigureInsights, &n.Ambitions, &n.FoundedAmbitions, &n.Finished, &n.Reviewing, &n.OpenActions,
			&n.LateActions, &n.NextOn, &n.CycleStart, &n.Unprepared, &n.Organisations, &n.Residents, &n.Stories); err != nil {
			return err
		}
		f.Counts[id] = n
	}
	return rows.Err()
}

// loadResults looks at the version in force of each result, or at its newest concept when none is.
func (f FactRows) loadResults(tx *Tx, compass kompas.CompassID, _ string) error {
	rows, err := tx.Query(`/* FactRows.loadResults */ select r.compass_id, r.id,
		count(i.id), count(i.id) filter (where i.nature = 'feit'), count(i.id) filter (where i.nature = 'beleving'),
		count(i.id) filter (where x.target_value is not null and x.target_period <> ''),
		(select count(distinct k.activity_id) from change_claim k join activity a on a.tenant_id = k.tenant_id and a.id = k.activity_id and a.removed_at is null
			where k.tenant_id = r.tenant_id and k.result_id = r.id)
		from result r
		join result_version v on v.tenant_id = r.tenant_id and v.id = (
			select w.id from result_version w where w.tenant_id = r.tenant_id and w.result_id = r.id
			order by `+countingFirst("w")+` limit 1)
		left join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
		left join indicator i on i.tenant_id = x.tenant_id and i.id = x.indicator_id
		where r.tenant_id = $1 and ($2 = '' or r.compass_id = $2) and r.removed_at is null
		group by r.tenant_id, r.compass_id, r.id, r.number order by r.compass_id, r.number`, tx.tenant, string(compass))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id kompas.CompassID
		var result kompas.ResultID
		var facts, experiences, targets int
		var r kompas.ResultFacts
		if err := rows.Scan(&id, &result, &r.Indicators, &facts, &experiences, &targets, &r.Activities); err != nil {
			return err
		}
		r.HasFact, r.HasExperience, r.HasTarget = facts > 0, experiences > 0, targets == r.Indicators
		f.Results[id] = append(f.Results[id], r)
	}
	return rows.Err()
}

func (f FactRows) loadActivities(tx *Tx, compass kompas.CompassID, today string) error {
	rows, err := tx.Query(`/* FactRows.loadActivities */ select a.compass_id, a.id, a.status,
		(select count(*) from change_claim k join result r on r.tenant_id = k.tenant_id and r.id = k.result_id and r.removed_at is null
			where k.tenant_id = a.tenant_id and k.activity_id = a.id),
		(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state <> ''),
		(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state = '' and q.ask_by <> '' and q.ask_by < $3),
		(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state = 'knelpunt'),
		(select count(*) from story s where s.tenant_id = a.tenant_id and s.activity_id = a.id and s.state = 'vrijgegeven')
		from activity a where a.tenant_id = $1 and ($2 = '' or a.compass_id = $2) and a.removed_at is null order by a.compass_id, a.created_at, a.id`,
		tx.tenant, string(compass), today)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id kompas.CompassID
		var a ActivityRow
		if err := rows.Scan(&id, &a.ID, &a.Status, &a.Results, &a.Answered, &a.Overdue, &a.Stuck, &a.Stories); err != nil {
			return err
		}
		f.Activities[id] = append(f.Activities[id], a)
	}
	return rows.Err()
}

func (f FactRows) loadOutcomes(tx *Tx, compass kompas.CompassID, _ string) error {
	rows, err := tx.Query(`/* FactRows.loadOutcomes */ select o.activity_id, o.question_kind, o.period, o.n_measured, o.k
		from provision_outcome o join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id and a.removed_at is null
		where o.tenant_id = $1 and ($2 = '' or a.compass_id = $2) order by o.activity_id, o.period desc, o.question_kind, o.id`, tx.tenant, string(compass))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id kompas.ActivityID
		var o OutcomeRow
		if err := rows.Scan(&id, &o.Kind, &o.Period, &o.Measured, &o.Positive); err != nil {
			return err
		}
		f.Outcomes[id] = append(f.Outcomes[id], o)
	}
	return rows.Err()
}

// NextSessionStep tells which step the first planned conversation is about; 0 when there is none.
func (tx *Tx) NextSessionStep(compass kompas.CompassID, today string) (kompas.Step, error) {
	var step kompas.Step
	err := tx.QueryRow(`/* Tx.NextSessionStep */ select step from session where tenant_id = $1 and compass_id = $2 and status = 'gepland' and held_on >= $3
		order by held_on, start_time, id limit 1`, tx.tenant, string(compass), today).Scan(&step)
	if db.IsNone(err) {
		return 0, nil
	}
	return step, err
}
