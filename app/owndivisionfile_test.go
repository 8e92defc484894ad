package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
)

const ownFile = "gebied;naam;code\nNoord;;WK030800\nNoord;;BU03080101\nOost;;WK030802\n"

func ownForm() map[string]string {
	return map[string]string{"indelingnaam": "Wijkteams", "grenzenjaar": "2024"}
}

// divisions gives the own divisions that can be chosen.
func (p *imports) divisions() []area.OwnDivision {
	p.t.Helper()
	v, err := p.app.OwnDivisionsPage(p.t.Context(), p.analyst())
	if err != nil {
		p.t.Fatal(err)
	}
	return v.Divisions
}

func TestOwnAreasComeFromAFileByTheDoorOfFigures(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("Wijkteams.csv", ownFile)
		if v.State != kompas.ImportSeen || v.Kind != kompas.ImportOwnAreas || len(v.AreaFile.Own.Areas) != 2 {
			t.Fatalf("%s %q %+v", v.State, v.Kind, v.Problem)
		}
		try := func(v app.FigureImportPage, form map[string]string) app.FigureImportPage {
			if err := p.app.TryOwnAreas(t.Context(), p.analyst(), v.ID, form, ""); err != nil {
				t.Fatalf("%v %s", err, fieldCodes(err))
			}
			return p.page(v.ID)
		}
		if v = try(v, ownForm()); v.State != kompas.ImportTried || v.Outcome.New != 2 || len(p.divisions()) != 0 {
			t.Fatalf("%s %+v, %d divisions before anybody said so", v.State, v.Outcome, len(p.divisions()))
		}
		p.apply(v)
		all := p.divisions()
		if len(all) != 1 || all[0].Name != "Wijkteams" || len(all[0].Areas) != 2 || !slices.Equal(all[0].Areas[0].Members, []string{"BU03080101", "WK030800"}) {
			t.Fatalf("%+v", all)
		}
		profile, err := p.app.AreaProfile(t.Context(), p.analyst(), "EG0101")
		if err != nil || profile.Area.Name != "Noord" || len(profile.Lines) == 0 {
			t.Errorf("%v %+v", err, profile.Area)
		}
		again := try(p.upload("nog eens.csv", ownFile), ownForm())
		if again.Outcome.Changes() || again.Outcome.Same != 2 {
			t.Errorf("the same file twice: %+v", again.Outcome)
		}
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil || len(p.divisions()) != 0 {
			t.Errorf("taken back: %v %d", err, len(p.divisions()))
		}
	})
}

func TestTheNameOfAnOwnAreaInAFileIsItsOwnAndNotThatOfItsParts(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		for text, want := range map[string]string{
			"gebied;naam;code\n1;Noord;WK030800\n1;Noord;BU03080101\n2;Oost;WK030802\n":       "Noord Oost",
			"code;gebied\nWK030800;Noord\nWK030802;Oost\n":                                    "Noord Oost",
			"gebied;naam;code\nNoord;een buurt;BU03080101\nNoord;een andere buurt;BU03080102": "Noord",
		} {
			v, got := p.upload("x.csv", text), ""
			if v.AreaFile.Own == nil {
				t.Fatalf("%q: %s %+v", text, v.State, v.Problem)
			}
			for i, a := range v.AreaFile.Own.Areas {
				if i > 0 {
					got += " "
				}
				got += a.Name
			}
			if got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	})
}

func TestABadLineOfAFileWithOwnAreasIsToldAndNothingIsStored(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		for text, want := range map[string]struct {
			code string
			line int
		}{
			"gebied;naam;code\nNoord;;WK030800\nOost;;Baarn\n":       {"eigen_bestand_code", 3},
			"gebied;naam;code\nNoord;;GM0308\n":                      {"eigen_bestand_code", 2},
			"gebied;naam;code\nNoord;;WK030800\nOost;;BU03080001\n":  {"eigen_bestand_dubbel", 3},
			"gebied;naam;code\nNoord;;WK030800\nNoord;;WK030800\n":   {"eigen_bestand_dubbel", 3},
			"gebied;naam;code\n;;WK030800\n":                         {"eigen_bestand_gebied", 2},
			"gebied;naam;code\n1;Noord;WK030800\n2;Noord;WK030802\n": {"eigen_bestand_naam_dubbel", 3},
		} {
			v := p.upload("x.csv", text)
			if v.State != kompas.ImportFailed || v.Problem.Code != want.code || v.Problem.Line != want.line {
				t.Errorf("%q: %s %+v", text, v.State, v.Problem)
			}
		}
		v := p.upload("x.csv", "gebied;naam;code\nNoord;;WK030800\nOost;;WK030899\nOost;;WK036300\n")
		if err := p.app.TryOwnAreas(t.Context(), p.analyst(), v.ID, ownForm(), ""); fieldCodes(err) != "grenzenjaar:eigen_bestand_onbekend grenzenjaar:eigen_bestand_onbekend" {
			t.Errorf("no wijk of ours: %s", fieldCodes(err))
		}
		if err := p.app.TryOwnAreas(t.Context(), p.analyst(), v.ID, map[string]string{"indelingnaam": "", "grenzenjaar": "1850"}, ""); fieldCodes(err) != "grenzenjaar:eigen_indeling_jaar indelingnaam:verplicht" {
			t.Errorf("%s", fieldCodes(err))
		}
		if err := p.app.TryOwnAreas(t.Context(), p.Actor(kompas.RoleCouncil), v.ID, ownForm(), ""); !fault.Is(err, fault.Forbidden) {
			t.Errorf("without the right: %v", err)
		}
		if err := p.app.TryOwnAreas(t.Context(), p.ActorOf(p.Stranger, p.Elsewhere.Slug), v.ID, ownForm(), ""); !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Forbidden) {
			t.Errorf("from another space: %v", err)
		}
		if n := p.count(`select (select count(*) from own_division) + (select count(*) from own_area)`); n != 0 {
			t.Errorf("%d rows", n)
		}
	})
}
