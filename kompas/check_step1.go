package kompas

import (
	"slices"
	"strings"
)

// Rules of step 1: ambitions and what they rest on.

func monitoringRules() []CheckRule {
	return []CheckRule{
		{Code: "KC-101", Severity: Warns, Step: StepMonitoring, Basis: true, Wording: true, look: lookInward},
		{Code: "KC-102", Severity: Warns, Step: StepMonitoring, Wording: true, look: lookNobody},
		{Code: "KC-103", Severity: Tips, Step: StepMonitoring, Wording: true, look: lookInwardToo},
		{Code: "KC-104", Severity: Warns, Step: StepMonitoring, Wording: true, look: lookManyThemes},
		{Code: "KC-105", Severity: Warns, Step: StepMonitoring, look: lookUnfounded},
		{Code: "KC-106", Severity: Tips, Step: StepMonitoring, look: lookOneSided},
		{Code: "KC-107", Severity: Warns, Step: StepMonitoring, look: lookUnaligned},
		{Code: "KC-108", Severity: Tips, Step: StepMonitoring, look: lookUncompared},
		{Code: "KC-111", Severity: Tips, Step: StepMonitoring, look: lookNoTalk},
		{Code: "KC-113", Severity: Tips, Step: StepMonitoring, Wording: true, look: lookLong},
	}
}

// ambitionsWhere says something about the ambitions whose text is so.
func (l *checkLook) ambitionsWhere(so func(reading) bool) {
	for _, a := range l.Ambitions {
		if so(l.reading(a.Text)) {
			l.say(CheckAmbition, string(a.ID), a.Text)
		}
	}
}

func lookInward(l *checkLook) {
	l.ambitionsWhere(func(r reading) bool { return r.transformation() && !r.residents() })
}

func lookInwardToo(l *checkLook) {
	l.ambitionsWhere(func(r reading) bool { return r.transformation() && r.residents() })
}

// lookNobody: a neighbourhood names its people, in a way.
func lookNobody(l *checkLook) {
	if l.Compass.GroupName != "" {
		return
	}
	for _, a := range l.Ambitions {
		r := l.reading(a.Text)
		if r.transformation() || r.residents() {
			continue
		}
		f := l.say(CheckAmbition, string(a.ID), a.Text)
		if r.any(func(word string) bool {
			return slices.ContainsFunc([]string{"wijk", "buurt", "dorp"}, func(place string) bool { return strings.Contains(word, place) })
		}) {
			f.Severity = Tips
		}
	}
}

func lookManyThemes(l *checkLook) {
	l.ambitionsWhere(func(r reading) bool { return r.themes() >= mostThemes })
}

func lookUnfounded(l *checkLook) {
	for _, a := range l.Ambitions {
		if len(a.Evidence) == 0 {
			l.say(CheckAmbition, string(a.ID), a.Text)
		}
	}
}

func lookOneSided(l *checkLook) {
	for _, a := range l.Ambitions {
		var kinds []InsightKind
		for _, i := range l.Insights {
			if slices.Contains(a.Evidence, i.ID) && !slices.Contains(kinds, i.Kind) {
				kinds = append(kinds, i.Kind)
			}
		}
		if len(kinds) == 1 && (kinds[0] == "cijfer" || kinds[0] == "ervaring") {
			l.say(CheckAmbition, string(a.ID), a.Text)
		}
	}
}

func lookNoTalk(l *checkLook) {
	for _, t := range l.Talks {
		if t.Step == StepMonitoring && t.Held && len(t.Perspectives) > 1 {
			return
		}
	}
	l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title)
}

func lookLong(l *checkLook) {
	long := func(text string) bool { return l.reading(text).longest > mostWords }
	for _, a := range l.Ambitions {
		if long(a.Text) {
			l.say(CheckAmbition, string(a.ID), a.Text)
		}
	}
	for _, r := range l.Results {
		if long(r.Text) {
			l.say(CheckResult, string(r.ID), r.Text).Step = StepResult
		}
	}
	for _, c := range l.Contributions {
		if long(c.Statement) {
			f := l.say(CheckActivity, string(c.ActivityID), c.Organisation)
			f.Step, f.About = StepActivities, c.ID
		}
	}
}
