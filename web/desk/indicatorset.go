package desk

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func setRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/indicatorensets"
	one, item := at+"/{set}", at+"/{set}/indicatoren/{indicator}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.sets},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.addSet},
		{Method: "GET", Path: one, Access: web.InSpaceNow, Handle: d.set},
		{Method: "POST", Path: one, Access: web.InSpaceNow, Handle: d.editSet},
		{Method: "POST", Path: one + "/indicatoren", Access: web.InSpaceNow, Handle: d.addSetItem},
		{Method: "POST", Path: item, Access: web.InSpaceNow, Handle: d.editSetItem},
		{Method: "POST", Path: item + "/weghalen", Access: web.InSpaceNow, Handle: d.removeSetItem},
		{Method: "POST", Path: item + "/terugzetten", Access: web.InSpaceNow, Handle: d.restoreSetItem},
		{Method: "POST", Path: one + "/uitnodigingen", Access: web.InSpaceNow, Handle: d.inviteToSet},
		{Method: "POST", Path: one + "/uitnodigingen/{adres}/intrekken", Access: web.InSpaceNow, Handle: d.withdrawFromSet},
		{Method: "POST", Path: one + "/meedoen", Access: web.InSpaceNow, Handle: d.joinSet},
		{Method: "POST", Path: one + "/bedanken", Access: web.InSpaceNow, Handle: d.declineSet},
		{Method: "POST", Path: one + "/stoppen", Access: web.InSpaceNow, Handle: d.leaveSet},
		{Method: "POST", Path: one + "/beeindigen", Access: web.InSpaceNow, Handle: d.endSet},
	}
}

const (
	setFormID     = "set"
	setItemNew    = "indicator-erbij"
	setInviteForm = "uitnodigen"
	setEndForm    = "beeindigen"
	setEndBox     = "set-einde-zeker"
)

func setFields() []string { return []string{"setnaam", "setdomein", "setuitleg"} }

func setItemFields() []string {
	return []string{"indicator", "definitie", "aard", "eenheid", "richting", "grondslag", "aspect", "over-wie"}
}

func setsTitle(r *web.Request) string { return r.P.T("sets.titel", "Indicatorensets") }

func setsAt(r *web.Request, parts ...string) string {
	return r.Space(append([]string{"indicatorensets"}, parts...)...)
}

// setsPage is the list of sets of a space.
type setsPage struct {
	*web.Request
	app.SetsPage
	New    web.FormView
	Notice string
}

func (d *Desk) sets(r *web.Request) error { return d.drawSets(r, web.FormState{}) }

func (d *Desk) drawSets(r *web.Request, s web.FormState) error {
	data, err := r.App.SetsPage(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := setsPage{Request: r, SetsPage: data, New: web.FormView{ID: setFormID, State: s}}
	switch r.Query("gedaan") {
	case "bedankt":
		p.Notice = p.P.T("sets.bedankt", "U doet niet mee. De eigenaar van de set kan dat zien.")
	case "beeindigd":
		p.Notice = p.P.T("sets.beeindigd", "De set is beëindigd. Wie meedeed, leest dat in de eigen geschiedenis en houdt wat is overgenomen.")
	case "gestopt":
		p.Notice = p.P.T("sets.gestopt", "U doet niet meer mee. Wat u overnam, blijft van u.")
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: setsTitle(r), Body: setsBody(p)}))
}

func (d *Desk) addSet(r *web.Request) error {
	id, err := r.App.AddSet(r.Ctx(), r.Actor, r.Form(setFields()...), r.Key())
	if err != nil {
		return r.Again(setFormID, setFields(), err, func(s web.FormState) error { return d.drawSets(r, s) })
	}
	return r.See(setsAt(r, id))
}

// setPage is one set.
type setPage struct {
	*web.Request
	app.SetPage
	State   web.FormState
	Notice  string
	Removed string
}

func (d *Desk) set(r *web.Request) error { return d.drawSet(r, web.FormState{}) }

