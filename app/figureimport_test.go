package app_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// imports is a world in which figures are read in.
type imports struct {
	*apptest.World
	t   *testing.T
	app *app.App
}

func eachImport(t *testing.T, run func(t *testing.T, p *imports)) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) { run(t, &imports{w, t, w.App}) })
}

// with sets up another product on the same database.
func (p *imports) with(set func(*app.Outside)) {
	o := p.Outside()
	set(&o)
	p.app = app.New(p.Store, o)
}

func (p *imports) analyst() app.Actor { return p.Actor(kompas.RoleAnalyst) }

// upload brings a file and has it looked at.
func (p *imports) upload(name, text string) app.FigureImportPage {
	p.t.Helper()
	id, err := p.app.ReceiveFigures(p.t.Context(), p.analyst(), name, strings.NewReader(text), "")
	if err != nil {
		p.t.Fatal(err)
	}
	if err := p.work(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	return p.page(id)
}

func (p *imports) page(id string) app.FigureImportPage {
	p.t.Helper()
	v, err := p.app.FigureImport(p.t.Context(), p.analyst(), id)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// work does what is due, and gives the last error.
func (p *imports) work(ctx context.Context) (last error) {
	p.t.Helper()
	for {
		j, due, err := p.app.ClaimJob(p.t.Context(), time.Minute)
		if err != nil {
			p.t.Fatal(err)
		}
		if !due {
			return last
		}
		last = p.app.WorkOnFigures(ctx, j)
		if _, err := p.app.EndJob(p.t.Context(), j, last, 0); err != nil {
			p.t.Fatal(err)
		}
	}
}

// own is what somebody chooses about a file of the space's own.
func own(more ...string) map[string]string {
	form := map[string]string{"gebiedsjaar": "2024", "grondslag": "telling", "soort-telling": "stand", "herkomst": "bron", "bron": "Voorbeeldbron"}
	for i := 0; i+1 < len(more); i += 2 {
		form[more[i]] = more[i+1]
	}
	return form
}

// topics chooses a new indicator in this unit for each of the first topics.
func topics(form map[string]string, units ...string) map[string]string {
	for i, u := range units {
		form[fmt.Sprint("onderwerp-", i)], form[fmt.Sprint("eenheid-", i)] = "nieuw", u
	}
	return form
}

func (p *imports) try(v app.FigureImportPage, form map[string]string) app.FigureImportPage {
	p.t.Helper()
	if err := p.app.TryFigures(p.t.Context(), p.analyst(), v.ID, form, ""); err != nil {
		p.t.Fatalf("%v: %s", err, codesOf(err))
	}
	if err := p.work(p.t.Context()); err != nil {
		p.t.Fatal(err)
	}
	return p.page(v.ID)
}

func (p *imports) apply(v app.FigureImportPage) app.FigureImportPage {
	p.t.Helper()
	if err := p.app.ApplyFigures(p.t.Context(), p.analyst(), v.ID, true, ""); err != nil {
		p.t.Fatal(err)
	}
	p.work(p.t.Context())
	return p.page(v.ID)
}

// keep says that what a form proposes is fine.
func keep(v app.FigureImportPage, form map[string]string) map[string]string {
	for i, t := range v.Choices.Topics {
		field := fmt.Sprint("onderwerp-", i)
		switch {
		case form[field] != "":
		case !t.New:
			form[field] = string(t.Indicator)
		case t.Use:
			form[field] = "nieuw"
		default:
			form[field] = "niet"
		}
	}
	return form
}

// series reads what is shown of the only indicator of the space, or of one with a name, in an area.
func (p *imports) series(name, place string) (out []string) {
	p.t.Helper()
	profile, err := p.app.AreaProfile(p.t.Context(), p.analyst(), place)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, l := range profile.Lines {
		if l.Indicator.Own() && l.Indicator.Name == name {
			for _, s := range l.Series {
				text := s.Period().String() + " " + s.Reason()
				if value, ok := s.Value(); ok {
					text = fmt.Sprintf("%s %.*f", s.Period(), s.Decimals(), value)
				}
				if s.Provisional() {
					text += "*"
				}
				out = append(out, text)
			}
		}
	}
	return out
}

func (p *imports) shows(name, place string, want ...string) {
	p.t.Helper()
	if got := p.series(name, place); !slices.Equal(got, want) {
		p.t.Errorf("%s in %s: %q, want %q", name, place, got, want)
	}
}

// baarn is a small file of our own form.
const baarn = "indicator;gebied;periode;waarde;n\n" +
	"Contact met buren;GM0308;2022;41,5;400\n" +
	"Contact met buren;GM0308;2023;43,0;410\n" +
	"Contact met buren;GM0342;2023;51,2;300\n"

func (p *imports) readBaarn(text string) app.FigureImportPage {
	p.t.Helper()
	v := p.upload("buren.csv", text)
	form := keep(v, own("getalnotatie", "komma", "eenheid-0", "procent"))
	return p.apply(p.try(v, form))
}

func TestAFileIsLookedAtTriedAndReadIn(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("map/buren.csv", baarn)
		if v.State != kompas.ImportSeen || v.FileName != "buren.csv" || v.Survey.Present() != 6 || v.Survey.Areas != 2 || !v.AsksFormat() {
			t.Fatalf("%s %q %d figures, %d areas", v.State, v.FileName, v.Survey.Present(), v.Survey.Areas)
		}
		v = p.try(v, keep(v, own("getalnotatie", "komma", "eenheid-0", "procent")))
		if o := v.Outcome; v.State != kompas.ImportTried || o.New != 3 || o.Changed+o.Gone+o.Same != 0 || o.Layers != 4 {
			t.Fatalf("%s %+v", v.State, o)
		}
		p.shows("Contact met buren", "GM0308") // not before somebody says so
		if v = p.apply(v); v.State != kompas.ImportApplied {
			t.Fatal(v.State)
		}
		p.shows("Contact met buren", "GM0308", "2022 41.5", "2023 43.0")
		p.shows("Contact met buren", "GM0342", "2022 geen_cijfer", "2023 51.2")
	})
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.readBaarn(baarn)
		for _, text := range []string{baarn, strings.ReplaceAll(baarn, "\n", "\r\n")} {
			v := p.upload("nog-eens.csv", text)
			if topic := v.Choices.Topics[0]; topic.New || !topic.Use {
				t.Fatalf("the topic is not known again: %+v", topic)
			}
			v = p.try(v, keep(v, own("getalnotatie", "komma")))
			if o := v.Outcome; o.Changes() || o.Same != 3 || o.New+o.Changed+o.Gone != 0 {
				t.Errorf("%+v", o)
			}
			if err := p.app.ApplyFigures(t.Context(), p.analyst(), v.ID, true, ""); !fault.HasCode(err, "cijferinvoer_geen_verandering") {
				t.Errorf("%v", err)
			}
		}
		p.layers(4)
	})
}

