package store

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kompas/figure"
	"kompas/kompas"
)

func TestWhatWasMeasuredComesBackToTheLastBit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Ptr(rapid.Float64().Filter(func(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }), true)
		o := kompas.Observation{Value: number.Draw(t, "v"), K: number.Draw(t, "k"), N: number.Draw(t, "n"), Lower: number.Draw(t, "l"), Upper: number.Draw(t, "u"),
			SD: number.Draw(t, "s"), Absence: figure.Absence(rapid.IntRange(0, 4).Draw(t, "a")), Provisional: rapid.Bool().Draw(t, "p"), BreakBefore: rapid.Bool().Draw(t, "b")}
		var back kompas.Observation
		if err := readMeasured(&back, MeasuredText(o), nil); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(o, back) {
			t.Fatalf("%q: wrote %+v, read %+v", MeasuredText(o), o, back)
		}
	})
}

func TestADamagedMeasurementIsAnErrorAndNoFigure(t *testing.T) {
	for _, text := range []string{"v", "x1", "v1.2.3", "12", "vNaN0"} {
		var o kompas.Observation
		if readMeasured(&o, text, nil) == nil {
			t.Errorf("%q was read as %+v", text, o)
		}
	}
}
