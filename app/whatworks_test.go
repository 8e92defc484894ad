package app_test

import (
	"slices"
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func (d depthWorld) works(by app.Actor, activity string) app.WhatWorks {
	d.t.Helper()
	p, err := d.App.ActivityPage(d.t.Context(), by, d.slug, activity)
	if err != nil {
		d.t.Fatal(err)
	}
	return p.Works
}

func (d depthWorld) whatOthersUse(by app.Actor, activity string) app.Suggested {
	d.t.Helper()
	p, err := d.App.DepthPage(d.t.Context(), by, d.slug, activity, "wat_werkt")
	if err != nil {
		d.t.Fatal(err)
	}
	return p.Suggested
}

func offered(s app.Suggested) []string {
	var names []string
	for _, o := range s.Offers {
		names = append(names, o.Name)
	}
	slices.Sort(names)
	return names
}

func TestWhatWeKnowAboutWhatWorksStandsWhereAnActivityIsChosenAndJudged(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		d.add(d.provider, app.PartIntervention, "activiteit", "koffie", "interventie", "Samen koken", "erkenning", "erkend")
		d.add(d.provider, app.PartKnowledge, "activiteit", "koffie", "titel", "Wat werkt bij eenzaamheid", "webadres", "https://voorbeeld.nl/werkt", "soort-bron", "onderzoek")
		d.add(d.policy, app.PartKnowledge, "titel", "Voor allen", "wat-het-zegt", "Begin klein.", "soort-bron", "praktijk")
		if _, err := d.try(d.provider, app.PartKnowledge, "activiteit", "koffie", "titel", "x", "wat-het-zegt", "y", "soort-bron", "geen"); fault.As(err) == nil {
			t.Errorf("a source that is none: %v", err)
		}
		own := d.works(d.provider, "koffie")
		if len(own.Interventions) != 1 || len(own.Knowledge) != 2 || own.Knowledge[0].Evidence != "onderzoek" || !own.MayAdd {
			t.Errorf("who carries it out: %+v", own)
		}
		if w := d.works(d.other, "koffie"); len(w.Interventions) != 0 || len(w.Knowledge) != 1 || w.Knowledge[0].Title != "Voor allen" || w.MayAdd {
			t.Errorf("another provider reads only what holds for all: %+v", w)
		}
		board, err := d.App.Board(t.Context(), d.policy, d.slug)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range board.Cards {
			if known := len(c.Works.Interventions) == 1; known != (c.Slug == "koffie") {
				t.Errorf("the board at %s: %+v", c.Slug, c.Works)
			}
		}
		client := w.As(kompas.RolePolicy)
		at := "/r/baarn/kompassen/" + d.slug
		for _, page := range []apptest.Page{client.Get(at + "/activiteiten/koffie"), client.Get(at + "/bord?nieuw=keuze&activiteit=koffie")} {
			for _, words := range []string{"Wat weten we over wat werkt?", "Samen koken", "aanpak, erkend", "Wat werkt bij eenzaamheid", "Onderzoek", "Begin klein."} {
				if !page.Has(words) {
					t.Errorf("%s: no %q", page.Path, words)
				}
			}
		}
	})
}

func TestWhatWorksStandsBesideTheThoughtThatAReviewJudges(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x := toReview(t, w)
		_, err := w.App.AddPart(t.Context(), w.Actor(kompas.RoleProvider), x.slug, app.PartIntervention,
			map[string]string{"activiteit": "koffie", "interventie": "Samen koken", "erkenning": "erkend"}, "")
		x.ok(err)
		review := x.start()
		x.walkTo(review, kompas.PhaseExplain)
		p := x.page(review, kompas.PhaseExplain)
		if len(p.Claims) != 1 || len(p.Claims[0].Works.Interventions) != 1 {
			t.Errorf("%+v", p.Claims)
		}
		at := "/r/baarn/kompassen/" + x.slug + "/verbeteren/" + review
		if page := w.As(kompas.RoleGuide).Get(at); !page.Has("Wat we weten: Samen koken · Erkend") {
			t.Errorf("not on the page: %.900s", page.Text())
		}
	})
}

