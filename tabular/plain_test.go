package tabular

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"kompas/figure"
)

func plain(b []byte, lines, columns int) ([][]string, error) {
	return PlainRows(bytes.NewReader(b), int64(len(b)), lines, columns)
}

func TestPlainRowsAreTheSameFromEachKindOfSpreadsheet(t *testing.T) {
	s := Sheet{Name: "Lijst", Columns: []string{"Naam", "Sinds"}, Rows: [][]Cell{{{Text: "Wandelen"}, {Text: "2020", Number: true}}, {{Text: "=cmd|' /C calc'!A0"}}}}
	want := [][]string{{"Naam", "Sinds"}, {"Wandelen", "2020"}, {"=cmd|' /C calc'!A0"}}
	for name, write := range map[string]func(*bytes.Buffer) error{"xlsx": func(b *bytes.Buffer) error { return WriteXLSX(b, s) }, "ods": func(b *bytes.Buffer) error { return WriteODS(b, s) }} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if got, err := plain(b.Bytes(), 3, 2); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q %v", name, got, err)
		}
		for _, most := range [][2]int{{2, 2}, {3, 1}} {
			var at *figure.ReadError
			if _, err := plain(b.Bytes(), most[0], most[1]); !errors.Is(err, figure.ErrTooLarge) || !errors.As(err, &at) || at.Line == 0 {
				t.Errorf("%s with at most %v: %v", name, most, err)
			}
		}
	}
}

func TestPlainRowsOfABombOrOfNoSpreadsheetAreRefused(t *testing.T) {
	bomb := odsHead + `<office:body><office:spreadsheet><table:table table:name="x"><table:table-row><table:table-cell office:value-type="string"><text:p>` +
		strings.Repeat("x", 64<<20)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"a bomb":         {[]byte(packed(t, "mimetype", odsType, "content.xml", bomb)), figure.ErrTooLarge},
		"other things":   {[]byte(packed(t, "readme.txt", "hallo")), figure.ErrNotSheet},
		"cut off":        {[]byte("PK\x03\x04en dan niets"), figure.ErrDamaged},
		"half a table":   {[]byte(packed(t, "mimetype", odsType, "content.xml", odsHead+`<office:body><office:spreadsheet><table:table><table:table-row>`)), figure.ErrDamaged},
		"of before 2007": {append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...), figure.ErrOldSheet},
	} {
		if _, err := plain(c.file, 200, 40); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
