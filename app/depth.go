package app

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// The parts that give the quality of an activity its depth.
const (
	PartIntervention   kompas.PartKind = "interventie"
	PartKnowledge      kompas.PartKind = "kennis"
	PartSuggestion     kompas.PartKind = "suggestie"
	PartStaffing       kompas.PartKind = "inzet"
	PartTraining       kompas.PartKind = "scholing"
	PartReflection     kompas.PartKind = "reflectie"
	PartCondition      kompas.PartKind = "voorwaarde"
	PartObstacle       kompas.PartKind = "hobbel"
	PartLearningCircle kompas.PartKind = "leerkring"
)

func (a *App) interventions() partKind[kompas.Intervention] {
	return ofActivity(a, partKind[kompas.Intervention]{kind: PartIntervention, action: kompas.ActQuality, table: store.Interventions(),
		part:   func(x *kompas.Intervention) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Intervention) string { return x.Name },
		fields: always(kompas.InterventionFields()),
	}, func(x *kompas.Intervention) *kompas.ActivityID { return &x.ActivityID }, true)
}

// knowledge is read by everybody at the table and added to by whoever brings insights, unless it is about one activity.
func (a *App) knowledge() partKind[kompas.KnowledgeItem] {
	return ofActivity(a, partKind[kompas.KnowledgeItem]{kind: PartKnowledge, action: kompas.ActQuality, table: store.KnowledgeItems(),
		part: func(x *kompas.KnowledgeItem) *kompas.Part { return &x.Part },
		name: func(x *kompas.KnowledgeItem) string { return x.Title },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.KnowledgeItem], error) {
			claims, err := tx.Claims(c.ID)
			return append(kompas.KnowledgeItemFields(), claimField(claims)), err
		},
		sound: func(x *kompas.KnowledgeItem) []*fault.Error {
			if x.URL == "" && x.Says == "" {
				return []*fault.Error{fault.Field("wat-het-zegt", "verplicht")}
			}
			return nil
		},
		may: func(by Actor, letter byte, on Object, x *kompas.KnowledgeItem) bool {
			switch {
			case x != nil && x.ActivityID != "":
				return by.answersFor(kompas.ActQuality, letter, on)
			case letter == 'A':
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.May(kompas.ActInsight, 'C', on)
		},
	}, func(x *kompas.KnowledgeItem) *kompas.ActivityID { return &x.ActivityID }, false)
}

// claimField says which thought a source founds. A thought that is gone since is none.
func claimField(claims []kompas.ChangeClaim) kompas.Field[kompas.KnowledgeItem] {
	known := func(id string) bool {
		return slices.ContainsFunc(claims, func(c kompas.ChangeClaim) bool { return string(c.ID) == id })
	}
	return kompas.Field[kompas.KnowledgeItem]{Name: "bij-als-dan",
		Get: func(x *kompas.KnowledgeItem) string {
			if !known(string(x.ClaimID)) {
				return ""
			}
			return string(x.ClaimID)
		},
		Set: func(x *kompas.KnowledgeItem, text string) *fault.Error {
			if text != "" && !known(text) {
				return fault.Field("bij-als-dan", "geen_keuze")
			}
			x.ClaimID = kompas.ClaimID(text)
			return nil
		}}
}

func (a *App) staffings() partKind[kompas.Staffing] {
	return ofActivity(a, partKind[kompas.Staffing]{kind: PartStaffing, action: kompas.ActQuality, table: store.Staffings(),
		part:   func(x *kompas.Staffing) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Staffing) string { return string(x.Kind) },
		fields: always(kompas.StaffingFields()),
		sound: func(x *kompas.Staffing) []*fault.Error {
			if x.Amount == nil {
				return []*fault.Error{fault.Field("hoeveel", "verplicht")}
			}
			if x.Unit == "mensen" && *x.Amount != float64(int(*x.Amount)) {
				return []*fault.Error{fault.Field("hoeveel", "geen_heel_getal")}
			}
			return nil
		},
	}, func(x *kompas.Staffing) *kompas.ActivityID { return &x.ActivityID }, true)
}

