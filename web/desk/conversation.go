package desk

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/kompas"
	"kompas/session"
	"kompas/web"
	"kompas/web/ui"
)

// cycleRoutes are the pages of steps 5 and 6 and of the conversations around them.
func cycleRoutes(d *Desk) []web.Route {
	return slices.Concat(conversationRoutes(d), storyRoutes(d), outcomeRoutes(d), reviewRoutes(d))
}

func conversationRoutes(d *Desk) []web.Route {
	fresh, at := "/r/{ruimte}/kompassen/{kompas}/gesprekken/nieuw", "/r/{ruimte}/gesprekken"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.conversations},
		{Method: "GET", Path: fresh, Access: web.InSpaceNow, Handle: d.newConversation},
		{Method: "POST", Path: fresh, Access: web.InSpaceNow, Handle: d.planConversation},
		{Method: "GET", Path: at + "/{id}", Access: web.InSpace, Handle: d.conversation},
		{Method: "POST", Path: at + "/{id}", Access: web.InSpace, Handle: d.editConversation},
		{Method: "POST", Path: at + "/{id}/aanwezig", Access: web.InSpace, Handle: d.setAttendance},
		{Method: "POST", Path: at + "/{id}/afronden", Access: web.InSpace, Handle: d.finishConversation},
		{Method: "POST", Path: at + "/{id}/inbreng", Access: web.InSpace, Handle: d.addInput},
		{Method: "POST", Path: at + "/{id}/inbreng/{inbreng}", Access: web.InSpace, Handle: d.editInput},
		{Method: "POST", Path: at + "/{id}/inbreng/{inbreng}/weghalen", Access: web.InSpace, Handle: d.removeInput},
		{Method: "POST", Path: at + "/{id}/inbreng/{inbreng}/terugzetten", Access: web.InSpace, Handle: d.restoreInput},
	}
}

// conversationsPage is the list of conversations of a space.
type conversationsPage struct {
	*web.Request
	app.Conversations
}

func (d *Desk) conversations(r *web.Request) error {
	list, err := r.App.Conversations(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.gesprekken", "Gesprekken"), Current: "gesprekken",
		Body: conversationsBody(conversationsPage{Request: r, Conversations: list})}))
}

// conversationTitle names a conversation: its own title, or else what it is about.
func conversationTitle(r *web.Request, s session.Session) string {
	switch {
	case s.Title != "":
		return s.Title
	case s.Step > 0:
		return r.P.T("gesprek.over", "Gesprek over {0}", stepName(r, kompas.Step(s.Step)))
	}
	return r.P.T("gesprek.over-kompas", "Gesprek over het hele kompas")
}

// conversationMeta is the line under a title: day, time, place, who was there.
func conversationMeta(r *web.Request, s session.Session, present []session.Presence) string {
	var parts []string
	if day, err := time.Parse(time.DateOnly, s.HeldOn); err == nil {
		text := r.P.Weekday(day)
		if s.StartTime != "" {
			text += ", " + r.P.T("gesprek.uur", "{0} uur", s.StartTime)
		}
		parts = append(parts, upperFirst(text))
	}
	if s.Place != "" {
		parts = append(parts, s.Place)
	}
	if n := session.People(present); n > 0 {
		var names []string
		for _, p := range present {
			names = append(names, p.SeatName)
		}
		parts = append(parts, peopleText(r, n)+": "+strings.Join(names, ", "))
	}
	return strings.Join(parts, " · ")
}

// peopleText writes how many people: 1 mens, 18 mensen.
func peopleText(r *web.Request, n int) string {
	if n == 1 {
		return r.P.T("gesprek.een-mens", "1 mens")
	}
	return r.P.T("gesprek.mensen", "{0} mensen", n)
}

func upperFirst(text string) string {
	for i, c := range text {
		return strings.ToUpper(string(c)) + text[i+len(string(c)):]
	}
	return text
}

// newConversationPage is the form with which a conversation begins.
type newConversationPage struct {
	*web.Request
	app.NewConversation
	Form web.FormView
}

const conversationForm = "gesprek"

func conversationFields() []string {
	return []string{"titel", "datum", "tijd", "plaats", "stap", "uitkomst"}
}

func (d *Desk) newConversation(r *web.Request) error {
	return d.drawNewConversation(r, web.FormState{})
}

