package app

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// What activities have to meet, and whether they do.
const (
	PartRequirement      kompas.PartKind = "eis"
	PartRequirementCheck kompas.PartKind = "eis-bij-activiteit"
)

// requirements are set by whoever the matrix says; others propose them, and change their own proposal until it is accepted.
func (a *App) requirements() partKind[kompas.QualityRequirement] {
	accepted := kompas.Field[kompas.QualityRequirement]{Name: "aangenomen"}
	accepted.Get = func(q *kompas.QualityRequirement) string {
		if q.Proposed {
			return ""
		}
		return "ja"
	}
	accepted.Set = func(q *kompas.QualityRequirement, text string) *fault.Error {
		yes := !q.Proposed
		err := kompas.BoolField("aangenomen", func(*kompas.QualityRequirement) *bool { return &yes }).Set(q, text)
		q.Proposed = !yes
		return err
	}
	return partKind[kompas.QualityRequirement]{kind: PartRequirement, action: kompas.ActRequirement, table: store.QualityRequirements(),
		part:   func(q *kompas.QualityRequirement) *kompas.Part { return &q.Part },
		name:   func(q *kompas.QualityRequirement) string { return q.Text },
		fields: always(append(kompas.QualityRequirementFields(), accepted)),
		start:  func(q *kompas.QualityRequirement, _ string) { q.Edition = 1 },
		made: func(by Actor, on Object, q *kompas.QualityRequirement) {
			q.Proposed = !by.May(kompas.ActRequirement, 'C', on)
		},
		sound: func(q *kompas.QualityRequirement) []*fault.Error {
			if q.Agreed && q.AgreedWith == "" {
				return []*fault.Error{fault.Field("afgestemd-met", "verplicht")}
			}
			return nil
		},
		may: func(by Actor, letter byte, on Object, q *kompas.QualityRequirement) bool {
			if letter != 'C' || by.May(kompas.ActRequirement, 'C', on) {
				return by.May(kompas.ActRequirement, letter, on)
			}
			proposal := q == nil || q.Proposed && q.CreatedBy == by.Person.ID
			return proposal && by.May(kompas.ActRequirement, 'P', on)
		},
		save: a.saveRequirement,
	}
}

// saveRequirement keeps the words that were agreed when others take their place; those have to be agreed again.
func (a *App) saveRequirement(tx *store.Tx, before, q *kompas.QualityRequirement) error {
	if before.Agreed && before.Differs(*q) {
		if err := tx.KeepRequirement(*before, a.day(tx.Now)); err != nil {
			return err
		}
		q.Edition, q.Agreed, q.AgreedWith = before.Edition+1, false, ""
	}
	return store.QualityRequirements().Update(tx, q)
}

// requirementChecks are made by whoever answers for the activity, and by whoever sets requirements.
func (a *App) requirementChecks() partKind[kompas.RequirementCheck] {
	return ofActivity(a, partKind[kompas.RequirementCheck]{kind: PartRequirementCheck, action: kompas.ActQuality, table: store.RequirementChecks(),
		part: func(x *kompas.RequirementCheck) *kompas.Part { return &x.Part },
		name: func(x *kompas.RequirementCheck) string { return string(x.State) },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.RequirementCheck], error) {
			list, err := store.QualityRequirements().Of(tx, c.ID)
			return append(kompas.RequirementCheckFields(), whichRequirement(list)), err
		},
		start: func(x *kompas.RequirementCheck, _ string) { x.State = "onbekend" },
		guard: func(_ *App, tx *store.Tx, c kompas.Compass, before, x *kompas.RequirementCheck) error {
			there, err := store.RequirementChecks().Of(tx, c.ID)
			for _, y := range there {
				if y.ActivityID == x.ActivityID && y.RequirementID == x.RequirementID && y.ID != x.ID {
					return fault.Form([]*fault.Error{fault.Field("welke-eis", "staat_er_al")})
				}
			}
			if err != nil {
				return err
			}
			q, _, err := store.QualityRequirements().Find(tx, x.RequirementID)
			if before == nil || before.State != x.State {
				x.Edition = q.Edition
			}
			return err
		},
		may: func(by Actor, letter byte, on Object, _ *kompas.RequirementCheck) bool {
			return by.answersFor(kompas.ActQuality, letter, on) || by.May(kompas.ActRequirement, 'C', on)
		},
	}, func(x *kompas.RequirementCheck) *kompas.ActivityID { return &x.ActivityID }, true)
}

func whichRequirement(list []kompas.QualityRequirement) kompas.Field[kompas.RequirementCheck] {
	list = slices.DeleteFunc(list, func(q kompas.QualityRequirement) bool { return q.Proposed })
	return kompas.Field[kompas.RequirementCheck]{Name: "welke-eis",
		Get: func(x *kompas.RequirementCheck) string { return string(x.RequirementID) },
		Set: func(x *kompas.RequirementCheck, text string) *fault.Error {
			if !slices.ContainsFunc(list, func(q kompas.QualityRequirement) bool { return string(q.ID) == text }) {
				return fault.Field("welke-eis", "geen_keuze")
			}
			x.RequirementID = kompas.PartID(text)
			return nil
		}}
}
