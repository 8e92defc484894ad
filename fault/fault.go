// Package fault holds the errors that a user may see: a kind, a code, a field and parameters, never a text.
// The text of a code stands in package i18n, so that pages, the command line and the API say the same.
package fault

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Kind says what went wrong in terms of what the person can do about it.
type Kind int

// The kinds, each with the HTTP status a door answers with.
const (
	Invalid         Kind = iota // a field holds something we cannot accept (422)
	NotFound                    // it does not exist, or not for this person (404)
	Forbidden                   // it exists, the person may see it but not do this (403)
	Stale                       // somebody else changed it first (409)
	Refused                     // a rule of the method says: not yet (409)
	Unauthenticated             // sign in first (303 to the sign-in page)
	TooLarge                    // the body is over the limit (413)
	TooMany                     // wait a while (429)
	Unavailable                 // the database is gone or full (503)
)

// Error is one thing that went wrong. Field is the form name of the field, empty for the whole form.
// Fields holds the errors per field of a refused form.
type Error struct {
	Kind   Kind
	Code   string
	Field  string
	Params []any
	Fields []*Error
	Clash  *Clash
	Wait   time.Duration
	Cause  error
}

// Clash is an edit conflict on one field: both texts, who wrote the other one when, and the version that holds it.
type Clash struct {
	Field   string
	Mine    string
	Theirs  string
	By      string
	At      time.Time
	Version int64
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Code)
	if e.Field != "" {
		fmt.Fprintf(&b, " (%s)", e.Field)
	}
	for _, f := range e.Fields {
		b.WriteString("; ")
		b.WriteString(f.Error())
	}
	if e.Cause != nil {
		b.WriteString(": ")
		b.WriteString(e.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the technical cause, for the log.
func (e *Error) Unwrap() error { return e.Cause }

// New makes an error of a kind with a code and its parameters.
func New(kind Kind, code string, params ...any) *Error {
	return &Error{Kind: kind, Code: code, Params: params}
}

// Field makes an error at one field of a form.
func Field(field, code string, params ...any) *Error {
	return &Error{Kind: Invalid, Code: code, Field: field, Params: params}
}

// Rule makes an error at one field of a form that a rule of the method holds back: no slip of the pen, but a try.
func Rule(field, code string, params ...any) *Error {
	return &Error{Kind: Refused, Code: code, Field: field, Params: params}
}

// Form bundles the errors of several fields; nil when there are none.
func Form(fields []*Error) error {
	if len(fields) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Code: "formulier_fouten", Fields: fields}
}

// Missing is the answer for what does not exist or is not this person's.
func Missing() *Error { return New(NotFound, "niet_gevonden") }

// As gives the *Error inside err, or nil.
func As(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}

// Is says whether err is a fault of this kind.
func Is(err error, kind Kind) bool {
	e := As(err)
	return e != nil && e.Kind == kind
}

// HasCode says whether err, or one of its fields, carries this code.
func HasCode(err error, code string) bool {
	e := As(err)
	if e == nil {
		return false
	}
	if e.Code == code {
		return true
	}
	for _, f := range e.Fields {
		if f.Code == code {
			return true
		}
	}
	return false
}
