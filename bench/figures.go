package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite"

	"kompas/app"
	"kompas/kompas"
	"kompas/store"
)

// A file of observations as the limit's own makes it: 18,182 areas, some indicators, 11 years, area by area.
const (
	observedMunicipalities, observedWijken, observedBuurten = 342, 3340, 14500
	observedAll                                             = observedMunicipalities + observedWijken + observedBuurten
	observedYears, firstObservedYear                        = 11, 2014
	writersMeanwhile                                        = 4
)

// figureFile is one size of such a file.
type figureFile struct {
	workload   string
	writes     string // the workload of those who write meanwhile; empty: nobody does
	indicators int
}

var (
	million       = figureFile{"import of 1,000,010 lines", "small writes during that import", 5}
	twentyMillion = figureFile{"import of 20,000,200 lines", "", 100}
)

func (f figureFile) lines() int { return observedAll * f.indicators * observedYears }

func observedArea(a int) string {
	switch k := a - observedMunicipalities; {
	case k < 0:
		return fmt.Sprintf("GM%04d", a+3)
	case k < observedWijken:
		return fmt.Sprintf("WK%04d%02d", k*observedMunicipalities/observedWijken+3, k%100)
	default:
		k -= observedWijken
		return fmt.Sprintf("BU%04d%02d%02d", k*observedMunicipalities/observedBuurten+3, k/100%100, k%100)
	}
}

// observedAreas numbers the areas.
func observedAreas() map[string]int {
	areas := map[string]int{}
	for a := range observedAll {
		areas[observedArea(a)] = a + 1
	}
	return areas
}

// write makes the file.
func (f figureFile) write(path string) error {
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(to, 1<<20)
	fmt.Fprintln(w, "indicator;gebied;periode;waarde;n;bron")
	r := rand.New(rand.NewPCG(1, 2))
	for a := range observedAll {
		code := observedArea(a)
		for i := range f.indicators {
			for y := range observedYears {
				fmt.Fprintf(w, "ind_%d;%s;%d;%.2f;%d;CBS KWB\n", i+1, code, firstObservedYear+y, float64(r.IntN(10000))/100, 50+r.IntN(5000))
			}
		}
	}
	return errors.Join(w.Flush(), to.Close())
}

// readFigures measures reading a million figures in through the application: looked at, tried, and brought into force, with
// small writes of others meanwhile. Limit: the least a program can do that parses the lines and stores them.
func (b *bench) readFigures() error {
	path := filepath.Join(b.work, "cijfers.csv")
	if err := million.write(path); err != nil {
		return err
	}
	for round := range b.rounds {
		if err := b.bareImport(million, path, 1); err != nil {
			return err
		}
		if err := b.oneImport(million, path, round); err != nil {
			return err
		}
	}
	return os.Remove(path)
}

// readLarge reads twenty million figures in, once: it takes minutes and three gigabytes of disk. Limit: twenty times what
// a million lines take the bare program, whose one transaction would take far longer than that.
func (b *bench) readLarge() error {
	small, large := filepath.Join(b.work, "klein.csv"), filepath.Join(b.work, "groot.csv")
	if err := errors.Join(million.write(small), twentyMillion.write(large)); err != nil {
		return err
	}
	if err := b.bareImport(twentyMillion, small, float64(twentyMillion.lines())/float64(million.lines())); err != nil {
		return err
	}
	return errors.Join(b.oneImport(twentyMillion, large, 0), os.Remove(small), os.Remove(large))
}

// bareImport parses the lines and stores them, 200 in a statement, in one transaction; what that took counts so many times.
func (b *bench) bareImport(f figureFile, path string, times float64) error {
	dir := filepath.Join(b.work, "kaal")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	before, err := cpuTime()
	if err != nil {
		return err
	}
	began := time.Now()
	if err := insertLines(path, filepath.Join(dir, "kaal.db")); err != nil {
		return err
	}
	wall := time.Since(began).Seconds() * 1000
	after, err := cpuTime()
	if err != nil {
		return err
	}
	b.figures.add(f.workload, "p50_ms", limit, times*wall)
	b.figures.add(f.workload, "cpu_ms", limit, times*float64(after-before)/float64(time.Millisecond))
	return nil
}

