package store

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
)

// What a space read in itself is read as national figures are: the key of such an indicator says that its layers stand in
// own_layer. They are in force while their import is, so that reading in and taking back are one row.

// ownDivision begins the name of the areas of own layers, among those of national divisions.
const ownDivision = "lijst-"

// ListOf gives the list of areas that the division of an own layer names.
func ListOf(division string) string { return strings.TrimPrefix(division, ownDivision) }

const (
	ownColumns = `l.level, l.period, l.breakdown, l.list_id, l.edition, l.part, l.decimals, l.basis, l.break_before, l.source, l.source_id,
	l.source_year, l.licence, l.note, l.published_on, l.definition_number`
	ownKey = `l.indicator_id, l.level, l.period, l.breakdown, l.list_id, l.edition, l.part`
)

// ownInForce reads the layers of an indicator that count.
func (tx *Tx) ownInForce() string {
	return ` from own_layer l join figure_import f on f.tenant_id = l.tenant_id and f.id = l.import_id and ` + tx.inForce() + `
		where l.tenant_id = $1 and l.indicator_id = $2`
}

// ofOwnFigure reads those of one level, breakdown and part.
func (tx *Tx) ofOwnFigure() string {
	return tx.ownInForce() + ` and l.level = $3 and l.breakdown = $4 and l.part in ($5, $6)`
}

func scanOwnKey(r scanner) (figure.Layer, error) {
	var l figure.Layer
	err := r.Scan(&l.Indicator, &l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part)
	return l, err
}

func scanOwnLayer(indicator string) func(scanner) (figure.Layer, error) {
	return func(r scanner) (figure.Layer, error) {
		l := figure.Layer{Indicator: indicator}
		err := r.Scan(&l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.BreakBefore, &l.Source, &l.SourceID,
			&l.SourceYear, &l.Licence, &l.Note, &l.Published, &l.Definition)
		l.Division = ownDivision + l.Division
		return l, err
	}
}

func (tx *Tx) ownArgs(q LayerQuery) []any {
	id, _ := figure.OwnID(q.Indicator)
	if q.Part == "" {
		q.Part = figure.PartValue
	}
	instead := q.Part
	if q.Part == figure.PartValue {
		instead = figure.PartNumerator // a column with counts has no values of its own: they are worked out when it is read
	}
	return []any{tx.tenant, id, string(q.Level), q.Breakdown, string(q.Part), string(instead)}
}

// bestOwnLayers gives one layer per period, oldest first: the newest edition that is in force.
func (tx *Tx) bestOwnLayers(q LayerQuery) ([]figure.Layer, error) {
	list, err := all(tx, scanOwnLayer(q.Indicator), `/* Tx.bestOwnLayers */ select `+ownColumns+tx.ofOwnFigure()+` order by l.period, l.edition desc`, tx.ownArgs(q)...)
	return tx.markChanges(q.Indicator, slices.CompactFunc(list, ofOnePeriod), err)
}

// InsertOwnLayer stores a layer of an import; one that is there already stays as it is.
func (tx *Tx) InsertOwnLayer(importID string, indicator kompas.IndicatorID, list string, l figure.Layer, blob []byte) error {
	_, err := tx.Exec(`/* Tx.InsertOwnLayer */ insert into own_layer (tenant_id, indicator_id, level, period, breakdown, list_id, edition, part, import_id, decimals,
		basis, break_before, source, source_id, source_year, licence, note, values_blob, published_on, definition_number)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
		coalesce((select definition_number from indicator where tenant_id = $1 and id = $2), 1)) on conflict do nothing`,
		tx.tenant, string(indicator), l.Level, l.Period, l.Breakdown, list, l.Edition, string(l.Part), importID, l.Decimals, string(l.Basis), l.BreakBefore,
		l.Source, l.SourceID, l.SourceYear, l.Licence, l.Note, blob, l.Published)
	return err
}

// PutAreaList keeps the areas of own layers; the same areas are kept once.
func (tx *Tx) PutAreaList(l area.List) error {
	_, err := tx.Exec(`/* Tx.PutAreaList */ insert into own_area_list (tenant_id, id, level, year, areas) values ($1, $2, $3, $4, $5) on conflict do nothing`,
		tx.tenant, l.ID, string(l.Level), l.Year, l.Text())
	return err
}

func scanAreaList(r scanner) (area.List, error) {
	var level area.Level
	var year int
	var text []byte
	if err := r.Scan(&level, &year, &text); err != nil {
		return area.List{}, err
	}
	return area.ReadList(level, year, string(text))
}

