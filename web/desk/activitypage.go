package desk

import (
	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// activityPage is the page of one activity.
type activityPage struct {
	*web.Request
	app.ActivityPage
}

func (d *Desk) activity(r *web.Request) error {
	data, err := r.App.ActivityPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"))
	if err != nil {
		return err
	}
	p := activityPage{Request: r, ActivityPage: data}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepActivities, Title: data.Name,
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepActivities)}, Body: activityBody(p)})
}

// at is the address of the activity.
func (p activityPage) at(parts ...string) string {
	return inCompass(p.Request, p.Compass.Slug, append([]string{"activiteiten", p.Slug}, parts...)...)
}

// outcomeAt is the page with all figures of its participants.
func (p activityPage) outcomeAt() string {
	return inCompass(p.Request, p.Compass.Slug, "outcome", p.Slug)
}

// depthLines are the few lines about an element that stand on the page of the activity itself.
func (p activityPage) depthLines(e kompas.QualityElement) []ui.StatusWord {
	var out []ui.StatusWord
	plain := func(icon ui.IconName, text string) {
		out = append(out, ui.StatusWord{Icon: icon, Tone: ui.ToneRest, Text: text})
	}
	switch e {
	case "wat_werkt":
		for _, i := range p.Depth.Interventions {
			plain(ui.IconCheck, joined(i.Name, p.P.Code("erkenning_"+string(i.Recognition))))
		}
		for _, k := range p.Depth.Knowledge {
			plain(ui.IconBook, k.Title)
		}
	case "mensen":
		for _, s := range p.Depth.Staffing {
			plain(ui.IconPeople, staffText(p.Request, s))
		}
		for _, t := range p.Depth.Trainings {
			when := ""
			if t.On != "" {
				when = p.P.DateText(t.On)
			}
			plain(ui.IconBook, joined(t.Topic, when))
		}
	case "voorwaarden":
		for _, c := range p.Depth.Conditions {
			w := conditionWord(p.Request, c)
			w.Text = p.P.Code("voorwaarde_"+string(c.Kind)) + ": " + w.Text
			out = append(out, w)
		}
		for _, o := range p.Depth.Obstacles {
			out = append(out, ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: o.Text})
		}
	}
	return out
}

// provisionText says which provision the activity belongs to.
func (p activityPage) provisionText() string {
	if p.Provision.ID == "" {
		return ""
	}
	return p.P.T("activiteit.voorziening", "Hoort bij {0}", p.Provision.Name)
}

func (p activityPage) provisionOptions() []ui.Option {
	var out []ui.Option
	for _, x := range p.Provisions {
		out = append(out, ui.Option{Value: string(x.ID), Text: x.Name})
	}
	return out
}

// activityEdit is the page with the forms of one activity: what it is, who does it, why it helps.
type activityEdit struct {
	activityPage
	Form  web.FormView
	Who   web.FormView
	Claim web.FormView // one more result
	Sent  web.FormState
}

const (
	contributionFormID = "wie"
	newClaimFormID     = "als-dan"
)

func contributionFields() []string {
	return []string{"organisatie", "organisatie-nieuw", "rol", "bijdrage"}
}

func claimFields() []string {
	return []string{"als", "dan", "draagt-bij", "aanname", "onderbouwing", "mate", "waarom-mate"}
}

func (d *Desk) activityForm(r *web.Request) error { return d.drawActivityForm(r, web.FormState{}) }

