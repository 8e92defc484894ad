package kompas

import "slices"

// Rules about what was looked at and what is measured again.

// lookUncompared: nobody opened the figure in front of a result beside comparable municipalities, and by area or group.
func lookUncompared(l *checkLook) {
	for _, a := range l.Ambitions {
		at := slices.IndexFunc(l.Results, func(r CheckedResult) bool { return r.AmbitionID == a.ID && l.Uncompared[r.Edition.ID] != "" })
		if at >= 0 {
			l.say(CheckAmbition, string(a.ID), a.Text).About = l.Uncompared[l.Results[at].Edition.ID]
		}
	}
}

// lookNoRepeat: there is a first measurement, and nothing says when the next one is: not how often the indicator is
// measured, nor an instrument that asks every year.
func lookNoRepeat(l *checkLook) {
	for _, r := range l.Results {
		for _, b := range r.Bound {
			often := b.Indicator.Frequency != nil && *b.Indicator.Frequency > 0 || slices.ContainsFunc(l.Instruments, func(u InstrumentUse) bool {
				return u.State.InUse() && u.Times != nil && *u.Times > 0 && slices.Contains(u.Indicators, b.Indicator.ID)
			})
			if l.Once[b.Indicator.ID] && b.Link.BaselinePeriod != "" && !often {
				l.sayBound(r, b)
			}
		}
	}
}
