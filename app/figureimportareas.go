package app

import (
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
	"kompas/kompas"
	"kompas/store"
)

// AreaCheck (controle van gebieden) is what is known of the areas of a file in the year of its boundaries.
type AreaCheck struct {
	With      map[area.Standing]int // areas with figures
	Without   map[area.Standing]int // areas without any: abolished municipalities are often still listed
	First     map[area.Standing][]figure.SourceArea
	Levels    map[area.Level]int // areas with figures
	Empty     map[area.Level]int // areas without
	Listed    int                // year of the national list they were held against; 0 = we have none
	Unknown   []string           // names that no area of ours has
	Ambiguous []AmbiguousName    // names that several areas have
	Sums      []string           // names of lines with a total, which is no area
	areas     map[string]place   // by what the file calls them
}

// AmbiguousName (dubbele naam) is a name that several areas have.
type AmbiguousName struct {
	Name  string
	Codes []string
}

// place is where an area of a file stands among ours.
type place struct {
	area.Area
	standing area.Standing
}

// Blocked says that the areas cannot be told apart, so that nothing can be read in.
func (c AreaCheck) Blocked() bool { return len(c.Unknown)+len(c.Ambiguous) > 0 }

// Unlisted is how many areas with figures stand in no list we have.
func (c AreaCheck) Unlisted() int {
	return c.With[area.StandingUnlisted] + c.With[area.StandingAbolished]
}

// areasOfFile holds the areas of a file that is kept against the national lists.
func (a *App) areasOfFile(tx *store.Tx, f kompas.FigureImport) (AreaCheck, error) {
	if !f.Table.Regional {
		return a.checkAreas(tx, f, nil)
	}
	text, err := tx.ImportAreas(f.ID)
	if err != nil {
		return AreaCheck{}, err
	}
	return a.checkAreas(tx, f, readAreas(text))
}

// checkAreas holds areas as a file names them against the national lists.
func (a *App) checkAreas(tx *store.Tx, f kompas.FigureImport, list []figure.SourceArea) (AreaCheck, error) {
	c := AreaCheck{With: map[area.Standing]int{}, Without: map[area.Standing]int{}, First: map[area.Standing][]figure.SourceArea{},
		Levels: map[area.Level]int{}, Empty: map[area.Level]int{}, areas: map[string]place{}}
	if !f.Table.Regional {
		c.areas[""] = place{area.Area{Code: area.CountryCode, Name: "Nederland", Level: area.Country}, area.StandingKnown}
		if d, err := tx.NewestDivision(); err == nil {
			if country, ok := d.Find(area.CountryCode); ok {
				c.areas[""] = place{country, area.StandingKnown}
			}
		}
		return c, nil
	}
	year := f.Choices.AreaYear
	if year == 0 { // nobody chose yet
		year = tx.Now.Year()
	}
	nearest, err := tx.NearestDivision(year)
	if err = unlessMissing(err); err != nil {
		return c, err
	}
	if nearest != nil {
		c.Listed = nearest.Year
	}
	if !f.Table.Codes {
		own, err := ownMunicipality(tx)
		if err != nil {
			return c, err
		}
		divisions, err := tx.OwnDivisions()
		c.byName(list, nearest, own, divisions)
		return c, err
	}
	known, err := a.recodings(tx)
	if err != nil {
		return c, err
	}
	own, err := tx.OwnDivisions()
	for _, x := range list {
		if x.Level.Own() {
			c.addOwn(x, own)
			continue
		}
		c.add(x, known.StandingOf(x.Code, year, nearest), nearest)
	}
	return c, err
}

// addOwn counts an own area of the space. One that the space does not have lies nowhere, and is refused.
func (c *AreaCheck) addOwn(x figure.SourceArea, own []area.OwnDivision) {
	at := slices.IndexFunc(own, func(o area.OwnDivision) bool { return o.Level() == x.Level && !o.Removed })
	if at >= 0 {
		if a, known := own[at].Area(x.Code); known {
			c.place(x, place{a, area.StandingKnown})
			return
		}
	}
	c.Unknown = append(c.Unknown, x.Code)
}

// ownMunicipality gives the municipality whose wijken and buurten may be named without a code; empty when there is none.
func ownMunicipality(tx *store.Tx) (string, error) {
	spaces, err := tx.Spaces()
	for _, s := range spaces {
		if int64(s.ID) == tx.Tenant() {
			return s.AreaCode, err
		}
	}
	return "", err
}

// add counts an area and remembers what it is here.
func (c *AreaCheck) add(x figure.SourceArea, s area.Standing, nearest *area.Division) {
	p := place{area.Area{Code: x.Code, Name: x.Name, Level: x.Level}, s}
	if full, err := area.New(x.Code, x.Name); err == nil {
		p.Area = full
	}
	if nearest != nil {
		if known, ok := nearest.Find(x.Code); ok {
			p.Name = known.Name
		}
	}
	if p.Name == "" {
		p.Name = x.Code
	}
	c.place(x, p)
}

// place counts an area of the file by what it is here.
func (c *AreaCheck) place(x figure.SourceArea, p place) {
	s := p.standing
	c.areas[x.Code] = p
	if x.Values == 0 {
		c.Without[s]++
		c.Empty[x.Level]++
		return
	}
	if c.With[s]++; len(c.First[s]) < firstShown {
		c.First[s] = append(c.First[s], x)
	}
	c.Levels[x.Level]++
}

// firstShown is how many of a kind are shown.
const firstShown = 20

// lists makes the lists of areas that layers will follow, of the areas with figures.
func (c AreaCheck) lists(year int, with func(code string) bool) map[area.Level]area.List {
	byLevel := map[area.Level][]area.Area{}
	for _, p := range c.areas {
		switch p.standing {
		case area.StandingKnown, area.StandingUnlisted, area.StandingAbolished:
			if with(p.Code) {
				byLevel[p.Level] = append(byLevel[p.Level], p.Area)
			}
		}
	}
	out := map[area.Level]area.List{}
	for level, areas := range byLevel {
		slices.SortFunc(areas, func(a, b area.Area) int { return strings.Compare(a.Code+a.Name, b.Code+b.Name) })
		out[level] = area.NewList(level, year, areas)
	}
	return out
}
