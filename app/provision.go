package app

import (
	"slices"

	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// What is offered, what people want of it, and how much is done.
const (
	PartProvision kompas.PartKind = "voorziening"
	PartGoal      kompas.PartKind = "doel-van-mensen"
	PartOutput    kompas.PartKind = "outputcijfer"
)

// provisions are read by everybody at the table; each organisation writes its own.
func provisions() partKind[kompas.Provision] {
	return partKind[kompas.Provision]{kind: PartProvision, action: kompas.ActActivity, table: store.Provisions(),
		part: func(x *kompas.Provision) *kompas.Part { return &x.Part },
		name: func(x *kompas.Provision) string { return x.Name },
		fields: func(tx *store.Tx, _ kompas.Compass) ([]kompas.Field[kompas.Provision], error) {
			organisations, err := tx.Organisations()
			ids := []kompas.OrganisationID{""}
			for _, o := range organisations {
				ids = append(ids, o.ID)
			}
			return append(kompas.ProvisionFields(), kompas.ChoiceField("organisatie", ids, func(x *kompas.Provision) *kompas.OrganisationID { return &x.OrganisationID })), err
		},
		owners: func(_ *store.Tx, x *kompas.Provision) ([]kompas.OrganisationID, error) {
			if x.OrganisationID == "" {
				return nil, nil
			}
			return []kompas.OrganisationID{x.OrganisationID}, nil
		},
		may: func(by Actor, letter byte, on Object, _ *kompas.Provision) bool {
			if letter == 'A' {
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.May(kompas.ActActivity, letter, on)
		},
	}
}

// goalTemplates are of the space: every compass offers the same ones.
func goalTemplates() partKind[kompas.GoalTemplate] {
	return partKind[kompas.GoalTemplate]{kind: PartGoal, action: kompas.ActInstrument, table: store.GoalTemplates(), wide: true,
		part:   func(x *kompas.GoalTemplate) *kompas.Part { return &x.Part },
		name:   func(x *kompas.GoalTemplate) string { return x.Name },
		fields: always(kompas.GoalTemplateFields()),
		may: func(by Actor, letter byte, on Object, _ *kompas.GoalTemplate) bool {
			if letter == 'A' {
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.May(kompas.ActInstrument, letter, on)
		},
	}
}

// outputs are written by whoever fills in what participants say, and seen by whoever sees that.
func (a *App) outputs() partKind[kompas.OutputFigure] {
	return ofActivity(a, partKind[kompas.OutputFigure]{kind: PartOutput, action: kompas.ActContribution, table: store.OutputFigures(),
		part:   func(x *kompas.OutputFigure) *kompas.Part { return &x.Part },
		name:   func(x *kompas.OutputFigure) string { return x.Period },
		fields: always(kompas.OutputFigureFields()),
		made:   func(by Actor, _ Object, x *kompas.OutputFigure) { x.IsExample = by.Space.IsDemo },
		sound: func(x *kompas.OutputFigure) []*fault.Error {
			var wrong []*fault.Error
			if x.Period == "" {
				wrong = append(wrong, fault.Field("periode", "verplicht"))
			}
			if x.Amount == nil {
				wrong = append(wrong, fault.Field("hoeveel", "verplicht"))
			}
			return wrong
		},
		guard: func(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.OutputFigure) error {
			there, err := store.OutputFigures().Of(tx, c.ID)
			for _, y := range there {
				if y.ActivityID == x.ActivityID && y.Kind == x.Kind && y.Period == x.Period && y.ID != x.ID {
					return fault.Form([]*fault.Error{fault.Field("periode", "staat_er_al")})
				}
			}
			return err
		},
		may: func(by Actor, letter byte, on Object, _ *kompas.OutputFigure) bool {
			return by.May(kompas.ActInstrument, 'C', on) || letter == 'A' && by.seesOutcomes(on)
		},
	}, func(x *kompas.OutputFigure) *kompas.ActivityID { return &x.ActivityID }, true)
}

// Output is an output figure as it may be shown.
type Output struct {
	ID     kompas.PartID
	Kind   kompas.OutputKind
	Figure figure.Shown
}

// outputsOf lets figures of how much was done through the gate, the newest period first. Those of one kind in an activity pass it
// together: a year tells of a quarter that is hidden.
func outputsOf(list []kompas.OutputFigure, policy figure.Policy) []Output {
	slices.SortStableFunc(list, func(x, y kompas.OutputFigure) int {
		p, _ := figure.ParsePeriod(x.Period)
		q, _ := figure.ParsePeriod(y.Period)
		return q.Compare(p)
	})
	type series struct {
		activity kompas.ActivityID
		kind     kompas.OutputKind
	}
	cells, places := map[series][]figure.Cell{}, map[series][]int{}
	var out []Output
	for _, o := range list {
		period, err := figure.ParsePeriod(o.Period)
		if err != nil || o.Amount == nil {
			continue
		}
		of := series{o.ActivityID, o.Kind}
		places[of] = append(places[of], len(out))
		cells[of] = append(cells[of], figure.Cell{Observation: figure.Observation{Period: period, Basis: figure.Census,
			Value: figure.Counted(float64(*o.Amount), 0)}, Source: &figure.Source{Invented: o.IsExample}})
		out = append(out, Output{ID: o.ID, Kind: o.Kind})
	}
	for of, list := range cells {
		set := outputSet(of.kind)
		set.Cells = list
		for i, shown := range figure.Disclose(set, policy).All() {
			out[places[of][i]].Figure = shown
		}
	}
	return out
}

// outputSet says what figures of a kind are about.
func outputSet(kind kompas.OutputKind) figure.Set {
	set := figure.Set{Indicator: figure.Indicator{Unit: figure.Count, Kind: figure.Flow}, Origin: figure.OwnFigures}
	if !kind.CountsPeople() {
		set.Origin = figure.SourceFigures // hours and euros are of no person
	}
	if kind == "euro" {
		set.Indicator.Unit = figure.Euro
	}
	return set
}
