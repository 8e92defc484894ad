package kompas

import "kompas/figure"

// CheckFinding (kompascheck-melding) is what a rule of the method says about an object, in the words of its code.
type CheckFinding struct {
	Code   string // KC-202
	Params []any
	About  IndicatorID // the indicator it is about; empty when it is about the object itself
}

// Voices is who took part so far, as the rule on residents looks at it.
type Voices struct {
	ResidentSeats  int // seats of residents and experts by experience that are taken
	ResidentInputs int // what they said, in conversations and on figures
}

// missing gives what the rule on residents (KC-001) says.
func (v Voices) missing() []CheckFinding {
	if v.ResidentSeats == 0 || v.ResidentInputs == 0 {
		return []CheckFinding{{Code: "KC-001"}}
	}
	return nil
}

// AmbitionBlockers lists what must be settled before partners adopt an ambition together. Nobody lifts them here.
func AmbitionBlockers(_ Ambition, v Voices) []CheckFinding { return v.missing() }

// BoundIndicator is an indicator of a result with what is known of its first measurement.
type BoundIndicator struct {
	Indicator Indicator
	Link      ResultIndicator
	Baseline  *float64 // nil when not measured, or not to be shown
}

// ResultBlockers lists what must be settled before partners adopt a result together: residents (KC-001), a horizon that
// somebody chose (KC-202), a target group (KC-204), an indicator (KC-207), targets that lie ahead (KC-212), and for each
// indicator where its figures come from (KC-213).
func ResultBlockers(r SocietalResult, bound []BoundIndicator, v Voices) []CheckFinding {
	out := v.missing()
	if !r.HorizonConfirmed && !namesTime(r.Text) {
		out = append(out, CheckFinding{Code: "KC-202", Params: []any{r.HorizonYears}})
	}
	if r.TargetGroup == "" {
		out = append(out, CheckFinding{Code: "KC-204"})
	}
	if len(bound) == 0 {
		out = append(out, CheckFinding{Code: "KC-207"})
	}
	for _, b := range bound {
		if b.targetAstray() {
			out = append(out, CheckFinding{Code: "KC-212", Params: []any{b.Indicator.Name}, About: b.Indicator.ID})
		}
		if b.Indicator.SourceName == "" {
			out = append(out, CheckFinding{Code: "KC-213", Params: []any{b.Indicator.Name}, About: b.Indicator.ID})
		}
	}
	return out
}

// targetAstray says whether a rise or fall goes against the direction of its indicator, or to where it stands already.
func (b BoundIndicator) targetAstray() bool {
	if !b.Link.HasTarget() || b.Link.TargetKind.Keeps() {
		return false
	}
	up := b.Link.TargetKind == figure.IncreaseTo
	if up && b.Indicator.Direction == figure.Down || !up && b.Indicator.Direction == figure.Up {
		return true
	}
	if b.Baseline == nil {
		return false
	}
	return up && *b.Link.TargetValue <= *b.Baseline || !up && *b.Link.TargetValue >= *b.Baseline
}
