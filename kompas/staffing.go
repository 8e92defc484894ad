package kompas

// StaffKind is who carries an activity out.
type StaffKind string

// StaffKinds lists them.
func StaffKinds() []StaffKind {
	return []StaffKind{"professional", "vrijwilliger", "ervaringsdeskundige"}
}

// StaffUnit is in what a staffing counts.
type StaffUnit string

// StaffUnits lists them.
func StaffUnits() []StaffUnit { return []StaffUnit{"mensen", "fte", "uren"} }

// Staffing (inzet) is how many of one kind of people carry an activity out, and how they see their own attitude.
type Staffing struct {
	Part
	ActivityID ActivityID
	Kind       StaffKind
	Amount     *float64
	Unit       StaffUnit
	Attitude   *int // how they themselves see how they meet people: 1 to 5; nil while nobody asked
	Note       string
}

// StaffingFields are the fields a form may change.
func StaffingFields() []Field[Staffing] {
	return []Field[Staffing]{
		ChoiceField("wie-doet-het", StaffKinds(), func(s *Staffing) *StaffKind { return &s.Kind }),
		DecimalField("hoeveel", 0, 100_000, func(s *Staffing) **float64 { return &s.Amount }),
		ChoiceField("telt-in", StaffUnits(), func(s *Staffing) *StaffUnit { return &s.Unit }),
		NumberField("eigen-houding", 1, 5, func(s *Staffing) **int { return &s.Attitude }),
		TextField("toelichting", MaxText, true, func(s *Staffing) *string { return &s.Note }),
	}
}

// TrainingAction (scholing) is something people learn for an activity, perhaps together with others.
type TrainingAction struct {
	Part
	ActivityID ActivityID
	Topic      string
	Cost       *int // cents
	Hours      *int // for all who take part
	On         string
	SharedWith string // who learns along, in words
	Open       bool   // others may join
}

// Shared says whether others learn along, or may.
func (t TrainingAction) Shared() bool { return t.Open || t.SharedWith != "" }

// TrainingActionFields are the fields a form may change.
func TrainingActionFields() []Field[TrainingAction] {
	return []Field[TrainingAction]{
		RequiredTextField("onderwerp-scholing", MaxName, false, func(t *TrainingAction) *string { return &t.Topic }),
		DateField("wanneer", func(t *TrainingAction) *string { return &t.On }),
		EuroField("kosten", func(t *TrainingAction) **int { return &t.Cost }),
		NumberField("uren", 0, 100_000, func(t *TrainingAction) **int { return &t.Hours }),
		TextField("samen-met", MaxSentence, false, func(t *TrainingAction) *string { return &t.SharedWith }),
		BoolField("anderen-welkom", func(t *TrainingAction) *bool { return &t.Open }),
	}
}

// ReflectionTask (reflectie) is time set apart to look critically at one's own work.
type ReflectionTask struct {
	Part
	ActivityID ActivityID
	Question   string
	Minutes    *int // that are set apart for it
	On         string
	Learned    string // empty while it was not held
}

// ReflectionTaskFields are the fields a form may change.
func ReflectionTaskFields() []Field[ReflectionTask] {
	return []Field[ReflectionTask]{
		RequiredTextField("waar-kijken-we-naar", MaxSentence, false, func(r *ReflectionTask) *string { return &r.Question }),
		NumberField("minuten", 5, 480, func(r *ReflectionTask) **int { return &r.Minutes }),
		DateField("wanneer", func(r *ReflectionTask) *string { return &r.On }),
		TextField("wat-leerden-we", MaxText, true, func(r *ReflectionTask) *string { return &r.Learned }),
	}
}
