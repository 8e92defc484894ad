package app

import (
	"context"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// VersionText is one field of a version, as people read it.
type VersionText struct{ Field, Text string }

// VersionLine is one version of an ambition or a result.
type VersionLine struct {
	kompas.Edition
	Texts      []VersionText
	Indicators []IndicatorView // that the version names, with its targets
	Counts     bool            // it is in force
}

// Versions is an ambition or a result through its versions, with two of them laid side by side.
type Versions struct {
	CompassFrame
	What       string // last part of the address: resultaat-1
	Kind       kompas.ChainObject
	Number     int
	Address    string        // of its own page
	All        []VersionLine // newest first
	Old, New   *VersionLine  // those that are compared; nil while there is one version
	MayRestore bool          // the older of the two, as a new version
}

// Versions compares two versions of an ambition or a result: those asked for, or else the newest with the one before.
func (a *App) Versions(ctx context.Context, by Actor, slug, what string, old, newer kompas.VersionID) (Versions, error) {
	var v Versions
	err := a.view(ctx, by, func(tx *store.Tx) error {
		t, err := by.openTracked(tx, slug, what, kompas.ActCompass, 'R')
		if err != nil {
			return err
		}
		if v.CompassFrame, err = a.frame(tx, t.compass, t.on); err != nil {
			return err
		}
		v.What, v.Kind, v.Number = what, t.kind, t.number
		if v.Address, v.All, err = a.versionLines(tx, by, t); err != nil {
			return err
		}
		return v.choose(by, t, old, newer)
	})
	return v, err
}

// versionLines gives every version with its fields, and the address of the page of the object.
func (a *App) versionLines(tx *store.Tx, by Actor, t tracked) (address string, out []VersionLine, err error) {
	if t.kind == kompas.ChainAmbition {
		versions, err := tx.AmbitionVersions(kompas.AmbitionID(t.id))
		for i := range versions {
			out = append(out, VersionLine{Edition: versions[i].Edition, Texts: fieldTexts(kompas.AmbitionFields(), &versions[i])})
		}
		mark(out)
		return t.id, out, err
	}
	versions, err := tx.ResultVersions(kompas.ResultID(t.id))
	if err != nil {
		return "", nil, err
	}
	f, err := a.figuresOf(tx, by, t.compass.ID, t.on)
	if err != nil {
		return "", nil, err
	}
	for i := range versions {
		line := VersionLine{Edition: versions[i].Edition, Texts: fieldTexts(kompas.SocietalResultFields(), &versions[i])}
		linked, err := tx.IndicatorsOfVersion(versions[i].Edition.ID)
		if err != nil {
			return "", nil, err
		}
		if line.Indicators, err = f.ofVersion(linked, versions[i].Edition.ID); err != nil {
			return "", nil, err
		}
		out = append(out, line)
	}
	mark(out)
	return ResultAddress(versions[0]), out, nil
}

func fieldTexts[T any](fields []kompas.Field[T], x *T) []VersionText {
	var out []VersionText
	for _, f := range fields {
		out = append(out, VersionText{f.Name, f.Get(x)})
	}
	return out
}

// mark says which version is in force.
func mark(lines []VersionLine) {
	var editions []kompas.Edition
	for _, l := range lines {
		editions = append(editions, l.Edition)
	}
	if at := kompas.Counting(editions); at >= 0 {
		lines[at].Counts = true
	}
}

// choose finds the two versions to compare; one that is not of this object is not found.
func (v *Versions) choose(by Actor, t tracked, old, newer kompas.VersionID) error {
	if old == "" && newer == "" && len(v.All) > 1 {
		old, newer = v.All[1].ID, v.All[0].ID
	}
	if old == "" && newer == "" {
		return nil
	}
	was, err := t.version(old)
	if err != nil {
		return err
	}
	is, err := t.version(newer)
	if err != nil {
		return err
	}
	v.Old, v.New = &v.All[max(was, is)], &v.All[min(was, is)]
	v.MayRestore = was != is && by.May(kompas.ActAmbitionResult, 'C', t.on) && !t.compass.Archived() && t.mayRestore(max(was, is))
	return nil
}

// mayRestore says whether a version can be put back: one that counted or counts is replaced by it, and no other waits.
func (t tracked) mayRestore(at int) bool {
	return kompas.Coming(t.editions) < 0 && kompas.Counting(t.editions) >= 0 && kompas.Counting(t.editions) != at
}

// RestoreVersion makes a new concept that says what an older version said, with the same indicators and targets. The
// version in force stays in force until the new one is adopted; no version is ever overwritten.
func (a *App) RestoreVersion(ctx context.Context, by Actor, slug, what string, id kompas.VersionID, reason, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		t, err := by.openTracked(tx, slug, what, kompas.ActAmbitionResult, 'C')
		if err != nil {
			return "", err
		}
		at, err := t.version(id)
		if err != nil {
			return "", err
		}
		if !t.mayRestore(at) {
			return "", refuse("nieuwe_versie_bestaat")
		}
		why, wrong := kompas.CleanText("reden", reason, kompas.MaxSentence, false)
		if wrong == nil && why == "" {
			wrong = fault.Field("reden", "verplicht")
		}
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		next := kompas.Edition{ID: kompas.VersionID(tx.NewID()), Status: kompas.StatusConcept, Reason: why, CreatedBy: by.Person.ID,
			Supersedes: t.editions[kompas.Counting(t.editions)].ID}
		if err := t.again(tx, at, next); err != nil {
			return "", err
		}
		record(tx, by, "restore_version", string(t.kind), t.id, t.compass.ID, t.texts[kompas.Counting(t.editions)], t.texts[at])
		return "", nil
	})
	return err
}

// again stores what a version said as a new version.
func (t tracked) again(tx *store.Tx, at int, next kompas.Edition) error {
	if t.kind == kompas.ChainAmbition {
		versions, err := tx.AmbitionVersions(kompas.AmbitionID(t.id))
		if err != nil {
			return err
		}
		x := versions[at]
		x.Edition = next
		return tx.InsertAmbitionVersion(x)
	}
	versions, err := tx.ResultVersions(kompas.ResultID(t.id))
	if err != nil {
		return err
	}
	x := versions[at]
	x.Edition = next
	if err := tx.InsertResultVersion(x); err != nil {
		return err
	}
	return copyIndicators(tx, t.editions[at].ID, next.ID)
}
