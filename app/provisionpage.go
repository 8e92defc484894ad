package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ProvisionsPage is what is offered in a compass, and the goals that people often have.
type ProvisionsPage struct {
	CompassFrame
	Provisions    PartList[kompas.Provision]
	Goals         PartList[kompas.GoalTemplate]
	Organisations []kompas.Organisation
}

// ProvisionsPage loads the page of provisions and goals.
func (a *App) ProvisionsPage(ctx context.Context, by Actor, slug string) (ProvisionsPage, error) {
	var p ProvisionsPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Provisions, err = provisions().list(tx, by, c, on); err != nil {
			return err
		}
		if p.Goals, err = goalTemplates().list(tx, by, c, on); err != nil {
			return err
		}
		p.Organisations, err = tx.Organisations()
		return err
	})
	return p, err
}

// OutputPage is how much was done in one activity.
type OutputPage struct {
	CompassFrame
	ActivityLine
	List  PartList[kompas.OutputFigure]
	Shown map[kompas.PartID]Output
}

// OutputPage loads how much was done in an activity, for whoever may see what participants say of it.
func (a *App) OutputPage(ctx context.Context, by Actor, slug, activity string) (OutputPage, error) {
	p := OutputPage{Shown: map[kompas.PartID]Output{}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		may := by.May(kompas.ActInstrument, 'C', o.on)
		if !may && !by.seesOutcomes(o.on) {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		p.ActivityLine = ActivityLine{Activity: o.activity, Contributions: o.contributions}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		list, err := a.outputs().list(tx, by, o.compass, p.Object)
		p.List = about(list, may, func(x kompas.OutputFigure) bool { return x.ActivityID == o.activity.ID })
		var all []kompas.OutputFigure
		for _, l := range p.List.Lines {
			all = append(all, l.Part)
		}
		for _, o := range outputsOf(all, by.atDesk()) {
			p.Shown[o.ID] = o
		}
		return err
	})
	return p, err
}
