package demo

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/kompas"
)

// councilSteps writes down what the council values, and the domains it reads by.
func councilSteps() []step {
	var out []step
	add := func(day int, space, area string, kind kompas.ListKind, person string, names ...string) {
		for i, name := range names {
			out = append(out, step{day, strings.TrimSpace(string(kind) + " " + name + " " + area), func(s *stage) (string, error) {
				by, err := s.as(person, space)
				if err != nil {
					return "", err
				}
				return s.app.AddListItem(s.ctx, by, kind, area, form("naam", name, "volgorde", strconv.Itoa(i+1)), s.key)
			}})
		}
	}
	add(founding+1, baarn, "", kompas.ListLifeDomains, "tineke", "Rondkomen", "Werken", "Wonen", "Opgroeien", "Ouder worden", "Gezond leven", "Meedoen", "Veilig zijn")
	values := []string{"Iedereen doet mee", "Dichtbij", "Zelf kiezen", "Eerlijk delen"}
	add(founding+1, baarn, "", kompas.ListCoreValues, "tineke", values...)
	add(joined, bruggen, baarnCode, kompas.ListCoreValues, "hidde", values...)
	add(joined, bruggen, soestCode, kompas.ListCoreValues, "hidde", "Naar elkaar omzien", "Zelf kiezen")
	return out
}

// chain is how college and council adopted a result, after a check of the core values.
type chain struct {
	result  string
	ready   int // the proposal lies ready
	college int
	check   int
	signed  int
	council int
	note    string            // of the college
	doubts  map[string]string // a core value that is in doubt, and why
	votes   [2]string
	objects [2]string // who, and what
}

// memberDecision is what a body of one municipality of a partnership decided about a result.
type memberDecision struct {
	day     int
	result  string
	body    kompas.Body
	by      string
	member  string
	outcome string // empty: adopted
	note    string
	ready   bool // laid ready only
}

func (c compass) memberStep(x memberDecision) step {
	return c.at(x.day, c.name("resultaat-"+x.result, x.body, x.member, x.ready), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
		f, err := s.stepForm(by, slug, x.result, form("besluitdatum", s.date(x.day), "uitkomst", x.outcome, "toelichting", x.note))
		if err != nil {
			return "", err
		}
		f.Member = kompas.PartID(s.Names[c.name(app.PartMember, x.member)])
		if x.ready {
			return "", s.app.Prepare(s.ctx, by, x.body, f)
		}
		return "", s.app.Decide(s.ctx, by, x.body, f)
	})
}

// parking is a result that waits.
type parking struct {
	day    int
	result string
	why    string
	until  int
}

// question is what a council member asks about the newest council page of a result; a signed day of 0 leaves it open, with an
// answer in concept.
type question struct {
	day    int
	result string
	about  int // which indicator, from 0
	text   string
	answer string
	signed int
}

// motion is a wish of the council that a result goes back to.
type motion struct {
	day    int
	result string
	title  string
	taken  int
	at     string
}

func (c compass) chainSteps() []step {
	var out []step
	if c.domain != "" {
		out = append(out, c.at(c.day, c.name("domein"), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.ChooseDomain(s.ctx, by, slug, s.Names["levensdomein "+c.domain], s.key)
		}))
	}
	for _, x := range c.chains {
		out = append(out, c.decisionSteps(x)...)
	}
	for _, x := range c.members {
		out = append(out, c.memberStep(x))
	}
	for _, x := range c.checks {
		out = append(out, c.memberCheckSteps(x)...)
	}
	for _, day := range c.cycles {
		out = append(out, c.at(day, c.name("ronde", day), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.BeginCycle(s.ctx, by, slug, s.key)
		}))
	}
	for _, x := range c.parkings {
		out = append(out, c.at(x.day, c.name("parkeren", x.result), "", func(s *stage, by app.Actor, slug string) (string, error) {
			f, err := s.stepForm(by, slug, x.result, form("reden", x.why, "volgende-datum", s.date(x.until)))
			if err != nil {
				return "", err
			}
			return "", s.app.Park(s.ctx, by, f)
		}))
	}
	for _, x := range c.unsigned {
		out = append(out, c.at(x.check, c.name("kernwaarden", x.result), "", func(s *stage, by app.Actor, slug string) (string, error) {
			t, err := s.app.CoreValues(s.ctx, by, slug, "resultaat-"+x.result, "")
			if err != nil {
				return "", err
			}
			return "", s.app.ProposeCoreValues(s.ctx, by, slug, "resultaat-"+x.result, "", x.answers(t), s.key)
		}))
	}
	for i, x := range c.questions {
		out = append(out, c.questionSteps(x, i)...)
	}
	for _, x := range c.motions {
		out = append(out, c.at(x.day, c.name("motie", x.title), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.AddMotion(s.ctx, by, slug, "resultaat-"+x.result, form("motie", x.title, "motiedatum", s.date(x.taken), "motieadres", x.at, "motie-bij", "resultaat"), s.key)
		}))
	}
	return out
}

// stepForm fills in a form about the newest version of a result.
func (s *stage) stepForm(by app.Actor, slug, result string, fields map[string]string) (app.StepForm, error) {
	d, err := s.app.Dossier(s.ctx, by, slug, "resultaat-"+result)
	f := app.StepForm{Slug: slug, What: "resultaat-" + result, Parts: []kompas.ChainObject{kompas.ChainResult, kompas.ChainIndicators}, Fields: fields, Key: s.key}
	if err == nil {
		f.Version = d.Versions[0].ID
	}
	return f, err
}

