package app

import (
	"context"
	"slices"

	"kompas/fault"
	"kompas/kompas"
	"kompas/store"
)

// ValueTable is the check of one version of a result against the core values.
type ValueTable struct {
	Compass   kompas.Compass
	Members   []ValueMember         // in a partnership, where each municipality has its own check
	Member    ValueMember           // whose check this is
	Result    kompas.SocietalResult // the version that is checked
	Values    []kompas.ListItem
	Subjects  []ValueSubject
	Checks    []kompas.CoreValueCheck
	Signed    bool
	MayCheck  bool
	MaySign   bool
	MayList   bool
	ReadyText string // name of who proposed the answers
}

// ValueSubject is what is held against the core values: the text of a result, or one of its indicators.
type ValueSubject struct {
	LinkID string // empty for the text
	Name   string
}

// ValueMember is a municipality of a partnership, with how far its check of a result is.
type ValueMember struct {
	kompas.MemberMunicipality
	Name    string
	Checked bool
	Signed  bool
}

// ValueFields names the two fields for a core value and a subject: the answer and the note.
func ValueFields(subject ValueSubject, value kompas.ListItem) (verdict, note string) {
	id := value.ID + "-" + subject.LinkID
	return "oordeel-" + id, "toelichting-" + id
}

// Check gives the answer for a core value and a subject; its ID is empty when there is none.
func (v ValueTable) Check(subject ValueSubject, value kompas.ListItem) kompas.CoreValueCheck {
	at := slices.IndexFunc(v.Checks, func(c kompas.CoreValueCheck) bool { return c.LinkID == subject.LinkID && c.ValueID == value.ID })
	if at < 0 {
		return kompas.CoreValueCheck{}
	}
	return v.Checks[at]
}

// CoreValues loads the check of a result against the core values; in a partnership that of one municipality, of the reader's
// own when none is asked for.
func (a *App) CoreValues(ctx context.Context, by Actor, slug, what, areaCode string) (ValueTable, error) {
	var v ValueTable
	err := a.view(ctx, by, func(tx *store.Tx) error {
		t, err := by.openTracked(tx, slug, what, kompas.ActCoreValue, 'R')
		if err != nil {
			return err
		}
		v, err = valueTable(tx, by, t, areaCode)
		return err
	})
	return v, err
}

// valueTable takes the version that goes to the council: the newest that is agreed.
func valueTable(tx *store.Tx, by Actor, t tracked, areaCode string) (ValueTable, error) {
	var v ValueTable
	at := slices.IndexFunc(t.editions, func(e kompas.Edition) bool { return e.Status.Agreed() })
	if t.kind != kompas.ChainResult || at < 0 {
		return v, fault.Missing()
	}
	versions, err := tx.ResultVersions(kompas.ResultID(t.id))
	if err != nil {
		return v, err
	}
	v = ValueTable{Compass: t.compass, Result: versions[at]}
	on := t.on
	if t.shared {
		if on, err = v.chooseMember(tx, by, t, areaCode); err != nil {
			return v, err
		}
	}
	open := !t.compass.Archived() && (!t.shared || v.Member.ID != "")
	v.MayCheck, v.MaySign = open && by.May(kompas.ActCoreValue, 'P', on), open && by.May(kompas.ActCoreValue, 'S', on)
	v.MayList = by.mayList(kompas.ListCoreValues, v.Member.AreaCode)
	if v.Values, err = tx.ListItems(kompas.ListCoreValues, v.Member.AreaCode); err != nil {
		return v, err
	}
	if v.Checks, err = tx.CoreValueChecks(v.Result.Edition.ID, v.Member.ID); err != nil {
		return v, err
	}
	v.Signed = kompas.ChecksSigned(v.Checks)
	if len(v.Checks) > 0 {
		v.ReadyText = v.Checks[0].ProposedName
	}
	linked, err := tx.IndicatorsOfVersion(v.Result.Edition.ID)
	v.Subjects = []ValueSubject{{Name: v.Result.Text}}
	for _, l := range linked {
		v.Subjects = append(v.Subjects, ValueSubject{LinkID: l.Link.ID, Name: l.Indicator.Name})
	}
	return v, err
}

