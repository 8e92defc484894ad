package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kompas/bench/layers"
	"kompas/bench/load"
	"kompas/internal/pgtest"
	"kompas/refdata"
)

// Ten million figures, asked over HTTP: in the product as layers, in the bare program and in PostgreSQL as rows.
const (
	openValues      = 10_600_000 // of which one in twenty is missing
	openConnections = 16
	meansWorkload   = "mean of 10 million figures"
)

// openFigures measures the door for programs.
func (b *bench) openFigures() error {
	ctx := context.Background()
	dir := filepath.Join(b.work, "open")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	address, end, err := pgtest.Alone()
	if err != nil {
		return err
	}
	defer end()
	reference, err := refdata.Open()
	if err != nil {
		return err
	}
	began := time.Now()
	rows, err := newRows(ctx, filepath.Join(dir, "rows.db"), address)
	if err != nil {
		return err
	}
	indicators, err := layers.Write(ctx, filepath.Join(dir, "kompas.db"), reference.Version(), openValues, rows.add)
	if err = errors.Join(err, rows.end(ctx)); err != nil {
		return err
	}
	defer rows.postgres.Close(ctx)
	b.say("open: %d figures of %d indicators in layers and in rows, twice, within %.0f s", rows.count, indicators, time.Since(began).Seconds())

	bare := b.limit
	bare.command = func(dir, addr string) *exec.Cmd {
		return exec.Command(b.limit.binary, "-addr", addr, "-dir", dir, "-rows", filepath.Join(dir, "rows.db"))
	}
	us, err := start(b.product, dir)
	if err != nil {
		return err
	}
	defer us.stop()
	them, err := start(bare, dir)
	if err != nil {
		return err
	}
	defer them.stop()
	for round := range b.rounds {
		for _, q := range openQuestions(us.base, them.base, indicators) {
			for _, p := range []*party{{side: limit, server: them}, {side: ours, server: us}} {
				request := map[side]load.Request{ours: q.ours, limit: q.bare}[p.side]
				w := pair{q.name, openConnections, func(visit) (load.Request, error) { return request, nil }}
				if err := b.once(round, p, w); err != nil {
					return err
				}
			}
		}
		if err := b.means(ctx, round, us, rows.postgres); err != nil {
			return err
		}
	}
	return nil
}

// openQuestion is one question to both programs.
type openQuestion struct {
	name       string
	ours, bare load.Request
}

func openQuestions(us, them string, indicators int) []openQuestion {
	number := fmt.Sprintf("{{int 0 %d}}", indicators-1)
	chosen := make([]string, 60)
	for i := range chosen {
		chosen[i] = fmt.Sprintf("GM%04d", i+1)
	}
	ask := func(base, path, must string) load.Request { return load.Request{URL: base + path, Must: must} }
	return []openQuestion{
		{"series",
			ask(us, "/api/v1/reeksen?indicator=proef-"+number+"&gebied=GM0{{int 100 342}}&naast="+strings.Join(chosen, ","), `"midden":[{"periode":"2014"`),
			ask(them, fmt.Sprintf("/agg/series?i=%s&a={{int 100 342}}&last=%d", number, layers.LastMunicipality), `"all":[[2014,`)},
		{"map of 342",
			ask(us, "/api/v1/kaarten?indicator=proef-"+number+"&niveau=gemeente&periode={{int 2014 2024}}", `"code":"GM0342"`),
			ask(them, fmt.Sprintf("/agg/map?i=%s&p={{int 2014 2024}}&last=%d", number, layers.LastMunicipality), `[[`)},
		{"percentiles of 14,574",
			ask(us, "/api/v1/verdelingen?indicator=proef-"+number+"&niveau=buurt&periode={{int 2014 2024}}", `"percentielen":{"p10":`),
			ask(them, fmt.Sprintf("/agg/bench?i=%s&p={{int 2014 2024}}&first=%d&last=%d", number, layers.LastDistrict+1, layers.LastArea), `[`)},
	}
}

