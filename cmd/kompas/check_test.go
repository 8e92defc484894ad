package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"kompas/app"
	"kompas/kompas"
	"kompas/store"
)

func TestCheckPrintsWhatTheRulesSayAndEndsWithThreeWhenSomethingBlocks(t *testing.T) {
	address := "--database=sqlite:" + filepath.Join(t.TempDir(), "kompas.db")
	say := func(args ...string) (string, error) {
		var out bytes.Buffer
		err := run(t.Context(), append(args, address), &out, io.Discard)
		return out.String(), err
	}
	if _, err := say("tenant", "add", "Gemeente Baarn", "--area=GM0308"); err != nil {
		t.Fatal(err)
	}
	if out, err := say("check", "--tenant=gemeente-baarn"); err != nil || out != "" {
		t.Fatalf("an empty space: %q, %v", out, err)
	}
	if _, err := say("check", "--tenant=nergens"); err == nil || errors.Is(err, errBlocks) {
		t.Errorf("a space that is not there: %v", err)
	}
	in := &surroundings{ctx: t.Context(), out: io.Discard}
	d := database{Database: strings.TrimPrefix(address, "--database=")}
	s, err := d.open(in)
	if err != nil {
		t.Fatal(err)
	}
	a, err := newApp(s, "", "")
	if err != nil {
		t.Fatal(err)
	}
	startResult(t, s, a)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := say("check", "--tenant=gemeente-baarn")
	if !errors.Is(err, errBlocks) || !strings.Contains(text, "KC-207 B eenzaamheid: minder ouderen zich alleen voelen – Waaraan zien we dat het lukt? Voeg een indicator toe.\n") {
		t.Errorf("got %v: %s", err, text)
	}
	lines, err := say("check", "--tenant=gemeente-baarn", "--json")
	if !errors.Is(err, errBlocks) {
		t.Error(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		var got checkJSON
		if err := json.Unmarshal([]byte(line), &got); err != nil || !strings.HasPrefix(got.Code, "KC-") || got.State != "open" || got.Compass != "eenzaamheid" {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// startResult makes a compass with a bare result.
func startResult(t *testing.T, s *store.Store, a *app.App) {
	t.Helper()
	spaces, err := a.Spaces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	by := app.Actor{Person: kompas.Person{ID: "00000000-0000-7000-8000-000000000001", Name: "Bea Advies", Email: "bea@voorbeeld.nl"}, Space: spaces[0],
		Memberships: []kompas.Membership{{Role: kompas.RolePolicy, ScopeKind: kompas.ScopeSpace}}}
	if err := s.Update(t.Context(), func(tx *store.Tx) error { return tx.InsertPerson(by.Person, "") }); err != nil {
		t.Fatal(err)
	}
	slug, err := a.StartCompass(t.Context(), by, map[string]string{"titel": "Eenzaamheid"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.StartResult(t.Context(), by, slug, map[string]string{"resultaat": "minder ouderen zich alleen voelen"}, ""); err != nil {
		t.Fatal(err)
	}
}
