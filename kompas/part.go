package kompas

import "time"

// PartID is the id of a part of a compass.
type PartID string

// PartKind (soort onderdeel) names a kind of part, as it stands in addresses and in the history.
type PartKind string

// Part (onderdeel) is what every small object of a compass has in common: where it belongs, and its lock. What has
// versions, phases or pages of its own (an ambition, a result, an activity, a review) is no part.
type Part struct {
	ID        PartID
	CompassID CompassID // empty for a part of the space as a whole
	CreatedAt time.Time
	CreatedBy PersonID
	Version   int64
}
