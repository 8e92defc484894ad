package app

import (
	"cmp"
	"context"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// Hint (kanttekening) is a finding as a page shows it, with where it is settled and what the reader may do about it.
type Hint struct {
	kompas.CheckFinding
	Address   string // last part of the address of its object
	Adopted   bool   // its object is agreed: only a new version changes it
	MaySettle bool
	MayLeave  bool
	MayLift   bool
}

// FindingText writes what a finding asks, without its code; say gives the text of a code in the language of the reader.
func FindingText(say func(code string, params ...any) string, f kompas.CheckFinding) string {
	params := make([]any, len(f.Params))
	for i, v := range f.Params {
		if word, ok := v.(kompas.CheckWord); ok {
			v = say(string(word))
		}
		params[i] = v
	}
	return strings.TrimSuffix(say(cmp.Or(f.Variant, f.Code), params...), " ("+f.Code+")")
}

// checked is a compass with what the rules say of it.
type checked struct {
	kompas.CheckPicture
	kept      []kompas.KeptFinding
	settings  kompas.CheckSettings
	ambitions []kompas.Ambition // every version, per ambition the newest first
	under     int               // compasses that stand under it
}

// nextTalk gives the first conversation that is to come; nil when none is planned.
func (k checked) nextTalk() *kompas.CheckedTalk {
	var next *kompas.CheckedTalk
	for i, t := range k.Talks {
		if !t.Held && t.HeldOn >= k.Today && (next == nil || t.HeldOn < next.HeldOn) {
			next = &k.Talks[i]
		}
	}
	return next
}

// checkOf looks at one compass as it stands in this transaction.
func (a *App) checkOf(tx *store.Tx, c kompas.CompassID) (checked, error) {
	rows, err := tx.CheckPictures(c)
	if err != nil || len(rows) == 0 {
		return checked{}, err
	}
	return a.checkedFrom(tx, rows[0]), nil
}

func (a *App) checkedFrom(tx *store.Tx, rows store.CheckRows) checked {
	k := checked{CheckPicture: rows.Picture, kept: rows.Kept, settings: rows.Settings, ambitions: rows.Ambitions, under: rows.Under}
	k.Today, k.Lists = a.day(tx.Now), k.settings.Lists
	return k
}

// asking gives the findings that the space wants to hear and nobody decided about; of a compass that was put away none.
func (k checked) asking() []kompas.CheckFinding {
	if k.Compass.Archived() {
		return nil
	}
	return kompas.Asking(k.settings.Heard(k.Findings()), k.kept, k.Cycle.ID)
}

// hints chooses what a page shows to a reader, of the findings that are about it.
func (k checked) hints(by Actor, on Object, about func(kompas.CheckFinding) bool) []Hint {
	var mine []kompas.CheckFinding
	for _, f := range k.asking() {
		if about(f) && k.maySee(by, on, f) {
			mine = append(mine, f)
		}
	}
	var out []Hint
	for _, f := range kompas.Hints(mine) {
		h := Hint{CheckFinding: f, Address: k.address(f), Adopted: k.adopted(f), MaySettle: k.maySettle(by, on, f)}
		h.MayLeave = f.Severity != kompas.Blocks && k.mayEdit(by, on, f)
		h.MayLift = f.Liftable() && by.May(kompas.ActLiftFinding, 'C', on)
		out = append(out, h)
	}
	return out
}

// hint gives the frame of a page what the kompascheck asks there.
func (f *CompassFrame) hint(a *App, tx *store.Tx, by Actor, about func(kompas.CheckFinding) bool) error {
	k, err := a.checkOf(tx, f.Compass.ID)
	f.Hints = k.hints(by, f.Object, about)
	return err
}

// hintAbout gives the frame of the page of one object what is asked about that object; without what blocks, when that
// stands on the page already.
func (f *CompassFrame) hintAbout(a *App, tx *store.Tx, by Actor, id string, adopting bool) error {
	f.About = id
	return f.hint(a, tx, by, func(x kompas.CheckFinding) bool {
		return x.Object == id && !(adopting && x.Severity == kompas.Blocks)
	})
}

// maySee: what was measured at an activity, and how its quality stands, is for those who may see that.
func (k checked) maySee(by Actor, on Object, f kompas.CheckFinding) bool {
	switch {
	case f.Kind == kompas.CheckRequirement:
		return by.May(kompas.ActRequirement, 'R', on)
	case f.Kind == kompas.CheckOrganisation:
		return by.seesOutcomes(on) || by.seesOutcomes(k.organisation(on, f.Object))
	case f.Kind == kompas.CheckActivity && f.Step == kompas.StepOutcome:
		return by.seesOutcomes(k.activity(on, f.Object))
	case f.Kind == kompas.CheckActivity && f.Step == kompas.StepQuality:
		return by.seesQuality(k.activity(on, f.Object), false)
	}
	return true
}

// mayEdit says whether the actor may change the object of a finding.
func (k checked) mayEdit(by Actor, on Object, f kompas.CheckFinding) bool {
	switch f.Kind {
	case kompas.CheckAmbition, kompas.CheckResult:
		return by.May(kompas.ActAmbitionResult, 'C', on) || f.About != "" && by.May(kompas.ActIndicator, 'C', on)
	case kompas.CheckActivity:
		own := k.activity(on, f.Object)
		return by.May(kompas.ActActivity, 'C', own) || f.Step == kompas.StepQuality && by.May(kompas.ActQuality, 'C', own)
	case kompas.CheckOrganisation:
		return by.May(kompas.ActActivity, 'C', k.organisation(on, f.Object))
	case kompas.CheckAction:
		return by.May(kompas.ActImprovement, 'C', on)
	case kompas.CheckInstrument:
		return by.May(kompas.ActInstrument, 'C', on)
	case kompas.CheckRequirement:
		return by.May(kompas.ActRequirement, 'C', on)
	}
	return by.May(kompas.ActCompass, 'C', on)
}

// maySettle says whether the actor may do what a finding asks; that may be more than changing its object.
func (k checked) maySettle(by Actor, on Object, f kompas.CheckFinding) bool {
	switch f.Code {
	case "KC-207", "KC-208", "KC-210", "KC-211", "KC-212", "KC-213", "KC-216", "KC-217", "KC-218", "KC-220":
		if k.adopted(f) {
			return by.May(kompas.ActAmbitionResult, 'C', on)
		}
		return by.May(kompas.ActIndicator, 'C', on)
	case "KC-311":
		return by.May(kompas.ActFunding, 'C', on)
	case "KC-302":
		may, _ := by.mayStartActivity(on)
		return may
	case "KC-501", "KC-503", "KC-504", "KC-506", "KC-508", "KC-511":
		return by.May(kompas.ActContribution, 'C', k.activity(on, f.Object)) || k.mayEdit(by, on, f)
	}
	return k.mayEdit(by, on, f)
}

// adopted says whether the object of a finding is agreed.
func (k checked) adopted(f kompas.CheckFinding) bool {
	for _, a := range k.Ambitions {
		if string(a.ID) == f.Object {
			return !a.Status.Editable()
		}
	}
	for _, r := range k.Results {
		if string(r.ID) == f.Object {
			return !r.Status.Editable()
		}
	}
	return false
}

// activity gives the activity of a finding as the thing of its executors.
func (k checked) activity(on Object, id string) Object {
	for _, x := range k.Activities {
		if string(x.ID) == id {
			return on.owned(x, k.Contributions)
		}
	}
	return on
}

func (k checked) organisation(on Object, id string) Object {
	on.Own, on.CreatedBy = []kompas.OrganisationID{kompas.OrganisationID(id)}, ""
	return on
}

// address gives the last part of the address of the object of a finding.
func (k checked) address(f kompas.CheckFinding) string {
	switch f.Kind {
	case kompas.CheckResult:
		for _, r := range k.Results {
			if string(r.ID) == f.Object {
				return ResultAddress(r.SocietalResult)
			}
		}
	case kompas.CheckActivity:
		for _, x := range k.Activities {
			if string(x.ID) == f.Object {
				return x.Slug
			}
		}
	case kompas.CheckReview:
		for _, r := range k.Reviews {
			if string(r.ID) == f.Object {
				return r.Slug
			}
		}
	}
	return f.Object
}

// FindingDecision is what somebody decides about a finding: to leave it as it is in this round, or to lift it.
type FindingDecision struct {
	kompas.FindingKey
	Lift   bool
	Reason string
	Key    string
}

// DecideFinding leaves a finding as it is, or lifts it. It is looked up as things stand now: one that ended is refused.
func (a *App) DecideFinding(ctx context.Context, by Actor, slug string, d FindingDecision) error {
	_, err := a.once(ctx, by, d.Key, func(tx *store.Tx) (string, error) {
		c, on, err := by.openCompass(tx, slug, kompas.ActCompass, 'R')
		if err != nil {
			return "", err
		}
		if c.Archived() {
			return "", refuse("kompas_gearchiveerd")
		}
		if !by.writes(on) {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		k, err := a.checkOf(tx, c.ID)
		if err != nil {
			return "", err
		}
		f, err := k.find(d)
		if err != nil {
			return "", err
		}
		if err := k.mayDecide(by, on, f, d.Lift); err != nil {
			return "", err
		}
		reason, wrong := kompas.CleanText("reden", d.Reason, kompas.MaxSentence, false)
		if wrong == nil && reason == "" {
			wrong = fault.Field("reden", "verplicht")
		}
		if wrong != nil {
			return "", fault.Form([]*fault.Error{wrong})
		}
		return "", k.decide(tx, by, f, d.Lift, reason)
	})
	return err
}

// writes says whether the actor may write anything in a compass that a finding can be about.
func (by Actor) writes(on Object) bool {
	on.Own = by.OwnOrganisations()
	for _, action := range []kompas.Action{kompas.ActCompass, kompas.ActAmbitionResult, kompas.ActIndicator, kompas.ActActivity, kompas.ActQuality, kompas.ActImprovement} {
		if by.May(action, 'C', on) {
			return true
		}
	}
	return false
}

// find gives the finding that a decision is about: as things stand, or as the next adoption would find them.
func (k checked) find(d FindingDecision) (kompas.CheckFinding, error) {
	if _, known := kompas.CheckRuleOf(d.Code); !known {
		return kompas.CheckFinding{}, fault.Missing()
	}
	found := k.Findings()
	for _, to := range []kompas.AdoptionStatus{kompas.StatusJoint, kompas.StatusCollege} {
		found = append(found, k.Blocking(kompas.Moment{Adopt: to}, d.Object)...)
	}
	var out kompas.CheckFinding
	for _, f := range found { // a heavier one later counts
		if f.Key() == d.FindingKey && (out.Code == "" || d.Lift) {
			out = f
		}
	}
	if out.Code == "" {
		return out, refuse("melding_voorbij")
	}
	return out, nil
}

func (k checked) mayDecide(by Actor, on Object, f kompas.CheckFinding, lift bool) error {
	switch {
	case lift:
		if err := by.require(kompas.ActLiftFinding, 'C', on); err != nil {
			return err
		}
		if !f.Liftable() {
			return refuse("melding_niet_op_te_heffen")
		}
	case !k.mayEdit(by, on, f) || !k.maySee(by, on, f):
		return fault.New(fault.Forbidden, "geen_recht")
	case f.Severity == kompas.Blocks:
		return refuse("melding_eerst_oplossen")
	}
	return nil
}

func (k checked) decide(tx *store.Tx, by Actor, f kompas.CheckFinding, lift bool, reason string) error {
	kept, living := kompas.KeptFinding{CheckFinding: f, ID: tx.NewID(), CompassID: k.Compass.ID, FirstSeen: k.Today}, false
	for _, old := range k.kept {
		if old.Key() == f.Key() {
			kept, living = old, true
		}
	}
	action := "leave"
	kept.State, kept.Reason, kept.By, kept.ByName, kept.CycleID = kompas.FindingLeft, reason, by.Person.ID, by.Person.Name, k.Cycle.ID
	if lift {
		action, kept.State = "lift", kompas.FindingLifted
	}
	record(tx, by, action, string(f.Kind), f.Object, k.Compass.ID, "", reason+" ("+f.Code+")")
	if living {
		return tx.DecideFinding(kept)
	}
	return tx.InsertFinding(kept)
}
