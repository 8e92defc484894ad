package app

import (
	"context"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// StoryLine is a story with what it is about and what the actor may do with it.
type StoryLine struct {
	measure.Story
	Activity kompas.Activity       // empty when about none
	Result   kompas.SocietalResult // empty when about none
	Mine     bool                  // the actor moderates it
	Shown    ShownTraits           // what others read of who told it
}

// Stories is the page with the stories of a compass.
type Stories struct {
	CompassFrame
	Waiting    []StoryLine // not released yet; only those the actor moderates
	Released   []StoryLine
	Kept       []StoryLine // not to be shared; only those the actor moderates
	Activities []kompas.Activity
	Results    []kompas.SocietalResult
	Areas      []area.Area
	MayAdd     bool
}

// Stories loads the stories of a compass: all that the actor moderates, and of the others only what is released for use
// in a conversation. What was withdrawn is nowhere.
func (a *App) Stories(ctx context.Context, by Actor, slug string) (Stories, error) {
	var v Stories
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		list, err := by.storyLines(tx, c, on)
		if err != nil {
			return err
		}
		for _, s := range list {
			switch s.State {
			case measure.StoryReleased:
				v.Released = append(v.Released, s)
			case measure.StoryKept:
				v.Kept = append(v.Kept, s)
			default:
				v.Waiting = append(v.Waiting, s)
			}
		}
		v.MayAdd, err = v.loadRoom(tx, by, c, on)
		return err
	})
	return v, err
}

// loadRoom loads what a new story can be about, and says whether the actor may write one down.
func (v *Stories) loadRoom(tx *store.Tx, by Actor, c kompas.Compass, on Object) (bool, error) {
	on.CreatedBy = by.Person.ID
	if c.Archived() || !by.May(kompas.ActStories, 'C', on) {
		return false, nil
	}
	room, err := loadStoryRoom(tx, c)
	if err != nil {
		return false, err
	}
	v.Results, v.Areas = room.results, room.areas
	for _, x := range room.activities {
		if err := by.mayModerate(tx, on, measure.Story{ActivityID: x.ID, CreatedBy: by.Person.ID}); err == nil {
			v.Activities = append(v.Activities, x)
		}
	}
	return true, nil
}

// storyLines gives the stories of a compass that the actor may read.
func (by Actor) storyLines(tx *store.Tx, c kompas.Compass, on Object) ([]StoryLine, error) {
	stories, err := tx.Stories(c.ID)
	if err != nil {
		return nil, err
	}
	room, err := loadStoryRoom(tx, c)
	if err != nil {
		return nil, err
	}
	var out []StoryLine
	for _, s := range stories {
		line := StoryLine{Story: s, Mine: by.mayModerate(tx, on, s) == nil}
		if !line.Mine && !s.May(measure.UseSession) {
			continue
		}
		for _, x := range room.activities {
			if x.ID == s.ActivityID {
				line.Activity = x
			}
		}
		for _, r := range room.results {
			if r.ID == s.ResultID {
				line.Result = r
			}
		}
		out = append(out, line)
	}
	return out, traitsOf(tx, out)
}

// StoryPage is the page on which one story is moderated.
type StoryPage struct {
	CompassFrame
	Story      StoryLine
	Activities []kompas.Activity
	Results    []kompas.SocietalResult
	Areas      []area.Area
	Less       bool // others read less of who told it than was filled in
	NameTells  bool // the name of the teller holds an age or a place
	History    []HistoryLine
}

// StoryPage loads one story for whoever moderates it.
func (a *App) StoryPage(ctx context.Context, by Actor, slug string, id kompas.StoryID) (StoryPage, error) {
	var v StoryPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openStory(tx, slug, id)
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		v.Story = StoryLine{Story: o.story, Mine: true}
		list := Stories{}
		if _, err = list.loadRoom(tx, by, o.compass, o.on); err != nil {
			return err
		}
		v.Activities, v.Results, v.Areas = list.Activities, list.Results, o.room.areas
		if v.Story.Shown, err = (&national{tx: tx}).storyTraits(o.story); err != nil {
			return err
		}
		v.Less = o.story.Consented() && (v.Story.Shown.Area.Code != o.story.AreaCode || v.Story.Shown.Age != o.story.Age)
		v.NameTells = o.room.tellsTraits(o.story.ToldBy)
		v.History, err = historyOf(tx, o.compass.ID, map[string]bool{string(id): true})
		return err
	})
	return v, err
}

// NewStory gives the page on which a story is written down.
func (a *App) NewStory(ctx context.Context, by Actor, slug string) (Stories, error) {
	var v Stories
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.MayAdd, err = v.loadRoom(tx, by, c, on); err != nil {
			return err
		}
		if !v.MayAdd {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		v.CompassFrame, err = a.frame(tx, c, on)
		return err
	})
	return v, err
}
