package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

const workForm = "concept"

func workFields() []string { return []string{"waarvan", "onderdeel", "datum"} }

func (d *Desk) makeWork(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	v, err := r.App.ActionPage(r.Ctx(), r.Actor, slug, id)
	if err != nil {
		return err
	}
	reason := r.P.T("verbeter.reden", "Naar aanleiding van het verbetergesprek van {0}", r.P.DateText(v.Action.HeldOn))
	if err := r.App.MakeWork(r.Ctx(), r.Actor, slug, id, r.Form(workFields()...), reason, r.Key()); err != nil {
		return r.Again(workForm, workFields(), err, func(s web.FormState) error { return d.drawAction(r, s) })
	}
	return r.See(inCompass(r, slug, "verbeteren", "acties", id) + "#werk")
}

// workAt is the page of what an action became.
func workAt(r *web.Request, c kompas.Compass, w kompas.ActionWork) string {
	switch w.ObjectKind {
	case kompas.WorkAmbition:
		return inCompass(r, c.Slug, "ambities", w.Address)
	case kompas.WorkResult:
		return inCompass(r, c.Slug, "resultaten", w.Address) + "?versie=concept"
	case kompas.WorkActivity:
		return inCompass(r, c.Slug, "activiteiten", w.Address)
	case kompas.WorkQuality:
		return inCompass(r, c.Slug, "kwaliteit", w.Address)
	}
	return r.Space("gesprekken", w.Address)
}

// workOptions lists what the action can become a concept of.
func (p actionPage) workOptions() []ui.Option {
	var out []ui.Option
	for _, c := range p.Making.Choices {
		o := ui.Option{Value: c.Key, Text: c.Name}
		switch {
		case c.Name == "" && p.Making.Kind == kompas.WorkActivity:
			o.Text = p.P.T("verbeter.nieuwe-activiteit", "Een nieuwe activiteit")
		case c.Name == "":
			o.Text = p.P.T("verbeter.nieuw-meetgesprek", "Een nieuw gesprek over wat u meet")
		case c.Waiting:
			o.Help = p.P.T("verbeter.voegt-bij", "Hiervan staat al een concept klaar. Deze actie komt erbij.")
		}
		out = append(out, o)
	}
	return out
}

// workQuestion asks what the action becomes.
func (p actionPage) workQuestion() string {
	switch p.Making.Kind {
	case kompas.WorkAmbition:
		return p.P.T("verbeter.welke-ambitie", "Welke ambitie wilt u bijstellen?")
	case kompas.WorkResult:
		return p.P.T("verbeter.welk-resultaat", "Welk resultaat wilt u bijstellen?")
	case kompas.WorkActivity:
		return p.P.T("verbeter.welke-activiteit", "Welke activiteit verandert, of komt erbij?")
	case kompas.WorkQuality:
		return p.P.T("verbeter.welke-inzet", "Van welke activiteit verandert de inzet?")
	}
	return p.P.T("verbeter.meten", "Wat plant u?")
}

// cameFromAt is the page of an action that something came from.
func cameFromAt(r *web.Request, c kompas.Compass, x app.ActionLine) string {
	return inCompass(r, c.Slug, "verbeteren", "acties", x.ID)
}
