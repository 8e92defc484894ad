package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

func checkSettingsEditable() editable[kompas.CheckSettings] {
	return editable[kompas.CheckSettings]{
		kind: "kompascheck", fields: kompas.CheckSettingsFields(),
		id:      func(*kompas.CheckSettings) string { return kompas.CheckSettingsID },
		version: func(s *kompas.CheckSettings) int64 { return s.Version },
		compass: func(*kompas.CheckSettings) kompas.CompassID { return "" },
		save:    func(tx *store.Tx, s *kompas.CheckSettings) error { return tx.UpdateCheckSettings(s) },
	}
}

// CheckSettingsPage is what a space chose for the kompascheck.
type CheckSettingsPage struct {
	kompas.CheckSettings
	History []HistoryLine
}

// CheckSettings gives the settings to whoever manages the space.
func (a *App) CheckSettings(ctx context.Context, by Actor) (CheckSettingsPage, error) {
	var p CheckSettingsPage
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return p, err
	}
	err := a.view(ctx, by, func(tx *store.Tx) (err error) {
		if p.CheckSettings, err = tx.CheckSettings(); err != nil {
			return err
		}
		p.History, err = tx.History(kompas.CheckSettingsID, "", historyLines)
		return err
	})
	return p, err
}

// EditCheckSettings changes what the space hears, or the words by which its texts are read.
func (a *App) EditCheckSettings(ctx context.Context, by Actor, e Edit) (Edited, error) {
	var done Edited
	if err := by.require(kompas.ActManagePeople, 'C', Object{}); err != nil {
		return done, err
	}
	err := a.update(ctx, by, func(tx *store.Tx) error {
		s, err := tx.CheckSettings()
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &s, checkSettingsEditable(), e)
		return err
	})
	return done, err
}

// ResetWords puts one of the word lists back to that of the method.
func (a *App) ResetWords(ctx context.Context, by Actor, list string) error {
	f, ok := kompas.FieldByName(kompas.CheckSettingsFields(), list)
	if !ok || list == "omvang" {
		return fault.Missing()
	}
	begin := kompas.DefaultCheckSettings()
	_, err := a.EditCheckSettings(ctx, by, Edit{Changes: []Change{{Field: list, Value: f.Get(&begin)}}})
	return err
}
