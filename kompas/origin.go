package kompas

import "time"

// ImportDraft (bestand in de wacht) is a file that somebody uploaded and has not confirmed yet.
type ImportDraft struct {
	ID        string
	PersonID  PersonID
	FileName  string
	Hash      string // SHA-256 in hex
	Size      int64
	CreatedAt time.Time
}

// OriginWay is how a compass came to a space when it was not begun there.
type OriginWay string

// The ways.
const (
	FromFile     OriginWay = "bestand"
	FromTemplate OriginWay = "sjabloon"
)

// Origin (herkomst van een kompas) tells where a compass came from that was taken over or began as a template.
type Origin struct {
	CompassID CompassID
	Way       OriginWay
	Title     string // of the compass it was taken from
	FromName  string // of the space it was taken from
	FromDay   string // when the file was made, or the template taken
	FileHash  string
	TakenAt   time.Time
	TakenBy   PersonID
}
