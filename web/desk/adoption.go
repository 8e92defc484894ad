package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/session"
	"kompas/web"
	"kompas/web/ui"
)

// adoptionPart is the part of a page on which partners adopt what it shows.
type adoptionPart struct {
	*web.Request
	app.Adoption
	Slug   string // of the compass
	Object string // address of the object
	Text   string // the concept as it stands
	Form   web.FormView
	Edit   string // address of its form
	Owned  app.Ownership
}

const adoptionForm = "vaststellen"

func adoptionFields() []string { return append([]string{"gesprek"}, bodyFields()...) }

// bodyFields names what is recorded of a decision, whoever takes it.
func bodyFields() []string {
	var out []string
	for _, f := range kompas.DecisionFields() {
		out = append(out, f.Name)
	}
	return out
}

// agreementIn reads what partners agreed from a posted form.
func agreementIn(r *web.Request) app.Agreement {
	form := r.Form("gesprek", "gezien")
	return app.Agreement{Session: kompas.SessionID(form["gesprek"]), Form: r.Form(bodyFields()...), Seen: form["gezien"], Key: r.Key()}
}

// settle leads to where a finding is settled; nil for whoever may not settle it.
func (p adoptionPart) settle(f kompas.CheckFinding) *ui.Link {
	may := p.MayEdit
	switch {
	case f.Code == "KC-001":
		may = p.MayRecord || !p.NoSeat
	case f.About != "" || f.Code == "KC-207":
		may = p.MayMeasure
	}
	if !may {
		return nil
	}
	link := whereSettled(p.Request, p.Slug, p.Object, f, p.NoSeat)
	return &link
}

// record leads to recording a conversation; nil for whoever may not.
func (p adoptionPart) record() *ui.Link {
	if !p.MayRecord {
		return nil
	}
	return &ui.Link{Text: p.P.T("kompas.gesprek", "Leg een gesprek vast"), URL: inCompass(p.Request, p.Slug, "gesprekken", "nieuw")}
}

// conversations lists the conversations to choose from: the day, the title, and how many residents were there.
func (p adoptionPart) conversations() []ui.Option {
	var out []ui.Option
	for _, c := range p.Conversations {
		out = append(out, ui.Option{Value: c.ID, Text: p.P.DateText(c.HeldOn) + " · " + conversationTitle(p.Request, c.Session) + " · " + residentsText(p.Request, c.Present)})
	}
	return out
}

// residentsText writes how many residents were there: 4 inwoners.
func residentsText(r *web.Request, present []session.Presence) string {
	if n := session.ResidentPeople(present); n != 1 {
		return r.P.T("vaststellen.inwoners", "{0} inwoners", n)
	}
	return r.P.T("vaststellen.een-inwoner", "1 inwoner")
}

// decisionText writes by whom, when and with how many people something was adopted.
func decisionText(r *web.Request, edition int, d *app.Decided) string {
	status := map[string]kompas.AdoptionStatus{"college": kompas.StatusCollege, "raad": kompas.StatusCouncil}[d.Kind]
	if status == "" {
		status = kompas.StatusJoint
	}
	text := r.P.T("vaststellen.op", "{0} op {1}.", r.P.Code("vaststelling_"+string(status)), r.P.DateText(d.DecidedOn))
	switch n := session.People(d.Present); {
	case n == 0:
	case n == session.ResidentPeople(d.Present):
		text += " " + r.P.T("vaststellen.alleen", "Er waren {0}.", residentsText(r, d.Present))
	default:
		text += " " + r.P.T("vaststellen.met", "Er waren {0}, onder wie {1}.", peopleText(r, n), residentsText(r, d.Present))
	}
	return text + " " + r.P.T("vaststellen.versie", "Dit is versie {0}.", edition)
}

// withoutNote is a decision whose note stands elsewhere.
func withoutNote(d kompas.Decision) kompas.Decision {
	d.Note = ""
	return d
}
