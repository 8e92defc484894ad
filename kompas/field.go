package kompas

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kompas/fault"
)

// Field is one editable field of an object: its name in forms, how to read it as text, and how to set it from text.
// Set refuses with a fault at the field and then changes nothing.
type Field[T any] struct {
	Name string
	Get  func(*T) string
	Set  func(*T, string) *fault.Error
}

// FieldByName finds a field; false when the object has none of that name.
func FieldByName[T any](fields []Field[T], name string) (Field[T], bool) {
	for _, f := range fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field[T]{}, false
}

// Lengths of texts, in characters.
const (
	MaxName     = 120
	MaxSentence = 300
	MaxText     = 2000
)

// CleanText checks a text a person typed: trimmed, at most max characters, no markup, no control characters except
// line breaks (which a single line does not have either).
func CleanText(field, text string, maxLen int, multiline bool) (string, *fault.Error) {
	if !utf8.ValidString(text) {
		return "", fault.Field(field, "stuurtekens")
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if utf8.RuneCountInString(text) > maxLen {
		return "", fault.Field(field, "te_lang", maxLen)
	}
	for i, r := range text {
		if r == '\n' && multiline || r == '\t' {
			continue
		}
		if unicode.IsControl(r) || isInvisible(r) {
			return "", fault.Field(field, "stuurtekens")
		}
		if r == '<' && opensMarkup(text[i+1:]) {
			return "", fault.Field(field, "geen_opmaak")
		}
	}
	if isBlank(text) {
		return "", nil
	}
	return text, nil
}

// isBlank says that there is nothing to read: spaces and joiners alone are no text.
func isBlank(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// isInvisible finds characters that hide or turn text: byte order marks, direction overrides.
func isInvisible(r rune) bool {
	return r == '\ufeff' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u2028' || r == '\u2029'
}

func opensMarkup(rest string) bool {
	if rest == "" {
		return false
	}
	c := rest[0]
	return c == '/' || c == '!' || c == '?' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// TextField is a field that holds a text; required fields are asked at transitions, not while typing.
func TextField[T any](name string, maxLen int, multiline bool, at func(*T) *string) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return *at(o) },
		Set: func(o *T, text string) *fault.Error {
			clean, err := CleanText(name, text, maxLen, multiline)
			if err == nil {
				*at(o) = clean
			}
			return err
		},
	}
}

// RequiredTextField is a text field that may not be emptied.
func RequiredTextField[T any](name string, maxLen int, multiline bool, at func(*T) *string) Field[T] {
	f := TextField(name, maxLen, multiline, at)
	set := f.Set
	f.Set = func(o *T, text string) *fault.Error {
		if isBlank(text) {
			return fault.Field(name, "verplicht")
		}
		return set(o, text)
	}
	return f
}

// ChoiceField is a field that holds one of a list of codes.
func ChoiceField[T any, C ~string](name string, options []C, at func(*T) *C) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return string(*at(o)) },
		Set: func(o *T, text string) *fault.Error {
			for _, c := range options {
				if string(c) == text {
					*at(o) = c
					return nil
				}
			}
			return fault.Field(name, "geen_keuze")
		},
	}
}

// ManyField is a field that holds any number of a list of codes. Its text is the codes with spaces between them.
func ManyField[T any, C ~string](name string, options []C, at func(*T) *[]C) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			var list []string
			for _, c := range *at(o) {
				list = append(list, string(c))
			}
			return strings.Join(list, " ")
		},
		Set: func(o *T, text string) *fault.Error {
			asked := strings.Fields(text)
			var chosen []C
			for _, c := range options {
				if slices.Contains(asked, string(c)) {
					chosen = append(chosen, c)
				}
			}
			slices.Sort(asked)
			if len(chosen) != len(slices.Compact(asked)) {
				return fault.Field(name, "geen_keuze")
			}
			*at(o) = chosen
			return nil
		},
	}
}

// AddressField is a field that holds the address of a page on the web, or nothing.
func AddressField[T any](name string, at func(*T) *string) Field[T] {
	f := TextField(name, MaxSentence, false, at)
	set := f.Set
	f.Set = func(o *T, text string) *fault.Error {
		if text = strings.TrimSpace(text); text != "" {
			u, err := url.Parse(text)
			if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(text, " \"'<>") {
				return fault.Field(name, "geen_webadres")
			}
		}
		return set(o, text)
	}
	return f
}