// layers counts the layers that are stored.
func (p *imports) layers(want int) {
	p.t.Helper()
	if n := p.count(`select count(*) from own_layer`); n != want {
		p.t.Errorf("%d layers, want %d", n, want)
	}
}

// count asks the database how many there are.
func (p *imports) count(query string) (n int) {
	p.t.Helper()
	err := p.Store.Tenant(int64(p.Space.ID)).View(p.t.Context(), func(tx *store.Tx) error { return tx.QueryRow(query).Scan(&n) })
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// topicName is the field of a topic in the form.
func topicName(at int) string { return fmt.Sprint("onderwerp-", at) }

func TestARevisionIsANewEditionAndUndoingItBringsTheOldOneBack(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.readBaarn(strings.Replace(baarn, "2023;43,0", "2023;43,0*", 1))
		p.shows("Contact met buren", "GM0308", "2022 41.5", "2023 43.0*")
		v := p.upload("later.csv", "indicator;gebied;periode;waarde;n\nContact met buren;GM0308;2023;44,1;410\nContact met buren;GM0308;2024;45,0;390\n")
		v = p.try(v, keep(v, own("getalnotatie", "komma")))
		if o := v.Outcome; o.New != 1 || o.Changed != 1 || o.Gone != 1 || len(o.Examples) != 2 || o.Examples[0].Before != 43 || o.Examples[0].After != 44.1 {
			t.Fatalf("%+v", o)
		}
		p.apply(v)
		p.shows("Contact met buren", "GM0308", "2022 41.5", "2023 44.1", "2024 45.0")
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); err != nil {
			t.Fatal(err)
		}
		p.shows("Contact met buren", "GM0308", "2022 41.5", "2023 43.0*")
		if err := p.app.UndoFigures(t.Context(), p.analyst(), v.ID, ""); !fault.HasCode(err, "cijferinvoer_andere_stand") {
			t.Errorf("undone twice: %v", err)
		}
	})
}

