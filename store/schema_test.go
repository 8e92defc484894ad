package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kompas/db"
	"kompas/internal/pgtest"
	"kompas/internal/storetest"
	"kompas/store"

	"github.com/jackc/pgx/v5"
)

// lint holds a schema to the rules that keep a PostgreSQL sharded by tenant possible.
func lint(s *schema, registry []store.Table) []string {
	classes := map[string]store.Class{}
	for _, t := range registry {
		classes[t.Name] = t.Class
	}
	var found []string
	say := func(rule, format string, args ...any) { found = append(found, rule+" "+fmt.Sprintf(format, args...)) }
	for name := range classes {
		if s.tables[name] == nil {
			say("S1", "%s is in the registry and not in the database", name)
		}
	}
	for _, trigger := range s.triggers {
		say("S5", "trigger or rule %s", trigger)
	}
	for _, name := range slices.Sorted(maps.Keys(s.tables)) {
		class, known := classes[name]
		if !known {
			say("S1", "%s is in the database and not in the registry", name)
		}
		lintTable(name, class, s.tables[name], classes, say)
	}
	return found
}

func lintTable(name string, class store.Class, t *table, classes map[string]store.Class, say func(rule, format string, args ...any)) {
	tenant := class == store.TenantTable
	hasTenant := false
	for _, c := range t.columns {
		if c.name == "tenant_id" {
			hasTenant = true
			if c.kind != "integer" || !c.notNull {
				say("S2", "%s.tenant_id is %s, not null: %v", name, c.kind, c.notNull)
			}
		}
		if c.counted {
			say("S13", "%s.%s is numbered by the database", name, c.name)
		}
		if !slices.Contains([]string{"integer", "real", "text", "blob", "boolean"}, c.kind) {
			say("S13", "%s.%s has type %s", name, c.name, c.kind)
		}
		if strings.ContainsAny(c.preset, "(") {
			say("S6", "%s.%s is filled in by the database: %s", name, c.name, c.preset)
		}
	}
	if len(t.primary) == 0 {
		say("S1", "%s has no primary key", name)
	}
	if tenant {
		if !hasTenant {
			say("S1", "%s has no tenant_id", name)
		}
		for _, key := range append([][]string{t.primary}, t.unique...) {
			if len(key) > 0 && key[0] != "tenant_id" {
				say("S1", "%s: key (%s) does not begin with tenant_id", name, strings.Join(key, ", "))
			}
		}
	}
	if tenant != t.fenced {
		say("S9", "%s: row-level security is %v", name, t.fenced)
	}
	for _, f := range t.foreign {
		text := fmt.Sprintf("%s (%s) -> %s (%s)", name, strings.Join(f.columns, ", "), f.to, strings.Join(f.toKey, ", "))
		switch {
		case tenant && classes[f.to] == store.TenantTable && (f.columns[0] != "tenant_id" || f.toKey[0] != "tenant_id"):
			say("S2", "%s does not carry tenant_id", text)
		case !tenant && classes[f.to] == store.TenantTable:
			say("S3", "%s points from %s to tenant rows", text, class)
		}
		if !slices.Contains([]string{"no action", "restrict", "cascade"}, f.onDelete) {
			say("S4", "%s on delete %s", text, f.onDelete)
		}
		if !slices.Contains([]string{"no action", "restrict"}, f.onUpdate) {
			say("S4", "%s on update %s", text, f.onUpdate)
		}
	}
}

func TestTheSchemaKeepsShardingByTenantPossible(t *testing.T) {
	for _, finding := range lint(livePostgres(t), store.Tables()) {
		t.Error(finding)
	}
}

var blank = pgtest.Template{}

