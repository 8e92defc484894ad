package figure

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestAFrozenPublicationReadsBackAsItBecamePublic(t *testing.T) {
	sets := []Set{areaSet(), traitSet(), own(Euro, false, Published(1250, 1100, 1400)), own(Count, false, Counted(240, 0)), own(Mean, true, MeanOf(7.3, 1.2, 40))}
	for _, set := range sets {
		out := Disclose(set, Policy{})
		text, err := json.Marshal(out)
		if err != nil {
			t.Fatal(err)
		}
		var back Publication
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, out) {
			t.Errorf("read back\n%+v\nwas\n%+v", back, out)
		}
	}
}

// What is stored is what may be known: a hidden figure has no number there either, and nobody's answers are counted.
func TestAFrozenPublicationHoldsNoHiddenNumber(t *testing.T) {
	set := areaSet()
	text, err := json.Marshal(Disclose(set, Policy{Audience: OwnDesk}))
	if err != nil {
		t.Fatal(err)
	}
	var raw struct{ Cijfers []map[string]any }
	if err := json.Unmarshal(text, &raw); err != nil {
		t.Fatal(err)
	}
	for _, c := range raw.Cijfers {
		_, shown := c["waarde"]
		_, n := c["n"]
		if shown != (c["reden"] == nil) || n && !shown {
			t.Errorf("%v", c)
		}
	}
	if strings.Contains(string(text), `"k"`) {
		t.Error("the number of people with the trait is stored")
	}
}
