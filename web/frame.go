package web

import (
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"kompas/app"
	"kompas/kompas"
	"kompas/web/ui"
)

// Frame is what a page adds to the house's frame.
type Frame struct {
	Title    string
	Current  string // the menu item this page belongs to: overzicht, kompassen, wijken, gesprekken, raad
	Crumbs   []ui.Crumb
	Notices  templ.Component
	Body     templ.Component
	Audience ui.Audience
	Notes    []string     // lines in the footer
	Typed    string       // what was looked for
	Public   kompas.Space // whose public page it is; the zero space for every other page
}

// Page draws a page in the house's frame: header with menu, account and language, banner of the demonstration, footer.
func (r *Request) Page(f Frame) templ.Component {
	p := ui.Page{Words: r.P, Lang: string(r.P.Lang), Title: f.Title, Crumbs: f.Crumbs, Notices: f.Notices, Body: f.Body, Audience: f.Audience, Notes: f.Notes,
		Language: &ui.Link{Text: r.P.T("taal.andere", "English"), URL: r.OtherLanguage(), Lang: otherLang(string(r.P.Lang))},
		Footer: []ui.Link{
			{Text: r.P.T("voet.hoe", "Hoe werkt het"), URL: r.Path("hoe-werkt-het")},
			{Text: r.P.T("voet.toegankelijkheid", "Toegankelijkheid"), URL: r.Path("toegankelijkheid")},
			{Text: r.P.T("voet.privacy", "Privacy"), URL: r.Path("privacy")},
			{Text: r.P.T("voet.uitleg", "Uitleg en begrippen"), URL: r.Path("uitleg")},
		}}
	p.Space.Home = r.Path()
	if r.Actor.Space.ID != 0 {
		p.Space = ui.Space{Name: r.Actor.Space.Name, Home: r.Start(r.Actor)}
		if r.Actor.Resident == nil {
			p.Menu = r.menu(f.Current)
		}
		if r.Actor.Person.ID != "" {
			p.Search = &ui.SearchBox{URL: r.Space("zoeken"), Value: f.Typed}
		}
	}
	if f.Public.ID != 0 {
		p.Space = ui.Space{Name: f.Public.Name, Home: r.Path("openbaar", f.Public.Slug)}
	}
	if f.Public.IsDemo || r.Actor.Space.IsDemo || slices.ContainsFunc(r.Actor.Spaces, func(s kompas.Space) bool { return s.IsDemo }) {
		p.Banner = &ui.Banner{Text: r.P.T("demo.balk", "Demonstratie: beleid, mensen en verhalen zijn verzonnen. Cijfers met een bron zijn echt."),
			Links: []ui.Link{{Text: r.P.T("demo.wissel", "Bekijk als iemand anders"), URL: r.Path("demo")}}}
	}
	if r.Actor.Person.ID != "" {
		p.Account = r.account()
	} else if f.Audience == ui.ForDesk {
		p.SignIn = &ui.Link{Text: r.P.T("menu.aanmelden", "Aanmelden"), URL: r.Path("aanmelden")}
	}
	return ui.Shell(p)
}

func otherLang(lang string) string {
	if lang == "en" {
		return "nl"
	}
	return "en"
}

// Start is the address at which somebody begins in the space he or she is in.
func (r *Request) Start(by app.Actor) string {
	if page := startOf(by); page != "" {
		return r.Path("r", by.Space.Slug, page)
	}
	return r.Path("r", by.Space.Slug)
}

// startOf names that page: council members begin at what is written for them, who carries activities out at those,
// everybody else at the overview.
func startOf(by app.Actor) string {
	only := func(roles ...kompas.Role) bool {
		return !slices.ContainsFunc(by.Memberships, func(m kompas.Membership) bool { return !slices.Contains(roles, m.Role) })
	}
	switch {
	case by.Resident != nil:
		return ""
	case only(kompas.RoleCouncil, kompas.RoleClerk):
		return "raad"
	case only(kompas.RoleProvider, kompas.RoleProfessional, kompas.RoleVolunteer):
		return "mijn-activiteiten"
	}
	return ""
}

