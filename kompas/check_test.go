package kompas_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kompas/fault"
	"kompas/i18n"
	. "kompas/kompas"
)

func number[T any](v T) *T { return &v }

// sound is a compass in which every rule is at peace.
func sound() CheckPicture {
	people := func(p Perspective, org, kind string, n int) CheckedSeat {
		return CheckedSeat{StakeholderSeat{ID: SeatID(fmt.Sprint(p, n)), Perspective: p, OrganisationID: OrganisationID(org), JoinedOn: "2026-01-01"}, OrganisationKind(kind)}
	}
	indicator := func(id, nature string) BoundIndicator {
		return BoundIndicator{Indicator: Indicator{ID: IndicatorID(id), Name: id, Direction: "omlaag", Nature: "feit", SourceName: "Bewonersonderzoek", OpenedOn: "2026-11-01"},
			Link: ResultIndicator{BaselinePeriod: "2025", TargetKind: "decrease_to", TargetValue: number(10.0), TargetPeriod: "2029"}, Baseline: number(20.0)}
	}
	told := indicator("gehoord", "beleving")
	told.Indicator.Nature = "beleving"
	p := CheckPicture{Today: "2026-11-22", Lists: DutchWordLists(),
		Compass: Compass{ID: "k", Title: "Eenzaamheid", AreaCode: "GM0308"},
		Seats: []CheckedSeat{people(PerspectiveResident, "", "", 1), people(PerspectiveResident, "", "", 2), people(PerspectiveExpert, "", "", 3),
			people(PerspectiveProvider, "welzijn", "aanbieder", 4), people(PerspectiveInformal, "buurt", "informeel", 5), people(PerspectiveMunicipality, "baarn", "gemeente", 6)},
		Talks:    []CheckedTalk{{ID: "g", Held: true, Step: StepMonitoring, Perspectives: []Perspective{"inwoner", "aanbieder"}, Inputs: 4, ResidentInputs: 2, ProviderInputs: 1}},
		Insights: []Insight{{ID: "i1", Kind: "cijfer", Perspective: "gemeente"}, {ID: "i2", Kind: "ervaring", Perspective: "inwoner"}},
		Ambitions: []Ambition{{ID: "a", Text: "We willen dat ouderen mensen om zich heen hebben", Evidence: []InsightID{"i1", "i2"},
			Edition: Edition{ID: "a1", Status: StatusConcept}}},
		Results: []CheckedResult{{SocietalResult: SocietalResult{ID: "r", AmbitionID: "a", Text: "minder ouderen zich alleen voelen", StartYear: 2026, HorizonYears: 4,
			HorizonConfirmed: true, TargetGroup: "Inwoners van 75 jaar en ouder", Edition: Edition{ID: "r1", Status: StatusConcept}},
			Bound: []BoundIndicator{indicator("eenzaam", "feit"), told}}},
		Activities: []Activity{{ID: "x", Name: "Belcirkel", Formality: "formeel", Status: "loopt"}, {ID: "y", Name: "Buurttafel", Formality: "informeel", Status: "afgesproken"}},
		Claims: []ChangeClaim{{ID: "c1", ActivityID: "x", ResultID: "r", If: "a", Then: "b", Contributes: "c", Evidence: "praktijk"},
			{ID: "c2", ActivityID: "y", ResultID: "r", If: "a", Then: "b", Contributes: "c", Evidence: "onderzoek"}},
		Contributions: []Contribution{{ID: "b1", ActivityID: "x", OrganisationID: "welzijn", Organisation: "Welzijn", Role: "uitvoerder", Statement: "Ouderen horen elke week een stem"},
			{ID: "b2", ActivityID: "y", OrganisationID: "buurt", Organisation: "Buurt", Role: "trekker"}},
		Outcomes: []ProvisionOutcome{{ID: "u", ActivityID: "x", Kind: "baat", Period: "2026", Reached: number(40), Measured: number(30), Rater: "inwoner"}},
		Stories:  map[ActivityID]int{}, Open: map[FindingKey]string{},
		Reviews: []CheckedReview{{Review: Review{ID: "v", Phase: PhaseFinished, LookOn: "2027-05-01"}, Residents: 2, Kept: 1}},
		Needs:   1, Aligned: true, Support: []SupportBase{{Level: "ambtelijk", IntroducedOn: "2026-01-01"}, {Level: "bestuurlijk", IntroducedOn: "2026-01-01"},
			{Level: "politiek", IntroducedOn: "2026-01-01"}},
		Verdicts: []ClaimVerdict{{ReviewID: "v", ClaimID: "c1", Verdict: "bevestigd"}},
		Actions:  []ImprovementAction{{ID: "t", Target: "stap3"}}}
	for _, e := range QualityElements() {
		p.Quality = append(p.Quality, QualityInput{ActivityID: "x", Element: e, State: "op_orde"})
	}
	return p
}

