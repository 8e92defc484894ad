package kompas

import (
	"strconv"
	"strings"

	"kompas/fault"
)

// AmbitionField is the field by which a result is placed under one of the ambitions of its compass. It reads and writes
// the ambition's number; empty is no ambition yet.
func AmbitionField(ambitions []Ambition) Field[SocietalResult] {
	const name = "ambitie"
	return Field[SocietalResult]{
		Name: name,
		Get: func(r *SocietalResult) string {
			for _, a := range ambitions {
				if a.ID == r.AmbitionID {
					return strconv.Itoa(a.Number)
				}
			}
			return ""
		},
		Set: func(r *SocietalResult, text string) *fault.Error {
			if text == "" {
				r.AmbitionID = ""
				return nil
			}
			for _, a := range ambitions {
				if strconv.Itoa(a.Number) == text {
					r.AmbitionID = a.ID
					return nil
				}
			}
			return fault.Field(name, "geen_keuze")
		},
	}
}

// withoutOpening takes "Over 4 jaar willen we dat" off a sentence: the product writes that itself, with the horizon that
// was chosen.
func withoutOpening(text string) string {
	text = strings.TrimSpace(text)
	words := strings.Fields(strings.ToLower(text))
	if len(words) < 7 || words[0] != "over" || strings.Join(words[2:6], " ") != "jaar willen we dat" {
		return text
	}
	rest := text
	for range 6 {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, strings.Fields(rest)[0]))
	}
	return rest
}

// InForce gives the version that counts: the newest that is agreed. The versions come newest first.
func InForce(versions []SocietalResult) (SocietalResult, bool) {
	for _, v := range versions {
		if v.Status.InForce() || v.Status == StatusAchieved {
			return v, true
		}
	}
	return SocietalResult{}, false
}

// Draft gives the version that is being worked on: the newest that may still change.
func Draft(versions []SocietalResult) (SocietalResult, bool) {
	for _, v := range versions {
		if v.Status.Editable() {
			return v, true
		}
	}
	return SocietalResult{}, false
}

// CheckAdoptable refuses to adopt a result that is not whole: it needs its sentence, a target group, a horizon that a
// person chose, and an indicator with a target. Every reason comes back at its field. Source: KC-202, 204, 207 and 211 of
// the method.
func CheckAdoptable(r SocietalResult, links []ResultIndicator) error {
	var missing []*fault.Error
	ask := func(absent bool, field, code string) {
		if absent {
			missing = append(missing, fault.Field(field, code))
		}
	}
	ask(r.Text == "", "resultaat", "resultaat_zonder_zin")
	ask(r.TargetGroup == "", "doelgroep", "resultaat_zonder_doelgroep")
	ask(!r.HorizonConfirmed, "horizon", "resultaat_zonder_horizon")
	ask(len(links) == 0, "indicatoren", "resultaat_zonder_indicator")
	withTarget := false
	for _, l := range links {
		withTarget = withTarget || l.HasTarget()
	}
	ask(len(links) > 0 && !withTarget, "indicatoren", "resultaat_zonder_doel")
	if len(missing) == 0 {
		return nil
	}
	return &fault.Error{Kind: fault.Refused, Code: "resultaat_niet_compleet", Fields: missing}
}
