package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Depth is what is known of the quality of one activity beyond the three answers.
type Depth struct {
	Interventions []kompas.Intervention
	Knowledge     []kompas.KnowledgeItem
	Staffing      []kompas.Staffing
	Trainings     []kompas.TrainingAction
	Conditions    []kompas.Condition
	Obstacles     []kompas.Obstacle // those that are still there
	Checks        []RequirementLine
}

// RequirementLine is a requirement that an activity has to meet.
type RequirementLine struct {
	kompas.QualityRequirement
	Check kompas.RequirementCheck
}

// Met says whether the activity meets it as it is now.
func (l RequirementLine) Met() bool { return l.Check.Met(l.QualityRequirement) }

// MetCount gives how many of its requirements the activity meets.
func (d Depth) MetCount() int {
	n := 0
	for _, l := range d.Checks {
		if l.Met() {
			n++
		}
	}
	return n
}

// Recognised says whether the activity uses an intervention that others found to work: it needs less proof here.
func (d Depth) Recognised() bool {
	return slices.ContainsFunc(d.Interventions, kompas.Intervention.Recognised)
}

// partsAbout gives the parts of a table that are about one activity.
func partsAbout[T any](tx *store.Tx, t store.PartTable[T], c kompas.CompassID, id kompas.ActivityID, about func(T) kompas.ActivityID) ([]T, error) {
	list, err := t.Of(tx, c)
	return slices.DeleteFunc(list, func(x T) bool { return about(x) != id }), err
}

// loadDepth loads the depth of an activity, for whoever may see the answers about its quality.
func loadDepth(tx *store.Tx, c kompas.CompassID, id kompas.ActivityID) (d Depth, err error) {
	if d.Interventions, err = partsAbout(tx, store.Interventions(), c, id, func(x kompas.Intervention) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	if d.Knowledge, err = partsAbout(tx, store.KnowledgeItems(), c, id, func(x kompas.KnowledgeItem) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	if d.Staffing, err = partsAbout(tx, store.Staffings(), c, id, func(x kompas.Staffing) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	if d.Trainings, err = partsAbout(tx, store.TrainingActions(), c, id, func(x kompas.TrainingAction) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	if d.Conditions, err = partsAbout(tx, store.Conditions(), c, id, func(x kompas.Condition) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	if d.Obstacles, err = partsAbout(tx, store.Obstacles(), c, id, func(x kompas.Obstacle) kompas.ActivityID { return x.ActivityID }); err != nil {
		return d, err
	}
	d.Obstacles = slices.DeleteFunc(d.Obstacles, func(o kompas.Obstacle) bool { return o.ClosedOn != "" })
	d.Checks, err = requirementLines(tx, c, id)
	return d, err
}

// requirementLines gives what an activity has to meet.
func requirementLines(tx *store.Tx, c kompas.CompassID, id kompas.ActivityID) ([]RequirementLine, error) {
	requirements, err := store.QualityRequirements().Of(tx, c)
	if err != nil || len(requirements) == 0 {
		return nil, err
	}
	checks, err := partsAbout(tx, store.RequirementChecks(), c, id, func(x kompas.RequirementCheck) kompas.ActivityID { return x.ActivityID })
	var out []RequirementLine
	for _, q := range requirements {
		for _, x := range checks {
			if x.RequirementID == q.ID {
				out = append(out, RequirementLine{QualityRequirement: q, Check: x})
			}
		}
	}
	return out, err
}

// about keeps the parts that are about one activity; may says whether the actor may add to them.
func about[T any](l PartList[T], may bool, is func(T) bool) PartList[T] {
	l.Lines = slices.DeleteFunc(l.Lines, func(x PartLine[T]) bool { return !is(x.Part) })
	l.MayAdd = l.MayAdd && may
	return l
}

// DepthPage is the page on which one element of the quality of an activity is filled in, in depth.
type DepthPage struct {
	CompassFrame
	ActivityLine
	Element       kompas.QualityElement
	Interventions PartList[kompas.Intervention]
	Knowledge     PartList[kompas.KnowledgeItem]
	Suggested     Suggested
	Staffing      PartList[kompas.Staffing]
	Trainings     PartList[kompas.TrainingAction]
	Reflections   PartList[kompas.ReflectionTask]
	Conditions    PartList[kompas.Condition]
	Obstacles     PartList[kompas.Obstacle]
	Checks        PartList[kompas.RequirementCheck]
	Requirements  []kompas.QualityRequirement
}

// DepthPage loads one element of the quality of an activity, for whoever may see the answers about it.
func (a *App) DepthPage(ctx context.Context, by Actor, slug, activity string, element kompas.QualityElement) (DepthPage, error) {
	p := DepthPage{Element: element}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		represented, err := tx.RepresentedOrganisations(a.day(tx.Now))
		if err != nil {
			return err
		}
		may := by.mayAnswer(o.on, represented)
		if !by.seesQuality(o.on, may) {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		p.ActivityLine = ActivityLine{Activity: o.activity, Contributions: o.contributions}
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		switch element {
		case "wat_werkt":
			return p.loadWhatWorks(a, tx, by, o, may)
		case "mensen":
			return p.loadPeople(a, tx, by, o, may)
		}
		return p.loadConditions(a, tx, by, o, may)
	})
	return p, err
}

func (p *DepthPage) loadWhatWorks(a *App, tx *store.Tx, by Actor, o openedActivity, may bool) error {
	list, err := a.interventions().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Interventions = about(list, may, func(x kompas.Intervention) bool { return x.ActivityID == o.activity.ID })
	known, err := a.knowledge().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Knowledge = about(known, may, func(x kompas.KnowledgeItem) bool { return x.ActivityID == o.activity.ID })
	versions, err := tx.Results(o.compass.ID)
	if err != nil {
		return err
	}
	claims, err := tx.ClaimsOf(o.activity.ID)
	if err != nil {
		return err
	}
	p.Claims = claimLines(claims, o.activity.ID, currentResults(versions))
	works, err := a.whatWorksFor(tx, by, o)
	if err != nil {
		return err
	}
	p.Suggested, err = a.suggested(tx, by, o, works)
	return err
}

func (p *DepthPage) loadPeople(a *App, tx *store.Tx, by Actor, o openedActivity, may bool) error {
	staff, err := a.staffings().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Staffing = about(staff, may, func(x kompas.Staffing) bool { return x.ActivityID == o.activity.ID })
	trained, err := a.trainings().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Trainings = about(trained, may, func(x kompas.TrainingAction) bool { return x.ActivityID == o.activity.ID })
	reflected, err := a.reflections().list(tx, by, o.compass, p.Object)
	p.Reflections = about(reflected, may, func(x kompas.ReflectionTask) bool { return x.ActivityID == o.activity.ID })
	return err
}

func (p *DepthPage) loadConditions(a *App, tx *store.Tx, by Actor, o openedActivity, may bool) error {
	scored, err := a.conditions().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Conditions = about(scored, may, func(x kompas.Condition) bool { return x.ActivityID == o.activity.ID })
	seen, err := a.obstacles().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	p.Obstacles = about(seen, may, func(x kompas.Obstacle) bool { return x.ActivityID == o.activity.ID })
	checks, err := a.requirementChecks().list(tx, by, o.compass, p.Object)
	if err != nil {
		return err
	}
	sets := by.May(kompas.ActRequirement, 'C', o.on)
	p.Checks = about(checks, may || sets, func(x kompas.RequirementCheck) bool { return x.ActivityID == o.activity.ID })
	p.Requirements, err = store.QualityRequirements().Of(tx, o.compass.ID)
	return err
}
