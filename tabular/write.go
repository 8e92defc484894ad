package tabular

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Sheet is a table to write: one header line and the lines under it.
type Sheet struct {
	Name    string
	Columns []string
	Rows    [][]Cell
}

// Cell is one cell to write. A number is written as a number; a text stays a text, also one that begins as a formula does.
type Cell struct {
	Text   string // of a number: digits with a point before the decimals
	Number bool
}

// WriteXLSX writes a sheet as an Office Open XML workbook.
func WriteXLSX(w io.Writer, s Sheet) error {
	z := &packer{zip: zip.NewWriter(w)}
	z.add("[Content_Types].xml", xlsxTypes)
	z.add("_rels/.rels", xlsxRoot)
	z.add("xl/workbook.xml", xlsxBook, sheetName(s.Name))
	z.add("xl/_rels/workbook.xml.rels", xlsxLinks)
	z.add("xl/styles.xml", xlsxStyles)
	var b bytes.Buffer
	b.WriteString(xml.Header + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`)
	row := func(line int, cells []Cell, style string) {
		b.WriteString(`<row r="` + strconv.Itoa(line) + `">`)
		for i, c := range cells {
			at := columnName(i) + strconv.Itoa(line)
			switch {
			case c.Text == "":
			case c.Number:
				b.WriteString(`<c r="` + at + `"><v>` + escaped(c.Text) + `</v></c>`)
			default:
				b.WriteString(`<c r="` + at + `" t="inlineStr"` + style + `><is><t xml:space="preserve">` + escaped(c.Text) + `</t></is></c>`)
			}
		}
		b.WriteString(`</row>`)
	}
	row(1, headerCells(s), ` s="1"`)
	for i, cells := range s.Rows {
		row(i+2, cells, "")
	}
	b.WriteString(`</sheetData></worksheet>`)
	z.add("xl/worksheets/sheet1.xml", b.String())
	return z.close()
}

// WriteODS writes a sheet as an OpenDocument spreadsheet.
func WriteODS(w io.Writer, s Sheet) error {
	z := &packer{zip: zip.NewWriter(w)}
	z.stored("mimetype", odsType)
	z.add("META-INF/manifest.xml", odsManifest)
	var b bytes.Buffer
	b.WriteString(odsHead + `<office:body><office:spreadsheet><table:table table:name="` + escaped(sheetName(s.Name)) + `"><table:table-column table:number-columns-repeated="` +
		strconv.Itoa(max(1, len(s.Columns))) + `"/><table:table-header-rows>`)
	row := func(cells []Cell, style string) {
		b.WriteString(`<table:table-row>`)
		for _, c := range cells {
			switch {
			case c.Text == "":
				b.WriteString(`<table:table-cell/>`)
			case c.Number:
				b.WriteString(`<table:table-cell office:value-type="float" office:value="` + escaped(c.Text) + `"><text:p>` + escaped(strings.Replace(c.Text, ".", ",", 1)) + `</text:p></table:table-cell>`)
			default:
				b.WriteString(`<table:table-cell office:value-type="string"` + style + `><text:p>` + strings.ReplaceAll(escaped(c.Text), "\n", "</text:p><text:p>") + `</text:p></table:table-cell>`)
			}
		}
		b.WriteString(`</table:table-row>`)
	}
	row(headerCells(s), ` table:style-name="kop"`)
	b.WriteString(`</table:table-header-rows>`)
	for _, cells := range s.Rows {
		row(cells, "")
	}
	b.WriteString(`</table:table></office:spreadsheet></office:body></office:document-content>`)
	z.add("content.xml", b.String())
	return z.close()
}

// writeCSV writes a sheet as text, with semicolons, a decimal comma and a byte order mark, as spreadsheets here open it. A
// text that begins as a formula does gets an apostrophe in front, because a spreadsheet would run it.
func writeCSV(w io.Writer, s Sheet) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	for _, cells := range append([][]Cell{headerCells(s)}, s.Rows...) {
		record := make([]string, len(cells))
		for i, c := range cells {
			if record[i] = c.Text; c.Number {
				record[i] = strings.Replace(c.Text, ".", ",", 1)
			} else if c.Text != "" && strings.Contains("=+-@\t\r", c.Text[:1]) {
				record[i] = "'" + c.Text
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func headerCells(s Sheet) []Cell {
	out := make([]Cell, len(s.Columns))
	for i, title := range s.Columns {
		out[i].Text = title
	}
	return out
}

// columnName writes a column as letters: 0 is A, 26 is AA.
func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + string(rune('A'+i%26))
}

// sheetName leaves out what a spreadsheet does not allow in the name of a sheet, and what is too long.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name), " '")
	if letters := []rune(name); len(letters) > 31 {
		name = strings.TrimSpace(string(letters[:31]))
	}
	if name == "" {
		return "Tabel"
	}
	return name
}

// escaped writes a text within a tag or attribute; signs that XML does not allow become a question mark.
func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(strings.ReplaceAll(s, "\r\n", "\n"))) // a buffer takes everything
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}

// packer writes the parts of a file and keeps the first error.
type packer struct {
	zip *zip.Writer
	err error
}

func (p *packer) add(name, text string, values ...string) {
	p.put(&zip.FileHeader{Name: name, Method: zip.Deflate}, text, values)
}

func (p *packer) stored(name, text string) {
	p.put(&zip.FileHeader{Name: name, Method: zip.Store}, text, nil)
}

// put fills in a value where the text has a $.
func (p *packer) put(header *zip.FileHeader, text string, values []string) {
	if p.err != nil {
		return
	}
	for _, v := range values {
		text = strings.Replace(text, "$", escaped(v), 1)
	}
	w, err := p.zip.CreateHeader(header)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	p.err = err
}

func (p *packer) close() error {
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

const (
	xlsxTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	xlsxRoot = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	xlsxBook = xml.Header + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="$" sheetId="1" r:id="rId1"/></sheets></workbook>`
	xlsxLinks = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	xlsxStyles = xml.Header + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`
	odsType     = "application/vnd.oasis.opendocument.spreadsheet"
	odsManifest = xml.Header + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="` + odsType + `"/>` +
		`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
	odsHead = xml.Header + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
		`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles>` +
		`<style:style style:name="kop" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>`
)
