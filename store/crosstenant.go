package store

import "kompas/fault"

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

// eachRow hands over every row of a table: of all these spaces, one after another, where the table is a space's.
func (tx *Tx) eachRow(shape rowShape, spaces []int64, do func([]any) error) error {
	if shape.tenant < 0 {
		return shape.read(tx, do)
	}
	for _, tenant := range spaces {
		if err := tx.Switch(tenant); err != nil {
			return err
		}
		if err := shape.read(tx, do); err != nil {
			return err
		}
	}
	return nil
}

// verifySpaces checks the histories of these spaces and gives the first fault.
func (tx *Tx) verifySpaces(spaces []int64, known map[int64]Head) error {
	var first *fault.Error
	for _, tenant := range spaces {
		if err := tx.Switch(tenant); err != nil {
			return err
		}
		_, err := tx.verifyChain(newChainCheck(tenant, known, func(f *fault.Error) {
			if first == nil {
				first = f
			}
		}))
		if err != nil {
			return err
		}
		if first != nil {
			return first
		}
	}
	return nil
}
