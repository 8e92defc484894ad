package store

import "kompas/kompas"

const insightColumns = `id, compass_id, text, kind, perspective, stance, said_by, indicator_key, area_code, period, created_at, created_by, withdrawn_at, version`

func scanInsight(r scanner) (kompas.Insight, error) {
	var i kompas.Insight
	var at int64
	var withdrawn *int64
	err := r.Scan(&i.ID, &i.CompassID, &i.Text, &i.Kind, &i.Perspective, &i.Stance, &i.SaidBy, &i.IndicatorKey, &i.AreaCode, &i.Period,
		&at, &i.CreatedBy, &withdrawn, &i.Version)
	i.CreatedAt = Instant(at)
	if withdrawn != nil {
		i.WithdrawnAt = Instant(*withdrawn)
	}
	return i, err
}

// Insights gives what was said about the figures of a compass, oldest first, without what was withdrawn.
func (tx *Tx) Insights(compass kompas.CompassID) ([]kompas.Insight, error) {
	return all(tx, scanInsight, `/* Tx.Insights */ select `+insightColumns+` from insight
		where tenant_id = $1 and compass_id = $2 and withdrawn_at is null order by created_at, id`, tx.tenant, string(compass))
}

// FigureUse is a national figure that people looked at in a compass: what they wrote is about it.
type FigureUse struct {
	Compass   kompas.CompassID
	Indicator string
	Area      string
	Period    string // the newest they wrote about
}

// FigureUses gives the national figures that were used in all compasses, or in one when compass is given.
func (tx *Tx) FigureUses(compass kompas.CompassID) ([]FigureUse, error) {
	return all(tx, func(r scanner) (FigureUse, error) {
		var u FigureUse
		err := r.Scan(&u.Compass, &u.Indicator, &u.Area, &u.Period)
		return u, err
	}, `/* Tx.FigureUses */ select compass_id, indicator_key, area_code, max(period) from insight
		where tenant_id = $1 and ($2 = '' or compass_id = $2) and indicator_key <> '' and withdrawn_at is null
		group by compass_id, indicator_key, area_code order by compass_id, indicator_key, area_code`, tx.tenant, string(compass))
}

// Insight finds one insight.
func (tx *Tx) Insight(id kompas.InsightID) (kompas.Insight, error) {
	return one(tx, scanInsight, `/* Tx.Insight */ select `+insightColumns+` from insight where tenant_id = $1 and id = $2`, tx.tenant, string(id))
}

// WithdrawnInsights names what was said and then withdrawn.
func (tx *Tx) WithdrawnInsights() ([]kompas.InsightID, error) {
	return all(tx, func(r scanner) (id kompas.InsightID, err error) {
		err = r.Scan(&id)
		return id, err
	}, `/* Tx.WithdrawnInsights */ select id from insight where tenant_id = $1 and withdrawn_at is not null`, tx.tenant)
}

// InsertInsight stores a new insight.
func (tx *Tx) InsertInsight(i kompas.Insight) error {
	_, err := tx.Exec(`/* Tx.InsertInsight */ insert into insight (tenant_id, id, compass_id, text, kind, perspective, stance, said_by, indicator_key,
		area_code, period, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		tx.tenant, string(i.ID), string(i.CompassID), i.Text, string(i.Kind), string(i.Perspective), string(i.Stance), i.SaidBy, i.IndicatorKey,
		i.AreaCode, i.Period, Millis(tx.Now), string(i.CreatedBy))
	return err
}

// UpdateInsight stores a changed or withdrawn insight; stale when somebody was first.
func (tx *Tx) UpdateInsight(i *kompas.Insight) error {
	var withdrawn *int64
	if !i.WithdrawnAt.IsZero() {
		ms := Millis(i.WithdrawnAt)
		withdrawn = &ms
	}
	err := changed(tx.Exec(`/* Tx.UpdateInsight */ update insight set text = $1, kind = $2, perspective = $3, stance = $4, said_by = $5, withdrawn_at = $6,
		version = version + 1 where tenant_id = $7 and id = $8 and version = $9`,
		i.Text, string(i.Kind), string(i.Perspective), string(i.Stance), i.SaidBy, withdrawn, tx.tenant, string(i.ID), i.Version))
	i.Version++
	return err
}
