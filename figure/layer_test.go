package figure

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func drawLayer(t *rapid.T) Layer {
	spread := rapid.SampledFrom([]int32{200, 60_000, math.MaxInt32}).Draw(t, "spread")
	n := rapid.IntRange(0, 60).Draw(t, "areas")
	l := Layer{Decimals: rapid.IntRange(0, 9).Draw(t, "decimals")}
	flagged := rapid.Bool().Draw(t, "flagged")
	if flagged {
		l.Flags = make([]Flag, n)
	}
	l.Values = make([]int32, n)
	for i := range l.Values {
		l.Values[i] = rapid.Int32Range(-spread, spread).Draw(t, "v")
		if flagged {
			l.Flags[i] = Flag(rapid.ByteRange(0, 4).Draw(t, "absence")) | Flag(rapid.ByteRange(0, 3).Draw(t, "bits"))<<3
		}
	}
	return l
}

func TestBlobGivesBackEveryValueAndFlag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLayer(t)
		raw, err := l.EncodeBlob()
		if err != nil {
			t.Fatal(err)
		}
		var back Layer
		if err := back.DecodeBlob(raw); err != nil {
			t.Fatal(err)
		}
		b, err := OpenBlob(raw)
		if err != nil || b.Len() != len(l.Values) || back.Decimals != l.Decimals {
			t.Fatalf("shape lost: %v", err)
		}
		for i := range l.Values {
			v, a := l.At(i)
			bv, ba := b.At(i)
			dv, da := back.At(i)
			if v != bv || a != ba || v != dv || a != da {
				t.Fatalf("area %d: %v/%v, blob %v/%v, decoded %v/%v", i, v, a, bv, ba, dv, da)
			}
			if l.Flags != nil && b.Flag(i) != l.Flags[i] {
				t.Fatalf("area %d: flag %v became %v", i, l.Flags[i], b.Flag(i))
			}
		}
		again, _ := back.EncodeBlob()
		if !slices.Equal(raw, again) {
			t.Fatal("encoding twice gives other bytes")
		}
	})
}

func TestZeroIsAFigureAndEachAbsenceStaysItself(t *testing.T) {
	l := Layer{Decimals: 1, Values: []int32{0, 0, 0, 0, 0, 124},
		Flags: []Flag{0, Flag(Missing), Flag(Suppressed), Flag(NotApplicable), Flag(NotYetPublished), FlagProvisional}}
	raw, _ := l.EncodeBlob()
	b, _ := OpenBlob(raw)
	want := []Absence{Present, Missing, Suppressed, NotApplicable, NotYetPublished, Present}
	for i, w := range want {
		if _, a := b.At(i); a != w {
			t.Errorf("area %d: %v, want %v", i, a, w)
		}
	}
	if v, _ := b.At(5); v != 12.4 {
		t.Errorf("scaled value %v, want 12.4", v)
	}
	for _, pos := range []int{-1, 6, math.MaxInt} {
		if _, a := b.At(pos); a != Missing {
			t.Errorf("position %d outside the layer: %v, want Missing", pos, a)
		}
		if _, a := l.At(pos); a != Missing {
			t.Errorf("position %d outside the layer: %v, want Missing", pos, a)
		}
	}
}

func TestSmallRangesTakeFewBytes(t *testing.T) {
	for _, c := range []struct{ top, width int }{{255, 1}, {65_535, 2}, {65_536, 4}} {
		l := Layer{Values: []int32{1_000_000, 1_000_000 + int32(c.top)}}
		raw, _ := l.EncodeBlob()
		if len(raw) != blobHeader+2*c.width {
			t.Errorf("range %d takes %d bytes, want %d", c.top, len(raw)-blobHeader, 2*c.width)
		}
	}
	l := Layer{Values: []int32{math.MinInt32, math.MaxInt32, -1}}
	raw, _ := l.EncodeBlob()
	var back Layer
	if back.DecodeBlob(raw) != nil || !slices.Equal(back.Values, l.Values) {
		t.Errorf("the full int32 range does not survive: %v", back.Values)
	}
}

func TestDamagedBlobIsRefusedNotRead(t *testing.T) {
	l := Layer{Values: []int32{1, 2, 3}, Flags: []Flag{0, 1, 0}}
	good, _ := l.EncodeBlob()
	for n := range good {
		if _, err := OpenBlob(good[:n]); !errors.Is(err, ErrBlob) {
			t.Errorf("blob cut at %d bytes is read", n)
		}
	}
	for _, c := range []struct {
		at int
		to byte
	}{{0, 2}, {1, 0x13}, {1, 0x21}, {2, 10}, {3, 1}, {4, 4}, {7, 255}} {
		bad := slices.Clone(good)
		bad[c.at] = c.to
		if _, err := OpenBlob(bad); !errors.Is(err, ErrBlob) {
			t.Errorf("byte %d = %d is read", c.at, c.to)
		}
	}
	if _, err := (&Layer{Values: []int32{1}, Flags: []Flag{0, 0}}).EncodeBlob(); !errors.Is(err, ErrLayerShape) {
		t.Error("flags of another length are encoded")
	}
	if _, err := (&Layer{Decimals: 10}).EncodeBlob(); !errors.Is(err, ErrLayerShape) {
		t.Error("10 decimals are encoded")
	}
}

