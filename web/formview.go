package web

import "kompas/web/ui"

// FormView fills in the fields of one form on a page: the stored values, or what was typed when the form was refused.
type FormView struct {
	ID       string
	State    FormState
	Autosave bool
}

// Input fills in a field of one line.
func (v FormView) Input(name, stored string, f ui.InputField) ui.InputField {
	f.Field, f.Value = v.field(name, stored, f.Field), v.State.Value(v.ID, name, stored)
	return f
}

// Password fills in a field for a password; what was typed is never sent back. use is its autocomplete word:
// current-password or new-password.
func (v FormView) Password(name, use string, f ui.Field) ui.InputField {
	return ui.InputField{Field: v.field(name, "", f), Type: "password", Autocomplete: use}
}

// TextArea fills in a field of several lines.
func (v FormView) TextArea(name, stored string, f ui.TextField) ui.TextField {
	f.Field, f.Value = v.field(name, stored, f.Field), v.State.Value(v.ID, name, stored)
	return f
}

// Select fills in a list that opens.
func (v FormView) Select(name, stored string, f ui.SelectField) ui.SelectField {
	f.Field, f.Value = v.field(name, stored, f.Field), v.State.Value(v.ID, name, stored)
	return f
}

// Radios fills in a choice of one.
func (v FormView) Radios(name, stored string, f ui.ChoiceField) ui.ChoiceField {
	f.Field = v.field(name, stored, f.Field)
	f.Values = []string{v.State.Value(v.ID, name, stored)}
	return f
}

// Plain fills in what every kind of field needs.
func (v FormView) Plain(name, stored string, f ui.Field) ui.Field { return v.field(name, stored, f) }

// Checked says whether a check box is on.
func (v FormView) Checked(name string, stored bool) bool {
	if !v.State.Sent(v.ID) {
		return stored
	}
	return v.State.Values[name] != ""
}

// Summary lists the errors of this form.
func (v FormView) Summary() []ui.FieldError { return v.State.Summary(v.ID) }

func (v FormView) field(name, stored string, f ui.Field) ui.Field {
	f.Autosave = v.Autosave
	return v.State.Field(v.ID, name, stored, f)
}