// said writes what was found as "KC-202 B r/eenzaam", in order.
func said(found []CheckFinding) string {
	var out []string
	for _, f := range found {
		object := f.Object
		if f.About != "" {
			object += "/" + f.About
		}
		out = append(out, f.Code+" "+string(f.Severity)+" "+object)
	}
	return strings.Join(out, ", ")
}

func TestASoundCompassRaisesNothing(t *testing.T) {
	p := sound()
	if got := said(p.Findings()); got != "" {
		t.Error(got)
	}
	if got := said(p.Blocking(Moment{Adopt: StatusJoint}, "r")); got != "" {
		t.Error(got)
	}
}

// ruleCase is what somebody changes in a sound compass, and what the rules then say of it as it stands.
type ruleCase struct {
	name   string
	change func(*CheckPicture)
	want   string
}

func ambition(text string) func(*CheckPicture) {
	return func(p *CheckPicture) { p.Ambitions[0].Text = text }
}

func result(change func(*CheckedResult)) func(*CheckPicture) {
	return func(p *CheckPicture) { change(&p.Results[0]) }
}

func text(s string) func(*CheckPicture) { return result(func(r *CheckedResult) { r.Text = s }) }

func bound(change func(*BoundIndicator)) func(*CheckPicture) {
	return result(func(r *CheckedResult) { change(&r.Bound[0]) })
}

func tableCases() []ruleCase {
	without := func(perspectives ...Perspective) func(*CheckPicture) {
		return func(p *CheckPicture) {
			p.Seats = slices.DeleteFunc(p.Seats, func(s CheckedSeat) bool { return slices.Contains(perspectives, s.Perspective) })
		}
	}
	return []ruleCase{
		{"no seat of residents", without("inwoner", "ervaringsdeskundige"), "KC-001 B k"},
		{"no resident spoke", func(p *CheckPicture) {
			p.Talks[0].ResidentInputs, p.Insights[1].Perspective = 1, "gemeente"
			p.Talks[0].ResidentInputs = 0
		}, "KC-001 B k, KC-005 T g"},
		{"residents left", func(p *CheckPicture) {
			for i := range 3 {
				p.Seats[i].LeftOn = "2026-05-01"
			}
		}, "KC-001 B k"},
		{"nobody adopts any more", func(p *CheckPicture) {
			without("inwoner", "ervaringsdeskundige")(p)
			p.Ambitions[0].Status, p.Results[0].Status = StatusJoint, StatusJoint
		}, ""},
		{"no provider's seat", without("aanbieder", "informeel"), "KC-002 W k, KC-003 W k"},
		{"no provider spoke", func(p *CheckPicture) { p.Talks[0].ProviderInputs = 0 }, "KC-002 W k"},
		{"one organisation besides the municipality", without("informeel"), "KC-003 W k"},
		{"one voice in ten", func(p *CheckPicture) { p.Talks[0].Inputs, p.Talks[0].ResidentInputs = 10, 1 }, "KC-005 T g"},
		{"one voice in five", func(p *CheckPicture) { p.Talks[0].Inputs, p.Talks[0].ResidentInputs = 5, 1 }, ""},
		{"a planned conversation", func(p *CheckPicture) {
			p.Talks = append(p.Talks, CheckedTalk{ID: "h", Inputs: 5})
		}, ""},
		{"two residents", func(p *CheckPicture) { p.Seats = p.Seats[1:] }, "KC-007 W k"},
	}
}

