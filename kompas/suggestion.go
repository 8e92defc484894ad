package kompas

// Suggestion (suggestie) is a way of working that somebody brings to an activity. It assigns nothing: who carries the
// activity out takes it over, or leaves it.
type Suggestion struct {
	Part
	ActivityID  ActivityID
	Name        string
	Recognition InterventionRecognition
	URL         string
	Why         string
}

// SuggestionFields are the fields a form may change.
func SuggestionFields() []Field[Suggestion] {
	return []Field[Suggestion]{
		RequiredTextField("suggestie", MaxName, false, func(s *Suggestion) *string { return &s.Name }),
		ChoiceField("erkenning", InterventionRecognitions(), func(s *Suggestion) *InterventionRecognition { return &s.Recognition }),
		AddressField("webadres", func(s *Suggestion) *string { return &s.URL }),
		RequiredTextField("waarom-hier", MaxSentence, false, func(s *Suggestion) *string { return &s.Why }),
	}
}

// Founded says whether a source rests on more than practice, so that it can be offered to others as ground.
func (k KnowledgeItem) Founded() bool { return k.Evidence == "wat_werkt" || k.Evidence == "onderzoek" }

// Described says whether others can read what an intervention is.
func (i Intervention) Described() bool { return i.Recognition != "geen" && i.Recognition != "" }

// ShareTheme says whether two texts are about one theme of list L-THEME.
func (l WordLists) ShareTheme(a, b string) bool {
	there := l.read(b).themeList()
	for i, is := range l.read(a).themeList() {
		if is && there[i] {
			return true
		}
	}
	return false
}
