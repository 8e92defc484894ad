package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/refdata"
	"kompas/store"
)

// tryNational tries a file as whoever runs the installation.
func (p *imports) tryNational(text string, form map[string]string) (app.ReferenceTrial, error) {
	p.t.Helper()
	return p.app.TryReference(p.t.Context(), app.ReferenceFile{Name: "landelijk.csv", Content: strings.NewReader(text), Size: int64(len(text)), Hash: "hash"}, form)
}

// putNational puts a file in force.
func (p *imports) putNational(text string) kompas.ReferenceVersion {
	p.t.Helper()
	trial, err := p.tryNational(text, national())
	if err != nil {
		p.t.Fatalf("%v %s", err, fieldCodes(err))
	}
	v, err := p.app.ApplyReference(p.t.Context(), "beheer", trial)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

func national() map[string]string { return map[string]string{"bron": "CBS", "gebiedsjaar": "2024"} }

// nationally makes a file about every municipality, all with one number.
func (p *imports) nationally(value string) string {
	p.t.Helper()
	text := "indicator;gebied;periode;waarde\n"
	err := p.Store.View(p.t.Context(), func(tx *store.Tx) error {
		d, err := tx.NewestDivision()
		for _, a := range d.Areas(area.Municipality) {
			text += "Aantal inwoners;" + a.Code + ";2024;" + value + "\n"
		}
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return text
}

// inhabitants gives what a space sees for Baarn, and the year its source is shown with.
func (p *imports) inhabitants(by app.Actor) (value float64, source string) {
	p.t.Helper()
	v, err := p.app.Figures(p.t.Context(), by, app.FigureQuery{Indicator: "inwoners", Area: "GM0308", Period: "2024"})
	if err != nil {
		p.t.Fatal(err)
	}
	value, _ = v.Own.Value()
	return value, v.Own.Source().Year
}

func (p *imports) undoNational(number int) {
	p.t.Helper()
	if _, err := p.app.UndoReference(p.t.Context(), "beheer", number); err != nil {
		p.t.Fatal(err)
	}
}

func TestNewerNationalFiguresHoldInEverySpaceUntilTheyAreTakenBack(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		stranger := p.ActorOf(p.Stranger, p.Elsewhere.Slug)
		was, _ := p.inhabitants(p.analyst())
		text := p.nationally("123")
		trial, err := p.tryNational(text, national())
		if o := trial.Outcome; err != nil || o.Changed != 342 || o.New+o.Gone+o.Same != 0 {
			t.Fatalf("%v %+v", err, o)
		}
		if now, _ := p.inhabitants(p.analyst()); now != was {
			t.Error("a trial changed something")
		}
		if _, err := p.app.ApplyReference(t.Context(), "beheer", trial); err != nil {
			t.Fatal(err)
		}
		for name, by := range map[string]app.Actor{"our space": p.analyst(), "another": stranger} {
			now, source := p.inhabitants(by)
			if now != 123 || source != p.app.Now().In(p.app.Zone()).Format("2-1-2006") {
				t.Errorf("%s: %v of %q", name, now, source)
			}
			if n := p.countIn(by.Space.ID, `select count(*) from audit_event where tenant_id = $1 and object_kind = 'landelijke-cijfers'`); n != 1 {
				t.Errorf("%s: %d lines of history", name, n)
			}
		}
		if _, err := p.app.ApplyReference(t.Context(), "beheer", trial); !fault.Is(err, fault.Stale) {
			t.Errorf("a trial of before the change: %v", err)
		}
		again, err := p.tryNational(text, national())
		if err != nil || again.Outcome.Changes() {
			t.Errorf("the same file twice: %v %+v", err, again.Outcome)
		}
		p.putNational(p.nationally("124"))
		p.undoNational(2)
		if now, _ := p.inhabitants(p.analyst()); now != 123 {
			t.Errorf("after the newest was taken back: %v", now)
		}
		p.undoNational(1)
		if now, _ := p.inhabitants(stranger); now != was {
			t.Errorf("after all were taken back: %v, want %v", now, was)
		}
		if _, err := p.app.UndoReference(t.Context(), "beheer", 1); !fault.HasCode(err, "referentie_al_terug") {
			t.Errorf("twice: %v", err)
		}
		if _, err := p.app.UndoReference(t.Context(), "beheer", 9); !fault.Is(err, fault.NotFound) {
			t.Errorf("a version that never was: %v", err)
		}
	})
}

func (p *imports) countIn(space int64, query string) (n int) {
	p.t.Helper()
	err := p.Store.Tenant(space).View(p.t.Context(), func(tx *store.Tx) error { return tx.QueryRow(query, space).Scan(&n) })
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

func TestAnEditionOfTheProgramLeavesWhatIsInForce(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		was, _ := p.inhabitants(p.analyst())
		p.putNational(p.nationally("123"))
		err := p.Store.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.BeginReference("an older program"); return err })
		if err != nil {
			t.Fatal(err)
		}
		data, err := refdata.Open()
		if err != nil {
			t.Fatal(err)
		}
		if loaded, err := p.app.LoadReference(t.Context(), data); err != nil || !loaded {
			t.Fatal(loaded, err)
		}
		if loaded, err := p.app.LoadReference(t.Context(), data); err != nil || loaded {
			t.Errorf("loaded twice: %v %v", loaded, err)
		}
		if now, _ := p.inhabitants(p.analyst()); now != 123 {
			t.Errorf("the edition of the program went before: %v", now)
		}
		s, err := p.app.ReferenceFigures(t.Context())
		said := false
		for _, l := range s.Lines {
			said = said || l.Version == 1 && l.Indicator == "inwoners" && l.Level == "gemeente"
		}
		if err != nil || s.Edition != data.Version() || !said || len(s.Versions) != 1 || s.Versions[0].PersonName != "beheer" {
			t.Errorf("%v %q %v %+v", err, s.Edition, said, s.Versions)
		}
		p.undoNational(1)
		if now, _ := p.inhabitants(p.analyst()); now != was {
			t.Errorf("what the new program has does not come back: %v", now)
		}
	})
}

