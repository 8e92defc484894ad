package chart

// beside is a label next to the end of a line: a name and its value.
type beside struct {
	y      float64 // middle
	class  markup
	lines  [3]textLine
	n      int
	value  string
	inLine bool   // the value fits behind the last line of the name
	from   *Point // the line ends here, long before the label: a leader shows which point it is about
}

// height is the height of the label in units.
func (l *beside) height() float64 {
	n := l.n
	if !l.inLine && l.value != "" {
		n++
	}
	return float64(n) * lineHeight
}

// mostBeside is how many labels beside a trend can still be read.
const mostBeside = 6

// drawBeside writes the target and the comparisons at the ends of their lines,
// pushed apart where they would touch.
func (t *Trend) drawBeside(p *pen, f *frame) {
	var held [mostBeside]beside
	labels := held[:0]
	count := min(len(t.Others)+1, mostBeside)
	lines := min(max(int((f.bottom-f.top)/float64(count)/lineHeight)-1, 1), 3)
	if target := t.target(); target != nil {
		labels = append(labels, f.label(`class="t-doel"`, target.Name, target.Text, target.Value, lines))
		x, y := f.x(target.At), f.y(target.Value)
		f.take(box{x - 8, y - 8, x + 8, y + 8})
	}
	for i := range t.Others {
		line := &t.Others[i]
		last := line.last()
		if last == nil || len(labels) == cap(labels) {
			continue
		}
		name := line.Name
		if f.narrow && line.Short != "" {
			name = line.Short
		}
		value := t.valueAt(last)
		if (font{size: textSize}).width(value) > f.w-f.side {
			value = t.text(last) // a leader shows which point it is about, and the table its period
		}
		l := f.label(`class="t-ander"`, name, value, last.Value, lines)
		if t.older(last) {
			l.from = last
		}
		labels = append(labels, l)
	}
	spread(labels, f.top-12, f.bottom+8)
	for i := range labels {
		f.drawLabel(p, &labels[i])
	}
}

// older says whether a comparison ends before the newest own figure.
func (t *Trend) older(last *Point) bool {
	own := t.Own.last()
	return own != nil && last.At < own.At
}

// valueAt is the newest value of a comparison, with its period when that is not the newest own one.
func (t *Trend) valueAt(last *Point) string {
	if !t.older(last) || last.Label == "" {
		return t.text(last)
	}
	return t.text(last) + " (" + last.Label + ")"
}

// label lays out a name and value that belong at value v, the name in at most
// so many lines.
func (f *frame) label(class markup, name, value string, v float64, lines int) beside {
	l := beside{class: class, value: value, y: f.y(v)}
	words := font{size: textSize, bold: class == `class="t-doel"`}
	room := f.w - f.side
	l.n = len(wrap(l.lines[:0:lines], name, words, func(int) float64 { return room }))
	if l.n > 0 {
		last := l.lines[l.n-1].width(words) + words.letter(' ') + words.width(value)
		l.inLine = last <= room
	}
	return l
}

func (f *frame) drawLabel(p *pen, l *beside) {
	if l.from != nil {
		p.line(`class="naar"`, f.x(l.from.At)+7, f.y(l.from.Value), f.side-6, l.y)
	}
	y := l.y - l.height()/2 + lineHeight - 4
	p.open(l.class, f.side, y)
	for i := range l.n {
		p.raw(`<tspan`)
		p.attr("x", f.side)
		if i > 0 {
			p.attr("dy", lineHeight)
		}
		p.raw(`>`)
		p.textLine(l.lines[i])
		p.raw(`</tspan> `)
	}
	p.raw(`<tspan`)
	if !l.inLine {
		p.attr("x", f.side)
		if l.n > 0 {
			p.attr("dy", lineHeight)
		}
	}
	p.raw(`>`)
	p.text(l.value)
	p.raw(`</tspan></text>`)
}

// apart is the distance labels keep where there is room for it.
const apart = 40

