// Package browsertest drives a real Chromium in tests the way a person does:
// by clicking the words on the screen, filling fields by their label and using
// the keyboard. Any console error or breach of the content security policy
// fails the test.
//
// Chromium is started once per test process; every Open is a person of her
// own, with her own cookies. A machine without Chromium fails the test with
// what to install; it never skips.
package browsertest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"kompas/internal/janitor"
)

var errNotInstalled = errors.New("browsertest: Chromium is not installed: none of chromium, chromium-browser, google-chrome is on PATH.\n" +
	"Install it (Debian: apt-get install chromium) or run script/setup-test.sh.\n" +
	"The tests need it and do not skip")

var browser = sync.OnceValues(start)

// chromium is the one running browser. It holds on to its janitor: a pipe that
// nobody refers to is closed by the garbage collector, and then Chromium ends.
type chromium struct {
	ctx     context.Context
	cleanup io.Closer
}

// start starts Chromium; it ends with the test process.
func start() (*chromium, error) {
	binary, err := findChromium()
	if err != nil {
		return nil, err
	}
	profile, err := janitor.MakeDir("kompas-chromium-")
	if err != nil {
		return nil, fmt.Errorf("browsertest: %w", err)
	}
	cleanup, err := janitor.Watch(profile)
	if err != nil {
		return nil, err
	}
	allocator, _ := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(binary), chromedp.UserDataDir(profile),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("disable-extensions", true),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("lang", "nl-NL"), chromedp.Flag("accept-lang", "nl-NL"),
	)
	ctx, _ := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("browsertest: start Chromium: %w", err)
	}
	return &chromium{ctx, cleanup}, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNotInstalled
}

// artefact is the path of a file in artefacten/ at the root of the repository,
// where the test run leaves what people may want to look at.
func artefact(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			err = errors.New("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	path := filepath.Join(dir, "artefacten", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	return path
}
