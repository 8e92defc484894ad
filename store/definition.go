package store

import (
	"slices"

	"kompas/figure"
	"kompas/kompas"
)

// A definition that figures came in under is kept when it becomes another. Whoever reads figures gets them with the mark of where
// they were counted in another way; the definitions themselves are read only when any figure points to a later one than the first.

// definitionsIn reads the definitions of indicators of the space by id, or of one when its id is given.
func (tx *Tx) definitionsIn(id string) (map[kompas.IndicatorID]figure.Definitions, error) {
	out := map[kompas.IndicatorID]figure.Definitions{}
	_, err := all(tx, func(r scanner) (none struct{}, err error) {
		var of kompas.IndicatorID
		var d figure.Definition
		var since int64
		if err = r.Scan(&of, &d.Number, &d.Text, &d.OnlyWords, &since); err == nil {
			d.Since = Instant(since)
			out[of] = append(out[of], d)
		}
		return none, err
	}, `/* Tx.definitionsIn */ select indicator_id, number, definition, only_words, defined_at from indicator_definition
		where tenant_id = $1 and ($2 = '' or indicator_id = $2)
		union all select id, definition_number, definition, only_words, defined_at from indicator
		where tenant_id = $1 and ($2 = '' or id = $2) and definition_number > 1 order by 1, 2`, tx.tenant, id)
	return out, err
}

// Definitions gives the definitions of an indicator of the catalogue or, by its own key, of the space; nil when it never changed.
func (tx *Tx) Definitions(key string) (figure.Definitions, error) {
	if id, own := figure.OwnID(key); own {
		of, err := tx.definitionsIn(id)
		return of[kompas.IndicatorID(id)], err
	}
	kept := func(c *referenceCache) map[string]figure.Definitions { return c.definitions }
	return cached(tx, kept, key, maxCoverages, func() (figure.Definitions, error) {
		return all(tx, func(r scanner) (d figure.Definition, err error) {
			var since int64
			err = r.Scan(&d.Number, &d.Text, &d.TextEN, &since)
			d.Since = Instant(since)
			return d, err
		}, `/* Tx.Definitions */ select number, definition, definition_en, defined_at from catalogue_definition where indicator_key = $1
			union all select definition_number, definition, definition_en, defined_at from catalogue_indicator
			where key = $1 and definition_number > 1 order by 1`, key)
	})
}

// KeepDefinition keeps the definition that an indicator of the space had.
func (tx *Tx) KeepDefinition(i kompas.Indicator) error {
	_, err := tx.Exec(`/* Tx.KeepDefinition */ insert into indicator_definition (tenant_id, indicator_id, number, definition, only_words, defined_at)
		values ($1, $2, $3, $4, $5, $6)`, tx.tenant, string(i.ID), i.DefinitionNumber, i.Definition, i.OnlyWords, Millis(i.DefinitionSince))
	return err
}

// DropDefinition takes away the definition before one that no figure points to, when that becomes the newest again.
func (tx *Tx) DropDefinition(id kompas.IndicatorID, number int) error {
	_, err := tx.Exec(`/* Tx.DropDefinition */ delete from indicator_definition where tenant_id = $1 and indicator_id = $2 and number = $3`, tx.tenant, string(id), number)
	return err
}

// DefinitionUsed says whether any figure points to the newest definition of an indicator of the space.
func (tx *Tx) DefinitionUsed(i kompas.Indicator) (bool, error) {
	rows, err := all(tx, scanObservation, `/* Tx.DefinitionUsed */ select `+observationColumns+` from observation o where o.tenant_id = $1 and o.indicator_id = $2`,
		tx.tenant, string(i.ID))
	if err != nil || slices.ContainsFunc(rows, func(o kompas.Observation) bool { return max(o.Definition, 1) == i.DefinitionNumber }) {
		return err == nil, err
	}
	var used bool
	err = tx.QueryRow(`/* Tx.DefinitionUsed.layer */ select exists (select 1 from own_layer where tenant_id = $1 and indicator_id = $2 and definition_number = $3)`,
		tx.tenant, string(i.ID), i.DefinitionNumber).Scan(&used)
	return used, err
}

// keepNationalDefinition keeps the definition that a national indicator has, when it becomes another.
func (tx *Tx) keepNationalDefinition(c figure.CatalogueIndicator) error {
	kept, err := tx.Exec(`/* Tx.keepNationalDefinition */ insert into catalogue_definition (indicator_key, number, definition, definition_en, defined_at)
		select key, definition_number, definition, definition_en, defined_at from catalogue_indicator where key = $1 and definition <> $2`, c.Key, c.Definition)
	if err != nil || kept == 0 {
		return err
	}
	_, err = tx.Exec(`/* Tx.keepNationalDefinition.next */ update catalogue_indicator set definition_number = definition_number + 1, defined_at = $1 where key = $2`,
		Millis(tx.Now), c.Key)
	return err
}

// markChanges marks the layers of one figure, oldest first, from which it was counted in another way.
func (tx *Tx) markChanges(key string, layers []figure.Layer, err error) ([]figure.Layer, error) {
	if err != nil || !slices.ContainsFunc(layers, func(l figure.Layer) bool { return l.Definition > 1 }) {
		return layers, err
	}
	known, err := tx.Definitions(key)
	known.MarkChanges(layers)
	return layers, err
}

// counted marks the figures, of which each series comes oldest first, that were counted in another way than the one before.
func (tx *Tx) counted(rows []kompas.Observation, err error) ([]kompas.Observation, error) {
	if err != nil || !slices.ContainsFunc(rows, func(o kompas.Observation) bool { return o.Definition > 1 }) {
		return rows, err
	}
	known, err := tx.definitionsIn("")
	type series struct {
		of              kompas.IndicatorID
		area, breakdown string
	}
	before := map[series]int{}
	for i := range rows {
		o := &rows[i]
		s := series{o.IndicatorID, o.AreaCode, o.Breakdown}
		if last, any := before[s]; any {
			o.OtherCount = !known[o.IndicatorID].Alike(last, o.Definition)
		}
		before[s] = o.Definition
	}
	return rows, err
}

// wordsThen gives indicators the definition of the day as of which figures are read.
func (tx *Tx) wordsThen(list []figure.CatalogueIndicator, err error) ([]figure.CatalogueIndicator, error) {
	if err != nil || tx.asOf.IsZero() {
		return list, err
	}
	for i := range list {
		known, err := tx.Definitions(list[i].Key)
		if err != nil {
			return nil, err
		}
		if d := known.On(tx.asOf); d.Number > 0 {
			list[i].Definition, list[i].DefinitionEN = d.Text, d.TextEN
		}
	}
	return list, nil
}
