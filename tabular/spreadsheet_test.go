package tabular

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"kompas/figure"
)

// packed makes a zip of parts, name and text in turn.
func packed(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	bookHead = `<workbook xmlns:r="r"><workbookPr/><sheets>`
	rels     = `<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/></Relationships>`
	styles   = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy"/><numFmt numFmtId="165" formatCode="[Red]&quot;dag&quot;0.0"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/></cellXfs></styleSheet>`
)

func workbook(t testing.TB, sheet string, more ...string) string {
	return packed(t, append([]string{"xl/workbook.xml", bookHead + `<sheet name="Cijfers" r:id="a"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels", rels,
		"xl/styles.xml", styles, "xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`}, more...)...)
}

func odsFile(t testing.TB, tables string) string {
	return packed(t, "mimetype", odsType, "META-INF/manifest.xml", odsManifest, "content.xml",
		`<office:document-content><office:automatic-styles><style:style style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>`+
			`<office:body><office:spreadsheet>`+tables+`</office:spreadsheet></office:body></office:document-content>`)
}

func TestAWorkbookIsReadAsItsCellsAreTyped(t *testing.T) {
	shared := `<sst><si><t>gebied</t></si><si><r><t>Wa</t></r><r><t>arde</t></r><rPh><t>x</t></rPh></si><si><t xml:space="preserve"> GM0308 </t></si></sst>`
	table := mustTell(t, workbook(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>Schulden in Baarn</t></is></c></row><row r="2"/>`+
		`<row r="3"><c r="A3" t="inlineStr"><is><t>indicator</t></is></c><c r="C3" t="s"><v>0</v></c><c r="D3" t="str"><f>"periode"</f><v>periode</v></c><c r="E3" t="s"><v>1</v></c></row>`+
		`<row r="4"><c r="A4" t="inlineStr"><is><t>A</t></is></c><c r="C4" t="s"><v>2</v></c><c r="D4" s="1"><v>45292</v></c><c r="E4" s="0"><f>1+1</f><v>0.30000000000000004</v></c></row>`+
		`<row r="5"><c t="inlineStr"><is><t>A</t></is></c><c><v>7</v></c><c t="s"><v>2</v></c><c s="2"><v>45323.5</v></c><c s="3"><v>0.125</v></c></row>`+
		`<row r="7"><c r="A7" t="inlineStr"><is><t>A</t></is></c><c r="C7" t="s"><v>2</v></c><c r="D7"><v>2024</v></c><c r="E7" t="e"><v>#N/B</v></c></row>`+
		`<row><c r="A8" t="inlineStr"><is><t>A</t></is></c><c r="C8" t="s"><v>2</v></c><c r="D8"><v>2024</v></c><c r="E8" s="4"><v>1.5E3</v></c></row>`, "xl/sharedStrings.xml", shared),
		"4 A GM0308  2024-01-01  value=0.3 typed", "5 A GM0308  2024-02-01  value=12.5 typed",
		`7 A GM0308  2024  value=#N/B ! getal_onleesbaar: line 7, column "Waarde": "#N/B"`, "8 A GM0308  2024  value=1500 typed")
	if table.Format != figure.FormatLong || table.Typed || !table.Codes {
		t.Errorf("%+v", table)
	}
}

