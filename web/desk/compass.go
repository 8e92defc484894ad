package desk

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"kompas/app"
	"kompas/figure"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

// compassPage is the page of one compass.
type compassPage struct {
	*web.Request
	app.CompassView
}

func (d *Desk) compass(r *web.Request) error {
	v, err := r.App.CompassView(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	if v.Compass.Slug != r.Param("kompas") {
		return r.See(r.Space("kompassen", v.Compass.Slug)) // renamed: the old address leads to the new one
	}
	p := compassPage{Request: r, CompassView: v}
	return r.HTML(http.StatusOK, r.Page(web.Frame{Title: v.Compass.Title, Current: "kompassen",
		Crumbs: []ui.Crumb{{Text: r.P.T("menu.kompassen", "Kompassen"), URL: r.Space("kompassen")}, {Text: v.Compass.Title}},
		Body:   compassBody(p)}))
}

// meta is the line under the title: years, who leads it, who takes part.
func (p compassPage) meta() []string {
	c := p.Compass
	out := []string{strconv.Itoa(c.StartYear) + " – " + strconv.Itoa(c.StartYear+c.HorizonYears), p.P.Code("kompasstand_" + string(p.Life)), p.P.T("kompas.trekker", "Trekker: {0}", c.OwnerName)}
	if len(p.Members) > 0 {
		out = append(out, p.P.T("verbond.samen", "samen met {0}", strings.Join(p.Members, ", ")))
	}
	switch {
	case p.Organisations == 0 && p.Residents == 0:
		out = append(out, p.P.T("kompas.nog-niemand", "nog niemand aan tafel"))
	case p.Residents == 0:
		out = append(out, p.P.T("kompas.zonder-inwoners", "aan tafel: {0}, nog geen inwoners", p.parties()))
	default:
		out = append(out, p.P.T("kompas.aan-tafel", "aan tafel: {0} en {1}", p.parties(), p.residentSeats()))
	}
	return out
}

func (p compassPage) parties() string {
	if p.Organisations == 1 {
		return p.P.T("kompas.partijen.een", "één partij")
	}
	return p.P.T("kompas.partijen.meer", "{0} partijen", p.Organisations)
}

func (p compassPage) residentSeats() string {
	if p.Residents == 1 {
		return p.P.T("kompas.stoelen.een", "één stoel voor inwoners")
	}
	return p.P.T("kompas.stoelen.meer", "{0} stoelen voor inwoners", p.Residents)
}

// moreLink leads on, with a sign before it.
type moreLink struct {
	ui.Link
	Icon ui.IconName
}

// more lists the pages of this compass that belong to no step.
func (p compassPage) more() []moreLink {
	at := func(part string) string { return p.Space("kompassen", p.Compass.Slug, part) }
	out := []moreLink{
		{ui.Link{Text: p.P.T("vooraf.titel", "Wat vooraf gaat"), URL: at("vooraf")}, ui.IconArrow},
		{ui.Link{Text: linksTitle(p.Request), URL: at("verbanden")}, ui.IconArrow},
		{ui.Link{Text: calendarTitle(p.Request), URL: at("kalender")}, ui.IconClock},
		{ui.Link{Text: p.P.T("tafel.kop", "Wie zitten er aan tafel?"), URL: at("tafel")}, ui.IconPeople},
		{ui.Link{Text: p.P.T("verhalen.kop", "Wat vertellen mensen?"), URL: at("verhalen")}, ui.IconSpeak},
	}
	if ofPartnership(p.Request) {
		out = append(out, moreLink{ui.Link{Text: membersTitle(p.Request), URL: at("gemeenten")}, ui.IconMap})
	}
	out = append(out, moreLink{ui.Link{Text: p.P.T("voorstel.titel", "Voorstellen"), URL: at("voorstellen")}, ui.IconTip})
	if p.SeesInterests {
		out = append(out, moreLink{ui.Link{Text: interestTitle(p.Request), URL: at("belangen")}, ui.IconTip})
	}
	out = append(out, moreLink{ui.Link{Text: attachmentsTitle(p.Request), URL: at("bijlagen")}, ui.IconSheet})
	if p.MayEdit {
		out = append(out, moreLink{ui.Link{Text: residentsTitle(p.Request), URL: at("bewoners")}, ui.IconTalk},
			moreLink{ui.Link{Text: p.P.T("kompas.gegevens", "Gegevens"), URL: at("instellingen")}, ui.IconPencil})
	}
	if p.Actor.MayInviteGuests(p.Compass) {
		out = append(out, moreLink{ui.Link{Text: guestsTitle(p.Request), URL: at("gasten")}, ui.IconPeople})
	}
	if p.Actor.MayExport(p.Compass) || p.Actor.MayCopy(p.Compass) {
		out = append(out, moreLink{ui.Link{Text: takeAlongTitle(p.Request), URL: at("meenemen")}, ui.IconSheet})
	}
	return out
}

// picture is the signature picture of this compass.
func (p compassPage) picture() chart.Compass {
	c := chart.Compass{ID: "kompas", Label: p.P.T("kompas.beeld", "De zes stappen van dit kompas"), Turn: int(p.Turn), Residents: residentsOf(p.Compass.GroupName),
		Group: p.groupName(), GroupSize: p.groupSize(),
		Bands: [3]string{p.P.T("kompas.band1", "In de samenleving"), p.P.T("kompas.band2", "Bij voorzieningen"), p.P.T("kompas.band3", "Samen leren")}}
	for i, s := range p.States {
		c.Steps[i] = chart.CompassStep{Href: stepURL(p.Request, p.Compass, s.Step), Title: stepName(p.Request, s.Step), Fact: p.fact(s),
			State: drawnState(s.Status), StateText: p.P.Code(string(s.Status))}
	}
	return c
}

// fact writes the one fact of a step; days in it are written as people say them.
func (p compassPage) fact(s kompas.StepState) string { return stepFact(p.Request, s) }

func stepFact(r *web.Request, s kompas.StepState) string {
	params := make([]any, len(s.Params))
	for i, v := range s.Params {
		if day, ok := v.(string); ok {
			v = r.P.DateText(day)
		}
		params[i] = v
	}
	return r.P.Code(s.Fact, params...)
}

func (p compassPage) groupName() string {
	if p.Compass.GroupName == "" {
		return p.P.T("kompas.inwoners", "Inwoners")
	}
	return p.Compass.GroupName
}

func (p compassPage) groupSize() string {
	if p.Compass.GroupSize == nil {
		return ""
	}
	return p.P.T("kompas.groep-mensen", "{0} mensen", figure.FormatNumber(float64(*p.Compass.GroupSize), 0, string(p.P.Lang)))
}

// attention lists what asks attention: the steps in that state, each with where to go.
func (p compassPage) attention() []ui.Link {
	var out []ui.Link
	for _, s := range p.States {
		if s.Status == kompas.StepAttention {
			out = append(out, ui.Link{Text: p.fact(s), URL: stepURL(p.Request, p.Compass, s.Step)})
		}
	}
	return out
}

// words lists the six steps in words, the text beside the picture.
func (p compassPage) words() []ui.Step {
	summaries := [6]string{
		p.P.T("stap.1.zin", "Hoe gaat het met deze inwoners, wat herkennen we, en wat willen we samen?"),
		p.P.T("stap.2.zin", "Wat merken inwoners over een paar jaar, en waaraan zien we dat?"),
		p.P.T("stap.3.zin", "Wat doen we, wie doet het, en waarom zou dat helpen?"),
		p.P.T("stap.4.zin", "Wat werkt, wie doet het, en is er genoeg tijd en ruimte?"),
		p.P.T("stap.5.zin", "Zijn de mensen die meedoen er beter van geworden?"),
		p.P.T("stap.6.zin", "Wat herkennen we, hoe verklaren we het, wat vinden we ervan en wat doen we beter?"),
	}
	var out []ui.Step
	for i, s := range p.States {
		out = append(out, ui.Step{Number: int(s.Step), Name: stepName(p.Request, s.Step), URL: stepURL(p.Request, p.Compass, s.Step),
			State: kitState(s.Status), StateText: p.P.Code(string(s.Status)), Fact: p.fact(s), Summary: summaries[i]})
	}
	return out
}

// legend lists the states that occur.
func (p compassPage) legend() []kompas.StepStatus {
	var out []kompas.StepStatus
	for _, status := range []kompas.StepStatus{kompas.StepCurrent, kompas.StepBusy, kompas.StepAttention, kompas.StepNotStarted} {
		for _, s := range p.States {
			if s.Status == status {
				out = append(out, status)
				break
			}
		}
	}
	return out
}

// residentsOf chooses who is drawn in the middle from the words for the group.
func residentsOf(group string) chart.Residents {
	g := kompas.Fold(group)
	for _, w := range []string{"75", "65", "ouder", "senior"} {
		if strings.Contains(g, w) && !strings.Contains(g, "ouders") {
			return chart.Older
		}
	}
	for _, w := range []string{"jong", "kind", "jeugd", "leerling"} {
		if strings.Contains(g, w) {
			return chart.Young
		}
	}
	return chart.AllAges
}

// figureLine says beside a figure between which bounds it lies, of when it is and who measured it.
func (p compassPage) figureLine(v app.LeadView) string {
	var parts []string
	if bounds := v.Latest.BoundsText(lang(p.Request)); bounds != "" {
		parts = append(parts, p.P.T("kompas.tussen", "Marge {0}", bounds))
	}
	parts = append(parts, v.Latest.Source().Name, v.Latest.Period().Text(lang(p.Request)))
	for _, label := range labels(p.Request, v.Latest) {
		if !slices.Contains(parts, label) {
			parts = append(parts, label)
		}
	}
	parts = slices.DeleteFunc(parts, func(x string) bool { return x == "" })
	return strings.Join(parts, " · ")
}

// nextDay writes the day of the next conversation.
func (p compassPage) nextDay() string {
	t, err := time.Parse(time.DateOnly, p.Next.HeldOn)
	if err != nil {
		return p.Next.HeldOn
	}
	return p.P.Weekday(t)
}
