package app

import (
	"context"
	"slices"
	"strconv"

	"kompas/area"
	"kompas/fault"
	"kompas/kompas"
	"kompas/measure"
	"kompas/store"
)

// storyRoom is what a story can be about in a compass.
type storyRoom struct {
	activities []kompas.Activity
	results    []kompas.SocietalResult
	areas      []area.Area // where who tells it may live: the municipality, its wijken and buurten
}

func loadStoryRoom(tx *store.Tx, c kompas.Compass) (storyRoom, error) {
	var room storyRoom
	versions, err := tx.Results(c.ID)
	if err != nil {
		return room, err
	}
	if room.areas, err = areasOf(tx, c.AreaCode); err != nil {
		return room, err
	}
	room.results = currentResults(versions)
	room.activities, err = tx.Activities(c.ID)
	return room, err
}

// fields are the fields of a story: its words and its consent, and what it is about by slug and number.
func (room storyRoom) fields() []kompas.Field[measure.Story] {
	activity := kompas.Field[measure.Story]{Name: "activiteit",
		Get: func(s *measure.Story) string {
			for _, x := range room.activities {
				if x.ID == s.ActivityID {
					return x.Slug
				}
			}
			return ""
		},
		Set: func(s *measure.Story, text string) *fault.Error {
			at := slices.IndexFunc(room.activities, func(x kompas.Activity) bool { return x.Slug == text })
			if text != "" && at < 0 {
				return fault.Field("activiteit", "geen_keuze")
			}
			s.ActivityID = ""
			if text != "" {
				s.ActivityID = room.activities[at].ID
			}
			return nil
		}}
	result := kompas.Field[measure.Story]{Name: "resultaat",
		Get: func(s *measure.Story) string {
			for _, r := range room.results {
				if r.ID == s.ResultID {
					return strconv.Itoa(r.Number)
				}
			}
			return ""
		},
		Set: func(s *measure.Story, text string) *fault.Error {
			at := slices.IndexFunc(room.results, func(r kompas.SocietalResult) bool { return strconv.Itoa(r.Number) == text })
			if text != "" && at < 0 {
				return fault.Field("resultaat", "geen_keuze")
			}
			s.ResultID = ""
			if text != "" {
				s.ResultID = room.results[at].ID
			}
			return nil
		}}
	return append(measure.StoryFields(), activity, result, room.areaField())
}

// storyObject is what the permission to moderate a story is decided by: whoever wrote it down, and the executors of its
// activity, have it as their own.
func storyObject(tx *store.Tx, on Object, s measure.Story) (Object, error) {
	on.Own, on.CreatedBy = nil, s.CreatedBy
	if s.ActivityID == "" {
		return on, nil
	}
	list, err := tx.ContributionsTo(s.ActivityID)
	for _, b := range list {
		on.Own = append(on.Own, b.OrganisationID)
	}
	return on, err
}

// AddStory writes down what somebody told, with what the teller agrees to. It gives the story's id.
func (a *App) AddStory(ctx context.Context, by Actor, slug string, form map[string]string, key string) (kompas.StoryID, error) {
	id, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return "", err
		}
		if c.Archived() {
			return "", refuse("kompas_gearchiveerd")
		}
		room, err := loadStoryRoom(tx, c)
		if err != nil {
			return "", err
		}
		s := measure.Story{ID: kompas.StoryID(tx.NewID()), CompassID: c.ID, State: measure.StorySubmitted, CreatedBy: by.Person.ID, IsExample: by.Space.IsDemo}
		if _, ok := form["verhaal"]; !ok {
			form["verhaal"] = ""
		}
		if err := fill(&s, room.fields(), form); err != nil {
			return "", err
		}
		if err := by.mayModerate(tx, on, s); err != nil {
			return "", err
		}
		if s.ToldOn == "" {
			s.ToldOn = a.day(tx.Now)
		}
		if s.ToldOn > a.day(tx.Now) {
			return "", fault.Form([]*fault.Error{fault.Field("verteld-op", "dag_in_de_toekomst")})
		}
		a.stampConsent(tx, measure.Story{}, &s)
		if err := tx.InsertStory(s); err != nil {
			return "", err
		}
		record(tx, by, "create", kindStory, string(s.ID), c.ID, "", s.Text)
		return string(s.ID), nil
	})
	return kompas.StoryID(id), err
}

