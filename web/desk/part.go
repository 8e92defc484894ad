package desk

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// partPage is a page with lists of parts: where it stands under its compass, and how it is drawn, also with a form on it
// that was refused. Where {activiteit} stands in its address, new parts are about that activity.
type partPage struct {
	Path  string // under the compass: vooraf
	Kinds []partForm
	Draw  func(*web.Request, web.FormState) error
}

// partForm is a kind of part with the names of its fields.
type partForm struct {
	Kind   kompas.PartKind
	Fields []string
	New    []string // fields that only the form of a new one has: what it is about
	Ticks  []string // those of them with boxes of which several may be ticked
}

// read makes one text of the boxes that were ticked, as the field of the part holds them.
func (f partForm) read(r *web.Request) partForm {
	for _, name := range f.Ticks {
		r.R.PostForm.Set(name, strings.Join(r.R.PostForm[name], " "))
	}
	return f
}

// routes gives the lines of the route table for a page with parts.
func (p partPage) routes() []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/" + p.Path
	list := []web.Route{{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: func(r *web.Request) error { return p.Draw(r, web.FormState{}) }}}
	for _, f := range p.Kinds {
		of := at + "/" + string(f.Kind)
		list = append(list,
			web.Route{Method: "POST", Path: of, Access: web.InSpaceNow, Handle: func(r *web.Request) error { return p.add(r, f) }},
			web.Route{Method: "POST", Path: of + "/{id}", Access: web.InSpaceNow, Handle: p.here(f, p.edit)},
			web.Route{Method: "POST", Path: of + "/{id}/weghalen", Access: web.InSpaceNow, Handle: p.here(f, p.remove)},
			web.Route{Method: "POST", Path: of + "/{id}/terugzetten", Access: web.InSpaceNow, Handle: p.here(f, p.restore)},
		)
	}
	return list
}

// at is the address of the page, and in it the place of a part, or of the list of a kind.
func (p partPage) at(r *web.Request) string {
	parts := strings.Split(p.Path, "/")
	for i, x := range parts {
		if x == aboutActivity {
			parts[i] = r.Param("activiteit")
		}
	}
	return inCompass(r, r.Param("kompas"), parts...)
}

// aboutActivity is the part of an address that names an activity.
const aboutActivity = "{activiteit}"

// here lets a part be changed only at the address of the activity that it is about, when the address names one.
func (p partPage) here(f partForm, do func(*web.Request, partForm) error) func(*web.Request) error {
	return func(r *web.Request) error {
		if strings.Contains(p.Path, aboutActivity) {
			if err := r.App.PartIsAbout(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), f.Kind, kompas.PartID(r.Param("id"))); err != nil {
				return err
			}
		}
		return do(r, f)
	}
}

// form gives what was sent of a new part.
func (p partPage) form(r *web.Request, f partForm) map[string]string {
	form := r.Form(f.asked()...)
	if strings.Contains(p.Path, aboutActivity) {
		form["activiteit"] = r.Param("activiteit")
	}
	return form
}

// asked gives the fields of the form of a new part.
func (f partForm) asked() []string { return slices.Concat(f.New, f.Fields) }

func (p partPage) add(r *web.Request, f partForm) error {
	key := r.Key()
	f = f.read(r)
	id, err := r.App.AddPart(r.Ctx(), r.Actor, r.Param("kompas"), f.Kind, p.form(r, f), key)
	if err != nil {
		return r.Again(newPartForm(f.Kind), f.asked(), err, func(s web.FormState) error { return p.Draw(r, s) })
	}
	return r.See(p.at(r) + "#" + partAnchor(f.Kind, id))
}

func (p partPage) edit(r *web.Request, f partForm) error {
	id, f := r.Param("id"), f.read(r)
	return r.EditForm(partFormID(f.Kind, id), f.Fields, func(e app.Edit) (app.Edited, error) {
		return r.App.EditPart(r.Ctx(), r.Actor, r.Param("kompas"), f.Kind, kompas.PartID(id), e)
	}, p.at(r)+"#"+partAnchor(f.Kind, id), func(s web.FormState) error { return p.Draw(r, s) })
}

func (p partPage) remove(r *web.Request, f partForm) error {
	id := r.Param("id")
	if err := r.App.RemovePart(r.Ctx(), r.Actor, r.Param("kompas"), f.Kind, kompas.PartID(id)); err != nil {
		return err
	}
	return r.See(p.at(r) + "?weg=" + string(f.Kind) + ":" + id + "#" + string(f.Kind))
}

func (p partPage) restore(r *web.Request, f partForm) error {
	id := r.Param("id")
	if err := r.App.RestorePart(r.Ctx(), r.Actor, r.Param("kompas"), f.Kind, kompas.PartID(id)); err != nil {
		return err
	}
	return r.See(p.at(r) + "#" + partAnchor(f.Kind, id))
}

