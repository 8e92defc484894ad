package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What partners choose to do with activities, and how one that stops comes to an end.
const (
	PartActivityChoice kompas.PartKind = "keuze"
	PartPhaseOut       kompas.PartKind = "afscheid"
)

func (a *App) activityChoices() partKind[kompas.ActivityChoice] {
	return ofActivity(a, partKind[kompas.ActivityChoice]{kind: PartActivityChoice, action: kompas.ActActivity, table: store.ActivityChoices(),
		part:   func(x *kompas.ActivityChoice) *kompas.Part { return &x.Part },
		name:   func(x *kompas.ActivityChoice) string { return x.Reason },
		fields: always(kompas.ActivityChoiceFields()),
		start:  func(x *kompas.ActivityChoice, today string) { x.ChosenOn = today },
		guard:  mayChoose,
		may:    changesActivity[kompas.ActivityChoice],
	}, func(x *kompas.ActivityChoice) *kompas.ActivityID { return &x.ActivityID }, true)
}

// changesActivity lets everybody at the table read what is chosen; whoever may change the activity chooses.
func changesActivity[T any](by Actor, letter byte, on Object, _ *T) bool {
	if letter == 'A' {
		return by.May(kompas.ActCompass, 'R', on)
	}
	return by.May(kompas.ActActivity, letter, on)
}

// mayChoose keeps one choice for each activity, made today or before. One that runs cannot be started, and one that is
// on its way out is kept only after that was taken back.
func mayChoose(a *App, tx *store.Tx, c kompas.Compass, _, x *kompas.ActivityChoice) error {
	if x.ChosenOn > a.day(tx.Now) {
		return wrongAt("besloten-op", "dag_in_de_toekomst")
	}
	there, err := partsAbout(tx, store.ActivityChoices(), c.ID, x.ActivityID, func(y kompas.ActivityChoice) kompas.ActivityID { return y.ActivityID })
	if err != nil {
		return err
	}
	if slices.ContainsFunc(there, func(y kompas.ActivityChoice) bool { return y.ID != x.ID }) {
		return wrongAt("activiteit", "staat_er_al")
	}
	activity, err := tx.Activity(x.ActivityID)
	if err != nil {
		return err
	}
	if x.Choice == kompas.ChoiceStart && activity.Status.Runs() {
		return wrongAt("besluit", "keuze_loopt_al")
	}
	ending, err := phaseOutOf(tx, c.ID, x.ActivityID)
	if err == nil && len(ending) > 0 && x.Choice != kompas.ChoiceStop {
		err = wrongAt("besluit", "keuze_afscheid_staat")
	}
	return err
}

// wrongAt refuses a form for one field.
func wrongAt(field, code string) error { return fault.Form([]*fault.Error{fault.Field(field, code)}) }

func (a *App) phaseOuts() partKind[kompas.PhaseOut] {
	return ofActivity(a, partKind[kompas.PhaseOut]{kind: PartPhaseOut, action: kompas.ActActivity, table: store.PhaseOuts(),
		part:   func(x *kompas.PhaseOut) *kompas.Part { return &x.Part },
		name:   func(x *kompas.PhaseOut) string { return x.EndsOn },
		fields: always(kompas.PhaseOutFields()),
		guard:  mayPhaseOut,
		keeps:  staysWhileStopped,
		may:    changesActivity[kompas.PhaseOut],
	}, func(x *kompas.PhaseOut) *kompas.ActivityID { return &x.ActivityID }, true)
}

// mayPhaseOut: an activity comes to an end once, after partners chose to stop it.
func mayPhaseOut(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.PhaseOut) error {
	there, err := phaseOutOf(tx, c.ID, x.ActivityID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(there, func(y kompas.PhaseOut) bool { return y.ID != x.ID }) {
		return wrongAt("activiteit", "staat_er_al")
	}
	chosen, err := partsAbout(tx, store.ActivityChoices(), c.ID, x.ActivityID, func(y kompas.ActivityChoice) kompas.ActivityID { return y.ActivityID })
	if err == nil && !slices.ContainsFunc(chosen, func(y kompas.ActivityChoice) bool { return y.Choice == kompas.ChoiceStop }) {
		err = wrongAt("activiteit", "afscheid_kies_stoppen")
	}
	return err
}

// staysWhileStopped keeps what was agreed about the people of an activity that stopped.
func staysWhileStopped(tx *store.Tx, x *kompas.PhaseOut) error {
	activity, err := tx.Activity(x.ActivityID)
	if err == nil && activity.Status == kompas.ActivityStopped {
		err = refuse("afscheid_is_genomen")
	}
	return err
}

func phaseOutOf(tx *store.Tx, c kompas.CompassID, id kompas.ActivityID) ([]kompas.PhaseOut, error) {
	return partsAbout(tx, store.PhaseOuts(), c, id, func(y kompas.PhaseOut) kompas.ActivityID { return y.ActivityID })
}

// mayStop refuses that an activity stops before somebody said what happens with the people who use it.
func mayStop(tx *store.Tx, x *kompas.Activity) error {
	ending, err := phaseOutOf(tx, x.CompassID, x.ID)
	if err == nil && len(ending) == 0 {
		err = fault.Form([]*fault.Error{fault.Rule("stand", "afscheid_eerst")})
	}
	return err
}

// BoardCard is an activity on the board, with what was chosen and how it ends.
type BoardCard struct {
	ActivityLine
	Choice   *PartLine[kompas.ActivityChoice] // nil while nothing was chosen
	PhaseOut *PartLine[kompas.PhaseOut]
	Works    WhatWorks
}

// Board is the page on which partners choose which activities they keep, change, stop and start.
type Board struct {
	CompassFrame
	Cards     []BoardCard
	MayChoose bool
	MayEnd    bool
}

// In gives the cards of one column; those of "" wait for a choice.
func (b Board) In(choice kompas.Choice) []BoardCard {
	return slices.DeleteFunc(slices.Clone(b.Cards), func(c BoardCard) bool {
		if c.Choice == nil {
			return choice != "" || !c.Status.GoesOn()
		}
		return c.Choice.Part.Choice != choice
	})
}

// Board loads the page.
func (a *App) Board(ctx context.Context, by Actor, slug string) (Board, error) {
	var b Board
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if b.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		chosen, err := a.activityChoices().list(tx, by, c, on)
		if err != nil {
			return err
		}
		ending, err := a.phaseOuts().list(tx, by, c, on)
		if err != nil {
			return err
		}
		b.MayChoose, b.MayEnd = chosen.MayAdd, ending.MayAdd
		versions, err := tx.Results(c.ID)
		if err != nil {
			return err
		}
		lines, err := activityLines(tx, by, c.ID, on, currentResults(versions))
		if err != nil {
			return err
		}
		works, err := a.whatWorks(tx, by, c, on)
		if err != nil {
			return err
		}
		for _, x := range lines {
			b.Cards = append(b.Cards, BoardCard{ActivityLine: x, Works: works(x.ID),
				Choice:   lineOf(chosen, func(y kompas.ActivityChoice) bool { return y.ActivityID == x.ID }),
				PhaseOut: lineOf(ending, func(y kompas.PhaseOut) bool { return y.ActivityID == x.ID })})
		}
		return nil
	})
	return b, err
}

// lineOf gives the first part of a list that is so; nil when there is none.
func lineOf[T any](l PartList[T], is func(T) bool) *PartLine[T] {
	at := slices.IndexFunc(l.Lines, func(x PartLine[T]) bool { return is(x.Part) })
	if at < 0 {
		return nil
	}
	return &l.Lines[at]
}
