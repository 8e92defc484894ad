package refdata

import (
	"errors"
	"reflect"
	"testing"

	"kompas/area"
)

func TestNamesThatWouldBreakATableAreRefused(t *testing.T) {
	rs := area.Recodings{{Year: 2023, OldCode: "GM0457", OldName: "Wee\tsp", NewCode: "GM0363", Kind: area.Merged}}
	if _, err := encodeRecodings(rs); !errors.Is(err, ErrDamaged) {
		t.Errorf("a tab in a name: %v", err)
	}
}

func FuzzTables(f *testing.F) {
	f.Add("NL00\tNederland\t\nPV26\tUtrecht\t\nGM0308\tBaarn\tPV26\n")
	f.Add("2024\tbuurt\tGM0308\t1200\t1066\t7.07\tCBS\tCC BY 4.0\t\nBU03080000\t5\t6\tM1 2l3 4z\n")
	f.Add("GM0308\t2024\t25065\t4\t2\t1641\t2024\n")
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := decodeAreas(text, DivisionInfo{Year: 2024, Scope: area.CountryCode}); err == nil {
			again, err := encodeAreas(d)
			if err != nil {
				return // a carriage return in a name, which is never written
			}
			back, err := decodeAreas(string(again), DivisionInfo{Year: 2024, Scope: area.CountryCode})
			if err != nil || !reflect.DeepEqual(d, back) {
				t.Fatalf("%q does not survive: %v", text, err)
			}
		}
		_, _ = decodeMap(text)
		_, _ = decodeProfiles(text)
		_, _ = decodeRecodings(text)
	})
}
