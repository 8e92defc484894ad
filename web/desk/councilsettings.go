package desk

import (
	"net/http"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func councilSettingsRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/beheer"
	routes := []web.Route{
		{Method: "GET", Path: at + "/vaststellen", Access: web.InSpaceNow, Handle: d.chains},
		{Method: "POST", Path: at + "/vaststellen", Access: web.InSpaceNow, Handle: d.chooseChains},
		{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/levensdomein", Access: web.InSpaceNow, Handle: d.chooseDomain},
	}
	for _, kind := range []kompas.ListKind{kompas.ListCoreValues, kompas.ListLifeDomains} {
		list := at + "/" + listName(kind)
		of := func(do func(*web.Request, kompas.ListKind) error) func(*web.Request) error {
			return func(r *web.Request) error { return do(r, kind) }
		}
		routes = append(routes,
			web.Route{Method: "GET", Path: list, Access: web.InSpaceNow, Handle: of(d.list)},
			web.Route{Method: "POST", Path: list, Access: web.InSpaceNow, Handle: of(d.addListItem)},
			web.Route{Method: "POST", Path: list + "/{regel}", Access: web.InSpaceNow, Handle: of(d.editListItem)},
			web.Route{Method: "POST", Path: list + "/{regel}/weghalen", Access: web.InSpaceNow, Handle: of(d.removeListItem)},
			web.Route{Method: "POST", Path: list + "/{regel}/terugzetten", Access: web.InSpaceNow, Handle: of(d.restoreListItem)})
	}
	return routes
}

// chainPage is where a manager says who adopts what.
type chainPage struct {
	*web.Request
	app.ChainSettings
	Form web.FormView
}

const chainForm = "keten"

func chainFields() []string {
	var out []string
	for _, l := range kompas.ChainLevels() {
		for _, o := range kompas.ChainObjects() {
			out = append(out, app.ChainField(o, l))
		}
	}
	return out
}

func (d *Desk) chains(r *web.Request) error { return d.drawChains(r, web.FormState{}) }

func (d *Desk) drawChains(r *web.Request, s web.FormState) error {
	data, err := r.App.ChainSettings(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	title := r.P.T("keten.titel", "Raad en college")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Body: chainBody(chainPage{Request: r, ChainSettings: data, Form: web.FormView{ID: chainForm, State: s}})}))
}

func (d *Desk) chooseChains(r *web.Request) error {
	if err := r.App.ChooseChains(r.Ctx(), r.Actor, r.Form(chainFields()...), r.Key()); err != nil {
		return r.Again(chainForm, chainFields(), err, func(s web.FormState) error { return d.drawChains(r, s) })
	}
	return r.See(r.Space("beheer", "vaststellen") + "?bewaard=ja")
}

// chainOptions lists the chains to choose from.
func (p chainPage) chainOptions() []ui.Option {
	var out []ui.Option
	for _, c := range kompas.AdoptionChains() {
		out = append(out, ui.Option{Value: c.String(), Text: p.P.Code("keten_" + c.String())})
	}
	return out
}

// of gives the rules of one level.
func (p chainPage) of(l kompas.ChainLevel) []kompas.ChainRule {
	var out []kompas.ChainRule
	for _, r := range p.Rules {
		if r.Level == l {
			out = append(out, r)
		}
	}
	return out
}

// listPage is a short list of the space: core values, or life domains.
type listPage struct {
	*web.Request
	app.ShortList
	Kind    kompas.ListKind
	State   web.FormState
	Removed string // id of what was just taken off
}

const addItemForm = "erbij"

func itemForm(id string) string { return "regel-" + id }

func itemFields() []string { return []string{"naam", "volgorde"} }

// listName is what a list is called in an address.
func listName(kind kompas.ListKind) string {
	if kind == kompas.ListCoreValues {
		return "kernwaarden"
	}
	return "levensdomeinen"
}

func listAt(r *web.Request, kind kompas.ListKind, parts ...string) string {
	return r.Space(append([]string{"beheer", listName(kind)}, parts...)...)
}

func (d *Desk) list(r *web.Request, kind kompas.ListKind) error {
	return d.drawList(r, kind, r.Query(areaField), web.FormState{})
}

