// Package web is the common floor of all doors: the router with one access rule per route, sign-in cookies, forms,
// rendering, and the one place where errors become pages.
package web

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"kompas/app"
	"kompas/i18n"
	"kompas/web/asset"
)

// Access is who may come in by a route. What he may do there is asked on the app floor.
type Access int

// The access rules.
const (
	Anyone     Access = iota // no sign-in looked at
	SignedIn                 // somebody with an account, in no particular space
	InSpace                  // somebody with a membership in the space of the address (/r/{ruimte}/…)
	ByLink                   // a resident with a link for one compass
	InSpaceNow               // like InSpace, but the answer depends on more than the space's data: never answered by 304
	Known                    // anyone; whoever is signed in is known, in no particular space
)

// Handler answers a request or says what went wrong.
type Handler func(*Request) error

// Route is one line of a door's route table.
type Route struct {
	Method  string
	Path    string // with {wildcards}; without language prefix
	Access  Access
	Handle  Handler
	MaxBody int64 // bytes; 0 is 256 KB
	Upload  bool  // takes a whole file: as large as Config.MaxUpload, read by way of the disk
	Figures bool  // the file holds figures: as large as the application says
	Data    bool  // answers a program with data: errors too, and the answer depends on nothing but the national figures
}

// Door is a set of routes for one audience.
type Door interface{ Routes() []Route }

// Config is what the web floor needs to know of its surroundings.
type Config struct {
	App          *app.App
	Log          *slog.Logger
	Build        string                     // changes with every build, part of each ETag
	SecureCookie bool                       // cookies only over https
	ErrorPage    ErrorPage                  // draws an error as a page
	Address      func(*http.Request) string // network address of the browser, to count tries by; nil takes the connection's
	Observe      func(route string, status int, took time.Duration)
	MaxUpload    int64 // bytes of a file that somebody uploads; 0 is 64 MB
}

const (
	defaultMaxBody   = 256 << 10
	defaultMaxUpload = 64 << 20
	formAround       = 64 << 10 // what a form adds to the file in it
)

// maxBody is how many bytes a route takes.
func (s *Server) maxBody(r Route) int64 {
	switch {
	case r.Upload && r.Figures:
		return s.cfg.App.MaxFigures() + formAround
	case r.Upload && s.cfg.MaxUpload > 0:
		return s.cfg.MaxUpload + formAround
	case r.Upload:
		return defaultMaxUpload + formAround
	case r.MaxBody > 0:
		return r.MaxBody
	}
	return defaultMaxBody
}

// Server routes requests to the doors.
type Server struct {
	cfg     Config
	mux     *http.ServeMux
	shared  sharedPages
	guarded http.Handler // what ServeHTTP does: posts from other sites are refused first
}

// New builds the server from the route tables of the doors.
func New(cfg Config, doors ...Door) *Server {
	s := &Server{cfg: cfg, mux: http.NewServeMux()}
	for _, d := range doors {
		for _, r := range d.Routes() {
			s.mux.Handle(r.Method+" "+r.Path, s.route(r))
		}
	}
	s.mux.Handle("GET "+asset.Prefix, asset.Handler())
	s.mux.Handle("/", s.route(Route{Path: "/", Access: Anyone, Handle: func(*Request) error { return errMissing() }}))
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.route(Route{Path: "andere-site", Access: Anyone, Handle: func(*Request) error { return errCrossSite() }}))
	s.guarded = guard.Handler(http.HandlerFunc(s.localised))
	return s
}

// ServeHTTP takes the language off the path, refuses posts from other sites, and routes.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.guarded.ServeHTTP(w, r) }

func (s *Server) localised(w http.ResponseWriter, r *http.Request) {
	lang := i18n.Dutch
	if rest, ok := strings.CutPrefix(r.URL.Path, "/en"); ok && (rest == "" || rest[0] == '/') {
		lang = i18n.English
		r2 := new(http.Request)
		*r2 = *r
		u := *r.URL
		u.Path = "/" + strings.TrimPrefix(rest, "/")
		u.RawPath = ""
		r2.URL = &u
		r = r2
	}
	s.mux.ServeHTTP(w, r.WithContext(withLang(r.Context(), lang)))
}

// securityHeaders are on every answer. Nothing but our own files is ever loaded.
func securityHeaders(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
}
