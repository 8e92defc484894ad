package app

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// The code with which a teller withdraws a story is short enough to type: the number of the space and three groups of
// four signs, without letters that look like digits. It cannot be guessed: sixty bits, and few tries.
const (
	codeSigns    = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeGroup    = 4
	codeLength   = 3 * codeGroup
	withdrawMost = 10
)

// NewWithdrawCode gives a story a new code for its teller; the one before no longer works. It is told once, here.
func (a *App) NewWithdrawCode(ctx context.Context, by Actor, slug string, id kompas.StoryID) (string, error) {
	sum := sha256.Sum256([]byte(a.out.NewToken()))
	secret := base32.NewEncoding(codeSigns).EncodeToString(sum[:10])[:codeLength]
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openStory(tx, slug, id)
		if err != nil {
			return err
		}
		record(tx, by, "code", kindStory, string(id), o.compass.ID, "", "")
		return tx.SetWithdrawCode(id, HashToken(secret))
	})
	code := strconv.FormatInt(by.Space.ID, 10)
	for i := 0; i < codeLength; i += codeGroup {
		code += "-" + secret[i:i+codeGroup]
	}
	return code, err
}

// readWithdrawCode takes a typed code apart, whatever dashes and capitals it has.
func readWithdrawCode(code string) (space int64, secret string, ok bool) {
	code = strings.ToUpper(strings.Join(strings.FieldsFunc(code, func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == '.' }), ""))
	code = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(code)
	if len(code) <= codeLength {
		return 0, "", false
	}
	space, err := strconv.ParseInt(code[:len(code)-codeLength], 10, 64)
	return space, code[len(code)-codeLength:], err == nil && space > 0
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
	space, secret, ok := readWithdrawCode(code)
	if !ok {
		return unknown
	}
	err := a.store.Tenant(space).Update(ctx, func(tx *store.Tx) error {
		s, err := tx.StoryByWithdrawCode(HashToken(secret))
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
