package stat

import (
	"math"
	"testing"
)

func dim(x, lo, hi, w float64) Dimension {
	d := Dimension{Lo: lo, Hi: hi, W: w}
	if !math.IsNaN(x) {
		d.X = &x
	}
	return d
}

func TestIndexWorkedExample(t *testing.T) {
	s, err := IndexOf([]Dimension{dim(60, 0, 100, 2), dim(53.3, 0, 100, 1), dim(54.3, 100, 0, 1)}) // the last: lower is better
	if err != nil || len(s.Scores) != 3 {
		t.Fatalf("%+v %v", s, err)
	}
	near(t, "third score", s.Scores[2], 45.7, 1e-9)
	near(t, "arithmetic", s.Arithmetic, 54.75, 1e-9)
	near(t, "geometric", s.Geometric, 54.4, 0.05)
}

func TestIndexAtTheEdges(t *testing.T) {
	s, err := IndexOf([]Dimension{dim(150, 0, 100, 1), dim(-5, 0, 100, 1)})
	if err != nil || s.Scores[0] != 100 || s.Scores[1] != 0 || math.Abs(s.Geometric-10) > 1e-9 { // √(100·1)
		t.Errorf("clipped: %+v %v", s, err)
	}
	if s, err = IndexOf([]Dimension{dim(50, 0, 100, .1), dim(50, 0, 100, .2), dim(50, 0, 100, .45), dim(math.NaN(), 0, 100, .25)}); err != nil || len(s.Scores) != 3 {
		t.Errorf("exactly three quarters: %+v %v", s, err)
	}
	for what, c := range map[string]struct {
		dims []Dimension
		want Error
	}{
		"nothing": {nil, ErrNoData}, "half is missing": {[]Dimension{dim(1, 0, 2, 1), dim(math.NaN(), 0, 2, 1)}, ErrDimensions},
		"all is missing": {[]Dimension{dim(math.NaN(), 0, 2, 1)}, ErrDimensions}, "no weight": {[]Dimension{dim(1, 0, 2, 0)}, ErrZeroWeight},
		"equal goalposts": {[]Dimension{dim(1, 2, 2, 1)}, ErrInvalid}, "negative weight": {[]Dimension{dim(1, 0, 2, -1)}, ErrInvalid},
		"endless": {[]Dimension{dim(math.Inf(1), 0, 2, 1)}, ErrInvalid}, "endless weight": {[]Dimension{dim(1, 0, 2, math.Inf(1))}, ErrInvalid},
	} {
		_, err := IndexOf(c.dims)
		wantError(t, what, err, c.want)
	}
}

func TestSmileysCountAndGiveTheHappyShare(t *testing.T) {
	s, err := SmileysOf([]int{2, 10, 18}, 1)
	if err != nil || s.Positive.P != 0.6 || !s.Positive.Known {
		t.Errorf("%+v %v", s, err)
	}
	if s, _ = SmileysOf([]int{1, 2, 3, 4, 10}, 2); s.Positive.P != 0.7 {
		t.Errorf("five faces: %+v", s)
	}
	_, err = SmileysOf([]int{0, 0, 0}, 1)
	wantError(t, "nobody", err, ErrNoData)
	for _, c := range []struct {
		counts []int
		happy  int
	}{{[]int{1, -1, 1}, 1}, {[]int{1, 1}, 2}, {[]int{1, 1}, 0}, {nil, 1}} {
		_, err = SmileysOf(c.counts, c.happy)
		wantError(t, "faces", err, ErrInvalid)
	}
}

func TestTriadNeedsAWhole(t *testing.T) {
	tr, err := TriadOf([][3]int{{1000, 0, 0}, {0, 500, 500}}, 3)
	if err != nil || tr.N != 2 || tr.DoesNotFit != 3 || tr.Centroid != [3]float64{500, 250, 250} {
		t.Errorf("%+v %v", tr, err)
	}
	for _, p := range [][3]int{{0, 0, 0}, {500, 500, 1}, {1001, 0, -1}, {-1, 501, 500}, {math.MaxInt, math.MaxInt, 2}} {
		_, err = TriadOf([][3]int{p}, 0)
		wantError(t, "sum", err, ErrTriadSum)
	}
	_, err = TriadOf(nil, 2)
	wantError(t, "nobody", err, ErrNoData)
	_, err = TriadOf(nil, -2)
	wantError(t, "negative", err, ErrInvalid)
}

func TestSliderHasAMedianAndASpread(t *testing.T) {
	s, err := SliderOf([]float64{90, 10, 50, 20, 60})
	if err != nil || s != (Slider{N: 5, Median: 50, Low: 20, High: 60, Smallest: 10, Largest: 90}) {
		t.Errorf("%+v %v", s, err)
	}
	_, err = SliderOf(nil)
	wantError(t, "nobody", err, ErrNoData)
	for _, x := range []float64{-1, 101, math.NaN()} {
		_, err = SliderOf([]float64{x})
		wantError(t, "mark", err, ErrOffScale)
	}
}
