package area

import (
	"fmt"
	"slices"
	"strings"
)

// OwnDivision (eigen indeling) is how a space itself groups whole wijken and buurten of one municipality, such as the areas of
// its teams. Areas of one division do not overlap; together they need not hold everything.
type OwnDivision struct {
	ID           string
	Number       int // 1..MostOwn, once each in a space
	Name         string
	Year         int // its wijken and buurten are those of 1 January of this year
	Municipality string
	Areas        []OwnArea // in order of code
	Removed      bool      // figures about its areas are still known
	Version      int64
}

// OwnArea (eigen gebied) is one area of an own division.
type OwnArea struct {
	Code    string // EG, the number of the division and its own: EG0102
	Name    string
	Members []string // codes of wijken and buurten, in order
}

// MostOwn is how many divisions a space can make, and how many areas one can have: two digits of a code each.
const MostOwn = 99

// ownLetters begin the codes of own areas; no code of CBS does.
const ownLetters = "EG"

// OwnLevel gives the level of the areas of an own division: each is a level by itself.
func OwnLevel(number int) Level { return Level(fmt.Sprintf("%s%02d", ownLetters, number)) }

// OwnCode gives the code of an area of an own division.
func OwnCode(division, number int) string {
	return fmt.Sprintf("%s%02d%02d", ownLetters, division, number)
}

// Own reports whether l is the level of an own division.
func (l Level) Own() bool {
	return len(l) == 4 && strings.HasPrefix(string(l), ownLetters) && fits(string(l[2:]), 2)
}

// Level is that of its areas.
func (o OwnDivision) Level() Level { return OwnLevel(o.Number) }

// Area gives an own area as it stands among others: in its municipality.
func (o OwnDivision) Area(code string) (Area, bool) {
	at := slices.IndexFunc(o.Areas, func(a OwnArea) bool { return a.Code == code })
	if at < 0 {
		return Area{}, false
	}
	return o.asArea(o.Areas[at]), true
}

func (o OwnDivision) asArea(a OwnArea) Area {
	return Area{Code: a.Code, Name: a.Name, Level: o.Level(), Parent: o.Municipality}
}

// List gives its areas in order of code.
func (o OwnDivision) List() List {
	var areas []Area
	for _, a := range o.Areas {
		areas = append(areas, o.asArea(a))
	}
	return NewList(o.Level(), o.Year, areas)
}

// MemberLevel is the level by whose figures its areas are worked out: wijken when all are made of whole wijken, else buurten.
func (o OwnDivision) MemberLevel() Level {
	for _, a := range o.Areas {
		for _, m := range a.Members {
			if _, level, _ := ParseCode(m); level != District {
				return Neighbourhood
			}
		}
	}
	return District
}

// Joined leads from the wijken or buurten of a division to the own areas they make up. A wijk is taken apart in the buurten
// it has there when the own division is made of buurten.
func (o OwnDivision) Joined(d *Division) Conversion {
	c := Conversion{From: d.Year, To: o.Year, parts: map[string][]Share{}, shares: map[string][]Share{}}
	level := o.MemberLevel()
	for _, a := range o.Areas {
		for _, m := range o.at(d, level, a.Members) {
			c.shares[m] = []Share{{Code: a.Code, Weight: 1, Known: true}}
			c.parts[a.Code] = append(c.parts[a.Code], Share{Code: m, Weight: 1, Known: true})
		}
	}
	return c
}

// at writes members as areas of one level. A wijk that has no buurten there stays itself: it has no figure then.
func (o OwnDivision) at(d *Division, level Level, members []string) []string {
	var out []string
	for _, m := range members {
		_, own, _ := ParseCode(m)
		from, to := d.Within(level, m)
		if own == level || from == to {
			out = append(out, m)
			continue
		}
		for _, a := range d.Areas(level)[from:to] {
			out = append(out, a.Code)
		}
	}
	return out
}