func beforeCases() []ruleCase {
	term := func(word, agreed string) func(*CheckPicture) {
		return func(p *CheckPicture) {
			p.Terms = []SharedTerm{{Part: Part{ID: "w"}, Term: word, Agreed: agreed, Abstract: true}}
			p.Ambitions[0].Text, p.Results[0].Text = "We willen dat inwoners zelfredzaam zijn", "minder ouderen zelfredzaamheid missen"
		}
	}
	return []ruleCase{
		{"a word that nobody agreed on", term("Zelfredzaam", ""), "KC-004 T a/w, KC-004 T r/w"},
		{"a word that was agreed", term("zelfredzaam", "Zelf kunnen kiezen"), ""},
		{"a word that no text uses", term("redzaam", ""), ""},
		{"the council was not told", func(p *CheckPicture) { p.Support[2].IntroducedOn = "" }, "KC-006 T k/politiek"},
		{"nobody was told", func(p *CheckPicture) { p.Support = nil }, "KC-006 T k/ambtelijk, KC-006 T k/bestuurlijk, KC-006 T k/politiek"},
		{"policy was not laid beside it", func(p *CheckPicture) { p.Aligned = false }, "KC-107 W k"},
		{"there is no ambition yet to lay beside it", func(p *CheckPicture) { p.Aligned, p.Ambitions, p.Results[0].AmbitionID = false, nil, "" }, ""},
	}
}

func monitoringCases() []ruleCase {
	long := strings.Repeat("heel ", 25) + "oude inwoners"
	return []ruleCase{
		{"a goal for the organisation", ambition("We versterken het voorveld"), "KC-101 W a"},
		{"for nobody", ambition("Een fijne stad"), "KC-102 W a"},
		{"for a neighbourhood", ambition("Een fijne buurt"), "KC-102 T a"},
		{"the compass names the group", func(p *CheckPicture) { ambition("Een fijne stad")(p); p.Compass.GroupName = "75-plussers" }, ""},
		{"for the organisation and for residents", ambition("Inwoners gaan uit van eigen kracht"), "KC-103 T a"},
		{"everything at once", ambition("Mensen met schulden hebben werk, wonen fijn en zijn gezond"), "KC-104 W a"},
		{"resting on nothing", func(p *CheckPicture) { p.Ambitions[0].Evidence = nil }, "KC-105 W a"},
		{"only figures", func(p *CheckPicture) { p.Ambitions[0].Evidence = []InsightID{"i1"} }, "KC-106 T a"},
		{"only experience", func(p *CheckPicture) { p.Ambitions[0].Evidence = []InsightID{"i2"} }, "KC-106 T a"},
		{"only practice", func(p *CheckPicture) { p.Insights[1].Kind = "praktijk"; p.Ambitions[0].Evidence = []InsightID{"i2"} }, ""},
		{"a conversation among one's own", func(p *CheckPicture) { p.Talks[0].Perspectives = []Perspective{"gemeente"} }, "KC-111 T k"},
		{"a conversation about another step", func(p *CheckPicture) { p.Talks[0].Step = StepResult }, "KC-111 T k"},
		{"a long sentence", ambition(long), "KC-113 T a"},
		{"a long result", text(long), "KC-113 T r"},
		{"a long contribution", func(p *CheckPicture) { p.Contributions[0].Statement = long }, "KC-113 T x/b1"},
	}
}