func (d *Desk) drawSet(r *web.Request, s web.FormState) error {
	data, err := r.App.SetPage(r.Ctx(), r.Actor, setOf(r))
	if err != nil {
		return err
	}
	p := setPage{Request: r, SetPage: data, State: s, Removed: r.Query("weg")}
	switch r.Query("gedaan") {
	case "uitgenodigd":
		p.Notice = p.P.T("set.uitgenodigd", "De uitnodiging staat klaar. Klopt het adres niet, dan komt er geen antwoord.")
	case "meedoen":
		p.Notice = p.P.T("set.doet-mee", "U doet mee. De indicatoren staan nu bij de voorbeelden om van over te nemen.")
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: data.Name, Body: setBody(p),
		Crumbs: []ui.Crumb{{Text: setsTitle(r), URL: setsAt(r)}, {Text: data.Name}}}))
}

func setOf(r *web.Request) kompas.IndicatorSetID { return kompas.IndicatorSetID(r.Param("set")) }

func (d *Desk) editSet(r *web.Request) error {
	return r.EditForm(setFormID, setFields(), func(e app.Edit) (app.Edited, error) { return r.App.EditSet(r.Ctx(), r.Actor, setOf(r), e) },
		setsAt(r, r.Param("set")), func(s web.FormState) error { return d.drawSet(r, s) })
}

func (d *Desk) addSetItem(r *web.Request) error {
	if _, err := r.App.AddSetItem(r.Ctx(), r.Actor, setOf(r), r.Form(setItemFields()...), r.Key()); err != nil {
		return r.Again(setItemNew, setItemFields(), err, func(s web.FormState) error { return d.drawSet(r, s) })
	}
	return r.See(setsAt(r, r.Param("set")))
}

func setItemForm(id string) string { return "indicator-" + id }

// spellingBox says that the meaning of an indicator stays the same.
const spellingBox = "alleen-spelling"

func (d *Desk) editSetItem(r *web.Request) error {
	id, spelling := r.Param("indicator"), r.Form(spellingBox)[spellingBox]
	_, err := r.App.EditSetItem(r.Ctx(), r.Actor, setOf(r), id, spelling, r.Edit(setItemFields()...))
	if err != nil {
		return r.Again(setItemForm(id), append(setItemFields(), spellingBox), err, func(s web.FormState) error { return d.drawSet(r, s) })
	}
	return r.See(setsAt(r, r.Param("set")) + "#" + setItemAnchor(id))
}

func setItemAnchor(id string) string { return "in-set-" + id }

func (d *Desk) removeSetItem(r *web.Request) error {
	if err := r.App.RemoveSetItem(r.Ctx(), r.Actor, setOf(r), r.Param("indicator")); err != nil {
		return err
	}
	return r.See(setsAt(r, r.Param("set")) + "?weg=" + r.Param("indicator"))
}

func (d *Desk) restoreSetItem(r *web.Request) error {
	if err := r.App.RestoreSetItem(r.Ctx(), r.Actor, setOf(r), r.Param("indicator")); err != nil {
		return err
	}
	return r.See(setsAt(r, r.Param("set")))
}

func (d *Desk) inviteToSet(r *web.Request) error {
	fields := []string{"ruimteadres"}
	if err := r.App.InviteToSet(r.Ctx(), r.Actor, setOf(r), r.Form(fields...), r.Key()); err != nil {
		return r.Again(setInviteForm, fields, err, func(s web.FormState) error { return d.drawSet(r, s) })
	}
	return r.See(setsAt(r, r.Param("set")) + "?gedaan=uitgenodigd")
}

func (d *Desk) withdrawFromSet(r *web.Request) error {
	if err := r.App.WithdrawFromSet(r.Ctx(), r.Actor, setOf(r), r.Param("adres"), r.Key()); err != nil {
		return err
	}
	return r.See(setsAt(r, r.Param("set")))
}

func (d *Desk) joinSet(r *web.Request) error {
	if err := r.App.JoinSet(r.Ctx(), r.Actor, setOf(r), r.Key()); err != nil {
		return err
	}
	return r.See(setsAt(r, r.Param("set")) + "?gedaan=meedoen")
}

func (d *Desk) declineSet(r *web.Request) error {
	if err := r.App.DeclineSet(r.Ctx(), r.Actor, setOf(r), r.Key()); err != nil {
		return err
	}
	return r.See(setsAt(r) + "?gedaan=bedankt")
}

func (d *Desk) leaveSet(r *web.Request) error {
	if err := r.App.LeaveSet(r.Ctx(), r.Actor, setOf(r), r.Key()); err != nil {
		return err
	}
	return r.See(setsAt(r) + "?gedaan=gestopt")
}

