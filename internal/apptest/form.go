package apptest

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// Form is a form on a page.
type Form struct {
	ID     string
	Method string // get or post
	Action string
	Hidden url.Values
	Fields []Field
	Saves  bool // each field saves by itself
}

// Field is something a person fills in.
type Field struct {
	Name     string
	ID       string // of its first input, from which those of its help and error follow
	Kind     string // text, numeric, date, email, password, checkbox, radio, select, textarea …
	Value    string // as the page shows it; of a choice the chosen one
	Options  []string
	Optional bool
	Once     bool // a code that works once
}

var (
	formElement = regexp.MustCompile(`(?s)<form\b([^>]*)>(.*?)</form>`)
	control     = regexp.MustCompile(`(?s)<(input)\b([^>]*)>|<(select|textarea)\b([^>]*)>(.*?)</(?:select|textarea)>`)
	option      = regexp.MustCompile(`(?s)<option\b([^>]*)>`)
	labels      = regexp.MustCompile(`(?s)<(?:label|legend)\b([^>]*)>(.*?)</(?:label|legend)>`)
)

// Form finds the form with this id.
func (p Page) Form(t testing.TB, id string) Form {
	t.Helper()
	for _, f := range p.Forms() {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no form %q on %s (%d): %s", id, p.Path, p.Status, p.Text())
	return Form{}
}

// Forms gives the forms on a page.
func (p Page) Forms() []Form {
	var out []Form
	for _, m := range formElement.FindAllStringSubmatch(p.Body, -1) {
		f := Form{ID: attribute(m[1], "id"), Method: attribute(m[1], "method"), Action: attribute(m[1], "action"), Hidden: url.Values{},
			Saves: strings.Contains(m[1], "data-bewaar")}
		f.read(m[2])
		out = append(out, f)
	}
	return out
}

func (f *Form) read(inside string) {
	optional := map[string]bool{}
	for _, l := range labels.FindAllStringSubmatch(inside, -1) {
		optional[attribute(l[1], "for")] = strings.Contains(l[2], "niet-verplicht")
	}
	legends := strings.Split(inside, "<fieldset")
	for _, c := range control.FindAllStringSubmatch(inside, -1) {
		element, attributes := c[1]+c[3], c[2]+c[4]
		name, kind := attribute(attributes, "name"), attribute(attributes, "type")
		switch {
		case name == "":
		case kind == "hidden":
			f.Hidden.Add(name, attribute(attributes, "value"))
		default:
			f.add(readField(element, attributes, c[5], optional, legends))
		}
	}
}

func readField(element, attributes, inside string, optional map[string]bool, legends []string) Field {
	x := Field{Name: attribute(attributes, "name"), ID: attribute(attributes, "id"), Kind: element, Value: attribute(attributes, "value")}
	x.Optional = optional[x.ID]
	switch element {
	case "input":
		x.Kind, x.Once = attribute(attributes, "type"), attribute(attributes, "autocomplete") == "one-time-code"
		if mode := attribute(attributes, "inputmode"); mode != "" {
			x.Kind = mode
		}
		if x.Kind == "radio" || x.Kind == "checkbox" {
			x.Options = []string{x.Value}
			if !strings.Contains(attributes, " checked") {
				x.Value = ""
			}
			for _, set := range legends[1:] {
				if strings.Contains(set, `id="`+x.ID+`"`) {
					head, _, _ := strings.Cut(set, "</legend>")
					x.Optional = strings.Contains(head, "niet-verplicht")
				}
			}
		}
	case "select":
		for _, o := range option.FindAllStringSubmatch(inside, -1) {
			value := attribute(o[1], "value")
			x.Options = append(x.Options, value)
			if strings.Contains(o[1], " selected") {
				x.Value = value
			}
		}
	case "textarea":
		x.Value = strings.TrimPrefix(strings.TrimSpace(html.UnescapeString(inside)), "\n")
	}
	return x
}

// add puts a field in the form; the next option of a choice belongs to the field that is there.
func (f *Form) add(x Field) {
	for i, there := range f.Fields {
		if there.Name != x.Name || x.Kind != "radio" && x.Kind != "checkbox" {
			continue
		}
		f.Fields[i].Options = append(there.Options, x.Options...)
		if x.Value != "" {
			f.Fields[i].Value = x.Value
		}
		return
	}
	f.Fields = append(f.Fields, x)
}

// Values gives what the form sends when nobody changes anything.
func (f Form) Values() url.Values {
	v := url.Values{}
	for name, values := range f.Hidden {
		v[name] = values
	}
	for _, x := range f.Fields {
		if x.Value != "" || x.Kind != "checkbox" && x.Kind != "radio" {
			v.Set(x.Name, x.Value)
		}
	}
	return v
}

// Accuses says whether the page names an error at a field.
func (p Page) Accuses(x Field) bool {
	return regexp.MustCompile(`id="` + regexp.QuoteMeta(x.ID) + `-fout"[^>]*>\s*<p class="foutregel"`).MatchString(p.Body)
}
