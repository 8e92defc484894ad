package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/kompas"
	"kompas/store"
)

const (
	takenResults = 225 // of the compass that is taken over: 22 objects each
	takenRuns    = 3   // each way, in a round
)

// takeOver measures how long a compass of 5,000 objects takes from its file into another space, beside merely decoding the
// file; and how much memory that asks at its peak.
func (b *bench) takeOver() error {
	ctx := context.Background()
	s, a, err := b.empty(ctx, "import")
	if err != nil {
		return err
	}
	defer s.Close()
	file, objects, err := exported(ctx, s, a)
	if err != nil {
		return err
	}
	const name = "import of 5,000 objects"
	for round := range b.rounds {
		var decoded, taken, memory []float64
		for run := range takenRuns {
			began := time.Now()
			var v any
			if err := json.NewDecoder(bytes.NewReader(file)).Decode(&v); err != nil {
				return err
			}
			decoded = append(decoded, time.Since(began).Seconds()*1000)
			v = nil
			by, err := guideOf(ctx, s, a, fmt.Sprintf("Gemeente %d %d", round, run))
			if err != nil {
				return err
			}
			before, err := freshPeak()
			if err != nil {
				return err
			}
			began = time.Now()
			if err := takenOver(ctx, a, by, file); err != nil {
				return err
			}
			taken = append(taken, time.Since(began).Seconds()*1000)
			most, err := memoryOf("VmHWM:")
			if err != nil {
				return err
			}
			memory = append(memory, most-before)
		}
		b.figures.add(name, "p50_ms", ours, median(taken))
		b.figures.add(name, "p50_ms", limit, median(decoded))
		b.figures.add(name, "mb", ours, median(memory))
		b.say("round %d: a file of %d objects and %d KB decoded in %.1f ms, taken over in %.1f ms with %.0f MB", round+1, objects, len(file)>>10,
			median(decoded), median(taken), median(memory))
	}
	return nil
}

// takenOver takes a file over as people do: it is looked at first.
func takenOver(ctx context.Context, a *app.App, by app.Actor, file []byte) error {
	draft, err := a.UploadCompass(ctx, by, "kompas.json", bytes.NewReader(file))
	if err != nil {
		return err
	}
	if _, err := a.PreviewImport(ctx, by, draft); err != nil {
		return err
	}
	_, err = a.ImportCompass(ctx, by, draft, newID())
	return err
}

// exported makes the compass and gives its file, with how many objects that are.
func exported(ctx context.Context, s *store.Store, a *app.App) ([]byte, int, error) {
	by, err := guideOf(ctx, s, a, "Gemeente Elders")
	if err != nil {
		return nil, 0, err
	}
	objects := 0
	err = s.Tenant(by.Space.ID).Update(ctx, func(tx *store.Tx) error {
		org := kompas.Organisation{ID: kompas.OrganisationID(tx.NewID()), Name: "Welzijn Proef", Kind: "aanbieder"}
		if err := tx.InsertOrganisation(org); err != nil {
			return err
		}
		f := filling{tx: tx, owner: by.Person.ID, org: org}
		if err := f.compass(0); err != nil {
			return err
		}
		for i := range takenResults {
			if err := f.result(i + 4); err != nil {
				return err
			}
		}
		objects = f.objects
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	file, err := a.ExportCompass(ctx, by, "kompas-0")
	return file.Content, objects, err
}

// guideOf makes a space with a facilitator, who may take compasses over.
func guideOf(ctx context.Context, s *store.Store, a *app.App, name string) (app.Actor, error) {
	return memberOf(ctx, s, a, name, kompas.RoleGuide)
}

// memberOf makes a space with somebody in it.
func memberOf(ctx context.Context, s *store.Store, a *app.App, name string, role kompas.Role) (app.Actor, error) {
	space, err := a.AddSpace(ctx, kompas.Space{Kind: kompas.MunicipalitySpace, Name: name, AreaCode: "GM0308"})
	if err != nil {
		return app.Actor{}, err
	}
	person := kompas.Person{ID: kompas.PersonID(newID()), Name: "Gea Gids", Language: "nl", Email: newID() + "@voorbeeld.nl", Version: 1}
	token := newID()
	err = s.Update(ctx, func(tx *store.Tx) error {
		if err := tx.InsertPerson(person, ""); err != nil {
			return err
		}
		return tx.InsertLogin(kompas.Login{ID: newID(), PersonID: person.ID, Device: "proef", SecondFactor: true, ExpiresAt: time.Now().Add(time.Hour)}, app.HashToken(token))
	})
	if err != nil {
		return app.Actor{}, err
	}
	member := kompas.Membership{ID: kompas.MembershipID(newID()), PersonID: person.ID, Role: role, ScopeKind: kompas.ScopeSpace, ValidFrom: "2026-01-01"}
	if err := s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) error { return tx.InsertMembership(member, person.ID) }); err != nil {
		return app.Actor{}, err
	}
	return a.Enter(ctx, token, space.Slug)
}

// freshPeak lets go of memory and has the system forget the peak so far; it gives what is held now, in MB.
func freshPeak() (float64, error) {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		return 0, err
	}
	return memoryOf("VmRSS:")
}

// memoryOf reads a line about the memory of this program, in MB.
func memoryOf(line string) (float64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(status), line)
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0, fmt.Errorf("no %s in /proc/self/status", line)
	}
	kb, err := strconv.ParseFloat(fields[0], 64)
	return kb / 1024, err
}
