package area

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// List (gebiedenlijst) is the areas of one level that figures brought by a space are about, in the order of their code.
type List struct {
	ID    string // follows from all below
	Level Level
	Year  int // boundaries of 1 January of this year
	Areas []Area
}

// NewList puts areas of one level in order; of a code that comes twice the first name counts.
func NewList(level Level, year int, areas []Area) List {
	l := List{Level: level, Year: year, Areas: slices.Clone(areas)}
	slices.SortStableFunc(l.Areas, func(a, b Area) int { return strings.Compare(a.Code, b.Code) })
	l.Areas = slices.CompactFunc(l.Areas, func(a, b Area) bool { return a.Code == b.Code })
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d\n%s", level, year, l.Text()))
	l.ID = hex.EncodeToString(sum[:16])
	return l
}

// Pos gives the place of an area, counted from 0.
func (l List) Pos(code string) (int, bool) {
	return slices.BinarySearchFunc(l.Areas, code, func(a Area, c string) int { return strings.Compare(a.Code, c) })
}

// Text writes the areas, one a line.
func (l List) Text() []byte {
	var b []byte
	for _, a := range l.Areas {
		b = append(b, a.Code...)
		b = append(b, '\t')
		b = append(b, strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(a.Name)...)
		b = append(b, '\n')
	}
	return b
}

// ReadList reads what Text wrote. Errors: ErrCode.
func ReadList(level Level, year int, text string) (List, error) {
	l := List{Level: level, Year: year}
	for line := range strings.Lines(text) {
		code, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		a, err := New(code, name)
		if err != nil {
			return List{}, err
		}
		l.Areas = append(l.Areas, a)
	}
	return NewList(level, year, l.Areas), nil
}

// Among gives the list as a division: its own level holds the areas of the list, the other levels are those of another
// division, so that the areas around are known by name. The municipalities of the list keep the regions they are in there.
func (l List) Among(around *Division) *Division {
	d := &Division{Key: l.ID, Year: l.Year, Scope: CountryCode, tiers: map[Level][]Area{}}
	own := slices.Clone(l.Areas)
	if around != nil {
		d.tiers = maps.Clone(around.tiers)
		for i, a := range own {
			if have, ok := around.Find(a.Code); ok {
				own[i].Regions = have.Regions
			}
		}
	}
	d.tiers[l.Level] = own
	return d
}
