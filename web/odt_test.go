package web

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// readODT checks that a file is an OpenDocument text by the letter, and gives the words of its content.
func readODT(t *testing.T, file []byte) string {
	t.Helper()
	if !bytes.HasPrefix(file[30:], []byte("mimetype"+odtKind)) {
		t.Fatalf("the file does not begin with its kind: %q", file[:80])
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	words, listed := "", ""
	var names []string
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		if f.Name == "mimetype" {
			if f.Method != zip.Store || len(f.Extra) > 0 {
				t.Errorf("mimetype is packed or has more beside it")
			}
			continue
		}
		d := xml.NewDecoder(bytes.NewReader(text))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v\n%s", f.Name, err, text)
			}
			switch x := token.(type) {
			case xml.StartElement:
				if x.Name.Space == "" || !strings.Contains(x.Name.Space, ":") {
					t.Errorf("%s: <%s> has no namespace: %s", f.Name, x.Name.Local, x.Name.Space)
				}
				if f.Name == "META-INF/manifest.xml" && x.Name.Local == "file-entry" {
					listed += " " + x.Attr[0].Value
				}
			case xml.CharData:
				if f.Name == "content.xml" {
					words += string(x) + " "
				}
			}
		}
	}
	if strings.Join(names, " ") != "mimetype META-INF/manifest.xml content.xml styles.xml meta.xml" || listed != " / content.xml styles.xml meta.xml" {
		t.Errorf("files %v, listed %s", names, listed)
	}
	return strings.Join(strings.Fields(words), " ")
}

func TestASheetIsWrittenOverAsAnOpenDocumentText(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<title>Blad</title><article><nav>Terug</nav><h1>Zijn <em>bewoners</em> er &lt;beter&gt; van?</h1>
		<p>Los <strong>sterk</strong>, en<br>verder.</p>los in een div<ul><li>een</li><li><p>twee</p></li></ul>
		<table><caption>weg</caption><thead><tr><th>Wat</th><th>Nu</th><th>Doel</th></tr></thead><tbody><tr><th colspan="3">Groep</th></tr>
		<tr><th>Rust</th><td><strong>45%</strong><br><span>40–50%</span></td></tr></tbody></table><svg><title>Kaart</title><desc>Wijk A: 12%</desc></svg>
		<p class="x niet-afdrukken">weg</p><button>weg</button></article>`))
	if err != nil {
		t.Fatal(err)
	}
	file, err := odtOf(elements(doc, "article")[0], "Blad & co", "nl")
	if err != nil {
		t.Fatal(err)
	}
	want := "Zijn bewoners er <beter> van? Los sterk , en verder. los in een div een twee Wat Nu Doel Groep Rust 45% 40–50% Kaart Wijk A: 12%"
	if got := readODT(t, file); got != want {
		t.Errorf("%s\n%s", got, want)
	}
	again, err := odtOf(elements(doc, "article")[0], "Blad & co", "nl")
	if err != nil || !bytes.Equal(file, again) {
		t.Errorf("written twice it differs: %v", err)
	}
}
