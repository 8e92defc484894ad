package tabular

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"kompas/figure"
)

// What is larger than this is no table, or a trap.
const (
	mostUnpacked = 2 << 30 // of one part
	mostRatio    = 400     // times its packed size, once it is large
	largePart    = 16 << 20
	mostOneText  = 4 << 20  // between two tags
	mostStrings  = 64 << 20 // kept in memory
	mostLines    = 1 << 20  // as many as a spreadsheet holds
	mostColumns  = 1 << 14
	mostSheets   = 1000
	headerWithin = 20
)

// rawCell is one filled cell of a sheet.
type rawCell struct {
	column int // from 0
	text   string
	kind   cellKind
}

type cellKind uint8

const (
	cellText cellKind = iota
	cellNumber
	cellPercent // a number that is shown as a percentage; text is what is shown
)

// sheet hands over its filled cells line by line; every call begins anew.
type sheet interface {
	title() string
	lines(do func(line int, filled []rawCell) error) error
}

// openSpreadsheet finds the first sheet with a table whose form is known.
func openSpreadsheet(file io.ReaderAt, size int64, name string) (*source, error) {
	sheets, err := sheetsOf(file, size)
	if err != nil {
		return nil, err
	}
	var first error
	for _, s := range sheets {
		found, err := sourceOf(s, name)
		if err == nil {
			found.about.Sheet = s.title()
			found.about.OtherSheets = otherTables(sheets, s)
			return found, nil
		}
		if first == nil && !errors.Is(err, errNoTable) {
			first = placed(err)
		}
	}
	if first == nil {
		first = figure.Unreadable(figure.ErrNoSheet, 0, "", "")
	}
	return nil, first
}

// otherTables names the sheets that hold a table too, for only one is read.
func otherTables(sheets []sheet, read sheet) []string {
	const looked = 50
	var out []string
	for _, s := range sheets[:min(len(sheets), looked)] {
		if s == read {
			continue
		}
		if _, err := findTable(s); err == nil {
			out = append(out, s.title())
		}
	}
	return out
}

// sheetsOf opens the sheets of a spreadsheet.
func sheetsOf(file io.ReaderAt, size int64) ([]sheet, error) {
	z, err := zip.NewReader(within{file, size}, size)
	if err != nil {
		return nil, figure.Unreadable(figure.ErrDamaged, 0, "", "")
	}
	var sheets []sheet
	switch {
	case hasPart(z, "xl/workbook.xml"):
		sheets, err = openXLSX(z)
	case hasPart(z, "content.xml"):
		sheets, err = openODS(z)
	case hasPart(z, "Index/Document.iwa"), hasPart(z, "Index.zip"), hasPart(z, "Index/Tables/DataList.iwa"):
		err = figure.ErrAppleSheet
	default:
		err = figure.ErrNotSheet
	}
	if err != nil {
		return nil, placed(err)
	}
	return sheets, nil
}

// within keeps reading inside a file: a zip may name places that are not in it.
type within struct {
	file io.ReaderAt
	size int64
}

// ReadAt reads from a place in the file.
func (w within) ReadAt(b []byte, from int64) (int, error) {
	if from < 0 || from > w.size {
		return 0, io.ErrUnexpectedEOF
	}
	return w.file.ReadAt(b, from)
}

func sourceOf(s sheet, name string) (*source, error) {
	g, err := findTable(s)
	if err != nil {
		return nil, err
	}
	f, err := recognise(g, name)
	if err != nil {
		return nil, err
	}
	return &source{about: f.table(), grid: g, form: f}, nil
}

// placed makes an error of unpacking or of XML one that tells what is wrong.
func placed(err error) error {
	var at *figure.ReadError
	var reason figure.Error
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &at):
		return err
	case errors.As(err, &reason):
		return figure.Unreadable(reason, 0, "", "")
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrAlgorithm):
		return figure.Unreadable(figure.ErrDamaged, 0, "", "")
	case strings.HasPrefix(err.Error(), "flate:"), strings.HasPrefix(err.Error(), "xml:"):
		return figure.Unreadable(figure.ErrDamaged, 0, "", "")
	}
	return err
}

func hasPart(z *zip.Reader, name string) bool { return part(z, name) != nil }

func part(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// unpacked is one part of a zip while it is read, held to what a table can be.
type unpacked struct {
	in          io.ReadCloser
	packed      int64
	read, quiet int64 // quiet is what was read since the last tag
}

func (u *unpacked) Read(b []byte) (int, error) {
	n, err := u.in.Read(b)
	u.read += int64(n)
	u.quiet += int64(n)
	if u.read > mostUnpacked || u.quiet > mostOneText || u.read > largePart && u.read > mostRatio*u.packed {
		return 0, figure.ErrTooLarge
	}
	return n, err
}

// tags walks the tags of a part.
type tags struct {
	*xml.Decoder
	part *unpacked
}

func openPart(z *zip.Reader, name string) (*tags, error) {
	f := part(z, name)
	if f == nil {
		return nil, figure.ErrDamaged
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	u := &unpacked{in: in, packed: max(1, int64(f.CompressedSize64))}
	return &tags{Decoder: xml.NewDecoder(u), part: u}, nil
}

func (t *tags) close() { _ = t.part.in.Close() }

// next returns the next tag or text; io.EOF at the end.
func (t *tags) next() (xml.Token, error) {
	t.part.quiet = 0
	return t.RawToken()
}

// skip goes past the end of the element that was just begun.
func (t *tags) skip() error {
	for depth := 1; depth > 0; {
		token, err := t.next()
		if err != nil {
			return halfway(err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// halfway: the end of the part within an element.
func halfway(err error) error {
	if errors.Is(err, io.EOF) {
		return figure.ErrDamaged
	}
	return err
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// plainNumber writes a number of a spreadsheet without an exponent, in the fifteen digits that a spreadsheet holds: what lies
// behind them is how its computer wrote the number down.
func plainNumber(text string) (string, bool) {
	const held = 15
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f-f != 0 {
		return "", false
	}
	if f, err = strconv.ParseFloat(strconv.FormatFloat(f, 'g', held, 64), 64); err != nil { // at the edge of what a number can be
		return "", false
	}
	plain := strconv.FormatFloat(f, 'f', -1, 64)
	if _, fraction, _ := strings.Cut(plain, "."); len(fraction) > held {
		plain = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(f, 'f', held, 64), "0"), ".")
	}
	return plain, true
}

// hundredfold writes what a cell with 0.125 shows as 12.5 %.
func hundredfold(text string) string {
	negative := strings.HasPrefix(text, "-")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	fraction += "00"
	whole = strings.TrimLeft(whole+fraction[:2], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction[2:], "0"); fraction != "" {
		whole += "." + fraction
	}
	if negative {
		whole = "-" + whole
	}
	return whole
}

// refuseCompound tells a spreadsheet with a password from one of before 2007: both are of the same kind of file.
func refuseCompound(file io.ReaderAt, size int64) error {
	name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	buf, kept, in := make([]byte, blockSize), 0, io.NewSectionReader(file, 0, size)
	for {
		n, err := in.Read(buf[kept:])
		if bytes.Contains(buf[:kept+n], name) {
			return figure.Unreadable(figure.ErrEncrypted, 0, "", "")
		}
		if errors.Is(err, io.EOF) {
			return figure.Unreadable(figure.ErrOldSheet, 0, "", "")
		}
		if err != nil {
			return err
		}
		from := max(0, kept+n-len(name))
		kept = copy(buf, buf[from:kept+n])
	}
}
