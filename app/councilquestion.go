package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// seesQuestions says whether the actor reads what the council asks: the council itself, and who makes or signs its pages.
func (by Actor) seesQuestions(on Object) bool {
	return by.May(kompas.ActCouncilQuestion, 'R', on) || by.May(kompas.ActAnswerQuestion, 'R', on) ||
		by.May(kompas.ActCouncilReport, 'P', on) || by.May(kompas.ActCouncilReport, 'S', on)
}

// QuestionLine is a question as the reader may see it.
type QuestionLine struct {
	kompas.CouncilQuestion
	MayAnswer bool
	MaySign   bool
}

// questionLine hides an answer from the council until it was signed.
func (by Actor) questionLine(q kompas.CouncilQuestion, on Object) QuestionLine {
	l := QuestionLine{CouncilQuestion: q, MayAnswer: !q.Answered() && by.May(kompas.ActAnswerQuestion, 'C', on),
		MaySign: !q.Answered() && q.Answer != "" && by.May(kompas.ActAnswerQuestion, 'S', on)}
	if !q.Answered() && !by.May(kompas.ActAnswerQuestion, 'R', on) && !by.May(kompas.ActCouncilReport, 'P', on) {
		l.Answer, l.AnsweredName = "", ""
	}
	return l
}

// questionsOf gives what the council asked about a result, for whoever may read it.
func (by Actor) questionsOf(tx *store.Tx, on Object, result kompas.ResultID) ([]QuestionLine, error) {
	if !by.seesQuestions(on) {
		return nil, nil
	}
	list, err := tx.CouncilQuestionsOf(result)
	var out []QuestionLine
	for _, q := range list {
		out = append(out, by.questionLine(q, on))
	}
	return out, err
}

// Subject is what a question can hang on, as it stands on a council page.
type Subject struct {
	Kind kompas.QuestionSubject
	ID   string
	Text string
}

// Value is how a form holds a subject.
func (s Subject) Value() string { return string(s.Kind) + ":" + s.ID }

// Subjects lists what a question can hang on: what stands on the page, and nothing behind it.
func Subjects(s kompas.CouncilSheet) []Subject {
	out := []Subject{{Kind: kompas.AboutResult, Text: s.Result}}
	for _, r := range s.Rows {
		if r.ID != "" {
			out = append(out, Subject{kompas.AboutIndicator, r.ID, r.Name})
		}
	}
	for _, l := range s.Links {
		out = append(out, Subject{kompas.AboutLink, l.ID, l.Name})
	}
	return out
}

// AskCouncilQuestion asks something about a figure or a link on a frozen council page. It gives the question's id.
func (a *App) AskCouncilQuestion(ctx context.Context, by Actor, slug, address, day string, form map[string]string, key string) (string, error) {
	return a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, slug, address, kompas.ActCouncilQuestion, 'C')
		if err != nil {
			return "", err
		}
		page, err := tx.FrozenCouncilPage(o.versions[0].ID, day)
		if err != nil {
			return "", err
		}
		v, err := frozenView(page)
		if err != nil {
			return "", err
		}
		q := kompas.CouncilQuestion{ID: tx.NewID(), CompassID: o.compass.ID, ResultID: o.versions[0].ID, PageDay: day, AskedBy: by.Person.ID, AskedName: by.Person.Name}
		form["vraag"] += "" // asked even when the form left it out
		wrong := faults(fill(&q, kompas.QuestionFields(), form))
		subjects := Subjects(v.Sheet)
		at := slices.IndexFunc(subjects, func(s Subject) bool { return s.Value() == form["bij"] })
		if at < 0 {
			wrong = append(wrong, fault.Field("bij", "geen_keuze"))
		}
		if len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		q.Subject, q.SubjectID, q.SubjectText = subjects[at].Kind, subjects[at].ID, subjects[at].Text
		record(tx, by, "ask", "raadsvraag", q.ID, o.compass.ID, "", q.SubjectText)
		return q.ID, tx.InsertCouncilQuestion(q)
	})
}

// faults gives the errors at the fields of a refused form.
func faults(err error) []*fault.Error {
	if f := fault.As(err); f != nil {
		return f.Fields
	}
	return nil
}

// QuestionAt is where a question stands: on which frozen page of which result.
type QuestionAt struct {
	Slug, Address, Day string
	ID                 string
}

