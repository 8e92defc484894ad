package app

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// Adoption is what stands before a concept until partners can adopt it together.
type Adoption struct {
	Findings      []kompas.CheckFinding // what must be settled first
	Lifted        []kompas.KeptFinding  // what the facilitator lifted, with the reason
	NoSeat        bool                  // no resident sits at the table
	Conversations []ConversationLine    // in which it can have been agreed, the latest first
	MayRecord     bool                  // a conversation, and who sits at the table
	MayEdit       bool                  // the concept
	MayMeasure    bool                  // indicators and targets
	MayLift       bool                  // what blocks, with a reason
	unneeded      []kompas.KeptFinding  // lifts of what was settled after all
	Seen          string                // names the concept with all that belongs to it, as it stands now
}

// Ready says whether only the agreement itself is missing.
func (ad Adoption) Ready() bool { return len(ad.Findings) == 0 && len(ad.Conversations) > 0 }

// Agreement is what partners agreed: in which conversation, in which words, about the concept as they saw it.
type Agreement struct {
	Session kompas.SessionID
	Form    map[string]string // the fields of a decision
	Seen    string
	Key     string
}

// Decided is a decision with the conversation it was taken in.
type Decided struct {
	kompas.Decision
	Session session.Session
	Present []session.Presence
}

// adoption gives what stands before any concept of a compass: who took part, and the conversations with residents.
func (a *App) adoption(tx *store.Tx, by Actor, on Object, c kompas.CompassID) (Adoption, error) {
	ad := Adoption{MayRecord: by.May(kompas.ActCompass, 'C', on), MayEdit: by.May(kompas.ActAmbitionResult, 'C', on),
		MayMeasure: by.May(kompas.ActIndicator, 'C', on), MayLift: by.May(kompas.ActLiftFinding, 'C', on)}
	sessions, err := tx.Sessions(c)
	if err != nil {
		return ad, err
	}
	present, err := tx.Presences(c, "")
	for _, s := range sessions {
		if there := presentAt(present, s.ID); session.HeldWithResidents(s, there) {
			ad.Conversations = append(ad.Conversations, ConversationLine{Session: s, Present: there})
		}
	}
	return ad, err
}

// ask asks the rules what stands before the object, and leaves out what was lifted.
func (ad *Adoption) ask(k checked, object string) {
	found := k.Blocking(kompas.Moment{Adopt: kompas.StatusJoint}, object)
	ad.Findings = kompas.Asking(found, k.kept, k.Cycle.ID)
	for _, l := range kompas.Lifted(k.kept, object, k.Cycle.ID) {
		if slices.ContainsFunc(found, func(f kompas.CheckFinding) bool { return f.Key() == l.Key() }) {
			ad.Lifted = append(ad.Lifted, l)
		} else {
			ad.unneeded = append(ad.unneeded, l)
		}
	}
	ad.NoSeat = k.NoResidents()
}

func presentAt(all []session.Presence, id string) []session.Presence {
	var out []session.Presence
	for _, p := range all {
		if p.SessionID == id {
			out = append(out, p)
		}
	}
	return out
}

// decide turns an agreement into a decision, dated on the day of its conversation. Refused while something is open, and
// when the concept is no longer what the partners saw. A conversation of another compass is not found.
func (ad Adoption) decide(tx *store.Tx, by Actor, c kompas.CompassID, g Agreement) (kompas.Decision, error) {
	d := kompas.Decision{ID: kompas.DecisionID(tx.NewID()), CompassID: c, Kind: string(kompas.BodyJoint), SessionID: g.Session, CreatedBy: by.Person.ID}
	wrong := decisionIn(&d, g.Form)
	day, f, err := ad.agreedOn(tx, c, g.Session)
	if err != nil {
		return d, err
	}
	if d.DecidedOn = day; f != nil {
		wrong = append(wrong, f)
	}
	switch {
	case len(wrong) > 0:
		return d, fault.Form(wrong)
	case len(ad.Findings) > 0:
		return d, refuse(ad.Findings[0].Code, ad.Findings[0].Params...)
	case g.Seen != ad.Seen:
		return d, refuse("ondertussen_gewijzigd")
	}
	for _, l := range ad.unneeded { // the council reads only what was lifted for this
		if err := tx.CloseFinding(l.ID, d.DecidedOn); err != nil {
			return d, err
		}
	}
	return d, nil
}

// decisionIn reads a decision from a form, and gives every fault at its field.
func decisionIn(d *kompas.Decision, form map[string]string) []*fault.Error {
	if wrong := faults(fill(d, kompas.DecisionFields(), form)); len(wrong) > 0 {
		return wrong
	}
	return d.Settle()
}

// agreedOn gives the day of the conversation in which partners agreed, or what is wrong with the choice of it.
func (ad Adoption) agreedOn(tx *store.Tx, c kompas.CompassID, id kompas.SessionID) (string, *fault.Error, error) {
	if id == "" {
		return "", fault.Field("gesprek", "verplicht"), nil
	}
	for _, held := range ad.Conversations {
		if held.ID == string(id) {
			return held.HeldOn, nil, nil
		}
	}
	s, err := tx.Session(id)
	if err == nil && s.CompassID != string(c) {
		err = fault.Missing()
	}
	return "", fault.Field("gesprek", "gesprek_zonder_inwoners"), err
}

// seenAs names the state of objects by their ids and versions.
func seenAs(parts ...any) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%v\x00", p)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// decided finds the latest decision on a version; nil when there is none.
func decided(tx *store.Tx, c kompas.CompassID, version kompas.VersionID) (*Decided, error) {
	decisions, err := tx.Decisions(c)
	if err != nil {
		return nil, err
	}
	for _, d := range decisions { // the latest first
		if d.ObjectID != string(version) || d.ObjectKind == string(kompas.ChainIndicators) || d.MemberID != "" {
			continue
		}
		out := &Decided{Decision: d}
		if d.SessionID == "" {
			return out, nil
		}
		if out.Session, err = tx.Session(d.SessionID); err != nil {
			return nil, err
		}
		out.Present, err = tx.Presences(c, d.SessionID)
		return out, err
	}
	return nil, nil
}
