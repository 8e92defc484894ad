package app_test

import (
	"slices"
	"strings"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// depthWorld is a compass with three activities: of a provider with people here, of a party without, and of another
// provider with people here.
type depthWorld struct {
	*apptest.World
	t        *testing.T
	slug     string
	provider app.Actor
	other    app.Actor
	policy   app.Actor
}

const (
	theirs   = "koffie"  // of the provider
	nobodys  = "maatjes" // of a party that has nobody here
	anothers = "bezoek"  // of the other provider
)

func withDepth(t *testing.T, w *apptest.World) depthWorld {
	t.Helper()
	d := depthWorld{World: w, t: t, slug: newCompass(t, w, "Rondkomen"), provider: w.Actor(kompas.RoleProvider), policy: w.Actor(kompas.RolePolicy)}
	second := w.AddOrganisation(w.Space, "Thuiszorg", "aanbieder")
	person := w.AddPerson("Otto Ander")
	w.AddMembership(w.Space, person, kompas.Membership{Role: kompas.RoleProvider, ScopeKind: kompas.ScopeOrganisation, ScopeID: string(second.ID)})
	d.other = w.ActorOf(person, w.Space.Slug)
	for _, o := range []kompas.Organisation{w.Organisation, second} {
		if err := w.App.AddSeat(t.Context(), d.policy, d.slug, map[string]string{"perspectief": "aanbieder", "naam": o.Name, "organisatie": o.Name}, ""); err != nil {
			t.Fatal(err)
		}
	}
	for name, party := range map[string]string{"Koffie": w.Organisation.Name, "Maatjes": "Stichting Zonder", "Bezoek": second.Name} {
		if _, err := w.App.StartActivity(t.Context(), d.policy, d.slug, map[string]string{"activiteit": name, "stand": "loopt", "organisatie-nieuw": party}, ""); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

func (d depthWorld) try(by app.Actor, kind kompas.PartKind, fields ...string) (kompas.PartID, error) {
	form := map[string]string{}
	for i := 0; i+1 < len(fields); i += 2 {
		form[fields[i]] = fields[i+1]
	}
	id, err := d.App.AddPart(d.t.Context(), by, d.slug, kind, form, "")
	return kompas.PartID(id), err
}

func (d depthWorld) add(by app.Actor, kind kompas.PartKind, fields ...string) kompas.PartID {
	d.t.Helper()
	id, err := d.try(by, kind, fields...)
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

func (d depthWorld) edit(by app.Actor, kind kompas.PartKind, id kompas.PartID, fields ...string) error {
	var e app.Edit
	for i := 0; i+1 < len(fields); i += 2 {
		e.Changes = append(e.Changes, app.Change{Field: fields[i], Value: fields[i+1]})
	}
	_, err := d.App.EditPart(d.t.Context(), by, d.slug, kind, id, e)
	return err
}

// depthParts is a part of every kind that belongs to one activity.
func depthParts() map[kompas.PartKind][]string {
	return map[kompas.PartKind][]string{
		app.PartIntervention: {"interventie", "Samen op pad", "erkenning", "erkend"},
		app.PartKnowledge:    {"titel", "Wat werkt", "wat-het-zegt", "Begin klein"},
		app.PartStaffing:     {"wie-doet-het", "vrijwilliger", "hoeveel", "12", "telt-in", "mensen"},
		app.PartTraining:     {"onderwerp-scholing", "Luisteren", "kosten", "450,50"},
		app.PartReflection:   {"waar-kijken-we-naar", "Wie komt er niet?", "minuten", "45"},
		app.PartCondition:    {"voorwaarde", "tijd", "genoeg", "2"},
		app.PartObstacle:     {"hobbel", "Het buurthuis is dicht", "veroorzaakt-door", "gemeente"},
	}
}

func TestDepthIsMadeByThePartyItselfReadByTheMunicipalityAndNeverSeenByAnotherParty(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		for kind, fields := range depthParts() {
			id := d.add(d.provider, kind, append(fields, "activiteit", theirs)...)
			for who, by := range map[string]app.Actor{"the other provider": d.other, "the purchaser": w.Actor(kompas.RolePurchaser), "the policy officer": d.policy, "the council": w.Actor(kompas.RoleCouncil)} {
				if _, err := d.try(by, kind, append(fields, "activiteit", theirs)...); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
					t.Errorf("%s: %s adds: %v", kind, who, err)
				}
				if err := d.edit(by, kind, id, "activiteit", anothers); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
					t.Errorf("%s: %s changes: %v", kind, who, err)
				}
			}
			if err := d.edit(d.provider, kind, id, "activiteit", anothers); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: given to another party: %v", kind, err)
			}
			if kind != app.PartKnowledge && kind != app.PartObstacle {
				if _, err := d.try(d.provider, kind, fields...); fault.As(err) == nil {
					t.Errorf("%s: about no activity", kind)
				}
			}
			if _, err := d.try(d.policy, kind, append(fields, "activiteit", nobodys)...); err != nil {
				t.Errorf("%s: for a party that has nobody here: %v", kind, err)
			}
		}
		for _, e := range kompas.QualityElements() {
			if _, err := w.App.DepthPage(t.Context(), d.other, d.slug, theirs, e); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: another party reads: %v", e, err)
			}
			if p, err := w.App.DepthPage(t.Context(), w.Actor(kompas.RolePurchaser), d.slug, theirs, e); err != nil || p.Staffing.MayAdd || e == "mensen" && len(p.Staffing.Lines) != 1 {
				t.Errorf("%s: the municipality reads: %+v %v", e, p.Staffing, err)
			}
		}
		d.mustNotLeak()
	})
}

