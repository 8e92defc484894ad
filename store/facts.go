package store

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"kompas/kompas"
)

// FactRows is what the states of the steps are computed from, for one compass or for all of a space at once.
type FactRows struct {
	Counts     map[kompas.CompassID]CompassCounts
	Results    map[kompas.CompassID][]kompas.ResultFacts
	Activities map[kompas.CompassID][]ActivityRow
	Outcomes   map[kompas.ActivityID][]OutcomeRow
	Uses       []FigureUse
}

// CompassCounts is what a compass has by itself.
type CompassCounts struct {
	Insights, FigureInsights, Ambitions, FoundedAmbitions int
	Finished, Reviewing, OpenActions, LateActions         int
	DueLooks                                              int // that the day to look again has come
	NextOn                                                string
	NextStep                                              kompas.Step // that the first planned conversation is about; 0 when there is none
	CycleStart                                            string
	Unprepared                                            int // planned conversations that come soon, with nobody invited
	Organisations, Residents                              int
	Stories                                               int
}

// ActivityRow is an activity with what its quality answers and claims say.
type ActivityRow struct {
	ID       kompas.ActivityID
	Status   kompas.ActivityStatus
	Results  int
	Answered int
	Overdue  int
	Stuck    int
	Stories  int
}

// OutcomeRow is one measured outcome, for the states only.
type OutcomeRow struct {
	Kind     kompas.OutcomeQuestion
	Period   string
	Measured *int
	Positive *int
}

// FactRows loads what the states of all compasses are computed from, or of one when compass is given, in one statement.
// soon is the last day on which a conversation asks to be prepared.
func (tx *Tx) FactRows(compass kompas.CompassID, today, soon string) (FactRows, error) {
	f := FactRows{Counts: map[kompas.CompassID]CompassCounts{}, Results: map[kompas.CompassID][]kompas.ResultFacts{},
		Activities: map[kompas.CompassID][]ActivityRow{}, Outcomes: map[kompas.ActivityID][]OutcomeRow{}}
	err := readUnion(tx, factQuery(), factBranches(), func(int, *unionRow) *FactRows { return &f }, tx.tenant, string(compass), today, soon)
	for _, list := range f.Outcomes {
		slices.SortStableFunc(list, func(a, b OutcomeRow) int { // the newest period first
			return cmp.Or(strings.Compare(b.Period, a.Period), strings.Compare(string(a.Kind), string(b.Kind)))
		})
	}
	return f, err
}

var factQuery = sync.OnceValue(func() string { return unionText("/* Tx.FactRows */", factBranches()) })

func factBranches() []unionBranch[FactRows] {
	return []unionBranch[FactRows]{countBranch(), resultFactBranch(), activityFactBranch(), outcomeFactBranch(), useBranch()}
}

func countBranch() unionBranch[FactRows] {
	return unionBranch[FactRows]{compass: "c.id", id: "c.id", texts: []string{
		`coalesce((select min(s.held_on) from session s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.status = 'gepland' and s.held_on >= $3), '')`,
		`coalesce((select max(y.started_on) from compass_cycle y where y.tenant_id = c.tenant_id and y.compass_id = c.id and y.ended_on = ''), '')`},
		ints: []string{
			`(select count(*) from insight i where i.tenant_id = c.tenant_id and i.compass_id = c.id and i.withdrawn_at is null)`,
			`(select count(*) from insight i where i.tenant_id = c.tenant_id and i.compass_id = c.id and i.withdrawn_at is null and i.indicator_key <> '')`,
			`(select count(*) from ambition a where a.tenant_id = c.tenant_id and a.compass_id = c.id and a.removed_at is null)`,
			`(select count(*) from ambition a where a.tenant_id = c.tenant_id and a.compass_id = c.id and a.removed_at is null
			and exists (select 1 from ambition_insight e where e.tenant_id = a.tenant_id and e.ambition_id = a.id))`,
			`(select count(*) from review r join compass_cycle y on y.tenant_id = r.tenant_id and y.id = r.cycle_id
			where r.tenant_id = c.tenant_id and r.compass_id = c.id and r.phase = 'afgerond' and y.ended_on = '')`,
			`(select count(*) from review r where r.tenant_id = c.tenant_id and r.compass_id = c.id and r.phase <> 'afgerond')`,
			`(select count(*) from improvement_action x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status in ('open', 'bezig', 'gedaan'))`,
			`(select count(*) from improvement_action x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status in ('open', 'bezig')
			and x.due_on <> '' and x.due_on < $3)`,
			`(select count(*) from session s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.status = 'gepland' and s.held_on >= $3 and s.held_on <= $4
			and not exists (select 1 from session_seat z where z.tenant_id = s.tenant_id and z.session_id = s.id))`,
			`(select count(distinct s.organisation_id) from seat s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.left_on = '')`,
			`(select count(*) from seat s where s.tenant_id = c.tenant_id and s.compass_id = c.id and s.left_on = '' and s.perspective in ('inwoner', 'ervaringsdeskundige'))`,
			`(select count(*) from story t where t.tenant_id = c.tenant_id and t.compass_id = c.id and t.state = 'vrijgegeven')`,
			`coalesce((select x.step from session x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status = 'gepland' and x.held_on >= $3
			order by x.held_on, x.start_time, x.id limit 1), 0)`,
			`(select count(*) from improvement_action x where x.tenant_id = c.tenant_id and x.compass_id = c.id and x.status in ('open', 'bezig', 'gedaan')
			and x.look_on <> '' and x.look_on <= $3) + (select count(*) from review r where r.tenant_id = c.tenant_id and r.compass_id = c.id
			and r.look_on <> '' and r.look_on <= $3 and not exists (select 1 from review n where n.tenant_id = r.tenant_id and n.compass_id = r.compass_id
			and n.created_at > r.created_at))`},
		from: `from compass c` + of("c", "c.id") + ` and c.archived_at is null`,
		put: func(f *FactRows, r *unionRow) {
			f.Counts[r.compass] = CompassCounts{Insights: r.int(0), FigureInsights: r.int(1), Ambitions: r.int(2), FoundedAmbitions: r.int(3), Finished: r.int(4),
				Reviewing: r.int(5), OpenActions: r.int(6), LateActions: r.int(7), NextOn: r.t[0], CycleStart: r.t[1], Unprepared: r.int(8), Organisations: r.int(9),
				Residents: r.int(10), Stories: r.int(11), NextStep: kompas.Step(r.int(12)), DueLooks: r.int(13)}
		}}
}

