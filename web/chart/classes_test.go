package chart

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func plainClassWords() ClassWords {
	return ClassWords{Under: func(b string) string { return "<" + b }, Between: func(a, b string) string { return a + "-" + b },
		From: func(b string) string { return b + "+" }, All: "alle"}
}

func TestClassesAreRoundAndSaidExactly(t *testing.T) {
	format := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	for _, c := range []struct {
		values   []float64
		decimals int
		want     [5]string
	}{
		{[]float64{2.1, 3.4, 4.36, 5.5, 6.2, 7.8, 8.4, 9.1, 9.8, 10.4}, 1, [5]string{"<4.4", "4.4-6.2", "6.2-8.4", "8.4-9.8", "9.8+"}},
		{[]float64{812, 14_230, 24_870, 33_410, 52_900, 931_298}, 0, [5]string{"<14000", "14000-25000", "25000-53000", "", "53000+"}},
		{[]float64{7, 7, 7}, 0, [5]string{"", "", "alle", "", ""}},
		{[]float64{0, 10}, 0, [5]string{"<10", "", "", "", "10+"}},
		{nil, 0, [5]string{"", "", "alle", "", ""}},
	} {
		classes := DivideClasses(c.values, c.decimals)
		if got := classes.Legend(format, plainClassWords()); got != c.want {
			t.Errorf("%v: %q, want %q", c.values, got, c.want)
		}
	}
}

func TestEveryFigureFallsInAClassThatTheLegendNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		unit := math.Pow(10, -float64(decimals))
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-300, 90_000).Draw(t, "v")) * unit }), 1, 60).Draw(t, "values")
		c := DivideClasses(values, decimals)
		legend := c.Legend(func(v float64) string { return strconv.FormatFloat(v, 'f', decimals, 64) }, plainClassWords())
		used := [5]bool{}
		for _, v := range values {
			class := c.Of(v)
			if legend[class] == "" {
				t.Fatalf("%v is drawn in class %d, which the legend %q leaves out", v, class, legend)
			}
			used[class] = true
		}
		for class, words := range legend {
			if words != "" && !used[class] {
				t.Fatalf("the legend names class %d (%q) and no figure has it: %v", class, words, values)
			}
		}
	})
}
