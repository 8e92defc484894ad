package browsertest

import (
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Press presses one key by name: Tab, Shift+Tab, Enter, Escape, Space,
// Backspace, an arrow (ArrowDown …), or a character.
func (tab *Tab) Press(key string) {
	tab.t.Helper()
	options := []chromedp.KeyOption{}
	if rest, shift := strings.CutPrefix(key, "Shift+"); shift {
		key = rest
		options = append(options, chromedp.KeyModifiers(chromedp.ModifierShift))
	}
	named := map[string]string{
		"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "Space": " ", "Backspace": kb.Backspace,
		"ArrowDown": kb.ArrowDown, "ArrowUp": kb.ArrowUp, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	}
	if code, ok := named[key]; ok {
		key = code
	}
	before := tab.log.mark()
	if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(key, options...)); err != nil {
		tab.t.Fatalf("Press(%q): %v", key, err)
	}
	tab.settle(before, false)
}

// Type types text with the keyboard into what has the focus.
func (tab *Tab) Type(text string) {
	tab.t.Helper()
	if err := chromedp.Do(tab.ctx, chromedp.KeyEvent(text)); err != nil {
		tab.t.Fatalf("Type: %v", err)
	}
}

// Focused is the name of what has the focus: its label or text; empty when
// nothing has.
func (tab *Tab) Focused() string {
	tab.t.Helper()
	return eval[string](tab, `((el) => !el || el === document.body ? '' : controlNames(el)[0] || name(el) || where(el))(document.activeElement)`)
}

// TabTo presses Tab until what has the focus reads text, as a person without a
// mouse does, and checks that the focus can be seen at every stop.
func (tab *Tab) TabTo(text string) {
	tab.t.Helper()
	passed := []string{}
	for range 150 {
		tab.Press("Tab")
		now := tab.Focused()
		if now == text || strings.HasPrefix(now, text) {
			return
		}
		if now != "" {
			passed = append(passed, now)
		}
		if now != "" && !eval[bool](tab, "seen(document.activeElement)") {
			tab.t.Errorf("TabTo(%q): the focus went to %q, which cannot be seen", text, now)
		}
	}
	tab.t.Fatalf("TabTo(%q): not reached; the focus passed: %s", text, strings.Join(passed, " · "))
}

// FollowByKeyboard tabs to the link or button and presses Enter.
func (tab *Tab) FollowByKeyboard(text string) {
	tab.t.Helper()
	tab.TabTo(text)
	leaving := eval[bool](tab, "leaves(document.activeElement)")
	before := tab.log.mark()
	tab.Press("Enter")
	tab.settle(before, leaving)
}
