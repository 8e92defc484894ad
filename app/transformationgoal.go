package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// PartTransformationGoal is how the municipality wants to work differently.
const PartTransformationGoal kompas.PartKind = "transformatiedoel"

func transformationGoals() partKind[kompas.TransformationGoal] {
	return partKind[kompas.TransformationGoal]{kind: PartTransformationGoal, action: kompas.ActAmbitionResult, table: store.TransformationGoals(),
		part:   func(g *kompas.TransformationGoal) *kompas.Part { return &g.Part },
		name:   func(g *kompas.TransformationGoal) string { return g.Text },
		fields: always(kompas.TransformationGoalFields()),
	}
}

// TransformationPage is where the goals of transformation stand beside the results for residents.
type TransformationPage struct {
	CompassFrame
	Goals   PartList[kompas.TransformationGoal]
	Results []kompas.SocietalResult // each in the version that counts
}

// TransformationPage loads the page.
func (a *App) TransformationPage(ctx context.Context, by Actor, slug string) (TransformationPage, error) {
	var p TransformationPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Goals, err = transformationGoals().list(tx, by, c, on); err != nil {
			return err
		}
		versions, err := tx.Results(c.ID)
		p.Results = currentResults(versions)
		return err
	})
	return p, err
}
