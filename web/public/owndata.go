package public

import (
	"encoding/json"
	"time"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
)

func ownDataRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/mijn/gegevens", Access: web.SignedIn, Handle: d.ownData},
		{Method: "GET", Path: "/mijn/gegevens/bestand", Access: web.SignedIn, Handle: d.ownDataFile},
	}
}

// ownDataPage shows somebody what is kept of him or her.
type ownDataPage struct {
	*web.Request
	app.OwnData
}

func (d *Public) ownData(r *web.Request) error {
	data, err := r.App.OwnData(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return show(r, ownDataTitle(r), ownDataBody(ownDataPage{Request: r, OwnData: data}), mine(r, ownDataTitle(r))...)
}

func ownDataTitle(r *web.Request) string {
	return r.P.T("mijngegevens.titel", "Wat we van u bewaren")
}

// ownDataFile gives the same as a file, with what the person did line by line.
func (d *Public) ownDataFile(r *web.Request) error {
	data, err := r.App.OwnData(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	file := ownFile{Name: data.Person.Name, Email: data.Person.Email, Language: data.Person.Language, Since: data.Person.CreatedAt, TwoSteps: data.Person.HasFactor}
	for _, l := range data.Logins {
		file.Devices = append(file.Devices, ownDevice{l.Device, l.CreatedAt})
	}
	for _, s := range data.Spaces {
		file.Spaces = append(file.Spaces, ownSpaceFile(s))
	}
	content, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return err
	}
	return r.Download("mijn-gegevens-"+r.App.Today()+".json", "application/json; charset=utf-8", content)
}

type ownFile struct {
	Name     string    `json:"name"`
	Email    string    `json:"email"`
	Language string    `json:"language"`
	Since    time.Time `json:"since"`
	TwoSteps bool      `json:"second_step"`
	Devices  []ownDevice
	Spaces   []ownSpaceIn
}

type ownDevice struct {
	Name  string    `json:"name"`
	Since time.Time `json:"since"`
}

type ownSpaceIn struct {
	Name  string    `json:"name"`
	Roles []ownRole `json:"roles"`
	Did   []ownDid  `json:"did"`
}

type ownRole struct {
	Role kompas.Role `json:"role"`
	From string      `json:"from"`
	To   string      `json:"to,omitempty"`
}

type ownDid struct {
	At     time.Time `json:"at"`
	Action string    `json:"action"`
	Thing  string    `json:"thing"`
	Field  string    `json:"field,omitempty"`
	Before string    `json:"before,omitempty"`
	After  string    `json:"after,omitempty"`
}

func ownSpaceFile(s app.OwnSpace) ownSpaceIn {
	out := ownSpaceIn{Name: s.Name}
	for _, m := range s.Memberships {
		out.Roles = append(out.Roles, ownRole{m.Role, m.ValidFrom, m.ValidTo})
	}
	for _, l := range s.Done {
		out.Did = append(out.Did, ownDid{l.Until, l.Action, l.ObjectKind, l.Field, l.Before, l.After})
	}
	return out
}

// period writes how long a role holds or held.
func (p ownDataPage) period(m kompas.Membership) string {
	if m.ValidTo == "" {
		return p.P.T("mijngegevens.sinds", "{0}, sinds {1}", roleName(p.Request, m.Role), p.P.DateText(m.ValidFrom))
	}
	return p.P.T("mijngegevens.van-tot", "{0}, van {1} tot {2}", roleName(p.Request, m.Role), p.P.DateText(m.ValidFrom), p.P.DateText(m.ValidTo))
}
