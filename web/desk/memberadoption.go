package desk

import (
	"slices"

	"kompas/app"
	"kompas/kompas"
	"kompas/web"
	"kompas/web/ui"
)

// memberForm is a form about one version in one municipality.
func (p dossierPage) memberForm(b kompas.Body, v app.DossierVersion, w app.MemberWay) web.FormView {
	return p.form(bodyForm(b, w.ID), v)
}

// signs says whether the reader records the decision of a body of a municipality whose turn it is.
func signs(w app.MemberWay) bool {
	return slices.ContainsFunc(w.Steps, func(s app.ChainStep) bool { return s.MaySign })
}

// bodyForm names the form of a decision; in a partnership it is one municipality's. readyForm names the one that prepares it.
func bodyForm(b kompas.Body, member kompas.PartID) string {
	return memberFormName("besluit-", b, member)
}

func readyForm(b kompas.Body, member kompas.PartID) string {
	return memberFormName("klaarzetten-", b, member)
}

func memberFormName(kind string, b kompas.Body, member kompas.PartID) string {
	name := kind + string(b)
	if member != "" {
		name += "-" + string(member)
	}
	return name
}

// memberState says whether a version counts in a municipality.
func (p dossierPage) memberState(w app.MemberWay) ui.StatusWord {
	switch {
	case w.InForce:
		return ui.StatusWord{Icon: ui.IconCheck, Tone: ui.ToneGood, Text: p.P.T("verbond.geldt", "Geldt hier")}
	case w.Refused:
		return ui.StatusWord{Icon: ui.IconAttention, Tone: ui.ToneAttention, Text: p.P.T("verbond.niet", "Wil dit niet vaststellen")}
	}
	return ui.StatusWord{Icon: ui.IconClock, Tone: ui.ToneRest, Text: p.P.T("verbond.nog-niet", "Nog niet vastgesteld")}
}

// memberTracks gives the ways of a municipality to draw, without what partners did together.
func (p dossierPage) memberTracks(w app.MemberWay) []drawnTrack {
	return drawnTracks(w.Tracks)
}

// memberDecidedOn is the day on which a body of a municipality decided on the parts of a track.
func (p dossierPage) memberDecidedOn(v app.DossierVersion, w app.MemberWay, t drawnTrack, b kompas.Body) string {
	for _, d := range v.Decisions {
		if d.MemberID == w.ID && d.Kind == string(b) && d.ObjectKind == string(t.parts[0]) {
			return p.P.DateText(d.DecidedOn)
		}
	}
	return ""
}

// councilMembers is how far each municipality is, as a sentence tells it.
func councilMembers(v app.DossierVersion) []kompas.CouncilMember {
	var out []kompas.CouncilMember
	for _, w := range v.Ways {
		out = append(out, kompas.CouncilMember{Name: w.Name, Adopted: w.InForce, Refused: w.Refused})
	}
	return out
}

// membersText says in which municipalities something counts and in which not; nobody waits for another.
func membersText(r *web.Request, members []kompas.CouncilMember) string {
	var yes, no, open []string
	for _, m := range members {
		switch {
		case m.Adopted:
			yes = append(yes, m.Name)
		case m.Refused:
			no = append(no, m.Name)
		default:
			open = append(open, m.Name)
		}
	}
	text := ""
	say := func(some []string, words func(string) string) {
		if len(some) > 0 {
			if text != "" {
				text += " "
			}
			text += words(listed(r, some))
		}
	}
	if len(yes) == len(members) {
		return r.P.T("verbond.overal", "Overal vastgesteld: in {0}.", listed(r, yes))
	}
	say(yes, func(s string) string { return r.P.T("verbond.geldt-in", "Vastgesteld in {0}.", s) })
	say(open, func(s string) string { return r.P.T("verbond.open-in", "Nog niet in {0}.", s) })
	say(no, func(s string) string { return r.P.T("verbond.niet-in", "{0} wil dit niet vaststellen.", s) })
	return text
}

// memberName is the municipality that took a decision; empty for one of the space itself.
func memberName(v app.DossierVersion, d kompas.Decision) string {
	for _, w := range v.Ways {
		if d.MemberID != "" && w.ID == d.MemberID {
			return w.Name
		}
	}
	return ""
}

// outcomeChoice lets a municipality adopt something, or say that it does not.
func (p dossierPage) outcomeChoice(f web.FormView) ui.ChoiceField {
	return f.Radios("uitkomst", "ja", ui.ChoiceField{Pills: true, Field: ui.Field{Label: p.P.T("verbond.besluit", "Wat is besloten?")},
		Options: []ui.Option{{Value: "ja", Text: p.P.T("verbond.wel", "We stellen dit vast")}, {Value: kompas.OutcomeRefused, Text: p.P.T("verbond.toch-niet", "We stellen dit niet vast")}}})
}
