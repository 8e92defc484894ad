package kompas

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
)

// SearchQuery (zoekvraag) is what somebody looks for, word by word: without capitals and accents, each by its stem. It
// remembers stems, so it is of one request.
type SearchQuery struct {
	words []searchWord
	stems map[string]string
}

type searchWord struct{ folded, stem string }

// MaxSearch is the longest text that is searched for, in characters.
const MaxSearch = 120

// shortWords say nothing about what somebody looks for, unless nothing else was typed.
var shortWords = strings.Fields("de het een en van in op voor met te aan er is zijn dat die we ze om bij naar of als door uit over tot")

// NewSearchQuery reads what somebody typed.
func NewSearchQuery(typed string) SearchQuery {
	q := SearchQuery{stems: map[string]string{}}
	var short []searchWord
	for _, t := range textWords(typed) {
		w := searchWord{t.folded, q.stem(t.folded)}
		switch {
		case slices.Contains(q.words, w):
		case slices.Contains(shortWords, t.folded):
			short = append(short, w)
		default:
			q.words = append(q.words, w)
		}
	}
	if len(q.words) == 0 {
		q.words = short
	}
	return q
}

// Empty says whether there is nothing to look for.
func (q SearchQuery) Empty() bool { return len(q.words) == 0 }

// How well a word of a text answers a word that was asked.
const (
	insideWord = 1 // it stands in a longer word: verlening in schuldhulpverlening
	beginsWord = 2
	sameStem   = 4

	inName = 3 // times as much in the name of a thing as in its other words

	longEnough = 4 // letters, before a part of a longer word counts
)

// Score says how well a thing answers: 0 while a word that was asked stands nowhere in it.
func (q SearchQuery) Score(name string, texts ...string) int {
	found := make([]int, len(q.words))
	for i, text := range append([]string{name}, texts...) {
		times := 1
		if i == 0 {
			times = inName
		}
		for _, t := range textWords(text) {
			for k, w := range q.words {
				found[k] = max(found[k], times*q.answers(t.folded, w))
			}
		}
	}
	total := 0
	for _, n := range found {
		if n == 0 {
			return 0
		}
		total += n
	}
	return total
}

// answers says how well one word of a text answers one that was asked. A stem keeps the first two letters of its word.
func (q SearchQuery) answers(word string, asked searchWord) int {
	switch {
	case word == asked.folded:
		return sameStem
	case strings.HasPrefix(word, asked.folded[:min(2, len(asked.folded))]) && q.stem(word) == asked.stem:
		return sameStem
	case len(asked.folded) < longEnough:
		return 0
	case strings.HasPrefix(word, asked.folded):
		return beginsWord
	case strings.Contains(word, asked.folded):
		return insideWord
	}
	return 0
}

// SearchPiece (stukje van een vindplaats) is a part of the line in which something was found; Found marks the words that
// were asked.
type SearchPiece struct {
	Text  string
	Found bool
}

// lineAround is how much of a text is shown before and after the first word that was found, in characters.
const lineAround = 90

// Line gives the part of a text in which the words stand; nothing when it holds none of them.
func (q SearchQuery) Line(text string) []SearchPiece {
	var hits []textWord
	for _, t := range textWords(text) {
		if slices.ContainsFunc(q.words, func(w searchWord) bool { return q.answers(t.folded, w) > 0 }) {
			hits = append(hits, t)
		}
	}
	if len(hits) == 0 {
		return nil
	}
	from, to := cutLine(text, hits[0].from, hits[0].to)
	var out []SearchPiece
	add := func(s string, found bool) {
		if s != "" {
			out = append(out, SearchPiece{s, found})
		}
	}
	if from > 0 {
		add("… ", false)
	}
	at := from
	for _, h := range hits {
		if h.to > to {
			break
		}
		add(text[at:h.from], false)
		add(text[h.from:h.to], true)
		at = h.to
	}
	add(text[at:to], false)
	if to < len(text) {
		add(" …", false)
	}
	return out
}

// cutLine gives the bounds of the part of a text around a word, at whole words.
func cutLine(text string, wordFrom, wordTo int) (from, to int) {
	if wordFrom > lineAround {
		from = wordFrom - lineAround
		from += strings.IndexFunc(text[from:wordFrom]+" ", unicode.IsSpace)
		from = min(from+1, wordFrom)
	}
	to = len(text)
	if wordTo+lineAround < to {
		to = wordTo + lineAround
		if at := strings.LastIndexFunc(text[wordTo:to], unicode.IsSpace); at > 0 {
			to = wordTo + at
		} else {
			to = wordTo
		}
	}
	return from, to
}

// stem gives the stem of a folded word.
func (q SearchQuery) stem(word string) string {
	s, known := q.stems[word]
	if !known {
		env := snowballstem.NewEnv(word)
		dutch.Stem(env)
		s = env.Current()
		q.stems[word] = s
	}
	return s
}

// textWord is a word of a text, with where it stands.
type textWord struct {
	from, to int
	folded   string
}

// textWords cuts a text in words: letters and digits.
func textWords(text string) []textWord {
	var out []textWord
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, textWord{start, i, foldWord(text[start:i])})
			start = -1
		}
	}
	return out
}

// foldWord is Fold of one word; most words have plain letters only.
func foldWord(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return Fold(word)
		}
	}
	return strings.ToLower(word)
}
