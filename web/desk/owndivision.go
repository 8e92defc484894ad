package desk

import (
	"net/http"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/area"
	"kompas/figure"
	"kompas/web"
	"kompas/web/ui"
)

func ownDivisionRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/eigen-gebieden"
	one, place := at+"/{indeling}", at+"/{indeling}/gebieden/{eigengebied}"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: d.ownDivisions},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.addOwnDivision},
		{Method: "GET", Path: one, Access: web.InSpaceNow, Handle: d.ownDivision},
		{Method: "POST", Path: one, Access: web.InSpaceNow, Handle: d.editOwnDivision},
		{Method: "POST", Path: one + "/weghalen", Access: web.InSpaceNow, Handle: d.removeOwnDivision},
		{Method: "POST", Path: one + "/terugzetten", Access: web.InSpaceNow, Handle: d.restoreOwnDivision},
		{Method: "POST", Path: one + "/gebieden", Access: web.InSpaceNow, Handle: d.addOwnArea},
		{Method: "POST", Path: place, Access: web.InSpaceNow, Handle: d.editOwnArea},
		{Method: "POST", Path: place + "/weghalen", Access: web.InSpaceNow, Handle: d.removeOwnArea},
	}
}

// Ids of the forms.
const (
	ownDivisionForm = "indeling"
	ownAreaNew      = "gebied-erbij"
)

func ownAreaForm(code string) string { return "gebied-" + code }

func ownDivisionFields() []string { return []string{"indelingnaam", "grenzenjaar", "welke-gemeente"} }

func ownAreaFields() []string { return []string{"gebiednaam", "leden"} }

func ownTitle(r *web.Request) string { return r.P.T("eigen.titel", "Eigen gebieden") }

func ownAt(r *web.Request, parts ...string) string {
	return r.Space(append([]string{"eigen-gebieden"}, parts...)...)
}

// levelWord names the kind of one area; levelsWord of several.
func levelWord(r *web.Request, l area.Level) string {
	if l.Own() {
		return r.P.T("eigen.gebied", "Eigen gebied")
	}
	return r.P.Code("niveau_" + string(l))
}

func levelsWord(r *web.Request, l area.Level) string {
	if l.Own() {
		return ownTitle(r)
	}
	return r.P.Code("niveaus_" + string(l))
}

// levelChoice names a level that can be put on the map: an own division by its own name.
func (p figuresPage) levelChoice(l app.LevelChoice) string {
	if l.Level.Own() {
		return l.Name
	}
	return levelsWord(p.Request, l.Level)
}

// ownAreaWords says how figures of own areas come about.
func (p figuresPage) ownAreaWords() []string {
	if !p.Level.Own() || !p.hasParts() && !p.Place.Level.Own() {
		return nil
	}
	out := []string{p.P.T("eigen.som", "U ziet eigen gebieden van deze ruimte: {0}. Is een cijfer niet per eigen gebied aangeleverd, dan is het de som van de wijken of buurten erin. Ontbreekt er een, dan staat er geen cijfer.", p.Division.Name)}
	if p.About.Origin() == figure.SourceFigures {
		out = append(out, p.P.T("eigen.ongeveer", "De bron rondt aantallen af. De som is daarom ongeveer."))
	}
	if p.Parts.Year != 0 && p.Parts.Year != p.Division.Year {
		out = append(out, p.P.T("eigen.andere-grenzen", "De gebieden zijn gemaakt op de grenzen van {0}, deze cijfers staan op die van {1}. Een wijk of buurt die toen niet bestond, heeft geen cijfer.", p.Division.Year, p.Parts.Year))
	}
	return out
}

type ownDivisionsPage struct {
	*web.Request
	app.OwnDivisionsPage
	New     web.FormView
	Removed string
}

func (d *Desk) ownDivisions(r *web.Request) error { return d.drawOwnDivisions(r, web.FormState{}) }

