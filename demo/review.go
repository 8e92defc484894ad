package demo

import (
	"fmt"
	"strconv"

	"kompas/app"
	"kompas/kompas"
)

// review is a walk from recognising to improving, at a conversation, about a result. What lies on the table is named by
// the place of an indicator with the result ("0") or by the name of a story.
type review struct {
	day        int
	talk       string
	result     string
	table      []string
	recognised []recognised
	explained  []explained
	verdicts   []verdict
	judgements []judgement
	actions    []action
}

// recognised is what a seat answers about one thing on the table.
type recognised struct {
	seat   string
	about  string
	answer kompas.Recognition
	note   string
}

// explained is how somebody of a seat explains what lies on the table.
type explained struct {
	seat  string
	about string
	text  string
}

// verdict is the answer whether an activity contributes as was thought.
type verdict struct {
	activity string
	answer   kompas.ClaimAnswer
	note     string
}

// judgement is a line on the lists of what stays and what must change.
type judgement struct {
	verdict kompas.JudgementVerdict
	text    string
}

// action is what partners change, until when, and how it went since.
type action struct {
	name  string
	text  string
	step  kompas.FeedbackTarget
	owner string
	due   int
	moves []move
}

// move takes an action to its next status on a day.
type move struct {
	day  int
	next kompas.ActionStatus
}

func (c compass) reviewSteps(r review) []step {
	name := c.name("verbetergesprek", r.talk)
	out := []step{c.at(r.day, name, "", func(s *stage, by app.Actor, slug string) (string, error) {
		fields := form("onderwerp", "resultaat-"+r.result, "gesprek", s.Names[c.name("gesprek", r.talk)])
		for _, about := range r.table {
			fields[app.EvidenceField(c.onTable(s, r, about))] = "ja"
		}
		return s.app.StartReview(s.ctx, by, slug, fields, s.key)
	})}
	next := func(from kompas.Phase) {
		out = append(out, c.at(r.day, c.name("verbetergesprek", r.talk, from), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.NextPhase(s.ctx, by, slug, s.Names[name], from, s.key)
		}))
	}
	out = append(out, c.recognitionSteps(r, name)...)
	next(kompas.PhaseRecognise)
	out = append(out, c.explanationSteps(r, name)...)
	next(kompas.PhaseExplain)
	for i, j := range r.judgements {
		out = append(out, c.at(r.day, c.name("waardering", r.talk, i), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.AddJudgement(s.ctx, by, slug, s.Names[name], form("oordeel", string(j.verdict), "waardering", j.text), s.key)
		}))
	}
	next(kompas.PhaseJudge)
	for _, x := range r.actions {
		out = append(out, c.at(r.day, c.name("actie", x.name), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return s.app.AddAction(s.ctx, by, slug, s.Names[name], form("actie", x.text, "waarbij", string(x.step), "wie", x.owner, "wanneer", s.date(x.due)), s.key)
		}))
	}
	next(kompas.PhaseImprove)
	for _, x := range r.actions {
		for _, m := range x.moves {
			out = append(out, c.at(m.day, c.name("actie", x.name, m.next), "", func(s *stage, by app.Actor, slug string) (string, error) {
				return "", done(s.app.MoveAction(s.ctx, by, slug, s.Names[c.name("actie", x.name)], m.next), "actie_stap_niet")
			}))
		}
	}
	return out
}

// onTable gives the id of what lies on the table.
func (c compass) onTable(s *stage, r review, about string) string {
	if i, err := strconv.Atoi(about); err == nil {
		return s.Names[c.name("resultaat", r.result, "indicator", i)]
	}
	return s.Names[c.name("verhaal", about)]
}

func (c compass) recognitionSteps(r review, name string) []step {
	var out []step
	for i, x := range r.recognised {
		out = append(out, c.at(r.day, c.name("herkennen", r.talk, i), "", func(s *stage, by app.Actor, slug string) (string, error) {
			p, err := s.app.ReviewPage(s.ctx, by, slug, s.Names[name], "")
			if err != nil {
				return "", err
			}
			letter, err := c.letter(s, r, p, x.about)
			if err != nil {
				return "", err
			}
			seat, err := seatAt(p, x.seat)
			if err != nil {
				return "", err
			}
			_, err = s.app.Recognise(s.ctx, by, slug, s.Names[name], seat, edit("herkend-"+letter, string(x.answer), "toelichting-"+letter, x.note))
			return "", err
		}))
	}
	return out
}

func (c compass) explanationSteps(r review, name string) []step {
	var out []step
	for i, x := range r.explained {
		out = append(out, c.at(r.day, c.name("verklaren", r.talk, i), "", func(s *stage, by app.Actor, slug string) (string, error) {
			p, err := s.app.ReviewPage(s.ctx, by, slug, s.Names[name], "")
			if err != nil {
				return "", err
			}
			letter, err := c.letter(s, r, p, x.about)
			if err != nil {
				return "", err
			}
			seat, err := seatAt(p, x.seat)
			if err != nil {
				return "", err
			}
			return "", s.app.AddExplanation(s.ctx, by, slug, s.Names[name], form("toelichting", x.text, "stoel", string(seat), kompas.AboutField(letter), "ja"), s.key)
		}))
	}
	for _, v := range r.verdicts {
		out = append(out, c.at(r.day, c.name("als-dan", r.talk, v.activity), "", func(s *stage, by app.Actor, slug string) (string, error) {
			claim := kompas.ClaimID(s.Names[c.name("als-dan", v.activity, r.result, "waarom")])
			_, err := s.app.AnswerClaim(s.ctx, by, slug, s.Names[name], claim, edit("klopt", string(v.answer), "toelichting", v.note))
			return "", err
		}))
	}
	return out
}

// letter gives the letter under which something lies on the table.
func (c compass) letter(s *stage, r review, p app.ReviewPage, about string) (string, error) {
	for _, e := range p.Evidence {
		if e.ObjectID == c.onTable(s, r, about) {
			return e.Letter, nil
		}
	}
	return "", fmt.Errorf("%q does not lie on the table", about)
}

func seatAt(p app.ReviewPage, name string) (kompas.SeatID, error) {
	for _, z := range p.Present {
		if z.SeatName == name {
			return kompas.SeatID(z.SeatID), nil
		}
	}
	return "", fmt.Errorf("no seat %q was there", name)
}
