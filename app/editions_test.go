package app_test

import (
	"slices"
	"testing"

	"kompas/kompas"
)

// What a council member reads now stands beside the page that everybody read before: a wijk that was hidden then is not the
// municipality of then less the other wijken of now, nor those who came in of the municipality less those of a wijk.
func TestTheCouncilLearnsOfNobodyFromAnOlderPageAndTheFiguresOfNow(t *testing.T) {
	const head = "indicator;gebied;periode;teller;noemer\n"
	for name, x := range map[string]struct {
		before, after string
		want          []string
	}{
		"a hidden wijk that grew": {"Contact;GM0308;2024;45;106\nContact;WK030800;2024;22;60\nContact;WK030801;2024;20;40\nContact;WK030802;2024;3;6\n",
			"Contact;GM0308;2024;50;120\nContact;WK030800;2024;22;60\nContact;WK030801;2024;20;40\nContact;WK030802;2024;8;20\n",
			[]string{"GM0308 42%", "WK030800 37%", "WK030801 –", "WK030802 –"}},
		"seven who came in elsewhere": {"Contact;GM0308;2024;45;110\nContact;WK030800;2024;22;60\nContact;WK030801;2024;23;50\n",
			"Contact;GM0308;2024;60;129\nContact;WK030800;2024;34;72\nContact;WK030801;2024;26;57\n",
			[]string{"GM0308 47%", "WK030800 37%", "WK030801 46%"}},
		"enough everywhere": {"Contact;GM0308;2024;45;110\nContact;WK030800;2024;22;60\nContact;WK030801;2024;23;50\n",
			"Contact;GM0308;2024;60;140\nContact;WK030800;2024;30;75\nContact;WK030801;2024;30;65\n",
			[]string{"GM0308 43%", "WK030800 40%", "WK030801 46%"}},
	} {
		t.Run(name, func(t *testing.T) {
			eachImport(t, func(t *testing.T, p *imports) {
				p.LoadFigures()
				key := p.readContact(head + x.before)
				if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
					t.Fatal(err)
				}
				p.laterDay()
				p.readContact(head + x.after)
				if _, now := p.knownOn(kompas.RoleCouncil, key, ""); !slices.Equal(now, x.want) {
					t.Errorf("now: %v, want %v", now, x.want)
				}
				if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
					t.Fatal(err)
				}
				if _, now := p.knownOn(kompas.RoleCouncil, key, ""); !slices.Equal(now, x.want) {
					t.Errorf("after the next edition: %v, want %v", now, x.want)
				}
			})
		})
	}
}
