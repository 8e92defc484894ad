// Package opendatatest gives tests a local service of open data that replays whole tables of Statistics Netherlands, with the
// faults that a test wants.
package opendatatest

import (
	"compress/gzip"
	"context"
	"embed"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"kompas/app"
	"kompas/fetch"
)

//go:embed testdata/*.gz
var files embed.FS

// Server is the service.
type Server struct {
	*httptest.Server
	t testing.TB

	mu       sync.Mutex
	asked    []string
	instead  func(w http.ResponseWriter, r *http.Request) bool
	modified map[string]string
	changed  []string // old and new texts in the replies
}

// Serve starts a service until the test ends.
func Serve(t testing.TB) *Server {
	s := &Server{t: t, modified: map[string]string{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.Close)
	return s
}

// Sources are the settings with which the product fetches from this service, without waiting between tries.
func (s *Server) Sources() app.Sources {
	own := strings.TrimPrefix(s.URL, "http://")
	return app.Sources{CBS: s.URL + "/v3", CBSNew: s.URL + "/v4", Others: s.URL + "/derden", Client: fetch.New(fetch.Settings{Own: []string{own},
		Folder: s.t.TempDir(), Silent: 2 * time.Second, Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }})}
}

// Instead lets a test answer; where it gives false, the service answers as usual.
func (s *Server) Instead(answer func(w http.ResponseWriter, r *http.Request) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.instead = answer
}

// Change lets the service write one text in place of another in all replies.
func (s *Server) Change(old, new string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changed = append(s.changed, old, new)
}

// Asked gives the addresses that were asked for since the last time.
func (s *Server) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.RequestURI())
	instead, changed := s.instead, strings.NewReplacer(s.changed...)
	s.mu.Unlock()
	if instead != nil && instead(w, r) {
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	switch {
	case name == "v3/84799NED/TypedDataSet" && strings.Contains(r.URL.RawQuery, "$skip=200"):
		name = "84799NED-TypedDataSet-2.json"
	case name == "v3/84799NED/TypedDataSet":
		name = "84799NED-TypedDataSet-1.json"
	case name == "v4/80072ned":
		name = "80072ned-service.json"
	case name == "v4/83765NED", name == "v4/83765NED/Observations":
		s.made(w, name)
		return
	case strings.HasPrefix(name, "bestanden/"):
		name = strings.TrimPrefix(name, "bestanden/")
	default:
		_, name, _ = strings.Cut(name, "/")
		name = strings.ReplaceAll(name, "/", "-") + ".json"
	}
	text, err := Text(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if strings.HasSuffix(name, ".json") {
		w.Header().Set("Content-Type", "application/json")
		text = strings.ReplaceAll(text, "https://opendata.cbs.nl/ODataFeed/odata/", s.URL+"/v3/")
		text = strings.Replace(text, `"RecordCount":17341`, `"RecordCount":356`, 1)
		text = strings.Replace(text, `"ObservationCount": 1537850`, `"ObservationCount": 8`, 1)
	}
	_, _ = io.WriteString(w, changed.Replace(text))
}

// Text gives a whole public file.
func Text(name string) (string, error) {
	f, err := files.Open("testdata/" + name + ".gz")
	if err != nil {
		return "", err
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(in)
	return string(b), err
}

// made answers for the table of which the observations are not public: with a few that are made up.
func (s *Server) made(w http.ResponseWriter, name string) {
	w.Header().Set("Content-Type", "application/json")
	if !strings.HasSuffix(name, "Observations") {
		_, _ = io.WriteString(w, `{"value":[{"name":"MeasureCodes"},{"name":"MeasureGroups"},{"name":"Dimensions"},{"name":"WijkenEnBuurtenCodes"},{"name":"Observations"},{"name":"Properties"}]}`)
		return
	}
	_, _ = io.WriteString(w, `{"value":[`)
	id := 0
	for _, place := range []string{"NL00", "GM0308", "WK030800", "BU03080000"} {
		for _, measure := range []string{"T001036", "3000"} {
			value, attribute := fmt.Sprint(100+id), "None"
			if id == 3 {
				value, attribute = "null", "Impossible"
			}
			if id++; id > 1 {
				_, _ = io.WriteString(w, ",")
			}
			_, _ = fmt.Fprintf(w, `{"Id":%d,"Measure":"%s","ValueAttribute":"%s","Value":%s,"WijkenEnBuurten":"%s"}`, id, measure, attribute, value, place)
		}
	}
	_, _ = io.WriteString(w, `]}`)
}
