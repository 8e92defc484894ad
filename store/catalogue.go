package store

import (
	"slices"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
)

const catalogueColumns = `key, name, name_en, definition, definition_en, theme, group_name, unit, decimals, direction, nature, number_kind, basis,
	source, source_table, publisher, licence, url, note, note_en, numerator_key, denominator_key, position`

func scanCatalogue(r scanner) (figure.CatalogueIndicator, error) {
	var c figure.CatalogueIndicator
	err := r.Scan(&c.Key, &c.Name, &c.NameEN, &c.Definition, &c.DefinitionEN, &c.Theme, &c.Group, &c.Unit, &c.Decimals, &c.Direction, &c.Nature, &c.Kind,
		&c.Basis, &c.Source, &c.SourceTable, &c.Publisher, &c.Licence, &c.URL, &c.Note, &c.NoteEN, &c.Numerator, &c.Denominator, &c.Position)
	return c, err
}

// Catalogue gives the national indicators in the order of lists, and then those that the space read in itself.
func (tx *Tx) Catalogue() ([]figure.CatalogueIndicator, error) {
	list, err := tx.catalogue()
	if err != nil || tx.tenant == 0 {
		return tx.wordsThen(slices.Clone(list), err) // the kept one must not change
	}
	own, err := tx.ImportedIndicators("")
	return tx.wordsThen(slices.Concat(list, own), err)
}

// catalogue gives the list that is kept.
func (tx *Tx) catalogue() ([]figure.CatalogueIndicator, error) {
	lists := func(c *referenceCache) map[string][]figure.CatalogueIndicator { return c.catalogue }
	return cached(tx, lists, "", 1, func() ([]figure.CatalogueIndicator, error) {
		return all(tx, scanCatalogue, `/* Tx.Catalogue */ select `+catalogueColumns+` from catalogue_indicator where position > 0 order by position, key`)
	})
}

// CatalogueIndicator gives a national indicator, also one that was withdrawn. fault.NotFound when there never was one.
func (tx *Tx) CatalogueIndicator(key string) (figure.CatalogueIndicator, error) {
	if id, own := figure.OwnID(key); own {
		list, err := tx.ImportedIndicators(id)
		if err == nil && (len(list) == 0 || id == "") {
			err = fault.Missing()
		}
		if err != nil {
			return figure.CatalogueIndicator{}, err
		}
		return list[0], nil
	}
	list, err := tx.catalogue()
	if err != nil {
		return figure.CatalogueIndicator{}, err
	}
	if i := slices.IndexFunc(list, func(c figure.CatalogueIndicator) bool { return c.Key == key }); i >= 0 {
		return list[i], nil
	}
	return one(tx, scanCatalogue, `/* Tx.CatalogueIndicator */ select `+catalogueColumns+` from catalogue_indicator where key = $1`, key)
}

// PutCatalogueIndicator stores a national indicator, new or known. The definition that it had is kept when it becomes another.
func (tx *Tx) PutCatalogueIndicator(c figure.CatalogueIndicator) error {
	if err := tx.keepNationalDefinition(c); err != nil {
		return err
	}
	_, err := tx.Exec(`/* Tx.PutCatalogueIndicator */ insert into catalogue_indicator (`+catalogueColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
		on conflict (key) do update set name = excluded.name, name_en = excluded.name_en, definition = excluded.definition,
		definition_en = excluded.definition_en, theme = excluded.theme, group_name = excluded.group_name, unit = excluded.unit,
		decimals = excluded.decimals, direction = excluded.direction, nature = excluded.nature, number_kind = excluded.number_kind,
		basis = excluded.basis, source = excluded.source, source_table = excluded.source_table, publisher = excluded.publisher,
		licence = excluded.licence, url = excluded.url, note = excluded.note, note_en = excluded.note_en,
		numerator_key = excluded.numerator_key, denominator_key = excluded.denominator_key, position = excluded.position`,
		c.Key, c.Name, c.NameEN, c.Definition, c.DefinitionEN, string(c.Theme), c.Group, string(c.Unit), c.Decimals, string(c.Direction), string(c.Nature),
		string(c.Kind), string(c.Basis), c.Source, c.SourceTable, c.Publisher, c.Licence, c.URL, c.Note, c.NoteEN, c.Numerator, c.Denominator, c.Position)
	return err
}

// Coverage (dekking) says for which level and periods there are figures of a national indicator for everybody.
type Coverage struct {
	Indicator string
	Level     area.Level
	Scope     string // NL00, or the one municipality that has them
	First     string // period
	Last      string
	Periods   int
}

// Coverages gives the coverage of all national indicators, or of one when its key is given.
func (tx *Tx) Coverages(indicator string) ([]Coverage, error) {
	kept := func(c *referenceCache) map[string][]Coverage { return c.coverage }
	if _, own := figure.OwnID(indicator); own {
		return tx.ownCoverages(indicator)
	}
	if !tx.asOf.IsZero() { // what holds on another day is not kept
		list, err := tx.coverages(indicator)
		return tx.withOwnCoverages(indicator, list, err)
	}
	list, err := cached(tx, kept, indicator, maxCoverages, func() ([]Coverage, error) { return tx.coverages(indicator) })
	return tx.withOwnCoverages(indicator, list, err)
}

// withOwnCoverages adds those of what the space read in, when all are asked.
func (tx *Tx) withOwnCoverages(indicator string, list []Coverage, err error) ([]Coverage, error) {
	if err != nil || indicator != "" || tx.tenant == 0 {
		return slices.Clone(list), err
	}
	read, err := tx.ownCoverages("")
	return slices.Concat(list, read), err
}

// maxCoverages bounds what is kept in memory: one list per indicator, and one of all.
const maxCoverages = 500

func (tx *Tx) coverages(indicator string) ([]Coverage, error) {
	where, args := "", []any{string(figure.PartValue)}
	if indicator != "" {
		where, args = "and l.indicator_key = $2", append(args, indicator)
	}
	return all(tx, func(r scanner) (Coverage, error) {
		var c Coverage
		err := r.Scan(&c.Indicator, &c.Level, &c.Scope, &c.First, &c.Last, &c.Periods)
		return c, err
	}, `/* Tx.Coverages */ select c.indicator_key, c.level, c.scope, min(c.period), max(c.period), count(*) from (
		select l.indicator_key, l.level, d.scope, l.period from layer l join area_division d on d.id = l.division_id
		where l.part = $1 and l.breakdown = '' `+where+`
		union select l.indicator_key, l.level, a.scope, l.period`+tx.versionsInForce()+` where l.part = $1 and l.breakdown = '' `+where+`) c
		group by c.indicator_key, c.level, c.scope order by c.indicator_key, c.level, c.scope`, args...)
}
