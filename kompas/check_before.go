package kompas

import (
	"slices"
	"strings"
)

// What rules look at before a compass, and in policy beside it.

// lookUnagreedTerm: a text leans on a word that can mean anything.
func lookUnagreedTerm(l *checkLook) {
	for _, t := range l.Terms {
		if !t.Abstract || t.Agreed != "" {
			continue
		}
		for _, a := range l.Ambitions {
			if usesTerm(a.Text, t.Term) {
				f := l.say(CheckAmbition, string(a.ID), a.Text, t.Term)
				f.Step, f.About = StepMonitoring, string(t.ID)
			}
		}
		for _, r := range l.Results {
			if usesTerm(r.Text, t.Term) {
				f := l.say(CheckResult, string(r.ID), r.Text, t.Term)
				f.Step, f.About = StepResult, string(t.ID)
			}
		}
	}
}

// usesTerm says whether a text uses a term: as a word, or as the beginning of one (armoede in armoedeval).
func usesTerm(text, term string) bool {
	text, term = Fold(text), Fold(term)
	for at := 0; term != ""; {
		i := strings.Index(text[at:], term)
		if i < 0 {
			return false
		}
		if at += i; at == 0 || !isLetter(text[:at]) {
			return true
		}
		at += len(term)
	}
	return false
}

// isLetter says whether a text ends in a letter.
func isLetter(text string) bool {
	last := []rune(text)[len([]rune(text))-1]
	return last >= 'a' && last <= 'z' || last == '-' || last > 127
}

// lookUntold: a level that was not told of the compass cannot carry it.
func lookUntold(l *checkLook) {
	for _, level := range SupportLevels() {
		told := slices.ContainsFunc(l.Support, func(s SupportBase) bool { return s.Level == level && s.IntroducedOn != "" })
		if !told {
			l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title, CheckWord("verteld_aan_"+string(level))).About = string(level)
		}
	}
}

// lookUnaligned: nobody laid what people want beside the policy that there is.
func lookUnaligned(l *checkLook) {
	if len(l.Ambitions) > 0 && !l.Aligned {
		l.say(CheckCompass, string(l.Compass.ID), l.Compass.Title)
	}
}
