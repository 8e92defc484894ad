package store

import (
	"encoding/json"
	"strings"

	"kompas/area"
)

// Division (gebiedsindeling) is a division as it is listed, without its areas.
type Division struct {
	Key    string // "2024", or "2024-GM0308" for the areas of one municipality
	Year   int
	Scope  string // NL00 or a municipality
	Name   string
	Source string
}

// maxDivisions bounds the divisions kept in memory; a national one with all buurten takes about 3 MB.
const maxDivisions = 8

// InsertDivision stores a division with its areas, and the features of its municipalities.
func (tx *Tx) InsertDivision(d Division, areas *area.Division, profiles []area.Profile) error {
	_, err := tx.Exec(`/* Tx.InsertDivision */ insert into area_division (id, year, scope, name, source) values ($1, $2, $3, $4, $5)`,
		d.Key, d.Year, d.Scope, d.Name, d.Source)
	if err != nil {
		return err
	}
	features := map[string]string{}
	for _, p := range profiles {
		text, err := json.Marshal(p)
		if err != nil {
			return err
		}
		features[p.Code] = string(text)
	}
	columns := []string{"division_id", "level", "position", "code", "name", "name_key", "parent_code", "regions", "profile"}
	for _, level := range areas.Levels() {
		list := areas.Areas(level)
		err := insertRows(tx.Tx, "area", columns, len(list), func(i int) []any {
			a := list[i]
			return []any{d.Key, string(level), i, a.Code, a.Name, area.Fold(a.Name), a.Parent, strings.Join(a.Regions, " "), features[a.Code]}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Divisions lists the divisions, newest first, the national one of a year before those of one municipality.
func (tx *Tx) Divisions() ([]Division, error) {
	return all(tx, scanDivision, `/* Tx.Divisions */ select id, year, scope, name, source from area_division
		order by year desc, case when scope = $1 then 0 else 1 end, id`, area.CountryCode)
}

func scanDivision(r scanner) (Division, error) {
	var d Division
	err := r.Scan(&d.Key, &d.Year, &d.Scope, &d.Name, &d.Source)
	return d, err
}

// Division gives a division with all its areas in set order. It is shared: it must not be changed.
func (tx *Tx) Division(key string) (*area.Division, error) {
	if list, own := strings.CutPrefix(key, ownDivision); own {
		return tx.ownAreas(list)
	}
	if list, put := strings.CutPrefix(key, referenceDivision); put {
		return tx.referenceAreas(list)
	}
	divisions := func(c *referenceCache) map[string]*area.Division { return c.divisions }
	return cached(tx, divisions, key, maxDivisions, func() (*area.Division, error) {
		d, err := one(tx, scanDivision, `/* Tx.Division */ select id, year, scope, name, source from area_division where id = $1`, key)
		if err != nil {
			return nil, err
		}
		names := map[string]string{} // areas share the text of their level and parent
		areas, err := all(tx, func(r scanner) (area.Area, error) { return scanArea(r, names) },
			`/* Tx.Division.areas */ select code, name, level, parent_code, regions from area where division_id = $1`, key)
		if err != nil {
			return nil, err
		}
		return area.NewDivision(d.Year, d.Scope, areas)
	})
}

func scanArea(r scanner, shared map[string]string) (area.Area, error) {
	var a area.Area
	var level, regions string
	err := r.Scan(&a.Code, &a.Name, &level, &a.Parent, &regions)
	a.Level, a.Parent = area.Level(share(shared, level)), share(shared, a.Parent)
	for _, region := range strings.Fields(regions) {
		a.Regions = append(a.Regions, share(shared, region))
	}
	return a, err
}

// share gives one copy of equal texts, so that thousands of areas do not each keep their own.
func share(shared map[string]string, text string) string {
	if have, ok := shared[text]; ok {
		return have
	}
	text = strings.Clone(text)
	shared[text] = text
	return text
}

// NewestDivision gives the newest national division. fault.NotFound when no national figures are loaded.
func (tx *Tx) NewestDivision() (*area.Division, error) {
	divisions := func(c *referenceCache) map[string]*area.Division { return c.divisions }
	return cached(tx, divisions, newestDivision, maxDivisions, func() (*area.Division, error) {
		d, err := one(tx, scanDivision, `/* Tx.NewestDivision */ select id, year, scope, name, source from area_division
			where scope = $1 order by year desc limit 1`, area.CountryCode)
		if err != nil {
			return nil, err
		}
		return tx.Division(d.Key)
	})
}

// newestDivision is the name under which the newest division is kept beside its own key.
const newestDivision = "newest"

// Area finds an area by its code in the newest division that has it. fault.NotFound when none has.
func (tx *Tx) Area(code string) (area.Area, error) {
	return one(tx, func(r scanner) (area.Area, error) { return scanArea(r, map[string]string{}) },
		`/* Tx.Area */ select a.code, a.name, a.level, a.parent_code, a.regions from area_division d
		join area a on a.division_id = d.id and a.code = $1 order by d.year desc limit 1`, code)
}

// Profiles gives the features of the municipalities of a division, in order of code.
func (tx *Tx) Profiles(key string) ([]area.Profile, error) {
	return all(tx, func(r scanner) (area.Profile, error) {
		var text string
		var p area.Profile
		if err := r.Scan(&text); err != nil {
			return p, err
		}
		err := json.Unmarshal([]byte(text), &p)
		return p, err
	}, `/* Tx.Profiles */ select profile from area where division_id = $1 and level = $2 and profile <> '' order by position`,
		key, string(area.Municipality))
}

// InsertDrawing stores the map of a level of a division within an area.
func (tx *Tx) InsertDrawing(m area.Map) error {
	drawing, err := json.Marshal(m)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.InsertDrawing */ insert into boundary (division_id, level, within_code, source, licence, drawing)
		values ($1, $2, $3, $4, $5, $6)`, m.Division, string(m.Level), m.Within, m.Source, m.Licence, drawing)
	return err
}
