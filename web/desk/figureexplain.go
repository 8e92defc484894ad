package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// formula shows how the figure of the area comes about.
func (p figuresPage) formula() ui.Formula {
	f := ui.Formula{ID: "berekening", Title: p.P.T("wijken.berekening", "Zo komt dit cijfer tot stand"), Is: p.P.T("wijken.is", "is"), Outcome: p.Own.Text(p.lang())}
	f.Notes = []string{p.P.T("wijken.berekening-over", "{0}, {1}.", p.Place.Name, p.period(p.Own.Period()))}
	number := func(s figure.Shown) string { return s.Text(p.lang()) }
	n, hasN := p.Own.N()
	switch {
	case p.Formula.Known():
		f.Top, f.Of = number(p.Formula.Top), p.P.T("wijken.van-de", "van de {0}", number(p.Formula.Whole))
		if p.About.Unit == figure.PerMille {
			f.Of = p.P.T("wijken.van-de-1000", "van de {0}, gerekend per 1.000,", number(p.Formula.Whole))
		}
		if top, whole := p.Formula.TopName, p.Formula.WholeName; top.Key != "" {
			f.Notes = append(f.Notes, p.P.T("wijken.teller-noemer", "{0}: {1}. {2}: {3}.", number(p.Formula.Top), p.name(top), number(p.Formula.Whole), p.name(whole)))
		}
	case p.Own.Unit() == figure.Count:
		f.Notes = append(f.Notes, p.P.T("wijken.alleen-geteld", "Dit is een aantal. Er wordt niets omgerekend."))
	case hasN && p.About.Own() && p.About.Publisher == "":
		f.Notes = append(f.Notes, p.P.T("wijken.uit-eigen-antwoorden", "Berekend uit ongeveer {0} antwoorden. Precieze aantallen laten we niet zien, zodat niemand te herkennen is.",
			figure.FormatNumber(float64(n), 0, p.lang())))
	case hasN:
		f.Notes = append(f.Notes, p.P.T("wijken.uit-antwoorden", "Berekend uit {0} antwoorden. De bron geeft de uitkomst, niet het aantal dat ‘ja’ zei.",
			figure.FormatNumber(float64(n), 0, p.lang())))
	default:
		f.Notes = append(f.Notes, p.P.T("wijken.alleen-uitkomst", "De bron geeft alleen de uitkomst. Uit welke aantallen die is berekend, staat niet in de tabel."))
	}
	if p.Own.Provisional() {
		f.Notes = append(f.Notes, p.P.T("wijken.nog-voorlopig", "Dit cijfer is voorlopig. De bron kan het nog bijstellen."))
	}
	return f
}

// citation is how to refer to the figure of the area: who published it, when, in which table, of what, and when it was read.
func (p figuresPage) citation() string {
	src := p.Own.Source()
	who := src.Name
	if p.About.Publisher != "" {
		who = p.About.Publisher
	}
	if src.Year != "" {
		who += " (" + src.Year + ")"
	}
	table := p.About.SourceTable
	if src.ID != "" {
		table = p.P.T("wijken.citaat-tabel", "Tabel {0}", src.ID)
	}
	parts := []string{who}
	if table != "" {
		parts = append(parts, table)
	}
	parts = append(parts, p.P.T("wijken.citaat-cijfer", "{0}, {1}, {2}: {3}", p.name(p.About), p.Place.Name, p.period(p.Own.Period()), p.asKnown(p.Own.Text(p.lang()))))
	if src.Licence != "" {
		parts = append(parts, upperFirst(p.P.T("wijken.licentie", "licentie {0}", p.P.Code(src.Licence))))
	}
	parts = append(parts, p.P.T("wijken.geraadpleegd", "Geraadpleegd op {0} via het Kompas van {1}", p.P.DateText(p.App.Today()), p.Actor.Space.Name))
	if p.About.URL != "" && (src.ID == "" || strings.Contains(p.About.URL, src.ID)) { // a year may have a table of its own
		parts = append(parts, p.About.URL)
	}
	return strings.Join(parts, ". ")
}

// besideName is what the areas of the ranking are set beside: the area of the page among its neighbours, else the whole.
func (p figuresPage) besideName() string {
	if p.amongNeighbours() {
		return p.Place.Name
	}
	return p.Parts.Frame.Name
}

