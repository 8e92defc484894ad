package desk

import (
	"net/http"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func checkSettingsRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompascheck"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.checkSettings},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.editCheckSettings},
		{Method: "POST", Path: at + "/{lijst}/terugzetten", Access: web.InSpaceNow, Handle: d.resetWords},
	}
}

// checkSettingsPage is where a space says how much it hears, and by which words its texts are read.
type checkSettingsPage struct {
	*web.Request
	app.CheckSettingsPage
	Form web.FormView
}

const checkForm = "kompascheck"

func checkFields() []string { return append([]string{"omvang"}, kompas.WordListNames()...) }

func (d *Desk) checkSettings(r *web.Request) error { return d.drawCheckSettings(r, web.FormState{}) }

func (d *Desk) drawCheckSettings(r *web.Request, s web.FormState) error {
	data, err := r.App.CheckSettings(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := checkSettingsPage{Request: r, CheckSettingsPage: data, Form: web.FormView{ID: checkForm, State: s, Autosave: true}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("check.kop", "Kompascheck"), Body: checkSettingsBody(p)}))
}

func (d *Desk) editCheckSettings(r *web.Request) error {
	return r.EditForm(checkForm, checkFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditCheckSettings(r.Ctx(), r.Actor, e) },
		r.Space("kompascheck"), func(s web.FormState) error { return d.drawCheckSettings(r, s) })
}

func (d *Desk) resetWords(r *web.Request) error {
	if err := r.App.ResetWords(r.Ctx(), r.Actor, r.Param("lijst")); err != nil {
		return err
	}
	return r.See(r.Space("kompascheck"))
}

// value gives a field as it is stored.
func (p checkSettingsPage) value(name string) string {
	f, _ := kompas.FieldByName(kompas.CheckSettingsFields(), name)
	return f.Get(&p.CheckSettings)
}

func (p checkSettingsPage) scopes() ui.ChoiceField {
	return p.Form.Radios("omvang", string(p.Scope), ui.ChoiceField{Cards: true, Field: ui.Field{Label: p.P.T("check.omvang", "Hoeveel vragen stelt de kompascheck?")},
		Options: []ui.Option{
			{Value: string(kompas.ScopeBasis), Text: p.P.T("check.basis", "Basis"), Help: p.P.T("check.basis.uitleg", "Wat eerst opgelost moet zijn, en acht vragen die bijna altijd helpen.")},
			{Value: string(kompas.ScopeFull), Text: p.P.T("check.volledig", "Volledig"), Help: p.P.T("check.volledig.uitleg", "Alle vragen van de methode. Ook dan staan er nooit meer dan drie op een pagina.")},
		}})
}

// list is the field of one word list.
func (p checkSettingsPage) list(name string) ui.TextField {
	return p.Form.TextArea(name, p.value(name), ui.TextField{Rows: 6, Field: ui.Field{Label: p.P.Code("woorden_" + name), Help: p.P.Code("woorden_" + name + "_uitleg")}})
}

// own lists the word lists that differ from those of the method.
func (p checkSettingsPage) own() []string {
	var out []string
	own := p.OwnWords()
	for _, name := range kompas.WordListNames() {
		if own[name] != nil {
			out = append(out, name)
		}
	}
	return out
}
