package i18n_test

import (
	"testing"

	"kompas/i18n"
)

// The method gives the words of each verdict about a target.
func TestVerdictsReadAsTheMethodWritesThem(t *testing.T) {
	p := i18n.New(i18n.Dutch)
	for code, want := range map[string]string{"nog_niet_gemeten": "Nog niet gemeten", "op_koers": "Op koers", "loopt_achter": "Te langzaam",
		"niet_duidelijk": "Nog niet duidelijk", "verkeerde_kant": "Verkeerde kant op", "waarschijnlijk_bereikt": "Doel geraakt, nog niet zeker",
		"bereikt": "Doel gehaald", "niet_bereikt": "Doel niet gehaald", "geen_betrouwbaarheid_bekend": "Geen oordeel, marge onbekend"} {
		if got := p.Code(code); got != want {
			t.Errorf("%s reads %q, want %q", code, got, want)
		}
	}
}
