package store

import (
	"slices"
	"strings"

	"kompas/fault"
	"kompas/kompas"
)

// OwnIndicators gives the indicators whose figures are the space's own, in the order in which they were made.
func (tx *Tx) OwnIndicators() ([]kompas.Indicator, error) {
	return all(tx, func(r scanner) (kompas.Indicator, error) {
		var i kompas.Indicator
		var at int64
		err := r.Scan(&i.ID, &i.Name, &i.Definition, &i.Nature, &i.Unit, &i.Decimals, &i.Direction, &i.NumberKind, &i.Basis, &i.IsSensitive,
			&i.SourceName, &i.SourcePublisher, &i.SourceLicence, &i.IsExample, &i.CatalogueKey, &i.AreaCode, &at, &i.Version)
		i.CreatedAt = Instant(at)
		return i, err
	}, `/* Tx.OwnIndicators */ select `+indicatorColumns+` from indicator i where i.tenant_id = $1 and i.catalogue_key is null order by i.created_at, i.id`, tx.tenant)
}

// SpaceObservations gives the newest vintage of every figure of the space's own indicators, of everybody (no breakdown),
// by indicator and area, oldest period first. Who recorded it, and when, is left out: a series comes as one row.
func (tx *Tx) SpaceObservations() ([]kompas.Observation, error) {
	rows, err := tx.Query(`/* Tx.SpaceObservations */ select indicator_id, area_code, string_agg(period || ' ' || cast(vintage as text) || ' ' || measured, '|')
		from observation where tenant_id = $1 and breakdown = '' group by indicator_id, area_code order by indicator_id, area_code`, tx.tenant)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []kompas.Observation
	for rows.Next() {
		var o kompas.Observation
		var series string
		if err := rows.Scan(&o.IndicatorID, &o.AreaCode, &series); err != nil {
			return nil, err
		}
		if out, err = addSeries(out, o, series); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}

// addSeries reads the periods of one area, in whatever order the database joined them: oldest first, of each period the
// newest vintage.
func addSeries(out []kompas.Observation, o kompas.Observation, series string) ([]kompas.Observation, error) {
	first := len(out)
	vintages := map[string]string{}
	for one := range strings.SplitSeq(series, "|") {
		next := o
		var rest string
		next.Period, rest, _ = strings.Cut(one, " ")
		vintage, measured, _ := strings.Cut(rest, " ")
		if err := readMeasured(&next, measured); err != nil {
			return nil, err
		}
		seen, again := vintages[next.Period]
		switch {
		case !again:
			out = append(out, next)
		case newer(vintage, seen):
			at := slices.IndexFunc(out[first:], func(x kompas.Observation) bool { return x.Period == next.Period })
			out[first+at] = next
		default:
			continue
		}
		vintages[next.Period] = vintage
	}
	slices.SortFunc(out[first:], func(x, y kompas.Observation) int { return strings.Compare(x.Period, y.Period) })
	return out, nil
}

// newer compares two instants written as whole numbers.
func newer(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a > b }

// SpaceActivities gives the activities of all compasses of the space, oldest first.
func (tx *Tx) SpaceActivities(limit int) ([]kompas.Activity, error) {
	return all(tx, scanActivity, `/* Tx.SpaceActivities */ select `+activityColumns+` from activity a
		where a.tenant_id = $1 and a.removed_at is null order by a.created_at, a.id limit $2`, tx.tenant, limit)
}

// AreaNames gives the names of areas by their codes; a code of no area of this year is looked up in earlier years.
func (tx *Tx) AreaNames(codes []string) (map[string]string, error) {
	out := map[string]string{}
	division, err := tx.NewestDivision()
	if fault.Is(err, fault.NotFound) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for _, code := range codes {
		if x, ok := division.Find(code); ok {
			out[code] = x.Name
			continue
		}
		x, err := tx.Area(code)
		if err == nil {
			out[code] = x.Name
		} else if !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	return out, nil
}
