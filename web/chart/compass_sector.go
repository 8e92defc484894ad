package chart

import "math"

// fill is the class that fills a sector.
func (s StepState) fill() markup {
	switch s {
	case InProgress:
		return "vak--bezig"
	case NeedsAttention:
		return "vak--aandacht"
	case UpToDate:
		return "vak--actueel"
	}
	return "vak--leeg"
}

// on is the class of what stands on a sector.
func (s StepState) on() markup {
	switch s {
	case NeedsAttention:
		return "op-aandacht"
	case UpToDate:
		return "op-vol"
	}
	return "op-licht"
}

// softly is the class of the quieter words on a sector.
func (s StepState) softly() markup {
	switch s {
	case NeedsAttention:
		return "op-aandacht"
	case UpToDate:
		return "op-vol-zacht"
	}
	return "op-licht-zacht"
}

// sign is the mark beside the number, drawn on a grid of 24.
func (s StepState) sign() markup {
	switch s {
	case InProgress:
		return `<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.3 2"/>`
	case NeedsAttention:
		return `<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.2M12 16.9v.1"/>`
	case UpToDate:
		return `<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.5"/>`
	}
	return `<circle cx="12" cy="12" r="9" stroke-dasharray="2.5 3"/>`
}

// sectorPath appends the outline of a step, drawn inset units inside it: an
// outer arc, a straight side, an inner arc back and a straight side.
func (d dial) sectorPath(p *pen, step int, inset float64) {
	turn := inset * 0.222 // degrees: as far in at the straight sides as at the arcs
	from, to := centre(step)-30+turn, centre(step)+30-turn
	outer := ellipse{d.outer.rx - inset, d.outer.ry - inset}
	inner := ellipse{d.inner.rx + inset, d.inner.ry + inset}
	p.raw(`M`)
	p.pair(outer.at(d.cx, d.cy, from))
	p.raw(` A`)
	p.pair(outer.rx, outer.ry)
	p.raw(` 0 0 1 `)
	p.pair(outer.at(d.cx, d.cy, to))
	p.raw(` L`)
	p.pair(inner.at(d.cx, d.cy, to))
	p.raw(` A`)
	p.pair(inner.rx, inner.ry)
	p.raw(` 0 0 0 `)
	p.pair(inner.at(d.cx, d.cy, from))
	p.raw(` Z`)
}

// number draws the narrow drawing's sector: number and sign, large.
func (d dial) number(p *pen, step int, state StepState) {
	x, y := d.middle.at(d.cx, d.cy, centre(step))
	p.raw(`<g text-anchor="middle">`)
	d.head(p, step, state, x-22, y+19, x, y-22, `1.8`)
	p.raw(`</g>`)
}

// head draws the number of a step at nx, ny and the sign of its state at sx,
// sy: never colour alone.
func (d dial) head(p *pen, step int, state StepState, nx, ny, sx, sy float64, scale markup) {
	p.raw(`<text class="nr `)
	p.raw(state.on())
	p.raw(`"`)
	p.attr("x", nx)
	p.attr("y", ny)
	p.raw(`>`)
	p.b = append(p.b, byte('0'+step))
	p.raw(`</text><g transform="translate(`)
	p.pair(sx, sy)
	p.raw(`) scale(`)
	p.raw(scale)
	p.raw(`)" class="teken `)
	p.raw(state.on())
	p.raw(`">`)
	p.raw(state.sign())
	p.raw(`</g>`)
}

// Type of the words in a sector, as in the style sheet, and their line heights.
const (
	titleSize, titleLine = 20.5, 22.0
	factSize, factLine   = 17.0, 19.0
	maxTitle, maxFact    = 2, 3
	maxWidth             = 200
)

