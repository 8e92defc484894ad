package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// With what money, and under which circumstances, an activity is done.
const (
	PartFunding      kompas.PartKind = "geld"
	PartCircumstance kompas.PartKind = "omstandigheid"
)

// fundings are agreed by who purchases. Amounts are read by the municipality, and by the party that gets them.
func (a *App) fundings() partKind[kompas.FundingAgreement] {
	return ofActivity(a, partKind[kompas.FundingAgreement]{kind: PartFunding, action: kompas.ActFunding, table: store.FundingAgreements(),
		part:   func(x *kompas.FundingAgreement) *kompas.Part { return &x.Part },
		name:   func(x *kompas.FundingAgreement) string { return string(x.Kind) },
		fields: always(kompas.FundingAgreementFields()),
		sound: func(x *kompas.FundingAgreement) []*fault.Error {
			if x.StartsOn != "" && x.EndsOn != "" && x.EndsOn < x.StartsOn {
				return []*fault.Error{fault.Field("geld-tot", "eind_voor_begin")}
			}
			return nil
		},
		may: func(by Actor, letter byte, on Object, _ *kompas.FundingAgreement) bool {
			return by.May(kompas.ActFunding, letter, on)
		},
	}, func(x *kompas.FundingAgreement) *kompas.ActivityID { return &x.ActivityID }, true)
}

// circumstances are written by whoever may change the activity, and read by everybody at the table.
func (a *App) circumstances() partKind[kompas.Circumstance] {
	return ofActivity(a, partKind[kompas.Circumstance]{kind: PartCircumstance, action: kompas.ActActivity, table: store.Circumstances(),
		part:   func(x *kompas.Circumstance) *kompas.Part { return &x.Part },
		name:   func(x *kompas.Circumstance) string { return x.Text },
		fields: always(kompas.CircumstanceFields()),
		may:    changesActivity[kompas.Circumstance],
	}, func(x *kompas.Circumstance) *kompas.ActivityID { return &x.ActivityID }, true)
}

// FundingEffect is what everybody at the table may know of how an activity is paid: whether it helps.
type FundingEffect struct {
	Kind         kompas.FundingKind
	Effect       kompas.Effect
	Note         string
	ClientChoice bool
}

// FundingPage is the page with the money and the circumstances of an activity.
type FundingPage struct {
	CompassFrame
	Activity      kompas.Activity
	SeesAmounts   bool
	Funding       PartList[kompas.FundingAgreement] // for who may see the amounts
	Effects       []FundingEffect                   // for everybody else
	Circumstances PartList[kompas.Circumstance]
}

// FundingPage loads the page.
func (a *App) FundingPage(ctx context.Context, by Actor, slug, activity string) (FundingPage, error) {
	var p FundingPage
	err := a.view(ctx, by, func(tx *store.Tx) error {
		o, err := by.openActivity(tx, slug, activity, "")
		if err != nil {
			return err
		}
		p.Activity = o.activity
		if p.CompassFrame, err = a.frame(tx, o.compass, o.on); err != nil {
			return err
		}
		p.SeesAmounts = by.May(kompas.ActFunding, 'R', o.on)
		if err := p.loadFunding(a, tx, by, o); err != nil {
			return err
		}
		list, err := a.circumstances().list(tx, by, o.compass, p.Object)
		may := by.May(kompas.ActActivity, 'C', o.on)
		p.Circumstances = about(list, may, func(x kompas.Circumstance) bool { return x.ActivityID == o.activity.ID })
		return err
	})
	return p, err
}

func (p *FundingPage) loadFunding(a *App, tx *store.Tx, by Actor, o openedActivity) error {
	if p.SeesAmounts {
		list, err := a.fundings().list(tx, by, o.compass, p.Object)
		p.Funding = about(list, true, func(x kompas.FundingAgreement) bool { return x.ActivityID == o.activity.ID })
		return err
	}
	all, err := partsAbout(tx, store.FundingAgreements(), o.compass.ID, o.activity.ID, func(x kompas.FundingAgreement) kompas.ActivityID { return x.ActivityID })
	for _, f := range all {
		p.Effects = append(p.Effects, FundingEffect{Kind: f.Kind, Effect: f.Effect, Note: f.EffectNote, ClientChoice: f.ClientChoice})
	}
	return err
}
