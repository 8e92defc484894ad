package desk

import (
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/stat"
)

// extremes are the areas with the highest and the lowest figure among some.
type extremes struct {
	high, low         []string
	highText, lowText string
	count             int
}

func (p figuresPage) extremes() extremes {
	var e extremes
	var most, least float64
	for _, part := range p.Parts.Figures {
		v, ok := part.Figure.Value()
		if !ok || !part.Inside {
			continue
		}
		if e.count == 0 || v > most {
			most, e.high, e.highText = v, nil, part.Figure.Text(p.lang())
		}
		if e.count == 0 || v < least {
			least, e.low, e.lowText = v, nil, part.Figure.Text(p.lang())
		}
		if v == most {
			e.high = append(e.high, part.Name)
		}
		if v == least {
			e.low = append(e.low, part.Name)
		}
		e.count++
	}
	return e
}

// fewToCompare is the number of figures from which highest and lowest mean something.
const fewToCompare = 3

// headline states the finding in words: first the sentence that counts, then what belongs with it.
func (p figuresPage) headline() (finding, rest string) {
	if len(p.Parts.Figures) > 1 && p.Level != p.Place.Level {
		return p.partsFinding()
	}
	if !p.Own.Present() {
		return p.P.T("wijken.geen", "{0}: {1}.", p.Place.Name, lowerFirst(p.P.Code(p.Own.Reason()))), ""
	}
	finding = p.P.T("wijken.eigen", "{0}: {1} in {2}.", p.Place.Name, p.Own.Text(p.lang()), p.period(p.Own.Period()))
	switch {
	case p.Place.Level != area.Municipality && p.Parts.Whole.Present() && p.Parts.Frame.Code != p.Area:
		rest = p.P.T("wijken.heel", "In heel {0}: {1}.", p.Parts.Frame.Name, p.Parts.Whole.Text(p.lang()))
	case p.Place.Level == area.Municipality && len(p.Rows) > 0 && p.Rows[0].Indicator.Key == p.Indicator:
		rest = p.besideWords(p.Rows[0])
	}
	return finding, rest
}

func (p figuresPage) partsFinding() (finding, rest string) {
	e := p.extremes()
	areas := lowerFirst(levelsWord(p.Request, p.Level))
	switch {
	case e.count == 0 && !p.Own.Present():
		return p.P.T("wijken.geen", "{0}: {1}.", p.Place.Name, lowerFirst(p.P.Code(p.Own.Reason()))), ""
	case e.count < fewToCompare:
		finding = p.P.T("wijken.te-weinig", "Te weinig cijfers om {0} te vergelijken.", areas)
	case e.highText == e.lowText:
		finding = p.P.T("wijken.gelijk", "Alle {0} hebben hetzelfde cijfer: {1}.", areas, e.highText)
	default:
		finding = p.P.T("wijken.hoog-laag", "Het hoogst in {0} ({1}), het laagst in {2} ({3}).", p.some(e.high), e.highText, p.some(e.low), e.lowText)
	}
	var more []string
	if p.Own.Present() {
		more = append(more, p.P.T("wijken.eigen", "{0}: {1} in {2}.", p.Place.Name, p.Own.Text(p.lang()), p.period(p.Own.Period())))
	}
	if e.count >= fewToCompare && p.sampled() {
		more = append(more, p.P.T("wijken.geen-marge", "De marge is niet bekend. Kleine verschillen zeggen daarom niets."))
	}
	return finding, strings.Join(more, " ")
}

// sampled says whether the figures are survey figures without a margin.
func (p figuresPage) sampled() bool {
	for _, part := range p.Parts.Figures {
		if part.Figure.Present() {
			_, _, known := part.Figure.Bounds()
			return part.Figure.Basis() == figure.Sample && !known
		}
	}
	return false
}

// besideWords says where a figure lies among comparable municipalities.
func (p figuresPage) besideWords(b app.Beside) string {
	switch stat.PeerCode(b.Verdict) {
	case stat.PeerTooFew:
		return p.P.Code(b.Verdict) + "."
	case stat.PeerMiddle, stat.PeerHigher, stat.PeerLower, stat.PeerFarHigher, stat.PeerFarLower:
		if b.Median.Present() {
			return p.P.T("wijken.naast", "Naast vergelijkbare gemeenten: {0}. Het middelste cijfer is {1}.", lowerFirst(p.P.Code(b.Verdict)), b.Median.Text(p.lang()))
		}
	}
	if b.Median.Present() {
		return p.P.T("wijken.middelste", "Het middelste cijfer van vergelijkbare gemeenten is {0}. {1}.", b.Median.Text(p.lang()), p.P.Code(b.Verdict))
	}
	return ""
}

// some lists at most three names.
func (p figuresPage) some(names []string) string {
	if len(names) > 3 {
		return p.P.T("wijken.en-meer", "{0} en nog {1} andere", strings.Join(names[:2], ", "), len(names)-2)
	}
	return p.list(names)
}

// list writes names as people say them: "a, b en c".
func (p figuresPage) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return p.P.T("wijken.en", "{0} en {1}", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}

func (p figuresPage) period(x figure.Period) string { return x.Text(p.lang()) }

// periodLabel names the choice of a period: a year, or something shorter.
func (p figuresPage) periodLabel() string {
	if period, err := figure.ParsePeriod(p.Period); err == nil && period.Kind() != figure.Year {
		return p.P.T("invoer.periode-kort", "Periode")
	}
	return p.P.T("wijken.jaar", "Jaar")
}

// shownPeriod is the period of the figures on the map.
func (p figuresPage) shownPeriod() string {
	period, err := figure.ParsePeriod(p.Period)
	if err != nil {
		return ""
	}
	return p.period(period)
}

func lowerFirst(s string) string {
	if s == "" || len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' { // an abbreviation
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// notices say where the answer differs from what was asked, and where figures are lacking.
func (p figuresPage) notices() []string {
	var out []string
	if p.NoPeriod != "" {
		asked, _ := figure.ParsePeriod(p.NoPeriod)
		out = append(out, p.P.T("wijken.geen-jaar", "Over {0} zijn er geen cijfers van dit onderwerp. U ziet {1}.", p.period(asked), p.shownPeriod()))
	}
	var without []string
	for _, l := range p.Levels {
		if !l.HasFigures {
			name := p.levelChoice(l)
			if !l.Level.Own() { // an own division is written as it is called
				name = lowerFirst(name)
			}
			without = append(without, name)
		}
	}
	if len(without) > 0 {
		out = append(out, p.P.T("wijken.geen-niveau", "Van dit onderwerp zijn er geen cijfers over {0}.", p.list(without)))
	}
	return append(append(out, p.boundaryWords()...), p.ownAreaWords()...)
}

func (p figuresPage) partFigures() []figure.Shown {
	out := make([]figure.Shown, len(p.Parts.Figures))
	for i, part := range p.Parts.Figures {
		out[i] = part.Figure
	}
	return out
}
