package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"kompas/fault"
)

// ErrorPage draws an error as a page in the house's own frame.
type ErrorPage func(r *Request, status int, title, text string) templ.Component

func errMissing() error { return fault.Missing() }

func errCrossSite() error { return fault.New(fault.Forbidden, "andere_site") }

func panicError(p any) error { return fmt.Errorf("panic: %v\n%s", p, debug.Stack()) }

// status gives the answer of HTTP for a fault.
func status(e *fault.Error) int {
	if e == nil {
		return http.StatusInternalServerError
	}
	switch e.Kind {
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Stale, fault.Refused:
		return http.StatusConflict
	case fault.Unauthenticated:
		return http.StatusUnauthorized
	case fault.TooLarge:
		return http.StatusRequestEntityTooLarge
	case fault.TooMany:
		return http.StatusTooManyRequests
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// noteRefused lets the application note what was tried and refused, once.
func (r *Request) noteRefused(e *fault.Error) {
	if r.noted || r.R.Method != http.MethodPost {
		return
	}
	r.noted = true
	if err := r.App.NoteRefused(r.Ctx(), r.Actor, e, r.R.URL.Path); err != nil {
		r.srv.cfg.Log.Error("attempt not noted", "id", r.ID, "error", err.Error())
	}
}

// fail is the one place where an error becomes an answer. What broke on our side gets a number that stands in the log
// with the whole chain of causes; the text shows only the number.
func (s *Server) fail(r *Request, err error) {
	if errors.Is(err, errAnswered) {
		return
	}
	e := fault.As(err)
	code := status(e)
	if code == http.StatusUnauthorized && r.R.Header.Get("HX-Request") == "" {
		r.toSignIn()
		return
	}
	if code >= 500 {
		s.cfg.Log.Error("failed", "id", r.ID, "route", r.route.Method+" "+r.route.Path, "error", err.Error())
	}
	r.noteRefused(e)
	title, text := r.describe(e, code)
	r.retryAfter(e)
	if code == http.StatusServiceUnavailable {
		r.W.Header().Set("Retry-After", "30")
	}
	if r.route.Data {
		if err := r.problem(code, title, text); err != nil && !errors.Is(err, errAnswered) {
			s.cfg.Log.Error("problem not told", "id", r.ID, "error", err.Error())
		}
		return
	}
	if r.R.Header.Get("HX-Request") != "" {
		http.Error(r.W, text, code)
		return
	}
	r.recognise(code)
	page := s.cfg.ErrorPage(r, code, title, text)
	if err := r.HTML(code, page); err != nil && !errors.Is(err, errAnswered) {
		s.cfg.Log.Error("error page failed", "id", r.ID, "error", err.Error())
		http.Error(r.W, text, code)
	}
}

func (r *Request) describe(e *fault.Error, code int) (title, text string) {
	switch {
	case e == nil:
		return r.P.T("fout.onverwacht", "Er ging iets mis"), r.P.Code("onverwacht", r.ID)
	case code == http.StatusServiceUnavailable:
		return r.P.T("fout.bewaren", "Bewaren lukt nu niet"), r.P.Code(e.Code) + " " + r.P.T("fout.nummer", "Nummer van deze fout: {0}.", r.ID)
	case code == http.StatusNotFound && r.route.Data:
		return r.P.T("fout.niet-gevonden", "Niet gevonden"), r.text(e)
	case code == http.StatusNotFound:
		return r.P.T("fout.weg", "Deze pagina is er niet"), r.text(e)
	case code == http.StatusForbidden:
		return r.P.T("fout.mag-niet", "Dit mag u niet doen"), r.text(e)
	case code == http.StatusTooManyRequests:
		return r.P.T("fout.te-vaak", "Even wachten"), r.text(e)
	case code == http.StatusRequestEntityTooLarge:
		return r.P.T("fout.te-groot", "Dit is te groot"), r.text(e)
	}
	words := []string{}
	for _, f := range e.Fields {
		words = append(words, r.text(f))
	}
	if len(words) == 0 {
		words = append(words, r.text(e))
	}
	return r.P.T("fout.niet-gelukt", "Dit is niet gelukt"), strings.Join(words, " ")
}

// text writes a fault in the language of the page. How long to wait is written as people say it.
func (r *Request) text(e *fault.Error) string {
	if e.Wait > 0 {
		return r.P.Code(e.Code, r.wait(e.Wait))
	}
	return r.P.Code(e.Code, e.Params...)
}

// wait writes a time to wait in whole minutes, never too short.
func (r *Request) wait(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	if minutes == 1 {
		return r.P.T("tijd.wacht-een", "1 minuut")
	}
	return r.P.T("tijd.wacht", "{0} minuten", minutes)
}

func (r *Request) retryAfter(e *fault.Error) {
	if e != nil && e.Wait > 0 {
		r.W.Header().Set("Retry-After", strconv.Itoa(int(e.Wait/time.Second)+1))
	}
}

// recognise finds out who is signed in when the access rule let nobody in, so that the page shows the way back.
func (r *Request) recognise(code int) {
	if r.Actor.Person.ID != "" || r.Actor.Resident != nil || code >= 500 {
		return
	}
	if by, err := r.App.EnterAccount(r.Ctx(), r.token()); err == nil {
		r.Actor = by
	}
}
