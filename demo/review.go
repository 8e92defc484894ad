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
	by         string     // who leads it, when not whoever leads the compass
	own        []presence // who were there, of a review in the learning space of an organisation
	shared     int        // the day on which its explanations and what stays were shared; 0: not
	look       int        // the day on which partners look again
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
	works bool // it names what makes it work
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
	look  int      // the day to look whether it helped; 0: none
	works []string // what it is made a concept of: waarvan, onderdeel, datum; nil: nothing
	found string   // what its effect was, written down when it was looked at
}

// move takes an action to its next status on a day.
type move struct {
	day  int
	next kompas.ActionStatus
}

func (c compass) reviewSteps(r review) []step {
	name := c.name("verbetergesprek", r.talk)
	out := []step{c.at(r.day, name, r.by, func(s *stage, by app.Actor, slug string) (string, error) {
		fields := form("onderwerp", "resultaat-"+r.result, "gesprek", s.Names[c.name("gesprek", r.talk)])
		if r.own != nil {
			if err := c.ownRound(s, by, slug, r, fields); err != nil {
				return "", err
			}
		}
		for _, about := range r.table {
			fields[app.EvidenceField(c.onTable(s, r, about))] = "ja"
		}
		return s.app.StartReview(s.ctx, by, slug, fields, s.key)
	})}
	next := func(from kompas.Phase) {
		out = append(out, c.at(r.day, c.name("verbetergesprek", r.talk, from), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.NextPhase(s.ctx, by, slug, s.Names[name], from, s.key)
		}))
	}
	out = append(out, c.recognitionSteps(r, name)...)
	next(kompas.PhaseRecognise)
	out = append(out, c.explanationSteps(r, name)...)
	next(kompas.PhaseExplain)
	for i, j := range r.judgements {
		out = append(out, c.at(r.day, c.name("waardering", r.talk, i), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.AddJudgement(s.ctx, by, slug, s.Names[name], form("oordeel", string(j.verdict), "waardering", j.text), s.key)
		}))
	}
	next(kompas.PhaseJudge)
	for _, x := range r.actions {
		out = append(out, c.at(r.day, c.name("actie", x.name), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return s.app.AddAction(s.ctx, by, slug, s.Names[name], form("actie", x.text, "waarbij", string(x.step), "wie", x.owner, "wanneer", s.date(x.due), "terugkijken", s.dateOrNone(x.look)), s.key)
		}))
	}
	if r.look != 0 {
		out = append(out, c.at(r.day, c.name("terugkijken", r.talk), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			_, err := s.app.EditReview(s.ctx, by, slug, s.Names[name], edit("terugkijken", s.date(r.look)))
			return "", err
		}))
	}
	next(kompas.PhaseImprove)
	if r.shared != 0 {
		out = append(out, c.at(r.shared, c.name("gedeeld", r.talk), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return "", share(s, by, slug, s.Names[name])
		}))
	}
	for _, x := range r.actions {
		out = append(out, c.workSteps(r, x)...)
		for _, m := range x.moves {
			out = append(out, c.at(m.day, c.name("actie", x.name, m.next), "", func(s *stage, by app.Actor, slug string) (string, error) {
				return "", done(s.app.MoveAction(s.ctx, by, slug, s.Names[c.name("actie", x.name)], m.next), "actie_stap_niet")
			}))
		}
	}
	return out
}

// workSteps makes a concept of an action, and writes down what its effect was.
func (c compass) workSteps(r review, x action) []step {
	var out []step
	if x.works != nil {
		out = append(out, c.at(r.day+4, c.name("concept", x.name), "marloes", func(s *stage, by app.Actor, slug string) (string, error) {
			err := s.app.MakeWork(s.ctx, by, slug, s.Names[c.name("actie", x.name)], form(x.works...), "Naar aanleiding van het verbetergesprek", s.key)
			return "", done(err, "actie_heeft_al_werk")
		}))
	}
	if x.found != "" {
		out = append(out, c.at(x.moves[len(x.moves)-1].day, c.name("effect", x.name), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
			_, err := s.app.EditAction(s.ctx, by, slug, s.Names[c.name("actie", x.name)], edit("effect", x.found))
			return "", done(err, "actie_afgesloten")
		}))
	}
	return out
}

// ownRound fills in what a review in a learning space asks: its day and who were there.
func (c compass) ownRound(s *stage, by app.Actor, slug string, r review, fields map[string]string) error {
	v, err := s.app.NewReview(s.ctx, by, slug, "resultaat-"+r.result, true)
	fields["ronde"], fields["datum"] = app.RoundOwn, s.date(r.day)
	for _, p := range r.own {
		for _, z := range v.Seats {
			if z.Name == p.seat {
				fields[app.AttendanceField(z.ID)] = strconv.Itoa(p.people)
			}
		}
	}
	return err
}

// share brings the explanations and what stays from a learning space to the joint review.
func share(s *stage, by app.Actor, slug, review string) error {
	p, err := s.app.ReviewPage(s.ctx, by, slug, review, "")
	if err != nil {
		return err
	}
	fields := form()
	for _, x := range p.Explanations() {
		fields[app.ShareField(x.ID)] = "ja"
	}
	for _, j := range p.Table.Keep() {
		fields[app.ShareField(j.ID)] = "ja"
	}
	return s.app.ShareLearning(s.ctx, by, slug, review, fields, s.key)
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
		out = append(out, c.at(r.day, c.name("herkennen", r.talk, i), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
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
		out = append(out, c.at(r.day, c.name("verklaren", r.talk, i), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
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
			return "", s.app.AddExplanation(s.ctx, by, slug, s.Names[name], form("toelichting", x.text, "stoel", string(seat), kompas.AboutField(letter), "ja", "werkzaam", map[bool]string{true: "ja"}[x.works]), s.key)
		}))
	}
	for _, v := range r.verdicts {
		out = append(out, c.at(r.day, c.name("als-dan", r.talk, v.activity), r.by, func(s *stage, by app.Actor, slug string) (string, error) {
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
