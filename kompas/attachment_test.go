package kompas_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"kompas/kompas"
)

// packed makes a file of parts, name and content by turns.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileIsWhatIsInItWhateverItIsCalled(t *testing.T) {
	odt := string(kompas.FileText)
	for name, want := range map[string]struct {
		content []byte
		kind    kompas.FileKind
		code    string
	}{
		"text":           {packed(t, "mimetype", odt, "content.xml", "<x/>"), kompas.FileText, ""},
		"sheet":          {packed(t, "mimetype", string(kompas.FileSheet)), kompas.FileSheet, ""},
		"macro":          {packed(t, "mimetype", odt, "Basic/Standard/a.xml", "x"), "", "bijlage_macro"},
		"other zip":      {packed(t, "word/document.xml", "x"), "", "bijlage_soort"},
		"pdf called odt": {packed(t, "mimetype", "application/pdf"), "", "bijlage_soort"},
		"outside":        {packed(t, "mimetype", odt, "../../etc/passwd", "x"), "", "bijlage_kapot"},
		"bomb":           {packed(t, "mimetype", odt, "a", strings.Repeat("0", 257<<20)), "", "bijlage_kapot"},
		"html":           {[]byte("<!doctype html>"), "", "bijlage_soort"},
		"svg":            {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "", "bijlage_soort"},
	} {
		kind, wrong := kompas.ReadFileKind(want.content)
		code := ""
		if wrong != nil {
			code = wrong.Code
		}
		if code != want.code || code == "" && kind != want.kind {
			t.Errorf("%s: %q %q", name, kind, code)
		}
	}
}

func TestAPictureLosesWhatACameraNoted(t *testing.T) {
	var photo, drawing bytes.Buffer
	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	if err := jpeg.Encode(&photo, picture, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&drawing, picture); err != nil {
		t.Fatal(err)
	}
	exif := "\xff\xe1\x00\x10Exif\x00\x00GEHEIM.."
	whole := photo.Bytes()
	noted := append(append(append([]byte{}, whole[:2]...), exif...), whole[2:]...)
	if got := kompas.WithoutTraces(noted, kompas.FileJPEG); bytes.Contains(got, []byte("GEHEIM")) || !bytes.Equal(got, whole) {
		t.Error("the photo still tells, or is another")
	}
	p := drawing.Bytes()
	chunk := "\x00\x00\x00\x08tEXtGEHEIM..\x00\x00\x00\x00"
	if got := kompas.WithoutTraces(append(append(append([]byte{}, p[:33]...), chunk...), p[33:]...), kompas.FilePNG); bytes.Contains(got, []byte("GEHEIM")) || !bytes.Equal(got, p) {
		t.Error("the drawing still tells, or is another")
	}
	for n := range noted { // broken off anywhere it is no error
		kompas.WithoutTraces(noted[:max(n, 8)], kompas.FileJPEG)
	}
}
