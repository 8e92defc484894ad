package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kompas/figure"
)

// serve starts a server and a client that may reach it; waits tells how long the client waited between tries.
func serve(t *testing.T, set Settings, answer http.HandlerFunc) (c *Client, address string, waits *[]time.Duration) {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	waits = new([]time.Duration)
	set.Own = append(set.Own, strings.TrimPrefix(s.URL, "http://"))
	set.Folder = t.TempDir()
	set.Agent = "Kwaliteitskompas/proef"
	set.Wait = func(_ context.Context, d time.Duration) error { *waits = append(*waits, d); return nil }
	t.Cleanup(func() {
		if left, _ := os.ReadDir(set.Folder); len(left) > 0 {
			t.Errorf("%d files are left", len(left))
		}
	})
	return New(set), s.URL + "/tabel", waits
}

func get(c *Client, address string) (string, error) {
	in, err := c.Get(context.Background(), address)
	if err != nil {
		return "", err
	}
	defer in.Close()
	b, err := io.ReadAll(in)
	return string(b), err
}

func TestAReplyComesWholeAndWithoutTraces(t *testing.T) {
	c, address, _ := serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" || r.UserAgent() != "Kwaliteitskompas/proef" {
			t.Errorf("we say %v", r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			defer z.Close()
			_, _ = io.WriteString(z, `{"value":[]}`)
		}
	})
	for range 2 {
		if text, err := get(c, address); err != nil || text != `{"value":[]}` {
			t.Errorf("%q %v", text, err)
		}
	}
}

func TestABusyServiceIsAskedAgainAfterAWhile(t *testing.T) {
	asked := 0
	c, address, waits := serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request) {
		switch asked++; asked {
		case 1:
			w.WriteHeader(http.StatusInternalServerError)
		case 2:
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
		case 3:
			w.Header().Set("Date", "Mon, 02 Jan 2006 15:04:05 GMT")
			w.Header().Set("Retry-After", "Mon, 02 Jan 2006 15:05:05 GMT")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			_, _ = io.WriteString(w, "{}")
		}
	})
	if text, err := get(c, address); err != nil || text != "{}" {
		t.Fatalf("%q %v", text, err)
	}
	if want := []time.Duration{time.Second, 7 * time.Second, time.Minute}; !slices.Equal(*waits, want) {
		t.Errorf("waited %v, want %v", *waits, want)
	}
}

func TestAnswersThatDoNotHelpAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error
		asked  int32
	}{
		"always 500": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, ErrBusy, 3},
		"not there":  {http.NotFound, ErrNotFound, 1},
		"not for us": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, ErrRefused, 1},
		"nothing":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }, ErrRefused, 1},
		"comes tomorrow": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(503)
		}, ErrBusy, 1},
		"a web page": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}, figure.ErrWebPage, 1},
		"a loop": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, ErrRefused, 6},
		"to a file": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(302)
		}, ErrAddress, 1},
		"says too much": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "2000") }, ErrTooLarge, 1},
		"too much": {func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write(make([]byte, 1500))
			w.(http.Flusher).Flush()
			_, _ = w.Write(make([]byte, 1500))
		}, ErrTooLarge, 1},
		"a bomb":          {packed(strings.Repeat("0", 100_000), 0), ErrTooLarge, 1},
		"packed, cut off": {packed("0123456789", 6), figure.ErrTruncated, 1},
		"packed, damaged": {packed("0123456789", -1), figure.ErrDamaged, 1},
		"not packed": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = io.WriteString(w, "0123456789abcdef")
		}, figure.ErrDamaged, 1},
	} {
		var asked atomic.Int32
		client, address, _ := serve(t, Settings{Tries: 3, Most: 1000}, func(w http.ResponseWriter, r *http.Request) { asked.Add(1); c.answer(w, r) })
		if _, err := get(client, address); !errors.Is(err, c.want) || asked.Load() != c.asked {
			t.Errorf("%s: %v after %d, want %v after %d", name, err, asked.Load(), c.want, c.asked)
		}
	}
}

