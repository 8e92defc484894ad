package web

import (
	"net/http"
	"time"
)

// The sign-in cookie. It holds only an unguessable token; what it stands for is in the database.
const cookieName = "kompas"

func (r *Request) token() string {
	c, err := r.R.Cookie(r.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// cookieName asks the browser to bind the cookie to this host where https makes that possible.
func (r *Request) cookieName() string {
	if r.srv.cfg.SecureCookie {
		return "__Host-" + cookieName
	}
	return cookieName
}

// SignIn gives the browser its token.
func (r *Request) SignIn(token string, until time.Time) {
	http.SetCookie(r.W, &http.Cookie{Name: r.cookieName(), Value: token, Path: "/", Expires: until, HttpOnly: true,
		Secure: r.srv.cfg.SecureCookie, SameSite: http.SameSiteLaxMode})
}

// SignOut takes the token away.
func (r *Request) SignOut() {
	http.SetCookie(r.W, &http.Cookie{Name: r.cookieName(), Path: "/", MaxAge: -1, HttpOnly: true,
		Secure: r.srv.cfg.SecureCookie, SameSite: http.SameSiteLaxMode})
}

// Token gives the sign-in token that came with the request; empty when there is none.
func (r *Request) Token() string { return r.token() }
