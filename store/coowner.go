package store

import "kompas/kompas"

// AmbitionOwners gives who own an ambition together, in the order in which they joined the table.
func (tx *Tx) AmbitionOwners(id kompas.AmbitionID) ([]kompas.CoOwner, error) {
	return tx.owners("ambition_owner", "ambition_id", string(id))
}

// ResultOwners gives who own a result together, in the order in which they joined the table.
func (tx *Tx) ResultOwners(id kompas.ResultID) ([]kompas.CoOwner, error) {
	return tx.owners("result_owner", "result_id", string(id))
}

// SetAmbitionOwners says who own an ambition together, instead of those before.
func (tx *Tx) SetAmbitionOwners(id kompas.AmbitionID, seats []kompas.SeatID) error {
	return tx.setOwners("ambition_owner", "ambition_id", string(id), seats)
}

// SetResultOwners says who own a result together, instead of those before.
func (tx *Tx) SetResultOwners(id kompas.ResultID, seats []kompas.SeatID) error {
	return tx.setOwners("result_owner", "result_id", string(id), seats)
}

func (tx *Tx) owners(table, column, id string) ([]kompas.CoOwner, error) {
	return all(tx, func(r scanner) (o kompas.CoOwner, err error) {
		o.StakeholderSeat, err = scanSeat(r)
		return o, err
	}, `/* Tx.owners */ select `+seatColumns+` from `+table+` x join seat s on s.tenant_id = x.tenant_id and s.id = x.seat_id
		left join organisation o on o.tenant_id = s.tenant_id and o.id = s.organisation_id
		where x.tenant_id = $1 and x.`+column+` = $2 order by s.joined_on, s.id`, tx.tenant, id)
}

func (tx *Tx) setOwners(table, column, id string, seats []kompas.SeatID) error {
	if _, err := tx.Exec(`/* Tx.setOwners.clear */ delete from `+table+` where tenant_id = $1 and `+column+` = $2`, tx.tenant, id); err != nil {
		return err
	}
	for _, s := range seats {
		if _, err := tx.Exec(`/* Tx.setOwners */ insert into `+table+` (tenant_id, `+column+`, seat_id) values ($1, $2, $3)
			on conflict (tenant_id, `+column+`, seat_id) do nothing`, tx.tenant, id, string(s)); err != nil {
			return err
		}
	}
	return nil
}
