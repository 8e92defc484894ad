package kompas

import "time"

// QuestionSubject (waar een raadsvraag over gaat) is what a question of the council hangs on.
type QuestionSubject string

// The subjects: the result as a whole, one of its figures, or what contributes to it.
const (
	AboutResult    QuestionSubject = "resultaat"
	AboutIndicator QuestionSubject = "indicator"
	AboutLink      QuestionSubject = "bijdrage"
)

// CouncilQuestion (raadsvraag) is what a council member asks about a figure or a link on a council page. Officers write
// the answer, the college signs it; only then the council reads it.
type CouncilQuestion struct {
	ID           string
	CompassID    CompassID
	ResultID     ResultID
	PageDay      string // of the frozen page it was asked on
	Subject      QuestionSubject
	SubjectID    string
	SubjectText  string // as it stood on that page
	Text         string
	AskedAt      time.Time
	AskedBy      PersonID
	AskedName    string
	Answer       string
	AnsweredAt   time.Time
	AnsweredName string
	SignedAt     time.Time
	SignedName   string
	Version      int64
}

// Answered says whether the council can read the answer.
func (q CouncilQuestion) Answered() bool { return !q.SignedAt.IsZero() }

// AnswerFields are the fields of the form that answers a question.
func AnswerFields() []Field[CouncilQuestion] {
	return []Field[CouncilQuestion]{RequiredTextField("antwoord", MaxText, true, func(q *CouncilQuestion) *string { return &q.Answer })}
}

// QuestionFields are the fields of the form that asks one.
func QuestionFields() []Field[CouncilQuestion] {
	return []Field[CouncilQuestion]{RequiredTextField("vraag", MaxText, true, func(q *CouncilQuestion) *string { return &q.Text })}
}

// Motion (motie) is a wish of the council that a compass, or one of its results, goes back to.
type Motion struct {
	ID        string
	CompassID CompassID
	ResultID  ResultID // empty when it is about the compass as a whole
	Title     string
	DecidedOn string
	Address   string
	CreatedBy PersonID
}

// MotionFields are the fields of the form.
func MotionFields() []Field[Motion] {
	return []Field[Motion]{
		RequiredTextField("motie", MaxName, false, func(m *Motion) *string { return &m.Title }),
		RequiredDateField("motiedatum", func(m *Motion) *string { return &m.DecidedOn }),
		AddressField("motieadres", func(m *Motion) *string { return &m.Address }),
	}
}
