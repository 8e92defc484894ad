package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kompas/fault"
)

// Head (kop van de geschiedenis) is the last line of a space's history. Whoever keeps it elsewhere can see later that
// no line before it was changed, and that none was cut off.
type Head struct {
	Tenant int64
	Seq    int64
	Hash   []byte
}

// String writes a head as space:line:hash.
func (h Head) String() string { return fmt.Sprintf("%d:%d:%x", h.Tenant, h.Seq, h.Hash) }

// errHead is the answer for a text that is no head.
var errHead = errors.New("geen kop: schrijf ruimte:regel:code, zoals 'kompas verify' het toont")

// ParseHead reads what String writes; the space may be left out and is then 1.
func ParseHead(text string) (Head, error) {
	parts := strings.Split(strings.TrimSpace(text), ":")
	if len(parts) == 2 {
		parts = append([]string{"1"}, parts...)
	}
	if len(parts) != 3 {
		return Head{}, errHead
	}
	var h Head
	var err1, err2, err3 error
	h.Tenant, err1 = strconv.ParseInt(parts[0], 10, 64)
	h.Seq, err2 = strconv.ParseInt(parts[1], 10, 64)
	h.Hash, err3 = hex.DecodeString(parts[2])
	if err := errors.Join(err1, err2, err3); err != nil {
		return Head{}, errHead
	}
	return h, nil
}

// Erasure (gewiste tekst) is a line of history whose texts were erased; the line itself still counts.
type Erasure struct {
	Seq int64
	At  time.Time
}

// ChainReport is what checking the history of one space gave.
type ChainReport struct {
	Head   Head // the last line that was found
	Erased []Erasure
}

// link is one line of the history as it is stored.
type link struct {
	seq    int64
	event  Event
	name   nameSeal
	digest []byte
	hash   []byte
	text   *linkText // nil when the row is gone
}

// nameSeal binds a name to the chain without being readable: when the name and its salt are erased, the digest stays. Lines
// of before there were seals have none: there the name itself is in the hash.
type nameSeal struct {
	salt   []byte
	digest []byte
}

// sealName seals the name of whoever did something; one that was erased already has no salt.
func sealName(salt []byte, name string) nameSeal {
	s := nameSeal{salt: salt, digest: textDigest(salt, name, "")}
	if name == "" {
		s.salt = nil
	}
	return s
}

// holds says whether a name is the one that was sealed, or was erased.
func (s nameSeal) holds(name string) bool {
	if len(s.salt) == 0 {
		return name == ""
	}
	return bytes.Equal(s.digest, textDigest(s.salt, name, ""))
}

type linkText struct {
	salt     []byte
	erasedAt *int64
}

// unsealed says whether the name was erased from a line of before there were seals: its own hash can no longer be computed,
// only the line after it shows that it stands where it stood.
func (l link) unsealed() bool {
	return len(l.name.digest) == 0 && l.event.PersonName == "" && l.event.PersonID != ""
}

// chainCheck walks the history of one space from its first line to its last.
type chainCheck struct {
	report ChainReport
	known  *Head // kept elsewhere; nil when it is not
	found  func(*fault.Error)
}

func newChainCheck(tenant int64, known map[int64]Head, found func(*fault.Error)) *chainCheck {
	c := &chainCheck{report: ChainReport{Head: Head{Tenant: tenant}}, found: found}
	if h, ok := known[tenant]; ok {
		c.known = &h
	}
	return c
}

func (c *chainCheck) say(code string, params ...any) {
	c.found(fault.New(fault.Invalid, code, append([]any{c.report.Head.Tenant}, params...)...))
}

// add checks the next line. After a fault it goes on from what is stored, so that one fault is told once.
func (c *chainCheck) add(l link) {
	head := &c.report.Head
	if l.seq != head.Seq+1 {
		c.say("keten_gat", head.Seq+1, l.seq-1)
	} else if !l.unsealed() && (len(l.name.digest) > 0 && !l.name.holds(l.event.PersonName) ||
		!bytes.Equal(l.hash, eventHash(head.Hash, head.Tenant, l.seq, l.event, l.name.digest, l.digest))) {
		c.say("keten_gewijzigd", l.seq)
	}
	c.addText(l)
	head.Seq, head.Hash = l.seq, bytes.Clone(l.hash)
	if c.known != nil && c.known.Seq == l.seq && !bytes.Equal(c.known.Hash, l.hash) {
		c.say("keten_andere_kop", l.seq)
	}
}

func (c *chainCheck) addText(l link) {
	switch {
	case l.text == nil:
		c.say("keten_tekst_weg", l.seq)
	case l.text.erasedAt != nil:
		if l.event.Before != "" || l.event.After != "" || len(l.text.salt) != 0 {
			c.say("keten_tekst_niet_gewist", l.seq)
		}
		c.report.Erased = append(c.report.Erased, Erasure{Seq: l.seq, At: Instant(*l.text.erasedAt)})
	case !bytes.Equal(l.digest, textDigest(l.text.salt, l.event.Before, l.event.After)):
		c.say("keten_tekst_gewijzigd", l.seq)
	}
}

// end compares the last line with the head that the space itself keeps, and with the one kept elsewhere.
func (c *chainCheck) end(own *Head) ChainReport {
	last := c.report.Head
	switch {
	case own == nil:
		c.say("keten_kop_weg")
	case own.Seq != last.Seq || !bytes.Equal(own.Hash, last.Hash):
		c.say("keten_kop_anders", own.Seq, last.Seq)
	}
	if c.known != nil && c.known.Seq > last.Seq {
		c.say("keten_afgeknipt", c.known.Seq, last.Seq)
	}
	return c.report
}
