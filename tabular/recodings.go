package tabular

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// The columns of a table of re-organisations, and what else they are called. The last two may be left out.
var recodingColumns = [...][]string{
	{"ingangsjaar_1_januari", "ingangsjaar", "jaar"}, {"oude_code", "code_oud"}, {"oude_naam", "naam_oud"}, {"nieuwe_code", "code_nieuw"},
	{"nieuwe_naam", "naam_nieuw"}, {"soort"}, {"aandeel", "gewicht"}, {"grondslag", "grondslag_aandeel"},
}

// Bounds of a table of re-organisations: there were about 1,100 in the history of the country.
const (
	maxRecodingFile  = 4 << 20
	maxRecodingLines = 10_000
	recodingStart    = 16 << 10 // where the header must stand
)

// ReadRecodings reads the table of municipal re-organisations (herindelingen):
// ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort, and when weights are known aandeel;grondslag.
// Errors: *figure.ReadError with line and column.
func ReadRecodings(r io.Reader) ([]area.Recoding, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxRecodingFile+1))
	if err != nil {
		return nil, err
	}
	lines, known, err := OpenRecodings(bytes.NewReader(raw), int64(len(raw)))
	if err == nil && !known {
		err = figure.Unreadable(figure.ErrColumn, 1, recodingColumns[1][0], "")
	}
	return lines, err
}

// OpenRecodings reads a file when it is a table of re-organisations, in text or in a spreadsheet; known is false for any
// other file. Errors: *figure.ReadError with line and column.
func OpenRecodings(file io.ReaderAt, size int64) (lines []area.Recoding, known bool, err error) {
	g, err := recodingGrid(file, size)
	if g == nil || err != nil {
		return nil, false, err
	}
	t := recodingTable{grid: g}
	if err := t.find(); err != nil {
		return nil, true, err
	}
	if err := g.rows(t.read); err != nil {
		return nil, true, err
	}
	if len(t.lines) == 0 {
		return nil, true, figure.Unreadable(figure.ErrEmpty, g.headerLine(), "", "")
	}
	if at, err := area.CheckRecodings(t.lines); err != nil {
		r := t.lines[at]
		return nil, true, figure.Unreadable(err, t.places[at], "", strings.Join([]string{strconv.Itoa(r.Year), r.OldCode, r.NewCode, string(r.Kind)}, " "))
	}
	return t.lines, true, nil
}

// recodingGrid opens a file whose header names an old and a new code; nil for any other.
func recodingGrid(file io.ReaderAt, size int64) (grid, error) {
	start := make([]byte, min(size, recodingStart))
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) {
		return smallSheet(file, size, isRecodings)
	}
	lower := bytes.ToLower(start)
	named := func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return bytes.Contains(lower, []byte(n)) })
	}
	if !named(recodingColumns[1]) || !named(recodingColumns[3]) {
		return nil, nil
	}
	if size > maxRecodingFile {
		return nil, figure.Unreadable(figure.ErrTooLarge, 0, "", "")
	}
	g, _, err := openText(file, size)
	if err != nil {
		return nil, err
	}
	return orNone(g), nil
}

func orNone(g grid) grid {
	if !isRecodings(g) {
		return nil
	}
	return g
}

// smallSheet finds the sheet of a small spreadsheet that is such a table; nil when none is. What is wrong with it, reading it for figures tells.
func smallSheet(file io.ReaderAt, size int64, is func(grid) bool) (grid, error) {
	if size > maxRecodingFile {
		return nil, nil
	}
	z, err := zip.NewReader(within{file, size}, size)
	if err != nil {
		return nil, nil
	}
	open := openODS
	if hasPart(z, "xl/workbook.xml") {
		open = openXLSX
	}
	sheets, err := open(z)
	if err != nil {
		return nil, nil
	}
	for _, s := range sheets {
		if g, err := findTable(s); err == nil && is(g) {
			return g, nil
		}
	}
	return nil, nil
}

func isRecodings(g grid) bool { return recodingColumn(g, 1) >= 0 && recodingColumn(g, 3) >= 0 }

// recodingColumn finds a column by one of its names; -1 when it is not there.
func recodingColumn(g grid, which int) int {
	return slices.IndexFunc(g.header(), func(title string) bool {
		plain := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(title)))
		return slices.Contains(recodingColumns[which], plain)
	})
}

// recodingTable is a table of re-organisations while it is read.
type recodingTable struct {
	grid   grid
	at     [len(recodingColumns)]int
	lines  []area.Recoding
	places []int // line in the file of each
}

func (t *recodingTable) find() error {
	for i := range recodingColumns {
		if t.at[i] = recodingColumn(t.grid, i); t.at[i] < 0 && i < 6 {
			return figure.Unreadable(figure.ErrColumn, t.grid.headerLine(), recodingColumns[i][0], "")
		}
	}
	return nil
}

func (t *recodingTable) read(row *cells) error {
	if row.blank() {
		return nil
	}
	cell := func(which int) string {
		if t.at[which] < 0 {
			return ""
		}
		return strings.Clone(strings.TrimSpace(row.text[t.at[which]]))
	}
	fail := func(err error, which int) error {
		return figure.Unreadable(err, row.line, t.grid.header()[t.at[which]], cell(which))
	}
	if len(t.lines) == maxRecodingLines {
		return fail(figure.ErrTooLarge, 0)
	}
	year, err := strconv.Atoi(cell(0))
	if err != nil {
		return fail(figure.ErrNumber, 0)
	}
	r := area.Recoding{Year: year, OldName: cell(2), NewName: cell(4), Kind: area.RecodingKind(strings.ToLower(cell(5))), Basis: cell(7)}
	for which, into := range map[int]*string{1: &r.OldCode, 3: &r.NewCode} {
		var level area.Level
		if *into, level, err = area.ParseCode(cell(which)); err != nil || level != area.Municipality {
			return fail(area.ErrCode, which)
		}
	}
	if r.Weight, err = weight(cell(6), t.at[6] >= 0 && row.percent != nil && row.percent[t.at[6]]); err != nil {
		return fail(err, 6)
	}
	if err := r.Check(); err != nil {
		return fail(area.ErrRecoding, 5)
	}
	t.lines, t.places = append(t.lines, r), append(t.places, row.line)
	return nil
}

// weight reads a part of the whole: 0,34 or 0.34 or 34%. A bare 34 could be either, and is refused.
func weight(text string, percent bool) (float64, error) {
	if text == "" {
		return 0, nil
	}
	text, signed := strings.CutSuffix(text, "%")
	w, err := strconv.ParseFloat(strings.TrimSpace(strings.Replace(text, ",", ".", 1)), 64)
	if signed || percent {
		w /= 100
	}
	if err != nil || !(w > 0 && w <= 1) {
		return 0, figure.ErrNumber
	}
	return w, nil
}
