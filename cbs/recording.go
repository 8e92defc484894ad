package cbs

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"kompas/figure"
)

// Open fetches the description of a table in the version of the protocol that a format names.
// Errors: *figure.ReadError, or that of the service.
func Open(ctx context.Context, s Service, p Place, format figure.SourceFormat) (figure.FigureSource, error) {
	if format == figure.FormatOData4 {
		return OpenVersion4(ctx, s, p)
	}
	return OpenVersion3(ctx, s, p)
}

// Modified returns when the source last changed a table: cheap to ask before downloading.
func Modified(ctx context.Context, s Service, p Place, format figure.SourceFormat) (string, error) {
	if format == figure.FormatOData4 {
		return ModifiedVersion4(ctx, s, p)
	}
	return ModifiedVersion3(ctx, s, p)
}

// A recording is a zip archive of every reply in the order in which it came, with the address as its comment. The first
// entry says which table it is. It holds no times, so that the same replies give the same bytes.
const aboutRecording = "tabel.json"

type recordingAbout struct {
	Place  Place
	Format figure.SourceFormat
}

// ReplyError says which reply of a service was not right.
type ReplyError struct {
	Address string
	Err     error
}

// Error names the place, for a log.
func (e *ReplyError) Error() string { return e.Address + ": " + e.Err.Error() }

// Unwrap gives what is wrong.
func (e *ReplyError) Unwrap() error { return e.Err }

// Keep fetches a whole table and writes every reply down, so that it can be read again and again as a file. It reads what it
// writes: a reply that is not right ends it. told hears how many records came, of how many the source says there are (0: it
// does not say). Errors: *ReplyError around a *figure.ReadError or an error of the service; what told gave.
func Keep(ctx context.Context, s Service, p Place, format figure.SourceFormat, into io.Writer, told func(came, of int64) error) error {
	r := &recorder{service: s, zip: zip.NewWriter(into)}
	about, err := json.Marshal(recordingAbout{p, format})
	if err != nil {
		return err
	}
	w, err := r.zip.Create(aboutRecording)
	if err != nil {
		return err
	}
	if _, err := w.Write(about); err != nil {
		return err
	}
	if err := r.table(ctx, p, format, told); err != nil {
		return err
	}
	if r.failed != nil {
		return r.failed
	}
	return r.zip.Close()
}

// recorder is a service that writes down what another gives.
type recorder struct {
	service Service
	zip     *zip.Writer
	n       int
	last    string // address
	failed  error  // of writing
}

func (r *recorder) table(ctx context.Context, p Place, format figure.SourceFormat, told func(came, of int64) error) error {
	src, err := Open(ctx, r, p, format)
	if err != nil {
		return &ReplyError{r.last, err}
	}
	line := 0
	var stopped error
	err = src.Values(func(v *figure.SourceValue) error {
		if v.Line == line {
			return nil
		}
		line = v.Line
		stopped = told(int64(line), src.Table().Records)
		return stopped
	})
	if err != nil && stopped == nil {
		err = &ReplyError{r.last, err}
	}
	return err
}

// Get implements Service.
func (r *recorder) Get(ctx context.Context, address string) (io.ReadCloser, error) {
	r.last = address
	in, err := r.service.Get(ctx, address)
	if err != nil {
		return nil, err
	}
	r.n++
	w, err := r.zip.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("%06d.json", r.n), Comment: address, Method: zip.Deflate})
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	return &recorded{Reader: io.TeeReader(in, w), in: in, by: r}, nil
}

type recorded struct {
	io.Reader
	in io.Closer
	by *recorder
}

// Close writes down also what nobody read.
func (r *recorded) Close() error {
	_, err := io.Copy(io.Discard, r.Reader)
	if r.by.failed == nil {
		r.by.failed = err
	}
	return errors.Join(err, r.in.Close())
}

// OpenRecording reads a table as Keep wrote it down. The file must stay open as long as its values are read.
// Errors: *figure.ReadError, or that of the file itself.
func OpenRecording(ctx context.Context, file io.ReaderAt, size int64) (figure.FigureSource, error) {
	z, err := zip.NewReader(file, size)
	if err != nil {
		return nil, damaged(err, "")
	}
	var about recordingAbout
	r := recording{}
	for _, f := range z.File {
		if r[f.Comment] = f; f.Name != aboutRecording {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, damaged(err, f.Name)
		}
		err = errors.Join(json.NewDecoder(in).Decode(&about), in.Close())
		if err != nil {
			return nil, damaged(err, f.Name)
		}
	}
	return Open(ctx, r, about.Place, about.Format)
}

func damaged(err error, name string) error {
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, io.ErrUnexpectedEOF) {
		return figure.Unreadable(figure.ErrDamaged, 0, "", name)
	}
	return err
}

// recording is a service that gives again what was written down, by address.
type recording map[string]*zip.File

// Get implements Service.
func (r recording) Get(_ context.Context, address string) (io.ReadCloser, error) {
	f := r[address]
	if f == nil {
		return nil, figure.Unreadable(figure.ErrDamaged, 0, "", address)
	}
	return f.Open()
}