func (d *Desk) drawActivityForm(r *web.Request, s web.FormState) error {
	data, err := r.App.ActivityPage(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"))
	if err != nil {
		return err
	}
	if !data.Mine {
		return fault.New(fault.Forbidden, "geen_recht")
	}
	p := activityEdit{activityPage: activityPage{Request: r, ActivityPage: data}, Form: web.FormView{ID: activityFormID, State: s, Autosave: true},
		Who: web.FormView{ID: contributionFormID, State: s}, Claim: web.FormView{ID: newClaimFormID, State: s}, Sent: s}
	return d.drawStep(r, stepPage{Frame: data.CompassFrame, Step: kompas.StepActivities, Title: r.P.T("activiteit.wijzig", "Activiteit wijzigen"),
		Under: []ui.Crumb{stepCrumb(r, data.Compass, kompas.StepActivities), {Text: data.Name, URL: p.at()}}, Body: activityEditBody(p)})
}

// claimForm is the form of one claim.
func (p activityEdit) claimForm(c app.ClaimLine) web.FormView {
	return web.FormView{ID: claimFormID(string(c.ID)), State: p.Sent, Autosave: true}
}

func claimFormID(id string) string { return "als-dan-" + id }

// activityFormAddress is the page with the forms of the activity of this request.
func activityFormAddress(r *web.Request) string {
	return inCompass(r, r.Param("kompas"), "activiteiten", r.Param("activiteit"), "wijzigen")
}

func (d *Desk) editActivity(r *web.Request) error {
	return r.EditForm(activityFormID, changedActivityFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditActivity(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), e)
	}, inCompass(r, r.Param("kompas"), "activiteiten", r.Param("activiteit")), func(s web.FormState) error { return d.drawActivityForm(r, s) })
}

func (d *Desk) addContribution(r *web.Request) error {
	_, err := r.App.AddContribution(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Form(contributionFields()...), r.Key())
	if err != nil {
		return r.Again(contributionFormID, contributionFields(), err, func(s web.FormState) error { return d.drawActivityForm(r, s) })
	}
	return r.See(activityFormAddress(r) + "#wie-kop")
}

func (d *Desk) removeContribution(r *web.Request) error {
	if err := r.App.RemoveContribution(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Param("bijdrage")); err != nil {
		return err
	}
	return r.See(activityFormAddress(r) + "#wie-kop")
}

func (d *Desk) addClaim(r *web.Request) error {
	err := r.App.AddClaim(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), r.Form("resultaat"), r.Key())
	if err != nil {
		return r.Again(newClaimFormID, []string{"resultaat"}, err, func(s web.FormState) error { return d.drawActivityForm(r, s) })
	}
	return r.See(activityFormAddress(r) + "#waarom")
}

func (d *Desk) editClaim(r *web.Request) error {
	id, after, again := r.Param("claim"), activityFormAddress(r)+"#waarom", d.drawActivityForm
	if card := app.CardOf(app.ActivityCard, r.Param("activiteit")); backToTree(r) {
		after = chosenAt(r, r.Param("kompas"), card)
		again = func(r *web.Request, s web.FormState) error { return d.drawTreeCard(r, card, s) }
	}
	return r.EditForm(claimFormID(id), claimFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditClaim(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("activiteit"), id, e)
	}, after, func(s web.FormState) error { return again(r, s) })
}

func (d *Desk) removeClaim(r *web.Request) error {
	activity, id := r.Param("activiteit"), r.Param("claim")
	if err := r.App.RemoveClaim(r.Ctx(), r.Actor, r.Param("kompas"), activity, id); err != nil {
		return err
	}
	if backToTree(r) {
		return seeTree(r, app.CardOf(app.ActivityCard, activity), "als-dan-weg", id)
	}
	return r.See(activityFormAddress(r) + "?los=" + id + "#waarom")
}

func (d *Desk) restoreClaim(r *web.Request) error {
	activity := r.Param("activiteit")
	if err := r.App.RestoreClaim(r.Ctx(), r.Actor, r.Param("kompas"), activity, r.Param("claim")); err != nil {
		return err
	}
	if backToTree(r) {
		return seeTree(r, app.CardOf(app.ActivityCard, activity))
	}
	return r.See(activityFormAddress(r) + "#waarom")
}

func (d *Desk) removeActivity(r *web.Request) error {
	slug := r.Param("activiteit")
	if err := r.App.RemoveActivity(r.Ctx(), r.Actor, r.Param("kompas"), slug); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "activiteiten") + "?weg=" + slug)
}

func (d *Desk) restoreActivity(r *web.Request) error {
	slug := r.Param("activiteit")
	if err := r.App.RestoreActivity(r.Ctx(), r.Actor, r.Param("kompas"), slug); err != nil {
		return err
	}
	return r.See(inCompass(r, r.Param("kompas"), "activiteiten", slug))
}

// roleOptions lists what a party may do in an activity.
func roleOptions(r *web.Request) []ui.Option {
	return codeOptions(r, "bijdrage_", kompas.ContributionRoles())
}
