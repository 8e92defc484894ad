package app_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kompas/app"
	"kompas/kompas"
)

// Whoever writes waits for one transaction of an import at most. The clock is looked at at the beginning and the end of each, so
// that how often tells how many there were.
func TestAnImportTakesSmallerBitesWhereOneTakesLong(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		const columns = 96
		var b strings.Builder
		b.WriteString("gemeentecode;jaar;leeftijd;waarde\n")
		for group := range columns {
			fmt.Fprintf(&b, "GM0308;2024;groep %d;%d\nGM0342;2024;groep %d;%d\n", group, 20+group, group, 40+group)
		}
		looks := func(each time.Duration) int64 {
			t.Helper()
			var looked atomic.Int64
			start := p.Clock.Now()
			v := p.upload(fmt.Sprint("traag", each, ".csv"), b.String())
			p.with(func(o *app.Outside) {
				o.Now = func() time.Time { return start.Add(time.Duration(looked.Add(1)) * each) }
			})
			if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, topics(own(), "aantal"), ""); err != nil {
				t.Fatal(codesOf(err))
			}
			before := looked.Load()
			if err := p.work(t.Context()); err != nil {
				t.Fatal(err)
			}
			if v = p.page(v.ID); v.State != kompas.ImportTried || v.Outcome.Layers < columns {
				t.Fatalf("%s with %d layers", v.State, v.Outcome.Layers)
			}
			return looked.Load() - before
		}
		quick, slow := looks(time.Microsecond), looks(60*time.Millisecond)
		if slow < quick+columns { // two looks at each of nearly as many transactions as there are columns, instead of at one in 32
			t.Errorf("looked at the clock %d times where it went slowly, %d times where it went quickly", slow, quick)
		}
	})
}
