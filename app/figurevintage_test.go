package app_test

import (
	"slices"
	"testing"
	"time"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
)

// knownOn reads the wijken of Baarn as they were known on a day, each as its code and figure; "" is now.
func (p *imports) knownOn(role kompas.Role, key, day string) (app.FigureView, []string) {
	p.t.Helper()
	v := p.figures(role, app.FigureQuery{Indicator: key, Area: "GM0308", Level: area.District, Period: "2024", Known: day})
	out := []string{"GM0308 " + v.Own.Text("nl")}
	for _, x := range v.Parts.Figures {
		out = append(out, x.Code+" "+x.Figure.Text("nl"))
	}
	return v, out
}

// laterDay lets a day go by, and gives the day it was.
func (p *imports) laterDay() string {
	day := p.Clock.Now().In(p.app.Zone()).Format(time.DateOnly)
	p.Clock.Advance(24 * time.Hour)
	return day
}

const (
	vintageFirst = "indicator;gebied;periode;waarde\nTelling;GM0308;2023;100\nTelling;GM0308;2024;120\nTelling;WK030800;2024;70\nTelling;WK030801;2024;50\n"
	vintageLater = "indicator;gebied;periode;waarde\nTelling;GM0308;2024;125\nTelling;WK030800;2024;75\nTelling;WK030801;2024;50\n"
)

func (p *imports) readCount(text string) (string, app.FigureImportPage) {
	p.t.Helper()
	v := p.upload("telling.csv", text)
	form := own("overnemen", "ja")
	if v.Choices.Topics[0].New {
		topics(form, "aantal")
	}
	v = p.apply(p.try(v, keep(v, form)))
	return figure.OwnKey(string(v.Choices.Topics[0].Indicator)), v
}

func TestFiguresAreShownAsTheyWereKnownOnADay(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		key, _ := p.readCount(vintageFirst)
		first := p.laterDay()
		_, later := p.readCount(vintageLater)
		second := p.laterDay()
		v, then := p.knownOn(kompas.RoleAnalyst, key, first)
		if want := []string{"GM0308 120", "WK030800 70", "WK030801 50", "WK030802 –"}; v.Vintage.On != first || !slices.Equal(then[:3], want[:3]) {
			t.Errorf("then: %v %+v", then, v.Vintage)
		}
		if !slices.Equal(v.Vintage.Days, []string{second, first}) {
			t.Errorf("days %v", v.Vintage.Days)
		}
		var corrected []string
		for _, c := range v.Vintage.Corrected {
			corrected = append(corrected, c.Name+" "+c.Then.Text("nl")+" "+c.Now.Text("nl"))
		}
		if len(corrected) != 2 || corrected[0] != "Baarn 120 125" {
			t.Errorf("corrected since: %v", corrected)
		}
		if _, now := p.knownOn(kompas.RoleAnalyst, key, ""); now[0] != "GM0308 125" || now[1] != "WK030800 75" {
			t.Errorf("now: %v", now)
		}
		if v, then := p.knownOn(kompas.RoleAnalyst, key, second); then[0] != "GM0308 125" || len(v.Vintage.Corrected) != 0 {
			t.Errorf("on the last day: %v", then)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), later.ID, ""); err != nil {
			t.Fatal(err)
		}
		if _, then := p.knownOn(kompas.RoleAnalyst, key, second); then[0] != "GM0308 125" {
			t.Errorf("what was taken back was known then: %v", then)
		}
		for day, problem := range map[string]string{"2024-02-31": "dag_ongeldig", "gisteren": "dag_ongeldig", "2999-01-01": "dag_toekomst", "1999-01-01": "dag_voor_eerste"} {
			if v, now := p.knownOn(kompas.RoleAnalyst, key, day); v.Vintage.Problem != problem || v.Vintage.On != "" || now[0] != "GM0308 120" {
				t.Errorf("%s: %+v %v", day, v.Vintage, now)
			}
		}
		if v, _ := p.knownOn(kompas.RoleAnalyst, "inwoners", first); v.Vintage.Problem != "dag_geen_oudere" {
			t.Errorf("national figures of which nothing older is kept: %+v", v.Vintage)
		}
	})
}

