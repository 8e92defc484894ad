package store

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// Whoever adds a table or a column decides here whether it goes along with a compass.
func TestEveryTableOfASpaceGoesAlongOrStaysForAReason(t *testing.T) {
	tables, err := transferTables()
	if err != nil {
		t.Fatal(err)
	}
	along, stay := travelling(tables), stayingTables()
	for _, name := range tableNames(TenantTable) {
		switch {
		case tables[name] == nil:
			t.Errorf("%s stands in no migration as we read them", name)
		case along[name] == "" && stay[name] == "":
			t.Errorf("nothing leads from a compass to %s: name in stayingTables why it does not go along", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(stay)) {
		if tables[name] == nil || stay[name] == "" {
			t.Errorf("%s stays, but there is no such table or no reason", name)
		}
	}
}

func TestNoColumnGoesAlongUnlessSomebodyThoughtAboutIt(t *testing.T) {
	plan, err := TransferPlan()
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := transferTables()
	seen := map[string]bool{}
	for _, k := range plan {
		for _, f := range k.Fields {
			full := k.Table + "." + f.Column
			seen[full] = true
			if strings.HasSuffix(f.Column, "_by") && !slices.Contains(spokenColumns(), full) {
				t.Errorf("%s: name it in makerColumns when it holds an account, in spokenColumns when somebody typed it", full)
			}
			if f.Type == TransferBytes && !slices.Contains(byteColumns(), full) {
				t.Errorf("%s holds bytes: name it in byteColumns or stayingColumns", full)
			}
			for _, secret := range []string{"hash", "salt", "token", "secret", "password", "email"} {
				if strings.Contains(f.Column, secret) && !slices.Contains(append(byteColumns(), "council_page.content_hash", "attachment.file_hash"), full) {
					t.Errorf("%s may be a secret: name it in stayingColumns", full)
				}
			}
			if to, _ := tables[k.Table].points(f.Column); to == "person" {
				t.Errorf("%s is an account: name it in makerColumns", full)
			}
		}
		for _, h := range k.hidden {
			if tables[k.Table].pointsAtStaying(h.column) && h.empty != nil {
				t.Errorf("%s.%s points at what stays, and cannot be empty: name %s in stayingTables", k.Table, h.column, k.Table)
			}
		}
		if len(k.Keys) == 0 {
			t.Errorf("%s: its key is not in the file", k.Table)
		}
		if k.owner < 0 && !k.Space && k.Table != ofCompass {
			t.Errorf("%s belongs to nothing", k.Table)
		}
	}
	for full := range stayingColumns() {
		table, column, _ := strings.Cut(full, ".")
		if seen[full] || tables[table] == nil || !slices.ContainsFunc(tables[table].columns, func(c blueColumn) bool { return c.name == column }) {
			t.Errorf("%s stays, but there is no such column or it goes along", full)
		}
	}
}
