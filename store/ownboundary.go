package store

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/kompas"
)

// ownDrawing stands between the year of own boundaries and the import they came with, in the key of a drawing.
const ownDrawing = "~"

// InsertOwnBoundaries stores the drawings of an import. They hold while it is in force.
func (tx *Tx) InsertOwnBoundaries(importID string, year int, maps []area.Map) error {
	for _, m := range maps {
		drawing, err := json.Marshal(m)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`/* Tx.InsertOwnBoundaries */ insert into own_boundary (tenant_id, import_id, year, level, within_code, drawing)
			values ($1, $2, $3, $4, $5, $6)`, tx.tenant, importID, year, string(m.Level), m.Within, drawing); err != nil {
			return err
		}
	}
	return nil
}

// DropOwnBoundaries throws away the drawings of an import that never came into force.
func (tx *Tx) DropOwnBoundaries(importID string) error {
	_, err := tx.Exec(`/* Tx.DropOwnBoundaries */ delete from own_boundary where tenant_id = $1 and import_id = $2`, tx.tenant, importID)
	return err
}

// OwnBoundariesAre says whether these drawings are what the space uses already.
func (tx *Tx) OwnBoundariesAre(year int, maps []area.Map) (bool, error) {
	for _, m := range maps {
		keys, err := tx.ownDrawn(m.Level, m.Within)
		if err != nil {
			return false, err
		}
		found := false
		for _, key := range keys {
			if !strings.HasPrefix(key, strconv.Itoa(year)+ownDrawing) {
				continue
			}
			have, err := tx.Drawing(key, m.Level, m.Within)
			if err != nil {
				return false, err
			}
			found = reflect.DeepEqual(have, m)
			break // the newest of a year counts
		}
		if !found {
			return false, nil
		}
	}
	return true, nil
}

// ownDrawn gives the keys of the space's own drawings of a level within an area, those of the newest year and import first.
func (tx *Tx) ownDrawn(level area.Level, within string) ([]string, error) {
	return all(tx, func(r scanner) (string, error) {
		var year int
		var id string
		err := r.Scan(&year, &id)
		return fmt.Sprint(year, ownDrawing, id), err
	}, `/* Tx.ownDrawn */ select b.year, b.import_id from own_boundary b join figure_import f on f.tenant_id = b.tenant_id and f.id = b.import_id
		where b.tenant_id = $1 and b.level = $2 and b.within_code = $3 and f.state = $4 order by b.year desc, f.applied_at desc, f.id desc`,
		tx.tenant, string(level), within, string(kompas.ImportApplied))
}

// ownDrawingOf reads an own drawing; also one that is no longer in force, for a page that was frozen with it.
func (tx *Tx) ownDrawingOf(importID string, level area.Level, within string) (area.Map, error) {
	return one(tx, scanDrawing, `/* Tx.ownDrawingOf */ select drawing from own_boundary where tenant_id = $1 and import_id = $2 and level = $3 and within_code = $4`,
		tx.tenant, importID, string(level), within)
}

func scanDrawing(r scanner) (area.Map, error) {
	var drawing []byte
	var m area.Map
	if err := r.Scan(&drawing); err != nil {
		return m, err
	}
	return m, json.Unmarshal(drawing, &m)
}

// Drawing gives the map of a level of a division within an area (NL00, or a municipality), national or of the space's own.
// Its shapes are shared: they must not be changed. fault.NotFound when there is no map.
func (tx *Tx) Drawing(division string, level area.Level, within string) (area.Map, error) {
	key := drawingKey{division, level, within, 0}
	_, importID, own := strings.Cut(division, ownDrawing)
	if own {
		key.tenant = tx.tenant
	}
	drawings := func(c *referenceCache) map[drawingKey]area.Map { return c.drawings }
	return cached(tx, drawings, key, maxDrawings, func() (area.Map, error) {
		if own {
			return tx.ownDrawingOf(importID, level, within)
		}
		return one(tx, scanDrawing, `/* Tx.Drawing */ select drawing from boundary where division_id = $1 and level = $2 and within_code = $3`,
			division, string(level), within)
	})
}

// DrawnDivisions gives the keys of the maps of a level within an area (NL00, or a municipality), newest first; those of the
// space's own before the national ones of the same year.
func (tx *Tx) DrawnDivisions(level area.Level, within string) ([]string, error) {
	national, err := all(tx, func(r scanner) (key string, err error) { err = r.Scan(&key); return },
		`/* Tx.DrawnDivisions */ select division_id from boundary where level = $1 and within_code = $2 order by division_id desc`, string(level), within)
	if err != nil || tx.tenant == 0 {
		return national, err
	}
	own, err := tx.ownDrawn(level, within)
	return append(own, national...), err
}
