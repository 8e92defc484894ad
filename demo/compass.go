package demo

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
)

// compass is the content of one compass, as its partners put it in.
type compass struct {
	key    string // first word of the names of its steps
	space  string
	lead   string // who does what names nobody
	day    int    // it begins
	title  string
	issue  string
	group  string
	size   string // of the group
	from   string // where that size comes from
	years  string
	area   string // code of a wijk or buurt; empty for the whole municipality
	under  string // key of the compass that it stands under
	tryout bool   // to practise with

	seats         []seat
	owners        []string // names of seats that own the first ambition and the first result together
	insights      []insight
	ambitions     []ambition
	revisions     []revision
	results       []result
	activities    []activity
	needs         []need
	relations     []relation
	conversations []conversation
	stories       []story
	reviews       []review
	links         []link
	guests        []guest
	councils      []council
	parts         []part
	proposals     []proposal
	domain        string // its life domain
	chains        []chain
	unsigned      []chain // whose core values wait for the council
	parkings      []parking
	questions     []question
	motions       []motion
	attachments   []attachment
	members       []memberDecision
	checks        []memberCheck
	cycles        []int // days on which the next walk around the compass began
}

// proposal is what somebody would like to see changed, with the answer when there is one.
type proposal struct {
	day    int
	name   string
	by     string
	about  kompas.Action
	text   string
	answer []string // antwoord and waarom, as the lead of the compass gives it some days later; nil while it is open
}

// part is a part of the compass: its kind and what its form holds. A value that begins with @ is what the step of that
// name gave; there may be several: "@duiding een @duiding twee". @@ names a step of another compass in full. One that
// begins with ~ is a day.
type part struct {
	day    int
	kind   kompas.PartKind
	name   string // among parts of its kind
	by     string
	fields []string // name, value, name, value …
}

// revision is a new version of the first ambition, adopted in a conversation.
type revision struct {
	day     int // on which somebody wrote it
	reason  string
	text    string
	adopted adopted
}

// seat is a place at the table.
type seat struct {
	day          int
	perspective  kompas.Perspective
	name         string
	organisation string
}

// insight is what somebody adds to a figure, or to the issue as a whole when it names none.
type insight struct {
	day         int
	name        string
	by          string
	perspective kompas.Perspective
	kind        string
	stance      string
	saidBy      string
	figure      [3]string // indicator, area and period
	text        string
}

// ambition is what partners want, resting on insights by their names.
type ambition struct {
	day       int
	text      string
	residents string
	evidence  []string
	adopted   adopted
}

// adopted is the conversation in which partners agreed, and on which day that was noted; the zero value: not yet.
type adopted struct {
	day  int
	talk string
	note string
}

// link lets residents take part, and these are their answers.
type link struct {
	day     int
	label   string
	answers []answer
	told    []told
	asks    []asked
}

// asked is what a resident needs or proposes.
type asked struct {
	day   int
	about kompas.Action
	text  string
	by    string
}

// guest is somebody from outside who looks at a requirement.
type guest struct {
	day         int
	by          string
	name        string
	kind        kompas.GuestKind
	requirement string // name of its step
	until       int
}

// answer is what a resident recognises or misses.
type answer struct {
	day    int
	stance string
	text   string
}

// told is a story that a resident tells, with the uses agreed to.
type told struct {
	day  int
	by   string
	uses []string
	text string
}

// steps gives what is done in the compass, kind by kind.
func (c compass) steps() []step {
	out := []step{{c.day, c.key, func(s *stage) (string, error) {
		by, err := s.as(c.lead, c.space)
		if err != nil {
			return "", err
		}
		return s.app.StartCompass(s.ctx, by, form("titel", c.title, "vraagstuk", c.issue, "groep", c.group, "groep-aantal", c.size,
			"groep-bron", c.from, "looptijd", c.years, "voor-gebied", c.area, "valt-onder", s.Names[c.under], "oefenen", tick(c.tryout)), s.key)
	}}}
	out = append(out, c.seatSteps()...)
	out = append(out, c.insightSteps()...)
	out = append(out, c.ambitionSteps()...)
	for i, r := range c.results {
		out = append(out, c.resultSteps(r, strconv.Itoa(i+1))...)
	}
	out = append(out, c.ownerSteps()...)
	for _, x := range c.activities {
		out = append(out, c.activitySteps(x)...)
	}
	for _, n := range c.needs {
		out = append(out, c.needSteps(n)...)
	}
	for _, r := range c.relations {
		out = append(out, c.relationStep(r))
	}
	for _, g := range c.conversations {
		out = append(out, c.conversationSteps(g)...)
	}
	for _, r := range c.reviews {
		out = append(out, c.reviewSteps(r)...)
	}
	for i, v := range c.stories {
		out = append(out, c.storySteps(v, i)...)
	}
	for i, l := range c.links {
		out = append(out, c.linkSteps(l, i)...)
	}
	out = append(out, c.partSteps()...)
	out = append(out, c.guestSteps()...)
	out = append(out, c.attachmentSteps()...)
	out = append(out, c.proposalSteps()...)
	for _, b := range c.councils {
		out = append(out, c.councilSteps(b)...)
	}
	return append(out, c.chainSteps()...)
}

