package kompas

import (
	"archive/zip"
	"bytes"
	"image"
	_ "image/jpeg" // to read how large a photo is
	_ "image/png"  // to read how large a picture is
	"io"
	"path"
	"strings"
	"time"
	"unicode"

	"kompas/fault"
)

// Attachment (bijlage) is a file that belongs to something in a compass. Who may read that, may read it.
type Attachment struct {
	ID          string
	CompassID   CompassID
	ObjectKind  AttachedKind
	ObjectID    string
	Name        string
	Kind        FileKind
	Size        int64
	Hash        string
	CreatedAt   time.Time
	CreatedBy   PersonID
	CreatedName string
	RemovedAt   time.Time
}

// AttachedKind (waar een bijlage bij hoort) is what an attachment can belong to, as the history calls it.
type AttachedKind string

// What attachments can belong to.
const (
	AttachedCompass      AttachedKind = "kompas"
	AttachedAmbition     AttachedKind = "ambitie"
	AttachedResult       AttachedKind = "resultaat"
	AttachedActivity     AttachedKind = "activiteit"
	AttachedConversation AttachedKind = "gesprek"
	AttachedDecision     AttachedKind = "besluit"
)

// FileKind (soort bestand) is what a file is, by what is in it; its name says nothing.
type FileKind string

// The kinds of files that can be attached.
const (
	FilePDF          FileKind = "application/pdf"
	FilePNG          FileKind = "image/png"
	FileJPEG         FileKind = "image/jpeg"
	FileText         FileKind = "application/vnd.oasis.opendocument.text"
	FileSheet        FileKind = "application/vnd.oasis.opendocument.spreadsheet"
	FilePresentation FileKind = "application/vnd.oasis.opendocument.presentation"
	FileDrawing      FileKind = "application/vnd.oasis.opendocument.graphics"
)

// ending is how the name of a file of this kind ends.
func (k FileKind) ending() string {
	return map[FileKind]string{FilePDF: ".pdf", FilePNG: ".png", FileJPEG: ".jpg", FileText: ".odt", FileSheet: ".ods", FilePresentation: ".odp", FileDrawing: ".odg"}[k]
}

// Bounds of what is in a file that was packed.
const (
	maxPixels   = 50_000_000
	maxUnpacked = 256 << 20
	maxPacked   = 4000 // files in it
)

// ReadFileKind finds out what a file is. What is no PDF, OpenDocument file, PNG or JPEG is refused, and so is one that does
// not hold together, unpacks to far more than it is, or holds a program.
func ReadFileKind(content []byte) (FileKind, *fault.Error) {
	refused := fault.Field("bestand", "bijlage_soort")
	switch {
	case bytes.HasPrefix(content, []byte("%PDF-")):
		if !bytes.Contains(content[max(0, len(content)-2048):], []byte("%%EOF")) {
			return "", fault.Field("bestand", "bijlage_kapot")
		}
		return FilePDF, nil
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return FilePNG, soundPicture(content, "png")
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return FileJPEG, soundPicture(content, "jpeg")
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readOpenDocument(content)
	}
	return "", refused
}

func soundPicture(content []byte, want string) *fault.Error {
	c, kind, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || kind != want || c.Width*c.Height > maxPixels {
		return fault.Field("bestand", "bijlage_kapot")
	}
	return nil
}

func readOpenDocument(content []byte) (FileKind, *fault.Error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || len(z.File) > maxPacked {
		return "", fault.Field("bestand", "bijlage_kapot")
	}
	var kind FileKind
	var unpacked uint64
	for i, f := range z.File {
		unpacked += f.UncompressedSize64
		if unpacked > maxUnpacked || strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") {
			return "", fault.Field("bestand", "bijlage_kapot")
		}
		if strings.HasPrefix(f.Name, "Basic/") || strings.HasPrefix(f.Name, "Scripts/") {
			return "", fault.Field("bestand", "bijlage_macro")
		}
		if i == 0 && f.Name == "mimetype" {
			kind = readMimetype(f)
		}
	}
	if kind.ending() == "" || !strings.HasPrefix(string(kind), "application/vnd.oasis.") {
		return "", fault.Field("bestand", "bijlage_soort")
	}
	return kind, nil
}

func readMimetype(f *zip.File) FileKind {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, 200))
	if err != nil {
		return ""
	}
	return FileKind(text)
}

// AttachmentName makes the name of a file fit to be kept: without folders and signs that mean something elsewhere, with
// the ending of what it is.
func AttachmentName(name string, kind FileKind) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || isInvisible(r) || strings.ContainsRune(`<>:"|?*/`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.Trim(strings.TrimSuffix(name, path.Ext(name)), " .")
	if name == "" {
		name = "bijlage"
	}
	if letters := []rune(name); len(letters) > MaxName {
		name = string(letters[:MaxName])
	}
	return name + kind.ending()
}

// WithoutTraces gives a picture without what a camera or program wrote beside it, such as where it was taken. Other files
// stay as they are.
func WithoutTraces(content []byte, kind FileKind) []byte {
	switch kind {
	case FileJPEG:
		return jpegWithoutTraces(content)
	case FilePNG:
		return pngWithoutTraces(content)
	}
	return content
}

// jpegWithoutTraces leaves out the segments of applications (but the first, which says how to read it, and those about
// colours) and the comments.
func jpegWithoutTraces(content []byte) []byte {
	out := append([]byte{}, content[:2]...)
	at := 2
	for at+4 <= len(content) && content[at] == 0xff && content[at+1] != 0xda {
		mark, size := content[at+1], int(content[at+2])<<8|int(content[at+3])
		end := at + 2 + size
		if size < 2 || end > len(content) {
			break
		}
		trace := mark == 0xe1 || mark >= 0xe3 && mark <= 0xed || mark == 0xef || mark == 0xfe
		if !trace {
			out = append(out, content[at:end]...)
		}
		at = end
	}
	return append(out, content[at:]...)
}

// pngWithoutTraces leaves out the chunks with texts and with what a camera noted.
func pngWithoutTraces(content []byte) []byte {
	out := append([]byte{}, content[:8]...)
	at := 8
	for at+12 <= len(content) {
		size := int(content[at])<<24 | int(content[at+1])<<16 | int(content[at+2])<<8 | int(content[at+3])
		end := at + 12 + size
		if size < 0 || end > len(content) || end < at {
			break
		}
		switch string(content[at+4 : at+8]) {
		case "tEXt", "zTXt", "iTXt", "eXIf", "tIME":
		default:
			out = append(out, content[at:end]...)
		}
		at = end
	}
	return append(out, content[at:]...)
}
