package kompas_test

import (
	"strings"
	"testing"

	. "kompas/kompas"

	"pgregory.net/rapid"
)

func TestACodeIsReadTheWayPeopleTypeIt(t *testing.T) {
	const want = "70Q2-MX1D-4TBN"
	for _, typed := range []string{want, "70q2mx1d4tbn", " 7oQ2 MXiD 4TBN ", "7OQ2–MXLD–4TBN", "70Q2-MX1D-4TBN\u00a0"} {
		if got := ReadCode(typed); got != want {
			t.Errorf("%q: got %q", typed, got)
		}
	}
	for _, typed := range []string{"", "70Q2-MX1D-4TB", "70Q2-MX1D-4TBNX", "70Q2-MX1D-4TBU", "70Q2-MX1D-4TB!", strings.Repeat("A", 1<<20)} {
		if got := ReadCode(typed); got != "" {
			t.Errorf("%.20q: got %q", typed, got)
		}
	}
}

func TestEveryCodeReadsBackAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := Code(rapid.SliceOfN(rapid.Byte(), 8, 32).Draw(t, "random"))
		if ReadCode(code) != code || len(code) != 14 {
			t.Fatalf("%q reads as %q", code, ReadCode(code))
		}
	})
}

func TestEachOfSixtyBitsCounts(t *testing.T) {
	random := []byte("kompas-8")
	for bit := range 60 {
		other := []byte(string(random))
		other[bit/8] ^= 1 << (7 - bit%8)
		if Code(random) == Code(other) {
			t.Errorf("bit %d does not count", bit)
		}
	}
}
