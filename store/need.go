package store

import "kompas/kompas"

const needColumns = `n.id, n.compass_id, n.number, n.text, n.group_name, n.perspective, n.created_at, n.created_by, n.version`

func scanNeed(r scanner) (kompas.Need, error) {
	var n kompas.Need
	var at int64
	err := r.Scan(&n.ID, &n.CompassID, &n.Number, &n.Text, &n.Group, &n.Perspective, &at, &n.CreatedBy, &n.Version)
	n.CreatedAt = Instant(at)
	return n, err
}

// needLink is one line between a need and a result or an activity.
type needLink struct {
	need kompas.NeedID
	to   string
}

func scanNeedLink(r scanner) (needLink, error) {
	var l needLink
	err := r.Scan(&l.need, &l.to)
	return l, err
}

// Needs gives what residents of a compass need, oldest first, with the results and activities each is tied to.
func (tx *Tx) Needs(compass kompas.CompassID) ([]kompas.Need, error) {
	list, err := all(tx, scanNeed, `/* Tx.Needs */ select `+needColumns+` from need n
		where n.tenant_id = $1 and n.compass_id = $2 and n.removed_at is null order by n.number`, tx.tenant, string(compass))
	if err != nil || len(list) == 0 {
		return list, err
	}
	results, err := all(tx, scanNeedLink, `/* Tx.Needs.results */ select l.need_id, l.result_id from need n
		join need_result l on l.tenant_id = n.tenant_id and l.need_id = n.id
		join result r on r.tenant_id = l.tenant_id and r.id = l.result_id and r.removed_at is null
		where n.tenant_id = $1 and n.compass_id = $2 order by r.number`, tx.tenant, string(compass))
	if err != nil {
		return nil, err
	}
	activities, err := all(tx, scanNeedLink, `/* Tx.Needs.activities */ select l.need_id, l.activity_id from need n
		join need_activity l on l.tenant_id = n.tenant_id and l.need_id = n.id
		join activity a on a.tenant_id = l.tenant_id and a.id = l.activity_id and a.removed_at is null
		where n.tenant_id = $1 and n.compass_id = $2 order by a.created_at, a.id`, tx.tenant, string(compass))
	if err != nil {
		return nil, err
	}
	at := map[kompas.NeedID]int{}
	for i, n := range list {
		at[n.ID] = i
	}
	for _, l := range results {
		if i, ok := at[l.need]; ok {
			list[i].Results = append(list[i].Results, kompas.ResultID(l.to))
		}
	}
	for _, l := range activities {
		if i, ok := at[l.need]; ok {
			list[i].Activities = append(list[i].Activities, kompas.ActivityID(l.to))
		}
	}
	return list, nil
}

// RemovedNeed finds a need by its number that was taken away.
func (tx *Tx) RemovedNeed(compass kompas.CompassID, number int) (kompas.Need, error) {
	return one(tx, scanNeed, `/* Tx.RemovedNeed */ select `+needColumns+` from need n
		where n.tenant_id = $1 and n.compass_id = $2 and n.number = $3 and n.removed_at is not null`, tx.tenant, string(compass), number)
}

// NextNeedNumber gives the number of the next need of a compass. A number is never used twice.
func (tx *Tx) NextNeedNumber(compass kompas.CompassID) (int, error) {
	var n int
	err := tx.QueryRow(`/* Tx.NextNeedNumber */ select coalesce(max(number), 0) + 1 from need where tenant_id = $1 and compass_id = $2`,
		tx.tenant, string(compass)).Scan(&n)
	return n, err
}

// InsertNeed stores a new need, without its lines.
func (tx *Tx) InsertNeed(n kompas.Need) error {
	_, err := tx.Exec(`/* Tx.InsertNeed */ insert into need (tenant_id, id, compass_id, number, text, group_name, perspective, created_at, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.tenant, string(n.ID), string(n.CompassID), n.Number, n.Text, n.Group, string(n.Perspective), Millis(tx.Now), string(n.CreatedBy))
	return err
}

// UpdateNeed stores a changed need; stale when somebody was first.
func (tx *Tx) UpdateNeed(n *kompas.Need) error {
	err := changed(tx.Exec(`/* Tx.UpdateNeed */ update need set text = $1, group_name = $2, perspective = $3, version = version + 1
		where tenant_id = $4 and id = $5 and version = $6`, n.Text, n.Group, string(n.Perspective), tx.tenant, string(n.ID), n.Version))
	if err == nil {
		n.Version++
	}
	return err
}

// SetNeedRemoved takes a need away, or puts it back. Its lines stay.
func (tx *Tx) SetNeedRemoved(id kompas.NeedID, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetNeedRemoved */ update need set removed_at = $1 where tenant_id = $2 and id = $3`, at, tx.tenant, string(id))
	return err
}

// TieNeedToResult draws a line; nothing when it is there already.
func (tx *Tx) TieNeedToResult(need kompas.NeedID, result kompas.ResultID) error {
	_, err := tx.Exec(`/* Tx.TieNeedToResult */ insert into need_result (tenant_id, need_id, result_id, created_at) values ($1, $2, $3, $4)
		on conflict do nothing`, tx.tenant, string(need), string(result), Millis(tx.Now))
	return err
}

// UntieNeedFromResult takes a line away.
func (tx *Tx) UntieNeedFromResult(need kompas.NeedID, result kompas.ResultID) error {
	_, err := tx.Exec(`/* Tx.UntieNeedFromResult */ delete from need_result where tenant_id = $1 and need_id = $2 and result_id = $3`,
		tx.tenant, string(need), string(result))
	return err
}

// TieNeedToActivity draws a line; nothing when it is there already.
func (tx *Tx) TieNeedToActivity(need kompas.NeedID, activity kompas.ActivityID) error {
	_, err := tx.Exec(`/* Tx.TieNeedToActivity */ insert into need_activity (tenant_id, need_id, activity_id, created_at) values ($1, $2, $3, $4)
		on conflict do nothing`, tx.tenant, string(need), string(activity), Millis(tx.Now))
	return err
}

// UntieNeedFromActivity takes a line away.
func (tx *Tx) UntieNeedFromActivity(need kompas.NeedID, activity kompas.ActivityID) error {
	_, err := tx.Exec(`/* Tx.UntieNeedFromActivity */ delete from need_activity where tenant_id = $1 and need_id = $2 and activity_id = $3`,
		tx.tenant, string(need), string(activity))
	return err
}