func (d *Desk) drawList(r *web.Request, kind kompas.ListKind, area string, s web.FormState) error {
	list, err := r.App.ShortList(r.Ctx(), r.Actor, kind, area)
	if err != nil {
		return err
	}
	p := listPage{Request: r, Kind: kind, ShortList: list, State: s, Removed: r.Query("weg")}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.title(), Body: listBody(p)}))
}

func (d *Desk) addListItem(r *web.Request, kind kompas.ListKind) error {
	area := formArea(r)
	if _, err := r.App.AddListItem(r.Ctx(), r.Actor, kind, area, r.Form(itemFields()...), r.Key()); err != nil {
		return r.Again(addItemForm, itemFields(), err, func(s web.FormState) error { return d.drawList(r, kind, area, s) })
	}
	return r.See(listAt(r, kind) + areaQuery(area))
}

func (d *Desk) editListItem(r *web.Request, kind kompas.ListKind) error {
	id, area := r.Param("regel"), formArea(r)
	return r.EditForm(itemForm(id), itemFields(),
		func(e app.Edit) (app.Edited, error) { return r.App.EditListItem(r.Ctx(), r.Actor, kind, id, e) },
		listAt(r, kind)+areaQuery(area),
		func(s web.FormState) error { return d.drawList(r, kind, area, s) })
}

func (d *Desk) removeListItem(r *web.Request, kind kompas.ListKind) error {
	if err := r.App.RemoveListItem(r.Ctx(), r.Actor, kind, r.Param("regel")); err != nil {
		return err
	}
	return r.See(listAt(r, kind) + "?weg=" + r.Param("regel") + strings.Replace(areaQuery(formArea(r)), "?", "&", 1))
}

func (d *Desk) restoreListItem(r *web.Request, kind kompas.ListKind) error {
	if err := r.App.RestoreListItem(r.Ctx(), r.Actor, kind, r.Param("regel")); err != nil {
		return err
	}
	return r.See(listAt(r, kind) + areaQuery(formArea(r)))
}

func (p listPage) title() string {
	if p.Area.Name != "" {
		return p.P.T("lijst.kernwaarden-van", "Kernwaarden van {0}", p.Area.Name)
	}
	if p.Kind == kompas.ListCoreValues {
		return p.P.T("lijst.kernwaarden", "Kernwaarden")
	}
	return p.P.T("lijst.levensdomeinen", "Levensdomeinen")
}

func (p listPage) about() string {
	if p.Kind == kompas.ListCoreValues {
		return p.P.T("lijst.kernwaarden.uitleg", "Wat de raad belangrijk vindt. Resultaten en indicatoren worden ernaast gelegd voordat de raad ze vaststelt.")
	}
	return p.P.T("lijst.levensdomeinen.uitleg", "Waar het leven van inwoners uit bestaat, in de woorden van uw gemeente. Een kompas hoort bij hooguit één domein. De raad leest per domein.")
}

func (p listPage) place(i kompas.ListItem) string { return strconv.Itoa(i.Position) }

// mayChange says whether the reader may change an item here: what is of the space as a whole stands on its own list.
func (p listPage) mayChange(i kompas.ListItem) bool { return i.AreaCode == p.Area.ID }

func (p listPage) undo() ui.UndoBar {
	return ui.UndoBar{Hidden: areaHidden(p.Area.ID), Text: p.P.T("lijst.weg", "Weggehaald"), Action: listAt(p.Request, p.Kind, p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

// mayChains says whether the reader manages the space, so sees the other pages about council and college.
func mayChains(r *web.Request) bool { return r.Actor.May(kompas.ActManagePeople, 'C', app.Object{}) }

const domainForm = "levensdomein"

func (d *Desk) chooseDomain(r *web.Request) error {
	slug := r.Param("kompas")
	err := r.App.ChooseDomain(r.Ctx(), r.Actor, slug, r.Form("levensdomein")["levensdomein"], r.Key())
	if err != nil {
		return r.Again(domainForm, []string{"levensdomein"}, err, func(s web.FormState) error { return d.drawCompassSettings(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "instellingen"))
}
