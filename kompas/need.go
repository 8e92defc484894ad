package kompas

import "time"

// Need (behoefte) is what people of a group need before a result can come closer: it is asked before anybody chooses
// an activity.
type Need struct {
	ID          NeedID
	CompassID   CompassID
	Number      int
	Text        string
	Group       string // whose need it is
	Perspective Perspective
	Results     []ResultID   // that come closer when it is met
	Activities  []ActivityID // that meet it
	CreatedAt   time.Time
	CreatedBy   PersonID
	Version     int64
}

// NeedFields are the fields a form may change.
func NeedFields() []Field[Need] {
	return []Field[Need]{
		RequiredTextField("nodig", MaxSentence, false, func(n *Need) *string { return &n.Text }),
		TextField("van-wie", MaxName, false, func(n *Need) *string { return &n.Group }),
		ChoiceField("perspectief", Perspectives(), func(n *Need) *Perspective { return &n.Perspective }),
	}
}
