package store

import (
	"kompas/db"
	"kompas/figure"
	"kompas/kompas"
)

const indicatorColumns = `i.id, i.name, i.definition, i.nature, i.unit, i.decimals, i.direction, i.number_kind, i.basis, i.is_sensitive, i.source_name,
	i.source_publisher, i.source_licence, i.is_example, coalesce(i.catalogue_key, case when i.layers_of <> '' then 'eigen-' || i.layers_of else '' end), i.area_code, i.aspect, i.level,
	i.frequency_months, i.opened_on, i.set_item_id, i.set_edition, i.created_at, i.version, i.definition_number,
	i.only_words, i.defined_at`

const resultIndicatorColumns = `l.id, l.result_version_id, l.indicator_id, l.position, l.baseline_period, l.target_kind, l.target_value, l.target_high,
	l.target_period, l.min_relevant, l.version`

// LinkedIndicator is an indicator as it stands with one version of a result.
type LinkedIndicator struct {
	kompas.Indicator
	Link   kompas.ResultIndicator
	Result kompas.ResultID
}

// indicatorInto gives where indicatorColumns are read into; at becomes when it was made, and since when its definition holds.
func indicatorInto(i *kompas.Indicator, at *[2]int64) []any {
	return []any{&i.ID, &i.Name, &i.Definition, &i.Nature, &i.Unit, &i.Decimals, &i.Direction, &i.NumberKind, &i.Basis, &i.IsSensitive, &i.SourceName,
		&i.SourcePublisher, &i.SourceLicence, &i.IsExample, &i.CatalogueKey, &i.AreaCode, &i.Aspect, &i.Level, &i.Frequency, &i.OpenedOn, &i.SetItemID,
		&i.SetEdition, &at[0], &i.Version, &i.DefinitionNumber, &i.OnlyWords, &at[1]}
}

func scanLinkedIndicator(r scanner) (LinkedIndicator, error) {
	var l LinkedIndicator
	var at [2]int64
	err := r.Scan(append(indicatorInto(&l.Indicator, &at),
		&l.Link.ID, &l.Link.ResultVersionID, &l.Link.IndicatorID, &l.Link.Position, &l.Link.BaselinePeriod, &l.Link.TargetKind, &l.Link.TargetValue,
		&l.Link.TargetHigh, &l.Link.TargetPeriod, &l.Link.MinRelevant, &l.Link.Version, &l.Result)...)
	l.CreatedAt, l.DefinitionSince = Instant(at[0]), Instant(at[1])
	return l, err
}

// IndicatorsOfCompass gives the indicators of every version of every result of a compass, each version's in its order.
func (tx *Tx) IndicatorsOfCompass(compass kompas.CompassID) ([]LinkedIndicator, error) {
	return all(tx, scanLinkedIndicator, `/* Tx.IndicatorsOfCompass */ select `+indicatorColumns+`, `+resultIndicatorColumns+`, r.id from result r
		join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
		join result_indicator l on l.tenant_id = v.tenant_id and l.result_version_id = v.id
		join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
		where r.tenant_id = $1 and r.compass_id = $2 and r.removed_at is null order by r.number, v.created_at, v.id, l.position, l.id`,
		tx.tenant, string(compass))
}

// IndicatorsOfVersion gives the indicators of one version of a result in their order.
func (tx *Tx) IndicatorsOfVersion(version kompas.VersionID) ([]LinkedIndicator, error) {
	return all(tx, scanLinkedIndicator, `/* Tx.IndicatorsOfVersion */ select `+indicatorColumns+`, `+resultIndicatorColumns+`, v.result_id from result_version v
		join result_indicator l on l.tenant_id = v.tenant_id and l.result_version_id = v.id
		join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
		where v.tenant_id = $1 and v.id = $2 order by l.position, l.id`, tx.tenant, string(version))
}

