package app_test

import (
	"testing"

	"kompas/app"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestOnlyAManagerChangesWherePeopleCanTurnTo(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		edit := app.Edit{Version: 1, Changes: []app.Change{{Field: "contact", Value: "kompas@baarn.example"}, {Field: "looptijd", Value: "3"}}}
		for _, role := range kompas.AccountRoles() {
			if role == kompas.RoleManager {
				continue
			}
			if _, err := w.App.EditSpace(t.Context(), w.Actor(role), edit); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", role, err)
			}
		}
		if _, err := w.App.EditSpace(t.Context(), w.Actor(kompas.RoleManager), edit); err != nil {
			t.Fatal(err)
		}
		s, err := w.App.SpaceSettings(t.Context(), w.Actor(kompas.RoleManager))
		if err != nil || s.Contact != "kompas@baarn.example" || s.HorizonDefault != 3 || s.Version != 2 {
			t.Errorf("%+v %v", s, err)
		}
		if page := w.As(kompas.RolePolicy).Get("/privacy"); !page.Has("Gemeente Baarn (kompas@baarn.example)") {
			t.Error("whoever asks is not told where to turn to")
		}
		if other := w.ActorOf(w.Stranger, w.Elsewhere.Slug); other.Space.Contact != "" {
			t.Error("another space changed too")
		}
		wrong := app.Edit{Changes: []app.Change{{Field: "looptijd", Value: "40"}, {Field: "contact", Value: "<b>"}}}
		if _, err := w.App.EditSpace(t.Context(), w.Actor(kompas.RoleManager), wrong); len(fault.As(err).Fields) != 2 {
			t.Errorf("what is wrong is taken: %v", err)
		}
	})
}
