package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// ownersPart is the part of a page that says who own an ambition or a result together.
type ownersPart struct {
	*web.Request
	app.Ownership
	Slug   string // of the compass
	Object string // address of the object
	Form   web.FormView
}

const ownersForm = "eigenaren-keuze"

// ownersIn reads the ticked seats.
func ownersIn(r *web.Request) []kompas.SeatID {
	var out []kompas.SeatID
	for _, id := range r.R.PostForm["eigenaar"] {
		out = append(out, kompas.SeatID(id))
	}
	return out
}

func (d *Desk) setAmbitionOwners(r *web.Request) error {
	slug, id := r.Param("kompas"), r.Param("id")
	if err := r.App.SetAmbitionOwners(r.Ctx(), r.Actor, slug, kompas.AmbitionID(id), ownersIn(r)); err != nil {
		return r.Again(ownersForm, []string{"eigenaar"}, err, func(s web.FormState) error { return d.drawAmbition(r, s) })
	}
	return r.See(r.Space("kompassen", slug, "ambities", id) + "#eigenaren")
}

func (d *Desk) setResultOwners(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	if err := r.App.SetResultOwners(r.Ctx(), r.Actor, slug, address, ownersIn(r)); err != nil {
		return r.Again(ownersForm, []string{"eigenaar"}, err, func(s web.FormState) error { return d.drawResult(r, s, false) })
	}
	return r.See(inCompass(r, slug, "resultaten", address) + "#eigenaren")
}

func (p ambitionPage) owners() ownersPart {
	return ownersPart{Request: p.Request, Ownership: p.Owned, Slug: p.Compass.Slug, Object: p.own(), Form: p.Owners}
}

func (p resultPage) owners() ownersPart {
	return ownersPart{Request: p.Request, Ownership: p.Owned, Slug: p.Compass.Slug, Object: p.at(), Form: p.Owners}
}

// seatText writes who sits there, and for whom.
func (p ownersPart) seatText(s kompas.StakeholderSeat) string {
	if s.Organisation == "" || s.Organisation == s.Name {
		return s.Name
	}
	return p.P.T("eigenaren.van", "{0}, namens {1}", s.Name, s.Organisation)
}

// left says since when somebody sits at the table no more; empty for who is there.
func (p ownersPart) left(s kompas.StakeholderSeat) string {
	if s.Seated(p.App.Today()) {
		return ""
	}
	return p.P.T("eigenaren.weg", "niet meer aan tafel sinds {0}", p.P.DateText(s.LeftOn))
}

// alone asks for a second organisation while there is none.
func (p ownersPart) alone() string {
	switch len(p.Organisations) {
	case 0:
		return p.P.T("eigenaren.geen-organisatie", "Er is nog geen organisatie eigenaar. Wie zet zich hier samen voor in?")
	case 1:
		return p.P.T("eigenaren.een-organisatie", "Alleen {0} is nu eigenaar. Wie zet zich hier nog meer voor in?", p.Organisations[0])
	}
	return ""
}

// options lists the table to choose from.
func (p ownersPart) options() ui.ChoiceField {
	f := ui.ChoiceField{Field: p.Form.Plain("eigenaar", "", ui.Field{Label: p.P.T("eigenaren.kies", "Wie zijn hier samen eigenaar van?"),
		Help: p.P.T("eigenaren.kies.hulp", "Kies uit wie aan tafel zit. Liefst van twee of meer organisaties, en ook inwoners.")})}
	for _, s := range p.Table {
		help := p.P.Code("perspectief_" + string(s.Perspective))
		if gone := p.left(s); gone != "" {
			help += " · " + gone
		}
		f.Options = append(f.Options, ui.Option{Value: string(s.ID), Text: p.seatText(s), Help: help})
		if p.Owns(s.ID) {
			f.Values = append(f.Values, string(s.ID))
		}
	}
	return f
}

// table leads to the table of the compass.
func (p ownersPart) table() string { return inCompass(p.Request, p.Slug, "tafel") }
