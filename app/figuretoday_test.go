package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/refdata"
	"kompas/store"
)

// people adds what is shown of the municipalities on the map.
func people(v app.FigureView) (sum float64, shown int) {
	for _, p := range v.Parts.Figures {
		if x, ok := p.Figure.Value(); ok {
			sum, shown = sum+x, shown+1
		}
	}
	return sum, shown
}

func TestFiguresOfFormerMunicipalitiesAreConvertedAndPeopleConserved(t *testing.T) {
	data, err := refdata.Open()
	if err != nil {
		t.Fatal(err)
	}
	recodings, err := data.Recodings()
	if err != nil {
		t.Fatal(err)
	}
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.with(func(o *app.Outside) { o.Recodings = recodings })
		text := "indicator;gebied;periode;waarde\n"
		err := p.Store.View(t.Context(), func(tx *store.Tx) error {
			d, err := tx.NearestDivision(2021)
			for i, a := range d.Areas(area.Municipality) {
				text += fmt.Sprintf("Inwoners toen;%s;2021;%d\n", a.Code, 1000+17*i)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		v := p.upload("inwoners-2021.csv", text)
		v = p.apply(p.try(v, topics(own("gebiedsjaar", "2021", "overnemen", "ja"), "aantal")))
		q := app.FigureQuery{Area: "NL00", Level: area.Municipality, Indicator: figure.OwnKey(string(v.Choices.Topics[0].Indicator)), Period: "2021"}
		look := func(today bool) app.FigureView {
			q.Today = today
			v, err := p.app.Figures(t.Context(), p.Actor(kompas.RolePolicy), q)
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		then, now := look(false), look(true)
		sumThen, countThen := people(then)
		sumNow, countNow := people(now)
		if countThen != 352 || countNow != 342 || sumThen != sumNow || now.Parts.Year != 2024 || then.Parts.Year != 2021 {
			t.Errorf("%v people in %d municipalities of %d become %v in %d of %d", sumThen, countThen, then.Parts.Year, sumNow, countNow, now.Parts.Year)
		}
	})
}

func (p *imports) figures(role kompas.Role, q app.FigureQuery) app.FigureView {
	p.t.Helper()
	v, err := p.app.Figures(p.t.Context(), p.Actor(role), q)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// survey2021 is about a municipality that was abolished on 1 January 2022 and the one it went to.
const survey2021 = "indicator;gebied;periode;teller;noemer\nContact;GM0457;2021;%s\nContact;GM0363;2021;40;100\n"

func TestAnOwnFigureIsConvertedFromWhatTheGateShows(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.with(func(o *app.Outside) {
			o.Recodings, _ = area.NewRecodings([]area.Recoding{{Year: 2022, OldCode: "GM0457", NewCode: "GM0363", Kind: area.Merged}})
		})
		for people, want := range map[string]string{"30;50": "47%", "3;7": ""} { // 70 of 150; the gate hides 7 people
			v := p.upload("contact.csv", strings.Replace(survey2021, "%s", people, 1))
			form := topics(own("getalnotatie", "komma", "herkomst", "eigen", "gebiedsjaar", "2021", "grondslag", "steekproef", "overnemen", "ja"), "procent")
			v = p.apply(p.try(v, form))
			if v.State != kompas.ImportApplied {
				t.Fatalf("%s %+v", v.State, v.Problem)
			}
			key := figure.OwnKey(string(v.Choices.Topics[0].Indicator))
			got := p.figures(kompas.RoleAnalyst, app.FigureQuery{Indicator: key, Area: "GM0363", Period: "2021", Today: true})
			if text := got.Own.Text("nl"); got.Own.Present() != (want != "") || want != "" && text != want {
				t.Errorf("%s: %q, want %q (%+v)", people, text, want, got.Boundaries)
			}
			q := app.FigureQuery{Indicator: key, Area: "GM0363", Period: "2021"}
			plain := p.figures(kompas.RoleCouncil, q)
			q.Today = true
			if got := p.figures(kompas.RoleCouncil, q); got.Boundaries.Offered || got.Own.Text("nl") != plain.Own.Text("nl") {
				t.Errorf("%s: the council reads %q on the boundaries of now, %q on those of then", people, got.Own.Text("nl"), plain.Own.Text("nl"))
			}
			if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
				t.Fatal(err)
			}
		}
	})
}