func resultCases() []ruleCase {
	return []ruleCase{
		{"adopted without a result", func(p *CheckPicture) { p.Ambitions[0].Status, p.Results[0].AmbitionID = StatusJoint, "" }, "KC-201 W a"},
		{"proposed without a result", func(p *CheckPicture) { p.Ambitions[0].Status, p.Results[0].AmbitionID = StatusCollege, "" }, "KC-201 B a"},
		{"a concept without a result", func(p *CheckPicture) { p.Results[0].AmbitionID = "" }, ""},
		{"a default horizon", result(func(r *CheckedResult) { r.HorizonConfirmed = false }), "KC-202 B r"},
		{"years in the text", result(func(r *CheckedResult) {
			r.HorizonConfirmed, r.Text = false, "over vier jaar minder ouderen zich alleen voelen"
		}), ""},
		{"a year in the text", result(func(r *CheckedResult) { r.HorizonConfirmed, r.Text = false, "ouderen uiterlijk eind 2030 mensen zien" }), ""},
		{"other years in the text", text("over 3 jaar minder ouderen zich alleen voelen"), "KC-202 W r"},
		{"another year in the text", text("ouderen eind 2029 mensen zien"), "KC-202 W r"},
		{"one year", result(func(r *CheckedResult) { r.HorizonYears = 1 }), "KC-203 W r"},
		{"two years", result(func(r *CheckedResult) { r.HorizonYears = 2 }), ""},
		{"seven years", result(func(r *CheckedResult) { r.HorizonYears = 7 }), "KC-203 W r"},
		{"no group", result(func(r *CheckedResult) { r.TargetGroup = "" }), "KC-204 B r"},
		{"counting what we do", text("er meer gesprekken zijn"), "KC-205 W r"},
		{"counting what we do for residents", text("ouderen meer gesprekken krijgen"), "KC-205 T r"},
		{"an organisation", text("de scholen samenwerken"), "KC-206 W r"},
		{"no indicator", result(func(r *CheckedResult) { r.Bound = nil }), "KC-207 B r"},
		{"only facts", result(func(r *CheckedResult) { r.Bound = r.Bound[:1] }), "KC-208 W r"},
		{"only experiences", result(func(r *CheckedResult) { r.Bound = r.Bound[1:] }), "KC-208 W r"},
		{"seven indicators", result(func(r *CheckedResult) {
			for len(r.Bound) < 7 {
				r.Bound = append(r.Bound, r.Bound[0])
			}
		}), "KC-209 T r"},
		{"no first measurement", bound(func(b *BoundIndicator) { b.Link.BaselinePeriod, b.Baseline = "", nil }), "KC-210 W r/eenzaam"},
		{"no target", bound(func(b *BoundIndicator) { b.Link.TargetValue = nil }), "KC-211 W r/eenzaam"},
		{"an open per cent", text("…% van de ouderen mensen ziet"), "KC-211 W r"},
		{"against the direction", bound(func(b *BoundIndicator) { b.Indicator.Direction = "omhoog" }), "KC-212 B r/eenzaam"},
		{"where it stands already", bound(func(b *BoundIndicator) { b.Baseline = number(10.0) }), "KC-212 B r/eenzaam"},
		{"the wrong way", bound(func(b *BoundIndicator) { b.Baseline = number(8.0) }), "KC-212 B r/eenzaam"},
		{"baseline not known", bound(func(b *BoundIndicator) { b.Baseline = nil }), ""},
		{"keeping needs no way", bound(func(b *BoundIndicator) { b.Link.TargetKind, b.Baseline = "keep_at_most", number(10.0) }), ""},
		{"no source", bound(func(b *BoundIndicator) { b.Indicator.SourceName = "" }), "KC-213 B r/eenzaam"},
		{"a survey with wide margins", bound(func(b *BoundIndicator) { b.Indicator.Basis, b.Margin = "steekproef", number(8.0) }), "KC-220 W r/eenzaam"},
		{"a survey with narrow margins", bound(func(b *BoundIndicator) { b.Indicator.Basis, b.Margin = "steekproef", number(7.0) }), ""},
		{"a count needs no margin", bound(func(b *BoundIndicator) { b.Indicator.Basis, b.Margin = "telling", number(8.0) }), ""},
		{"council without college", result(func(r *CheckedResult) { r.Status = StatusCouncil }), "KC-223 B r"},
		{"proposed, core values not gone through", func(p *CheckPicture) {
			p.Results[0].Status, p.Adopting.CoreValues = StatusCollege, 4
		}, "KC-222 W r"},
		{"council after college", func(p *CheckPicture) {
			p.Results[0].Status = StatusCouncil
			p.Decisions = []Decision{{Kind: "college", ObjectID: "r1"}}
		}, ""},
		{"council of a neighbourhood", func(p *CheckPicture) { p.Results[0].Status, p.Compass.AreaCode = StatusCouncil, "WK030801" }, ""},
	}
}

