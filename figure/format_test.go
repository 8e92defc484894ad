package figure

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFiguresAreWrittenAsReadersExpect(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		u        Unit
		nl, en   string
	}{
		{12.4, 1, Percent, "12,4%", "12.4%"},
		{6340, 0, Count, "6.340", "6,340"},
		{1250, 0, Euro, "€\u00a01.250", "€1,250"},
		{-1250.5, 2, Euro, "€\u00a0−1.250,50", "−€1,250.50"},
		{12, 0, PerMille, "12\u00a0per\u00a01.000", "12\u00a0per\u00a01,000"},
		{7.05, 1, Mean, "7,1", "7.1"},
		{0, 0, Percent, "0%", "0%"},
		{0.04, 1, Percent, "0,0%", "0.0%"},
		{-0.04, 1, Percent, "0,0%", "0.0%"},
		{-0.7, 1, Index, "−0,7", "−0.7"},
		{999.95, 1, Count, "1.000,0", "1,000.0"},
		{123, 0, Count, "123", "123"},
		{1234567.891, 2, Count, "1.234.567,89", "1,234,567.89"},
		{0.05, 3, Count, "0,050", "0.050"},
		{2.5, 0, Count, "3", "3"},
		{1e18, 1, Count, "1.000.000.000.000.000.000,0", "1,000,000,000,000,000,000.0"},
		{-1e18, 0, Count, "−1.000.000.000.000.000.000", "−1,000,000,000,000,000,000"},
		{math.NaN(), 0, Count, "–", "–"}, {math.Inf(-1), 2, Count, "–", "–"},
		{5, -3, Count, "5", "5"},
	} {
		if got := Format(c.v, c.decimals, c.u, Dutch); got != c.nl {
			t.Errorf("%v %s: %q, want %q", c.v, c.u, got, c.nl)
		}
		if got := Format(c.v, c.decimals, c.u, English); got != c.en {
			t.Errorf("%v %s: %q, want %q", c.v, c.u, got, c.en)
		}
	}
	if FormatNumber(1234.5, 1, "fy") != "1.234,5" {
		t.Error("an unknown language does not read as Dutch")
	}
}

func TestWrittenNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e12, 1e12).Draw(t, "v")
		d := rapid.IntRange(0, 3).Draw(t, "decimals")
		text := FormatNumber(v, d, English)
		back, err := strconv.ParseFloat(strings.NewReplacer(",", "", minus, "-").Replace(text), 64)
		if err != nil || math.Abs(back-v) > 0.5/pow10[d]+math.Abs(v)*1e-12 {
			t.Fatalf("%v with %d decimals is written %q", v, d, text)
		}
	})
}

func BenchmarkFormat(b *testing.B) {
	var buf [64]byte
	for b.Loop() {
		_ = AppendInUnit(buf[:0], 12345.67, 1, Percent, Dutch)
	}
}
