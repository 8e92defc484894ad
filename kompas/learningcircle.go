package kompas

// LearningCircle (leerkring) is a group that learns together about one theme, at a rhythm of its own.
type LearningCircle struct {
	Part
	Theme   string
	Members string // in words
	Rhythm  string
	NextOn  string
	Learned string // what it learned so far
}

// LearningCircleFields are the fields a form may change.
func LearningCircleFields() []Field[LearningCircle] {
	return []Field[LearningCircle]{
		RequiredTextField("leerthema", MaxName, false, func(c *LearningCircle) *string { return &c.Theme }),
		TextField("wie-leren-mee", MaxSentence, false, func(c *LearningCircle) *string { return &c.Members }),
		TextField("ritme", MaxName, false, func(c *LearningCircle) *string { return &c.Rhythm }),
		DateField("volgende-keer", func(c *LearningCircle) *string { return &c.NextOn }),
		TextField("wat-leerden-we", MaxText, true, func(c *LearningCircle) *string { return &c.Learned }),
	}
}
