package demo

import (
	"fmt"
	"strconv"

	"kompas/app"
	"kompas/kompas"
	"kompas/measure"
)

// activity is something partners do, with why, how well and what participants say.
type activity struct {
	day      int
	by       string
	name     string
	text     string
	whom     string
	kind     kompas.ActivityKind
	form     kompas.Formality
	isNew    bool
	status   kompas.ActivityStatus
	since    int // years before the compass began
	ended    int // the day it stopped; 0 when it did not
	parties  []party
	claims   []claim
	quality  []quality
	outcomes []outcome
}

// party is what an organisation adds to an activity.
type party struct {
	name string
	role kompas.ContributionRole
	adds string
	more []string // what shows it, and who decided that it is carried out by this party; empty while nobody wrote that
}

// claim says why an activity contributes to a result, by its number.
type claim struct {
	result      string
	when        string
	then        string
	contributes string
	assumption  string
	evidence    kompas.Evidence
	grade       kompas.ClaimGrade
	why         string // that grade
}

// quality is the answer for one element; askBy asks for an answer by a day.
type quality struct {
	day     int
	by      string
	element kompas.QualityElement
	state   kompas.QualityState
	askBy   int
	text    string
}

// outcome is what participants answered over the quarter of a day.
type outcome struct {
	day      int
	by       string
	kind     kompas.OutcomeQuestion
	rater    kompas.Rater
	reached  int
	answered int
	positive int
	mean     string
	goal     string // of the list, by the name of its step
	says     string // what shows it, in own words
}

func (c compass) activitySteps(x activity) []step {
	address := c.name("activiteit", x.name)
	out := []step{c.at(x.day, address, x.by, func(s *stage, by app.Actor, slug string) (string, error) {
		fields := form("activiteit", x.name, "omschrijving", x.text, "voor-wie", x.whom, "vorm", string(x.form), "stand", string(x.status), "soort-activiteit", string(x.kind))
		if x.status.Runs() {
			fields["sinds"] = strconv.Itoa(s.year(c.day) - x.since)
		}
		if x.isNew {
			fields["nieuw-of-bestaand"] = "nieuw"
		}
		return s.app.StartActivity(s.ctx, by, slug, fields, s.key)
	})}
	for _, p := range x.parties {
		out = append(out, c.partySteps(x, p, address)...)
	}
	for _, m := range x.claims {
		out = append(out, c.claimSteps(x, m, address)...)
	}
	if x.ended != 0 {
		out = append(out, c.at(x.ended, c.name("gestopt", x.name), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			_, err := s.app.EditActivity(s.ctx, by, slug, s.Names[address], edit("stand", string(kompas.ActivityStopped)))
			return "", err
		}))
	}
	for _, q := range x.quality {
		out = append(out, c.at(q.day, c.name("kwaliteit", x.name, q.element, q.state), q.by, func(s *stage, by app.Actor, slug string) (string, error) {
			e := edit("toelichting", q.text, "staat", string(q.state))
			if q.askBy != 0 {
				e = edit("antwoord-voor", s.date(q.askBy))
			}
			_, err := s.app.AnswerQuality(s.ctx, by, slug, s.Names[address], q.element, e)
			return "", err
		}))
	}
	for i, o := range x.outcomes {
		out = append(out, c.at(o.day, c.name("uitkomst", x.name, i), o.by, func(s *stage, by app.Actor, slug string) (string, error) {
			fields := form("soort-vraag", string(o.kind), "periode", s.quarter(o.day), "bereikt", strconv.Itoa(o.reached), "antwoorden", strconv.Itoa(o.answered),
				"wie-oordeelde", string(o.rater), "gemiddelde", o.mean)
			fields["welk-doel"], fields["waaruit-blijkt"] = "", o.says
			if o.goal != "" {
				fields["welk-doel"] = s.Names[c.name(app.PartGoal, o.goal)]
			}
			if o.mean == "" {
				fields["positief"] = strconv.Itoa(o.positive)
			}
			return "", s.app.AddOutcome(s.ctx, by, slug, s.Names[address], fields, s.key)
		}))
	}
	return out
}

// speakers are the people who speak for a party themselves.
func speakers() map[string]string { return map[string]string{wisselplaats: "dilek", buurttafel: "ida"} }

