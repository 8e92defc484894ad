package desk

import (
	"kompas/app"
	"kompas/web"
)

// interestPart is the page of interests: for the facilitator with what there is, for others with room to hand one in.
func interestPart(d *Desk) partPage {
	return partPage{Path: "belangen", Draw: d.drawInterests, Kinds: []partForm{{Kind: app.PartInterest, Fields: []string{"belang", "van-wie-belang", "hoe-ermee-om"}}}}
}

func interestRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/belangen/zonder-naam", Access: web.InSpaceNow, Handle: d.sendInterest}}
}

type interestPage struct {
	*web.Request
	app.InterestPage
	Sent web.FormState
}

const unsignedForm = "zonder-naam"

func interestTitle(r *web.Request) string { return r.P.T("belang.titel", "Belangen") }

func (d *Desk) drawInterests(r *web.Request, s web.FormState) error {
	v, err := r.App.InterestPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Title: interestTitle(r), Body: interestBody(interestPage{Request: r, InterestPage: v, Sent: s})})
}

func (d *Desk) sendInterest(r *web.Request) error {
	if err := r.App.SendInterest(r.Ctx(), r.Actor, r.Param("kompas"), r.Form("belang"), r.Key()); err != nil {
		return r.Again(unsignedForm, []string{"belang"}, err, func(s web.FormState) error { return d.drawInterests(r, s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), "belangen") + "?gehoord=ja")
}

func (p interestPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"belangen"}, parts...)...)
}

func (p interestPage) form() web.FormView { return web.FormView{ID: unsignedForm, State: p.Sent} }

// interests lists what the facilitator knows.
func (p interestPage) interests() partList {
	l := newPartList(p.Request, app.PartInterest, p.at(), p.Sent)
	l.Title, l.MayAdd = p.P.T("belang.kop", "Wat staat er voor wie op het spel?"), p.Interests.MayAdd
	l.None = p.P.T("belang.leeg", "Nog niets genoteerd.")
	l.Add, l.Gone = p.P.T("belang.nieuw", "Noteer een belang"), p.P.T("belang.weg", "Het belang is weggehaald")
	l.Fields = []partField{
		{Name: "belang", Kind: textField, Label: p.P.T("belang.wat", "Wat heeft iemand te winnen of te verliezen?")},
		{Name: "van-wie-belang", Optional: true, Label: p.P.T("belang.van-wie", "Van wie is dit belang?")},
		{Name: "hoe-ermee-om", Kind: textField, Optional: true, Label: p.P.T("belang.hoe", "Hoe gaat u ermee om?")},
	}
	for _, x := range p.Interests.Lines {
		i := x.Part
		c := partCard{ID: string(i.ID), Version: i.Version, Title: i.Text, Values: x.Values, MayEdit: x.MayEdit}
		if i.Unsigned {
			c.Badge = p.P.T("belang.zonder-naam", "Zonder naam ingebracht")
		}
		for _, line := range []string{i.Whose, i.Handling} {
			if line != "" {
				c.Lines = append(c.Lines, line)
			}
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}
