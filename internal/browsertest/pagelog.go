package browsertest

import (
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// pageLog keeps what the browser reports of one window: requests under way,
// finished pages and everything that counts as a problem.
type pageLog struct {
	mu        sync.Mutex
	documents int // main documents asked for
	finished  int // main documents that loaded, or ended without a page
	code      int
	loader    cdp.LoaderID // of the newest page
	kinds     map[network.RequestID]network.ResourceType
	underWay  map[network.RequestID]bool
	problems  []string
}

// mark is a moment in the life of a window.
type mark struct{ documents, finished int }

func newPageLog() *pageLog {
	return &pageLog{kinds: map[network.RequestID]network.ResourceType{}, underWay: map[network.RequestID]bool{}}
}

// see handles one browser event; the browser calls it in order.
func (l *pageLog) see(event any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		l.request(e)
	case *network.EventResponseReceived:
		l.response(e)
	case *network.EventLoadingFinished:
		delete(l.underWay, e.RequestID)
	case *network.EventLoadingFailed:
		delete(l.underWay, e.RequestID)
		if l.kinds[e.RequestID] == network.ResourceTypeDocument {
			l.finished++
		}
		if e.BlockedReason != "" {
			l.problems = append(l.problems, fmt.Sprintf("request blocked: %s", e.BlockedReason))
		}
	case *page.EventLoadEventFired:
		l.finished++
	case *log.EventEntryAdded:
		l.entry(e.Entry)
	case *runtime.EventExceptionThrown:
		l.problems = append(l.problems, "script error: "+exception(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			l.problems = append(l.problems, "console error: "+arguments(e.Args))
		}
	}
}

func (l *pageLog) request(e *network.EventRequestWillBeSent) {
	l.kinds[e.RequestID] = e.Type
	switch e.Type {
	case network.ResourceTypeEventSource, network.ResourceTypeWebSocket, network.ResourceTypePing:
		return // stay open by design
	case network.ResourceTypeDocument:
		if e.RedirectResponse == nil {
			l.documents++
			// What the old page still asked for does not matter any more.
			clear(l.underWay)
			l.loader = e.LoaderID
		}
	}
	// Of what a page that was left asked for last, the browser does not always tell the end.
	if e.LoaderID == l.loader && !strings.HasPrefix(e.Request.URL, "data:") {
		l.underWay[e.RequestID] = true
	}
}

func (l *pageLog) response(e *network.EventResponseReceived) {
	if e.Type == network.ResourceTypeDocument {
		l.code = int(e.Response.Status)
	}
	if e.Response.MimeType == "text/event-stream" {
		delete(l.underWay, e.RequestID)
	}
}

// entry judges a line of the browser's own log. A page or a fetch that answers
// with an error status is something tests ask for on purpose; a missing style,
// script, font or picture is not.
func (l *pageLog) entry(e *log.Entry) {
	if e.Level != log.EntryLevelError {
		return
	}
	switch l.kinds[e.NetworkRequestID] {
	case network.ResourceTypeDocument, network.ResourceTypeFetch, network.ResourceTypeXHR:
		if e.Source == log.EntrySourceNetwork {
			return
		}
	}
	l.problems = append(l.problems, strings.TrimSpace(fmt.Sprintf("%s: %s %s", e.Source, e.Text, e.URL)))
}

func (l *pageLog) mark() mark {
	l.mu.Lock()
	defer l.mu.Unlock()
	return mark{l.documents, l.finished}
}

// settled tells whether the navigation after the mark is done and nothing is
// under way; else the second value says what is waited for.
func (l *pageLog) settled(before mark, expected bool) (bool, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case expected && l.documents == before.documents:
		return false, "no new page was asked for"
	case l.documents > before.documents && l.finished == before.finished:
		return false, "the new page has not loaded"
	case len(l.underWay) > 0:
		return false, fmt.Sprintf("%d requests are still under way", len(l.underWay))
	}
	return true, ""
}

func (l *pageLog) status() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.code
}

func (l *pageLog) takeProblems() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	problems := l.problems
	l.problems = nil
	return problems
}

func exception(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Exception.Description
	}
	return fmt.Sprintf("%s (%s:%d)", details.Text, details.URL, details.LineNumber+1)
}

func arguments(args []*runtime.RemoteObject) string {
	texts := []string{}
	for _, arg := range args {
		if arg.Description != "" {
			texts = append(texts, arg.Description)
		} else {
			texts = append(texts, string(arg.Value))
		}
	}
	return strings.Join(texts, " ")
}
