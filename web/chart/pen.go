// Package chart draws every picture of the product as SVG on the server:
// the compass, trends, sparks, strip plots, rankings, maps, timelines and bars.
//
// Inputs are plain structs with numbers and finished texts, so the package
// knows neither the method nor a language. Each picture is a templ component
// (Render) and can also be appended to a byte slice (Append). Colours and type
// come from the style sheet's classes; no picture carries a style attribute.
// Units are SVG user units, chosen so that one unit is about one pixel.
package chart

import (
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// markup is SVG source that stands in this package. Untyped constants become
// markup by themselves; text from elsewhere does not, and goes through text.
type markup string

// pen appends SVG to a byte slice and escapes everything that is not ours.
type pen struct{ b []byte }

// appender is what every picture is.
type appender interface{ Append([]byte) []byte }

// buffers keeps the byte slices of earlier pictures, so that a page with many
// pictures does not grow a new one for each.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, 16<<10); return &b }}

// keep is the largest slice worth holding on to between pictures, in bytes.
const keep = 1 << 20

// write renders a picture into w through a pooled slice.
func write[P appender](w io.Writer, picture P) error {
	held := buffers.Get().(*[]byte)
	b := picture.Append((*held)[:0])
	_, err := w.Write(b)
	if cap(b) <= keep {
		*held = b
		buffers.Put(held)
	}
	return err
}

// raw appends our own markup as it stands.
func (p *pen) raw(m markup) { p.b = append(p.b, m...) }

// text appends s for use as character data or inside a double-quoted
// attribute: markup is escaped, control characters and invalid UTF-8 become
// the replacement character.
func (p *pen) text(s string) {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			esc := escape(c)
			if esc != "" {
				p.b = append(p.b, s[start:i]...)
				p.b = append(p.b, esc...)
				start = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if (r == utf8.RuneError && size == 1) || r == '\uFFFE' || r == '\uFFFF' {
			p.b = append(p.b, s[start:i]...)
			p.b = append(p.b, "\uFFFD"...)
			start = i + size
		}
		i += size
	}
	p.b = append(p.b, s[start:]...)
}

// escape gives what stands for the ASCII byte c in markup, or "" when c may
// stand as it is.
func escape(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '\t', '\n', '\r':
		return " "
	}
	if c < 0x20 || c == 0x7f {
		return "\uFFFD"
	}
	return ""
}

// href appends a link target. Links come from the route helper; a scheme other
// than http(s) can only be an accident or an attack and goes nowhere.
func (p *pen) href(s string) {
	if colon := strings.IndexByte(s, ':'); colon >= 0 && !strings.ContainsAny(s[:colon], "/?#") {
		scheme := strings.ToLower(strings.TrimSpace(s[:colon]))
		if scheme != "http" && scheme != "https" {
			s = "#"
		}
	}
	p.text(s)
}

// id appends a unique id: the picture's prefix, reduced to letters that may
// stand in an id and in a url() reference, and our suffix.
func (p *pen) id(prefix string, suffix markup) {
	for i := range len(prefix) {
		c := prefix[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_':
		default:
			c = '-'
		}
		p.b = append(p.b, c)
	}
	p.raw(suffix)
}

// bound keeps coordinates inside what SVG viewers can draw.
const bound = 1e6

// num appends a coordinate with at most one decimal. What is not a number
// becomes 0: pictures skip such values before they come here, and this keeps
// "NaN" out of a page if one slips through.
func (p *pen) num(v float64) {
	if v != v {
		v = 0
	}
	v = min(max(v, -bound), bound) * 10
	if v <= -.5 {
		p.b = append(p.b, '-')
		v = -v
	}
	tenths := uint(v + .5)
	whole, rest := tenths/10, tenths%10
	switch { // by hand: a picture is mostly numbers under a thousand
	case whole < 10:
		p.b = append(p.b, byte('0'+whole))
	case whole < 100:
		p.b = append(p.b, byte('0'+whole/10), byte('0'+whole%10))
	case whole < 1000:
		p.b = append(p.b, byte('0'+whole/100), byte('0'+whole/10%10), byte('0'+whole%10))
	default:
		p.b = strconv.AppendUint(p.b, uint64(whole), 10)
	}
	if rest != 0 {
		p.b = append(p.b, '.', byte('0'+rest))
	}
}

// pair appends "x y".
func (p *pen) pair(x, y float64) {
	p.num(x)
	p.b = append(p.b, ' ')
	p.num(y)
}