// words draws number, sign, name and fact of a sector, centred and wrapped to
// the room that the ring leaves at each height.
func (d dial) words(p *pen, step int, s CompassStep) {
	var titles [maxTitle]textLine
	var facts [maxFact]textLine
	x, y := d.middle.at(d.cx, d.cy, centre(step))
	title, fact := titles[:0], facts[:0]
	top := y
	for lines := 2; lines <= maxTitle+maxFact; lines++ {
		top = y - float64(lines-3)*10
		title = balanced(titles[:0], s.Title, font{titleSize, true}, func(i int) float64 {
			return min(d.room(step, top+float64(i)*titleLine, titleSize), maxWidth)
		})
		under := d.factTop(top, len(title))
		fact = balanced(facts[:0:min(maxFact, maxTitle+maxFact-len(title)-1)], s.Fact, font{size: factSize}, func(i int) float64 {
			return min(d.room(step, under+float64(i)*factLine, factSize), maxWidth)
		})
		if len(title)+len(fact) <= lines {
			break
		}
	}
	p.raw(`<g text-anchor="middle">`)
	d.head(p, step, s.State, x-14, top-26, x+4, top-53, `1.05`)
	for i, l := range title {
		d.sectorLine(p, `naam`, s.State.on(), x, top+float64(i)*titleLine, l)
	}
	for i, l := range fact {
		d.sectorLine(p, `staat`, s.State.softly(), x, d.factTop(top, len(title))+float64(i)*factLine, l)
	}
	p.raw(`</g>`)
}

// factTop is the baseline of the first fact line under a title of n lines.
func (d dial) factTop(top float64, n int) float64 { return top + float64(n-1)*titleLine + 23 }

func (d dial) sectorLine(p *pen, class, on markup, x, y float64, l textLine) {
	p.raw(` <text class="`)
	p.raw(class)
	p.raw(` `)
	p.raw(on)
	p.raw(`"`)
	p.attr("x", x)
	p.attr("y", y)
	p.raw(`>`)
	p.textLine(l)
	p.raw(`</text>`)
}

// room is the width free around the middle of a sector for a line of text with
// its baseline at y.
func (d dial) room(step int, y, size float64) float64 {
	const air = 12
	cx, _ := d.middle.at(d.cx, d.cy, centre(step))
	half := min(d.reach(step, cx, y-size*.72), d.reach(step, cx, y+size*.2))
	return max(2*(half-air), 60)
}

// reach is how far a sector extends to the nearer side of x at height y. All
// sectors mirror to step 2 (right, top) or step 3 (right, middle).
func (d dial) reach(step int, x, y float64) float64 {
	dx, dy := math.Abs(x-d.cx), math.Abs(y-d.cy)
	left, right := 0.0, d.outer.halfWidth(dy)
	if dy < d.inner.ry {
		left = d.inner.halfWidth(dy)
	}
	// The side between steps 2 and 3 runs through these two points.
	ix, iy := d.inner.at(0, 0, 60)
	ox, oy := d.outer.at(0, 0, 60)
	side := ix + (dy+iy)*(ox-ix)/(iy-oy)
	if step == 3 || step == 6 {
		left = max(left, side)
	} else if dy < -oy {
		right = min(right, side)
	}
	return min(dx-left, right-dx)
}

// halfWidth is half the width of e at a distance dy from its middle.
func (e ellipse) halfWidth(dy float64) float64 {
	t := dy / e.ry
	if t >= 1 {
		return 0
	}
	return e.rx * math.Sqrt(1-t*t)
}

// drawArrow shows the direction of the circle on the border at deg degrees.
func (d dial) drawArrow(p *pen, deg float64) {
	x, y := d.middle.at(d.cx, d.cy, deg)
	sin, cos := math.Sincos(deg * math.Pi / 180)
	p.raw(`<g transform="translate(`)
	p.pair(x, y)
	p.raw(`) rotate(`)
	p.num(math.Atan2(d.outer.ry*sin, d.outer.rx*cos) * 180 / math.Pi)
	p.raw(`)" aria-hidden="true"><circle class="pijlrond" r="15"/><path class="pijl" d="M-4-5.5 3 0-4 5.5"/></g>`)
}

// drawNeedle points a needle from the middle to deg degrees.
func (d dial) drawNeedle(p *pen, deg float64) {
	x, y := d.tip.at(0, 0, deg)
	length := math.Hypot(x, y)
	bx, by := -y/length*d.needle, x/length*d.needle
	for i, class := range [...]markup{`naald-staart`, `naald`} {
		side := float64(2*i - 1)
		p.raw(`<path class="`)
		p.raw(class)
		p.raw(`" d="M`)
		p.pair(d.cx+side*x, d.cy+side*y)
		p.raw(` L`)
		p.pair(d.cx+bx, d.cy+by)
		p.raw(` L`)
		p.pair(d.cx-bx, d.cy-by)
		p.raw(` Z"/>`)
	}
}
