package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// partWorld is a space with two compasses and a level that carries the first.
type partWorld struct {
	*apptest.World
	t      *testing.T
	slug   string
	other  string
	level  kompas.PartID
	policy app.Actor
}

func withPart(t *testing.T, w *apptest.World) partWorld {
	t.Helper()
	p := partWorld{World: w, t: t, slug: newCompass(t, w, "Rondkomen"), other: newCompass(t, w, "Jeugd"), policy: w.Actor(kompas.RolePolicy)}
	p.level = p.add(p.policy, "sleutel", "ambtelijk")
	return p
}

func newCompass(t *testing.T, w *apptest.World, title string) string {
	t.Helper()
	slug, err := w.App.StartCompass(t.Context(), w.Actor(kompas.RolePolicy), map[string]string{"titel": title}, "")
	if err != nil {
		t.Fatal(err)
	}
	return slug
}

func (p partWorld) add(by app.Actor, key, level string) kompas.PartID {
	p.t.Helper()
	id, err := p.App.AddPart(p.t.Context(), by, p.slug, app.PartSupportBase, map[string]string{"niveau": level, "draagvlak": "4"}, key)
	if err != nil {
		p.t.Fatal(err)
	}
	return kompas.PartID(id)
}

func (p partWorld) support() app.PartList[kompas.SupportBase] {
	p.t.Helper()
	b, err := p.App.BeforePage(p.t.Context(), p.policy, p.slug)
	if err != nil {
		p.t.Fatal(err)
	}
	return b.Support
}

func TestAPartIsMadeChangedTakenAwayAndPutBack(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPart(t, w)
		if again := p.add(p.policy, "sleutel", "ambtelijk"); again != p.level || len(p.support().Lines) != 1 {
			t.Error("the same form sent twice makes two")
		}
		got := p.support().Lines[0].Part
		if got.Level != "ambtelijk" || *got.Score != 4 || got.IntroducedOn != w.App.Today() || got.Version != 1 || got.CreatedBy != p.policy.Person.ID {
			t.Fatalf("stored: %+v", got)
		}
		done, err := p.App.EditPart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level, app.Edit{Version: 1, Changes: []app.Change{{Field: "draagvlak", Value: ""}, {Field: "toelichting", Value: "Doet mee"}}})
		if err != nil || done.Version != 2 {
			t.Fatalf("%+v %v", done, err)
		}
		if got := p.support().Lines[0].Part; got.Score != nil || got.Note != "Doet mee" {
			t.Errorf("after the change: %+v", got)
		}
		for range 2 { // a second time changes nothing
			if err := p.App.RemovePart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level); err != nil {
				t.Fatal(err)
			}
		}
		if len(p.support().Lines) != 0 {
			t.Error("it is still there")
		}
		_, err = p.App.EditPart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level, app.Edit{Changes: []app.Change{{Field: "draagvlak", Value: "1"}}})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("what was taken away is changed: %v", err)
		}
		if err := p.App.RestorePart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level); err != nil || len(p.support().Lines) != 1 {
			t.Errorf("not put back: %v", err)
		}
	})
}

func TestABadPartIsRefusedAtItsField(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPart(t, w)
		for field, form := range map[string]map[string]string{
			"niveau":      {"draagvlak": "3"},
			"draagvlak":   {"niveau": "politiek", "draagvlak": "6"},
			"verteld-op":  {"niveau": "politiek", "verteld-op": "31-02-2026"},
			"toelichting": {"niveau": "politiek", "toelichting": "<script>"},
		} {
			_, err := p.App.AddPart(t.Context(), p.policy, p.slug, app.PartSupportBase, form, "")
			if e := fault.As(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
		if _, err := p.App.AddPart(t.Context(), p.policy, p.slug, app.PartSupportBase, map[string]string{"niveau": "ambtelijk"}, ""); fault.As(err) == nil {
			t.Error("one level has two lines")
		}
		if len(p.support().Lines) != 1 {
			t.Error("something was half stored")
		}
	})
}

func TestAPartIsChangedOnlyByWhomTheMatrixSays(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPart(t, w)
		edit := app.Edit{Changes: []app.Change{{Field: "toelichting", Value: "x"}}}
		for _, role := range kompas.AccountRoles() {
			by := w.Actor(role)
			before := p.support().Lines[0].Part.Version
			_, err := p.App.EditPart(t.Context(), by, p.slug, app.PartSupportBase, p.level, edit)
			may := kompas.Granted(role, kompas.ActCompass).May('C')
			if may != (err == nil) {
				t.Errorf("%s: %v", role, err)
			}
			if changed := p.support().Lines[0].Part.Version != before; changed && !may {
				t.Errorf("%s was refused and changed it", role)
			}
			if err := p.App.RemovePart(t.Context(), by, p.other, app.PartSupportBase, p.level); !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: by another compass: %v", role, err)
			}
			edit.Changes[0].Value += "x"
		}
		stranger := w.ActorOf(w.Stranger, w.Elsewhere.Slug)
		if _, err := p.App.EditPart(t.Context(), stranger, p.slug, app.PartSupportBase, p.level, edit); !fault.Is(err, fault.NotFound) {
			t.Errorf("another space: %v", err)
		}
		if _, err := p.App.AddPart(t.Context(), p.policy, p.slug, "bestaat-niet", nil, ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("an unknown kind: %v", err)
		}
	})
}

func TestTwoWhoChangeTheSameFieldOfAPartGetBothTexts(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPart(t, w)
		was := ""
		for i, text := range []string{"eerst", "later"} {
			_, err := p.App.EditPart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level, app.Edit{Version: 1, Changes: []app.Change{{Field: "toelichting", Value: text, Was: &was}}})
			if clash := fault.As(err); (i == 1) != (clash != nil && clash.Clash != nil && clash.Clash.Theirs == "eerst") {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}

func TestNoPartOfAnArchivedCompassChanges(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		p := withPart(t, w)
		if err := w.App.ArchiveCompass(t.Context(), p.policy, p.slug); err != nil {
			t.Fatal(err)
		}
		if err := p.App.RemovePart(t.Context(), p.policy, p.slug, app.PartSupportBase, p.level); !fault.Is(err, fault.Refused) {
			t.Errorf("got %v", err)
		}
		if p.support().MayAdd || p.support().Lines[0].MayEdit {
			t.Error("the page offers what is refused")
		}
	})
}
