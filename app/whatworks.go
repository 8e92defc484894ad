package app

import (
	"slices"
	"strings"

	"kompas/kompas"
	"kompas/store"
)

// suggestions are brought by whoever brings insights, and read by whoever may know how good an activity is. They change
// nothing of the activity: only who answers for its quality takes one over, as an intervention of its own.
func (a *App) suggestions() partKind[kompas.Suggestion] {
	return ofActivity(a, partKind[kompas.Suggestion]{kind: PartSuggestion, action: kompas.ActQuality, table: store.Suggestions(),
		part:   func(x *kompas.Suggestion) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Suggestion) string { return x.Name },
		fields: always(kompas.SuggestionFields()),
		may: func(by Actor, letter byte, on Object, x *kompas.Suggestion) bool {
			if letter == 'A' {
				return by.answersFor(kompas.ActQuality, letter, on)
			}
			mine := x == nil || x.CreatedBy == by.Person.ID
			return mine && by.May(kompas.ActInsight, 'C', on) && by.answersFor(kompas.ActQuality, 'R', on) || x != nil && by.answersFor(kompas.ActQuality, 'C', on)
		},
	}, func(x *kompas.Suggestion) *kompas.ActivityID { return &x.ActivityID }, true)
}

// WhatWorks is what is known about what works for one activity, asked where people choose it or judge it.
type WhatWorks struct {
	Interventions []kompas.Intervention
	Knowledge     []kompas.KnowledgeItem // about the activity, then about the whole compass
	MayAdd        bool                   // to the activity
	MayAddWide    bool                   // to the whole compass
}

// Empty says whether nothing is known yet.
func (w WhatWorks) Empty() bool { return len(w.Interventions)+len(w.Knowledge) == 0 }

// whatWorks gives what is known for each activity of a compass, for as far as the actor may read it.
func (a *App) whatWorks(tx *store.Tx, by Actor, c kompas.Compass, on Object) (func(kompas.ActivityID) WhatWorks, error) {
	used, err := a.interventions().list(tx, by, c, on)
	if err != nil {
		return nil, err
	}
	known, err := a.knowledge().list(tx, by, c, on)
	if err != nil {
		return nil, err
	}
	object, err := a.activityObjects(tx, c, on)
	return func(id kompas.ActivityID) WhatWorks {
		w := WhatWorks{MayAdd: by.answersFor(kompas.ActQuality, 'C', object(id)) && !c.Archived(), MayAddWide: by.May(kompas.ActInsight, 'C', on) && !c.Archived()}
		for _, x := range used.Lines {
			if x.Part.ActivityID == id {
				w.Interventions = append(w.Interventions, x.Part)
			}
		}
		for _, about := range []kompas.ActivityID{id, ""} {
			for _, x := range known.Lines {
				if x.Part.ActivityID == about {
					w.Knowledge = append(w.Knowledge, x.Part)
				}
			}
		}
		return w
	}, err
}

// whatWorksFor gives what is known for one activity.
func (a *App) whatWorksFor(tx *store.Tx, by Actor, o openedActivity) (WhatWorks, error) {
	find, err := a.whatWorks(tx, by, o.compass, o.on)
	if err != nil {
		return WhatWorks{}, err
	}
	return find(o.activity.ID), nil
}

// Offer is a way of working or a source that others use for the same theme or result. It never says who.
type Offer struct {
	Kind        kompas.PartKind // PartIntervention or PartKnowledge
	Name        string
	URL         string
	Theme       string
	Recognition kompas.InterventionRecognition
	Evidence    kompas.Evidence
}

// Suggested is what an activity could use, beside what it uses.
type Suggested struct {
	Offers      []Offer
	Brought     PartList[kompas.Suggestion]
	MayTakeOver bool
	taken       map[string]bool
}

// Taken says whether the activity uses it by now.
func (s Suggested) Taken(name string) bool { return s.taken[kompas.Fold(name)] }

