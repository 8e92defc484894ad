package kompas_test

import (
	"bytes"
	"testing"

	"kompas/kompas"
)

func FuzzActivityList(f *testing.F) {
	f.Add([]byte("activiteit\tdoelgroep\tsinds\nKoffie\tOuderen\t2024\n"))
	f.Add([]byte("\ufeffnaam;\"wie;wat\"\r\nKoffie;\"Buurt\"\"kracht\"\r\n"))
	f.Add([]byte("Activiteit,Sinds\nCaf\xe9,2024"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, wrong := kompas.ReadActivityList(raw)
		if wrong != nil {
			if wrong.Field != "lijst" && len(wrong.Fields) == 0 {
				t.Fatalf("a refusal without its field: %v", wrong)
			}
			return
		}
		if len(l.Heads) == 0 || len(l.Fields) != len(l.Heads) || len(l.Heads) > kompas.MaxListColumns || len(l.Rows) > kompas.MaxListRows {
			t.Fatalf("%d heads, %d fields, %d rows", len(l.Heads), len(l.Fields), len(l.Rows))
		}
		for _, row := range l.Rows {
			if _, named := l.Form(row)["activiteit"]; !named {
				t.Fatalf("a row without the field of its name: %q", row)
			}
		}
	})
}

// What is known as a picture or a document stays one, and only becomes smaller, when its traces are taken away.
func FuzzFileKind(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n%%EOF"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x04tEXtabcd\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x04ab\xff\xda"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		kind, wrong := kompas.ReadFileKind(content)
		if wrong != nil {
			return
		}
		clean := kompas.WithoutTraces(content, kind)
		if again, wrong := kompas.ReadFileKind(clean); wrong != nil || again != kind || len(clean) > len(content) {
			t.Fatalf("%s becomes %s: %v", kind, again, wrong)
		}
		if !bytes.Equal(kompas.WithoutTraces(clean, kind), clean) {
			t.Fatal("a second time takes away more")
		}
	})
}
