package app

import (
	"context"
	"time"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// pendingFor is how long somebody has to type the second factor after the password.
const pendingFor = 10 * time.Minute

// Device is where somebody signs in from.
type Device struct {
	Name     string // browser and system in a few words
	Address  string // network address, only used to count tries
	OldToken string // the sign-in token the browser still holds; it ends
}

// SignedIn is a fresh sign-in.
type SignedIn struct {
	Token    string
	Until    time.Time
	Pending  bool   // the second factor is still owed; the token opens nothing but the page that asks for it
	Language string // of the person
}

// limit is how often something may be tried under a key within a time.
type limit struct {
	key    string
	tries  int
	window time.Duration
}

// attempt counts a try under every limit, before it is known whether the try is right: tries at the same time count too.
func (a *App) attempt(ctx context.Context, limits ...limit) error {
	var wait time.Duration
	err := a.store.Update(ctx, func(tx *store.Tx) error {
		wait = 0
		for _, l := range limits {
			w, err := tx.Attempt(HashToken(l.key), l.tries, l.window)
			if err != nil {
				return err
			}
			wait = max(wait, w)
		}
		return nil
	})
	if err != nil || wait <= 0 {
		return err
	}
	return &fault.Error{Kind: fault.TooMany, Code: "te_vaak", Wait: wait}
}

func forget(tx *store.Tx, limits ...limit) error {
	for _, l := range limits {
		if err := tx.ForgetAttempts(HashToken(l.key)); err != nil {
			return err
		}
	}
	return nil
}

// signInLimits bound guessing at one account from one place, at one account from many places, and at many accounts from
// one place. The last one leaves room for a town hall behind one address.
func signInLimits(email, address string) (own, all []limit) {
	email = kompas.Fold(email)
	own = []limit{{"aanmelden " + email + " " + address, 5, 15 * time.Minute}, {"aanmelden " + email, 30, time.Hour}}
	return own, append(own, limit{"aanmelden van " + address, 100, 15 * time.Minute})
}

// SignIn checks e-mail address and password. An unknown address, a wrong password and a closed account get the same
// answer after the same time.
func (a *App) SignIn(ctx context.Context, email, password string, d Device) (SignedIn, error) {
	own, limits := signInLimits(email, d.Address)
	if err := a.attempt(ctx, limits...); err != nil {
		return SignedIn{}, err
	}
	var account store.Account
	err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		account, err = tx.AccountByEmail(email)
		return err
	})
	if err != nil && !fault.Is(err, fault.NotFound) {
		return SignedIn{}, err
	}
	right, err := a.isPassword(ctx, account.PasswordHash, password)
	if err != nil {
		return SignedIn{}, err
	}
	if !right || !account.DisabledAt.IsZero() {
		return SignedIn{}, fault.New(fault.Invalid, "aanmelden_onjuist")
	}
	var in SignedIn
	err = a.store.Update(ctx, func(tx *store.Tx) (err error) {
		if err = forget(tx, own...); err != nil {
			return err
		}
		in, err = a.signIn(tx, account.Person, d, !account.HasFactor)
		return err
	})
	return in, err
}

// signIn gives a device a new token; the one it had ends, so that a token never outlives a change of rights.
func (a *App) signIn(tx *store.Tx, p kompas.Person, d Device, complete bool) (SignedIn, error) {
	if d.OldToken != "" {
		if err := tx.EndLoginOfToken(HashToken(d.OldToken)); err != nil {
			return SignedIn{}, err
		}
	}
	in := SignedIn{Token: a.out.NewToken(), Pending: !complete, Language: p.Language, Until: tx.Now.Add(kompas.LoginMax)}
	if in.Pending {
		in.Until = tx.Now.Add(pendingFor)
	}
	l := kompas.Login{ID: tx.NewID(), PersonID: p.ID, Device: d.Name, SecondFactor: complete && p.HasFactor, ExpiresAt: in.Until}
	return in, tx.InsertLogin(l, HashToken(in.Token))
}

// OwesFactor says whether a token waits for the second factor.
func (a *App) OwesFactor(ctx context.Context, token string) (bool, error) {
	err := a.store.View(ctx, func(tx *store.Tx) error {
		_, _, err := tx.PendingLogin(HashToken(token))
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// GiveFactor completes a sign-in with a code of the app on the phone, or with a recovery code.
func (a *App) GiveFactor(ctx context.Context, token, code string, d Device) (SignedIn, error) {
	var account store.Account
	err := a.store.View(ctx, func(tx *store.Tx) (err error) {
		account, _, err = tx.PendingLogin(HashToken(token))
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return SignedIn{}, fault.New(fault.Unauthenticated, "eerst_aanmelden")
	}
	if err != nil {
		return SignedIn{}, err
	}
	tries := limit{"tweede stap " + string(account.ID), 5, 15 * time.Minute}
	if err := a.attempt(ctx, tries); err != nil {
		return SignedIn{}, err
	}
	d.OldToken = token
	var in SignedIn
	err = a.store.Update(ctx, func(tx *store.Tx) error {
		// Read again: the pending sign-in can be used only once, also by two requests at the same time.
		account, _, err := tx.PendingLogin(HashToken(token))
		if err != nil {
			return err
		}
		if err := useFactor(tx, account, code); err != nil {
			return err
		}
		if err := forget(tx, tries); err != nil {
			return err
		}
		in, err = a.signIn(tx, account.Person, d, true)
		return err
	})
	return in, err
}

// SignOut ends a sign-in.
func (a *App) SignOut(ctx context.Context, token string) error {
	if token == "" {
		return nil
	}
	return a.store.Update(ctx, func(tx *store.Tx) error { return tx.EndLoginOfToken(HashToken(token)) })
}
