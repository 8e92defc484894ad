package area

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Division (gebiedsindeling) is the set of areas of one boundary year. Within a
// level areas stand in the order of their code, so the wijken and buurten of a
// municipality follow each other and a layer can hold bare values in this order.
type Division struct {
	Key   string // "2024", or "2024-GM0308" for the areas of one municipality
	Year  int    // boundaries of 1 January of this year
	Scope string // the area that holds all others: NL00 or a municipality
	tiers map[Level][]Area
}

// Errors of NewDivision.
var (
	ErrDuplicate = errors.New("gebied_dubbel")
	ErrOrphan    = errors.New("gebied_zonder_ouder")
)

// NewDivision orders the areas of a boundary year. Every area needs its parent
// in the same set, except the scope itself; a region named by a municipality
// must be there too. Errors: ErrCode, ErrDuplicate, ErrOrphan, with the code.
func NewDivision(year int, scope string, areas []Area) (*Division, error) {
	d := &Division{Key: fmt.Sprint(year), Year: year, Scope: scope, tiers: map[Level][]Area{}}
	if scope != CountryCode {
		d.Key += "-" + scope
	}
	sizes := map[Level]int{}
	for _, a := range areas {
		sizes[a.Level]++
	}
	for _, a := range areas {
		if _, level, err := ParseCode(a.Code); err != nil || level != a.Level {
			return nil, fmt.Errorf("%w: %q", ErrCode, a.Code)
		}
		if d.tiers[a.Level] == nil {
			d.tiers[a.Level] = make([]Area, 0, sizes[a.Level])
		}
		d.tiers[a.Level] = append(d.tiers[a.Level], a)
	}
	for _, tier := range d.tiers {
		slices.SortFunc(tier, func(a, b Area) int { return strings.Compare(a.Code, b.Code) })
	}
	return d, d.check()
}

func (d *Division) check() error {
	if _, ok := d.Find(d.Scope); !ok {
		return fmt.Errorf("%w: %s", ErrOrphan, d.Scope)
	}
	for _, tier := range d.tiers {
		for i, a := range tier {
			if i > 0 && tier[i-1].Code == a.Code {
				return fmt.Errorf("%w: %s", ErrDuplicate, a.Code)
			}
			if _, ok := d.Find(a.Parent); !ok && a.Code != d.Scope {
				return fmt.Errorf("%w: %s", ErrOrphan, a.Code)
			}
			for _, region := range a.Regions {
				if _, ok := d.Find(region); !ok {
					return fmt.Errorf("%w: %s (%s)", ErrOrphan, a.Code, region)
				}
			}
		}
	}
	return nil
}

// Levels returns the levels this division has, from the country down.
func (d *Division) Levels() []Level {
	return slices.DeleteFunc(Levels(), func(l Level) bool { return len(d.tiers[l]) == 0 })
}

// Areas returns the areas of a level in set order. The slice is shared: it must
// not be changed.
func (d *Division) Areas(level Level) []Area { return d.tiers[level] }

// Len returns the number of areas of a level.
func (d *Division) Len(level Level) int { return len(d.tiers[level]) }

// Pos returns the place of an area within its level, counted from 0: the index
// of its value in a layer.
func (d *Division) Pos(level Level, code string) (pos int, ok bool) {
	tier := d.tiers[level]
	return sort.Find(len(tier), func(i int) int { return strings.Compare(code, tier[i].Code) }) // without copying areas, which are large
}

// Find returns the area with this code.
func (d *Division) Find(code string) (Area, bool) {
	_, level, err := ParseCode(code)
	if err != nil {
		return Area{}, false
	}
	pos, ok := d.Pos(level, code)
	if !ok {
		return Area{}, false
	}
	return d.tiers[level][pos], true
}

// Within returns the half-open range of positions from..to of a level that lie
// in a municipality or wijk; from == to when there are none. For any other
// parent the whole level is given when it is the scope, else nothing.
func (d *Division) Within(level Level, parent string) (from, to int) {
	if parent == d.Scope || level.Own() && parent != "" { // own areas of one division lie in one municipality
		return 0, len(d.tiers[level])
	}
	_, up, err := ParseCode(parent)
	if err != nil || (up != Municipality && up != District) || up.rank() >= level.rank() {
		return 0, 0
	}
	tier, digits := d.tiers[level], parent[2:]
	compare := func(a Area, digits string) int { return strings.Compare(a.Code[2:2+len(digits)], digits) }
	from, _ = slices.BinarySearchFunc(tier, digits, compare)
	to = from
	for to < len(tier) && tier[to].Code[2:2+len(digits)] == digits {
		to++
	}
	return from, to
}

// Members returns the municipalities that work in a region, in set order; for
// the country all of them.
func (d *Division) Members(region string) []Area {
	if region == CountryCode {
		return slices.Clone(d.tiers[Municipality])
	}
	var out []Area
	for _, a := range d.tiers[Municipality] {
		if slices.Contains(a.Regions, region) {
			out = append(out, a)
		}
	}
	return out
}
