package chart

// frame places times and values in one drawing of a trend.
type frame struct {
	scale
	w, h                     float64
	left, right, top, bottom float64
	side                     float64 // where labels beside the lines start
	narrow                   bool
	words                    int
	taken                    [6]box // where the first words stand, as many as words says
}

func wideTrend() frame {
	return frame{w: 680, h: 340, left: 40, right: 530, top: 22, bottom: 306, side: 546}
}

func narrowTrend() frame {
	return frame{w: 272, h: 280, left: 40, right: 172, top: 22, bottom: 246, side: 184, narrow: true}
}

func (f *frame) suffix() markup {
	if f.narrow {
		return "s"
	}
	return "b"
}

func (f *frame) x(at float64) float64 {
	if f.until <= f.from {
		return (f.left + f.right) / 2
	}
	return f.left + (at-f.from)/(f.until-f.from)*(f.right-f.left)
}

func (f *frame) y(v float64) float64 {
	return f.bottom - (v-f.low)/(f.high-f.low)*(f.bottom-f.top)
}

// Sizes of the words in charts, as in the style sheet.
const textSize, largeSize, lineHeight = 14, 22, 17

// fit sets the frame around the scale: room for the words on the left, and on
// the right only when there is something to say there.
func (t *Trend) fit(f *frame, s scale) {
	f.scale = s
	words := font{size: textSize}
	widest := 0.0
	for i := range s.ticks.n {
		w := words.width(s.ticks.text[i])
		if i == s.ticks.n-1 {
			w += words.width(t.Unit)
		}
		widest = max(widest, w)
	}
	f.left = max(widest+12, 28)
	beside := t.target() != nil
	for i := range t.Others {
		beside = beside || t.Others[i].last() != nil
	}
	if !beside {
		f.right = f.w - 24
	}
	if t.provisional() {
		f.h += lineHeight
	}
	if t.BreakNote != "" && t.broken() {
		f.top += lineHeight
	}
	if len(t.Events) > 0 {
		f.top += 2*markSize + 4
	}
}

// broken says whether the way of measuring changed in the own line.
func (t *Trend) broken() bool {
	for i := range t.Own.Points {
		if i > 0 && t.Own.Points[i].Break {
			return true
		}
	}
	return false
}

// provisional says whether a note stands under the axis.
func (t *Trend) provisional() bool {
	if t.ProvisionalNote == "" {
		return false
	}
	for i := range t.Own.Points {
		if t.Own.Points[i].Provisional && t.Own.Points[i].known() {
			return true
		}
	}
	return false
}

func (t *Trend) draw(p *pen, f frame, s scale) {
	t.fit(&f, s)
	p.figure(`grafiek`, f.w, f.h, t.ID, f.suffix(), t.Title, t.Desc)
	f.drawTicks(p, t.Unit)
	t.drawTimes(p, &f)
	t.drawMargin(p, &f)
	t.drawEvents(p, &f)
	for i := range t.Others {
		f.drawLine(p, `class="lijn lijn--ander"`, t.Others[i].Points)
	}
	t.drawBreaks(p, &f)
	t.drawTarget(p, &f)
	own := markup(`class="lijn"`)
	if t.Neutral {
		own = `fill="none" stroke="var(--kk-data-ander)" stroke-width="3" stroke-linejoin="round"`
	}
	f.drawLine(p, own, t.Own.Points)
	t.drawPoints(p, &f)
	t.drawBeside(p, &f)
	t.drawOwnWords(p, &f)
	p.raw(`</svg>`)
}

// drawTicks draws the values along the side with their lines.
func (f *frame) drawTicks(p *pen, unit string) {
	for i := range f.ticks.n {
		y := f.y(f.ticks.at[i])
		class := markup(`class="as"`)
		if i == 0 {
			class = `class="as as-nul"`
		}
		p.line(class, f.left, y, f.right, y)
		p.open(`text-anchor="end"`, f.left-8, y+5)
		p.text(f.ticks.text[i])
		if i == f.ticks.n-1 {
			p.text(unit)
		}
		p.raw(`</text>`)
	}
}

