package app

import (
	"slices"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// changeReader decides which changes an actor may read.
type changeReader struct {
	a         *App
	tx        *store.Tx
	by        Actor
	compasses map[kompas.CompassID]*seenCompass
	order     []kompas.Compass // those the actor sees, open ones first
	every     bool             // there is no compass that the actor does not see
	people    bool             // manages people, so reads who was let in
	starts    bool             // makes compasses, so reads which organisations came
	log       bool             // looks after the log: sees that everything changed, not what it said
	withdrawn map[string]bool  // insights that were withdrawn; nil until they are needed
}

// seenCompass is a compass that the actor sees.
type seenCompass struct {
	kompas.Compass
	on    Object
	whole bool            // not its main lines only
	own   map[string]bool // answers about quality and outcomes that the actor may see; nil until they are needed
}

// readerOf makes a reader that sees no compass yet.
func (a *App) readerOf(tx *store.Tx, by Actor) *changeReader {
	return &changeReader{a: a, tx: tx, by: by, compasses: map[kompas.CompassID]*seenCompass{}, every: true,
		people: by.May(kompas.ActManagePeople, 'C', Object{}), starts: by.May(kompas.ActCompass, 'C', Object{}), log: by.May(kompas.ActRetention, 'R', Object{})}
}

// see lets the reader see a compass, when the actor may.
func (r *changeReader) see(by Actor, c kompas.Compass, on Object) {
	whole := by.May(kompas.ActCompass, 'R', on)
	if !whole && !by.May(kompas.ActCompass, 'A', on) {
		r.every = false
		return
	}
	r.compasses[c.ID] = &seenCompass{Compass: c, on: on, whole: whole}
	r.order = append(r.order, c)
}

func (a *App) changeReader(tx *store.Tx, by Actor) (*changeReader, error) {
	r := a.readerOf(tx, by)
	at, err := by.tables(tx)
	if err != nil {
		return nil, err
	}
	for _, archived := range []bool{false, true} {
		list, err := tx.Compasses(archived)
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			r.see(by, c, at.asked(c))
		}
	}
	return r, nil
}

// main says whether the actor reads main lines only.
func (r *changeReader) main() bool {
	for _, c := range r.compasses {
		if c.whole {
			return false
		}
	}
	return !r.log && len(r.compasses) > 0
}

// filter is everything the actor may read something of.
func (r *changeReader) filter() store.ChangeFilter {
	f := store.ChangeFilter{Main: r.main()}
	if r.log || r.every && (r.people || r.starts) {
		return f
	}
	f.Compasses = []kompas.CompassID{}
	for _, c := range r.order {
		f.Compasses = append(f.Compasses, c.ID)
	}
	return f
}

// choose finds a compass that the actor sees.
func (r *changeReader) choose(slug string) (kompas.Compass, error) {
	c, err := r.tx.CompassBySlug(slug)
	if err == nil && r.compasses[c.ID] == nil {
		return c, fault.Missing()
	}
	return c, err
}

// read gives a change as the actor may read it; false when the actor may not know of it.
func (r *changeReader) read(l HistoryLine) (ChangeLine, bool, error) {
	out := ChangeLine{HistoryLine: l}
	if kompas.InLearningSpace(l.ObjectID) {
		return out, false, nil // what happens in a learning space is known there only
	}
	c := r.compasses[kompas.CompassID(l.CompassID)]
	if c != nil {
		out.Compass = c.Compass
	}
	may, err := r.may(c, l)
	if err != nil || !may && !r.log {
		return out, false, err
	}
	gone, err := r.gone(l)
	switch {
	case err != nil:
		return out, false, err
	case !may:
		out.Wordless = true
		out.HistoryLine = wordless(l)
	case gone || l.ObjectKind == kindObservation || l.ObjectKind == kindOutcome || l.ObjectKind == kindStory || l.ObjectKind == string(PartOutput):
		// Figures leave through the gate only, stories by their teller's consent, and what was withdrawn not at all.
		out.HistoryLine = wordless(l)
	}
	return out, true, nil
}

func wordless(l HistoryLine) HistoryLine {
	l.Before, l.After = "", ""
	return l
}

// gone says whether a change is one of an insight that was withdrawn: its words are nowhere else to be read either.
func (r *changeReader) gone(l HistoryLine) (bool, error) {
	if l.ObjectKind != kindInsight {
		return false, nil
	}
	if r.withdrawn == nil {
		ids, err := r.tx.WithdrawnInsights()
		if err != nil {
			return false, err
		}
		r.withdrawn = map[string]bool{}
		for _, id := range ids {
			r.withdrawn[string(id)] = true
		}
	}
	return r.withdrawn[l.ObjectID], nil
}

