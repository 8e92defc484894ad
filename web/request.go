package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/fault"
	"kompas/i18n"
)

// Request is one request on its way through a handler: the printer of its language and who sent it.
type Request struct {
	W     http.ResponseWriter
	R     *http.Request
	P     *i18n.Printer
	App   *app.App
	Actor app.Actor
	ID    string // number in the log, shown to the user when something broke
	route Route
	srv   *Server

	refused bool // a form is drawn again: its summary names fields that are drawn below it
	noted   bool // the application heard what was refused
}

type langKey struct{}

func withLang(ctx context.Context, lang i18n.Lang) context.Context {
	return context.WithValue(ctx, langKey{}, lang)
}

// Ctx gives the context of the request.
func (r *Request) Ctx() context.Context { return r.R.Context() }

// Param gives a {wildcard} of the route.
func (r *Request) Param(name string) string { return r.R.PathValue(name) }

// Query gives a value of the query string.
func (r *Request) Query(name string) string { return r.R.URL.Query().Get(name) }

// Path gives the address of a page in the language of this request: Path("r", "baarn", "kompassen").
func (r *Request) Path(parts ...string) string { return Path(r.P.Lang, parts...) }

// Space gives the address of a page inside the actor's space: Space("kompassen", slug).
func (r *Request) Space(parts ...string) string {
	return Path(r.P.Lang, append([]string{"r", r.Actor.Space.Slug}, parts...)...)
}

// Path builds an address from its parts, each escaped; it is the only way links are made.
func Path(lang i18n.Lang, parts ...string) string {
	var b strings.Builder
	if lang == i18n.English {
		b.WriteString("/en")
	}
	for _, p := range parts {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(p))
	}
	if len(parts) == 0 {
		b.WriteByte('/')
	}
	return b.String()
}

// Whole puts the name of this website before an address of ours, for whoever copies or scans it. It is never for mail:
// whoever sends a request can call the site what he likes.
func (r *Request) Whole(path string) string {
	scheme := "http://"
	if r.srv.cfg.SecureCookie || r.R.TLS != nil {
		scheme = "https://"
	}
	return scheme + r.R.Host + path
}

// OtherLanguage gives the address of this page in the other language.
func (r *Request) OtherLanguage() string {
	path := r.R.URL.EscapedPath()
	if r.P.Lang == i18n.Dutch {
		path = "/en" + path
	}
	if q := r.R.URL.RawQuery; q != "" {
		path += "?" + q
	}
	return path
}

// Here gives the address of this page, without query, in its own language.
func (r *Request) Here() string {
	if r.P.Lang == i18n.English {
		return "/en" + r.R.URL.EscapedPath()
	}
	return r.R.URL.EscapedPath()
}

func (r *Request) hereWithQuery() string {
	if q := r.R.URL.RawQuery; q != "" {
		return r.Here() + "?" + q
	}
	return r.Here()
}

// See sends the browser on after a post.
func (r *Request) See(path string) error {
	http.Redirect(r.W, r.R, path, http.StatusSeeOther)
	return nil
}

// address gives the network address of the browser, to count tries by.
func (r *Request) address() string {
	if r.srv.cfg.Address != nil {
		return r.srv.cfg.Address(r.R)
	}
	host, _, err := net.SplitHostPort(r.R.RemoteAddr)
	if err != nil {
		return r.R.RemoteAddr
	}
	return host
}

// Device describes the browser for the list of places where somebody is signed in.
func (r *Request) Device() app.Device {
	return app.Device{Name: deviceName(r.R.UserAgent()), Address: r.address(), OldToken: r.token()}
}

// Return gives the page to go back to that an address asks for (?terug=…), or the first page. Only pages of our own are
// gone back to: an address of another site in a link must not lead anybody there.
func (r *Request) Return(asked string) string {
	u, err := url.Parse(asked)
	if err != nil || !strings.HasPrefix(asked, "/") || strings.HasPrefix(asked, "//") || u.Host != "" || u.Scheme != "" ||
		strings.ContainsFunc(asked, func(c rune) bool { return c == '\\' || c < ' ' || c == 0x7f }) {
		return r.Path()
	}
	return u.RequestURI()
}

// Time writes an instant as a Dutch clock: 10:42.
func (r *Request) Time(t time.Time) string { return r.P.Clock(t.In(r.App.Zone())) }

// Ago writes how long ago something was, as people say it.
func (r *Request) Ago(t time.Time) string {
	d := r.App.Now().Sub(t)
	switch {
	case t.IsZero():
		return r.P.T("tijd.eerder", "eerder")
	case d < time.Minute:
		return r.P.T("tijd.net", "net")
	case d < 2*time.Minute:
		return r.P.T("tijd.een-minuut", "een minuut geleden")
	case d < time.Hour:
		return r.P.T("tijd.minuten", "{0} minuten geleden", int(d.Minutes()))
	}
	local := t.In(r.App.Zone())
	if local.Format(time.DateOnly) == r.App.Today() {
		return r.P.T("tijd.vandaag", "vandaag om {0}", r.P.Clock(local))
	}
	return r.P.T("tijd.op", "op {0}", r.P.Date(local))
}

