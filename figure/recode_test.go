package figure

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kompas/area"
)

func blobOf(t interface{ Fatal(...any) }, values []int32, flags []Flag) Blob {
	l := Layer{Values: values, Flags: flags}
	b, err := l.blob()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// drawRecodings makes some years of mergers, divisions and moved borders of municipalities that exist at that time.
func drawRecodings(t *rapid.T, codes []string) (area.Recodings, []string) {
	var lines []area.Recoding
	now, next := slices.Clone(codes), 5000
	for year := 2001; year <= 2004; year++ {
		for _, old := range slices.Clone(now) {
			if len(now) < 3 || rapid.IntRange(0, 2).Draw(t, "happens") > 0 {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(now), func(c string) bool { return c == old })
			to := rapid.SampledFrom(others).Draw(t, "to")
			if slices.ContainsFunc(lines, func(r area.Recoding) bool { return r.Year == year && (r.OldCode == to || r.NewCode == old) }) {
				continue
			}
			w := rapid.Float64Range(0.001, 0.999).Draw(t, "weight")
			part := func(code string, k area.RecodingKind, w float64) {
				lines = append(lines, area.Recoding{Year: year, OldCode: old, NewCode: code, Kind: k, Weight: w, Basis: "adressen"})
			}
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				part(to, area.Merged, 0)
				now = others
			case 1:
				fresh := fmt.Sprintf("GM%04d", next)
				next++
				part(to, area.Split, w)
				part(fresh, area.Split, 1-w)
				now = append(others, fresh)
			case 2:
				part(to, area.BorderMoved, w)
				part(old, area.Remained, 1-w)
			}
		}
	}
	if at, err := area.CheckRecodings(lines); err != nil {
		t.Fatal(at, err)
	}
	rs, err := area.NewRecodings(lines)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(now)
	return rs, now
}

func placeIn(olds []string) func(string) int {
	return func(code string) int { return slices.Index(olds, code) }
}

func total(b Blob) (sum int64) {
	for pos := range b.Len() {
		v, _ := b.At(pos)
		sum += int64(v)
	}
	return sum
}

func TestPeopleAreConservedByEveryRecoding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var olds []string
		var have, all []int32
		for i := range rapid.IntRange(3, 9).Draw(t, "municipalities") {
			olds = append(olds, fmt.Sprintf("GM%04d", 100+i))
			n := rapid.Int32Range(0, 900_000).Draw(t, "people")
			all, have = append(all, n), append(have, rapid.Int32Range(0, n).Draw(t, "with"))
		}
		rs, news := drawRecodings(t, olds)
		by := rs.Convert(olds, 2000, 2004)
		if got := by.Codes(); !slices.Equal(got, news) {
			t.Fatalf("%v, want %v", got, news)
		}
		c := Columns{Numerator: blobOf(t, have, nil), Denominator: blobOf(t, all, nil)}
		got, err := c.Recode(by, placeIn(olds), news, false)
		if err != nil {
			t.Fatal(err)
		}
		if total(got.Columns.Numerator) != total(c.Numerator) || total(got.Columns.Denominator) != total(c.Denominator) {
			t.Fatalf("%d of %d people become %d of %d", total(c.Numerator), total(c.Denominator), total(got.Columns.Numerator), total(got.Columns.Denominator))
		}
		counts, err := Columns{Value: blobOf(t, all, nil)}.Recode(by, placeIn(olds), news, true)
		if err != nil || total(counts.Columns.Value) != total(c.Denominator) || len(counts.NoCount)+len(counts.NoParts) != 0 {
			t.Fatalf("%d people become %d: %v", total(c.Denominator), total(counts.Columns.Value), err)
		}
		for pos, code := range news {
			v, absent, flag := got.Columns.Read(pos, Percent)
			if share := v.In(Percent); absent == Present && !by.Weighed(code) && (share < 0 || share > 100) {
				t.Fatalf("%s: %v %%", code, share)
			}
			if (flag&FlagEstimate != 0) != by.Weighed(code) && absent == Present {
				t.Fatalf("%s: an estimate that does not say so, or the other way round", code)
			}
		}
	})
}

func TestSharesAreWorkedOutAgainAndNeverAdded(t *testing.T) {
	rs, err := area.NewRecodings([]area.Recoding{{Year: 2019, OldCode: "GM0001", NewCode: "GM0009", Kind: area.Merged}, {Year: 2019, OldCode: "GM0002", NewCode: "GM0009", Kind: area.Merged},
		{Year: 2019, OldCode: "GM0003", NewCode: "GM0009", Kind: area.Merged}, {Year: 2020, OldCode: "GM0004", NewCode: "GM0009", Kind: area.Split}, {Year: 2020, OldCode: "GM0004", NewCode: "GM0005", Kind: area.Split}})
	if err != nil {
		t.Fatal(err)
	}
	olds, news := []string{"GM0001", "GM0002", "GM0003", "GM0006"}, []string{"GM0006", "GM0009"}
	by := rs.Convert(olds, 2018, 2019)
	counts := Columns{Numerator: blobOf(t, []int32{990, 980, 5, 1}, nil), Denominator: blobOf(t, []int32{1000, 1000, 8000, 10}, nil)}
	got, err := counts.Recode(by, placeIn(olds), news, false)
	if err != nil {
		t.Fatal(err)
	}
	if v, absent, _ := got.Columns.Read(1, Percent); absent != Present || v.In(Percent) != 19.75 { // and not 99 + 98 + 0.1
		t.Errorf("%v %v", v.In(Percent), absent)
	}
	shares := Columns{Value: blobOf(t, []int32{99, 98, 0, 10}, nil)}
	got, err = shares.Recode(by, placeIn(olds), news, false)
	if err != nil || !slices.Equal(got.NoCount, []string{"GM0009"}) {
		t.Fatalf("%v %v", got.NoCount, err)
	}
	if _, absent, _ := got.Columns.Read(1, Percent); absent != Missing {
		t.Errorf("a share without counts is %v", absent)
	}
	if v, absent, _ := got.Columns.Read(0, Percent); absent != Present || v.In(Percent) != 10 {
		t.Errorf("a municipality that stayed as it was: %v %v", v.In(Percent), absent)
	}
	olds = append(olds[:3:3], "GM0004")
	got, err = counts.Recode(rs.Convert(olds, 2018, 2020), placeIn(olds), []string{"GM0005", "GM0009"}, false)
	if err != nil || !slices.Equal(got.NoParts, []string{"GM0005", "GM0009"}) {
		t.Errorf("nobody knows the parts, and still: %v %v", got.NoParts, err)
	}
	hidden := Columns{Value: blobOf(t, []int32{5, 0, 7, 1}, []Flag{0, Flag(Suppressed), 0, 0})}
	olds[3] = "GM0006"
	got, err = hidden.Recode(by, placeIn(olds), news, true)
	if _, absent, _ := got.Columns.Read(1, Count); err != nil || absent != Suppressed {
		t.Errorf("a sum with a hidden part: %v %v", absent, err)
	}
}
