package kompas

import (
	"fmt"
	"slices"
)

// DifferenceKind (soort verschil) is what changed on a council page since it was frozen.
type DifferenceKind string

// The kinds of difference.
const (
	ChangedText      DifferenceKind = "tekst"
	ChangedAdoption  DifferenceKind = "vaststelling"
	ChangedTarget    DifferenceKind = "doel"
	ChangedStatus    DifferenceKind = "stand"
	NewFigure        DifferenceKind = "cijfer"
	IndicatorAdded   DifferenceKind = "erbij"
	IndicatorRemoved DifferenceKind = "eraf"
)

// CouncilDifference (verschil sinds het vorige raadsblad) is one thing that reads otherwise now. Row is the indicator as it
// stands now, and Before as it stood; both are nil when it is about the result itself.
type CouncilDifference struct {
	Kind        DifferenceKind
	Before, Now *CouncilRow
}

// Differences compares a frozen sheet with the sheet of today: text, adoption, targets, status and figures.
func Differences(old, now CouncilSheet) []CouncilDifference {
	var out []CouncilDifference
	if old.Result != now.Result || old.TargetGroup != now.TargetGroup || old.HorizonYears != now.HorizonYears || old.StartYear != now.StartYear {
		out = append(out, CouncilDifference{Kind: ChangedText})
	}
	if old.Adoption != now.Adoption || old.Edition != now.Edition {
		out = append(out, CouncilDifference{Kind: ChangedAdoption})
	}
	for i := range now.Rows {
		at := slices.IndexFunc(old.Rows, now.Rows[i].same)
		if at < 0 {
			out = append(out, CouncilDifference{Kind: IndicatorAdded, Now: &now.Rows[i]})
			continue
		}
		out = append(out, rowDifferences(&old.Rows[at], &now.Rows[i])...)
	}
	for i := range old.Rows {
		if !slices.ContainsFunc(now.Rows, old.Rows[i].same) {
			out = append(out, CouncilDifference{Kind: IndicatorRemoved, Before: &old.Rows[i]})
		}
	}
	return out
}

// same says whether two rows are about one indicator; pages of before rows had an id go by the name.
func (r CouncilRow) same(other CouncilRow) bool {
	if r.ID != "" && other.ID != "" {
		return r.ID == other.ID
	}
	return r.Name == other.Name
}

func rowDifferences(old, now *CouncilRow) []CouncilDifference {
	var out []CouncilDifference
	add := func(k DifferenceKind, differs bool) {
		if differs {
			out = append(out, CouncilDifference{k, old, now})
		}
	}
	add(ChangedTarget, told(old.Target) != told(now.Target) || told(old.TargetHi) != told(now.TargetHi) || old.TargetOn != now.TargetOn)
	add(ChangedStatus, old.Status != now.Status)
	add(NewFigure, now.Now != nil && (old.Now == nil || old.Now.Period != now.Now.Period || old.Now.Value != now.Now.Value))
	return out
}

func told(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}
