package kompas

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"kompas/fault"
)

// Decision (besluit) is an agreement on a version of an object, by partners together, college or council.
type Decision struct {
	ID           DecisionID
	CompassID    CompassID
	Kind         string // the Body
	ObjectKind   string
	ObjectID     string
	SessionID    SessionID
	MemberID     PartID // the municipality that decided, in a partnership; empty: the space itself
	DecidedOn    string
	Outcome      string // empty: adopted; else how it ended (bereikt, ingetrokken), or OutcomeRefused
	Voting       Voting
	VotesFor     *int
	VotesAgainst *int
	Objections   []Objection
	Document     string // its title
	DocumentAt   string // where it is: a web address, or the name of a file
	Note         string
	CreatedAt    time.Time
	CreatedBy    PersonID
}

// Voting (stemming) is how a body decided.
type Voting string

// The ways to decide; a record may leave it open.
const (
	VotingConsent Voting = "consent" // nobody had an objection that outweighed it
	VotingVotes   Voting = "stemmen"
)

// Objection (bezwaar) is who could not agree, and why. It stays with the decision.
type Objection struct {
	By   string // person or party
	Text string
}

// MaxObjections is how many objections one form holds.
const MaxObjections = 6

// Preparation (voorzet) is what lies ready for a body to decide on.
type Preparation struct {
	ID         string
	CompassID  CompassID
	MemberID   PartID // whose body it is, in a partnership
	Body       Body
	ObjectID   VersionID
	Note       string
	Document   string
	DocumentAt string
	PreparedAt time.Time
	PreparedBy PersonID
	Name       string // of who prepared it
	Version    int64
}

// PreparationFields are the fields of the form that prepares a decision.
func PreparationFields() []Field[Preparation] {
	return []Field[Preparation]{
		TextField("document", MaxName, false, func(p *Preparation) *string { return &p.Document }),
		PlaceField("documentadres", func(p *Preparation) *string { return &p.DocumentAt }),
		TextField("toelichting", MaxText, true, func(p *Preparation) *string { return &p.Note }),
	}
}

// DecisionFields are the fields of the form that records a decision.
func DecisionFields() []Field[Decision] {
	out := []Field[Decision]{
		ChoiceField("stemming", []Voting{"", VotingConsent, VotingVotes}, func(d *Decision) *Voting { return &d.Voting }),
		NumberField("voor", 0, 1000, func(d *Decision) **int { return &d.VotesFor }),
		NumberField("tegen", 0, 1000, func(d *Decision) **int { return &d.VotesAgainst }),
		TextField("document", MaxName, false, func(d *Decision) *string { return &d.Document }),
		PlaceField("documentadres", func(d *Decision) *string { return &d.DocumentAt }),
		TextField("toelichting", MaxText, true, func(d *Decision) *string { return &d.Note }),
	}
	for i := range MaxObjections {
		at := func(d *Decision) *Objection {
			for len(d.Objections) <= i {
				d.Objections = append(d.Objections, Objection{})
			}
			return &d.Objections[i]
		}
		by, text := ObjectionFields(i)
		out = append(out, TextField(by, MaxName, false, func(d *Decision) *string { return &at(d).By }),
			TextField(text, MaxSentence, true, func(d *Decision) *string { return &at(d).Text }))
	}
	return out
}

// ObjectionFields names the two fields of one objection: who, and what.
func ObjectionFields(i int) (by, text string) {
	n := strconv.Itoa(i + 1)
	return "bezwaar-" + n + "-van", "bezwaar-" + n
}

// Settle checks what the fields say together, and leaves out objections that were not filled in.
func (d *Decision) Settle() []*fault.Error {
	var wrong []*fault.Error
	var kept []Objection
	for i, o := range d.Objections {
		by, text := ObjectionFields(i)
		switch {
		case o == Objection{}:
			continue
		case o.By == "":
			wrong = append(wrong, fault.Field(by, "verplicht"))
		case o.Text == "":
			wrong = append(wrong, fault.Field(text, "verplicht"))
		}
		kept = append(kept, o)
	}
	d.Objections = kept
	if d.Voting != VotingVotes {
		d.VotesFor, d.VotesAgainst = nil, nil
		return wrong
	}
	if d.VotesFor == nil {
		wrong = append(wrong, fault.Field("voor", "verplicht"))
	}
	if d.VotesAgainst == nil {
		wrong = append(wrong, fault.Field("tegen", "verplicht"))
	}
	if d.VotesFor != nil && d.VotesAgainst != nil && *d.VotesFor <= *d.VotesAgainst && d.Outcome != OutcomeRefused {
		wrong = append(wrong, fault.Field("voor", "geen_meerderheid"))
	}
	return wrong
}

// PlaceField is a field that holds where a document is: a web address, or the name of a file.
func PlaceField[T any](name string, at func(*T) *string) Field[T] {
	f := TextField(name, MaxSentence, false, at)
	set := f.Set
	f.Set = func(o *T, text string) *fault.Error {
		if strings.Contains(text, ":") && !WebAddress(strings.TrimSpace(text)) {
			return fault.Field(name, "geen_vindplaats")
		}
		return set(o, text)
	}
	return f
}

// WebAddress says whether a text is an address that a page can lead to.
func WebAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