// menu shows the rooms that this person can enter.
func (r *Request) menu(current string) []ui.MenuItem {
	var items []ui.MenuItem
	add := func(key, text string, path ...string) {
		items = append(items, ui.MenuItem{Text: text, URL: r.Space(path...), Current: current == key})
	}
	if startOf(r.Actor) == "mijn-activiteiten" {
		add("mijn-activiteiten", r.P.T("menu.mijn-activiteiten", "Mijn activiteiten"), "mijn-activiteiten")
	}
	if r.Actor.May(kompas.ActCompass, 'R', r.Actor.Reach()) {
		add("overzicht", r.P.T("menu.overzicht", "Overzicht"))
		add("kompassen", r.P.T("menu.kompassen", "Kompassen"), "kompassen")
	}
	add("wijken", r.P.T("menu.wijken", "Wijken"), "wijken")
	if r.Actor.May(kompas.ActCompass, 'R', r.Actor.Reach()) {
		add("gesprekken", r.P.T("menu.gesprekken", "Gesprekken"), "gesprekken")
	}
	if r.Actor.May(kompas.ActCouncilReport, 'R', r.Actor.Reach()) {
		add("raad", r.P.T("menu.raad", "Raad"), "raad")
	}
	return items
}

// account is the menu of the person who is signed in.
func (r *Request) account() *ui.Account {
	a := &ui.Account{Name: r.Actor.Person.Name, URL: r.Path("mijn"), SignOut: r.Path("afmelden")}
	spaces := r.Actor.Spaces
	if r.Actor.Space.ID != 0 {
		spaces, _ = r.App.SpacesOf(r.Ctx(), r.Actor) // a page without the list of spaces is better than no page
	}
	for _, s := range spaces {
		a.Spaces = append(a.Spaces, ui.SpaceLink{Name: s.Name, URL: r.Path() + "?" + url.Values{"ruimte": {s.Slug}}.Encode(), Current: s.ID == r.Actor.Space.ID})
	}
	if r.Actor.Space.ID != 0 {
		a.Links = append(a.Links, ui.Link{Text: r.P.T("berichten.titel", "Berichten over wat nieuw is"), URL: r.Space("berichten")})
		a.Links = append(a.Links, ui.Link{Text: r.P.T("menu.wie-mag-wat", "Wie mag wat zien"), URL: r.Space("wie-mag-wat")})
		if r.Actor.May(kompas.ActIndicator, 'C', app.Object{}) {
			a.Links = append(a.Links, ui.Link{Text: r.P.T("sets.titel", "Indicatorensets"), URL: r.Space("indicatorensets")})
		}
		if r.Actor.May(kompas.ActManagePeople, 'C', r.Actor.Reach()) {
			a.Links = append(a.Links, ui.Link{Text: r.P.T("menu.mensen", "Mensen en rollen"), URL: r.Space("mensen")},
				ui.Link{Text: r.P.T("ruimte.instellingen", "Instellingen van deze ruimte"), URL: r.Space("instellingen")})
		}
		if r.Actor.MaySeePublic() {
			a.Links = append(a.Links, ui.Link{Text: r.P.T("openbaar.titel", "Openbare cijfers"), URL: r.Space("openbaar")})
		}
		if r.Actor.MayWatch() {
			a.Links = append(a.Links, ui.Link{Text: r.P.T("toezicht.titel", "Toezicht op privacy"), URL: r.Space("toezicht")})
		}
		if r.Actor.May(kompas.ActRetention, 'R', r.Actor.Reach()) {
			a.Links = append(a.Links, ui.Link{Text: r.P.T("bewaren.titel", "Hoe lang we bewaren"), URL: r.Space("bewaren")})
		}
	}
	return a
}
