package kompas

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kompas/fault"
)

// CheckScope (omvang van de kompascheck) is how much a space wants to hear.
type CheckScope string

// The scopes. A space begins with the small set.
const (
	ScopeBasis CheckScope = "basis"
	ScopeFull  CheckScope = "volledig"
)

// CheckSettings (instellingen van de kompascheck) are the choices of a space: how much it hears, and by which words its
// texts are read.
type CheckSettings struct {
	Scope   CheckScope
	Lists   WordLists
	Version int64
}

// CheckSettingsID names the settings in the history of a space.
const CheckSettingsID = "kompascheck"

// DefaultCheckSettings is what a space begins with.
func DefaultCheckSettings() CheckSettings {
	return CheckSettings{Scope: ScopeBasis, Lists: DutchWordLists(), Version: 1}
}

// Heard gives the findings that the space wants to hear.
func (s CheckSettings) Heard(found []CheckFinding) []CheckFinding {
	if s.Scope == ScopeFull {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(f CheckFinding) bool { return !f.InBasis() })
}

// Bounds of a word list.
const (
	MaxWordLength = 60
	MaxWords      = 300
)

// wordList is one of the lists that a space may change.
type wordList struct {
	name string
	get  func(WordLists) []string
	set  func(*WordLists, []string)
}

func wordLists() []wordList {
	plain := func(name string, at func(*WordLists) *[]string) wordList {
		return wordList{name, func(l WordLists) []string { return *at(&l) }, func(l *WordLists, words []string) { *at(l) = words }}
	}
	return []wordList{
		plain("inwoners", func(l *WordLists) *[]string { return &l.Residents }),
		plain("inwoners-hele-woorden", func(l *WordLists) *[]string { return &l.ResidentWords }),
		plain("geen-inwoners", func(l *WordLists) *[]string { return &l.NotResidents }),
		plain("toch-inwoners", func(l *WordLists) *[]string { return &l.StillResidents }),
		plain("organisatiedoelen", func(l *WordLists) *[]string { return &l.Transformation }),
		plain("organisaties", func(l *WordLists) *[]string { return &l.Organisations }),
		plain("telwoorden", func(l *WordLists) *[]string { return &l.Counts }),
		plain("geteld", func(l *WordLists) *[]string { return &l.Counted }),
		plain("geteld-hele-woorden", func(l *WordLists) *[]string { return &l.CountedWords }),
		plain("aanbod", func(l *WordLists) *[]string { return &l.Offers }),
		plain("loketten", func(l *WordLists) *[]string { return &l.Desks }),
		{"vraagstukken", themeLines, func(l *WordLists, lines []string) {
			l.Themes = nil
			for _, line := range lines {
				l.Themes = append(l.Themes, strings.Fields(line))
			}
		}},
	}
}

// themeLines writes each theme as one line.
func themeLines(l WordLists) []string {
	var out []string
	for _, stems := range l.Themes {
		out = append(out, strings.Join(stems, " "))
	}
	return out
}

// WordListNames lists the lists a space may change, in the order of the page.
func WordListNames() []string {
	var out []string
	for _, l := range wordLists() {
		out = append(out, l.name)
	}
	return out
}

// OwnWords gives the lists that differ from those of the method, by name.
func (s CheckSettings) OwnWords() map[string][]string {
	out := map[string][]string{}
	for _, l := range wordLists() {
		if words := l.get(s.Lists); !slices.Equal(words, l.get(DutchWordLists())) {
			out[l.name] = words
		}
	}
	return out
}

// WithWords gives the lists of the method with some replaced.
func WithWords(own map[string][]string) WordLists {
	lists := DutchWordLists()
	for _, l := range wordLists() {
		if words, ok := own[l.name]; ok {
			l.set(&lists, words)
		}
	}
	return lists
}

// CheckSettingsFields are the fields a form may change: the scope, and each list as one word a line.
func CheckSettingsFields() []Field[CheckSettings] {
	fields := []Field[CheckSettings]{ChoiceField("omvang", []CheckScope{ScopeBasis, ScopeFull}, func(s *CheckSettings) *CheckScope { return &s.Scope })}
	for _, l := range wordLists() {
		fields = append(fields, Field[CheckSettings]{
			Name: l.name,
			Get:  func(s *CheckSettings) string { return strings.Join(l.get(s.Lists), "\n") },
			Set: func(s *CheckSettings, text string) *fault.Error {
				words, err := readWords(l.name, text)
				if err == nil {
					l.set(&s.Lists, words)
				}
				return err
			},
		})
	}
	return fields
}

// readWords reads a list as people type it, one word a line.
func readWords(field, text string) ([]string, *fault.Error) {
	text, err := CleanText(field, text, MaxWords*(MaxWordLength+1), true)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "’", "'"), "\n") {
		word := strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(line))), " ")
		switch {
		case word == "" || slices.Contains(words, word):
			continue
		case utf8.RuneCountInString(word) > MaxWordLength:
			return nil, fault.Field(field, "woord_te_lang", MaxWordLength)
		case strings.ContainsFunc(word, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(" '-+", r)
		}):
			return nil, fault.Field(field, "woord_vreemd", word)
		}
		words = append(words, word)
	}
	switch {
	case len(words) == 0:
		return nil, fault.Field(field, "woordenlijst_leeg")
	case len(words) > MaxWords:
		return nil, fault.Field(field, "woordenlijst_te_lang", MaxWords)
	}
	return words, nil
}
