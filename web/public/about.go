package public

import (
	"fmt"
	"slices"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/chart"
	"kompas/web/ui"
)

func aboutRoutes(d *Public) []web.Route {
	return []web.Route{
		{Method: "GET", Path: "/privacy", Access: web.Known, Handle: d.privacy},
		{Method: "GET", Path: "/toegankelijkheid", Access: web.Known, Handle: d.accessibility},
		{Method: "GET", Path: "/hoe-werkt-het", Access: web.Known, Handle: d.howItWorks},
		{Method: "GET", Path: "/uitleg", Access: web.Known, Handle: d.terms},
		{Method: "GET", Path: "/uitleg/{begrip}", Access: web.Known, Handle: d.term},
	}
}

// aboutPage explains the product to anybody; a person who is signed in reads which organisation to ask.
type aboutPage struct {
	*web.Request
}

func (d *Public) privacy(r *web.Request) error {
	return show(r, r.P.T("voet.privacy", "Privacy"), privacyBody(aboutPage{r}))
}

func (d *Public) accessibility(r *web.Request) error {
	return show(r, r.P.T("voet.toegankelijkheid", "Toegankelijkheid"), accessibilityBody(aboutPage{r}))
}

func (d *Public) howItWorks(r *web.Request) error {
	return show(r, howTitle(r), howBody(howPage{aboutPage{r}}))
}

func howTitle(r *web.Request) string { return r.P.T("voet.hoe", "Hoe werkt het") }

func glossaryTitle(r *web.Request) string {
	return r.P.T("voet.uitleg", "Uitleg en begrippen")
}

func (d *Public) terms(r *web.Request) error {
	return show(r, glossaryTitle(r), termsBody(aboutPage{r}))
}

// termPage explains one word.
type termPage struct {
	aboutPage
	Word string
}

func (d *Public) term(r *web.Request) error {
	word := r.Param("begrip")
	if !web.IsTerm(word) {
		return fault.Missing()
	}
	p := termPage{aboutPage: aboutPage{r}, Word: word}
	return show(r, p.name(word), termBody(p), ui.Crumb{Text: glossaryTitle(r), URL: r.Path("uitleg")}, ui.Crumb{Text: p.name(word)})
}

func (p aboutPage) name(word string) string    { return p.P.Code("begrip_" + word) }
func (p aboutPage) short(word string) string   { return p.P.Code("begrip_" + word + "_kort") }
func (p aboutPage) more(word string) string    { return p.P.Code("begrip_" + word + "_meer") }
func (p aboutPage) example(word string) string { return p.P.Code("begrip_" + word + "_voorbeeld") }

// near lists the other words of the group that this word stands in.
func (p termPage) near() []string {
	for _, g := range web.Terms() {
		if slices.Contains(g.Words, p.Word) {
			return slices.DeleteFunc(g.Words, func(w string) bool { return w == p.Word })
		}
	}
	return nil
}

// whom says which organisation answers questions.
func (p aboutPage) whom() string {
	switch len(p.Actor.Spaces) {
	case 0:
		return p.P.T("privacy.wie.algemeen", "Vraag het aan de gemeente of organisatie waarvan u dit Kompas gebruikt. Kreeg u een link om mee te denken, dan is dat wie u de link gaf.")
	case 1:
		return p.P.T("privacy.wie.een", "Vraag het aan {0}. Daar weet de beheerder van het Kompas wie u verder helpt, ook naar de functionaris voor gegevensbescherming.", named(p.Actor.Spaces[0]))
	}
	return p.P.T("privacy.wie.meer", "U hoort bij meer dan één organisatie. Vraag het aan de organisatie waar het over gaat: {0}.", strings.Join(spaceNames(p.Actor.Spaces), ", "))
}

func spaceNames(spaces []kompas.Space) []string {
	var out []string
	for _, s := range spaces {
		out = append(out, named(s))
	}
	return out
}

// named names a space with where people can turn to there.
func named(s kompas.Space) string {
	if s.Contact == "" {
		return s.Name
	}
	return s.Name + " (" + s.Contact + ")"
}

// howPage tells the six steps.
type howPage struct{ aboutPage }

// howStep is one step as it is told to somebody who is new.
type howStep struct {
	Number   int
	Name     string
	Question string
	Do       string // with links to words
	Get      string
}

func (s howStep) id() string { return fmt.Sprintf("stap-%d", s.Number) }

