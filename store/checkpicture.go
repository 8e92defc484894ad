package store

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kompas/kompas"
)

// The picture the kompascheck looks at is loaded in one statement, of one compass or of all of a space: each kind of
// object is one branch of it, with its columns laid in the same row. A new kind is one more branch (doc/adr/0011).

// Widths of the row that all branches share.
const (
	pictureTexts = 12
	pictureInts  = 6
	pictureReals = 2
)

// pictureRow is one object of any kind.
type pictureRow struct {
	compass kompas.CompassID
	id      string
	t       [pictureTexts]string
	n       [pictureInts]sql.NullInt64
	r       [pictureReals]sql.NullFloat64
}

func (r *pictureRow) int(i int) int { return int(r.n[i].Int64) }

func (r *pictureRow) maybe(i int) *int {
	if !r.n[i].Valid {
		return nil
	}
	v := r.int(i)
	return &v
}

func (r *pictureRow) real(i int) *float64 {
	if !r.r[i].Valid {
		return nil
	}
	v := r.r[i].Float64
	return &v
}

// pictureBranch is one kind of object: where its rows come from, and where they go.
type pictureBranch struct {
	compass, id string
	texts       []string
	ints        []string
	reals       []string
	from        string // with its condition on tenant and compass
	put         func(*loadingPicture, *pictureRow)
}

// loadingPicture is a picture while its rows come in, with what is put together at the end.
type loadingPicture struct {
	kompas.CheckPicture
	versions  []kompas.SocietalResult
	ambitions []kompas.Ambition
	bound     map[kompas.VersionID][]kompas.BoundIndicator
	evidence  map[kompas.AmbitionID][]kompas.InsightID
	findings  []kompas.KeptFinding
}

// pictureQuery is the one statement: it is the same for every space and compass.
var pictureQuery = sync.OnceValue(func() string {
	var parts []string
	for kind, b := range pictureBranches() {
		columns := []string{fmt.Sprintf("%d", kind), b.compass, b.id}
		pad := func(given []string, width int, empty, typed string) {
			for i := range width {
				column := empty
				if i < len(given) {
					column = given[i]
				}
				if kind == 0 && column == empty { // the first branch says of what type each column is
					column = "cast(" + empty + " as " + typed + ")"
				}
				columns = append(columns, column)
			}
		}
		pad(b.texts, pictureTexts, "''", "text")
		pad(b.ints, pictureInts, "null", "bigint")
		pad(b.reals, pictureReals, "null", "double precision")
		parts = append(parts, "select "+strings.Join(columns, ", ")+" "+b.from)
	}
	return "/* Tx.CheckPictures */ " + strings.Join(parts, "\nunion all ") + "\norder by 1, 2, 3"
})

// CheckPictures loads the picture of one compass, or of every compass of the space that is not put away, without word
// lists and day.
func (tx *Tx) CheckPictures(compass kompas.CompassID) ([]CheckRows, error) {
	rows, err := tx.Query(pictureQuery(), tx.tenant, string(compass))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	branches := pictureBranches()
	at := map[kompas.CompassID]*loadingPicture{}
	var order []*loadingPicture
	var row pictureRow
	var kind int
	into := []any{&kind, &row.compass, &row.id}
	for i := range row.t {
		into = append(into, &row.t[i])
	}
	for i := range row.n {
		into = append(into, &row.n[i])
	}
	for i := range row.r {
		into = append(into, &row.r[i])
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		if kind == 0 {
			at[row.compass] = &loadingPicture{bound: map[kompas.VersionID][]kompas.BoundIndicator{}, evidence: map[kompas.AmbitionID][]kompas.InsightID{},
				CheckPicture: kompas.CheckPicture{Stories: map[kompas.ActivityID]int{}, Valued: map[kompas.VersionID]bool{}, Open: map[kompas.FindingKey]string{}}}
			order = append(order, at[row.compass])
		}
		if p := at[row.compass]; p != nil { // what is left belongs to a compass that was put away
			branches[kind].put(p, &row)
		}
	}
	var out []CheckRows
	for _, p := range order {
		p.finish()
		out = append(out, CheckRows{Picture: p.CheckPicture, Kept: p.findings})
	}
	return out, rows.Err()
}

// CheckRows is the picture of one compass with what is kept of earlier findings.
type CheckRows struct {
	Picture kompas.CheckPicture
	Kept    []kompas.KeptFinding
}

// finish puts together what came in row by row.
func (p *loadingPicture) finish() {
	p.chooseAmbitions()
	p.chooseResults()
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
		v.Evidence = p.evidence[v.ID]
		last := len(p.Ambitions) - 1
		if last < 0 || p.Ambitions[last].ID != v.ID {
			p.Ambitions = append(p.Ambitions, v)
		} else if v.Status.Agreed() && !p.Ambitions[last].Status.Editable() && !p.Ambitions[last].Status.Agreed() {
			p.Ambitions[last] = v
		}
	}
}

// chooseResults does the same for results, and remembers which versions came before.
func (p *loadingPicture) chooseResults() {
	slices.SortStableFunc(p.versions, func(a, b kompas.SocietalResult) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), b.Edition.CreatedAt.Compare(a.Edition.CreatedAt), strings.Compare(string(b.Edition.ID), string(a.Edition.ID)))
	})
	for _, v := range p.versions {
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
