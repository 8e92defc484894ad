package app

import (
	"errors"
	"slices"

	"kompas/area"
	"kompas/figure"
	"kompas/stat"
)

// PeerView (vergelijkbare gemeenten) is the group that figures are set beside, and how it came about.
type PeerView struct {
	area.PeerGroup
	Own      area.Area
	Members  []area.Area   // the peers with their names, nearest first
	Features []FeatureYear // that decided, with their year
	Problem  string        // code of why the group that was asked for could not be made; the nearest stand in its place
	All      []area.Area   // every municipality that could be added, by name
	codes    []string
}

// FeatureYear is a feature by which municipalities were compared and the year it is of.
type FeatureYear struct {
	Feature area.Feature
	Year    int
}

// maxPeers bounds a group chosen by hand, so that a picture stays readable.
const maxPeers = 60

// peersOf names a group: of which municipality, on which boundaries.
type peersOf struct{ own, division string }

// peersFor makes the group of comparable municipalities for an indicator, on the boundaries of its newest figures: those
// that were chosen, or else the nearest. It is nil when the municipality does not exist on those boundaries.
func (n *national) peersFor(c figure.CatalogueIndicator, own string, chosen []string) (*PeerView, error) {
	col, ok, err := n.newest(c, area.Municipality, area.CountryCode)
	if err != nil {
		return nil, err
	}
	d := col.areas
	if !ok {
		if d, err = n.tx.NewestDivision(); err != nil {
			return nil, err
		}
	}
	key := peersOf{own, d.Key}
	if v, ok := n.groups[key]; ok && len(chosen) == 0 {
		return v, nil
	}
	v, err := n.peers(own, d, chosen)
	if err == nil && len(chosen) == 0 {
		if n.groups == nil {
			n.groups = map[peersOf]*PeerView{}
		}
		n.groups[key] = v
	}
	return v, err
}

func (n *national) peers(own string, d *area.Division, chosen []string) (*PeerView, error) {
	a, ok := d.Find(own)
	if !ok {
		return nil, nil
	}
	v := &PeerView{Own: a}
	for _, m := range d.Areas(area.Municipality) {
		if m.Code != own {
			v.All = append(v.All, m)
		}
	}
	if err := n.group(v, d, chosen); err != nil {
		return nil, err
	}
	for _, p := range v.Peers {
		m, _ := d.Find(p.Code)
		v.Members, v.codes = append(v.Members, m), append(v.codes, p.Code)
	}
	return v, nil
}

func (n *national) group(v *PeerView, d *area.Division, chosen []string) error {
	if len(chosen) > maxPeers {
		v.Problem, chosen = "te_veel_gemeenten", nil
	}
	if len(chosen) > 0 {
		g, err := area.ChosenPeers(v.Own.Code, chosen, func(code string) bool { _, ok := d.Pos(area.Municipality, code); return ok })
		if err == nil {
			v.PeerGroup = g
			return nil
		}
		v.Problem = err.Error()
	}
	candidates, years, err := n.candidates(v.Own.Code, d)
	if err != nil {
		return err
	}
	g, err := area.NearestPeers(v.Own.Code, d.Year, area.DefaultPeers, candidates)
	if err != nil {
		v.PeerGroup, v.Problem = area.PeerGroup{Own: v.Own.Code, Method: area.ByFeatures, K: area.DefaultPeers, Missing: area.Features()}, err.Error()
		return nil
	}
	v.PeerGroup = g
	for _, f := range g.Used {
		v.Features = append(v.Features, FeatureYear{f, years[f]})
	}
	return nil
}

// oldestAge is the indicator that tells the share of people of 65 and older.
const oldestAge = "aandeel-65-plus"

// candidates gives the municipalities of a division with the features that are known of them, and the years of those of
// their own municipality.
func (n *national) candidates(own string, d *area.Division) ([]area.Candidate, map[area.Feature]int, error) {
	profiles, err := n.tx.Profiles(d.Key)
	if err != nil {
		return nil, nil, err
	}
	old, hasOld, err := n.nearestYear(oldestAge, d.Year)
	if err != nil {
		return nil, nil, err
	}
	years := map[area.Feature]int{}
	var out []area.Candidate
	for _, p := range profiles {
		if p.Inhabitants <= 0 {
			continue
		}
		c := area.Candidate{Code: p.Code, Values: map[area.Feature]float64{area.FeatureInhabitants: float64(p.Inhabitants)}}
		if p.Urbanity > 0 {
			c.Values[area.FeatureUrbanity] = float64(p.Urbanity)
		}
		if p.Code == own {
			years[area.FeatureInhabitants], years[area.FeatureUrbanity] = p.Year, p.Year
		}
		if hasOld {
			years[area.FeatureOver65] = old.areas.Year
			if v := old.at(p.Code).Value; v.Form != figure.NoValue {
				c.Values[area.FeatureOver65] = v.In(figure.Percent)
			}
		}
		out = append(out, c)
	}
	return out, years, nil
}

