package rights_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kompas/internal/apptest"
	"kompas/store"
)

// later are the rows for which there are no doors yet, with what the application asks once there are.
func later() map[string]string {
	return map[string]string{
		"run session":                "ActRunSession",
		"fill in / fill in together": "ActFillIn",
		"see single responses":       "ActSingleResponses",
		"business case":              "ActBusinessCase",
	}
}

// variant is about what somebody tries something.
type variant struct {
	name     string
	place    func(*world) *place
	activity func(*place) string
	own      bool // it lies within what the role reaches
}

// variants are the own object of a role, and one that is somebody else's.
func (d deed) variants(c column) []variant {
	city, wijk := func(x *world) *place { return x.city }, func(x *world) *place { return x.wijk }
	ours, other := func(p *place) string { return p.ours }, func(p *place) string { return p.other }
	switch {
	case c == "GA" && d.cityOnly:
		return []variant{{"in the city", city, ours, d.anywhere}}
	case c == "GA":
		return []variant{{"in the own wijk", wijk, ours, true}, {"in the city", city, ours, false}}
	case c == "IK" && d.row == "improvement action" && d.owned:
		return []variant{{"for purchase", city, ours, true}, {"for something else", city, other, false}}
	case c.organisation():
		list := []variant{{"with the own organisation", city, ours, true}}
		if d.owned {
			list = append(list, variant{"with that of another", city, other, c == "VE" && d.row == "moderate stories"}) // the one cell beside "C own"
		}
		if !d.cityOnly {
			list = append(list, variant{"where it has no seat", wijk, ours, false})
		}
		return list
	}
	return []variant{{"in the city", city, ours, true}}
}

// may says whether somebody in a role may do a deed to something.
func (d deed) may(rows map[string]map[column]string, c column, v variant) bool {
	cell := rows[d.row][c]
	if c == "IN" && d.byLink == nil {
		return false // a resident has no account: only what the link leads to
	}
	if d.and != "" && !strings.Contains("CD", letter(rows[d.and][c])) || d.and != "" && letter(rows[d.and][c]) == "" {
		return false
	}
	l := letter(cell)
	switch {
	case l == "" || !v.own || !strings.Contains(d.letters, l):
		return d.leads(c, v)
	case d.row == "export and import of a compass" && cell == "C own":
		return false // its own is what stands in its own space; this one is of a municipality
	case d.row == "publish round" && c == "AC" && d.letters == "S":
		return false // it signs off in its own space, and proposes to a municipality
	}
	return true
}

// leads: a joint review is led by whoever takes part and keeps the conversations of the compass (ADR 10), beside the
// facilitator whom the matrix names.
func (d deed) leads(c column, v variant) bool {
	return d.row == "joint review" && d.letters == "C" && (c == "BA" || c == "GA") && v.own
}

func TestEachCellOfTheMatrix(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		x, rows := newWorld(w), matrix(t)
		for _, d := range deeds() {
			t.Run(d.row+", "+d.name, func(t *testing.T) { x.tried(t, d, rows) })
		}
	})
}

// tried lets everybody try a deed: first all who may not, then each who may.
func (x *world) tried(t *testing.T, d deed, rows map[string]map[column]string) {
	x.t = t
	type attempt struct {
		who column
		v   variant
	}
	refused, allowed := map[string][]attempt{}, []attempt{}
	for _, c := range columns() {
		for _, v := range d.variants(c) {
			if d.may(rows, c, v) {
				allowed = append(allowed, attempt{c, v})
			} else {
				key := v.place(x).slug + " " + v.activity(v.place(x))
				refused[key] = append(refused[key], attempt{c, v})
			}
		}
	}
	for _, list := range refused {
		p := list[0].v.place(x)
		form := d.ready(x, p, list[0].v.activity(p))
		before := x.stored()
		for _, a := range list {
			tries := x.refusals()
			got := x.browser(a.who).Still().Post(form.path, form.values)
			x.mustRefuse(a.who, d, a.v, got, tries)
		}
		if changed := difference(before, x.stored()); changed != "" {
			t.Errorf("somebody who may not changed %s:\n\t%s", changed, strings.Join(x.lastWritten(), "\n\t"))
		}
	}
	for _, a := range allowed {
		p := a.v.place(x)
		client := x.browser(a.who)
		var form posting
		if a.who == "IN" {
			form = d.byLink(x, p, client)
		} else {
			form = d.ready(x, p, a.v.activity(p))
		}
		before := x.stored()
		got := client.Still().Post(form.path, form.values)
		if got.Status != http.StatusSeeOther && got.Status != http.StatusOK {
			t.Errorf("%s %s may: got %d %.400s", a.who, a.v.name, got.Status, got.Text())
		} else if difference(before, x.stored()) == "" {
			t.Errorf("%s %s may, and nothing changed (%d, to %q)", a.who, a.v.name, got.Status, got.Header.Get("Location"))
		}
	}
}

