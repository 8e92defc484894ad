package db

import "testing"

// A pooler between hands every transaction another connection, on which nothing that was prepared before is known.
func TestNothingIsPreparedWhereTheAddressSaysSo(t *testing.T) {
	server := empty.New(t)
	for address, prepared := range map[string]bool{
		server.App: true,
		server.App + "&default_query_exec_mode=exec": false,
	} {
		d := openTest(t, address, Options{})
		must(t, d.View(t.Context(), 0, func(tx *Tx) error {
			var n int
			if err := tx.QueryRow("select $1::int", 1).Scan(&n); err != nil {
				return err
			}
			if err := tx.QueryRow("select count(*) from pg_prepared_statements where statement like 'select $1%'").Scan(&n); err != nil {
				return err
			}
			if (n > 0) != prepared {
				t.Errorf("%s: %d statements are prepared", Redacted(address), n)
			}
			return nil
		}))
	}
}
