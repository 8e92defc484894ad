package desk_test

import (
	"regexp"
	"testing"

	"kompas/internal/apptest"
)

// claimFormOf gives the id of the first form of a claim on a page.
func claimFormOf(t *testing.T, page apptest.Page) string {
	t.Helper()
	m := regexp.MustCompile(`<form[^>]* id="(als-dan-[^"]+)"`).FindStringSubmatch(page.Body)
	if m == nil {
		t.Fatalf("no claim on %s: %s", page.Path, page.Text())
	}
	return m[1]
}
