package kompas

import (
	"cmp"
	"slices"
	"strings"
)

// Severity (ernst van een melding) is what a finding asks: to be settled first, to be looked at, or to think about.
type Severity string

// The severities; a page shows them in this order.
const (
	Blocks Severity = "B" // before something is adopted or done
	Warns  Severity = "W"
	Tips   Severity = "T"
)

// CheckKind (soort melding) is the kind of object a finding is about, in the words of the history.
type CheckKind string

// The kinds of objects that have rules.
const (
	CheckCompass      CheckKind = "kompas"
	CheckTalk         CheckKind = "gesprek"
	CheckAmbition     CheckKind = "ambitie"
	CheckResult       CheckKind = "resultaat"
	CheckActivity     CheckKind = "activiteit"
	CheckOrganisation CheckKind = "organisatie"
	CheckReview       CheckKind = "verbetergesprek"
	CheckAction       CheckKind = "verbeteractie"
	CheckInstrument   CheckKind = "instrument"
	CheckRequirement  CheckKind = "eis"
)

// Moment (overgang) is what somebody is about to do with an object, when a rule looks at that. The zero value is nothing:
// the compass is looked at as it stands.
type Moment struct {
	Adopt  AdoptionStatus // the status that a version would get
	Phase  Phase          // the phase of a review in which something would be said
	Member PartID         // whose body decides, in a partnership
}

// CheckFinding (kompascheck-melding) is what a rule of the method says about an object, in the words of its code.
type CheckFinding struct {
	Code     string // KC-202
	Severity Severity
	Step     Step // that the rule belongs to; 0 when to the table as a whole
	Kind     CheckKind
	Object   string
	About    string // the part it is about: an indicator, a claim, a contribution; empty for the object itself
	Name     string // what the object, or that part, is called
	Variant  string // another wording of the rule; empty for the usual one
	Params   []any  // of the wording; a CheckWord is written in the language of the reader
}

// CheckWord (woord in een melding) is a word in a finding that stands in both languages, by its code.
type CheckWord string

// FindingKey (kenmerk van een melding) tells findings of one compass apart.
type FindingKey struct {
	Code   string
	Object string
	About  string
}

// Key gives what tells the finding apart.
func (f CheckFinding) Key() FindingKey { return FindingKey{f.Code, f.Object, f.About} }

// CheckRule (regel van de kompascheck) is one rule of the method. It looks at the whole picture and says what it finds.
type CheckRule struct {
	Code     string
	Severity Severity // unless the rule says otherwise for an object
	Step     Step
	Basis    bool // part of the small set, beside every rule that blocks (D11)
	Liftable bool // the facilitator may lift it, with a reason (D9)
	Wording  bool // reads the text alone
	look     func(*checkLook)
}

// CheckRules lists the rules in order of their code.
func CheckRules() []CheckRule {
	return slices.Concat(tableRules(), monitoringRules(), resultRules(), activityRules(), qualityRules(), outcomeRules(), improveRules())
}

// CheckRuleOf gives the rule of a code; false when there is none.
func CheckRuleOf(code string) (CheckRule, bool) {
	for _, r := range CheckRules() {
		if r.Code == code {
			return r, true
		}
	}
	return CheckRule{}, false
}

// InBasis says whether a finding belongs to the small set that a space begins with.
func (f CheckFinding) InBasis() bool {
	r, _ := CheckRuleOf(f.Code)
	return r.Basis || r.Severity == Blocks || f.Severity == Blocks
}

// Liftable says whether the facilitator may lift the finding.
func (f CheckFinding) Liftable() bool {
	r, _ := CheckRuleOf(f.Code)
	return r.Liftable && f.Severity == Blocks
}

// checkLook is a rule that looks at a picture.
type checkLook struct {
	*CheckPicture
	rule  CheckRule
	at    Moment
	found []CheckFinding
	read  map[string]reading // texts that were read already
}

// say notes what the rule found; the caller may change it.
func (l *checkLook) say(kind CheckKind, id, name string, params ...any) *CheckFinding {
	l.found = append(l.found, CheckFinding{Code: l.rule.Code, Severity: l.rule.Severity, Step: l.rule.Step, Kind: kind, Object: id, Name: name, Params: params})
	return &l.found[len(l.found)-1]
}

// reading reads a text once for all rules.
func (l *checkLook) reading(text string) reading {
	r, ok := l.read[text]
	if !ok {
		r = l.Lists.read(text)
		l.read[text] = r
	}
	return r
}

// Findings gives what all rules say of the compass as it stands, in order of their code.
func (p *CheckPicture) Findings() []CheckFinding { return p.look(Moment{}, CheckRules()) }

// Blocking gives what stands before something somebody is about to do with an object.
func (p *CheckPicture) Blocking(m Moment, object string) []CheckFinding {
	return slices.DeleteFunc(p.Weighing(m, object), func(f CheckFinding) bool { return f.Severity != Blocks })
}

// Weighing gives all that the rules say of an object about which somebody is to decide.
func (p *CheckPicture) Weighing(m Moment, object string) []CheckFinding {
	return slices.DeleteFunc(p.look(m, CheckRules()), func(f CheckFinding) bool { return f.Object != object })
}

// Says tells whether one rule has something to say.
func (p *CheckPicture) Says(code string) bool {
	r, ok := CheckRuleOf(code)
	return ok && len(p.look(Moment{}, []CheckRule{r})) > 0
}

func (p *CheckPicture) look(m Moment, rules []CheckRule) []CheckFinding {
	l := &checkLook{CheckPicture: p, at: m, read: map[string]reading{}}
	for _, l.rule = range rules {
		l.rule.look(l)
	}
	return l.found
}

// MostHints is how many findings a page shows at most.
const MostHints = 3

// Hints chooses what a page shows of the findings about it, for nobody reads a long list: what blocks first, then what
// warns, then what is to think about. A second object with the same question waits until every other question was asked.
func Hints(found []CheckFinding) []CheckFinding {
	type place struct{ severity, again int }
	order := []Severity{Blocks, Warns, Tips}
	at, said := map[FindingKey]place{}, map[string]int{}
	for _, f := range found {
		at[f.Key()] = place{slices.Index(order, f.Severity), said[f.Code]}
		said[f.Code]++
	}
	list := slices.Clone(found)
	slices.SortStableFunc(list, func(a, b CheckFinding) int {
		x, y := at[a.Key()], at[b.Key()]
		return cmp.Or(x.severity-y.severity, x.again-y.again, strings.Compare(a.Code, b.Code))
	})
	return list[:min(MostHints, len(list))]
}