// packed answers with gzip, of which the last bytes are left out, or with -1 are wrong.
func packed(text string, less int) http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	out := b.Bytes()
	if less < 0 {
		out[len(out)-5] ^= 1
		less = 0
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(out[:len(out)-less])
	}
}

// halting sends a text and breaks off half-way, as often as it is told to.
type halting struct {
	text   string
	tag    string
	ranges bool
	breaks int
	asked  []string // what ranges were asked for
}

func (h *halting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text := h.text
	h.asked = append(h.asked, r.Header.Get("Range"))
	w.Header().Set("ETag", h.tag)
	if h.ranges {
		w.Header().Set("Accept-Ranges", "bytes")
	}
	if from, ok := strings.CutPrefix(r.Header.Get("Range"), "bytes="); ok && r.Header.Get("If-Range") == h.tag {
		n, _ := strconv.Atoi(strings.TrimSuffix(from, "-"))
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", n, len(text)-1, len(text)))
		w.Header().Set("Content-Length", strconv.Itoa(len(text)-n))
		w.WriteHeader(http.StatusPartialContent)
		text = text[n:]
	} else {
		w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	}
	if h.breaks--; h.breaks >= 0 {
		_, _ = io.WriteString(w, text[:len(text)/2])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	_, _ = io.WriteString(w, text)
}

func TestABrokenDownloadGoesOnWhereItStopped(t *testing.T) {
	h := &halting{text: strings.Repeat("0123456789", 1000), tag: `"a"`, ranges: true, breaks: 2}
	c, address, waits := serve(t, Settings{}, h.ServeHTTP)
	if text, err := get(c, address); err != nil || text != h.text || len(*waits) != 2 {
		t.Fatalf("%d bytes, %v, %v", len(text), err, *waits)
	}
	if want := []string{"", "bytes=5000-", "bytes=7500-"}; !slices.Equal(h.asked, want) {
		t.Errorf("asked %q", h.asked)
	}
}

func TestABrokenDownloadBeginsAnewWhenTheServiceCannotGoOnOrChanged(t *testing.T) {
	h := &halting{text: "0123456789", tag: `"a"`, breaks: 1}
	c, address, _ := serve(t, Settings{}, h.ServeHTTP)
	if text, err := get(c, address); err != nil || text != h.text || h.asked[1] != "" {
		t.Errorf("%q, %v, asked %q", text, err, h.asked)
	}
	changing := &halting{text: "0123456789", tag: `"a"`, ranges: true, breaks: 1}
	c, address, _ = serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request) {
		if len(changing.asked) == 1 {
			changing.text, changing.tag = "abcdefghij", `"b"`
		}
		changing.ServeHTTP(w, r)
	})
	if text, err := get(c, address); err != nil || text != "abcdefghij" || changing.asked[1] != "bytes=5-" {
		t.Errorf("%q, %v, asked %q", text, err, changing.asked)
	}
	for _, strange := range []int{http.StatusPartialContent, http.StatusRequestedRangeNotSatisfiable} { // for the wrong range, or none
		h := &halting{text: "0123456789", tag: `"a"`, ranges: true, breaks: 1}
		c, address, _ := serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Range") != "" {
				w.Header().Set("Content-Range", "bytes 0-9/10")
				w.WriteHeader(strange)
				return
			}
			h.ServeHTTP(w, r)
		})
		if text, err := get(c, address); err != nil || text != h.text {
			t.Errorf("%d: %q, %v", strange, text, err)
		}
	}
}