func FuzzOpenBlob(f *testing.F) {
	l := Layer{Values: []int32{1, 2, 70_000}, Flags: []Flag{0, 1, 0}}
	good, _ := l.EncodeBlob()
	f.Add(good)
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := OpenBlob(raw)
		if err != nil {
			return
		}
		for i := range b.Len() {
			if v, _ := b.At(i); math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("area %d reads as %v", i, v)
			}
		}
	})
}

func TestScaledRoundsAndRefusesWhatDoesNotFit(t *testing.T) {
	if v, ok := Scaled(12.45, 1); !ok || v != 125 {
		t.Errorf("12.45 scaled to one decimal: %d %v", v, ok)
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), 3e9, -3e9} {
		if _, ok := Scaled(v, 0); ok {
			t.Errorf("%v fits in a layer", v)
		}
	}
}

func TestAbsenceCodesGoThereAndBack(t *testing.T) {
	for a := Present; a <= NotYetPublished; a++ {
		if back, ok := ParseAbsence(a.Code()); !ok || back != a {
			t.Errorf("%d: code %q gives %d", a, a.Code(), back)
		}
	}
	if _, ok := ParseAbsence("iets"); ok {
		t.Error("an unknown code is accepted")
	}
	if Absence(7).Code() != "geen_cijfer" || Flag(7).Absence() != Missing {
		t.Error("a damaged absence reads as a figure")
	}
}

func BenchmarkBlobMapOf342(b *testing.B) {
	l := Layer{Decimals: 1, Values: make([]int32, 342), Flags: make([]Flag, 342)}
	for i := range l.Values {
		l.Values[i] = int32(i * 7)
	}
	l.Flags[3] = Flag(Missing)
	raw, _ := l.EncodeBlob()
	var sum float64
	for b.Loop() {
		v, _ := OpenBlob(raw)
		for i := range v.Len() {
			x, _ := v.At(i)
			sum += x
		}
	}
	_ = sum
}

func TestColumnsMakeOneFigure(t *testing.T) {
	blob := func(decimals int, vs []int32, flags ...Flag) Blob {
		raw, err := (&Layer{Decimals: decimals, Values: vs, Flags: flags}).EncodeBlob()
		if err != nil {
			t.Fatal(err)
		}
		b, _ := OpenBlob(raw)
		return b
	}
	c := Columns{Value: blob(1, []int32{124, 50, 0}, FlagProvisional, 0, Flag(Suppressed)),
		Lower: blob(1, []int32{101, 0, 0}, 0, Flag(Missing), 0), Upper: blob(1, []int32{152, 60, 0}), N: blob(0, []int32{800, 90, 4})}
	want := Published(12.4, 10.1, 15.2)
	want.N = 800
	if v, a, f := c.Read(0, Percent); v != want || a != Present || f&FlagProvisional == 0 {
		t.Errorf("with bounds: %+v %v %v", v, a, f)
	}
	if v, a, _ := c.Read(1, Percent); v != Counted(5, 90) || a != Present {
		t.Errorf("one bound is no margin: %+v %v", v, a)
	}
	for pos, want := range map[int]Absence{2: Suppressed, 3: Missing, -1: Missing} {
		if v, a, _ := c.Read(pos, Percent); v != (Value{}) || a != want {
			t.Errorf("area %d: %+v %v", pos, v, a)
		}
	}
	c = Columns{Numerator: blob(0, []int32{30, 5, 5, 0}, 0, 0, 0, Flag(NotYetPublished)), Denominator: blob(0, []int32{600, 0, 0, 9}, 0, 0, Flag(Suppressed), 0)}
	if v, a, _ := c.Read(0, Percent); v != ShareOf(30, 600) || v.In(Percent) != 5 || a != Present {
		t.Errorf("parts: %+v %v", v, a)
	}
	if v, _, _ := c.Read(0, PerMille); v.In(PerMille) != 50 {
		t.Errorf("parts per 1000: %+v", v)
	}
	for pos, want := range map[int]Absence{1: NotApplicable, 2: Suppressed, 3: NotYetPublished} {
		if _, a, _ := c.Read(pos, Percent); a != want {
			t.Errorf("parts of area %d: %v, want %v", pos, a, want)
		}
	}
	if _, a, _ := (Columns{}).Read(0, Percent); a != Missing {
		t.Errorf("no columns at all: %v", a)
	}
}
