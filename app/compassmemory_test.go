package app_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kompas/db"
	"kompas/fault"
	"kompas/internal/apptest"
	"kompas/kompas"
)

// largeFile writes a compass with many activities, each with a text of some size; bad puts a field at the last one that no
// activity has.
func largeFile(t *testing.T, activities, size int, bad bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kompas.json")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	head, _, _ := strings.Cut(smallFile, `  "seat"`)
	fmt.Fprint(w, head, "  \"activity\": [\n")
	text := strings.Repeat("Buren eten samen. ", size/18+1)[:size]
	for i := range activities {
		more := ","
		if i == activities-1 {
			more = ""
		}
		admin := ""
		if more == "" && bad {
			admin = `, "isAdmin": true`
		}
		fmt.Fprintf(w, `{"id": "22222222-0000-7000-8000-%012d", "compassId": "11111111-0000-7000-8000-000000000002", "slug": "a%d", "name": "Buurttafel %d", "description": "%s", `+
			`"formality": "informeel", "novelty": "nieuw", "status": "idee", "createdAt": "2026-01-01T00:00:00.000Z"%s}%s`+"\n", i, i, i, strings.TrimSpace(text), admin, more)
	}
	fmt.Fprint(w, "]}\n")
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return path
}

// peak gives the most memory that this process ever had, in MB.
func peak(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kb >> 10
}

const measured = "KOMPAS_TAKE_OVER" // the file that the process of its own takes over

// The process of its own; it says by how much its peak rose, and what became of the file.
func TestTakeOverOfALargeFileByItself(t *testing.T) {
	path := os.Getenv(measured)
	if path == "" {
		return // this is the process that measures
	}
	w := apptest.New(t, db.SQLite)
	by := w.Actor(kompas.RoleGuide)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	before := peak(t)
	draft, err := w.App.UploadCompass(t.Context(), by, "kompas.json", f)
	what := "taken"
	if err == nil {
		_, err = w.App.PreviewImport(t.Context(), by, draft)
	}
	if err == nil {
		_, err = w.App.ImportCompass(t.Context(), by, draft, "knop")
	}
	if e := fault.As(err); e != nil {
		what = e.Code
	} else if err != nil {
		t.Fatal(err)
	}
	open, archived, err := w.App.Compasses(t.Context(), by)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("rose %d %s %d\n", peak(t)-before, what, len(open)+len(archived))
}

func TestALargeFileIsReadInBoundedMemory(t *testing.T) {
	for name, c := range map[string]struct {
		activities, size int
		bad              bool
		what             string // became of it
		compasses        int
		most             int // MB
	}{
		"200 MB with a field too many at its end": {10_500, 19_500, true, "meenemen_veld_onbekend", 0, 48},
		"5,000 objects":                     {5_000, 1_800, false, "taken", 1, 96},
		"more objects than any compass has": {50_100, 20, false, "meenemen_te_veel", 0, 96},
	} {
		path := largeFile(t, c.activities, c.size, c.bad)
		own := exec.Command(os.Args[0], "-test.run=^TestTakeOverOfALargeFileByItself$", "-test.count=1")
		own.Env = append(os.Environ(), measured+"="+path)
		out, err := own.CombinedOutput()
		_, line, found := strings.Cut(string(out), "rose ")
		if err != nil || !found {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		said := strings.Fields(line)
		rose, _ := strconv.Atoi(said[0])
		if said[1] != c.what || said[2] != strconv.Itoa(c.compasses) || rose > c.most {
			t.Errorf("%s: %s with %s compasses, and the peak rose by %d MB, at most %d", name, said[1], said[2], rose, c.most)
		}
		t.Logf("%s: the peak rose by %d MB", name, rose)
	}
}
