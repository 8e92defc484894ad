package app_test

import (
	"encoding/json"
	"slices"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func (d depthWorld) fillIn(by app.Actor, activity string, fields ...string) error {
	form := map[string]string{"periode": "2025", "bereikt": "40", "antwoorden": "30", "positief": "20", "wie-oordeelde": "inwoner"}
	for i := 0; i+1 < len(fields); i += 2 {
		form[fields[i]] = fields[i+1]
	}
	return d.App.AddOutcome(d.t.Context(), by, d.slug, activity, form, "")
}

func (d depthWorld) outcome(by app.Actor) app.OutcomePage {
	d.t.Helper()
	p, err := d.App.OutcomePage(d.t.Context(), by, d.slug, theirs, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d depthWorld) belongs(provision kompas.PartID) error {
	_, err := d.App.EditActivity(d.t.Context(), d.policy, d.slug, theirs, app.Edit{Changes: []app.Change{{Field: "hoort-bij", Value: string(provision)}}})
	return err
}

func TestOfAProvisionForAGroupOnlyLightQuestionsAreAsked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "doelrealisatie"); err != nil {
			t.Fatalf("of no provision: %v", err)
		}
		group := d.add(d.policy, app.PartProvision, "voorziening", "Inloop", "voorzieningsoort", "collectief", "toegang", "vrij")
		if err := d.belongs("00000000-0000-7000-8000-ffffffffffff"); fault.As(err) == nil {
			t.Error("an unknown provision")
		}
		if err := d.belongs(group); err != nil {
			t.Fatal(err)
		}
		for kind, may := range map[string]bool{"doelrealisatie": false, "uitval": false, "baat": true, "passend": true, "eigen": true} {
			err := d.fillIn(d.provider, theirs, "soort-vraag", kind, "periode", "2024", "vraag", "Kwam u terug?")
			if may != (err == nil) || !may && fault.As(err).Fields[0].Field != "soort-vraag" {
				t.Errorf("%s: %v", kind, err)
			}
		}
		p := d.outcome(d.provider)
		if !p.Light {
			t.Error("the page offers heavy questions")
		}
		for _, s := range p.Series { // what was filled in before stays, and can be corrected
			if s.Kind != "doelrealisatie" {
				continue
			}
			if _, err := w.App.CorrectOutcome(t.Context(), d.provider, d.slug, theirs, s.Points[0].ID, app.Edit{Changes: []app.Change{{Field: "positief", Value: "21"}}}); err != nil {
				t.Errorf("corrected: %v", err)
			}
		}
	})
}

func TestAGoalFromTheListIsItsOwnFigureAndKeepingWhatIsGoodIsSuccess(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		keep := d.add(d.policy, app.PartGoal, "doel-van-mensen", "Rust in het gezin", "doelsoort", "behouden")
		if _, err := d.try(w.Actor(kompas.RoleCouncil), app.PartGoal, "doel-van-mensen", "x", "doelsoort", "behouden"); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
			t.Errorf("the council makes a goal: %v", err)
		}
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "doelrealisatie"); err != nil {
			t.Fatal(err)
		}
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "doelrealisatie", "welk-doel", string(keep), "waaruit-blijkt", "Het bleef rustig"); err != nil {
			t.Fatal(err)
		}
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "doelrealisatie", "welk-doel", string(keep)); fault.As(err) == nil {
			t.Error("the same goal and period twice")
		}
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "baat", "welk-doel", "bestaat-niet"); fault.As(err) == nil {
			t.Error("an unknown goal")
		}
		series := d.outcome(d.provider).Series
		if len(series) != 2 {
			t.Fatalf("series: %+v", series)
		}
		for _, s := range series {
			if s.Goal != "" && (s.GoalKind != "behouden" || s.Points[0].Says != "Het bleef rustig") {
				t.Errorf("got %+v", s)
			}
		}
		other := newCompass(t, w, "Jeugd")
		p, err := w.App.ProvisionsPage(t.Context(), d.policy, other)
		if err != nil || len(p.Goals.Lines) != 1 {
			t.Errorf("the list is of the space: %+v %v", p.Goals, err)
		}
	})
}

