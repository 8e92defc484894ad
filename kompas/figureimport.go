package kompas

import (
	"time"

	"kompas/figure"
)

// FigureImport (cijferinvoer) is a file with figures on its way into a space, and what came of it.
type FigureImport struct {
	ID         string
	PersonID   PersonID
	PersonName string
	CreatedAt  time.Time
	State      ImportState
	Kind       ImportKind
	FileName   string
	Hash       string // SHA-256 of the file
	Size       int64
	Address    string // where it was fetched; empty of a file that somebody brought
	Place      FigureAddress
	Table      figure.SourceTable
	Survey     figure.Survey
	AreaFile   AreaFile // of a file that is about areas
	Choices    ImportChoices
	Outcome    ImportOutcome
	Done       int64 // how far the work is, of Total; both 0 while that is not known
	Total      int64
	Problem    ImportProblem
	BasedOn    int64 // how often figures of the space had changed before the try
	AppliedAt  time.Time
	UndoneAt   time.Time
	Version    int64
}

// ImportState (stand van een cijferinvoer) is how far an import is.
type ImportState string

// The states, in the Dutch words in which they are stored.
const (
	ImportArriving ImportState = "wordt_ontvangen"
	ImportFetching ImportState = "wordt_opgehaald"
	ImportNoNews   ImportState = "niets_nieuws" // the source has not changed since it was read in last
	ImportReceived ImportState = "ontvangen"    // it is being looked at
	ImportSeen     ImportState = "bekeken"      // a person chooses
	ImportTrying   ImportState = "wordt_proef"  // layers are made that are not in force
	ImportTried    ImportState = "proefronde"   // a person sees what would change
	ImportApplied  ImportState = "ingelezen"    // its layers are in force
	ImportUndone   ImportState = "teruggedraaid"
	ImportFailed   ImportState = "mislukt"
	ImportDropped  ImportState = "weggegooid"
)

// Working says that the program is at work on it.
func (s ImportState) Working() bool {
	return s == ImportFetching || s == ImportReceived || s == ImportTrying
}

// Waiting says that a person has to do something.
func (s ImportState) Waiting() bool { return s == ImportSeen || s == ImportTried }

// ImportProblem says why an import failed: a code with where it stands in the file.
type ImportProblem struct {
	Code    string `json:",omitempty"`
	Line    int    `json:",omitempty"`
	Other   int    `json:",omitempty"` // the line that says the same, of a double
	Feature int    `json:",omitempty"` // of a file with boundaries: which area
	Column  string `json:",omitempty"`
	Text    string `json:",omitempty"`
	// Of figures that were fetched: which address did not answer as it should, and what it answered (0: nothing).
	Address string `json:",omitempty"`
	Status  int    `json:",omitempty"`
}

// ImportChoices (keuzes bij een cijferinvoer) are what a person decided about a file; the zero value is undecided.
type ImportChoices struct {
	Format     figure.NumberFormat
	AreaYear   int
	Period     string // of a table that does not name periods
	IsNational bool   // a table without areas is about the whole country
	TakeOver   bool   // areas that stand in no list we have are taken over with the names of the file
	SkipFaults bool   // values that cannot be right are left out
	Numbered   bool   `json:",omitempty"` // the numbers in the column with areas are codes of areas
	Doubtful   string `json:",omitempty"` // what 99997 and the like are
	Topics     []TopicChoice
	Origin     figure.Origin
	Basis      figure.Basis
	CountKind  figure.KindOfNumber // of topics that are counts
	Sensitive  bool
	Source     string
	Publisher  string
	Licence    string
}

// What numbers that may stand for "no figure" turn out to be.
const (
	DoubtfulFigure = "cijfer"
	DoubtfulNone   = "geen_cijfer"
)

// TopicChoice (keuze bij een onderwerp) says which indicator a topic of a file becomes.
type TopicChoice struct {
	Use       bool
	Indicator IndicatorID // known or to be made
	New       bool
	Name      string
	Unit      figure.Unit
	About     string // what the figure is, in plain words; empty when nobody said
}

// ImportOutcome (uitkomst van een cijferinvoer) is what a file changes in the figures of the space.
type ImportOutcome struct {
	New, Changed, Gone, Same int64
	Beside                   int64 // margins and numbers of answers that change beside values that stay
	Layers                   int
	Skipped                  int64 // values that cannot be right and were left out
	Columns                  []ColumnOutcome
	Examples                 []FigureChange  // the first that change
	Verdicts                 []VerdictChange `json:",omitempty"` // on indicators of compasses that are tied to these figures
}

// Changes says whether anything becomes another.
func (o ImportOutcome) Changes() bool { return o.Layers > 0 }

// ColumnOutcome (verschil per reeks) is what changes in one indicator in one period.
type ColumnOutcome struct {
	Indicator                IndicatorID
	Name                     string
	Period                   string
	Level                    string
	Breakdown                string `json:",omitempty"`
	New, Changed, Gone, Same int64
	Edition                  int
}

// VerdictChange (ander oordeel) is a verdict on an indicator of a result, before and after figures are read in: a status, or
// the code of why there is none.
type VerdictChange struct {
	Compass       string // its address
	Version       VersionID
	Indicator     IndicatorID
	Name          string
	Before, After string
}

// FigureChange (gewijzigd cijfer) is one figure before and after. A figure that was not there, or no longer is, has a reason.
type FigureChange struct {
	Indicator IndicatorID
	Name      string
	Period    string
	Breakdown string `json:",omitempty"`
	Area      string
	AreaName  string
	Decimals  int
	Before    float64
	BeforeNot figure.Absence `json:",omitempty"`
	After     float64
	AfterNot  figure.Absence `json:",omitempty"`
	Hidden    bool           `json:",omitempty"` // a figure of our own: what it is, only the gate may tell
}