// mustNotLeak reads, as another party, everything that spans activities, and the history.
func (d depthWorld) mustNotLeak() {
	d.t.Helper()
	over, err := d.App.DepthOverview(d.t.Context(), d.other, d.slug)
	if err != nil {
		d.t.Fatal(err)
	}
	if len(over.Obstacles.Lines)+len(over.Knowledge.Lines)+len(over.Trainings) != 0 {
		d.t.Errorf("another party sees: %+v", over)
	}
	changes, err := d.App.Changes(d.t.Context(), d.other, app.ChangesQuery{})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, l := range changes.Lines {
		if _, is := depthParts()[kompas.PartKind(l.ObjectKind)]; is {
			d.t.Errorf("another party reads in the history: %+v", l)
		}
	}
}

func TestATrainingIsSharedByTopicAndDayButNeverByCost(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		id := d.add(d.provider, app.PartTraining, "activiteit", theirs, "onderwerp-scholing", "Luisteren", "kosten", "1.250", "wanneer", "2026-12-01")
		seen := func() []app.SharedTraining {
			over, err := w.App.DepthOverview(t.Context(), d.other, d.slug)
			if err != nil {
				t.Fatal(err)
			}
			return over.Trainings
		}
		if len(seen()) != 0 {
			t.Error("it was not shared")
		}
		if err := d.edit(d.provider, app.PartTraining, id, "anderen-welkom", "ja"); err != nil {
			t.Fatal(err)
		}
		if got := seen(); len(got) != 1 || got[0].Topic != "Luisteren" || got[0].Activity.Name != "Koffie" {
			t.Errorf("shared: %+v", got)
		}
		p, err := w.App.DepthPage(t.Context(), d.provider, d.slug, theirs, "mensen")
		if err != nil || *p.Trainings.Lines[0].Part.Cost != 125000 || p.Trainings.Lines[0].Values["kosten"] != "1250" {
			t.Errorf("%+v %v", p.Trainings, err)
		}
	})
}

func TestAnObstacleThatIsSolvedStaysAndOneOfEverybodyIsReadByEverybody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		id := d.add(d.provider, app.PartObstacle, "activiteit", theirs, "hobbel", "Het buurthuis is dicht", "veroorzaakt-door", "gemeente", "gezien-op", "2026-01-05")
		for field, day := range map[string]string{"gezien-op": "2099-01-01", "opgelost-op": "2026-01-04"} {
			if err := d.edit(d.provider, app.PartObstacle, id, field, day); fault.As(err) == nil || fault.As(err).Fields[0].Field != field {
				t.Errorf("%s %s: %v", field, day, err)
			}
		}
		if err := d.edit(d.provider, app.PartObstacle, id, "opgelost-op", "2026-02-01", "hoe-opgelost", "Er is een sleutel"); err != nil {
			t.Fatal(err)
		}
		d.add(d.policy, app.PartObstacle, "hobbel", "Moeilijke brieven", "veroorzaakt-door", "gemeente")
		for who, want := range map[string][]string{"policy": {"Het buurthuis is dicht", "Moeilijke brieven"}, "provider": {"Het buurthuis is dicht", "Moeilijke brieven"}, "other": {"Moeilijke brieven"}} {
			by := map[string]app.Actor{"policy": d.policy, "provider": d.provider, "other": d.other}[who]
			over, err := w.App.DepthOverview(t.Context(), by, d.slug)
			var got []string
			for _, l := range over.Obstacles.Lines {
				got = append(got, l.Part.Text)
			}
			slices.Sort(got)
			if err != nil || strings.Join(got, ";") != strings.Join(want, ";") {
				t.Errorf("%s reads %q %v", who, got, err)
			}
		}
	})
}

