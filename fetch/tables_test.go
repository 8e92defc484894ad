package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"kompas/cbs"
	"kompas/figure"
)

// openData replays the services of Statistics Netherlands with the files that package cbs keeps; every first answer is a
// refusal or half of one.
func openData(t *testing.T) *httptest.Server {
	t.Helper()
	files := map[string]string{
		"/v3/84799NED/TableInfos?$format=json": "odata3-84799NED-TableInfos", "/v3/84799NED/DataProperties?$format=json": "odata3-84799NED-DataProperties",
		"/v3/84799NED/WijkenEnBuurten?$format=json": "odata3-84799NED-WijkenEnBuurten", "/v3/84799NED/TypedDataSet?$format=json": "odata3-84799NED-page1",
		"/v3/84799NED/TypedDataSet?$filter=startswith(WijkenEnBuurten,'GM')&$format=json&$skip=200": "odata3-84799NED-page2", "/v4/80072ned": "odata4-80072ned-service",
	}
	for _, name := range []string{"Dimensions", "MeasureCodes", "PeriodenCodes", "BedrijfskenmerkenSBI2008Codes", "Observations", "Properties"} {
		files["/v4/80072ned/"+name] = "odata4-80072ned-" + name
	}
	asked := map[string]int{}
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at := r.URL.Path
		if r.URL.RawQuery != "" {
			at += "?" + r.URL.RawQuery
		}
		name, ok := files[at]
		if !ok {
			http.NotFound(w, r)
			return
		}
		b, err := os.ReadFile("../cbs/testdata/" + name + ".json")
		if err != nil {
			t.Error(err)
		}
		text := strings.ReplaceAll(string(b), "https://opendata.cbs.nl/ODataFeed/odata/", s.URL+"/v3/")
		text = strings.Replace(text, `"ObservationCount": 4409`, `"ObservationCount": 5`, 1)
		w.Header().Set("Content-Type", "application/json")
		switch asked[at]++; {
		case asked[at] == 1 && len(at)%2 == 0:
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		case asked[at] == 1:
			_, _ = io.WriteString(w, text[:len(text)/2])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}
		_, _ = io.WriteString(w, text)
	}))
	t.Cleanup(s.Close)
	return s
}

func TestWholeTablesComeThroughFromAServiceThatFaltersAllTheTime(t *testing.T) {
	s := openData(t)
	c := New(Settings{Own: []string{"127.0.0.1"}, Folder: t.TempDir(), Wait: func(context.Context, time.Duration) error { return nil }})
	ctx := context.Background()
	three, err := cbs.OpenVersion3(ctx, c, cbs.Place{Base: s.URL + "/v3", Table: "84799NED"})
	if err != nil {
		t.Fatal(err)
	}
	four, err := cbs.OpenVersion4(ctx, c, cbs.Place{Base: s.URL + "/v4", Table: "80072ned"})
	if err != nil {
		t.Fatal(err)
	}
	for want, source := range map[int]figure.FigureSource{333: three, 5: four} {
		n := 0
		if err := source.Values(func(v *figure.SourceValue) error { n++; return v.Fault }); err != nil || n != want {
			t.Errorf("%d values, want %d: %v", n, want, err)
		}
	}
	if _, err := cbs.OpenVersion4(ctx, c, cbs.Place{Base: s.URL + "/v4", Table: "weg"}); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}