// amongNeighbours says that the area of the page is itself one of the areas of the ranking.
func (p figuresPage) amongNeighbours() bool {
	return slices.ContainsFunc(p.Parts.Figures, func(x app.Part) bool { return x.Code == p.Area })
}

// besideCode writes how an area stands beside the others; empty when nothing was judged.
func (p figuresPage) besideCode(code figure.DifferenceCode) string {
	if code == "" {
		return ""
	}
	return p.P.Code(string(code))
}

// differs says whether an area may be set bold: only what stays clear after looking at all areas together.
func (p figuresPage) differs(part app.Part) bool {
	return !p.amongNeighbours() && (part.Beside == figure.ClearlyHigher || part.Beside == figure.ClearlyLower)
}

// rankingFinding says in one sentence which areas really differ. Of a register that is what stands there; of a survey without
// margin nothing can be said.
func (p figuresPage) rankingFinding() string {
	var higher, lower []string
	unclear, unknown := 0, 0
	for _, part := range p.ranked().rows {
		switch part.Beside {
		case figure.ClearlyHigher:
			higher = append(higher, part.Name)
		case figure.ClearlyLower:
			lower = append(lower, part.Name)
		case figure.NotClearlyApart:
			unclear++
		case figure.DifferenceUnknown, figure.DifferenceGuessed, figure.DifferenceUnlike:
			unknown++
		}
	}
	beside := p.besideName()
	var out []string
	if len(higher) > 0 {
		out = append(out, p.P.T("wijken.ligt-hoger", "Duidelijk hoger dan {0}: {1}.", beside, p.some(higher)))
	}
	if len(lower) > 0 {
		out = append(out, p.P.T("wijken.ligt-lager", "Duidelijk lager dan {0}: {1}.", beside, p.some(lower)))
	}
	switch {
	case unclear > 0 && len(out) > 0:
		out = append(out, p.P.T("wijken.rest-te-klein", "Bij de andere is het verschil te klein om zeker te weten."))
	case unclear > 0:
		out = append(out, p.P.T("wijken.alle-te-klein", "Geen ervan verschilt duidelijk van {0}.", beside))
	case unknown > 0:
		out = append(out, p.P.T("wijken.zonder-marge", "De marge is niet bekend. Of deze cijfers echt van elkaar verschillen, is niet te zeggen."))
	}
	return strings.Join(out, " ")
}

// stripFinding says in one sentence where the municipality stands among the others.
func (p figuresPage) stripFinding(part stripPart) string {
	var words []string
	count := map[string]int{}
	for _, b := range part.Rows {
		if b.Own.Present() {
			if count[b.Verdict] == 0 {
				words = append(words, b.Verdict)
			}
			count[b.Verdict]++
		}
	}
	for i, code := range words {
		words[i] = p.P.T("wijken.bij-zoveel", "{0} bij {1}", lowerFirst(p.P.Code(code)), count[code])
	}
	if len(words) == 0 {
		return ""
	}
	if len(part.Rows) == 1 {
		return upperFirst(strings.TrimSuffix(words[0], " "+p.P.T("wijken.bij-een", "bij 1"))) + "."
	}
	return upperFirst(p.list(words)) + " " + p.P.T("wijken.van-de-onderwerpen", "van de {0} onderwerpen.", len(part.Rows))
}

// aim draws the first target that was agreed about the figure; nil when there is none.
func (p figuresPage) aim() *chart.Target {
	if len(p.Aims) == 0 {
		return nil
	}
	t := p.Aims[0].Target
	out := &chart.Target{At: figure.Years(t.By.Start()), Label: t.By.String(), Value: t.Value, Name: p.P.T("cijfer.doel", "Doel {0}", t.By.String()), Text: p.aimText(t)}
	if t.Kind == figure.KeepBetween {
		out.Value = t.Hi
	}
	return out
}

// aimText writes the value of a target.
func (p figuresPage) aimText(t figure.Target) string {
	write := func(x float64) string { return figure.Format(x, decimalsIn(x), p.About.Unit, p.lang()) }
	if t.Kind == figure.KeepBetween {
		return p.P.T("cijfer.tussen", "{0} tot {1}", write(t.Lo), write(t.Hi))
	}
	return write(t.Value)
}