func TestBadDepthIsRefusedAtItsField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		d.add(d.provider, app.PartCondition, "activiteit", theirs, "voorwaarde", "tijd", "genoeg", "2")
		for _, x := range []struct {
			kind   kompas.PartKind
			field  string
			fields []string
		}{
			{app.PartIntervention, "webadres", []string{"interventie", "x", "erkenning", "geen", "webadres", "javascript:alert(1)"}},
			{app.PartIntervention, "webadres", []string{"interventie", "x", "erkenning", "geen", "webadres", "https://naam:geheim@voorbeeld.nl"}},
			{app.PartIntervention, "erkenning", []string{"interventie", "x", "erkenning", "super"}},
			{app.PartKnowledge, "wat-het-zegt", []string{"titel", "x"}},
			{app.PartKnowledge, "bij-als-dan", []string{"titel", "x", "wat-het-zegt", "y", "bij-als-dan", "00000000-0000-7000-8000-ffffffffffff"}},
			{app.PartStaffing, "hoeveel", []string{"wie-doet-het", "vrijwilliger", "telt-in", "mensen", "hoeveel", "1,5"}},
			{app.PartStaffing, "eigen-houding", []string{"wie-doet-het", "vrijwilliger", "telt-in", "fte", "hoeveel", "1,5", "eigen-houding", "6"}},
			{app.PartTraining, "kosten", []string{"onderwerp-scholing", "x", "kosten", "12,345"}},
			{app.PartTraining, "kosten", []string{"onderwerp-scholing", "x", "kosten", "-1"}},
			{app.PartReflection, "minuten", []string{"waar-kijken-we-naar", "x"}},
			{app.PartCondition, "voorwaarde", []string{"voorwaarde", "tijd", "genoeg", "4"}},
			{app.PartCondition, "genoeg", []string{"voorwaarde", "geld", "genoeg", "0"}},
			{app.PartObstacle, "veroorzaakt-door", []string{"hobbel", "x", "veroorzaakt-door", "niemand"}},
			{app.PartStaffing, "activiteit", []string{"wie-doet-het", "vrijwilliger", "telt-in", "fte", "hoeveel", "1", "activiteit", "bestaat-niet"}},
		} {
			_, err := d.try(d.provider, x.kind, append([]string{"activiteit", theirs}, x.fields...)...)
			if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != x.field {
				t.Errorf("%s %v: %v", x.kind, x.fields, err)
			}
		}
	})
}

func TestWhoDoesWhatIsFoundByAWordAndLearningCirclesAreReadByEverybody(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		d.add(d.provider, app.PartTraining, "activiteit", theirs, "onderwerp-scholing", "Luisteren", "anderen-welkom", "ja")
		d.add(d.provider, app.PartLearningCircle, "leerthema", "Stress bij schulden", "wie-leren-mee", "Alle partijen", "ritme", "Elke maand", "wat-leerden-we", "Eerst rust")
		p, err := w.App.WhoDoesWhat(t.Context(), d.other, d.slug)
		if err != nil || len(p.Circles.Lines) != 1 || p.Circles.Lines[0].Part.Learned != "Eerst rust" {
			t.Fatalf("another party reads %+v %v", p.Circles, err)
		}
		for words, want := range map[string]string{"koffie": w.Organisation.Name, "LUISTEREN " + w.Organisation.Name: w.Organisation.Name, "bezoek": "Thuiszorg", "koffie bezoek": ""} {
			got := ""
			for _, c := range p.Parties {
				if c.Says(words) {
					got += c.Name
				}
			}
			if got != want {
				t.Errorf("%q finds %q, want %q", words, got, want)
			}
		}
		if _, err := d.try(w.Actor(kompas.RolePrivacy), app.PartLearningCircle, "leerthema", "x"); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
			t.Errorf("the privacy officer begins a circle: %v", err)
		}
	})
}
