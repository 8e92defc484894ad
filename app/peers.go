package app

import (
	"errors"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/figure"
	"kompas/stat"
)

// PeerView (vergelijkbare gemeenten) is the group that figures are set beside, and how it came about.
type PeerView struct {
	area.PeerGroup
	Own      area.Area
	Members  []area.Area    // the peers with their names, nearest first
	Features []FeatureYear  // that decided, with their year
	Known    []FeatureYear  // that can be compared by, for this indicator
	Itself   []area.Feature // that the indicator is about, so that it does not decide
	Problem  string         // code of why the group that was asked for could not be made; the nearest stand in its place
	Wrong    PeerProblems   // of the number and the features that were asked for
	All      []area.Area    // every municipality that could be added, by name
	codes    []string
}

// FeatureYear is a feature by which municipalities were compared and the year it is of.
type FeatureYear struct {
	Feature area.Feature
	Year    int
}

// PeerChoice (keuze van kenmerken) is how many nearest municipalities somebody wants, and by which features, as it was typed. The
// zero value leaves both to the method.
type PeerChoice struct {
	Count    string
	Features []string // a choice without any has one empty word
}

// PeerProblems are the codes of what is wrong with a choice, empty when it is fine.
type PeerProblems struct{ Count, Features string }

// Any says whether something is wrong.
func (p PeerProblems) Any() bool { return p != PeerProblems{} }

// minPeers and maxPeers bound a group: of fewer nothing can be said, of more the picture cannot be read.
const (
	minPeers = minPeersForMiddle
	maxPeers = 60
)

// read gives the number and the features that a choice means, of those that can be compared by; what is wrong stays as the
// method has it.
func (c PeerChoice) read(known []area.Feature) (k int, by []area.Feature, wrong PeerProblems) {
	k, by = area.DefaultPeers, known
	if c.Count != "" {
		n, err := strconv.Atoi(c.Count)
		if err != nil || n < minPeers || n > maxPeers {
			wrong.Count = "aantal_gemeenten_onjuist"
		} else {
			k = n
		}
	}
	if len(c.Features) == 0 {
		return k, by, wrong
	}
	var chosen []area.Feature
	for _, f := range area.Features() {
		if slices.Contains(c.Features, string(f)) && slices.Contains(known, f) {
			chosen = append(chosen, f)
		}
	}
	for _, name := range c.Features {
		if name != "" && !slices.Contains(known, area.Feature(name)) {
			wrong.Features = "kenmerk_niet_te_kiezen"
		}
	}
	if len(chosen) == 0 && wrong.Features == "" {
		wrong.Features = "geen_kenmerk_gekozen"
	}
	if wrong.Features == "" {
		by = chosen
	}
	return k, by, wrong
}

// peersOf names a group: of which municipality, on which boundaries, without which feature.
type peersOf struct {
	own, division string
	without       area.Feature
}

// peersFor makes the group of comparable municipalities for an indicator, on the boundaries of its newest figures: those
// that were chosen, or else the nearest. It is nil when the municipality does not exist on those boundaries.
func (n *national) peersFor(c figure.CatalogueIndicator, own string, q FigureQuery) (*PeerView, error) {
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
	key := peersOf{own, d.Key, featureOf[c.Key]}
	plain := len(q.Beside) == 0 && q.Alike.Count == "" && len(q.Alike.Features) == 0
	if v, ok := n.groups[key]; ok && plain {
		return v, nil
	}
	v, err := n.peers(key, d, q)
	if err == nil && plain {
		if n.groups == nil {
			n.groups = map[peersOf]*PeerView{}
		}
		n.groups[key] = v
	}
	return v, err
}

func (n *national) peers(of peersOf, d *area.Division, q FigureQuery) (*PeerView, error) {
	a, ok := d.Find(of.own)
	if !ok {
		return nil, nil
	}
	v := &PeerView{Own: a}
	for _, m := range d.Areas(area.Municipality) {
		if m.Code != of.own {
			v.All = append(v.All, m)
		}
	}
	if of.without != "" {
		v.Itself = []area.Feature{of.without}
	}
	if err := n.group(v, d, q); err != nil {
		return nil, err
	}
	for _, p := range v.Peers {
		m, _ := d.Find(p.Code)
		v.Members, v.codes = append(v.Members, m), append(v.codes, p.Code)
	}
	return v, nil
}

func (n *national) group(v *PeerView, d *area.Division, q FigureQuery) error {
	candidates, years, err := n.candidates(v.Own.Code, d)
	if err != nil {
		return err
	}
	wanted := slices.DeleteFunc(area.Features(), func(f area.Feature) bool { return slices.Contains(v.Itself, f) })
	known := slices.DeleteFunc(slices.Clone(wanted), func(f area.Feature) bool { return years[f] == 0 })
	for _, f := range known {
		v.Known = append(v.Known, FeatureYear{f, years[f]})
	}
	chosen := q.Beside
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
	k, by, wrong := q.Alike.read(known)
	v.Wrong = wrong
	if len(q.Alike.Features) == 0 || wrong.Features != "" {
		by = wanted
	}
	g, err := area.NearestPeers(v.Own.Code, d.Year, k, by, candidates)
	if err != nil {
		v.PeerGroup, v.Problem = area.PeerGroup{Own: v.Own.Code, Method: area.ByFeatures, K: k, Missing: by}, err.Error()
		return nil
	}
	v.PeerGroup = g
	for _, f := range g.Used {
		v.Features = append(v.Features, FeatureYear{f, years[f]})
	}
	return nil
}

// featureOf tells which feature an indicator is: municipalities are not found by the very thing they are compared on.
var featureOf = map[string]area.Feature{"aandeel-65-plus": area.FeatureOver65, "huishoudens-laag-inkomen": area.FeatureLowIncome}

// candidates gives the municipalities of a division with the features that are known of them, and the years of those of
// their own municipality.
func (n *national) candidates(own string, d *area.Division) ([]area.Candidate, map[area.Feature]int, error) {
	profiles, err := n.tx.Profiles(d.Key)
	if err != nil {
		return nil, nil, err
	}
	shares := map[area.Feature]column{}
	for key, f := range featureOf {
		col, ok, err := n.nearestYear(key, d.Year)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			shares[f] = col
		}
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
		for f, col := range shares {
			if v := col.at(p.Code).Value; v.Form != figure.NoValue {
				c.Values[f] = v.In(figure.Percent)
			}
		}
		for f := range c.Values {
			switch col, share := shares[f]; {
			case p.Code != own:
			case share:
				years[f] = col.at(own).Period.Start().Year()
			default:
				years[f] = p.Year
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
