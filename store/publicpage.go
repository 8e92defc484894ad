package store

import "kompas/kompas"

const publicPageColumns = `id, slug, indicator_key, area_code, edition, published_at, published_by, withdrawn_at, version`

func scanPublicPage(r scanner) (kompas.PublicPage, error) {
	var p kompas.PublicPage
	var at int64
	var withdrawn *int64
	err := r.Scan(&p.ID, &p.Slug, &p.Indicator, &p.AreaCode, &p.Edition, &at, &p.PublishedBy, &withdrawn, &p.Version)
	p.PublishedAt = Instant(at)
	if withdrawn != nil {
		p.WithdrawnAt = Instant(*withdrawn)
	}
	return p, err
}

// PublicPages gives the public pages of the space, also those that were withdrawn, by address.
func (tx *Tx) PublicPages() ([]kompas.PublicPage, error) {
	return all(tx, scanPublicPage, `/* Tx.PublicPages */ select `+publicPageColumns+` from public_page where tenant_id = $1 order by slug`, tx.tenant)
}

// PublicPage finds a public page by its address.
func (tx *Tx) PublicPage(slug string) (kompas.PublicPage, error) {
	return one(tx, scanPublicPage, `/* Tx.PublicPage */ select `+publicPageColumns+` from public_page where tenant_id = $1 and slug = $2`, tx.tenant, slug)
}

// PublicPageOf finds the public page of an indicator for an area.
func (tx *Tx) PublicPageOf(indicator, areaCode string) (kompas.PublicPage, error) {
	return one(tx, scanPublicPage, `/* Tx.PublicPageOf */ select `+publicPageColumns+` from public_page where tenant_id = $1 and indicator_key = $2
		and area_code = $3`, tx.tenant, indicator, areaCode)
}

// PublicEdition gives what stands on the newest edition of a public page.
func (tx *Tx) PublicEdition(p kompas.PublicPage) (string, error) {
	return one(tx, func(r scanner) (text string, err error) { err = r.Scan(&text); return }, `/* Tx.PublicEdition */ select snapshot from public_edition
		where tenant_id = $1 and page_id = $2 and edition = $3`, tx.tenant, string(p.ID), p.Edition)
}

// InsertPublicPage stores a new public page without an edition.
func (tx *Tx) InsertPublicPage(p kompas.PublicPage) error {
	_, err := tx.Exec(`/* Tx.InsertPublicPage */ insert into public_page (tenant_id, id, slug, indicator_key, area_code, edition, published_at, published_by)
		values ($1, $2, $3, $4, $5, 0, $6, $7)`, tx.tenant, string(p.ID), p.Slug, p.Indicator, p.AreaCode, Millis(tx.Now), string(p.PublishedBy))
	return err
}

// PublishEdition puts a new edition in the place of the one before, which stays stored.
func (tx *Tx) PublishEdition(p *kompas.PublicPage, by kompas.PersonID, snapshot string) error {
	p.Edition, p.PublishedAt, p.PublishedBy = p.Edition+1, tx.Now, by
	_, err := tx.Exec(`/* Tx.PublishEdition.edition */ insert into public_edition (tenant_id, page_id, edition, published_at, snapshot) values ($1, $2, $3, $4, $5)`,
		tx.tenant, string(p.ID), p.Edition, Millis(tx.Now), snapshot)
	if err != nil {
		return err
	}
	err = changed(tx.Exec(`/* Tx.PublishEdition */ update public_page set edition = $1, published_at = $2, published_by = $3, withdrawn_at = null, version = version + 1
		where tenant_id = $4 and id = $5 and version = $6`, p.Edition, Millis(tx.Now), string(by), tx.tenant, string(p.ID), p.Version))
	p.Version++
	return err
}

// WithdrawPublicPage takes a public page away from everybody; its editions stay stored.
func (tx *Tx) WithdrawPublicPage(p kompas.PublicPage) error {
	return changed(tx.Exec(`/* Tx.WithdrawPublicPage */ update public_page set withdrawn_at = $1, version = version + 1
		where tenant_id = $2 and id = $3 and version = $4 and withdrawn_at is null`, Millis(tx.Now), tx.tenant, string(p.ID), p.Version))
}

// SharedIndicators gives the indicators with figures typed in that stand in a compass which is not one to practise with.
func (tx *Tx) SharedIndicators() ([]kompas.Indicator, error) {
	return all(tx, func(r scanner) (kompas.Indicator, error) {
		var i kompas.Indicator
		var at [2]int64
		err := r.Scan(indicatorInto(&i, &at)...)
		i.CreatedAt, i.DefinitionSince = Instant(at[0]), Instant(at[1])
		return i, err
	}, `/* Tx.SharedIndicators */ select `+indicatorColumns+` from indicator i where i.tenant_id = $1 and i.catalogue_key is null and i.layers_of = ''
		and i.source_topic = '' and exists (select 1 from result_indicator l
			join result_version v on v.tenant_id = l.tenant_id and v.id = l.result_version_id
			join result r on r.tenant_id = v.tenant_id and r.id = v.result_id and r.removed_at is null
			join compass c on c.tenant_id = r.tenant_id and c.id = r.compass_id and not c.is_practice
			where l.tenant_id = i.tenant_id and l.indicator_id = i.id)
		order by i.name, i.id`, tx.tenant)
}
