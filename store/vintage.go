package store

import (
	"slices"
	"strconv"
	"time"

	"kompas/figure"
)

// AsKnown gives the same transaction, in which figures are read as they were known at an instant; the zero time is now.
func (tx *Tx) AsKnown(at time.Time) *Tx {
	then := *tx
	then.asOf = at
	return &then
}

// inForce is the condition under which the layers of an import f count.
func (tx *Tx) inForce() string {
	if tx.asOf.IsZero() {
		return `f.state = 'ingelezen'`
	}
	at := strconv.FormatInt(Millis(tx.asOf), 10)
	return `f.applied_at <= ` + at + ` and (f.undone_at is null or f.undone_at > ` + at + `)`
}

// knownOn keeps of the layers of a figure one of each period: the best of those that were published on a day or before. Where none
// was, the oldest that is kept stands for it.
func knownOn(list []figure.Layer, day string) []figure.Layer {
	var out []figure.Layer
	for i, l := range list {
		first := i == 0 || !ofOnePeriod(list[i-1], l)
		if first {
			out = append(out, l)
			continue
		}
		if last := &out[len(out)-1]; last.Published > day && l.Edition < last.Edition {
			*last = l
		}
	}
	return out
}

// FigureMoments gives when figures of an indicator of the space came into force or were taken back, newest first.
func (tx *Tx) FigureMoments(key string) ([]time.Time, error) {
	id, _ := figure.OwnID(key)
	rows, err := all(tx, func(r scanner) ([2]*int64, error) {
		var at [2]*int64
		err := r.Scan(&at[0], &at[1])
		return at, err
	}, `/* Tx.FigureMoments */ select distinct f.applied_at, f.undone_at from own_layer l
		join figure_import f on f.tenant_id = l.tenant_id and f.id = l.import_id and f.applied_at is not null
		where l.tenant_id = $1 and l.indicator_id = $2`, tx.tenant, id)
	var out []time.Time
	for _, row := range rows {
		for _, at := range row {
			if at != nil {
				out = append(out, Instant(*at))
			}
		}
	}
	slices.SortFunc(out, func(a, b time.Time) int { return b.Compare(a) })
	return slices.CompactFunc(out, time.Time.Equal), err
}

// PublishedDays gives the days on which a source published the figures of a national indicator of which more than one edition is
// kept, newest first.
func (tx *Tx) PublishedDays(key string) ([]string, error) {
	kept := func(c *referenceCache) map[string][]string { return c.published }
	return cached(tx, kept, key, maxCoverages, func() ([]string, error) {
		return all(tx, func(r scanner) (day string, err error) { err = r.Scan(&day); return day, err }, `/* Tx.PublishedDays */ select distinct l.published_on from layer l where l.indicator_key = $1 and l.published_on <> '' and exists
		(select 1 from layer o where o.indicator_key = l.indicator_key and o.level = l.level and o.period = l.period and o.edition <> l.edition)
		order by l.published_on desc`, key)
	})
}

// ReferenceMoment is when the figures of a national indicator became others: by a version, or by the program as it is now.
type ReferenceMoment struct {
	At    time.Time
	Until time.Time // when a version was taken back; the zero time when it was not
	Gone  bool      // its figures are no longer kept
}

// ReferenceMoments gives when figures of a national indicator were put in the place of others, the oldest first; none when they never were.
func (tx *Tx) ReferenceMoments(key string) ([]ReferenceMoment, error) {
	kept := func(c *referenceCache) map[string][]ReferenceMoment { return c.moments }
	return cached(tx, kept, key, maxCoverages, func() ([]ReferenceMoment, error) {
		list, err := all(tx, func(r scanner) (m ReferenceMoment, err error) {
			var at int64
			var undone *int64
			err = r.Scan(&at, &undone, &m.Gone)
			m.At = Instant(at)
			if undone != nil {
				m.Until = Instant(*undone)
			}
			return m, err
		}, `/* Tx.ReferenceMoments */ select v.at, v.undone_at, v.cleaned_at is not null from reference_version v
			where exists (select 1 from reference_layer l where l.indicator_key = $1 and l.version_number = v.number)
			or exists (select 1 from reference_gone g where g.indicator_key = $1 and g.version_number = v.number) order by v.at`, key)
		if err != nil || len(list) == 0 {
			return nil, err
		}
		var first *int64
		if err := tx.QueryRow(`/* Tx.ReferenceMoments.program */ select min(read_at) from layer where indicator_key = $1 and read_at > 0`, key).Scan(&first); err != nil || first == nil {
			return list, err
		}
		return append([]ReferenceMoment{{At: Instant(*first)}}, list...), nil
	})
}

// Replaced gives the figures that stood in the place of a layer before it, with their layer: those of the edition before, in so far
// as it is kept and was in force. It is false when there are none.
func (tx *Tx) Replaced(l figure.Layer) (figure.Layer, figure.Columns, bool, error) {
	var parts figure.Columns
	var list []Layer
	var err error
	if id, own := figure.OwnID(l.Indicator); own {
		list, err = all(tx, scanOwnBlob(l.Indicator), `/* Tx.Replaced.own */ select `+ownColumns+`, l.values_blob`+tx.ownInForce()+`
			and l.level = $3 and l.period = $4 and l.breakdown = $5 and l.edition < $6 order by l.edition desc, l.part`,
			tx.tenant, id, l.Level, l.Period, l.Breakdown, l.Edition)
	} else {
		list, err = all(tx, scanLayerBlob, `/* Tx.Replaced */ select `+layerColumns+`, l.values_blob from layer l where l.indicator_key = $1 and l.level = $2
			and l.period = $3 and l.breakdown = $4 and l.division_id = $5 and l.edition < $6 order by l.edition desc, l.part`,
			l.Indicator, l.Level, l.Period, l.Breakdown, l.Division, l.Edition)
	}
	if err != nil || len(list) == 0 {
		return figure.Layer{}, parts, false, err
	}
	for _, p := range list {
		if into := parts.Part(p.Part); into != nil && p.Edition == list[0].Edition {
			*into = p.Blob
		}
	}
	return list[0].Layer, parts, true, nil
}

func scanLayerBlob(r scanner) (l Layer, err error) {
	var raw []byte
	err = r.Scan(&l.Indicator, &l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.BreakBefore,
		&l.Source, &l.SourceID, &l.SourceYear, &l.Licence, &l.Note, &l.Published, &l.Definition, &raw)
	if err == nil {
		l.Blob, err = figure.OpenBlob(raw)
	}
	return l, err
}
