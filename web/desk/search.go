package desk

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"kompas/app"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func searchRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/zoeken", Access: web.InSpace, Handle: d.search}}
}

// foundPage is what was found in the whole space.
type foundPage struct {
	*web.Request
	Typed  string
	Only   string // the kind that is shown whole; empty when all kinds are shown
	Groups []app.SearchGroup
	Terms  []foundTerm
	pages  []partPage
}

// foundTerm is an explained word that answers.
type foundTerm struct {
	Word string
	Line []kompas.SearchPiece
}

func (d *Desk) search(r *web.Request) error {
	p := foundPage{Request: r, Typed: strings.Join(strings.Fields(r.Query("q")), " "), Only: r.Query("soort"), pages: d.partPages()}
	if typed := []rune(p.Typed); len(typed) > kompas.MaxSearch {
		p.Typed = string(typed[:kompas.MaxSearch])
	}
	var err error
	if p.Groups, err = r.App.Search(r.Ctx(), r.Actor, p.Typed); err != nil {
		return err
	}
	if p.Only != "" {
		p.Groups = slices.DeleteFunc(p.Groups, func(g app.SearchGroup) bool { return g.Kind != p.Only })
	} else {
		p.findTerms()
	}
	title := r.P.T("zoeken.titel", "Zoeken")
	if p.Typed != "" {
		title = r.P.T("zoeken.titel-van", "Zoeken naar ‘{0}’", p.Typed)
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Crumbs: []ui.Crumb{{Text: title}}, Typed: p.Typed, Body: foundBody(p, title)}))
}

// findTerms looks in the words that the product explains.
func (p *foundPage) findTerms() {
	q := kompas.NewSearchQuery(p.Typed)
	if q.Empty() {
		return
	}
	for _, g := range web.Terms() {
		for _, w := range g.Words {
			name, short := p.P.Code("begrip_"+w), p.P.Code("begrip_"+w+"_kort")
			if q.Score(name, short) == 0 {
				continue
			}
			line := q.Line(short)
			if line == nil {
				line = []kompas.SearchPiece{{Text: short}}
			}
			p.Terms = append(p.Terms, foundTerm{w, line})
		}
	}
	p.Terms = p.Terms[:min(len(p.Terms), termsShown)]
}

const (
	foundShown = 6 // of one kind, before one asks for all of it
	foundMost  = 200
	termsShown = 4
)

// shown are the first of a group, or all of the one that was asked for.
func (p foundPage) shown(g app.SearchGroup) []app.SearchHit {
	most := foundShown
	if p.Only != "" {
		most = foundMost
	}
	return g.Hits[:min(len(g.Hits), most)]
}

// more says whether a group has more than is shown.
func (p foundPage) more(g app.SearchGroup) bool { return p.Only == "" && len(g.Hits) > foundShown }

func (p foundPage) nothing() bool { return len(p.Groups) == 0 && len(p.Terms) == 0 }

// to is the address of a search.
func (p foundPage) to(only string) string {
	q := url.Values{"q": {p.Typed}}
	if only != "" {
		q.Set("soort", only)
	}
	return p.Space("zoeken") + "?" + q.Encode()
}

// toAreas looks for an area of this name.
func (p foundPage) toAreas() string {
	return p.Space("wijken", "zoeken") + "?" + url.Values{"naam": {p.Typed}}.Encode()
}

// kind is the heading of a group.
func (p foundPage) kind(g app.SearchGroup) string {
	if code := "soorten_" + g.Kind; i18n.HasCode(code) {
		return p.P.Code(code)
	}
	return capital(p.P.Code("ding_" + g.Kind))
}

// name is what a hit is called.
func (p foundPage) name(h app.SearchHit) string {
	if h.Kind == "verhaal" && h.Name == "" {
		return p.P.T("zoeken.verhaal", "Verhaal")
	}
	return upperFirst(h.Name)
}

// pieces are the words of the line that answers.
func pieces(line []kompas.SearchPiece) []ui.Piece {
	var out []ui.Piece
	for _, x := range line {
		out = append(out, ui.Piece{Text: x.Text, Mark: x.Found})
	}
	return out
}

// at is the address of what was found.
func (p foundPage) at(h app.SearchHit) string {
	slug := h.Compass.Slug
	in := func(parts ...string) string { return inCompass(p.Request, slug, parts...) }
	switch h.Kind {
	case "kompas":
		return in()
	case "stoel":
		return in("tafel")
	case "duiding":
		return in("monitoring") + "#duiding-" + h.ID
	case "ambitie":
		return in("ambities", h.ID)
	case "resultaat":
		return in("resultaten", h.Address)
	case "indicator":
		return in("resultaten", h.Address, "indicatoren", h.ID)
	case "behoefte":
		return cardAt(p.Request, slug, app.CardOf(app.NeedCard, h.Address))
	case "activiteit", "als_dan", "kwaliteit":
		return in("activiteiten", h.Address)
	case "gesprek":
		return p.Space("gesprekken", h.ID)
	case "inbreng":
		return p.Space("gesprekken", h.Address) + "#gezegd-" + h.ID
	case "uitspraak":
		return in("verbeteren", h.Address)
	case "actie":
		return in("verbeteren", "acties", h.ID)
	case "bijlage":
		return in("bijlagen") + "#" + attachmentAnchor(h.ID)
	case "verhaal":
		return in("verhalen") + "#verhaal-" + h.ID
	case "raadsblad":
		return p.Space("raad", slug, h.Address, h.ID)
	case "motie":
		return p.Space("dossier", slug, h.Address) + "#moties"
	case "voorstel":
		return in("voorstellen") + "#voorstel-" + h.ID + "-hier"
	case "uitkomst":
		return in("outcome", h.Address)
	case "raadsvraag":
		return p.Space("raad", slug, h.Address, h.ID) + "#vragen"
	}
	return p.ofPart(h)
}

// ofPart is the address of a part on the page where it stands.
func (p foundPage) ofPart(h app.SearchHit) string {
	for _, page := range p.pages {
		about := strings.Contains(page.Path, aboutActivity)
		has := slices.ContainsFunc(page.Kinds, func(f partForm) bool { return string(f.Kind) == h.Kind })
		if has && about == (h.Activity != "") {
			path := strings.Split(strings.ReplaceAll(page.Path, aboutActivity, h.Activity), "/")
			return inCompass(p.Request, h.Compass.Slug, path...) + "#" + partAnchor(kompas.PartKind(h.Kind), h.ID)
		}
	}
	return inCompass(p.Request, h.Compass.Slug)
}
