package store

import (
	"slices"
	"strconv"
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
// by indicator and area, oldest period first. Who recorded it is left out: all figures of an indicator come as one row.
func (tx *Tx) SpaceObservations() ([]kompas.Observation, error) {
	type indicator struct {
		id      kompas.IndicatorID
		figures string
	}
	list, err := all(tx, func(r scanner) (i indicator, err error) { return i, r.Scan(&i.id, &i.figures) },
		`/* Tx.SpaceObservations */ select indicator_id, string_agg(concat_ws(' ', area_code, period, vintage, measured), '|')
			from observation where tenant_id = $1 and breakdown = '' group by indicator_id`, tx.tenant)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b indicator) int { return strings.Compare(string(a.id), string(b.id)) })
	n := 0
	for _, i := range list {
		n += strings.Count(i.figures, "|") + 1
	}
	out := make([]kompas.Observation, 0, n)
	var kept numbers
	for _, i := range list {
		if out, err = addFigures(out, i.id, i.figures, &kept); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addFigures reads the figures of one indicator, in whatever order the database joined them: by area, oldest first, of
// each period the newest vintage.
func addFigures(out []kompas.Observation, id kompas.IndicatorID, figures string, kept *numbers) ([]kompas.Observation, error) {
	first := len(out)
	for one := range strings.SplitSeq(figures, "|") {
		o := kompas.Observation{IndicatorID: id}
		var vintage string
		o.AreaCode, one, _ = strings.Cut(one, " ")
		o.Period, one, _ = strings.Cut(one, " ")
		vintage, one, _ = strings.Cut(one, " ")
		ms, err := strconv.ParseInt(vintage, 10, 64)
		if err != nil {
			return nil, err
		}
		o.Vintage = Instant(ms)
		if err := readMeasured(&o, one, kept); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	mine := out[first:]
	for k := 1; k < len(mine); k++ {
		if byAreaAndTime(&mine[k-1], &mine[k]) > 0 {
			slices.SortFunc(mine, func(a, b kompas.Observation) int { return byAreaAndTime(&a, &b) })
			break
		}
	}
	last := 0
	for k := 1; k < len(mine); k++ {
		if mine[k].AreaCode != mine[last].AreaCode || mine[k].Period != mine[last].Period {
			last++
		}
		if last != k {
			mine[last] = mine[k]
		}
	}
	return out[:first+last+1], nil
}

func byAreaAndTime(a, b *kompas.Observation) int {
	if c := strings.Compare(a.AreaCode, b.AreaCode); c != 0 {
		return c
	}
	if c := strings.Compare(a.Period, b.Period); c != 0 {
		return c
	}
	return a.Vintage.Compare(b.Vintage)
}

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
