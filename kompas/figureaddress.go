package kompas

import (
	"strings"
	"time"

	"kompas/figure"
)

// FigureAddress (adres van cijfers) is where figures are fetched: a table of an open data service, or one file.
type FigureAddress struct {
	Format figure.SourceFormat // the protocol of a service; "" of a file
	Base   string              // of a service, or the whole address of a file
	Table  string
	Anyway bool // also when the source has not changed
}

// IsTable says that the address is that of a table, of which can be asked when it changed last.
func (a FigureAddress) IsTable() bool { return a.Table != "" }

// Text is the whole address: by it a source is known again.
func (a FigureAddress) Text() string {
	if !a.IsTable() {
		return a.Base
	}
	return strings.TrimRight(a.Base, "/") + "/" + a.Table
}

// FollowedTable (gevolgde tabel) is a table that was fetched before, with what its source says of it now.
type FollowedTable struct {
	Address  string
	Modified string // when the source last changed it, as the source writes it
	AskedAt  time.Time
}

// NewerEdition says whether a source changed a table after the edition that was read in. Both are moments as one source writes
// them, the largest part first.
func NewerEdition(now, readIn string) bool { return now > readIn }
