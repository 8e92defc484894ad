package web

import (
	"strings"

	"kompas/figure"
	"kompas/web/ui"
)

// How it is said that something else was counted, on every page alike.

// ChangeWords say from when the figures of a series, oldest first, were measured in another way; empty when they never were.
func (r *Request) ChangeWords(series []figure.Shown) string {
	words, last := "", ""
	for i, s := range series {
		if i == 0 || !s.BreakBefore() {
			continue
		}
		if last != "" {
			words = r.P.T("omschrijving.lijst", "{0} en vanaf {1}", orOther(words, last), s.Period().Text(string(r.P.Lang)))
		}
		last = s.Period().Text(string(r.P.Lang))
	}
	if last == "" {
		return ""
	}
	return r.P.T("omschrijving.anders", "Vanaf {0} anders gemeten: vergelijk niet met de tijd ervoor.", orOther(words, last))
}

// ComparableEnds are the first and the last figure that can be shown of a series, oldest first, since the last change of method and
// of periods of one kind. They are the same when there is one, and no figures when there is none.
func ComparableEnds(series []figure.Shown) (first, last figure.Shown) {
	if in := figure.InStep(figure.SinceChange(series)); len(in) > 0 {
		return in[0], in[len(in)-1]
	}
	return figure.Shown{}, figure.Shown{}
}

// FromTo says from where to where a series went as far as it can be compared, and from when it was measured in another way.
func (r *Request) FromTo(series []figure.Shown) string {
	lang := string(r.P.Lang)
	first, last := ComparableEnds(series)
	words := ""
	switch {
	case !last.Present():
	case first.Period() == last.Period():
		words = r.P.T("omschrijving.een", "{0} in {1}.", last.Text(lang), last.Period().Text(lang))
	default:
		words = r.P.T("wijken.van-naar", "Van {0} in {1} naar {2} in {3}.", first.Text(lang), first.Period().Text(lang), last.Text(lang), last.Period().Text(lang))
	}
	return strings.TrimSpace(words + " " + r.ChangeWords(series))
}

func orOther(words, other string) string {
	if words == "" {
		return other
	}
	return words
}

// changedWords are the definitions of a change, the older one first.
func (r *Request) changedWords(c figure.DefinitionChange) [2]string {
	return [2]string{r.DefinitionWords(c.Before), r.DefinitionWords(c.After)}
}

// DefinitionWords write a definition in the language of the page.
func (r *Request) DefinitionWords(d figure.Definition) string {
	switch {
	case string(r.P.Lang) == figure.English && d.TextEN != "":
		return d.TextEN
	case d.Text == "":
		return r.P.T("omschrijving.geen", "Geen omschrijving")
	}
	return d.Text
}

// WithDefinitions puts behind the rows of a table, one for each period, what was counted in it, when that became another.
func (r *Request) WithDefinitions(t *ui.Table, changes []figure.DefinitionChange, periods []figure.Period) {
	was := ""
	for _, c := range changes {
		if c.Reworded() {
			was = r.DefinitionWords(c.Before)
			break
		}
	}
	if was == "" {
		return
	}
	t.Columns = append(t.Columns, ui.Column{Name: r.P.T("omschrijving.kop", "Wat is geteld")})
	for i := range t.Rows {
		words := ""
		if i < len(periods) {
			words = was
			for _, c := range changes {
				if c.Reworded() && c.From.Compare(periods[i]) <= 0 {
					words = r.DefinitionWords(c.After)
				}
			}
		}
		t.Rows[i] = append(t.Rows[i], words)
	}
}
