package browsertest

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Text is all text on the page that a person can see, with single spaces.
func (tab *Tab) Text() string {
	tab.t.Helper()
	var text string
	tab.until("reading the page", func() (bool, string) {
		var err error
		if text, err = tryEval[string](tab, "tidy(scopeOf($1)?.innerText ?? document.body.innerText)", tab.scope); err != nil {
			return false, err.Error()
		}
		return true, ""
	})
	return text
}

// WaitText waits until the text can be read on the page.
func (tab *Tab) WaitText(text string) {
	tab.t.Helper()
	tab.until("WaitText(“"+text+"”)", func() (bool, string) {
		has, err := tryEval[bool](tab, "tidy((scopeOf($2) === document ? document.body : scopeOf($2))?.innerText).includes(tidy($1))", text, tab.scope)
		if err != nil {
			return false, err.Error()
		}
		return has, "it is not on the page"
	})
}

// NoText fails when the text can be read on the page.
func (tab *Tab) NoText(text string) {
	tab.t.Helper()
	if strings.Contains(tab.Text(), text) {
		tab.t.Errorf("NoText(“%s”): it is on the page\n%s", text, tab.screen())
	}
}

// Count is how many elements on the page the CSS selector finds.
func (tab *Tab) Count(css string) int {
	tab.t.Helper()
	return eval[int](tab, "document.querySelectorAll($1).length", css)
}

// Screenshot saves the whole page at this width as artefacten/<name>-<width>.png.
func (tab *Tab) Screenshot(name string, width int) {
	tab.t.Helper()
	tab.Viewport(width, 900)
	size := call(tab, page.GetLayoutMetrics, cdp.Empty{}).CSSContentSize
	shot := call(tab, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip:                  &page.Viewport{Width: float64(width), Height: max(size.Height, 1), Scale: 1},
		CaptureBeyondViewport: new(true),
	})
	path := artefact(tab.t, fmt.Sprintf("%s-%d.png", name, width))
	if err := os.WriteFile(path, shot.Data, 0o644); err != nil {
		tab.t.Fatalf("Screenshot: %v", err)
	}
}

// PDF prints the page as the browser would on paper, with the page size of the
// style sheet, saves it as artefacten/<name>.pdf and returns it.
func (tab *Tab) PDF(name string) []byte {
	tab.t.Helper()
	pdf, err := chromedp.Run(tab.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		tab.t.Fatalf("PDF: %v", err)
	}
	if err := os.WriteFile(artefact(tab.t, name+".pdf"), pdf, 0o644); err != nil {
		tab.t.Fatalf("PDF: %v", err)
	}
	return pdf
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// PDFPages counts the pages of a PDF that Chromium made: it writes each page
// object in the clear.
func PDFPages(pdf []byte) int { return len(pdfPage.FindAll(pdf, -1)) }

// NoHorizontalScroll fails when the page is wider than the window, naming what
// sticks out. Parts that scroll by themselves are fine.
func (tab *Tab) NoHorizontalScroll() {
	tab.t.Helper()
	out := eval[[]string](tab, `(() => {
		const wide = document.documentElement.clientWidth;
		if (document.scrollingElement.scrollWidth <= wide) return [];
		const scrolls = (el) => el && el !== document.body && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(el).overflowX) || scrolls(el.parentElement));
		const out = [...document.body.querySelectorAll('*')].filter((el) => el.getBoundingClientRect().right > wide + 0.5 && !scrolls(el.parentElement));
		return ['the page is ' + document.scrollingElement.scrollWidth + ' wide in a window of ' + wide]
			.concat(out.slice(0, 8).map((el) => where(el) + ' to ' + Math.round(el.getBoundingClientRect().right)));
	})()`)
	if len(out) > 0 {
		tab.t.Errorf("horizontal scroll on %s:\n\t%s", tab.Path(), strings.Join(out, "\n\t"))
	}
}
