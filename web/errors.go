package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
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

// fail is the one place where an error becomes an answer. What broke on our side gets a number that stands in the log
// with the whole chain of causes; the text shows only the number.
func (s *Server) fail(r *Request, err error) {
	if errors.Is(err, errAnswered) {
		return
	}
	e := fault.As(err)
	code := status(e)
	if code >= 500 {
		s.cfg.Log.Error("failed", "id", r.ID, "route", r.route.Method+" "+r.route.Path, "error", err.Error())
	}
	title, text := r.describe(e, code)
	if e != nil && e.Wait > 0 {
		r.W.Header().Set("Retry-After", strconv.Itoa(int(e.Wait/time.Second)+1))
	}
	if code == http.StatusServiceUnavailable {
		r.W.Header().Set("Retry-After", "30")
	}
	if r.R.Header.Get("HX-Request") != "" {
		http.Error(r.W, text, code)
		return
	}
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
	case code == http.StatusNotFound:
		return r.P.T("fout.weg", "Deze pagina is er niet"), r.P.Code(e.Code, e.Params...)
	case code == http.StatusForbidden:
		return r.P.T("fout.mag-niet", "Dit mag u niet doen"), r.P.Code(e.Code, e.Params...)
	}
	text = r.P.Code(e.Code, e.Params...)
	for _, f := range e.Fields {
		text += " " + r.P.Code(f.Code, f.Params...)
	}
	return r.P.T("fout.niet-gelukt", "Dit is niet gelukt"), text
}
