package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/fault"
	"kompas/web/ui"
)

// FormState is what a form must show again after it was refused: the values as typed, the errors, a conflict.
// Its zero value is a form that was not sent yet.
type FormState struct {
	Form   string // id of the form on the page that was sent
	Values map[string]string
	Errors map[string]string
	Clash  *ui.Conflict
	order  []string
	labels map[string]string // what the fields are called, learned while the page is drawn
}

// Sent says whether this is the form that was refused.
func (s FormState) Sent(form string) bool { return s.Form == form && s.Values != nil }

// Value gives what the person typed into a field of a form, or else the stored value.
func (s FormState) Value(form, name, stored string) string {
	if !s.Sent(form) {
		return stored
	}
	if v, ok := s.Values[name]; ok {
		return v
	}
	return stored
}

// Field fills in what every field of a form needs: its id, its error, a conflict.
func (s FormState) Field(form, name, stored string, f ui.Field) ui.Field {
	f.Name, f.ID = name, FieldID(form, name)
	if !s.Sent(form) {
		return f
	}
	if s.labels != nil {
		s.labels[name] = f.Label
	}
	f.Error, f.Was = s.Errors[name], stored
	if s.Clash != nil && s.Clash.Name == name {
		c := *s.Clash
		c.FieldID = f.ID
		f.Conflict, f.Was = &c, c.Theirs
	}
	return f
}

// Summary lists the errors of a form for the summary on top.
func (s FormState) Summary(form string) []ui.FieldError {
	if !s.Sent(form) {
		return nil
	}
	var out []ui.FieldError
	for _, name := range s.order {
		if text := s.Errors[name]; text != "" {
			id := FieldID(form, name)
			if name == "" {
				id = ""
			}
			if label := s.labels[name]; label != "" {
				text = strings.TrimRight(label, " ?:…") + ": " + text
			}
			out = append(out, ui.FieldError{FieldID: id, Text: text})
		}
	}
	return out
}

// FieldID gives the id of a field in the page; several forms on a page may hold a field of the same name.
func FieldID(form, name string) string { return "v-" + form + "-" + name }

// Form gives the posted fields of these names; what was not sent (a check box left empty) is an empty text.
func (r *Request) Form(names ...string) map[string]string {
	out := map[string]string{}
	for _, n := range names {
		out[n] = ui.Chosen(r.R.PostForm, n)
	}
	return out
}

// Key gives the idempotency key of the posted form. The same key with other content is another write: whoever goes back
// in the browser and changes the form means it.
func (r *Request) Key() string {
	key := r.R.PostForm.Get("sleutel")
	if key == "" {
		return ""
	}
	h := sha256.New()
	var names []string
	for n := range r.R.PostForm {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		h.Write([]byte(n + "\x00" + strings.Join(r.R.PostForm[n], "\x00") + "\x00"))
	}
	h.Write([]byte(r.R.URL.Path))
	return strings.Map(keySign, key[:min(len(key), 64)]) + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:12])
}

// keySign keeps the signs of our own keys, which begin with the time so that they stand together in the database.
func keySign(r rune) rune {
	if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// Autosave says whether the browser saves one field by itself.
func (r *Request) Autosave() bool {
	return r.R.Header.Get("HX-Request") != "" && r.R.PostForm.Get("veld") != ""
}

// Edit reads a posted form as a change of the fields of these names.
func (r *Request) Edit(names ...string) app.Edit {
	form := r.R.PostForm
	version, _ := strconv.ParseInt(form.Get("versie"), 10, 64)
	e := app.Edit{Version: version, Key: r.Key(), Autosave: r.Autosave()}
	if e.Autosave {
		names = []string{form.Get("veld")}
	}
	for _, n := range names {
		c := app.Change{Field: n, Value: ui.Chosen(form, n)}
		if was, ok := form["was_"+n]; ok {
			c.Was = &was[0]
		}
		e.Changes = append(e.Changes, c)
	}
	return e
}

// EditForm runs an edit and answers it: a fragment for a field that saves by itself; otherwise on to the page after
// it, or the same page again with the values kept, the errors at their fields and, in a conflict, both texts.
func (r *Request) EditForm(form string, names []string, do func(app.Edit) (app.Edited, error), after string, again func(FormState) error) error {
	e := r.Edit(names...)
	done, err := do(e)
	if e.Autosave {
		return r.answerAutosave(form, e.Changes[0], done, err)
	}
	if err == nil {
		return r.See(after)
	}
	return r.Again(form, names, err, again)
}

// Again draws a refused form again when the error belongs on it; any other error goes on.
func (r *Request) Again(form string, names []string, err error, again func(FormState) error) error {
	e := fault.As(err)
	if e == nil || e.Kind != fault.Invalid && e.Kind != fault.Refused && e.Kind != fault.TooMany && e.Clash == nil {
		return err
	}
	r.retryAfter(e)
	r.noteRefused(e)
	s := FormState{Form: form, Values: r.Form(names...), Errors: map[string]string{}, labels: map[string]string{}}
	r.refused = true
	fields := e.Fields
	if len(fields) == 0 && e.Clash == nil {
		fields = []*fault.Error{e}
	}
	for _, f := range fields {
		s.Errors[f.Field] = r.text(f)
		s.order = append(s.order, f.Field)
	}
	if e.Clash != nil {
		s.Clash = r.conflict(form, e.Clash)
		s.Errors[e.Field], s.order = r.P.Code(e.Code), []string{e.Field}
	}
	r.W = &statusOverride{ResponseWriter: r.W, code: status(e)}
	return again(s)
}

func (r *Request) conflict(form string, c *fault.Clash) *ui.Conflict {
	other := c.By
	if other == "" {
		other = r.P.T("form.iemand", "Iemand anders")
	}
	return &ui.Conflict{FieldID: FieldID(form, c.Field), Name: c.Field, Mine: c.Mine, Theirs: c.Theirs, Other: other, When: r.Ago(c.At)}
}

func (r *Request) answerAutosave(form string, c app.Change, done app.Edited, err error) error {
	id := FieldID(form, c.Field)
	if err == nil {
		return r.HTML(http.StatusOK, ui.SavedFragment(ui.Saved{FieldID: id, FormID: form, Version: done.Version, Value: done.Values[c.Field],
			Text: r.P.T("form.bewaard", "Bewaard om {0}", r.Time(done.At))}))
	}
	e := fault.As(err)
	r.noteRefused(e)
	if e != nil && e.Clash != nil {
		return r.HTML(http.StatusConflict, ui.ConflictFragment(r.P, form, e.Clash.Version, *r.conflict(form, e.Clash)))
	}
	if e != nil && e.Kind == fault.Invalid {
		text := r.P.Code(e.Code, e.Params...)
		if len(e.Fields) > 0 {
			text = r.P.Code(e.Fields[0].Code, e.Fields[0].Params...)
		}
		return r.HTML(http.StatusUnprocessableEntity, ui.RefusedFragment(ui.Refused{FieldID: id, Text: text}))
	}
	return err
}

// statusOverride sends a page that is drawn again with the status of what was wrong.
type statusOverride struct {
	http.ResponseWriter
	code int
}

func (w *statusOverride) WriteHeader(code int) {
	if code == http.StatusOK {
		code = w.code
	}
	w.ResponseWriter.WriteHeader(code)
}
