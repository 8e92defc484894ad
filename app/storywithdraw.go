package app

import (
	"context"
	"strconv"
	"strings"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// withdrawMost is how often a code may be tried from one place within a quarter of an hour.
const withdrawMost = 10

// NewWithdrawCode gives a story a new code for its teller; the one before no longer works. It is told once, here.
func (a *App) NewWithdrawCode(ctx context.Context, by Actor, slug string, id kompas.StoryID) (string, error) {
	code := a.NewCode()
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openStory(tx, slug, id)
		if err != nil {
			return err
		}
		record(tx, by, "code", kindStory, string(id), o.compass.ID, "", "")
		return tx.SetWithdrawCode(id, hashCode(code))
	})
	return by.WithdrawCode(code), err
}

// WithdrawCode writes the code with which a teller withdraws a story as people type it: the number of the space comes
// first, for a withdrawal begins at no space in particular. Empty when it is no code.
func (by Actor) WithdrawCode(code string) string {
	if code = kompas.ReadCode(code); code == "" {
		return ""
	}
	return strconv.FormatInt(by.Space.ID, 10) + "-" + code
}

// readWithdrawCode takes a typed code apart, whatever dashes and capitals it has.
func readWithdrawCode(typed string) (space int64, code string, ok bool) {
	const signs = 12 // of the code; what stands before it is the number of the space
	typed = strings.Join(strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == '.' }), "")
	if len(typed) <= signs {
		return 0, "", false
	}
	number := strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(typed[:len(typed)-signs]))
	space, err := strconv.ParseInt(number, 10, 64)
	code = kompas.ReadCode(typed[len(typed)-signs:])
	return space, code, err == nil && space > 0 && code != ""
}

// StoryByCode gives the story that a teller's code belongs to, so that the teller can see what will be withdrawn.
// An unknown code, and a story that was withdrawn before, get the same answer. address is only used to count tries.
func (a *App) StoryByCode(ctx context.Context, code, address string) (measure.Story, error) {
	if err := a.attempt(ctx, limit{"verhaal intrekken " + address, withdrawMost, 15 * time.Minute}); err != nil {
		return measure.Story{}, err
	}
	var s measure.Story
	err := a.byWithdrawCode(ctx, code, func(_ *store.Tx, found measure.Story) error {
		s = found
		return nil
	})
	return s, err
}

// WithdrawByCode withdraws the story that a teller's code belongs to, at once and everywhere.
func (a *App) WithdrawByCode(ctx context.Context, code, address string) error {
	if err := a.attempt(ctx, limit{"verhaal intrekken " + address, withdrawMost, 15 * time.Minute}); err != nil {
		return err
	}
	return a.byWithdrawCode(ctx, code, func(tx *store.Tx, s measure.Story) error { return withdrawStory(tx, Actor{}, s) })
}

func (a *App) byWithdrawCode(ctx context.Context, code string, do func(*store.Tx, measure.Story) error) error {
	unknown := fault.Form([]*fault.Error{fault.Field("code", "intrekcode_onbekend")})
	space, code, ok := readWithdrawCode(code)
	if !ok {
		return unknown
	}
	err := a.store.Tenant(space).Update(ctx, func(tx *store.Tx) error {
		s, err := tx.StoryByWithdrawCode(hashCode(code))
		if err != nil {
			return err
		}
		return do(tx, s)
	})
	if fault.Is(err, fault.NotFound) {
		return unknown
	}
	return err
}
