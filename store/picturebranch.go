package store

import (
	"encoding/json"

	"kompas/figure"
	"kompas/kompas"
)

// of gives the condition every branch ends with: of the tenant, and of one compass when one is asked for.
func of(alias, compass string) string {
	return " where " + alias + ".tenant_id = $1 and ($2 = '' or " + compass + " = $2)"
}

// pictureBranches lists the kinds of objects. The compass itself comes first.
func pictureBranches() []pictureBranch {
	return []pictureBranch{compassBranch(), chainBranch(), memberBranch(), seatBranch(), talkBranch(), presenceBranch(), inputBranch(), insightBranch(), ambitionBranch(), evidenceBranch(),
		resultBranch(), boundBranch(), activityBranch(), claimBranch(), contributionBranch(), qualityBranch(), outcomeBranch(), toldBranch(),
		reviewBranch(), verdictBranch(), actionBranch(), decisionBranch(), valueBranch(), keptBranch(),
		termBranch(), supportBranch(), alignedBranch(), needBranch(), relationBranch(),
		choiceBranch(), fundingBranch(), instrumentBranch(), measuresBranch(), conditionBranch(), requirementBranch(), obstacleBranch(), provisionBranch(), outputBranch(),
		provenBranch(), uncomparedBranch(), onceBranch(), sharedBranch()}
}

func compassBranch() pictureBranch {
	return pictureBranch{compass: "c.id", id: "c.id",
		texts: []string{"c.title", "c.area_code", "c.group_name", "coalesce(y.id, '')", "coalesce(y.started_on, '')", "c.slug", "c.status",
			"coalesce(g.scope, '')", "coalesce(g.words, '')"},
		ints: []string{"c.start_year", "c.horizon_years", "y.number", "c.archived_at", "g.version",
			"(select count(*) from list_item l where l.tenant_id = c.tenant_id and l.kind = 'kernwaarde' and l.area_code = '' and l.removed_at is null)",
			"(select count(*) from compass u where u.tenant_id = c.tenant_id and u.parent_id = c.id and u.archived_at is null)"},
		from: `from compass c left join compass_cycle y on y.tenant_id = c.tenant_id and y.compass_id = c.id and y.ended_on = ''
			left join check_setting g on g.tenant_id = c.tenant_id and g.id = '` + kompas.CheckSettingsID + `'` + of("c", "c.id") + " and ($2 <> '' or c.archived_at is null)",
		put: func(p *loadingPicture, r *unionRow) {
			p.Compass = kompas.Compass{ID: r.compass, Title: r.t[0], AreaCode: r.t[1], GroupName: r.t[2], Slug: r.t[5], Status: kompas.CompassStatus(r.t[6]),
				StartYear: r.int(0), HorizonYears: r.int(1)}
			p.Cycle = kompas.CompassCycle{ID: kompas.CycleID(r.t[3]), CompassID: r.compass, Number: r.int(2), StartedOn: r.t[4]}
			p.Adopting.CoreValues, p.under = r.int(5), r.int(6)
			if r.n[3].Valid {
				p.Compass.ArchivedAt = Instant(r.n[3].Int64)
			}
			if p.settings = kompas.DefaultCheckSettings(); r.t[7] != "" {
				p.settings = readCheckSettings(r.t[7], r.t[8], r.n[4].Int64)
			}
		}}
}

// chainBranch reads the chains of adopting that the space chose, beside each compass.
func chainBranch() pictureBranch {
	return pictureBranch{compass: "c.id", id: "k.object_kind", texts: []string{"k.level", "k.chain"},
		from: `from compass c join adoption_chain k on k.tenant_id = c.tenant_id` + of("c", "c.id"),
		put: func(p *loadingPicture, r *unionRow) {
			rule := kompas.ChainRule{Object: kompas.ChainObject(r.id), Level: kompas.ChainLevel(r.t[0])}
			rule.Chain, _ = kompas.ParseChain(r.t[1]) // as AdoptionRules reads it
			p.Adopting.Chains = append(p.Adopting.Chains, rule)
		}}
}

