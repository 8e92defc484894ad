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

// InForce gives the version that counts. The versions come newest first.
func InForce(versions []SocietalResult) (SocietalResult, bool) {
	if i := Counting(ResultEditions(versions)); i >= 0 {
		return versions[i], true
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

// parentsOf gives of what each result is a part, but for one of them.
func parentsOf(results []SocietalResult, but ResultID) map[ResultID][]ResultID {
	parents := map[ResultID][]ResultID{}
	for _, x := range results {
		if x.ParentID != "" && x.ID != but {
			parents[x.ID] = append(parents[x.ID], x.ParentID)
		}
	}
	return parents
}

// PartOfItself says whether a result would be a part of itself, through what it is a part of.
func PartOfItself(results []SocietalResult, r SocietalResult) bool {
	return r.ParentID != "" && reaches(parentsOf(results, r.ID), r.ParentID, r.ID)
}

// ParentField is the field by which a result becomes a part of another result of its compass. It reads and writes the
// other's number; empty is a result by itself. Parts never go round in a ring (KC-313).
func ParentField(results []SocietalResult) Field[SocietalResult] {
	const name = "deel-van"
	return Field[SocietalResult]{
		Name: name,
		Get: func(r *SocietalResult) string {
			for _, x := range results {
				if x.ID == r.ParentID {
					return strconv.Itoa(x.Number)
				}
			}
			return ""
		},
		Set: func(r *SocietalResult, text string) *fault.Error {
			if text == "" {
				r.ParentID = ""
				return nil
			}
			for _, x := range results {
				if strconv.Itoa(x.Number) != text {
					continue
				}
				if r.ID != "" && reaches(parentsOf(results, r.ID), x.ID, r.ID) {
					return fault.Field(name, "KC-313")
				}
				r.ParentID = x.ID
				return nil
			}
			return fault.Field(name, "geen_keuze")
		},
	}
}

// ResultEditions gives what the versions of a result carry.
func ResultEditions(versions []SocietalResult) []Edition {
	var out []Edition
	for _, v := range versions {
		out = append(out, v.Edition)
	}
	return out
}

// AmbitionEditions gives what the versions of an ambition carry.
func AmbitionEditions(versions []Ambition) []Edition {
	var out []Edition
	for _, v := range versions {
		out = append(out, v.Edition)
	}
	return out
}
