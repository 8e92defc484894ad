package desk

import (
	"slices"
	"strings"

	"kompas/app"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// lang is the language in which figures are written.
func lang(r *web.Request) string { return string(r.P.Lang) }

// point draws one figure; one that may not be shown interrupts the line.
func point(s *figure.Shown) chart.Point {
	p := chart.Point{At: s.Period().StartYears(), Label: s.Period().String(), Provisional: s.Provisional(), Break: s.BreakBefore(),
		Step: int(s.Period().Kind())}
	v, ok := s.Value()
	p.Value, p.Missing = v, !ok
	if low, high, ok := s.Bounds(); ok {
		p.Low, p.High = low, high
	}
	return p
}

func chartPoints(r *web.Request, list []figure.Shown) []chart.Point {
	out := make([]chart.Point, len(list))
	first, last := -1, -1
	for k := range list {
		out[k] = point(&list[k])
		if out[k].Missing {
			out[k].Text = r.P.Code(list[k].Reason())
		} else if last = k; first < 0 {
			first = k
		}
	}
	for _, k := range []int{first, last} { // of the figures only the ends of a line are written; the table writes the rest
		if k >= 0 {
			out[k].Text = list[k].Text(lang(r))
		}
	}
	return chart.InOrder(out)
}

// chartTarget draws the target of an indicator; nil when none was set.
func chartTarget(r *web.Request, v app.IndicatorView) *chart.Target {
	if !v.HasGoal {
		return nil
	}
	return &chart.Target{At: figure.Years(v.Target.By.Start()), Label: v.Target.By.String(), Value: v.Target.Value,
		Name: r.P.T("cijfer.doel", "Doel {0}", v.Target.By.String()), Text: targetText(r, v)}
}

// targetText writes the value of a target: 70%, 20% tot 30%.
func targetText(r *web.Request, v app.IndicatorView) string {
	write := func(x float64) string { return figure.Format(x, decimalsIn(x), v.Unit, lang(r)) }
	if v.Target.Kind == figure.KeepBetween {
		return r.P.T("cijfer.tussen", "{0} tot {1}", write(v.Target.Lo), write(v.Target.Hi))
	}
	return write(v.Target.Value)
}

// decimalsIn is how many decimals a typed number has, at most two.
func decimalsIn(x float64) int {
	text := strings.TrimRight(figure.FormatNumber(x, 2, figure.English), "0")
	_, behind, _ := strings.Cut(text, ".")
	return len(behind)
}

// trend draws the figures of an indicator in time, beside comparable municipalities when there are any.
func trend(r *web.Request, id, own string, v app.IndicatorView) chart.Trend {
	decimals := 0
	if v.Latest.Present() {
		decimals = v.Latest.Decimals()
	}
	t := chart.Trend{ID: id, Title: v.Name + ", " + own, Desc: trendWords(r, own, v), Own: chart.Line{Name: own, Points: chartPoints(r, v.Series)},
		Target: chartTarget(r, v), Format: func(x float64) string { return figure.FormatNumber(x, decimals, lang(r)) },
		BreakNote: r.P.T("cijfer.breuk", "anders gemeten"), ProvisionalNote: r.P.T("cijfer.voorlopig", "voorlopig")}
	if v.Unit == figure.Percent {
		t.Unit = "%"
	}
	if len(v.Peers.Median) > 0 {
		t.Others = []chart.Line{{Name: r.P.T("cijfer.vergelijkbaar", "Vergelijkbare gemeenten"), Short: r.P.T("cijfer.vergelijkbaar.kort", "Vergelijkbaar"), Points: chartPoints(r, v.Peers.Median)}}
	}
	markContext(r, &t, v)
	return t
}

// trendWords says in words what a trend shows: from where to where, the margin, the target.
func trendWords(r *web.Request, own string, v app.IndicatorView) string {
	if !slices.ContainsFunc(v.Series, figure.Shown.Present) {
		return r.P.T("cijfer.niets", "Er is nog geen cijfer.")
	}
	alike := slices.DeleteFunc(figure.SinceChange(slices.Clone(v.Series)), func(s figure.Shown) bool {
		return v.Latest.Present() && s.Period().Kind() != v.Latest.Period().Kind()
	})
	var out []string
	switch first, last := web.ComparableEnds(alike); {
	case !last.Present():
	case first.Period() == last.Period() || !v.Latest.Present():
		out = append(out, r.P.T("cijfer.een", "{0}: {1} in {2}.", own, first.Text(lang(r)), first.Period().Text(lang(r))))
	default:
		out = append(out, r.P.T("cijfer.van-naar", "{0}: van {1} in {2} naar {3} in {4}.", own, first.Text(lang(r)), first.Period().Text(lang(r)),
			v.Latest.Text(lang(r)), v.Latest.Period().Text(lang(r))))
	}
	if words := r.ChangeWords(v.Series); words != "" {
		out = append(out, words)
	}
	if b := v.Latest.BoundsText(lang(r)); b != "" {
		out = append(out, r.P.T("cijfer.marge", "Marge {0}.", b))
	}
	if v.HasGoal {
		out = append(out, r.P.T("cijfer.doel-is", "Het doel voor {0} is {1}.", v.Target.By.Text(lang(r)), targetText(r, v)))
	}
	return strings.Join(out, " ")
}

// spark draws an indicator small; the number stands beside it.
func spark(r *web.Request, own string, v app.IndicatorView) chart.Spark {
	return chart.Spark{Label: v.Name + ". " + trendWords(r, own, v), Points: chartPoints(r, v.Series), Target: chartTarget(r, v)}
}

// trendTable gives the figures of a trend as a table.
func trendTable(r *web.Request, t chart.Trend) *ui.Table {
	made := t.Table(chart.TableWords{Row: r.P.T("cijfer.jaar", "Jaar"), Margin: r.P.T("cijfer.marge-kop", "Marge")})
	out := &ui.Table{Caption: t.Title, Hidden: true, Figures: true}
	for i, h := range made.Head {
		out.Columns = append(out.Columns, ui.Column{Name: h, Number: i > 0})
	}
	for _, row := range made.Rows {
		out.Rows = append(out.Rows, append([]string{row.Name}, row.Cells...))
	}
	return out
}

// statusWord dresses the verdict on an indicator; without a verdict it says why there is none.
func statusWord(r *web.Request, v app.IndicatorView) ui.StatusWord {
	if v.Status == "" {
		return ui.StatusWord{Icon: ui.IconQuestion, Tone: ui.ToneRest, Text: r.P.Code(v.Problem)}
	}
	return ui.ProgressStatus(string(v.Status), r.P.Code(string(v.Status)))
}

// notCompared says that no change is concluded, because it was measured in another way in between; empty when it was not.
func notCompared(r *web.Request, v app.IndicatorView) string {
	if !v.Broken {
		return ""
	}
	return r.P.T("omschrijving.geen-oordeel", "Tussen het begin en nu is anders gemeten. Daarom vergelijken we die twee cijfers niet. Kijk ook of het doel nog past.")
}

// labels are the words that must stand beside a figure, such as "verzonnen voorbeeldcijfer".
func labels(r *web.Request, s figure.Shown) []string {
	var out []string
	for _, code := range s.Labels() {
		out = append(out, r.P.Code(code))
	}
	return out
}

// sourceLine writes where a figure comes from.
func sourceLine(r *web.Request, s figure.Shown) string {
	src := s.Source()
	if src.Name == "" {
		return ""
	}
	parts := []string{src.Name}
	for _, extra := range []string{src.Year, src.Licence, src.Note} {
		if extra != "" {
			parts = append(parts, extra)
		}
	}
	return r.P.T("cijfer.bron", "Bron: {0}.", strings.Join(parts, ", "))
}

// answersLine writes how many people answered.
func answersLine(r *web.Request, s figure.Shown) string {
	n, ok := s.N()
	if !ok {
		return ""
	}
	return r.P.T("cijfer.mensen", "{0} mensen deden mee.", figure.FormatNumber(float64(n), 0, lang(r)))
}

// peerMedian writes the newest middle of comparable municipalities: vergelijkbaar: 31% (2021).
func peerMedian(r *web.Request, v app.IndicatorView) string {
	n := len(v.Peers.Median)
	if n == 0 || !v.Peers.Median[n-1].Present() {
		return ""
	}
	return r.P.T("cijfer.vergelijkbaar-is", "vergelijkbaar: {0} ({1})", v.Peers.Median[n-1].Text(lang(r)), v.Peers.Median[n-1].Period().Text(lang(r)))
}