func TestAVersionToWhichSomethingFrozenLeadsIsKeptAndAnotherIsCleaned(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		layers := func(version int) (n int) {
			err := p.Store.View(t.Context(), func(tx *store.Tx) error {
				return tx.QueryRow(`select count(*) from reference_layer where version_number = $1`, version).Scan(&n)
			})
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		p.putNational(p.nationally("1"))
		p.putNational(p.nationally("2"))
		if layers(1) != 1 { // taking back the second must bring it back
			t.Error("the version before was cleaned")
		}
		p.putNational(p.nationally("3"))
		if layers(1) != 0 || layers(2) != 1 {
			t.Errorf("%d layers of the first, %d of the second", layers(1), layers(2))
		}
		err := p.Store.Tenant(p.Space.ID).Update(t.Context(), func(tx *store.Tx) error {
			page := kompas.PublicPage{ID: "p", Slug: "inwoners", Indicator: "inwoners", AreaCode: "GM0308", Version: 1}
			if err := tx.InsertPublicPage(page); err != nil {
				return err
			}
			return tx.PublishEdition(&page, p.Person(kompas.RoleAnalyst).ID, "{}")
		})
		if err != nil {
			t.Fatal(err)
		}
		p.undoNational(3)
		p.putNational(p.nationally("4"))
		p.undoNational(4)
		if layers(3) != 1 {
			t.Error("a version while which a page was made public was cleaned")
		}
	})
}

