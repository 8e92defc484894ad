package kompas

import "time"

// Login (aanmelding) is one device on which somebody is signed in.
type Login struct {
	ID           string
	PersonID     PersonID
	Device       string // what the browser says it is, in a few words
	SecondFactor bool   // signed in with a second factor
	CreatedAt    time.Time
	SeenAt       time.Time
	ExpiresAt    time.Time
}
