package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
	"kompas/store"
)

// past is a space with two compasses and something of every kind that changed in it. Stichting Buurtkracht sits at the
// table of the first; Stichting Ander carries out an activity there too.
type past struct {
	*apptest.World
	t     *testing.T
	near  kompas.Compass
	far   kompas.Compass
	other kompas.Organisation
}

func withPast(t *testing.T, w *apptest.World) *past {
	t.Helper()
	p := &past{World: w, t: t, other: w.AddOrganisation(w.Space, "Stichting Ander", "aanbieder")}
	p.near, p.far = p.compass("Rondkomen"), p.compass("Jeugd")
	p.write(func(tx *store.Tx) error {
		return tx.InsertSeat(kompas.StakeholderSeat{ID: kompas.SeatID(tx.NewID()), CompassID: p.near.ID, Name: "Buurtkracht", Perspective: kompas.PerspectiveProvider,
			OrganisationID: w.Organisation.ID, JoinedOn: "2026-01-01", Version: 1})
	})
	ours, theirs := p.quality("Koffie", w.Organisation.ID), p.quality("Maatjes", p.other.ID)
	p.record("ambitie", "a1", p.near, "create", "ambitie dichtbij")
	p.record("ambitie", "a2", p.far, "create", "ambitie ver weg")
	p.record("kwaliteit", ours, p.near, "edit", "kwaliteit van ons")
	p.record("kwaliteit", theirs, p.near, "edit", "kwaliteit van hen")
	p.record("verhaal", "s1", p.near, "create", "verhaal dat niemand vrijgaf")
	p.record("uitkomst", "u1", p.near, "create", "uitkomst met getal 17")
	p.record("raadsblad", "r1", p.near, "edit", "raadsblad in concept")
	p.record("raadsblad", "r1", p.near, "freeze", "2026-03-04 abcdef")
	p.record("resultaat", "x1", p.near, "adopt", "resultaat vastgesteld")
	p.record("uitspraak", "z1", p.near, "edit", "uitspraak in het gesprek")
	p.record("bewonerslink", "l1", p.near, "create", "link voor de markt")
	p.record("uitnodiging", "i1", kompas.Compass{}, "create", "noor@voorbeeld.nl")
	p.record("organisatie", "o1", kompas.Compass{}, "create", "organisatie erbij")
	return p
}

func (p *past) write(do func(*store.Tx) error) {
	p.t.Helper()
	if err := p.Store.Tenant(p.Space.ID).Update(p.t.Context(), do); err != nil {
		p.t.Fatal(err)
	}
	p.Clock.Advance(time.Minute)
}

