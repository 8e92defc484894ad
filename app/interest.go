package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PartInterest is what somebody at the table has to gain or lose.
const PartInterest kompas.PartKind = "belang"

func interests() partKind[kompas.Interest] {
	return partKind[kompas.Interest]{kind: PartInterest, action: kompas.ActInterest, table: store.Interests(),
		part:   func(i *kompas.Interest) *kompas.Part { return &i.Part },
		name:   func(*kompas.Interest) string { return "" }, // its words are nobody else's, also not in the history
		fields: always(kompas.InterestFields()),
	}
}

// InterestPage is what the facilitator knows of interests; everybody else who takes part hands one in without a name.
type InterestPage struct {
	CompassFrame
	Interests PartList[kompas.Interest]
	MayRead   bool
	MaySend   bool
}

// InterestPage loads the page of interests for the facilitator, and for who may hand one in.
func (a *App) InterestPage(ctx context.Context, by Actor, slug string) (InterestPage, error) {
	var p InterestPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		p.MayRead, p.MaySend = by.May(kompas.ActInterest, 'C', on), by.maySendInterest(c, on)
		if !p.MayRead && !p.MaySend {
			return fault.New(fault.Forbidden, "geen_recht")
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		p.Interests, err = interests().list(tx, by, c, on)
		return err
	})
	return p, err
}

func (by Actor) maySendInterest(c kompas.Compass, on Object) bool {
	return by.May(kompas.ActSessionInput, 'D', on) && !by.May(kompas.ActInterest, 'C', on) && !c.Archived()
}

// SendInterest hands an interest in to the facilitator without a name: who sent it is noted nowhere. Field: belang.
func (a *App) SendInterest(ctx context.Context, by Actor, slug string, form map[string]string, key string) error {
	nobody := Actor{Space: by.Space}
	_, err := a.once(ctx, nobody, key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return "", err
		}
		if !by.maySendInterest(c, on) {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		i := kompas.Interest{Unsigned: true}
		i.ID, i.CompassID = kompas.PartID(tx.NewID()), c.ID
		if err := begin(&i, kompas.UnsignedInterestFields(), form); err != nil {
			return "", err
		}
		record(tx, nobody, "create", string(PartInterest), string(i.ID), c.ID, "", "")
		return "", store.Interests().Insert(tx, &i)
	})
	return err
}
