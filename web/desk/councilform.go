package desk

import (
	"net/http"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// councilFormPage is the form in which a council page is written, with the limit of each block.
type councilFormPage struct {
	sheetPage
	Form  web.FormView
	Story web.FormView
}

const (
	councilFormID = "raadsblad"
	freezeFormID  = "vastleggen"
	storyFormID   = "verhaal"
)

func councilFields() []string {
	var out []string
	for _, b := range kompas.CouncilBlocks() {
		out = append(out, b.Name)
	}
	return out
}

func (d *Desk) councilForm(r *web.Request) error { return d.drawCouncilForm(r, web.FormState{}) }

func (d *Desk) drawCouncilForm(r *web.Request, s web.FormState) error {
	v, err := r.App.CouncilDraft(r.Ctx(), r.Actor, r.Param("kompas"), r.Param("resultaat"))
	if err != nil {
		return err
	}
	if !v.MayWrite {
		return r.See(r.Space("raad", r.Param("kompas"), v.Address)) // who only signs it off reads it
	}
	p := councilFormPage{sheetPage: sheetPage{Request: r, CouncilPageView: v, Slug: r.Param("kompas")},
		Form: web.FormView{ID: councilFormID, State: s, Autosave: true}, Story: web.FormView{ID: storyFormID, State: s}}
	if s.Sent(freezeFormID) { // a refused freezing shows its errors at the blocks
		s.Form = councilFormID
		s.Values = map[string]string{}
		p.Form.State = s
	}
	title := r.P.T("raad.schrijf", "Schrijf het raadsblad")
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: title, Current: "raad",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.raad", "Raad"), URL: r.Space("raad")}, {Text: v.Sheet.CompassTitle, URL: r.Space("raad", p.Slug, v.Address)}, {Text: title}},
		Body:   councilFormBody(p)}))
}

func (d *Desk) editCouncilPage(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	return r.EditForm(councilFormID, councilFields(),
		func(e app.Edit) (app.Edited, error) {
			return r.App.EditCouncilPage(r.Ctx(), r.Actor, slug, address, e)
		},
		r.Space("raad", slug, address),
		func(s web.FormState) error { return d.drawCouncilForm(r, s) })
}

func (d *Desk) quoteStory(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	err := r.App.QuoteStory(r.Ctx(), r.Actor, slug, address, kompas.StoryID(r.Form("verhaal")["verhaal"]))
	if err != nil {
		return r.Again(storyFormID, []string{"verhaal"}, err, func(s web.FormState) error { return d.drawCouncilForm(r, s) })
	}
	return r.See(r.Space("raad", slug, address))
}

func (d *Desk) freezeCouncilPage(r *web.Request) error {
	slug, address := r.Param("kompas"), r.Param("resultaat")
	day, err := r.App.FreezeCouncilPage(r.Ctx(), r.Actor, slug, address, r.Key())
	if err != nil && !r.Actor.May(kompas.ActCouncilReport, 'P', r.Actor.Reach()) {
		return err // who only signs it off has no form on which to mend it
	}
	if err != nil {
		return r.Again(freezeFormID, councilFields(), err, func(s web.FormState) error { return d.drawCouncilForm(r, s) })
	}
	return r.See(r.Space("raad", slug, address, day))
}

// room is how many words are left for the writer of a block, after what the product itself puts there.
func (p councilFormPage) room(b kompas.CouncilBlock) int {
	return max(b.Limit-p.Sheet.FixedWords(b.Name, p.Quote), 1)
}

func (p councilFormPage) label(block string) string {
	switch block {
	case "kop":
		return p.P.T("raad.blok.kop", "Waar gaat het om?")
	case "stand":
		return p.P.T("raad.blok.stand", "Het antwoord in één zin")
	case "vertellen":
		return p.P.T("raad.blok.vertellen", "Wat mensen vertellen")
	case "waardoor":
		return p.P.T("raad.waardoor", "Hoe komt dit?")
	case "samen":
		return p.P.T("raad.samen", "Wat we samen doen")
	case "leren":
		return p.P.T("raad.leren", "Wat we leerden en veranderen")
	case "gevraagd":
		return p.P.T("raad.vraag", "Wat vragen wij aan de raad?")
	}
	return p.P.T("raad.blok.voet", "Onder aan het blad")
}

func (p councilFormPage) hint(block string) string {
	switch block {
	case "kop":
		return p.P.T("raad.hulp.kop", "De ambitie, kort. De zin van het resultaat telt mee in de ruimte.")
	case "stand":
		return p.P.T("raad.hulp.stand", "Bijvoorbeeld: Het gaat langzaam de goede kant op. Zeker weten we dat nog niet.")
	case "vertellen":
		return p.P.T("raad.hulp.vertellen", "Het gekozen verhaal telt mee in de ruimte.")
	case "waardoor":
		return p.P.T("raad.hulp.waardoor", "Wat kwam uit het gesprek? Schrijf ‘draagt bij’, niet ‘komt door’.")
	case "samen":
		return p.P.T("raad.hulp.samen", "Hooguit vijf bijdragen, elk op een eigen regel. Geen aantallen of bedragen per aanbieder.")
	case "leren":
		return p.P.T("raad.hulp.leren", "Wat blijft, wat wordt beter, en bij welke stap?")
	case "gevraagd":
		return p.P.T("raad.hulp.gevraagd", "Wat de raad vaststelt of toetst, staat er al boven. Elke andere vraag op een eigen regel.")
	}
	return p.P.T("raad.hulp.voet", "De bronnen staan er al. Hier past één regel, bijvoorbeeld waar alles na te lezen is.")
}

// storyChoice lists the stories that may go to the council, and none.
func (p councilFormPage) storyChoice() ui.ChoiceField {
	f := ui.ChoiceField{Field: ui.Field{Label: p.P.T("raad.welk-verhaal", "Welk verhaal komt op het blad?")},
		Options: []ui.Option{{Value: "", Text: p.P.T("raad.geen", "Geen verhaal")}}}
	for _, s := range p.Stories {
		f.Options = append(f.Options, ui.Option{Value: string(s.ID), Text: s.Text, Help: s.ToldBy})
	}
	return f
}

// day writes the day of a frozen page; a second one of a day keeps its number.
func (p councilListPage) day(frozen string) string {
	if len(frozen) < 10 {
		return frozen
	}
	text := p.P.DateText(frozen[:10])
	if n := strings.TrimPrefix(frozen[10:], "-"); n != "" {
		text += " (" + n + ")"
	}
	return text
}

// over stands above a result: its life domain and its compass.
func (p councilListPage) over(x app.CouncilResult) string {
	if x.Domain.Name == "" {
		return x.CompassTitle
	}
	return x.Domain.Name + " · " + x.CompassTitle
}
