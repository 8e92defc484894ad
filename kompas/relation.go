package kompas

import "slices"

// RelationKind says how one activity goes with another.
type RelationKind string

// The relations. Only what comes after something has an order.
const (
	RelationAfter    RelationKind = "keten_na"
	RelationRefers   RelationKind = "keten_verwijst"
	RelationTogether RelationKind = "integraal"
)

// RelationKinds lists them.
func RelationKinds() []RelationKind {
	return []RelationKind{RelationAfter, RelationRefers, RelationTogether}
}

// ActivityRelation (samenhang) says that one activity comes after another, refers to it, or is done together with it.
type ActivityRelation struct {
	ID        RelationID
	CompassID CompassID
	From, To  ActivityID // From comes after To, refers to To, or goes together with To
	Kind      RelationKind
	Note      string
	Version   int64
}

// RelationFields are the fields a form may change.
func RelationFields() []Field[ActivityRelation] {
	return []Field[ActivityRelation]{
		ChoiceField("samenhang", RelationKinds(), func(r *ActivityRelation) *RelationKind { return &r.Kind }),
		TextField("toelichting", MaxSentence, false, func(r *ActivityRelation) *string { return &r.Note }),
	}
}

// ClosesRing says whether a relation between activities would make a chain that comes back to where it began.
func ClosesRing(relations []ActivityRelation, r ActivityRelation) bool {
	if r.Kind != RelationAfter {
		return false
	}
	before := map[ActivityID][]ActivityID{}
	for _, x := range relations {
		if x.Kind == RelationAfter && x.ID != r.ID {
			before[x.From] = append(before[x.From], x.To)
		}
	}
	return reaches(before, r.To, r.From)
}

// reaches says whether arrows lead from one thing to another, which may be itself.
func reaches[K comparable](arrows map[K][]K, from, to K) bool {
	seen := map[K]bool{}
	waiting := []K{from}
	for len(waiting) > 0 {
		at := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if at == to {
			return true
		}
		if !seen[at] {
			seen[at] = true
			waiting = append(waiting, arrows[at]...)
		}
	}
	return false
}

// JourneyStep (halte op de route) is what a resident meets at one moment on the way: one activity, or some beside each other.
type JourneyStep []ActivityID

// Journeys puts the activities that have to do with each other in the order in which a resident meets them: first what
// others come after or what refers on. What has to do with nothing else is on no journey.
func Journeys(activities []ActivityID, relations []ActivityRelation) [][]JourneyStep {
	next, near := map[ActivityID][]ActivityID{}, map[ActivityID][]ActivityID{}
	known := func(id ActivityID) bool { return slices.Contains(activities, id) }
	for _, kind := range []RelationKind{RelationAfter, RelationRefers, RelationTogether} { // a fixed order beats a loose one
		for _, r := range relations {
			if r.Kind != kind || r.From == r.To || !known(r.From) || !known(r.To) {
				continue
			}
			near[r.From], near[r.To] = append(near[r.From], r.To), append(near[r.To], r.From)
			first, then := r.To, r.From
			if kind == RelationRefers {
				first, then = r.From, r.To
			}
			if kind != RelationTogether && !reaches(next, then, first) {
				next[first] = append(next[first], then)
			}
		}
	}
	var out [][]JourneyStep
	done := map[ActivityID]bool{}
	for _, id := range activities {
		if !done[id] && len(near[id]) > 0 {
			out = append(out, journey(activities, connected(near, id, done), next, relations))
		}
	}
	return out
}

// connected gives all that has to do with an activity, directly or by way of others.
func connected(near map[ActivityID][]ActivityID, id ActivityID, done map[ActivityID]bool) map[ActivityID]bool {
	group, waiting := map[ActivityID]bool{}, []ActivityID{id}
	for len(waiting) > 0 {
		at := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if !done[at] {
			done[at], group[at] = true, true
			waiting = append(waiting, near[at]...)
		}
	}
	return group
}

// journey lays one group in steps: each activity comes one step after the last of those before it. What only goes together
// with another stands beside it.
func journey(activities []ActivityID, group map[ActivityID]bool, next map[ActivityID][]ActivityID, relations []ActivityRelation) []JourneyStep {
	step, ordered := map[ActivityID]int{}, map[ActivityID]bool{}
	for range group { // no longer chain than there are activities
		for _, id := range activities {
			if !group[id] {
				continue
			}
			for _, then := range next[id] {
				step[then] = max(step[then], step[id]+1)
				ordered[id], ordered[then] = true, true
			}
		}
	}
	for _, r := range relations {
		if r.Kind == RelationTogether && group[r.From] {
			for _, pair := range [][2]ActivityID{{r.From, r.To}, {r.To, r.From}} {
				if ordered[pair[0]] && !ordered[pair[1]] {
					step[pair[1]], ordered[pair[1]] = step[pair[0]], true
				}
			}
		}
	}
	var out []JourneyStep
	for _, id := range activities {
		if !group[id] {
			continue
		}
		for len(out) <= step[id] {
			out = append(out, nil)
		}
		out[step[id]] = append(out[step[id]], id)
	}
	return out
}
