package rights_test

import (
	"fmt"
	"regexp"
	"strings"

	"kompas/internal/apptest"
	"kompas/kompas"
)

func reviewDeeds() []deed {
	return []deed{
		{row: "organisation review (learning space)", name: "begin a review in the own space", letters: "C", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.reviewForm(x.As("aanbieder_coordinator"), p, "ronde=organisatie&", x.fresh())
		}},
		{row: "organisation review (learning space)", name: "recognise something in the own space", letters: "C", owned: true, cityOnly: true, ready: func(x *world, p *place, activity string) posting {
			return x.recognise(x.provider(p, activity), x.learning(p, activity))
		}},
		{row: "share from the learning space", name: "share", letters: "S", owned: true, cityOnly: true, ready: func(x *world, p *place, activity string) posting {
			return x.sharing(p, activity)
		}},
		{row: "joint review", name: "begin a joint review", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.reviewForm(x.officer, p, "", x.fresh())
		}},
		{row: "joint review", name: "recognise something", letters: "CD", ready: func(x *world, p *place, _ string) posting {
			return x.recognise(x.officer, x.joint(p))
		}},
		{row: "improvement action", name: "agree on an action in a review", letters: "CP", and: "joint review", ready: func(x *world, p *place, _ string) posting {
			owner := x.fresh()
			if p == x.city {
				owner = ourName
			}
			return x.draft(x.open(x.officer, x.improvingAt(p)), "actie", "actie", x.fresh(), "waarbij", "inkoop", "wie", owner, "wanneer", "2026-09-01")
		}},
		{row: "improvement action", name: "carry an action out", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			owner := theirs
			if activity == p.ours && p == x.city {
				owner = ourName
			}
			target := "stap4"
			if activity == p.ours {
				target = "inkoop"
			}
			return x.draft(x.open(x.officer, x.action(p, owner, target)), "actie", "actie", x.fresh())
		}},
	}
}

func spaceDeeds() []deed {
	return []deed{
		{row: "export and import of a compass", name: "take a compass along", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.button(x.open(x.guide, p.at+"/meenemen"), "/meenemen")
		}},
		{row: "copy as template", name: "copy a compass", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/meenemen", "kopie", "titel", x.fresh())
		}},
		{row: "import observations", name: "throw a file with figures away", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			id, err := x.App.ReceiveFigures(x.t.Context(), x.Actor(kompas.RoleAnalyst), "cijfers.csv", strings.NewReader("indicator;gebied;periode;waarde\nIets;GM0308;2024;1\n"), "")
			if err != nil {
				x.t.Fatal(err)
			}
			return x.button(x.open(x.As(kompas.RoleAnalyst), "/r/baarn/cijfers-inlezen/"+id), "/weg")
		}},
		publicDeed(),
		{row: "manage people", name: "invite somebody", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			x.count++
			return x.draft(x.open(x.manager, "/r/baarn/mensen/uitnodigen"), "uitnodigen", "naam", "Noor", "email", fmt.Sprintf("noor%d@voorbeeld.nl", x.count), "rol", "griffie")
		}},
		{row: "manage people", name: "give a role", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			p := x.AddPerson("Iemand " + x.fresh())
			x.AddMembership(x.Space, p, kompas.Membership{Role: kompas.RoleClerk, ScopeKind: kompas.ScopeSpace})
			return x.draft(x.open(x.manager, "/r/baarn/mensen/"+string(p.ID)), "rol-erbij", "rol", "raadslid", "bereik", "tenant")
		}},
		{row: "retention, consent text, log", name: "say how long is kept", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			x.count++
			return x.draft(x.open(x.manager, "/r/baarn/bewaren"), "bewaren", "gasten-maanden", fmt.Sprint(x.count%100+1))
		}},
		{row: "retention, consent text, log", name: "agree to how long is kept", letters: "S", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			terms := x.draft(x.open(x.manager, "/r/baarn/bewaren"), "bewaren", "gasten-maanden", fmt.Sprint(x.count%90+2))
			x.count += 7
			x.good(x.manager.Post(terms.path, terms.values))
			return x.button(x.open(x.As("privacy_officer"), "/r/baarn/bewaren"), "/akkoord")
		}},
		{row: "manage people", name: "erase who left", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			p := x.AddPerson("Iemand Weg " + x.fresh())
			x.AddMembership(x.Space, p, kompas.Membership{Role: kompas.RoleClerk, ScopeKind: kompas.ScopeSpace, ValidTo: "2026-01-02"})
			return x.draft(x.open(x.manager, "/r/baarn/mensen/"+string(p.ID)), "wissen", "zeker", "ja")
		}},
		{row: "manage people", name: "change the words of the kompascheck", letters: "C", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
			return x.draft(x.open(x.manager, "/r/baarn/kompascheck"), "kompascheck", "loketten", "loket\n"+x.fresh())
		}},
	}
}