// name gives the name of a step of this compass.
func (c compass) name(parts ...any) string {
	name := c.key
	for _, p := range parts {
		name += " " + fmt.Sprint(p)
	}
	return name
}

// at makes a step in this compass by a person; nobody is whoever leads it. The step gets the address of the compass.
func (c compass) at(day int, name, person string, do func(s *stage, by app.Actor, slug string) (string, error)) step {
	if person == "" {
		person = c.lead
	}
	return step{day, name, func(s *stage) (string, error) {
		by, err := s.as(person, c.space)
		if err != nil {
			return "", err
		}
		return do(s, by, s.Names[c.key])
	}}
}

func (c compass) partSteps() []step {
	var out []step
	for _, x := range c.parts {
		out = append(out, c.at(x.day, c.name(x.kind, x.name), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			fields := slices.Clone(x.fields)
			for i, v := range fields {
				if steps, is := strings.CutPrefix(v, "@"); is {
					var ids []string
					for _, step := range strings.Split(steps, " @") {
						if whole, other := strings.CutPrefix(step, "@"); other {
							ids = append(ids, s.Names[whole])
						} else {
							ids = append(ids, s.Names[c.name(step)])
						}
					}
					fields[i] = strings.Join(ids, " ")
				}
				if number, is := strings.CutPrefix(v, "#"); is {
					id, err := c.resultID(s, by, slug, number)
					if err != nil {
						return "", err
					}
					fields[i] = id
				}
				if day, is := strings.CutPrefix(v, "~"); is {
					n, err := strconv.Atoi(day)
					if err != nil {
						return "", err
					}
					fields[i] = s.date(n)
				}
			}
			return s.app.AddPart(s.ctx, by, slug, x.kind, form(fields...), s.key)
		}))
	}
	return out
}

// resultID gives the id of the result with a number, as a form would send it.
func (c compass) resultID(s *stage, by app.Actor, slug, number string) (string, error) {
	page, err := s.app.ExpertPage(s.ctx, by, slug)
	for _, r := range page.Results {
		if strconv.Itoa(r.Number) == number {
			return string(r.ID), err
		}
	}
	return "", err
}

func (c compass) proposalSteps() []step {
	var out []step
	for _, x := range c.proposals {
		made := c.name("voorstel", x.name)
		out = append(out, c.at(x.day, made, x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return s.app.Propose(s.ctx, by, slug, form("waarover", string(x.about), "voorstel", x.text), s.key)
		}))
		if x.answer != nil {
			out = append(out, c.at(x.day+6, made+" antwoord", "", func(s *stage, by app.Actor, slug string) (string, error) {
				return "", s.app.AnswerProposal(s.ctx, by, slug, kompas.PartID(s.Names[made]), form(x.answer...))
			}))
		}
	}
	return out
}

func (c compass) seatSteps() []step {
	var out []step
	for _, z := range c.seats {
		out = append(out, c.at(z.day, c.name("stoel", z.name), "", func(s *stage, by app.Actor, slug string) (string, error) {
			return "", s.app.AddSeat(s.ctx, by, slug, form("perspectief", string(z.perspective), "naam", z.name, "organisatie", z.organisation), s.key)
		}))
	}
	return out
}

func (c compass) insightSteps() []step {
	var out []step
	for _, i := range c.insights {
		out = append(out, c.at(i.day, c.name("duiding", i.name), i.by, func(s *stage, by app.Actor, slug string) (string, error) {
			return s.app.AddInsight(s.ctx, by, slug, form("duiding", i.text, "soort", i.kind, "perspectief", string(i.perspective), "houding", i.stance,
				"gezegd-door", i.saidBy, "cijfer", i.figure[0], "gebied", i.figure[1], "periode", i.figure[2]), s.key)
		}))
	}
	return out
}

func (c compass) ambitionSteps() []step {
	var out []step
	for i, x := range c.ambitions {
		out = append(out, c.at(x.day, c.name("ambitie", i+1), "", func(s *stage, by app.Actor, slug string) (string, error) {
			var evidence []kompas.InsightID
			for _, name := range x.evidence {
				evidence = append(evidence, kompas.InsightID(s.Names[c.name("duiding", name)]))
			}
			return s.app.AddAmbition(s.ctx, by, slug, form("ambitie", x.text, "in-woorden-van-inwoners", x.residents), evidence, s.key)
		}))
		if x.adopted.talk != "" {
			out = append(out, c.adoptAmbitionStep(x.adopted, c.name("ambitie", i+1)))
		}
	}
	for i, x := range c.revisions {
		out = append(out, c.revisionSteps(x, i+1)...)
	}
	return out
}

