package web

import (
	"net/http"
	"time"

	"kompas/kompas"
)

// The sign-in cookie. It holds only an unguessable token; what it stands for is in the database.
const cookieName = "kompas"

func (r *Request) token() string {
	c, err := r.R.Cookie(r.SignInCookie())
	if err != nil {
		return ""
	}
	return c.Value
}

// SignInCookie names the sign-in cookie. It asks the browser to bind the cookie to this host where https makes that possible.
func (r *Request) SignInCookie() string {
	if r.srv.cfg.SecureCookie {
		return "__Host-" + cookieName
	}
	return cookieName
}

// SignIn gives the browser its token.
func (r *Request) SignIn(token string, until time.Time) {
	// Seconds from now, and no date: the clock of the device may be wrong.
	http.SetCookie(r.W, &http.Cookie{Name: r.SignInCookie(), Value: token, Path: "/", MaxAge: int(until.Sub(r.App.Now()).Seconds()), HttpOnly: true,
		Secure: r.srv.cfg.SecureCookie, SameSite: http.SameSiteLaxMode})
}

// SignOut takes the token away.
func (r *Request) SignOut() {
	r.ForgetSpace()
	http.SetCookie(r.W, &http.Cookie{Name: r.SignInCookie(), Path: "/", MaxAge: -1, HttpOnly: true,
		Secure: r.srv.cfg.SecureCookie, SameSite: http.SameSiteLaxMode})
}

// Token gives the sign-in token that came with the request; empty when there is none.
func (r *Request) Token() string { return r.token() }

// SpaceCookie names the cookie with the space somebody worked in last. It is no secret and opens nothing; it only saves a choice.
const SpaceCookie = "kompas-ruimte"

// LastSpace gives the slug of the space somebody worked in last; empty when that is not known.
func (r *Request) LastSpace() string {
	c, err := r.R.Cookie(SpaceCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// rememberSpace notes the space somebody works in, when it is another than before.
func (r *Request) rememberSpace() {
	if slug := r.Actor.Space.Slug; slug != r.LastSpace() {
		r.setSpace(slug, int(kompas.LoginMax.Seconds()))
	}
}

// ForgetSpace starts anew, for another person on the same device.
func (r *Request) ForgetSpace() { r.setSpace("", -1) }

func (r *Request) setSpace(slug string, seconds int) {
	http.SetCookie(r.W, &http.Cookie{Name: SpaceCookie, Value: slug, Path: "/", MaxAge: seconds, HttpOnly: true,
		Secure: r.srv.cfg.SecureCookie, SameSite: http.SameSiteLaxMode})
}
