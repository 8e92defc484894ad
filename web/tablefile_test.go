package web

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestASpreadsheetReadsNoTextAsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+31 6 1234": "'+31 6 1234", "-cmd|' /C calc'!A0": "'-cmd|' /C calc'!A0", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx",
		"-3,5": "-3,5", "−3,5": "-3,5", "−3,5 procent": "−3,5 procent", "+2": "+2", "12%": "12%", "": "", "Koffie": "Koffie", "-": "'-",
	} {
		if got := guarded(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestATableIsWrittenAsThePageShowsIt(t *testing.T) {
	page := `<table><caption>Cijfers</caption><thead><tr><th>Wat<span class="alleen-lezer"> precies</span></th><th colspan="2">Waarde</th></tr></thead>
		<tbody><tr><th>Eén; twee</th><td><svg><title>lijn</title></svg>12,5&nbsp;%</td><td><p>Zegt "ja"</p><p>en nee</p></td></tr>
		<tr><th><a href="/x">=A1</a></th><td><select><option>nee</option><option selected>ja</option></select></td><td><input type="hidden" value="x"><input value="4"><button>Weg</button></td></tr></tbody></table>`
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	got, err := tableCSV(elements(doc, "table")[0])
	want := "\ufeffWat precies;Waarde;\r\n\"Eén; twee\";12,5 %;\"Zegt \"\"ja\"\" en nee\"\r\n'=A1;ja;4\r\n"
	if err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