// divided gives the result r a part s; all activities contribute to one of the two.
func divided(p *CheckPicture, helped ResultID) {
	part := p.Results[0]
	part.ID, part.ParentID, part.Edition.ID = "s", "r", "s1"
	p.Results = append(p.Results, part)
	for i := range p.Claims {
		p.Claims[i].ResultID = helped
	}
}

func activityCases() []ruleCase {
	loose := func(p *CheckPicture) {
		p.Claims = p.Claims[:1]
		p.Contributions = append(p.Contributions, Contribution{ID: "b3", ActivityID: "x", OrganisationID: "kerk", Role: "ondersteuner"})
	}
	return []ruleCase{
		{"a loose activity", loose, "KC-301 W y"},
		{"a loose activity that stopped", func(p *CheckPicture) { loose(p); p.Activities[1].Status = "gestopt"; p.Activities[0].Formality = "" }, ""},
		{"nothing is done", func(p *CheckPicture) {
			p.Activities, p.Claims, p.Contributions, p.Outcomes, p.Quality = nil, nil, nil, nil, nil
		}, "KC-302 W r"},
		{"what helps a part helps the whole", func(p *CheckPicture) { divided(p, "s") }, ""},
		{"what helps the whole need not help a part", func(p *CheckPicture) { divided(p, "r") }, "KC-302 W s"},
		{"half a claim", func(p *CheckPicture) { p.Claims[0].Then = "" }, "KC-303 W x/c1"},
		{"nobody does it", func(p *CheckPicture) { p.Contributions[1].Role = "ondersteuner" }, "KC-304 W y"},
		{"all formal", func(p *CheckPicture) { p.Activities[1].Formality = "formeel" }, "KC-305 T k"},
		{"all informal", func(p *CheckPicture) { p.Activities[0].Formality = "informeel" }, "KC-305 T k"},
		{"all of it exists, and nobody asked", func(p *CheckPicture) {
			p.Needs, p.Activities[0].Novelty, p.Activities[1].Novelty = 0, "bestaand", "bestaand"
		}, "KC-306 T k"},
		{"one is new, and nobody asked", func(p *CheckPicture) {
			p.Needs, p.Activities[0].Novelty, p.Activities[1].Novelty = 0, "bestaand", "nieuw"
		}, ""},
		{"all of it exists, and somebody asked", func(p *CheckPicture) { p.Activities[0].Novelty, p.Activities[1].Novelty = "bestaand", "bestaand" }, ""},
		{"two for the same people", func(p *CheckPicture) {
			p.Activities[0].Participants, p.Activities[1].Participants = "75-plussers", "75-Plussers"
		}, "KC-308 T x"},
		{"two for the same people, one after the other", func(p *CheckPicture) {
			p.Activities[0].Participants, p.Activities[1].Participants = "75-plussers", "75-plussers"
			p.Relations = []ActivityRelation{{From: "x", To: "y"}}
		}, ""},
		{"one carries all", func(p *CheckPicture) { p.Contributions[1].OrganisationID = "welzijn" }, "KC-307 W r"},
		{"a claim on nothing", func(p *CheckPicture) { p.Claims[0].Evidence = "geen" }, "KC-309 T x/c1"},
		{"counting what is done", func(p *CheckPicture) { p.Contributions[0].Statement = "Wij geven 30 workshops" }, "KC-310 W x/b1"},
		{"counting what residents get", func(p *CheckPicture) { p.Contributions[0].Statement = "Ouderen krijgen 30 workshops" }, "KC-310 T x/b1"},
		{"loose for seven months", func(p *CheckPicture) { loose(p); p.Open[FindingKey{"KC-301", "y", ""}] = "2026-04-20" }, "KC-301 W y, KC-314 W y"},
		{"loose for five months", func(p *CheckPicture) { loose(p); p.Open[FindingKey{"KC-301", "y", ""}] = "2026-06-20" }, "KC-301 W y"},
		{"loose for seven months, and chosen to stop", func(p *CheckPicture) {
			loose(p)
			p.Open[FindingKey{"KC-301", "y", ""}], p.Chosen = "2026-04-20", map[ActivityID]bool{"y": true}
		}, "KC-301 W y"},
		{"paid, and nobody asked whether that helps", func(p *CheckPicture) {
			p.Funding = []FundingAgreement{{Part: Part{ID: "f1"}, ActivityID: "x"}}
		}, "KC-311 T x/f1"},
		{"paid in a way that hinders", func(p *CheckPicture) {
			p.Funding = []FundingAgreement{{Part: Part{ID: "f1"}, ActivityID: "x", Effect: "hindert"}}
		}, ""},
		{"linked since", func(p *CheckPicture) { p.Open[FindingKey{"KC-301", "y", ""}] = "2026-04-20" }, ""},
	}
}

