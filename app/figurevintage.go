package app

import (
	"slices"
	"strings"
	"time"

	"kompas/figure"
	"kompas/store"
)

// Vintage (cijfers zoals bekend op een dag) tells as of which day figures are read, and what was corrected since.
type Vintage struct {
	Days      []string // on which figures of the indicator came into force or went, newest first
	On        string   // the day as of which figures are shown; "" is now
	Problem   string   // code of why the day asked for cannot be read
	Public    bool     // of own figures only what was public then is shown
	Gone      bool     // national figures that held then are no longer kept
	Closed    bool     // some figures are left out: beside those of other days they would tell of a few people
	Corrected []Correction
}

// Correction is a figure that is another now than it was.
type Correction struct {
	Name      string // of the area
	Then, Now figure.Shown
}

// past is how figures are read as of a day.
type past struct {
	at    time.Time
	other []*national // the figures of every other day that can be asked for, later ones, and of now
	shut  map[string]bool
}

// onDay gives the end of a calendar day.
func (a *App) onDay(day string) (time.Time, error) {
	d, err := time.ParseInLocation(time.DateOnly, day, a.out.Zone)
	return d.AddDate(0, 0, 1).Add(-time.Millisecond), err
}

// vintage reads which days can be asked for, and whether the one that was asked for can.
func (a *App) vintage(n *national, c figure.CatalogueIndicator, asked string) (v Vintage, err error) {
	if v.Days, err = a.vintageDays(n.tx, c); err != nil || asked == "" {
		return v, err
	}
	at, noDay := a.onDay(asked)
	switch {
	case noDay != nil:
		v.Problem = "dag_ongeldig"
	case asked > a.day(n.tx.Now):
		v.Problem = "dag_toekomst"
	case len(v.Days) == 0:
		v.Problem = "dag_geen_oudere"
	case asked < v.Days[len(v.Days)-1]:
		v.Problem = "dag_voor_eerste"
	default:
		v.On = a.day(at)
		v.Gone, err = goneOn(n.tx, c, at)
	}
	return v, err
}

// goneOn says whether national figures held at an instant that are no longer kept, and that nothing newer replaced by then.
func goneOn(tx *store.Tx, c figure.CatalogueIndicator, at time.Time) (bool, error) {
	if c.Own() {
		return false, nil
	}
	for _, key := range counts(c) {
		moments, err := tx.ReferenceMoments(key)
		if err != nil {
			return false, err
		}
		gone := false
		for _, m := range moments {
			if !m.At.After(at) && (m.Until.IsZero() || m.Until.After(at)) {
				gone = m.Gone
			}
		}
		if gone {
			return true, nil
		}
	}
	return false, nil
}

// vintageDays lists the days on which figures of an indicator became another.
func (a *App) vintageDays(tx *store.Tx, c figure.CatalogueIndicator) ([]string, error) {
	var out []string
	if !c.Own() {
		for _, key := range counts(c) {
			days, err := tx.PublishedDays(key)
			if err != nil {
				return nil, err
			}
			out = append(out, days...)
			moments, err := tx.ReferenceMoments(key)
			if err != nil {
				return nil, err
			}
			for _, m := range moments {
				out = append(out, a.day(m.At))
				if !m.Until.IsZero() {
					out = append(out, a.day(m.Until))
				}
			}
		}
		slices.SortFunc(out, func(a, b string) int { return strings.Compare(b, a) })
		return slices.Compact(out), nil
	}
	moments, err := tx.FigureMoments(c.Key)
	for _, m := range moments {
		out = append(out, a.day(m))
	}
	return slices.Compact(out), err
}

// nationalThen prepares reading figures as they were known at the end of a day. Whoever does not work with figures reads what was
// public then.
func (a *App) nationalThen(now *national, days []string, day string) (*national, error) {
	read := func(day string) (*national, error) {
		at, err := a.onDay(day)
		n := &national{tx: now.tx.AsKnown(at), past: &past{at: at, shut: map[string]bool{}}}
		if err == nil && now.earlier != nil {
			n.earlier, err = a.released(n.tx)
		}
		return n, err
	}
	then, err := read(day)
	if err != nil {
		return nil, err
	}
	then.past.other = []*national{now}
	for _, d := range days {
		if d <= day {
			continue
		}
		later, err := read(d)
		if err != nil {
			return nil, err
		}
		then.past.other = append(then.past.other, later)
	}
	return then, nil
}

// closed says that the figures of our own of a period are not told as they were. What is hidden on one day and shown on another
// could be worked out from the two together, so each day must show and hide the same areas and groups.
func (n *national) closed(c figure.CatalogueIndicator, period figure.Period) (bool, error) {
	if n.past == nil || c.Origin() != figure.OwnFigures {
		return false, nil
	}
	name := c.Key + " " + period.String()
	if shut, known := n.past.shut[name]; known {
		return shut, nil
	}
	mine, err := n.pattern(c, period)
	if err != nil {
		return false, err
	}
	shut := false
	for _, other := range n.past.other {
		theirs, err := other.pattern(c, period)
		if err != nil {
			return false, err
		}
		shut = shut || len(theirs) > 0 && !slices.Equal(mine, theirs)
	}
	n.past.shut[name] = shut
	return shut, nil
}

