package store

import "kompas/kompas"

// countingFirst orders the versions of one object as kompas.Counting chooses: the oldest that is agreed, or else the newest.
// as names the table of versions.
func countingFirst(as string) string {
	agreed := as + `.status in ('gezamenlijk_vastgesteld', 'college_voorstel', 'raad_vastgesteld')`
	return `case when ` + agreed + ` then 0 else 1 end, case when ` + agreed + ` then ` + as + `.created_at else -` + as + `.created_at end, ` + as + `.id desc`
}

// ParkedLine is a version that waits, with where it belongs.
type ParkedLine struct {
	Kind    kompas.ChainObject
	Number  int
	Text    string
	Why     string
	NextOn  string
	Compass kompas.CompassID
}

// ParkedUntil gives the versions that wait to be looked at again on a day or before, the longest waiting first.
func (tx *Tx) ParkedUntil(day string) ([]ParkedLine, error) {
	return all(tx, func(r scanner) (p ParkedLine, err error) {
		err = r.Scan(&p.Kind, &p.Number, &p.Text, &p.Why, &p.NextOn, &p.Compass)
		return p, err
	}, `/* Tx.ParkedUntil */ select 'resultaat', r.number, v.text, v.parked_reason, v.parked_until, r.compass_id from result_version v
			join result r on r.tenant_id = v.tenant_id and r.id = v.result_id
			where v.tenant_id = $1 and v.status = 'geparkeerd' and v.parked_until <= $2 and r.removed_at is null
		union all select 'ambitie', a.number, v.text, v.parked_reason, v.parked_until, a.compass_id from ambition_version v
			join ambition a on a.tenant_id = v.tenant_id and a.id = v.ambition_id
			where v.tenant_id = $1 and v.status = 'geparkeerd' and v.parked_until <= $2 and a.removed_at is null
		order by 5, 3`, tx.tenant, day)
}