func (c compass) revisionSteps(x revision, n int) []step {
	name := c.name("ambitie", 1)
	begun := c.at(x.day, c.name("ambitie-herzien", n), "", func(s *stage, by app.Actor, slug string) (string, error) {
		id := kompas.AmbitionID(s.Names[name])
		if err := s.app.ReviseAmbition(s.ctx, by, slug, id, x.reason, s.key); err != nil {
			return "", err
		}
		p, err := s.app.AmbitionPage(s.ctx, by, slug, id)
		if err != nil {
			return "", err
		}
		_, err = s.app.EditAmbition(s.ctx, by, slug, id, app.Edit{Version: p.Ambition.Version, Key: s.key + "-tekst", Changes: []app.Change{{Field: "ambitie", Value: x.text}}})
		return "", err
	})
	agreed := c.at(x.adopted.day, c.name("ambitie-herzien", n, "vastgesteld"), "", func(s *stage, by app.Actor, slug string) (string, error) {
		id := kompas.AmbitionID(s.Names[name])
		p, err := s.app.AmbitionPage(s.ctx, by, slug, id)
		if err != nil {
			return "", err
		}
		return "", s.app.AdoptAmbition(s.ctx, by, slug, id, c.agreement(s, x.adopted, p.Adoption))
	})
	return []step{begun, agreed}
}

func (c compass) linkSteps(l link, n int) []step {
	out := []step{c.at(l.day, c.name("link", n), "", func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.AddResidentLink(s.ctx, by, slug, form("voor-wie", l.label, "dagen", "366"), linkOfDemo, s.key)
	})}
	for i, x := range l.answers {
		out = append(out, step{x.day, c.name("link", n, "antwoord", i), func(s *stage) (string, error) {
			by, err := s.app.EnterByLink(s.ctx, c.space, linkOfDemo)
			if err != nil {
				return "", err
			}
			return "", s.app.ResidentInsight(s.ctx, by, form("duiding", x.text, "houding", x.stance), s.key)
		}})
	}
	for i, x := range l.asks {
		out = append(out, step{x.day, c.name("link", n, "voorstel", i), func(s *stage) (string, error) {
			by, err := s.app.EnterByLink(s.ctx, c.space, linkOfDemo)
			if err != nil {
				return "", err
			}
			return "", s.app.ResidentProposes(s.ctx, by, form("waarover", string(x.about), "voorstel", x.text, "wie-stelt-voor", x.by), s.key)
		}})
	}
	for i, x := range l.told {
		out = append(out, step{x.day, c.name("link", n, "verhaal", i), func(s *stage) (string, error) {
			by, err := s.app.EnterByLink(s.ctx, c.space, linkOfDemo)
			if err != nil {
				return "", err
			}
			fields := form("verhaal", x.text, "verteller", x.by)
			for _, use := range x.uses {
				fields[use] = "ja"
			}
			_, err = s.app.TellStory(s.ctx, by, fields, s.app.NewCode(), s.key)
			return "", err
		}})
	}
	return out
}

func (c compass) guestSteps() []step {
	var out []step
	for _, g := range c.guests {
		out = append(out, c.at(g.day, c.name("gast", g.name), g.by, func(s *stage, by app.Actor, slug string) (string, error) {
			about := string(kompas.GuestRequirement) + ":" + s.Names[c.name(app.PartRequirement, g.requirement)]
			return s.app.InviteGuest(s.ctx, by, slug, form("gastnaam", g.name, "soort-gast", string(g.kind), "waarvoor", about, "tot-en-met", s.date(g.until)), "", s.key)
		}))
	}
	return out
}

// form makes a form of names and values by turns; what is empty was not filled in.
func form(pairs ...string) map[string]string {
	out := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out[pairs[i]] = pairs[i+1]
		}
	}
	return out
}

// edit makes a change of names and values by turns; what is empty stays as it is.
func edit(pairs ...string) app.Edit {
	var e app.Edit
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			e.Changes = append(e.Changes, app.Change{Field: pairs[i], Value: pairs[i+1]})
		}
	}
	return e
}

// done takes a refusal because a step was taken already as what it is: the step was cut off after it was taken.
func done(err error, codes ...string) error {
	if slices.ContainsFunc(codes, func(code string) bool { return fault.HasCode(err, code) }) {
		return nil
	}
	return err
}

// tick writes a box as a form sends it.
func tick(on bool) string {
	if on {
		return "ja"
	}
	return ""
}