// partySteps name a party, let it say what it adds, and appoint it.
func (c compass) partySteps(x activity, p party, address string) []step {
	added := c.name("bijdrage", x.name, p.name)
	out := []step{c.at(x.day, added, x.by, func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.AddContribution(s.ctx, by, slug, s.Names[address], form("organisatie-nieuw", p.name, "rol", string(p.role)), s.key)
	})}
	if p.adds != "" {
		out = append(out, c.at(x.day+2, added+" zelf", speakers()[p.name], func(s *stage, by app.Actor, slug string) (string, error) {
			_, err := s.app.EditContribution(s.ctx, by, slug, s.Names[address], s.Names[added], edit("bijdrage", p.adds))
			return "", err
		}))
	}
	if len(p.more) > 0 {
		out = append(out, c.at(-90, added+" blijkt", speakers()[p.name], func(s *stage, by app.Actor, slug string) (string, error) {
			_, err := s.app.EditContribution(s.ctx, by, slug, s.Names[address], s.Names[added], edit("waaruit-blijkt", p.more[0], "blijkt-op", s.date(-95)))
			return "", err
		}), c.at(-88, added+" aangewezen", "wessel", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", done(s.app.AppointPartner(s.ctx, by, slug, s.Names[address], s.Names[added], form("wie-besloot", p.more[1], "aangewezen-op", s.date(-88)), s.key), "al_aangewezen")
		}))
	}
	return out
}

func (c compass) claimSteps(x activity, m claim, address string) []step {
	result := c.name("resultaat", m.result)
	return []step{
		c.at(x.day+1, c.name("als-dan", x.name, m.result), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.AddClaim(s.ctx, by, slug, s.Names[address], form("resultaat", s.Names[result]), s.key)
		}),
		c.at(x.day+1, c.name("als-dan", x.name, m.result, "waarom"), "", func(s *stage, by app.Actor, slug string) (string, error) {
			p, err := s.app.ActivityPage(s.ctx, by, slug, s.Names[address])
			if err != nil {
				return "", err
			}
			for _, line := range p.Claims {
				if app.ResultAddress(line.Result) != s.Names[result] {
					continue
				}
				_, err := s.app.EditClaim(s.ctx, by, slug, s.Names[address], string(line.ID), edit("als", m.when, "dan", m.then, "draagt-bij", m.contributes,
					"aanname", m.assumption, "onderbouwing", string(m.evidence), "mate", string(m.grade), "waarom-mate", m.why))
				return string(line.ID), err
			}
			return "", fmt.Errorf("no claim to result %s", m.result)
		}),
	}
}

// storyTellers tell where those who told some of the stories live, and how old they are. Of the painter no page shows all of it: there are
// hardly people of that age in those houses.
func storyTellers() map[string]struct {
	area string
	age  measure.AgeGroup
} {
	return map[string]struct {
		area string
		age  measure.AgeGroup
	}{"wasmachine": {"WK030800", "45-64"}, "jas": {"BU03080005", "25-44"}, "bakker": {"GM0308", ""}, "eigen zaak": {"BU03080501", "25-44"}, "gehaald": {"BU03080007", "65-plus"}}
}

// storySteps writes a story down and takes it, a day at a time, to the state it has.
func (c compass) storySteps(v story, n int) []step {
	name := c.name("verhaal", v.name)
	out := []step{c.at(v.day, name, "karim", func(s *stage, by app.Actor, slug string) (string, error) {
		fields := form("verhaal", v.text, "verteller", v.by, "perspectief", string(v.perspective), "activiteit", s.Names[c.name("activiteit", v.activity)],
			"resultaat", v.result, "woont-in", storyTellers()[v.name].area, "leeftijd", string(storyTellers()[v.name].age))
		for _, use := range v.uses {
			fields[use] = "ja"
		}
		id, err := s.app.AddStory(s.ctx, by, slug, fields, s.key)
		return string(id), err
	})}
	for i, next := range []measure.StoryState{measure.StorySeen, measure.StoryState(v.state)} {
		if v.state == string(measure.StorySubmitted) || i == 1 && next == measure.StorySeen {
			break
		}
		out = append(out, c.at(v.day+1+i, c.name("verhaal", v.name, next, n), "karim", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", done(s.app.MoveStory(s.ctx, by, slug, kompas.StoryID(s.Names[name]), next), "verhaal_stap_kan_niet")
		}))
	}
	return out
}
