package kompas

// InterventionRecognition is how far an intervention was looked at by others.
type InterventionRecognition string

// InterventionRecognitions lists them from none to recognised.
func InterventionRecognitions() []InterventionRecognition {
	return []InterventionRecognition{"geen", "goed_beschreven", "erkend"}
}

// Intervention (interventie) is a described way of working that an activity uses.
type Intervention struct {
	Part
	ActivityID  ActivityID
	Name        string
	Recognition InterventionRecognition
	URL         string
}

// Recognised says whether others found that it works, so that less has to be proven here.
func (i Intervention) Recognised() bool { return i.Recognition == "erkend" }

// InterventionFields are the fields a form may change.
func InterventionFields() []Field[Intervention] {
	return []Field[Intervention]{
		RequiredTextField("interventie", MaxName, false, func(i *Intervention) *string { return &i.Name }),
		ChoiceField("erkenning", InterventionRecognitions(), func(i *Intervention) *InterventionRecognition { return &i.Recognition }),
		AddressField("webadres", func(i *Intervention) *string { return &i.URL }),
	}
}

// KnowledgeItem (kennis) is a source that says what works, for one activity, for the thought behind it, or for the whole
// compass.
type KnowledgeItem struct {
	Part
	ActivityID ActivityID // empty when it holds for the whole compass
	ClaimID    ClaimID    // the thought it founds; may be empty
	Title      string
	URL        string
	Theme      string
	Says       string
	Evidence   Evidence // what kind of source it is; empty while nobody said
}

// KnowledgeItemFields are the fields a form may change.
func KnowledgeItemFields() []Field[KnowledgeItem] {
	return []Field[KnowledgeItem]{
		RequiredTextField("titel", MaxName, false, func(k *KnowledgeItem) *string { return &k.Title }),
		AddressField("webadres", func(k *KnowledgeItem) *string { return &k.URL }),
		TextField("thema", MaxName, false, func(k *KnowledgeItem) *string { return &k.Theme }),
		TextField("wat-het-zegt", MaxText, true, func(k *KnowledgeItem) *string { return &k.Says }),
		ChoiceField("soort-bron", append([]Evidence{""}, Evidences()[1:]...), func(k *KnowledgeItem) *Evidence { return &k.Evidence }),
	}
}
