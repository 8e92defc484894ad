package kompas

import "time"

// ActionWork (werk uit een actie) ties an action to what it became: a new version, an activity, an answer about quality, a
// conversation. Several actions may become one new version.
type ActionWork struct {
	ActionID   string
	ObjectKind WorkKind
	ObjectID   string
	Address    string // what the object is called in addresses
	MadeAt     time.Time
	MadeBy     PersonID
}

// WorkKind is what an action became.
type WorkKind string

// The kinds of work.
const (
	WorkAmbition WorkKind = "ambitie"
	WorkResult   WorkKind = "resultaat"
	WorkActivity WorkKind = "activiteit"
	WorkQuality  WorkKind = "kwaliteit"
	WorkTalk     WorkKind = "gesprek"
)

// Work gives what an action with this target becomes; empty where it is a task for its owner.
func (t FeedbackTarget) Work() WorkKind {
	switch t {
	case "stap1":
		return WorkAmbition
	case "stap2":
		return WorkResult
	case "stap3":
		return WorkActivity
	case "stap4":
		return WorkQuality
	case "meten":
		return WorkTalk
	}
	return ""
}
