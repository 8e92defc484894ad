package kompas

import "time"

// How long somebody stays signed in: at most LoginMax, and not longer than LoginIdle without opening a page.
const (
	LoginMax  = 30 * 24 * time.Hour
	LoginIdle = 12 * time.Hour
)

// Login (aanmelding) is one device on which somebody is signed in.
type Login struct {
	ID           string
	PersonID     PersonID
	Device       string // browser and system in a few words: "Firefox · Windows"
	SecondFactor bool   // signed in with a second factor
	CreatedAt    time.Time
	SeenAt       time.Time
	ExpiresAt    time.Time
}