func (d *Desk) drawNewConversation(r *web.Request, s web.FormState) error {
	n, err := r.App.NewConversation(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: n.CompassFrame, Title: r.P.T("gesprek.nieuw", "Een gesprek vastleggen"), Menu: "gesprekken",
		Body: newConversationBody(newConversationPage{Request: r, NewConversation: n, Form: web.FormView{ID: conversationForm, State: s}})})
}

func (d *Desk) planConversation(r *web.Request) error {
	fields := conversationFields()[:5]
	id, err := r.App.PlanConversation(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(fields...), r.Key())
	if err != nil {
		return r.Again(conversationForm, fields, err, func(s web.FormState) error { return d.drawNewConversation(r, s) })
	}
	return r.See(r.Space("gesprekken", string(id)))
}

// conversationPage is the page of one conversation.
type conversationPage struct {
	*web.Request
	app.Conversation
	Sent    web.FormState
	Removed string // id of an input that was just taken away
}

const (
	attendanceForm = "aanwezig"
	inputForm      = "inbreng"
	finishForm     = "afronden"
	conclusionForm = "uitkomst"
)

func inputFields() []string { return []string{"inbreng", "perspectief", "gezegd-door"} }

func (d *Desk) conversation(r *web.Request) error { return d.drawConversation(r, web.FormState{}) }

func (d *Desk) drawConversation(r *web.Request, s web.FormState) error {
	v, err := r.App.Conversation(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")))
	if err != nil {
		return err
	}
	p := conversationPage{Request: r, Conversation: v, Sent: s, Removed: r.Query("weg")}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.Step(v.Session.Step), Title: conversationTitle(r, v.Session), Menu: "gesprekken",
		Body: conversationBody(p)})
}

func (d *Desk) here(r *web.Request) string { return r.Space("gesprekken", r.Param("id")) }

func (d *Desk) editConversation(r *web.Request) error {
	form := r.R.PostForm.Get("formulier")
	if form != conclusionForm {
		form = conversationForm
	}
	fields := conversationFields()[:5]
	if form == conclusionForm {
		fields = []string{"uitkomst"}
	}
	return r.EditForm(form, fields,
		func(e app.Edit) (app.Edited, error) {
			return r.App.EditConversation(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), e)
		}, d.here(r), func(s web.FormState) error { return d.drawConversation(r, s) })
}

func (d *Desk) setAttendance(r *web.Request) error {
	var names []string
	for n := range r.R.PostForm {
		if strings.HasPrefix(n, app.AttendanceField("")) {
			names = append(names, n)
		}
	}
	return r.EditForm(attendanceForm, names,
		func(e app.Edit) (app.Edited, error) {
			return r.App.SetAttendance(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), e)
		}, d.here(r), func(s web.FormState) error { return d.drawConversation(r, s) })
}

func (d *Desk) finishConversation(r *web.Request) error {
	if err := r.App.FinishConversation(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id"))); err != nil {
		return r.Again(finishForm, nil, err, func(s web.FormState) error { return d.drawConversation(r, s) })
	}
	return r.See(d.here(r))
}

func (d *Desk) addInput(r *web.Request) error {
	err := r.App.AddInput(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), r.Form(inputFields()...), r.Key())
	if err != nil {
		return r.Again(inputForm, inputFields(), err, func(s web.FormState) error { return d.drawConversation(r, s) })
	}
	return r.See(d.here(r) + "#inbreng-erbij")
}

func (d *Desk) editInput(r *web.Request) error {
	id := r.Param("inbreng")
	return r.EditForm(inputForm+"-"+id, inputFields(),
		func(e app.Edit) (app.Edited, error) {
			return r.App.EditInput(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), id, e)
		}, d.here(r)+"#gezegd-"+id, func(s web.FormState) error { return d.drawConversation(r, s) })
}

func (d *Desk) removeInput(r *web.Request) error {
	id := r.Param("inbreng")
	if err := r.App.RemoveInput(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), id); err != nil {
		return err
	}
	return r.See(d.here(r) + "?weg=" + id + "#gezegd")
}

func (d *Desk) restoreInput(r *web.Request) error {
	id := r.Param("inbreng")
	if err := r.App.RestoreInput(r.Ctx(), r.Actor, kompas.SessionID(r.Param("id")), id); err != nil {
		return err
	}
	return r.See(d.here(r) + "#gezegd-" + id)
}

