package store

import (
	"database/sql"
	"slices"
	"time"

	"kompas/area"
	"kompas/figure"
)

// Completeness (volledigheid) says of one period of an indicator at one level how many areas have a figure: what is missing,
// suppressed or not applicable is none, and zero is one.
type Completeness struct {
	Layer    figure.Layer // whose figures, without values
	Have, Of int          // areas: of the municipality asked for where the level is inside it, else of the country
	Home     bool         // the municipality asked for has a figure itself; only at its own level
	Early    bool         // some may still change at the source
	ReadAt   time.Time    // when it was read in here; the zero time when that was not noted
}

// maxCompleteness bounds the municipalities whose completeness is kept in memory.
const maxCompleteness = 16

// Completenesses gives the completeness of the national indicators for a municipality ("" is none), those that are worked out
// from two counts too: by indicator and level, periods in order.
func (tx *Tx) Completenesses(home string) ([]Completeness, error) {
	kept := func(c *referenceCache) map[string][]Completeness { return c.complete }
	return cached(tx, kept, home, maxCompleteness, func() ([]Completeness, error) {
		rows, err := tx.Query(`/* Tx.Completenesses */ select l.indicator_key, l.level, l.period, l.division_id, l.edition, l.part, l.basis, l.break_before,
			l.source, l.source_id, l.source_year, l.licence, l.note, l.published_on, l.read_at, l.definition_number, l.values_blob from layer l join area_division d on d.id = l.division_id
			where l.part = $1 and l.breakdown = '' and d.scope in ($2, $3)
			order by l.indicator_key, l.level, l.period, l.edition desc, case when d.scope = $2 then 0 else 1 end, d.year desc`,
			string(figure.PartValue), area.CountryCode, home)
		if err != nil {
			return nil, err
		}
		columns, err := readColumns(rows, "")
		if err != nil {
			return nil, err
		}
		if columns, err = tx.columnsOfVersions(home, columns); err != nil {
			return nil, err
		}
		list, err := tx.catalogue()
		if err != nil {
			return nil, err
		}
		return tx.complete(list, columns, home)
	})
}

// OwnCompletenesses gives the same of what the space read in itself.
func (tx *Tx) OwnCompletenesses(home string) ([]Completeness, error) {
	list, err := tx.ImportedIndicators("")
	if err != nil || len(list) == 0 {
		return nil, err
	}
	rows, err := tx.Query(`/* Tx.OwnCompletenesses */ select 'eigen-' || l.indicator_id, l.level, l.period, l.list_id, l.edition, l.part, l.basis, l.break_before,
		l.source, l.source_id, l.source_year, l.licence, l.note, l.published_on, f.applied_at, l.definition_number, l.values_blob from own_layer l
		join figure_import f on f.tenant_id = l.tenant_id and f.id = l.import_id and `+tx.inForce()+`
		where l.tenant_id = $1 and l.breakdown = '' and l.part in ($2, $3, $4)
		order by l.indicator_id, l.level, l.period, l.edition desc, l.part`, tx.tenant,
		string(figure.PartValue), string(figure.PartNumerator), string(figure.PartDenominator))
	if err != nil {
		return nil, err
	}
	columns, err := readColumns(rows, ownDivision)
	if err != nil {
		return nil, err
	}
	return tx.complete(list, columns, home)
}

// column is the layer in force of an indicator, level and period with what its figures are made of.
type column struct {
	layer  figure.Layer
	parts  figure.Columns
	readAt time.Time
}

// markColumns marks the columns, by indicator and level and in the order of time, from which something else was counted.
func (tx *Tx) markColumns(columns []column) error {
	for i := range columns {
		l := &columns[i].layer
		if i == 0 || columns[i-1].layer.Indicator != l.Indicator || columns[i-1].layer.Level != l.Level || max(columns[i-1].layer.Definition, 1) == max(l.Definition, 1) {
			continue
		}
		known, err := tx.Definitions(l.Indicator)
		if err != nil {
			return err
		}
		l.BreakBefore = l.BreakBefore || !known.Alike(columns[i-1].layer.Definition, l.Definition)
	}
	return nil
}

// readColumns keeps of each indicator, level and period the first division and edition that come.
func readColumns(rows *sql.Rows, prefix string) ([]column, error) {
	defer rows.Close()
	var out []column
	for rows.Next() {
		var l figure.Layer
		var raw []byte
		var at int64
		if err := rows.Scan(&l.Indicator, &l.Level, &l.Period, &l.Division, &l.Edition, &l.Part, &l.Basis, &l.BreakBefore, &l.Source, &l.SourceID,
			&l.SourceYear, &l.Licence, &l.Note, &l.Published, &at, &l.Definition, &raw); err != nil {
			return nil, err
		}
		l.Division = prefix + l.Division
		if last := len(out) - 1; last < 0 || out[last].layer.Indicator != l.Indicator || out[last].layer.Level != l.Level || out[last].layer.Period != l.Period {
			out = append(out, column{layer: l})
			if at > 0 {
				out[len(out)-1].readAt = Instant(at)
			}
		} else if out[last].layer.Division != l.Division || out[last].layer.Edition != l.Edition {
			continue
		}
		blob, err := figure.OpenBlob(raw)
		if err != nil {
			return nil, err
		}
		*out[len(out)-1].parts.Part(l.Part) = blob
	}
	return out, rows.Err()
}

// complete counts the figures of each indicator of a list.
func (tx *Tx) complete(list []figure.CatalogueIndicator, columns []column, home string) ([]Completeness, error) {
	if err := tx.markColumns(columns); err != nil {
		return nil, err
	}
	of := map[string][]column{}
	for _, c := range columns {
		of[c.layer.Indicator] = append(of[c.layer.Indicator], c)
	}
	var out []Completeness
	for _, i := range list {
		mine := of[i.Key]
		if i.Computed() {
			mine = together(of[i.Numerator], of[i.Denominator], i.Key)
		}
		for _, c := range mine {
			d, err := tx.Division(c.layer.Division)
			if err != nil {
				return nil, err
			}
			out = append(out, c.count(d, i.Unit, home))
		}
	}
	return out, nil
}

// together makes the columns of an indicator of two counts.
func together(numerators, denominators []column, key string) []column {
	var out []column
	for _, k := range numerators {
		at := slices.IndexFunc(denominators, func(n column) bool {
			return n.layer.Level == k.layer.Level && n.layer.Period == k.layer.Period && n.layer.Division == k.layer.Division
		})
		if at >= 0 {
			c := column{layer: k.layer, readAt: k.readAt, parts: figure.Columns{Numerator: k.parts.Value, Denominator: denominators[at].parts.Value}}
			c.layer.Indicator = key
			out = append(out, c)
		}
	}
	return out
}

func (c column) count(d *area.Division, u figure.Unit, home string) Completeness {
	out := Completeness{Layer: c.layer, ReadAt: c.readAt}
	level := area.Level(c.layer.Level)
	from, to := 0, d.Len(level)
	if home != "" && (level == area.District || level == area.Neighbourhood) {
		from, to = d.Within(level, home)
	}
	own, known := d.Pos(level, home)
	for pos := from; pos < to; pos++ {
		_, absence, flag := c.parts.Read(pos, u)
		if absence != figure.Present {
			continue
		}
		out.Have++
		out.Early = out.Early || flag&figure.FlagProvisional != 0
		out.Home = out.Home || known && pos == own
	}
	out.Of = to - from
	return out
}
