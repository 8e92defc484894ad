package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"kompas/area"
	"kompas/figure"
	"kompas/store"
)

// CatalogueQuery is what a reader looks for among the figures there are. What is left empty does not narrow.
type CatalogueQuery struct {
	Search string
	Theme  figure.Theme
	Level  area.Level
}

// DataCatalogue (overzicht van cijfers) is every indicator there are figures of, national and of the space's own, with where
// they come from, from when to when and how complete they are.
type DataCatalogue struct {
	CatalogueQuery
	Empty bool      // no figures are loaded at all
	Home  area.Area // municipality of the space; the zero area when it has none
	All   int       // indicators before searching
	Lines []CatalogueLine
}

// CatalogueLine is one indicator there are figures of.
type CatalogueLine struct {
	Indicator   figure.CatalogueIndicator
	Levels      []CatalogueLevel // from large areas to small
	First, Last figure.Period    // with a figure anywhere
	Times, Of   int              // periods from first to last that the municipality (else anybody) has a figure of, in the rhythm of the source
	Source      figure.Source    // of the newest figures
	Published   string           // day on which the source published these; "" when it does not tell
	ReadAt      time.Time        // when these were read in here; the zero time when that is not known
	Expected    figure.Period    // the next one in the rhythm of the source; no period when there is no rhythm
	Waiting     bool             // the source names that period already, without a figure
	Late        bool             // that period ended more than a year ago, and its figures are not here
	Early       bool             // the newest figures may still change at the source
	Breaks      []figure.Period  // from which it was measured in another way
	Revised     []figure.Period  // that the source published anew
}

// CatalogueLevel is how complete the newest figures of a level are.
type CatalogueLevel struct {
	Level       area.Level
	First, Last figure.Period
	Have, Of    int  // areas with a figure, of all there are in its reach
	Home        bool // the reach is the municipality of the space
}

// DataCatalogue shows which figures there are. Whoever is in the space may see it: it tells no figure.
func (a *App) DataCatalogue(ctx context.Context, by Actor, q CatalogueQuery) (DataCatalogue, error) {
	q.Search = strings.TrimSpace(q.Search)
	c := DataCatalogue{CatalogueQuery: q}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		newest, err := tx.NewestDivision()
		if err == nil {
			c.Home, _ = newest.Find(by.Space.AreaCode)
		}
		if err = unlessMissing(err); err != nil {
			return err
		}
		n := &national{tx: tx}
		list, err := n.list()
		if err != nil {
			return err
		}
		rows, err := tx.Completenesses(c.Home.Code)
		if err != nil {
			return err
		}
		own, err := tx.OwnCompletenesses(c.Home.Code)
		if err != nil {
			return err
		}
		c.fill(list, append(slices.Clone(rows), own...), figure.DayOf(a.out.Now().In(a.out.Zone)))
		return nil
	})
	return c, err
}

func (c *DataCatalogue) fill(list []figure.CatalogueIndicator, rows []store.Completeness, today figure.Period) {
	of := map[string][]store.Completeness{}
	for _, r := range rows {
		of[r.Layer.Indicator] = append(of[r.Layer.Indicator], r)
	}
	for _, i := range list {
		if len(of[i.Key]) == 0 {
			continue
		}
		c.All++
		if c.Theme != "" && i.Theme != c.Theme || !found(i, c.Search) {
			continue
		}
		l := CatalogueLine{Indicator: i}
		l.read(of[i.Key], c.Home, today)
		if c.Level == "" || slices.ContainsFunc(l.Levels, func(x CatalogueLevel) bool { return x.Level == c.Level }) {
			c.Lines = append(c.Lines, l)
		}
	}
	c.Empty = c.All == 0
}

// read works out what stands with one indicator.
func (l *CatalogueLine) read(rows []store.Completeness, home area.Area, today figure.Period) {
	var all, held, named []figure.Period // with a figure anywhere, of the municipality, and that the source names
	for _, level := range area.Levels() {
		out := CatalogueLevel{Level: level, Home: home.Code != "" && (level == area.District || level == area.Neighbourhood)}
		for _, r := range rows {
			period, err := figure.ParsePeriod(r.Layer.Period)
			if area.Level(r.Layer.Level) != level || err != nil {
				continue
			}
			named = addPeriod(named, period)
			if r.Layer.BreakBefore {
				l.Breaks = addPeriod(l.Breaks, period)
			}
			if r.Layer.Edition > 1 {
				l.Revised = addPeriod(l.Revised, period)
			}
			if r.Have == 0 {
				continue
			}
			all = addPeriod(all, period)
			if r.Home || home.Code == "" {
				held = addPeriod(held, period)
			}
			if out.Last.IsZero() || period.Compare(out.Last) > 0 {
				out.Last, out.Have, out.Of = period, r.Have, r.Of
			}
			if out.First.IsZero() || period.Compare(out.First) < 0 {
				out.First = period
			}
			if l.Last.IsZero() || period.Compare(l.Last) > 0 {
				l.Last, l.Early = period, false
				l.Source, l.Published, l.ReadAt = sourceOf(r.Layer), r.Layer.Published, r.ReadAt
			}
			if period == l.Last {
				l.Early = l.Early || r.Early
			}
		}
		if !out.Last.IsZero() {
			l.Levels = append(l.Levels, out)
		}
	}
	l.times(all, held, named, today)
}

// times says how often there is a figure in the rhythm of the source, and when the next one is due.
func (l *CatalogueLine) times(all, held, named []figure.Period, today figure.Period) {
	if len(all) == 0 {
		return
	}
	l.First, l.Times, l.Of = all[0], len(held), 1
	rhythm := 0
	for i := 1; i < len(all); i++ {
		if n, ok := all[i-1].StepsTo(all[i]); ok && (rhythm == 0 || n < rhythm) {
			rhythm = n
		}
	}
	last := all[len(all)-1]
	steps, ok := all[0].StepsTo(last)
	if rhythm == 0 || !ok {
		l.Of = len(all)
		return
	}
	l.Of = steps/rhythm + 1
	l.Expected = last.Plus(rhythm)
	l.Waiting = slices.Contains(named, l.Expected)
	l.Late = l.Expected.End().AddDate(1, 0, 0).Before(today.Start())
}

// addPeriod puts a period in its place in a list, once.
func addPeriod(list []figure.Period, p figure.Period) []figure.Period {
	at, there := slices.BinarySearchFunc(list, p, figure.Period.Compare)
	if there {
		return list
	}
	return slices.Insert(list, at, p)
}
