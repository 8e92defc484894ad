package chart

// Event is a moment outside the figures that a trend shows as a number at its top; the words stand beside the chart.
type Event struct {
	At   float64 // in years
	Text string  // "1"
}

const markSize = 10 // half the width of a mark

// drawEvents draws the moments as numbered lines; numbers that would touch stand beside each other.
func (t *Trend) drawEvents(p *pen, f *frame) {
	free := f.left
	for _, m := range t.Events {
		if !usable(m.At) || m.At < f.from || m.At > f.until {
			continue
		}
		x := f.x(m.At)
		at := max(x, free+markSize)
		p.line(`class="merklijn"`, at, 2*markSize+2, x, f.top)
		p.line(`class="merklijn"`, x, f.top, x, f.bottom)
		p.circle(`class="merkpunt"`, at, markSize+2, markSize)
		p.label(`class="merktekst" text-anchor="middle"`, at, markSize+7, m.Text)
		free = at + markSize + 2
	}
}
