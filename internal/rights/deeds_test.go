package rights_test

import (
	"strings"

	"kompas/internal/apptest"
)

// deed is something that a row of the matrix is about, as it is done at a door of the product.
type deed struct {
	row     string
	name    string
	letters string // of the row, with which it may be done
	ready   func(x *world, p *place, activity string) posting

	owned    bool                                                // about an activity, which is somebody's own
	asField  bool                                                // what it is about is a field of the form, so that another's is refused there
	anywhere bool                                                // it is of the space as a whole, and read by whoever has a letter anywhere in it
	cityOnly bool                                                // there is nothing like it in a compass of one wijk
	and      string                                              // a row of which one needs a letter too, because it happens there
	byLink   func(x *world, p *place, c *apptest.Client) posting // how a resident does it, by the link
}

// deeds are what is tried, for each row of the matrix for which there are doors.
func deeds() []deed {
	var all []deed
	for _, some := range [][]deed{compassDeeds(), pictureDeeds(), resultDeeds(), councilDeeds(), activityDeeds(), reviewDeeds(), spaceDeeds(), setDeeds(), proposalDeeds()} {
		all = append(all, some...)
	}
	return all
}

func compassDeeds() []deed {
	return []deed{
		{row: "compass, seats, sessions", name: "begin a compass", letters: "C", asField: true, ready: func(x *world, p *place, _ string) posting {
			area := x.Space.AreaCode
			if p == x.wijk {
				area = wijkCode
			}
			return x.form("/r/baarn/kompassen/nieuw", "kompas", "titel", x.fresh(), "voor-gebied", area)
		}},
		{row: "compass, seats, sessions", name: "change the compass", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/instellingen", "kompas", "vraagstuk", x.fresh())
		}},
		{row: "compass, seats, sessions", name: "give somebody a seat", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/tafel", "stoel", "naam", x.fresh(), "perspectief", "inwoner")
		}},
		{row: "compass, seats, sessions", name: "plan a conversation", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/gesprekken/nieuw", "gesprek", "datum", "2026-02-12", "titel", x.fresh())
		}},
		{row: "compass, seats, sessions", name: "make a link for residents", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/bewoners", "bewonerslink", "voor-wie", x.fresh())
		}},
		{row: "lift B finding (D9)", name: "lift what blocks", letters: "C", ready: func(x *world, p *place, _ string) posting {
			page := x.fill(p.at+"/resultaten/nieuw", "resultaat", "resultaat", "minder "+x.fresh(), "horizon", "4", "doelgroep", "")
			page = x.open(x.guide, page.Path)
			for _, f := range page.Forms() {
				if strings.HasSuffix(f.Action, "/kompascheck") && f.Hidden.Get("opheffen") != "" {
					return x.draft(page, f.ID, "reden", "De groep is iedereen.")
				}
			}
			x.t.Fatalf("nothing to lift on %s: %s", page.Path, page.Text())
			return posting{}
		}},
		{row: "give input, vote in session", name: "say something in a conversation", letters: "D", ready: func(x *world, p *place, _ string) posting {
			return x.form("/r/baarn/gesprekken/"+p.open, "inbreng", "inbreng", x.fresh(), "perspectief", "inwoner")
		}},
	}
}

func pictureDeeds() []deed {
	return []deed{
		{row: "insight, shared term, need", name: "add an insight", letters: "C",
			ready: func(x *world, p *place, _ string) posting {
				return x.form(p.at+"/monitoring", "duiding", "duiding", x.fresh(), "perspectief", "aanbieder")
			},
			byLink: func(x *world, p *place, c *apptest.Client) posting {
				return x.draft(x.open(c, p.link+"/herkennen"), "meedoen", "houding", "twijfel", "duiding", x.fresh())
			}},
		{row: "insight, shared term, need", name: "write down a need", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/nodig/nieuw", "nodig", "nodig", x.fresh(), "perspectief", "inwoner")
		}},
		{row: "insight, shared term, need", name: "agree on a term", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/vooraf", "nieuw-begrip", "begrip", x.fresh())
		}},
		{row: "ambition, result (text)", name: "write an ambition", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat meer "+x.fresh())
		}},
		{row: "ambition, result (text)", name: "write a result", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/resultaten/nieuw", "resultaat", "resultaat", "meer "+x.fresh(), "horizon", "4")
		}},
		{row: "ambition, result (text)", name: "name a point of policy", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/beleid", "nieuw-beleidspunt", "beleidspunt", x.fresh(), "document", "Nota")
		}},
	}
}

