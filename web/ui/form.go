package ui

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Form is a form of one object. It always works as a plain post.
type Form struct {
	ID       string // needed when a page holds more than one form; "formulier" otherwise
	Action   string
	Key      string // idempotency key of this rendering (sleutel); empty leaves it out
	Version  int64  // version of the object (versie); 0 leaves it out
	Hidden   []Hidden
	Autosave bool // kompas.js saves each field by itself
	Files    bool // a field holds a file
}

// Hidden is a hidden input.
type Hidden struct {
	Name  string
	Value string
}

func (f Form) id() string {
	if f.ID == "" {
		return "formulier"
	}
	return f.ID
}

func (f Form) attributes(w Words) templ.Attributes {
	if f.Files {
		return templ.Attributes{"enctype": "multipart/form-data"}
	}
	if !f.Autosave {
		return nil
	}
	return templ.Attributes{
		"data-bewaar":    true,
		"data-bezig":     w.T("ui.bewaren.bezig", "Bezig met bewaren…"),
		"data-mislukt":   w.T("ui.bewaren.mislukt", "Nog niet bewaard. We proberen het opnieuw."),
		"data-geweigerd": w.T("ui.bewaren.geweigerd", "Nog niet bewaard. Uw tekst staat nog hier. Ververs de pagina of meld u opnieuw aan."),
		"data-terug":     w.T("ui.bewaren.terug", "Deze tekst was nog niet bewaard. We hebben hem teruggezet."),
	}
}

// Field is what every field has.
type Field struct {
	Name     string
	ID       string // only when two forms on a page hold the same name
	Label    string
	Help     string // under the label
	Error    string // above the field, says what to do
	Optional bool   // adds "(niet verplicht)" to the label
	Autosave bool   // the field stands in a form that saves by itself: status line and was_<name>
	Saved    string // status line to start with, such as "Bewaard om 10:42"
	Was      string // stored value when Value is what a person typed but was not stored; "" means Value
	Conflict *Conflict
}

// InputField is a text on one line.
type InputField struct {
	Field
	Value        string
	Type         string // text (default), email, password, tel, url, date, search, file
	InputMode    string // decimal or numeric for numbers
	Autocomplete string
	Unit         string // written after the field: "%", "mensen"
	Narrow       bool   // for a number or a year
	MaxLength    int
}

// TextField is a text on several lines.
type TextField struct {
	Field
	Value    string
	Rows     int  // 4 when 0
	MaxWords int  // counts while typing; 0 has no limit
	Story    bool // set in the letter for what people say or want
}

// Option is one thing that can be chosen.
type Option struct {
	Value string
	Text  string
	Help  string
}

// SelectField is a choice from a list that opens.
type SelectField struct {
	Field
	Value   string
	Empty   string // text of the empty first option; "" leaves it out
	Options []Option
}

// ChoiceField is a set of radio buttons or check boxes.
type ChoiceField struct {
	Field
	Values  []string // the chosen ones; at most one for radio buttons
	Options []Option
	Cards   bool // each option in a frame, for few options that need a sentence
	Pills   bool // side by side, for few options of a word or two
}

func (f Field) id() string {
	if f.ID == "" {
		return "v-" + f.Name
	}
	return f.ID
}

func (f Field) helpID() string {
	if f.Help == "" {
		return ""
	}
	return f.id() + "-hulp"
}

func (f Field) errorID() string    { return f.id() + "-fout" }
func (f Field) statusID() string   { return f.id() + "-stand" }
func (f Field) conflictID() string { return f.id() + "-conflict" }
func (f Field) wasID() string      { return f.id() + "-was" }

func (f Field) described(extra ...string) string {
	return joinIDs(append([]string{f.helpID(), f.errorID()}, extra...)...)
}

// was gives the value the server last stored.
func (f Field) was(value string) string {
	if f.Was == "" {
		return value
	}
	return f.Was
}

func (f Field) invalid() templ.Attributes {
	if f.Error == "" {
		return nil
	}
	return templ.Attributes{"aria-invalid": "true"}
}

func (f InputField) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

func (f InputField) attributes() templ.Attributes {
	a := templ.Attributes{}
	if f.InputMode != "" {
		a["inputmode"] = f.InputMode
	}
	if f.Autocomplete != "" {
		a["autocomplete"] = f.Autocomplete
	}
	if f.MaxLength > 0 {
		a["maxlength"] = strconv.Itoa(f.MaxLength)
	}
	return a
}

func (f InputField) class() string {
	c := class("utrecht-textbox", "utrecht-textbox--html-input")
	if f.Error != "" {
		c = class(c, "utrecht-textbox--invalid")
	}
	if f.Narrow {
		c = class(c, "invoer--smal")
	}
	return c
}

func (f TextField) class() string {
	c := class("utrecht-textarea", "utrecht-textarea--html-textarea")
	if f.Error != "" {
		c = class(c, "utrecht-textarea--invalid")
	}
	if f.Story {
		c = class(c, "verhaal")
	}
	return c
}

func (f TextField) rows() string {
	if f.Rows == 0 {
		return "4"
	}
	return strconv.Itoa(f.Rows)
}

func (f TextField) counterID() string {
	if f.MaxWords == 0 {
		return ""
	}
	return f.id() + "-teller"
}

func (f TextField) countAttributes() templ.Attributes {
	if f.MaxWords == 0 {
		return nil
	}
	return templ.Attributes{"data-woorden": strconv.Itoa(f.MaxWords)}
}

// WordCount counts words as the limits of the council sheet do: parts between white space.
func WordCount(text string) int { return len(strings.Fields(text)) }

func (f TextField) count(w Words) string {
	n := WordCount(f.Value)
	if n > f.MaxWords {
		return w.T("ui.woorden.teveel", "{0} van {1} woorden: {2} te veel", n, f.MaxWords, n-f.MaxWords)
	}
	return w.T("ui.woorden.telling", "{0} van {1} woorden", n, f.MaxWords)
}

func (f TextField) countClass() string {
	if WordCount(f.Value) > f.MaxWords {
		return "teller teller--over"
	}
	return "teller"
}

func (f ChoiceField) chosen(value string) bool {
	for _, v := range f.Values {
		if v == value {
			return true
		}
	}
	return false
}

func (f ChoiceField) optionID(i int) string {
	if i == 0 {
		return f.id() // the error summary leads to the first option
	}
	return f.id() + "-" + strconv.Itoa(i+1)
}

func (f ChoiceField) listClass() string {
	switch {
	case f.Cards:
		return "keuzelijst keuzelijst--kaarten"
	case f.Pills:
		return "keuzelijst keuzelijst--pillen"
	}
	return "keuzelijst"
}

func (f ChoiceField) optionHelp(i int) string {
	if f.Options[i].Help == "" {
		return ""
	}
	return f.optionID(i) + "-uitleg"
}

// FieldError is one line of the error summary.
type FieldError struct {
	FieldID string // id of the field; "v-<name>" unless the field has its own
	Text    string
}

// ErrorOn gives the line of the summary for a field with its ordinary id.
func ErrorOn(name, text string) FieldError { return FieldError{FieldID: "v-" + name, Text: text} }

// Saved tells the page that a field was stored.
type Saved struct {
	FieldID string
	FormID  string
	Text    string // "Bewaard om 10:42"
	Value   string // the stored value
	Version int64
}

// Refused tells the page that a value was not stored and what to do.
type Refused struct {
	FieldID string
	Text    string
}

func fieldID(id, name string) string { return Field{ID: id, Name: name}.id() }
