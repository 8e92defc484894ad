package app

import (
	"context"

	"kompas/kompas"
	"kompas/store"
)

// What the municipality already strives for, and whether it goes with what people see.
const (
	PartPolicyPoint   kompas.PartKind = "beleidspunt"
	PartAlignmentNote kompas.PartKind = "strookt"
)

func policyPoints() partKind[kompas.PolicyPoint] {
	return partKind[kompas.PolicyPoint]{kind: PartPolicyPoint, action: kompas.ActAmbitionResult, table: store.PolicyPoints(),
		part:   func(p *kompas.PolicyPoint) *kompas.Part { return &p.Part },
		name:   func(p *kompas.PolicyPoint) string { return p.Text },
		fields: always(kompas.PolicyPointFields()),
	}
}

func alignmentNotes() partKind[kompas.AlignmentNote] {
	return partKind[kompas.AlignmentNote]{kind: PartAlignmentNote, action: kompas.ActAmbitionResult, table: store.AlignmentNotes(),
		part: func(n *kompas.AlignmentNote) *kompas.Part { return &n.Part },
		name: func(n *kompas.AlignmentNote) string { return n.Note },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.AlignmentNote], error) {
			points, err := store.PolicyPoints().Of(tx, c.ID)
			if err != nil {
				return nil, err
			}
			insights, err := tx.Insights(c.ID)
			var said []kompas.InsightID
			for _, i := range insights {
				said = append(said, i.ID)
			}
			return kompas.AlignmentNoteFields(partIDs(points, func(p kompas.PolicyPoint) kompas.Part { return p.Part }), said), err
		},
	}
}

// PolicyPage is where partners lay what they see beside the policy that there is.
type PolicyPage struct {
	CompassFrame
	Points   PartList[kompas.PolicyPoint]
	Notes    PartList[kompas.AlignmentNote] // of points that are there
	Insights []kompas.Insight
}

// PolicyPage loads the page.
func (a *App) PolicyPage(ctx context.Context, by Actor, slug string) (PolicyPage, error) {
	var p PolicyPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Points, p.Notes, err = policyOf(tx, by, c, on); err != nil {
			return err
		}
		p.Insights, err = tx.Insights(c.ID)
		return err
	})
	return p, err
}

// policyOf reads the points of policy of a compass and the notes on them.
func policyOf(tx *store.Tx, by Actor, c kompas.Compass, on Object) (points PartList[kompas.PolicyPoint], notes PartList[kompas.AlignmentNote], err error) {
	if points, err = policyPoints().list(tx, by, c, on); err != nil {
		return points, notes, err
	}
	all, err := alignmentNotes().list(tx, by, c, on)
	notes.MayAdd = all.MayAdd && len(points.Lines) > 0
	for _, p := range points.Lines { // the notes stand in the order of the points
		for _, n := range all.Lines {
			if n.Part.PointID == p.Part.ID {
				notes.Lines = append(notes.Lines, n)
			}
		}
	}
	return points, notes, err
}

// Point gives a point of policy by its id; the zero value when it is not there.
func (p PolicyPage) Point(id kompas.PartID) kompas.PolicyPoint {
	for _, l := range p.Points.Lines {
		if l.Part.ID == id {
			return l.Part
		}
	}
	return kompas.PolicyPoint{}
}