// nearestYear reads an indicator for all municipalities in the period whose boundaries are nearest in time.
func (n *national) nearestYear(key string, year int) (column, bool, error) {
	c, err := n.indicator(key)
	if err != nil {
		return column{}, false, unlessMissing(err)
	}
	periods, err := n.periods(c, area.Municipality, area.CountryCode)
	if err != nil || len(periods) == 0 {
		return column{}, false, err
	}
	away := func(period string) int {
		p, _ := figure.ParsePeriod(period)
		return max(p.Start().Year()-year, year-p.Start().Year())
	}
	slices.SortStableFunc(periods, func(a, b string) int { return away(a) - away(b) })
	return n.column(c, area.Municipality, area.CountryCode, periods[0])
}

// Beside (naast anderen) is one indicator of a municipality set beside those of comparable ones.
type Beside struct {
	Indicator figure.CatalogueIndicator
	Period    figure.Period
	Own       figure.Shown
	Others    []figure.Shown // only those with a figure, in the order of the group
	Median    figure.Shown   // of the others; no figure with fewer than 8
	Verdict   string         // code of the verdict, or of why there is none
}

// minPeersForMiddle is the number of figures from which their middle is told, as for a verdict (S-07).
const minPeersForMiddle = 8

// beside sets the newest national figures of an indicator beside those of the group. It is false when there are none.
func (n *national) beside(c figure.CatalogueIndicator, v *PeerView) (Beside, bool, error) {
	col, ok, err := n.newest(c, area.Municipality, area.CountryCode)
	if err != nil || !ok {
		return Beside{}, false, err
	}
	b := Beside{Indicator: c, Period: col.at(v.Own.Code).Period, Own: col.shown([]string{v.Own.Code}).At(0)}
	var others []figure.Observation
	shown := col.shown(v.codes)
	for i, code := range v.codes {
		if s := shown.At(i); s.Present() {
			b.Others = append(b.Others, s)
			others = append(others, col.at(code).Observation)
		}
	}
	b.Median = col.median(others)
	b.Verdict = verdict(c.Unit, b.Own, col.at(v.Own.Code).Observation, others)
	return b, true, nil
}

// median gives the middle of figures of other areas as a figure of its own.
func (c column) median(of []figure.Observation) figure.Shown {
	cell, ok := middle(c.indicator.Unit, of, c.layer)
	if !ok {
		return figure.Shown{}
	}
	set := figure.Set{Indicator: rulesAt(c.indicator, c.level()), Origin: c.indicator.Origin(), Source: sourceOf(c.layer), Cells: []figure.Cell{cell}}
	return figure.Disclose(set, figure.Policy{}).At(0)
}

// middle is the median of figures; false when there are too few.
func middle(u figure.Unit, of []figure.Observation, l figure.Layer) (figure.Cell, bool) {
	var values []float64
	for _, o := range of {
		if o.Value.Form != figure.NoValue {
			values = append(values, o.Value.In(u))
		}
	}
	if len(values) < minPeersForMiddle {
		return figure.Cell{}, false
	}
	slices.Sort(values)
	half := len(values) / 2
	m := values[half]
	if len(values)%2 == 0 {
		m = (values[half-1] + m) / 2
	}
	cell := figure.Cell{}
	describe(&cell, l, 0)
	cell.Value = figure.Counted(m, 0)
	return cell, true
}

// verdict gives the code of S-07's verdict, or of why there is none.
func verdict(u figure.Unit, shown figure.Shown, own figure.Observation, others []figure.Observation) string {
	if !shown.Present() {
		return shown.Reason()
	}
	if len(others) < minPeersForMiddle {
		return string(stat.PeerTooFew)
	}
	c, err := figure.CompareWith(u, own, others)
	switch {
	case err == nil && c.Verdict != "":
		return string(c.Verdict)
	case errors.Is(err, stat.ErrNoPrecision):
		return string(figure.NoMargin)
	case err != nil:
		return err.Error()
	}
	return string(stat.PeerUndecided)
}

// codesOf lists the codes of areas.
func codesOf(areas []area.Area) []string {
	out := make([]string, len(areas))
	for i, a := range areas {
		out[i] = a.Code
	}
	return out
}