// spread moves labels up and down until they no longer touch, inside top to
// bottom, and keeps their order.
func spread(labels []beside, top, bottom float64) {
	for i := 1; i < len(labels); i++ {
		for k := i; k > 0 && labels[k].y < labels[k-1].y; k-- {
			labels[k], labels[k-1] = labels[k-1], labels[k]
		}
	}
	gap := func(i int) float64 {
		least := (labels[i].height()+labels[i-1].height())/2 + 2
		if float64(len(labels)-1)*apart > bottom-top-apart {
			return least
		}
		return max(least, apart)
	}
	floor := top
	for i := range labels {
		if i > 0 {
			floor = labels[i-1].y + gap(i)
		} else {
			floor += labels[i].height() / 2
		}
		labels[i].y = max(labels[i].y, floor)
	}
	ceiling := bottom
	for i := len(labels) - 1; i >= 0; i-- {
		if i < len(labels)-1 {
			ceiling = labels[i+1].y - gap(i+1)
		} else {
			ceiling -= labels[i].height() / 2
		}
		labels[i].y = min(labels[i].y, ceiling)
	}
}

// box is a piece of the drawing that words would cover.
type box struct{ x0, y0, x1, y1 float64 }

// halo keeps words readable where they cross a line.
const halo markup = ` paint-order="stroke" stroke="var(--kk-vlak)" stroke-width="3"`

// take keeps later words away from b.
func (f *frame) take(b box) {
	if f.words < len(f.taken) {
		f.taken[f.words] = b
		f.words++
	}
}

// drawOwnWords writes the newest own value large at its dot, and the name of
// the own line with its oldest value where the line starts.
func (t *Trend) drawOwnWords(p *pen, f *frame) {
	last, first := t.Own.last(), t.Own.first()
	if last == nil {
		return
	}
	big := font{largeSize, true}
	if big.width(t.text(last)) > (f.right-f.left)*.8 {
		big.size = textSize
	}
	spot := t.placeValue(f, last, big)
	f.take(spot)
	t.ownWords(p, big.size > textSize)
	p.attr("x", spot.x0)
	p.attr("y", spot.y1-5)
	p.raw(`>`)
	p.text(t.text(last))
	p.raw(`</text>`)
	t.drawName(p, f, first, last, spot)
}

// ownWords starts a text element in the colour of the own line.
func (t *Trend) ownWords(p *pen, large bool) {
	switch {
	case t.Neutral && large:
		p.raw(`<text class="t-ander t-groot" font-weight="700"`)
	case t.Neutral:
		p.raw(`<text class="t-ander" font-weight="700"`)
	case large:
		p.raw(`<text class="t-eigen t-groot"`)
	default:
		p.raw(`<text class="t-eigen"`)
	}
	p.raw(halo)
}

// drawName writes the name of the own line, with its oldest value where the
// line starts, or beside the only value there is.
func (t *Trend) drawName(p *pen, f *frame, first, last *Point, big box) {
	name, value := t.Own.Name, t.text(first)
	if f.narrow && t.Own.Short != "" {
		name = t.Own.Short
	}
	if name == "" {
		return
	}
	words := font{textSize, true}
	if first == last {
		value = ""
	}
	line := shorten(name, words, f.right-f.left-words.width(value)-8)
	spot, clear := t.placeName(f, first, line.width(words)+words.width(" ")+words.width(value), big)
	if !clear {
		return // the only line with dots and a large value explains itself
	}
	t.ownWords(p, false)
	p.attr("x", spot.x0)
	p.attr("y", spot.y1-4)
	p.raw(`>`)
	p.textLine(line)
	if value != "" {
		p.raw(` `)
		p.text(value)
	}
	p.raw(`</text>`)
}

// placeValue finds where the newest value stands clear of all lines: above or
// below its margin, centred or to one side of the dot.
func (t *Trend) placeValue(f *frame, last *Point, words font) box {
	w, h := words.width(t.text(last)), words.size+2
	x, y := f.x(last.At), f.y(last.Value)
	over, under := y-9, y+9
	if last.hasMargin() {
		over, under = min(over, f.y(last.High)-4), max(under, f.y(last.Low)+4)
	}
	most := f.right + 10
	centred := min(max(x-w/2, f.left+2), max(most-w, f.left+2))
	left := max(min(x+8, most)-w, f.left+2)
	right := min(x+9, max(most-w, f.left+2))
	places := [...]box{
		{centred, over - h, centred + w, over},
		{left, over - h, left + w, over},
		{right, y - 6 - h, right + w, y - 6},
		{centred, under, centred + w, under + h},
		{left, under, left + w, under + h},
		{right, y + 6, right + w, y + 6 + h},
		{centred, over - 2*h, centred + w, over - h},
		{left, over - 2*h, left + w, over - h},
		{centred, under + h, centred + w, under + 2*h},
		{f.left + 2, over - h, f.left + 2 + w, over},
	}
	spot, _ := t.best(f, places[:])
	return spot
}