func (d *Desk) drawOwnDivisions(r *web.Request, s web.FormState) error {
	data, err := r.App.OwnDivisionsPage(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	p := ownDivisionsPage{Request: r, OwnDivisionsPage: data, New: web.FormView{ID: ownDivisionForm, State: s}, Removed: r.Query("weg")}
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: ownTitle(r)}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: ownTitle(r), Current: "wijken", Crumbs: crumbs, Body: ownDivisionsBody(p)}))
}

func (p ownDivisionsPage) years() []ui.Option {
	var out []ui.Option
	for _, y := range p.Years {
		out = append(out, ui.Option{Value: strconv.Itoa(y), Text: strconv.Itoa(y)})
	}
	return out
}

// newestYear is what a new division is built on, unless somebody chooses otherwise.
func (p ownDivisionsPage) newestYear() string {
	if len(p.Years) == 0 {
		return ""
	}
	return strconv.Itoa(p.Years[0])
}

// aboutDivision says in one line what a division is.
func (p ownDivisionsPage) aboutDivision(o area.OwnDivision) string {
	return p.P.T("eigen.regel", "{0}, grenzen van {1}, {2} gebieden", p.Names[o.Municipality], o.Year, len(o.Areas))
}

func (p ownDivisionsPage) undo() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("lijst.weg", "Weggehaald"), Action: ownAt(p.Request, p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

func (d *Desk) addOwnDivision(r *web.Request) error {
	id, err := r.App.AddOwnDivision(r.Ctx(), r.Actor, r.Form(ownDivisionFields()...), r.Key())
	if err != nil {
		return r.Again(ownDivisionForm, ownDivisionFields(), err, func(s web.FormState) error { return d.drawOwnDivisions(r, s) })
	}
	return r.See(ownAt(r, id))
}

// ownDivisionPage is one own division.
type ownDivisionPage struct {
	*web.Request
	app.OwnDivisionPage
	State web.FormState
}

func (d *Desk) ownDivision(r *web.Request) error { return d.drawOwnDivision(r, web.FormState{}) }

func (d *Desk) drawOwnDivision(r *web.Request, s web.FormState) error {
	data, err := r.App.OwnDivisionPage(r.Ctx(), r.Actor, r.Param("indeling"))
	if err != nil {
		return err
	}
	p := ownDivisionPage{Request: r, OwnDivisionPage: data, State: s}
	crumbs := []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: ownTitle(r), URL: ownAt(r)}, {Text: data.Name}}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: data.Name, Current: "wijken", Crumbs: crumbs, Body: ownDivisionBody(p)}))
}

func (p ownDivisionPage) at(parts ...string) string {
	return ownAt(p.Request, append([]string{p.OwnDivision.ID}, parts...)...)
}

func (p ownDivisionPage) form(id string) web.FormView { return web.FormView{ID: id, State: p.State} }

// onMap leads to the figures of the areas.
func (p ownDivisionPage) onMap() string {
	return p.Space("wijken") + "?gebied=" + p.Municipality + "&niveau=" + string(p.Level())
}

// members names what an area is made of.
func (p ownDivisionPage) members(a area.OwnArea) string {
	var out []string
	for _, code := range a.Members {
		out = append(out, p.member(code))
	}
	return strings.Join(out, ", ")
}

func (p ownDivisionPage) member(code string) string {
	name := p.Names[code]
	if name == "" {
		name = code
	}
	if _, level, _ := area.ParseCode(code); level == area.District {
		return p.P.T("eigen.heel", "heel {0}", name)
	}
	return name
}

// rest names what stands in no area.
func (p ownDivisionPage) rest() string {
	var out []string
	for _, a := range p.Rest {
		out = append(out, p.member(a.Code))
	}
	return strings.Join(out, ", ")
}

