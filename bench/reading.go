package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kompas/bench/layers"
)

const (
	layerValues = 100_000_000
	readings    = 400 // of each question, each way, in a round
)

// reading measures the layers: the store and bare database/sql in turn, one
// reading each, so that both meet the same moments.
func (b *bench) reading() error {
	dir := filepath.Join(b.work, "layers")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	ctx := context.Background()
	began := time.Now()
	r, err := layers.Open(ctx, dir, layerValues)
	if err != nil {
		return fmt.Errorf("layers: %w", err)
	}
	defer r.Close()
	b.say("layers: %d values written in %.1f s", layerValues, time.Since(began).Seconds())
	for round := range b.rounds {
		for _, q := range r.Questions() {
			store, bare := []float64{}, []float64{}
			for range readings {
				for _, way := range []struct {
					read func(context.Context) error
					took *[]float64
				}{{q.Bare, &bare}, {q.Ours, &store}} {
					asked := time.Now()
					if err := way.read(ctx); err != nil {
						return fmt.Errorf("%s: %w", q.Name, err)
					}
					*way.took = append(*way.took, float64(time.Since(asked).Nanoseconds())/1000)
				}
			}
			b.figures.add(q.Name, "p50_us", ours, median(store))
			b.figures.add(q.Name, "p50_us", limit, median(bare))
			b.say("round %d  %-30s store %6.0f µs  bare %6.0f µs", round+1, q.Name, median(store), median(bare))
		}
	}
	return nil
}
