// Bench measures the product beside a bare Go program, the limit, in the same
// run: ratios are what counts on a machine that others use too. Run it with
// `make bench`; README.md in this folder says how to read the table.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// large is the part that is done only when it is asked for.
const large = "large"

func main() {
	rounds := flag.Int("rounds", 5, "interleaved rounds; medians of fewer than 5 say little")
	measure := flag.Duration("d", 2*time.Second, "measured time of each workload in a round")
	itself := flag.Bool("limit", false, "measure the limit against itself: what two equal programs differ here")
	only := flag.String("only", "", "pages, start, tenants, layers, tree, check, import, figures, open, gate or reken; empty is all of these; and large, which is done only when it is asked for")
	flag.Parse()
	short, err := run(*rounds, *measure, *itself, *only)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
	if short > 0 {
		os.Exit(1)
	}
}

// run does the asked parts and prints the table, also of what was measured before
// a part failed; it gives how many goals were missed or not measured.
func run(rounds int, measure time.Duration, itself bool, only string) (int, error) {
	work, err := os.MkdirTemp("", "kompas-bench-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	binary := filepath.Join(work, "limit")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", binary, "./bench/limit")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build the limit: %w\n%s", err, out)
	}
	b := &bench{product: kompasProgram(), limit: limitProgram(binary), rounds: rounds, measure: measure, work: work, figures: figures{},
		say: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }}
	if itself {
		b.product = b.limit
	}
	parts := []struct {
		name string
		do   func() error
	}{{"pages", b.sideBySide}, {"start", b.starts}, {"tenants", b.overTenants}, {"layers", b.reading}, {"tree", b.tree}, {"check", b.check}, {"import", b.takeOver}, {"figures", b.readFigures}, {"open", b.openFigures}, {"gate", b.gate}, {"reken", b.reken}, {large, b.readLarge}}
	for _, part := range parts {
		if only != part.name && (only != "" || part.name == large) {
			continue
		}
		if err = part.do(); err != nil {
			err = fmt.Errorf("%s: %w", part.name, err)
			break
		}
	}
	list := goals()
	if only == "" {
		list = slices.DeleteFunc(list, func(g goal) bool { return g.workload == twentyMillion.workload })
	} else {
		list = slices.DeleteFunc(list, func(g goal) bool { return len(b.figures[place{g.workload, g.figure, ours}]) == 0 })
	}
	missed, unmeasured := b.figures.print(os.Stdout, list)
	fmt.Printf("medians of %d rounds; %d not met, %d not measured\n", rounds, missed, unmeasured)
	return missed + unmeasured, err
}
