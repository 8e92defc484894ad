package app

import (
	"context"
	"slices"

	"kompas/figure"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// ResultLine is a result in the list of a compass.
type ResultLine struct {
	kompas.SocietalResult
	Indicators []IndicatorView
	Activities int  // activities that contribute to it
	Newer      bool // a new version is being written beside the one in force
}

// AmbitionResults is an ambition with the results under it; the ambition is nil for results that stand under none.
type AmbitionResults struct {
	Ambition *kompas.Ambition
	Results  []ResultLine
}

// ResultList is the page of step 2.
type ResultList struct {
	CompassFrame
	Groups  []AmbitionResults
	Count   int
	MayEdit bool
	Experts bool // the actor may know what experts work out
}

// Results loads the page of step 2: the results under their ambition.
func (a *App) Results(ctx context.Context, by Actor, slug string) (ResultList, error) {
	var l ResultList
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if l.CompassFrame, err = a.stepFrame(tx, by, c, on, kompas.StepResult); err != nil {
			return err
		}
		l.MayEdit = by.May(kompas.ActAmbitionResult, 'C', on) && !c.Archived()
		l.Experts = by.May(kompas.ActIndicator, 'R', on)
		ambitions, err := tx.Ambitions(c.ID)
		if err != nil {
			return err
		}
		lines, err := a.resultLines(tx, by, c, on)
		l.Groups, l.Count = underAmbitions(CurrentAmbitions(ambitions), lines), len(lines)
		return err
	})
	return l, err
}

func (a *App) resultLines(tx *store.Tx, by Actor, c kompas.Compass, on Object) ([]ResultLine, error) {
	versions, err := tx.Results(c.ID)
	if err != nil {
		return nil, err
	}
	linked, err := tx.IndicatorsOfCompass(c.ID)
	if err != nil {
		return nil, err
	}
	claims, err := tx.Claims(c.ID)
	if err != nil {
		return nil, err
	}
	f, err := a.figuresOf(tx, by, c.ID, on)
	if err != nil {
		return nil, err
	}
	var out []ResultLine
	for _, r := range currentResults(versions) {
		line := ResultLine{SocietalResult: r, Newer: newer(versions, r)}
		if line.Indicators, err = f.ofVersion(linked, r.Edition.ID); err != nil {
			return nil, err
		}
		for _, m := range claims {
			if m.ResultID == r.ID {
				line.Activities++
			}
		}
		out = append(out, line)
	}
	return out, nil
}

// newer says whether a newer version is on its way beside the one shown. The versions come newest first.
func newer(versions []kompas.SocietalResult, shown kompas.SocietalResult) bool {
	for _, v := range versions {
		switch {
		case v.ID != shown.ID:
		case v.Edition.ID == shown.Edition.ID:
			return false
		case v.Status.Editable() || v.Status == kompas.StatusParked || v.Status.Agreed():
			return true
		}
	}
	return false
}

