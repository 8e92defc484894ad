package kompas

import (
	"time"

	"kompas/fault"
)

// ListKind (soort lijst) says which short list of a space's own an item stands on.
type ListKind string

// The lists.
const (
	ListCoreValues  ListKind = "kernwaarde"
	ListLifeDomains ListKind = "levensdomein"
)

// ListItem (regel van een eigen lijst) is a core value (kernwaarde) or a life domain (levensdomein) of a space. In a
// partnership a core value can be of one municipality.
type ListItem struct {
	ID       string
	Kind     ListKind
	AreaCode string // of the municipality whose it is; empty: of the space
	Name     string
	Position int
	Version  int64
}

// ListItemFields are the fields a form may change.
func ListItemFields() []Field[ListItem] {
	return []Field[ListItem]{
		RequiredTextField("naam", MaxName, false, func(i *ListItem) *string { return &i.Name }),
		IntField("volgorde", 1, 99, func(i *ListItem) *int { return &i.Position }),
	}
}

// CoreValueVerdict (oordeel bij een kernwaarde) says whether a result or an indicator fits a core value.
type CoreValueVerdict string

// CoreValueVerdicts lists them.
func CoreValueVerdicts() []CoreValueVerdict {
	return []CoreValueVerdict{"past", "past_niet", "twijfel"}
}

// CoreValueCheck (kernwaarden-check) is the answer for one core value, about the text of a version of a result or about
// one of its indicators. Officers and college propose it, the council signs.
type CoreValueCheck struct {
	ID           string
	VersionID    VersionID
	LinkID       string // the result indicator it is about; empty for the text
	ValueID      string
	MemberID     PartID // whose council it is, in a partnership
	Verdict      CoreValueVerdict
	Note         string
	ProposedAt   time.Time
	ProposedBy   PersonID
	ProposedName string
	SignedAt     time.Time
	SignedName   string
}

// Signed says whether the council signed.
func (c CoreValueCheck) Signed() bool { return !c.SignedAt.IsZero() }

// ChecksSigned says whether there is a check, and the council signed all of it.
func ChecksSigned(checks []CoreValueCheck) bool {
	for _, c := range checks {
		if !c.Signed() {
			return false
		}
	}
	return len(checks) > 0
}

// VerdictOpen is how a form says that a core value has no answer yet.
const VerdictOpen = "open"

// ParseVerdict reads the answer for one core value; empty when it is open.
func ParseVerdict(field, text string) (CoreValueVerdict, *fault.Error) {
	if text == VerdictOpen {
		return "", nil
	}
	for _, v := range CoreValueVerdicts() {
		if string(v) == text {
			return v, nil
		}
	}
	return "", fault.Field(field, "geen_keuze")
}
