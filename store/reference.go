package store

import (
	"strings"
	"sync"

	"kompas/area"
	"kompas/db"
	"kompas/figure"
)

// referenceSetting is the name under which the edition of the national figures in the database is noted.
const referenceSetting = "refdata"

// maxDrawings bounds the map drawings kept in memory; there can be one per municipality.
const maxDrawings = 12

// referenceCache keeps divisions and maps of one edition, decoded: they are read by every page with a figure and
// change only when an edition is loaded.
type referenceCache struct {
	mu          sync.Mutex
	edition     string
	divisions   map[string]*area.Division
	drawings    map[drawingKey]area.Map
	catalogue   map[string][]figure.CatalogueIndicator // under one key: the whole list
	coverage    map[string][]Coverage                  // by indicator
	layers      map[LayerQuery][]figure.Layer          // one of each period, without values
	lists       map[ownList]*area.Division             // areas of own layers, among the national ones
	complete    map[string][]Completeness              // by municipality
	published   map[string][]string                    // days, by indicator
	definitions map[string]figure.Definitions          // by indicator
	moments     map[string][]ReferenceMoment           // by indicator
}

type drawingKey struct {
	division string
	level    area.Level
	within   string
	tenant   int64 // whose own drawing it is; 0 of a national one
}

// of gives the cache for an edition, empty when another one was kept. The caller holds mu.
func (c *referenceCache) of(edition string) *referenceCache {
	if c.edition != edition || c.divisions == nil {
		c.edition, c.divisions, c.drawings = edition, map[string]*area.Division{}, map[drawingKey]area.Map{}
		c.catalogue, c.coverage = map[string][]figure.CatalogueIndicator{}, map[string][]Coverage{}
		c.layers, c.lists, c.complete = map[LayerQuery][]figure.Layer{}, map[ownList]*area.Division{}, map[string][]Completeness{}
		c.published, c.definitions, c.moments = map[string][]string{}, map[string]figure.Definitions{}, map[string][]ReferenceMoment{}
	}
	return c
}

// ReferenceState tells editions of the national figures apart: the program's own, and after a + how often somebody put
// something in its place or took that back. Empty when there are no figures.
func (tx *Tx) ReferenceState() (string, error) {
	if tx.edition == nil {
		edition, err := tx.Setting(referenceSetting)
		if err != nil {
			return "", err
		}
		tx.edition = &edition
	}
	return *tx.edition, nil
}

// ReferenceEdition gives the program's edition of the national figures in the database; empty when there is none.
func (tx *Tx) ReferenceEdition() (string, error) {
	state, err := tx.ReferenceState()
	edition, _, _ := strings.Cut(state, changesAfter)
	return edition, err
}

// changesAfter stands between the edition of the program and the number of changes after it.
const changesAfter = "+"

// lockReference waits for others that change the national figures, and gives how these stand.
func (tx *Tx) lockReference() (state string, err error) {
	err = tx.QueryRow(`/* Tx.lockReference */ insert into instance_setting (name, value) values ($1, '')
		on conflict (name) do update set value = instance_setting.value returning value`, referenceSetting).Scan(&state)
	return state, err
}

func (tx *Tx) setReferenceState(state string) error {
	tx.edition = &state
	return tx.SetSetting(referenceSetting, state)
}

// BeginReference makes room for an edition of the national figures: everything of the one before is removed, except
// the indicators that spaces may be bound to, which are withdrawn. What was put in its place stays. It is false when this
// edition is there already. Several programs that start at the same time wait here for each other.
func (tx *Tx) BeginReference(edition string) (fresh bool, err error) {
	state, err := tx.lockReference()
	has, changes, some := strings.Cut(state, changesAfter)
	if err != nil || has == edition {
		return false, err
	}
	for _, remove := range []string{
		`/* Tx.BeginReference.layers */ delete from layer`,
		`/* Tx.BeginReference.maps */ delete from boundary`,
		`/* Tx.BeginReference.areas */ delete from area`,
		`/* Tx.BeginReference.divisions */ delete from area_division`,
		`/* Tx.BeginReference.withdraw */ update catalogue_indicator set position = 0`,
	} {
		if _, err := tx.Exec(remove); err != nil {
			return false, err
		}
	}
	if some {
		edition += changesAfter + changes
	}
	return true, tx.setReferenceState(edition)
}

// cached gives what load makes, from memory when this edition's is there.
func cached[K comparable, V any](tx *Tx, of func(*referenceCache) map[K]V, key K, limit int, load func() (V, error)) (V, error) {
	var none V
	edition, err := tx.ReferenceState()
	if err != nil {
		return none, err
	}
	c := tx.store.reference
	c.mu.Lock()
	v, ok := of(c.of(edition))[key]
	c.mu.Unlock()
	if ok {
		return v, nil
	}
	if v, err = load(); err != nil {
		return none, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	kept := of(c.of(edition))
	if len(kept) >= limit {
		clear(kept)
	}
	kept[key] = v
	return v, nil
}

// insertRows writes many rows of reference data.
func insertRows(tx *db.Tx, table string, columns []string, n int, row func(i int) []any) error {
	rows := make([][]any, n)
	for i := range rows {
		rows[i] = row(i)
	}
	return tx.Bulk(table, columns, rows)
}