// suggested gives what an activity could use. Only what others can look up is offered: described interventions and sources
// that rest on more than practice, from compasses that the actor may read.
func (a *App) suggested(tx *store.Tx, by Actor, o openedActivity, w WhatWorks) (Suggested, error) {
	s := Suggested{MayTakeOver: w.MayAdd, taken: map[string]bool{}}
	for _, x := range w.Interventions {
		s.taken[kompas.Fold(x.Name)] = true
	}
	for _, x := range w.Knowledge {
		s.taken[kompas.Fold(x.Title)] = true
	}
	list, err := a.suggestions().list(tx, by, o.compass, o.on)
	if err != nil {
		return s, err
	}
	s.Brought = about(list, true, func(x kompas.Suggestion) bool { return x.ActivityID == o.activity.ID })
	f, err := a.fitter(tx, by, o)
	if err != nil {
		return s, err
	}
	for _, x := range f.interventions {
		if x.Described() && f.fits(x.CompassID, x.ActivityID, x.Name) {
			s.offer(Offer{Kind: PartIntervention, Name: x.Name, URL: x.URL, Recognition: x.Recognition})
		}
	}
	for _, x := range f.knowledge {
		if x.Founded() && x.URL != "" && f.fits(x.CompassID, x.ActivityID, strings.Join([]string{x.Title, x.Theme}, ". ")) {
			s.offer(Offer{Kind: PartKnowledge, Name: x.Title, URL: x.URL, Theme: x.Theme, Evidence: x.Evidence})
		}
	}
	return s, nil
}

// offer adds what the activity does not use yet, each thing once.
func (s *Suggested) offer(x Offer) {
	same := func(y Offer) bool { return kompas.Fold(y.Name) == kompas.Fold(x.Name) }
	if !s.Taken(x.Name) && !slices.ContainsFunc(s.Offers, same) {
		s.Offers = append(s.Offers, x)
	}
}

// fitter knows what fits the theme or the results of one activity.
type fitter struct {
	lists         kompas.WordLists
	here          openedActivity
	text          string                     // what the activity is about
	beside        map[kompas.ActivityID]bool // activities for a result of this one
	readable      map[kompas.CompassID]bool  // compasses that the actor reads whole
	interventions []kompas.Intervention      // of the space
	knowledge     []kompas.KnowledgeItem     // of the space
}

func (a *App) fitter(tx *store.Tx, by Actor, o openedActivity) (fitter, error) {
	f := fitter{here: o, beside: map[kompas.ActivityID]bool{}, readable: map[kompas.CompassID]bool{}}
	settings, err := tx.CheckSettings()
	if err != nil {
		return f, err
	}
	f.lists = settings.Lists
	r, err := a.changeReader(tx, by)
	if err != nil {
		return f, err
	}
	for id, c := range r.compasses {
		f.readable[id] = c.whole
	}
	if f.interventions, err = store.Interventions().Of(tx, ""); err != nil {
		return f, err
	}
	if f.knowledge, err = store.KnowledgeItems().Of(tx, ""); err != nil {
		return f, err
	}
	f.text, err = f.about(tx, o)
	return f, err
}

// about gives what an activity is about: its own words, and those of the results it is for.
func (f *fitter) about(tx *store.Tx, o openedActivity) (string, error) {
	claims, err := tx.Claims(o.compass.ID)
	if err != nil {
		return "", err
	}
	versions, err := tx.Results(o.compass.ID)
	text := []string{o.activity.Name, o.activity.Description}
	for _, c := range claimLines(claims, o.activity.ID, currentResults(versions)) {
		text = append(text, c.Result.Text)
		for _, other := range claims {
			if other.ResultID == c.ResultID {
				f.beside[other.ActivityID] = true
			}
		}
	}
	return strings.Join(text, ". "), err
}

// fits says whether something fits: it is used for a result of this activity, or it is about the same theme.
func (f fitter) fits(c kompas.CompassID, activity kompas.ActivityID, words string) bool {
	if !f.readable[c] || activity == f.here.activity.ID {
		return false
	}
	return f.beside[activity] || f.lists.ShareTheme(f.text, words)
}
