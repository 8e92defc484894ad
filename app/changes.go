package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Changes (wijzigingen) is the history of a space, as far as the actor may read it.
type Changes struct {
	Lines     []ChangeLine
	Compasses []kompas.Compass // to choose from: those the actor sees, the archived ones last
	People    []kompas.Person  // to choose from: who made the newest changes that the actor may read
	Compass   kompas.Compass   // chosen; its ID is empty without a choice
	Person    kompas.Person    // chosen; its ID is empty without a choice
	Next      int64            // where an older page begins; 0 when this is the oldest
	OnlyMain  bool             // the actor reads main lines only
	Log       bool             // the actor sees that everything changed, though not always the words
}

// ChangeLine is one change, with the compass it belongs to.
type ChangeLine struct {
	HistoryLine
	Compass  kompas.Compass // its ID is empty for what belongs to the space itself
	Wordless bool           // the actor may not read what it said
}

// ChangesQuery is what somebody chose on the page.
type ChangesQuery struct {
	Compass string // slug
	Person  kompas.PersonID
	Before  int64
}

const (
	changesPage   = 50  // on one page
	changesBatch  = 200 // read at once at most
	changesPeople = 300 // newest changes whose makers can be chosen
)

// Changes gives a page of the history, the newest first. Each line is there by the same questions that the page of its
// object asks: who may not open that page does not read here what stands on it.
func (a *App) Changes(ctx context.Context, by Actor, q ChangesQuery) (Changes, error) {
	var out Changes
	err := a.view(ctx, by, func(tx *store.Tx) error {
		r, err := a.changeReader(tx, by)
		if err != nil {
			return err
		}
		out.Compasses, out.OnlyMain, out.Log = r.order, r.main(), r.log
		f := r.filter()
		if q.Compass != "" {
			if out.Compass, err = r.choose(q.Compass); err != nil {
				return err
			}
			f.Compasses = []kompas.CompassID{out.Compass.ID}
		}
		if out.People, err = r.makers(f); err != nil {
			return err
		}
		f.Person, f.Before = q.Person, q.Before
		if out.Lines, out.Next, err = r.page(f); err != nil {
			return err
		}
		out.Person, err = chosenPerson(out, q)
		return err
	})
	return out, err
}

// chosenPerson finds the name of the person whose changes were asked for; somebody without any that the actor may read is
// not found.
func chosenPerson(c Changes, q ChangesQuery) (kompas.Person, error) {
	if q.Person == "" {
		return kompas.Person{}, nil
	}
	if i := slices.IndexFunc(c.People, func(p kompas.Person) bool { return p.ID == q.Person }); i >= 0 {
		return c.People[i], nil
	}
	if len(c.Lines) > 0 {
		return kompas.Person{ID: q.Person, Name: c.Lines[0].PersonName}, nil
	}
	return kompas.Person{}, fault.Missing()
}

// compassHistory gives the newest changes of a compass that the actor may read.
func (a *App) compassHistory(tx *store.Tx, by Actor, c kompas.Compass, on Object, limit int) ([]HistoryLine, error) {
	r := a.readerOf(tx, by)
	r.see(by, c, on)
	lines, _, err := r.page(store.ChangeFilter{Compasses: []kompas.CompassID{c.ID}})
	var out []HistoryLine
	for _, l := range lines[:min(len(lines), limit)] {
		out = append(out, l.HistoryLine)
	}
	return out, err
}

// page gives the lines of a page, and where the next one begins.
func (r *changeReader) page(f store.ChangeFilter) ([]ChangeLine, int64, error) {
	lines, err := r.scan(f, changesPage+1)
	if err != nil {
		return nil, 0, err
	}
	var next int64
	if len(lines) > changesPage {
		lines = lines[:changesPage]
		next = lines[changesPage-1].Seq
	}
	if f.Before > 0 || f.Main {
		return lines, next, nil
	}
	f.Limit = changesPage
	open, err := r.tx.OpenChanges(f)
	if err != nil {
		return nil, 0, err
	}
	for _, l := range open {
		line, ok, err := r.read(l)
		if err != nil {
			return nil, 0, err
		}
		if ok {
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(x, y ChangeLine) int { return y.Until.Compare(x.Until) })
	return lines, next, nil
}

// scan reads on until it has as many lines that the actor may read, or there are no more.
func (r *changeReader) scan(f store.ChangeFilter, want int) ([]ChangeLine, error) {
	f.Limit = min(want, changesBatch)
	var out []ChangeLine
	for {
		batch, err := r.tx.Changes(f)
		if err != nil {
			return nil, err
		}
		for _, l := range batch {
			line, ok, err := r.read(l)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, line)
			}
			if len(out) == want {
				return out, nil
			}
			f.Before = l.Seq
		}
		if len(batch) < f.Limit {
			return out, nil
		}
	}
}

// makers lists who made the newest changes, by the name they had then, in the order of the alphabet.
func (r *changeReader) makers(f store.ChangeFilter) ([]kompas.Person, error) {
	lines, err := r.scan(f, changesPeople)
	seen := map[string]bool{"": true}
	var out []kompas.Person
	for _, l := range lines {
		if !seen[l.PersonID] {
			seen[l.PersonID] = true
			out = append(out, kompas.Person{ID: kompas.PersonID(l.PersonID), Name: l.PersonName})
		}
	}
	byName(out)
	return out, err
}