// aimWords say what was agreed, and in which result.
func (p figuresPage) aimWords(a app.FigureAim) string {
	return p.P.T("wijken.doel-regel", "{0} {1} in {2}", p.P.Code(string(a.Target.Kind)), p.aimText(a.Target), a.Target.By.String())
}

// toAim leads to the result that wants it.
func (p figuresPage) toAim(a app.FigureAim) string {
	return p.Space("kompassen", a.Compass, "resultaten", strconv.Itoa(a.Result))
}

// partsTable gives every area on the map, by name.
func (p figuresPage) partsTable() *ui.Table {
	parts := slices.Clone(p.Parts.Figures)
	slices.SortStableFunc(parts, func(a, b app.Part) int { return cmp.Compare(area.Fold(a.Name), area.Fold(b.Name)) })
	return p.tableOf(parts)
}

// tableOf gives the figures of areas in their order, with their margin, what they rest on and how they stand beside the others.
func (p figuresPage) tableOf(parts []app.Part) *ui.Table {
	t := &ui.Table{Caption: p.name(p.About) + ", " + p.about(), Hidden: true, Figures: true, Program: p.mapForPrograms(), Columns: []ui.Column{
		{Name: levelWord(p.Request, p.Level)}, {Name: p.P.T("wijken.cijfer", "Cijfer"), Number: true}}}
	for _, part := range parts {
		t.Rows = append(t.Rows, []string{part.Name, p.FigureWords(part.Figure)})
	}
	add := func(column ui.Column, text func(app.Part) string) {
		if slices.ContainsFunc(parts, func(x app.Part) bool { return text(x) != "" }) {
			t.Columns = append(t.Columns, column)
			for i, part := range parts {
				t.Rows[i] = append(t.Rows[i], text(part))
			}
		}
	}
	add(ui.Column{Name: p.P.T("wijken.marge-kop", "Marge"), Number: true}, func(x app.Part) string { return x.Figure.BoundsText(p.lang()) })
	add(ui.Column{Name: p.P.T("wijken.stand", "Stand")}, func(x app.Part) string { return p.FlagWords(x.Figure) })
	add(ui.Column{Name: p.P.T("wijken.antwoorden", "Antwoorden"), Number: true}, func(x app.Part) string { return answers(p.Request, x.Figure) })
	add(ui.Column{Name: p.P.T("wijken.vergeleken-met", "Vergeleken met {0}", p.besideName())}, func(x app.Part) string { return p.besideCode(x.Beside) })
	return t
}

// answers writes on how many answers a figure of a sample rests; empty when that is not known.
func answers(r *web.Request, s figure.Shown) string {
	n, ok := s.N()
	if !ok || s.Basis() != figure.Sample {
		return ""
	}
	return figure.FormatNumber(float64(n), 0, lang(r))
}

// hasBeside says whether there is another municipality to stand beside, or one that was asked for.
func (p figuresPage) hasBeside() bool {
	return p.Peers != nil && len(p.Rows) > 0 && (len(p.Peers.Members) > 0 || len(p.Beside) > 0)
}

// answeredWords say on how many answers the newest figure of a series rests; empty when that is not known.
func (p figuresPage) answeredWords(list []figure.Shown) string {
	for i := len(list) - 1; i >= 0; i-- {
		if n := answers(p.Request, list[i]); n != "" {
			return p.P.T("wijken.gaven-antwoord", "{0} mensen gaven antwoord in {1}.", n, p.period(list[i].Period()))
		}
	}
	return ""
}

// otherWays are the pages that show more figures than one.
func (p figuresPage) otherWays() []ui.Link {
	out := []ui.Link{
		{Text: catalogueTitle(p.Request), URL: p.Space("wijken", "catalogus")},
		{Text: p.P.T("vergelijk.met-ander", "Vergelijk {0} met een ander gebied", p.Place.Name), URL: comparing(p.Request, p.Area, "")},
	}
	if area.MunicipalityOf(p.Area) != "" {
		out = append(out, ui.Link{Text: p.P.T("reeksen.naar", "Zet de ontwikkeling naast elkaar"), URL: p.linesOf()})
	}
	return out
}
