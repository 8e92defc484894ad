package app

import (
	"context"
	"slices"

	"kompas/kompas"
	"kompas/store"
)

// ActivityLine is an activity in a list: who does it, and which results it should contribute to.
type ActivityLine struct {
	kompas.Activity
	Contributions []kompas.Contribution
	Claims        []ClaimLine
	Mine          bool // the actor may change it
}

// ClaimLine is a claim with the result it points at.
type ClaimLine struct {
	kompas.ChangeClaim
	Result kompas.SocietalResult
}

// ActivityList is the page with all activities of a compass.
type ActivityList struct {
	CompassFrame
	Activities []ActivityLine
	Results    []kompas.SocietalResult
	Without    []kompas.SocietalResult // results that no activity contributes to
	MayStart   bool
}

// Loose gives the activities that contribute to no result yet.
func (l ActivityList) Loose() []ActivityLine {
	return slices.DeleteFunc(slices.Clone(l.Activities), func(x ActivityLine) bool { return len(x.Claims) > 0 })
}

// Activities loads the page with all activities of a compass. Everybody at the table sees who does what.
func (a *App) Activities(ctx context.Context, by Actor, slug string) (ActivityList, error) {
	var l ActivityList
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		return l.load(a, tx, by, c, on)
	})
	return l, err
}

func (l *ActivityList) load(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	var err error
	if l.CompassFrame, err = a.stepFrame(tx, by, c, on, kompas.StepActivities); err != nil {
		return err
	}
	l.MayStart, _ = by.mayStartActivity(on)
	versions, err := tx.Results(c.ID)
	if err != nil {
		return err
	}
	l.Results = currentResults(versions)
	if l.Activities, err = activityLines(tx, by, c.ID, on, l.Results); err != nil {
		return err
	}
	l.Without = slices.DeleteFunc(slices.Clone(l.Results), func(r kompas.SocietalResult) bool { return contributed(l.Activities, r.ID) })
	return nil
}

func contributed(list []ActivityLine, id kompas.ResultID) bool {
	return slices.ContainsFunc(list, func(x ActivityLine) bool {
		return slices.ContainsFunc(x.Claims, func(c ClaimLine) bool { return c.ResultID == id })
	})
}

// activityLines loads the activities of a compass with their executors and claims.
func activityLines(tx *store.Tx, by Actor, c kompas.CompassID, on Object, results []kompas.SocietalResult) ([]ActivityLine, error) {
	activities, err := tx.Activities(c)
	if err != nil {
		return nil, err
	}
	contributions, err := tx.Contributions(c)
	if err != nil {
		return nil, err
	}
	claims, err := tx.Claims(c)
	if err != nil {
		return nil, err
	}
	var out []ActivityLine
	for _, x := range activities {
		line := ActivityLine{Activity: x, Mine: by.May(kompas.ActActivity, 'C', on.owned(x, contributions))}
		for _, b := range contributions {
			if b.ActivityID == x.ID {
				line.Contributions = append(line.Contributions, b)
			}
		}
		line.Claims = claimLines(claims, x.ID, results)
		out = append(out, line)
	}
	return out, nil
}

func claimLines(claims []kompas.ChangeClaim, id kompas.ActivityID, results []kompas.SocietalResult) []ClaimLine {
	var out []ClaimLine
	for _, m := range claims {
		at := slices.IndexFunc(results, func(r kompas.SocietalResult) bool { return r.ID == m.ResultID })
		if m.ActivityID == id && at >= 0 {
			out = append(out, ClaimLine{ChangeClaim: m, Result: results[at]})
		}
	}
	return out
}

// currentResults gives each result once, in the version that counts: in force, or else the newest.
func currentResults(versions []kompas.SocietalResult) []kompas.SocietalResult {
	var out []kompas.SocietalResult
	for _, v := range versions { // per result the newest first
		last := len(out) - 1
		switch {
		case last < 0 || out[last].ID != v.ID:
			out = append(out, v)
		case v.Status.Agreed(): // the oldest of those that are
			out[last] = v
		}
	}
	return out
}