// chooseMember lays in how far each municipality is, and chooses the one that is asked for, else the first for which the
// reader may check or sign, else the first. It gives the object on which permission is asked for that one.
func (v *ValueTable) chooseMember(tx *store.Tx, by Actor, t tracked, areaCode string) (Object, error) {
	names, err := tx.AreaNames(t.memberCodes())
	if err != nil {
		return t.on, err
	}
	chosen := -1
	for i, m := range t.members {
		checks, err := tx.CoreValueChecks(v.Result.Edition.ID, m.ID)
		if err != nil {
			return t.on, err
		}
		v.Members = append(v.Members, ValueMember{m, names[m.AreaCode], len(checks) > 0, kompas.ChecksSigned(checks)})
		own := by.May(kompas.ActCoreValue, 'P', t.in(m)) || by.May(kompas.ActCoreValue, 'S', t.in(m))
		if m.AreaCode == areaCode || chosen < 0 && areaCode == "" && own {
			chosen = i
		}
	}
	switch {
	case chosen < 0 && areaCode != "":
		return t.on, fault.Missing()
	case len(t.members) == 0:
		return t.on, nil
	}
	v.Member = v.Members[max(chosen, 0)]
	return t.in(v.Member.MemberMunicipality), nil
}

// openValues finds the check of a result for whoever may do this with it: in a partnership, with that of this municipality.
func (by Actor) openValues(tx *store.Tx, slug, what, areaCode string, letter byte) (tracked, ValueTable, error) {
	t, err := by.openTracked(tx, slug, what, kompas.ActCoreValue, letter)
	if err != nil {
		return t, ValueTable{}, err
	}
	v, err := valueTable(tx, by, t, areaCode)
	if err == nil && !(letter == 'P' && v.MayCheck || letter == 'S' && v.MaySign) {
		err = fault.New(fault.Forbidden, "geen_recht")
	}
	return t, v, err
}

// ProposeCoreValues stores the answers that officers or college propose. What the council signed stays as it is.
func (a *App) ProposeCoreValues(ctx context.Context, by Actor, slug, what, areaCode string, form map[string]string, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		t, v, err := by.openValues(tx, slug, what, areaCode, 'P')
		if err != nil {
			return "", err
		}
		if v.Signed {
			return "", refuse("kernwaarden_getekend")
		}
		checks, err := v.read(by, form)
		if err != nil {
			return "", err
		}
		record(tx, by, "check", "kernwaarde", t.id, t.compass.ID, "", v.recorded())
		return "", tx.PutCoreValueChecks(v.Result.Edition.ID, v.Member.ID, checks)
	})
	return err
}

// recorded is how the history names what was checked.
func (v ValueTable) recorded() string {
	if v.Member.Name != "" {
		return v.Member.Name + ": " + v.Result.Text
	}
	return v.Result.Text
}

// read takes the answers from a form: at least one, and a note only beside an answer.
func (v ValueTable) read(by Actor, form map[string]string) ([]kompas.CoreValueCheck, error) {
	var out []kompas.CoreValueCheck
	var wrong []*fault.Error
	for _, s := range v.Subjects {
		for _, value := range v.Values {
			verdict, note := ValueFields(s, value)
			c := kompas.CoreValueCheck{VersionID: v.Result.Edition.ID, LinkID: s.LinkID, ValueID: value.ID, ProposedBy: by.Person.ID, ProposedName: by.Person.Name}
			var f *fault.Error
			if c.Verdict, f = kompas.ParseVerdict(verdict, form[verdict]); f != nil {
				wrong = append(wrong, f)
			}
			if c.Note, f = kompas.CleanText(note, form[note], kompas.MaxSentence, false); f != nil {
				wrong = append(wrong, f)
			}
			switch {
			case c.Verdict != "":
				out = append(out, c)
			case c.Note != "":
				wrong = append(wrong, fault.Field(verdict, "verplicht"))
			}
		}
	}
	if len(wrong) == 0 && len(out) == 0 {
		wrong = append(wrong, fault.Field("", "kernwaarden_leeg"))
	}
	return out, fault.Form(wrong)
}

// SignCoreValues is the signature of the council under the answers.
func (a *App) SignCoreValues(ctx context.Context, by Actor, slug, what, areaCode, key string) error {
	_, err := a.once(ctx, by, key, func(tx *store.Tx) (string, error) {
		t, v, err := by.openValues(tx, slug, what, areaCode, 'S')
		switch {
		case err != nil:
			return "", err
		case v.Signed:
			return "", refuse("kernwaarden_getekend")
		case len(v.Checks) == 0:
			return "", refuse("kernwaarden_leeg")
		}
		record(tx, by, "sign", "kernwaarde", t.id, t.compass.ID, "", v.recorded())
		return "", tx.SignCoreValueChecks(v.Result.Edition.ID, v.Member.ID, by.Person)
	})
	return err
}
