package desk

import (
	"strconv"

	"kompas/app"
	"kompas/figure"
	"kompas/web"
	"kompas/web/ui"
)

const definitionFormID = "omschrijving"

func definitionFields() []string { return []string{"definitie", "alleen-woorden"} }

func definitionRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "POST", Path: "/r/{ruimte}/wijken/omschrijving", Access: web.InSpaceNow, Handle: d.redefine}}
}

// redefine changes the definition of an indicator of which the space read in the figures.
func (d *Desk) redefine(r *web.Request) error {
	key := r.Query("onderwerp")
	after := r.Space("wijken") + "?onderwerp=" + key + "#betekenis"
	return r.EditForm(definitionFormID, definitionFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditImported(r.Ctx(), r.Actor, key, e)
	}, after, func(s web.FormState) error { return d.drawFigures(r, s) })
}

// definitionOptions are the definitions that a figure can be counted by, the newest first.
func definitionOptions(r *web.Request, known figure.Definitions) []ui.Option {
	var out []ui.Option
	for i := len(known) - 1; i >= 0; i-- {
		out = append(out, ui.Option{Value: strconv.Itoa(known[i].Number), Text: r.DefinitionWords(known[i])})
	}
	return out
}

// sinceWords say from which day a definition was in use.
func sinceWords(r *web.Request, d figure.Definition) string {
	if d.Number <= 1 {
		return r.P.T("omschrijving.eerste", "De eerste omschrijving.")
	}
	words := r.P.T("omschrijving.sinds", "Sinds {0}.", r.P.Date(d.Since.In(r.App.Zone())))
	if d.OnlyWords {
		words += " " + r.P.T("omschrijving.zelfde", "Telt hetzelfde als de omschrijving ervoor.")
	}
	return words
}
