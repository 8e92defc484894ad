package kompas

import (
	"regexp"
	"slices"
	"strings"

	"kompas/fault"
)

// IndicatorSet (indicatorenset) is a list of indicators that one space keeps and others use too, so that the same thing is
// called the same everywhere. It holds what is counted and how, never a figure.
type IndicatorSet struct {
	ID      IndicatorSetID
	OwnerID TenantID
	Name    string
	About   string
	Scope   SetScope
	Version int64
}

// SetScope (domein van een set) is what a set is about.
type SetScope string

// SetScopes lists them.
func SetScopes() []SetScope { return []SetScope{"jeugd", "wmo", "eigen"} }

// IndicatorSetFields are the fields of a set.
func IndicatorSetFields() []Field[IndicatorSet] {
	return []Field[IndicatorSet]{
		RequiredTextField("setnaam", MaxName, false, func(s *IndicatorSet) *string { return &s.Name }),
		ChoiceField("setdomein", SetScopes(), func(s *IndicatorSet) *SetScope { return &s.Scope }),
		TextField("setuitleg", MaxText, true, func(s *IndicatorSet) *string { return &s.About }),
	}
}

// SetItem (indicator in een set) is one indicator of a set. Words holds what it is called and how it is counted; whatever
// of an indicator belongs to one space stays empty in it.
type SetItem struct {
	ID       string
	SetID    IndicatorSetID
	Position int
	Edition  int // 1 for the first wording; one more when the meaning changes
	Words    Indicator
	Version  int64
}

// setWords are the fields of an indicator that a set gives.
func setWords() []string {
	return []string{"indicator", "definitie", "aard", "eenheid", "richting", "grondslag", "aspect", "over-wie"}
}

// SetItemFields are the fields of an indicator in a set: as those of an indicator of one's own, but what is counted has to
// be said.
func SetItemFields() []Field[SetItem] {
	var out []Field[SetItem]
	for _, f := range IndicatorFields() {
		if !slices.Contains(setWords(), f.Name) {
			continue
		}
		out = append(out, Field[SetItem]{Name: f.Name,
			Get: func(i *SetItem) string { return f.Get(&i.Words) },
			Set: func(i *SetItem, text string) *fault.Error {
				if f.Name == "definitie" && isBlank(text) {
					return fault.Field(f.Name, "verplicht")
				}
				return f.Set(&i.Words, text)
			}})
	}
	return out
}

// SetWording (waarde uit een set) is one field of an indicator: as it stands in a space, and as the set has it.
type SetWording struct{ Field, Own, Set string }

// Wordings gives what the set says about an indicator beside what the space made of it.
func (i SetItem) Wordings(own Indicator) []SetWording {
	var out []SetWording
	for _, f := range IndicatorFields() {
		if slices.Contains(setWords(), f.Name) {
			out = append(out, SetWording{Field: f.Name, Own: f.Get(&own), Set: f.Get(&i.Words)})
		}
	}
	return out
}

// SameMeaning says whether two wordings count the same thing in the same way. Other words for the name or the definition
// may mean something else, and nobody but the owner can tell: they count as another meaning here.
func (i SetItem) SameMeaning(other SetItem) bool {
	return !slices.ContainsFunc(i.Wordings(other.Words), func(w SetWording) bool { return w.Own != w.Set })
}

// countsAs says whether two wordings count in the same way, whatever the words are.
func (i SetItem) countsAs(other SetItem) bool {
	return !slices.ContainsFunc(i.Wordings(other.Words), func(w SetWording) bool {
		return w.Own != w.Set && w.Field != "indicator" && w.Field != "definitie"
	})
}

// Revise gives a changed item its edition: the next one when the meaning changed. spelling is the owner's word that only
// the spelling was mended, which holds for words and never for how is counted.
func (i *SetItem) Revise(before SetItem, spelling bool) {
	if !i.SameMeaning(before) && (!spelling || !i.countsAs(before)) {
		i.Edition = before.Edition + 1
	}
}

// Offered gives the item as an indicator that a space takes over, with where it comes from.
func (i SetItem) Offered() Indicator {
	out := i.Words
	out.SetItemID, out.SetEdition = i.ID, i.Edition
	return out
}

// SetMember (deelname aan een set) is a space that was asked to use a set, and what it answered.
type SetMember struct {
	SetID      IndicatorSetID
	TenantID   TenantID
	InvitedOn  string
	AnsweredOn string
	State      SetState
}

// SetState (stand van een deelname) is how far that is.
type SetState string

// The states of taking part in a set.
const (
	SetAsked     SetState = "uitgenodigd"
	SetJoined    SetState = "doet_mee"
	SetDeclined  SetState = "bedankt"
	SetLeft      SetState = "gestopt"
	SetWithdrawn SetState = "ingetrokken" // by the owner, before there was an answer
)

// SetInvitation (uitnodiging voor een set) is an address that the owner of a set asked, while there is no answer.
type SetInvitation struct {
	SetID     IndicatorSetID
	Address   string
	InvitedOn string
}

var spaceAddress = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ParseSpaceAddress reads the address of a space as somebody types or pastes it: gemeente-baarn, or a whole link to a page
// of it. It says nothing about whether there is such a space.
func ParseSpaceAddress(field, text string) (string, *fault.Error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return "", fault.Field(field, "verplicht")
	}
	if at := strings.Index(text, "/r/"); at >= 0 {
		text = text[at+len("/r/"):]
	} else {
		text = strings.TrimPrefix(text, "r/")
	}
	if at := strings.IndexAny(text, "/?#"); at >= 0 {
		text = text[:at]
	}
	if len(text) > MaxName || !spaceAddress.MatchString(text) {
		return "", fault.Field(field, "geen_ruimteadres")
	}
	return text, nil
}