// A wijk of six was hidden, and another with it; later it grew and both are shown. The municipality of then less the other wijk of
// now would tell of the six.
func TestTwoDaysTogetherTellNoHiddenFigure(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		head := "indicator;gebied;periode;teller;noemer\n"
		key := p.readContact(head + "Contact;GM0308;2024;45;106\nContact;WK030800;2024;22;60\nContact;WK030801;2024;20;40\nContact;WK030802;2024;3;6\n")
		if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
			t.Fatal(err)
		}
		first := p.laterDay()
		if _, public := p.knownOn(kompas.RoleCouncil, key, first); public[0] != "GM0308 42%" {
			t.Errorf("public on its own day: %v", public)
		}
		if _, then := p.knownOn(kompas.RoleAnalyst, key, ""); then[1] == "WK030800 –" || then[3] != "WK030802 –" {
			t.Fatalf("before: %v", then)
		}
		p.readContact(head + "Contact;GM0308;2024;50;120\nContact;WK030800;2024;22;60\nContact;WK030801;2024;20;40\nContact;WK030802;2024;8;20\n")
		p.laterDay()
		v, then := p.knownOn(kompas.RoleAnalyst, key, first)
		if !v.Vintage.Closed || len(v.Vintage.Corrected) != 0 {
			t.Errorf("%+v", v.Vintage)
		}
		_, public := p.knownOn(kompas.RoleCouncil, key, first)
		for _, x := range slices.Concat(then, public) {
			if x[len(x)-len("–"):] != "–" {
				t.Errorf("told of then: %s", x)
			}
		}
		for _, s := range v.Past.Series {
			if s.Present() {
				t.Errorf("told in the development: %s", s.Text("nl"))
			}
		}
		if _, now := p.knownOn(kompas.RoleAnalyst, key, ""); now[3] != "WK030802 40%" {
			t.Errorf("now: %v", now)
		}
	})
}

// Of figures of our own whoever does not work with them reads of then what was public then.
func TestTheCouncilReadsOfThenOnlyWhatWasPublicThen(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		head := "indicator;gebied;periode;teller;noemer\n"
		key := p.readContact(head + "Contact;GM0308;2024;45;110\nContact;WK030800;2024;22;60\nContact;WK030801;2024;23;50\n")
		before := p.laterDay()
		p.readContact(head + "Contact;GM0308;2024;60;140\nContact;WK030800;2024;30;75\nContact;WK030801;2024;30;65\n")
		if _, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", ""); err != nil {
			t.Fatal(err)
		}
		public := p.laterDay()
		p.readContact(head + "Contact;GM0308;2024;61;142\nContact;WK030800;2024;31;77\nContact;WK030801;2024;30;65\n")
		p.laterDay()
		_, then := p.knownOn(kompas.RoleCouncil, key, before)
		for _, x := range then {
			if x[len(x)-len("–"):] != "–" {
				t.Errorf("told of before it was public: %s", x)
			}
		}
		v, then := p.knownOn(kompas.RoleCouncil, key, public)
		_, now := p.knownOn(kompas.RoleCouncil, key, "")
		if then[0] != "GM0308 43%" || !slices.Equal(then, now) || len(v.Vintage.Corrected) != 0 {
			t.Errorf("then %v, now %v, corrected %+v", then, now, v.Vintage.Corrected)
		}
		if _, desk := p.knownOn(kompas.RoleAnalyst, key, before); desk[0] != "GM0308 41%" {
			t.Errorf("at the desk: %v", desk)
		}
	})
}

// Voorlopig is what the source says of a figure, herzien what a later reading changed.
func TestAFigureThatALaterReadingChangedIsRevised(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		key, _ := p.readCount(vintageFirst)
		p.laterDay()
		flags := func(day string) (parts, past []string) {
			v, _ := p.knownOn(kompas.RoleAnalyst, key, day)
			for _, x := range v.Parts.Figures {
				if x.Figure.Revised() {
					parts = append(parts, x.Code)
				}
			}
			for _, s := range v.Past.Series {
				if s.Revised() {
					past = append(past, s.Period().String())
				}
			}
			return parts, past
		}
		if parts, past := flags(""); len(parts)+len(past) != 0 {
			t.Errorf("read in once: %v %v", parts, past)
		}
		day := p.Clock.Now().In(p.app.Zone()).Format(time.DateOnly)
		_, later := p.readCount(vintageLater)
		if parts, past := flags(""); !slices.Equal(parts, []string{"WK030800"}) || !slices.Equal(past, []string{"2024"}) {
			t.Errorf("read in anew: %v %v", parts, past)
		}
		c, err := p.app.DataCatalogue(t.Context(), p.analyst(), app.CatalogueQuery{Search: "Telling"})
		if err != nil {
			t.Fatal(err)
		}
		l := lineOf(t, c, "Telling")
		if len(l.Revised) != 1 || l.Published != "" || l.ReadAt.In(p.app.Zone()).Format(time.DateOnly) != day {
			t.Errorf("in the catalogue: revised %v, published %q, read in %s", l.Revised, l.Published, l.ReadAt)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), later.ID, ""); err != nil {
			t.Fatal(err)
		}
		if parts, past := flags(""); len(parts)+len(past) != 0 {
			t.Errorf("taken back: %v %v", parts, past)
		}
	})
}
