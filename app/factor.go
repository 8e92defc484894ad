package app

import (
	"context"
	"crypto/subtle"
	"encoding/base32"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// The second factor is a code of six figures that changes every half minute (TOTP, RFC 6238).
const (
	factorPeriod  = 30 // seconds
	recoveryCodes = 10
)

// factorCode gives the code of a time step.
func factorCode(secret string, step int64) (string, error) {
	return totp.GenerateCodeCustom(secret, time.Unix(step*factorPeriod, 0), totp.ValidateOpts{Period: factorPeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
}

// factorStep finds the time step a typed code belongs to: now, or one step to either side for a clock that is off.
func factorStep(secret, typed string, now time.Time) (int64, bool) {
	at := now.Unix() / factorPeriod
	for _, step := range []int64{at, at - 1, at + 1} {
		code, err := factorCode(secret, step)
		if err == nil && subtle.ConstantTimeCompare([]byte(code), []byte(typed)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// useFactor accepts a code once: one of the app on the phone, or a recovery code.
func useFactor(tx *store.Tx, account store.Account, typed string) error {
	typed = plainCode(typed)
	wrong := fault.Field("code", "code_onjuist")
	if typed == "" {
		return fault.Form([]*fault.Error{fault.Field("code", "verplicht")})
	}
	fresh, err := false, error(nil)
	if step, ok := factorStep(account.FactorSecret, typed, tx.Now); ok {
		fresh, err = tx.UseFactorStep(account.ID, step)
	} else {
		fresh, err = tx.UseRecoveryCode(account.ID, recoveryHash(account.ID, typed))
	}
	if err == nil && !fresh {
		err = fault.Form([]*fault.Error{wrong})
	}
	return err
}

// plainCode reads a code as people type it: with spaces or dashes, in capitals.
func plainCode(typed string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(strings.TrimSpace(typed)))
}

func recoveryHash(id kompas.PersonID, code string) []byte { return HashToken(string(id) + " " + code) }

// Factor is the state of a person's second factor.
type Factor struct {
	On        bool
	CodesLeft int
	Secret    string // while it is being set up: for an app that cannot scan
	Address   string // the same as otpauth:// address, for the picture that an app scans
}

// Factor gives the state of the actor's second factor.
func (a *App) Factor(ctx context.Context, by Actor) (Factor, error) {
	var f Factor
	err := a.store.View(ctx, func(tx *store.Tx) error {
		account, err := tx.Account(by.Person.ID)
		if err == nil {
			f, err = factorOf(tx, account)
		}
		return err
	})
	return f, err
}

func factorOf(tx *store.Tx, account store.Account) (Factor, error) {
	if account.HasFactor {
		left, err := tx.RecoveryCodesLeft(account.ID)
		return Factor{On: true, CodesLeft: left}, err
	}
	if account.FactorSecret == "" {
		return Factor{}, nil
	}
	return Factor{Secret: account.FactorSecret, Address: factorAddress(account.Email, account.FactorSecret)}, nil
}

func factorAddress(email, secret string) string {
	return "otpauth://totp/" + url.PathEscape("Kompas:"+email) + "?" + url.Values{"secret": {secret}, "issuer": {"Kompas"}}.Encode()
}

// StartFactor makes a secret for the actor's second factor. It counts only after ConfirmFactor.
func (a *App) StartFactor(ctx context.Context, by Actor) error {
	secret := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(HashToken(a.out.NewToken())[:20])
	return a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := ownAccount(tx, by)
		if err != nil || account.HasFactor {
			return err // when it is on already, the page says so
		}
		return tx.ProposeFactor(account.ID, secret)
	})
}

// ConfirmFactor turns the second factor on with a first code. The device gets a new token; other devices, which never
// gave a second factor, are signed out by it. The recovery codes come back once and are never shown again.
func (a *App) ConfirmFactor(ctx context.Context, by Actor, code string, d Device) ([]string, SignedIn, error) {
	if err := a.attempt(ctx, factorTries(by)); err != nil {
		return nil, SignedIn{}, err
	}
	codes := a.newRecoveryCodes()
	var in SignedIn
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		account, err := tx.Account(by.Person.ID)
		if err != nil {
			return err
		}
		if account.HasFactor || account.FactorSecret == "" {
			return refuse("tweede_stap_staat_al_aan")
		}
		step, ok := factorStep(account.FactorSecret, plainCode(code), tx.Now)
		if !ok {
			return fault.Form([]*fault.Error{fault.Field("code", "code_onjuist")})
		}
		if _, err := tx.UseFactorStep(account.ID, step); err != nil {
			return err
		}
		if err := tx.ConfirmFactor(account.ID); err != nil {
			return err
		}
		if err := keepRecoveryCodes(tx, account.ID, codes); err != nil {
			return err
		}
		if err := forget(tx, factorTries(by)); err != nil {
			return err
		}
		account.HasFactor = true
		in, err = a.signIn(tx, account.Person, d, true)
		return err
	})
	return codes, in, err
}

func factorTries(by Actor) limit {
	return limit{"tweede stap " + string(by.Person.ID), 5, 15 * time.Minute}
}

// NewRecoveryCodes replaces the recovery codes of the actor, who gives the password for it.
func (a *App) NewRecoveryCodes(ctx context.Context, by Actor, password string) ([]string, error) {
	codes := a.newRecoveryCodes()
	return codes, a.withPassword(ctx, by, password, func(tx *store.Tx, account store.Account) error {
		if !account.HasFactor {
			return refuse("tweede_stap_staat_uit")
		}
		return keepRecoveryCodes(tx, account.ID, codes)
	})
}

// StopFactor turns the second factor off, with the password.
func (a *App) StopFactor(ctx context.Context, by Actor, password string) error {
	return a.withPassword(ctx, by, password, func(tx *store.Tx, account store.Account) error { return tx.DropFactor(account.ID) })
}

// newRecoveryCodes makes codes of ten letters and figures that are hard to confuse: about 50 bits each.
func (a *App) newRecoveryCodes() []string {
	const signs = "abcdefghjkmnpqrstuvwxyz23456789"
	codes := make([]string, recoveryCodes)
	for i := range codes {
		var b strings.Builder
		for j, r := range HashToken(a.out.NewToken())[:10] {
			if j == 5 {
				b.WriteByte('-')
			}
			b.WriteByte(signs[int(r)%len(signs)])
		}
		codes[i] = b.String()
	}
	return codes
}

func keepRecoveryCodes(tx *store.Tx, id kompas.PersonID, codes []string) error {
	hashes := make([][]byte, len(codes))
	for i, c := range codes {
		hashes[i] = recoveryHash(id, plainCode(c))
	}
	return tx.ReplaceRecoveryCodes(id, hashes)
}

// withPassword does something to the actor's own account after the password is given once more.
func (a *App) withPassword(ctx context.Context, by Actor, password string, do func(*store.Tx, store.Account) error) error {
	tries := limit{"wachtwoord " + string(by.Person.ID), 5, 15 * time.Minute}
	if err := a.attempt(ctx, tries); err != nil {
		return err
	}
	var account store.Account
	err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		account, err = tx.Account(by.Person.ID)
		return err
	})
	if err != nil {
		return err
	}
	right, err := a.isPassword(ctx, account.PasswordHash, password)
	if err != nil {
		return err
	}
	if !right {
		return fault.Form([]*fault.Error{fault.Field("wachtwoord", "wachtwoord_onjuist")})
	}
	return a.store.Update(ctx, func(tx *store.Tx) error {
		if err := forget(tx, tries); err != nil {
			return err
		}
		return do(tx, account)
	})
}