// ofVersion gives the indicators of one version of a result with their figures.
func (f figures) ofVersion(linked []store.LinkedIndicator, version kompas.VersionID) ([]IndicatorView, error) {
	var out []IndicatorView
	for _, l := range linked {
		if l.Link.ResultVersionID != version {
			continue
		}
		v, err := f.view(l)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func underAmbitions(ambitions []kompas.Ambition, lines []ResultLine) []AmbitionResults {
	var out []AmbitionResults
	for i := range ambitions {
		g := AmbitionResults{Ambition: &ambitions[i]}
		for _, r := range lines {
			if r.AmbitionID == ambitions[i].ID {
				g.Results = append(g.Results, r)
			}
		}
		out = append(out, g)
	}
	loose := AmbitionResults{}
	for _, r := range lines {
		if !slices.ContainsFunc(ambitions, func(a kompas.Ambition) bool { return a.ID == r.AmbitionID }) {
			loose.Results = append(loose.Results, r)
		}
	}
	if len(loose.Results) > 0 {
		out = append(out, loose)
	}
	return out
}

// Verdict is the judgement on indicators that stand alike, by their names: one part of the sentence on top of a result.
type Verdict struct {
	Status figure.Status
	Never  bool // not measured even once
	Names  []string
}

// Verdicts groups the indicators of a result by their status, in the order in which they stand; what has no verdict is
// left out. Statuses are never counted or averaged into one.
func Verdicts(list []IndicatorView) []Verdict {
	var out []Verdict
	for _, v := range list {
		if v.Status == "" {
			continue
		}
		never := v.Problem == problemNoFigure
		at := slices.IndexFunc(out, func(o Verdict) bool { return o.Status == v.Status && o.Never == never })
		if at < 0 {
			out = append(out, Verdict{Status: v.Status, Never: never})
			at = len(out) - 1
		}
		out[at].Names = append(out[at].Names, v.Name)
	}
	return out
}

// ResultPage is the page of one result.
type ResultPage struct {
	CompassFrame
	Result      kompas.SocietalResult // the version shown
	Of          int                   // how many results the compass has
	Place       int                   // which of them this is, from 1
	Ambition    *kompas.Ambition
	Indicators  []IndicatorView
	Verdicts    []Verdict
	Activities  []ContributingActivity
	Stories     []measure.Story        // that may be shown in a conversation, newest first
	Members     []kompas.CouncilMember // of a partnership, with whether they adopted the version shown
	Decision    *Decided               // by which the version shown was adopted; nil while it was not
	Adoption    *Adoption              // what stands before the draft shown; nil for whoever may not adopt it
	Earlier     []EarlierVersion       // that counted before the version shown, the latest first
	Draft       bool                   // the version shown may still change
	DraftBeside bool                   // a new version is being written beside the one shown
	Questions   []QuestionLine         // of the council, for whoever may read them
	InForce     bool
	MayDossier  bool
	MayEdit     bool
	MayMeasure  bool
	MayStart    bool // an activity
	MayStory    bool
	CameFrom    []ActionLine // of a review, that this version came from
	Owned       Ownership
	History     []HistoryLine
}

// ResultPage loads the page of one result: the version in force, or the draft when there is none or when it is asked for.
func (a *App) ResultPage(ctx context.Context, by Actor, slug, address string, draft bool) (ResultPage, error) {
	var p ResultPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openResult(tx, slug, address, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		p.Result = o.current()
		if i := kompas.Coming(kompas.ResultEditions(o.versions)); i >= 0 && draft {
			p.Result = o.versions[i]
		}
		counting, _ := kompas.InForce(o.versions)
		p.DraftBeside, p.Draft, p.InForce = newer(o.versions, p.Result), p.Result.Status.Editable(), p.Result.Edition.ID == counting.Edition.ID
		open := !o.compass.Archived()
		p.MayDossier = by.May(kompas.ActCouncilReport, 'R', o.on)
		if p.Questions, err = by.questionsOf(tx, o.on, o.versions[0].ID); err != nil {
			return err
		}
		p.MayEdit = by.May(kompas.ActAmbitionResult, 'C', o.on) && open
		p.MayMeasure = by.May(kompas.ActIndicator, 'C', o.on) && open
		p.MayStart, _ = by.mayStartActivity(o.on)
		p.MayStory = by.May(kompas.ActStories, 'C', o.on) && open
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		return p.load(a, tx, by, o)
	})
	if err == nil {
		err = a.opened(ctx, by, indicatorsIn(p.Indicators))
	}
	return p, err
}

func (p *ResultPage) load(a *App, tx *store.Tx, by Actor, o openedResult) error {
	all, err := tx.Results(o.compass.ID)
	if err != nil {
		return err
	}
	results := currentResults(all)
	p.Of = len(results)
	p.Place = 1 + slices.IndexFunc(results, func(r kompas.SocietalResult) bool { return r.ID == p.Result.ID })
	ambitions, err := tx.Ambitions(o.compass.ID)
	if err != nil {
		return err
	}
	for _, x := range CurrentAmbitions(ambitions) {
		if x.ID == p.Result.AmbitionID {
			p.Ambition = &x
		}
	}
	if err := p.loadFigures(a, tx, by, o); err != nil {
		return err
	}
	if p.Activities, err = contributing(tx, by, o, results, p.Result.ID); err != nil {
		return err
	}
	if err := p.loadBeside(tx, o.compass.ID); err != nil {
		return err
	}
	if err := p.loadEarlier(tx, by, o); err != nil {
		return err
	}
	if p.Draft && by.May(kompas.ActAdoptJointly, 'S', o.on) && !o.compass.Archived() {
		ad, err := a.resultAdoption(tx, by, o.on, p.Result)
		if err != nil {
			return err
		}
		p.Adoption = &ad
	}
	if !p.DraftBeside { // what is asked is asked of the version that is worked on
		if err := p.hintAbout(a, tx, by, string(p.Result.ID), p.Adoption != nil); err != nil {
			return err
		}
	}
	if p.CameFrom, err = a.cameFrom(tx, o.compass.ID, string(p.Result.Edition.ID)); err != nil {
		return err
	}
	if p.Owned, err = a.resultOwnership(tx, by, o); err != nil {
		return err
	}
	if err := p.attach(tx, by, AttachTarget{Kind: kompas.AttachedResult, ID: string(p.Result.ID), MayEdit: p.MayEdit}); err != nil {
		return err
	}
	p.History, err = historyOf(tx, o.compass.ID, p.historyIDs())
	return err
}

// loadFigures loads the indicators of the version shown, and the verdicts on them.
func (p *ResultPage) loadFigures(a *App, tx *store.Tx, by Actor, o openedResult) error {
	linked, err := tx.IndicatorsOfVersion(p.Result.Edition.ID)
	if err != nil {
		return err
	}
	f, err := a.figuresOf(tx, by, o.compass.ID, o.on)
	if err != nil {
		return err
	}
	if p.Indicators, err = f.ofVersion(linked, p.Result.Edition.ID); err != nil {
		return err
	}
	p.Verdicts = Verdicts(p.Indicators)
	return f.named(p.Indicators)
}

// loadBeside loads what stands beside the figures: the stories about this result and the decision on it.
func (p *ResultPage) loadBeside(tx *store.Tx, c kompas.CompassID) error {
	stories, err := tx.Stories(c)
	if err != nil {
		return err
	}
	p.Stories = slices.DeleteFunc(stories, func(s measure.Story) bool { return s.ResultID != p.Result.ID || !s.May(measure.UseSession) })
	p.Decision, err = decided(tx, c, p.Result.Edition.ID)
	return err
}

// EarlierVersion is a version of a result that counted once, with the decision on it.
type EarlierVersion struct {
	kompas.SocietalResult
	Decision *Decided
}

// loadEarlier loads the versions before, and in a partnership who adopted the one shown.
func (p *ResultPage) loadEarlier(tx *store.Tx, by Actor, o openedResult) error {
	t := o.tracked()
	err := t.share(tx, by)
	if err == nil {
		p.Members, err = t.councilMembers(tx, t.at(p.Result.Edition.ID))
	}
	if err != nil {
		return err
	}
	for _, v := range o.versions {
		if v.Status != kompas.StatusSuperseded {
			continue
		}
		d, err := decided(tx, o.compass.ID, v.Edition.ID)
		if err != nil {
			return err
		}
		p.Earlier = append(p.Earlier, EarlierVersion{SocietalResult: v, Decision: d})
	}
	return nil
}

// historyIDs are the objects whose changes stand beside a result: itself, its indicators and their targets.
func (p *ResultPage) historyIDs() map[string]bool {
	ids := map[string]bool{string(p.Result.ID): true}
	for _, v := range p.Indicators {
		ids[string(v.ID)], ids[v.Link.ID] = true, true
	}
	return ids
}
