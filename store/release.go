package store

import (
	"slices"

	"kompas/kompas"
)

// ReleasedFigures gives the own figures of the space as they became public, of each figure the newest first; Vintage is when.
func (tx *Tx) ReleasedFigures() ([]kompas.Observation, error) {
	rows, err := all(tx, scanObservation, `/* Tx.ReleasedFigures */ select r.indicator_id, r.area_code, r.period, r.breakdown, r.released_at, r.measured, ''
		from released_figure r where r.tenant_id = $1 order by r.indicator_id, r.area_code, r.period, r.breakdown, r.released_at desc`, tx.tenant)
	if !tx.asOf.IsZero() {
		rows = slices.DeleteFunc(rows, func(o kompas.Observation) bool { return o.Vintage.After(tx.asOf) })
	}
	return rows, err
}

// InsertReleasedFigure keeps a figure as it becomes public; what was public before stays beside it.
func (tx *Tx) InsertReleasedFigure(o kompas.Observation) error {
	_, err := tx.Exec(`/* Tx.InsertReleasedFigure */ insert into released_figure (tenant_id, indicator_id, area_code, period, breakdown, released_at, measured)
		select $1, $2, $3, $4, $5, case when coalesce(max(released_at), 0) >= $6 then max(released_at) + 1 else $6 end, $7
		from released_figure where tenant_id = $1 and indicator_id = $2 and area_code = $3 and period = $4 and breakdown = $5`,
		tx.tenant, string(o.IndicatorID), o.AreaCode, o.Period, o.Breakdown, Millis(tx.Now), MeasuredText(o))
	return err
}
