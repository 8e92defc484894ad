package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/kompas"
	"kompas/store"
)

func compassEditable(fields []kompas.Field[kompas.Compass], on func(*store.Tx, *kompas.Compass) error) editable[kompas.Compass] {
	return editable[kompas.Compass]{
		kind: "kompas", fields: fields,
		id:      func(c *kompas.Compass) string { return string(c.ID) },
		version: func(c *kompas.Compass) int64 { return c.Version },
		compass: func(c *kompas.Compass) kompas.CompassID { return c.ID },
		save: func(tx *store.Tx, c *kompas.Compass) error {
			if err := on(tx, c); err != nil {
				return err
			}
			return tx.UpdateCompass(c)
		},
	}
}

// StartCompass makes a new compass with its first cycle; whoever starts it leads it. It gives the slug.
func (a *App) StartCompass(ctx context.Context, by Actor, form map[string]string, key string) (string, error) {
	if err := by.require(kompas.ActCompass, 'C', by.Reach()); err != nil {
		return "", err
	}
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) { return a.startCompass(tx, by, form) })
}

func (a *App) startCompass(tx *store.Tx, by Actor, form map[string]string) (string, error) {
	today := a.day(tx.Now)
	year, _ := strconv.Atoi(today[:4])
	c := kompas.Compass{ID: kompas.CompassID(tx.NewID()), AreaCode: by.ownArea(), StartYear: year,
		HorizonYears: by.Space.HorizonDefault, Status: kompas.CompassExploring, OwnerID: by.Person.ID}
	if _, ok := form["titel"]; !ok {
		form["titel"] = "" // asked even when the form left it out
	}
	place, err := by.placeOf(tx, c)
	if err != nil {
		return "", err
	}
	if c.IsPractice, err = tickedIn(form, "oefenen"); err != nil {
		return "", err
	}
	if c.IsPractice {
		c.Status = kompas.CompassPractice
	}
	if err := fill(&c, place.fields(), form); err != nil {
		return "", err
	}
	if err := place.allows(by, tx, &c); err != nil {
		return "", err
	}
	if c.Slug, err = freeSlug(tx, c.Title, c.ID); err != nil {
		return "", err
	}
	cycle := kompas.CompassCycle{ID: kompas.CycleID(tx.NewID()), CompassID: c.ID, Number: 1, StartedOn: today}
	if err := tx.InsertCompass(c, cycle); err != nil {
		return "", err
	}
	record(tx, by, "create", "kompas", string(c.ID), c.ID, "", c.Title)
	return c.Slug, nil
}

// freeSlug gives the slug of a title, with a number behind it when another compass has it.
func freeSlug(tx *store.Tx, title string, id kompas.CompassID) (string, error) {
	base := kompas.Slug(title)
	slug := base
	for n := 2; ; n++ {
		taken, err := tx.SlugTaken(slug, id)
		if err != nil || !taken {
			return slug, err
		}
		slug = base + "-" + strconv.Itoa(n)
	}
}

// EditCompass changes fields of a compass.
func (a *App) EditCompass(ctx context.Context, by Actor, slug string, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil {
			return err
		}
		place, err := by.placeOf(tx, c)
		if err != nil {
			return err
		}
		done, err = edit(a, tx, by, &c, compassEditable(place.fields(), func(tx *store.Tx, c *kompas.Compass) error { return place.allows(by, tx, c) }), e)
		return err
	})
	return done, err
}

// ArchiveCompass puts a compass away; RestoreCompass brings it back. Nothing is lost either way.
func (a *App) ArchiveCompass(ctx context.Context, by Actor, slug string) error {
	return a.setArchived(ctx, by, slug, true)
}

// RestoreCompass brings an archived compass back.
func (a *App) RestoreCompass(ctx context.Context, by Actor, slug string) error {
	return a.setArchived(ctx, by, slug, false)
}

func (a *App) setArchived(ctx context.Context, by Actor, slug string, archived bool) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		c, _, err := by.openCompass(tx, slug, kompas.ActCompass, 'C')
		if err != nil || c.Archived() == archived {
			return err
		}
		action := "restore"
		if archived {
			action, c.ArchivedAt = "archive", tx.Now
		} else {
			c.ArchivedAt = kompas.Compass{}.ArchivedAt
		}
		if err := tx.UpdateCompass(&c); err != nil {
			return err
		}
		record(tx, by, action, "kompas", string(c.ID), c.ID, "", c.Title)
		return nil
	})
}

// Compass gives one compass.
func (a *App) Compass(ctx context.Context, by Actor, slug string) (kompas.Compass, error) {
	var c kompas.Compass
	err := a.view(ctx, by, func(tx *store.Tx) error {
		var err error
		c, _, err = by.openCompass(tx, slug, kompas.ActCompass, 'R')
		return err
	})
	return c, err
}

// Compasses gives the compasses that the actor may see, open and archived.
func (a *App) Compasses(ctx context.Context, by Actor) (open, archived []kompas.Compass, err error) {
	err = a.view(ctx, by, func(tx *store.Tx) error {
		if open, err = by.visible(tx, false); err != nil {
			return err
		}
		archived, err = by.visible(tx, true)
		return err
	})
	return open, archived, err
}

// visible leaves out the compasses that the actor may not see.
func (by Actor) visible(tx *store.Tx, archived bool) ([]kompas.Compass, error) {
	all, err := tx.Compasses(archived)
	if err != nil {
		return nil, err
	}
	at, err := by.tables(tx)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(c kompas.Compass) bool {
		return !by.May(kompas.ActCompass, 'R', at.asked(c))
	}), nil
}
