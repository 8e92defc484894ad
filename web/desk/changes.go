package desk

import (
	"strings"
	"time"

	"kompas/app"
	"kompas/i18n"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// changesBeside writes the history of an object as it stands beside it. label names a field that has no words of its
// own; it may be nil.
func changesBeside(r *web.Request, lines []app.HistoryLine, label func(field string) string) []ui.Change {
	var out []ui.Change
	for _, l := range lines {
		c := changeOf(r, l, label)
		if l.Field != "" {
			c.What = r.P.Code("wijziging_veld", fieldText(r, l.Field, label))
		}
		out = append(out, c)
	}
	return out
}

// changesOf writes the history of many things, each line with the thing it is about.
func changesOf(r *web.Request, lines []app.HistoryLine, label func(field string) string) []ui.Change {
	var out []ui.Change
	for _, l := range lines {
		out = append(out, changeOf(r, l, label))
	}
	return out
}

// changeOf writes one change in words: who, when, what was done to which thing, and what stood there before.
func changeOf(r *web.Request, l app.HistoryLine, label func(field string) string) ui.Change {
	c := ui.Change{Who: l.PersonName, When: whenText(r, l.Until), What: r.P.Code("wijziging_"+l.Action, r.P.Code("ding_"+l.ObjectKind)),
		Before: valueText(r, l, l.Before), After: valueText(r, l, l.After)}
	if c.Who == "" {
		c.Who = r.P.T("wijziging.zonder-account", "Iemand zonder account")
	}
	if l.Field != "" {
		c.What = r.P.Code("wijziging_veld_bij", fieldText(r, l.Field, label), r.P.Code("ding_"+l.ObjectKind))
	}
	if !l.ErasedAt.IsZero() {
		c.Erased = r.P.T("wijziging.gewist", "De tekst is gewist op {0}.", r.P.Date(l.ErasedAt.In(r.App.Zone())))
	}
	return c
}

// whenText writes an instant as day and clock: 22 november 2026, 10:42.
func whenText(r *web.Request, t time.Time) string {
	return r.P.Date(t.In(r.App.Zone())) + ", " + r.Time(t)
}

// fieldText names a field. One of several alike is called after what they have in common: aanwezig-<seat>, herkend-A.
func fieldText(r *web.Request, field string, label func(string) string) string {
	if code := "veld_" + field; i18n.HasCode(code) {
		return r.P.Code(code)
	}
	if label != nil {
		if text := label(field); text != "" {
			return text
		}
	}
	alike, which, _ := strings.Cut(field, "-")
	if code := "veld_" + alike; i18n.HasCode(code) {
		if len(which) == 1 {
			return r.P.Code(code) + " " + which
		}
		return r.P.Code(code)
	}
	return strings.ReplaceAll(field, "-", " ")
}

// isID says whether a value is an id of something, or several: nobody reads those.
func isID(value string) bool {
	first, _, _ := strings.Cut(value, " ")
	return len(first) == 36 && strings.Count(first, "-") == 4 && !strings.ContainsFunc(first, func(c rune) bool { return !strings.ContainsRune("-0123456789abcdef", c) })
}

// valueText writes a stored value as people read it: a choice in its words, a day as a date.
func valueText(r *web.Request, l app.HistoryLine, value string) string {
	switch {
	case value == "":
		return ""
	case l.Action == "quote" || isID(value): // an address inside the program
		return ""
	case l.Action == "freeze":
		day, _, _ := strings.Cut(value, " ")
		return r.P.DateText(day)
	case l.Field == "bereik":
		kind, _, _ := strings.Cut(value, ":")
		return r.P.Code("bereik_" + kind)
	case l.Field == "" && (l.ObjectKind == "lidmaatschap" || l.ObjectKind == "uitnodiging"):
		return roleValue(r, value)
	}
	if code, choice := choiceCode(l, value); choice && i18n.HasCode(code) {
		return r.P.Code(code)
	}
	return r.P.DateText(value)
}

// roleValue writes "Noor: data_analist" with the role in its words.
func roleValue(r *web.Request, value string) string {
	at := strings.LastIndex(value, ": ")
	if at < 0 || !i18n.HasCode("rol_"+value[at+2:]) {
		return value
	}
	return value[:at+2] + roleName(r, kompas.Role(value[at+2:]))
}

// choiceCode gives the code of a value that was chosen from a list.
func choiceCode(l app.HistoryLine, value string) (code string, choice bool) {
	prefixes := map[string]string{"perspectief": "perspectief_", "stap": "stap_", "soort-vraag": "vraag_", "wie-oordeelde": "beoordelaar_",
		"klopt": "klopt_", "waarbij": "terug_", "vorm": "vorm_", "nieuw-of-bestaand": "nieuwheid_", "onderbouwing": "onderbouwing_", "staat": "kwaliteit_",
		"houding": "houding_", "soort": "duidingsoort_", "erkenning": "erkenning_", "wie-doet-het": "inzet_", "telt-in": "inzet_telt_", "voorwaarde": "voorwaarde_", "veroorzaakt-door": "veroorzaakt_",
		"eisbron": "eisbron_", "voorzieningsoort": "voorzieningsoort_", "toegang": "toegang_", "doelsoort": "doelsoort_", "outputsoort": "outputsoort_", "voldoet": "voldoet_", "instrumentbesluit": "instrumentbesluit_", "instrumentstand": "instrumentstand_", "aspect": "aspect_", "over-wie": "indicatorniveau_", "telt-op": "telt_op_", "verhaalstand": "verhaalstand_", "fase": "fase_", "eenheid": "", "richting": "", "grondslag": "",
		"aard": "", "doel-soort": "", "strookt": "strookt_", "voorstel": "voorstel_", "verband": "verband_"}
	switch l.ObjectKind + " " + l.Field {
	case "activiteit stand":
		return "activiteit_" + value, true
	case "actie stand":
		return "actie_" + value, true
	case "lidmaatschap rol":
		return "rol_" + value, true
	case "bijdrage rol":
		return "bijdrage_" + value, true
	}
	for _, code := range []string{l.ObjectKind + "_" + l.Field + "_" + value, l.ObjectKind + "_" + value} { // of a part
		if i18n.HasCode(code) {
			return code, true
		}
	}
	prefix, choice := prefixes[l.Field]
	if alike, _, _ := strings.Cut(l.Field, "-"); alike == "herkend" {
		return "herkend_" + value, true
	}
	return prefix + value, choice
}
