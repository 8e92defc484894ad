package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kompas/bench/load"
)

// bench is one run of all workloads.
type bench struct {
	product, limit product
	rounds         int
	measure        time.Duration
	work           string // folder for databases and logs
	figures        figures
	say            func(format string, args ...any)
}

const warm = 500 * time.Millisecond

// pair is one workload that both programs do.
type pair struct {
	name        string
	connections int
	of          func(visit) (load.Request, error)
}

func pairs() []pair {
	write := func(v visit) (load.Request, error) { return v.write, nil }
	page := func(v visit) (load.Request, error) { return v.page, nil }
	unchanged := func(v visit) (load.Request, error) { return v.unchanged() }
	return []pair{
		{"write", 1, write}, {"write", 16, write}, {"write", 64, write},
		{"page", 1, page}, {"page", 16, page},
		{"page unchanged", 1, unchanged}, {"page unchanged", 16, unchanged},
	}
}

// party is a running program with what to ask it.
type party struct {
	side   side
	server *server
	visit  visit
}

// folder gives the folder of a program with so many tenants, and prepares the
// database in it the first time.
func (b *bench) folder(p product, s side, tenants int) (string, error) {
	dir := filepath.Join(b.work, fmt.Sprintf("%s-%d-%d", p.name, s, tenants))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if err := p.prepare(dir, tenants); err != nil {
		return "", fmt.Errorf("%s with %d tenants: %w", p.name, tenants, err)
	}
	return dir, nil
}

// open prepares a database and starts the program.
func (b *bench) open(p product, s side, tenants int) (*party, error) {
	dir, err := b.folder(p, s, tenants)
	if err != nil {
		return nil, err
	}
	running, err := start(p, dir)
	if err != nil {
		return nil, err
	}
	return &party{s, running, p.visit(running.base, tenants)}, nil
}

// sideBySide measures the paired workloads, round after round, product and
// limit in turn, so that whatever else the machine does hits both.
func (b *bench) sideBySide() error {
	us, err := b.open(b.product, ours, manyTenants)
	if err != nil {
		return err
	}
	defer us.server.stop()
	bare, err := b.open(b.limit, limit, manyTenants)
	if err != nil {
		return err
	}
	defer bare.server.stop()
	for round := range b.rounds {
		for _, w := range pairs() {
			for _, p := range []*party{bare, us} {
				if err := b.once(round, p, w); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// ask measures one workload of one running program.
func (b *bench) ask(p *party, w pair) (load.Result, error) {
	request, err := w.of(p.visit)
	if err != nil {
		return load.Result{}, err
	}
	result, err := load.Run(request, w.connections, warm, b.measure, p.server.pid)
	if err == nil && (result.Answers == 0 || result.Bad*100 > result.Answers) {
		err = fmt.Errorf("%s c=%d of %s: %d good and %d bad answers, last: %s", w.name, w.connections, request.URL, result.Answers, result.Bad, result.Note)
	}
	return result, err
}

func (b *bench) once(round int, p *party, w pair) error {
	name := fmt.Sprintf("%s c=%d", w.name, w.connections)
	result, err := b.ask(p, w)
	if err != nil {
		return err
	}
	b.figures.add(name, "per_s", p.side, result.PerSecond)
	b.figures.add(name, "p50_us", p.side, result.P50)
	b.figures.add(name, "p99_us", p.side, result.P99)
	b.figures.add(name, "cpu_us", p.side, result.CPU)
	b.say("round %d  %-22s %-8s %8.0f/s  p50 %6.0f µs  p99 %6.0f µs  cpu %5.0f µs  others %.2f cores",
		round+1, name, p.side, result.PerSecond, result.P50, result.P99, result.CPU, result.OthersCores)
	return nil
}

// starts measures cold starts in turn and what the product holds when idle.
func (b *bench) starts() error {
	for round := range b.rounds {
		for _, p := range []struct {
			product product
			side    side
		}{{b.limit, limit}, {b.product, ours}} {
			dir, err := b.folder(p.product, p.side, manyTenants)
			if err != nil {
				return err
			}
			running, err := start(p.product, dir)
			if err != nil {
				return err
			}
			time.Sleep(2 * time.Second) // idle
			memory := float64(load.Memory(running.pid)) / (1 << 20)
			running.stop()
			b.figures.add("cold start", "start_ms", p.side, float64(running.started.Microseconds())/1000)
			b.figures.add("idle memory", "mb", p.side, memory)
			b.say("round %d  %-22s %-8s %8.1f ms  %.1f MB idle", round+1, "cold start", p.side,
				float64(running.started.Microseconds())/1000, memory)
		}
	}
	info, err := os.Stat(b.product.binary)
	if err != nil {
		return err
	}
	b.figures.add("stripped program", "mb", ours, float64(info.Size())/(1<<20))
	return nil
}

const manyTenants = 342

// overTenants measures the product with 1, 100 and 342 tenants in turn: more
// neighbours may not make it slower.
func (b *bench) overTenants() error {
	parties := []*party{}
	defer func() {
		for _, p := range parties {
			p.server.stop()
		}
	}()
	for _, tenants := range []int{1, 100, manyTenants} {
		p, err := b.open(b.product, ours, tenants)
		if err != nil {
			return err
		}
		parties = append(parties, p)
	}
	for _, w := range []pair{pairs()[1], pairs()[3]} {
		name := fmt.Sprintf("flat over tenants: %s c=%d", w.name, w.connections)
		took := make([][]float64, len(parties)) // p50 of every round: the slowest of three noisy rounds would say nothing
		for round := range b.rounds {
			for i, p := range parties {
				result, err := b.ask(p, w)
				if err != nil {
					return err
				}
				took[i] = append(took[i], result.P50)
			}
			b.say("round %d  %-30s p50 of 1, 100, 342 tenants: %.0f, %.0f, %.0f µs", round+1, name, took[0][round], took[1][round], took[2][round])
		}
		medians := []float64{median(took[0]), median(took[1]), median(took[2])}
		b.figures.add(name, "spread", ours, slices.Max(medians)/slices.Min(medians))
	}
	return nil
}
