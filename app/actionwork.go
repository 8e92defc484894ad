package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/session"
	"kompas/store"
)

// newWork is the choice for something that is not there yet.
const newWork = "nieuw"

// WorkChoice is what an action can become a new concept of.
type WorkChoice struct {
	Key     string // in forms
	Name    string
	Waiting bool // a concept waits already: the action joins it
}

// ActionMaking is what the page of an action offers to make of it.
type ActionMaking struct {
	Kind    kompas.WorkKind // empty: it is a task for its owner
	Choices []WorkChoice
	May     bool
	Work    *kompas.ActionWork // what it became; nil while nothing was made
	Same    []ActionLine       // other actions that became the same
}

// loadWork adds what an action became, or what can be made of it.
func (p *ActionPage) loadWork(a *App, tx *store.Tx, by Actor, o openedAction, lines []ActionLine) error {
	m := &p.Making
	m.Kind = o.action.Target.Work()
	works, err := tx.Works(o.compass.ID)
	if err != nil {
		return err
	}
	for i, w := range works {
		if w.ActionID == o.action.ID {
			m.Work = &works[i]
		}
	}
	if m.Work != nil {
		m.Same = actionsFor(works, lines, m.Work.ObjectID)
		m.Same = slices.DeleteFunc(m.Same, func(x ActionLine) bool { return x.ID == o.action.ID })
		return nil
	}
	if m.Kind == "" || by.toChange(o) != nil {
		return nil
	}
	maker, err := a.workMaker(tx, by, o)
	if err != nil {
		return err
	}
	m.Choices, err = maker.choices()
	m.May = len(m.Choices) > 0
	return err
}

// actionsFor gives the actions that became an object.
func actionsFor(works []kompas.ActionWork, lines []ActionLine, object string) []ActionLine {
	var out []ActionLine
	for _, w := range works {
		for _, x := range lines {
			if w.ObjectID == object && w.ActionID == x.ID {
				out = append(out, x)
			}
		}
	}
	return out
}

// cameFrom gives the actions that objects came from: on the page of a version, an activity, a conversation.
func (a *App) cameFrom(tx *store.Tx, c kompas.CompassID, objects ...string) ([]ActionLine, error) {
	works, err := tx.Works(c)
	works = slices.DeleteFunc(works, func(w kompas.ActionWork) bool { return !slices.Contains(objects, w.ObjectID) })
	if err != nil || len(works) == 0 {
		return nil, err
	}
	v := Reviews{}
	if _, err := v.load(tx, c); err != nil {
		return nil, err
	}
	lines, err := actionLines(tx, c, v.Reviews, a.day(tx.Now))
	var out []ActionLine
	for _, id := range objects {
		out = append(out, actionsFor(works, lines, id)...)
	}
	return out, err
}

// MakeWork makes a concept of an action: a new version of what was chosen (waarvan), an activity, an answer about quality
// (of an element: onderdeel), a conversation (datum). What waits as a concept already is joined. reason stands with a new
// version. An action becomes one thing.
func (a *App) MakeWork(ctx context.Context, by Actor, slug, id string, form map[string]string, reason, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		o, err := by.openAction(tx, slug, id)
		if err != nil {
			return "", err
		}
		if err := by.toChange(o); err != nil {
			return "", err
		}
		works, err := tx.Works(o.compass.ID)
		if err != nil {
			return "", err
		}
		if slices.ContainsFunc(works, func(w kompas.ActionWork) bool { return w.ActionID == id }) {
			return "", refuse("actie_heeft_al_werk")
		}
		maker, err := a.workMaker(tx, by, o)
		if err != nil {
			return "", err
		}
		maker.form, maker.reason = form, reason
		choices, err := maker.choices()
		if err != nil {
			return "", err
		}
		if len(choices) == 0 {
			return "", fault.New(fault.Forbidden, "geen_recht")
		}
		if !slices.ContainsFunc(choices, func(c WorkChoice) bool { return c.Key == form["waarvan"] }) {
			return "", fault.Form([]*fault.Error{fault.Field("waarvan", "werk_kies")})
		}
		w, err := maker.make(form["waarvan"])
		if err != nil {
			return "", err
		}
		w.ActionID, w.ObjectKind, w.MadeBy = id, o.action.Target.Work(), by.Person.ID
		record(tx, by, "make_work", kindAction, id, o.compass.ID, "", w.Address)
		return "", tx.InsertWork(w)
	})
	return err
}

