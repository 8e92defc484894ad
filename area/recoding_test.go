package area

import (
	"errors"
	"slices"
	"testing"
)

func table(t *testing.T) Recodings {
	t.Helper()
	rs, err := NewRecodings([]Recoding{
		{2018, "GM0140", "Littenseradiel", "GM1900", "Súdwest-Fryslân", Split, 0, ""},
		{2018, "GM0140", "Littenseradiel", "GM0080", "Leeuwarden", Split, 0, ""},
		{2017, "GM0040", "Slochteren", "GM0014", "Groningen", BorderMoved, 0, ""},
		{2017, "GM0040", "Slochteren", "GM0040", "Slochteren", Remained, 0, ""},
		{2018, "GM0040", "Slochteren", "GM1952", "Midden-Groningen", Merged, 0, ""},
		{2023, "GM0457", "Weesp", "GM0363", "Amsterdam", Merged, 0, ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

func TestMergedMunicipalityGoesWhole(t *testing.T) {
	rs := table(t)
	if got := rs.Successors("GM0457", 2022, 2024); !slices.Equal(got, []Share{{"GM0363", 1, true}}) {
		t.Errorf("Weesp: %v", got)
	}
	if got := rs.Successors("GM0457", 2023, 2024); !slices.Equal(got, []Share{{"GM0457", 1, true}}) {
		t.Errorf("after its own end the code is left alone: %v", got)
	}
	if rs.Unchanged("GM0363", 2022, 2024) || rs.Unchanged("GM0363", 2024, 2022) || !rs.Unchanged("GM0363", 2023, 2024) {
		t.Error("Amsterdam grew on 1 January 2023 and not later")
	}
}

func TestWeightsOfASplitAreNeverInvented(t *testing.T) {
	rs := table(t)
	if got := rs.Successors("GM0140", 2017, 2024); !slices.Equal(got, []Share{{"GM0080", 0, false}, {"GM1900", 0, false}}) {
		t.Errorf("Littenseradiel: %v", got)
	}
	if got := rs.Successors("GM0040", 2016, 2018); !slices.Equal(got, []Share{{"GM0014", 0, false}, {"GM1952", 0, false}}) {
		t.Errorf("Slochteren over a border change and a merger: %v", got)
	}
	if got := rs.Successors("GM0040", 2017, 2018); !slices.Equal(got, []Share{{"GM1952", 1, true}}) {
		t.Errorf("Slochteren over the merger alone: %v", got)
	}
}

func TestImpossibleRecodingsAreRefused(t *testing.T) {
	for _, lines := range [][]Recoding{
		{{2018, "GM0140", "", "GM0140", "", Merged, 0, ""}},
		{{2018, "GM0140", "", "GM0080", "", Remained, 0, ""}},
		{{2018, "GM0140", "", "WK008000", "", Merged, 0, ""}},
		{{2018, "GM0140", "", "GM0080", "", "iets", 0, ""}},
		{{18, "GM0140", "", "GM0080", "", Merged, 0, ""}},
		{{2018, "GM0140", "", "GM0080", "", Merged, 0, ""}, {2018, "GM0140", "", "GM1900", "", Merged, 0, ""}},
		{{2018, "GM0140", "", "GM0080", "", Split, 0, ""}, {2018, "GM0140", "", "GM0080", "", Split, 0, ""}},
	} {
		if _, err := NewRecodings(lines); !errors.Is(err, ErrRecoding) {
			t.Errorf("%v is accepted", lines)
		}
	}
}
