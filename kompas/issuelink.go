package kompas

// IssueLinkKind (soort verband) says how two issues hang together.
type IssueLinkKind string

// The kinds of links between issues. What is to be joined later stands on a list of its own (KC-104).
const (
	LinkLeadsTo IssueLinkKind = "leidt_tot"
	LinkRelated IssueLinkKind = "hangt_samen"
	LinkLater   IssueLinkKind = "later_verbinden"
)

// IssueLinkKinds lists them.
func IssueLinkKinds() []IssueLinkKind { return []IssueLinkKind{LinkLeadsTo, LinkRelated, LinkLater} }

// IssueLink (verband) ties the issue of a compass to that of another compass of the space.
type IssueLink struct {
	Part
	ToID CompassID
	Kind IssueLinkKind
	Note string
}

// IssueLinkFields are the fields a form may change; others are the other compasses of the space.
func IssueLinkFields(others []Compass) []Field[IssueLink] {
	return []Field[IssueLink]{
		compassField("ander-kompas", others, func(l *IssueLink) *CompassID { return &l.ToID }),
		ChoiceField("verband", IssueLinkKinds(), func(l *IssueLink) *IssueLinkKind { return &l.Kind }),
		TextField("toelichting", MaxText, true, func(l *IssueLink) *string { return &l.Note }),
	}
}
