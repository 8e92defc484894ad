package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Dossier (raadsdossier) is everything about how an ambition or a result is adopted: its versions with their way along the
// chain, the core values, what changed since the last council page, motions.
type Dossier struct {
	Compass      kompas.Compass
	What         string // last part of its address: resultaat-1
	Kind         kompas.ChainObject
	Number       int
	Address      string // of the result; empty for an ambition
	HorizonYears int
	Versions     []DossierVersion // that can take a step, or that count; newest first
	Questions    int              // of the council, open
	Pages        []string         // days of the frozen council pages, newest first
	Changed      *SinceLast
	Motions      []kompas.Motion
	MayMotion    bool
	Files        map[kompas.DecisionID][]kompas.Attachment // with the decisions
	SeesValues   bool
}

// DossierVersion is a version with how far it is, and what the reader may do with it.
type DossierVersion struct {
	kompas.Edition
	Text      string
	Counts    bool // this version is in force
	Tracks    []Track
	Decisions []kompas.Decision // oldest first
	Steps     []ChainStep
	MayEdit   bool // put up for discussion, park, bring back
	MayEnd    bool
	Achieved  bool // nobody of the chain has to decide any more
	Shared    bool // in a partnership
	Held      bool // a municipality adopted it: only it can let go
	Ways      []MemberWay
}

// Track is how far a part of a version is along its chain.
type Track struct {
	Part   kompas.ChainObject
	Chain  kompas.AdoptionChain
	Status kompas.AdoptionStatus
}

// Done says whether a body of the chain decided already.
func (t Track) Done(b kompas.Body) bool {
	reached := slices.Index(t.Chain, kompas.BodyJoint)
	for i, x := range t.Chain {
		if x.Status() == t.Status {
			reached = i
		}
	}
	return t.Status.Agreed() && slices.Index(t.Chain, b) <= reached
}

// ChainStep is the turn of a body: about which parts, what holds it back, and what lies ready.
type ChainStep struct {
	Body     kompas.Body
	Parts    []kompas.ChainObject
	Findings []kompas.CheckFinding // what must be settled first
	Warnings []kompas.CheckFinding
	Prepared kompas.Preparation
	MayReady bool // prepare the decision
	MaySign  bool // record it
}

// bodyAction is the right that goes with a body.
func bodyAction(b kompas.Body) kompas.Action {
	switch b {
	case kompas.BodyCollege:
		return kompas.ActCollege
	case kompas.BodyCouncil:
		return kompas.ActCouncil
	}
	return kompas.ActAdoptJointly
}

// Dossier loads how an ambition or a result is adopted.
func (a *App) Dossier(ctx context.Context, by Actor, slug, what string) (Dossier, error) {
	var d Dossier
	err := a.view(ctx, by, func(tx *store.Tx) error {
		t, err := by.openTracked(tx, slug, what, kompas.ActCouncilReport, 'R')
		if err != nil {
			return err
		}
		d = Dossier{Compass: t.compass, What: what, Kind: t.kind, Number: t.number,
			MayMotion: by.May(kompas.ActCouncilReport, 'P', t.on) && !t.compass.Archived()}
		if err := d.loadVersions(a, tx, by, t); err != nil {
			return err
		}
		if d.Files, err = decisionFiles(tx, t.compass.ID); err != nil {
			return err
		}
		if t.kind == kompas.ChainResult {
			err = d.loadResult(a, tx, by, t)
		}
		if err == nil && len(d.Versions) == 0 && len(d.Pages) == 0 {
			return fault.Missing()
		}
		return err
	})
	return d, err
}

func (d *Dossier) loadVersions(a *App, tx *store.Tx, by Actor, t tracked) error {
	rules, err := tx.AdoptionRules()
	if err != nil {
		return err
	}
	decisions, err := tx.Decisions(t.compass.ID)
	if err != nil {
		return err
	}
	counting, whole := kompas.Counting(t.editions), by.May(kompas.ActCompass, 'R', t.on)
	for i, e := range t.editions {
		if !whole && !e.Status.Agreed() && i != counting {
			continue // a concept is no main line
		}
		if i != counting && !e.Status.Editable() && !e.Status.Agreed() && e.Status != kompas.StatusParked && i > 0 {
			continue
		}
		v := DossierVersion{Edition: e, Text: t.texts[i], Counts: i == counting}
		for _, x := range slices.Backward(decisions) {
			if x.ObjectID == string(e.ID) {
				v.Decisions = append(v.Decisions, x)
			}
		}
		if err := v.load(a, tx, by, t, rules, i); err != nil {
			return err
		}
		d.Versions = append(d.Versions, v)
	}
	return nil
}

