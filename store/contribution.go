package store

import (
	"kompas/db"
	"kompas/fault"
	"kompas/kompas"
)

const contributionColumns = `b.id, b.activity_id, b.organisation_id, o.name, b.role, b.statement, b.version, b.evidence, b.evidence_on,
	b.appointed_on, b.appointing, b.revised_on`

func scanContribution(r scanner) (kompas.Contribution, error) {
	var c kompas.Contribution
	err := r.Scan(&c.ID, &c.ActivityID, &c.OrganisationID, &c.Organisation, &c.Role, &c.Statement, &c.Version, &c.Evidence, &c.EvidenceOn,
		&c.AppointedOn, &c.Appointing, &c.RevisedOn)
	return c, err
}

// Contributions gives what organisations add to the activities of a compass, per activity by name.
func (tx *Tx) Contributions(compass kompas.CompassID) ([]kompas.Contribution, error) {
	return all(tx, scanContribution, `/* Tx.Contributions */ select `+contributionColumns+` from activity a
		join contribution b on b.tenant_id = a.tenant_id and b.activity_id = a.id
		join organisation o on o.tenant_id = b.tenant_id and o.id = b.organisation_id
		where a.tenant_id = $1 and a.compass_id = $2 and a.removed_at is null order by b.activity_id, o.name_key`, tx.tenant, string(compass))
}

// ContributionsTo gives what organisations add to one activity, by name.
func (tx *Tx) ContributionsTo(id kompas.ActivityID) ([]kompas.Contribution, error) {
	return all(tx, scanContribution, `/* Tx.ContributionsTo */ select `+contributionColumns+` from contribution b
		join organisation o on o.tenant_id = b.tenant_id and o.id = b.organisation_id
		where b.tenant_id = $1 and b.activity_id = $2 order by o.name_key`, tx.tenant, string(id))
}

// InsertContribution stores what an organisation adds to an activity; one organisation adds once.
func (tx *Tx) InsertContribution(c kompas.Contribution) error {
	_, err := tx.Exec(`/* Tx.InsertContribution */ insert into contribution (tenant_id, id, activity_id, organisation_id, role, statement)
		values ($1, $2, $3, $4, $5, $6)`, tx.tenant, c.ID, string(c.ActivityID), string(c.OrganisationID), string(c.Role), c.Statement)
	if db.IsUnique(err) {
		return fault.Form([]*fault.Error{fault.Field("organisatie", "organisatie_doet_al_mee")})
	}
	return err
}

// UpdateContribution stores a changed contribution; stale when somebody was first.
func (tx *Tx) UpdateContribution(c *kompas.Contribution) error {
	err := changed(tx.Exec(`/* Tx.UpdateContribution */ update contribution set role = $1, statement = $2, evidence = $3, evidence_on = $4, appointed_on = $5,
		appointing = $6, revised_on = $7, version = version + 1 where tenant_id = $8 and id = $9 and version = $10`,
		string(c.Role), c.Statement, c.Evidence, c.EvidenceOn, c.AppointedOn, c.Appointing, c.RevisedOn, tx.tenant, c.ID, c.Version))
	if err == nil {
		c.Version++
	}
	return err
}

// DeleteContribution takes an organisation off an activity.
func (tx *Tx) DeleteContribution(id string) error {
	_, err := tx.Exec(`/* Tx.DeleteContribution */ delete from contribution where tenant_id = $1 and id = $2`, tx.tenant, id)
	return err
}

// RepresentedOrganisations gives the organisations that somebody speaks for in this space on a day.
func (tx *Tx) RepresentedOrganisations(day string) (map[kompas.OrganisationID]bool, error) {
	ids, err := all(tx, func(r scanner) (id kompas.OrganisationID, err error) { err = r.Scan(&id); return }, `/* Tx.RepresentedOrganisations */
		select distinct scope_id from membership where tenant_id = $1 and scope_kind = 'organisation' and valid_from <= $2
		and (valid_to = '' or valid_to > $2) order by scope_id`, tx.tenant, day)
	out := map[kompas.OrganisationID]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out, err
}
