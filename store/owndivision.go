package store

import (
	"strings"

	"kompas/area"
	"kompas/kompas"
)

// OwnDivisions gives the own divisions of the space with their areas, in order of number; also those that were removed or whose
// import was taken back, for figures about them are known.
func (tx *Tx) OwnDivisions() ([]area.OwnDivision, error) {
	list, err := all(tx, func(r scanner) (area.OwnDivision, error) {
		var o area.OwnDivision
		var removed *int64
		var state string
		err := r.Scan(&o.ID, &o.Number, &o.Name, &o.Year, &o.Municipality, &removed, &o.Version, &state)
		o.Removed = removed != nil || state != string(kompas.ImportApplied)
		return o, err
	}, `/* Tx.OwnDivisions */ select d.id, d.number, d.name, d.year, d.municipality, d.removed_at, d.version, coalesce(f.state, 'ingelezen') from own_division d
		left join figure_import f on f.tenant_id = d.tenant_id and f.id = d.import_id where d.tenant_id = $1 order by d.number`, tx.tenant)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	at := map[string]int{}
	for i, o := range list {
		at[o.ID] = i
	}
	_, err = all(tx, func(r scanner) (a area.OwnArea, err error) {
		var id, members string
		if err = r.Scan(&id, &a.Code, &a.Name, &members); err != nil {
			return a, err
		}
		a.Members = strings.Fields(members)
		o := &list[at[id]]
		o.Areas = append(o.Areas, a)
		return a, nil
	}, `/* Tx.OwnDivisions.areas */ select division_id, code, name, members from own_area where tenant_id = $1 order by code`, tx.tenant)
	return list, err
}

// InsertOwnDivision stores a division without areas; importID is that of the file it was read in from, or empty.
func (tx *Tx) InsertOwnDivision(o area.OwnDivision, importID string) error {
	var from *string
	if importID != "" {
		from = &importID
	}
	_, err := tx.Exec(`/* Tx.InsertOwnDivision */ insert into own_division (tenant_id, id, number, name, year, municipality, import_id, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`, tx.tenant, o.ID, o.Number, o.Name, o.Year, o.Municipality, from, Millis(tx.Now))
	return err
}

// UpdateOwnDivision stores what a division is called; stale when somebody was first.
func (tx *Tx) UpdateOwnDivision(o *area.OwnDivision) error {
	err := changed(tx.Exec(`/* Tx.UpdateOwnDivision */ update own_division set name = $1, version = version + 1 where tenant_id = $2 and id = $3 and version = $4`,
		o.Name, tx.tenant, o.ID, o.Version))
	o.Version++
	return err
}

// SetOwnDivisionRemoved takes a division away, or puts it back.
func (tx *Tx) SetOwnDivisionRemoved(id string, removed bool) error {
	var at *int64
	if removed {
		ms := Millis(tx.Now)
		at = &ms
	}
	_, err := tx.Exec(`/* Tx.SetOwnDivisionRemoved */ update own_division set removed_at = $1, version = version + 1 where tenant_id = $2 and id = $3`, at, tx.tenant, id)
	return err
}

// PutOwnArea stores an area of a division, new or changed; the division counts the change.
func (tx *Tx) PutOwnArea(division string, a area.OwnArea) error {
	_, err := tx.Exec(`/* Tx.PutOwnArea */ insert into own_area (tenant_id, code, division_id, name, members) values ($1, $2, $3, $4, $5)
		on conflict (tenant_id, code) do update set name = excluded.name, members = excluded.members`, tx.tenant, a.Code, division, a.Name, strings.Join(a.Members, " "))
	if err != nil {
		return err
	}
	return tx.touchOwnDivision(division)
}

// DropOwnArea takes an area out of its division.
func (tx *Tx) DropOwnArea(division, code string) error {
	_, err := tx.Exec(`/* Tx.DropOwnArea */ delete from own_area where tenant_id = $1 and division_id = $2 and code = $3`, tx.tenant, division, code)
	if err != nil {
		return err
	}
	return tx.touchOwnDivision(division)
}

func (tx *Tx) touchOwnDivision(id string) error {
	_, err := tx.Exec(`/* Tx.touchOwnDivision */ update own_division set version = version + 1 where tenant_id = $1 and id = $2`, tx.tenant, id)
	return err
}

// OwnLevelUsed says whether figures were ever delivered about the areas of an own division, in force or not, or became public.
func (tx *Tx) OwnLevelUsed(level area.Level) (bool, error) {
	var n int
	err := tx.QueryRow(`/* Tx.OwnLevelUsed */ select (select count(*) from own_layer where tenant_id = $1 and level = $2)
		+ (select count(*) from released_figure where tenant_id = $1 and area_code like $3)`, tx.tenant, string(level), string(level)+"%").Scan(&n)
	return n > 0, err
}

// OwnFigureAreas gives the areas with own figures of each indicator and period that an import touches, as they will be once it is in force.
func (tx *Tx) OwnFigureAreas(importID string) (map[string][]string, error) {
	out := map[string][]string{}
	lists := map[string][]string{}
	_, err := all(tx, func(r scanner) (string, error) {
		var key, period, list, text string
		var raw []byte
		if err := r.Scan(&key, &period, &list, &raw); err != nil {
			return "", err
		}
		text = string(raw)
		if lists[list] == nil {
			for line := range strings.Lines(text) {
				code, _, _ := strings.Cut(line, "\t")
				lists[list] = append(lists[list], code)
			}
		}
		out[key+" "+period] = append(out[key+" "+period], lists[list]...)
		return key, nil
	}, `/* Tx.OwnFigureAreas */ select distinct l.indicator_id, l.period, l.list_id, a.areas from own_layer l
		join figure_import f on f.tenant_id = l.tenant_id and f.id = l.import_id and (f.state = 'ingelezen' or f.id = $2)
		join own_area_list a on a.tenant_id = l.tenant_id and a.id = l.list_id
		where l.tenant_id = $1 and l.indicator_id in (select t.indicator_id from own_layer t where t.tenant_id = $1 and t.import_id = $2)`, tx.tenant, importID)
	return out, err
}
