package kompas

// ConditionKind is something people need to do good work.
type ConditionKind string

// ConditionKinds lists them.
func ConditionKinds() []ConditionKind {
	return []ConditionKind{"tijd", "geld", "ruimte", "mandaat", "aanspreekpunt"}
}

// Condition (voorwaarde) is whether there is enough of one thing that an activity needs.
type Condition struct {
	Part
	ActivityID ActivityID
	Kind       ConditionKind
	Score      *int // 1 (far too little) to 5 (enough)
	Note       string
	Action     string // what is done about it, and by whom
}

// Short says whether there is too little of it.
func (c Condition) Short() bool { return c.Score != nil && *c.Score <= 2 }

// ConditionFields are the fields a form may change.
func ConditionFields() []Field[Condition] {
	return []Field[Condition]{
		ChoiceField("voorwaarde", ConditionKinds(), func(c *Condition) *ConditionKind { return &c.Kind }),
		NumberField("genoeg", 1, 5, func(c *Condition) **int { return &c.Score }),
		TextField("toelichting", MaxText, true, func(c *Condition) *string { return &c.Note }),
		TextField("wie-pakt-het-op", MaxSentence, false, func(c *Condition) *string { return &c.Action }),
	}
}

// ObstacleCause is who causes an obstacle.
type ObstacleCause string

// ObstacleCauses lists them.
func ObstacleCauses() []ObstacleCause {
	return []ObstacleCause{"gemeente", "aanbieder", "wet", "anders"}
}

// Obstacle (hobbel) is something on the road of an activity, also when the municipality itself put it there. Once closed
// it stays to be read.
type Obstacle struct {
	Part
	ActivityID ActivityID // empty when it is on the road of the whole compass
	Text       string
	Cause      ObstacleCause
	Owner      string // who takes it up, and to whom one can go
	OpenedOn   string
	ClosedOn   string // empty while it is there
	Solution   string
}

// ObstacleFields are the fields a form may change.
func ObstacleFields() []Field[Obstacle] {
	return []Field[Obstacle]{
		RequiredTextField("hobbel", MaxSentence, false, func(o *Obstacle) *string { return &o.Text }),
		ChoiceField("veroorzaakt-door", ObstacleCauses(), func(o *Obstacle) *ObstacleCause { return &o.Cause }),
		TextField("wie-lost-het-op", MaxName, false, func(o *Obstacle) *string { return &o.Owner }),
		RequiredDateField("gezien-op", func(o *Obstacle) *string { return &o.OpenedOn }),
		DateField("opgelost-op", func(o *Obstacle) *string { return &o.ClosedOn }),
		TextField("hoe-opgelost", MaxText, true, func(o *Obstacle) *string { return &o.Solution }),
	}
}
