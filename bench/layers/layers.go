// Package layers measures how fast the store reads layers of national figures,
// beside reading the very same bytes with bare database/sql.
package layers

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"time"

	"kompas/area"
	"kompas/db"
	"kompas/figure"
	"kompas/store"
)

const (
	periods      = 11 // of every indicator
	firstPeriod  = 2014
	peers        = 60
	indicatorKey = "proef-%d"
)

// Reader reads one database both ways.
type Reader struct {
	store      *store.Store
	bare       *sql.DB
	series     *sql.Stmt
	one        *sql.Stmt
	indicators int
	codes      []string // of the municipalities
	random     *rand.Rand
}

// Question is one kind of reading.
type Question struct {
	Name string
	Ours func(ctx context.Context) error // through the store
	Bare func(ctx context.Context) error // the same bytes with database/sql
}

// Open makes a database in dir with at least so many values, and opens it.
func Open(ctx context.Context, dir string, values int) (*Reader, error) {
	path := filepath.Join(dir, "layers.db")
	r := &Reader{random: rand.New(rand.NewPCG(1, 2))}
	var err error
	if r.store, err = openStore(ctx, path); err != nil {
		return nil, err
	}
	f := filling{store: r.store, random: r.random, edition: "proef"}
	if err := f.fill(ctx, values); err != nil {
		return nil, err
	}
	r.indicators, r.codes = f.indicators, f.codes
	if r.bare, err = sql.Open("sqlite", "file:"+path+"?_pragma=query_only(1)&_pragma=mmap_size(1073741824)&_pragma=cache_size(-8000)"); err != nil {
		return nil, err
	}
	r.bare.SetMaxOpenConns(1)
	const which = " from layer where indicator_key = $1 and level = 'gemeente' and breakdown = '' and part = 'value'"
	if r.series, err = r.bare.PrepareContext(ctx, "select values_blob"+which+" order by period"); err != nil {
		return nil, err
	}
	r.one, err = r.bare.PrepareContext(ctx, "select values_blob"+which+" and period = $2 and division_id = '2024'")
	return r, err
}

// openStore makes an empty database.
func openStore(ctx context.Context, path string) (*store.Store, error) {
	d, err := db.Open(ctx, "sqlite:"+path, db.Options{})
	if err != nil {
		return nil, err
	}
	number := 0
	s := store.New(d, store.Outside{
		Now:   func() time.Time { return time.Unix(0, 0) },
		NewID: func() string { number++; return fmt.Sprintf("%036d", number) },
		Salt:  func() []byte { return make([]byte, 16) },
	})
	_, err = s.Migrate(ctx)
	return s, err
}

// Close closes both ways.
func (r *Reader) Close() error {
	_ = r.bare.Close()
	return r.store.Close()
}

// Questions gives the three readings of the goals.
func (r *Reader) Questions() []Question {
	return []Question{
		{"layer series with 60 peers", r.storeSeries, r.bareSeries},
		{"layer map of 342", r.storeMap, r.bareOne},
		{"layer benchmark of 342", r.storeBenchmark, r.bareOne},
	}
}

func (r *Reader) indicator() string { return fmt.Sprintf(indicatorKey, r.random.IntN(r.indicators)) }

func (r *Reader) period() string { return fmt.Sprint(firstPeriod + r.random.IntN(periods)) }

func (r *Reader) query() store.LayerQuery {
	return store.LayerQuery{Indicator: r.indicator(), Level: area.Municipality}
}

// storeSeries reads all periods of a municipality and 60 others.
func (r *Reader) storeSeries(ctx context.Context) error {
	from := r.random.IntN(len(r.codes) - peers)
	return r.store.View(ctx, func(tx *store.Tx) error {
		points, err := tx.Series(r.query(), r.codes[from:from+peers+1])
		if err == nil && (len(points) != periods || len(points[0].Values) != peers+1) {
			return fmt.Errorf("%d points", len(points))
		}
		return err
	})
}

// storeMap reads the value of every municipality in one period.
func (r *Reader) storeMap(ctx context.Context) error {
	return r.store.View(ctx, func(tx *store.Tx) error {
		layer, err := tx.Layer(r.query(), r.period())
		if err != nil {
			return err
		}
		values := make([]float64, 0, layer.Blob.Len())
		for i := range layer.Blob.Len() {
			if v, absence := layer.Blob.At(i); absence == figure.Present {
				values = append(values, v)
			}
		}
		if len(values) == 0 {
			return fmt.Errorf("no values")
		}
		return nil
	})
}

// storeBenchmark reads the same values and tells how they lie.
func (r *Reader) storeBenchmark(ctx context.Context) error {
	return r.store.View(ctx, func(tx *store.Tx) error {
		layer, err := tx.Layer(r.query(), r.period())
		if err != nil {
			return err
		}
		if _, ok := (figure.Columns{Value: layer.Blob}).Spread(figure.Percent); !ok {
			return fmt.Errorf("no spread of %d values", layer.Blob.Len())
		}
		return nil
	})
}

func (r *Reader) bareSeries(ctx context.Context) error {
	rows, err := r.series.QueryContext(ctx, r.indicator())
	if err != nil {
		return err
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var raw sql.RawBytes
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		n++
	}
	if n != periods {
		return fmt.Errorf("%d rows", n)
	}
	return rows.Err()
}

func (r *Reader) bareOne(ctx context.Context) error {
	var raw []byte
	return r.one.QueryRowContext(ctx, r.indicator(), r.period()).Scan(&raw)
}
