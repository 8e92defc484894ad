package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kompas/store"
)

func TestTheMigrationsAreReadAsTheDatabaseReadsThem(t *testing.T) {
	drawn, err := store.Blueprints()
	must(t, err)
	live := livePostgres(t)
	for name, tb := range live.tables {
		var columns, foreign, wantForeign []string
		for _, c := range tb.columns {
			columns = append(columns, fmt.Sprint(c.name, " ", c.kind, " ", c.notNull, " ", c.preset))
		}
		for _, f := range tb.foreign {
			if last := f.columns[len(f.columns)-1]; last != "tenant_id" {
				wantForeign = append(wantForeign, last+" -> "+f.to)
			}
		}
		got := drawn[name]
		for _, f := range got.Foreign {
			foreign = append(foreign, f)
		}
		slices.Sort(foreign)
		slices.Sort(wantForeign)
		for what, pair := range map[string][2]string{
			"columns": {strings.Join(got.Columns, "\n"), strings.Join(columns, "\n")}, "primary key": {fmt.Sprint(got.Primary), fmt.Sprint(tb.primary)},
			"foreign keys": {strings.Join(foreign, "\n"), strings.Join(wantForeign, "\n")},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s differ\nmigrations %s\ndatabase   %s", name, what, pair[0], pair[1])
			}
		}
	}
	if len(live.tables) < 40 {
		t.Errorf("%d tables: they were not read", len(live.tables))
	}
}
