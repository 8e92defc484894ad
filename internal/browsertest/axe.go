package browsertest

import (
	_ "embed"
	"fmt"
	"strings"
)

// axe-core 4.14.1, MPL-2.0; see axe-LICENSE.txt.
//
//go:embed axe.min.js
var axeJS string

type violation struct {
	ID, Impact, Help string
	Nodes            []struct{ Target, HTML, Summary string }
}

// Axe checks the page on the screen with axe-core, by the rules of WCAG 2.0 to
// 2.2 level A and AA and axe's best practices, and fails on any violation.
func (tab *Tab) Axe() {
	tab.t.Helper()
	if !tab.scripts {
		// axe needs timers; the page itself stays as it was loaded.
		tab.JavaScript(true)
		defer tab.JavaScript(false)
	}
	if !eval[bool](tab, "typeof window.axe === 'object'") {
		eval[bool](tab, "(() => {"+axeJS+"\nreturn true; })()")
	}
	found := eval[[]violation](tab, `axe.run(document, {
		runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] },
		resultTypes: ['violations'],
	}).then((r) => r.violations.map((v) => ({ ID: v.id, Impact: v.impact, Help: v.help,
		Nodes: v.nodes.map((n) => ({ Target: n.target.join(' '), HTML: n.html.slice(0, 200), Summary: n.failureSummary })) })))`)
	for _, v := range found {
		tab.t.Errorf("axe on %s: %s", tab.Path(), v)
	}
}

func (v violation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s", v.ID, v.Impact, v.Help)
	for i, node := range v.Nodes {
		if i == 5 {
			fmt.Fprintf(&b, "\n\t… and %d more", len(v.Nodes)-i)
			break
		}
		fmt.Fprintf(&b, "\n\t%s\n\t  %s\n\t  %s", node.Target, node.HTML, strings.ReplaceAll(node.Summary, "\n", "\n\t  "))
	}
	return b.String()
}