func TestSuggestionsFitTheThemeOrTheResultAndNeverSayWho(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		result, err := d.App.StartResult(t.Context(), d.policy, d.slug, map[string]string{"resultaat": "minder mensen zich eenzaam voelen", "horizon": "4"}, "")
		if err != nil {
			t.Fatal(err)
		}
		page, err := d.App.ResultPage(t.Context(), d.policy, d.slug, result, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, activity := range []string{"koffie", "bezoek"} {
			if err := d.App.AddClaim(t.Context(), d.policy, d.slug, activity, map[string]string{"resultaat": string(page.Result.ID)}, ""); err != nil {
				if err = d.App.AddClaim(t.Context(), d.policy, d.slug, activity, map[string]string{"resultaat": "1"}, ""); err != nil {
					t.Fatal(err)
				}
			}
		}
		d.add(d.other, app.PartIntervention, "activiteit", "bezoek", "interventie", "Goed bekeken aanpak", "erkenning", "erkend")
		d.add(d.other, app.PartIntervention, "activiteit", "bezoek", "interventie", "Eigen vondst", "erkenning", "geen")
		d.add(d.other, app.PartKnowledge, "activiteit", "bezoek", "titel", "Onderzoek naar bezoek", "webadres", "https://voorbeeld.nl/o", "soort-bron", "onderzoek")
		d.add(d.other, app.PartKnowledge, "activiteit", "bezoek", "titel", "Ons gevoel", "wat-het-zegt", "Dit helpt.", "soort-bron", "praktijk")
		d.add(d.policy, app.PartIntervention, "activiteit", "maatjes", "interventie", "Iets met schulden", "erkenning", "erkend")
		d.add(d.policy, app.PartIntervention, "activiteit", "maatjes", "interventie", "Minder eenzaam samen", "erkenning", "goed_beschreven")
		want := []string{"Goed bekeken aanpak", "Minder eenzaam samen", "Onderzoek naar bezoek"}
		if got := offered(d.whatOthersUse(d.provider, "koffie")); !slices.Equal(got, want) {
			t.Errorf("offered %q, want %q", got, want)
		}
		d.add(d.provider, app.PartIntervention, "activiteit", "koffie", "interventie", "goed bekeken aanpak", "erkenning", "erkend")
		if got := offered(d.whatOthersUse(d.provider, "koffie")); !slices.Equal(got, want[1:]) {
			t.Errorf("what it uses by now is offered again: %q", got)
		}
		seen := w.As(kompas.RoleProvider).Get("/r/baarn/kompassen/" + d.slug + "/kwaliteit/koffie/wat-werkt")
		if !seen.Has("Er is onderbouwing voor: Onderzoek naar bezoek") || !seen.Has("Anderen gebruiken: Minder eenzaam samen") || seen.Has("Thuiszorg") {
			t.Errorf("the page: %.1500s", seen.Text())
		}
	})
}

func TestNobodyAssignsAWayOfWorking(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		d := withDepth(t, w)
		brought := func(by app.Actor) error {
			_, err := d.try(by, app.PartSuggestion, "activiteit", "koffie", "suggestie", "Samen koken", "erkenning", "erkend", "waarom-hier", "Het werkt in Soest.")
			return err
		}
		if err := brought(d.policy); err != nil {
			t.Fatalf("an adviser may bring a suggestion: %v", err)
		}
		for name, by := range map[string]app.Actor{"another provider": d.other, "the purchaser": w.Actor(kompas.RolePurchaser), "the council": w.Actor(kompas.RoleCouncil), "the college": w.Actor(kompas.RoleExecutive)} {
			if err := brought(by); !fault.Is(err, fault.Forbidden) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s brings one: %v", name, err)
			}
		}
		for _, role := range []kompas.Role{kompas.RolePolicy, kompas.RoleGuide, kompas.RolePurchaser} {
			by := w.Actor(role)
			if _, err := d.try(by, app.PartIntervention, "activiteit", "koffie", "interventie", "Samen koken", "erkenning", "erkend"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s takes it over for who carries it out: %v", role, err)
			}
			s := d.whatOthersUse(by, "koffie")
			if s.MayTakeOver || s.Taken("Samen koken") {
				t.Errorf("%s sees %+v", role, s)
			}
			page := w.As(role).Get("/r/baarn/kompassen/" + d.slug + "/kwaliteit/koffie/wat-werkt")
			if !page.Has("Samen koken") || page.Has("Neem over") {
				t.Errorf("%s is offered to take over: %.900s", role, page.Text())
			}
		}
		if w := d.works(d.provider, "koffie"); len(w.Interventions) != 0 {
			t.Errorf("a suggestion changed the activity: %+v", w)
		}
		page := w.As(kompas.RoleProvider).Get("/r/baarn/kompassen/" + d.slug + "/kwaliteit/koffie/wat-werkt")
		for _, f := range page.Forms() {
			if f.Hidden.Get("interventie") == "Samen koken" {
				w.As(kompas.RoleProvider).Post(f.Action, f.Hidden)
			}
		}
		if w := d.works(d.provider, "koffie"); len(w.Interventions) != 1 || !d.whatOthersUse(d.provider, "koffie").Taken("Samen koken") {
			t.Errorf("who carries it out took it over: %+v", w)
		}
	})
}
