package figure

import "testing"

func TestPeriodsAreReadAsSourcesWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2024": "2024", " 2024 ": "2024", "2024*": "2024 *", "2024**": "2024 *", "2024-Q1": "2024-Q1", "2024JJ00": "2024", "2024KW03": "2024-Q3",
		"2024MM12": "2024-12", "2019SJ00": "2019/2020", "20240131": "2024-01-31", "2024 1e kwartaal": "2024-Q1", "2024 1e kwartaal*": "2024-Q1 *",
		"2024 januari": "2024-01", "2024 Mei": "2024-05", "2019/'20": "2019/2020", "2024Q2": "2024-Q2", "2024 K2": "2024-Q2", "2024 mei": "2024-05",
		"31-1-2024": "2024-01-31", "2019/2020": "2019/2020", "2024-05": "2024-05",
		"mei 2024": "2024-05", "2024.0": "2024", "2024.5": "", "Q1 2024": "2024-Q1", "1e kwartaal 2024*": "2024-Q1 *", "2024M05": "2024-05", "2023/24": "2023/2024",
		"2024-01-31T00:00:00": "2024-01-31", "2024-01-31 00:00:00.000": "2024-01-31", "2024-01-31T08:00:00": "", "jan-24": "", "Q5 2024": "", "2024M13": "",
		"2019G400": "", "2019VJ00": "", "x 2024": "", "2023/25": "",
		"": "", "2013X005": "", "2024W101": "", "2024X000": "", "2024KW05": "", "2024MM13": "", "20240231": "", "2019/'21": "", "2024 5e kwartaal": "",
		"2019-2020": "", "1/2/2024": "", "31-13-2024": "", "2024JJ01": "", "niets": "", "2024KWab": "", "12345678": "",
	} {
		p, provisional, err := ReadPeriod(text)
		got := p.String()
		if provisional {
			got += " *"
		}
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q reads as %q, want %q (%v)", text, got, want, err)
		}
	}
}

func TestCodesOfTotalsAndMarginsAreKnown(t *testing.T) {
	for _, c := range []struct {
		code, title string
		whole       bool
	}{{"T009002", "", true}, {"10000", "", true}, {"", "Totaal mannen en vrouwen", true}, {"", "Alle leeftijden", true}, {"20300", "18 jaar of ouder", false},
		{"300003", "Nijverheid", false}, {"TW0001", "", false}, {"", "Allerlei", false}} {
		if IsWhole(c.code, c.title) != c.whole {
			t.Errorf("%+v", c)
		}
	}
	if p, ok := MarginPart("MOG0095  "); p != PartLower || !ok {
		t.Error("a padded code of the lower bound is not known")
	}
	if _, ok := MarginPart("MW00001"); ok {
		t.Error("another margin passes for one we know")
	}
}
