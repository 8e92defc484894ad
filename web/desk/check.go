package desk

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// Words of the method on a page of a compass: what the kompascheck asks, where that is settled, and what people decided.

func checkRoutes(d *Desk) []web.Route {
	return []web.Route{{Method: "POST", Path: "/r/{ruimte}/kompassen/{kompas}/kompascheck", Access: web.InSpace, Handle: d.decideFinding}}
}

// findingText writes what a finding asks, without its code.
func findingText(r *web.Request, f kompas.CheckFinding) string { return app.FindingText(r.P.Code, f) }

// findingCoded writes what a finding asks, with its code.
func findingCoded(r *web.Request, f kompas.CheckFinding) string {
	return r.P.Code(cmp.Or(f.Variant, f.Code), f.Params...)
}

// longestName is how much of the name of an object stands above a question about it.
const longestName = 64

// hintName is what a finding is about, when that is not what the page is about; empty otherwise.
func hintName(r *web.Request, f app.CompassFrame, h app.Hint) string {
	name := h.Name
	switch {
	case h.Kind == kompas.CheckCompass || h.Object == f.About && h.About == "":
		return ""
	case h.Kind == kompas.CheckReview:
		name = r.P.T("check.gesprek-van", "Verbetergesprek van {0}", r.P.DateText(h.Name))
	}
	if letters := []rune(name); len(letters) > longestName {
		name = strings.TrimRight(string(letters[:longestName]), " ,.") + " …"
	}
	return name
}

// hintAnchor names the place of a question on the page.
func hintAnchor(i int) string { return "melding-" + strconv.Itoa(i+1) }

// hintNumber gives the number of the question about an object on the page; 0 when there is none.
func hintNumber(f app.CompassFrame, id string) int {
	for i, h := range f.Hints {
		if h.About == id || h.About == "" && h.Object == id {
			return i + 1
		}
	}
	return 0
}

// objectAt is the address of the page of an object of a compass.
func objectAt(r *web.Request, slug string, h app.Hint) string {
	part := map[kompas.CheckKind]string{kompas.CheckAmbition: "ambities", kompas.CheckResult: "resultaten", kompas.CheckActivity: "activiteiten",
		kompas.CheckReview: "verbeteren"}[h.Kind]
	switch {
	case h.Kind == kompas.CheckTalk:
		return r.Space("gesprekken", h.Object)
	case h.Kind == kompas.CheckAction:
		return inCompass(r, slug, "verbeteren", "acties", h.Object)
	case part == "":
		return inCompass(r, slug)
	}
	return inCompass(r, slug, part, h.Address)
}

// hintLink leads to where a question is settled; nil for whoever may not.
func hintLink(r *web.Request, f app.CompassFrame, h app.Hint) *ui.Link {
	if !h.MaySettle {
		return nil
	}
	if h.Adopted && changesVersion(h.Code) {
		return &ui.Link{Text: r.P.T("versie.maak", "Maak een nieuwe versie"), URL: objectAt(r, f.Compass.Slug, h) + "#wijzigen"}
	}
	link := whereSettled(r, f.Compass.Slug, objectAt(r, f.Compass.Slug, h), h.CheckFinding, f.Residents == 0)
	return &link
}

// changesVersion says whether what a rule asks changes an ambition or a result itself.
func changesVersion(code string) bool {
	switch code {
	case "KC-201", "KC-222", "KC-223", "KC-302", "KC-307", "KC-610":
		return false
	}
	return true
}

