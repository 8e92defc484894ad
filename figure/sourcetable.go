package figure

// FigureSource (aangeleverde cijfers) is a file or a fetched table with figures, as a reader opens it. It guesses nothing:
// what a person has to decide comes out of SourceTable and goes back in through the import.
type FigureSource interface {
	// Table describes what there is. It is known before any value is read.
	Table() SourceTable
	// Values hands over every value in the order of the file; each call begins anew. What is handed over holds only during
	// the call. A value that cannot be right carries a Fault and reading goes on; a file that is broken ends it.
	// Errors: *ReadError, what do gave, or that of the file itself.
	Values(do func(*SourceValue) error) error
}

// SourceFormat (soort bron) is the form in which figures arrive.
type SourceFormat string

// The forms, as they are stored.
const (
	FormatStatLine SourceFormat = "statline_csv" // a download from the StatLine pages
	FormatTyped    SourceFormat = "getypte_csv"  // a TypedDataSet of CBS or a third party
	FormatOData3   SourceFormat = "odata3"       // opendata.cbs.nl, dataderden.cbs.nl
	FormatOData4   SourceFormat = "odata4"       // datasets.cbs.nl
	FormatLong     SourceFormat = "sjabloon"     // our own form: one value per line
	FormatWide     SourceFormat = "brede_tabel"  // another table: one line per area and period, one column per topic
)

// SourceTable (brontabel) describes what a file or a fetched table holds.
type SourceTable struct {
	Format    SourceFormat
	Encoding  string // "" is UTF-8; else what it was read as: "windows-1252"
	Sheet     string // of a spreadsheet, the one that was read
	ID        string // number of the table at the source, "85984NED"; "" when it does not say
	Title     string
	Publisher string // "CBS"; "" when it does not say
	Licence   string
	Modified  string // when the source last changed it, as the source writes it
	AreaYear  int    // boundaries of 1 January of this year (MapYear); 0 = it does not say
	Regional  bool   // it has a column or dimension of areas
	Codes     bool   // areas come with their codes; false: with names only
	Numbered  string // the column whose numbers were read as codes of areas, when somebody has to say that they are; "" = none
	Topics    []SourceTopic
	Traits    []string // dimensions that are neither area nor period: "leeftijd"
	// Typed says that numbers are written in one fixed way, so that nobody has to confirm their decimal mark.
	Typed bool
	// OtherSheets are those of a spreadsheet that hold a table too and were not read.
	OtherSheets []string
	// Records is how many records the source says there are; 0 = it does not say.
	Records int64
}

// SourceTopic (onderwerp in een bron) is one kind of number in a source. It is known again next year by path and unit:
// the number behind a key shifts, and titles repeat under different groups.
type SourceTopic struct {
	Key      string   // column or measure in this edition of the source
	Path     []string // headings from the top; the last is its own title
	Unit     string   // as the source writes it
	Decimals int      // -1: the source does not say
	About    string   // what the source says about it
}

// SourceValue (waarde in een bron) is one value as it stands there.
type SourceValue struct {
	Line      int    // of the file, or record of the whole table, counted from 1
	Topic     int    // which of SourceTable.Topics
	Area      string // code without padding; "" when the table has no areas, or no codes
	AreaName  string // "" when it does not say
	Period    string // as ParsePeriod reads it; "" when the table has no periods
	Breakdown string // "" is everybody; else "leeftijd:75+", more traits joined by "|"
	Part      Part   // the value itself, or a bound or number of people beside it

	Text        string // the number as written, blanks left out; without one "", or the word of the source for why
	Word        string // what stands there in the place of a number; "" for nothing at all
	Typed       bool   // the number is written with a point before its decimals and nothing else
	Absence     Absence
	Provisional bool
	Fault       error // a *ReadError: why this value cannot be right
}
