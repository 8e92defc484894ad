package desk

import (
	"net/http"

	"github.com/a-h/templ"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// stepPage is a page inside a compass: the crumbs and the step bar stand above its body.
type stepPage struct {
	Frame app.CompassFrame
	Step  kompas.Step // 0 when the page belongs to no step
	Title string
	Under []ui.Crumb // between the step and this page
	Menu  string     // item of the main menu; kompassen when empty
	Body  templ.Component
}

// drawStep draws a page inside a compass.
func (d *Desk) drawStep(r *web.Request, p stepPage) error {
	c := p.Frame.Compass
	crumbs := []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")}, {Text: c.Title, URL: r.Space("kompassen", c.Slug)}}
	crumbs = append(crumbs, p.Under...)
	crumbs = append(crumbs, ui.Crumb{Text: p.Title})
	bar := stepBar(r, p.Frame, p.Step)
	if p.Menu == "" {
		p.Menu = "kompassen"
	}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: p.Title + " – " + c.Title, Current: p.Menu, Crumbs: crumbs, Body: withStepBar(r, bar, p.Frame, p.Body)}))
}

// current marks the one of a list that the page shows.
func current(word string, yes bool) templ.Attributes {
	if !yes {
		return nil
	}
	return templ.Attributes{"aria-current": word}
}

func stepBar(r *web.Request, f app.CompassFrame, current kompas.Step) ui.StepBar {
	bar := ui.StepBar{Title: f.Compass.Title, URL: r.Space("kompassen", f.Compass.Slug), Mini: miniCompass(f, current)}
	for _, s := range f.States {
		bar.Steps = append(bar.Steps, ui.Step{Number: int(s.Step), Name: stepName(r, s.Step), URL: stepURL(r, f.Compass, s.Step),
			State: kitState(s.Status), StateText: r.P.Code(string(s.Status)), Current: s.Step == current})
	}
	return bar
}

func miniCompass(f app.CompassFrame, current kompas.Step) chart.MiniCompass {
	m := chart.MiniCompass{Here: int(current)}
	for i, s := range f.States {
		m.Steps[i] = drawnState(s.Status)
	}
	return m
}

func stepName(r *web.Request, s kompas.Step) string {
	return r.P.Code("stap_" + string(rune('0'+int(s))))
}

// stepPath is the last part of the address of each step.
func stepPath(s kompas.Step) string {
	return [...]string{"", "monitoring", "resultaten", "activiteiten", "kwaliteit", "outcome", "verbeteren"}[s]
}

func stepURL(r *web.Request, c kompas.Compass, s kompas.Step) string {
	return r.Space("kompassen", c.Slug, stepPath(s))
}

// kitState is the kit's name for a state of a step.
func kitState(s kompas.StepStatus) ui.StepState {
	switch s {
	case kompas.StepCurrent:
		return ui.StepFresh
	case kompas.StepBusy:
		return ui.StepBusy
	case kompas.StepAttention:
		return ui.StepAttention
	}
	return ui.StepNotStarted
}

// drawnState is the picture's name for a state of a step.
func drawnState(s kompas.StepStatus) chart.StepState {
	switch s {
	case kompas.StepCurrent:
		return chart.UpToDate
	case kompas.StepBusy:
		return chart.InProgress
	case kompas.StepAttention:
		return chart.NeedsAttention
	}
	return chart.NotStarted
}