// workMaker makes concepts of an action. The permission is that of what is made.
type workMaker struct {
	*App
	tx          *store.Tx
	by          Actor
	o           openedAction
	on          Object // the compass
	form        map[string]string
	reason      string
	activities  []ActivityLine
	represented map[kompas.OrganisationID]bool
}

func (a *App) workMaker(tx *store.Tx, by Actor, o openedAction) (*workMaker, error) {
	m := &workMaker{App: a, tx: tx, by: by, o: o, on: o.on}
	m.on.Own, m.on.CreatedBy = nil, ""
	var err error
	if m.activities, err = activityLines(tx, by, o.compass.ID, m.on, nil); err != nil {
		return m, err
	}
	m.represented, err = tx.RepresentedOrganisations(a.day(tx.Now))
	return m, err
}

// choices lists what the action can become a concept of, for as far as the actor may make that.
func (m *workMaker) choices() ([]WorkChoice, error) {
	var out []WorkChoice
	switch m.o.action.Target.Work() {
	case kompas.WorkAmbition:
		versions, err := m.tx.Ambitions(m.o.compass.ID)
		if err != nil || !m.by.May(kompas.ActAmbitionResult, 'C', m.on) {
			return nil, err
		}
		for _, x := range CurrentAmbitions(versions) {
			waiting := slices.ContainsFunc(versions, func(v kompas.Ambition) bool { return v.ID == x.ID && v.Status.Editable() })
			out = append(out, WorkChoice{Key: string(x.ID), Name: x.Text, Waiting: waiting})
		}
	case kompas.WorkResult:
		versions, err := m.tx.Results(m.o.compass.ID)
		if err != nil || !m.by.May(kompas.ActAmbitionResult, 'C', m.on) {
			return nil, err
		}
		for _, r := range currentResults(versions) {
			waiting := slices.ContainsFunc(versions, func(v kompas.SocietalResult) bool { return v.ID == r.ID && v.Status.Editable() })
			out = append(out, WorkChoice{Key: ResultAddress(r), Name: r.Text, Waiting: waiting})
		}
	case kompas.WorkActivity:
		if may, own := m.by.mayStartActivity(m.on); may && len(own) == 0 {
			out = append(out, WorkChoice{Key: newWork})
		}
		for _, x := range m.activities {
			if m.by.May(kompas.ActActivity, 'C', m.on.owned(x.Activity, x.Contributions)) {
				out = append(out, WorkChoice{Key: x.Slug, Name: x.Name})
			}
		}
	case kompas.WorkQuality:
		for _, x := range m.activities {
			if x.Status.Runs() && m.by.mayAnswer(m.on.owned(x.Activity, x.Contributions), m.represented) {
				out = append(out, WorkChoice{Key: x.Slug, Name: x.Name})
			}
		}
	case kompas.WorkTalk:
		if m.by.May(kompas.ActCompass, 'C', m.on) {
			out = append(out, WorkChoice{Key: newWork})
		}
	}
	return out, nil
}

func (m *workMaker) make(key string) (kompas.ActionWork, error) {
	switch m.o.action.Target.Work() {
	case kompas.WorkAmbition:
		return m.ambition(kompas.AmbitionID(key))
	case kompas.WorkResult:
		return m.result(key)
	case kompas.WorkActivity:
		return m.activity(key)
	case kompas.WorkQuality:
		return m.quality(key)
	}
	return m.talk()
}

// ambition joins the concept of an ambition, or begins one.
func (m *workMaker) ambition(id kompas.AmbitionID) (kompas.ActionWork, error) {
	x, err := ambitionForEdit(m.tx, m.o.compass, id)
	if err != nil {
		return kompas.ActionWork{}, err
	}
	versions, err := m.tx.AmbitionVersions(id)
	if err != nil {
		return kompas.ActionWork{}, err
	}
	version, coming := x.Edition.ID, kompas.Coming(kompas.AmbitionEditions(versions))
	switch {
	case coming >= 0 && !versions[coming].Status.Editable():
		return kompas.ActionWork{}, refuse("nieuwe_versie_bestaat")
	case coming >= 0:
		version = versions[coming].Edition.ID
	default:
		version, err = reviseAmbition(m.tx, m.by, m.o.compass, x, m.reason)
	}
	return kompas.ActionWork{ObjectID: string(version), Address: string(id)}, err
}