// drawTimes writes periods under the axis: the newest first, then as many
// older ones as leave air between them.
func (t *Trend) drawTimes(p *pen, f *frame) {
	free, widest := f.w+10, t.widestTime()
	if target := t.target(); target != nil {
		free = f.time(p, target.At, target.Label, widest, free)
	}
	noted := f.w
	for i := len(t.Own.Points) - 1; i >= 0; i-- {
		point := &t.Own.Points[i]
		if !usable(point.At) || point.At < f.from || point.At > f.until {
			continue
		}
		before := free
		free = f.time(p, point.At, point.Label, widest, free)
		if point.Provisional && point.known() && t.ProvisionalNote != "" {
			noted = t.note(p, f, point, free == before, noted)
		}
	}
}

// note writes under the axis that a point is provisional, with its period when
// that found no place above, and returns what is free left of the note.
func (t *Trend) note(p *pen, f *frame, point *Point, period bool, free float64) float64 {
	words := font{size: textSize}
	half := words.width(t.ProvisionalNote) / 2
	if period {
		half += (words.width(point.Label) + words.width(" ")) / 2
	}
	x := min(max(f.x(point.At), half), f.w-half)
	if x+half > free {
		return free
	}
	p.open(`class="t-ander" text-anchor="middle"`, x, f.bottom+26+lineHeight)
	if period {
		p.text(point.Label)
		p.raw(` `)
	}
	p.text(t.ProvisionalNote)
	p.raw(`</text>`)
	return x - half - 8
}

// widestTime is the width of the widest period under the axis.
func (t *Trend) widestTime() float64 {
	words, widest := font{size: textSize}, 0.0
	for i := range t.Own.Points {
		widest = max(widest, words.width(t.Own.Points[i].Label))
	}
	return widest
}

// time writes a period under the axis if it stays left of free, and returns
// what is free after it. Periods of about the widest width keep an even beat.
func (f *frame) time(p *pen, at float64, words string, widest, free float64) float64 {
	half := max(font{size: textSize}.width(words), min(widest, 60)) / 2
	x := min(max(f.x(at), half), f.w-half)
	if words == "" || x+half > free {
		return free
	}
	p.label(`text-anchor="middle"`, x, f.bottom+26, words)
	return x - half - 10
}

// drawMargin draws the margin as a band, and as a whisker where a point
// stands alone.
func (t *Trend) drawMargin(p *pen, f *frame) {
	points := t.Own.Points
	for i, j := stretch(points, 0, (*Point).hasMargin); i < j; i, j = stretch(points, j, (*Point).hasMargin) {
		if j-i == 1 {
			x := f.x(points[i].At)
			class := markup(`class="snor"`)
			if t.Neutral {
				class = `class="snor snor--ander"`
			}
			p.line(class, x, f.y(points[i].Low), x, f.y(points[i].High))
			continue
		}
		if t.Neutral {
			p.raw(`<path class="balkje" d="M`)
		} else {
			p.raw(`<path class="marge" d="M`)
		}
		for k := i; k < j; k++ {
			if k > i {
				p.raw(` L`)
			}
			p.pair(f.x(points[k].At), f.y(points[k].High))
		}
		for k := j - 1; k >= i; k-- {
			p.raw(` L`)
			p.pair(f.x(points[k].At), f.y(points[k].Low))
		}
		p.raw(` Z"/>`)
	}
}

// drawLine draws the unbroken stretches of a line; a lonely point of a
// comparison becomes a dot, as no other mark shows it.
const ownLine markup = `class="lijn"`

