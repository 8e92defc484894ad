package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func versionRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/dossier/{kompas}/{wat}/versies"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: func(r *web.Request) error {
			return d.drawVersions(r, r.Query("oud"), r.Query("nieuw"), web.FormState{})
		}},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.restoreVersion},
	}
}

// versionsPage lays two versions of an ambition or a result side by side.
type versionsPage struct {
	*web.Request
	app.Versions
	Form web.FormView
}

const restoreForm = "versie-terug"

func (d *Desk) drawVersions(r *web.Request, old, newer string, s web.FormState) error {
	v, err := r.App.Versions(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("wat"), kompas.VersionID(old), kompas.VersionID(newer))
	if err != nil {
		return err
	}
	p := versionsPage{Request: r, Versions: v, Form: web.FormView{ID: restoreForm, State: s}}
	step, at := kompas.StepResult, ui.Crumb{Text: r.P.T("resultaat.nummer", "Resultaat {0}", v.Number), URL: p.own()}
	if v.Kind == kompas.ChainAmbition {
		step, at.Text = kompas.StepMonitoring, r.P.T("ambitie.nummer", "Ambitie {0}", v.Number)
	}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: step, Title: p.title(), Under: []ui.Crumb{stepCrumb(r, v.Compass, step), at}, Body: versionsBody(p)})
}

func (d *Desk) restoreVersion(r *web.Request) error {
	slug, what := r.Param("kompas"), r.Param("wat")
	f := r.Form("reden", "oud", "nieuw")
	err := r.App.RestoreVersion(r.Ctx(), r.Actor, slug, what, kompas.VersionID(f["oud"]), f["reden"], r.Key())
	if err != nil {
		return r.Again(restoreForm, []string{"reden"}, err, func(s web.FormState) error { return d.drawVersions(r, f["oud"], f["nieuw"], s) })
	}
	return r.See(versionsAt(r, slug, what))
}

// versionsAt is the address of the versions of an ambition or a result.
func versionsAt(r *web.Request, slug, what string) string {
	return r.Space("dossier", slug, what, "versies")
}

func (p versionsPage) title() string { return p.P.T("versies.titel", "Versies vergelijken") }

// own is the address of the ambition or result itself.
func (p versionsPage) own() string {
	part := "resultaten"
	if p.Kind == kompas.ChainAmbition {
		part = "ambities"
	}
	return inCompass(p.Request, p.Compass.Slug, part, p.Address)
}

// name says which version this is: versie 2 (geldt nu).
func (p versionsPage) name(v app.VersionLine) string {
	status := strings.ToLower(p.P.Code("vaststelling_" + string(v.Status)))
	if v.Counts {
		status = p.P.T("versies.geldt", "geldt nu")
	}
	if v.Number == 0 {
		return p.P.T("versies.zonder-nummer", "Nieuwe versie van {0} ({1})", p.P.Date(v.CreatedAt.In(p.App.Zone())), status)
	}
	return p.P.T("versies.nummer", "Versie {0} ({1})", v.Number, status)
}

func (p versionsPage) options() []ui.Option {
	var out []ui.Option
	for _, v := range p.All {
		out = append(out, ui.Option{Value: string(v.ID), Text: p.name(v)})
	}
	return out
}

// versionDifference is one field that two versions do not have alike.
type versionDifference struct {
	Name string
	ui.Comparison
}

// differences are the fields in which the two versions differ.
func (p versionsPage) differences() []versionDifference {
	var out []versionDifference
	add := func(name, old, is string) {
		if old != is {
			out = append(out, versionDifference{name, ui.Comparison{OldTitle: p.name(*p.Old), NewTitle: p.name(*p.New), Old: old, New: is}})
		}
	}
	for i, f := range p.New.Texts {
		add(capital(fieldText(p.Request, f.Field, nil)), p.Old.Texts[i].Text, f.Text)
	}
	add(p.P.T("versies.indicatoren", "Indicatoren en doelen"), p.indicators(*p.Old), p.indicators(*p.New))
	return out
}

// indicators writes the indicators of a version, each with its target.
func (p versionsPage) indicators(v app.VersionLine) string {
	var out []string
	for _, i := range v.Indicators {
		out = append(out, i.Name+": "+goalIn(p.Request, i))
	}
	return strings.Join(out, "; ")
}