func (p conversationPage) at(parts ...string) string {
	return p.Space(append([]string{"gesprekken", p.Session.ID}, parts...)...)
}

func (p conversationPage) held() bool { return p.Session.Status == session.Finished }

// form is one of the forms of the page; those of an object that exists save by themselves.
func (p conversationPage) form(id string, autosave bool) web.FormView {
	return web.FormView{ID: id, State: p.Sent, Autosave: autosave}
}

// who writes who said something: the name, and the place when the name does not say it.
func (p conversationPage) who(i session.Input) string {
	place := p.P.Code("perspectief_" + i.Perspective)
	if i.SaidBy == "" {
		return place
	}
	return i.SaidBy
}

func (p conversationPage) resident(i session.Input) bool {
	return kompas.Perspective(i.Perspective).IsResident()
}

// peopleText is how many people of a seat were there, as it stands in the form.
func (p conversationPage) peopleText(seat kompas.SeatID) string {
	if n := p.PeopleOf(seat); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// notYet says what is still missing before the conversation can be closed; empty when nothing is.
func (p conversationPage) notYet() string {
	switch {
	case p.Session.HeldOn > p.App.Today():
		return p.P.T("gesprek.straks", "Dit gesprek is er nog niet geweest. Daarna vult u in wie er was en wat er is gezegd.")
	case session.People(p.Present) == 0:
		return p.P.T("gesprek.wie-was-er", "Vul in wie er was. Dan kunt u het gesprek afronden.")
	}
	return ""
}

func (p conversationPage) changes() []ui.Change {
	return changesBeside(p.Request, p.History, attendanceLabel(p.Request, p.Seats))
}

// attendanceLabel names the fields of who was there by the seats.
func attendanceLabel(r *web.Request, seats []kompas.StakeholderSeat) func(field string) string {
	return func(field string) string {
		for _, z := range seats {
			if app.AttendanceField(z.ID) == field {
				return r.P.T("gesprek.aanwezig-van", "aanwezig, {0}", z.Name)
			}
		}
		return ""
	}
}

func (p conversationPage) undo() ui.UndoBar {
	return ui.UndoBar{Text: p.P.T("gesprek.inbreng-weg", "De inbreng is weggehaald"), Action: p.at("inbreng", p.Removed, "terugzetten"), Key: p.App.NewKey()}
}

// stepOptions lists what a conversation can be about.
func stepOptions(r *web.Request) []ui.Option {
	out := []ui.Option{{Value: "0", Text: r.P.T("gesprek.hele-kompas", "het hele kompas")}}
	for _, s := range kompas.Steps() {
		out = append(out, ui.Option{Value: strconv.Itoa(int(s)), Text: strconv.Itoa(int(s)) + ". " + stepName(r, s)})
	}
	return out
}

// calendarDay gives the day and the month of a leaf on the calendar.
func calendarDay(r *web.Request, day string) (number, month string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "–", ""
	}
	return strconv.Itoa(t.Day()), r.P.ShortMonth(t)
}

// missing says who is not in the room yet of a conversation that is to come: places without anybody at the table, and
// places at the table of which nobody was asked.
func (p conversationPage) missing() []string {
	if p.held() || len(p.Seats) == 0 {
		return nil
	}
	table := seatedFrom(p.Seats, p.Session.HeldOn)
	var asked []kompas.Perspective
	for _, x := range p.Present {
		asked = append(asked, kompas.Perspective(x.Perspective))
	}
	var out []string
	absent := kompas.MissingPerspectives(table)
	if len(absent) > 0 {
		out = append(out, p.P.T("tafel.mist", "Nog niet aan tafel: {0}.", placesText(p.Request, absent)))
	}
	if len(asked) == 0 {
		return out
	}
	var waiting []kompas.Perspective
	for _, x := range kompas.MissingPerspectives(asked) {
		if !slices.Contains(absent, x) {
			waiting = append(waiting, x)
		}
	}
	if len(waiting) > 0 {
		out = append(out, p.P.T("gesprek.mist", "Wel aan tafel, nog niet bij dit gesprek: {0}.", placesText(p.Request, waiting)))
	}
	return out
}