// memberBranch reads the municipalities of a partnership, with how many core values the council of each checks against.
func memberBranch() pictureBranch {
	return pictureBranch{compass: "m.compass_id", id: "m.id", texts: []string{"m.area_code", "m.own_chain"},
		ints: []string{`(select count(*) from list_item l where l.tenant_id = m.tenant_id and l.kind = 'kernwaarde' and l.area_code in ('', m.area_code)
			and l.removed_at is null)`},
		from: `from member_municipality m` + of("m", "m.compass_id") + " and m.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Members = append(p.Members, kompas.CheckedMember{CoreValues: r.int(0),
				MemberMunicipality: kompas.MemberMunicipality{Part: kompas.Part{ID: kompas.PartID(r.id)}, AreaCode: r.t[0], OwnChain: r.t[1]}})
		}}
}

func seatBranch() pictureBranch {
	return pictureBranch{compass: "z.compass_id", id: "z.id",
		texts: []string{"z.perspective", "z.name", "coalesce(z.organisation_id, '')", "coalesce(o.kind, '')", "z.joined_on", "z.left_on"},
		from:  `from seat z left join organisation o on o.tenant_id = z.tenant_id and o.id = z.organisation_id` + of("z", "z.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Seats = append(p.Seats, kompas.CheckedSeat{OrganisationKind: kompas.OrganisationKind(r.t[3]), StakeholderSeat: kompas.StakeholderSeat{
				ID: kompas.SeatID(r.id), CompassID: r.compass, Perspective: kompas.Perspective(r.t[0]), Name: r.t[1], OrganisationID: kompas.OrganisationID(r.t[2]),
				JoinedOn: r.t[4], LeftOn: r.t[5]}})
		}}
}

func talkBranch() pictureBranch {
	return pictureBranch{compass: "s.compass_id", id: "s.id", texts: []string{"s.title", "s.held_on", "s.status"}, ints: []string{"s.step"},
		from: `from session s` + of("s", "s.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Talks = append(p.Talks, kompas.CheckedTalk{ID: kompas.SessionID(r.id), Title: r.t[0], HeldOn: r.t[1], Held: r.t[2] == "afgerond", Step: kompas.Step(r.int(0))})
		}}
}

// talk gives the conversation of a row; an empty one when it is not there.
func (p *loadingPicture) talk(id string) *kompas.CheckedTalk {
	for i := range p.Talks {
		if p.Talks[i].ID == kompas.SessionID(id) {
			return &p.Talks[i]
		}
	}
	return &kompas.CheckedTalk{}
}

func presenceBranch() pictureBranch {
	return pictureBranch{compass: "s.compass_id", id: "s.id", texts: []string{"z.perspective"},
		from: `from session s join session_seat q on q.tenant_id = s.tenant_id and q.session_id = s.id and q.people > 0
			join seat z on z.tenant_id = q.tenant_id and z.id = q.seat_id` + of("s", "s.compass_id") + " group by s.compass_id, s.id, z.perspective",
		put: func(p *loadingPicture, r *unionRow) {
			t := p.talk(r.id)
			t.Perspectives = append(t.Perspectives, kompas.Perspective(r.t[0]))
		}}
}

func inputBranch() pictureBranch {
	return pictureBranch{compass: "s.compass_id", id: "s.id", texts: []string{"i.perspective"}, ints: []string{"count(*)"},
		from: `from session s join session_input i on i.tenant_id = s.tenant_id and i.session_id = s.id and i.removed_at is null` +
			of("s", "s.compass_id") + " group by s.compass_id, s.id, i.perspective",
		put: func(p *loadingPicture, r *unionRow) {
			t, from := p.talk(r.id), kompas.Perspective(r.t[0])
			t.Inputs += r.int(0)
			if from.IsResident() {
				t.ResidentInputs += r.int(0)
			}
			if from.IsProvider() {
				t.ProviderInputs += r.int(0)
			}
		}}
}

func insightBranch() pictureBranch {
	return pictureBranch{compass: "i.compass_id", id: "i.id", texts: []string{"i.kind", "i.perspective"},
		from: `from insight i` + of("i", "i.compass_id") + " and i.withdrawn_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Insights = append(p.Insights, kompas.Insight{ID: kompas.InsightID(r.id), CompassID: r.compass, Kind: kompas.InsightKind(r.t[0]),
				Perspective: kompas.Perspective(r.t[1])})
		}}
}

func ambitionBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "v.id", texts: []string{"a.id", "v.text", "v.status"}, ints: []string{"a.number", "v.created_at", "v.edition"},
		from: `from ambition a join ambition_version v on v.tenant_id = a.tenant_id and v.ambition_id = a.id` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.ambitions = append(p.ambitions, kompas.Ambition{ID: kompas.AmbitionID(r.t[0]), CompassID: r.compass, Number: r.int(0), Text: r.t[1],
				Edition: kompas.Edition{ID: kompas.VersionID(r.id), Status: kompas.AdoptionStatus(r.t[2]), CreatedAt: Instant(r.n[1].Int64), Number: r.int(2)}})
		}}
}

func evidenceBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "e.insight_id", texts: []string{"a.id"},
		from: `from ambition a join ambition_insight e on e.tenant_id = a.tenant_id and e.ambition_id = a.id` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			id := kompas.AmbitionID(r.t[0])
			p.evidence[id] = append(p.evidence[id], kompas.InsightID(r.id))
		}}
}

func resultBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "v.id", texts: []string{"r.id", "coalesce(r.ambition_id, '')", "v.text", "v.target_group", "v.status", "r.slug",
		"coalesce(r.parent_id, '')"},
		ints: []string{"r.number", "v.created_at", "v.start_year", "v.horizon_years", "case when v.horizon_confirmed then 1 else 0 end", "v.edition"},
		from: `from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id` + of("r", "r.compass_id") + " and r.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.versions = append(p.versions, kompas.SocietalResult{ID: kompas.ResultID(r.t[0]), CompassID: r.compass, AmbitionID: kompas.AmbitionID(r.t[1]),
				ParentID: kompas.ResultID(r.t[6]), Text: r.t[2], TargetGroup: r.t[3], Slug: r.t[5], Number: r.int(0), StartYear: r.int(2), HorizonYears: r.int(3), HorizonConfirmed: r.int(4) == 1,
				Edition: kompas.Edition{ID: kompas.VersionID(r.id), Status: kompas.AdoptionStatus(r.t[4]), CreatedAt: Instant(r.n[1].Int64), Number: r.int(5)}})
		}}
}

// boundBranch reads the indicators of all versions, each with the newest figure of its first measurement.
func boundBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "x.id",
		texts: []string{"v.id", "i.id", "i.name", "i.nature", "i.unit", "i.direction", "i.basis", "i.source_name", "x.baseline_period", "x.target_kind", "x.target_period",
			"coalesce(b.measured, '')", "i.aspect", "i.level", "i.opened_on"},
		ints:  []string{"i.frequency_months", "i.created_at"},
		reals: []string{"x.target_value", "x.target_high"},
		from: `from result r join result_version v on v.tenant_id = r.tenant_id and v.result_id = r.id
			join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
			join indicator i on i.tenant_id = x.tenant_id and i.id = x.indicator_id
			left join observation b on b.tenant_id = i.tenant_id and b.indicator_id = i.id and b.area_code = i.area_code and b.period = x.baseline_period
				and b.breakdown = '' and b.vintage = (select max(w.vintage) from observation w where w.tenant_id = b.tenant_id
					and w.indicator_id = b.indicator_id and w.area_code = b.area_code and w.period = b.period and w.breakdown = '')` +
			of("r", "r.compass_id") + " and r.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			b := kompas.BoundIndicator{Indicator: kompas.Indicator{ID: kompas.IndicatorID(r.t[1]), Name: r.t[2], Nature: figure.Nature(r.t[3]), Unit: figure.Unit(r.t[4]),
				Direction: figure.Direction(r.t[5]), Basis: figure.Basis(r.t[6]), SourceName: r.t[7],
				Aspect: kompas.IndicatorAspect(r.t[12]), Level: kompas.IndicatorLevel(r.t[13]), Frequency: r.maybe(0), OpenedOn: r.t[14], CreatedAt: Instant(r.n[1].Int64)},
				Link: kompas.ResultIndicator{ID: r.id, ResultVersionID: kompas.VersionID(r.t[0]), IndicatorID: kompas.IndicatorID(r.t[1]), BaselinePeriod: r.t[8],
					TargetKind: figure.TargetKind(r.t[9]), TargetPeriod: r.t[10], TargetValue: r.real(0), TargetHigh: r.real(1)}}
			var o kompas.Observation
			if r.t[11] != "" && readMeasured(&o, r.t[11], nil) == nil {
				b.Begin(o)
			}
			p.bound[b.Link.ResultVersionID] = append(p.bound[b.Link.ResultVersionID], b)
		}}
}

func activityBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "a.id", texts: []string{"a.name", "a.slug", "a.formality", "a.novelty", "a.status", "a.created_by", "a.participants", "coalesce(a.provision_id, '')"},
		from: `from activity a` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Activities = append(p.Activities, kompas.Activity{ID: kompas.ActivityID(r.id), CompassID: r.compass, Name: r.t[0], Slug: r.t[1],
				Formality: kompas.Formality(r.t[2]), Novelty: kompas.Novelty(r.t[3]), Status: kompas.ActivityStatus(r.t[4]), CreatedBy: kompas.PersonID(r.t[5]), Participants: r.t[6], ProvisionID: kompas.PartID(r.t[7])})
		}}
}

func claimBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "m.id",
		texts: []string{"m.activity_id", "m.result_id", "m.if_text", "m.then_text", "m.contributes_text", "m.evidence"},
		from: `from activity a join change_claim m on m.tenant_id = a.tenant_id and m.activity_id = a.id
			join result r on r.tenant_id = m.tenant_id and r.id = m.result_id and r.removed_at is null` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Claims = append(p.Claims, kompas.ChangeClaim{ID: kompas.ClaimID(r.id), ActivityID: kompas.ActivityID(r.t[0]), ResultID: kompas.ResultID(r.t[1]),
				If: r.t[2], Then: r.t[3], Contributes: r.t[4], Evidence: kompas.Evidence(r.t[5])})
		}}
}

func contributionBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "b.id", texts: []string{"b.activity_id", "b.organisation_id", "o.name", "b.role", "b.statement"},
		from: `from activity a join contribution b on b.tenant_id = a.tenant_id and b.activity_id = a.id
			join organisation o on o.tenant_id = b.tenant_id and o.id = b.organisation_id` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Contributions = append(p.Contributions, kompas.Contribution{ID: r.id, ActivityID: kompas.ActivityID(r.t[0]), OrganisationID: kompas.OrganisationID(r.t[1]),
				Organisation: r.t[2], Role: kompas.ContributionRole(r.t[3]), Statement: r.t[4]})
		}}
}

func qualityBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "q.id", texts: []string{"q.activity_id", "q.element", "q.state"},
		from: `from activity a join quality_input q on q.tenant_id = a.tenant_id and q.activity_id = a.id` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Quality = append(p.Quality, kompas.QualityInput{ID: r.id, ActivityID: kompas.ActivityID(r.t[0]), Element: kompas.QualityElement(r.t[1]),
				State: kompas.QualityState(r.t[2])})
		}}
}

func outcomeBranch() pictureBranch {
	return pictureBranch{compass: "a.compass_id", id: "o.id", texts: []string{"o.activity_id", "o.question_kind", "o.question", "o.period", "o.rater"},
		ints: []string{"o.n_reached", "o.n_measured"},
		from: `from activity a join provision_outcome o on o.tenant_id = a.tenant_id and o.activity_id = a.id` + of("a", "a.compass_id") + " and a.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Outcomes = append(p.Outcomes, kompas.ProvisionOutcome{ID: kompas.OutcomeID(r.id), ActivityID: kompas.ActivityID(r.t[0]), Kind: kompas.OutcomeQuestion(r.t[1]),
				Question: r.t[2], Period: r.t[3], Rater: kompas.Rater(r.t[4]), Reached: r.maybe(0), Measured: r.maybe(1)})
		}}
}

