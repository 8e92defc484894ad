package app

import (
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// In a partnership partners agree together; then each municipality adopts by its own chain, with its own decisions. None
// waits for another: what it adopted is in force there. What all adopted is adopted everywhere.

// share loads, in a partnership, which municipalities take part and what each decided.
func (t *tracked) share(tx *store.Tx, by Actor) error {
	if t.shared = by.Space.Kind == kompas.PartnershipSpace; !t.shared {
		return nil
	}
	var err error
	if t.members, err = store.MemberMunicipalities().Of(tx, t.compass.ID); err != nil {
		return err
	}
	if t.rules, err = tx.AdoptionRules(); err != nil {
		return err
	}
	t.decisions, err = tx.Decisions(t.compass.ID)
	return err
}

// standing is how far a municipality is with a part of a version: by its chain, and at least as far as what is in force there.
func (t tracked) standing(m kompas.MemberMunicipality, i int, part kompas.ChainObject) kompas.MemberStanding {
	at := func(e kompas.Edition) kompas.MemberStanding {
		return m.Standing(part, t.rules.Chain(part, t.compass.AreaCode), e.ID, t.decisions)
	}
	s := at(t.editions[i])
	for _, older := range t.editions[i+1:] {
		if was := at(older); older.Status.Agreed() && was.Complete() {
			s.Chain = s.Chain.Reaching(was.Status)
			break
		}
	}
	return s
}

// adoptedBy says whether a municipality adopted every part of a version.
func (t tracked) adoptedBy(m kompas.MemberMunicipality, i int) bool {
	return !slices.ContainsFunc(t.parts(), func(p kompas.ChainObject) bool { return !t.standing(m, i, p).Complete() })
}

// decidedBy says whether college or council of a municipality adopted a part of a version.
func (t tracked) decidedBy(m kompas.MemberMunicipality, i int) bool {
	return slices.ContainsFunc(t.parts(), func(p kompas.ChainObject) bool {
		return t.standing(m, i, p).Status != kompas.StatusJoint
	})
}

// everywhere is how far a part of a version is in the partnership as a whole; false while a municipality has to decide.
func (t tracked) everywhere(i int, part kompas.ChainObject) (kompas.AdoptionStatus, bool) {
	var all []kompas.MemberStanding
	for _, m := range t.members {
		all = append(all, t.standing(m, i, part))
	}
	whole := len(all) > 0 && !slices.ContainsFunc(all, func(s kompas.MemberStanding) bool { return !s.Complete() })
	return kompas.Everywhere(all), whole
}

// holds says which older versions hold on when version i replaces them: those in force in a municipality that did not adopt
// version i.
func (t tracked) holds(i int) func(kompas.Edition) bool {
	return func(older kompas.Edition) bool {
		at := t.at(older.ID)
		return slices.ContainsFunc(t.members, func(m kompas.MemberMunicipality) bool { return t.decidedBy(m, at) && !t.adoptedBy(m, i) })
	}
}

// complete says whether nobody has to decide on a part of a version any more.
func (t tracked) complete(rules kompas.AdoptionRules, i int, part kompas.ChainObject) bool {
	if t.shared {
		_, whole := t.everywhere(i, part)
		return whole && t.editions[i].Status.Agreed()
	}
	return t.chain(rules, i, part).Complete(t.status(i, part))
}

// heldSomewhere says whether a municipality adopted a version: then only it can let go of it.
func (t tracked) heldSomewhere(i int) bool {
	return slices.ContainsFunc(t.members, func(m kompas.MemberMunicipality) bool { return t.decidedBy(m, i) })
}

// in is the compass as permission is asked on it for one of its municipalities.
func (t tracked) in(m kompas.MemberMunicipality) Object {
	on := t.on
	on.Members = []string{m.AreaCode}
	return on
}

// decideThere records what a body of one municipality decided: that it adopts parts of a version, or that it does not.
func (a *App) decideThere(tx *store.Tx, by Actor, t tracked, i int, b kompas.Body, f StepForm) error {
	m, err := t.member(by, f.Member, b, 'S')
	if err != nil {
		return err
	}
	d := kompas.Decision{CompassID: t.compass.ID, Kind: string(b), ObjectID: string(t.editions[i].ID), MemberID: m.ID, CreatedBy: by.Person.ID}
	action := string(b)
	switch f.Fields["uitkomst"] {
	case "", "ja":
	case kompas.OutcomeRefused:
		d.Outcome, action = kompas.OutcomeRefused, kompas.OutcomeRefused
	default:
		return fault.Form([]*fault.Error{fault.Field("uitkomst", "geen_keuze")})
	}
	if err := a.mayDecideThere(tx, by, t, i, d, f.Parts); err != nil {
		return err
	}
	if err := a.decisionOn(tx, &d, f.Fields); err != nil {
		return err
	}
	names, err := tx.AreaNames([]string{m.AreaCode})
	if err != nil {
		return err
	}
	for _, part := range f.Parts {
		d.ID, d.ObjectKind = kompas.DecisionID(tx.NewID()), string(part)
		if err := tx.InsertDecision(d); err != nil {
			return err
		}
		record(tx, by, action, string(part), t.id, t.compass.ID, "", names[m.AreaCode]+": "+t.texts[i])
	}
	if t.decisions, err = tx.Decisions(t.compass.ID); err != nil {
		return err
	}
	return t.store(tx, t.settle(i))
}

// member finds a municipality of the compass for whoever may do this with a decision of its body.
func (t tracked) member(by Actor, id kompas.PartID, b kompas.Body, letter byte) (kompas.MemberMunicipality, error) {
	at := slices.IndexFunc(t.members, func(m kompas.MemberMunicipality) bool { return m.ID == id })
	switch {
	case at < 0:
		return kompas.MemberMunicipality{}, fault.Missing()
	case !by.May(bodyAction(b), letter, t.in(t.members[at])):
		return kompas.MemberMunicipality{}, fault.New(fault.Forbidden, "geen_recht")
	}
	return t.members[at], nil
}

// mayPrepareThere refuses to lay something ready for a body of a municipality whose turn it is not.
func (t tracked) mayPrepareThere(tx *store.Tx, by Actor, i int, b kompas.Body, id kompas.PartID) error {
	m, err := t.member(by, id, b, 'P')
	if err != nil {
		return err
	}
	refused := error(nil)
	for _, p := range t.parts() {
		if err := t.turnThere(tx, m, i, p, b); err == nil {
			return nil
		} else if refused == nil {
			refused = err
		}
	}
	return refused
}

// turnThere refuses a part of a version on which it is not the turn of a body of a municipality, in the words of that one.
func (t tracked) turnThere(tx *store.Tx, m kompas.MemberMunicipality, i int, p kompas.ChainObject, b kompas.Body) error {
	s := t.standing(m, i, p)
	code := s.Chain.StepRefused(s.Status, b)
	switch {
	case !t.editions[i].Status.Agreed():
		return refuse("keten_niet_aan_de_beurt")
	case code != "KC-223":
		return orNothing(code)
	}
	names, err := tx.AreaNames([]string{m.AreaCode})
	return orElse(err, refuse("KC-223-gemeente", names[m.AreaCode]))
}

// orNothing refuses with a code; nothing when there is none.
func orNothing(code string) error {
	if code == "" {
		return nil
	}
	return refuse(code)
}

// mayDecideThere refuses parts that were not chosen, a body whose turn it is not in this municipality, and what the method
// holds back.
func (a *App) mayDecideThere(tx *store.Tx, by Actor, t tracked, i int, d kompas.Decision, parts []kompas.ChainObject) error {
	if err := t.chosen(parts); err != nil {
		return err
	}
	b, m := kompas.Body(d.Kind), t.members[slices.IndexFunc(t.members, func(m kompas.MemberMunicipality) bool { return m.ID == d.MemberID })]
	for _, p := range parts {
		if d.Outcome != kompas.OutcomeRefused {
			if err := t.turnThere(tx, m, i, p, b); err != nil {
				return err
			}
		} else if !t.editions[i].Status.Agreed() || !t.standing(m, i, p).MayRefuse(b) {
			return refuse("keten_niet_aan_de_beurt")
		}
	}
	if d.Outcome == kompas.OutcomeRefused {
		return nil // nobody has to settle anything before saying no
	}
	findings, _, err := a.stepFindings(tx, by, t, i, b, m.ID)
	if err == nil && len(findings) > 0 {
		err = refuseFor(findings[0])
	}
	return err
}

// settle brings a version to where the municipalities brought it, with the versions that nobody holds on to any more.
func (t tracked) settle(i int) []kompas.Edition {
	e := t.editions[i]
	for _, part := range t.parts() {
		reached, _ := t.everywhere(i, part)
		if part == kompas.ChainIndicators {
			e.Indicators = reached
		} else {
			e.Status = reached
		}
	}
	return kompas.Replace(t.editions, i, e, t.holds(i))
}

// MemberWay is how far one municipality is with a version, and what the reader may do there.
type MemberWay struct {
	kompas.MemberMunicipality
	Name    string
	Tracks  []Track
	InForce bool // this version counts there
	Refused bool // it decided not to adopt it
	Steps   []ChainStep
	LetGo   []kompas.ChainObject // parts that the reader can say are no longer adopted
	LetBy   kompas.Body
}

// ways gives how far each municipality is with a version that partners agreed on.
func (t tracked) ways(a *App, tx *store.Tx, by Actor, i int) ([]MemberWay, error) {
	if !t.shared || !t.editions[i].Status.Agreed() {
		return nil, nil
	}
	names, err := tx.AreaNames(t.memberCodes())
	if err != nil {
		return nil, err
	}
	var out []MemberWay
	for _, m := range t.members {
		w := MemberWay{MemberMunicipality: m, Name: names[m.AreaCode], InForce: t.adoptedBy(m, i)}
		if err := w.load(a, tx, by, t, i); err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}

func (w *MemberWay) load(a *App, tx *store.Tx, by Actor, t tracked, i int) error {
	open := !t.compass.Archived()
	for _, part := range t.parts() {
		s := t.standing(w.MemberMunicipality, i, part)
		w.Refused = w.Refused || s.Refused
		w.Tracks = append(w.Tracks, Track{Part: part, Chain: s.Chain, Status: s.Status})
		next, ok := s.Chain.Next(s.Status)
		if ok {
			at := slices.IndexFunc(w.Steps, func(s ChainStep) bool { return s.Body == next })
			if at < 0 {
				at, w.Steps = len(w.Steps), append(w.Steps, ChainStep{Body: next})
			}
			w.Steps[at].Parts = append(w.Steps[at].Parts, part)
		}
		last := bodyAt(s.Status)
		signs := ok && by.May(bodyAction(next), 'S', t.in(w.MemberMunicipality))
		if !signs && last != kompas.BodyJoint && open && by.May(bodyAction(last), 'S', t.in(w.MemberMunicipality)) {
			w.LetGo, w.LetBy = append(w.LetGo, part), last
		}
	}
	for at := range w.Steps {
		if err := w.Steps[at].load(a, tx, by, t, i, w.MemberMunicipality); err != nil {
			return err
		}
	}
	return nil
}

// load lays in what holds the turn of a body of a municipality back, what lies ready for it, and what the reader may do.
func (s *ChainStep) load(a *App, tx *store.Tx, by Actor, t tracked, i int, m kompas.MemberMunicipality) error {
	open := !t.compass.Archived()
	s.MayReady, s.MaySign = open && by.May(bodyAction(s.Body), 'P', t.in(m)), open && by.May(bodyAction(s.Body), 'S', t.in(m))
	var err error
	if s.Prepared, err = tx.Preparation(s.Body, t.editions[i].ID, m.ID); err != nil {
		return err
	}
	s.Findings, s.Warnings, err = a.stepFindings(tx, by, t, i, s.Body, m.ID)
	return err
}

// bodyAt is the body that brought something to a status.
func bodyAt(s kompas.AdoptionStatus) kompas.Body {
	for _, b := range []kompas.Body{kompas.BodyCollege, kompas.BodyCouncil} {
		if b.Status() == s {
			return b
		}
	}
	return kompas.BodyJoint
}

// memberScopes lists the municipalities that take part in a partnership: who decides there, decides for one of them.
func memberScopes(tx *store.Tx) ([]Scope, error) {
	of, err := tx.TakingPart()
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, of := range of {
		codes = append(codes, of...)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	names, err := tx.AreaNames(codes)
	var out []Scope
	for _, code := range codes {
		out = append(out, Scope{kompas.ScopeArea, code, names[code]})
	}
	return out, err
}

// councilMembers says of each municipality whether it adopted a version; nothing outside a partnership.
func (t tracked) councilMembers(tx *store.Tx, i int) ([]kompas.CouncilMember, error) {
	if !t.shared || !t.editions[i].Status.Agreed() {
		return nil, nil
	}
	names, err := tx.AreaNames(t.memberCodes())
	var out []kompas.CouncilMember
	for _, m := range t.members {
		x := kompas.CouncilMember{Name: names[m.AreaCode], AreaCode: m.AreaCode, Adopted: t.adoptedBy(m, i)}
		for _, p := range t.parts() {
			s := t.standing(m, i, p)
			x.Refused = x.Refused || s.Refused
			x.Reached(s, p)
		}
		out = append(out, x)
	}
	return out, err
}

func (t tracked) memberCodes() []string {
	var codes []string
	for _, m := range t.members {
		codes = append(codes, m.AreaCode)
	}
	return codes
}
