package app

import (
	"time"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// conclude notes what a try came to, and which verdicts in compasses of the space become another. For those the figures are in
// force for a moment, within a transaction of which nobody sees that.
func (t *figureTry) conclude(tx *store.Tx) error {
	f := &t.f
	f.State, f.Outcome, f.Done, f.Total = kompas.ImportTried, t.out, 0, 0
	touched := map[string]bool{}
	for _, topic := range t.topics {
		if topic.Use && t.out.Changes() {
			touched[figure.OwnKey(string(topic.Indicator))] = true
		}
	}
	before, err := t.verdicts(tx, touched)
	if err != nil {
		return err
	}
	if len(before) == 0 {
		return tx.UpdateFigureImport(f)
	}
	f.State, f.AppliedAt = kompas.ImportApplied, tx.Now
	if err := tx.UpdateFigureImport(f); err != nil {
		return err
	}
	after, err := t.verdicts(tx, touched)
	if err != nil {
		return err
	}
	for i, b := range before {
		if i < len(after) && after[i].Before != b.Before {
			b.After = after[i].Before
			f.Outcome.Verdicts = append(f.Outcome.Verdicts, b)
		}
	}
	f.State, f.AppliedAt = kompas.ImportTried, time.Time{}
	return tx.UpdateFigureImport(f)
}

// verdicts gives the verdict now on every indicator in force in a compass that is tied to one of these figures.
func (t *figureTry) verdicts(tx *store.Tx, touched map[string]bool) ([]kompas.VerdictChange, error) {
	if len(touched) == 0 {
		return nil, nil
	}
	spaces, err := tx.Spaces()
	if err != nil {
		return nil, err
	}
	policy := figure.Policy{Audience: figure.OwnDesk}
	for _, s := range spaces {
		if int64(s.ID) == tx.Tenant() {
			policy.Threshold = s.SmallestGroup
		}
	}
	list, err := tx.Compasses(false)
	if err != nil {
		return nil, err
	}
	var out []kompas.VerdictChange
	read := figures{national: &national{tx: tx}, policy: policy, today: tx.Now.In(t.App.out.Zone)}
	for _, c := range list {
		linked, err := tx.IndicatorsOfCompass(c.ID)
		if err != nil {
			return nil, err
		}
		results, err := tx.Results(c.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range currentResults(results) {
			for _, l := range linked {
				if l.Link.ResultVersionID != r.Edition.ID || !touched[l.CatalogueKey] {
					continue
				}
				v, err := read.view(l)
				if err != nil {
					return nil, err
				}
				verdict := string(v.Status)
				if verdict == "" {
					verdict = v.Problem
				}
				out = append(out, kompas.VerdictChange{Compass: c.Slug, Version: r.Edition.ID, Indicator: l.ID, Name: l.Name, Before: verdict})
			}
		}
	}
	return out, nil
}

// VerdictLine is a verdict that becomes another, with where it stands.
type VerdictLine struct {
	kompas.VerdictChange
	Compass kompas.Compass
	Result  string // what residents will notice
}

// verdictLines gives the verdicts that become another in compasses that the actor may read.
func (by Actor) verdictLines(tx *store.Tx, changes []kompas.VerdictChange) ([]VerdictLine, error) {
	var out []VerdictLine
	for _, v := range changes {
		c, _, err := by.openCompass(tx, v.Compass, kompas.ActCompass, 'R')
		if fault.Is(err, fault.Forbidden) || fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		line := VerdictLine{VerdictChange: v, Compass: c}
		results, err := tx.Results(c.ID)
		if err != nil {
			return nil, err
		}
		for _, r := range results {
			if r.Edition.ID == v.Version {
				line.Result = r.Text
			}
		}
		out = append(out, line)
	}
	return out, nil
}