// mustRefuse holds an answer to what the method asks of a refusal: what one may not see is not there, what one may see but
// not do is refused, and the attempt is noted.
func (x *world) mustRefuse(c column, d deed, v variant, got apptest.Page, tries int) {
	x.t.Helper()
	switch {
	case c == "IN" && got.Status == http.StatusSeeOther && strings.HasPrefix(got.Header.Get("Location"), "/aanmelden"):
	case got.Status == http.StatusForbidden:
		if x.refusals() == tries {
			x.t.Errorf("that %s tried it %s is not noted", c, v.name)
		}
	case got.Status == http.StatusNotFound:
	case got.Status == http.StatusUnprocessableEntity && d.asField:
	default:
		x.t.Errorf("%s %s may not: got %d to %q %.300s", c, v.name, got.Status, got.Header.Get("Location"), got.Text())
	}
}

// stored gives the content of every table of the space, and of the sets that spaces share; of the history what was done, not what was only tried.
func (x *world) stored() map[string]string {
	x.t.Helper()
	content := map[string]string{}
	err := x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		for _, table := range store.Tables() {
			sets := strings.HasPrefix(table.Name, "set_") || table.Name == "indicator_set" // shared, and yet somebody's
			if table.Class != store.TenantTable && !sets || strings.HasPrefix(table.Name, "audit_") {
				continue
			}
			rows, err := tx.Query("/* test.stored */ select * from " + table.Name)
			if err != nil {
				return err
			}
			content[table.Name], err = contentOf(rows)
			if err != nil {
				return err
			}
		}
		var n int
		err := tx.QueryRow(`/* test.done */ select count(*) from audit_event where tenant_id = $1 and action not like 'refused%'`, tx.Tenant()).Scan(&n)
		content["the history"] = strconv.Itoa(n)
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return content
}

func (x *world) refusals() (n int) {
	x.t.Helper()
	err := x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		return tx.QueryRow(`/* test.refusals */ select count(*) from audit_event where tenant_id = $1 and action like 'refused%'`, tx.Tenant()).Scan(&n)
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return n
}

// rowsOf is what a query gives.
type rowsOf interface {
	Columns() ([]string, error)
	Next() bool
	Scan(...any) error
	Err() error
	Close() error
}

func contentOf(rows rowsOf) (string, error) {
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return "", err
	}
	var lines []string
	for rows.Next() {
		row, into := make([]any, len(names)), make([]any, len(names))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return "", err
		}
		for i, v := range row {
			if text, is := v.([]byte); is {
				row[i] = string(text)
			}
		}
		lines = append(lines, fmt.Sprint(row))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n"), rows.Err()
}

// difference names the tables that differ.
func difference(a, b map[string]string) string {
	var names []string
	for name := range b {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func (x *world) lastWritten() (lines []string) {
	x.t.Helper()
	err := x.Store.Tenant(x.Space.ID).View(x.t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(`/* test.lastWritten */ select person_name || ' ' || action || ' ' || object_kind || ' ' || field from audit_event
			where tenant_id = $1 order by seq desc limit 8`, tx.Tenant())
		if err != nil {
			return err
		}
		text, err := contentOf(rows)
		lines = strings.Split(text, "\n")
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return lines
}

func TestEachRowIsTriedOrItsDoorsAreNotBuiltYet(t *testing.T) {
	rows := matrix(t)
	tried := map[string]bool{}
	for _, d := range deeds() {
		if rows[d.row] == nil {
			t.Errorf("%s: the method has no such row", d.row)
		}
		tried[d.row] = true
	}
	asked := permissionsAsked(t)
	for row := range rows {
		action, waits := later()[row]
		switch {
		case waits && asked[action]:
			t.Errorf("%s: the application asks for %s now: add what can be done (deeds), and take the row off later", row, action)
		case !waits && !tried[row]:
			t.Errorf("%s: nothing is tried", row)
		}
	}
}

// permissionsAsked gives every action of the matrix for which the application asks the permission to write.
func permissionsAsked(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("../../app/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no sources", err)
	}
	asked := map[string]bool{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range regexp.MustCompile(`kompas\.(Act[A-Za-z]+), '[CPSD]'|action: kompas\.(Act[A-Za-z]+)`).FindAllStringSubmatch(string(source), -1) {
			asked[m[1]+m[2]] = true
		}
	}
	return asked
}