// attr appends ` name="v"`.
func (p *pen) attr(name markup, v float64) {
	p.b = append(p.b, ' ')
	p.raw(name)
	p.raw(`="`)
	p.num(v)
	p.b = append(p.b, '"')
}

// line appends a straight line; attrs is the rest of the tag, class first.
func (p *pen) line(attrs markup, x1, y1, x2, y2 float64) {
	p.raw(`<line `)
	p.raw(attrs)
	p.attr("x1", x1)
	p.attr("y1", y1)
	p.attr("x2", x2)
	p.attr("y2", y2)
	p.raw(`/>`)
}

// circle appends a circle; attrs is the rest of the tag.
func (p *pen) circle(attrs markup, cx, cy, r float64) {
	p.raw(`<circle `)
	p.raw(attrs)
	p.attr("cx", cx)
	p.attr("cy", cy)
	p.attr("r", r)
	p.raw(`/>`)
}

// rect appends a rectangle with rounded corners; attrs is the rest of the tag.
func (p *pen) rect(attrs markup, x, y, w, h, round float64) {
	p.raw(`<rect `)
	p.raw(attrs)
	p.attr("x", x)
	p.attr("y", y)
	p.attr("width", max(w, 0))
	p.attr("height", max(h, 0))
	if round > 0 {
		p.attr("rx", round)
	}
	p.raw(`/>`)
}

// label appends a line of text at x, y (the baseline); attrs is the rest of
// the tag.
func (p *pen) label(attrs markup, x, y float64, s string) {
	p.open(attrs, x, y)
	p.text(s)
	p.raw(`</text>`)
}

// open starts a text element at x, y.
func (p *pen) open(attrs markup, x, y float64) {
	p.raw(`<text`)
	if attrs != "" {
		p.b = append(p.b, ' ')
		p.raw(attrs)
	}
	p.attr("x", x)
	p.attr("y", y)
	p.raw(`>`)
}

// figure opens an svg that is one image to a screen reader: the title names
// it and desc says the message and the figures in words.
func (p *pen) figure(class markup, w, h float64, id string, suffix markup, title, desc string) {
	p.svg(class, w, h, `img`, id, suffix, title, desc)
}

// group opens an svg with links inside, named and described like a figure.
func (p *pen) group(class markup, w, h float64, id string, suffix markup, title, desc string) {
	p.svg(class, w, h, `group`, id, suffix, title, desc)
}

func (p *pen) svg(class markup, w, h float64, role markup, id string, suffix markup, title, desc string) {
	p.raw(`<svg class="`)
	p.raw(class)
	p.raw(`" viewBox="0 0 `)
	p.pair(w, h)
	p.raw(`" role="`)
	p.raw(role)
	p.raw(`" aria-labelledby="`)
	p.id(id, suffix)
	p.raw(`t`)
	if desc != "" {
		p.raw(` `)
		p.id(id, suffix)
		p.raw(`d`)
	}
	p.raw(`">`)
	p.caption(id, suffix, title, desc)
}

// link opens a link that has no words of its own; it is named after its area.
func (p *pen) link(href, name, figure, detail string) {
	p.raw(`<a href="`)
	p.href(href)
	p.raw(`" text-decoration="none" aria-label="`)
	p.linkName(name, figure, detail)
	p.raw(`">`)
}

// titledLink opens a link around words that may be broken or cut short; its
// title holds them whole. A label would not match the words on the screen.
func (p *pen) titledLink(href, name, figure, detail string) {
	p.raw(`<a href="`)
	p.href(href)
	p.raw(`" text-decoration="none"><title>`)
	p.linkName(name, figure, detail)
	p.raw(`</title>`)
}

// linkName writes a name, its figure and what is told beside it.
func (p *pen) linkName(name, figure, detail string) {
	p.text(name)
	if figure != "" {
		p.raw(`: `)
		p.text(figure)
	}
	if detail != "" {
		p.raw(`, `)
		p.text(detail)
	}
}

// caption appends the title and description of a picture.
func (p *pen) caption(id string, suffix markup, title, desc string) {
	p.raw(`<title id="`)
	p.id(id, suffix)
	p.raw(`t">`)
	p.text(title)
	p.raw(`</title>`)
	if desc == "" {
		return
	}
	p.raw(`<desc id="`)
	p.id(id, suffix)
	p.raw(`d">`)
	p.text(desc)
	p.raw(`</desc>`)
}

// usable says whether v can be drawn: a number of a size that still leaves
// room for arithmetic.
func usable(v float64) bool { return math.Abs(v) <= 1e15 }
