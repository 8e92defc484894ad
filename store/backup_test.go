package store_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"kompas/db"
	"kompas/fault"
	"kompas/internal/storetest"
	"kompas/store"
)

func backup(t *testing.T, s *store.Store) (path string, m store.Manifest) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "kompas.zip")
	m, err := s.Backup(t.Context(), path, "proef")
	must(t, err)
	return path, m
}

// inspect gives what verifying a backup finds, as "code parameters".
func inspect(t *testing.T, path string, known ...store.Head) (found []string) {
	t.Helper()
	heads := map[int64]store.Head{}
	for _, h := range known {
		heads[h.Tenant] = h
	}
	_, _, err := store.VerifyBackup(t.Context(), path, heads, func(f *fault.Error) {
		found = append(found, strings.TrimSpace(f.Code+" "+strings.Trim(fmt.Sprint(f.Params), "[]")))
	})
	must(t, err)
	return found
}

func contents(m store.Manifest) (out []string) {
	for _, t := range m.Tables {
		out = append(out, fmt.Sprint(t.Name, " ", t.Rows, " ", t.Content))
	}
	for _, h := range m.Heads {
		out = append(out, fmt.Sprint(h))
	}
	return out
}

// A backup of one engine is restored on each engine and gives the same backup again.
func TestABackupIsRestoredWholeOnEitherEngine(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		fillEveryTable(t, s, kit)
		path, m := backup(t, s)
		if found := inspect(t, path); len(found) != 0 {
			t.Fatalf("%q", found)
		}
		for _, tm := range m.Tables {
			if tm.Rows == 0 {
				t.Errorf("%s has no rows: the test does not test it", tm.Name)
			}
			if slices.Contains([]string{"login", "password_reset", "setup_link", "attempt"}, tm.Name) {
				t.Errorf("%s is in the backup", tm.Name)
			}
		}
		for _, engine := range storetest.Engines() {
			t.Run("to "+string(engine), func(t *testing.T) {
				to, _ := storetest.OpenEmpty(t, engine)
				restored, err := to.Restore(t.Context(), path, func(f *fault.Error) { t.Error(f) })
				must(t, err)
				_, again := backup(t, to)
				if a, b := contents(m), contents(again); !slices.Equal(a, b) {
					t.Errorf("restored otherwise:\n%v\n%v", a, b)
				}
				if found, reports := verify(t, to); len(found) != 0 || len(reports) != len(restored.Heads) {
					t.Errorf("%q", found)
				}
				if _, err := to.Restore(t.Context(), path, func(*fault.Error) {}); !fault.HasCode(err, "database_niet_leeg") {
					t.Errorf("restoring over data: %v", err)
				}
			})
		}
	})
}

func TestACopyOnTheOtherEngineIsTheSame(t *testing.T) {
	for _, c := range [][2]db.Engine{{db.SQLite, db.Postgres}, {db.Postgres, db.SQLite}} {
		t.Run(string(c[0])+" to "+string(c[1]), func(t *testing.T) {
			from, kit := storetest.Open(t, c[0])
			fillEveryTable(t, from, kit)
			to, _ := storetest.OpenEmpty(t, c[1])
			var tables int
			must(t, from.CopyTo(t.Context(), to, func(string, int64) { tables++ }))
			if tables != len(store.Tables()) {
				t.Errorf("%d tables were copied", tables)
			}
			_, a := backup(t, from)
			_, b := backup(t, to)
			if !slices.Equal(contents(a), contents(b)) {
				t.Errorf("copied otherwise:\n%v\n%v", contents(a), contents(b))
			}
			if err := from.CopyTo(t.Context(), to, func(string, int64) {}); !fault.HasCode(err, "database_niet_leeg") {
				t.Errorf("copying over data: %v", err)
			}
		})
	}
}

// The product's own role, which owns nothing, can restore where an owner has made the tables.
func TestTheApplicationRoleCanRestoreIntoEmptyTables(t *testing.T) {
	from, kit := storetest.Open(t, db.SQLite)
	fillEveryTable(t, from, kit)
	path, m := backup(t, from)
	to, _ := storetest.Open(t, db.Postgres)
	_, err := to.Restore(t.Context(), path, func(f *fault.Error) { t.Error(f) })
	must(t, err)
	_, again := backup(t, to)
	if !slices.Equal(contents(m), contents(again)) {
		t.Error("restored otherwise")
	}
}

