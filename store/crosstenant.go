package store

// The few places that look beyond one space stand in this file: entering a space, and what concerns the whole house.

// Switch binds the transaction to another space, also for row-level security. What was noted so far joins the history
// of the space that is left.
func (tx *Tx) Switch(tenant int64) error {
	if err := tx.writeHistory(); err != nil {
		return err
	}
	tx.events, tx.touched, tx.tenant = nil, false, tenant
	return tx.SetTenant(tenant)
}

// allSpaces gives the numbers of all spaces, also the closed ones.
func (tx *Tx) allSpaces() ([]int64, error) {
	return all(tx, func(r scanner) (id int64, err error) { err = r.Scan(&id); return id, err }, `/* Tx.allSpaces */ select id from tenant order by id`)
}