func (s *Server) route(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.cfg.App.Now()
		lang, _ := r.Context().Value(langKey{}).(i18n.Lang)
		seen := &statusWriter{ResponseWriter: w}
		req := &Request{W: seen, R: r, P: i18n.New(lang), App: s.cfg.App, ID: s.cfg.App.NewKey(), route: route, srv: s}
		securityHeaders(w.Header())
		whole := r.Body
		r.Body = http.MaxBytesReader(seen, r.Body, s.maxBody(route))
		err := req.handle()
		req.clean(whole, err)
		if err != nil {
			s.fail(req, err)
		}
		took := s.cfg.App.Now().Sub(start)
		if s.cfg.Observe != nil {
			s.cfg.Observe(route.Method+" "+route.Path, seen.status(), took)
		}
		// The route, never the address: addresses hold slugs and links.
		s.cfg.Log.Info("request", "id", req.ID, "route", route.Method+" "+route.Path, "status", seen.status(), "ms", took.Milliseconds())
	})
}

// handle lets the actor in, answers "unchanged" where it can, and runs the handler. A panic becomes an error.
func (r *Request) handle() (err error) {
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler {
				panic(p)
			}
			err = panicError(p)
		}
	}()
	if err := r.letIn(); err != nil {
		return err
	}
	if r.R.Method == http.MethodPost {
		if err := r.parse(); err != nil {
			return err
		}
	}
	if r.unchanged() {
		return nil
	}
	return r.route.Handle(r)
}

// drained is how much of a file that is too large is still read: a browser that may send all of it sees why it was refused.
const drained = 512 << 20

// clean throws away what an upload left on the disk. (The server does that only for the request it made itself.)
func (r *Request) clean(whole io.Reader, err error) {
	if r.R.MultipartForm != nil {
		if e := r.R.MultipartForm.RemoveAll(); e != nil {
			r.srv.cfg.Log.Error("upload not removed", "id", r.ID, "error", e.Error())
		}
	}
	if r.route.Upload && fault.Is(err, fault.TooLarge) {
		_, _ = io.CopyN(io.Discard, whole, drained) // what cannot be read any more needs no answer
	}
}

// letIn applies the access rule of the route.
func (r *Request) letIn() error {
	var err error
	switch r.route.Access {
	case SignedIn:
		r.Actor, err = r.App.EnterAccount(r.Ctx(), r.token())
	case InSpace, InSpaceNow:
		if r.Actor, err = r.App.Enter(r.Ctx(), r.token(), r.Param("ruimte")); err == nil && r.R.Method == http.MethodGet {
			r.rememberSpace()
		}
	case Known:
		if r.Actor, err = r.App.EnterAccount(r.Ctx(), r.token()); fault.Is(err, fault.Unauthenticated) {
			err = nil
		}
	case ByLink:
		r.Actor, err = r.App.EnterByLink(r.Ctx(), r.Param("ruimte"), r.Param("code"))
	}
	return err
}

// toSignIn leads to the sign-in page, and back here after it.
func (r *Request) toSignIn() {
	to := r.Path("aanmelden")
	if r.R.Method == http.MethodGet {
		to += "?terug=" + url.QueryEscape(r.hereWithQuery())
	}
	http.Redirect(r.W, r.R, to, http.StatusSeeOther)
}

// errAnswered says that the answer is already on its way.
var errAnswered = errors.New("answered")

func (r *Request) parse() error {
	err := r.R.ParseForm()
	if strings.HasPrefix(r.R.Header.Get("Content-Type"), "multipart/form-data") && err == nil {
		err = r.R.ParseMultipartForm(1 << 20)
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return fault.New(fault.TooLarge, "te_groot", r.size(tooLarge.Limit))
	}
	if err != nil {
		return &fault.Error{Kind: fault.Invalid, Code: "formulier_onleesbaar", Cause: err}
	}
	return nil
}

// size writes a limit as people say it.
func (r *Request) size(limit int64) string {
	if limit >= 1<<20 {
		return r.P.T("maat.mb", "{0} MB", limit>>20)
	}
	return r.P.T("maat.kb", "{0} KB", limit>>10)
}

// UploadLimit writes how large a file may be.
func (r *Request) UploadLimit() string {
	return r.size(r.srv.maxBody(Route{Upload: true}) - formAround)
}

// File gives a file that was uploaded in a form; fault at the field when there is none. Close it.
func (r *Request) File(field string) (multipart.File, string, error) {
	f, head, err := r.R.FormFile(field)
	if err != nil {
		return nil, "", fault.Form([]*fault.Error{fault.Field(field, "bestand_kies")})
	}
	return f, head.Filename, nil
}

// unchanged answers 304 when the page, the person, the space's data and the day are those of the browser's copy.
// It comes after the access check, so that nobody learns anything he may not see.
func (r *Request) unchanged() bool {
	if r.R.Method != http.MethodGet || r.route.Access != InSpace && !r.route.Data {
		return false
	}
	h := sha256.New()
	for _, part := range []string{r.srv.cfg.Build, r.R.URL.RequestURI(), string(r.P.Lang), string(r.Actor.Person.ID), r.Actor.LoginID,
		strconv.FormatInt(r.Actor.Person.Version, 10), strconv.FormatInt(r.Actor.Space.ID, 10), strconv.FormatInt(r.Actor.Revision, 10),
		r.App.Today(), r.App.ReferenceVersion()} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	tag := `"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15]) + `"`
	r.W.Header().Set("ETag", tag)
	r.W.Header().Set("Cache-Control", "private, no-cache")
	if r.R.Header.Get("If-None-Match") == tag {
		r.W.WriteHeader(http.StatusNotModified)
		return true
	}
	return false
}

// statusWriter remembers the status for the log.
type statusWriter struct {
	http.ResponseWriter
	code int
}

func (w *statusWriter) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
	}
	w.ResponseWriter.WriteHeader(code)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *statusWriter) status() int {
	if w.code == 0 {
		return http.StatusOK
	}
	return w.code
}