func TestNationalFiguresAskWhatASpaceIsAsked(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		head := "indicator;gebied;periode;waarde\n"
		for name, c := range map[string]struct {
			text string
			form map[string]string
			want string
		}{
			"whose, and of when":     {head + "Aantal inwoners;GM0308;2024;1", nil, "bron:verplicht gebiedsjaar:jaar_ongeldig"},
			"1.234 is two numbers":   {head + "Aantal inwoners;GM0308;2024;1.234", national(), "getalnotatie:getalnotatie_kiezen"},
			"a topic nobody knows":   {head + "Iets anders;GM0308;2024;1", national(), "onderwerp-0:cijferinvoer_geen_onderwerp"},
			"an area we do not have": {head + "Aantal inwoners;GM9998;2024;1", national(), "overnemen:cijferinvoer_onbekende_gebieden"},
			"an own area of a space": {head + "Aantal inwoners;EG0101;2024;1", national(), "gebiedsjaar:cijferinvoer_namen"},
			"counts without a value": {"indicator;gebied;periode;teller;noemer\nAantal inwoners;GM0308;2024;1;2", national(), "bestand:referentie_telling"},
			"an indicator there is not": {head + "Aantal inwoners;GM0308;2024;1", map[string]string{"bron": "CBS", "gebiedsjaar": "2024", "onderwerp-0": "nergens"},
				"onderwerp-0:geen_keuze"},
		} {
			trial, err := p.tryNational(c.text, c.form)
			if got := fieldCodes(err); got != c.want {
				t.Errorf("%s: %q (%v), want %q", name, got, err, c.want)
			}
			if trial.Outcome.Changes() {
				t.Errorf("%s: something would change", name)
			}
		}
		if _, err := p.tryNational(head+"Aantal inwoners;GM0308;2024;1\nAantal inwoners;GM0308;2024;2", national()); fault.As(err) == nil || !strings.Contains(fault.As(err).Field, "regel 3") {
			t.Errorf("two lines about one figure: %v", err)
		}
	})
}

// What a space reads in never touches the national figures, and no page or address of the product can change them.
func TestNoSpaceCanChangeNationalFigures(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		was, _ := p.inhabitants(p.analyst())
		p.apply(p.try(p.upload("eigen.csv", p.nationally("5")), topics(own(), "aantal")))
		if now, _ := p.inhabitants(p.analyst()); now != was {
			t.Errorf("a file of a space changed what is national: %v", now)
		}
		if n := p.count(`select (select count(*) from reference_version) + (select count(*) from reference_layer) + (select count(*) from layer where source = 'Voorbeeldbron')`); n != 0 {
			t.Errorf("%d rows", n)
		}
	})
	for _, door := range []string{"../web", "../api", "../job"} {
		err := filepath.WalkDir(door, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, name := range []string{"ApplyReference", "UndoReference", "TryReference"} {
				if strings.Contains(string(text), name) {
					t.Errorf("%s calls %s", path, name)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// knownThen gives what an analyst sees for Baarn as known on a day.
func (p *imports) knownThen(day string) (app.FigureView, float64) {
	p.t.Helper()
	v := p.figures(kompas.RoleAnalyst, app.FigureQuery{Indicator: "inwoners", Area: "GM0308", Period: "2024", Known: day})
	value, _ := v.Own.Value()
	return v, value
}

func TestADayInThePastShowsTheVersionThatHeldThen(t *testing.T) {
	eachImport(t, func(t *testing.T, p *imports) {
		p.LoadFigures()
		was, _ := p.inhabitants(p.analyst())
		program := p.laterDay()
		p.putNational(p.nationally("123"))
		first := p.laterDay()
		p.putNational(p.nationally("124"))
		second := p.laterDay()
		for day, want := range map[string]float64{program: was, first: 123, second: 124} {
			if v, value := p.knownThen(day); value != want || v.Vintage.On != day || v.Vintage.Gone {
				t.Errorf("%s: %v, want %v (%+v)", day, value, want, v.Vintage)
			}
		}
		c, err := p.app.DataCatalogue(t.Context(), p.analyst(), app.CatalogueQuery{Search: "Aantal inwoners"})
		if err != nil || !slices.ContainsFunc(c.Lines, func(l app.CatalogueLine) bool { return l.Indicator.Key == "inwoners" }) {
			t.Fatalf("the catalogue beside versions: %v %d", err, len(c.Lines))
		}
		p.undoNational(2)
		p.laterDay()
		if v, _ := p.knownThen(""); len(v.Vintage.Days) != 4 {
			t.Errorf("days %v", v.Vintage.Days)
		}
		if v, _ := p.knownThen(first); len(v.Vintage.Corrected) != 0 {
			t.Errorf("the same as now: %+v", v.Vintage.Corrected)
		}
		v, value := p.knownThen(second) // taken back, and nothing leads to it any more
		if !v.Vintage.Gone || value == 124 {
			t.Errorf("what was thrown away is not said: %v %+v", value, v.Vintage)
		}
		if v, value := p.knownThen(first); v.Vintage.Gone || value != 123 {
			t.Errorf("what is kept: %v %+v", value, v.Vintage)
		}
	})
}
