package app

import (
	"maps"
	"slices"
	"strings"

	"kompas/area"
	"kompas/figure"
)

// byName finds areas by their name. All names must be those of municipalities, or all those of wijken or of buurten of the
// own municipality, or of own areas of one division, each exactly once: a name is no code, and nothing is guessed.
func (c *AreaCheck) byName(list []figure.SourceArea, nearest *area.Division, own string, divisions []area.OwnDivision) {
	list = c.leaveSums(list)
	if nearest == nil {
		for _, x := range list {
			c.Unknown = append(c.Unknown, x.Name)
		}
		return
	}
	list = c.takeCountry(list, nearest)
	if len(list) == 0 {
		return
	}
	var fits []map[string][]area.Area
	best, bestFound := map[string][]area.Area{}, -1
	var levels []map[string][]area.Area
	for _, level := range []area.Level{area.Municipality, area.District, area.Neighbourhood} {
		levels = append(levels, namesOf(nearest, level, own))
	}
	for _, o := range divisions {
		if !o.Removed {
			levels = append(levels, byPlainName(o.List().Areas))
		}
	}
	for _, named := range levels {
		found := 0
		for _, x := range list {
			if len(findName(named, x.Name)) > 0 || x.Values == 0 {
				found++
			}
		}
		if found == len(list) {
			fits = append(fits, named)
		}
		if found > bestFound {
			best, bestFound = named, found
		}
	}
	switch len(fits) {
	case 0:
		c.fillNames(list, best)
	case 1:
		c.fillNames(list, fits[0])
	default:
		for _, x := range list {
			m := AmbiguousName{Name: x.Name}
			for _, named := range fits {
				m.Codes = append(m.Codes, codesOf(findName(named, x.Name))...)
			}
			c.Ambiguous = append(c.Ambiguous, m)
		}
	}
}

// leaveSums leaves out lines with a total or an average: of what, nobody can tell.
func (c *AreaCheck) leaveSums(list []figure.SourceArea) []figure.SourceArea {
	return slices.DeleteFunc(slices.Clone(list), func(x figure.SourceArea) bool {
		sum := figure.IsWhole("", x.Name) || slices.Contains([]string{"eindtotaal", "subtotaal", "gemiddelde", "gemiddeld"}, area.Fold(x.Name))
		if sum {
			c.Sums = append(c.Sums, x.Name)
		}
		return sum
	})
}

// namesOf gives the areas of a level by name: all municipalities, or the wijken or buurten of one.
func namesOf(d *area.Division, level area.Level, own string) map[string][]area.Area {
	areas := d.Areas(level)
	if level != area.Municipality {
		from, to := d.Within(level, own)
		areas = areas[from:to]
	}
	named := byPlainName(areas)
	if level != area.Municipality {
		return named
	}
	short := map[string][]area.Area{}
	for _, a := range areas { // Bergen (NH.) is Bergen too, but for whoever is called just that
		before, _, added := strings.Cut(a.Name, " (")
		if name := plainName(before); added && len(named[name]) == 0 {
			short[name] = append(short[name], a)
		}
	}
	maps.Copy(named, short)
	return named
}

func byPlainName(areas []area.Area) map[string][]area.Area {
	named := make(map[string][]area.Area, len(areas))
	for _, a := range areas {
		named[plainName(a.Name)] = append(named[plainName(a.Name)], a)
	}
	return named
}

// plainName is a name without the word that tells a municipality from a province or a town.
func plainName(name string) string {
	name = strings.TrimSuffix(strings.TrimSpace(name), "(gemeente)")
	if first, rest, found := strings.Cut(name, " "); found && strings.EqualFold(first, "gemeente") {
		name = rest
	}
	return area.Fold(name)
}

// otherNames leads from what everybody calls a municipality to how it is listed, in either direction where both are in use.
var otherNames = map[string]string{"den haag": "s gravenhage", "s gravenhage": "den haag", "den bosch": "s hertogenbosch"}

// findName finds areas by name, or by the other name that everybody calls them.
func findName(named map[string][]area.Area, name string) []area.Area {
	plain := plainName(name)
	if found := named[plain]; len(found) > 0 {
		return found
	}
	return named[otherNames[plain]]
}

// takeCountry puts the line about the whole country in its place and gives the others: it stands above any list of areas.
func (c *AreaCheck) takeCountry(list []figure.SourceArea, nearest *area.Division) []figure.SourceArea {
	country, known := nearest.Find(area.CountryCode)
	return slices.DeleteFunc(slices.Clone(list), func(x figure.SourceArea) bool {
		if !known || plainName(x.Name) != plainName(country.Name) {
			return false
		}
		c.areas[x.Name] = place{country, area.StandingKnown}
		c.With[area.StandingKnown]++
		c.Levels[country.Level]++
		return true
	})
}

func (c *AreaCheck) fillNames(list []figure.SourceArea, named map[string][]area.Area) {
	for _, x := range list {
		switch found := findName(named, x.Name); len(found) {
		case 0:
			if x.Values == 0 { // abolished municipalities are often still listed, without figures
				c.Without[area.StandingUnlisted]++
				continue
			}
			c.Unknown = append(c.Unknown, x.Name)
		case 1:
			c.areas[x.Name] = place{found[0], area.StandingKnown}
			c.With[area.StandingKnown]++
			c.Levels[found[0].Level]++
		default:
			c.Ambiguous = append(c.Ambiguous, AmbiguousName{x.Name, codesOf(found)})
		}
	}
}
