package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	"kompas/figure"
)

const (
	gateRuns       = 20
	gateIndicators = 20
	askedLines     = 200_000
)

// gate measures the disclosure gate over a municipality of 100 wijken and 500 buurten, 20 indicators, beside a plain sum over
// the same areas.
func (b *bench) gate() error {
	set := figure.Set{Indicator: figure.Indicator{Unit: figure.Percent, Kind: figure.Ratio}, Cells: municipalityCells()}
	for round := range b.rounds {
		began, shown := time.Now(), 0
		for range gateRuns * gateIndicators {
			shown = set.Indicator.Decimals
			for _, s := range figure.Disclose(set, figure.Policy{}).All() {
				if s.Present() {
					shown++
				}
			}
		}
		middle, people := time.Now(), 0
		for range gateRuns * gateIndicators {
			people = plainSum(set.Cells)
		}
		b.figures.add("disclosure gate", "p50_ms", ours, middle.Sub(began).Seconds()*1000/gateRuns)
		b.figures.add("disclosure gate", "p50_ms", limit, time.Since(middle).Seconds()*1000/gateRuns)
		b.say("round %d: %d of %d areas shown, %d people", round+1, shown, len(set.Cells), people)
	}
	return nil
}

// plainSum adds up how many people there are in each area, with those in the areas below it.
func plainSum(cells []figure.Cell) int {
	sums := map[string]int{}
	for i := range cells {
		for _, code := range cells[i].Area {
			sums[code] += cells[i].Value.N
		}
	}
	return sums["GM0001"]
}

// municipalityCells makes one indicator for a municipality; every seventeenth buurt has four answers.
func municipalityCells() []figure.Cell {
	cells := make([]figure.Cell, 601)
	sums, all := [100]int{}, 0
	put := func(at, n int, area ...string) {
		cells[at] = figure.Cell{Area: area, Observation: figure.Observation{Period: figure.YearOf(2026), Basis: figure.Sample, Value: figure.ShareOf(n/3, n)}}
	}
	for i := range 500 {
		n := 12 + i*7919%40
		if i%17 == 0 {
			n = 4
		}
		wijk := fmt.Sprintf("WK0001%02d", i/5)
		put(101+i, n, "GM0001", wijk, fmt.Sprintf("BU0001%02d%02d", i/5, i%5))
		sums[i/5], all = sums[i/5]+n, all+n
	}
	for i, n := range sums {
		put(1+i, n, "GM0001", fmt.Sprintf("WK0001%02d", i))
	}
	put(0, all, "GM0001")
	return cells
}

// reken measures 200,000 questions to `kompas reken` beside decoding and encoding the same lines.
func (b *bench) reken() error {
	var questions bytes.Buffer
	for i := range askedLines {
		fmt.Fprintf(&questions, `{"fn":"wilson","in":{"k":%d,"n":%d},"id":%d}`+"\n", i%100, 100+i%1000, i)
	}
	for round := range b.rounds {
		began := time.Now()
		command := exec.Command(b.product.binary, "reken")
		command.Stdin = bytes.NewReader(questions.Bytes())
		answers, err := command.Output()
		if err != nil {
			return err
		}
		middle := time.Now()
		if err := again(questions.Bytes(), io.Discard); err != nil {
			return err
		}
		if lines := bytes.Count(answers, []byte("\n")); lines != askedLines {
			return fmt.Errorf("%d answers to %d questions", lines, askedLines)
		}
		b.figures.add("200,000 wilson lines", "p50_ms", ours, middle.Sub(began).Seconds()*1000)
		b.figures.add("200,000 wilson lines", "p50_ms", limit, time.Since(middle).Seconds()*1000)
		b.say("round %d: %d lines answered in %.0f ms", round+1, askedLines, middle.Sub(began).Seconds()*1000)
	}
	return nil
}

// again decodes lines and encodes them.
func again(lines []byte, to io.Writer) error {
	w := bufio.NewWriter(to)
	from, out := json.NewDecoder(bytes.NewReader(lines)), json.NewEncoder(w)
	for {
		var line map[string]any
		err := from.Decode(&line)
		if errors.Is(err, io.EOF) {
			return w.Flush()
		}
		if err == nil {
			err = out.Encode(line)
		}
		if err != nil {
			return err
		}
	}
}