// NumberField is a field that holds a whole number or nothing.
func NumberField[T any](name string, low, high int, at func(*T) **int) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			if *at(o) == nil {
				return ""
			}
			return strconv.Itoa(**at(o))
		},
		Set: func(o *T, text string) *fault.Error {
			n, err := ParseWhole(name, text, low, high)
			if err == nil {
				*at(o) = n
			}
			return err
		},
	}
}

// IntField is a field that always holds a whole number.
func IntField[T any](name string, low, high int, at func(*T) *int) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return strconv.Itoa(*at(o)) },
		Set: func(o *T, text string) *fault.Error {
			n, err := ParseWhole(name, text, low, high)
			if err != nil {
				return err
			}
			if n == nil {
				return fault.Field(name, "verplicht")
			}
			*at(o) = *n
			return nil
		},
	}
}

// DateField is a field that holds a day (2026-11-22) or nothing.
func DateField[T any](name string, at func(*T) *string) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return *at(o) },
		Set: func(o *T, text string) *fault.Error {
			day, err := ParseDay(name, text)
			if err == nil {
				*at(o) = day
			}
			return err
		},
	}
}

// RequiredDateField is a field that always holds a day.
func RequiredDateField[T any](name string, at func(*T) *string) Field[T] {
	f := DateField(name, at)
	set := f.Set
	f.Set = func(o *T, text string) *fault.Error {
		if strings.TrimSpace(text) == "" {
			return fault.Field(name, "verplicht")
		}
		return set(o, text)
	}
	return f
}

// BoolField is a field that is on or off.
func BoolField[T any](name string, at func(*T) *bool) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			if *at(o) {
				return "ja"
			}
			return ""
		},
		Set: func(o *T, text string) *fault.Error {
			switch text {
			case "ja", "on", "true":
				*at(o) = true
			case "", "nee", "off", "false":
				*at(o) = false
			default:
				return fault.Field(name, "geen_keuze")
			}
			return nil
		},
	}
}

// DecimalField is a field that holds a number with decimals, written with a comma or a point, or nothing.
func DecimalField[T any](name string, low, high float64, at func(*T) **float64) Field[T] {
	return Field[T]{
		Name: name,
		Get: func(o *T) string {
			if *at(o) == nil {
				return ""
			}
			return strings.Replace(strconv.FormatFloat(**at(o), 'f', -1, 64), ".", ",", 1)
		},
		Set: func(o *T, text string) *fault.Error {
			v, err := ParseDecimal(name, text, low, high)
			if err == nil {
				*at(o) = v
			}
			return err
		},
	}
}

// ParseWhole reads a whole number; empty gives nil. "6.340" and "6 340" are six thousand.
func ParseWhole(field, text string, low, high int) (*int, *fault.Error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(ungroup(text))
	if err != nil {
		return nil, fault.Field(field, "geen_heel_getal")
	}
	if n < low || n > high {
		return nil, fault.Field(field, "buiten_bereik", low, high)
	}
	return &n, nil
}

// ungroup takes the dots or spaces out of a number written in groups of three.
func ungroup(text string) string {
	for _, sep := range []string{".", " ", "\u00a0"} {
		parts := strings.Split(text, sep)
		if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 {
			continue
		}
		grouped := true
		for _, p := range parts[1:] {
			grouped = grouped && len(p) == 3
		}
		if grouped {
			return strings.Join(parts, "")
		}
	}
	return text
}

// ParseDecimal reads a number with a decimal comma or point; empty gives nil. What could be read in two ways (1.234)
// is refused: the person must say which.
func ParseDecimal(field, text string, low, high float64) (*float64, *fault.Error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	plain := text
	switch {
	case strings.Contains(text, ","):
		whole, rest, _ := strings.Cut(text, ",")
		plain = ungroup(whole) + "." + rest
	case strings.Contains(text, ".") && ungroup(text) != text:
		return nil, fault.Field(field, "getal_dubbelzinnig", text)
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || v != v || strings.ContainsAny(plain, "eExXpPnNiI_") {
		return nil, fault.Field(field, "geen_getal")
	}
	if v < low || v > high {
		return nil, fault.Field(field, "buiten_bereik", low, high)
	}
	return &v, nil
}

// ParseDay reads a day as 2026-11-22 or 22-11-2026 and gives it as 2026-11-22; empty stays empty.
func ParseDay(field, text string) (string, *fault.Error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "02-01-2006", "2-1-2006"} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1900 && t.Year() <= 2200 {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fault.Field(field, "geen_datum")
}
