package browsertest

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
)

// place is where to click, or why that cannot be done.
type place struct {
	X, Y   float64
	Why    string
	Leaves bool // the click starts a navigation unless a script prevents it
	On     bool // a box or radio button that is already chosen
}

// Click clicks the link or button with this text (what it reads, or its name
// for a screen reader) and waits for the page that follows, if one does.
func (tab *Tab) Click(text string) {
	tab.t.Helper()
	tab.press("Click", text, "findClickable(scopeOf($2), $1)")
}

// SubmitByButtonText clicks the submit button with this text.
func (tab *Tab) SubmitByButtonText(text string) {
	tab.t.Helper()
	tab.press("SubmitByButtonText", text,
		"best([...scopeOf($2).querySelectorAll('button:not([type=button]), input[type=submit]')].filter(seen), $1, (el) => [words(el), name(el)])[0]")
}

// ClickOn clicks the first element that the CSS selector finds; for parts of a
// drawing, which have no text of their own.
func (tab *Tab) ClickOn(css string) {
	tab.t.Helper()
	tab.press("ClickOn", css, "scopeOf($2)?.querySelector($1)")
}

// Choose chooses the radio button, or ticks the box, with this label inside the
// group (fieldset) with this caption. An empty group is the whole page.
func (tab *Tab) Choose(group, label string) {
	tab.t.Helper()
	tab.tick("Choose", group, label, true)
}

// Tick ticks the box with this label.
func (tab *Tab) Tick(label string) {
	tab.t.Helper()
	tab.tick("Tick", "", label, true)
}

// Untick takes the tick off the box with this label.
func (tab *Tab) Untick(label string) {
	tab.t.Helper()
	tab.tick("Untick", "", label, false)
}

func (tab *Tab) tick(action, group, label string, on bool) {
	tab.t.Helper()
	const find = "($3 ? groups($3) : [scopeOf($2)]).filter(Boolean).map((g) => findControl(g, $1, 'input[type=radio], input[type=checkbox]')).find(Boolean)"
	// A native box may be hidden behind its label: then the label is clicked.
	spot := tab.locate(action, label, "((el) => el && (seen(el) && !target(el).why ? el : el.labels[0]))("+find+")", group)
	if spot.On == on {
		return
	}
	tab.clickAt(spot)
}

// Fill types text into the field with this label, over what stands there.
func (tab *Tab) Fill(label, text string) {
	tab.t.Helper()
	const find = "findControl(scopeOf($2), $1, 'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea')"
	spot := tab.locate("Fill", label, find)
	if kind := eval[string](tab, "((el) => el.type)("+find+")", label, tab.scope); strings.Contains(" date month time range color number ", " "+kind+" ") {
		// These have a picker of their own instead of a line of text.
		eval[bool](tab, "((el) => { el.value = $3; for (const n of ['input', 'change']) el.dispatchEvent(new Event(n, { bubbles: true })); return true; })("+find+")", label, tab.scope, text)
		return
	}
	tab.clickAt(spot)
	eval[bool](tab, "((el) => { el.focus(); el.select(); return true; })("+find+")", label, tab.scope)
	if text == "" {
		tab.Press("Backspace")
		return
	}
	call(tab, input.InsertText, input.InsertTextParams{Text: text})
}

// Select chooses the option with this text in the list with this label.
func (tab *Tab) Select(label, option string) {
	tab.t.Helper()
	const find = "findControl(scopeOf($2), $1, 'select')"
	tab.locate("Select", label, find)
	found := eval[bool](tab, `((el) => {
		const option = best([...el.options], $3, (o) => [tidy(o.textContent)])[0];
		if (!option) return false;
		el.value = option.value;
		for (const n of ['input', 'change']) el.dispatchEvent(new Event(n, { bubbles: true }));
		return true;
	})(`+find+`)`, label, tab.scope, option)
	if !found {
		tab.t.Fatalf("Select(%q): no option %q on %s", label, option, tab.screen())
	}
}

// Value is what stands in the field with this label.
func (tab *Tab) Value(label string) string {
	tab.t.Helper()
	tab.locate("Value", label, "findControl(scopeOf($2), $1)")
	return eval[string](tab, "findControl(scopeOf($2), $1).value", label, tab.scope)
}

func (tab *Tab) press(action, text, find string) {
	tab.t.Helper()
	tab.clickAt(tab.locate(action, text, find))
}

// locate waits until the element is there and can be clicked. In find, $1 is
// the text, $2 the scope and $3 the optional group.
func (tab *Tab) locate(action, text, find string, group ...string) place {
	tab.t.Helper()
	args := []any{text, tab.scope, ""}
	if len(group) > 0 {
		args[2] = group[0]
	}
	var spot place
	tab.until(action+"(“"+text+"”)", func() (bool, string) {
		var err error
		spot, err = tryEval[place](tab, `((el) => {
			if (!el) return { Why: 'it is not on the page' };
			if (el.disabled) return { Why: 'it is disabled' };
			const p = target(el);
			const box = el.control || el;
			return { X: p.x || 0, Y: p.y || 0, Why: p.why || '', Leaves: leaves(el), On: !!box.checked };
		})(`+find+`)`, args...)
		if err != nil {
			return false, err.Error()
		}
		return spot.Why == "", spot.Why
	})
	return spot
}

// clickAt clicks with the mouse and waits for what follows.
func (tab *Tab) clickAt(spot place) {
	tab.t.Helper()
	if tab.scripts {
		eval[bool](tab, `(window.kkPrevented = undefined,
			['click', 'submit'].forEach((n) => window.addEventListener(n, (e) => { window.kkPrevented ||= e.defaultPrevented; }, { once: true })), true)`)
	}
	before := tab.log.mark()
	mouse := func(kind input.DispatchMouseEventType, button input.MouseButton, clicks int64) {
		call(tab, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: spot.X, Y: spot.Y, Button: button, ClickCount: clicks})
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, input.MouseButtonNone, 0)
	mouse(input.DispatchMouseEventTypeMousePressed, input.MouseButtonLeft, 1)
	mouse(input.DispatchMouseEventTypeMouseReleased, input.MouseButtonLeft, 1)
	expected := spot.Leaves
	if expected && tab.scripts {
		prevented, err := tryEval[*bool](tab, "window.kkPrevented ?? null")
		expected = err != nil || prevented == nil || !*prevented
	}
	tab.settle(before, expected)
}

// Overfill puts text in every field for text of the form that the CSS selector finds, more than the page would let a
// person type, and sends the form. It says whether there was such a field.
func (tab *Tab) Overfill(css, text string) bool {
	tab.t.Helper()
	before := tab.log.mark()
	sent := eval[bool](tab, `((form) => {
		const fields = [...(form?.elements ?? [])].filter((el) => el.matches('textarea, input:not([type]), input[type=text], input[type=email], input[type=search], input[type=password]'));
		for (const el of fields) el.value = $2;
		if (fields.length) form.submit();
		return fields.length > 0;
	})(document.querySelector($1))`, css, text)
	if sent {
		tab.settle(before, true)
	}
	return sent
}

// Attach chooses a file with this name and content in the field with this label, as from the computer of whoever sits there.
func (tab *Tab) Attach(label, name, content string) {
	tab.t.Helper()
	path := filepath.Join(tab.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		tab.t.Fatal(err)
	}
	const find = "findControl(scopeOf($2), $1, 'input[type=file]')"
	tab.locate("Attach", label, find)
	field := call(tab, runtime.Evaluate, runtime.EvaluateParams{Expression: tab.script(find, label, tab.scope)})
	call(tab, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, ObjectID: field.Result.ObjectID})
}