func (c compass) decisionSteps(x chain) []step {
	what := "resultaat-" + x.result
	body := func(day int, name, person string, do func(s *stage, by app.Actor, f app.StepForm) error, fields func(s *stage) map[string]string) step {
		return c.at(day, c.name(what, name), person, func(s *stage, by app.Actor, slug string) (string, error) {
			f, err := s.stepForm(by, slug, x.result, fields(s))
			if err != nil {
				return "", err
			}
			return "", do(s, by, f)
		})
	}
	document := func(*stage) map[string]string {
		return form("document", "Collegevoorstel over "+c.title, "documentadres", "https://raad.baarn.example/voorstellen/"+kompas.Slug(c.title), "toelichting", x.note)
	}
	return []step{
		body(x.ready, "klaar", "", func(s *stage, by app.Actor, f app.StepForm) error {
			return s.app.Prepare(s.ctx, by, kompas.BodyCollege, f)
		}, document),
		body(x.college, "college", "annelien", func(s *stage, by app.Actor, f app.StepForm) error {
			return s.app.Decide(s.ctx, by, kompas.BodyCollege, f)
		}, func(s *stage) map[string]string {
			fields := document(s)
			fields["besluitdatum"], fields["stemming"] = s.date(x.college), string(kompas.VotingConsent)
			return fields
		}),
		c.at(x.check, c.name(what, "kernwaarden"), "", func(s *stage, by app.Actor, slug string) (string, error) {
			t, err := s.app.CoreValues(s.ctx, by, slug, what, "")
			if err != nil {
				return "", err
			}
			return "", s.app.ProposeCoreValues(s.ctx, by, slug, what, "", x.answers(t), s.key)
		}),
		c.at(x.signed, c.name(what, "kernwaarden getekend"), "noor", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.SignCoreValues(s.ctx, by, slug, what, "", s.key)
		}),
		body(x.council, "raad", "rutger", func(s *stage, by app.Actor, f app.StepForm) error {
			return s.app.Decide(s.ctx, by, kompas.BodyCouncil, f)
		}, func(s *stage) map[string]string {
			return form("besluitdatum", s.date(x.council), "stemming", string(kompas.VotingVotes), "voor", x.votes[0], "tegen", x.votes[1],
				"bezwaar-1-van", x.objects[0], "bezwaar-1", x.objects[1])
		}),
	}
}

// memberCheck is how the core values of a municipality of a partnership were gone through; a signed day of 0: not signed yet.
type memberCheck struct {
	day    int
	result string
	area   string
	doubts map[string]string
	signed int
	by     string // of the council
}

func (c compass) memberCheckSteps(x memberCheck) []step {
	what := "resultaat-" + x.result
	out := []step{c.at(x.day, c.name(what, "kernwaarden", x.area), "", func(s *stage, by app.Actor, slug string) (string, error) {
		t, err := s.app.CoreValues(s.ctx, by, slug, what, x.area)
		if err != nil {
			return "", err
		}
		return "", s.app.ProposeCoreValues(s.ctx, by, slug, what, x.area, chain{doubts: x.doubts}.answers(t), s.key)
	})}
	if x.signed != 0 {
		out = append(out, c.at(x.signed, c.name(what, "kernwaarden getekend", x.area), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.SignCoreValues(s.ctx, by, slug, what, x.area, s.key)
		}))
	}
	return out
}

// answers fills in the check of the core values: what is not in doubt fits.
func (x chain) answers(t app.ValueTable) map[string]string {
	out := map[string]string{}
	for i, s := range t.Subjects {
		for _, v := range t.Values {
			verdict, note := app.ValueFields(s, v)
			out[verdict] = "past"
			if why, doubt := x.doubts[v.Name]; doubt && i == 0 {
				out[verdict], out[note] = "twijfel", why
			}
		}
	}
	return out
}

func (c compass) questionSteps(x question, n int) []step {
	name, page := c.name("raadsvraag", n), c.name("raadsblad", x.result, "vast")
	out := []step{c.at(x.day, name, "noor", func(s *stage, by app.Actor, slug string) (string, error) {
		address := s.Names[c.name("resultaat", x.result)]
		v, err := s.app.FrozenCouncilPage(s.ctx, by, slug, address, s.Names[page])
		if err != nil {
			return "", err
		}
		about := app.Subject{Kind: kompas.AboutIndicator, ID: v.Sheet.Rows[x.about].ID}
		return s.app.AskCouncilQuestion(s.ctx, by, slug, address, s.Names[page], form("vraag", x.text, "bij", about.Value()), s.key)
	})}
	at := func(s *stage, slug string) app.QuestionAt {
		return app.QuestionAt{Slug: slug, Address: s.Names[c.name("resultaat", x.result)], Day: s.Names[page], ID: s.Names[name]}
	}
	out = append(out, c.at(x.day+2, name+" antwoord", "", func(s *stage, by app.Actor, slug string) (string, error) {
		return "", s.app.AnswerCouncilQuestion(s.ctx, by, at(s, slug), form("antwoord", x.answer), s.key)
	}))
	if x.signed != 0 {
		out = append(out, c.at(x.signed, name+" getekend", "annelien", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.SignCouncilAnswer(s.ctx, by, at(s, slug), s.key)
		}))
	}
	return out
}