// pattern lists the areas and groups of a period, and of those that may tell of it, of which the gate shows a figure, and those
// that it hides.
func (n *national) pattern(c figure.CatalogueIndicator, period figure.Period) ([]string, error) {
	cells, err := n.measured(c, period.String())
	if err != nil {
		return nil, err
	}
	strict, err := n.smallestGroup(c)
	set := figure.Set{Indicator: c.Rules(), Origin: c.Origin(), Cells: cells}
	var out []string
	for _, s := range figure.Disclose(set, figure.Policy{Threshold: strict}).All() {
		mark := " -"
		if s.Present() {
			mark = " +"
		}
		out = append(out, s.Period().String()+" "+s.Area()+" "+s.Breakdown()+mark)
	}
	slices.Sort(out)
	return out, err
}

// leaveOut takes away of cells of our own what may not be told of then.
func (n *national) leaveOut(c figure.CatalogueIndicator, cells []figure.Cell) error {
	if n.past == nil || c.Origin() != figure.OwnFigures {
		return nil
	}
	if n.asPublic(c) {
		figure.AsPublished(cells, n.earlier[ownerOf(c)])
	}
	for i := range cells {
		shut, err := n.closed(c, cells[i].Period)
		if err != nil {
			return err
		}
		if shut && cells[i].Absence == figure.Present {
			cells[i].Value, cells[i].Absence = figure.Value{}, figure.Suppressed
		}
	}
	return nil
}

// leaveOutOf does the same in a column, of which areas are read one by one.
func (n *national) leaveOutOf(col *column) error {
	if n.past == nil || col.indicator.Origin() != figure.OwnFigures {
		return nil
	}
	var hidden []int
	for pos, a := range col.areas.Areas(col.level()) {
		cells := []figure.Cell{col.at(a.Code)}
		present := cells[0].Absence == figure.Present
		if err := n.leaveOut(col.indicator, cells); err != nil {
			return err
		}
		if present && cells[0].Absence != figure.Present {
			hidden = append(hidden, pos)
		}
	}
	var err error
	col.parts, err = col.parts.Hide(hidden)
	col.asPublished = n.asPublic(col.indicator)
	return err
}

// asKnown puts in the place of a view of now the same view as of the day that was asked for.
func (a *App) asKnown(n *national, home string, q FigureQuery, now *FigureView) error {
	then, err := a.nationalThen(n, now.Vintage.Days, now.Vintage.On)
	if err != nil {
		return err
	}
	q.Indicator = now.Indicator
	v, err := a.figuresFor(then, home, q)
	if err != nil {
		return err
	}
	if now.Period != v.Period {
		vintage := now.Vintage
		q.Period = v.Period
		if *now, err = a.figuresFor(n, home, q); err != nil {
			return err
		}
		now.Vintage = vintage
	}
	v.Vintage = now.Vintage
	v.Vintage.Public = then.asPublic(v.About)
	v.Vintage.Corrected = corrections(&v, now)
	for _, shut := range then.past.shut {
		v.Vintage.Closed = v.Vintage.Closed || shut
	}
	if v.About.Own() {
		v.Spread = Spread{} // of areas of our own one may be told that is left out
	}
	*now = v
	return nil
}

// corrections sets what a view of then shows beside what the same view shows now.
func corrections(then, now *FigureView) []Correction {
	var out []Correction
	add := func(name string, was, is figure.Shown) {
		if was.Present() && (!is.Present() || was.Text(figure.Dutch) != is.Text(figure.Dutch) || was.BoundsText(figure.Dutch) != is.BoundsText(figure.Dutch)) {
			out = append(out, Correction{Name: name, Then: was, Now: is})
		}
	}
	find := func(list []figure.Shown, p figure.Period) figure.Shown {
		if at := slices.IndexFunc(list, func(s figure.Shown) bool { return s.Period() == p }); at >= 0 {
			return list[at]
		}
		return figure.Shown{}
	}
	for _, was := range then.Past.Series {
		add(then.Place.Name, was, find(now.Past.Series, was.Period()))
	}
	for _, part := range then.Parts.Figures {
		if part.Code == then.Area {
			continue
		}
		at := slices.IndexFunc(now.Parts.Figures, func(x Part) bool { return x.Code == part.Code })
		is := figure.Shown{}
		if at >= 0 && now.Period == then.Period {
			is = now.Parts.Figures[at].Figure
		}
		add(part.Name, part.Figure, is)
	}
	return out
}
