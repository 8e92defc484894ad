package load

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestTemplatesAreMadeAnew(t *testing.T) {
	var seq atomic.Int64
	r := rand.New(rand.NewPCG(1, 2))
	got := string(fresh{r, &seq, 8}.render(nil, parse("a={{int 3 3}}&b={{text 7}}&c={{seq}}{{seq}}&d={{now}}&e={{who}}{{pc4}}")))
	var b, d string
	var e int
	if n, err := fmt.Sscanf(strings.ReplaceAll(got, "&", " "), "a=3 b=%s c=12 d=%s e=%d", &b, &d, &e); n != 3 || err != nil || len(b) != 7 || len(d) != 16 || e < 81000 {
		t.Errorf("%q: %v", got, err)
	}
}

func TestCountsOnlyExpectedAnswers(t *testing.T) {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Method != "POST" || r.Header.Get("Cookie") != "a=b" || !strings.HasPrefix(string(body), "x=") {
			t.Errorf("%s %v %q", r.Method, r.Header, body)
		}
		if asked.Add(1)%2 == 0 {
			w.WriteHeader(500)
			return
		}
		fmt.Fprint(w, "goed")
		w.(http.Flusher).Flush() // chunked
	}))
	defer server.Close()
	result, err := Run(Request{URL: server.URL + "/{{seq}}", Method: "POST", ContentType: "text/plain", Body: "x={{int 1 9}}",
		Headers: []string{"Cookie: a=b"}, Must: "goed"}, 2, 20*time.Millisecond, 200*time.Millisecond, os.Getpid())
	if err != nil || result.Answers == 0 || result.Bad == 0 || !strings.Contains(result.Note, "status 500") {
		t.Fatalf("%+v, %v", result, err)
	}
	if result.P99 < result.P50 || result.PerSecond <= 0 {
		t.Errorf("%+v", result)
	}
}

func TestMemoryIsThatOfTheProcess(t *testing.T) {
	if m := Memory(os.Getpid()); m < 1<<20 || m > 4<<30 {
		t.Errorf("%d bytes", m)
	}
}
