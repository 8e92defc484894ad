package kompas

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// TextKind (soort tekst) is what a text that is checked on its wording is.
type TextKind string

// The kinds of text.
const (
	AmbitionText     TextKind = "ambition"
	ResultText       TextKind = "result"
	ContributionText TextKind = "contribution"
)

// Valid reports whether k is a known kind.
func (k TextKind) Valid() bool {
	return k == AmbitionText || k == ResultText || k == ContributionText
}

const (
	mostThemes  = 4  // from here on a text has many themes at once
	mostWords   = 25 // of a sentence
	mostBetween = 2  // words between a counting word and what it counts
)

var (
	sentenceEnd = regexp.MustCompile(`[.!?]+(\s+|$)|\n+`)
	wordInText  = regexp.MustCompile(`\d+(?:[.,]\d+)+|[\p{L}\p{N}][\p{L}\p{N}+'-]*`)
	plainNumber = regexp.MustCompile(`^\d[\d.,]*$`)
	agedFolk    = regexp.MustCompile(`^\d\d\+'?ers$`)                                                                                           // 75+'ers
	openTarget  = regexp.MustCompile(`(…|\.\.\.)\s*%`)                                                                                          // …%
	momentNamed = regexp.MustCompile(`\bover (\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig) jaar\b|` + // L-TIME
		`\b(in|voor|vóór|uiterlijk|eind)( in| eind)? (20\d\d)\b`)
)

// reading is a text as the rules read it.
type reading struct {
	lists     WordLists
	text      string     // small letters, single spaces
	sentences [][]string // words
	longest   int        // words of the longest sentence
}

func (l WordLists) read(text string) reading {
	text = strings.ToLower(norm.NFC.String(strings.ReplaceAll(text, "’", "'")))
	r := reading{lists: l, text: strings.Join(strings.Fields(text), " ")}
	for _, sentence := range sentenceEnd.Split(text, -1) {
		var words []string
		for _, w := range wordInText.FindAllString(sentence, -1) {
			words = append(words, strings.TrimRight(w, "'-"))
		}
		r.sentences = append(r.sentences, words)
		r.longest = max(r.longest, len(strings.Fields(sentence)))
	}
	return r
}

// any reports whether some word of the text does.
func (r reading) any(does func(word string) bool) bool {
	return slices.ContainsFunc(r.sentences, func(words []string) bool { return slices.ContainsFunc(words, does) })
}

func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// residents is list L-INW.
func (r reading) residents() bool {
	return r.any(func(word string) bool {
		if slices.Contains(r.lists.ResidentWords, word) || agedFolk.MatchString(word) {
			return true
		}
		if endsIn(word, r.lists.NotResidents) {
			return endsIn(word, r.lists.StillResidents)
		}
		return endsIn(word, r.lists.Residents)
	})
}

// transformation is list L-TRANS.
func (r reading) transformation() bool {
	return slices.ContainsFunc(r.lists.Transformation, func(part string) bool { return strings.Contains(r.text, part) })
}

// organisations is list L-ORG.
func (r reading) organisations() bool {
	return r.any(func(word string) bool { return endsIn(word, r.lists.Organisations) })
}

// output is list L-OUT: something is counted, offered or opened.
func (r reading) output() bool {
	for _, words := range r.sentences {
		for i, word := range words {
			if endsIn(word, r.lists.Desks) {
				return true
			}
			if i > 0 && (words[i-1] == "we" || words[i-1] == "wij") && slices.Contains(r.lists.Offers, word) {
				return true
			}
			if !endsIn(word, r.lists.Counted) && !slices.Contains(r.lists.CountedWords, word) {
				continue
			}
			if slices.ContainsFunc(words[max(0, i-mostBetween-1):i], r.counts) {
				return true
			}
		}
	}
	return false
}

func (r reading) counts(word string) bool {
	return plainNumber.MatchString(word) || slices.Contains(r.lists.Counts, word)
}

// themeList says of each theme of list L-THEME whether the text is about it.
func (r reading) themeList() []bool {
	out := make([]bool, len(r.lists.Themes))
	for i, stems := range r.lists.Themes {
		out[i] = r.any(func(word string) bool {
			return slices.ContainsFunc(stems, func(stem string) bool {
				at := strings.Index(word, stem)
				return at == 0 || at > 0 && len(stem) > 4 // "betaalbaar" is not about language
			})
		})
	}
	return out
}

// themes counts the themes of list L-THEME.
func (r reading) themes() int {
	count := 0
	for _, is := range r.themeList() {
		if is {
			count++
		}
	}
	return count
}

// TextCodes lists the codes of the kompascheck that a text raises by its wording alone, in order: as if no target group,
// horizon or target were filled in beside it. Source: method, kompascheck.
func (l WordLists) TextCodes(kind TextKind, text string) []string {
	p := CheckPicture{Lists: l}
	switch kind {
	case AmbitionText:
		p.Ambitions = []Ambition{{Text: text}}
	case ResultText:
		p.Results = []CheckedResult{{SocietalResult: SocietalResult{Text: text}}}
	case ContributionText:
		p.Contributions = []Contribution{{Statement: text}}
	}
	codes := []string{}
	for _, f := range p.look(Moment{}, slices.DeleteFunc(CheckRules(), func(r CheckRule) bool { return !r.Wording })) {
		codes = append(codes, f.Code)
	}
	return codes
}

// namedMoment is the moment a sentence names: so many years from now, or a year.
type namedMoment struct{ years, year int }

// differs says whether the sentence names another moment than the years of the result.
func (m namedMoment) differs(r SocietalResult) bool {
	return m.years > 0 && m.years != r.HorizonYears || m.year > 0 && m.year != r.EndYear()
}

// momentIn finds a moment in a sentence: "over vier jaar", "uiterlijk 2029" (list L-TIME of the method).
func momentIn(text string) (namedMoment, bool) {
	found := momentNamed.FindStringSubmatch(strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(text))), " "))
	if found == nil {
		return namedMoment{}, false
	}
	var m namedMoment
	m.years, _ = strconv.Atoi(found[1])
	for i, words := range [][]string{{"een", "één"}, {"twee"}, {"drie"}, {"vier"}, {"vijf"}, {"zes"}, {"zeven"}, {"acht"}, {"negen"}, {"tien"}, {"elf"}, {"twaalf"}} {
		if slices.Contains(words, found[1]) {
			m.years = i + 1
		}
	}
	m.year, _ = strconv.Atoi(found[4])
	return m, true
}
