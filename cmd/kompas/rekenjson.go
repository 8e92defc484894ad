package main

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// member is one field of a JSON object; key and raw are as they were written.
type member struct {
	name string
	key  []byte
	raw  []byte
}

// splitObject appends the fields of an object in valid JSON to list, in order. ok is false for anything else, and for an
// object that names a field twice: nobody knows which of the two counts.
func splitObject(list []member, text []byte) (fields []member, ok bool) {
	at := skipSpace(text, 0)
	if at >= len(text) || text[at] != '{' {
		return list, false
	}
	from := len(list)
	var seen map[string]bool
	for at = skipSpace(text, at+1); text[at] != '}'; {
		end := endOfValue(text, at)
		m := member{key: text[at:end]}
		if m.name, ok = readText(m.key); !ok {
			return list, false
		}
		at = skipSpace(text, skipSpace(text, end)+1) // past the colon
		end = endOfValue(text, at)
		m.raw = text[at:end]
		if at = skipSpace(text, end); text[at] == ',' {
			at = skipSpace(text, at+1)
		}
		if list = append(list, m); !isNew(list[from:], &seen) {
			return list, false
		}
	}
	return list, true
}

// fewMembers is up to how many fields looking at each is quicker than a map.
const fewMembers = 16

// isNew reports whether the last field has a name of its own.
func isNew(list []member, seen *map[string]bool) bool {
	last := list[len(list)-1].name
	if len(list) <= fewMembers {
		for _, m := range list[:len(list)-1] {
			if m.name == last {
				return false
			}
		}
		return true
	}
	if *seen == nil {
		*seen = map[string]bool{}
		for _, m := range list[:len(list)-1] {
			(*seen)[m.name] = true
		}
	}
	if (*seen)[last] {
		return false
	}
	(*seen)[last] = true
	return true
}

// eachElement visits the elements of an array in valid JSON; ok is false for anything else.
func eachElement(text []byte, visit func([]byte)) (ok bool) {
	if len(text) == 0 || text[0] != '[' {
		return false
	}
	for at := skipSpace(text, 1); text[at] != ']'; {
		end := endOfValue(text, at)
		visit(text[at:end])
		if at = skipSpace(text, end); text[at] == ',' {
			at = skipSpace(text, at+1)
		}
	}
	return true
}

func skipSpace(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') {
		at++
	}
	return at
}

// endOfValue returns where the value that starts at `at` ends, in valid JSON.
func endOfValue(text []byte, at int) int {
	depth := 0
	for ; at < len(text); at++ {
		switch text[at] {
		case '"':
			for at++; text[at] != '"'; at++ {
				if text[at] == '\\' {
					at++
				}
			}
			if depth == 0 {
				return at + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return at // of a number or word that ends with its object
			}
			if depth--; depth == 0 {
				return at + 1
			}
		case ',', ' ', '\t', '\r', '\n', ':':
			if depth == 0 {
				return at
			}
		}
	}
	return at
}

// readText reads a JSON string.
func readText(raw []byte) (s string, ok bool) {
	if len(raw) < 2 || raw[0] != '"' {
		return "", false
	}
	for _, b := range raw {
		if b == '\\' {
			err := json.Unmarshal(raw, &s)
			return s, err == nil
		}
	}
	return string(raw[1 : len(raw)-1]), true
}

// outcome is the fields of an outcome, in order. A nil value is null.
type outcome []field

type field struct {
	name  string
	value any
}

// append writes the answer as JSON; ok is false when a number in it is not ordinary.
func (o outcome) append(dst []byte) (text []byte, ok bool) {
	dst = append(dst, '{')
	for i, f := range o {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendText(dst, f.name), ':')
		if dst, ok = appendValue(dst, f.value); !ok {
			return dst, false
		}
	}
	return append(dst, '}'), true
}

func appendValue(dst []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...), true
	case bool:
		return strconv.AppendBool(dst, v), true
	case int:
		return strconv.AppendInt(dst, int64(v), 10), true
	case string:
		return appendText(dst, v), true
	case float64:
		return appendNumber(dst, v)
	case *float64:
		if v == nil {
			return append(dst, "null"...), true
		}
		return appendNumber(dst, *v)
	case outcome:
		return v.append(dst)
	case []float64:
		return appendList(dst, v)
	case []int:
		return appendList(dst, v)
	case []string:
		return appendList(dst, v)
	}
	return dst, false
}

func appendList[T any](dst []byte, list []T) ([]byte, bool) {
	dst, ok := append(dst, '['), true
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, ok = appendValue(dst, v); !ok {
			return dst, false
		}
	}
	return append(dst, ']'), true
}

// appendNumber writes the shortest text that reads back as the same number.
func appendNumber(dst []byte, v float64) ([]byte, bool) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return dst, false
	}
	if v == 0 {
		return append(dst, '0'), true // no negative zero
	}
	if abs := math.Abs(v); abs < 1e-6 || abs >= 1e21 {
		return strconv.AppendFloat(dst, v, 'e', -1, 64), true
	}
	return strconv.AppendFloat(dst, v, 'f', -1, 64), true
}

func appendText(dst []byte, s string) []byte {
	plain := func(r rune) bool { return r >= ' ' && r != '"' && r != '\\' && r != '\ufffd' }
	if strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		quoted, err := json.Marshal(s)
		if err != nil { // a string always has a form
			return append(dst, `""`...)
		}
		return append(dst, quoted...)
	}
	return append(append(append(dst, '"'), s...), '"')
}
