package desk

import (
	"slices"

	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
)

// levelOf is about whom an indicator says something, as its form begins.
func levelOf(i kompas.Indicator) kompas.IndicatorLevel {
	if i.Level == "" {
		return kompas.Society
	}
	return i.Level
}

// newIndicator is how the form of an indicator begins.
func newIndicator() kompas.Indicator {
	return kompas.Indicator{Nature: figure.Experience, Unit: figure.Percent, Basis: figure.Sample}
}

// countingOf is how an indicator adds up, where there is a choice.
func countingOf(i kompas.Indicator) string {
	if slices.Contains(kompas.Countings(), i.NumberKind) {
		return string(i.NumberKind)
	}
	return ""
}

// moreOfIndicator says whether the depth of an indicator stands open: something in it was filled in, or refused.
func moreOfIndicator(f web.FormView, i kompas.Indicator) bool {
	return len(f.Summary()) > 0 || i.Aspect != "" || levelOf(i) != kompas.Society || i.Frequency != nil || i.SourcePublisher != "" || i.IsSensitive
}

// depthOf names what was said of an indicator beyond its first form.
func depthOf(r *web.Request, i kompas.Indicator) []string {
	var out []string
	if i.Aspect != "" {
		out = append(out, r.P.Code("aspect_"+string(i.Aspect)))
	}
	if levelOf(i) != kompas.Society {
		out = append(out, r.P.Code("indicatorniveau_"+string(i.Level)))
	}
	if i.Frequency != nil {
		out = append(out, r.P.T("indicator.elke", "Elke {0} maanden gemeten", *i.Frequency))
	}
	return out
}
