package scan_test

import (
	"strings"
	"testing"

	"kompas/scan"
)

func TestAProgramSaysWhetherAFileIsSafe(t *testing.T) {
	program := scan.Command{"sh", "-c", `case "$(cat)" in *EICAR*) exit 1;; *stuk*) exit 2;; esac`}
	for text, want := range map[string][2]bool{"gewoon": {true, false}, "met EICAR erin": {false, false}, "stuk": {false, true}} {
		safe, err := program.Scan(t.Context(), strings.NewReader(text))
		if safe != want[0] || (err != nil) != want[1] {
			t.Errorf("%s: safe %v, %v", text, safe, err)
		}
	}
	if safe, err := (scan.Command{"/bestaat/niet"}).Scan(t.Context(), strings.NewReader("x")); safe || err == nil {
		t.Errorf("a program that is not there: safe %v, %v", safe, err)
	}
}
