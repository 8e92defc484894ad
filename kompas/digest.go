package kompas

import "time"

// Digest (bericht over wat nieuw is) is how often somebody hears what is new in a space, and what was told already.
type Digest struct {
	ID       string
	PersonID PersonID
	Rhythm   DigestRhythm
	Since    time.Time // what changed from here on stands in the newest message
	ToldAt   time.Time // that message was made
}

// DigestRhythm (hoe vaak een bericht) is how often somebody hears what is new.
type DigestRhythm string

// The rhythms.
const (
	DigestDaily  DigestRhythm = "dag"
	DigestWeekly DigestRhythm = "week"
	DigestNever  DigestRhythm = "nooit"
)

// DigestRhythms lists them in the order in which a form shows them.
func DigestRhythms() []DigestRhythm { return []DigestRhythm{DigestDaily, DigestWeekly, DigestNever} }

// Due says whether it is time for the next message. Work of the night begins a little earlier or later.
func (d Digest) Due(now time.Time) bool {
	const slack = 2 * time.Hour
	switch d.Rhythm {
	case DigestDaily:
		return now.Sub(d.ToldAt) >= 24*time.Hour-slack
	case DigestWeekly:
		return now.Sub(d.ToldAt) >= 7*24*time.Hour-slack
	}
	return false
}

// DigestFields is the field of the form.
func DigestFields() []Field[Digest] {
	return []Field[Digest]{ChoiceField("hoe-vaak", DigestRhythms(), func(d *Digest) *DigestRhythm { return &d.Rhythm })}
}
