package desk

import (
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func seatRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/tafel"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpace, Handle: d.seats},
		{Method: "POST", Path: at, Access: web.InSpace, Handle: d.addSeat},
		{Method: "POST", Path: at + "/{id}", Access: web.InSpace, Handle: d.editSeat},
		{Method: "POST", Path: at + "/{id}/vertrek", Access: web.InSpace, Handle: d.leaveSeat},
	}
}

// seatsPage is the table of a compass: who sits there, since when, and a form for one more.
type seatsPage struct {
	*web.Request
	app.Monitoring
	New  web.FormView
	Sent web.FormState
}

const seatForm = "stoel"

func seatFields() []string { return []string{"naam", "perspectief", "organisatie", "sinds"} }

func (d *Desk) seats(r *web.Request) error { return d.drawSeats(r, web.FormState{}) }

func (d *Desk) drawSeats(r *web.Request, s web.FormState) error {
	m, err := r.App.Monitoring(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := seatsPage{Request: r, Monitoring: m, New: web.FormView{ID: seatForm, State: s}, Sent: s}
	return d.drawStep(r, stepPage{Frame: m.CompassFrame, Step: kompas.StepMonitoring, Title: r.P.T("tafel.titel", "Aan tafel"),
		Under: []ui.Crumb{{Text: stepName(r, kompas.StepMonitoring), URL: stepURL(r, m.Compass, kompas.StepMonitoring)}}, Body: seatsBody(p)})
}

func (d *Desk) addSeat(r *web.Request) error {
	err := r.App.AddSeat(r.Ctx(), r.Actor, r.Param("kompas"), r.Form(seatFields()...), r.Key())
	if err != nil {
		return r.Again(seatForm, seatFields(), err, func(s web.FormState) error { return d.drawSeats(r, s) })
	}
	return r.See(r.Space("kompassen", r.Param("kompas"), "tafel"))
}

func (d *Desk) editSeat(r *web.Request) error {
	id := r.Param("id")
	names := []string{"naam", "perspectief", "sinds", "tot"}
	return r.EditForm(seatForm+"-"+id, names,
		func(e app.Edit) (app.Edited, error) {
			return r.App.EditSeat(r.Ctx(), r.Actor, r.Param("kompas"), kompas.SeatID(id), e)
		},
		r.Space("kompassen", r.Param("kompas"), "tafel"),
		func(s web.FormState) error { return d.drawSeats(r, s) })
}

func (d *Desk) leaveSeat(r *web.Request) error {
	if err := r.App.LeaveSeat(r.Ctx(), r.Actor, r.Param("kompas"), kompas.SeatID(r.Param("id"))); err != nil {
		return err
	}
	return r.See(r.Space("kompassen", r.Param("kompas"), "tafel"))
}

func (p seatsPage) at(parts ...string) string {
	return p.Space(append([]string{"kompassen", p.Compass.Slug}, parts...)...)
}

// form is the form of one seat that is there already.
func (p seatsPage) form(s kompas.StakeholderSeat) web.FormView {
	return web.FormView{ID: seatForm + "-" + string(s.ID), State: p.Sent, Autosave: true}
}

func seatBadge(s kompas.StakeholderSeat) ui.BadgeKind {
	if s.Perspective.IsResident() {
		return ui.BadgeWarm
	}
	return ui.BadgePlain
}

// missingSeats asks for who is not at the table yet, by the names of the places.
func (p monitoringPage) missingSeats() string {
	if len(p.Seats) == 0 {
		return ""
	}
	missing := kompas.MissingPerspectives(seatedFrom(p.Seats, p.App.Today()))
	if len(missing) == 0 {
		return ""
	}
	return p.P.T("tafel.mist", "Nog niet aan tafel: {0}.", placesText(p.Request, missing))
}

// seatedFrom gives the places from which somebody sits at the table on a day.
func seatedFrom(seats []kompas.StakeholderSeat, day string) []kompas.Perspective {
	var out []kompas.Perspective
	for _, s := range seats {
		if s.Seated(day) {
			out = append(out, s.Perspective)
		}
	}
	return out
}

// placesText writes places one after another: inwoner, aanbieder en gemeenteraad.
func placesText(r *web.Request, list []kompas.Perspective) string {
	var names []string
	for _, x := range list {
		names = append(names, r.P.Code("perspectief_"+string(x)))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + r.P.T("tafel.en", " en ") + names[last]
}