func TestFiguresOfOurOwnPassTheGate(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("klein.csv", "indicator;gebied;periode;waarde;n\nGeen hulp;GM0308;2023;40;9\nGeen hulp;GM0308;2024;40;90\nGeen hulp;GM0308;2022;40;\n")
		form := topics(own("herkomst", "eigen", "bron", "Eigen vragenlijst", "grondslag", "steekproef"), "procent")
		p.apply(p.try(v, form))
		p.shows("Geen hulp", "GM0308", "2022 "+figure.ReasonUnknownN, "2023 "+figure.ReasonTooFew, "2024 40")
	})
}

func TestCountsAreKeptAsTheyAreAndDividedWhenTheyAreRead(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("delen.csv", "indicator;gebied;periode;teller;noemer\nDeel;GM0308;2024;30;120\n")
		p.apply(p.try(v, topics(own(), "procent")))
		p.shows("Deel", "GM0308", "2024 25")
	})
}

func TestANumberThatCanBeTwoIsAsked(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("duizend.csv", "indicator;gebied;periode;waarde\nInwoners;GM0308;2024;1.234\nInwoners;GM0342;2024;2.345\n")
		if !v.AsksFormat() || v.Choices.Format != "" {
			t.Fatalf("%v %q", v.AsksFormat(), v.Choices.Format)
		}
		form := topics(own(), "aantal")
		if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, form, ""); codesOf(err) != "getalnotatie getalnotatie_kiezen" {
			t.Errorf("%v", codesOf(err))
		}
		form["getalnotatie"] = "komma_duizendpunt"
		p.apply(p.try(v, form))
		p.shows("Inwoners", "GM0308", "2024 1234")

		v = p.upload("gemengd.csv", "indicator;gebied;periode;waarde\nIets;GM0308;2024;12,5\nIets;GM0342;2024;12.5\n")
		if !v.Survey.Numbers.Mixed() {
			t.Error("12,5 and 12.5 are not seen as mixed")
		}
		form = topics(own("getalnotatie", "komma"), "procent")
		if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, form, ""); codesOf(err) != "overslaan cijferinvoer_fouten" {
			t.Errorf("%v", codesOf(err))
		}
		form["overslaan"] = "ja"
		if v = p.try(v, form); v.Outcome.New != 1 || v.Outcome.Skipped != 1 {
			t.Errorf("%+v", v.Outcome)
		}
	})
}

func TestTwoLinesAboutOneFigureAreRefusedWithBothLines(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.with(func(o *app.Outside) { o.Gather = 2 })
		v := p.upload("dubbel.csv", baarn+"Contact met buren;GM0308;2022;40,0;400\n")
		v = p.try(v, keep(v, own("getalnotatie", "komma", "eenheid-0", "procent")))
		if v.State != kompas.ImportFailed || v.Problem.Code != "cijfer_dubbel" || v.Problem.Other != 2 || v.Problem.Line != 5 {
			t.Errorf("%s %+v", v.State, v.Problem)
		}
		p.layers(0)
	})
}

