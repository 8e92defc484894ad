// Package session is the conversation (gesprek) in which partners meet: when, who was there, what was said and what
// came out. It stands alone; package app ties its outcome to the compass.
package session

import "time"

// Status is where a conversation is in its life.
type Status string

// The statuses that a recorded conversation has.
const (
	Planned  Status = "gepland"
	Finished Status = "afgerond"
)

// Session (gesprek) is one meeting of partners about a compass.
type Session struct {
	ID        string
	CompassID string
	Title     string
	HeldOn    string // 2026-03-12
	StartTime string // 14:00, or empty
	Place     string
	Step      int // the step it was about, 1 to 6; 0 when about the whole
	Status    Status
	Outcome   string
	CreatedAt time.Time
	CreatedBy string
	Version   int64
}

// Presence (aanwezig) is a seat that was at the table, with how many people.
type Presence struct {
	SessionID   string
	SeatID      string
	SeatName    string
	Perspective string
	People      int
}

// Input (inbreng) is what somebody said, from which perspective.
type Input struct {
	ID          string
	SessionID   string
	Perspective string
	Text        string
	SaidBy      string
	CreatedAt   time.Time
	Version     int64
}

// Voices counts how many people of each perspective were there.
func Voices(present []Presence) map[string]int {
	out := map[string]int{}
	for _, p := range present {
		out[p.Perspective] += p.People
	}
	return out
}
