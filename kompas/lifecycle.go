package kompas

import "slices"

// stepsFrom lists the states that something in a state can be in next, its present one included. The states stand in
// stages: one goes a stage on, or a stage back where somebody was too soon. In the last stage it has ended, and stays
// there. What is noted for the first time (the empty state) stands where it stands by then, but has not ended.
func stepsFrom[S comparable](now S, stages ...[]S) []S {
	var none S
	if now == none {
		return slices.Concat(stages[:len(stages)-1]...)
	}
	at := slices.IndexFunc(stages, func(stage []S) bool { return slices.Contains(stage, now) })
	switch at {
	case -1:
		return nil
	case len(stages) - 1:
		return []S{now}
	}
	return slices.Concat(stages[max(at-1, 0) : at+2]...)
}
