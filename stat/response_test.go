package stat

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestResponse(t *testing.T) {
	r, err := ResponseOf(Invitations{Invited: 500, Undeliverable: 20, Ineligible: 30, Complete: 130, PartialUsable: 14, PartialShort: 9})
	if err != nil || r.Low {
		t.Fatalf("%+v %v", r, err)
	}
	near(t, "rate", r.Rate, 144.0/450, 1e-12)
	near(t, "rate of all", r.RateMin, 144.0/500, 1e-12)
	if r, _ = ResponseOf(Invitations{Invited: 100, Complete: 29}); !r.Low {
		t.Error("29 % is low")
	}
	if r, _ = ResponseOf(Invitations{Invited: 100, Complete: 30}); r.Low {
		t.Error("30 % is not")
	}
	for what, c := range map[string]struct {
		in   Invitations
		want Error
	}{
		"nobody": {Invitations{}, ErrNoData}, "nobody could": {Invitations{Invited: 5, Undeliverable: 5}, ErrNoData},
		"more answers than people": {Invitations{Invited: 5, Complete: 3, PartialUsable: 2, PartialShort: 1}, ErrInvalid},
		"negative":                 {Invitations{Invited: 5, Complete: -1}, ErrInvalid},
		"more lost than invited":   {Invitations{Invited: 5, Undeliverable: 4, Ineligible: 2}, ErrInvalid},
		"sums beyond all numbers":  {Invitations{Invited: 5, Complete: math.MaxInt, PartialUsable: math.MaxInt}, ErrInvalid},
	} {
		_, err := ResponseOf(c.in)
		wantError(t, what, err, c.want)
	}
}

func TestPostStratificationWorkedExample(t *testing.T) {
	cells := []SampleCell{{400, 20, 10}, {350, 40, 12}, {250, 60, 12}}
	w, err := WeightedShareOf(cells, math.Inf(1))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{2.40, 1.05, 0.50} {
		near(t, "weight", w.Weights[i], want, 1e-12)
	}
	near(t, "deff", w.DEff, 1.4525, 1e-9)
	near(t, "n_eff", w.NEff, 82.6, 0.05)
	near(t, "n_eff of the interval", w.N, w.NEff, 1e-9)
	near(t, "unweighted", w.Unweighted, 34.0/120, 1e-12)
	near(t, "weighted", w.P, 0.355, 1e-12)
	near(t, "lo", w.Lo, 0.260, 5e-4)
	near(t, "hi", w.Hi, 0.463, 5e-4)
}

func TestWeightsAreCapped(t *testing.T) {
	cells := []SampleCell{{900, 10, 5}, {100, 90, 9}} // 9 and .111
	w, err := PostStratify(cells, WeightCap)
	if err != nil || !w.Capped || w.Weights[0] != 5 || math.Abs(w.Weights[1]-1.0/9) > 1e-12 {
		t.Errorf("%+v %v", w, err)
	}
	for what, c := range map[string]struct {
		cells []SampleCell
		limit float64
		want  Error
	}{
		"nothing": {nil, 5, ErrNoData}, "a cell nobody answered in": {[]SampleCell{{10, 0, 0}, {10, 5, 1}}, 5, ErrNoData},
		"more answers than people": {[]SampleCell{{4, 5, 1}}, 5, ErrInvalid}, "k above n": {[]SampleCell{{40, 5, 6}}, 5, ErrInvalid},
		"no cap": {[]SampleCell{{40, 5, 1}}, 0, ErrInvalid}, "NaN cap": {[]SampleCell{{40, 5, 1}}, math.NaN(), ErrInvalid},
		"negative": {[]SampleCell{{-1, 0, 0}}, 5, ErrInvalid}, "nobody lives here": {[]SampleCell{{0, 0, 0}}, 5, ErrNoData},
	} {
		_, err := PostStratify(c.cells, c.limit)
		wantError(t, what, err, c.want)
		_, err = WeightedShareOf(c.cells, c.limit)
		wantError(t, what, err, c.want)
	}
}