// AnswerCouncilQuestion writes the answer to a question; the college signs it.
func (a *App) AnswerCouncilQuestion(ctx context.Context, by Actor, at QuestionAt, form map[string]string, key string) error {
	return a.onQuestion(ctx, by, at, 'C', key, func(tx *store.Tx, q *kompas.CouncilQuestion) error {
		form["antwoord"] += "" // asked even when the form left it out
		if err := fill(q, kompas.AnswerFields(), form); err != nil {
			return err
		}
		q.AnsweredAt, q.AnsweredName = tx.Now, by.Person.Name
		record(tx, by, "answer", "raadsvraag", q.ID, q.CompassID, "", q.SubjectText)
		return nil
	})
}

// SignCouncilAnswer lets an answer go to the council.
func (a *App) SignCouncilAnswer(ctx context.Context, by Actor, at QuestionAt, key string) error {
	return a.onQuestion(ctx, by, at, 'S', key, func(tx *store.Tx, q *kompas.CouncilQuestion) error {
		if q.Answer == "" {
			return refuse("nog_geen_antwoord")
		}
		q.SignedAt, q.SignedName = tx.Now, by.Person.Name
		record(tx, by, "sign", "raadsvraag", q.ID, q.CompassID, "", q.SubjectText)
		return nil
	})
}

// onQuestion changes a question that has no signed answer yet.
func (a *App) onQuestion(ctx context.Context, by Actor, at QuestionAt, letter byte, key string, change func(*store.Tx, *kompas.CouncilQuestion) error) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openResult(tx, at.Slug, at.Address, kompas.ActAnswerQuestion, letter)
		if err != nil {
			return "", err
		}
		if _, err := tx.FrozenCouncilPage(o.versions[0].ID, at.Day); err != nil {
			return "", err
		}
		q, err := tx.CouncilQuestion(at.ID)
		switch {
		case err != nil:
			return "", err
		case q.ResultID != o.versions[0].ID:
			return "", fault.Missing()
		case q.Answered():
			return "", refuse("antwoord_getekend")
		}
		if err := change(tx, &q); err != nil {
			return "", err
		}
		return "", tx.UpdateCouncilQuestion(&q)
	})
	return err
}

// AddMotion ties a motion of the council to a result, or to the ambition's compass as a whole.
func (a *App) AddMotion(ctx context.Context, by Actor, slug, what string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		t, err := by.openTracked(tx, slug, what, kompas.ActCouncilReport, 'P')
		if err != nil {
			return "", err
		}
		m := kompas.Motion{ID: tx.NewID(), CompassID: t.compass.ID, CreatedBy: by.Person.ID}
		for _, f := range kompas.MotionFields() {
			form[f.Name] += "" // asked even when the form left it out
		}
		wrong := faults(fill(&m, kompas.MotionFields(), form))
		switch {
		case t.kind == kompas.ChainResult && form["motie-bij"] == string(kompas.ChainResult):
			m.ResultID = kompas.ResultID(t.id)
		case t.kind == kompas.ChainResult && form["motie-bij"] != "kompas":
			wrong = append(wrong, fault.Field("motie-bij", "geen_keuze"))
		}
		if m.DecidedOn > a.day(tx.Now) {
			wrong = append(wrong, fault.Field("motiedatum", "dag_in_de_toekomst"))
		}
		if len(wrong) > 0 {
			return "", fault.Form(wrong)
		}
		record(tx, by, "create", kindMotion, m.ID, t.compass.ID, "", m.Title)
		return "", tx.InsertMotion(m)
	})
	return err
}

// RemoveMotion takes a motion away from a result.
func (a *App) RemoveMotion(ctx context.Context, by Actor, slug, what, id string) error {
	return a.update(ctx, by, func(tx *store.Tx) error {
		t, err := by.openTracked(tx, slug, what, kompas.ActCouncilReport, 'P')
		if err != nil {
			return err
		}
		motions, err := tx.Motions(t.compass.ID)
		at := slices.IndexFunc(motions, func(m kompas.Motion) bool { return m.ID == id })
		if err != nil || at < 0 {
			return orElse(err, fault.Missing())
		}
		record(tx, by, "remove", kindMotion, id, t.compass.ID, motions[at].Title, "")
		return tx.RemoveMotion(id)
	})
}
