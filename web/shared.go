package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strconv"
	"sync"

	"github.com/a-h/templ"

	"kompas/web/asset"
)

// sharedPages keeps pages that are the same for everybody, zipped, the last used first. The zero value holds none.
type sharedPages struct {
	mu    sync.Mutex
	bytes int
	order list.List // of *sharedPage
	at    map[string]*list.Element
}

type sharedPage struct {
	address, tag string
	zipped       []byte
}

// mostShared bounds the bytes of the pages that are kept.
const mostShared = 16 << 20

// get finds a page of this address as long as it is that version of it.
func (c *sharedPages) get(address, tag string) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[address]
	if e == nil || e.Value.(*sharedPage).tag != tag {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*sharedPage).zipped
}

// put keeps a page in the place of an older version, and drops what was asked for longest ago when there is too much.
func (c *sharedPages) put(p *sharedPage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at == nil {
		c.at = map[string]*list.Element{}
	}
	c.drop(c.at[p.address])
	if len(p.zipped) > mostShared {
		return
	}
	c.at[p.address] = c.order.PushFront(p)
	for c.bytes += len(p.zipped); c.bytes > mostShared; {
		c.drop(c.order.Back())
	}
}

func (c *sharedPages) drop(e *list.Element) {
	if e == nil {
		return
	}
	p := c.order.Remove(e).(*sharedPage)
	c.bytes -= len(p.zipped)
	delete(c.at, p.address)
}

// ForEverybody answers with a page that is the same for everybody, whoever asks, as long as its version is. The version comes from
// the database, so that a page kept by a browser or by this program is never older than what is there. What is asked for with
// a query, such as a table of the page, is made anew.
func (r *Request) ForEverybody(version string, draw func() (templ.Component, error)) error {
	if r.R.URL.RawQuery != "" {
		c, err := draw()
		if err != nil {
			return err
		}
		return r.HTML(http.StatusOK, c)
	}
	sum := sha256.New()
	for _, part := range []string{r.srv.cfg.Build, r.Here(), version, r.App.ReferenceVersion()} {
		sum.Write([]byte(part))
		sum.Write([]byte{0})
	}
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:15]) + `"`
	zipped := r.srv.shared.get(r.Here(), tag)
	if zipped == nil && r.R.Header.Get("If-None-Match") != tag {
		c, err := draw()
		if err == nil {
			zipped, err = r.zip(c)
		}
		if err != nil {
			return err
		}
		r.srv.shared.put(&sharedPage{address: r.Here(), tag: tag, zipped: zipped})
	}
	return r.sendShared(tag, zipped)
}

// zip draws a page whole.
func (r *Request) zip(c templ.Component) ([]byte, error) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if err := c.Render(r.withTableFiles(r.Ctx()), w); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

func (r *Request) sendShared(tag string, zipped []byte) error {
	h := r.W.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, no-cache")
	h.Set("Vary", "Accept-Encoding")
	if r.R.Header.Get("If-None-Match") == tag {
		r.W.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	if asset.AcceptsGzip(r.R.Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(zipped)))
		if _, err := r.W.Write(zipped); err != nil {
			return errAnswered
		}
		return nil
	}
	z, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		return err
	}
	page, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	if _, err := r.W.Write(page); err != nil {
		return errAnswered
	}
	return nil
}
