package kompas

// FindingState (stand van een melding) is what became of a finding.
type FindingState string

// The states. Who leaves a finding as it is, or lifts it, says why.
const (
	FindingOpen   FindingState = "open"
	FindingSolved FindingState = "opgelost" // the condition ended
	FindingLeft   FindingState = "bewust"   // left as it is, in this round
	FindingLifted FindingState = "opgeheven"
)

// KeptFinding (bewaarde melding) is a finding over time: since when, what was decided about it and why.
type KeptFinding struct {
	CheckFinding
	ID        string
	CompassID CompassID
	FirstSeen string // 2026-03-02
	ClosedOn  string // empty while it lives
	State     FindingState
	Reason    string
	By        PersonID
	ByName    string
	CycleID   CycleID // the round in which it was left or lifted
}

// holds says whether a decision on a finding still counts in a round.
func (k KeptFinding) holds(c CycleID) bool {
	return k.ClosedOn == "" && k.CycleID == c && (k.State == FindingLeft || k.State == FindingLifted)
}

// Asking gives the findings that nobody decided about in this round.
func Asking(found []CheckFinding, kept []KeptFinding, round CycleID) []CheckFinding {
	decided := map[FindingKey]bool{}
	for _, k := range kept {
		if k.holds(round) {
			decided[k.Key()] = true
		}
	}
	var out []CheckFinding
	for _, f := range found {
		if !decided[f.Key()] {
			out = append(out, f)
		}
	}
	return out
}

// Lifted gives the decisions to lift something about an object that count in a round.
func Lifted(kept []KeptFinding, object string, round CycleID) []KeptFinding {
	var out []KeptFinding
	for _, k := range kept {
		if k.Object == object && k.State == FindingLifted && k.holds(round) {
			out = append(out, k)
		}
	}
	return out
}

// KeepFindings compares what is found with what was kept: which findings are new, and which of the kept ones ended. What
// was lifted stays as it is, for it tells how something was adopted. A decision of an earlier round ends with it.
func KeepFindings(found []CheckFinding, kept []KeptFinding, round CycleID) (begun []CheckFinding, ended []KeptFinding) {
	now, living := map[FindingKey]bool{}, map[FindingKey]bool{}
	for _, f := range found {
		now[f.Key()] = true
	}
	for _, k := range kept {
		switch {
		case k.ClosedOn != "" || k.State == FindingLifted && k.CycleID == round:
		case !now[k.Key()], k.State != FindingOpen && k.CycleID != round:
			ended = append(ended, k)
			continue
		}
		if k.ClosedOn == "" {
			living[k.Key()] = true
		}
	}
	for _, f := range found {
		if !living[f.Key()] {
			living[f.Key()] = true
			begun = append(begun, f)
		}
	}
	return begun, ended
}
