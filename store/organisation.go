package store

import "kompas/kompas"

const organisationColumns = `id, name, kind, version`

func scanOrganisation(r scanner) (kompas.Organisation, error) {
	var o kompas.Organisation
	err := r.Scan(&o.ID, &o.Name, &o.Kind, &o.Version)
	return o, err
}

// Organisations gives the parties that take part in this space, by name.
func (tx *Tx) Organisations() ([]kompas.Organisation, error) {
	return all(tx, scanOrganisation, `/* Tx.Organisations */ select `+organisationColumns+` from organisation where tenant_id = $1 order by name_key`, tx.tenant)
}

// Organisation finds one party.
func (tx *Tx) Organisation(id kompas.OrganisationID) (kompas.Organisation, error) {
	return one(tx, scanOrganisation, `/* Tx.Organisation */ select `+organisationColumns+` from organisation where tenant_id = $1 and id = $2`, tx.tenant, string(id))
}

// OrganisationByName finds a party by its folded name; fault.NotFound when there is none.
func (tx *Tx) OrganisationByName(name string) (kompas.Organisation, error) {
	return one(tx, scanOrganisation, `/* Tx.OrganisationByName */ select `+organisationColumns+` from organisation where tenant_id = $1 and name_key = $2`,
		tx.tenant, kompas.Fold(name))
}

// InsertOrganisation stores a new party.
func (tx *Tx) InsertOrganisation(o kompas.Organisation) error {
	_, err := tx.Exec(`/* Tx.InsertOrganisation */ insert into organisation (tenant_id, id, name, name_key, kind, created_at) values ($1, $2, $3, $4, $5, $6)`,
		tx.tenant, string(o.ID), o.Name, kompas.Fold(o.Name), string(o.Kind), Millis(tx.Now))
	return err
}
