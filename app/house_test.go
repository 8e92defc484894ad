package app_test

import (
	"testing"

	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

func TestASpaceIsOfAMunicipalityThatExists(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.LoadFigures()
		_, err := w.App.AddSpace(t.Context(), kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Nergens", AreaCode: "GM9999"})
		if !fault.HasCode(err, "gemeente_onbekend") {
			t.Errorf("got %v", err)
		}
		if _, err := w.App.AddSpace(t.Context(), kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Soest", AreaCode: "GM0342"}); err != nil {
			t.Error(err)
		}
	})
}