func TestThinCellsAreMergedWithANeighbour(t *testing.T) {
	cells := []SampleCell{{100, 4, 1}, {100, 30, 3}, {100, 9, 2}, {100, 12, 4}, {100, 3, 1}}
	merged, place := MergeSmallCells(cells)
	// 3 joins 12 (15), 4 joins 30 (34), 9 joins 15 (24).
	if want := []SampleCell{{200, 34, 4}, {300, 24, 7}}; !slices.Equal(merged, want) || !slices.Equal(place, []int{0, 0, 1, 1, 1}) {
		t.Errorf("%v %v", merged, place)
	}
	if merged, _ = MergeSmallCells([]SampleCell{{5, 1, 0}, {5, 2, 0}}); len(merged) != 1 {
		t.Errorf("too few in all stay one cell: %v", merged)
	}
	rapid.Check(t, func(t *rapid.T) {
		var cells []SampleCell
		for range rapid.IntRange(0, 12).Draw(t, "cells") {
			n := rapid.IntRange(0, 25).Draw(t, "n")
			cells = append(cells, SampleCell{People: n + rapid.IntRange(0, 50).Draw(t, "rest"), N: n, K: rapid.IntRange(0, n).Draw(t, "k")})
		}
		merged, place := MergeSmallCells(cells)
		again := make([]SampleCell, len(merged))
		for i, at := range place {
			if i > 0 && at != place[i-1] && at != place[i-1]+1 {
				t.Fatal("not neighbours")
			}
			again[at].People += cells[i].People
			again[at].N += cells[i].N
			again[at].K += cells[i].K
		}
		if !slices.Equal(again, merged) {
			t.Fatalf("people are lost: %v %v", again, merged)
		}
		for _, c := range merged {
			if c.N < smallCell && len(merged) > 1 {
				t.Fatalf("thin cell left: %v", merged)
			}
		}
	})
}

func TestASampleThatDiffersFromItsPopulation(t *testing.T) {
	if SampleDiffers([]SampleCell{{People: 50, N: 59}, {People: 50, N: 41}}) || SampleDiffers(nil) || SampleDiffers([]SampleCell{{People: 5}}) {
		t.Error("nine points is close enough")
	}
	if !SampleDiffers([]SampleCell{{People: 50, N: 61}, {People: 50, N: 39}}) {
		t.Error("eleven points is not")
	}
}

func TestSampleSizeWorkedExamples(t *testing.T) {
	for population, want := range map[int]int{0: 385, 3000: 341, 400: 197, 1: 1} {
		s, err := SampleSizeFor(0.5, 0.05, population, 0)
		if err != nil || s.N != want || s.Invite != 0 || s.All {
			t.Errorf("population %d: %+v %v, want %d", population, s, err, want)
		}
	}
	s, err := SampleSizeFor(0.5, 0.05, 3000, 0.30)
	if err != nil || s.Invite != 1137 || s.All {
		t.Errorf("%+v %v", s, err)
	}
	if s, _ = SampleSizeFor(0.5, 0.05, 400, 0.30); !s.All || s.Invite != 400 {
		t.Errorf("more to invite than there are: %+v", s)
	}
	if s, _ = SampleSizeFor(0.5, 0.05, 0, 0.35); s.Invite != 1100 { // 385/.35, whatever the last bit says
		t.Errorf("%+v", s)
	}
	for _, c := range [][4]float64{{0, .05, 0, 0}, {1, .05, 0, 0}, {.5, 0, 0, 0}, {.5, 1, 0, 0}, {math.NaN(), .05, 0, 0}, {.5, .05, -1, 0},
		{.5, .05, 0, 1.1}, {.5, .05, 0, -.1}, {.5, 1e-12, 0, 0}, {.5, .001, 0, 1e-300}} {
		_, err := SampleSizeFor(c[0], c[1], int(c[2]), c[3])
		wantError(t, "sample size", err, ErrInvalid)
	}
}