func laterCases() []ruleCase {
	return []ruleCase{
		{"quality half answered", func(p *CheckPicture) { p.Quality[0].State = "" }, "KC-401 W x"},
		{"it does not run yet", func(p *CheckPicture) { p.Quality[0].State = ""; p.Activities[0].Status = "afgesproken" }, ""},
		{"nothing is asked of participants", func(p *CheckPicture) { p.Outcomes = nil }, "KC-501 W x"},
		{"eleven questions", func(p *CheckPicture) {
			for i := range 10 {
				p.Outcomes = append(p.Outcomes, ProvisionOutcome{ActivityID: "x", Kind: "eigen", Question: fmt.Sprint(i), Period: "2025", Rater: "inwoner"})
			}
		}, "KC-502 W welzijn"},
		{"few answered", func(p *CheckPicture) { p.Outcomes[0].Measured = number(11) }, "KC-506 W x"},
		{"very few answered, and no stories", func(p *CheckPicture) { p.Outcomes[0].Measured = number(3) }, "KC-506 W x"},
		{"very few answered, and stories", func(p *CheckPicture) { p.Outcomes[0].Measured, p.Stories["x"] = number(3), 1 }, ""},
		{"few answered long ago", func(p *CheckPicture) {
			p.Outcomes = append(p.Outcomes, ProvisionOutcome{ActivityID: "x", Kind: "baat", Period: "2024", Reached: number(40), Measured: number(11), Rater: "inwoner"})
		}, ""},
		{"judged by professionals", func(p *CheckPicture) { p.Outcomes[0].Rater = "professional" }, "KC-511 W x"},
		{"reviewed without residents", func(p *CheckPicture) { p.Reviews[0].Residents = 0 }, "KC-603 W v"},
		{"alone for two months", func(p *CheckPicture) { p.Learning = []Review{{ID: "e", HeldOn: "2026-09-22"}} }, "KC-604 W e"},
		{"alone for a shorter time", func(p *CheckPicture) { p.Learning = []Review{{ID: "e", HeldOn: "2026-09-23"}} }, ""},
		{"together since", func(p *CheckPicture) {
			p.Learning, p.Reviews[0].HeldOn = []Review{{ID: "e", HeldOn: "2026-09-01"}}, "2026-09-01"
		}, ""},
		{"never again", func(p *CheckPicture) { p.Reviews[0].LookOn = "" }, "KC-611 T v"},
		{"again in a conversation", func(p *CheckPicture) {
			p.Reviews[0].LookOn, p.Talks = "", append(p.Talks, CheckedTalk{ID: "h", HeldOn: "2026-12-01", Inputs: 4, ResidentInputs: 4})
		}, ""},
		{"again by measuring", func(p *CheckPicture) {
			p.Reviews[0].LookOn, p.Actions[0].Target = "", "meten"
		}, ""},
		{"a new round began", func(p *CheckPicture) {
			p.Reviews[0].LookOn, p.Reviews[0].HeldOn, p.Cycle.StartedOn = "", "2026-09-01", "2026-10-01"
		}, ""},
		{"an action for no step", func(p *CheckPicture) { p.Actions[0].Target = "" }, "KC-606 B t"},
		{"unknown twice", func(p *CheckPicture) {
			p.Verdicts = []ClaimVerdict{{ReviewID: "w", ClaimID: "c1", Verdict: "onbekend"}, {ReviewID: "v", ClaimID: "c1", Verdict: "onbekend"}}
		}, "KC-607 T x/c1"},
		{"unknown once", func(p *CheckPicture) { p.Verdicts[0].Verdict = "onbekend" }, ""},
		{"known since", func(p *CheckPicture) {
			p.Verdicts = []ClaimVerdict{{ClaimID: "c1", Verdict: "deels"}, {ClaimID: "c1", Verdict: "onbekend"}, {ClaimID: "c1", Verdict: "onbekend"}}
		}, ""},
		{"nothing stays", func(p *CheckPicture) { p.Reviews[0].Kept = 0 }, "KC-609 T v"},
		{"nothing stays yet", func(p *CheckPicture) { p.Reviews[0].Kept, p.Reviews[0].Phase = 0, PhaseExplain }, ""},
		{"past the council", func(p *CheckPicture) {
			p.Results[0].Status, p.Results[0].Earlier = StatusJoint, []VersionID{"r0"}
			p.Decisions = []Decision{{Kind: "raad", ObjectID: "r0"}}
		}, "KC-610 B r"},
		{"by the council again", func(p *CheckPicture) {
			p.Results[0].Status, p.Results[0].Earlier = StatusCouncil, []VersionID{"r0"}
			p.Decisions = []Decision{{Kind: "raad", ObjectID: "r0"}, {Kind: "raad", ObjectID: "r1"}, {Kind: "college", ObjectID: "r1"}}
		}, ""},
	}
}

