package store

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"kompas/kompas"
)

// The picture the kompascheck looks at is loaded in one statement, of one compass or of all of a space: each kind of
// object is one branch of it. A new kind is one more branch (doc/adr/0011).
type pictureBranch = unionBranch[loadingPicture]

// loadingPicture is a picture while its rows come in, with what is put together at the end.
type loadingPicture struct {
	kompas.CheckPicture
	versions  []kompas.SocietalResult
	ambitions []kompas.Ambition
	bound     map[kompas.VersionID][]kompas.BoundIndicator
	evidence  map[kompas.AmbitionID][]kompas.InsightID
	findings  []kompas.KeptFinding
	settings  kompas.CheckSettings
	under     int
}

// pictureQuery is the one statement: it is the same for every space and compass.
var pictureQuery = sync.OnceValue(func() string { return unionText("/* Tx.CheckPictures */", pictureBranches()) })

// CheckPictures loads the picture of one compass, or of every compass of the space that is not put away. The day of today
// and the word lists are for the caller to lay in.
func (tx *Tx) CheckPictures(compass kompas.CompassID) ([]CheckRows, error) {
	at := map[kompas.CompassID]*loadingPicture{}
	var order []*loadingPicture
	err := readUnion(tx, pictureQuery(), pictureBranches(), func(kind int, row *unionRow) *loadingPicture {
		if kind == 0 {
			at[row.compass] = &loadingPicture{bound: map[kompas.VersionID][]kompas.BoundIndicator{}, evidence: map[kompas.AmbitionID][]kompas.InsightID{},
				CheckPicture: kompas.CheckPicture{Stories: map[kompas.ActivityID]int{}, Valued: map[kompas.VersionID][]kompas.PartID{}, Chosen: map[kompas.ActivityID]bool{}, Open: map[kompas.FindingKey]string{},
					Provisions: map[kompas.PartID]kompas.ProvisionKind{}, Outputs: map[kompas.ActivityID]int{}, Proven: map[kompas.ActivityID]bool{},
					Uncompared: map[kompas.VersionID]string{}, Once: map[kompas.IndicatorID]bool{}}}
			order = append(order, at[row.compass])
		}
		return at[row.compass] // nil for what is left of a compass that was put away
	}, tx.tenant, string(compass))
	var out []CheckRows
	for _, p := range order {
		p.finish()
		if err == nil {
			err = tx.nameMembers(p.Members)
		}
		out = append(out, CheckRows{Picture: p.CheckPicture, Kept: p.findings, Settings: p.settings, Ambitions: p.ambitions, Under: p.under})
	}
	return out, err
}

// nameMembers gives the municipalities of a partnership their names.
func (tx *Tx) nameMembers(members []kompas.CheckedMember) error {
	if len(members) == 0 {
		return nil
	}
	var codes []string
	for _, m := range members {
		codes = append(codes, m.AreaCode)
	}
	names, err := tx.AreaNames(codes)
	for i := range members {
		members[i].Name = names[members[i].AreaCode]
	}
	return err
}

// CheckRows is the picture of one compass with what is kept of earlier findings, and what the space chose.
type CheckRows struct {
	Picture   kompas.CheckPicture
	Kept      []kompas.KeptFinding
	Settings  kompas.CheckSettings
	Ambitions []kompas.Ambition // every version, per ambition the newest first
	Under     int               // compasses that stand under it
}

// finish puts together what came in row by row.
func (p *loadingPicture) finish() {
	p.chooseAmbitions()
	p.chooseResults()
	slices.SortStableFunc(p.Decisions, func(a, b kompas.Decision) int { // latest first, as Decisions gives them
		return cmp.Or(strings.Compare(b.DecidedOn, a.DecidedOn), strings.Compare(string(b.ID), string(a.ID)))
	})
	slices.SortStableFunc(p.Reviews, func(a, b kompas.CheckedReview) int { return strings.Compare(b.Slug, a.Slug) })
	order := map[kompas.ReviewID]int{}
	for i, r := range p.Reviews {
		order[r.ID] = i
	}
	slices.SortStableFunc(p.Verdicts, func(a, b kompas.ClaimVerdict) int { return order[a.ReviewID] - order[b.ReviewID] })
	for _, f := range p.findings {
		if f.State == kompas.FindingOpen {
			p.Open[f.Key()] = f.FirstSeen
		}
	}
}

// chooseAmbitions keeps of each ambition the version that is worked on, or else the one in force.
func (p *loadingPicture) chooseAmbitions() {
	slices.SortStableFunc(p.ambitions, func(a, b kompas.Ambition) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), b.Edition.CreatedAt.Compare(a.Edition.CreatedAt), strings.Compare(string(b.Edition.ID), string(a.Edition.ID)))
	})
	for _, v := range p.ambitions { // per ambition the newest first
		if !asked(v.Status) {
			continue
		}
		v.Evidence = p.evidence[v.ID]
		last := len(p.Ambitions) - 1
		if last < 0 || p.Ambitions[last].ID != v.ID {
			p.Ambitions = append(p.Ambitions, v)
		} else if v.Status.Agreed() && !p.Ambitions[last].Status.Editable() && !p.Ambitions[last].Status.Agreed() {
			p.Ambitions[last] = v
		}
	}
}

// asked says whether the rules look at a version: nothing is asked of what waits, or ended before it was replaced.
func asked(s kompas.AdoptionStatus) bool {
	return s != kompas.StatusParked && s != kompas.StatusWithdrawn && s != kompas.StatusAchieved
}

// chooseResults does the same for results, and remembers which versions came before.
func (p *loadingPicture) chooseResults() {
	slices.SortStableFunc(p.versions, func(a, b kompas.SocietalResult) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), b.Edition.CreatedAt.Compare(a.Edition.CreatedAt), strings.Compare(string(b.Edition.ID), string(a.Edition.ID)))
	})
	for _, v := range p.versions {
		if !asked(v.Status) {
			continue
		}
		last := len(p.Results) - 1
		if last < 0 || p.Results[last].ID != v.ID {
			p.Results = append(p.Results, kompas.CheckedResult{SocietalResult: v, Bound: p.bound[v.Edition.ID]})
			continue
		}
		shown := &p.Results[last]
		if v.Status.Agreed() && !shown.Status.Editable() && !shown.Status.Agreed() {
			*shown = kompas.CheckedResult{SocietalResult: v, Bound: p.bound[v.Edition.ID]}
			continue
		}
		if v.Status == kompas.StatusSuperseded {
			shown.Earlier = append(shown.Earlier, v.Edition.ID)
		}
	}
}
