package kompas

import "time"

// ReferenceVersion (versie van landelijke cijfers) is what whoever runs the installation put in the place of the program's own
// national figures, from one file or table.
type ReferenceVersion struct {
	Number     int
	At         time.Time
	PersonName string
	FileName   string
	Hash       string // SHA-256 of the file
	Address    string // where it was fetched; empty of a file
	Source     string
	Table      string // number of the table at the source; empty when the file does not say
	Modified   string // when the source last changed it, as the source writes it
	Counts     ReferenceCounts
	UndoneAt   time.Time
	UndoneBy   string
	CleanedAt  time.Time // when its figures were thrown away, because nothing leads to them
}

// ReferenceCounts (tellingen van een versie) is what a version changed.
type ReferenceCounts struct{ New, Changed, Gone, Same int64 }

// InForce says that nobody took the version back.
func (v ReferenceVersion) InForce() bool { return v.UndoneAt.IsZero() }
