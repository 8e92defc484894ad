package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/kompas"
)

// What a council member is told of own figures before and after a few answers came in must be the same, in every picture of them.
func TestTheCouncilLearnsNothingFromFewNewAnswers(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		key := p.readContact(contactFirst)
		if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
			t.Fatal(err)
		}
		views := map[string]func(kompas.Role) string{
			"two areas": func(role kompas.Role) string { return p.compared(role, key, "WK030800", "WK030801") },
			"a wijk that is hidden": func(role kompas.Role) string {
				return p.compared(role, key, "WK030800", "WK030802")
			},
			"side by side": func(role kompas.Role) string { return p.lines(role, key) },
			"on the map": func(role kompas.Role) string {
				v := p.figures(role, app.FigureQuery{Indicator: key, Area: "GM0308", Level: area.District})
				text := v.Own.Text("nl") + v.Past.Verdict
				for _, x := range v.Parts.Figures {
					text += " " + x.Figure.Text("nl") + string(x.Beside)
				}
				return text
			},
		}
		before := map[string]string{}
		for name, view := range views {
			before[name] = view(kompas.RoleCouncil)
			if strings.Contains(before[name], "duidelijk") {
				t.Errorf("%s: own figures are judged for the council: %s", name, before[name])
			}
		}
		if desk := views["two areas"](kompas.RoleAnalyst); !strings.Contains(desk, "duidelijk") {
			t.Fatalf("at the desk nothing is judged: %s", desk)
		}
		p.readContact(contactLater)
		for name, view := range views {
			if now := view(kompas.RoleCouncil); now != before[name] {
				t.Errorf("%s: %q, was %q", name, now, before[name])
			}
			if strings.Contains(before[name], "29%") { // 2 of 7
				t.Errorf("%s tells of seven people: %q", name, before[name])
			}
		}
	})
}

// compared writes what the comparison of two areas says of an indicator.
func (p *imports) compared(role kompas.Role, key, one, other string) string {
	p.t.Helper()
	c, err := p.app.CompareAreas(p.t.Context(), p.Actor(role), one, other)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, l := range c.Lines {
		if l.Indicator.Key == key {
			return l.One.Text("nl") + " " + l.Other.Text("nl") + " " + string(l.Difference)
		}
	}
	return ""
}

// lines writes what the developments of wijken side by side say.
func (p *imports) lines(role kompas.Role, key string) string {
	p.t.Helper()
	f, err := p.app.FigureLines(p.t.Context(), p.Actor(role), app.FigureQuery{Indicator: key, Level: area.District})
	if err != nil {
		p.t.Fatal(err)
	}
	var out []string
	for _, l := range f.Lines {
		out = append(out, l.Area.Code)
		for _, s := range l.Series {
			out = append(out, s.Text("nl"))
		}
		out = append(out, l.Verdict)
	}
	return strings.Join(out, " ")
}

func TestACouncilPageDrawsNoOwnFiguresOfBuurten(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		text := "indicator;gebied;periode;teller;noemer\nContact;GM0308;2024;560;990\n"
		for i, x := range p.figures(kompas.RolePolicy, app.FigureQuery{Indicator: "inwoners", Area: "GM0308", Level: area.Neighbourhood}).Parts.Figures {
			text += fmt.Sprintf("Contact;%s;2024;%d;40\n", x.Code, 10+i)
		}
		key := p.readContact(text)
		slug := newCompass(t, p.World, "Contact")
		result := boundResult(t, p.World, slug, key)
		by := p.Actor(kompas.RolePolicy)
		v, err := p.app.CouncilDraft(t.Context(), by, slug, result)
		if err != nil {
			t.Fatal(err)
		}
		if v.Sheet.Map != nil || len(v.Sheet.Rows) != 1 {
			t.Errorf("%d rows, map %+v", len(v.Sheet.Rows), v.Sheet.Map)
		}
	})
}
