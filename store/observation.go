package store

import "kompas/kompas"

const observationColumns = `o.indicator_id, o.area_code, o.period, o.breakdown, o.vintage, o.measured, o.recorded_by`

func scanObservation(r scanner) (kompas.Observation, error) {
	var o kompas.Observation
	var vintage int64
	var measured string
	if err := r.Scan(&o.IndicatorID, &o.AreaCode, &o.Period, &o.Breakdown, &vintage, &measured, &o.RecordedBy); err != nil {
		return o, err
	}
	o.Vintage = Instant(vintage)
	return o, readMeasured(&o, measured, nil)
}

// newest keeps of each figure the newest vintage; the rows come with the newest vintage of a figure first.
func newest(rows []kompas.Observation) []kompas.Observation {
	var out []kompas.Observation
	for _, o := range rows {
		if n := len(out); n > 0 && out[n-1].IndicatorID == o.IndicatorID && out[n-1].AreaCode == o.AreaCode && out[n-1].Period == o.Period &&
			out[n-1].Breakdown == o.Breakdown {
			continue
		}
		out = append(out, o)
	}
	return out
}

// ObservationsOfCompass gives the newest vintage of every figure of the indicators of a compass.
func (tx *Tx) ObservationsOfCompass(compass kompas.CompassID) ([]kompas.Observation, error) {
	rows, err := all(tx, scanObservation, `/* Tx.ObservationsOfCompass */ select `+observationColumns+` from observation o
		where o.tenant_id = $1 and o.indicator_id in (select l.indicator_id from result r
			join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			join result_indicator l on l.tenant_id = v.tenant_id and l.result_version_id = v.id
			where r.tenant_id = $1 and r.compass_id = $2 and r.removed_at is null)
		order by o.indicator_id, o.area_code, o.period, o.breakdown, o.vintage desc`, tx.tenant, string(compass))
	return tx.counted(newest(rows), err)
}

// Observations gives the newest vintage of every figure of one indicator.
func (tx *Tx) Observations(id kompas.IndicatorID) ([]kompas.Observation, error) {
	rows, err := all(tx, scanObservation, `/* Tx.Observations */ select `+observationColumns+` from observation o
		where o.tenant_id = $1 and o.indicator_id = $2 order by o.indicator_id, o.area_code, o.period, o.breakdown, o.vintage desc`, tx.tenant, string(id))
	return tx.counted(newest(rows), err)
}

// InsertObservation records a figure, or a correction of it as a newer vintage. A correction within the same
// millisecond takes the next one, so that nothing recorded is ever written over.
func (tx *Tx) InsertObservation(o kompas.Observation) error {
	_, err := tx.Exec(`/* Tx.InsertObservation */ insert into observation (tenant_id, indicator_id, area_code, period, breakdown, vintage, measured, recorded_by)
		select $1, $2, $3, $4, $5, case when coalesce(max(vintage), 0) >= $6 then max(vintage) + 1 else $6 end, $7, $8
		from observation where tenant_id = $1 and indicator_id = $2 and area_code = $3 and period = $4 and breakdown = $5`,
		tx.tenant, string(o.IndicatorID), o.AreaCode, o.Period, o.Breakdown, Millis(tx.Now), MeasuredText(o), string(o.RecordedBy))
	return err
}
