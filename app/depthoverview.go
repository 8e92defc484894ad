package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kompas/kompas"
	"kompas/store"
)

// SharedTraining is something people learn together, or may learn together: what, when and with whom; not what it costs.
type SharedTraining struct {
	Topic      string
	On         string
	SharedWith string
	Open       bool
	Activity   ActivityLine
}

// DepthOverview is what step 4 shows over all activities of a compass.
type DepthOverview struct {
	CompassFrame
	Obstacles PartList[kompas.Obstacle]
	Trainings []SharedTraining // the next one first, then those without a day
	Knowledge PartList[kompas.KnowledgeItem]
	names     map[kompas.ActivityID]string
}

// Activity names an activity.
func (d DepthOverview) Activity(id kompas.ActivityID) string { return d.names[id] }

// DepthOverview loads what stands on the road, what is learned together and what is known, for as far as the actor may
// read it.
func (a *App) DepthOverview(ctx context.Context, by Actor, slug string) (DepthOverview, error) {
	d := DepthOverview{names: map[kompas.ActivityID]string{}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if d.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		lines, err := activityLines(tx, by, c.ID, on, nil)
		if err != nil {
			return err
		}
		for _, x := range lines {
			d.names[x.ID] = x.Name
		}
		if d.Trainings, err = sharedTrainings(tx, c.ID, lines); err != nil {
			return err
		}
		if d.Obstacles, err = a.obstacles().list(tx, by, c, on); err != nil {
			return err
		}
		d.Knowledge, err = a.knowledge().list(tx, by, c, on)
		return err
	})
	return d, err
}

// sharedTrainings gives what is learned together over the compass.
func sharedTrainings(tx *store.Tx, c kompas.CompassID, lines []ActivityLine) ([]SharedTraining, error) {
	list, err := store.TrainingActions().Of(tx, c)
	var out []SharedTraining
	for _, t := range list {
		at := slices.IndexFunc(lines, func(x ActivityLine) bool { return x.ID == t.ActivityID })
		if at >= 0 && t.Shared() {
			out = append(out, SharedTraining{Topic: t.Topic, On: t.On, SharedWith: t.SharedWith, Open: t.Open, Activity: lines[at]})
		}
	}
	slices.SortStableFunc(out, func(x, y SharedTraining) int {
		if (x.On == "") != (y.On == "") {
			return cmp.Compare(y.On, x.On)
		}
		return cmp.Compare(x.On, y.On)
	})
	return out, err
}

// RequirementsPage is what activities of a compass have to meet.
type RequirementsPage struct {
	CompassFrame
	Requirements PartList[kompas.QualityRequirement]
	Earlier      map[kompas.PartID][]kompas.EarlierRequirement
	Checked      map[kompas.PartID][]CheckedActivity
	MaySet       bool // and not only propose
}

// CheckedActivity is an activity that has to meet a requirement.
type CheckedActivity struct {
	kompas.RequirementCheck
	Name string
	Slug string
}

// Requirements loads the page of requirements. Which party meets one is seen by whoever sees the answers about its quality.
func (a *App) Requirements(ctx context.Context, by Actor, slug string) (RequirementsPage, error) {
	p := RequirementsPage{Earlier: map[kompas.PartID][]kompas.EarlierRequirement{}, Checked: map[kompas.PartID][]CheckedActivity{}}
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActRequirement, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		p.MaySet = by.May(kompas.ActRequirement, 'C', on)
		if p.Requirements, err = a.requirements().list(tx, by, c, on); err != nil {
			return err
		}
		earlier, err := tx.EarlierRequirements(c.ID)
		if err != nil {
			return err
		}
		for _, e := range earlier {
			p.Earlier[e.RequirementID] = append(p.Earlier[e.RequirementID], e)
		}
		return p.loadChecked(a, tx, by, c, on)
	})
	return p, err
}

func (p *RequirementsPage) loadChecked(a *App, tx *store.Tx, by Actor, c kompas.Compass, on Object) error {
	activities, err := tx.Activities(c.ID)
	if err != nil {
		return err
	}
	checks, err := a.requirementChecks().list(tx, by, c, on)
	for _, l := range checks.Lines {
		at := slices.IndexFunc(activities, func(x kompas.Activity) bool { return x.ID == l.Part.ActivityID })
		if at >= 0 {
			p.Checked[l.Part.RequirementID] = append(p.Checked[l.Part.RequirementID],
				CheckedActivity{RequirementCheck: l.Part, Name: activities[at].Name, Slug: activities[at].Slug})
		}
	}
	return err
}

// WhoDoesWhat is who does what in a compass, and who learns together.
type WhoDoesWhat struct {
	CompassFrame
	Parties []PartyCard // by name
	Circles PartList[kompas.LearningCircle]
}

// PartyCard is what one organisation does.
type PartyCard struct {
	Name      string
	Does      []PartyDoes
	Trainings []SharedTraining
}

// Says tells whether all of the words stand on the card.
func (c PartyCard) Says(words string) bool {
	text := c.Name
	for _, d := range c.Does {
		text += " " + d.Activity.Name + " " + d.Activity.Description + " " + d.Statement
	}
	for _, t := range c.Trainings {
		text += " " + t.Topic
	}
	text = kompas.Fold(text)
	for _, word := range strings.Fields(kompas.Fold(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// PartyDoes is what it does in one activity.
type PartyDoes struct {
	Activity kompas.Activity
	kompas.Contribution
}

// WhoDoesWhat loads a card for every organisation that contributes to an activity that is not over.
func (a *App) WhoDoesWhat(ctx context.Context, by Actor, slug string) (WhoDoesWhat, error) {
	var p WhoDoesWhat
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		lines, err := activityLines(tx, by, c.ID, on, nil)
		if err != nil {
			return err
		}
		trainings, err := sharedTrainings(tx, c.ID, lines)
		if err != nil {
			return err
		}
		p.Parties = partyCards(lines, trainings)
		p.Circles, err = learningCircles().list(tx, by, c, on)
		return err
	})
	return p, err
}

func partyCards(lines []ActivityLine, trainings []SharedTraining) []PartyCard {
	at := map[kompas.OrganisationID]int{}
	var out []PartyCard
	for _, x := range lines {
		if x.Status == "gestopt" || x.Status == "afgerond" {
			continue
		}
		for _, c := range x.Contributions {
			i, known := at[c.OrganisationID]
			if !known {
				i, at[c.OrganisationID] = len(out), len(out)
				out = append(out, PartyCard{Name: c.Organisation})
			}
			out[i].Does = append(out[i].Does, PartyDoes{Activity: x.Activity, Contribution: c})
			for _, t := range trainings {
				if t.Activity.ID == x.ID && (c.Role == "uitvoerder" || c.Role == "trekker") {
					out[i].Trainings = append(out[i].Trainings, t)
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y PartyCard) int { return cmp.Compare(kompas.Fold(x.Name), kompas.Fold(y.Name)) })
	return out
}