func TestWhatPeopleSaidIsKeptBackWithTheFigureOfFewerThanTen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		if err := d.fillIn(d.provider, theirs, "soort-vraag", "uitval", "antwoorden", "9", "bereikt", "9", "positief", "2", "waaruit-blijkt", "Te ver weg"); err != nil {
			t.Fatal(err)
		}
		if says := d.outcome(d.provider).Series[0].Points[0].Says; says != "" {
			t.Errorf("shown: %q", says)
		}
	})
}

func TestHowMuchWasDoneIsSmallIsGatedAndIsNeverSeenByAnotherParty(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		d.add(d.provider, app.PartOutput, "activiteit", theirs, "outputsoort", "deelnemers", "periode", "2025", "hoeveel", "9")
		d.add(d.provider, app.PartOutput, "activiteit", theirs, "outputsoort", "euro", "periode", "2025", "hoeveel", "9")
		if _, err := d.try(d.provider, app.PartOutput, "activiteit", theirs, "outputsoort", "euro", "periode", "2025", "hoeveel", "10"); fault.As(err) == nil {
			t.Error("the same count twice")
		}
		for _, o := range d.outcome(d.policy).Outputs {
			if o.Figure.Present() != (o.Kind == "euro") {
				t.Errorf("%s: %v", o.Kind, o.Figure.Text("nl"))
			}
		}
		if _, err := w.App.OutputPage(t.Context(), d.other, d.slug, theirs); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another party reads: %v", err)
		}
		if _, err := d.try(d.other, app.PartOutput, "activiteit", theirs, "outputsoort", "uren", "periode", "2025", "hoeveel", "1"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("another party writes: %v", err)
		}
		changes, err := w.App.Changes(t.Context(), d.policy, app.ChangesQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range changes.Lines {
			if l.ObjectKind == string(app.PartOutput) && l.After != "" {
				t.Errorf("a count in the history: %+v", l)
			}
		}
	})
}

// A quarter of five people is not the year less the other three: at the desk, on the page where it is filled in, and in a file.
func TestAHiddenQuarterOfHowMuchWasDoneDoesNotFollowFromTheYear(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		for period, people := range map[string]string{"2024": "100", "2024-Q1": "40", "2024-Q2": "35", "2024-Q3": "5", "2024-Q4": "20"} {
			d.add(d.provider, app.PartOutput, "activiteit", theirs, "outputsoort", "deelnemers", "periode", period, "hoeveel", people)
		}
		var onPage []string
		for _, o := range d.outcome(d.policy).Outputs {
			if o.Figure.Present() {
				onPage = append(onPage, o.Figure.Period().String())
			}
		}
		page, err := w.App.OutputPage(t.Context(), d.provider, d.slug, theirs)
		if err != nil {
			t.Fatal(err)
		}
		var filledIn []string
		for _, o := range page.Shown {
			if o.Figure.Present() {
				filledIn = append(filledIn, o.Figure.Period().String())
			}
		}
		file, err := w.App.ExportCompass(t.Context(), w.Actor(kompas.RoleGuide), d.slug)
		if err != nil {
			t.Fatal(err)
		}
		var content struct{ OutputFigure []struct{ Period string } }
		if err := json.Unmarshal(file.Content, &content); err != nil {
			t.Fatal(err)
		}
		var inFile []string
		for _, o := range content.OutputFigure {
			inFile = append(inFile, o.Period)
		}
		for at, shown := range map[string][]string{"page": onPage, "form": filledIn, "file": inFile} {
			slices.Sort(shown)
			if !slices.Equal(shown, []string{"2024", "2024-Q1", "2024-Q2"}) {
				t.Errorf("%s: %v", at, shown)
			}
		}
	})
}

func TestOfARecognisedWayOfWorkingLessIsAsked(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		used := d.add(d.provider, app.PartIntervention, "activiteit", theirs, "interventie", "Samen op pad", "erkenning", "goed_beschreven")
		if d.outcome(d.provider).Proven {
			t.Error("described is not recognised")
		}
		if err := d.edit(d.provider, app.PartIntervention, used, "erkenning", "erkend"); err != nil {
			t.Fatal(err)
		}
		if !d.outcome(d.provider).Proven {
			t.Error("a recognised way of working asks as much as any")
		}
	})
}
