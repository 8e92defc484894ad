package db

import (
	"context"
	"fmt"
)

// Fence makes PostgreSQL show a connection only the rows of the tenant it has named: a second fence behind the tenant
// in every query. Tables that have it are left alone; SQLite has no such fence.
func (d *DB) Fence(ctx context.Context, tables []string) error {
	if d.Engine != Postgres {
		return nil
	}
	fenced, err := d.fenced(ctx)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if fenced[t] {
			continue
		}
		for _, statement := range []string{
			"drop policy if exists own_tenant on " + t,
			"create policy own_tenant on " + t + " using (tenant_id = cast(nullif(current_setting('app.tenant', true), '') as bigint))",
			"alter table " + t + " enable row level security",
			"alter table " + t + " force row level security", // last: it marks the fence as complete
		} {
			if _, err := d.pg.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("fence %s: %w", t, err)
			}
		}
	}
	return nil
}

// fenced gives the tables whose fence stands, also for the owner of the table.
func (d *DB) fenced(ctx context.Context) (map[string]bool, error) {
	rows, err := d.pg.QueryContext(ctx, `/* DB.fenced */ select c.relname from pg_class c
		join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
		where c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]bool{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out[name] = true
	}
	return out, rows.Err()
}