// may asks what the page of the object asks.
func (r *changeReader) may(c *seenCompass, l HistoryLine) (bool, error) {
	switch {
	case l.CompassID == "" && slices.Contains([]string{"organisatie", "ruimte", "keten", string(kompas.ListCoreValues), string(kompas.ListLifeDomains)}, l.ObjectKind):
		return r.starts || r.people, nil
	case l.CompassID == "" && (l.ObjectKind == kindSet || l.ObjectKind == kindSetItem):
		return r.by.readsSets(), nil
	case l.CompassID == "":
		return r.people, nil
	case c == nil:
		return false, nil
	case l.ObjectKind == "raadsblad" && l.Action == "freeze":
		return r.by.May(kompas.ActCouncilReport, 'R', c.on), nil
	case !c.whole:
		return mainLine(l), nil
	}
	switch l.ObjectKind {
	case "raadsvraag":
		return r.by.seesQuestions(c.on), nil
	case "raadsblad":
		return r.by.May(kompas.ActCouncilReport, 'P', c.on), nil
	case "bewonerslink":
		return r.by.May(kompas.ActCompass, 'C', c.on), nil
	case kindReview, kindStatement, kindVerdict, kindJudgement, kindShared:
		return r.by.May(kompas.ActJointReview, 'R', c.on), nil
	case kindStory:
		return r.by.May(kompas.ActStories, 'R', c.on) || r.mine(l), nil
	case kindAttachment:
		return r.mayFile(c, l)
	case "kwaliteit":
		return r.ofOwn(c, l, kompas.ActQuality)
	case kindOutcome:
		return r.ofOwn(c, l, kompas.ActContribution)
	}
	if part, err := r.a.partOf(kompas.PartKind(l.ObjectKind)); err == nil {
		return part.reads(r.tx, r.by, c.Compass, c.on, kompas.PartID(l.ObjectID))
	}
	return true, nil
}

func (r *changeReader) mine(l HistoryLine) bool {
	return l.PersonID != "" && l.PersonID == string(r.by.Person.ID)
}

// mainLine says whether a change sets the course of a compass.
func mainLine(l HistoryLine) bool {
	return slices.Contains([]string{"adopt", string(kompas.BodyCollege), string(kompas.BodyCouncil)}, l.Action) || l.ObjectKind == "kompas" && slices.Contains([]string{"create", "archive", "restore"}, l.Action)
}

// ofOwn says whether the actor may see what was answered about an activity: of every activity, or of those of one's own.
func (r *changeReader) ofOwn(c *seenCompass, l HistoryLine, action kompas.Action) (bool, error) {
	if r.by.May(action, 'R', c.on) || r.mine(l) {
		return true, nil
	}
	own, err := r.own(c)
	return own[l.ObjectID], err
}

// own gives the answers about quality, and the outcomes, of the activities whose answers the actor may see.
func (r *changeReader) own(c *seenCompass) (map[string]bool, error) {
	if c.own != nil {
		return c.own, nil
	}
	activities, err := activityLines(r.tx, r.by, c.ID, c.on, nil)
	if err != nil {
		return nil, err
	}
	represented, err := r.tx.RepresentedOrganisations(r.a.day(r.tx.Now))
	if err != nil {
		return nil, err
	}
	inputs, err := r.tx.QualityInputs(c.ID)
	if err != nil {
		return nil, err
	}
	outcomes, err := r.tx.Outcomes(c.ID)
	c.own = map[string]bool{}
	for _, x := range activities {
		on := c.on.owned(x.Activity, x.Contributions)
		if r.by.seesQuality(on, r.by.mayAnswer(on, represented)) {
			for _, q := range inputs {
				c.own[q.ID] = c.own[q.ID] || q.ActivityID == x.ID
			}
		}
		if r.by.seesOutcomes(on) {
			for _, o := range outcomes {
				c.own[string(o.ID)] = c.own[string(o.ID)] || o.ActivityID == x.ID
			}
		}
	}
	return c.own, err
}

// byName puts people in the order of the alphabet.
func byName(people []kompas.Person) {
	slices.SortFunc(people, func(x, y kompas.Person) int { return strings.Compare(kompas.Fold(x.Name), kompas.Fold(y.Name)) })
}