func (d *Desk) endSet(r *web.Request) error {
	if err := r.App.EndSet(r.Ctx(), r.Actor, setOf(r), r.Form(setEndBox)[setEndBox], r.Key()); err != nil {
		return r.Again(setEndForm, []string{setEndBox}, err, func(s web.FormState) error { return d.drawSet(r, s) })
	}
	return r.See(setsAt(r) + "?gedaan=beeindigd")
}

func (p setPage) form(id string) web.FormView { return web.FormView{ID: id, State: p.State} }

func (p setPage) at(parts ...string) string {
	return setsAt(p.Request, append([]string{string(p.IndicatorSet.ID)}, parts...)...)
}

// standing says how the space stands towards a set.
func standing(r *web.Request, s app.SeenSet) string {
	switch s.Mine.State {
	case kompas.SetAsked:
		return r.P.T("set.gevraagd-op", "Van {0}. U bent uitgenodigd op {1}.", s.Owner, r.P.DateText(s.Mine.InvitedOn))
	case kompas.SetJoined:
		return r.P.T("set.mee-sinds", "Van {0}. U doet mee sinds {1}.", s.Owner, r.P.DateText(s.Mine.AnsweredOn))
	}
	return r.P.T("set.van-u", "Van uw eigen ruimte.")
}

// counted says in one line how an indicator of a set is counted.
func (p setPage) counted(i kompas.Indicator) string {
	parts := []string{p.P.Code(string(i.Unit)), p.P.Code(string(i.Direction)), p.P.Code(string(i.Basis))}
	if i.Aspect != "" {
		parts = append(parts, p.P.Code("aspect_"+string(i.Aspect)))
	}
	parts = append(parts, p.P.Code("indicatorniveau_"+string(levelOf(i))))
	return strings.Join(parts, " · ")
}

// use leads to an indicator of the space that follows the set.
func (p setPage) use(u app.SetUse) ui.Link {
	return ui.Link{Text: u.Name, URL: inCompass(p.Request, u.Slug, "resultaten", u.Address, "indicatoren", string(u.FollowedIndicator.ID))}
}

// answered says since when a space takes part, or that it does not.
func (p setPage) answered(m app.MemberSpace) string {
	day := p.P.DateText(m.AnsweredOn)
	switch m.State {
	case kompas.SetJoined:
		return p.P.T("set.lid-sinds", "doet mee sinds {0}", day)
	case kompas.SetLeft:
		return p.P.T("set.lid-gestopt", "stopte op {0}", day)
	}
	return p.P.T("set.lid-bedankt", "bedankte op {0}", day)
}

func (p setPage) undo() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("lijst.weg", "Weggehaald"), Action: p.at("indicatoren", p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

// editionFormID is the button by which an indicator takes over a newer edition of its set.
const editionFormID = "uitgave"

func (d *Desk) takeEdition(r *web.Request) error {
	err := r.App.TakeEdition(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"), r.Param("indicator"), r.Edit().Version, r.Key())
	if err != nil {
		return r.Again(editionFormID, nil, err, func(s web.FormState) error { return d.drawIndicator(r, s) })
	}
	return r.See(d.indicatorAddress(r) + "#over")
}

// wordings lays what an indicator says beside the newest edition of its set; what is the same is left out.
func (p indicatorPage) wordings() ui.Table {
	t := ui.Table{ID: "uitgaven", Hidden: true, Caption: p.P.T("set.vergelijk", "Uw indicator naast uitgave {0} van de set", p.Origin.Item.Edition), Columns: []ui.Column{
		{Name: p.P.T("set.onderdeel", "Onderdeel")}, {Name: p.P.T("set.bij-u", "Bij u")}, {Name: p.P.T("set.in-de-set", "In uitgave {0}", p.Origin.Item.Edition)}}}
	for _, w := range p.Origin.Newer {
		if w.Own == w.Set {
			continue
		}
		var line app.HistoryLine
		line.Field = w.Field
		cell := func(v string) string {
			if v == "" {
				return p.P.T("set.leeg-veld", "niets")
			}
			return valueText(p.Request, line, v)
		}
		t.Rows = append(t.Rows, []string{capital(fieldText(p.Request, w.Field, nil)), cell(w.Own), cell(w.Set)})
	}
	return t
}
