package kompas

import (
	"encoding/base32"
	"strings"
	"time"
)

// ResidentLink (link voor inwoners) lets residents take part in one compass without an account, or one guest in one thing of it.
type ResidentLink struct {
	ID          ResidentLinkID
	CompassID   CompassID
	Label       string       // for whom it was made; only those who work with the compass see it. Of a guest the name
	Guest       GuestKind    // empty for residents
	AboutKind   GuestSubject // what a guest is let in to
	AboutID     string
	Days        int // how long it holds from the day it was made
	CreatedAt   time.Time
	ExpiresAt   time.Time
	WithdrawnAt time.Time
}

// LinkDays is how long a link holds unless its maker chooses otherwise.
const LinkDays = 60

// ResidentLinkFields are the fields of the form that makes a link.
func ResidentLinkFields() []Field[ResidentLink] {
	return []Field[ResidentLink]{
		RequiredTextField("voor-wie", MaxName, false, func(l *ResidentLink) *string { return &l.Label }),
		IntField("dagen", 1, 366, func(l *ResidentLink) *int { return &l.Days }),
	}
}

// ForGuest says whether the link is of one guest, and not for residents.
func (l ResidentLink) ForGuest() bool { return l.Guest != "" }

// Open says whether the link still lets residents in.
func (l ResidentLink) Open(now time.Time) bool {
	return l.WithdrawnAt.IsZero() && now.Before(l.ExpiresAt)
}

// A code is twelve characters of Crockford's base 32, 60 bits: no letter that is mistaken for another letter or digit.
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength   = 12
)

// Code makes a code that people can read out and type, such as 7KQ2-MXWD-4TBN, from at least 8 random bytes.
func Code(random []byte) string {
	text := base32.NewEncoding(codeAlphabet).WithPadding(base32.NoPadding).EncodeToString(random)
	return text[:4] + "-" + text[4:8] + "-" + text[8:codeLength]
}

// ReadCode reads a code as somebody typed it: small letters, other dashes and spaces, O for 0 and I or L for 1 are
// understood. It gives the code as Code writes it, or "" when it cannot be one.
func ReadCode(typed string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		switch r {
		case ' ', '-', '–', '\u00a0', '\t':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		if !strings.ContainsRune(codeAlphabet, r) || b.Len() == codeLength {
			return ""
		}
		b.WriteRune(r)
	}
	text := b.String()
	if len(text) != codeLength {
		return ""
	}
	return text[:4] + "-" + text[4:8] + "-" + text[8:]
}
