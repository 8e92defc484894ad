package kompas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kompas/fault"
)

// Lengths of a password, in characters.
const (
	MinPassword = 12
	MaxPassword = 200
)

// CheckPassword refuses what is guessed first: short passwords, well-known ones, and those that are little more than a
// name of one's own (person, e-mail address, space). It asks for no signs, capitals or figures.
func CheckPassword(field, password string, own ...string) *fault.Error {
	switch n := utf8.RuneCountInString(password); {
	case password == "":
		return fault.Field(field, "verplicht")
	case !utf8.ValidString(password):
		return fault.Field(field, "stuurtekens")
	case n < MinPassword:
		return fault.Field(field, "wachtwoord_te_kort", MinPassword)
	case n > MaxPassword:
		return fault.Field(field, "te_lang", MaxPassword)
	}
	folded := strings.ReplaceAll(Fold(password), " ", "")
	if fewSigns(folded) || isRun(folded) || wellKnown(letters(folded)) {
		return fault.Field(field, "wachtwoord_bekend")
	}
	for _, name := range own {
		if mostly(folded, name) {
			return fault.Field(field, "wachtwoord_eigen_naam")
		}
	}
	return nil
}

// fewSigns says whether a password is made of three different signs or fewer: aaaaaaaaaaaa, 121212121212.
func fewSigns(password string) bool {
	seen := map[rune]bool{}
	for _, r := range password {
		seen[r] = true
	}
	return len(seen) <= 3
}

// isRun says whether a password only walks along the keys or counts: 123456789012, qwertyuiop12.
func isRun(password string) bool {
	left := 0
	for i := 0; i < len(password); {
		n := stretch(password[i:])
		if n < 4 {
			left, n = left+1, 1
		}
		i += n
	}
	return left <= 3
}

// stretch gives how many signs at the start of a text stand next to each other on a row of keys, forwards or backwards.
func stretch(text string) int {
	longest := 0
	for _, row := range []string{"01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba",
		"qwertyuiop", "poiuytrewq", "asdfghjkl", "lkjhgfdsa", "zxcvbnm", "mnbvcxz", "1q2w3e4r5t6y7u8i9o0p"} {
		for n := longest + 1; n <= len(text) && strings.Contains(row, text[:n]); n++ {
			longest = n
		}
	}
	return longest
}

// wellKnown says whether the letters of a password are only words that everybody tries first, with or without the usual
// figures in place of letters.
func wellKnown(words string) bool {
	for _, w := range []string{"wachtwoorden", "wachtwoord", "password", "paswoord", "passw", "welkom", "welcome", "geheim", "secret", "kompas", "kwaliteit",
		"gemeente", "inloggen", "aanmelden", "login", "admin", "beheerder", "administrator", "gebruiker", "test", "qwerty", "azerty", "iloveyou",
		"ikhouvanjou", "letmein", "changeme", "verander", "master", "dragon", "monkey", "football", "voetbal", "feyenoord", "ajax", "amsterdam", "nederland",
		"januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november", "december",
		"lente", "zomer", "herfst", "winter", "mijn", "is", "het", "een", "van", "en", "dit"} {
		words = strings.ReplaceAll(words, w, "")
	}
	return utf8.RuneCountInString(words) <= 2
}

// letters gives the letters of a password, with the figures that are often written in their place read as letters.
func letters(password string) string {
	read := strings.NewReplacer("@", "a", "4", "a", "3", "e", "1", "i", "!", "i", "0", "o", "$", "s", "5", "s", "7", "t").Replace(strings.TrimRight(password, "0123456789!?.@#$%*-_"))
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, read)
}

// mostly says whether little is left of a password without the parts of a name.
func mostly(password, name string) bool {
	rest := password
	parts := strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, part := range parts {
		if utf8.RuneCountInString(part) >= 3 {
			rest = strings.ReplaceAll(rest, part, "")
		}
	}
	return rest != password && utf8.RuneCountInString(rest) < 6
}

// MaxEmail is the longest e-mail address there can be (RFC 5321).
const MaxEmail = 254

// ParseEmail reads an e-mail address. It refuses what cannot be one; whether mail arrives only shows by sending.
func ParseEmail(field, text string) (string, *fault.Error) {
	text, err := CleanText(field, text, MaxEmail, false)
	if err != nil {
		return "", err
	}
	if text == "" {
		return "", fault.Field(field, "verplicht")
	}
	at := strings.LastIndexByte(text, '@')
	if at < 1 || strings.ContainsAny(text, " \t<>()[],;:\\\"") || strings.Count(text, "@") != 1 {
		return "", fault.Field(field, "geen_email")
	}
	domain := text[at+1:]
	dot := strings.LastIndexByte(domain, '.')
	if dot < 1 || dot > len(domain)-3 || strings.Contains(domain, "..") || strings.HasPrefix(domain, ".") {
		return "", fault.Field(field, "geen_email")
	}
	return text, nil
}

// EmailField is a field that holds an e-mail address.
func EmailField[T any](name string, at func(*T) *string) Field[T] {
	return Field[T]{
		Name: name,
		Get:  func(o *T) string { return *at(o) },
		Set: func(o *T, text string) *fault.Error {
			email, err := ParseEmail(name, text)
			if err == nil {
				*at(o) = email
			}
			return err
		},
	}
}