// result joins the concept of a result, or begins one.
func (m *workMaker) result(address string) (kompas.ActionWork, error) {
	o, err := m.by.openResult(m.tx, m.o.compass.Slug, address, kompas.ActAmbitionResult, 'C')
	if err != nil {
		return kompas.ActionWork{}, err
	}
	var version kompas.VersionID
	coming := kompas.Coming(kompas.ResultEditions(o.versions))
	switch {
	case coming >= 0 && !o.versions[coming].Status.Editable():
		return kompas.ActionWork{}, refuse("nieuwe_versie_bestaat")
	case coming >= 0:
		version = o.versions[coming].Edition.ID
	default:
		version, err = newResultVersion(m.tx, m.by, o, m.reason)
	}
	return kompas.ActionWork{ObjectID: string(version), Address: address}, err
}

// activity names an activity to change, or makes one of the words of the action.
func (m *workMaker) activity(key string) (kompas.ActionWork, error) {
	for _, x := range m.activities {
		if x.Slug == key {
			return kompas.ActionWork{ObjectID: string(x.ID), Address: x.Slug}, nil
		}
	}
	x := kompas.Activity{ID: kompas.ActivityID(m.tx.NewID()), CompassID: m.o.compass.ID, Formality: "formeel", Novelty: "nieuw", Status: "idee", CreatedBy: m.by.Person.ID}
	name, _ := kompas.CleanText("activiteit", m.o.action.Text, kompas.MaxSentence, false)
	if words := []rune(name); len(words) > kompas.MaxName {
		name = string(words[:kompas.MaxName])
	}
	x.Name, x.Description = name, m.o.action.Text
	var err error
	if x.Slug, err = freeActivitySlug(m.tx, m.o.compass.ID, x.Name); err != nil {
		return kompas.ActionWork{}, err
	}
	record(m.tx, m.by, "create", "activiteit", string(x.ID), m.o.compass.ID, "", x.Name)
	return kompas.ActionWork{ObjectID: string(x.ID), Address: x.Slug}, m.tx.InsertActivity(x)
}

// quality writes the action with the answer about an element of an activity, behind what stands there.
func (m *workMaker) quality(slug string) (kompas.ActionWork, error) {
	element := kompas.QualityElement(m.form["onderdeel"])
	if !slices.Contains(kompas.QualityElements(), element) {
		return kompas.ActionWork{}, fault.Form([]*fault.Error{fault.Field("onderdeel", "geen_keuze")})
	}
	at := slices.IndexFunc(m.activities, func(x ActivityLine) bool { return x.Slug == slug })
	q, err := m.tx.EnsureQualityInput(m.activities[at].ID, element)
	if err != nil {
		return kompas.ActionWork{}, err
	}
	before := q.Text
	if q.Text == "" {
		q.Text = m.o.action.Text
	} else {
		q.Text += "\n" + m.o.action.Text
	}
	if len([]rune(q.Text)) > kompas.MaxText {
		return kompas.ActionWork{}, refuse("kwaliteit_te_lang")
	}
	if q.State != "knelpunt" {
		q.State = "werk_aan"
	}
	m.tx.Record(store.Event{PersonID: string(m.by.Person.ID), PersonName: m.by.Person.Name, Action: "edit", ObjectKind: "kwaliteit", ObjectID: q.ID,
		CompassID: string(m.o.compass.ID), Field: "toelichting", Before: before, After: q.Text})
	return kompas.ActionWork{ObjectID: q.ID, Address: slug}, m.tx.UpdateQualityInput(&q)
}

// talk plans the conversation in which partners look at what was measured.
func (m *workMaker) talk() (kompas.ActionWork, error) {
	s := session.Session{ID: m.tx.NewID(), CompassID: string(m.o.compass.ID), Status: session.Planned, Step: int(kompas.StepOutcome), CreatedBy: string(m.by.Person.ID)}
	title := []rune(m.o.action.Text)
	if err := fill(&s, conversationFields(), map[string]string{"datum": m.form["datum"], "titel": string(title[:min(len(title), kompas.MaxName)])}); err != nil {
		return kompas.ActionWork{}, err
	}
	if s.HeldOn < m.day(m.tx.Now) {
		return kompas.ActionWork{}, fault.Form([]*fault.Error{fault.Field("datum", "dag_is_voorbij")})
	}
	record(m.tx, m.by, "create", "gesprek", s.ID, m.o.compass.ID, "", s.HeldOn)
	return kompas.ActionWork{ObjectID: s.ID, Address: s.ID}, m.tx.InsertSession(s)
}
