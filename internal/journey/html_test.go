package journey_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// document is a page as a browser reads it.
type document struct{ root *html.Node }

func read(t testing.TB, body string) document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return document{root}
}

// all gives the elements of these names, in the order of the page.
func (d document) all(names ...string) []*html.Node {
	var found []*html.Node
	for n := range d.root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			found = append(found, n)
		}
	}
	return found
}

// texts gives every piece of text that can be read, tidied.
func (d document) texts() []string {
	var found []string
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || n.Parent.Data == "script" || n.Parent.Data == "style" {
			continue
		}
		if text := tidy(n.Data); text != "" {
			found = append(found, text)
		}
	}
	return found
}

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return tidy(b.String())
}

// form is a form as a browser sends it.
type form struct {
	id, method, action string
	controls           []control
}

// control is a field of a form.
type control struct {
	name, kind, value string
	options           []string // of a list
	checked           bool
	most              int // the number of characters that fit; 0 says nothing
}

func (d document) forms() []form {
	var found []form
	for _, n := range d.all("form") {
		f := form{id: attr(n, "id"), method: strings.ToUpper(attr(n, "method")), action: attr(n, "action")}
		if f.method == "" {
			f.method = "GET"
		}
		for _, c := range (document{n}).all("input", "select", "textarea") {
			f.controls = append(f.controls, readControl(c))
		}
		found = append(found, f)
	}
	return found
}

func readControl(n *html.Node) control {
	c := control{name: attr(n, "name"), kind: n.Data, value: attr(n, "value"), checked: hasAttr(n, "checked")}
	c.most, _ = strconv.Atoi(attr(n, "maxlength"))
	switch n.Data {
	case "input":
		if c.kind = attr(n, "type"); c.kind == "" {
			c.kind = "text"
		}
	case "textarea":
		c.value = text(n)
	case "select":
		for i, o := range (document{n}).all("option") {
			c.options = append(c.options, attr(o, "value"))
			if i == 0 || hasAttr(o, "selected") {
				c.value = attr(o, "value")
			}
		}
	}
	return c
}

// values is what a browser sends when nothing is filled in.
func (f form) values() url.Values {
	v := url.Values{}
	for _, c := range f.controls {
		switch {
		case c.name == "", c.kind == "submit", c.kind == "button":
		case c.kind == "radio", c.kind == "checkbox":
			if c.checked {
				v.Add(c.name, c.value)
			}
		default:
			v.Add(c.name, c.value)
		}
	}
	return v
}

func (d document) form(id string) (form, bool) {
	for _, f := range d.forms() {
		if f.id == id {
			return f, true
		}
	}
	return form{}, false
}

// firstOption gives the first choice of a list, or of boxes to tick.
func (f form) firstOption(name string) string {
	for _, c := range f.controls {
		if c.name == name && c.kind == "checkbox" {
			return c.value
		}
		if i := slices.IndexFunc(c.options, func(o string) bool { return o != "" }); c.name == name && i >= 0 {
			return c.options[i]
		}
	}
	return ""
}