func (p *past) compass(title string) kompas.Compass {
	p.t.Helper()
	slug, err := p.App.StartCompass(p.t.Context(), p.Actor(kompas.RolePolicy), map[string]string{"titel": title}, "")
	if err != nil {
		p.t.Fatal(err)
	}
	c, err := p.App.Compass(p.t.Context(), p.Actor(kompas.RolePolicy), slug)
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// quality makes an activity that an organisation carries out, and gives the id of an answer about its quality.
func (p *past) quality(name string, of kompas.OrganisationID) string {
	var id string
	p.write(func(tx *store.Tx) error {
		x := kompas.Activity{ID: kompas.ActivityID(tx.NewID()), CompassID: p.near.ID, Slug: kompas.Slug(name), Name: name, Formality: "formeel", Novelty: "bestaand", Status: "loopt"}
		if err := tx.InsertActivity(x); err != nil {
			return err
		}
		if err := tx.InsertContribution(kompas.Contribution{ID: tx.NewID(), ActivityID: x.ID, OrganisationID: of, Role: "uitvoerder"}); err != nil {
			return err
		}
		q, err := tx.EnsureQualityInput(x.ID, "mensen")
		id = q.ID
		return err
	})
	return id
}

func (p *past) record(kind, id string, c kompas.Compass, action, text string) {
	who := p.Person(kompas.RolePolicy)
	p.write(func(tx *store.Tx) error {
		tx.Record(store.Event{PersonID: string(who.ID), PersonName: who.Name, Action: action, ObjectKind: kind, ObjectID: id, CompassID: string(c.ID), After: text})
		return nil
	})
}

func (p *past) read(role kompas.Role, q app.ChangesQuery) app.Changes {
	p.t.Helper()
	c, err := p.App.Changes(p.t.Context(), p.Actor(role), q)
	if err != nil {
		p.t.Fatalf("%s: %v", role, err)
	}
	return c
}

// words gives every text of the lines, and the kind of each line without words.
func words(lines []app.ChangeLine) string {
	var out []string
	for _, l := range lines {
		if l.After == "" {
			out = append(out, l.Action+" "+l.ObjectKind+".")
		} else {
			out = append(out, l.After+".")
		}
	}
	return strings.Join(out, " ")
}

func TestEverybodyReadsOnlyTheChangesOfWhatTheyMaySee(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		everything := []string{"ambitie dichtbij", "ambitie ver weg", "kwaliteit van ons", "kwaliteit van hen", "verhaal dat niemand vrijgaf", "create verhaal", "uitkomst met getal 17",
			"create uitkomst", "raadsblad in concept", "2026-03-04", "resultaat vastgesteld", "uitspraak in het gesprek", "link voor de markt", "noor@voorbeeld.nl", "organisatie erbij", "Rondkomen", "Jeugd"}
		for role, sees := range map[kompas.Role][]string{
			kompas.RoleGuide: {"ambitie dichtbij", "ambitie ver weg", "kwaliteit van ons", "kwaliteit van hen", "create verhaal", "create uitkomst", "raadsblad in concept", "2026-03-04",
				"resultaat vastgesteld", "uitspraak in het gesprek", "link voor de markt", "organisatie erbij", "Rondkomen", "Jeugd"},
			kompas.RoleProvider: {"ambitie dichtbij", "kwaliteit van ons", "2026-03-04", "resultaat vastgesteld", "uitspraak in het gesprek", "Rondkomen"},
			kompas.RoleCouncil:  {"2026-03-04", "resultaat vastgesteld", "Rondkomen", "Jeugd"},
			kompas.RoleClerk:    {"ambitie dichtbij", "ambitie ver weg", "2026-03-04", "resultaat vastgesteld", "Rondkomen", "Jeugd"},
			kompas.RoleManager: {"ambitie dichtbij", "ambitie ver weg", "create verhaal", "create uitkomst", "resultaat vastgesteld", "noor@voorbeeld.nl", "organisatie erbij",
				"Rondkomen", "Jeugd"},
			kompas.RolePrivacy: {"create verhaal", "create uitkomst"},
		} {
			got := words(p.read(role, app.ChangesQuery{}).Lines)
			for _, text := range everything {
				if want := slices.Contains(sees, text); strings.Contains(got, text+".") != want && strings.Contains(got, text) != want {
					t.Errorf("%s: %q is there: %v. All: %s", role, text, !want, got)
				}
			}
		}
		// Whoever looks after the log sees that people were let in, not who.
		if got := words(p.read(kompas.RolePrivacy, app.ChangesQuery{}).Lines); !strings.Contains(got, "create uitnodiging.") || !strings.Contains(got, "edit kwaliteit.") {
			t.Errorf("the log lacks lines: %s", got)
		}
		if got, err := p.App.Changes(t.Context(), w.ActorOf(w.Stranger, "soest"), app.ChangesQuery{}); err != nil || len(got.Lines) != 0 {
			t.Errorf("another space reads: %s %v", words(got.Lines), err)
		}
	})
}

func TestWhatSomebodyDidIsReadByThatPersonAgain(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		x := p.Actor(kompas.RoleProfessional)
		p.write(func(tx *store.Tx) error {
			tx.Record(store.Event{PersonID: string(x.Person.ID), PersonName: x.Person.Name, Action: "create", ObjectKind: "verhaal", ObjectID: "s2", CompassID: string(p.near.ID), After: "geheim"})
			return nil
		})
		got := p.read(kompas.RoleProfessional, app.ChangesQuery{Person: x.Person.ID})
		if words(got.Lines) != "create verhaal." || got.Person.Name != x.Person.Name {
			t.Errorf("got %s", words(got.Lines))
		}
	})
}

func TestChangesAreChosenByCompassAndPerson(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		if got := p.read(kompas.RoleGuide, app.ChangesQuery{Compass: p.far.Slug}); words(got.Lines) != "ambitie ver weg. Jeugd." || got.Compass.ID != p.far.ID {
			t.Errorf("got %s", words(got.Lines))
		}
		officer := w.Person(kompas.RolePolicy)
		got := p.read(kompas.RoleGuide, app.ChangesQuery{Compass: p.far.Slug, Person: officer.ID})
		if len(got.Lines) != 2 || got.Person.Name != officer.Name || len(got.People) != 1 {
			t.Errorf("got %s by %v", words(got.Lines), got.People)
		}
		for what, q := range map[string]app.ChangesQuery{
			"a compass at whose table the party does not sit": {Compass: p.far.Slug},
			"a compass that is not there":                     {Compass: "bestaat-niet"},
			"somebody who changed nothing":                    {Person: w.Person(kompas.RoleVolunteer).ID},
			"somebody of another space":                       {Person: w.Stranger.ID},
		} {
			if _, err := p.App.Changes(t.Context(), p.Actor(kompas.RoleProvider), q); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: got %v", what, err)
			}
		}
	})
}

func TestPagesOfTheHistoryFollowEachOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		for i := range 130 {
			p.record("ambitie", "a1", p.near, "edit", fmt.Sprintf("versie %03d", i))
			p.record("ambitie", "a2", p.far, "edit", "tussendoor")
		}
		seen, before, pages := []string{}, int64(0), 0
		for {
			c := p.read(kompas.RoleProvider, app.ChangesQuery{Before: before})
			pages++
			for _, l := range c.Lines {
				if strings.HasPrefix(l.After, "versie") {
					seen = append(seen, l.After)
				}
			}
			if c.Next == 0 {
				break
			}
			before = c.Next
			p.record("ambitie", "a1", p.near, "edit", "nieuwer dan wat gelezen wordt")
		}
		if len(seen) != 130 || pages != 3 {
			t.Fatalf("got %d lines on %d pages", len(seen), pages)
		}
		for i, text := range seen {
			if text != fmt.Sprintf("versie %03d", 129-i) {
				t.Fatalf("line %d is %q", i, text)
			}
		}
	})
}

func TestWhatIsStillBeingTypedStandsOnTop(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		_, err := p.App.EditCompass(t.Context(), p.Actor(kompas.RoleGuide), p.near.Slug, app.Edit{Version: 1, Autosave: true, Changes: []app.Change{{Field: "vraagstuk", Value: "Wie komt niet rond?"}}})
		if err != nil {
			t.Fatal(err)
		}
		if got := p.read(kompas.RoleProvider, app.ChangesQuery{}); got.Lines[0].After != "Wie komt niet rond?" {
			t.Errorf("got %s", words(got.Lines))
		}
		if got := p.read(kompas.RoleCouncil, app.ChangesQuery{}); strings.Contains(words(got.Lines), "Wie komt niet rond?") {
			t.Error("a council member reads along while somebody types")
		}
		v, err := p.App.CompassView(t.Context(), p.Actor(kompas.RoleProvider), p.near.Slug)
		if err != nil || v.History[0].After != "Wie komt niet rond?" {
			t.Errorf("the page of the compass: %v %+v", err, v.History)
		}
	})
}

// What stands beside a compass follows the same rules as the history of the space.
func TestTheHistoryBesideACompassHoldsNoStoryAndNoAnswerOfAnotherParty(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		v, err := p.App.CompassView(t.Context(), p.Actor(kompas.RoleProvider), p.near.Slug)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range v.History {
			if strings.Contains(l.After, "niemand vrijgaf") || strings.Contains(l.After, "van hen") || strings.Contains(l.After, "17") {
				t.Errorf("a party at the table reads %q", l.After)
			}
		}
		if len(v.History) == 0 {
			t.Error("nothing is left")
		}
	})
}

// A council member who also works for a party at one table reads the whole of that compass, and main lines of the others.
func TestEachCompassIsReadByTheRoleThatHoldsThere(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		w.AddMembership(w.Space, w.Person(kompas.RoleCouncil), kompas.Membership{Role: kompas.RoleProfessional, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(w.Organisation.ID)})
		got := p.read(kompas.RoleCouncil, app.ChangesQuery{})
		if text := words(got.Lines); !strings.Contains(text, "ambitie dichtbij") || strings.Contains(text, "ambitie ver weg") || !strings.Contains(text, "Jeugd.") || got.OnlyMain {
			t.Errorf("got %s", text)
		}
	})
}

func TestWhatWasWithdrawnIsReadNowhereInTheHistory(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPast(t, w)
		by := w.Actor(kompas.RolePolicy)
		id, err := w.App.AddInsight(t.Context(), by, p.near.Slug, map[string]string{"duiding": "De buurvrouw op nummer 12 komt niet rond", "perspectief": "inwoner", "houding": "bevestiging"}, "")
		if err != nil {
			t.Fatal(err)
		}
		said := func() string {
			beside, err := w.App.CompassView(t.Context(), by, p.near.Slug)
			if err != nil {
				t.Fatal(err)
			}
			return words(p.read(kompas.RolePolicy, app.ChangesQuery{}).Lines) + fmt.Sprint(beside.History)
		}
		if n := strings.Count(said(), "nummer 12"); n != 2 {
			t.Fatalf("said %d times: %s", n, said())
		}
		if err := w.App.WithdrawInsight(t.Context(), by, p.near.Slug, kompas.InsightID(id)); err != nil {
			t.Fatal(err)
		}
		if s := said(); strings.Contains(s, "nummer 12") || !strings.Contains(s, "remove") {
			t.Errorf("withdrawn: %s", s)
		}
		if err := w.App.RestoreInsight(t.Context(), by, p.near.Slug, kompas.InsightID(id)); err != nil {
			t.Fatal(err)
		}
		if s := said(); !strings.Contains(s, "nummer 12") {
			t.Errorf("put back: %s", s)
		}
	})
}
