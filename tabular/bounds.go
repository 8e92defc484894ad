package tabular

import (
	"slices"
	"strings"
	"unicode"

	"kompas/figure"
)

// besideWords say that a column holds a bound of the figures in another, or of how many people they are.
var besideWords = map[string]figure.Part{"ondergrens": figure.PartLower, "lower": figure.PartLower, "bovengrens": figure.PartUpper, "upper": figure.PartUpper,
	"n": figure.PartN, "respondenten": figure.PartN}

// aroundWords may stand beside those.
var aroundWords = []string{"95", "bi", "ci", "betrouwbaarheidsinterval", "aantal"}

// besideTopic takes a header apart that names a part of a figure: "Eenzaam (ondergrens 95%)" is the lower bound of "eenzaam".
func besideTopic(title string) (topic string, part figure.Part) {
	var rest []string
	for _, word := range words(title) {
		if p, named := besideWords[word]; named && part == "" {
			part = p
		} else if !slices.Contains(aroundWords, word) {
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " "), part
}

func words(title string) []string {
	return strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// takeBounds makes of columns with bounds and numbers of people parts of the topic that they belong to, when there is just one.
func (f *wide) takeBounds() {
	parts := make([]figure.Part, len(f.topics))
	owner := make([]int, len(f.topics))
	for i, t := range f.topics {
		if t.topic != i { // columns were put together by period already
			return
		}
		name, part := besideTopic(f.titles[t.column])
		if name == "" || part == "" {
			continue
		}
		if owners := f.named(name); len(owners) == 1 {
			parts[i], owner[i] = part, owners[0]
		}
	}
	topics := f.about.Topics
	f.about.Topics = nil
	place := make([]int, len(topics))
	for i, t := range topics {
		if parts[i] == "" {
			place[i] = len(f.about.Topics)
			f.about.Topics = append(f.about.Topics, t)
		}
	}
	for i := range f.topics {
		at := i
		if parts[i] != "" {
			at = owner[i]
		}
		f.topics[i].topic, f.topics[i].part = place[at], parts[i]
	}
}

// named finds the topics whose header has just these words, but for its unit.
func (f *wide) named(name string) []int {
	var out []int
	for i, t := range f.about.Topics {
		if rest, part := besideTopic(t.Key); part != "" && rest != "" { // itself a bound
			continue
		}
		if strings.Join(words(strings.Join(t.Path, " ")), " ") == name || strings.Join(words(t.Key), " ") == name {
			out = append(out, i)
		}
	}
	return out
}
