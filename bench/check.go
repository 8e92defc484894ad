package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"kompas/app"
	"kompas/db"
	"kompas/kompas"
	"kompas/store"
)

const (
	checkCompasses = 60
	checkRuns      = 10 // each way, in a round
)

// check measures the kompascheck over a space of 60 compasses and 5,000 objects, beside merely loading those objects.
func (b *bench) check() error {
	ctx := context.Background()
	s, a, err := b.empty(ctx, "check")
	if err != nil {
		return err
	}
	defer s.Close()
	space, err := a.AddSpace(ctx, kompas.Space{Kind: kompas.MunicipalitySpace, Name: "Gemeente Proef", AreaCode: "GM0308"})
	if err != nil {
		return err
	}
	objects := 0
	err = s.Tenant(space.ID).Update(ctx, func(tx *store.Tx) (err error) {
		objects, err = seedChecked(tx)
		return err
	})
	if err != nil {
		return err
	}
	for round := range b.rounds {
		var checked, loaded []float64
		found := 0
		for range checkRuns {
			began := time.Now()
			err := s.Tenant(space.ID).View(ctx, func(tx *store.Tx) error { _, err := tx.CheckPictures(""); return err })
			if err != nil {
				return err
			}
			middle := time.Now()
			lines, err := a.CheckSpace(ctx, space.Slug)
			if err != nil {
				return err
			}
			found = len(lines)
			loaded, checked = append(loaded, middle.Sub(began).Seconds()*1000), append(checked, time.Since(middle).Seconds()*1000)
		}
		b.figures.add("kompascheck of 60 compasses", "p50_ms", ours, median(checked))
		b.figures.add("kompascheck of 60 compasses", "p50_ms", limit, median(loaded))
		b.say("round %d: %d objects loaded in %.1f ms, checked in %.1f ms with %d findings", round+1, objects, median(loaded), median(checked), found)
	}
	return nil
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// empty makes a database with nothing in it, and the application on it.
func (b *bench) empty(ctx context.Context, name string) (*store.Store, *app.App, error) {
	dir := filepath.Join(b.work, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, nil, err
	}
	opened, err := db.Open(ctx, "sqlite:"+filepath.Join(dir, "kompas.db"), db.Options{})
	if err != nil {
		return nil, nil, err
	}
	s := store.New(opened, store.Outside{Now: time.Now, NewID: newID, Salt: func() []byte { return []byte(rand.Text()[:16]) }})
	if _, err := s.Migrate(ctx); err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, app.New(s, app.Outside{Now: time.Now, NewID: newID, NewToken: rand.Text, Zone: time.UTC}), nil
}

// seedChecked fills a space and gives how many objects that were.
func seedChecked(tx *store.Tx) (int, error) {
	owner := kompas.PersonID(tx.NewID())
	if err := tx.InsertPerson(kompas.Person{ID: owner, Name: "Bea Advies", Language: "nl", Email: "bea@voorbeeld.nl", Version: 1}, ""); err != nil {
		return 0, err
	}
	org := kompas.Organisation{ID: kompas.OrganisationID(tx.NewID()), Name: "Welzijn Proef", Kind: "aanbieder"}
	if err := tx.InsertOrganisation(org); err != nil {
		return 0, err
	}
	objects := 2
	for n := range checkCompasses {
		f := filling{tx: tx, owner: owner, org: org}
		if err := f.compass(n); err != nil {
			return 0, err
		}
		objects += f.objects
	}
	return objects, nil
}

// filling makes the objects of one compass.
type filling struct {
	tx      *store.Tx
	owner   kompas.PersonID
	org     kompas.Organisation
	c       kompas.CompassID
	objects int
}

func (f *filling) compass(n int) error {
	f.c = kompas.CompassID(f.tx.NewID())
	c := kompas.Compass{ID: f.c, Slug: fmt.Sprintf("kompas-%d", n), Title: "Minder eenzaamheid", AreaCode: "GM0308", StartYear: 2026, HorizonYears: 4,
		Status: kompas.CompassBuilding, OwnerID: f.owner, Version: 1}
	if err := f.tx.InsertCompass(c, kompas.CompassCycle{ID: kompas.CycleID(f.tx.NewID()), CompassID: f.c, Number: 1, StartedOn: "2026-03-02"}); err != nil {
		return err
	}
	f.objects += 2
	for range 6 {
		if err := f.add(f.tx.InsertSeat(kompas.StakeholderSeat{ID: kompas.SeatID(f.tx.NewID()), CompassID: f.c, Perspective: "inwoner", Name: "Bewoners", JoinedOn: "2026-01-01"})); err != nil {
			return err
		}
	}
	for range 8 {
		if err := f.add(f.tx.InsertInsight(kompas.Insight{ID: kompas.InsightID(f.tx.NewID()), CompassID: f.c, Text: "Sinds de koffie ken ik de buren.", Kind: "ervaring", Perspective: "inwoner", Stance: "aanvulling"})); err != nil {
			return err
		}
	}
	for i := range 2 {
		x := kompas.Ambition{ID: kompas.AmbitionID(f.tx.NewID()), CompassID: f.c, Number: i + 1, Text: "We willen dat ouderen mensen om zich heen hebben en het voorveld versterkt",
			Edition: kompas.Edition{ID: kompas.VersionID(f.tx.NewID()), Status: kompas.StatusConcept}}
		if err := f.add(f.tx.InsertAmbition(x)); err != nil {
			return err
		}
	}
	for i := range 3 {
		if err := f.result(i + 1); err != nil {
			return err
		}
	}
	return nil
}

func (f *filling) add(err error) error { f.objects++; return err }

// result makes a result with three indicators and six activities, each with a claim and a contribution.
func (f *filling) result(number int) error {
	r := kompas.SocietalResult{ID: kompas.ResultID(f.tx.NewID()), CompassID: f.c, Number: number, Slug: "minder", Text: "er in 2030 meer gesprekken zijn en minder ouderen zich alleen voelen",
		StartYear: 2026, HorizonYears: 4, Edition: kompas.Edition{ID: kompas.VersionID(f.tx.NewID()), Status: kompas.StatusConcept}}
	if err := f.add(f.tx.InsertResult(r)); err != nil {
		return err
	}
	for i := range 3 {
		x := kompas.Indicator{ID: kompas.IndicatorID(f.tx.NewID()), Name: "Eenzaamheid", Nature: "beleving", Unit: "procent", Direction: "omlaag", NumberKind: "ratio", Basis: "steekproef"}
		if err := f.add(f.tx.InsertIndicator(x)); err != nil {
			return err
		}
		l := kompas.ResultIndicator{ID: f.tx.NewID(), ResultVersionID: r.Edition.ID, IndicatorID: x.ID, Position: i}
		if err := f.add(f.tx.InsertResultIndicator(l)); err != nil {
			return err
		}
	}
	for i := range 5 {
		x := kompas.Activity{ID: kompas.ActivityID(f.tx.NewID()), CompassID: f.c, Slug: fmt.Sprintf("koffie-%d-%d", number, i), Name: "Koffie", Formality: "formeel", Novelty: "bestaand", Status: "loopt", CreatedBy: f.owner}
		if err := f.add(f.tx.InsertActivity(x)); err != nil {
			return err
		}
		claim := kompas.ChangeClaim{ID: kompas.ClaimID(f.tx.NewID()), ActivityID: x.ID, ResultID: r.ID, If: "wij bellen", Then: "komen ouderen", Evidence: "geen"}
		if err := f.add(f.tx.InsertClaim(claim)); err != nil {
			return err
		}
		part := kompas.Contribution{ID: f.tx.NewID(), ActivityID: x.ID, OrganisationID: f.org.ID, Role: "uitvoerder", Statement: "Wij geven 30 workshops aan ouderen in de wijk"}
		if err := f.add(f.tx.InsertContribution(part)); err != nil {
			return err
		}
	}
	return nil
}
