package kompas_test

import (
	"strings"
	"testing"

	"kompas/kompas"
)

func TestAWordIsFoundByItsStemWithoutCapitalsAndAccents(t *testing.T) {
	for typed, text := range map[string]string{
		"schuld":           "Mensen met schulden",
		"Schulden":         "een schuld van jaren",
		"eenzame":          "Minder eenzaamheid bij ouderen",
		"cafe":             "Het buurtcafé in de wijk",
		"coördinator":      "coordinatoren",
		"hulpverlening":    "schuldhulpverlening",
		"buurt":            "buurthuis",
		"75":               "Ouderen van 75+",
		"geld de zorgen":   "Zorgen over geld",
		"de":               "de",
		"maatje kop":       "Maatjes drinken koffie: een kop of twee",
		"MAATSCHAPPELIJKE": "maatschappelijk werk",
		"e\u0301e\u0301n":  "Één loket",
	} {
		if kompas.NewSearchQuery(typed).Score("", text) == 0 {
			t.Errorf("%q does not find %q", typed, text)
		}
	}
	for typed, text := range map[string]string{
		"schuld wonen": "Mensen met schulden",
		"jeugd":        "Ouderen",
		"it":           "Meer activiteiten",
		"kop":          "koper",
	} {
		if kompas.NewSearchQuery(typed).Score("", text) != 0 {
			t.Errorf("%q finds %q", typed, text)
		}
	}
	for _, typed := range []string{"", "  ", "?!", "%_'"} {
		if !kompas.NewSearchQuery(typed).Empty() {
			t.Errorf("%q asks something", typed)
		}
	}
}

func TestANameAnswersBetterThanOtherWords(t *testing.T) {
	q := kompas.NewSearchQuery("geld")
	if name, beside := q.Score("Geldzorgen"), q.Score("Rondkomen", "geldzorgen"); name <= beside {
		t.Errorf("name %d, beside it %d", name, beside)
	}
	if whole, part := q.Score("", "geld"), q.Score("", "geldzorgen"); whole <= part {
		t.Errorf("whole word %d, part of one %d", whole, part)
	}
}

func TestALineShowsTheWordsThatWereFound(t *testing.T) {
	long := strings.Repeat("woorden ervoor é ", 30) + "en dan schulden, en nog een schuld. " + strings.Repeat("woorden erna ü ", 30)
	var text, found []string
	for _, p := range kompas.NewSearchQuery("schuld").Line(long) {
		text = append(text, p.Text)
		if p.Found {
			found = append(found, p.Text)
		}
	}
	line := strings.Join(text, "")
	if strings.Join(found, " ") != "schulden schuld" || !strings.HasPrefix(line, "… ") || !strings.HasSuffix(line, " …") || len(line) > 300 {
		t.Errorf("%q, found %q", line, found)
	}
	if !strings.Contains(long, strings.TrimSuffix(strings.TrimPrefix(line, "… "), " …")) {
		t.Errorf("%q does not stand in the text", line)
	}
	if kompas.NewSearchQuery("jeugd").Line(long) != nil {
		t.Error("a line without the word")
	}
}

// A space of 60 compasses has some 5,000 things with words.
func BenchmarkSearchOverALargeSpace(b *testing.B) {
	const sentence = "Bewoners van de buurt zeggen dat zij vaker hulp vinden bij schulden, eenzaamheid en werk dan een jaar geleden, maar de coördinatie kan beter."
	for b.Loop() {
		q := kompas.NewSearchQuery("schuldhulpverlening jongeren")
		for range 5000 {
			q.Score("Samen rondkomen in Baarn", sentence)
		}
	}
}
