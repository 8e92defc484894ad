package demo

import (
	"fmt"
	"slices"
	"strconv"

	"kompas/app"
	"kompas/kompas"
)

// conversation is a meeting of partners: who was there, what was said, what came out. One in the future is only planned.
type conversation struct {
	name    string
	day     int
	planned int // the day on which it was planned
	title   string
	clock   string
	place   string
	step    int
	present []presence
	inputs  []input
	outcome string
}

// presence is how many people of a seat were there.
type presence struct {
	seat   string
	people int
}

// input is what somebody said.
type input struct {
	perspective kompas.Perspective
	by          string
	text        string
}

func (c compass) conversationSteps(g conversation) []step {
	name := c.name("gesprek", g.name)
	plan := c.at(g.planned, name, "", func(s *stage, by app.Actor, slug string) (string, error) {
		id, err := s.app.PlanConversation(s.ctx, by, slug, form("titel", g.title, "datum", s.date(g.day), "tijd", g.clock, "plaats", g.place,
			"stap", strconv.Itoa(g.step)), s.key)
		return string(id), err
	})
	if g.day >= 0 {
		return []step{plan, c.attendanceStep(g, name, g.planned)}
	}
	out := []step{plan, c.attendanceStep(g, name, g.day)}
	for i, x := range g.inputs {
		out = append(out, c.at(g.day, c.name("gesprek", g.name, "inbreng", i), "", func(s *stage, by app.Actor, _ string) (string, error) {
			return "", s.app.AddInput(s.ctx, by, kompas.SessionID(s.Names[name]), form("inbreng", x.text, "perspectief", string(x.perspective), "gezegd-door", x.by), s.key)
		}))
	}
	out = append(out, c.at(g.day+1, c.name("gesprek", g.name, "uitkomst"), "", func(s *stage, by app.Actor, _ string) (string, error) {
		_, err := s.app.EditConversation(s.ctx, by, kompas.SessionID(s.Names[name]), edit("uitkomst", g.outcome))
		return "", err
	}))
	if slices.ContainsFunc(c.reviews, func(r review) bool { return r.talk == g.name }) {
		return out // the end of the review is the end of the conversation
	}
	return append(out, c.at(g.day+1, c.name("gesprek", g.name, "afgerond"), "", func(s *stage, by app.Actor, _ string) (string, error) {
		return "", done(s.app.FinishConversation(s.ctx, by, kompas.SessionID(s.Names[name])), "gesprek_al_afgerond")
	}))
}

// attendanceStep says how many people of each seat were there, or are asked to come.
func (c compass) attendanceStep(g conversation, name string, day int) step {
	return c.at(day, c.name("gesprek", g.name, "aanwezig"), "", func(s *stage, by app.Actor, slug string) (string, error) {
		v, err := s.app.CompassView(s.ctx, by, slug)
		if err != nil {
			return "", err
		}
		var pairs []string
		for _, p := range g.present {
			at := -1
			for i, z := range v.Seats {
				if z.Name == p.seat {
					at = i
				}
			}
			if at < 0 {
				return "", fmt.Errorf("no seat %q", p.seat)
			}
			pairs = append(pairs, app.AttendanceField(v.Seats[at].ID), strconv.Itoa(p.people))
		}
		_, err = s.app.SetAttendance(s.ctx, by, kompas.SessionID(s.Names[name]), edit(pairs...))
		return "", err
	})
}
