package desk

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/web"
	"kompas/web/ui"
)

func myActivityRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/mijn-activiteiten", Access: web.InSpace, Handle: d.myActivities}}
}

// myActivitiesPage is the start page of somebody who carries activities out.
type myActivitiesPage struct {
	*web.Request
	app.MyActivities
}

func (d *Desk) myActivities(r *web.Request) error {
	m, err := r.App.MyActivities(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: r.P.T("menu.mijn-activiteiten", "Mijn activiteiten"), Current: "mijn-activiteiten",
		Body: myActivitiesBody(myActivitiesPage{Request: r, MyActivities: m})}))
}

// about names the parties the reader speaks for.
func (p myActivitiesPage) about() string { return strings.Join(p.Organisations, ", ") }

func (p myActivitiesPage) at(x app.MyActivity, parts ...string) string {
	return inCompass(p.Request, x.Compass.Slug, append(parts, x.Slug)...)
}

// askedLine is one thing that is asked of the reader.
type askedLine struct {
	ui.Link
	Activity app.MyActivity
	By       string // until when; empty when no day was named
	Late     bool
}

// asked lists what is asked: first what is late.
func (p myActivitiesPage) asked() []askedLine {
	var late, rest []askedLine
	for _, x := range p.Activities {
		if x.MayAnswer && x.Open > 0 {
			l := askedLine{Activity: x, Late: x.Late, Link: ui.Link{URL: p.at(x, "kwaliteit"), Text: p.P.T("mijn-act.kwaliteit", "{0}: beantwoord {1} vragen over kwaliteit", x.Name, x.Open)}}
			if x.Open == 1 {
				l.Text = p.P.T("mijn-act.kwaliteit.een", "{0}: beantwoord de laatste vraag over kwaliteit", x.Name)
			}
			if x.AskBy != "" {
				l.By = p.P.T("mijn-act.graag-voor", "graag voor {0}", p.P.DateText(x.AskBy))
			}
			if x.Late {
				l.By = p.P.T("kwaliteit.te-laat", "Gevraagd voor {0}", p.P.DateText(x.AskBy))
				late = append(late, l)
			} else {
				rest = append(rest, l)
			}
		}
		if x.MayMeasure && x.Unmeasured {
			rest = append(rest, askedLine{Activity: x, Link: ui.Link{URL: p.at(x, "outcome"), Text: p.P.T("mijn-act.outcome", "{0}: vul in wat deelnemers ervan vinden", x.Name)}})
		}
	}
	for _, x := range p.Looks {
		late = append(late, askedLine{Activity: app.MyActivity{Compass: x.Compass}, Late: true, Link: ui.Link{URL: inCompass(p.Request, x.Compass.Slug, "verbeteren", "acties", x.ID),
			Text: p.P.T("mijn-act.terugkijken", "{0}: hielp het?", x.Text)}})
	}
	return append(late, rest...)
}

// qualityWords says in one line how the three elements stand.
func (p myActivitiesPage) qualityWords(x app.MyActivity) []ui.StatusWord {
	var out []ui.StatusWord
	for _, q := range x.Quality {
		w := qualityWord(p.Request, q)
		w.Text = p.P.Code("element_"+string(q.Element)) + ": " + strings.ToLower(w.Text[:1]) + w.Text[1:]
		out = append(out, w)
	}
	return out
}