// mayModerate asks the permission to moderate a story. A story about an activity that another party carries out is not
// one's own, even for whoever wrote it down.
func (by Actor) mayModerate(tx *store.Tx, on Object, s measure.Story) error {
	own, err := storyObject(tx, on, s)
	if err != nil {
		return err
	}
	if s.ActivityID != "" && len(own.Own) > 0 {
		own.CreatedBy = ""
	}
	return by.require(kompas.ActStories, 'C', own)
}

// stampConsent notes when, and on which text, the teller agreed to something new.
func (a *App) stampConsent(tx *store.Tx, before measure.Story, s *measure.Story) {
	for _, use := range s.Uses() {
		if !slices.Contains(before.Uses(), use) {
			s.ConsentGivenOn, s.ConsentVersion = a.day(tx.Now), measure.ConsentVersion()
		}
	}
}

// openedStory is a story that the actor may moderate.
type openedStory struct {
	compass kompas.Compass
	on      Object
	room    storyRoom
	story   measure.Story
}

func (by Actor) openStory(tx *store.Tx, slug string, id kompas.StoryID) (openedStory, error) {
	var o openedStory
	var err error
	if o.compass, o.on, err = by.openCompass(tx, slug, kompas.ActCompass, 'R'); err != nil {
		return o, err
	}
	if o.story, err = tx.Story(id); err != nil {
		return o, err
	}
	if o.story.CompassID != o.compass.ID || o.story.State == measure.StoryWithdrawn {
		return o, fault.Missing()
	}
	if err := by.mayModerate(tx, o.on, o.story); err != nil {
		return o, err
	}
	o.room, err = loadStoryRoom(tx, o.compass)
	return o, err
}

func (a *App) storyEditable(o openedStory, by Actor) editable[measure.Story] {
	return editable[measure.Story]{
		kind: kindStory, fields: o.room.fields(),
		id:      func(s *measure.Story) string { return string(s.ID) },
		version: func(s *measure.Story) int64 { return s.Version },
		compass: func(s *measure.Story) kompas.CompassID { return s.CompassID },
		save: func(tx *store.Tx, s *measure.Story) error {
			if !o.story.TextEditable() && o.story.WordsDiffer(*s) {
				return refuse("verhaal_vrijgegeven")
			}
			if err := by.mayModerate(tx, o.on, *s); err != nil {
				return err
			}
			a.stampConsent(tx, o.story, s)
			if s.State == measure.StoryReleased && !s.Consented() {
				s.State = measure.StoryKept // the teller took back the last consent
			}
			if o.story.ConsentCouncil && !s.ConsentCouncil {
				if err := tx.EraseQuotes(s.ID); err != nil {
					return err
				}
			}
			return tx.UpdateStory(s)
		},
	}
}

// EditStory changes a story or what its teller agrees to. The words of a released story stay as they are.
func (a *App) EditStory(ctx context.Context, by Actor, slug string, id kompas.StoryID, e Edit) (Edited, error) {
	var done Edited
	err := a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openStory(tx, slug, id)
		if err != nil {
			return err
		}
		s := o.story
		done, err = edit(a, tx, by, &s, a.storyEditable(o, by), e)
		return err
	})
	return done, err
}

// MoveStory takes a story to its next state: looked at, released, kept back.
func (a *App) MoveStory(ctx context.Context, by Actor, slug string, id kompas.StoryID, next measure.StoryState) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		o, err := by.openStory(tx, slug, id)
		if err != nil {
			return err
		}
		if next == measure.StoryWithdrawn {
			return withdrawStory(tx, by, o.story)
		}
		if err := o.story.CheckMove(next); err != nil {
			return err
		}
		if err := tx.SealObject(string(id)); err != nil {
			return err
		}
		before := o.story.State
		o.story.State = next
		if err := tx.UpdateStory(&o.story); err != nil {
			return err
		}
		tx.Record(store.Event{PersonID: string(by.Person.ID), PersonName: by.Person.Name, Action: "edit", ObjectKind: kindStory, ObjectID: string(id),
			CompassID: string(o.compass.ID), Field: "verhaalstand", Before: string(before), After: string(next)})
		return nil
	})
}

// withdrawStory takes a story away for good: from every page, from frozen council pages, and its words from the history.
func withdrawStory(tx *store.Tx, by Actor, s measure.Story) error {
	s.Withdraw()
	if err := tx.UpdateStory(&s); err != nil {
		return err
	}
	if err := tx.EraseQuotes(s.ID); err != nil {
		return err
	}
	if err := tx.EraseTexts(string(s.ID)); err != nil {
		return err
	}
	record(tx, by, "withdraw", kindStory, string(s.ID), s.CompassID, "", "")
	return nil
}
