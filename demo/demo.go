// Package demo is the content of the demonstration: invented people, parties and policy of a municipality, beside its
// real figures. It is put in the way people put it in, by the methods of app, on days before the start. So every rule of
// the method held at each step, and the history tells who did what and when.
//
// All days count from the start: -430 is fourteen months before it. So the content looks right on any day.
package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kompas/app"
	"kompas/fault"
)

// step is one thing that one person does on one day.
type step struct {
	day  int
	name string // its own: also its idempotency key
	do   func(*stage) (string, error)
}

// stage is where the steps are played.
type stage struct {
	ctx    context.Context
	app    *app.App
	key    string // of the step that is played
	actors map[[2]string]app.Actor
	progress
}

// progress is what is noted after each step, so that a filling that was cut off goes on where it was.
type progress struct {
	Start time.Time         `json:"begin"`
	Steps int               `json:"stappen"` // that were played
	Whole bool              `json:"klaar"`
	Names map[string]string `json:"namen,omitempty"` // what a step gave, such as an address, by the name of the step
}

// Fill plays every step, once: in a demonstration that is filled it does nothing. set tells the application what time it
// is. When it was cut off it goes on after the last step that was noted, with the days of the first start. The step that
// was cut off is played again: it either finds itself done by its idempotency key, or does the same once more.
func Fill(ctx context.Context, a *app.App, set func(time.Time)) error {
	s := &stage{ctx: ctx, app: a, actors: map[[2]string]app.Actor{}, progress: progress{Start: a.Now(), Names: map[string]string{}}}
	noted, err := a.DemoProgress(ctx)
	if err != nil {
		return err
	}
	if noted != "" {
		if err := json.Unmarshal([]byte(noted), &s.progress); err != nil {
			return fmt.Errorf("demo: %w", err)
		}
	}
	if s.Whole {
		return nil
	}
	defer set(a.Now())
	steps := script()
	for i, moment := range s.timetable(steps) {
		if i < s.Steps {
			continue
		}
		set(moment)
		if err := s.play(steps[i]); err != nil {
			return fmt.Errorf("demo: %s: %w", steps[i].name, err)
		}
	}
	s.Whole, s.Names = true, nil
	return s.note()
}

// script gives every step, in the order of the days.
func script() []step {
	steps := slices.Concat(peopleSteps(), spaceSteps(), councilSteps(), rondkomen().steps(), eenzaamheid().steps(), jongeren().steps(),
		oosterhei().steps(), buurten().steps(), mantelzorg().steps(), groen().steps(), leren().steps(), schuldhulp().steps(), setSteps(), figureSteps(), ownAreaSteps(), publicSteps())
	for _, c := range buurtenUnder() {
		steps = append(steps, c.steps()...)
	}
	slices.SortStableFunc(steps, func(x, y step) int { return x.day - y.day })
	return steps
}

func (s *stage) play(next step) error {
	s.key = next.name
	gave, err := next.do(s)
	if fault.Is(err, fault.Stale) {
		// A filling that was cut off may have been stored only while this one looked. Its key tells the second time.
		gave, err = next.do(s)
	}
	if err != nil {
		return err
	}
	if gave != "" {
		s.Names[next.name] = gave
	}
	s.Steps++
	return s.note()
}

func (s *stage) note() error {
	text, err := json.Marshal(s.progress)
	if err != nil {
		return err
	}
	return s.app.NoteDemoProgress(s.ctx, string(text))
}

// timetable gives each step its moment: on a working day, the first at nine, the next some minutes later.
func (s *stage) timetable(steps []step) []time.Time {
	var out []time.Time
	var last time.Time
	for _, x := range steps {
		at := s.workday(x.day).Add(9 * time.Hour)
		if !at.After(last) {
			at = last.Add(3 * time.Minute)
		}
		out, last = append(out, at), at
	}
	return out
}

// workday gives the midnight with which a day begins; what would fall in a weekend is moved to the Friday before it.
func (s *stage) workday(day int) time.Time {
	start := s.Start.In(s.app.Zone())
	at := time.Date(start.Year(), start.Month(), start.Day()+day, 0, 0, 0, 0, s.app.Zone())
	switch at.Weekday() {
	case time.Saturday:
		return at.AddDate(0, 0, -1)
	case time.Sunday:
		return at.AddDate(0, 0, -2)
	}
	return at
}

// date writes a day as a form does.
func (s *stage) date(day int) string { return s.workday(day).Format(time.DateOnly) }

// dateOrNone gives a day; nothing for none.
func (s *stage) dateOrNone(day int) string {
	if day == 0 {
		return ""
	}
	return s.date(day)
}

// year gives the year of a day.
func (s *stage) year(day int) int { return s.workday(day).Year() }

// quarter gives the quarter of a day: 2026-Q1.
func (s *stage) quarter(day int) string {
	at := s.workday(day)
	return fmt.Sprintf("%d-Q%d", at.Year(), (int(at.Month())+2)/3)
}

// as gives a person of the demonstration in a space.
func (s *stage) as(person, space string) (app.Actor, error) {
	if by, ok := s.actors[[2]string{person, space}]; ok {
		return by, nil
	}
	by, err := s.app.DemoActor(s.ctx, address(person), space)
	if err == nil {
		s.actors[[2]string{person, space}] = by
	}
	return by, err
}