// newPartForm is the form that adds a part of a kind.
func newPartForm(kind kompas.PartKind) string           { return "nieuw-" + string(kind) }
func partFormID(kind kompas.PartKind, id string) string { return string(kind) + "-" + id }

// partAnchor is the place of a part on its page.
func partAnchor(kind kompas.PartKind, id string) string { return partFormID(kind, id) + "-hier" }

// fieldKind is how a field of a part is asked.
type fieldKind int

// The kinds of fields.
const (
	lineField fieldKind = iota
	textField
	dateField
	numberField
	selectField
	radioField
	tickField
	ticksField // any number of a list
)

// partField is how one field of a part is asked.
type partField struct {
	Name     string
	Kind     fieldKind
	Label    string
	Help     string
	Unit     string
	Empty    string // of a list that opens: what no choice is called
	Options  []ui.Option
	Steps    func(now string) []ui.Option // instead of Options for one that is there: what can follow on what it is now; may be nil
	Optional bool
	Max      int  // characters; kompas.MaxName when 0
	More     bool // stands folded, below the others
}

func (f partField) max() int {
	if f.Max == 0 {
		return kompas.MaxName
	}
	return f.Max
}

// partCard is a part as it stands in its list.
type partCard struct {
	ID      string
	Version int64
	Badge   string
	Title   string
	URL     string         // of the page on the web that the title names
	At      string         // address here of what the title names
	Status  *ui.StatusWord // how it stands
	Lines   []string       // under the title
	Points  []string       // a list under those
	Links   []ui.Link
	Inner   *partList // parts of another kind that belong to this one
	Warm    bool      // what people say or want
	Values  map[string]string
	MayEdit bool
}

// partList is the parts of one kind, with the forms that add and change them.
type partList struct {
	*web.Request
	Kind    kompas.PartKind
	Page    string // address of the page it stands on
	Title   string
	About   string
	None    string // what to say while there is none
	Add     string // text of what adds one
	Gone    string // what to say when one was taken away
	Heading string // id of the section where a page has two lists of one kind; the kind itself when empty
	Change  string // text of what opens the form of one; "Wijzig" when empty
	Fields  []partField
	Cards   []partCard
	MayAdd  bool
	Closed  bool              // the form of a new one stands folded, also while there is no card
	Start   map[string]string // what the form of a new one begins with
	Whole   bool              // a form is stored by its button only
	Sent    web.FormState
}

// newPartList begins a list of parts on a page that was asked for by r.
func newPartList(r *web.Request, kind kompas.PartKind, page string, s web.FormState) partList {
	return partList{Request: r, Kind: kind, Page: page, Sent: s}
}

func (l partList) newForm() web.FormView { return web.FormView{ID: newPartForm(l.Kind), State: l.Sent} }

func (l partList) form(c partCard) web.FormView {
	return web.FormView{ID: partFormID(l.Kind, c.ID), State: l.Sent, Autosave: !l.Whole}
}

func (l partList) action(parts ...string) string {
	return strings.Join(append([]string{l.Page, string(l.Kind)}, parts...), "/")
}

// stepsOf is the list with, in each field, only what can follow on what a part holds now.
func (l partList) stepsOf(c partCard) partList {
	l.Fields = slices.Clone(l.Fields)
	for i, x := range l.Fields {
		if x.Steps != nil {
			l.Fields[i].Options = x.Steps(c.Values[x.Name])
		}
	}
	return l
}

// ticks asks which of a list; they are saved by the button.
func (l partList) ticks(f web.FormView, x partField, value string, in ui.Field) ui.ChoiceField {
	c := ui.ChoiceField{Field: f.Plain(x.Name, value, in), Options: x.Options, Values: strings.Fields(f.State.Value(f.ID, x.Name, value))}
	c.Autosave = false
	return c
}

func (l partList) heading() string {
	if l.Heading != "" {
		return l.Heading
	}
	return string(l.Kind)
}

func (l partList) changeText() string {
	if l.Change != "" {
		return l.Change
	}
	return l.P.T("onderdeel.wijzig", "Wijzig")
}

// removed gives the id of a part of this kind that was just taken away.
func (l partList) removed() string {
	kind, id, _ := strings.Cut(l.Query("weg"), ":")
	if kind != string(l.Kind) || !l.MayAdd || l.Heading != "" {
		return ""
	}
	return id
}

func (l partList) undo() ui.UndoBar {
	return ui.UndoBar{Text: l.Gone, Action: l.action(l.removed(), "terugzetten"), Key: l.App.NewKey()}
}

// more gives the fields that stand folded, or those that do not.
func (l partList) more(folded bool) []partField {
	var out []partField
	for _, f := range l.Fields {
		if f.More == folded {
			out = append(out, f)
		}
	}
	return out
}

// open says whether the form of a new part stands open: it was refused, or there is nothing else to see.
func (l partList) open() bool {
	return len(l.Cards) == 0 && !l.Closed || l.Query("nieuw") == string(l.Kind) || len(l.newForm().Summary()) > 0
}
