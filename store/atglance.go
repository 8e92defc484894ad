package store

import (
	"slices"
	"strconv"
	"strings"

	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

// OwnIndicators gives the indicators whose figures are the space's own, in the order in which they were made.
func (tx *Tx) OwnIndicators() ([]kompas.Indicator, error) {
	return all(tx, func(r scanner) (kompas.Indicator, error) {
		var i kompas.Indicator
		var at [2]int64
		err := r.Scan(indicatorInto(&i, &at)...)
		i.CreatedAt, i.DefinitionSince = Instant(at[0]), Instant(at[1])
		return i, err
	}, `/* Tx.OwnIndicators */ select `+indicatorColumns+` from indicator i where i.tenant_id = $1 and i.catalogue_key is null and i.layers_of = ''
		and i.source_topic = '' order by i.created_at, i.id`, tx.tenant)
}

// SpaceObservations gives the newest vintage of every figure of the space's own indicators, of everybody (no breakdown),
// by indicator and area, oldest period first. Who recorded it and when is left out.
func (tx *Tx) SpaceObservations() ([]kompas.Observation, error) {
	list, err := tx.joinedFigures(`' 0 '`, nil)
	if err != nil {
		return nil, err
	}
	out := make([]kompas.Observation, 0, countFigures(list))
	var kept numbers
	var corrected []kompas.IndicatorID
	for _, i := range list {
		from := len(out)
		if out, err = addFigures(out, i, &kept); err != nil {
			return nil, err
		}
		if order(out[from:]) {
			out, corrected = out[:from], append(corrected, i.id)
		}
	}
	return tx.counted(tx.addCorrected(out, corrected))
}

// addCorrected adds the figures of indicators of which some were corrected. Of these alone the vintages are asked, for
// reading one costs as much as the figure.
func (tx *Tx) addCorrected(out []kompas.Observation, corrected []kompas.IndicatorID) ([]kompas.Observation, error) {
	if len(corrected) == 0 {
		return out, nil
	}
	list, err := tx.joinedFigures(`' ' || vintage || ' '`, corrected)
	if err != nil {
		return nil, err
	}
	for _, i := range list {
		from := len(out)
		if out, err = addFigures(out, i, nil); err != nil {
			return nil, err
		}
		order(out[from:])
		out = append(out[:from], newest(out[from:])...)
	}
	slices.SortStableFunc(out, func(a, b kompas.Observation) int {
		return strings.Compare(string(a.IndicatorID), string(b.IndicatorID))
	})
	return out, nil
}

// joined is all figures of an indicator in one text, for every further row costs as much as some figures.
type joined struct {
	id      kompas.IndicatorID
	figures string
}

// joinedFigures reads the figures of the space, or of some indicators, by indicator. vintage is SQL for what stands
// between the period and what was measured.
func (tx *Tx) joinedFigures(vintage string, of []kompas.IndicatorID) ([]joined, error) {
	where, args := "", []any{tx.tenant}
	if of != nil {
		in, ids := db.In(2, of)
		where, args = "and indicator_id in ("+in+")", append(args, ids...)
	}
	list, err := all(tx, func(r scanner) (i joined, err error) { return i, r.Scan(&i.id, &i.figures) },
		`/* Tx.joinedFigures */ select indicator_id, string_agg(area_code || ' ' || period || `+vintage+` || measured, '|')
			from observation where tenant_id = $1 and breakdown = '' `+where+` group by indicator_id`, args...)
	slices.SortFunc(list, func(a, b joined) int { return strings.Compare(string(a.id), string(b.id)) })
	return list, err
}

func countFigures(list []joined) (n int) {
	for _, i := range list {
		n += strings.Count(i.figures, "|") + 1
	}
	return n
}

// addFigures reads the figures of one indicator, in whatever order the database joined them.
func addFigures(out []kompas.Observation, i joined, kept *numbers) ([]kompas.Observation, error) {
	for one := range strings.SplitSeq(i.figures, "|") {
		o := kompas.Observation{IndicatorID: i.id}
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
	return out, nil
}

// order puts the figures of one indicator by area, oldest period first, and of one figure the newest vintage first. It
// says whether a figure is there twice without a vintage to tell which is newer.
func order(mine []kompas.Observation) (twice bool) {
	for k := 1; k < len(mine); k++ {
		c := byAreaAndTime(&mine[k-1], &mine[k])
		if c > 0 {
			slices.SortFunc(mine, func(a, b kompas.Observation) int { return byAreaAndTime(&a, &b) })
			return order(mine)
		}
		twice = twice || c == 0
	}
	return twice
}

func byAreaAndTime(a, b *kompas.Observation) int {
	if c := strings.Compare(a.AreaCode, b.AreaCode); c != 0 {
		return c
	}
	if c := strings.Compare(a.Period, b.Period); c != 0 {
		return c
	}
	return b.Vintage.Compare(a.Vintage)
}

// SpaceActivities gives the activities of all compasses of the space, oldest first.
func (tx *Tx) SpaceActivities(limit int) ([]kompas.Activity, error) {
	return all(tx, scanActivity, `/* Tx.SpaceActivities */ select `+activityColumns+` from activity a
		join compass c on c.tenant_id = a.tenant_id and c.id = a.compass_id and not c.is_practice
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
