package app

import (
	"context"

	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// CompassView is the page of one compass: its frame and what stands beside the picture.
type CompassView struct {
	CompassFrame
	Ambition      *kompas.Ambition // the first ambition, in the version in force or else the newest
	Seats         []kompas.StakeholderSeat
	Leads         []LeadView          // the first indicators: how it goes now
	Next          *kompas.CheckedTalk // the first planned conversation
	Story         *measure.Story      // the newest that may be told among partners
	History       []HistoryLine
	Members       []string      // names of the municipalities that take part, in a partnership
	Under         []WijkCompass // the compasses of wijken that stand under this one
	MayEdit       bool
	MayReport     bool // see council pages
	SeesInterests bool // or may hand one in
}

// What the page of a compass shows at most.
const (
	compassIndicators = 3
	compassChanges    = 12
)

// CompassView loads the page of a compass.
func (a *App) CompassView(ctx context.Context, by Actor, slug string) (CompassView, error) {
	var v CompassView
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		k, err := a.checkOf(tx, c.ID)
		if err != nil {
			return err
		}
		v.Hints = k.hints(by, on, func(kompas.CheckFinding) bool { return true })
		v.Ambition, v.Next = firstAmbition(k.ambitions), k.nextTalk()
		for _, s := range k.Seats {
			v.Seats = append(v.Seats, s.StakeholderSeat)
		}
		v.MayEdit = by.May(kompas.ActCompass, 'C', on)
		v.MayReport = by.May(kompas.ActCouncilReport, 'R', on)
		v.SeesInterests = by.May(kompas.ActInterest, 'C', on) || by.maySendInterest(c, on)
		if k.under > 0 {
			if v.Under, err = a.wijkCompasses(tx, by, c); err != nil {
				return err
			}
		}
		if by.Space.Kind == kompas.PartnershipSpace {
			if v.Members, err = memberNames(tx, c.ID); err != nil {
				return err
			}
		}
		return v.loadNow(a, tx, by, c)
	})
	return v, err
}

// loadNow loads how it goes now: the first indicators, what is planned, what is told, what changed.
func (v *CompassView) loadNow(a *App, tx *store.Tx, by Actor, c kompas.Compass) error {
	var err error
	if v.Leads, err = a.leadIndicators(tx, by, c.ID, compassIndicators); err != nil {
		return err
	}
	stories, err := tx.Stories(c.ID)
	if err != nil {
		return err
	}
	for _, s := range stories {
		if v.Story == nil && s.May(measure.UseSession) {
			v.Story = &s
		}
	}
	v.History, err = a.compassHistory(tx, by, c, v.Object, compassChanges)
	return err
}

// firstAmbition picks, of all versions, the first ambition in the version that counts: in force, or else the newest.
func firstAmbition(versions []kompas.Ambition) *kompas.Ambition {
	current := CurrentAmbitions(versions)
	if len(current) == 0 {
		return nil
	}
	return &current[0]
}

// CurrentAmbitions gives each ambition once, in the version that counts: in force, or else the newest.
func CurrentAmbitions(versions []kompas.Ambition) []kompas.Ambition {
	var out []kompas.Ambition
	for _, v := range versions { // per ambition the newest first
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