// resultFactBranch looks at the version in force of each result, or at its newest concept when none is.
func resultFactBranch() unionBranch[FactRows] {
	return unionBranch[FactRows]{compass: "r.compass_id", id: "r.id",
		ints: []string{"count(i.id)", "count(i.id) filter (where i.nature = 'feit')", "count(i.id) filter (where i.nature = 'beleving')",
			"count(i.id) filter (where x.target_value is not null and x.target_period <> '')",
			`(select count(distinct k.activity_id) from change_claim k join activity a on a.tenant_id = k.tenant_id and a.id = k.activity_id and a.removed_at is null
			where k.tenant_id = r.tenant_id and k.result_id = r.id)`},
		from: `from result r
		join result_version v on v.tenant_id = r.tenant_id and v.id = (
			select w.id from result_version w where w.tenant_id = r.tenant_id and w.result_id = r.id
			order by ` + countingFirst("w") + ` limit 1)
		left join result_indicator x on x.tenant_id = v.tenant_id and x.result_version_id = v.id
		left join indicator i on i.tenant_id = x.tenant_id and i.id = x.indicator_id` + of("r", "r.compass_id") + ` and r.removed_at is null group by r.tenant_id, r.compass_id, r.id`,
		put: func(f *FactRows, r *unionRow) {
			x := kompas.ResultFacts{Indicators: r.int(0), HasFact: r.int(1) > 0, HasExperience: r.int(2) > 0, HasTarget: r.int(3) == r.int(0), Activities: r.int(4)}
			f.Results[r.compass] = append(f.Results[r.compass], x)
		}}
}

func activityFactBranch() unionBranch[FactRows] {
	return unionBranch[FactRows]{compass: "a.compass_id", id: "a.id", texts: []string{"a.status"},
		ints: []string{
			`(select count(*) from change_claim k join result r on r.tenant_id = k.tenant_id and r.id = k.result_id and r.removed_at is null
			where k.tenant_id = a.tenant_id and k.activity_id = a.id)`,
			`(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state <> '')`,
			`(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state = '' and q.ask_by <> '' and q.ask_by < $3)`,
			`(select count(*) from quality_input q where q.tenant_id = a.tenant_id and q.activity_id = a.id and q.state = 'knelpunt')`,
			`(select count(*) from story s where s.tenant_id = a.tenant_id and s.activity_id = a.id and s.state = 'vrijgegeven')`},
		from: `from activity a` + of("a", "a.compass_id") + ` and a.removed_at is null`,
		put: func(f *FactRows, r *unionRow) {
			a := ActivityRow{ID: kompas.ActivityID(r.id), Status: kompas.ActivityStatus(r.t[0]), Results: r.int(0), Answered: r.int(1), Overdue: r.int(2), Stuck: r.int(3),
				Stories: r.int(4)}
			f.Activities[r.compass] = append(f.Activities[r.compass], a)
		}}
}

func outcomeFactBranch() unionBranch[FactRows] {
	return unionBranch[FactRows]{compass: "a.compass_id", id: "o.id", texts: []string{"o.activity_id", "o.question_kind", "o.period"}, ints: []string{"o.n_measured", "o.k"},
		from: `from provision_outcome o join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id and a.removed_at is null` + of("o", "a.compass_id"),
		put: func(f *FactRows, r *unionRow) {
			id := kompas.ActivityID(r.t[0])
			f.Outcomes[id] = append(f.Outcomes[id], OutcomeRow{Kind: kompas.OutcomeQuestion(r.t[1]), Period: r.t[2], Measured: r.maybe(0), Positive: r.maybe(1)})
		}}
}

// useBranch reads which published figures a compass talks about, each with the newest period that was used.
func useBranch() unionBranch[FactRows] {
	return unionBranch[FactRows]{compass: "i.compass_id", id: "i.indicator_key", texts: []string{"i.area_code", "max(i.period)"},
		from: `from insight i` + of("i", "i.compass_id") + ` and i.indicator_key <> '' and i.withdrawn_at is null group by i.compass_id, i.indicator_key, i.area_code`,
		put: func(f *FactRows, r *unionRow) {
			f.Uses = append(f.Uses, FigureUse{Compass: r.compass, Indicator: r.id, Area: r.t[0], Period: r.t[1]})
		}}
}
