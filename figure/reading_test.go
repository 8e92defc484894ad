package figure

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestValuesAreReadExactly(t *testing.T) {
	for _, c := range []struct {
		text     string
		mark     Mark
		unscaled int64
		decimals int
	}{
		{"0", Comma, 0, 0}, {"  25845", Comma, 25845, 0}, {"12,40", Comma, 1240, 2}, {"-3,5", Comma, -35, 1},
		{"28.3", Point, 283, 1}, {"0.0", Point, 0, 1}, {"-99995.5", Point, -999955, 1}, {"99995", Point, 99995, 0},
	} {
		got, err := ParseReading(c.text, c.mark)
		if err != nil || got != (Reading{Unscaled: c.unscaled, Decimals: c.decimals}) {
			t.Errorf("%q: %+v %v", c.text, got, err)
		}
	}
	if c, _ := ParseReading("0.3", Point); c.Float() != 0.3 {
		t.Errorf("0.3 became %v", c.Float())
	}
}

func TestReasonsForNoFigureStayApart(t *testing.T) {
	for text, want := range map[string]Absence{
		"": Missing, "    ": Missing, ".": Missing, "         .": Missing, "*": Missing,
		"-99995": Missing, "-99995.0": Missing, "-99999999": Missing,
		"-99997": Suppressed, "-99997.0": Suppressed, "x": Suppressed,
		"0": Present, "0.0": Present,
	} {
		c, err := ParseReading(text, Point)
		if err != nil || c.Absence != want {
			t.Errorf("%q: %v %v, want %v", text, c.Absence, err, want)
		}
		if (want == Present) == math.IsNaN(c.Float()) {
			t.Errorf("%q as a number: %v", text, c.Float())
		}
	}
	for _, text := range []string{"2024*", "2024**", "2024 *"} {
		if c, err := ParseReading(text, Comma); err != nil || !c.Provisional || c.Unscaled != 2024 {
			t.Errorf("%q: %+v %v", text, c, err)
		}
	}
}

func TestWhatIsNoNumberIsRefusedNotGuessed(t *testing.T) {
	for _, c := range []struct {
		text string
		mark Mark
		want error
	}{
		{"1.234", Comma, ErrDecimalMark}, {"1,234", Point, ErrDecimalMark}, {"1.234,5", Comma, ErrDecimalMark}, {"1.2.3", Point, ErrDecimalMark},
		{"12a", Point, ErrNumber}, {"--1", Point, ErrNumber}, {"-", Point, ErrNumber}, {",5", Comma, ErrNumber}, {"5,", Comma, ErrNumber},
		{"1 000", Point, ErrNumber}, {"NaN", Point, ErrNumber}, {"1e5", Point, ErrNumber}, {"5***", Point, ErrNumber},
		{strings.Repeat("9", 19), Point, ErrNumber}, {"٣", Point, ErrNumber},
	} {
		if got, err := ParseReading(c.text, c.mark); !errors.Is(err, c.want) {
			t.Errorf("%q: %+v %v, want %v", c.text, got, err, c.want)
		}
	}
}

func TestScalingNeverLosesDigits(t *testing.T) {
	for _, c := range []struct {
		text     string
		decimals int
		want     int32
		ok       bool
	}{
		{"28.3", 1, 283, true}, {"28", 1, 280, true}, {"28.0", 0, 28, true}, {"28.3", 0, 0, false},
		{"2147483647", 0, math.MaxInt32, true}, {"2147483648", 0, 0, false}, {"999999999999999999", 9, 0, false}, {"-28.30", 1, -283, true},
	} {
		cell, err := ParseReading(c.text, Point)
		if got, ok := cell.Scaled(c.decimals); err != nil || ok != c.ok || (ok && got != c.want) {
			t.Errorf("%q with %d decimals: %d %v", c.text, c.decimals, got, ok)
		}
	}
}

func FuzzParseReading(f *testing.F) {
	for _, s := range []string{"1", "-99997.0", " . ", "12,5*", "x", "1.234"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		mark := Point
		if comma {
			mark = Comma
		}
		c, err := ParseReading(text, mark)
		if err == nil && c.Absence == Present && (math.IsNaN(c.Float()) || c.Decimals > maxDigits) {
			t.Fatalf("%q reads as %+v", text, c)
		}
		if err != nil && c != (Reading{}) {
			t.Fatalf("%q gives both an error and %+v", text, c)
		}
	})
}

func TestNumbersOfAComputerAreRoundedToWhatFitsAndNothingMore(t *testing.T) {
	third := Reading{Unscaled: 333333333333333, Decimals: 15}
	for _, c := range []struct {
		name     string
		list     []Reading
		want     []int32
		decimals int
		misfit   int
	}{
		{"none", nil, []int32{}, 0, -1},
		{"as they are", []Reading{{Unscaled: 125, Decimals: 1}, {Unscaled: -3}}, []int32{125, -30}, 1, -1},
		{"a third", []Reading{third, {Unscaled: 3, Decimals: 1}}, []int32{333333333, 300000000}, 9, -1},
		{"a third of a hundred", []Reading{{Unscaled: 33333333333333336, Decimals: 15}, {Unscaled: 12}}, []int32{333333333, 120000000}, 7, -1},
		{"what is left of a sum", []Reading{{Unscaled: 250655, Decimals: 1}, {Unscaled: 55, Decimals: 18}}, []int32{250655000, 0}, 4, -1},
		{"beside one that is too large", []Reading{{Unscaled: 123456789012}}, nil, 0, 0},
		{"a small one beside a large one", []Reading{{Unscaled: 1794294225}, {Unscaled: 25, Decimals: 2}}, nil, 0, 1},
	} {
		got, decimals, misfit := Shared(c.list)
		if misfit != c.misfit {
			t.Errorf("%s: misfit %d, want %d", c.name, misfit, c.misfit)
		}
		if c.misfit < 0 && (decimals != c.decimals || !slices.Equal(got, c.want)) {
			t.Errorf("%s: %v with %d decimals", c.name, got, decimals)
		}
	}
}