func (v *DossierVersion) load(a *App, tx *store.Tx, by Actor, t tracked, rules kompas.AdoptionRules, i int) error {
	open := !t.compass.Archived()
	v.MayEdit = open && by.May(kompas.ActAmbitionResult, 'C', t.on)
	v.Achieved = v.Counts
	v.Shared, v.Held = t.shared, t.heldSomewhere(i)
	for _, part := range t.parts() {
		track := Track{Part: part, Chain: t.chain(rules, i, part), Status: t.status(i, part)}
		if t.shared {
			track.Chain = track.Chain[:1] // the rest is of each municipality
		}
		v.Achieved = v.Achieved && t.complete(rules, i, part)
		v.Tracks = append(v.Tracks, track)
		if next, ok := track.Chain.Next(track.Status); ok && next != kompas.BodyJoint {
			at := slices.IndexFunc(v.Steps, func(s ChainStep) bool { return s.Body == next })
			if at < 0 {
				at, v.Steps = len(v.Steps), append(v.Steps, ChainStep{Body: next})
			}
			v.Steps[at].Parts = append(v.Steps[at].Parts, part)
		}
	}
	action, letter := t.endRight(i)
	v.MayEnd = open && by.May(action, letter, t.on)
	var err error
	if v.Ways, err = t.ways(a, tx, by, i); err != nil {
		return err
	}
	for at := range v.Steps {
		s := &v.Steps[at]
		s.MayReady, s.MaySign = open && by.May(bodyAction(s.Body), 'P', t.on), open && by.May(bodyAction(s.Body), 'S', t.on)
		if s.Prepared, err = tx.Preparation(s.Body, v.ID, ""); err != nil {
			return err
		}
		if s.Findings, s.Warnings, err = a.stepFindings(tx, by, t, i, s.Body, ""); err != nil {
			return err
		}
	}
	return nil
}

// stepFindings asks the rules what must be settled before a body decides on a version, and what it is warned of. What the
// facilitator lifted is left out. In a partnership it is a body of one municipality.
func (a *App) stepFindings(tx *store.Tx, by Actor, t tracked, i int, b kompas.Body, member kompas.PartID) (blocks, warns []kompas.CheckFinding, err error) {
	k, err := a.checkOf(tx, t.compass.ID)
	if err != nil || k.Compass.Archived() {
		return nil, nil, err
	}
	if err := a.pictureVersion(tx, by, t, i, &k); err != nil {
		return nil, nil, err
	}
	at := kompas.Moment{Adopt: b.Status(), Member: member}
	for _, f := range kompas.Asking(k.Weighing(at, t.id), k.kept, k.Cycle.ID) {
		switch {
		case f.Severity == kompas.Blocks:
			blocks = append(blocks, f)
		case f.Code == "KC-222":
			warns = append(warns, f)
		}
	}
	return blocks, warns, nil
}

// refuseFor refuses with what a rule of the method finds.
func refuseFor(f kompas.CheckFinding) error {
	return refuse(cmp.Or(f.Variant, f.Code), f.Params...)
}

// pictureVersion puts the version that is decided on in the picture, instead of one that is being written beside it.
func (a *App) pictureVersion(tx *store.Tx, by Actor, t tracked, i int, k *checked) error {
	if t.kind == kompas.ChainAmbition {
		versions, err := tx.AmbitionVersions(kompas.AmbitionID(t.id))
		for at := range k.Ambitions {
			if string(k.Ambitions[at].ID) == t.id {
				k.Ambitions[at] = versions[i]
			}
		}
		return err
	}
	versions, err := tx.ResultVersions(kompas.ResultID(t.id))
	if err != nil {
		return err
	}
	for at := range k.Results {
		if string(k.Results[at].ID) == t.id {
			k.Results[at].SocietalResult = versions[i]
			k.Results[at].Bound, err = a.boundIndicators(tx, by, t.on, versions[i])
		}
	}
	return err
}

// loadResult loads what belongs to a result only.
func (d *Dossier) loadResult(a *App, tx *store.Tx, by Actor, t tracked) error {
	o := openedResult{compass: t.compass, on: t.on}
	var err error
	if o.versions, err = tx.ResultVersions(kompas.ResultID(t.id)); err != nil {
		return err
	}
	d.Address, d.HorizonYears = ResultAddress(o.current()), o.current().HorizonYears
	d.SeesValues = by.May(kompas.ActCoreValue, 'R', t.on)
	pages, err := tx.CouncilPagesOf(kompas.ResultID(t.id))
	if err != nil {
		return err
	}
	for _, p := range pages {
		d.Pages = append(d.Pages, p.FrozenOn)
	}
	if d.Changed, err = a.sinceLast(tx, by, o, pages); err != nil {
		return err
	}
	if by.seesQuestions(t.on) {
		questions, err := tx.CouncilQuestionsOf(kompas.ResultID(t.id))
		if err != nil {
			return err
		}
		for _, q := range questions {
			if !q.Answered() {
				d.Questions++
			}
		}
	}
	motions, err := tx.Motions(t.compass.ID)
	d.Motions = slices.DeleteFunc(motions, func(m kompas.Motion) bool { return m.ResultID != "" && string(m.ResultID) != t.id })
	return err
}

// SinceLast is what reads otherwise than on the last frozen council page.
type SinceLast struct {
	Day         string // of that page
	Old, Now    kompas.CouncilSheet
	Differences []kompas.CouncilDifference
}

// sinceLast compares the newest frozen page with what a page of today would say; nil when there is no page yet.
func (a *App) sinceLast(tx *store.Tx, by Actor, o openedResult, pages []kompas.CouncilPage) (*SinceLast, error) {
	if len(pages) == 0 || !o.current().Status.Agreed() {
		return nil, nil
	}
	last, err := frozenView(pages[0])
	if err != nil {
		return nil, err
	}
	now, _, err := a.councilSheet(tx, by, o, kompas.CouncilPage{}, nil)
	day, _, _ := strings.Cut(pages[0].FrozenOn, " ")
	return &SinceLast{Day: day, Old: last.Sheet, Now: now, Differences: kompas.Differences(last.Sheet, now)}, err
}
