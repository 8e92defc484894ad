package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// PartExpertReturn is what experts work out and bring back to the group.
const PartExpertReturn kompas.PartKind = "van-deskundigen"

func expertReturns() partKind[kompas.ExpertReturn] {
	return partKind[kompas.ExpertReturn]{kind: PartExpertReturn, action: kompas.ActIndicator, table: store.ExpertReturns(),
		part: func(x *kompas.ExpertReturn) *kompas.Part { return &x.Part },
		name: func(x *kompas.ExpertReturn) string { return x.AskedOf },
		fields: func(tx *store.Tx, c kompas.Compass) ([]kompas.Field[kompas.ExpertReturn], error) {
			results, err := tx.Results(c.ID)
			var ids []kompas.ResultID
			for _, r := range currentResults(results) {
				ids = append(ids, r.ID)
			}
			return kompas.ExpertReturnFields(ids), err
		},
		start: func(x *kompas.ExpertReturn, _ string) { x.Answer = "nog_niet" },
		sound: soundReturn,
	}
}

// soundReturn: the group answers on what came back, on a day, and a no has a reason.
func soundReturn(x *kompas.ExpertReturn) []*fault.Error {
	var errs []*fault.Error
	if x.Answered() && x.ReturnedOn == "" {
		errs = append(errs, fault.Field("terug-op", "eerst_terug"))
	}
	if x.Answered() && x.AnsweredOn == "" {
		errs = append(errs, fault.Field("besproken-op", "verplicht"))
	}
	if x.Answered() && x.AnsweredOn != "" && x.ReturnedOn != "" && x.AnsweredOn < x.ReturnedOn {
		errs = append(errs, fault.Field("besproken-op", "besproken_voor_terug"))
	}
	if x.Answer == "nee" && x.Why == "" {
		errs = append(errs, fault.Field("waarom-niet", "verplicht"))
	}
	return errs
}

// ExpertPage is what experts work out for the group.
type ExpertPage struct {
	CompassFrame
	Returns PartList[kompas.ExpertReturn]
	Results []kompas.SocietalResult
}

// Result gives a result of the compass by its id; the zero value when it is not there.
func (p ExpertPage) Result(id kompas.ResultID) kompas.SocietalResult {
	for _, r := range p.Results {
		if r.ID == id {
			return r
		}
	}
	return kompas.SocietalResult{}
}

// ExpertPage loads the page.
func (a *App) ExpertPage(ctx context.Context, by Actor, slug string) (ExpertPage, error) {
	var p ExpertPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		c, on, err := by.openCompass(tx, slug, kompas.ActIndicator, 'R')
		if err != nil {
			return err
		}
		if p.CompassFrame, err = a.frame(tx, c, on); err != nil {
			return err
		}
		if p.Returns, err = expertReturns().list(tx, by, c, on); err != nil {
			return err
		}
		results, err := tx.Results(c.ID)
		p.Results = currentResults(results)
		p.Returns.MayAdd = p.Returns.MayAdd && len(p.Results) > 0
		return err
	})
	return p, err
}
