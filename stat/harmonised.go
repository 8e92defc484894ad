package stat

import "slices"

// EndReason says how a trajectory of help ended.
type EndReason string

// The reasons of the harmonised set. Running is none yet; any other text is a
// reason that nobody knows.
const (
	StillRunning    EndReason = ""
	EndedAsPlanned  EndReason = "volgens_plan"
	EndedInAccord   EndReason = "eerder_in_overeenstemming"
	EndedByClient   EndReason = "eenzijdig_client"
	EndedByProvider EndReason = "eenzijdig_aanbieder"
	EndedByEvents   EndReason = "externe_omstandigheden"
)

// Trajectory is what the harmonised set asks of one trajectory of help.
type Trajectory struct {
	End          EndReason
	Goal         string   // how far the goal was reached, in a word; "" or GoalUnknown is not known
	Grade        *float64 // 1..10; nil is not known
	NewStartDays *int     // days until help began again; nil: it did not
	FollowedUp   bool     // followed for the whole window after the end
}

// GoalUnknown is the word for a goal of which nobody noted the end.
const GoalUnknown = "onbekend"

// HarmonisedSet is the outcome of trajectories that ended. Shares are 0..1 and
// nil when nothing is known to divide by.
type HarmonisedSet struct {
	Ended         int
	EndUnknown    int      // ended for a reason nobody knows: shown apart
	DropoutClient *float64 // ended by the client alone / ended
	DropoutBroad  *float64 // neither as planned nor in accord / ended for a known reason
	GradeMean     *float64
	GradeN        int
	GoalsKnown    int
	GoalsReached  *float64 // reached / known
	GoalsUnknown  int
	NoNewStart    *float64 // 1 - began again within the window / followed up
}

// HarmonisedSetOf counts over the trajectories that ended; a running one does not
// count. success are the words for a goal that was reached, window the days
// within which help that begins again counts. Errors: ErrNoData when none ended,
// ErrOffScale for a grade outside 1..10, ErrInvalid for a negative number of days.
// Source: [Y].
func HarmonisedSetOf(list []Trajectory, success []string, window int) (HarmonisedSet, error) {
	if window < 0 {
		return HarmonisedSet{}, ErrInvalid
	}
	var out HarmonisedSet
	var byClient, broad, reached, followed, again int
	var grades []float64
	for _, t := range list {
		if t.Grade != nil && !(*t.Grade >= 1 && *t.Grade <= 10) {
			return HarmonisedSet{}, ErrOffScale
		}
		if t.NewStartDays != nil && *t.NewStartDays < 0 {
			return HarmonisedSet{}, ErrInvalid
		}
		switch t.End {
		case StillRunning:
			continue
		case EndedAsPlanned, EndedInAccord:
		case EndedByClient:
			byClient++
			broad++
		case EndedByProvider, EndedByEvents:
			broad++
		default:
			out.EndUnknown++
		}
		out.Ended++
		switch {
		case t.Goal == "" || t.Goal == GoalUnknown:
			out.GoalsUnknown++
		case slices.Contains(success, t.Goal):
			reached++
			fallthrough
		default:
			out.GoalsKnown++
		}
		if t.Grade != nil {
			grades = append(grades, *t.Grade)
		}
		if t.FollowedUp {
			followed++
			if t.NewStartDays != nil && *t.NewStartDays <= window {
				again++
			}
		}
	}
	if out.Ended == 0 {
		return HarmonisedSet{}, ErrNoData
	}
	out.GradeN = len(grades)
	if m, err := MeanOf(grades); err == nil {
		out.GradeMean = &m.Mean
	}
	out.DropoutClient = share(byClient, out.Ended)
	out.DropoutBroad = share(broad, out.Ended-out.EndUnknown)
	out.GoalsReached = share(reached, out.GoalsKnown)
	out.NoNewStart = share(followed-again, followed)
	return out, nil
}

// share is k of n, or nil when n is 0.
func share(k, n int) *float64 {
	if n == 0 {
		return nil
	}
	p := float64(k) / float64(n)
	return &p
}
