package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"

	"kompas/db"
	"kompas/internal/pgtest"
	"kompas/internal/storetest"
	"kompas/kompas"
	"kompas/store"
)

// killAddress names the database a child process writes to; set only in that child.
const killAddress = "KOMPAS_TEST_KILL_ADDRESS"

// childOrTests runs the tests, or, in a process that a test started, writes until it is killed.
func childOrTests(m *testing.M) {
	if address := os.Getenv(killAddress); address != "" {
		fmt.Fprintln(os.Stderr, writeForever(address))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever prints every id the moment its write was acknowledged.
func writeForever(address string) error {
	d, err := db.Open(context.Background(), address, db.Options{})
	if err != nil {
		return err
	}
	kit := &storetest.Kit{Clock: storetest.NewClock()}
	space := store.New(d, kit.Outside()).Tenant(1)
	failed := make(chan error)
	for range 8 {
		go func() {
			for {
				id := kompas.OrganisationID(kit.NewID())
				err := space.Update(context.Background(), func(tx *store.Tx) error {
					tx.Record(store.Event{PersonID: "an", Action: "create", ObjectKind: "organisation", ObjectID: string(id), After: string(id)})
					return tx.InsertOrganisation(kompas.Organisation{ID: id, Name: string(id), Kind: "informeel"})
				})
				if err != nil {
					failed <- err
					return
				}
				os.Stdout.WriteString(string(id) + "\n") // one system call: whole lines, nothing buffered
			}
		}()
	}
	return <-failed
}

func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		s, kit := storetest.Open(t, db.SQLite)
		kit.Tenant(t)
		must(t, s.Close())
		acknowledged := killAfter(t, kit.URL, 400, nil)
		mustHave(t, kit.Reopen(t, db.Options{}), acknowledged)
	})
	t.Run("postgres", func(t *testing.T) {
		s, kit, cluster := storetest.OnCluster(t, pgtest.Durable)
		kit.Tenant(t)
		acknowledged := killAfter(t, kit.URL, 200, func() { cluster.Kill(t) })
		cluster.Start(t)
		mustHave(t, s, acknowledged)
	})
}

// killAfter starts a writing process, kills it (and the server) after so many acknowledged writes, and gives them all.
func killAfter(t *testing.T, address string, writes int, killServer func()) []string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killAddress+"="+address)
	var stderr strings.Builder
	child.Stderr = &stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	var ids []string
	var once sync.Once
	in := bufio.NewReader(out)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			break
		}
		ids = append(ids, strings.TrimSpace(line))
		if len(ids) == writes {
			once.Do(func() {
				if killServer != nil {
					killServer()
				}
				must(t, child.Process.Signal(syscall.SIGKILL))
			})
		}
	}
	child.Wait()
	if len(ids) < writes {
		t.Fatalf("the child wrote %d rows and stopped: %s", len(ids), stderr.String())
	}
	return ids
}

// mustHave demands every acknowledged row, each with its event, and an unbroken history.
func mustHave(t *testing.T, s *store.Store, acknowledged []string) {
	t.Helper()
	space := s.Tenant(1)
	there := map[string]bool{}
	for _, name := range names(t, space) {
		there[name] = true
	}
	must(t, space.View(t.Context(), func(tx *store.Tx) error {
		for _, id := range acknowledged {
			if !there[id] {
				t.Errorf("%s was acknowledged and is gone", id)
			}
			if h, err := tx.History(id, "", 2); err != nil || len(h) != 1 {
				t.Fatalf("%s has %d events: %v", id, len(h), err)
			}
		}
		return nil
	}))
	if found, _ := verify(t, s); len(found) != 0 {
		t.Errorf("%q", found)
	}
	t.Logf("%d rows acknowledged, %d there", len(acknowledged), len(there))
}
