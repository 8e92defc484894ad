package db

import (
	"slices"
	"testing"
)

func TestBothEnginesDescribeATableAlike(t *testing.T) {
	each(t, func(t *testing.T, d *DB) {
		owner := d
		if d.Engine == Postgres {
			owner = openTest(t, empty.New(t).Owner, Options{})
		}
		words := words[d.Engine]
		must(t, owner.Update(t.Context(), 0, func(tx *Tx) error {
			_, err := tx.Exec(words.Replace(`create table tree (tenant_id {{int}} not null, size {{real}}, ok {{bool}}, id text not null, data {{blob}}, parent text,
				primary key (id, tenant_id), foreign key (tenant_id, parent) references tree (tenant_id, id), unique (tenant_id, id))`))
			return err
		}))
		must(t, owner.View(t.Context(), 0, func(tx *Tx) error {
			s, err := tx.Describe("tree")
			must(t, err)
			want := []Column{{"tenant_id", "integer"}, {"size", "real"}, {"ok", "integer"}, {"id", "text"}, {"data", "blob"}, {"parent", "text"}}
			if d.Engine == Postgres {
				want[2].Kind = "boolean"
			}
			if !slices.Equal(s.Columns, want) || !slices.Equal(s.Key, []string{"id", "tenant_id"}) || s.Self != "parent" || s.SelfTo != "id" {
				t.Errorf("%+v", s)
			}
			s, err = tx.Describe("nothing")
			if err != nil || len(s.Columns) != 0 {
				t.Errorf("%+v, %v", s, err)
			}
			found, err := tx.Check()
			if err != nil || len(found) != 0 {
				t.Errorf("%v, %v", found, err)
			}
			return nil
		}))
	})
}
