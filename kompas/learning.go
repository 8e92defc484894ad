package kompas

import (
	"strings"
	"time"
)

// learningPrefix begins the id of everything in a learning space: a review there, and what was said in it.
const learningPrefix = "leerruimte-"

// LearningID marks an id as one of a learning space.
func LearningID(id string) string { return learningPrefix + id }

// InLearningSpace says whether an id belongs to a learning space. Its words stand in no history.
func InLearningSpace[ID ~string](id ID) bool { return strings.HasPrefix(string(id), learningPrefix) }

// Private says whether a review is held in the learning space of one organisation: round 1. The others are joint: round 2.
func (r Review) Private() bool { return r.OrganisationID != "" }

// ShareKind is what was shared from a learning space.
type ShareKind string

// The kinds of what can be shared; a line of the lists is called by its verdict.
const (
	ShareStatement ShareKind = "uitspraak"
	ShareAction    ShareKind = "actie"
)

// SharedLearning (gedeeld uit de leerruimte) is a copy of what an organisation chose to bring to the joint review. It
// stays as it was when it was shared; who shared it can take it back.
type SharedLearning struct {
	ID             string
	CompassID      CompassID
	CycleID        CycleID
	OrganisationID OrganisationID
	ReviewID       ReviewID // in the learning space
	SourceID       string
	Kind           ShareKind
	Perspective    Perspective // of who said it; empty for a list or an action
	Text           string
	SharedAt       time.Time
	SharedBy       PersonID
	WithdrawnAt    time.Time
}

// Withdrawn says whether it was taken back: then its words are shown no more.
func (s SharedLearning) Withdrawn() bool { return !s.WithdrawnAt.IsZero() }

// For says whether it lies on the table of a joint review: shared in its round, before it was finished.
func (s SharedLearning) For(r Review) bool {
	return s.CycleID == r.CycleID && (r.FinishedAt.IsZero() || s.SharedAt.Before(r.FinishedAt))
}