func TestAServiceThatKeepsSilentIsGivenUp(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"from the start": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"half-way": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "{")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	} {
		c, address, waits := serve(t, Settings{Silent: 50 * time.Millisecond, Tries: 2}, answer)
		if _, err := get(c, address); !errors.Is(err, ErrUnreachable) || errors.Is(err, context.Canceled) || len(*waits) != 1 {
			t.Errorf("%s: %v, waited %v", name, err, *waits)
		}
	}
	slow := func(w http.ResponseWriter, _ *http.Request) { // slow, but not silent
		for range 8 {
			_, _ = io.WriteString(w, " ")
			w.(http.Flusher).Flush()
			time.Sleep(30 * time.Millisecond)
		}
	}
	c, address, waits := serve(t, Settings{Silent: 150 * time.Millisecond}, slow)
	if text, err := get(c, address); err != nil || len(text) != 8 || len(*waits) != 0 {
		t.Errorf("%q %v", text, err)
	}
}

func TestTheCallerCanStop(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	c, address, _ := serve(t, Settings{}, func(_ http.ResponseWriter, r *http.Request) { stop(); <-r.Context().Done() })
	if _, err := c.Get(ctx, address); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	set := New(Settings{})
	if err := set.set.Wait(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := set.set.Wait(context.Background(), time.Nanosecond); err != nil {
		t.Error(err)
	}
}

func TestPrivateAddressesAreNeverReached(t *testing.T) {
	reached := false
	private := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer private.Close()
	port := private.URL[strings.LastIndexByte(private.URL, ':'):]
	c, address, _ := serve(t, Settings{}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("naar"), http.StatusFound)
	})
	for _, to := range []string{private.URL, "http://localhost" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://127.1.2.3" + port,
		"http://[::ffff:127.0.0.1]" + port, "http://10.0.0.1", "http://169.254.169.254/latest/meta-data", "http://[fe80::1]", "http://[fd00::1]"} {
		if _, err := get(New(Settings{Tries: 1}), to); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", to, err)
		}
		if _, err := get(c, address+"?naar="+url.QueryEscape(to)); !errors.Is(err, ErrPrivate) {
			t.Errorf("by way of a redirect, %s: %v", to, err)
		}
	}
	if reached {
		t.Error("a private machine was reached")
	}
	for _, bad := range []string{"", "x", "ftp://example.org/", "file:///etc/passwd", "https://", "https://a:b@example.org/", "%zz"} {
		if _, err := get(c, bad); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestARedirectStaysOnASecretLine(t *testing.T) {
	open := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer open.Close()
	secret := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/goed" {
			_, _ = io.WriteString(w, "{}")
			return
		}
		http.Redirect(w, r, map[bool]string{true: open.URL, false: "/goed"}[r.URL.Path == "/open"], http.StatusFound)
	}))
	defer secret.Close()
	c := New(Settings{Own: []string{"127.0.0.1"}, Folder: t.TempDir()})
	c.http.Transport.(*http.Transport).TLSClientConfig = secret.Client().Transport.(*http.Transport).TLSClientConfig
	if _, err := get(c, secret.URL+"/open"); !errors.Is(err, ErrRefused) {
		t.Error(err)
	}
	if text, err := get(c, secret.URL+"/verhuisd"); err != nil || text != "{}" {
		t.Errorf("%q %v", text, err)
	}
}

func TestWhatIsPublic(t *testing.T) {
	for _, text := range []string{"8.8.8.8", "145.90.0.1", "2001:610:1::1", "2a00::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"} {
		if !isPublic(netip.MustParseAddr(text)) {
			t.Errorf("%s is public", text)
		}
	}
	for _, text := range []string{"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1",
		"203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::7f00:1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1",
		"64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::", "2001:db8::1", "2001::1", "100::1"} {
		if isPublic(netip.MustParseAddr(text)) {
			t.Errorf("%s is not public", text)
		}
	}
}

func TestReasonsTellTheAddressAndTheStatus(t *testing.T) {
	err := &Failure{Reason: ErrBusy, Address: "https://x", Status: 503, Cause: io.ErrUnexpectedEOF}
	if err.Error() != "bron_bezet: https://x (503): unexpected EOF" || !errors.Is(err, ErrBusy) || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
}
