package app

import (
	"math"
	"slices"
	"time"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// IndicatorView is an indicator as a page shows it: every figure has passed the gate.
type IndicatorView struct {
	kompas.Indicator
	Link     kompas.ResultIndicator
	Place    string          // name of the area it is about, on the pages that draw it; empty when it is not known
	Series   []figure.Shown  // oldest first
	Totals   []figure.Totals // its months or quarters taken together; empty for a series of years
	Latest   figure.Shown    // the newest figure there is; no figure when nothing was measured
	Baseline figure.Shown
	Target   figure.Target
	HasGoal  bool
	Status   figure.Status // S-17; empty when there is no verdict
	Problem  string        // code of why there is no verdict; empty when there is one
	Broken   bool          // between the first measurement and the newest figure it was counted in another way
	Changes  []figure.DefinitionChange
	Known    figure.Definitions     // of an indicator of the space's own that had more than one
	Peers    PeerSeries             // what it is compared with; empty when there is nothing to compare
	Held     string                 // the day from which a figure stands as it became public then, though it is another now; "" is none
	Context  []kompas.ContextFactor // what happened around residents there, the oldest first
}

// PeerSeries is the middle of comparable municipalities per period, for a figure of a national source.
type PeerSeries struct {
	Median []figure.Shown // oldest first
	Count  int            // how many municipalities
}

// Measured says how many figures can be shown.
func (v IndicatorView) Measured() int {
	n := 0
	for _, s := range v.Series {
		if s.Present() {
			n++
		}
	}
	return n
}

// Codes of why there is no verdict on an indicator, beside the errors of the rules for figures.
const (
	problemNoGoal   = "nog_geen_doel"
	problemNoStart  = "nog_geen_beginmeting"
	problemHidden   = "niet_te_tonen"
	problemNoFigure = "nog_geen_cijfer"
)

// series is everything that was measured of an indicator, before the gate.
type series struct {
	set    figure.Set
	around []figure.Cell // figures of other areas and groups: the gate must know them, for they may tell of those in the set
	peers  []figure.Cell
	count  int    // municipalities behind the peers
	held   string // see IndicatorView
}

// shown lets the figures through the gate, together with those around them.
func (s series) shown(policy figure.Policy) figure.Publication {
	return among(s.set, s.around, policy)
}

// ownSeries reads what was typed in for an indicator of the space's own.
func ownSeries(i kompas.Indicator, rows []kompas.Observation) series {
	s := series{set: figure.Set{Indicator: i.Rules(), Source: figure.Source{Name: i.SourceName, Licence: i.SourceLicence, Invented: i.IsExample}}}
	for _, o := range rows {
		if o.IndicatorID != i.ID {
			continue
		}
		c := ownCell(&i, &o, area.Path(o.AreaCode))
		if o.AreaCode == i.AreaCode && o.Breakdown == "" {
			s.set.Cells = append(s.set.Cells, c)
		} else {
			s.around = append(s.around, c)
		}
	}
	if i.SourcePublisher != "" {
		s.set.Origin, s.set.Indicator.Decimals = figure.SourceFigures, decimalsOf(rows)
	}
	sortCells(s.set.Cells)
	return s
}

func ownCell(i *kompas.Indicator, o *kompas.Observation, path []string) figure.Cell {
	c := figure.Cell{Area: path, Breakdown: o.Breakdown, Absence: o.Absence}
	c.Period, _ = figure.ParsePeriod(o.Period)
	c.Basis, c.Provisional, c.BreakBefore, c.Definition = i.Basis, o.Provisional, o.BreakBefore || o.OtherCount, o.Definition
	v, err := o.Recorded().Read()
	if err != nil {
		c.Absence = figure.Missing
		return c
	}
	c.Value = v
	return c
}

// decimalsOf gives how many decimals the typed values have, at most two: a published figure is shown as it was published.
func decimalsOf(rows []kompas.Observation) int {
	most := 0
	for k := range rows {
		o := &rows[k]
		if o.Value == nil {
			continue
		}
		for d, scale := 0, 1.0; d <= 2; d, scale = d+1, scale*10 {
			if math.Abs(*o.Value*scale-math.Round(*o.Value*scale)) < 1e-6 || d == 2 {
				most = max(most, d)
				break
			}
		}
	}
	return most
}

func sortCells(cells []figure.Cell) {
	slices.SortStableFunc(cells, func(a, b figure.Cell) int { return a.Period.Compare(b.Period) })
}

// shownTo gives the strictness of the gate for an actor: whoever works with the figures of this compass sees them at the
// desk, everybody else as the public does.
func (by Actor) shownTo(on Object) figure.Policy {
	p := by.atDesk()
	if !by.May(kompas.ActIndicator, 'R', on) {
		p.Audience = figure.Public
	}
	return p
}

// atDesk is the strictness of the gate for who works with the figures, in the space where he or she is.
func (by Actor) atDesk() figure.Policy {
	return figure.Policy{Audience: figure.OwnDesk, Threshold: by.Space.SmallestGroup}
}

// view lets the figures of an indicator through the gate and judges them.
func (s series) view(l store.LinkedIndicator, policy figure.Policy, today time.Time) IndicatorView {
	v := IndicatorView{Indicator: l.Indicator, Link: l.Link, Held: s.held}
	out := s.shown(policy)
	base, latest := -1, -1
	for i := range out.Len() {
		v.Series = append(v.Series, out.At(i))
		if s.set.Cells[i].Value.Form == figure.NoValue {
			continue
		}
		latest = i
		if s.set.Cells[i].Period.String() == l.Link.BaselinePeriod {
			base = i
		}
	}
	if base >= 0 && s.set.Indicator.Kind.OverTime() == figure.AddSum { // what happened in a quarter says nothing beside a year
		for s.set.Cells[latest].Value.Form == figure.NoValue || s.set.Cells[latest].Period.Kind() != s.set.Cells[base].Period.Kind() {
			latest--
		}
	}
	if latest >= 0 {
		v.Latest = out.At(latest)
	}
	if base >= 0 {
		v.Baseline = out.At(base)
	}
	v.Target, v.HasGoal = l.Link.Target()
	for i := max(base+1, 0); i <= latest; i++ {
		v.Broken = v.Broken || s.set.Cells[i].BreakBefore
	}
	v.Status, v.Problem = s.judge(v, l.Link, base, latest, today)
	v.Peers = s.peerSeries(policy)
	v.Totals = figure.TotalsOf(s.set, v.Series, policy)
	return v
}

// judge gives the verdict of S-17. A figure that may not be shown is not judged either.
func (s series) judge(v IndicatorView, l kompas.ResultIndicator, base, latest int, today time.Time) (figure.Status, string) {
	switch {
	case latest < 0:
		return figure.NotMeasured, problemNoFigure
	case !v.HasGoal:
		return "", problemNoGoal
	case base < 0 && !v.Target.Kind.Keeps():
		return "", problemNoStart
	case !v.Latest.Present() || base >= 0 && !v.Baseline.Present():
		return "", problemHidden
	}
	var start figure.Observation
	if base >= 0 {
		start = s.set.Cells[base].Observation
	}
	c := figure.CaseOf(s.set.Indicator.Unit, v.Target, start, s.set.Cells[latest].Observation, today)
	c.MinRelevant, c.Broken = l.MinRelevant, v.Broken
	status, err := figure.StatusOf(c)
	if err != nil {
		return "", err.Error()
	}
	return status, ""
}

func (s series) peerSeries(policy figure.Policy) PeerSeries {
	if len(s.peers) == 0 {
		return PeerSeries{}
	}
	set := s.set
	set.Cells = s.peers
	out := figure.Disclose(set, policy)
	p := PeerSeries{Count: s.count}
	for i := range out.Len() {
		p.Median = append(p.Median, out.At(i))
	}
	return p
}

// figures reads what was measured of the indicators of a compass.
type figures struct {
	national *national
	rows     []kompas.Observation
	policy   figure.Policy
	earlier  map[kompas.IndicatorID][]figure.Earlier // what became public before, for who reads what is public
	today    time.Time
	context  []kompas.ContextFactor
}

// figuresOf prepares reading the figures of a compass for an actor.
func (a *App) figuresOf(tx *store.Tx, by Actor, c kompas.CompassID, on Object) (figures, error) {
	rows, err := tx.ObservationsOfCompass(c)
	if err != nil {
		return figures{}, err
	}
	factors, err := contextOf(tx, c)
	if err != nil {
		return figures{}, err
	}
	f := figures{context: factors, national: &national{tx: tx}, rows: rows, today: tx.Now.In(a.out.Zone)}
	err = a.readAs(tx, &f, by.shownTo(on))
	return f, err
}

// view gives one indicator with its figures.
func (f figures) view(l store.LinkedIndicator) (IndicatorView, error) {
	s, err := f.series(l.Indicator)
	v := s.view(l, f.policy, f.today)
	v.Context = f.contextFor(l.AreaCode)
	if err == nil {
		err = f.define(&v, s.set.Cells)
	}
	return v, err
}

// define tells of an indicator what it counts, and from when that was something else. A national one follows the catalogue.
func (f figures) define(v *IndicatorView, cells []figure.Cell) (err error) {
	key, own := figure.OwnKey(string(v.ID)), !v.Bound()
	if !own {
		c, err := f.national.indicator(v.CatalogueKey)
		if err != nil {
			return unlessMissing(err)
		}
		v.Definition, key = c.Definition, counts(c)[0]
	}
	if own && v.DefinitionNumber > 1 {
		if v.Known, err = f.national.tx.Definitions(key); err != nil {
			return err
		}
	}
	v.Changes, err = changesIn(f.national.tx, key, cells)
	return err
}

// named gives indicators the names of their areas.
func (f figures) named(list []IndicatorView) error {
	for i := range list {
		found, err := f.national.find(list[i].AreaCode)
		if err := unlessMissing(err); err != nil {
			return err
		}
		list[i].Place = found.Name
	}
	return nil
}

// series reads what was measured of one indicator.
func (f figures) series(i kompas.Indicator) (series, error) {
	s := ownSeries(i, f.rows)
	if i.Bound() {
		var err error
		if s, err = f.national.bound(i); err != nil {
			return s, err
		}
	}
	s.holdBack(f.earlier[releasedAs(i)], f.policy.Threshold)
	return s, nil
}

// baseline gives the value of the first measurement, for the check of a target; nil when there is none.
func (s series) baseline(period string) *float64 {
	for _, c := range s.set.Cells {
		if c.Period.String() != period || c.Value.Form == figure.NoValue {
			continue
		}
		v := c.Value.In(s.set.Indicator.Unit)
		return &v
	}
	return nil
}
