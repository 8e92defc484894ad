package stat

import (
	"math"
	"sort"
)

// Triangle is a number that nobody knows for sure: lowest, most likely and
// highest.
type Triangle struct{ Low, Mode, High float64 }

func (t Triangle) check() error {
	if !finite(t.Low, t.Mode, t.High, t.High-t.Low) || t.Low > t.Mode || t.Mode > t.High {
		return ErrInvalid
	}
	return nil
}

// Mean returns (low + mode + high)/3.
func (t Triangle) Mean() float64 { return t.Low/3 + t.Mode/3 + t.High/3 }

// SD returns √((a²+b²+c²-ab-ac-bc)/18).
func (t Triangle) SD() float64 {
	a, b := t.Mode-t.Low, t.High-t.Mode // the same, in differences: no huge squares cancel
	return math.Sqrt((a*a + a*b + b*b) / 18)
}

// at returns the number below which a share u (0..1) of the triangle lies.
func (t Triangle) at(u float64) float64 {
	width := t.High - t.Low
	if width == 0 {
		return t.Mode
	}
	turn := (t.Mode - t.Low) / width
	if u < turn {
		return t.Low + width*math.Sqrt(u*turn)
	}
	return t.High - width*math.Sqrt((1-u)*(1-turn))
}

// Draws is the number of draws of a simulation.
const Draws = 10_000

// mostDraws bounds the memory of a simulation.
const mostDraws = 1_000_000

// Simulation is the spread of an outcome when its factors are not known for sure.
type Simulation struct {
	Draws        int
	Mean, SD     float64 // SD with n-1
	P5, P50, P95 float64 // quantiles, interpolated
	AboveZero    float64 // share of the draws above zero, 0..1
}

// Simulate draws every factor from its triangle and works out the outcome, draws
// times. uniform gives numbers in 0..1, one per factor in order; a generator with
// a kept seed makes the same draws again. It assumes factors that do not depend on
// each other. Errors: ErrInvalid for triangles the wrong way round, fewer than 2
// or more than a million draws, or an outcome that is not an ordinary number.
// Source: text book (Monte Carlo).
func Simulate(factors []Triangle, draws int, uniform func() float64, outcome func([]float64) float64) (Simulation, error) {
	if draws < 2 || draws > mostDraws {
		return Simulation{}, ErrInvalid
	}
	for _, f := range factors {
		if err := f.check(); err != nil {
			return Simulation{}, err
		}
	}
	values, drawn, above := make([]float64, draws), make([]float64, len(factors)), 0
	for i := range values {
		for j, f := range factors {
			drawn[j] = f.at(uniform())
		}
		values[i] = outcome(drawn)
		if values[i] > 0 {
			above++
		}
	}
	m, err := MeanOf(values)
	if err != nil {
		return Simulation{}, err
	}
	sort.Float64s(values)
	return Simulation{Draws: draws, Mean: m.Mean, SD: m.SD, AboveZero: float64(above) / float64(draws),
		P5: Quantile(values, 0.05), P50: Quantile(values, 0.50), P95: Quantile(values, 0.95)}, nil
}

// Swing is the outcome when one factor is at its lowest and at its highest and
// all others are at their most likely value.
type Swing struct {
	Factor        int // its place among the factors
	AtLow, AtHigh float64
}

// Tornado moves one factor at a time and returns the swings, widest first (equal
// ones in the order of the factors). Errors: ErrInvalid for triangles the wrong
// way round or an outcome that is not an ordinary number. Source: text book
// (one-way sensitivity).
func Tornado(factors []Triangle, outcome func([]float64) float64) ([]Swing, error) {
	middle := make([]float64, len(factors))
	for i, f := range factors {
		if err := f.check(); err != nil {
			return nil, err
		}
		middle[i] = f.Mode
	}
	swings := make([]Swing, len(factors))
	for i, f := range factors {
		values := append([]float64(nil), middle...)
		values[i] = f.Low
		low := outcome(values)
		values[i] = f.High
		swings[i] = Swing{Factor: i, AtLow: low, AtHigh: outcome(values)}
		if !finite(low, swings[i].AtHigh) {
			return nil, ErrInvalid
		}
	}
	sort.SliceStable(swings, func(i, j int) bool {
		return math.Abs(swings[i].AtHigh-swings[i].AtLow) > math.Abs(swings[j].AtHigh-swings[j].AtLow)
	})
	return swings, nil
}