// AreaList gives the areas of own layers.
func (tx *Tx) AreaList(id string) (area.List, error) {
	return one(tx, scanAreaList, `/* Tx.AreaList */ select level, year, areas from own_area_list where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// ownAreas gives the areas of own layers as a division, among the national areas of that year or else the newest.
func (tx *Tx) ownAreas(id string) (*area.Division, error) {
	lists := func(c *referenceCache) map[ownList]*area.Division { return c.lists }
	return cached(tx, lists, ownList{tx.tenant, id}, maxOwnLists, func() (*area.Division, error) {
		l, err := tx.AreaList(id)
		if err != nil {
			return nil, err
		}
		around, err := tx.NearestDivision(l.Year)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		d := l.Among(around)
		d.Key = ownDivision + id
		return d, nil
	})
}

// ownList names a list of areas in the memory of all spaces.
type ownList struct {
	tenant int64
	id     string
}

// maxOwnLists bounds the lists of areas of spaces kept in memory; most are of one municipality.
const maxOwnLists = 16

// NearestDivision gives the national division of a year, or the one nearest to it. fault.NotFound when there is none.
func (tx *Tx) NearestDivision(year int) (*area.Division, error) {
	list, err := tx.Divisions()
	if err != nil {
		return nil, err
	}
	best := ""
	away := 0
	for _, d := range list {
		if n := max(d.Year-year, year-d.Year); d.Scope == area.CountryCode && (best == "" || n < away) {
			best, away = d.Key, n
		}
	}
	if best == "" {
		return nil, fault.Missing()
	}
	return tx.Division(best)
}

// OwnParts reads every part of a column in force: of one indicator, level, period and breakdown; nil when there is none.
func (tx *Tx) OwnParts(indicator kompas.IndicatorID, level area.Level, period, breakdown string) ([]Layer, error) {
	list, err := all(tx, scanOwnBlob(figure.OwnKey(string(indicator))), `/* Tx.OwnParts */ select `+ownColumns+`, l.values_blob`+tx.ownInForce()+`
		and l.level = $3 and l.period = $4 and l.breakdown = $5 order by l.edition desc, l.part`, tx.tenant, string(indicator), string(level), period, breakdown)
	if len(list) > 0 {
		list = slices.DeleteFunc(list, func(l Layer) bool { return l.Edition != list[0].Edition })
	}
	return list, err
}

func scanOwnBlob(indicator string) func(scanner) (Layer, error) {
	return func(r scanner) (Layer, error) {
		var l Layer
		var raw []byte
		l.Indicator = indicator
		err := r.Scan(&l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.BreakBefore, &l.Source, &l.SourceID,
			&l.SourceYear, &l.Licence, &l.Note, &l.Published, &l.Definition, &raw)
		if err != nil {
			return l, err
		}
		l.Division = ownDivision + l.Division
		l.Blob, err = figure.OpenBlob(raw)
		return l, err
	}
}

// LastOwnEdition gives the number of the newest edition of a column, in force or not; 0 when there is none. What an import
// itself made does not count.
func (tx *Tx) LastOwnEdition(indicator kompas.IndicatorID, level area.Level, period, breakdown, but string) (int, error) {
	var n int
	err := tx.QueryRow(`/* Tx.LastOwnEdition */ select coalesce(max(edition), 0) from own_layer where tenant_id = $1 and indicator_id = $2 and level = $3
		and period = $4 and breakdown = $5 and import_id <> $6`, tx.tenant, string(indicator), string(level), period, breakdown, but).Scan(&n)
	return n, err
}

// ownMargins reads the parts of a column in force.
func (tx *Tx) ownMargins(l figure.Layer) (figure.Columns, error) {
	var c figure.Columns
	id, _ := figure.OwnID(l.Indicator)
	parts, err := tx.OwnParts(kompas.IndicatorID(id), area.Level(l.Level), l.Period, l.Breakdown)
	for _, p := range parts {
		if into := c.Part(p.Part); into != nil {
			*into = p.Blob
		}
	}
	return c, err
}

// ownCoverages tells of which levels and periods there are own figures for everybody, of one indicator or of all.
func (tx *Tx) ownCoverages(indicator string) ([]Coverage, error) {
	id, _ := figure.OwnID(indicator)
	return all(tx, func(r scanner) (Coverage, error) {
		c := Coverage{Scope: area.CountryCode}
		err := r.Scan(&c.Indicator, &c.Level, &c.First, &c.Last, &c.Periods)
		c.Indicator = figure.OwnKey(c.Indicator)
		return c, err
	}, `/* Tx.ownCoverages */ select l.indicator_id, l.level, min(l.period), max(l.period), count(distinct l.period) from own_layer l
		join figure_import f on f.tenant_id = l.tenant_id and f.id = l.import_id and `+tx.inForce()+`
		where l.tenant_id = $1 and ($2 = '' or l.indicator_id = $2) and l.part in ($3, $4) and l.breakdown = ''
		group by l.indicator_id, l.level order by l.indicator_id, l.level`, tx.tenant, id, string(figure.PartValue), string(figure.PartNumerator))
}

// ImportedIndicators gives the indicators of the space that figures were read in for, or one when its id is given, as they stand
// among those of the catalogue.
func (tx *Tx) ImportedIndicators(id string) ([]figure.CatalogueIndicator, error) {
	return all(tx, func(r scanner) (figure.CatalogueIndicator, error) {
		c := figure.CatalogueIndicator{Theme: figure.ThemeOwn, Position: 1}
		var key, topic string
		err := r.Scan(&key, &c.Name, &c.Definition, &c.Nature, &c.Unit, &c.Decimals, &c.Direction, &c.Kind, &c.Basis, &c.Sensitive, &c.Source,
			&c.Publisher, &c.Licence, &topic)
		c.Key = figure.OwnKey(key)
		c.NameEN, c.DefinitionEN = c.Name, c.Definition
		return c, err
	}, `/* Tx.ImportedIndicators */ select i.id, i.name, i.definition, i.nature, i.unit, i.decimals, i.direction, i.number_kind, i.basis, i.is_sensitive,
		i.source_name, i.source_publisher, i.source_licence, i.source_topic from indicator i where i.tenant_id = $1 and i.source_topic <> ''
		and ($2 = '' or i.id = $2) order by i.name, i.id`, tx.tenant, id)
}

// ImportedIndicator gives an indicator of the space that figures were read in for. fault.NotFound when there is none.
func (tx *Tx) ImportedIndicator(id string) (kompas.Indicator, error) {
	return one(tx, func(r scanner) (i kompas.Indicator, err error) {
		var at [2]int64
		err = r.Scan(indicatorInto(&i, &at)...)
		i.CreatedAt, i.DefinitionSince = Instant(at[0]), Instant(at[1])
		return i, err
	}, `/* Tx.ImportedIndicator */ select `+indicatorColumns+` from indicator i where i.tenant_id = $1 and i.id = $2 and i.source_topic <> ''`, tx.tenant, id)
}

// SourceTopic is an indicator of the space with how it is known in the source of its figures.
type SourceTopic struct {
	ID    kompas.IndicatorID
	Name  string
	Unit  figure.Unit
	Topic string
}

// SourceTopics lists the indicators of the space that figures were read in for.
func (tx *Tx) SourceTopics() ([]SourceTopic, error) {
	return all(tx, func(r scanner) (t SourceTopic, err error) {
		err = r.Scan(&t.ID, &t.Name, &t.Unit, &t.Topic)
		return t, err
	}, `/* Tx.SourceTopics */ select id, name, unit, source_topic from indicator where tenant_id = $1 and source_topic <> '' order by name, id`, tx.tenant)
}

// OwnColumn is what is in force of one level, period and breakdown of an indicator of the space.
type OwnColumn struct {
	Layer figure.Layer // without values
	Parts figure.Columns
}

// OwnColumns reads everything in force of an indicator.
func (tx *Tx) OwnColumns(indicator kompas.IndicatorID) ([]OwnColumn, error) {
	list, err := all(tx, scanOwnBlob(figure.OwnKey(string(indicator))), `/* Tx.OwnColumns */ select `+ownColumns+`, l.values_blob`+tx.ownInForce()+`
		order by l.level, l.period, l.breakdown, l.edition desc, l.part`, tx.tenant, string(indicator))
	var out []OwnColumn
	for _, l := range list {
		last := len(out) - 1
		switch {
		case last < 0 || !sameColumn(out[last].Layer, l.Layer):
			out = append(out, OwnColumn{Layer: l.Layer})
			last++
		case out[last].Layer.Edition != l.Edition:
			continue
		}
		if into := out[last].Parts.Part(l.Part); into != nil {
			*into = l.Blob
		}
	}
	return out, err
}

func sameColumn(a, b figure.Layer) bool {
	return a.Level == b.Level && a.Period == b.Period && a.Breakdown == b.Breakdown
}
