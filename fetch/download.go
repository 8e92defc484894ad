package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"kompas/figure"
)

// download is one reply while it comes in.
type download struct {
	client  *Client
	address string
	file    *os.File
	have    int64
	mark    string // by which the service knows this very reply again; "" when it cannot go on where it broke off
	packed  bool   // with gzip
	whole   int64  // bytes of the whole reply; 0 when the service does not say
}

// stumble is a try that failed in a way that another may not.
type stumble struct {
	err   error
	after time.Duration // what the service asks to wait; 0 when it does not say
}

func (s *stumble) Error() string { return s.err.Error() }
func (s *stumble) Unwrap() error { return s.err }

const (
	firstWait = time.Second
	mostWait  = 5 * time.Minute
)

// all tries until the whole reply is there.
func (d *download) all(ctx context.Context) error {
	pause := firstWait
	for try := 1; ; try++ {
		err := d.once(ctx)
		var again *stumble
		if err == nil || !errors.As(err, &again) {
			return err
		}
		if try == d.client.set.Tries || again.after > mostWait || ctx.Err() != nil {
			return again.err
		}
		if err := d.client.set.Wait(ctx, max(pause, again.after)); err != nil {
			return err
		}
		pause *= 2
	}
}

// once asks for the reply, or for the rest of it.
func (d *download) once(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, d.address, nil)
	if err != nil {
		return &Failure{Reason: ErrAddress, Address: d.address}
	}
	ask.Header.Set("User-Agent", d.client.set.Agent)
	ask.Header.Set("Accept", "application/json, */*;q=0.5")
	ask.Header.Set("Accept-Encoding", "gzip")
	if d.have > 0 && d.mark != "" {
		ask.Header.Set("Range", "bytes="+strconv.FormatInt(d.have, 10)+"-")
		ask.Header.Set("If-Range", d.mark)
	}
	reply, err := d.client.http.Do(ask)
	if err != nil {
		err = failure(d.address, err)
		if errors.Is(err, ErrUnreachable) {
			return &stumble{err: err}
		}
		return err
	}
	defer reply.Body.Close()
	if err := d.accept(reply); err != nil {
		return err
	}
	return d.copy(reply, stop)
}

// accept looks at the answer, and begins the file anew unless this is the rest of it.
func (d *download) accept(reply *http.Response) error {
	bad := &Failure{Address: d.address, Status: reply.StatusCode}
	switch code := reply.StatusCode; {
	case code == http.StatusPartialContent && d.have > 0:
		if !strings.HasPrefix(reply.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", d.have)) {
			bad.Reason = ErrChanged
			d.mark = ""
			return &stumble{err: bad}
		}
		return nil
	case code == http.StatusOK:
		if kind, _, _ := mime.ParseMediaType(reply.Header.Get("Content-Type")); kind == "text/html" || kind == "application/xhtml+xml" {
			return figure.Unreadable(figure.ErrWebPage, 0, "", d.address)
		}
		return d.restart(reply)
	case code == http.StatusNotFound || code == http.StatusGone:
		bad.Reason = ErrNotFound
		return bad
	case code == http.StatusTooManyRequests, code == http.StatusRequestTimeout, code >= 500 && code != http.StatusNotImplemented:
		bad.Reason = ErrBusy
		return &stumble{err: bad, after: retryAfter(reply.Header)}
	case code == http.StatusRequestedRangeNotSatisfiable && d.have > 0:
		bad.Reason = ErrChanged
		d.mark = ""
		return &stumble{err: bad}
	}
	bad.Reason = ErrRefused
	return bad
}

func (d *download) restart(reply *http.Response) (err error) {
	if d.file == nil {
		if d.file, err = os.CreateTemp(d.client.set.Folder, "ophalen-*"); err != nil {
			return err
		}
	}
	if err := d.file.Truncate(0); err != nil {
		return err
	}
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	d.have, d.mark = 0, ""
	d.packed = strings.EqualFold(reply.Header.Get("Content-Encoding"), "gzip")
	if tag := reply.Header.Get("ETag"); strings.Contains(reply.Header.Get("Accept-Ranges"), "bytes") && !strings.HasPrefix(tag, "W/") {
		d.mark = tag
	}
	d.whole = max(0, reply.ContentLength)
	if reply.ContentLength > d.client.set.Most {
		return &Failure{Reason: ErrTooLarge, Address: d.address}
	}
	return nil
}

// copy keeps what comes in. A service that says nothing for too long is given up.
func (d *download) copy(reply *http.Response, stop func()) error {
	silent := time.AfterFunc(d.client.set.Silent, stop)
	defer silent.Stop()
	buf := make([]byte, 1<<16)
	for {
		n, err := reply.Body.Read(buf)
		silent.Reset(d.client.set.Silent)
		if d.have += int64(n); d.have > d.client.set.Most {
			return &Failure{Reason: ErrTooLarge, Address: d.address}
		}
		if _, err := d.file.Write(buf[:n]); err != nil {
			return err
		}
		if d.client.told != nil {
			if err := d.client.told(d.have, d.whole); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &stumble{err: failure(d.address, err)}
		}
	}
}

// retryAfter reads how long a service asks to wait: seconds, or a moment by its own clock.
func retryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	if n, err := strconv.Atoi(text); err == nil && n >= 0 {
		return time.Duration(min(n, 1<<30)) * time.Second
	}
	at, err := http.ParseTime(text)
	now, other := http.ParseTime(h.Get("Date"))
	if err != nil || other != nil {
		return 0
	}
	return max(0, at.Sub(now))
}

func (d *download) drop() {
	if d.file != nil {
		_ = d.file.Close()
		_ = os.Remove(d.file.Name())
	}
}

// reply reads the file and takes it away when it is closed.
type reply struct {
	io.Reader
	download *download
}

// Close implements io.Closer.
func (r *reply) Close() error {
	r.download.drop()
	return nil
}

func (d *download) open() (io.ReadCloser, error) {
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		d.drop()
		return nil, err
	}
	if !d.packed {
		return &reply{d.file, d}, nil
	}
	unpacked, err := gzip.NewReader(d.file)
	if err != nil {
		d.drop()
		return nil, figure.Unreadable(figure.ErrDamaged, 0, "", d.address)
	}
	return &reply{&limited{in: unpacked, left: d.client.set.Most, address: d.address}, d}, nil
}

// limited ends with an error when more comes than may.
type limited struct {
	in      io.Reader
	left    int64
	address string
}

func (l *limited) Read(b []byte) (int, error) {
	n, err := l.in.Read(b)
	if l.left -= int64(n); l.left < 0 {
		return 0, &Failure{Reason: ErrTooLarge, Address: l.address}
	}
	switch {
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		err = figure.Unreadable(figure.ErrDamaged, 0, "", l.address)
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = figure.Unreadable(figure.ErrTruncated, 0, "", l.address)
	}
	return n, err
}
