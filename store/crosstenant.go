package store

// The few places that look beyond one space stand in this file: entering a space, and what concerns the whole house.

// Switch binds the transaction to another space, also for row-level security.
func (tx *Tx) Switch(tenant int64) error {
	tx.tenant = tenant
	return tx.SetTenant(tenant)
}
