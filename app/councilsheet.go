package app

import (
	"slices"

	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// quoteTeller says on a council page who told the story on it, as far as that may be told.
func quoteTeller(tx *store.Tx, s *kompas.CouncilSheet, st measure.Story) error {
	traits, err := (&national{tx: tx}).storyTraits(st)
	s.QuoteBy, s.QuoteExample = st.ToldBy, st.IsExample
	s.QuoteArea, s.QuoteAge = traits.Area.Name, string(traits.Age)
	return err
}

// councilSheet draws up the content of a council page from today's data. Every figure on it passed the gate for the
// council, whoever writes the page.
func (a *App) councilSheet(tx *store.Tx, by Actor, o openedResult, page kompas.CouncilPage, stories []measure.Story) (kompas.CouncilSheet, string, error) {
	r := o.current()
	s := kompas.CouncilSheet{SpaceName: by.Space.Name, CompassTitle: o.compass.Title, CompassSlug: o.compass.Slug, ResultNumber: r.Number,
		Result: r.Text, TargetGroup: r.TargetGroup, StartYear: r.StartYear, HorizonYears: r.HorizonYears,
		Adoption: r.Status, Edition: r.Edition.Number, AsOf: a.day(tx.Now), Blocks: page.Blocks}
	d, err := decided(tx, o.compass.ID, r.Edition.ID)
	if err != nil {
		return s, "", err
	}
	if d != nil {
		s.AdoptedOn = d.DecidedOn
	}
	quote := ""
	for _, st := range stories {
		if st.ID == page.StoryID {
			if quote, err = st.Text, quoteTeller(tx, &s, st); err != nil {
				return s, quote, err
			}
		}
	}
	if err := a.councilSurroundings(tx, &s, o); err != nil {
		return s, quote, err
	}
	owners, err := tx.ResultOwners(r.ID)
	if err != nil {
		return s, quote, err
	}
	s.Owners = kompas.OwningOrganisations(owners, s.AsOf) // never people: a council page names organisations only
	if s.Lifted, err = tx.LiftedFindings(o.compass.ID, []string{string(r.ID), string(r.AmbitionID)}); err != nil {
		return s, quote, err
	}
	if err := councilChain(tx, by, &s, o); err != nil {
		return s, quote, err
	}
	f, err := a.councilFigures(tx, by, o)
	if err != nil {
		return s, quote, err
	}
	links, err := tx.IndicatorsOfVersion(r.Edition.ID)
	if err != nil {
		return s, quote, err
	}
	var indicators []kompas.Indicator
	for _, l := range links {
		indicators = append(indicators, l.Indicator)
		v, err := f.view(l)
		if err != nil {
			return s, quote, err
		}
		s.Rows = append(s.Rows, councilRow(v))
		s.Example = s.Example || v.IsExample
		s.Hidden = s.Hidden || v.Latest.Reason() == figure.ReasonTooFew
		s.Sources = addSource(s.Sources, v)
	}
	if err := teach(tx, &s, o.compass.ID, quote); err != nil {
		return s, quote, err
	}
	s.Map, err = councilMap(tx, indicators)
	return s, quote, err
}

// teach adds what was done after a review and what it brought about: the newest of which the effect was looked at, when
// there is room for it.
func teach(tx *store.Tx, s *kompas.CouncilSheet, c kompas.CompassID, quote string) error {
	list, err := tx.Actions(c)
	for _, x := range list {
		if x.Status == "effect_bekeken" && x.EffectNote != "" {
			s.Lesson = &kompas.CouncilLesson{Did: x.Text, Then: x.EffectNote}
		}
	}
	if kompas.CheckCouncilSheet(*s, quote) != nil {
		s.Lesson = nil
	}
	return err
}

func (a *App) councilSurroundings(tx *store.Tx, s *kompas.CouncilSheet, o openedResult) error {
	frame, err := a.frame(tx, o.compass, o.on)
	if err != nil {
		return err
	}
	for i, st := range frame.States {
		s.States[i] = st.Status
	}
	results, err := tx.Results(o.compass.ID)
	if err != nil {
		return err
	}
	seen := map[kompas.ResultID]bool{}
	for _, r := range results {
		seen[r.ID] = true
	}
	s.ResultCount = len(seen)
	versions, err := tx.Ambitions(o.compass.ID)
	for _, x := range CurrentAmbitions(versions) {
		if s.Ambition == "" || x.ID == o.current().AmbitionID {
			s.Ambition = x.Text
		}
	}
	return err
}

func councilRow(v IndicatorView) kompas.CouncilRow {
	row := kompas.CouncilRow{ID: string(v.ID), Name: v.Name, Nature: string(v.Nature), Unit: string(v.Unit), Decimals: v.Latest.Decimals(), Status: string(v.Status),
		Example: v.IsExample, Now: councilPoint(v.Latest), Baseline: councilPoint(v.Baseline), Reason: v.Latest.Reason(),
		Held: v.Held, Broken: v.Broken, Uncertain: slices.Contains(v.Latest.Labels(), figure.LabelNoMargin)}
	if row.Status == "" {
		row.Status = v.Problem
	}
	changed := false // also by a figure that is not shown
	for _, p := range v.Series {
		changed = changed || p.BreakBefore()
		if c := councilPoint(p); c != nil {
			c.Break, changed = changed, false
			row.Points = append(row.Points, *c)
		}
	}
	if v.HasGoal {
		target, high := v.Target.Value, v.Target.Hi
		row.TargetOn = v.Target.By.String()
		if v.Target.Kind == figure.KeepBetween {
			target = v.Target.Lo
			row.TargetHi = &high
		}
		row.Target = &target
	}
	if n := len(v.Peers.Median); n > 0 {
		if m, ok := v.Peers.Median[n-1].Value(); ok {
			row.Peers, row.PeersOn = &m, v.Peers.Median[n-1].Period().String()
		}
	}
	return row
}

// councilPoint takes over a figure that the gate let out; nil when it did not.
func councilPoint(s figure.Shown) *kompas.CouncilPoint {
	v, ok := s.Value()
	if !ok {
		return nil
	}
	p := kompas.CouncilPoint{Period: s.Period().String(), Year: s.Period().MidYears(), Value: v}
	if lo, hi, ok := s.Bounds(); ok {
		p.Lower, p.Upper = &lo, &hi
	}
	p.N, _ = s.N()
	return &p
}

// addSource names each source once, with the years of its figures.
func addSource(list []kompas.CouncilSource, v IndicatorView) []kompas.CouncilSource {
	if !v.Latest.Present() {
		return list
	}
	src := kompas.CouncilSource{Name: v.Latest.Source().Name, Basis: string(v.Latest.Basis()), Years: v.Latest.Period().String()}
	if first := v.Series[0].Period().String(); first != src.Years {
		src.Years = first + " – " + src.Years
	}
	src.N, _ = v.Latest.N()
	if src.Name == "" || slices.ContainsFunc(list, func(x kompas.CouncilSource) bool { return x.Name == src.Name && x.Years == src.Years }) {
		return list
	}
	return append(list, src)
}
