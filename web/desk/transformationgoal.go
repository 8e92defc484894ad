package desk

import (
	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// transformationPart is the page on which the goals of transformation stand beside the results for residents.
func transformationPart(d *Desk) partPage {
	return partPage{Path: "transformatie", Draw: d.drawTransformation, Kinds: []partForm{
		{Kind: app.PartTransformationGoal, Fields: []string{"transformatiedoel", "spanning"}},
	}}
}

type transformationPage struct {
	*web.Request
	app.TransformationPage
	Sent web.FormState
}

func (d *Desk) drawTransformation(r *web.Request, s web.FormState) error {
	b, err := r.App.TransformationPage(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	return d.drawStep(r, stepPage{Frame: b.CompassFrame, Step: kompas.StepResult, Title: transformationTitle(r),
		Under: []ui.Crumb{stepCrumb(r, b.Compass, kompas.StepResult)}, Body: transformationBody(transformationPage{Request: r, TransformationPage: b, Sent: s})})
}

func transformationTitle(r *web.Request) string {
	return r.P.T("transformatie.titel", "Transformatiedoelen")
}

// goals lists how the municipality wants to work differently.
func (p transformationPage) goals() partList {
	l := newPartList(p.Request, app.PartTransformationGoal, inCompass(p.Request, p.Compass.Slug, "transformatie"), p.Sent)
	l.Title, l.MayAdd = p.P.T("transformatie.doelen", "Hoe willen we anders werken?"), p.Goals.MayAdd
	l.None = p.P.T("transformatie.leeg", "Nog geen transformatiedoel genoteerd.")
	l.Add, l.Gone = p.P.T("transformatie.nieuw", "Zet een transformatiedoel erbij"), p.P.T("transformatie.weg", "Het transformatiedoel is weggehaald")
	l.Fields = []partField{
		{Name: "transformatiedoel", Kind: textField, Label: p.P.T("transformatie.tekst", "Wat willen we anders doen?"), Help: p.P.T("transformatie.tekst.hulp", "Bijvoorbeeld: meer hulp vroeg en dichtbij, minder zware zorg.")},
		{Name: "spanning", Kind: textField, Optional: true, Label: p.P.T("transformatie.spanning", "Waar schuurt dit met wat inwoners nodig hebben?"), Help: p.P.T("transformatie.spanning.hulp", "Soms is maatwerk nodig, ook als u liever verschuift naar het voorveld.")},
	}
	for _, x := range p.Goals.Lines {
		c := partCard{ID: string(x.Part.ID), Version: x.Part.Version, Title: x.Part.Text, Values: x.Values, MayEdit: x.MayEdit}
		if x.Part.Tension != "" {
			c.Lines = []string{p.P.T("transformatie.schuurt", "Dit schuurt: {0}", x.Part.Tension)}
		}
		l.Cards = append(l.Cards, c)
	}
	return l
}

// results lists what residents will notice: above the goals, for these serve them.
func (p transformationPage) results() []ui.Link {
	var out []ui.Link
	for _, x := range p.Results {
		out = append(out, ui.Link{Text: promise(p.Request, x), URL: inCompass(p.Request, p.Compass.Slug, "resultaten", app.ResultAddress(x))})
	}
	return out
}

// optimumField is one of the four sides of an optimum.
type optimumField struct {
	Name, Label, Text string
}

func optimumFields(r *web.Request, o kompas.Optimum) []optimumField {
	return []optimumField{
		{"optimum-werkt", r.P.T("optimum.werkt", "Wat werkt?"), o.Works},
		{"optimum-resultaat", r.P.T("optimum.resultaat", "Wat hebben inwoners eraan?"), o.Result},
		{"optimum-transformatie", r.P.T("optimum.transformatie", "Past het bij hoe we anders willen werken?"), o.Transformation},
		{"optimum-budget", r.P.T("optimum.budget", "Wat kost het, en is dat er?"), o.Budget},
	}
}