// proposalDeeds put a proposal about each row in which there is something to propose. Who may do it does not propose it.
func proposalDeeds() []deed {
	var all []deed
	for row, about := range map[string]string{"insight, shared term, need": "insight", "ambition, result (text)": "ambition_result",
		"indicator, binding, target": "indicator", "activity, claim, relation": "activity", "contribution statement": "contribution",
		"quality requirement": "quality_requirement", "choose instrument, plan round": "instrument", "improvement action": "improvement_action",
		"council report": "council_report"} {
		all = append(all, deed{row: row, name: "propose something", letters: "P", asField: true, ready: func(x *world, p *place, _ string) posting {
			draft := x.draft(x.open(x.As("raadslid"), p.at+"/voorstellen"), "voorstel", "voorstel", x.fresh())
			draft.values.Set("waarover", about)
			return draft
		}})
	}
	return all
}

// statement gives the address of what the executor of an activity adds.
func (x *world) statement(p *place, activity string) string {
	x.t.Helper()
	at := p.at + "/activiteiten/" + activity
	return x.find(x.open(x.officer, at), at+"/wie/[0-9a-f-]{36}")
}

// form opens a page as the officer and fills in its form.
func (x *world) form(path, id string, fields ...string) posting {
	x.t.Helper()
	return x.draft(x.open(x.officer, path), id, fields...)
}

// year gives a year that was not used before.
func (x *world) year() string { x.count++; return fmt.Sprint(2025 - x.count%20) }

// provider gives the browser of who works for the executor of an activity.
func (x *world) provider(p *place, activity string) *apptest.Client {
	if p == x.city && activity == p.ours {
		return x.As("aanbieder_coordinator")
	}
	return x.Client(x.theirs)
}

// adopted gives the address of a result that partners adopted and nobody else yet.
func (x *world) adopted(p *place) string {
	x.t.Helper()
	page := x.result(p)
	x.send(x.officer, page, "vaststellen", "gesprek", p.talk)
	return page.Path
}

// proposed gives the address of a result that the college proposed.
func (x *world) proposed(p *place) string {
	x.t.Helper()
	at := x.adopted(p)
	college := x.As("college")
	d := x.decision(college, at, "college")
	x.good(college.Post(d.path, d.values))
	return at
}

// dossierAt gives the address of the dossier of a result.
func (x *world) dossierAt(result string) string {
	number, _, _ := strings.Cut(result[strings.LastIndex(result, "/")+1:], "-")
	return "/r/baarn/dossier/" + strings.Split(result, "/")[4] + "/resultaat-" + number
}

func (x *world) dossier(result string) apptest.Page {
	x.t.Helper()
	return x.open(x.officer, x.dossierAt(result))
}

// decision fills in the form with which a body records its decision.
func (x *world) decision(c *apptest.Client, result, body string) posting {
	x.t.Helper()
	d := x.button(x.open(c, x.dossierAt(result)), "/besluit/"+body)
	d.values["besluitdatum"] = []string{"2026-02-13"}
	d.values["onderdeel"] = []string{"resultaat", "indicatoren"}
	return d
}

// values fills in whether a result fits the core values.
func (x *world) values(result string) posting {
	x.t.Helper()
	page := x.open(x.officer, x.dossierAt(result)+"/kernwaarden")
	field := regexp.MustCompile(`name="(oordeel-[^"]+)"`).FindStringSubmatch(page.Body)
	if field == nil {
		x.t.Fatalf("no core values on %s", page.Text())
	}
	return x.draft(page, "kernwaarden", field[1], "twijfel")
}

// page begins a council page and gives the address on which it is written.
func (x *world) page(p *place) string {
	x.t.Helper()
	result := x.adopted(p)
	at := "/r/baarn/raad/" + p.slug + result[strings.LastIndex(result, "/"):]
	x.good(x.officer.Post(at, nil))
	return at + "/wijzigen"
}

func (x *world) question(p *place) posting {
	x.t.Helper()
	return x.draft(x.open(x.As("raadslid"), p.frozen), "vraag", "vraag", x.fresh(), "bij", "resultaat:")
}

// answer has the council ask something and fills in an answer.
func (x *world) answer(p *place) posting {
	x.t.Helper()
	q := x.question(p)
	x.good(x.As("raadslid").Post(q.path, q.values))
	page := x.open(x.officer, p.frozen)
	forms := regexp.MustCompile(`id="(antwoord-[^"]+)" class`).FindAllStringSubmatch(page.Body, -1)
	if forms == nil {
		x.t.Fatalf("nothing to answer on %s: %s", page.Path, page.Text())
	}
	return x.draft(page, forms[0][1], "antwoord", x.fresh())
}

// story writes a story about an activity down and gives its page.
func (x *world) story(p *place, activity string) apptest.Page {
	x.t.Helper()
	s := x.form(p.at+"/verhalen/nieuw", "verhaal", "verhaal", x.fresh(), "verteller", "Mevrouw T.", "perspectief", "inwoner", "activiteit", activity)
	return x.good(x.officer.Post(s.path, s.values))
}

