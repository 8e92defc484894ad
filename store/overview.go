package store

import (
	"kompas/db"
	"kompas/kompas"
	"kompas/measure"
	"kompas/session"
)

// LeadIndicator is the indicator that speaks for a compass: the first of its first result.
type LeadIndicator struct {
	LinkedIndicator
	Compass    kompas.CompassID
	Number     int // of the result
	Slug       string
	ResultText string
}

// LeadIndicators gives, per compass of the space, the indicators of its first results in their order, at most limit each;
// of one compass when given. The version of a result that counts is the one in force, or else the newest.
func (tx *Tx) LeadIndicators(compass kompas.CompassID, limit int) ([]LeadIndicator, error) {
	return all(tx, func(r scanner) (LeadIndicator, error) {
		var l LeadIndicator
		var err error
		l.LinkedIndicator, err = scanLinkedIndicator(withMore{r, []any{&l.Compass, &l.Number, &l.Slug, &l.ResultText}})
		return l, err
	}, `/* Tx.LeadIndicators */ select `+indicatorColumns+`, `+resultIndicatorColumns+`, i.result_id, i.compass_id, i.number, i.slug, i.result_text from (
		select y.*, x.id as link_id, r.id as result_id, r.compass_id, r.number, r.slug, v.text as result_text,
			row_number() over (partition by r.compass_id order by r.number, x.position, x.id) as place
		from result r
		join result_version v on v.tenant_id = r.tenant_id and v.id = (
			select w.id from result_version w where w.tenant_id = r.tenant_id and w.result_id = r.id
			order by `+countingFirst("w")+` limit 1)
		join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
		join indicator y on y.tenant_id = x.tenant_id and y.id = x.indicator_id
		where r.tenant_id = $1 and ($2 = '' or r.compass_id = $2) and r.removed_at is null) i
		join result_indicator l on l.tenant_id = i.tenant_id and l.id = i.link_id
		where i.place <= $3 order by i.compass_id, i.place`, tx.tenant, string(compass), limit)
}

// withMore reads further columns behind those of another scan.
type withMore struct {
	scanner
	more []any
}

func (w withMore) Scan(dest ...any) error { return w.scanner.Scan(append(dest, w.more...)...) }

// ObservationsOf gives the newest vintage of every figure of some indicators.
func (tx *Tx) ObservationsOf(ids []kompas.IndicatorID) ([]kompas.Observation, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, args := db.In(2, texts(ids))
	rows, err := all(tx, scanObservation, `/* Tx.ObservationsOf */ select `+observationColumns+` from observation o
		where o.tenant_id = $1 and o.indicator_id in (`+list+`) order by o.indicator_id, o.area_code, o.period, o.breakdown, o.vintage desc`,
		append([]any{tx.tenant}, args...)...)
	return tx.counted(newest(rows), err)
}

// texts gives typed ids as plain texts, as the drivers want them.
func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// UpcomingSessions gives the planned conversations from a day on, the first one first.
func (tx *Tx) UpcomingSessions(day string, limit int) ([]session.Session, error) {
	return all(tx, scanSession, `/* Tx.UpcomingSessions */ select `+sessionColumns+` from session s
		where s.tenant_id = $1 and s.status = 'gepland' and s.held_on >= $2 order by s.held_on, s.start_time, s.id limit $3`, tx.tenant, day, limit)
}

// NewestStories gives the newest stories of the space that were released and may be told among partners.
func (tx *Tx) NewestStories(limit int) ([]measure.Story, error) {
	return all(tx, scanStory, `/* Tx.NewestStories */ select `+storyColumns+` from story s
		join compass c on c.tenant_id = s.tenant_id and c.id = s.compass_id and not c.is_practice
		where s.tenant_id = $1 and s.state = 'vrijgegeven' and s.consent_session order by s.created_at desc, s.id desc limit $2`, tx.tenant, limit)
}
