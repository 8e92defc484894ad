package archtest

import (
	"go/ast"
	"os"
	"regexp"
	"strings"
	"testing"
)

// methodPoints is how many points the method's checklist has.
const methodPoints = 178

// mostOpen is how many points are not built yet. It may only shrink.
const mostOpen = 0

var methodRow = regexp.MustCompile("^\\| (C\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|(?: `(Test\\w+)`)? \\|$")

// lessonRow is a row about what keeps data sound, or about a file that is not right.
var lessonRow = regexp.MustCompile("^\\| ([DS]\\d{2}) \\| ([^|]+) \\| ([^|]+) \\|(?: `(Test\\w+)`)? \\|$")

// laterParts are the parts of the product that a point may be left to.
func laterParts() []string { return []string{"gesprekken", "meten", "business case"} }

func methodRules() []rule {
	return []rule{{
		name:  "every point of the method has its screen and its test",
		check: checkMethod,
		bad: map[string]string{
			"doc/methode.md": "| C001 | a | /a | `TestA` |\n| C002 | b | /b | |\n| C002 | c | /c | `TestNowhere` |\n| C004 | d | later: ooit | |\n| C005 | e | *nog niet* | `TestA` |\n| D01 | f | /f | `TestNowhere` |\nlater: meten\n",
			"app/a_test.go":  "package app_test\n\nfunc TestA(t *testing.T) {}\n",
		},
		want: []string{"doc/methode.md:2", "doc/methode.md:3", "doc/methode.md:3", "doc/methode.md:4", "doc/methode.md:5", "doc/methode.md:6", "doc/methode.md:1"},
	}}
}

// checkMethod holds the table of the method against the tests that there are.
func checkMethod(s *source) []finding {
	tests := map[string]bool{}
	var doc *file
	for _, f := range s.files {
		if f.path == "doc/methode.md" {
			doc = f
		}
		if f.test && f.ast != nil {
			for _, d := range f.ast.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
					tests[fn.Name.Name] = true
				}
			}
		}
	}
	if doc == nil {
		return nil
	}
	found, points, open := []finding{}, 0, 0
	for i, line := range strings.Split(doc.text, "\n") {
		if m := lessonRow.FindStringSubmatch(line); m != nil && !strings.HasPrefix(m[3], "later: ") && !tests[m[4]] {
			found = append(found, finding{doc.path, i + 1, "name a test that there is"})
		}
		m := methodRow.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		points++
		if m[3] == "*nog niet*" {
			open++
		}
		for _, do := range wrongWithPoint(m, points, tests) {
			found = append(found, finding{doc.path, i + 1, do})
		}
	}
	if points != methodPoints || open > mostOpen {
		found = append(found, finding{doc.path, 1, "list all points of the method once, in order, with no more that are not built than there were"})
	}
	return found
}

// wrongWithPoint says what to do about one row; its parts are as methodRow reads them.
func wrongWithPoint(row []string, place int, tests map[string]bool) []string {
	nr, screen, test := row[1], row[3], row[4]
	var do []string
	if nr != number(place) {
		do = append(do, "number the points in order")
	}
	later, isLater := strings.CutPrefix(screen, "later: ")
	known := false
	for _, part := range laterParts() {
		known = known || later == part
	}
	switch {
	case isLater && !known:
		do = append(do, "leave a point only to one of the later parts")
	case (isLater || screen == "*nog niet*") && test != "":
		do = append(do, "a point with a test has a screen")
	case !isLater && screen != "*nog niet*" && !tests[test]:
		do = append(do, "name a test that there is")
	}
	return do
}

func number(place int) string {
	digits := []byte("C000")
	for i := 3; place > 0; i-- {
		digits[i] = byte('0' + place%10)
		place /= 10
	}
	return string(digits)
}

func TestTheTableOfTheMethodIsThere(t *testing.T) {
	for _, f := range load(t, os.DirFS("../..")).files {
		if f.path == "doc/methode.md" {
			return
		}
	}
	t.Error("doc/methode.md is gone")
}