func toldBranch() pictureBranch {
	return pictureBranch{compass: "s.compass_id", id: "s.activity_id", ints: []string{"count(*)"},
		from: `from story s` + of("s", "s.compass_id") + " and s.state = 'vrijgegeven' and s.activity_id is not null group by s.compass_id, s.activity_id",
		put:  func(p *loadingPicture, r *unionRow) { p.Stories[kompas.ActivityID(r.id)] = r.int(0) }}
}

func reviewBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "r.id", texts: []string{"r.slug", "r.phase", "r.session_id", "s.held_on", "r.look_on"},
		ints: []string{`coalesce((select sum(q.people) from session_seat q join seat z on z.tenant_id = q.tenant_id and z.id = q.seat_id
			where q.tenant_id = r.tenant_id and q.session_id = r.session_id and z.perspective in ('inwoner', 'ervaringsdeskundige')), 0)`,
			`(select count(*) from judgement j where j.tenant_id = r.tenant_id and j.review_id = r.id and j.removed_at is null and j.verdict = 'behouden')`},
		from: `from review r join session s on s.tenant_id = r.tenant_id and s.id = r.session_id` + of("r", "r.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Reviews = append(p.Reviews, kompas.CheckedReview{Review: kompas.Review{ID: kompas.ReviewID(r.id), CompassID: r.compass, Slug: r.t[0],
				Phase: kompas.Phase(r.t[1]), SessionID: kompas.SessionID(r.t[2]), LookOn: r.t[4]}, HeldOn: r.t[3], Residents: r.int(0), Kept: r.int(1)})
		}}
}

func verdictBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "v.claim_id", texts: []string{"v.review_id", "v.verdict"},
		from: `from review r join claim_verdict v on v.tenant_id = r.tenant_id and v.review_id = r.id` + of("r", "r.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Verdicts = append(p.Verdicts, kompas.ClaimVerdict{ReviewID: kompas.ReviewID(r.t[0]), ClaimID: kompas.ClaimID(r.id), Verdict: kompas.ClaimAnswer(r.t[1])})
		}}
}

func actionBranch() pictureBranch {
	return pictureBranch{compass: "x.compass_id", id: "x.id", texts: []string{"x.text", "x.feedback_target", "x.status"},
		from: `from improvement_action x` + of("x", "x.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Actions = append(p.Actions, kompas.ImprovementAction{ID: r.id, CompassID: r.compass, Text: r.t[0], Target: kompas.FeedbackTarget(r.t[1]),
				Status: kompas.ActionStatus(r.t[2])})
		}}
}

func decisionBranch() pictureBranch {
	return pictureBranch{compass: "d.compass_id", id: "d.id", texts: []string{"d.kind", "d.object_kind", "d.object_id", "d.decided_on", "coalesce(d.member_id, '')", "d.outcome"},
		from: `from decision d` + of("d", "d.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Decisions = append(p.Decisions, kompas.Decision{ID: kompas.DecisionID(r.id), CompassID: r.compass, Kind: r.t[0], ObjectKind: r.t[1], ObjectID: r.t[2],
				DecidedOn: r.t[3], MemberID: kompas.PartID(r.t[4]), Outcome: r.t[5]})
		}}
}

// valueBranch reads which versions of results were checked against the core values, and in a partnership by whom.
func valueBranch() pictureBranch {
	return pictureBranch{compass: "r.compass_id", id: "v.id", texts: []string{"v.result_version_id", "coalesce(v.member_id, '')"},
		from: `from core_value_check v join result_version w on w.tenant_id = v.tenant_id and w.id = v.result_version_id
			join result r on r.tenant_id = w.tenant_id and r.id = w.result_id` + of("v", "r.compass_id"),
		put: func(p *loadingPicture, r *unionRow) {
			p.Valued[kompas.VersionID(r.t[0])] = append(p.Valued[kompas.VersionID(r.t[0])], kompas.PartID(r.t[1]))
		}}
}