// While the backup is made others write. Every event in it belongs to one moment: the histories are whole.
func TestABackupIsOneMomentWhileWorkGoesOn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, kit *storetest.Kit) {
		spaces := []store.Space{s.Tenant(kit.Tenant(t)), s.Tenant(kit.Tenant(t))}
		stop := make(chan bool)
		var group sync.WaitGroup
		for _, space := range spaces {
			group.Go(func() {
				for i := 0; ; i++ {
					select {
					case <-stop:
						return
					default:
					}
					err := space.Update(t.Context(), func(tx *store.Tx) error {
						tx.Record(edit("an", "x", "", fmt.Sprint(i)))
						return nil
					})
					if err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		for range 5 {
			path, _ := backup(t, s)
			if found := inspect(t, path); len(found) != 0 {
				t.Errorf("%q", found)
			}
		}
		close(stop)
		group.Wait()
	})
}

// rewrite makes a changed copy of a backup: change gets every file and says what becomes of it; nil drops it.
func rewrite(t *testing.T, path string, change func(name string, content []byte) []byte) string {
	t.Helper()
	in, err := zip.OpenReader(path)
	must(t, err)
	defer in.Close()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		content, err := io.ReadAll(r)
		must(t, err)
		if content = change(f.Name, content); content == nil {
			continue
		}
		w, err := out.Create(f.Name)
		must(t, err)
		_, err = w.Write(content)
		must(t, err)
	}
	must(t, out.Close())
	changed := filepath.Join(t.TempDir(), "anders.zip")
	must(t, os.WriteFile(changed, b.Bytes(), 0o600))
	return changed
}

func only(name string, change func([]byte) []byte) func(string, []byte) []byte {
	return func(file string, content []byte) []byte {
		if file == "tabellen/"+name+".jsonl" || file == name {
			return change(content)
		}
		return content
	}
}

func TestADamagedBackupIsNamedAndNotRestored(t *testing.T) {
	s, kit := storetest.Open(t, db.SQLite)
	fillEveryTable(t, s, kit)
	path, m := backup(t, s)
	whole, err := os.ReadFile(path)
	must(t, err)
	file := func(content []byte) string {
		p := filepath.Join(t.TempDir(), "stuk.zip")
		must(t, os.WriteFile(p, content, 0o600))
		return p
	}
	flipped := bytes.Clone(whole)
	at := bytes.Index(whole, []byte("tabellen/compass.jsonl")) + 60 // inside the compressed rows
	flipped[at] ^= 1
	lastLine := func(b []byte) int { return bytes.LastIndexByte(b[:len(b)-1], '\n') + 1 }
	for _, c := range []struct{ name, path, want string }{
		{"cut short", file(whole[:len(whole)-100]), "backup_afgekapt"},
		{"half", file(whole[:len(whole)/2]), "backup_afgekapt"},
		{"empty", file(nil), "backup_afgekapt"},
		{"another file", file([]byte("geen zip")), "backup_afgekapt"},
		{"flipped bit", file(flipped), "backup_tabel_beschadigd compass"},
		{"missing table", rewrite(t, path, only("seat", func([]byte) []byte { return nil })), "backup_tabel_weg seat"},
		{"changed row", rewrite(t, path, only("person", func(b []byte) []byte { return bytes.Replace(b, []byte("person.name 1"), []byte("person.name 9"), 1) })), "backup_tabel_gewijzigd person"},
		{"a row less", rewrite(t, path, only("seat", func(b []byte) []byte { return b[:lastLine(b)] })), "backup_aantal seat 6 5"},
		{"a row more", rewrite(t, path, only("seat", func(b []byte) []byte { return append(b, b[lastLine(b):]...) })), "backup_aantal seat 6 7"},
		{"rows in another order", rewrite(t, path, only("seat", func(b []byte) []byte { return append(bytes.Clone(b[lastLine(b):]), b[:lastLine(b)]...) })), "backup_tabel_gewijzigd seat"},
		{"no manifest", rewrite(t, path, only("manifest.json", func([]byte) []byte { return nil })), "backup_zonder_inhoud"},
		{"something strange", rewrite(t, path, only("manifest.json", func(b []byte) []byte { return b })), ""},
		{"forged history", forged(t, path), "keten_gewijzigd 1 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := strings.Join(inspect(t, c.path), "; ")
			if c.want == "" {
				if found != "" {
					t.Errorf("an unchanged backup: %s", found)
				}
				return
			}
			if found != c.want {
				t.Errorf("found %q, want %q", found, c.want)
			}
			to, _ := storetest.OpenEmpty(t, db.SQLite)
			if _, err := to.Restore(t.Context(), c.path, func(*fault.Error) {}); fault.As(err) == nil {
				t.Errorf("restored all the same: %v", err)
			}
		})
	}
	if found := inspect(t, path, store.Head{Tenant: 1, Seq: 99}); !slices.Equal(found, []string{"keten_afgeknipt 1 99 4"}) {
		t.Errorf("a head kept elsewhere that is further on: %q", found)
	}
	if heads, err := store.BackupHeads(path); err != nil || len(heads) != len(m.Heads) {
		t.Errorf("%v, %v", heads, err)
	}
}

// forged is what somebody makes who changes a line of history and lets every sum fit; only the chain shows it.
func forged(t *testing.T, path string) string {
	t.Helper()
	return rewrite(t, path, func(name string, content []byte) []byte {
		switch name {
		case "tabellen/audit_event.jsonl":
			return bytes.Replace(content, []byte(`"Naam van an"`), []byte(`"Naam van bo"`), 1)
		case "manifest.json":
			return fit(t, content, path, "audit_event", `"Naam van an"`, `"Naam van bo"`)
		}
		return content
	})
}

// fit makes the sums of one table in a manifest fit a replacement in its file, as a forger would.
func fit(t *testing.T, manifest []byte, path, name, old, new string) []byte {
	t.Helper()
	var m store.Manifest
	must(t, json.Unmarshal(manifest, &m))
	rewrite(t, path, only(name, func(b []byte) []byte {
		for i := range m.Tables {
			if m.Tables[i].Name == name {
				m.Tables[i].SHA256, m.Tables[i].Content = store.SumsOf(bytes.Replace(b, []byte(old), []byte(new), 1))
			}
		}
		return b
	}))
	text, err := json.Marshal(m)
	must(t, err)
	return text
}
