package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestAFigureOnAPageBecomesABareNumberAndNothingElseDoes(t *testing.T) {
	for _, x := range []struct{ text, lang, digits, unit string }{
		{"12,4%", "nl", "12.4", "%"}, {"6.340", "nl", "6340", ""}, {"€ 1.250", "nl", "1250", "€"}, {"€\u00a01.250,50", "nl", "1250.50", "€"}, {"\u22123,5", "nl", "-3.5", ""},
		{"0", "nl", "0", ""}, {"12.4%", "en", "12.4", "%"}, {"6,340", "en", "6340", ""}, {"3,1‰", "nl", "3.1", "‰"},
	} {
		if digits, unit, ok := bareNumber(x.text, x.lang); !ok || digits != x.digits || unit != x.unit {
			t.Errorf("%s: %q %q %v", x.text, digits, unit, ok)
		}
	}
	for _, text := range []string{"", "–", "2024*", "ongeveer 6.340", "1.2.3", "12.34", "20% tot 43%", "1e5", "=1+1", "12,", ",5", "GM0308", "2025/2026", "1 op de 10"} {
		if digits, _, ok := bareNumber(text, "nl"); ok {
			t.Errorf("%q became %s", text, digits)
		}
	}
}

func TestAColumnOfOneUnitHoldsNumbersWithTheUnitInItsHeading(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<table><tr><th>Jaar</th><th>Aandeel</th><th>Gemengd</th></tr>
		<tr><th>2023</th><td>12,4%</td><td>12,4%</td></tr><tr><th>2024</th><td>–</td><td>6.340</td></tr></table>`))
	if err != nil {
		t.Fatal(err)
	}
	s := tableSheet(elements(doc, "table")[0], "Proef", "nl")
	content, _, err := s.in(formJSON)
	if want := `{"titel":"Proef","kolommen":["Jaar","Aandeel (%)","Gemengd"],"rijen":[["2023",12.4,"12,4%"],["2024","–","6.340"]]}`; err != nil || string(content) != want {
		t.Errorf("%s %v", content, err)
	}
}