func TestATableWithoutAreasIsNationalOnlyWhenSomebodySaysSo(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("land.csv", "indicator;periode;waarde\nVerzuim;2023;5\nVerzuim;2024;6\n")
		if v.State != kompas.ImportSeen {
			t.Fatalf("%s %+v", v.State, v.Problem)
		}
		form := topics(own(), "procent")
		if err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, form, ""); codesOf(err) != "landelijk cijferinvoer_landelijk" {
			t.Errorf("%v", codesOf(err))
		}
		form["landelijk"] = "ja"
		p.apply(p.try(v, form))
		p.shows("Verzuim", area.CountryCode, "2023 5", "2024 6")
	})
}

func TestAreasAreHeldAgainstTheListsOfTheirYear(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		p.with(func(o *app.Outside) {
			o.Recodings = area.Recodings{{Year: 2023, OldCode: "GM0501", NewCode: "GM1992", Kind: area.Merged}}
		})
		v := p.upload("gebieden.csv", "indicator;gebied;gebiedsnaam;periode;waarde\nIets;GM0308;;2024;1\nIets;GM0501;Brielle;2024;\nIets;GM0998;;2024;2\nIets;GM7777;Nieuwstad;2024;3\nIets;XX12;;2024;4\n")
		form := topics(own(), "aantal")
		got := codesOf(p.app.TryFigures(t.Context(), p.analyst(), v.ID, form, ""))
		if !strings.Contains(got, "overnemen cijferinvoer_onbekende_gebieden") || !strings.Contains(got, "overslaan") {
			t.Errorf("%q", got)
		}
		page, err := p.app.FigureImportIn(t.Context(), p.analyst(), v.ID, "2024")
		if err != nil {
			t.Fatal(err)
		}
		check := page.Areas
		if check.With[area.StandingKnown] != 1 || check.Without[area.StandingAbolished] != 1 || check.With[area.StandingPseudo] != 1 || check.Unlisted() != 1 {
			t.Errorf("%+v", check)
		}
		form["overnemen"], form["overslaan"] = "ja", "ja"
		v = p.try(v, form)
		if v.Outcome.New != 2 {
			t.Errorf("%+v", v.Outcome)
		}
	})
}

func TestNamesWithoutCodesAreMatchedExactlyOrRefused(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("namen.csv", "gemeente;periode;iets\nBaarn;2024;1\nSoest;2024;2\n")
		if v.Table.Codes || !v.Table.Regional {
			t.Fatalf("%+v", v.Table)
		}
		p.apply(p.try(v, topics(own(), "aantal")))
		p.shows("iets", "GM0342", "2024 2")
		v = p.upload("onbekend.csv", "gemeente;periode;iets\nBaarn;2024;1\nNergenshuizen;2024;2\n")
		if got := codesOf(p.app.TryFigures(t.Context(), p.analyst(), v.ID, keep(v, own()), "")); !strings.Contains(got, "gebiedsjaar cijferinvoer_namen") {
			t.Errorf("%q", got)
		}
		if check := p.page(v.ID).Areas; !slices.Equal(check.Unknown, []string{"Nergenshuizen"}) {
			t.Errorf("%+v", check.Unknown)
		}
	})
}

func TestOnlyWhoMayBringsFiguresInAndNobodyFromElsewhere(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.readBaarn(baarn)
		for _, role := range kompas.AccountRoles() {
			may := slices.Contains([]kompas.Role{kompas.RoleManager, kompas.RolePolicy, kompas.RoleAnalyst}, role)
			_, err := p.app.ReceiveFigures(t.Context(), p.Actor(role), "x.csv", strings.NewReader(baarn), "")
			if may != (err == nil) || !may && !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", role, err)
			}
			sees := may || role == kompas.RolePrivacy
			if _, err := p.app.FigureImport(t.Context(), p.Actor(role), v.ID); sees != (err == nil) {
				t.Errorf("%s sees it: %v", role, err)
			}
			if !may {
				if err := p.app.UndoFigures(t.Context(), p.Actor(role), v.ID, ""); !fault.Is(err, fault.Forbidden) {
					t.Errorf("%s undoes it: %v", role, err)
				}
			}
		}
		stranger := p.ActorOf(p.Stranger, p.Elsewhere.Slug)
		if _, err := p.app.FigureImport(t.Context(), stranger, v.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v", err)
		}
		if err := p.app.UndoFigures(t.Context(), stranger, v.ID, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v", err)
		}
		profile, err := p.app.AreaProfile(t.Context(), stranger, "GM0308")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range profile.Lines {
			if l.Indicator.Own() {
				t.Errorf("elsewhere they see %s", l.Indicator.Name)
			}
		}
	})
}