// whereSettled gives for each rule where somebody settles it. object is the address of what the finding is about.
func whereSettled(r *web.Request, slug, object string, f kompas.CheckFinding, noSeat bool) ui.Link {
	at := func(text string, parts ...string) ui.Link {
		return ui.Link{Text: text, URL: inCompass(r, slug, parts...)}
	}
	edit := func(text string) ui.Link { return ui.Link{Text: text, URL: object + "/wijzigen"} }
	switch f.Code {
	case "KC-001", "KC-007", "KC-002", "KC-003":
		if f.Code == "KC-001" && !noSeat {
			return ui.Link{Text: r.P.T("vaststellen.inbreng", "Vul aan wat inwoners zeggen"), URL: inCompass(r, slug, "monitoring") + "#aanvullen"}
		}
		if f.Code == "KC-001" {
			return at(r.P.T("vaststellen.stoel", "Geef inwoners een stoel"), "tafel")
		}
		return at(r.P.T("check.tafel", "Nodig iemand uit"), "tafel")
	case "KC-004", "KC-006":
		return at(r.P.T("vooraf.naar", "Naar wat vooraf gaat"), "vooraf")
	case "KC-108":
		return ui.Link{Text: r.P.T("check.bekijk", "Bekijk"), URL: inCompass(r, slug, "monitoring") + "?onderwerp=" + url.QueryEscape(f.About)}
	case "KC-107":
		return at(policyTitle(r), "beleid")
	case "KC-106", "KC-105":
		return ui.Link{Text: r.P.T("check.onderbouw", "Onderbouw de ambitie"), URL: object + "/wijzigen#onderbouw"}
	case "KC-111", "KC-603":
		return at(r.P.T("kompas.gesprek", "Leg een gesprek vast"), "gesprekken", "nieuw")
	case "KC-201":
		return at(r.P.T("resultaat.schrijf", "Schrijf een resultaat"), "resultaten", "nieuw")
	case "KC-202", "KC-203":
		return edit(r.P.T("vaststellen.jaren", "Kies het aantal jaren"))
	case "KC-204":
		return ui.Link{Text: r.P.T("vaststellen.doelgroep", "Kies de groep"), URL: object + "/wijzigen#" + web.FieldID(resultFormID, "doelgroep")}
	case "KC-311":
		return ui.Link{Text: fundingTitle(r), URL: object + "/geld"}
	case "KC-314":
		return at(r.P.T("check.besluit", "Besluit"), "bord")
	case "KC-302":
		return at(r.P.T("activiteit.nieuw", "Nieuwe activiteit"), "activiteiten", "nieuw")
	case "KC-305", "KC-306", "KC-307", "KC-502":
		return at(r.P.T("resultaat.samenhang", "Bekijk alle activiteiten"), "activiteiten")
	case "KC-401":
		return at(r.P.T("check.kwaliteit", "Vul in"), "kwaliteit", lastPart(object))
	case "KC-501", "KC-503", "KC-504", "KC-506", "KC-508", "KC-511":
		return at(r.P.T("check.outcome", "Vul cijfers in"), "outcome", lastPart(object))
	case "KC-214", "KC-221":
		return at(instrumentsTitle(r), "meetinstrumenten")
	case "KC-216", "KC-217":
		return ui.Link{Text: r.P.T("check.bekijk", "Bekijk"), URL: object}
	case "KC-510":
		return ui.Link{Text: setsTitle(r), URL: r.Space("indicatorensets")}
	case "KC-405":
		return at(r.P.T("check.kwaliteit", "Vul in"), "kwaliteit", lastPart(object), "voorwaarden")
	case "KC-406", "KC-407":
		return at(r.P.T("eis.kop-kort", "Kwaliteitseisen"), "eisen")
	case "KC-408":
		return at(r.P.T("check.bekijk", "Bekijk"), "verdieping")
	case "KC-005", "KC-222", "KC-223", "KC-606", "KC-607", "KC-609", "KC-610", "KC-611":
		return ui.Link{Text: r.P.T("check.bekijk", "Bekijk"), URL: object}
	}
	return settledInPart(r, object, f, edit)
}

