package ui

import "github.com/a-h/templ"

// ButtonKind is how much a button asks for attention. At most one primary button per view.
type ButtonKind string

// The kinds of button.
const (
	Primary   ButtonKind = "nl-button--primary"
	Secondary ButtonKind = "nl-button--secondary"
	Subtle    ButtonKind = "nl-button--subtle"
)

// Button is a submit button inside a form. Its text is a verb.
type Button struct {
	Text  string
	Kind  ButtonKind
	Icon  IconName // before the text; may be empty
	Name  string   // posted with Value when this button is used
	Value string
}

func (b Button) class() string { return class("nl-button", string(b.Kind)) }

func (b Button) posted() templ.Attributes {
	if b.Name == "" {
		return nil
	}
	return templ.Attributes{"name": b.Name, "value": b.Value}
}

// Post is a form of only one button, for an act that needs no fields.
type Post struct {
	Action string
	Key    string // sleutel
	Hidden []Hidden
	Button Button
	Plain  bool // looks like a link
}