func insertLines(path, database string) error {
	d, err := sql.Open("sqlite", "file:"+database+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-65536)")
	if err != nil {
		return err
	}
	defer d.Close()
	d.SetMaxOpenConns(1)
	if _, err := d.Exec(`create table obs (indicator integer not null, period integer not null, area integer not null, value real, n integer,
		source integer not null, primary key (indicator, period, area)) without rowid`); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	areas := observedAreas()
	tx, err := d.Begin()
	if err != nil {
		return err
	}
	const atOnce = 200
	insert := func(n int) string {
		return "insert or replace into obs values " + strings.TrimSuffix(strings.Repeat("(?,?,?,?,?,1),", n), ",")
	}
	many, err := tx.Prepare(insert(atOnce))
	if err != nil {
		return err
	}
	var values []any
	r := bufio.NewReaderSize(f, 1<<20)
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if first {
			continue
		}
		if values, err = appendLine(values, line, areas); err != nil {
			return err
		}
		if len(values) == 5*atOnce {
			if _, err := many.Exec(values...); err != nil {
				return err
			}
			values = values[:0]
		}
	}
	if len(values) > 0 {
		if _, err := tx.Exec(insert(len(values)/5), values...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// appendLine parses a line and adds its values.
func appendLine(values []any, line []byte, areas map[string]int) ([]any, error) {
	cells := bytes.SplitN(line, []byte(";"), 6)
	indicator, err1 := strconv.Atoi(string(cells[0][len("ind_"):]))
	period, err2 := strconv.Atoi(string(cells[2]))
	value, err3 := strconv.ParseFloat(string(cells[3]), 64)
	n, err4 := strconv.Atoi(string(cells[4]))
	return append(values, indicator, period, areas[string(cells[1])], value, n), errors.Join(err1, err2, err3, err4)
}

// oneImport reads the file in once, and where others write meanwhile once more.
func (b *bench) oneImport(f figureFile, path string, round int) error {
	ctx := context.Background()
	name := fmt.Sprintf("cijfers-%d", round)
	s, a, err := b.empty(ctx, name)
	if err != nil {
		return err
	}
	defer os.RemoveAll(filepath.Join(b.work, name))
	defer s.Close()
	by, err := memberOf(ctx, s, a, "Gemeente Proef", kompas.RoleAnalyst)
	if err != nil {
		return err
	}
	if _, err := freshPeak(); err != nil {
		return err
	}
	spent, err := cpuTime()
	if err != nil {
		return err
	}
	most := peakOf("RssAnon:")
	began := time.Now()
	if err := readIn(ctx, a, by, path); err != nil {
		return err
	}
	wall := time.Since(began).Seconds() * 1000
	after, err := cpuTime()
	if err != nil {
		return err
	}
	b.figures.add(f.workload, "p50_ms", ours, wall)
	b.figures.add(f.workload, "cpu_ms", ours, float64(after-spent)/float64(time.Millisecond))
	b.figures.add(f.workload, "mb", ours, most())
	b.say("round %d: %d lines read in within %.0f ms", round+1, f.lines(), wall)
	if f.writes == "" {
		return nil
	}
	waits, err := meanwhile(ctx, s, by, func() error { return readIn(ctx, a, by, path) })
	if err != nil {
		return err
	}
	b.figures.add(f.writes, "p99_ms", ours, waits[len(waits)*99/100])
	b.say("round %d: %d small writes meanwhile", round+1, len(waits))
	return nil
}

// peakOf looks at a line about the memory of this program time and again; what it gives ends that and gives the most, in MB.
func peakOf(line string) func() float64 {
	ask, most := make(chan chan float64), 0.0
	go func() {
		for {
			if now, err := memoryOf(line); err == nil {
				most = max(most, now)
			}
			select {
			case to := <-ask:
				to <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() float64 {
		to := make(chan float64)
		ask <- to
		return <-to
	}
}

// readIn does what a person does, with what the background does.
func readIn(ctx context.Context, a *app.App, by app.Actor, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	id, err := a.ReceiveFigures(ctx, by, "cijfers.csv", f, newID())
	if err != nil {
		return err
	}
	if err := workOff(ctx, a); err != nil {
		return err
	}
	page, err := a.FigureImport(ctx, by, id)
	if err != nil {
		return err
	}
	form := map[string]string{"gebiedsjaar": "2024", "grondslag": "telling", "soort-telling": "stand", "herkomst": "bron", "bron": "CBS", "overnemen": "ja", "getalnotatie": "punt"}
	for i, t := range page.Choices.Topics {
		topic := fmt.Sprint("onderwerp-", i)
		if form[topic] = "nieuw"; !t.New {
			form[topic] = string(t.Indicator)
		}
		form[fmt.Sprint("eenheid-", i)] = "procent"
	}
	if err := a.TryFigures(ctx, by, id, form, newID()); err != nil {
		return err
	}
	if err := workOff(ctx, a); err != nil {
		return err
	}
	if page, err = a.FigureImport(ctx, by, id); err != nil {
		return err
	}
	if !page.Outcome.Changes() { // the same file again
		return a.DropFigures(ctx, by, id, newID())
	}
	return a.ApplyFigures(ctx, by, id, true, newID())
}

func workOff(ctx context.Context, a *app.App) error {
	for {
		j, due, err := a.ClaimJob(ctx, time.Minute)
		if err != nil || !due {
			return err
		}
		done := a.WorkOnFigures(ctx, j)
		if _, err := a.EndJob(ctx, j, done, 0); err != nil || done != nil {
			return errors.Join(err, done)
		}
	}
}

// meanwhile writes something small from several sides while do runs, and gives how long each write took, in ms, in order.
func meanwhile(ctx context.Context, s *store.Store, by app.Actor, do func() error) ([]float64, error) {
	stop := make(chan struct{})
	var mu sync.Mutex
	var waits []float64
	var failed error
	var all sync.WaitGroup
	for range writersMeanwhile {
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				began := time.Now()
				err := s.Tenant(by.Space.ID).Update(ctx, func(tx *store.Tx) error {
					return tx.InsertOrganisation(kompas.Organisation{ID: kompas.OrganisationID(tx.NewID()), Name: newID(), Kind: "aanbieder"})
				})
				mu.Lock()
				waits, failed = append(waits, time.Since(began).Seconds()*1000), errors.Join(failed, err)
				mu.Unlock()
			}
		})
	}
	err := do()
	close(stop)
	all.Wait()
	slices.Sort(waits)
	return waits, errors.Join(err, failed)
}