// reviewForm fills in the form with which a review begins.
func (x *world) reviewForm(c *apptest.Client, p *place, round, place string) posting {
	x.t.Helper()
	number, _, _ := strings.Cut(p.result, "-")
	page := x.open(c, p.at+"/verbeteren/nieuw?"+round+"onderwerp=resultaat-"+number)
	fields := []string{"datum", "2026-02-12", "plaats", place}
	form := page.Form(x.t, "verbetergesprek")
	for _, f := range form.Fields {
		switch {
		case strings.HasPrefix(f.Name, "bewijs-"):
			fields = append(fields, f.Name, "ja")
		case strings.HasPrefix(f.Name, "aanwezig-"):
			fields = append(fields, f.Name, "3")
		case f.Name == "gesprek":
			fields = append(fields, "gesprek", "nieuw")
		}
	}
	return x.draft(page, "verbetergesprek", fields...)
}

// joint gives the address of a joint review in its first phase.
func (x *world) joint(p *place) string {
	x.t.Helper()
	if p.review == "" {
		r := x.reviewForm(x.officer, p, "", "Hier")
		p.review = x.good(x.officer.Post(r.path, r.values)).Path
	}
	return p.review
}

// learning gives the address of a review in the learning space of who carries an activity out.
func (x *world) learning(p *place, activity string) string {
	x.t.Helper()
	at := &p.otherOwn
	if activity == p.ours && p == x.city {
		at = &p.ownReview
	}
	if *at == "" {
		c := x.provider(p, activity)
		r := x.reviewForm(c, p, "ronde=organisatie&", "Hier")
		*at = x.good(c.Post(r.path, r.values)).Path
	}
	return *at
}

// recognise fills in what a seat recognises in the first phase of a review.
func (x *world) recognise(c *apptest.Client, review string) posting {
	x.t.Helper()
	seat := regexp.MustCompile(`\?stoel=[^#"]+`).FindString(x.open(c, review).Body)
	return x.draft(x.open(c, strings.Split(review, "?")[0]+seat), "herkennen", "herkend-A", "herken_ik", "toelichting-A", x.fresh())
}

// sharing fills in what is shared from a learning space.
func (x *world) sharing(p *place, activity string) posting {
	x.t.Helper()
	c, at := x.provider(p, activity), x.learning(p, activity)
	said := x.recognise(c, at)
	x.good(c.Post(said.path, said.values))
	page := x.open(c, at)
	for _, f := range page.Form(x.t, "delen").Fields {
		if strings.HasPrefix(f.Name, "deel-") {
			return x.draft(page, "delen", f.Name, "ja")
		}
	}
	x.t.Fatalf("nothing to share on %s", page.Path)
	return posting{}
}

// improvingAt gives the address of a joint review in its last phase.
func (x *world) improvingAt(p *place) string {
	x.t.Helper()
	if p.improving != "" {
		return p.improving
	}
	r := x.reviewForm(x.officer, p, "", "Daar")
	page := x.good(x.officer.Post(r.path, r.values))
	at := strings.Split(page.Path, "?")[0]
	for _, seat := range regexp.MustCompile(`\?stoel=[^#"]+`).FindAllString(page.Body, -1) {
		x.fill(at+seat, "herkennen", "herkend-A", "herken_ik")
	}
	page = x.send(x.officer, x.open(x.officer, at), "verder")
	page = x.send(x.officer, page, "verklaring", "toelichting", "Dat komt door de bus.", "stoel", first, "over-A", "ja")
	for _, f := range page.Forms() {
		if strings.HasPrefix(f.ID, "als-dan-") {
			page = x.send(x.officer, page, f.ID, "klopt", "deels")
		}
	}
	page = x.send(x.officer, page, "verder")
	page = x.send(x.officer, page, "waardering", "oordeel", "behouden", "waardering", "De maatjes")
	page = x.send(x.officer, page, "waardering", "oordeel", "moet_beter", "waardering", "De bus")
	p.improving = x.send(x.officer, page, "verder").Path
	return p.improving
}

// action agrees on an action of an organisation, and gives its address.
func (x *world) action(p *place, owner, target string) string {
	x.t.Helper()
	text := "Actie " + x.fresh()
	x.send(x.officer, x.open(x.officer, x.improvingAt(p)), "actie", "actie", text, "waarbij", target, "wie", owner, "wanneer", "2026-09-01")
	page := x.open(x.officer, p.at+"/verbeteren")
	links := page.Links(text)
	if len(links) == 0 {
		x.t.Fatalf("no link to %q on %s: %s", text, page.Path, page.Text())
	}
	return links[0]
}

// publicDeed makes an indicator public that is not yet.
func publicDeed() deed {
	return deed{row: "publish round", name: "make a figure public", letters: "S", cityOnly: true, ready: func(x *world, _ *place, _ string) posting {
		analyst, at := x.As(kompas.RoleAnalyst), "/r/baarn/openbaar/voorbeeld?onderwerp="
		desk, err := x.App.PublicDesk(x.t.Context(), x.Actor(kompas.RoleAnalyst))
		if err != nil {
			x.t.Fatal(err)
		}
		public := map[string]bool{}
		for _, p := range desk.Pages {
			public[p.Indicator] = true
		}
		for _, c := range desk.Candidates {
			if !c.Own() && !public[c.Key] {
				return x.draft(x.open(analyst, at+c.Key), "openbaar-maken")
			}
		}
		x.t.Fatal("nothing is left to make public")
		return posting{}
	}}
}
