package store

import "kompas/kompas"

const seatColumns = `s.id, s.compass_id, s.perspective, s.name, coalesce(s.organisation_id, ''), coalesce(o.name, ''), s.joined_on, s.left_on, s.version`

func scanSeat(r scanner) (kompas.StakeholderSeat, error) {
	var s kompas.StakeholderSeat
	err := r.Scan(&s.ID, &s.CompassID, &s.Perspective, &s.Name, &s.OrganisationID, &s.Organisation, &s.JoinedOn, &s.LeftOn, &s.Version)
	return s, err
}

// Seats gives who sits, or sat, at the table of a compass.
func (tx *Tx) Seats(compass kompas.CompassID) ([]kompas.StakeholderSeat, error) {
	return all(tx, scanSeat, `/* Tx.Seats */ select `+seatColumns+` from seat s
		left join organisation o on o.tenant_id = s.tenant_id and o.id = s.organisation_id
		where s.tenant_id = $1 and s.compass_id = $2 order by s.joined_on, s.id`, tx.tenant, string(compass))
}

// Seat finds one seat.
func (tx *Tx) Seat(id kompas.SeatID) (kompas.StakeholderSeat, error) {
	return one(tx, scanSeat, `/* Tx.Seat */ select `+seatColumns+` from seat s
		left join organisation o on o.tenant_id = s.tenant_id and o.id = s.organisation_id
		where s.tenant_id = $1 and s.id = $2`, tx.tenant, string(id))
}

// InsertSeat stores a new seat.
func (tx *Tx) InsertSeat(s kompas.StakeholderSeat) error {
	_, err := tx.Exec(`/* Tx.InsertSeat */ insert into seat (tenant_id, id, compass_id, perspective, name, organisation_id, joined_on, left_on)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.tenant, string(s.ID), string(s.CompassID), string(s.Perspective), s.Name, orNull(s.OrganisationID), s.JoinedOn, s.LeftOn)
	return err
}

// UpdateSeat stores a changed seat; stale when somebody was first.
func (tx *Tx) UpdateSeat(s *kompas.StakeholderSeat) error {
	err := changed(tx.Exec(`/* Tx.UpdateSeat */ update seat set perspective = $1, name = $2, organisation_id = $3, joined_on = $4, left_on = $5,
		version = version + 1 where tenant_id = $6 and id = $7 and version = $8`,
		string(s.Perspective), s.Name, orNull(s.OrganisationID), s.JoinedOn, s.LeftOn, tx.tenant, string(s.ID), s.Version))
	s.Version++
	return err
}

// SeatedOrganisations gives, per compass, the organisations at its table: what decides which compasses a provider sees.
func (tx *Tx) SeatedOrganisations() (map[kompas.CompassID][]kompas.OrganisationID, error) {
	type pair struct {
		compass      kompas.CompassID
		organisation kompas.OrganisationID
	}
	pairs, err := all(tx, func(r scanner) (p pair, err error) { err = r.Scan(&p.compass, &p.organisation); return }, `/* Tx.SeatedOrganisations */
		select distinct compass_id, organisation_id from seat where tenant_id = $1 and organisation_id is not null and left_on = ''
		order by compass_id, organisation_id`, tx.tenant)
	out := map[kompas.CompassID][]kompas.OrganisationID{}
	for _, p := range pairs {
		out[p.compass] = append(out[p.compass], p.organisation)
	}
	return out, err
}