// means measures the mean of everything by level and year beside PostgreSQL on rows.
func (b *bench) means(ctx context.Context, round int, us *server, postgres *pgx.Conn) error {
	request := load.Request{URL: us.base + "/api/v1/gemiddelden", Must: `"gemiddelden":[{`}
	mine, err := load.Run(request, 1, warm, b.measure, us.pid)
	if err != nil {
		return err
	}
	if mine.Answers == 0 || mine.Bad > 0 {
		return fmt.Errorf("means: %d good and %d bad answers, last: %s", mine.Answers, mine.Bad, mine.Note)
	}
	began := time.Now()
	tag, err := postgres.Exec(ctx, fmt.Sprintf(`select case when area <= %d then 1 when area <= %d then 2 else 3 end as level, period, avg(value), count(*)
		from obs group by 1, 2`, layers.LastMunicipality, layers.LastDistrict))
	if err != nil {
		return err
	}
	took := time.Since(began).Seconds()
	b.figures.add(meansWorkload, "per_s", ours, mine.PerSecond)
	b.figures.add(meansWorkload, "per_s", limit, 1/took)
	b.say("round %d  %-22s %.1f ms; PostgreSQL %.0f ms for %d lines", round+1, meansWorkload, mine.P50/1000, took*1000, tag.RowsAffected())
	return nil
}

// rows keeps figures in rows: in a file of SQLite and in PostgreSQL.
type rows struct {
	lite     *sql.DB
	tx       *sql.Tx
	many     *sql.Stmt
	values   []any
	postgres *pgx.Conn
	pending  [][]any
	count    int
}

const (
	liteAtOnce     = 200
	postgresAtOnce = 50_000
	rowTable       = `create table obs (indicator integer not null, period integer not null, area integer not null, value double precision,
		primary key (indicator, period, area))`
)

func newRows(ctx context.Context, path, address string) (*rows, error) {
	r := &rows{}
	var err error
	if r.lite, err = sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)&_pragma=cache_size(-65536)"); err != nil {
		return nil, err
	}
	r.lite.SetMaxOpenConns(1)
	if _, err := r.lite.Exec(rowTable + " without rowid"); err != nil {
		return nil, err
	}
	if r.tx, err = r.lite.Begin(); err != nil {
		return nil, err
	}
	if r.many, err = r.tx.Prepare(insertOf(liteAtOnce)); err != nil {
		return nil, err
	}
	if r.postgres, err = pgx.Connect(ctx, address); err != nil {
		return nil, err
	}
	_, err = r.postgres.Exec(ctx, rowTable)
	return r, err
}

func insertOf(n int) string {
	return "insert into obs values " + strings.TrimSuffix(strings.Repeat("(?,?,?,?),", n), ",")
}

func (r *rows) add(x layers.Row) error {
	r.count++
	row := []any{x.Indicator, x.Period, x.Area, x.Value}
	r.values, r.pending = append(r.values, row...), append(r.pending, row)
	if len(r.values) == 4*liteAtOnce {
		if _, err := r.many.Exec(r.values...); err != nil {
			return err
		}
		r.values = r.values[:0]
	}
	if len(r.pending) == postgresAtOnce {
		return r.copy(context.Background())
	}
	return nil
}

func (r *rows) copy(ctx context.Context) error {
	_, err := r.postgres.CopyFrom(ctx, pgx.Identifier{"obs"}, []string{"indicator", "period", "area", "value"}, pgx.CopyFromRows(r.pending))
	r.pending = r.pending[:0]
	return err
}

// end stores what is left, and leaves PostgreSQL as it is after a while of ordinary use.
func (r *rows) end(ctx context.Context) error {
	var err error
	if len(r.values) > 0 {
		_, err = r.tx.Exec(insertOf(len(r.values)/4), r.values...)
	}
	err = errors.Join(err, r.tx.Commit(), r.lite.Close(), r.copy(ctx))
	if err == nil {
		_, err = r.postgres.Exec(ctx, "vacuum analyze obs")
	}
	return err
}