// settledInPart is whereSettled for rules about a part of an object.
func settledInPart(r *web.Request, object string, f kompas.CheckFinding, edit func(string) ui.Link) ui.Link {
	if f.Kind == kompas.CheckResult && f.About != "" {
		text := r.P.T("vaststellen.doel", "Pas het doel aan")
		switch f.Code {
		case "KC-210":
			text = r.P.T("check.beginmeting", "Vul een beginmeting in")
		case "KC-211":
			text = r.P.T("check.doel", "Kies een doel")
		case "KC-215", "KC-218", "KC-505":
			text = r.P.T("check.bekijk", "Bekijk")
		case "KC-213":
			text = r.P.T("vaststellen.bron", "Noem de bron")
		}
		return ui.Link{Text: text, URL: object + "/indicatoren/" + f.About}
	}
	switch f.Code {
	case "KC-207", "KC-208":
		return ui.Link{Text: r.P.T("indicator.nieuw", "Indicator toevoegen"), URL: object + "/indicatoren/nieuw"}
	case "KC-209":
		return ui.Link{Text: r.P.T("check.bekijk", "Bekijk"), URL: object}
	case "KC-301":
		return ui.Link{Text: r.P.T("check.koppel", "Koppelen"), URL: object + "/wijzigen"}
	case "KC-308":
		return ui.Link{Text: r.P.T("check.bekijk", "Bekijk"), URL: object}
	case "KC-303", "KC-309":
		return edit(r.P.T("check.als-dan", "Maak de zin af"))
	case "KC-304":
		return edit(r.P.T("check.wie", "Kies wie het doet"))
	}
	return edit(r.P.T("check.pas-aan", "Pas de tekst aan"))
}

// lastPart gives the last part of an address.
func lastPart(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }

// decisionForm is the form of a decision on one finding.
func decisionForm(code, object, about string) string { return "melding-" + code + "-" + object + about }

func decisionFields() []string { return []string{"code", "over", "deel", "opheffen", "terug", "reden"} }

// decisionPage asks once more why, when somebody gave no good reason.
type decisionPage struct {
	*web.Request
	app.CompassFrame
	Form web.FormView
	Lift bool
}

// decideFinding leaves a finding as it is or lifts it, and goes back to the page it stood on.
func (d *Desk) decideFinding(r *web.Request) error {
	form := r.Form(decisionFields()...)
	slug := r.Param("kompas")
	decision := app.FindingDecision{FindingKey: kompas.FindingKey{Code: form["code"], Object: form["over"], About: form["deel"]},
		Lift: form["opheffen"] != "", Reason: form["reden"], Key: r.Key()}
	if err := r.App.DecideFinding(r.Ctx(), r.Actor, slug, decision); err != nil {
		return r.Again(decisionForm(form["code"], form["over"], form["deel"]), decisionFields(), err, func(s web.FormState) error { return d.drawDecision(r, s, decision.Lift) })
	}
	back := form["terug"]
	if !strings.HasPrefix(back, inCompass(r, slug)+"/") {
		back = inCompass(r, slug)
	}
	return r.See(back)
}

func (d *Desk) drawDecision(r *web.Request, s web.FormState, lift bool) error {
	f, err := r.App.CompassFrame(r.Ctx(), r.Actor, r.Param("kompas"))
	if err != nil {
		return err
	}
	p := decisionPage{Request: r, CompassFrame: f, Form: web.FormView{ID: s.Form, State: s}, Lift: lift}
	return d.drawStep(r, stepPage{Frame: f, Title: p.title(), Body: decisionBody(p)})
}

func (p decisionPage) title() string {
	if p.Lift {
		return p.P.T("check.opheffen", "Opheffen, omdat …")
	}
	return p.P.T("check.zo-laten", "Zo laten, omdat …")
}

// hidden are the fields that say what the decision is about.
func (p decisionPage) hidden() []ui.Hidden {
	var out []ui.Hidden
	for _, n := range decisionFields()[:5] {
		out = append(out, ui.Hidden{Name: n, Value: p.Form.State.Values[n]})
	}
	return out
}

// decisionOf says what a decision on a finding is about.
func decisionOf(f kompas.CheckFinding, lift bool, back string) []ui.Hidden {
	out := []ui.Hidden{{Name: "code", Value: f.Code}, {Name: "over", Value: f.Object}, {Name: "deel", Value: f.About}, {Name: "terug", Value: back}}
	if lift {
		out = append(out, ui.Hidden{Name: "opheffen", Value: "ja"})
	}
	return out
}

// decideText is what the button of a decision says.
func decideText(r *web.Request, lift bool) string {
	if lift {
		return r.P.T("check.hef-op", "Hef op")
	}
	return r.P.T("check.laat-zo", "Laat zo")
}
