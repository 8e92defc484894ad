package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// wijken are a compass of the city and one of each of two wijken under it.
type wijken struct {
	stepOne
	city, centre, south string
	advisor             app.Actor // of the wijk in the centre
}

const wijkCentre, wijkSouth, buurtCentre = "WK030800", "WK030801", "BU03080005"

func withWijken(t *testing.T, w *apptest.World) wijken {
	t.Helper()
	w.LoadFigures()
	x := wijken{stepOne: withStepOne(t, w)}
	x.city = x.start(x.policy, map[string]string{"titel": "De hele stad"})
	x.centre = x.start(x.policy, map[string]string{"titel": "Centrum", "voor-gebied": wijkCentre, "valt-onder": x.city})
	x.south = x.start(x.policy, map[string]string{"titel": "Zuid", "voor-gebied": wijkSouth, "valt-onder": x.city})
	p := w.AddPerson("Wiep Wijk")
	w.AddMembership(w.Space, p, kompas.Membership{Role: kompas.RoleAreaAdvisor, ScopeKind: kompas.ScopeArea, ScopeID: wijkCentre})
	x.advisor = w.ActorOf(p, w.Space.Slug)
	return x
}

func (x wijken) start(by app.Actor, form map[string]string) string {
	x.t.Helper()
	slug, err := x.App.StartCompass(x.t.Context(), by, form, "")
	if err != nil {
		x.t.Fatal(err)
	}
	return slug
}

func TestAnAreaAdvisorWorksInTheOwnWijkAndInNoOther(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withWijken(t, w)
		works := []func(slug string) error{
			func(slug string) error {
				_, err := w.App.EditCompass(t.Context(), x.advisor, slug, app.Edit{Changes: []app.Change{{Field: "groep", Value: "Iedereen " + slug}}})
				return err
			},
			func(slug string) error {
				return w.App.AddSeat(t.Context(), x.advisor, slug, map[string]string{"naam": "Bewoners", "perspectief": "inwoner"}, "")
			},
			func(slug string) error {
				_, err := w.App.AddAmbition(t.Context(), x.advisor, slug, map[string]string{"ambitie": "We willen dat iedereen meedoet."}, nil, "")
				return err
			},
			func(slug string) error {
				_, err := w.App.PlanConversation(t.Context(), x.advisor, slug, map[string]string{"datum": "2026-12-01"}, "")
				return err
			},
			func(slug string) error {
				_, err := w.App.AddPart(t.Context(), x.advisor, slug, app.PartSupportBase, map[string]string{"niveau": "ambtelijk"}, "")
				return err
			},
		}
		for i, work := range works {
			if err := work(x.centre); err != nil {
				t.Errorf("%d, in the own wijk: %v", i, err)
			}
			for _, other := range []string{x.south, x.city} {
				if err := work(other); !fault.Is(err, fault.NotFound) {
					t.Errorf("%d, in %s: %v", i, other, err)
				}
			}
		}
		if m, err := w.App.Monitoring(t.Context(), x.policy, x.south); err != nil || len(m.Seats)+len(m.Ambitions) > 0 {
			t.Errorf("something was written in the other wijk: %v %v", m.Seats, err)
		}
	})
}

func TestAnAreaAdvisorMovesNoCompassOutOfTheOwnWijk(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withWijken(t, w)
		at := func(area string) error {
			_, err := w.App.StartCompass(t.Context(), x.advisor, map[string]string{"titel": "Nieuw", "voor-gebied": area}, "")
			return err
		}
		if at(wijkSouth) == nil || at("GM0308") == nil || at("WK999999") == nil {
			t.Error("a compass for an area that is not the advisor's")
		}
		if err := at(""); err != nil {
			t.Errorf("for the own wijk, without saying so: %v", err)
		}
		if err := at(buurtCentre); err != nil {
			t.Errorf("for a buurt in it: %v", err)
		}
		_, err := w.App.EditCompass(t.Context(), x.advisor, x.centre, app.Edit{Changes: []app.Change{{Field: "voor-gebied", Value: wijkSouth}}})
		if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != "voor-gebied" {
			t.Errorf("moved to another wijk: %v", err)
		}
		if _, err := w.App.EditCompass(t.Context(), x.advisor, x.centre, app.Edit{Changes: []app.Change{{Field: "valt-onder", Value: ""}, {Field: "groep", Value: "x"}}}); err != nil {
			t.Fatal(err)
		}
		if c, _ := w.App.Compass(t.Context(), x.policy, x.centre); c.ParentID == "" {
			t.Error("the place under the city, which the advisor does not see, was lost")
		}
	})
}