// placeName finds where the name of the own line, w units wide, stands clear:
// under or above the start of the line, beside the newest value, or else at an
// edge.
func (t *Trend) placeName(f *frame, first *Point, w float64, big box) (spot box, clear bool) {
	const h = 20
	x := min(max(f.x(first.At)+2, f.left+2), max(f.right-w, f.left+2))
	over, under := f.y(first.Value)-7, f.y(first.Value)+7
	if first.hasMargin() {
		over, under = min(over, f.y(first.High)-1), max(under, f.y(first.Low)+1)
	}
	low, right := f.bottom-2, f.right-w
	places := [...]box{
		{big.x1 + 6, big.y1 - 1 - h, big.x1 + 6 + w, big.y1 - 1},
		{big.x0 - 6 - w, big.y1 - 1 - h, big.x0 - 6, big.y1 - 1},
		{x, under, x + w, under + h},
		{x, over - h, x + w, over},
		{x, low - h, x + w, low},
		{x, f.top, x + w, f.top + h},
		{right, low - h, right + w, low},
		{right, f.top, right + w, f.top + h},
		{x, f.top + h, x + w, f.top + 2*h},
		{x, low - 2*h, x + w, low - h},
	}
	if first == t.Own.last() {
		return t.best(f, places[:])
	}
	return t.best(f, places[2:])
}

// covered is the cost of a place where other words stand, or outside the plot.
const covered = 100

// best is the first of the places that covers the least; clear is false when
// it covers other words all the same.
func (t *Trend) best(f *frame, places []box) (found box, clear bool) {
	least := 1 << 30
	for _, b := range places {
		cost := t.covers(f, b)
		if b.y0 < 0 || b.y1 > f.bottom || b.x0 < f.left || b.x1 > f.right+10 {
			cost += covered
		}
		for _, other := range f.taken[:f.words] {
			if b.x0 < other.x1 && other.x0 < b.x1 && b.y0 < other.y1 && other.y0 < b.y1 {
				cost += covered
			}
		}
		if cost < least {
			found, least = b, cost
		}
		if cost == 0 {
			break
		}
	}
	return found, least < covered
}

// covers counts the pieces of line under b, the own line and the way to the
// target counting double.
func (t *Trend) covers(f *frame, b box) int {
	n := 2 * f.crossings(t.Own.Points, b)
	for i := range t.Others {
		n += f.crossings(t.Others[i].Points, b)
	}
	if from := t.start(); from != nil {
		target := t.target()
		if b.crossed(f.x(from.At), f.y(from.Value), f.x(target.At), f.y(target.Value)) {
			n += 2
		}
	}
	return n
}

// crossings counts the segments of a line that run through b.
func (f *frame) crossings(points []Point, b box) int {
	n := 0
	x1 := 0.0
	for i := range points {
		x0 := x1
		if x1 = f.x(points[i].At); i == 0 || x1 < b.x0 { // most pieces lie beside b: told by their x alone
			continue
		}
		if x0 > b.x1 {
			break
		}
		from, to := &points[i-1], &points[i]
		if from.known() && to.known() && !to.Break && !to.Anew && b.crossed(x0, f.y(from.Value), x1, f.y(to.Value)) {
			n++
		}
	}
	return n
}

// crossed says whether the segment from x0, y0 to x1, y1 (x0 <= x1) runs
// through b.
func (b box) crossed(x0, y0, x1, y1 float64) bool {
	if x1 < b.x0 || x0 > b.x1 {
		return false
	}
	from, to := y0, y1
	if x1 > x0 {
		slope := (y1 - y0) / (x1 - x0)
		from = y0 + slope*(max(x0, b.x0)-x0)
		to = y0 + slope*(min(x1, b.x1)-x0)
	}
	return max(from, to) > b.y0 && min(from, to) < b.y1
}
