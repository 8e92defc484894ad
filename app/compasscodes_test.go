package app

import (
	"slices"
	"testing"

	"kompas/store"
)

// Where something is in its life is never what a file says it is, unless the product knows that word.
func TestEveryStatusInAFileIsOneThatWeKnow(t *testing.T) {
	plan, err := store.TransferPlan()
	if err != nil {
		t.Fatal(err)
	}
	codes, shapes, seen := fileCodes(), fileShapes(), map[string]bool{}
	for _, k := range plan {
		for _, f := range k.Fields {
			full := k.Table + "." + f.Column
			seen[full] = true
			if slices.Contains([]string{"status", "state", "phase", "verdict"}, f.Column) && codes[full] == nil {
				t.Errorf("%s: name in fileCodes what it may hold", full)
			}
		}
	}
	for full := range codes {
		if !seen[full] {
			t.Errorf("%s has codes, and is not in a file", full)
		}
	}
	for full := range shapes {
		if !seen[full] {
			t.Errorf("%s has a shape, and is not in a file", full)
		}
	}
}
