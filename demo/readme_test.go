package demo_test

import (
	"os"
	"strings"
	"testing"

	"kompas/demo"
	"kompas/i18n"
)

func TestTheReadmeNamesThePeopleOfTheDemonstration(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "| who | role |\n| --- | --- |\n")
	got, _, _ := strings.Cut(rest, "\n\n")
	nl, en := i18n.New(i18n.Dutch), i18n.New(i18n.English)
	var want []string
	for _, p := range demo.People() {
		space, row := p.Roles[0].Space, ""
		for i, r := range p.Roles {
			switch {
			case i > 0 && r.Space != space:
				row += "; in another space "
			case i > 0:
				row += ", "
			}
			space = r.Space
			row += en.Code("rol_"+string(r.Role)) + " (" + nl.Code("rol_"+string(r.Role)) + ")"
		}
		want = append(want, "| "+p.Name+" | "+row+" |")
	}
	if got != strings.Join(want, "\n") {
		t.Errorf("the table of demo people in README.md should read\n%s", strings.Join(want, "\n"))
	}
	if !strings.Contains(string(text), demo.Link()) {
		t.Errorf("README.md does not give the residents' link %s", demo.Link())
	}
}
