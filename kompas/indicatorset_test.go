package kompas_test

import (
	"testing"

	"kompas/fault"
	. "kompas/kompas"
)

func TestAnotherMeaningIsTheNextEdition(t *testing.T) {
	before := SetItem{ID: "i", Edition: 2, Words: Indicator{Name: "Geldzorgen", Definition: "Deel dat geldzorgen heeft", Unit: "procent", Direction: "omlaag"}}
	for name, c := range map[string]struct {
		change   func(*SetItem)
		spelling bool
		want     int
	}{
		"nothing changed":                    {func(*SetItem) {}, false, 2},
		"other words":                        {func(i *SetItem) { i.Words.Definition = "Deel met veel geldzorgen" }, false, 3},
		"mended spelling":                    {func(i *SetItem) { i.Words.Name = "Geldzorgen." }, true, 2},
		"another unit":                       {func(i *SetItem) { i.Words.Unit = "aantal" }, false, 3},
		"another unit is no mended spelling": {func(i *SetItem) { i.Words.Unit, i.Words.Name = "aantal", "Geldzorgen." }, true, 3},
		"another direction":                  {func(i *SetItem) { i.Words.Direction = "omhoog" }, true, 3},
	} {
		next := before
		c.change(&next)
		if next.Revise(before, c.spelling); next.Edition != c.want {
			t.Errorf("%s: edition %d, want %d", name, next.Edition, c.want)
		}
	}
}

func TestAnItemOfASetSaysWhatIsCounted(t *testing.T) {
	for name, text := range map[string]string{"definitie": "  ", "indicator": "", "aard": "iets", "eenheid": "", "richting": "x"} {
		var i SetItem
		f, ok := FieldByName(SetItemFields(), name)
		if !ok {
			t.Fatalf("no field %s", name)
		}
		if f.Set(&i, text) == nil {
			t.Errorf("%s takes %q", name, text)
		}
	}
	if _, ok := FieldByName(SetItemFields(), "bron"); ok {
		t.Error("where a figure comes from is of the space that measures it")
	}
}

func TestTheAddressOfASpaceIsReadAsItIsPasted(t *testing.T) {
	for _, text := range []string{"gemeente-baarn", " Gemeente-Baarn ", "https://kompas.voorbeeld.nl/r/gemeente-baarn", "https://x.nl/r/gemeente-baarn/kompassen?x=1#y", "/r/gemeente-baarn/", "r/gemeente-baarn"} {
		if got, err := ParseSpaceAddress("adres", text); err != nil || got != "gemeente-baarn" {
			t.Errorf("%q: %q %v", text, got, err)
		}
	}
	for text, code := range map[string]string{"": "verplicht", "https://x.nl/r/": "geen_ruimteadres", "gemeente baarn": "geen_ruimteadres", "gemeente@baarn.nl": "geen_ruimteadres",
		"-baarn": "geen_ruimteadres", "baarn--x": "geen_ruimteadres", "b\x00n": "geen_ruimteadres", "https://x.nl": "geen_ruimteadres"} {
		if got, err := ParseSpaceAddress("adres", text); err == nil || err.Code != code || err.Kind != fault.Invalid {
			t.Errorf("%q: %q %v", text, got, err)
		}
	}
}
