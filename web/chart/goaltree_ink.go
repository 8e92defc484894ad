package chart

// page is how a tree looks in a page: the style sheet says it.
type page struct{}

func (page) head() markup { return `class="kolomkop"` }

func (page) line(l TreeLine) markup {
	switch {
	case l.Chosen && l.Assumed:
		return `class="tak tak--gekozen tak--aanname"`
	case l.Chosen:
		return `class="tak tak--gekozen"`
	case l.Assumed:
		return `class="tak tak--aanname"`
	}
	return `class="tak"`
}

func (page) doubt() (circle, sign markup) {
	return `class="vraagrond"`, `class="vraagteken" text-anchor="middle"`
}

func (page) box(c TreeCard) markup {
	if c.Kind == TreeFolded {
		return `class="stapel-kaart"`
	}
	return ``
}

func (page) text(TreeCard) markup { return `class="kn-t"` }

func (page) note(TreeCard) markup { return `class="kn-s"` }

func (page) hint() (circle, number markup) {
	return `class="hintrond"`, `class="hintnr" text-anchor="middle"`
}

func (page) open(p *pen, c TreeCard) {
	p.raw(`<a id="`)
	p.id(c.ID, ``)
	p.raw(`" class="knoop`)
	p.raw([...]markup{` knoop--ambitie`, ` knoop--resultaat`, ``, ` knoop--x`, ` knoop--x`, ` knoop--x`}[c.Kind])
	if c.Gap {
		p.raw(` knoop--gat`)
	}
	if c.Chosen {
		p.raw(` knoop--gekozen`)
	}
	p.raw(`" href="`)
	p.href(c.URL)
	p.raw(`"><title>`)
	p.linkName(c.Text, "", c.Note)
	if c.Told != "" {
		p.raw(`, `)
		p.text(c.Told)
	}
	p.raw(`</title>`)
}

func (page) shut(p *pen) { p.raw(`</a>`) }

// paper is how a tree looks in a file: each part carries its own colours, those of the house.
type paper struct{}

func (paper) head() markup { return `font-size="14" font-weight="600" fill="#5d6568"` }

func (paper) line(l TreeLine) markup {
	switch {
	case l.Chosen && l.Assumed:
		return `fill="none" stroke="#0f5c69" stroke-width="4" stroke-dasharray="5 5"`
	case l.Chosen:
		return `fill="none" stroke="#0f5c69" stroke-width="4"`
	case l.Assumed:
		return `fill="none" stroke="#857b6c" stroke-width="2" stroke-dasharray="5 5"`
	}
	return `fill="none" stroke="#857b6c" stroke-width="2"`
}

func (paper) doubt() (circle, sign markup) {
	return `fill="#fff" stroke="#857b6c" stroke-width="1.5"`, `font-size="14" font-weight="700" fill="#37464a" text-anchor="middle"`
}

func (paper) box(c TreeCard) markup {
	switch {
	case c.Gap:
		return `fill="#fff8e6" stroke="#b57b00" stroke-width="2" stroke-dasharray="6 4"`
	case c.Kind == TreeAmbition:
		return `fill="#083840"`
	case c.Chosen && c.Kind == TreeResult:
		return `fill="#dcebec" stroke="#0f5c69" stroke-width="3"`
	case c.Chosen:
		return `fill="#fff" stroke="#0f5c69" stroke-width="3"`
	case c.Kind == TreeResult:
		return `fill="#dcebec" stroke="#b9d6d9" stroke-width="1.2"`
	case c.Kind == TreeNeed:
		return `fill="#fff" stroke="#857b6c" stroke-width="1.2"`
	}
	return `fill="#f6f2ea" stroke="#ddd4c5" stroke-width="1.2"`
}

func (paper) text(c TreeCard) markup {
	if c.Kind == TreeAmbition && !c.Gap {
		return `font-size="15.5" font-weight="600" fill="#fff"`
	}
	return `font-size="15.5" font-weight="600" fill="#12272c"`
}

func (paper) note(c TreeCard) markup {
	switch {
	case c.Gap:
		return `font-size="14" font-weight="600" fill="#744b00"`
	case c.Kind == TreeAmbition:
		return `font-size="14" fill="#fff"`
	}
	return `font-size="14" fill="#37464a"`
}

func (paper) hint() (circle, number markup) {
	return `fill="#744b00"`, `font-size="14" font-weight="700" fill="#fff" text-anchor="middle"`
}

func (paper) open(p *pen, _ TreeCard) { p.raw(`<g>`) }

func (paper) shut(p *pen) { p.raw(`</g>`) }
