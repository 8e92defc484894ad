package store

import (
	"kompas/figure"
	"kompas/kompas"
)

// Compared says whether somebody opened a figure from a compass beside comparable municipalities and its areas.
func (tx *Tx) Compared(compass kompas.CompassID, key string) (bool, error) {
	n, err := one(tx, func(r scanner) (n int, err error) { err = r.Scan(&n); return n, err }, `/* Tx.Compared */
		select count(*) from compared_figure where tenant_id = $1 and compass_id = $2 and indicator_key = $3`, tx.tenant, string(compass), key)
	return n > 0, err
}

// NoteCompared notes that somebody did; not who.
func (tx *Tx) NoteCompared(compass kompas.CompassID, key string) error {
	_, err := tx.Exec(`/* Tx.NoteCompared */ insert into compared_figure (tenant_id, compass_id, indicator_key) values ($1, $2, $3)
		on conflict (tenant_id, compass_id, indicator_key) do nothing`, tx.tenant, string(compass), key)
	return err
}

// uncomparedBranch reads which versions of results have a national figure in front that nobody opened like that yet.
func uncomparedBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "v.id", texts: []string{"i.catalogue_key"},
		from: `from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
				and x.position = (select min(y.position) from result_indicator y where y.tenant_id = v.tenant_id and y.result_version_id = v.id)
			join indicator i on i.tenant_id = x.tenant_id and i.id = x.indicator_id and i.catalogue_key is not null` +
			of("r", "r.compass_id") + ` and r.removed_at is null and not exists (select 1 from compared_figure f
				where f.tenant_id = r.tenant_id and f.compass_id = r.compass_id and f.indicator_key = i.catalogue_key)`,
		put: func(p *loadingPicture, r *unionRow) {
			if _, own := figure.OwnID(r.t[0]); !own {
				p.Uncompared[kompas.VersionID(r.id)] = r.t[0]
			}
		}}
}

// onceBranch reads which own indicators were measured in one period only.
func onceBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "i.id", ints: []string{"count(distinct o.period)"},
		from: `from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
			join indicator i on i.tenant_id = x.tenant_id and i.id = x.indicator_id and i.catalogue_key is null
			join observation o on o.tenant_id = i.tenant_id and o.indicator_id = i.id` +
			of("r", "r.compass_id") + " and r.removed_at is null group by r.compass_id, i.id having count(distinct o.period) = 1",
		put: func(p *loadingPicture, r *unionRow) { p.Once[kompas.IndicatorID(r.id)] = true }}
}
