package area

import (
	"errors"
	"testing"
)

func TestLinesThatCannotAllBeTrueAreRefusedWithTheirPlace(t *testing.T) {
	line := func(year int, from, to string, k RecodingKind, w float64) Recoding {
		r := Recoding{Year: year, OldCode: from, NewCode: to, Kind: k, Weight: w}
		if w > 0 && k != Merged {
			r.Basis = "adressen"
		}
		return r
	}
	unbased := line(2020, "GM0001", "GM0002", Split, 0.4)
	unbased.Basis = ""
	for name, c := range map[string]struct {
		lines []Recoding
		at    int
		want  error
	}{
		"twice":                 {[]Recoding{line(2020, "GM0001", "GM0002", Split, 0), line(2020, "GM0001", "GM0002", Split, 0)}, 1, ErrRecodingTwice},
		"merged and divided":    {[]Recoding{line(2020, "GM0001", "GM0002", Merged, 0), line(2020, "GM0001", "GM0003", Split, 0)}, 1, ErrRecodingMixed},
		"merged twice":          {[]Recoding{line(2020, "GM0001", "GM0002", Merged, 0), line(2020, "GM0001", "GM0003", Merged, 0)}, 1, ErrRecodingMixed},
		"abolished before":      {[]Recoding{line(2021, "GM0001", "GM0003", Merged, 0), line(2020, "GM0001", "GM0002", Merged, 0)}, 0, ErrRecodingGone},
		"half a division":       {[]Recoding{line(2020, "GM0001", "GM0002", Split, 0)}, 0, ErrRecodingAlone},
		"border without rest":   {[]Recoding{line(2020, "GM0001", "GM0002", BorderMoved, 0)}, 0, ErrRecodingAlone},
		"part of a merger":      {[]Recoding{line(2020, "GM0001", "GM0002", Merged, 0.5)}, 0, ErrRecodingWeight},
		"not the whole":         {[]Recoding{line(2020, "GM0001", "GM0002", Split, 0.5), line(2020, "GM0001", "GM0003", Split, 0.4)}, 1, ErrRecodingSum},
		"more than the whole":   {[]Recoding{line(2020, "GM0001", "GM0002", Split, 0.7), line(2020, "GM0001", "GM0003", Split, 0.7)}, 1, ErrRecodingSum},
		"one weight of two":     {[]Recoding{line(2020, "GM0001", "GM0002", Split, 1), line(2020, "GM0001", "GM0003", Split, 0)}, 1, ErrRecodingSum},
		"weight without basis":  {[]Recoding{unbased, line(2020, "GM0001", "GM0003", Split, 0.6)}, 0, ErrRecodingNoBasis},
		"people without a town": {[]Recoding{line(2020, "GM0998", "GM0002", Merged, 0)}, 0, ErrRecodingPseudo},
	} {
		if at, err := CheckRecodings(c.lines); at != c.at || !errors.Is(err, c.want) {
			t.Errorf("%s: line %d, %v; want line %d, %v", name, at, err, c.at, c.want)
		}
	}
	good := []Recoding{line(2020, "GM0001", "GM0002", Split, 0.3333), line(2020, "GM0001", "GM0003", Split, 0.6667),
		line(2021, "GM0004", "GM0002", BorderMoved, 0), line(2021, "GM0004", "GM0004", Remained, 0), line(2022, "GM0004", "GM0003", Merged, 1)}
	if at, err := CheckRecodings(good); err != nil {
		t.Errorf("line %d: %v", at, err)
	}
}

func TestWhatTheSpaceConfirmedComesInThePlaceOfTheNationalTable(t *testing.T) {
	national := table(t)
	own := []Recoding{{Year: 2018, OldCode: "GM0140", NewCode: "GM1900", Kind: Split, Weight: 0.75, Basis: "adressen"},
		{Year: 2018, OldCode: "GM0140", NewCode: "GM0080", Kind: Split, Weight: 0.25, Basis: "adressen"}}
	rs, err := national.Over(own)
	if err != nil || len(rs) != len(national) {
		t.Fatalf("%d lines, %v", len(rs), err)
	}
	got := rs.Successors("GM0140", 2017, 2024)
	if len(got) != 2 || got[0] != (Share{"GM0080", 0.25, true}) || got[1] != (Share{"GM1900", 0.75, true}) {
		t.Errorf("%v", got)
	}
}