func TestEachRuleSaysWhatItFindsAndNothingElse(t *testing.T) {
	raised := map[string]bool{"KC-602": true} // a guard alone, below
	for _, c := range slices.Concat(beforeCases(), tableCases(), monitoringCases(), resultCases(), activityCases(), laterCases(), measuringCases(), usedCases(), hinderCases(), partnershipCases()) {
		p := sound()
		c.change(&p)
		found := p.Findings()
		if got := said(found); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, f := range found {
			raised[f.Code] = true
			sentence := i18n.New(i18n.Dutch).Code(cmp.Or(f.Variant, f.Code), f.Params...)
			if f.Variant != "" && !i18n.HasCode(f.Variant) || strings.Contains(sentence, "{") || !strings.HasSuffix(sentence, " ("+f.Code+")") {
				t.Errorf("%s: %q", c.name, sentence)
			}
		}
	}
	for _, r := range CheckRules() {
		if !raised[r.Code] {
			t.Errorf("%s: no case raises it", r.Code)
		}
		if !i18n.HasCode(r.Code) {
			t.Errorf("%s has no sentence", r.Code)
		}
	}
	if !slices.IsSortedFunc(CheckRules(), func(a, b CheckRule) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("the rules do not stand in order")
	}
}

func TestWhatStandsBeforeAnAdoptionDependsOnWhoAdopts(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*CheckPicture)
		adopt  AdoptionStatus
		object string
		want   string
	}{
		"partners, no residents":           {func(p *CheckPicture) { p.Seats = p.Seats[3:] }, StatusJoint, "r", "KC-001 B r"},
		"partners, no residents, ambition": {func(p *CheckPicture) { p.Seats = p.Seats[3:] }, StatusJoint, "a", "KC-001 B a"},
		"partners, default horizon":        {result(func(r *CheckedResult) { r.HorizonConfirmed = false }), StatusJoint, "r", "KC-202 B r"},
		"partners, an open target":         {bound(func(b *BoundIndicator) { b.Link.TargetValue = nil }), StatusJoint, "r", ""},
		"college, an open target":          {bound(func(b *BoundIndicator) { b.Link.TargetValue = nil }), StatusCollege, "r", "KC-211 B r/eenzaam"},
		"partners, no result":              {func(p *CheckPicture) { p.Results[0].AmbitionID = "" }, StatusJoint, "a", ""},
		"college, no result":               {func(p *CheckPicture) { p.Results[0].AmbitionID = "" }, StatusCollege, "a", "KC-201 B a"},
		"council without college":          {func(*CheckPicture) {}, StatusCouncil, "r", "KC-223 B r"},
		"something else is amiss":          {func(p *CheckPicture) { p.Actions[0].Target = "" }, StatusJoint, "r", ""},
	} {
		p := sound()
		c.change(&p)
		if got := said(p.Blocking(Moment{Adopt: c.adopt}, c.object)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestUnderstandingComesBeforeJudging(t *testing.T) {
	p := CheckPicture{Reviews: []CheckedReview{{Review: Review{ID: "v", Phase: PhaseExplain}}}}
	if got := said(p.Blocking(Moment{Phase: PhaseJudge}, "v")); got != "KC-602 B v" {
		t.Error(got)
	}
	if got := said(p.Blocking(Moment{Phase: PhaseExplain}, "v")); got != "" {
		t.Error(got)
	}
	if err := fault.As(Review{Phase: PhaseRecognise}.CheckContribution(PhaseJudge)); err == nil || err.Code != "KC-602" {
		t.Error(err)
	}
}

// As the decisions of the method have it: which rules the facilitator may lift, and which make up the small set.
func TestWhichRulesAreLiftableAndWhichAreBasic(t *testing.T) {
	var liftable, basis []string
	for _, r := range CheckRules() {
		if r.Liftable {
			liftable = append(liftable, r.Code)
		}
		if r.Basis {
			basis = append(basis, r.Code)
		}
	}
	if got := strings.Join(liftable, " "); got != "KC-001 KC-201 KC-202 KC-204 KC-207 KC-211 KC-213" {
		t.Errorf("liftable: %s", got)
	}
	if got := strings.Join(basis, " "); got != "KC-002 KC-101 KC-205 KC-208 KC-210 KC-301 KC-303 KC-603" {
		t.Errorf("basis: %s", got)
	}
	for f, want := range map[*CheckFinding][2]bool{
		{Code: "KC-204", Severity: Blocks}: {true, true}, {Code: "KC-212", Severity: Blocks}: {true, false},
		{Code: "KC-201", Severity: Warns}: {false, false}, {Code: "KC-201", Severity: Blocks}: {true, true}, {Code: "KC-309", Severity: Tips}: {false, false},
	} {
		if got := [2]bool{f.InBasis(), f.Liftable()}; got != want {
			t.Errorf("%s %s: basis and liftable %v, want %v", f.Code, f.Severity, got, want)
		}
	}
}

func TestAPageShowsAtMostThreeFindingsTheHeaviestFirst(t *testing.T) {
	f := func(code string, s Severity, object string) CheckFinding {
		return CheckFinding{Code: code, Severity: s, Object: object}
	}
	list := []CheckFinding{f("KC-305", Tips, "k"), f("KC-301", Warns, "x"), f("KC-301", Warns, "y"), f("KC-302", Warns, "r"), f("KC-204", Blocks, "r")}
	if got := said(Hints(list)); got != "KC-204 B r, KC-301 W x, KC-302 W r" {
		t.Error(got)
	}
	if got := said(Hints(list[1:3])); got != "KC-301 W x, KC-301 W y" {
		t.Error(got)
	}
	if len(Hints(nil)) != 0 {
		t.Error("hints about nothing")
	}
}

// The examples of the method, with the default horizon filled in.
func TestTheExamplesOfTheMethodAreNotHeldBack(t *testing.T) {
	p := sound()
	for i, sentence := range []string{
		"meer mensen uit de LHBTI-gemeenschap zich geaccepteerd en veilig voelen", "minder jongeren te maken hebben met schulden",
		"minder mantelzorgers overbelast zijn", "meer kinderen opgroeien in een veilig gezin", "inwoners elkaar vaker helpen in de buurt",
	} {
		p.Results[0].Text = sentence
		if got := p.Blocking(Moment{Adopt: StatusJoint}, "r"); len(got) > 0 {
			t.Errorf("%d %q: %s", i, sentence, said(got))
		}
	}
}

func TestAGroupStandsInASentence(t *testing.T) {
	for group, want := range map[string]any{"": CheckWord("groep_inwoners"), "Inwoners van 75+": "inwoners van 75+", "LHBTI'ers": "LHBTI'ers"} {
		p := sound()
		p.Results[0].Text, p.Results[0].TargetGroup = "ouderen meer gesprekken krijgen", group
		for _, f := range p.Findings() {
			if f.Code == "KC-205" && f.Params[0] != want {
				t.Errorf("%q: %v", group, f.Params)
			}
		}
	}
}