// keptBranch reads the findings that live.
func keptBranch() pictureBranch {
	return pictureBranch{compass: "f.compass_id", id: "f.id",
		texts: []string{"f.code", "f.object_kind", "f.object_id", "f.about", "f.params", "f.first_seen", "f.state", "f.reason", "f.decided_by", "f.decided_name",
			"coalesce(f.cycle_id, '')"},
		from: `from check_finding f` + of("f", "f.compass_id") + " and f.closed_on = ''",
		put: func(p *loadingPicture, r *unionRow) {
			k := kompas.KeptFinding{ID: r.id, CompassID: r.compass, FirstSeen: r.t[5], State: kompas.FindingState(r.t[6]), Reason: r.t[7],
				By: kompas.PersonID(r.t[8]), ByName: r.t[9], CycleID: kompas.CycleID(r.t[10]),
				CheckFinding: kompas.CheckFinding{Code: r.t[0], Kind: kompas.CheckKind(r.t[1]), Object: r.t[2], About: r.t[3]}}
			_ = json.Unmarshal([]byte(r.t[4]), &k.Params) // for reading only: the rules give the words of today
			p.findings = append(p.findings, k)
		}}
}

func termBranch() pictureBranch {
	return pictureBranch{compass: "g.compass_id", id: "g.id", texts: []string{"g.term", "g.agreed_meaning"},
		from: `from shared_term g` + of("g", "g.compass_id") + " and g.is_abstract and g.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Terms = append(p.Terms, kompas.SharedTerm{Part: kompas.Part{ID: kompas.PartID(r.id)}, Term: r.t[0], Agreed: r.t[1], Abstract: true})
		}}
}

func supportBranch() pictureBranch {
	return pictureBranch{compass: "h.compass_id", id: "h.id", texts: []string{"h.level", "h.introduced_on"},
		from: `from support_base h` + of("h", "h.compass_id") + " and h.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Support = append(p.Support, kompas.SupportBase{Level: kompas.SupportLevel(r.t[0]), IntroducedOn: r.t[1]})
		}}
}

// alignedBranch reads the notes that lay what people want beside policy.
func alignedBranch() pictureBranch {
	return pictureBranch{compass: "b.compass_id", id: "b.id",
		from: `from alignment_note b join policy_point p on p.tenant_id = b.tenant_id and p.id = b.point_id and p.removed_at is null` +
			of("b", "b.compass_id") + " and b.removed_at is null",
		put: func(p *loadingPicture, _ *unionRow) { p.Aligned = true }}
}

func needBranch() pictureBranch {
	return pictureBranch{compass: "n.compass_id", id: "n.id", from: `from need n` + of("n", "n.compass_id") + " and n.removed_at is null",
		put: func(p *loadingPicture, _ *unionRow) { p.Needs++ }}
}

func relationBranch() pictureBranch {
	return pictureBranch{compass: "x.compass_id", id: "x.id", texts: []string{"x.from_id", "x.to_id", "x.kind"},
		from: `from activity_relation x` + of("x", "x.compass_id") + " and x.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Relations = append(p.Relations, kompas.ActivityRelation{ID: kompas.RelationID(r.id), CompassID: r.compass, From: kompas.ActivityID(r.t[0]),
				To: kompas.ActivityID(r.t[1]), Kind: kompas.RelationKind(r.t[2])})
		}}
}

// choiceBranch reads about which activities somebody chose what to do.
func choiceBranch() pictureBranch {
	return pictureBranch{compass: "q.compass_id", id: "q.activity_id", from: `from activity_choice q` + of("q", "q.compass_id") + " and q.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) { p.Chosen[kompas.ActivityID(r.id)] = true }}
}

func fundingBranch() pictureBranch {
	return pictureBranch{compass: "f.compass_id", id: "f.id", texts: []string{"f.activity_id", "f.effect", "f.effect_note"},
		from: `from funding f join activity a on a.tenant_id = f.tenant_id and a.id = f.activity_id and a.removed_at is null` +
			of("f", "f.compass_id") + " and f.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Funding = append(p.Funding, kompas.FundingAgreement{Part: kompas.Part{ID: kompas.PartID(r.id)}, ActivityID: kompas.ActivityID(r.t[0]),
				Effect: kompas.Effect(r.t[1]), EffectNote: r.t[2]})
		}}
}
