package desk

import (
	"io"
	"strings"

	"kompas/app"
	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

func activityListRoutes(d *Desk) []web.Route {
	at := "/r/{ruimte}/kompassen/{kompas}/activiteitenlijst"
	return []web.Route{
		{Method: "GET", Path: at, Access: web.InSpaceNow, Handle: func(r *web.Request) error { return d.drawActivityList(r, nil, web.FormState{}) }},
		{Method: "POST", Path: at, Access: web.InSpaceNow, Handle: d.previewActivityList, MaxBody: 3 * kompas.MaxListBytes},
		{Method: "POST", Path: at + "/overnemen", Access: web.InSpaceNow, Handle: d.takeActivityList, MaxBody: 3 * kompas.MaxListBytes},
	}
}

// activityListPage is where somebody brings in a list of activities: first empty, then with what is recognised in it.
type activityListPage struct {
	*web.Request
	app.ListPreview
	Text string
	Form web.FormView
}

const activityListForm = "lijst"

func activityListTitle(r *web.Request) string {
	return r.P.T("activiteitenlijst.titel", "Lijst met activiteiten overnemen")
}

func (d *Desk) drawActivityList(r *web.Request, raw []byte, s web.FormState) error {
	v, err := r.App.PreviewActivityList(r.Ctx(), r.Actor, r.Param("kompas"), raw)
	if err != nil {
		return err
	}
	p := activityListPage{Request: r, ListPreview: v, Text: string(raw), Form: web.FormView{ID: activityListForm, State: s}}
	return d.drawStep(r, stepPage{Frame: v.CompassFrame, Step: kompas.StepActivities, Title: activityListTitle(r),
		Under: []ui.Crumb{stepCrumb(r, v.Compass, kompas.StepActivities)}, Body: activityListBody(p)})
}

// listSent gives the list of a form: a file when there is one, or else what was pasted.
func listSent(r *web.Request) ([]byte, error) {
	if r.R.MultipartForm != nil {
		if f, _, err := r.File("bestand"); err == nil {
			defer f.Close()
			raw, err := io.ReadAll(f)
			if err != nil {
				return nil, err
			}
			if len(raw) > 0 {
				return app.ListText(raw)
			}
		}
	}
	if text := r.Form("lijst")["lijst"]; strings.TrimSpace(text) != "" {
		return []byte(text), nil
	}
	return nil, fault.Form([]*fault.Error{fault.Field("lijst", "lijst_leeg")})
}

func (d *Desk) previewActivityList(r *web.Request) error {
	raw, err := listSent(r)
	if err == nil {
		err = d.drawActivityList(r, raw, web.FormState{})
	}
	return d.listAgain(r, err)
}

func (d *Desk) takeActivityList(r *web.Request) error {
	slug := r.Param("kompas")
	raw, err := listSent(r)
	if err == nil {
		err = r.App.TakeActivityList(r.Ctx(), r.Actor, slug, raw, r.Key())
	}
	if err != nil {
		return d.listAgain(r, err)
	}
	return r.See(inCompass(r, slug, "activiteiten"))
}

// listAgain shows what is wrong with a list where it was pasted.
func (d *Desk) listAgain(r *web.Request, err error) error {
	if err == nil {
		return nil
	}
	return r.Again(activityListForm, []string{"lijst"}, err, func(s web.FormState) error { return d.drawActivityList(r, nil, s) })
}

// known are the columns that were recognised, and other those that were not.
func (p activityListPage) known() (known, other []string) {
	for i, head := range p.List.Heads {
		switch field := p.List.Fields[i]; {
		case field != "":
			known = append(known, p.P.T("activiteitenlijst.kolom-is", "‘{0}’ is {1}", head, p.P.Code("lijstkolom_"+field)))
		case head != "":
			other = append(other, head)
		}
	}
	return known, other
}

// wrong writes what is wrong in a row, each with the column it stands in.
func (p activityListPage) wrong(row app.ListRow) []string {
	var out []string
	for _, w := range row.Wrong {
		column := p.P.Code("lijstkolom_" + w.Field)
		for i, field := range p.List.Fields {
			if field == w.Field {
				column = p.List.Heads[i]
			}
		}
		out = append(out, p.P.T("activiteitenlijst.fout", "Rij {0}, kolom {1}: {2}", row.Line, column, p.P.Code(w.Code, w.Params...)))
	}
	return out
}

// cell is what stands in a column of a row.
func cell(row app.ListRow, column int) string {
	if column < len(row.Cells) {
		return row.Cells[column]
	}
	return ""
}

// lookKind makes looking the main thing to do, until there is a list that can be taken over.
func (p activityListPage) lookKind() ui.ButtonKind {
	if p.Sound() {
		return ui.Secondary
	}
	return ui.Primary
}
