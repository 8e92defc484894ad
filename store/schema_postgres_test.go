package store_test

import (
	"context"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"kompas/db"
	"kompas/internal/storetest"
)

// schema is what a live database says about its tables, in words that both engines share.
type schema struct {
	tables   map[string]*table
	triggers []string // and rules
}

type table struct {
	columns []column
	primary []string
	unique  [][]string // besides the primary key, sorted
	indexes []string   // "name (columns) where …", not unique, sorted
	foreign []foreignKey
	fenced  bool // row-level security stands, also for the owner
}

type column struct {
	name    string
	kind    string // integer, real, text, blob, boolean, or the engine's own word
	notNull bool
	preset  string // the default as it stands in the migration
	counted bool   // the engine itself hands out values
}

type foreignKey struct {
	columns  []string
	to       string
	toKey    []string
	onDelete string // no action, restrict, cascade, set null, set default
	onUpdate string
}

func (s *schema) table(name string) *table {
	if s.tables[name] == nil {
		s.tables[name] = &table{}
	}
	return s.tables[name]
}

func connectOwner(t *testing.T, kit *storetest.Kit) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), kit.Owner)
	must(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func rows[T any](t *testing.T, conn *pgx.Conn, query string, args ...any) []T {
	t.Helper()
	r, err := conn.Query(t.Context(), query, args...)
	must(t, err)
	list, err := pgx.CollectRows(r, pgx.RowToStructByPos[T])
	must(t, err)
	return list
}

// readPostgres reads the schema "public" from PostgreSQL's own catalogue.
func readPostgres(t *testing.T, conn *pgx.Conn) *schema {
	t.Helper()
	s := &schema{tables: map[string]*table{}}
	readPostgresColumns(t, conn, s)
	readPostgresKeys(t, conn, s)
	type named struct{ Name string }
	for _, r := range rows[named](t, conn, `select tgname::text from pg_trigger g join pg_class c on c.oid = g.tgrelid
		where not tgisinternal and c.relnamespace = 'public'::regnamespace
		union all select r.rulename::text from pg_rewrite r join pg_class c on c.oid = r.ev_class
		where r.rulename <> '_RETURN' and c.relnamespace = 'public'::regnamespace`) {
		s.triggers = append(s.triggers, r.Name)
	}
	return s
}

func readPostgresColumns(t *testing.T, conn *pgx.Conn, s *schema) {
	t.Helper()
	type row struct {
		Table, Name, Type string
		NotNull           bool
		Default           string
		Counted, Fenced   bool
	}
	kinds := map[string]string{"bigint": "integer", "double precision": "real", "text": "text", "bytea": "blob", "boolean": "boolean"}
	for _, r := range rows[row](t, conn, `select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull,
		coalesce(pg_get_expr(d.adbin, d.adrelid), ''), a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval%',
		c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid)
		from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_version'
		order by c.relname, a.attnum`) {
		kind := kinds[r.Type]
		if kind == "" {
			kind = "type " + r.Type
		}
		tb := s.table(r.Table)
		tb.fenced = r.Fenced
		tb.columns = append(tb.columns, column{r.Name, kind, r.NotNull, plainDefault(r.Default), r.Counted})
	}
}

func readPostgresKeys(t *testing.T, conn *pgx.Conn, s *schema) {
	t.Helper()
	type index struct {
		Table, Name     string
		Unique, Primary bool
		Columns         []string
		Where           string
	}
	for _, r := range rows[index](t, conn, `select c.relname::text, i.relname::text, x.indisunique, x.indisprimary,
		(select array_agg(a.attname::text order by k.n) from unnest(x.indkey::int2[]) with ordinality k(att, n)
			join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att),
		coalesce(pg_get_expr(x.indpred, x.indrelid), '')
		from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
		where c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_version' order by 1, 2`) {
		tb := s.table(r.Table)
		switch {
		case r.Primary:
			tb.primary = r.Columns
		case r.Unique:
			tb.unique = append(tb.unique, r.Columns)
		default:
			tb.indexes = append(tb.indexes, indexText(r.Name, r.Columns, r.Where))
		}
	}
	type foreign struct {
		Table     string
		Columns   []string
		To        string
		ToColumns []string
		OnDelete  string
		OnUpdate  string
	}
	actions := map[string]string{"a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"}
	for _, r := range rows[foreign](t, conn, `select o.conrelid::regclass::text,
		(select array_agg(a.attname::text order by k.n) from unnest(o.conkey) with ordinality k(att, n) join pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.att),
		o.confrelid::regclass::text,
		(select array_agg(a.attname::text order by k.n) from unnest(o.confkey) with ordinality k(att, n) join pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.att),
		o.confdeltype::text, o.confupdtype::text
		from pg_constraint o where o.contype = 'f' and o.connamespace = 'public'::regnamespace`) {
		tb := s.table(r.Table)
		tb.foreign = append(tb.foreign, foreignKey{r.Columns, r.To, r.ToColumns, actions[r.OnDelete], actions[r.OnUpdate]})
	}
	s.sort()
}

// livePostgres reads the schema of a freshly migrated PostgreSQL.
func livePostgres(t *testing.T) *schema {
	_, kit := storetest.Open(t, db.Postgres)
	return readPostgres(t, connectOwner(t, kit))
}

func (s *schema) sort() {
	for _, tb := range s.tables {
		slices.SortFunc(tb.unique, slices.Compare)
		slices.Sort(tb.indexes)
		slices.SortFunc(tb.foreign, func(a, b foreignKey) int { return slices.Compare(append(a.columns, a.to), append(b.columns, b.to)) })
	}
}