func TestTheFirstVisibleSheetWithATableCounts(t *testing.T) {
	one := `<row><c t="inlineStr"><is><t>gemeente</t></is></c><c t="inlineStr"><is><t>Schulden</t></is></c></row><row><c t="inlineStr"><is><t>Baarn</t></is></c><c s="3"><v>0.07</v></c></row>`
	book := packed(t, "xl/workbook.xml", bookHead+`<sheet state="hidden" r:id="b"/><sheet r:id="a"/><sheet r:id="b"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels", rels, "xl/styles.xml", styles,
		"xl/worksheets/sheet1.xml", `<worksheet><row><c t="inlineStr"><is><t>Uitleg bij deze cijfers</t></is></c></row></worksheet>`, "xl/worksheets/sheet2.xml", `<worksheet>`+one+`</worksheet>`)
	if table := mustTell(t, book, "2 Schulden  Baarn   value=7 typed"); table.Topics[0].Unit != "%" || !table.Typed {
		t.Errorf("%+v", table)
	}
}

func TestAnOpenDocumentSheetIsReadWithItsRepetitions(t *testing.T) {
	cell := func(text string) string {
		return `<table:table-cell office:value-type="string"><office:annotation><text:p>noot</text:p></office:annotation><text:p>` + text + `</text:p></table:table-cell>`
	}
	float := `<table:table-cell office:value-type="float" office:value="`
	hidden := `<table:table table:style-name="weg"><table:table-row>` + cell("gemeente") + cell("Oud") + `</table:table-row><table:table-row>` + cell("Baarn") + float + `1"/></table:table-row></table:table>`
	table := mustTell(t, odsFile(t, hidden+`<table:table><table:shapes><draw:frame><text:p>x</text:p></draw:frame></table:shapes>`+
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`+
		`<table:table-header-rows><table:table-row>`+cell("gemeente")+cell("peildatum")+cell("Aan<text:s/>tal")+cell("Deel")+cell("Deel 2")+`<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table-header-rows>`+
		`<table:table-row table:number-rows-repeated="2">`+cell("Baarn")+`<table:table-cell office:value-type="date" office:date-value="2024-01-01T00:00:00"/>`+float+`1.50"><text:p>1,5</text:p></table:table-cell>`+
		`<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.4"><text:p>40%</text:p></table:table-cell></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row></table:table>`),
		"5 Aan tal  Baarn 2024-01-01  value=1.5 typed", "5 Deel  Baarn 2024-01-01  value=40 typed", "5 Deel 2  Baarn 2024-01-01  value=40 typed",
		"6 Aan tal  Baarn 2024-01-01  value=1.5 typed", "6 Deel  Baarn 2024-01-01  value=40 typed", "6 Deel 2  Baarn 2024-01-01  value=40 typed")
	if table.Format != figure.FormatWide || table.Topics[1].Unit != "%" || !table.Typed {
		t.Errorf("%+v", table)
	}
}

func TestYearsAboveColumnsArePeriodsInASheetToo(t *testing.T) {
	mustTell(t, workbook(t, `<row r="1"><c r="B1"><v>2023</v></c><c r="C1"><v>2024</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>GM0308</t></is></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>`),
		"2 Schulden GM0308  2023  value=1 typed", "2 Schulden GM0308  2024  value=2 typed")
}

func TestHeadingsOverSeveralColumnsTellEqualHeadersApart(t *testing.T) {
	text := func(at, words string) string {
		return `<c r="` + at + `" t="inlineStr"><is><t>` + words + `</t></is></c>`
	}
	mustTell(t, workbook(t, `<row r="1">`+text("A1", "Mensen met schulden")+`</row><row r="2">`+text("B2", "Vrouwen")+text("D2", "Mannen")+`</row>`+
		`<row r="3">`+text("A3", "gemeente")+text("B3", "aantal")+text("C3", "deel")+text("D3", "aantal")+text("E3", "rest")+`</row>`+
		`<row r="4">`+text("A4", "Baarn")+`<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>`),
		"4 Vrouwen: aantal  Baarn   value=1 typed", "4 deel  Baarn   value=2 typed", "4 Mannen: aantal  Baarn   value=3 typed", "4 rest  Baarn   value=4 typed")
}

func TestSpreadsheetsThatCannotBeReadAreRefusedWithTheReason(t *testing.T) {
	good := workbook(t, `<row><c t="inlineStr"><is><t>gemeente</t></is></c><c t="inlineStr"><is><t>a</t></is></c></row><row><c t="inlineStr"><is><t>Baarn</t></is></c><c><v>1</v></c></row>`)
	if _, err := source1(t, "a.xlsx", good); err != nil {
		t.Fatal(err)
	}
	at := strings.Index(good, "xl/worksheets/sheet1.xml") + 40
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 3*blockSize)
	bomb := strings.Repeat(" ", 20<<20)
	header := `<table:table><table:table-row><table:table-cell office:value-type="string"><text:p>gemeente</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>`
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"cut off":               {good[:len(good)-40], figure.ErrDamaged},
		"a byte changed":        {good[:at] + "\x07\x07\x07\x07" + good[at+4:], figure.ErrDamaged},
		"another zip":           {packed(t, "word/document.xml", "<a/>"), figure.ErrNotSheet},
		"empty zip":             {packed(t), figure.ErrNotSheet},
		"numbers":               {packed(t, "Index/Document.iwa", "x"), figure.ErrAppleSheet},
		"old":                   {compound, figure.ErrOldSheet},
		"password":              {compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", figure.ErrEncrypted},
		"ods with a password":   {packed(t, "content.xml", "\x01\x02", "META-INF/manifest.xml", `<m><manifest:encryption-data/></m>`), figure.ErrEncrypted},
		"no table":              {workbook(t, `<row><c t="inlineStr"><is><t>niets</t></is></c></row>`), figure.ErrNoSheet},
		"no sheets":             {packed(t, "xl/workbook.xml", "<workbook/>"), figure.ErrNoSheet},
		"only headers":          {workbook(t, `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`), figure.ErrEmpty},
		"no such text":          {workbook(t, `<row><c t="s"><v>9</v></c></row>`), figure.ErrDamaged},
		"broken tags":           {workbook(t, `<row><c`), figure.ErrDamaged},
		"ods that stops":        {packed(t, "content.xml", `<a><table:table><table:table-row>`), figure.ErrDamaged},
		"an entity":             {packed(t, "content.xml", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`), figure.ErrDamaged},
		"bomb of blanks":        {workbook(t, bomb), figure.ErrTooLarge},
		"bomb of tags":          {workbook(t, strings.Repeat("<row><c/></row>", 2<<20)), figure.ErrTooLarge},
		"bomb of other tags":    {workbook(t, strings.Repeat("<x></x>", 3<<20)), figure.ErrTooLarge},
		"bomb of shared text":   {workbook(t, "", "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t>"+strings.Repeat("a", 4000)+"</t></si>", 20_000)), figure.ErrTooLarge},
		"cells without end":     {odsFile(t, header+`<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000000"/></table:table-row></table:table>`), figure.ErrTooLarge},
		"rows without end":      {odsFile(t, header+`<table:table-row table:number-rows-repeated="99999999"><table:table-cell office:value-type="string"><text:p>Baarn</text:p></table:table-cell></table:table-row></table:table>`), figure.ErrTooLarge},
		"a row out of reach":    {workbook(t, `<row r="99999999"><c t="inlineStr"><is><t>a</t></is></c></row>`), figure.ErrTooLarge},
		"a column out of reach": {workbook(t, `<row><c r="ZZZZZZZZZZZZZ1" t="inlineStr"><is><t>a</t></is></c></row>`), figure.ErrTooLarge},
	} {
		s, err := source1(t, "x", c.text)
		if err == nil {
			_, err = told(s)
		}
		var at *figure.ReadError
		if !errors.Is(err, c.want) || !errors.As(err, &at) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

var written = Sheet{Name: "Schulden: 2024/[x]", Columns: []string{"indicator", "gebied", "periode", "waarde", "opmerking"}, Rows: [][]Cell{
	{{Text: "A"}, {Text: "GM0308"}, {Text: "2024", Number: true}, {Text: "12.50", Number: true}, {Text: "=1+1"}},
	{{Text: "<b>&\"x\"</b>\x01"}, {Text: "GM0308"}, {Text: "2024"}, {}, {Text: "twee\nregels"}},
}}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	for name, write := range map[string]func(io.Writer, Sheet) error{"xlsx": WriteXLSX, "ods": WriteODS} {
		var b, again bytes.Buffer
		if err := errors.Join(write(&b, written), write(&again, written)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Errorf("%s: the same sheet gives other bytes", name)
		}
		mustTell(t, b.String(), "2 A GM0308  2024  value=12.5 typed", "3 <b>&\"x\"</b>\ufffd GM0308  2024  value=geen_cijfer")
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			in, _ := f.Open()
			text, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "<f>") || strings.Contains(string(text), "table:formula") {
				t.Errorf("%s %s holds a formula", name, f.Name)
			}
			if f.Name != "mimetype" && xml.Unmarshal(text, new(struct{})) != nil {
				t.Errorf("%s %s is no XML", name, f.Name)
			}
		}
		if name == "ods" && (z.File[0].Name != "mimetype" || z.File[0].Method != zip.Store) {
			t.Error("the kind of an OpenDocument file must stand first, not packed")
		}
	}
	if err := WriteXLSX(failing{}, written); err == nil {
		t.Error("a disk that is full goes unnoticed")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestTheFormAPersonStartsFromReadsInAllThreeKinds(t *testing.T) {
	texts := TemplateTexts{Sheet: "Cijfers", Indicator: "Jongeren met schulden", AreaName: "Baarn", Breakdown: "leeftijd:18-25", Source: "GGD", Note: "Voorbeeld; haal deze regel weg"}
	var first []string
	for _, kind := range []string{"csv", "xlsx", "ods"} {
		var b bytes.Buffer
		if err := Template(&b, kind, texts); err != nil {
			t.Fatal(err)
		}
		s, err := source1(t, "sjabloon."+kind, b.String())
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		got, err := told(s)
		for i := range got {
			got[i] = strings.Replace(strings.TrimSuffix(got[i], " typed"), ",", ".", 1)
		}
		if err != nil || len(got) != 6 || got[0] != "2 Jongeren met schulden GM0308 Baarn 2024 leeftijd:18-25 value=12.5" {
			t.Errorf("%s: %v %q", kind, err, got)
		}
		if first == nil {
			first = got
		}
		if !slices.Equal(first, got) {
			t.Errorf("%s reads otherwise than csv: %q", kind, got)
		}
	}
}

func TestTextInCSVNeverRunsAsAFormula(t *testing.T) {
	var b bytes.Buffer
	if err := writeCSV(&b, written); err != nil || !strings.Contains(b.String(), ";12,50;'=1+1\r\n") || !strings.HasPrefix(b.String(), byteOrderMark) {
		t.Errorf("%v %q", err, b.String())
	}
}

func TestColumnsAreLettered(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(i); got != want || columnNumber(got+"5", -1) != i {
			t.Errorf("%d is %s, want %s; back %d", i, got, want, columnNumber(got+"5", -1))
		}
	}
}

func fuzzSpreadsheet(f *testing.F, write func(io.Writer, Sheet) error, body func(testing.TB, string) string) {
	var b bytes.Buffer
	if err := write(&b, written); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes(), "")
	f.Add([]byte("PK\x03\x04"), `<row r="1"><c r="A1" t="inlineStr"><is><t>gemeente</t></is></c><c><v>1</v></c></row>`)
	f.Add([]byte(nil), `<table:table><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, file []byte, sheet string) {
		if sheet != "" { // past the zip, at what is in it
			file = []byte(body(t, sheet))
		}
		checkSource(t, "x", string(file))
		checkAreaTables(t, string(file))
		var at *figure.ReadError
		if rows, err := PlainRows(bytes.NewReader(file), int64(len(file)), 50, 20); IsSpreadsheet(file) && err != nil && !errors.As(err, &at) || len(rows) > 51 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	fuzzSpreadsheet(f, WriteXLSX, func(t testing.TB, s string) string { return workbook(t, s) })
}

func FuzzODS(f *testing.F) { fuzzSpreadsheet(f, WriteODS, odsFile) }
