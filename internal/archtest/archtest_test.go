package archtest

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"syscall"
	"testing"
	"time"
)

// rule is one rule of the house with a fixture that breaks it.
type rule struct {
	name  string
	check func(*source) []finding
	// bad breaks the rule at the places in want, written "path:line". What the
	// fixture holds besides is allowed and must not be found.
	bad  map[string]string
	want []string
}

func rules() []rule {
	all := [][]rule{floorRules(), wordRules(), sqlRules(), sizeRules(), oneOfItsKindRules(), templateRules(), purityRules(), placeRules(), methodRules()}
	list := []rule{}
	for _, some := range all {
		list = append(list, some...)
	}
	return list
}

func TestHouse(t *testing.T) {
	before := spent()
	src := load(t, os.DirFS("../.."))
	for _, r := range rules() {
		t.Run(r.name, func(t *testing.T) {
			for _, f := range sorted(r.check(src)) {
				t.Errorf("%s", f)
			}
		})
	}
	if took := spent() - before; took > 2*time.Second {
		t.Errorf("the rules took %v of processor time; they are meant to run at every step", took)
	}
}

// spent is the processor time of this process so far: unlike the clock on the
// wall it hardly depends on what else the machine does.
func spent() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func TestEveryRuleFindsWhatBreaksIt(t *testing.T) {
	for _, r := range rules() {
		t.Run(r.name, func(t *testing.T) {
			got := []string{}
			for _, f := range sorted(r.check(fixture(t, r.bad))) {
				got = append(got, fmt.Sprintf("%s:%d", f.path, f.line))
				if f.do == "" {
					t.Errorf("%s:%d is found without a word on what to do", f.path, f.line)
				}
			}
			sort.Strings(r.want)
			if strings.Join(got, "\n") != strings.Join(r.want, "\n") {
				t.Errorf("found:\n\t%s\nexpected:\n\t%s", strings.Join(got, "\n\t"), strings.Join(r.want, "\n\t"))
			}
		})
	}
}

func sorted(findings []finding) []finding {
	sort.SliceStable(findings, func(i, j int) bool {
		a, b := findings[i], findings[j]
		return fmt.Sprintf("%s:%d", a.path, a.line) < fmt.Sprintf("%s:%d", b.path, b.line)
	})
	return findings
}
