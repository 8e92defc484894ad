package demo

import (
	"fmt"
	"strconv"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
)

// result is a societal result with what shows whether it comes closer.
type result struct {
	day        int
	text       string
	group      string
	size       string
	from       string
	years      string // empty: nobody chose yet
	partOf     string // number of the result it is a part of; empty is none
	indicators []indicator
	adopted    adopted
}

// indicator is bound to a national one by its key, or is the space's own.
type indicator struct {
	day      int
	by       string
	bound    string
	area     string // of a bound one; empty is the whole municipality
	name     string
	meaning  string
	nature   figure.Nature
	basis    figure.Basis
	better   figure.Direction
	baseline string // of a bound one: the period it starts from
	target   string // empty: none yet
	after    int    // years after the compass began
	measured []measurement
	quarters []int // counted in as many quarters; it is then a number of things that happen
	counted  int   // the day before which those quarters ended
	revised  int   // what the last of them became a month later
}

// measurement is a figure of an own indicator: k of the n people who answered, in the year of a day.
type measurement struct {
	day    int
	year   int // years to add to that of the day
	k, n   int
	starts bool
}

// sourceOfInvented stands as the source beside every figure that is made up.
const sourceOfInvented = "Bewonersvraag (verzonnen)"

func (c compass) resultSteps(r result, number string) []step {
	address := c.name("resultaat", number)
	out := []step{c.at(r.day, address, "", func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.StartResult(s.ctx, by, slug, form("resultaat", r.text, "doelgroep", r.group, "doelgroep-aantal", r.size, "doelgroep-bron", r.from,
			"horizon", r.years, "ambitie", "1", "deel-van", r.partOf), s.key)
	})}
	for i, x := range r.indicators {
		name := c.name("resultaat", number, "indicator", i)
		out = append(out, c.indicatorStep(x, name, address))
		for j, m := range x.measured {
			out = append(out, c.at(m.day, fmt.Sprint(name, " meting ", j), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
				fields := form("periode", strconv.Itoa(s.year(m.day)+m.year), "k", strconv.Itoa(m.k), "n", strconv.Itoa(m.n))
				if m.starts {
					fields["beginmeting"] = "ja"
				}
				return "", s.app.Measure(s.ctx, by, slug, s.Names[address], s.Names[name], fields, s.key)
			}))
		}
		if len(x.quarters) > 0 {
			out = append(out, c.quarterSteps(x, name, address)...)
		}
		if x.target != "" {
			out = append(out, c.targetStep(x, name, address))
		}
	}
	if r.adopted.talk != "" {
		out = append(out, c.adoptResultStep(r.adopted, address))
	}
	return out
}

func (c compass) indicatorStep(x indicator, name, address string) step {
	return c.at(x.day, name, x.by, func(s *stage, by app.Actor, slug string) (string, error) {
		if x.bound != "" {
			return s.app.BindIndicator(s.ctx, by, slug, s.Names[address], x.bound, x.area, s.key)
		}
		aspect := kompas.IndicatorAspect("gebruik")
		if x.nature == figure.Experience {
			aspect = "beleving"
		}
		unit, adds := figure.Percent, ""
		if len(x.quarters) > 0 {
			unit, adds = figure.Count, string(figure.Flow)
		}
		return s.app.AddIndicator(s.ctx, by, slug, s.Names[address], form("aspect", string(aspect), "meten-om-de", "12", "indicator", x.name, "definitie", x.meaning, "aard", string(x.nature),
			"eenheid", string(unit), "telt-op", adds, "richting", string(x.better), "grondslag", string(x.basis), "bron", sourceOfInvented), s.key)
	})
}

// quarterSteps measure an own number of each quarter, and correct the last of them a month later.
func (c compass) quarterSteps(x indicator, name, address string) []step {
	measure := func(day int, what string, values []int) step {
		return c.at(day, fmt.Sprint(name, " ", what), x.by, func(s *stage, by app.Actor, slug string) (string, error) {
			on := s.workday(x.counted)
			last := on.Year()*4 + (int(on.Month())-1)/3 - 1
			for i, v := range values {
				q := last - len(values) + 1 + i
				fields := form("periode", fmt.Sprintf("%d-Q%d", q/4, q%4+1), "waarde", strconv.Itoa(v))
				if err := s.app.Measure(s.ctx, by, slug, s.Names[address], s.Names[name], fields, fmt.Sprint(s.key, " ", i)); err != nil {
					return "", err
				}
			}
			return "", nil
		})
	}
	out := []step{measure(x.counted, "kwartalen", x.quarters)}
	if x.revised > 0 {
		out = append(out, measure(x.counted+30, "kwartaal herzien", []int{x.revised}))
	}
	return out
}

// targetStep sets where an indicator should go. It comes at the end of the day, after what is measured that day.
func (c compass) targetStep(x indicator, name, address string) step {
	return c.at(x.day, name+" doel", x.by, func(s *stage, by app.Actor, slug string) (string, error) {
		kind := figure.DecreaseTo
		if x.better == figure.Up {
			kind = figure.IncreaseTo
		}
		_, err := s.app.SetTarget(s.ctx, by, slug, s.Names[address], s.Names[name], edit("beginmeting", x.baseline, "doel-soort", string(kind),
			"doel", x.target, "doel-periode", strconv.Itoa(s.year(c.day)+x.after)))
		return "", err
	})
}

// story is what somebody told and a guide wrote down, with the uses agreed to.
type story struct {
	day         int
	name        string
	by          string
	perspective kompas.Perspective
	uses        []string
	activity    string
	result      string
	state       string // until where it came
	text        string
}

// council is a council page: the words people wrote, and the story it quotes.
type council struct {
	day    int
	result string
	story  string
	blocks map[string]string
}

func (c compass) councilSteps(b council) []step {
	address := c.name("resultaat", b.result)
	begin := c.at(b.day, c.name("raadsblad", b.result), "", func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.StartCouncilPage(s.ctx, by, slug, s.Names[address], s.key)
	})
	write := c.at(b.day, c.name("raadsblad", b.result, "tekst"), "", func(s *stage, by app.Actor, slug string) (string, error) {
		var pairs []string
		for _, block := range kompas.CouncilBlocks() {
			pairs = append(pairs, block.Name, b.blocks[block.Name])
		}
		_, err := s.app.EditCouncilPage(s.ctx, by, slug, s.Names[address], edit(pairs...))
		return "", err
	})
	quote := c.at(b.day, c.name("raadsblad", b.result, "verhaal"), "", func(s *stage, by app.Actor, slug string) (string, error) {
		return "", s.app.QuoteStory(s.ctx, by, slug, s.Names[address], kompas.StoryID(s.Names[c.name("verhaal", b.story)]))
	})
	freeze := c.at(b.day+2, c.name("raadsblad", b.result, "vast"), "", func(s *stage, by app.Actor, slug string) (string, error) {
		return s.app.FreezeCouncilPage(s.ctx, by, slug, s.Names[address], s.key)
	})
	return []step{begin, write, quote, freeze}
}
