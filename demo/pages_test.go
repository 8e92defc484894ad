package demo_test

import (
	"net/http"
	"testing"

	"kompas/db"
	"kompas/demo"
	"kompas/internal/apptest"
	"kompas/internal/storetest"
	"kompas/internal/walktest"
	"kompas/kompas"
)

// How many pages a person looks at, and how many the officer who makes compasses.
const perPerson, perOfficer = 40, 150

// tour lets everybody of the demonstration, and a resident with the link, look around; it gives what each saw.
func tour(t *testing.T, w *apptest.World) map[string][]walktest.Visit {
	t.Helper()
	people, err := w.App.DemoPeople(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	saw := map[string][]walktest.Visit{"a resident": walktest.Walk(w.Anonymous(), demo.Link(), perPerson, english)}
	for _, p := range people {
		if saw[p.Person.Name] != nil {
			continue
		}
		c, most := w.Anonymous(), perPerson
		if p.Person.Name == officer {
			most = perOfficer
		}
		first := c.Post("/demo/"+string(p.Person.ID), nil)
		saw[p.Person.Name] = walktest.Walk(c, first.Path, most, english)
	}
	for who, visits := range saw {
		for _, v := range visits {
			if v.Status != http.StatusOK {
				t.Errorf("%s: %s, linked from %s, is %d", who, v.Path, v.From, v.Status)
			}
		}
	}
	return saw
}

func TestTheDemonstrationIsTheSameOnBothEnginesAndAfterACopy(t *testing.T) {
	lite, pg := apptest.Empty(t, db.SQLite), apptest.Empty(t, db.Postgres)
	fill(t, lite)
	fill(t, pg)
	copied, _ := storetest.OpenEmpty(t, db.Postgres)
	if err := lite.Store.CopyTo(t.Context(), copied, func(string, int64) {}); err != nil {
		t.Fatal(err)
	}
	want := tour(t, lite)
	for name, got := range map[string]map[string][]walktest.Visit{"filled on PostgreSQL": tour(t, pg), "copied to PostgreSQL": tour(t, apptest.Around(t, copied, lite.Kit))} {
		for who := range want {
			if difference := walktest.Difference(want[who], got[who], func(v walktest.Visit) string { return v.Body }); difference != "" {
				t.Errorf("%s, %s: %s", name, who, difference)
			}
		}
	}
	if pages := len(want[officer]); pages < perOfficer {
		t.Errorf("the officer saw only %d pages", pages)
	}
}

func TestThereIsSomebodyForEveryRole(t *testing.T) {
	held := map[kompas.Role]bool{}
	for _, p := range demo.People() {
		for _, r := range p.Roles {
			held[r.Role] = true
		}
	}
	for _, role := range kompas.AccountRoles() {
		if !held[role] {
			t.Errorf("nobody is %s", role)
		}
	}
}
