package browsertest

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long an action waits for what it needs to appear.
const patience = 15 * time.Second

//go:embed find.js
var findJS string

// Tab is one person's window on the product. Its methods fail the test when
// what they look for does not appear in time.
type Tab struct {
	t       testing.TB
	ctx     context.Context
	base    *url.URL
	scope   string // CSS selector that Within narrowed to; empty is the page
	scripts bool
	log     *pageLog
}

// Open opens a window with its own cookies, 1280 by 900, on the site at base
// (such as http://127.0.0.1:8080). It closes when the test ends, and then any
// console error or CSP violation seen fails the test.
func Open(t testing.TB, base string) *Tab {
	t.Helper()
	running, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	site, err := url.Parse(base)
	if err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	ctx, cancel := chromedp.NewContext(running.ctx, chromedp.WithNewBrowserContext())
	tab := &Tab{t: t, ctx: ctx, base: site, scripts: true, log: newPageLog()}
	t.Cleanup(func() {
		for _, problem := range tab.log.takeProblems() {
			t.Errorf("browser: %s", problem)
		}
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("browsertest: open window: %v", err)
	}
	if err := chromedp.Listen(ctx, tab.log.see); err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatalf("browsertest: %v", err)
	}
	tab.Viewport(1280, 900)
	return tab
}

// SetCookie puts a cookie of the site in the window, such as that of a person who
// is signed in already.
func (tab *Tab) SetCookie(name, value string) {
	tab.t.Helper()
	call(tab, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: tab.base.String()})
}

// Goto opens a path of the site (or a whole address) and waits for the page.
func (tab *Tab) Goto(path string) {
	tab.t.Helper()
	to, err := tab.base.Parse(path)
	if err != nil {
		tab.t.Fatalf("Goto(%q): %v", path, err)
	}
	ctx, cancel := context.WithTimeout(tab.ctx, 2*patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(to.String())); err != nil {
		tab.t.Fatalf("Goto(%q): %v", path, err)
	}
	tab.settle(tab.log.mark(), false)
}

// Reload loads the page again.
func (tab *Tab) Reload() {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, 2*patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Reload()); err != nil {
		tab.t.Fatalf("Reload: %v", err)
	}
}

// JavaScript turns the page's own scripts on or off, from the next page on.
func (tab *Tab) JavaScript(on bool) {
	tab.t.Helper()
	_, err := chromedp.Call(tab.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	if err != nil {
		tab.t.Fatalf("JavaScript(%v): %v", on, err)
	}
	tab.scripts = on
}

// Viewport sets the size of the window in CSS pixels.
func (tab *Tab) Viewport(width, height int) {
	tab.t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.EmulateViewport(int64(width), int64(height))); err != nil {
		tab.t.Fatalf("Viewport(%d, %d): %v", width, height, err)
	}
}

// Within returns the same window with clicks and fields looked for inside the
// first element that the CSS selector finds.
func (tab *Tab) Within(css string) *Tab {
	narrowed := *tab
	narrowed.scope = css
	return &narrowed
}

// Status is the HTTP status of the page on the screen.
func (tab *Tab) Status() int { return tab.log.status() }

// Path is the path and query of the page on the screen.
func (tab *Tab) Path() string {
	tab.t.Helper()
	return eval[string](tab, "document.location.pathname + document.location.search")
}

// eval runs an expression in the page, with the helpers of find.js at hand.
func eval[T any](tab *Tab, expression string, args ...any) T {
	tab.t.Helper()
	value, err := tryEval[T](tab, expression, args...)
	if err != nil {
		tab.t.Fatalf("in the page: %v\n%.300s", err, expression)
	}
	return value
}

// tryEval is eval that gives the error.
func tryEval[T any](tab *Tab, expression string, args ...any) (T, error) {
	ctx, cancel := context.WithTimeout(tab.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](tab.script(expression, args...), func(p *runtime.EvaluateParams) { p.AwaitPromise = new(tab.scripts) }))
}

// script replaces $1, $2 ... in the expression by the arguments as JSON.
func (tab *Tab) script(expression string, args ...any) string {
	tab.t.Helper()
	for i := len(args); i > 0; i-- {
		text, err := json.Marshal(args[i-1])
		if err != nil {
			tab.t.Fatal(err)
		}
		expression = strings.ReplaceAll(expression, fmt.Sprintf("$%d", i), string(text))
	}
	return "(() => {" + findJS + "\nreturn (" + expression + ");\n})()"
}

// until asks again until the answer is good, for at most patience. A page that
// is just being replaced cannot answer; that counts as not yet.
func (tab *Tab) until(what string, good func() (bool, string)) {
	tab.t.Helper()
	deadline := time.Now().Add(patience)
	for pause := 10 * time.Millisecond; ; pause = min(2*pause, 200*time.Millisecond) {
		ok, why := good()
		if ok {
			return
		}
		if time.Now().After(deadline) {
			tab.t.Fatalf("%s: %s\non %s", what, why, tab.screen())
		}
		time.Sleep(pause)
	}
}

// screen describes what a person sees, for the message of a failed test.
func (tab *Tab) screen() string {
	text, err := tryEval[string](tab, "document.location.href + ' “' + document.title + '”\\n' + document.body.innerText.replace(/\\n\\s*\\n+/g, '\\n').slice(0, 2000)")
	if err != nil {
		return "a page that does not answer: " + err.Error()
	}
	return text
}

// settle waits until a navigation that was expected or has begun is done and
// no request is under way.
func (tab *Tab) settle(before mark, expected bool) {
	tab.t.Helper()
	if _, err := tryEval[int](tab, "1"); err != nil && errors.Is(err, context.Canceled) {
		tab.t.Fatalf("the browser is gone: %v", err)
	}
	tab.until("waiting for the page", func() (bool, string) { return tab.log.settled(before, expected) })
}

// call sends one protocol command.
func call[P, R any](tab *Tab, command cdp.Command[P, R], params P) R {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.ctx, 2*patience)
	defer cancel()
	result, err := chromedp.Call(ctx, command, params)
	if err != nil {
		tab.t.Fatalf("browsertest: %v", err)
	}
	return result
}