func (p howPage) steps() []howStep {
	return []howStep{
		{1, p.P.Code("stap_1"), p.P.T("stap.1.zin", "Hoe gaat het met deze inwoners, wat herkennen we, en wat willen we samen?"),
			p.P.T("hoe.1.doen", "U bekijkt cijfers over uw gemeente en wijken, met [de marge|marge] en [vergelijkbare gemeenten|vergelijkbare-gemeenten] erbij. Ieder aan tafel schrijft erbij wat hij of zij herkent. Zo'n toevoeging heet een [duiding|duiding]."),
			p.P.T("hoe.1.klaar", "Een [ambitie|ambitie] die rust op cijfers én op wat mensen vertellen.")},
		{2, p.P.Code("stap_2"), p.P.T("stap.2.zin", "Wat merken inwoners over een paar jaar, en waaraan zien we dat?"),
			p.P.T("hoe.2.doen", "U kiest een groep, een aantal jaren en minstens twee [indicatoren|indicator]: een feit en een beleving. Elke indicator krijgt een [nulmeting|nulmeting] en een [doel|doel]."),
			p.P.T("hoe.2.klaar", "Een [maatschappelijk resultaat|maatschappelijk-resultaat] dat u [samen vaststelt|samen-vastgesteld], met inwoners erbij.")},
		{3, p.P.Code("stap_3"), p.P.T("stap.3.zin", "Wat doen we, wie doet het, en waarom zou dat helpen?"),
			p.P.T("hoe.3.doen", "U kijkt wat er al is, [formeel en informeel|formeel-en-informeel], en wat ontbreekt. Bij elke activiteit schrijft u een [als–dan|als-dan]: waarom zou dit helpen?"),
			p.P.T("hoe.3.klaar", "[Activiteiten|activiteit] die elk bij een resultaat horen, en van wie duidelijk is wie ze doet.")},
		{4, p.P.Code("stap_4"), p.P.T("stap.4.zin", "Wat werkt, wie doet het, en is er genoeg tijd en ruimte?"),
			p.P.T("hoe.4.doen", "Wie een activiteit uitvoert, beantwoordt drie vragen over [kwaliteit|kwaliteit]. Knelpunten mogen er staan: dan kan iemand helpen."),
			p.P.T("hoe.4.klaar", "Zicht op wat er goed staat en waar mensen tegenaan lopen.")},
		{5, p.P.Code("stap_5"), p.P.T("stap.5.zin", "Zijn de mensen die meedoen er beter van geworden?"),
			p.P.T("hoe.5.doen", "Deelnemers zeggen of hun eigen doel is gehaald en of zij er iets aan hadden. Zij kunnen ook een [verhaal|verhaal] vertellen, en kiezen zelf wie het mag lezen. Cijfers over minder dan tien mensen blijven verborgen: de [drempel van tien|drempel-van-tien]."),
			p.P.T("hoe.5.klaar", "De [outcome|outcome] van elke activiteit. Die telt nooit op tot het cijfer over alle inwoners.")},
		{6, p.P.Code("stap_6"), p.P.T("stap.6.zin", "Wat herkennen we, hoe verklaren we het, wat vinden we ervan en wat doen we beter?"),
			p.P.T("hoe.6.doen", "In een [verbetergesprek|verbetergesprek] gaat u van [herkennen|herkennen] en [verklaren|verklaren] naar [waarderen|waarderen] en [verbeteren|verbeteren]. In die volgorde, want wie te vroeg oordeelt, luistert niet meer."),
			p.P.T("hoe.6.klaar", "[Verbeteracties|verbeteractie] die terugwijzen naar een eerdere stap, en een [raadsblad|raadsblad]. Daarna begint een nieuwe [ronde|ronde].")},
	}
}

// picture is a compass half-way, as an example; each part leads to the words about it.
func (p howPage) picture() chart.Compass {
	c := chart.Compass{ID: "hoe", Label: p.P.T("hoe.beeld", "De zes stappen van een kompas"), Group: p.P.T("kompas.inwoners", "Inwoners"), Turn: 4,
		Bands: [3]string{p.P.T("kompas.band1", "In de samenleving"), p.P.T("kompas.band2", "Bij voorzieningen"), p.P.T("kompas.band3", "Samen leren")}}
	states := [6]chart.StepState{chart.UpToDate, chart.UpToDate, chart.InProgress, chart.NeedsAttention, chart.NotStarted, chart.NotStarted}
	for i, s := range p.steps() {
		c.Steps[i] = chart.CompassStep{Href: "#" + s.id(), Title: s.Name, State: states[i]}
	}
	return c
}

// legend says what the fills of the picture mean.
func (p howPage) legend() []ui.StatusWord {
	return []ui.StatusWord{ui.StepFresh.Word(p.P.Code("actueel")), ui.StepBusy.Word(p.P.Code("bezig")),
		ui.StepAttention.Word(p.P.Code("vraagt_aandacht")), ui.StepNotStarted.Word(p.P.Code("nog_niet_begonnen"))}
}

// cookies lists every cookie this product sets: name, purpose, how long.
func (p aboutPage) cookies() [][]string {
	longest := p.P.T("privacy.cookie.dagen", "hooguit {0} dagen", kompas.LoginMax.Hours()/24)
	return [][]string{
		{p.SignInCookie(), p.P.T("privacy.cookie.aanmelden", "Houdt u aangemeld. Er staat een willekeurige code in, niet uw naam."),
			longest + p.P.T("privacy.cookie.afmelden", ", of tot u zich afmeldt")},
		{web.SpaceCookie, p.P.T("privacy.cookie.ruimte", "Onthoudt in welke ruimte u het laatst was."), longest + p.P.T("privacy.cookie.afmelden", ", of tot u zich afmeldt")},
	}
}

// whomToTell says who wants to hear what does not work.
func (p aboutPage) whomToTell() string {
	if len(p.Actor.Spaces) == 0 {
		return p.P.T("toegang.meld.algemeen", "Meld het bij de gemeente of organisatie waarvan u dit Kompas gebruikt.")
	}
	return p.P.T("toegang.meld.ruimte", "Meld het bij {0}, het liefst bij de beheerder van het Kompas.", strings.Join(spaceNames(p.Actor.Spaces), ", "))
}
