package desk

import (
	"strings"
	"time"

	"kompas/app"
	"kompas/i18n"
	"kompas/web"
	"kompas/web/ui"
)

// changesBeside writes the history of an object as it stands beside it. label names a field that has no words of its
// own; it may be nil.
func changesBeside(r *web.Request, lines []app.HistoryLine, label func(field string) string) []ui.Change {
	var out []ui.Change
	for _, l := range lines {
		c := ui.Change{Who: l.PersonName, When: whenText(r, l.Until), Before: valueText(r, l.Field, l.Before), After: valueText(r, l.Field, l.After)}
		if c.Who == "" {
			c.Who = r.P.T("wijziging.zonder-account", "Iemand zonder account")
		}
		c.What = r.P.Code("wijziging_"+l.Action, r.P.Code("ding_"+l.ObjectKind))
		if l.Field != "" {
			c.What = r.P.Code("wijziging_veld", fieldText(r, l.Field, label))
		}
		if l.Erased {
			c.Erased = r.P.T("wijziging.gewist", "De tekst is gewist.")
		}
		out = append(out, c)
	}
	return out
}

// whenText writes an instant as day and clock: 22 november 2026, 10:42.
func whenText(r *web.Request, t time.Time) string {
	return r.P.Date(t.In(r.App.Zone())) + ", " + r.Time(t)
}

func fieldText(r *web.Request, field string, label func(string) string) string {
	if code := "veld_" + field; i18n.HasCode(code) {
		return r.P.Code(code)
	}
	if label != nil {
		if text := label(field); text != "" {
			return text
		}
	}
	return strings.ReplaceAll(field, "-", " ")
}

// valueText writes a stored value as people read it: a choice in its words, a day as a date.
func valueText(r *web.Request, field, value string) string {
	if name, _, lettered := strings.Cut(field, "-"); lettered && name == "herkend" {
		field = name
	}
	prefixes := map[string]string{"perspectief": "perspectief_", "stap": "stap_", "soort-vraag": "vraag_", "wie-oordeelde": "beoordelaar_",
		"klopt": "klopt_", "herkend": "herkend_", "fase": "fase_", "waarbij": "terug_", "stand": "actie_"}
	if code := prefixes[field] + value; prefixes[field] != "" && i18n.HasCode(code) {
		return r.P.Code(code)
	}
	return r.P.DateText(value)
}