func resultDeeds() []deed {
	return []deed{
		{row: "adopt jointly (after session)", name: "adopt an ambition", letters: "S", ready: func(x *world, p *place, _ string) posting {
			made := x.form(p.at+"/ambities/nieuw", "ambitie", "ambitie", "We willen dat meer mensen elkaar kennen, "+x.fresh())
			_, id, _ := strings.Cut(x.officer.Still().Post(made.path, made.values).Header.Get("Location"), "#ambitie-")
			return x.form(p.at+"/ambities/"+id, "vaststellen", "gesprek", p.talk)
		}},
		{row: "adopt jointly (after session)", name: "adopt a result", letters: "S", ready: func(x *world, p *place, _ string) posting {
			return x.draft(x.result(p), "vaststellen", "gesprek", p.talk)
		}},
		{row: "college proposal", name: "prepare the proposal of the college", letters: "P", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.button(x.dossier(x.adopted(p)), "/klaarzetten/college")
		}},
		{row: "college proposal", name: "record the proposal of the college", letters: "S", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.decision(x.As("college"), x.adopted(p), "college")
		}},
		{row: "council adoption (record)", name: "prepare the decision of the council", letters: "P", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.button(x.dossier(x.proposed(p)), "/klaarzetten/raad")
		}},
		{row: "council adoption (record)", name: "record the decision of the council", letters: "S", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.decision(x.As("griffie"), x.proposed(p), "raad")
		}},
		{row: "core-value check", name: "propose answers about core values", letters: "P", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.values(x.adopted(p))
		}},
		{row: "core-value check", name: "sign for the council", letters: "S", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			result := x.adopted(p)
			v := x.values(result)
			x.good(x.officer.Post(v.path, v.values))
			return x.draft(x.open(x.As("raadslid"), x.dossierAt(result)+"/kernwaarden"), "tekenen")
		}},
		{row: "indicator, binding, target", name: "add an indicator", letters: "C", ready: func(x *world, p *place, _ string) posting {
			page := x.fill(p.at+"/resultaten/nieuw", "resultaat", "resultaat", "meer "+x.fresh(), "horizon", "4")
			return x.form(page.Path+"/indicatoren/nieuw", "indicator", "indicator", x.fresh(), "aard", "feit", "eenheid", "procent", "richting", "omhoog",
				"grondslag", "steekproef", "bron", "Onderzoek")
		}},
		{row: "indicator, binding, target", name: "fill in a measurement", letters: "C", ready: func(x *world, p *place, _ string) posting {
			at := x.find(x.result(p), p.at+`/resultaten/[^/"]+/indicatoren/[^/"#]*-[^/"#]+`)
			return x.form(at, "meting", "periode", "2024", "k", "310", "n", "600")
		}},
	}
}

func councilDeeds() []deed {
	return []deed{
		{row: "council report", name: "write on a council page", letters: "PC", ready: func(x *world, p *place, _ string) posting {
			return x.form(x.page(p), "raadsblad", "stand", x.fresh())
		}},
		{row: "council report", name: "freeze a council page", letters: "CS", ready: func(x *world, p *place, _ string) posting {
			return x.button(x.open(x.officer, x.page(p)), "/vastleggen")
		}},
		{row: "council question", name: "ask a question", letters: "C", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.question(p)
		}},
		{row: "answer council question", name: "answer a question", letters: "C", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			return x.answer(p)
		}},
		{row: "answer council question", name: "sign an answer", letters: "S", cityOnly: true, ready: func(x *world, p *place, _ string) posting {
			a := x.answer(p)
			x.good(x.officer.Post(a.path, a.values))
			id := strings.TrimSuffix(a.path, "/antwoord")
			return x.button(x.open(x.As("college"), p.frozen), id+"/tekenen")
		}},
	}
}

