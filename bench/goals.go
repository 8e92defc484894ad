package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// side tells the two programs apart.
type side int

const (
	ours  side = iota // the product
	limit             // the bare server
)

func (s side) String() string { return [...]string{"product", "limit"}[s] }

// goal is one line of the table: a figure of the product, as a ratio to the
// limit of the same round or by itself, and what it should be.
type goal struct {
	workload string
	figure   string  // per_s, p99_us, cpu_us, start_ms, mb
	worth    string  // what the figure is, in words
	want     float64 // ratio, or the figure itself when absolute
	most     bool    // want is the most it may be; else the least
	absolute bool
}

func goals() []goal {
	least := func(workload, figure, worth string, want float64) goal {
		return goal{workload: workload, figure: figure, worth: worth, want: want}
	}
	most := func(workload, figure, worth string, want float64) goal {
		return goal{workload: workload, figure: figure, worth: worth, want: want, most: true}
	}
	alone := func(g goal) goal { g.absolute = true; return g }
	return []goal{
		least("write c=1", "per_s", "answers/s", 0.5), most("write c=1", "p99_us", "p99 µs", 3),
		least("write c=16", "per_s", "answers/s", 0.4), most("write c=16", "p99_us", "p99 µs", 3),
		least("write c=64", "per_s", "answers/s", 0.4), most("write c=64", "p99_us", "p99 µs", 3),
		least("page c=1", "per_s", "answers/s", 0.5), most("page c=1", "cpu_us", "CPU µs/answer", 2),
		least("page c=16", "per_s", "answers/s", 0.5), most("page c=16", "cpu_us", "CPU µs/answer", 2),
		least("page unchanged c=1", "per_s", "answers/s", 0.2), least("page unchanged c=16", "per_s", "answers/s", 0.2),
		most("cold start", "start_ms", "ms to the first 200", 2.5),
		alone(most("idle memory", "mb", "MB RssAnon", 40)), alone(most("stripped program", "mb", "MB", 35)),
		most("layer series with 60 peers", "p50_us", "p50 µs", 3), most("layer map of 342", "p50_us", "p50 µs", 3),
		most("layer benchmark of 342", "p50_us", "p50 µs", 3),
		alone(most("goal tree of 300 cards", "cpu_ms", "CPU ms to draw", 20)),
		most("kompascheck of 60 compasses", "p50_ms", "p50 ms", 10),
		most("import of 5,000 objects", "p50_ms", "p50 ms", 50), alone(most("import of 5,000 objects", "mb", "MB at its peak", 96)),
		most(million.workload, "p50_ms", "ms", 2), most(million.workload, "cpu_ms", "CPU ms", 2), alone(most(million.workload, "mb", "MB RssAnon at its peak", 200)),
		alone(most(million.writes, "p99_ms", "p99 ms at 4 writers", 150)),
		most(twentyMillion.workload, "p50_ms", "ms", 2), most(twentyMillion.workload, "cpu_ms", "CPU ms", 2), alone(most(twentyMillion.workload, "mb", "MB RssAnon at its peak", 200)),
		least("series c=16", "per_s", "answers/s from 10 million", 0.5), least("map of 342 c=16", "per_s", "answers/s from 10 million", 0.4),
		least("percentiles of 14,574 c=16", "per_s", "answers/s from 10 million", 2), least(meansWorkload, "per_s", "answers/s, beside PostgreSQL", 8),
		most("disclosure gate", "p50_ms", "ms for 601 areas, 20 indicators", 5),
		most("200,000 wilson lines", "p50_ms", "ms", 4),
		alone(most("flat over tenants: write c=16", "spread", "p50, slowest/fastest of 1, 100, 342", 1.5)),
		alone(most("flat over tenants: page c=1", "spread", "p50, slowest/fastest of 1, 100, 342", 1.5)),
	}
}

// place is where a figure belongs.
type place struct {
	workload, figure string
	side             side
}

// figures holds what every round gave; the rounds of both sides go together.
type figures map[place][]float64

func (f figures) add(workload, figure string, s side, value float64) {
	at := place{workload, figure, s}
	f[at] = append(f[at], value)
}

// judge gives the medians of both sides, the median of the ratios per round, and
// whether the goal is met; measured is false when there are no figures.
func (f figures) judge(g goal) (us, bare, ratio float64, met, measured bool) {
	mine, theirs := f[place{g.workload, g.figure, ours}], f[place{g.workload, g.figure, limit}]
	if len(mine) == 0 || !g.absolute && len(theirs) == 0 {
		return 0, 0, 0, false, false
	}
	us, bare, ratio = median(mine), median(theirs), median(mine)
	if !g.absolute {
		ratios := []float64{}
		for i := range min(len(mine), len(theirs)) {
			if theirs[i] > 0 {
				ratios = append(ratios, mine[i]/theirs[i])
			}
		}
		ratio = median(ratios)
	}
	if g.most {
		return us, bare, ratio, ratio <= g.want, true
	}
	return us, bare, ratio, ratio >= g.want, true
}

// print writes the table and gives how many goals were missed or not measured.
func (f figures) print(w io.Writer, list []goal) (missed, unmeasured int) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "workload\tfigure\tproduct\tlimit\tratio\tgoal\t\t")
	for _, g := range list {
		us, bare, ratio, met, measured := f.judge(g)
		sign := map[bool]string{true: "<=", false: ">="}[g.most]
		want := fmt.Sprintf("%s %.4g", sign, g.want)
		switch {
		case !measured:
			unmeasured++
			fmt.Fprintf(t, "%s\t%s\t\t\t\t%s\tnot measured\t\n", g.workload, g.worth, want)
			continue
		case g.absolute:
			fmt.Fprintf(t, "%s\t%s\t%s\t\t\t%s\t", g.workload, g.worth, short(us), want)
		default:
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.2f\t%s\t", g.workload, g.worth, short(us), short(bare), ratio, want)
		}
		if !met {
			missed++
			fmt.Fprint(t, "NOT MET\t\n")
			continue
		}
		fmt.Fprint(t, "met\t\n")
	}
	_ = t.Flush()
	return missed, unmeasured
}

func short(v float64) string {
	if v >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

func median[T cmp.Ordered](values []T) T {
	var none T
	if len(values) == 0 {
		return none
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}