func (f *frame) drawLine(p *pen, attrs markup, points []Point) {
	for i, j := stretch(points, 0, (*Point).known); i < j; i, j = stretch(points, j, (*Point).known) {
		if j-i == 1 {
			dot := markup(`fill="var(--kk-data-ander)"`)
			if attrs == ownLine {
				dot = `class="punt"`
			}
			p.circle(dot, f.x(points[i].At), f.y(points[i].Value), 4.5)
			continue
		}
		p.raw(`<path `)
		p.raw(attrs)
		p.raw(` d="M`)
		for k := i; k < j; k++ {
			if k > i {
				p.raw(` L`)
			}
			p.pair(f.x(points[k].At), f.y(points[k].Value))
		}
		p.raw(`"/>`)
	}
}

// drawBreaks marks where the way of measuring changed.
func (t *Trend) drawBreaks(p *pen, f *frame) {
	points := t.Own.Points
	noted := false
	for i := 1; i < len(points); i++ {
		if !points[i].Break || !usable(points[i].At) || !usable(points[i-1].At) {
			continue
		}
		x := (f.x(points[i].At) + f.x(points[i-1].At)) / 2
		p.line(`class="snor--ander" stroke-dasharray="3 3"`, x, f.top-lineHeight, x, f.bottom)
		if noted || t.BreakNote == "" {
			continue
		}
		noted = true
		words := font{size: textSize}
		note := shorten(t.BreakNote, words, f.w-f.left)
		w := note.width(words)
		left := min(max(x-w/2, f.left), f.w-w)
		p.open(`class="t-ander"`, left, f.top-lineHeight-4)
		p.textLine(note)
		p.raw(`</text>`)
		f.take(box{left, 0, left + w, f.top - lineHeight})
	}
}

// start is where the line to the target begins: the newest own figure before
// the moment of the target, and none once that moment has come.
func (t *Trend) start() *Point {
	last, target := t.Own.last(), t.target()
	if last == nil || target == nil || last.At >= target.At {
		return nil
	}
	return last
}

// drawTarget draws the target as a diamond, and the way to it dashed.
func (t *Trend) drawTarget(p *pen, f *frame) {
	target := t.target()
	if target == nil {
		return
	}
	x, y := f.x(target.At), f.y(target.Value)
	if from := t.start(); from != nil {
		p.line(`class="doel"`, f.x(from.At), f.y(from.Value), x, y)
	}
	p.diamond(x, y, `l8 8-8 8-8-8z"/>`, 8)
}

// diamond draws the mark of a target, size units from middle to corner; path
// draws it from its top.
func (p *pen) diamond(x, y float64, path markup, size float64) {
	p.raw(`<path class="doel-ruit" d="M`)
	p.pair(x, y-size)
	p.raw(path)
}

// crowded is the distance in units below which dots on a line would touch.
const crowded = 15

// drawPoints puts a dot on each own figure where there is room, always on the
// newest one and on those that stand alone. Provisional figures are open.
func (t *Trend) drawPoints(p *pen, f *frame) {
	points, last := t.Own.Points, t.Own.last()
	for i, j := stretch(points, 0, (*Point).known); i < j; i, j = stretch(points, j, (*Point).known) {
		for k := i; k < j; k++ {
			point := &points[k]
			x, y := f.x(point.At), f.y(point.Value)
			roomy := j-i == 1 || (f.x(points[j-1].At)-f.x(points[i].At))/float64(j-i-1) >= crowded
			r := 5.0
			if point == last {
				r = 7
			}
			switch {
			case point != last && !roomy && !point.Provisional:
			case point.Provisional && t.Neutral:
				p.circle(`fill="var(--kk-vlak)" stroke="var(--kk-data-ander)" stroke-width="2.5"`, x, y, r)
			case point.Provisional:
				p.circle(`class="punt punt--leeg"`, x, y, r)
			case t.Neutral:
				p.circle(`fill="var(--kk-data-ander)" stroke="var(--kk-vlak)" stroke-width="2"`, x, y, r)
			default:
				p.circle(`class="punt"`, x, y, r)
			}
		}
	}
}