func TestTheCompassOfTheCityShowsThoseOfItsWijkenAndAddsNothingUp(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withWijken(t, w)
		if _, err := w.App.AddAmbition(t.Context(), x.policy, x.centre, map[string]string{"ambitie": "We willen dat iedereen meedoet."}, nil, ""); err != nil {
			t.Fatal(err)
		}
		v, err := w.App.CompassView(t.Context(), x.policy, x.city)
		if err != nil || len(v.Under) != 2 || v.Under[0].Slug != x.centre || v.Under[0].Promise != "We willen dat iedereen meedoet." || v.Under[0].AreaName == "" {
			t.Errorf("%+v %v", v.Under, err)
		}
		if len(v.Leads) != 0 {
			t.Error("figures of a wijk stand among those of the city")
		}
		for name, form := range map[string]map[string]string{
			"the same area":                {"titel": "x", "valt-onder": x.city},
			"another wijk":                 {"titel": "x", "voor-gebied": wijkSouth, "valt-onder": x.centre},
			"under one that stands under":  {"titel": "x", "voor-gebied": buurtCentre, "valt-onder": x.centre},
			"something that is not there":  {"titel": "x", "voor-gebied": wijkSouth, "valt-onder": "bestaat-niet"},
			"a compass to practise with":   {"titel": "x", "voor-gebied": wijkSouth, "valt-onder": x.city, "oefenen": "ja"},
			"an area of another city":      {"titel": "x", "voor-gebied": "GM0342"},
			"a box that is neither on/off": {"titel": "x", "oefenen": "misschien"},
		} {
			if _, err := w.App.StartCompass(t.Context(), x.policy, form, ""); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestACompassToPractiseWithIsSeenByItsMakersOnly(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		s := withStepOne(t, w)
		guide := w.Actor(kompas.RoleGuide)
		slug, err := w.App.StartCompass(t.Context(), s.policy, map[string]string{"titel": "Oefenen", "oefenen": "ja"}, "")
		if err != nil {
			t.Fatal(err)
		}
		sees := func(by app.Actor) bool {
			open, _, err := w.App.Compasses(t.Context(), by)
			if err != nil {
				t.Fatal(err)
			}
			listed := slices.ContainsFunc(open, func(c kompas.Compass) bool { return c.Slug == slug })
			_, err = w.App.CompassFrame(t.Context(), by, slug)
			if listed != (err == nil) || err != nil && !fault.Is(err, fault.NotFound) {
				t.Errorf("listed %v, opened %v", listed, err)
			}
			return listed
		}
		if !sees(s.policy) || sees(guide) || sees(w.Actor(kompas.RoleManager)) || sees(w.Actor(kompas.RoleAnalyst)) {
			t.Error("seen by others, or not by who made it")
		}
		if _, err := w.App.AddAmbition(t.Context(), guide, slug, map[string]string{"ambitie": "x"}, nil, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("written by somebody who does not take part: %v", err)
		}
		c, _ := w.App.Compass(t.Context(), s.policy, slug)
		colleague := w.AddPerson("Cor Collega")
		w.AddMembership(w.Space, colleague, kompas.Membership{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeCompass, ScopeID: string(c.ID)})
		if !sees(w.ActorOf(colleague, w.Space.Slug)) {
			t.Error("not seen by somebody who was asked to join")
		}
		address, err := w.App.StartResult(t.Context(), s.policy, slug, map[string]string{"resultaat": "meer groen"}, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.App.StartCouncilPage(t.Context(), s.policy, slug, address, ""); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a council page: %v", err)
		}
		if _, err := w.App.AddResidentLink(t.Context(), s.policy, slug, map[string]string{"voor-wie": "Straat"}, "", ""); !fault.HasCode(err, "oefenkompas_blijft_binnen") {
			t.Errorf("a link for residents: %v", err)
		}
		if err := w.App.EndPractice(t.Context(), guide, slug); !fault.Is(err, fault.NotFound) {
			t.Errorf("made real by another: %v", err)
		}
		if err := w.App.EndPractice(t.Context(), s.policy, slug); err != nil || !sees(guide) {
			t.Errorf("not made real: %v", err)
		}
	})
}

func TestIssuesAreLinkedBetweenCompassesThatBothAreSeen(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := withWijken(t, w)
		practice := x.start(x.policy, map[string]string{"titel": "Oefenen", "oefenen": "ja"})
		x.add(x.slug, app.PartIssueLink, map[string]string{"verband": "later_verbinden", "ander-kompas": x.other, "toelichting": "Pakken we later op"})
		x.refused(app.PartIssueLink, "ander-kompas", map[string]string{"verband": "later_verbinden", "ander-kompas": x.other})
		x.refused(app.PartIssueLink, "ander-kompas", map[string]string{"verband": "leidt_tot", "ander-kompas": x.slug})
		x.refused(app.PartIssueLink, "ander-kompas", map[string]string{"verband": "leidt_tot", "ander-kompas": practice})
		x.refused(app.PartIssueLink, "verband", map[string]string{"verband": "anders", "ander-kompas": x.other})
		p, err := w.App.LinksPage(t.Context(), x.policy, x.other)
		if err != nil || len(p.Back) != 1 || p.Back[0].Kind != kompas.LinkLater {
			t.Errorf("from the other side: %+v %v", p.Back, err)
		}
		id := x.add(x.centre, app.PartIssueLink, map[string]string{"verband": "hangt_samen", "ander-kompas": x.south})
		mine, err := w.App.LinksPage(t.Context(), x.advisor, x.centre)
		if err != nil || len(mine.Links.Lines) != 0 || len(mine.Others) != 1 {
			t.Errorf("the advisor of one wijk reads of another: %+v %v", mine.Links, err)
		}
		if err := w.App.RemovePart(t.Context(), x.advisor, x.centre, app.PartIssueLink, id); !fault.Is(err, fault.NotFound) {
			t.Errorf("and takes it away: %v", err)
		}
		if _, err := w.App.AddPart(t.Context(), x.advisor, x.centre, app.PartIssueLink, map[string]string{"verband": "leidt_tot", "ander-kompas": x.city}, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("a link to what the advisor does not see: %v", err)
		}
	})
}