// Each forbidden thing is tried on a real PostgreSQL, so that the lint is known to see it.
func TestTheLintSeesEachForbiddenThing(t *testing.T) {
	conn, err := pgx.Connect(t.Context(), blank.New(t).Owner)
	must(t, err)
	defer conn.Close(t.Context())
	for _, statement := range []string{
		`create table national (id bigint primary key)`,
		`create table parent (tenant_id bigint not null, id text not null, primary key (tenant_id, id), unique (id))`,
		`create table child (tenant_id int not null, id text primary key default gen_random_uuid(), n serial, at timestamptz,
			parent_id text references parent (id) on delete set null on update cascade)`,
		`create table back (id bigint primary key, parent_id text references parent (id))`,
		`create table unknown (id bigint primary key)`,
		`create function nothing() returns trigger language plpgsql as 'begin return null; end'`,
		`create trigger spy after insert on parent for each row execute function nothing()`,
		`create rule shortcut as on delete to unknown do instead nothing`,
	} {
		_, err := conn.Exec(t.Context(), statement)
		must(t, err)
	}
	registry := []store.Table{{Name: "national", Class: store.ReferenceTable}, {Name: "parent", Class: store.TenantTable},
		{Name: "child", Class: store.TenantTable}, {Name: "back", Class: store.ReferenceTable}, {Name: "gone", Class: store.LocalTable}}
	got := strings.Join(lint(readPostgres(t, conn), registry), "\n")
	for _, want := range []string{
		"S1 gone is in the registry", "S1 unknown is in the database", "S1 parent: key (id) does not begin with tenant_id", "S1 child: key (id)",
		"S2 child.tenant_id is type integer", "S2 child (parent_id) -> parent (id) does not carry tenant_id", "S3 back (parent_id)", "S4 child (parent_id) -> parent (id) on delete set null",
		"S4 child (parent_id) -> parent (id) on update cascade", "S5 trigger or rule spy", "S5 trigger or rule shortcut",
		"S6 child.id is filled in", "S9 parent: row-level security is false", "S13 child.n is numbered", "S13 child.at has type",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not seen: %s\n%s", want, got)
		}
	}
}

// PostgreSQL itself refuses a key without tenant_id on a table that is divided by it.
func TestTenantTablesCanBePartitionedByTenant(t *testing.T) {
	_, kit := storetest.Open(t, db.Postgres)
	conn := connectOwner(t, kit)
	do := func(statement string) {
		t.Helper()
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
	type constraint struct{ Table, Definition string }
	defined := rows[constraint](t, conn, `select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint
		where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') order by case contype when 'p' then 1 when 'u' then 2 else 3 end`)
	do(`create schema scratch`)
	tenant := map[string]bool{}
	for _, tb := range store.Tables() {
		if tb.Class != store.TenantTable {
			continue
		}
		tenant[tb.Name] = true
		do(`create table scratch.` + tb.Name + ` (like public.` + tb.Name + ` including defaults) partition by hash (tenant_id)`)
		for i := range 2 {
			do(fmt.Sprintf(`create table scratch.%s_%d partition of scratch.%s for values with (modulus 2, remainder %d)`, tb.Name, i, tb.Name, i))
		}
	}
	do(`set search_path = scratch, public`)
	n := 0
	for _, c := range defined {
		if tenant[c.Table] {
			do(`alter table scratch.` + c.Table + ` add ` + c.Definition)
			n++
		}
	}
	if n < 2*len(tenant) {
		t.Errorf("%d keys on %d tables: they were not read", n, len(tenant))
	}
	if _, err := conn.Exec(t.Context(), `alter table scratch.seat add unique (id)`); err == nil {
		t.Error("a key without tenant_id was accepted: the check does not check")
	}
}

func TestBothEnginesHaveTheSameSchema(t *testing.T) {
	lite, pg := liveSQLite(t), livePostgres(t)
	if a, b := slices.Sorted(maps.Keys(lite.tables)), slices.Sorted(maps.Keys(pg.tables)); !slices.Equal(a, b) {
		t.Fatalf("tables differ:\n%v\n%v", a, b)
	}
	for name, l := range lite.tables {
		p := pg.tables[name]
		for i := range p.columns { // SQLite has no word for yes and no
			if p.columns[i].kind == "boolean" {
				p.columns[i].kind = "integer"
			}
		}
		for what, pair := range map[string][2]string{
			"columns": {fmt.Sprint(l.columns), fmt.Sprint(p.columns)}, "primary key": {fmt.Sprint(l.primary), fmt.Sprint(p.primary)},
			"unique": {fmt.Sprint(l.unique), fmt.Sprint(p.unique)}, "indexes": {fmt.Sprint(l.indexes), fmt.Sprint(p.indexes)},
			"foreign keys": {fmt.Sprint(l.foreign), fmt.Sprint(p.foreign)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s differ\nsqlite   %s\npostgres %s", name, what, pair[0], pair[1])
			}
		}
	}
}