// InsertIndicator stores a new indicator of the space.
func (tx *Tx) InsertIndicator(i kompas.Indicator) error {
	catalogue, layers := i.CatalogueKey, ""
	if id, own := figure.OwnID(catalogue); own {
		catalogue, layers = "", id
	}
	_, err := tx.Exec(`/* Tx.InsertIndicator */ insert into indicator (tenant_id, id, name, definition, nature, unit, decimals, direction, number_kind,
		basis, is_sensitive, source_name, source_publisher, source_licence, is_example, catalogue_key, area_code, aspect, level, frequency_months,
		set_item_id, set_edition, created_at, layers_of, source_topic) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
		$20, $21, $22, $23, $24, $25)`,
		tx.tenant, string(i.ID), i.Name, i.Definition, string(i.Nature), string(i.Unit), i.Decimals, string(i.Direction), string(i.NumberKind),
		string(i.Basis), i.IsSensitive, i.SourceName, i.SourcePublisher, i.SourceLicence, i.IsExample, orNull(catalogueKey(catalogue)), i.AreaCode,
		string(i.Aspect), string(i.Level), i.Frequency, i.SetItemID, i.SetEdition, Millis(tx.Now), layers, i.SourceTopic)
	return err
}

type catalogueKey string

// UpdateIndicator stores a changed indicator; stale when somebody was first.
func (tx *Tx) UpdateIndicator(i *kompas.Indicator) error {
	err := changed(tx.Exec(`/* Tx.UpdateIndicator */ update indicator set name = $1, definition = $2, nature = $3, unit = $4, decimals = $5, direction = $6,
		number_kind = $7, basis = $8, is_sensitive = $9, source_name = $10, source_publisher = $11, is_example = $12, aspect = $13,
		level = $14, frequency_months = $15, set_edition = $16, definition_number = $17, only_words = $18, defined_at = $19, version = version + 1
		where tenant_id = $20 and id = $21 and version = $22`,
		i.Name, i.Definition, string(i.Nature), string(i.Unit), i.Decimals, string(i.Direction), string(i.NumberKind), string(i.Basis), i.IsSensitive,
		i.SourceName, i.SourcePublisher, i.IsExample, string(i.Aspect), string(i.Level), i.Frequency, i.SetEdition, i.DefinitionNumber,
		i.OnlyWords, Millis(i.DefinitionSince), tx.tenant, string(i.ID), i.Version))
	if err == nil {
		i.Version++
	}
	return err
}

// InsertResultIndicator ties an indicator to a version of a result.
func (tx *Tx) InsertResultIndicator(l kompas.ResultIndicator) error {
	_, err := tx.Exec(`/* Tx.InsertResultIndicator */ insert into result_indicator (tenant_id, id, result_version_id, indicator_id, position, baseline_period,
		target_kind, target_value, target_high, target_period, min_relevant) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.tenant, l.ID, string(l.ResultVersionID), string(l.IndicatorID), l.Position, l.BaselinePeriod, string(l.TargetKind), l.TargetValue, l.TargetHigh,
		l.TargetPeriod, l.MinRelevant)
	return err
}

// UpdateResultIndicator stores a changed baseline or target; stale when somebody was first.
func (tx *Tx) UpdateResultIndicator(l *kompas.ResultIndicator) error {
	err := changed(tx.Exec(`/* Tx.UpdateResultIndicator */ update result_indicator set position = $1, baseline_period = $2, target_kind = $3, target_value = $4,
		target_high = $5, target_period = $6, min_relevant = $7, version = version + 1 where tenant_id = $8 and id = $9 and version = $10`,
		l.Position, l.BaselinePeriod, string(l.TargetKind), l.TargetValue, l.TargetHigh, l.TargetPeriod, l.MinRelevant, tx.tenant, l.ID, l.Version))
	if err == nil {
		l.Version++
	}
	return err
}

// DeleteResultIndicator takes an indicator off a version of a result. The indicator and its figures stay.
func (tx *Tx) DeleteResultIndicator(id string) error {
	_, err := tx.Exec(`/* Tx.DeleteResultIndicator */ delete from result_indicator where tenant_id = $1 and id = $2`, tx.tenant, id)
	return err
}

// OpenIndicators notes on which day indicators were looked at. It is no change of them: no version moves, and no page.
func (tx *Tx) OpenIndicators(ids []kompas.IndicatorID, day string) error {
	in, args := db.In(3, ids)
	_, err := tx.Exec(`/* Tx.OpenIndicators */ update indicator set opened_on = $1 where tenant_id = $2 and opened_on < $1 and id in (`+in+`)`,
		append([]any{day, tx.tenant}, args...)...)
	return err
}
