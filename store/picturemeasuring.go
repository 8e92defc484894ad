package store

import (
	"kompas/figure"
	"kompas/kompas"
)

// What the kompascheck asks about measuring and quality, as branches of the picture.

func instrumentBranch() pictureBranch {
	return pictureBranch{compass: "u.compass_id", id: "u.id", texts: []string{"u.name", "u.state", "u.group_name"}, ints: []string{"u.minutes", "u.times"},
		from: `from instrument_use u` + of("u", "u.compass_id") + " and u.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Instruments = append(p.Instruments, kompas.InstrumentUse{Part: kompas.Part{ID: kompas.PartID(r.id)}, Name: r.t[0], State: kompas.InstrumentState(r.t[1]),
				Group: r.t[2], Minutes: r.maybe(0), Times: r.maybe(1)})
		}}
}

// measuresBranch reads what each instrument says something about; it comes after the instruments.
func measuresBranch() pictureBranch {
	return pictureBranch{compass: "u.compass_id", id: "u.id", texts: []string{"x.indicator_id", "x.activity_id"},
		from: `from instrument_use u join (select tenant_id, part_id, indicator_id, '' as activity_id from instrument_indicator
			union all select tenant_id, part_id, '' as indicator_id, activity_id from instrument_activity) x on x.tenant_id = u.tenant_id and x.part_id = u.id` +
			of("u", "u.compass_id") + " and u.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			for i := range p.Instruments {
				u := &p.Instruments[i]
				if string(u.ID) != r.id {
					continue
				}
				if r.t[0] != "" {
					u.Indicators = append(u.Indicators, kompas.IndicatorID(r.t[0]))
				} else {
					u.Activities = append(u.Activities, kompas.ActivityID(r.t[1]))
				}
			}
		}}
}

func conditionBranch() pictureBranch {
	return pictureBranch{compass: "q.compass_id", id: "q.id", texts: []string{"q.activity_id", "q.kind", "q.action"}, ints: []string{"q.score"},
		from: `from quality_condition q join activity a on a.tenant_id = q.tenant_id and a.id = q.activity_id and a.removed_at is null` +
			of("q", "q.compass_id") + " and q.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Conditions = append(p.Conditions, kompas.Condition{Part: kompas.Part{ID: kompas.PartID(r.id)}, ActivityID: kompas.ActivityID(r.t[0]),
				Kind: kompas.ConditionKind(r.t[1]), Action: r.t[2], Score: r.maybe(0)})
		}}
}

func requirementBranch() pictureBranch {
	return pictureBranch{compass: "q.compass_id", id: "q.id", texts: []string{"q.text", "q.source", "q.client_view"},
		ints: []string{"case when q.is_agreed then 1 else 0 end", "case when q.is_proposed then 1 else 0 end"},
		from: `from quality_requirement q` + of("q", "q.compass_id") + " and q.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Requirements = append(p.Requirements, kompas.QualityRequirement{Part: kompas.Part{ID: kompas.PartID(r.id)}, Text: r.t[0], Source: kompas.RequirementSource(r.t[1]),
				ClientView: r.t[2], Agreed: r.int(0) == 1, Proposed: r.int(1) == 1})
		}}
}

func obstacleBranch() pictureBranch {
	return pictureBranch{compass: "o.compass_id", id: "o.id", texts: []string{"coalesce(o.activity_id, '')", "o.text", "o.owner", "o.opened_on", "o.closed_on"},
		from: `from obstacle o` + of("o", "o.compass_id") + " and o.removed_at is null",
		put: func(p *loadingPicture, r *unionRow) {
			p.Obstacles = append(p.Obstacles, kompas.Obstacle{Part: kompas.Part{ID: kompas.PartID(r.id)}, ActivityID: kompas.ActivityID(r.t[0]), Text: r.t[1],
				Owner: r.t[2], OpenedOn: r.t[3], ClosedOn: r.t[4]})
		}}
}

func provisionBranch() pictureBranch {
	return pictureBranch{compass: "v.compass_id", id: "v.id", texts: []string{"v.kind"},
		from: `from provision v` + of("v", "v.compass_id") + " and v.removed_at is null",
		put:  func(p *loadingPicture, r *unionRow) { p.Provisions[kompas.PartID(r.id)] = kompas.ProvisionKind(r.t[0]) }}
}

func outputBranch() pictureBranch {
	return pictureBranch{compass: "o.compass_id", id: "o.activity_id", ints: []string{"count(*)"},
		from: `from output_figure o` + of("o", "o.compass_id") + " and o.removed_at is null and o.activity_id is not null group by o.compass_id, o.activity_id",
		put:  func(p *loadingPicture, r *unionRow) { p.Outputs[kompas.ActivityID(r.id)] = r.int(0) }}
}

func provenBranch() pictureBranch {
	return pictureBranch{compass: "i.compass_id", id: "i.activity_id",
		from: `from intervention i` + of("i", "i.compass_id") + " and i.removed_at is null and i.recognition = 'erkend' and i.activity_id is not null",
		put:  func(p *loadingPicture, r *unionRow) { p.Proven[kompas.ActivityID(r.id)] = true }}
}

// sharedBranch reads, for a provider, what the sets say that others keep and it takes part in.
func sharedBranch() pictureBranch {
	return pictureBranch{compass: "c.id", id: "i.id", texts: []string{"i.name", "i.definition", "i.nature", "i.unit", "i.direction", "i.basis", "i.aspect", "i.level"}, ints: []string{"s.owner_id"},
		from: `from compass c join tenant t on t.id = c.tenant_id and t.kind = 'provider' join set_member m on m.tenant_id = c.tenant_id and m.state = 'doet_mee'
			join indicator_set s on s.id = m.set_id and s.removed_at is null join set_item i on i.set_id = s.id and i.removed_at is null` + of("c", "c.id"),
		put: func(p *loadingPicture, r *unionRow) {
			words := kompas.Indicator{Name: r.t[0], Definition: r.t[1], Nature: figure.Nature(r.t[2]), Unit: figure.Unit(r.t[3]), Direction: figure.Direction(r.t[4]),
				Basis: figure.Basis(r.t[5]), Aspect: kompas.IndicatorAspect(r.t[6]), Level: kompas.IndicatorLevel(r.t[7])}
			p.Shared = append(p.Shared, kompas.SharedItem{SetItem: kompas.SetItem{ID: r.id, Words: words}, OwnerID: r.n[0].Int64})
		}}
}