func activityDeeds() []deed {
	return []deed{
		{row: "activity, claim, relation", name: "begin an activity", letters: "C", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/activiteiten/nieuw", "activiteit", "activiteit", x.fresh(), "vorm", "formeel", "nieuw-of-bestaand", "nieuw", "stand", "idee")
		}},
		{row: "activity, claim, relation", name: "change an activity", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			return x.form(p.at+"/activiteiten/"+activity+"/wijzigen", "activiteit", "voor-wie", x.fresh())
		}},
		{row: "activity, claim, relation", name: "say what an activity should lead to", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			page := x.open(x.officer, p.at+"/activiteiten/"+activity+"/wijzigen")
			for _, f := range page.Forms() {
				if strings.HasPrefix(f.ID, "als-dan-") && strings.Contains(f.Action, "/als-dan/") && !strings.HasSuffix(f.Action, "/weghalen") {
					return x.draft(page, f.ID, "als", x.fresh())
				}
			}
			x.t.Fatalf("no claim on %s", page.Path)
			return posting{}
		}},
		{row: "activity, claim, relation", name: "tie activities to each other", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			other := x.activity(p, "Activiteit "+x.fresh(), theirs)
			return x.form(p.at+"/doelenboom/x-"+activity, "samenhang", "samenhang", "integraal", "andere", other)
		}},
		{row: "appoint executing partner", name: "appoint who carries an activity out", letters: "S", ready: func(x *world, p *place, _ string) posting {
			activity := x.activity(p, "Activiteit "+x.fresh(), theirs)
			return x.draft(x.open(x.officer, x.statement(p, activity)), "aanwijzen", "wie-besloot", "Het college")
		}},
		{row: "funding agreement amounts", name: "note how an activity is paid", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			page := x.open(x.As("inkoper"), p.at+"/activiteiten/"+activity+"/geld")
			return x.draft(page, "nieuw-geld", "soort-geld", "subsidie", "hoe-betaald", x.fresh(), "bedrag", "12000")
		}},
		{row: "contribution statement", name: "say what it adds", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			return x.draft(x.open(x.provider(p, activity), x.statement(p, activity)), "bijdrage", "bijdrage", x.fresh())
		}},
		{row: "quality input, staffing, obstacle", name: "answer about quality", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			page := x.open(x.provider(p, activity), p.at+"/kwaliteit/"+activity)
			return x.draft(page, "kwaliteit-wat_werkt", "toelichting", x.fresh(), "staat", "op_orde")
		}},
		{row: "quality input, staffing, obstacle", name: "note an obstacle", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			page := x.open(x.provider(p, activity), p.at+"/kwaliteit/"+activity+"/voorwaarden")
			return x.draft(page, "nieuw-hobbel", "hobbel", x.fresh(), "veroorzaakt-door", "gemeente")
		}},
		{row: "quality requirement", name: "set or propose a requirement", letters: "CP", ready: func(x *world, p *place, _ string) posting {
			return x.form(p.at+"/eisen", "nieuw-eis", "eis", x.fresh(), "eisbron", "gemeente")
		}},
		{row: "choose instrument, plan round", name: "fill in what participants answered", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			return x.form(p.at+"/outcome/"+activity, "uitkomst", "soort-vraag", "doelrealisatie", "periode", x.year(), "bereikt", "100", "antwoorden", "80",
				"positief", "40", "wie-oordeelde", "inwoner")
		}},
		{row: "moderate stories", name: "write down a story", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			return x.form(p.at+"/verhalen/nieuw", "verhaal", "verhaal", x.fresh(), "verteller", "Mevrouw T.", "perspectief", "inwoner", "activiteit", activity)
		}},
		{row: "moderate stories", name: "move a story on", letters: "C", owned: true, ready: func(x *world, p *place, activity string) posting {
			return x.button(x.story(p, activity), "/stand")
		}},
	}
}
