package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const (
	shareForm = "delen"
	letInForm = "toelaten"
	lookForm  = "terugkijken"
)

func (d *Desk) shareLearning(r *web.Request) error {
	fields := postedNames(r.R.PostForm, app.ShareField(""))
	err := r.App.ShareLearning(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Form(fields...), r.Key())
	if err != nil {
		return r.Again(shareForm, fields, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#gedeeld")
}

func (d *Desk) withdrawShared(r *web.Request) error {
	if err := r.App.WithdrawShared(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), r.Param("id")); err != nil {
		return err
	}
	return r.See(reviewAt(r) + "#gedeeld")
}

func (d *Desk) letIn(r *web.Request) error {
	err := r.App.LetIn(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), kompas.PersonID(r.Form("wie")["wie"]), true)
	if err != nil {
		return r.Again(letInForm, []string{"wie"}, err, func(s web.FormState) error { return d.drawReview(r, s) })
	}
	return r.See(reviewAt(r) + "#toelaten-hier")
}

func (d *Desk) letOut(r *web.Request) error {
	if err := r.App.LetIn(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), kompas.PersonID(r.Param("id")), false); err != nil {
		return err
	}
	return r.See(reviewAt(r) + "#toelaten-hier")
}

func (d *Desk) lookAgain(r *web.Request) error {
	return r.EditForm(lookForm, []string{"terugkijken"}, func(e app.Edit) (app.Edited, error) {
		return r.App.EditReview(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("datum"), e)
	}, reviewAt(r)+"#terugkijken-hier", func(s web.FormState) error { return d.drawReview(r, s) })
}

// guides lists the facilitators that can be let in.
func (p reviewPage) guides() []ui.Option {
	var out []ui.Option
	for _, x := range p.Learning.CanJoin {
		out = append(out, ui.Option{Value: string(x.ID), Text: x.Name})
	}
	return out
}

// sharedKind says what kind of thing was shared, and from whose place it was said.
func sharedKind(r *web.Request, s kompas.SharedLearning) string {
	text := r.P.Code("gedeeld_" + string(s.Kind))
	if s.Perspective != "" {
		text += " · " + r.P.Code("perspectief_"+string(s.Perspective))
	}
	return text
}

// mayLookAgain says whether the day to look again is asked here.
func (p reviewPage) mayLookAgain() bool {
	return p.MayLook && p.Phase == p.Review.Phase && p.Phase.Reached(kompas.PhaseImprove)
}
