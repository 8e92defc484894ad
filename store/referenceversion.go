package store

import (
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
	"kompas/kompas"
)

const referenceVersionColumns = `v.number, v.at, v.person_name, v.file_name, v.file_hash, v.address, v.source, v.source_table, v.modified, v.counts,
	v.undone_at, v.undone_by, v.cleaned_at`

func scanReferenceVersion(r scanner) (kompas.ReferenceVersion, error) {
	var v kompas.ReferenceVersion
	var at int64
	var undone, cleaned *int64
	var counts string
	err := r.Scan(&v.Number, &at, &v.PersonName, &v.FileName, &v.Hash, &v.Address, &v.Source, &v.Table, &v.Modified, &counts, &undone, &v.UndoneBy, &cleaned)
	if err != nil {
		return v, err
	}
	v.At = Instant(at)
	if undone != nil {
		v.UndoneAt = Instant(*undone)
	}
	if cleaned != nil {
		v.CleanedAt = Instant(*cleaned)
	}
	return v, readTexts(textOf{counts, &v.Counts})
}

// ReferenceVersions lists the versions that were put in the place of the program's own figures, newest first, also those that
// were taken back.
func (tx *Tx) ReferenceVersions() ([]kompas.ReferenceVersion, error) {
	return all(tx, scanReferenceVersion, `/* Tx.ReferenceVersions */ select `+referenceVersionColumns+` from reference_version v order by v.number desc`)
}

// BeginReferenceVersion stores a version, without its layers, and gives it a number. The national figures must stand as they did
// when it was tried: stale otherwise.
func (tx *Tx) BeginReferenceVersion(v *kompas.ReferenceVersion, state string) error {
	if err := tx.changeReference(state); err != nil {
		return err
	}
	counts, err := writeTexts(v.Counts)
	if err != nil {
		return err
	}
	v.At = tx.Now
	return tx.QueryRow(`/* Tx.BeginReferenceVersion */ insert into reference_version (number, at, person_name, file_name, file_hash, address, source,
		source_table, modified, counts) select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 from reference_version returning number`,
		Millis(v.At), v.PersonName, v.FileName, v.Hash, v.Address, v.Source, v.Table, v.Modified, counts[0]).Scan(&v.Number)
}

// changeReference makes all that is kept in memory of the national figures old. Others that change them wait.
func (tx *Tx) changeReference(state string) error {
	now, err := tx.lockReference()
	if err != nil {
		return err
	}
	if now != state {
		return fault.New(fault.Stale, "verouderd")
	}
	edition, changes, _ := strings.Cut(now, changesAfter)
	n, _ := strconv.Atoi(changes)
	return tx.setReferenceState(edition + changesAfter + strconv.Itoa(n+1))
}

// PutReferenceList keeps the areas of layers of versions; the same areas are kept once.
func (tx *Tx) PutReferenceList(l area.List, scope string) error {
	_, err := tx.Exec(`/* Tx.PutReferenceList */ insert into reference_list (id, level, year, scope, areas) values ($1, $2, $3, $4, $5) on conflict do nothing`,
		l.ID, string(l.Level), l.Year, scope, l.Text())
	return err
}

// InsertReferenceLayer stores a layer of a version.
func (tx *Tx) InsertReferenceLayer(version int, list string, l figure.Layer, blob []byte) error {
	_, err := tx.Exec(`/* Tx.InsertReferenceLayer */ insert into reference_layer (indicator_key, level, period, breakdown, list_id, version_number, part, decimals,
		basis, source, source_id, source_year, licence, values_blob, definition_number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
		coalesce((select definition_number from catalogue_indicator where key = $1), 1))`,
		l.Indicator, l.Level, l.Period, l.Breakdown, list, version, string(l.Part), l.Decimals, string(l.Basis), l.Source, l.SourceID, l.SourceYear, l.Licence, blob)
	return err
}

// UndoReferenceVersion takes a version out of force.
func (tx *Tx) UndoReferenceVersion(number int, by, state string) error {
	if err := tx.changeReference(state); err != nil {
		return err
	}
	return changed(tx.Exec(`/* Tx.UndoReferenceVersion */ update reference_version set undone_at = $1, undone_by = $2 where number = $3 and undone_at is null`,
		Millis(tx.Now), by, number))
}

// ReferenceTopics gives how national indicators are known in the files they were read from, by topic.
func (tx *Tx) ReferenceTopics() (map[string]string, error) {
	type known struct{ topic, key string }
	list, err := all(tx, func(r scanner) (k known, err error) { err = r.Scan(&k.topic, &k.key); return },
		`/* Tx.ReferenceTopics */ select topic, indicator_key from reference_topic`)
	out := map[string]string{}
	for _, k := range list {
		out[k.topic] = k.key
	}
	return out, err
}

// PutReferenceTopic keeps how a national indicator is known in a source.
func (tx *Tx) PutReferenceTopic(topic, indicator string) error {
	_, err := tx.Exec(`/* Tx.PutReferenceTopic */ insert into reference_topic (topic, indicator_key) values ($1, $2)
		on conflict (topic) do update set indicator_key = excluded.indicator_key`, topic, indicator)
	return err
}

// ReferenceLine (regel over landelijke cijfers) is what is in force of one indicator at one level from one edition.
type ReferenceLine struct {
	Indicator, Level, Scope string
	First, Last             string // periods
	Source, Table           string
	Version                 int // 0: of the program
}

// ReferenceLines lists the national figures by what they come from: of the program all, of versions those in force.
func (tx *Tx) ReferenceLines() ([]ReferenceLine, error) {
	return all(tx, func(r scanner) (x ReferenceLine, err error) {
		err = r.Scan(&x.Indicator, &x.Level, &x.Scope, &x.First, &x.Last, &x.Source, &x.Table, &x.Version)
		return
	}, `/* Tx.ReferenceLines */ select l.indicator_key, l.level, d.scope, min(l.period), max(l.period), l.source, min(l.source_id), 0
		from layer l join area_division d on d.id = l.division_id where l.part = $1 and l.breakdown = '' group by l.indicator_key, l.level, d.scope, l.source
		union all select l.indicator_key, l.level, a.scope, min(l.period), max(l.period), l.source, min(l.source_id), l.version_number`+tx.versionsInForce()+`
		where l.part = $1 and l.breakdown = '' group by l.indicator_key, l.level, a.scope, l.source, l.version_number
		order by 1, 2, 3, 8, 4`, string(figure.PartValue))
}