func TestAnotherImportMeanwhileAsksForANewTry(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		v := p.upload("een.csv", baarn)
		v = p.try(v, keep(v, own("getalnotatie", "komma", "eenheid-0", "procent")))
		w := p.upload("twee.csv", strings.ReplaceAll(baarn, "buren", "familie"))
		p.apply(p.try(w, keep(w, own("getalnotatie", "komma", "eenheid-0", "procent"))))
		if err := p.app.ApplyFigures(t.Context(), p.analyst(), v.ID, true, ""); !fault.HasCode(err, "cijferinvoer_verouderd") {
			t.Fatalf("%v", err)
		}
		if err := p.app.RetryFigures(t.Context(), p.analyst(), v.ID); err != nil {
			t.Fatal(err)
		}
		v = p.page(v.ID)
		p.apply(p.try(v, keep(v, own("getalnotatie", "komma", "eenheid-0", "procent"))))
		p.shows("Contact met buren", "GM0308", "2022 41.5", "2023 43.0")
	})
}

func TestAStatLineDownloadIsReadIn(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		text, err := os.ReadFile("../tabular/testdata/statline-85984NED.csv")
		if err != nil {
			t.Fatal(err)
		}
		v := p.upload("Kerncijfers_2024.csv", string(text))
		if v.State != kompas.ImportSeen {
			t.Fatalf("%s %+v", v.State, v.Problem)
		}
		v = p.try(v, keep(v, own("periode", "2024", "overnemen", "ja", "bron", "CBS")))
		v = p.apply(v)
		p.shows("Aantal inwoners", "GM0308", "2024 25065")
		p.shows("Aantal inwoners", "WK030800", "2024 11955")
	})
}

func TestWhoeverReadsATableInMaySayWhatAFigureIs(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		const file = "indicator;gebied;periode;waarde;n\nKent de buren;GM0308;2024;40;90\n"
		v := p.upload("buren.csv", file)
		if v.Choices.Topics[0].About != "" || !app.AsksAbout(v.FigureImport) {
			t.Fatalf("%+v", v.Choices.Topics[0])
		}
		form := func(about string) map[string]string {
			return topics(own("herkomst", "eigen", "bron", "Eigen vragenlijst", "grondslag", "steekproef", app.AboutField(0), about), "procent")
		}
		err := p.app.TryFigures(t.Context(), p.analyst(), v.ID, form(strings.Repeat("a", kompas.MaxSentence+1)), "")
		if got := codesOf(err); !strings.Contains(fmt.Sprint(got), "te_lang") {
			t.Errorf("too long: %v", err)
		}
		const about = "Van elke 100 inwoners die antwoordden: hoeveel hun buren kennen."
		v = p.apply(p.try(p.page(v.ID), form(about)))
		key := figure.OwnKey(string(v.Choices.Topics[0].Indicator))
		if got := p.figures(kompas.RoleCouncil, app.FigureQuery{Indicator: key, Area: "GM0308"}).About.Definition; got != about {
			t.Errorf("on the page of the figure: %q", got)
		}
		slug, err := p.app.Publish(t.Context(), p.analyst(), key, "GM0308", "")
		if err != nil {
			t.Fatal(err)
		}
		if page, err := p.app.PublicPage(t.Context(), p.Space.Slug, slug); err != nil || page.Sheet.Definition != about {
			t.Errorf("on the public page: %q %v", page.Sheet.Definition, err)
		}
	})
}
