package chart

import (
	"context"
	"io"

	"rsc.io/qr"
)

// QR is an address as a picture that a telephone reads. The address stands beside it in words.
type QR struct {
	Text  string // at most some 2,000 characters; nothing is drawn for more
	Label string // what it opens, for screen readers
}

// quiet is the white edge that readers need around the picture, in modules (ISO/IEC 18004, 4).
const quiet = 4

// Render writes the picture to w.
func (q QR) Render(_ context.Context, w io.Writer) error { return write(w, q) }

// Append appends the picture to b. Its class is qr; it is always dark on white, also on paper.
func (q QR) Append(b []byte) []byte {
	p := &pen{b}
	code, err := qr.Encode(q.Text, qr.M)
	if err != nil {
		return b
	}
	size := float64(code.Size + 2*quiet)
	p.raw(`<svg class="qr" shape-rendering="crispEdges" viewBox="0 0 `)
	p.num(size)
	p.raw(` `)
	p.num(size)
	p.raw(`"`)
	p.decoration(q.Label)
	p.raw(`<rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="`)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				p.run(from+quiet, y+quiet, x-from)
			}
		}
	}
	p.raw(`"/></svg>`)
	return p.b
}

// run appends a row of dark modules.
func (p *pen) run(x, y, length int) {
	p.raw(`M`)
	p.num(float64(x))
	p.raw(` `)
	p.num(float64(y))
	p.raw(`h`)
	p.num(float64(length))
	p.raw(`v1h-`)
	p.num(float64(length))
	p.raw(`z`)
}
