package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
)

// Layers that were put in the place of the program's own follow lists of areas that stand beside the divisions, so that an
// edition of the program, which replaces its divisions whole, leaves them as they are.

// referenceDivision begins the name of the areas of such layers, among those of national divisions.
const referenceDivision = "versie-"

const (
	versionColumns = `l.indicator_key, l.level, l.period, l.breakdown, l.list_id, l.version_number, l.part, l.decimals, l.basis, l.source, l.source_id,
	l.source_year, l.licence, l.definition_number`
)

// versionsInForce reads the layers of versions that count, now or as of the instant at which figures are read.
func (tx *Tx) versionsInForce() string {
	return ` from reference_layer l join reference_version v on v.number = l.version_number and ` + tx.versionHeld() + `
	join reference_list a on a.id = l.list_id`
}

// versionHeld is the condition under which a version v counts.
func (tx *Tx) versionHeld() string {
	if tx.asOf.IsZero() {
		return `v.undone_at is null`
	}
	at := strconv.FormatInt(Millis(tx.asOf), 10)
	return `v.at <= ` + at + ` and (v.undone_at is null or v.undone_at > ` + at + `)`
}

func scanVersionLayer(r scanner) (figure.Layer, error) {
	var l figure.Layer
	err := r.Scan(&l.Indicator, &l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.Source, &l.SourceID,
		&l.SourceYear, &l.Licence, &l.Definition)
	l.Division = referenceDivision + l.Division
	return l, err
}

// FromVersion says whether a layer was put in the place of the program's own.
func FromVersion(l figure.Layer) bool { return strings.HasPrefix(l.Division, referenceDivision) }

// bestVersionLayers gives one layer per period, oldest first: of the newest version that has figures of that period. A part that
// this version does not have is not taken from an older one.
func (tx *Tx) bestVersionLayers(q LayerQuery) ([]figure.Layer, error) {
	list, err := all(tx, scanVersionLayer, `/* Tx.bestVersionLayers */ select `+versionColumns+tx.versionsInForce()+`
		where l.indicator_key = $1 and l.level = $2 and l.breakdown = $3 and l.part in ($4, $7) and a.scope in ($5, $6)
		order by l.period, l.version_number desc, case when a.scope = $5 then 0 else 1 end, l.list_id, l.part`, append(q.args(), string(figure.PartValue))...)
	if q.Part == "" {
		q.Part = figure.PartValue
	}
	var out []figure.Layer
	var newest figure.Layer
	for _, l := range list {
		if newest.Period != l.Period || newest.Period == "" {
			newest = l
		}
		if l.Edition == newest.Edition && l.Division == newest.Division && l.Part == q.Part {
			out = append(out, l)
		}
	}
	return out, err
}

// instead puts layers of versions in the place of the program's own of the same period.
func instead(own, versions []figure.Layer) []figure.Layer {
	if len(versions) == 0 {
		return own
	}
	has := func(l figure.Layer) bool {
		return slices.ContainsFunc(versions, func(v figure.Layer) bool { return v.Period == l.Period })
	}
	out := append(slices.DeleteFunc(slices.Clone(own), has), versions...)
	slices.SortStableFunc(out, func(a, b figure.Layer) int { return strings.Compare(a.Period, b.Period) })
	return out
}

// scanVersionBlob reads the values of a layer of a version.
func scanVersionBlob(r scanner) (Layer, error) {
	var l Layer
	var raw []byte
	err := r.Scan(&l.Indicator, &l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.Source, &l.SourceID,
		&l.SourceYear, &l.Licence, &l.Definition, &raw)
	if err != nil {
		return l, err
	}
	l.Division = referenceDivision + l.Division
	l.Blob, err = figure.OpenBlob(raw)
	return l, err
}

// versionParts reads all parts of a layer of a version.
func (tx *Tx) versionParts(l figure.Layer) ([]Layer, error) {
	return all(tx, scanVersionBlob, `/* Tx.versionParts */ select `+versionColumns+`, l.values_blob from reference_layer l where l.indicator_key = $1
		and l.level = $2 and l.period = $3 and l.breakdown = $4 and l.list_id = $5 and l.version_number = $6 order by l.part`,
		l.Indicator, l.Level, l.Period, l.Breakdown, strings.TrimPrefix(l.Division, referenceDivision), l.Edition)
}

// NationalParts reads the parts of the figures in force of one period, and the areas they are about; none when there are none.
func (tx *Tx) NationalParts(q LayerQuery, period string) ([]Layer, area.List, error) {
	l, err := tx.Layer(q, period)
	if fault.Is(err, fault.NotFound) {
		return nil, area.List{}, nil
	}
	if err != nil {
		return nil, area.List{}, err
	}
	d, err := tx.Division(l.Division)
	if err != nil {
		return nil, area.List{}, err
	}
	before := area.NewList(q.Level, d.Year, d.Areas(q.Level))
	if FromVersion(l.Layer) {
		parts, err := tx.versionParts(l.Layer)
		return parts, before, err
	}
	margins, err := tx.Margins(l.Layer)
	out := []Layer{l}
	for _, part := range []figure.Part{figure.PartLower, figure.PartUpper, figure.PartN} {
		if b := margins.Part(part); b.Len() > 0 {
			other := Layer{l.Layer, *b}
			other.Part = part
			out = append(out, other)
		}
	}
	return out, before, err
}

// referenceAreas gives the areas of layers of a version as a division, among the national areas of that year or else the newest.
func (tx *Tx) referenceAreas(id string) (*area.Division, error) {
	lists := func(c *referenceCache) map[ownList]*area.Division { return c.lists }
	return cached(tx, lists, ownList{0, id}, maxOwnLists, func() (*area.Division, error) {
		l, err := one(tx, scanAreaList, `/* Tx.referenceAreas */ select level, year, areas from reference_list where id = $1`, id)
		if err != nil {
			return nil, err
		}
		around, err := tx.NearestDivision(l.Year)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		d := l.Among(around)
		d.Key = referenceDivision + id
		return d, nil
	})
}

// columnsOfVersions reads the columns of versions for a municipality, and puts them in the place of the program's own.
func (tx *Tx) columnsOfVersions(home string, own []column) ([]column, error) {
	rows, err := tx.Query(`/* Tx.columnsOfVersions */ select l.indicator_key, l.level, l.period, l.list_id, l.version_number, l.part, l.basis, false,
		l.source, l.source_id, l.source_year, l.licence, '', '', v.at, l.definition_number, l.values_blob`+tx.versionsInForce()+`
		where l.part = $1 and l.breakdown = '' and a.scope in ($2, $3)
		order by l.indicator_key, l.level, l.period, l.version_number desc, case when a.scope = $2 then 0 else 1 end, l.list_id`,
		string(figure.PartValue), area.CountryCode, home)
	if err != nil {
		return nil, err
	}
	list, err := readColumns(rows, referenceDivision)
	if err != nil || len(list) == 0 {
		return own, err
	}
	out := append(list, own...)
	slices.SortStableFunc(out, func(a, b column) int {
		return cmp.Or(cmp.Compare(a.layer.Indicator, b.layer.Indicator), cmp.Compare(a.layer.Level, b.layer.Level), cmp.Compare(a.layer.Period, b.layer.Period))
	})
	return slices.CompactFunc(out, func(a, b column) bool {
		return a.layer.Indicator == b.layer.Indicator && a.layer.Level == b.layer.Level && a.layer.Period == b.layer.Period
	}), nil
}
