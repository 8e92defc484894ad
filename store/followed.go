package store

import "kompas/kompas"

// FetchedImports gives the imports in force that were fetched from a table, or from the table at one address: of each address
// the newest first.
func (tx *Tx) FetchedImports(address string) ([]kompas.FigureImport, error) {
	return all(tx, scanFigureImport, `/* Tx.FetchedImports */ select `+importColumns+` from figure_import where tenant_id = $1 and state = $2
		and address <> '' and ($3 = '' or address = $3) order by address, applied_at desc, id desc`, tx.tenant, string(kompas.ImportApplied), address)
}

// PutFollowed notes what a source says of a table now.
func (tx *Tx) PutFollowed(t kompas.FollowedTable) error {
	_, err := tx.Exec(`/* Tx.PutFollowed */ insert into followed_table (tenant_id, address, modified, asked_at) values ($1, $2, $3, $4)
		on conflict (tenant_id, address) do update set modified = excluded.modified, asked_at = excluded.asked_at`,
		tx.tenant, t.Address, t.Modified, Millis(tx.Now))
	return err
}

// FollowedTables gives what sources said of the tables that were fetched, by address.
func (tx *Tx) FollowedTables() (map[string]kompas.FollowedTable, error) {
	list, err := all(tx, func(r scanner) (t kompas.FollowedTable, err error) {
		var at int64
		err = r.Scan(&t.Address, &t.Modified, &at)
		t.AskedAt = Instant(at)
		return t, err
	}, `/* Tx.FollowedTables */ select address, modified, asked_at from followed_table where tenant_id = $1`, tx.tenant)
	out := make(map[string]kompas.FollowedTable, len(list))
	for _, t := range list {
		out[t.Address] = t
	}
	return out, err
}