func (a *App) trainings() partKind[kompas.TrainingAction] {
	return ofActivity(a, partKind[kompas.TrainingAction]{kind: PartTraining, action: kompas.ActQuality, table: store.TrainingActions(),
		part:   func(x *kompas.TrainingAction) *kompas.Part { return &x.Part },
		name:   func(x *kompas.TrainingAction) string { return x.Topic },
		fields: always(kompas.TrainingActionFields()),
	}, func(x *kompas.TrainingAction) *kompas.ActivityID { return &x.ActivityID }, true)
}

func (a *App) reflections() partKind[kompas.ReflectionTask] {
	return ofActivity(a, partKind[kompas.ReflectionTask]{kind: PartReflection, action: kompas.ActQuality, table: store.ReflectionTasks(),
		part:   func(x *kompas.ReflectionTask) *kompas.Part { return &x.Part },
		name:   func(x *kompas.ReflectionTask) string { return x.Question },
		fields: always(kompas.ReflectionTaskFields()),
		sound: func(x *kompas.ReflectionTask) []*fault.Error {
			if x.Minutes == nil {
				return []*fault.Error{fault.Field("minuten", "verplicht")}
			}
			return nil
		},
	}, func(x *kompas.ReflectionTask) *kompas.ActivityID { return &x.ActivityID }, true)
}

func (a *App) conditions() partKind[kompas.Condition] {
	return ofActivity(a, partKind[kompas.Condition]{kind: PartCondition, action: kompas.ActQuality, table: store.Conditions(),
		part:   func(x *kompas.Condition) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Condition) string { return string(x.Kind) },
		fields: always(kompas.ConditionFields()),
		sound: func(x *kompas.Condition) []*fault.Error {
			if x.Score == nil {
				return []*fault.Error{fault.Field("genoeg", "verplicht")}
			}
			return nil
		},
		guard: func(_ *App, tx *store.Tx, c kompas.Compass, _, x *kompas.Condition) error {
			there, err := store.Conditions().Of(tx, c.ID)
			for _, y := range there {
				if y.ActivityID == x.ActivityID && y.Kind == x.Kind && y.ID != x.ID {
					return fault.Form([]*fault.Error{fault.Field("voorwaarde", "staat_er_al")})
				}
			}
			return err
		},
	}, func(x *kompas.Condition) *kompas.ActivityID { return &x.ActivityID }, true)
}

// obstacles on the road of the whole compass are read by everybody at the table.
func (a *App) obstacles() partKind[kompas.Obstacle] {
	return ofActivity(a, partKind[kompas.Obstacle]{kind: PartObstacle, action: kompas.ActQuality, table: store.Obstacles(),
		part:   func(x *kompas.Obstacle) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Obstacle) string { return x.Text },
		fields: always(kompas.ObstacleFields()),
		start:  func(x *kompas.Obstacle, today string) { x.OpenedOn = today },
		sound: func(x *kompas.Obstacle) []*fault.Error {
			if x.ClosedOn != "" && x.ClosedOn < x.OpenedOn {
				return []*fault.Error{fault.Field("opgelost-op", "eind_voor_begin")}
			}
			return nil
		},
		guard: func(a *App, tx *store.Tx, _ kompas.Compass, _, x *kompas.Obstacle) error {
			for field, day := range map[string]string{"gezien-op": x.OpenedOn, "opgelost-op": x.ClosedOn} {
				if day > a.day(tx.Now) {
					return fault.Form([]*fault.Error{fault.Field(field, "dag_in_de_toekomst")})
				}
			}
			return nil
		},
		may: func(by Actor, letter byte, on Object, x *kompas.Obstacle) bool {
			if letter == 'A' && x != nil && x.ActivityID == "" {
				return by.May(kompas.ActCompass, 'R', on)
			}
			return by.answersFor(kompas.ActQuality, letter, on)
		},
	}, func(x *kompas.Obstacle) *kompas.ActivityID { return &x.ActivityID }, false)
}

func learningCircles() partKind[kompas.LearningCircle] {
	return partKind[kompas.LearningCircle]{kind: PartLearningCircle, action: kompas.ActInsight, table: store.LearningCircles(),
		part:   func(x *kompas.LearningCircle) *kompas.Part { return &x.Part },
		name:   func(x *kompas.LearningCircle) string { return x.Theme },
		fields: always(kompas.LearningCircleFields()),
	}
}