// Owner gives the own area that a wijk or buurt is in, by itself or by its wijk; empty when it is in none.
func (o OwnDivision) Owner(code string) string {
	for _, a := range o.Areas {
		for _, m := range a.Members {
			if LiesIn(code, m) {
				return a.Code
			}
		}
	}
	return ""
}

// Splits reports whether only a part of a wijk is in own areas: its buurten and those areas then do not make one tree with it.
func (o OwnDivision) Splits(wijk string) bool {
	for _, a := range o.Areas {
		for _, m := range a.Members {
			if m != wijk && DistrictOf(m) == wijk {
				return true
			}
		}
	}
	return false
}

// Path is as the function Path, with the own area in it that an area is or lies in.
func (o OwnDivision) Path(code string) []string {
	if _, ok := o.Area(code); ok {
		return []string{CountryCode, o.Municipality, code}
	}
	path, own := Path(code), o.Owner(code)
	if own == "" {
		return path
	}
	below := slices.DeleteFunc(path[2:], func(c string) bool { return o.Owner(c) != own })
	return append([]string{CountryCode, o.Municipality, own}, below...)
}

// Rest gives what no own area holds: whole wijken, and of wijken that are divided the buurten.
func (o OwnDivision) Rest(d *Division) []Area {
	var out []Area
	from, to := d.Within(District, o.Municipality)
	for _, w := range d.Areas(District)[from:to] {
		switch {
		case o.Owner(w.Code) != "":
		case !o.Splits(w.Code):
			out = append(out, w)
		default:
			first, end := d.Within(Neighbourhood, w.Code)
			for _, b := range d.Areas(Neighbourhood)[first:end] {
				if o.Owner(b.Code) == "" {
					out = append(out, b)
				}
			}
		}
	}
	return out
}

// MemberClash (botsing van leden) is a wijk or buurt that cannot be in an own area, and why.
type MemberClash struct{ Code, Reason string }

// Why a wijk or buurt cannot be in an own area.
const (
	MemberUnknown = "eigen_gebied_onbekend"   // no wijk or buurt of the municipality in that year
	MemberTaken   = "eigen_gebied_al_ergens"  // in another area of the division
	MemberTwice   = "eigen_gebied_lid_dubbel" // named twice, or a buurt beside its own wijk
)

// Admit puts members in order and tells what keeps some from being in the own area with this code.
func (o OwnDivision) Admit(d *Division, code string, members []string) ([]string, *MemberClash) {
	members = slices.Clone(members)
	slices.Sort(members)
	for i, m := range members {
		_, level, err := ParseCode(m)
		if _, known := d.Find(m); err != nil || !known || level != District && level != Neighbourhood || MunicipalityOf(m) != o.Municipality {
			return nil, &MemberClash{m, MemberUnknown}
		}
		if i > 0 && members[i-1] == m || level == Neighbourhood && slices.Contains(members, DistrictOf(m)) {
			return nil, &MemberClash{m, MemberTwice}
		}
		for _, a := range o.Areas {
			for _, other := range a.Members {
				if a.Code != code && (LiesIn(m, other) || LiesIn(other, m)) {
					return nil, &MemberClash{m, MemberTaken}
				}
			}
		}
	}
	return members, nil
}

// OneTree tells whether areas with figures make one tree, so that they may be shown together: those of one own division at
// most, and no wijk of which only a part is in it. It gives that division; nil when there are no own areas.
func OneTree(codes []string, own []OwnDivision) (of *OwnDivision, one bool) {
	for _, code := range codes {
		_, level, err := ParseCode(code)
		if err != nil || !level.Own() || of != nil && of.Level() == level {
			continue
		}
		at := slices.IndexFunc(own, func(o OwnDivision) bool { return o.Level() == level })
		if at < 0 || of != nil {
			return of, false
		}
		of = &own[at]
	}
	if of == nil {
		return nil, true
	}
	return of, !slices.ContainsFunc(codes, of.Splits)
}
