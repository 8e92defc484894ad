package apptest

import (
	"kompas/refdata"
)

// LoadFigures puts the national figures that come with the program in the world's database.
func (w *World) LoadFigures() {
	w.T.Helper()
	data, err := refdata.Open()
	if err != nil {
		w.T.Fatal(err)
	}
	if _, err := w.App.LoadReference(w.T.Context(), data); err != nil {
		w.T.Fatal(err)
	}
}
