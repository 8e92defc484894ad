package main

import (
	"net/http"

	"kompas/api"
	"kompas/web"
	"kompas/web/desk"
	"kompas/web/public"
)

// newHandler builds the website from its doors.
func newHandler(w wiring) http.Handler {
	return web.New(web.Config{App: w.app, Log: w.log, Build: build(), SecureCookie: w.secureCookie, ErrorPage: public.ErrorPage, Observe: w.observe,
		MaxUpload: w.maxUpload},
		desk.New(), public.New(), api.New())
}
