package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PartIssueLink is how the issue of a compass hangs together with that of another.
const PartIssueLink kompas.PartKind = "verband"

func issueLinks() partKind[kompas.IssueLink] {
	return partKind[kompas.IssueLink]{kind: PartIssueLink, action: kompas.ActCompass, table: store.IssueLinks(),
		part: func(l *kompas.IssueLink) *kompas.Part { return &l.Part },
		name: func(l *kompas.IssueLink) string { return l.Note },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.IssueLink], error) {
			all, err := tx.Compasses(false)
			others := slices.DeleteFunc(all, func(x kompas.Compass) bool { return x.ID == c.ID || x.IsPractice })
			return kompas.IssueLinkFields(others), err
		},
		sees:  seesOtherCompass,
		guard: onceEachLink,
	}
}

// seesOtherCompass says whether the actor may know of the compass a link leads to.
func seesOtherCompass(tx *store.Tx, by Actor, l *kompas.IssueLink) (bool, error) {
	c, err := tx.Compass(l.ToID)
	if err != nil {
		return false, err
	}
	on, err := by.compassObject(tx, c)
	return err == nil && by.May(kompas.ActCompass, 'R', on), err
}

// onceEachLink keeps one line of a kind to each other compass.
func onceEachLink(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.IssueLink) error {
	there, err := store.IssueLinks().Of(tx, c.ID)
	for _, l := range there {
		if l.ID != x.ID && l.ToID == x.ToID && l.Kind == x.Kind {
			return fault.Form([]*fault.Error{fault.Field("ander-kompas", "verband_staat_er_al")})
		}
	}
	return err
}

// LinksPage is how the issue of a compass hangs together with others: from here, and from there to here.
type LinksPage struct {
	CompassFrame
	Causes PartList[kompas.IssueCause]
	Links  PartList[kompas.IssueLink]
	Back   []kompas.IssueLink // of other compasses, to this one
	Others []kompas.Compass   // open ones that the actor sees
	Above  *kompas.Compass    // the compass of the city that this one stands under

	known []kompas.Compass // those, and archived ones
}

// LinksPage loads the page.
func (a *App) LinksPage(ctx context.Context, by Actor, slug string) (LinksPage, error) {
	var p LinksPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Causes, err = issueCauses().list(tx, by, c, on); err != nil {
			return err
		}
		if p.Links, err = issueLinks().list(tx, by, c, on); err != nil {
			return err
		}
		if p.Others, err = by.visible(tx, false); err != nil {
			return err
		}
		archived, err := by.visible(tx, true)
		if err != nil {
			return err
		}
		p.known = slices.Concat(p.Others, archived)
		return p.back(tx, c.ID)
	})
	return p, err
}

// back finds the links that lead here from compasses the actor sees.
func (p *LinksPage) back(tx *store.Tx, here kompas.CompassID) error {
	all, err := store.IssueLinks().Of(tx, "")
	for _, l := range all {
		if l.ToID == here && p.Other(l.CompassID).ID != "" {
			p.Back = append(p.Back, l)
		}
	}
	if above := p.Other(p.Compass.ParentID); above.ID != "" {
		p.Above = &above
	}
	return err
}

// Other gives another compass by its id; the zero value when the actor does not see it.
func (p LinksPage) Other(id kompas.CompassID) kompas.Compass {
	for _, c := range p.known {
		if c.ID == id && id != "" {
			return c
		}
	}
	return kompas.Compass{}
}
