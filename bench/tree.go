package main

import (
	"fmt"
	"syscall"
	"time"

	"kompas/web/chart"
)

// treeDraws is how often a round draws the tree: enough to count the CPU time in ticks of the system.
const treeDraws = 20

// tree measures what a goal tree of 300 cards costs to lay out and draw.
func (b *bench) tree() error {
	t := treeOf([]int{8, 42, 90, 160})
	var page []byte
	for round := range b.rounds {
		before, err := cpuTime()
		if err != nil {
			return err
		}
		for range treeDraws {
			page = t.Append(page[:0])
		}
		after, err := cpuTime()
		if err != nil {
			return err
		}
		b.figures.add("goal tree of 300 cards", "cpu_ms", ours, float64(after-before)/float64(time.Millisecond)/treeDraws)
		b.say("round %d: goal tree of %d cards drawn in %d bytes", round+1, len(t.Cards), len(page))
	}
	return nil
}

// cpuTime is how long this program has worked.
func cpuTime() (time.Duration, error) {
	var used syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), err
}

// treeOf makes a tree with so many cards in each column; every third card has a second parent, and every fifth activity
// leads past what is needed.
func treeOf(sizes []int) chart.GoalTree {
	t := chart.GoalTree{ID: "boom", Title: "Doelenboom", Columns: []string{"Ambitie", "Maatschappelijk resultaat", "Wat daarvoor nodig is", "Activiteiten"}}
	kinds := []chart.TreeKind{chart.TreeAmbition, chart.TreeResult, chart.TreeNeed, chart.TreeFormal}
	first := 0
	for column, size := range sizes {
		for i := range size {
			t.Cards = append(t.Cards, chart.TreeCard{ID: fmt.Sprintf("kaart-%d-%d", column, i), Column: column, Kind: kinds[column], URL: "/kaart",
				Text: fmt.Sprintf("Inwoners merken dat er iets verandert, en dat is nummer %d", i), Note: "Stichting Voorbeeld"})
			if column == 0 {
				continue
			}
			above := first - sizes[column-1]
			t.Lines = append(t.Lines, chart.TreeLine{From: above + i*sizes[column-1]/size, To: first + i})
			if i%3 == 0 {
				t.Lines = append(t.Lines, chart.TreeLine{From: above + i*7%sizes[column-1], To: first + i, Assumed: i%2 == 0})
			}
			if column == 3 && i%5 == 0 {
				t.Lines = append(t.Lines, chart.TreeLine{From: sizes[0] + i*3%sizes[1], To: first + i})
			}
		}
		first += size
	}
	return t
}
