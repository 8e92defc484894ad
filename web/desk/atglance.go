package desk

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"kompas/app"
	"kompas/figure"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

func atGlanceRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "GET", Path: "/r/{ruimte}/cijfers", Access: web.InSpace, Handle: d.atGlance}}
}

// atGlancePage is every own figure of the space on one page.
type atGlancePage struct {
	*web.Request
	app.AtGlance
}

func (d *Desk) atGlance(r *web.Request) error {
	g, err := r.App.AtGlance(r.Ctx(), r.Actor)
	if err != nil {
		return err
	}
	title := r.P.T("cijfers.kop", "Onze eigen cijfers")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "wijken",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.wijken", "Wijken"), URL: r.Space("wijken")}, {Text: title}}, Body: atGlanceBody(atGlancePage{Request: r, AtGlance: g})}))
}

// areaName gives the name of an area; one we do not know keeps its code.
func (p atGlancePage) areaName(code string) string {
	if name, ok := p.Names[code]; ok {
		return name
	}
	return code
}

// drawing is the trend of one indicator: the own area, and what it is laid beside.
func (p atGlancePage) drawing(n int, i app.GlanceIndicator) chart.Trend {
	t := chart.Trend{ID: "cijfer-" + strconv.Itoa(n), Title: i.Name, Format: p.format(i), Small: true}
	for k, s := range i.Series {
		line := chart.Line{Name: p.areaName(s.Area), Points: chartPoints(p.Request, s.Figures)}
		if k == 0 {
			t.Own = line
			t.Desc = p.latest(s)
		} else {
			t.Others = append(t.Others, line)
		}
	}
	return t
}

func (p atGlancePage) format(i app.GlanceIndicator) func(float64) string {
	return func(v float64) string { return figure.FormatNumber(v, 0, lang(p.Request)) }
}

// latest says the newest figure of a series in words.
func (p atGlancePage) latest(s app.GlanceSeries) string {
	for k := len(s.Figures) - 1; k >= 0; k-- {
		if f := s.Figures[k]; f.Present() {
			return p.P.T("cijfers.laatste", "{0}, {1}: {2}.", p.areaName(s.Area), f.Period().Text(lang(p.Request)), f.Text(lang(p.Request)))
		}
	}
	return p.P.T("cijfers.geen", "{0}: nog geen cijfer.", p.areaName(s.Area))
}

// grid is the table of an indicator: its periods, and per area the figures in their order.
type grid struct {
	periods []figure.Period
	rows    [][]*figure.Shown
}

func newGrid(i app.GlanceIndicator) grid {
	var g grid
	for _, s := range i.Series {
		for k := range s.Figures {
			if period := s.Figures[k].Period(); !slices.Contains(g.periods, period) {
				g.periods = append(g.periods, period)
			}
		}
	}
	slices.SortFunc(g.periods, figure.Period.Compare)
	n := len(g.periods)
	cells := make([]*figure.Shown, n*len(i.Series))
	for _, s := range i.Series {
		row := cells[:n:n]
		cells = cells[n:]
		for k := range s.Figures {
			row[slices.Index(g.periods, s.Figures[k].Period())] = &s.Figures[k]
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// cells writes the figures of a row, as many as the table has columns. A page holds thousands of them, so they are
// written at once; what a figure is written with needs no escaping.
func (p atGlancePage) cells(row []*figure.Shown, columns int) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		b := make([]byte, 0, columns*len(`<td class="r">100%</td>`))
		for k := range columns {
			b = append(b, `<td class="r">`...)
			if k < len(row) && row[k] != nil {
				b = row[k].AppendText(b, lang(p.Request))
			} else {
				b = append(b, figure.NoFigureMark...)
			}
			b = append(b, "</td>"...)
		}
		_, err := w.Write(b)
		return err
	})
}
