package desk

import (
	"strconv"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const activitiesPath = "/r/{ruimte}/kompassen/{kompas}/activiteiten"

func activityRoutes(d *Desk) []web.Route {
	one := activitiesPath + "/{activiteit}"
	return []web.Route{
		{Method: "GET", Path: activitiesPath, Access: web.InSpace, Handle: d.activities},
		{Method: "GET", Path: activitiesPath + "/nieuw", Access: web.InSpaceNow, Handle: d.newActivity},
		{Method: "POST", Path: activitiesPath + "/nieuw", Access: web.InSpaceNow, Handle: d.startActivity},
		{Method: "GET", Path: one, Access: web.InSpace, Handle: d.activity},
		{Method: "GET", Path: one + "/wijzigen", Access: web.InSpaceNow, Handle: d.activityForm},
		{Method: "POST", Path: one + "/wijzigen", Access: web.InSpaceNow, Handle: d.editActivity},
		{Method: "POST", Path: one + "/wie", Access: web.InSpaceNow, Handle: d.addContribution},
		{Method: "POST", Path: one + "/wie/{bijdrage}/weghalen", Access: web.InSpaceNow, Handle: d.removeContribution},
		{Method: "GET", Path: one + "/wie/{bijdrage}", Access: web.InSpaceNow, Handle: d.contribution},
		{Method: "POST", Path: one + "/wie/{bijdrage}", Access: web.InSpaceNow, Handle: d.editContribution},
		{Method: "POST", Path: one + "/wie/{bijdrage}/aanwijzen", Access: web.InSpaceNow, Handle: d.appointPartner},
		{Method: "POST", Path: one + "/als-dan", Access: web.InSpaceNow, Handle: d.addClaim},
		{Method: "POST", Path: one + "/als-dan/{claim}", Access: web.InSpaceNow, Handle: d.editClaim},
		{Method: "POST", Path: one + "/als-dan/{claim}/weghalen", Access: web.InSpaceNow, Handle: d.removeClaim},
		{Method: "POST", Path: one + "/als-dan/{claim}/terugzetten", Access: web.InSpaceNow, Handle: d.restoreClaim},
		{Method: "POST", Path: one + "/weghalen", Access: web.InSpaceNow, Handle: d.removeActivity},
		{Method: "POST", Path: one + "/terugzetten", Access: web.InSpaceNow, Handle: d.restoreActivity},
	}
}

// resultAt is the address of a result.
func resultAt(r *web.Request, c kompas.Compass, x kompas.SocietalResult) string {
	return inCompass(r, c.Slug, "resultaten", app.ResultAddress(x))
}

// activityMeta is the line under the name of an activity: since when, for whom, new or existing.
func activityMeta(r *web.Request, x kompas.Activity) string {
	var parts []string
	if x.Kind != "" {
		parts = append(parts, r.P.Code("soort_"+string(x.Kind)))
	}
	parts = append(parts, r.P.Code("activiteit_"+string(x.Status)), strings.ToLower(r.P.Code("nieuwheid_"+string(x.Novelty))))
	if x.StartYear != nil {
		parts = append(parts, r.P.T("activiteit.sinds-jaar", "sinds {0}", *x.StartYear))
	}
	if x.Participants != "" {
		parts = append(parts, x.Participants)
	}
	return strings.Join(parts, " · ")
}

// statusOptions lists how far an activity can be from here: its next steps. One that is not stored yet begins anywhere but at the end.
func statusOptions(r *web.Request, x kompas.Activity) []ui.Option {
	if x.ID == "" {
		x.Status = ""
	}
	return codeOptions(r, "activiteit_", x.Status.Steps())
}

// partyBadge is warm for what people do themselves.
func partyBadge(x kompas.Activity) ui.BadgeKind {
	if x.Formality == "informeel" {
		return ui.BadgeWarm
	}
	return ui.BadgePlain
}

// newActivityPage is the form of a new activity.
type newActivityPage struct {
	*web.Request
	app.ActivityForm
	Form web.FormView
}

const activityFormID = "activiteit"

func activityFields() []string {
	return []string{"activiteit", "omschrijving", "voor-wie", "soort-activiteit", "vorm", "nieuw-of-bestaand", "stand", "sinds"}
}

func changedActivityFields() []string { return append(activityFields(), "hoort-bij") }

func newActivityFields() []string {
	return append(activityFields(), "organisatie", "organisatie-nieuw", "resultaat")
}

func (d *Desk) newActivity(r *web.Request) error { return d.drawNewActivity(r, web.FormState{}) }

func (d *Desk) drawNewActivity(r *web.Request, s web.FormState) error {
	f, err := r.App.BlankActivity(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := newActivityPage{Request: r, ActivityForm: f, Form: web.FormView{ID: activityFormID, State: s}}
	return d.drawStep(r, stepPage{Frame: f.CompassFrame, Step: kompas.StepActivities, Title: r.P.T("activiteit.nieuw", "Nieuwe activiteit"),
		Under: []ui.Crumb{stepCrumb(r, f.Compass, kompas.StepActivities)}, Body: newActivityBody(p)})
}

func (d *Desk) startActivity(r *web.Request) error {
	form := r.Form(newActivityFields()...)
	slug, err := r.App.StartActivity(r.Ctx(), r.Actor, r.Param("kompas"), form, r.Key())
	if err != nil {
		return r.Again(activityFormID, newActivityFields(), err, func(s web.FormState) error { return d.drawNewActivity(r, s) })
	}
	return r.See(inCompass(r, r.Param("kompas"), "activiteiten", slug))
}

func (p newActivityPage) action() string {
	return inCompass(p.Request, p.Compass.Slug, "activiteiten", "nieuw")
}

// resultOptions lists the results an activity may contribute to.
func resultOptions(list []kompas.SocietalResult) []ui.Option {
	var out []ui.Option
	for _, x := range list {
		out = append(out, ui.Option{Value: strconv.Itoa(x.Number), Text: x.Text})
	}
	return out
}

func organisationOptions(list []kompas.Organisation) []ui.Option {
	var out []ui.Option
	for _, o := range list {
		out = append(out, ui.Option{Value: string(o.ID), Text: o.Name})
	}
	return out
}

// firstOrganisation is what the list of organisations starts with: a provider's own.
func (p newActivityPage) firstOrganisation() string {
	if p.Own && len(p.Organisations) > 0 {
		return string(p.Organisations[0].ID)
	}
	return ""
}

// emptyOrganisation is the empty choice of the list of organisations; a provider has none.
func emptyOrganisation(r *web.Request, own bool) string {
	if own {
		return ""
	}
	return r.P.T("activiteit.kies-organisatie", "Kies een organisatie")
}

func newOrganisationLabel(r *web.Request, others bool) string {
	if others {
		return r.P.T("activiteit.organisatie-nieuw", "Of een organisatie die er nog niet bij staat")
	}
	return r.P.T("activiteit.organisatie-eerste", "Wie voert het uit?")
}
