package web

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"strconv"
	"sync"

	"github.com/a-h/templ"
)

// buffers are reused between pages; a page is drawn whole before its first byte is sent, so that an error half-way
// becomes an error page and never half a page.
var buffers = sync.Pool{New: func() any { return bytes.NewBuffer(make([]byte, 0, 96<<10)) }}

// HTML draws a component and sends it with a status.
func (r *Request) HTML(status int, c templ.Component) error {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if r.refused { // the first drawing tells the summary what the fields are called
		if err := c.Render(r.Ctx(), io.Discard); err != nil {
			return err
		}
	}
	if err := c.Render(r.withTableFiles(r.Ctx()), b); err != nil {
		return err
	}
	if status == http.StatusOK && r.asksTable() {
		return r.tableFile(b.Bytes())
	}
	h := r.W.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	if status != http.StatusOK {
		h.Del("ETag")
	}
	if h.Get("Cache-Control") == "" || status != http.StatusOK {
		h.Set("Cache-Control", "no-store")
	}
	r.W.WriteHeader(status)
	_, err := r.W.Write(b.Bytes())
	if err != nil {
		return errAnswered // the reader went away; there is nobody to tell
	}
	return nil
}

// Download sends a file to keep. Nobody's browser opens it as a page.
func (r *Request) Download(name, kind string, content []byte) error {
	h := r.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox") // also for whoever opens it all the same
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	r.W.WriteHeader(http.StatusOK)
	if _, err := r.W.Write(content); err != nil {
		return errAnswered
	}
	return nil
}