// choices are the boxes of an area, wijk by wijk: all that no other area holds. The zero area is a new one.
func (p ownDivisionPage) choices(f web.FormView, own area.OwnArea) []ui.ChoiceField {
	free := func(code string) bool {
		owner := p.Owner(code)
		return owner == "" || owner == own.Code
	}
	value := strings.Join(own.Members, " ")
	chosen := strings.Fields(f.State.Value(f.ID, "leden", value))
	var out []ui.ChoiceField
	for _, w := range p.Wijken {
		field := f.Plain("leden", value, ui.Field{Label: w.Name})
		field.Autosave = false
		c := ui.ChoiceField{Field: field, Values: chosen}
		whole := free(w.Code)
		for _, b := range w.Buurten {
			whole = whole && free(b.Code)
		}
		if whole {
			c.Options = append(c.Options, ui.Option{Value: w.Code, Text: p.P.T("eigen.hele-wijk", "Hele wijk: {0}", w.Name)})
		}
		for _, b := range w.Buurten {
			if free(b.Code) {
				c.Options = append(c.Options, ui.Option{Value: b.Code, Text: b.Name})
			}
		}
		if len(c.Options) == 0 {
			continue
		}
		if len(out) > 0 { // one error, at the first
			c.ID, c.Error, c.Conflict = c.ID+"-"+w.Code, "", nil
		}
		out = append(out, c)
	}
	return out
}

func (d *Desk) editOwnDivision(r *web.Request) error {
	return r.EditForm(ownDivisionForm, []string{"indelingnaam"}, func(e app.Edit) (app.Edited, error) {
		return r.App.EditOwnDivision(r.Ctx(), r.Actor, r.Param("indeling"), e)
	}, ownAt(r, r.Param("indeling")), func(s web.FormState) error { return d.drawOwnDivision(r, s) })
}

func (d *Desk) removeOwnDivision(r *web.Request) error {
	if err := r.App.RemoveOwnDivision(r.Ctx(), r.Actor, r.Param("indeling")); err != nil {
		return err
	}
	return r.See(ownAt(r) + "?weg=" + r.Param("indeling"))
}

func (d *Desk) restoreOwnDivision(r *web.Request) error {
	if err := r.App.RestoreOwnDivision(r.Ctx(), r.Actor, r.Param("indeling")); err != nil {
		return err
	}
	return r.See(ownAt(r, r.Param("indeling")))
}

// joinMembers makes one text of the boxes that were ticked.
func joinMembers(r *web.Request) {
	r.R.PostForm.Set("leden", strings.Join(r.R.PostForm["leden"], " "))
}

func (d *Desk) addOwnArea(r *web.Request) error {
	joinMembers(r)
	if _, err := r.App.AddOwnArea(r.Ctx(), r.Actor, r.Param("indeling"), r.Form(ownAreaFields()...), r.Key()); err != nil {
		return r.Again(ownAreaNew, ownAreaFields(), err, func(s web.FormState) error { return d.drawOwnDivision(r, s) })
	}
	return r.See(ownAt(r, r.Param("indeling")))
}

func (d *Desk) editOwnArea(r *web.Request) error {
	joinMembers(r)
	code := r.Param("eigengebied")
	return r.EditForm(ownAreaForm(code), ownAreaFields(), func(e app.Edit) (app.Edited, error) {
		return r.App.EditOwnArea(r.Ctx(), r.Actor, r.Param("indeling"), code, e)
	}, ownAt(r, r.Param("indeling")), func(s web.FormState) error { return d.drawOwnDivision(r, s) })
}

func (d *Desk) removeOwnArea(r *web.Request) error {
	code := r.Param("eigengebied")
	if err := r.App.RemoveOwnArea(r.Ctx(), r.Actor, r.Param("indeling"), code); err != nil {
		return r.Again(ownAreaForm(code), ownAreaFields(), err, func(s web.FormState) error { return d.drawOwnDivision(r, s) })
	}
	return r.See(ownAt(r, r.Param("indeling")))
}
