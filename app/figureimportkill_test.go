package app_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/app"
	"kompas/kompas"
	"kompas/store"
)

// many makes a file with as many lines as fit in several runs and chunks.
func many(municipalities, years int) string {
	var b strings.Builder
	b.WriteString("indicator;gebied;periode;waarde\n")
	for g := range municipalities {
		for y := range years {
			for _, i := range []string{"Een", "Twee", "Drie"} {
				fmt.Fprintf(&b, "%s;GM%04d;%d;%d\n", i, 2000+g, 1990+y, g*100+y)
			}
		}
	}
	return b.String()
}

// content reads every layer as text.
func (p *imports) content() (out []string) {
	p.t.Helper()
	err := p.Store.Tenant(int64(p.Space.ID)).View(p.t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(`select i.name, l.level, l.period, l.part, l.edition, l.values_blob from own_layer l
			join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id order by 1, 2, 3, 4, 5`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name, level, period, part string
			var edition int
			var blob []byte
			if err := rows.Scan(&name, &level, &period, &part, &edition, &blob); err != nil {
				return err
			}
			out = append(out, fmt.Sprintf("%s %s %s %s %d %x", name, level, period, part, edition, blob))
		}
		return rows.Err()
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return out
}

// broken is a context that ends after it was asked so many times.
type broken struct {
	context.Context
	left *int
}

func (b broken) Err() error {
	if *b.left--; *b.left < 0 {
		return context.Canceled
	}
	return b.Context.Err()
}

func TestATryThatIsKilledHalfwayGivesTheSameLayersLater(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		text := many(40, 30)
		form := func(v app.FigureImportPage) map[string]string {
			return topics(keep(v, own("overnemen", "ja")), "aantal", "aantal", "aantal")
		}
		v := p.upload("heel.csv", text)
		whole := p.try(v, form(v))
		want := p.content()
		if err := p.app.DropFigures(t.Context(), p.analyst(), whole.ID, ""); err != nil {
			t.Fatal(err)
		}
		p.work(t.Context())
		p.layers(0)
		p.with(func(o *app.Outside) { o.Gather = 500 })
		for _, calls := range []int{1, 20, 60, 80} {
			v = p.upload("half.csv", text)
			if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, form(v), ""); err != nil {
				t.Fatal(err)
			}
			left := calls
			if err := p.work(broken{t.Context(), &left}); !errors.Is(err, context.Canceled) {
				t.Fatalf("after %d calls: %v", calls, err)
			}
			p.shows("Een", "GM0308")
			p.Clock.Advance(time.Hour)
			if err := p.work(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := p.content(); !slices.Equal(got, want) || p.page(v.ID).State != kompas.ImportTried {
				t.Errorf("after %d calls: %d layers, want %d; %s", calls, len(got), len(want), p.page(v.ID).State)
			}
			if err := p.app.DropFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
				t.Fatal(err)
			}
			p.work(t.Context())
		}
	})
}

func TestAnUploadThatBreaksOffOrIsTooLargeLeavesNothing(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.with(func(o *app.Outside) { o.MaxFigures = 3 << 20 })
		broken := io.MultiReader(strings.NewReader(strings.Repeat("a;b\n", 700_000)), &failing{})
		if _, err := p.app.ReceiveFigures(t.Context(), p.analyst(), "x.csv", broken, ""); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%v", err)
		}
		if _, err := p.app.ReceiveFigures(t.Context(), p.analyst(), "x.csv", strings.NewReader(strings.Repeat("a;b\n", 1<<20)), ""); codesOf(err) != "bestand bestand_te_groot" {
			t.Errorf("%v", err)
		}
		list, err := p.app.FigureImports(t.Context(), p.analyst())
		if err != nil || len(list.List) != 0 {
			t.Errorf("%d imports (%v)", len(list.List), err)
		}
	})
}

type failing struct{}

func (*failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
