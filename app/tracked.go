package app

import (
	"slices"
	"strconv"
	"strings"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// tracked is an ambition or a result on its way along the adoption chain.
type tracked struct {
	kind     kompas.ChainObject
	id       string // of the object, for its history
	number   int
	compass  kompas.Compass
	on       Object
	editions []kompas.Edition // newest first
	texts    []string         // of the editions
	save     func(tx *store.Tx, e kompas.Edition) error

	shared    bool // in a partnership, where each municipality adopts for itself
	members   []kompas.MemberMunicipality
	rules     kompas.AdoptionRules
	decisions []kompas.Decision // latest first
}

// Tracked is the last part of an address: which ambition or result of a compass (resultaat-1).
func Tracked(kind kompas.ChainObject, number int) string {
	return string(kind) + "-" + strconv.Itoa(number)
}

// openTracked finds the ambition or result of an address for whoever may do the action on its compass.
func (by Actor) openTracked(tx *store.Tx, slug, what string, action kompas.Action, letter byte) (tracked, error) {
	t, err := by.findTracked(tx, slug, what, action, letter)
	if err == nil {
		err = t.share(tx, by)
	}
	return t, err
}

func (by Actor) findTracked(tx *store.Tx, slug, what string, action kompas.Action, letter byte) (tracked, error) {
	c, on, err := by.openCompass(tx, slug, action, letter)
	if err != nil {
		return tracked{}, err
	}
	kind, text, _ := strings.Cut(what, "-")
	number, err := strconv.Atoi(text)
	if err != nil || Tracked(kompas.ChainObject(kind), number) != what {
		return tracked{}, fault.Missing()
	}
	switch kompas.ChainObject(kind) {
	case kompas.ChainResult:
		versions, err := tx.ResultsNumbered(c.ID, number, false)
		if err == nil && len(versions) == 0 {
			err = fault.Missing()
		}
		return openedResult{compass: c, on: on, versions: versions}.tracked(), err
	case kompas.ChainAmbition:
		all, err := tx.Ambitions(c.ID)
		at := slices.IndexFunc(all, func(x kompas.Ambition) bool { return x.Number == number })
		if err != nil || at < 0 {
			return tracked{}, orElse(err, fault.Missing())
		}
		return trackedAmbition(tx, c, on, all[at].ID)
	}
	return tracked{}, fault.Missing()
}

// tracked gives a result as what goes along the chain.
func (o openedResult) tracked() tracked {
	t := tracked{kind: kompas.ChainResult, compass: o.compass, on: o.on, editions: kompas.ResultEditions(o.versions)}
	for _, v := range o.versions {
		t.id, t.number, t.texts = string(v.ID), v.Number, append(t.texts, v.Text)
	}
	t.save = func(tx *store.Tx, e kompas.Edition) error {
		v := o.versions[t.at(e.ID)]
		v.Edition = e
		return tx.UpdateResultVersion(&v)
	}
	return t
}

func trackedAmbition(tx *store.Tx, c kompas.Compass, on Object, id kompas.AmbitionID) (tracked, error) {
	versions, err := tx.AmbitionVersions(id)
	t := tracked{kind: kompas.ChainAmbition, id: string(id), compass: c, on: on, editions: kompas.AmbitionEditions(versions)}
	for _, v := range versions {
		t.number, t.texts = v.Number, append(t.texts, v.Text)
	}
	t.save = func(tx *store.Tx, e kompas.Edition) error {
		v := versions[t.at(e.ID)]
		v.Edition = e
		return tx.UpdateAmbitionVersion(&v)
	}
	return t, err
}

// at finds a version by its id; -1 when it is none of this object.
func (t tracked) at(id kompas.VersionID) int {
	return slices.IndexFunc(t.editions, func(e kompas.Edition) bool { return e.ID == id })
}

// version finds a version by the id of a form; another object's is not found.
func (t tracked) version(id kompas.VersionID) (int, error) {
	if i := t.at(id); i >= 0 {
		return i, nil
	}
	return -1, fault.Missing()
}

// parts are what goes along the chain by itself.
func (t tracked) parts() []kompas.ChainObject {
	if t.kind == kompas.ChainResult {
		return []kompas.ChainObject{kompas.ChainResult, kompas.ChainIndicators}
	}
	return []kompas.ChainObject{t.kind}
}

// status is how far a part of a version is.
func (t tracked) status(i int, part kompas.ChainObject) kompas.AdoptionStatus {
	if e := t.editions[i]; part == kompas.ChainIndicators && e.Status.Agreed() {
		return e.Indicators
	}
	return t.editions[i].Status
}

// chain gives the chain of a part of a version: what the space chose, and at least as far as the version it replaces went.
func (t tracked) chain(rules kompas.AdoptionRules, i int, part kompas.ChainObject) kompas.AdoptionChain {
	c := rules.Chain(part, t.compass.AreaCode)
	if now := kompas.Counting(t.editions); now > i {
		return c.Reaching(t.status(now, part))
	}
	return c
}

// adopt makes a concept agreed by partners together. What nobody put up for discussion before was discussed in the
// conversation in which it was agreed.
func (t tracked) adopt(tx *store.Tx, by Actor, i int) error {
	if err := t.share(tx, by); err != nil {
		return err
	}
	if t.editions[i].Status == kompas.StatusConcept {
		record(tx, by, "discuss", string(t.kind), t.id, t.compass.ID, "", t.texts[i])
	}
	t.editions[i].AdoptedAt = tx.Now
	record(tx, by, "adopt", string(t.kind), t.id, t.compass.ID, "", t.texts[i])
	return t.store(tx, kompas.Advance(t.editions, i, kompas.BodyJoint, t.parts(), t.holds(i)))
}

// store writes versions that changed.
func (t tracked) store(tx *store.Tx, changed []kompas.Edition) error {
	if err := tx.SealObject(t.id); err != nil {
		return err
	}
	for _, e := range changed {
		if err := t.save(tx, e); err != nil {
			return err
		}
	}
	return nil
}