// ActivityPage is the page of one activity, and of the form to change it.
type ActivityPage struct {
	CompassFrame
	ActivityLine
	Quality       []QualityAnswer // empty for whoever may not see the answers
	MayQuality    bool
	MayAsk        bool
	SeesQuality   bool
	Depth         Depth // empty for whoever may not see the answers
	Works         WhatWorks
	Outcome       OutcomeLine             // what participants say of it, for as far as the actor may see it
	Unlinked      []kompas.SocietalResult // results to contribute to that it is not tied to yet
	Outputs       []Output                // how much was done; empty for whoever may not see it
	Provision     kompas.Provision        // the one it belongs to; its ID is empty when it belongs to none
	Provisions    []kompas.Provision      // to choose from
	Organisations []kompas.Organisation   // to choose from
	OwnOnly       bool
	CameFrom      []ActionLine // of a review, that it came from
	History       []HistoryLine
}

// ActivityPage loads the page of one activity.
func (a *App) ActivityPage(ctx context.Context, by Actor, slug, activity string) (ActivityPage, error) {
	var p ActivityPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		versions, err := tx.Results(o.compass.ID)
		if err != nil {
			return err
		}
		results := currentResults(versions)
		claims, err := tx.ClaimsOf(o.activity.ID)
		if err != nil {
			return err
		}
		p.ActivityLine = ActivityLine{Activity: o.activity, Contributions: o.contributions, Claims: claimLines(claims, o.activity.ID, results),
			Mine: by.May(kompas.ActActivity, 'C', o.on) && !o.compass.Archived()}
		p.Unlinked = slices.DeleteFunc(results, func(r kompas.SocietalResult) bool { return contributed([]ActivityLine{p.ActivityLine}, r.ID) })
		if p.CameFrom, err = a.cameFrom(tx, o.compass.ID, string(o.activity.ID)); err != nil {
			return err
		}
		if err := p.loadQuality(a, tx, by, o); err != nil {
			return err
		}
		if err := p.loadOutcome(tx, by, o); err != nil {
			return err
		}
		if p.Works, err = a.whatWorksFor(tx, by, o); err != nil {
			return err
		}
		if err := p.hintAbout(a, tx, by, string(o.activity.ID), false); err != nil {
			return err
		}
		if err := p.attach(tx, by, AttachTarget{Kind: kompas.AttachedActivity, ID: string(o.activity.ID), MayEdit: p.Mine}); err != nil {
			return err
		}
		if !p.Mine {
			return nil
		}
		return p.loadForm(tx, by, o)
	})
	return p, err
}

// loadOutcome loads what participants say of the activity, and the stories about it.
func (p *ActivityPage) loadOutcome(tx *store.Tx, by Actor, o openedActivity) error {
	measured, err := tx.OutcomesOf(o.activity.ID)
	if err != nil {
		return err
	}
	stories, err := by.storyLines(tx, o.compass, o.on)
	if err != nil {
		return err
	}
	p.Outcome = by.outcomeLine(p.ActivityLine, measured, stories, o.on, o.compass)
	if p.Outcome.Sees {
		if p.Outputs, err = outputsAbout(tx, o, by.atDesk()); err != nil {
			return err
		}
	}
	p.Provisions, err = store.Provisions().Of(tx, o.compass.ID)
	for _, x := range p.Provisions {
		if x.ID == o.activity.ProvisionID {
			p.Provision = x
		}
	}
	return err
}

// loadForm loads what only whoever may change the activity needs.
func (p *ActivityPage) loadForm(tx *store.Tx, by Actor, o openedActivity) error {
	_, own := by.mayStartActivity(o.on)
	if len(o.contributions) > 0 {
		own = nil
	}
	var err error
	if p.Organisations, err = choosable(tx, own); err != nil {
		return err
	}
	p.OwnOnly = len(own) > 0
	ids := map[string]bool{string(o.activity.ID): true}
	for _, c := range p.Claims {
		ids[string(c.ID)] = true
	}
	for _, c := range p.Contributions {
		ids[c.ID] = true
	}
	for _, q := range p.Quality {
		ids[q.ID] = q.ID != ""
	}
	p.History, err = historyOf(tx, o.compass.ID, ids)
	return err
}
