package store

import (
	"database/sql"
	"slices"
	"strings"
	"time"

	"kompas/area"
	"kompas/fault"
	"kompas/figure"
)

// Layer (kaartlaag) is one column of a national table: Values and Flags stay encoded in Blob.
type Layer struct {
	figure.Layer
	Blob figure.Blob
}

// LayerQuery names the layers of one figure: all its periods.
type LayerQuery struct {
	Indicator string
	Level     area.Level
	Breakdown string      // "" is everybody
	Part      figure.Part // "" is the value
	Within    string      // the area the figures are for; layers that only cover another municipality are left out
}

func (q LayerQuery) args() []any {
	if q.Part == "" {
		q.Part = figure.PartValue
	}
	scope := area.MunicipalityOf(q.Within)
	if scope == "" {
		scope = area.CountryCode
	}
	return []any{q.Indicator, string(q.Level), q.Breakdown, string(q.Part), area.CountryCode, scope}
}

const (
	layerColumns = `l.indicator_key, l.level, l.period, l.breakdown, l.division_id, l.edition, l.part, l.decimals, l.basis, l.break_before,
	l.source, l.source_id, l.source_year, l.licence, l.note, l.published_on, l.definition_number`
	ofFigure = ` l.indicator_key = $1 and l.level = $2 and l.breakdown = $3 and l.part = $4`
)

func scanLayer(r scanner) (figure.Layer, error) {
	var l figure.Layer
	err := r.Scan(&l.Indicator, &l.Level, &l.Period, &l.Breakdown, &l.Division, &l.Edition, &l.Part, &l.Decimals, &l.Basis, &l.BreakBefore,
		&l.Source, &l.SourceID, &l.SourceYear, &l.Licence, &l.Note, &l.Published, &l.Definition)
	return l, err
}

// InsertLayer stores a layer with its encoded values.
func (tx *Tx) InsertLayer(l figure.Layer, blob []byte) error {
	_, err := tx.Exec(`/* Tx.InsertLayer */ insert into layer (indicator_key, level, period, breakdown, division_id, edition, part, decimals, basis,
		break_before, source, source_id, source_year, licence, note, values_blob, published_on, read_at, definition_number)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
		coalesce((select definition_number from catalogue_indicator where key = $1), 1))`,
		l.Indicator, l.Level, l.Period, l.Breakdown, l.Division, l.Edition, string(l.Part), l.Decimals, string(l.Basis), l.BreakBefore,
		l.Source, l.SourceID, l.SourceYear, l.Licence, l.Note, blob, l.Published, Millis(tx.Now))
	return err
}

// bestLayers gives one layer per period, oldest first, without its values: of the newest version that was put in the place of the
// program's own, else the newest edition, then what covers the whole country, then the newest boundaries. Which they are changes only with an edition of the figures.
func (tx *Tx) bestLayers(q LayerQuery) ([]figure.Layer, error) {
	if _, own := figure.OwnID(q.Indicator); own {
		return tx.bestOwnLayers(q)
	}
	if !tx.asOf.IsZero() {
		list, err := tx.editions(q)
		if err != nil {
			return nil, err
		}
		versions, err := tx.bestVersionLayers(q)
		return tx.markChanges(q.Indicator, instead(knownOn(list, tx.asOf.Format(time.DateOnly)), versions), err)
	}
	kept := func(c *referenceCache) map[LayerQuery][]figure.Layer { return c.layers }
	return cached(tx, kept, q, maxLayers, func() ([]figure.Layer, error) {
		list, err := tx.editions(q)
		if err != nil {
			return nil, err
		}
		versions, err := tx.bestVersionLayers(q)
		return tx.markChanges(q.Indicator, instead(slices.CompactFunc(list, ofOnePeriod), versions), err)
	})
}

// editions gives every layer of a figure that is kept, by period, the best first.
func (tx *Tx) editions(q LayerQuery) ([]figure.Layer, error) {
	return all(tx, scanLayer, `/* Tx.editions */ select `+layerColumns+`
		from layer l join area_division d on d.id = l.division_id where`+ofFigure+` and d.scope in ($5, $6)
		order by l.period, l.edition desc, case when d.scope = $5 then 0 else 1 end, d.year desc`, q.args()...)
}

func ofOnePeriod(a, b figure.Layer) bool { return a.Period == b.Period }

// maxLayers bounds the lists of layers kept in memory.
const maxLayers = 1000

// EachLayer hands over the best layer of each period, oldest first. The blob holds only during the call.
func (tx *Tx) EachLayer(q LayerQuery, do func(figure.Layer, figure.Blob) error) error {
	best, err := tx.bestLayers(q)
	if err != nil {
		return err
	}
	return tx.eachLayer(q, best, do)
}

// eachLayer reads the rows in the order of the key, so that no database sorts values.
func (tx *Tx) eachLayer(q LayerQuery, best []figure.Layer, do func(figure.Layer, figure.Blob) error) error {
	query, args, prefix := `/* Tx.eachLayer */ select l.period, l.division_id, l.edition, l.values_blob from layer l where`+ofFigure+`
		order by l.period, l.division_id, l.edition`, q.args()[:4], ""
	if _, own := figure.OwnID(q.Indicator); own {
		query, args, prefix = `/* Tx.eachLayer.own */ select l.period, l.list_id, l.edition, l.values_blob`+tx.ofOwnFigure()+`
		order by l.period, l.edition`, tx.ownArgs(q), ownDivision
	} else if slices.ContainsFunc(best, FromVersion) {
		query = `/* Tx.eachLayer.versions */ select l.period, l.division_id, l.edition, l.values_blob from layer l where` + ofFigure + `
		union all select l.period, '` + referenceDivision + `' || l.list_id, l.version_number, l.values_blob from reference_layer l where` + ofFigure + `
		order by 1, 2, 3`
	}
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var period, division, raw sql.RawBytes // read in place: a layer of all buurten is 30 KB and one value of it is wanted
		var edition int
		if err := rows.Scan(&period, &division, &edition, &raw); err != nil {
			return err
		}
		at := slices.IndexFunc(best, func(l figure.Layer) bool {
			return l.Period == string(period) && strings.TrimPrefix(l.Division, prefix) == string(division) && l.Edition == edition
		})
		if at < 0 {
			continue
		}
		blob, err := figure.OpenBlob(raw)
		if err != nil {
			return err
		}
		if err := do(best[at], blob); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Layer gives the layer of one period, or of the newest period when none is named. fault.NotFound when there is none.
func (tx *Tx) Layer(q LayerQuery, period string) (Layer, error) {
	best, err := tx.bestLayers(q)
	if err != nil {
		return Layer{}, err
	}
	at := len(best) - 1
	if period != "" {
		at = slices.IndexFunc(best, func(l figure.Layer) bool { return l.Period == period })
	}
	if at < 0 {
		return Layer{}, fault.Missing()
	}
	if _, own := figure.OwnID(q.Indicator); own {
		return described(best[at])(one(tx, scanOwnBlob(q.Indicator), `/* Tx.Layer.own */ select `+ownColumns+`, l.values_blob`+tx.ofOwnFigure()+` and l.period = $7 and l.edition = $8`,
			append(tx.ownArgs(q), best[at].Period, best[at].Edition)...))
	}
	if FromVersion(best[at]) {
		return described(best[at])(one(tx, scanVersionBlob, `/* Tx.Layer.version */ select `+versionColumns+`, l.values_blob from reference_layer l where`+ofFigure+`
			and l.period = $5 and l.list_id = $6 and l.version_number = $7`,
			append(q.args()[:4], best[at].Period, strings.TrimPrefix(best[at].Division, referenceDivision), best[at].Edition)...))
	}
	return one(tx, func(r scanner) (Layer, error) {
		var raw []byte
		if err := r.Scan(&raw); err != nil {
			return Layer{}, err
		}
		blob, err := figure.OpenBlob(raw)
		return Layer{best[at], blob}, err
	}, `/* Tx.Layer */ select l.values_blob from layer l where`+ofFigure+` and l.period = $5 and l.division_id = $6 and l.edition = $7`,
		append(q.args()[:4], best[at].Period, best[at].Division, best[at].Edition)...)
}

// described puts beside values what is known of their layer among the others.
func described(l figure.Layer) func(Layer, error) (Layer, error) {
	return func(read Layer, err error) (Layer, error) { return Layer{l, read.Blob}, err }
}

// Margins reads what a layer has beside its values: bounds and the number of answers; of a layer of the space's own all
// parts. A part that the source does not have is a zero blob.
func (tx *Tx) Margins(l figure.Layer) (figure.Columns, error) {
	if _, own := figure.OwnID(l.Indicator); own {
		return tx.ownMargins(l)
	}
	var c figure.Columns
	if FromVersion(l) {
		parts, err := tx.versionParts(l)
		for _, p := range parts {
			*c.Part(p.Part) = p.Blob
		}
		return c, err
	}
	type part struct {
		name figure.Part
		blob figure.Blob
	}
	parts, err := all(tx, func(r scanner) (part, error) {
		var p part
		var raw []byte
		if err := r.Scan(&p.name, &raw); err != nil {
			return p, err
		}
		var err error
		p.blob, err = figure.OpenBlob(raw)
		return p, err
	}, `/* Tx.Margins */ select part, values_blob from layer where indicator_key = $1 and level = $2 and period = $3 and breakdown = $4
		and division_id = $5 and edition = $6 and part in ($7, $8, $9)`, l.Indicator, l.Level, l.Period, l.Breakdown, l.Division, l.Edition,
		string(figure.PartLower), string(figure.PartUpper), string(figure.PartN))
	for _, p := range parts {
		*c.Part(p.name) = p.blob
	}
	return c, err
}

// Periods gives the periods there are layers of, oldest first.
func (tx *Tx) Periods(q LayerQuery) ([]string, error) {
	best, err := tx.bestLayers(q)
	periods := make([]string, len(best))
	for i := range best {
		periods[i] = best[i].Period
	}
	return periods, err
}

// LayerValue is one area's place in a layer: its value, or why there is none.
type LayerValue struct {
	Value   float64
	Absence figure.Absence
	Flag    figure.Flag
}

// LayerPoint is one period of a series: the layer it comes from, without values, and the values of the areas asked for,
// in that order. An area that the boundaries of that layer do not know is figure.Missing.
type LayerPoint struct {
	Layer  figure.Layer
	Values []LayerValue
}

// Series reads the values of some areas in all periods, oldest first: an area and those it is compared with.
func (tx *Tx) Series(q LayerQuery, codes []string) ([]LayerPoint, error) {
	best, err := tx.bestLayers(q)
	if err != nil {
		return nil, err
	}
	places := map[string][]int{} // per division the position of each area, -1 when it is not there
	for i := range best {
		division := best[i].Division
		if places[division] != nil {
			continue
		}
		d, err := tx.Division(division)
		if err != nil {
			return nil, err
		}
		at := make([]int, len(codes))
		for i, code := range codes {
			pos, ok := d.Pos(q.Level, code)
			if at[i] = pos; !ok {
				at[i] = -1
			}
		}
		places[division] = at
	}
	points := make([]LayerPoint, 0, len(best))
	err = tx.eachLayer(q, best, func(l figure.Layer, b figure.Blob) error {
		p := LayerPoint{Layer: l, Values: make([]LayerValue, len(codes))}
		for i, pos := range places[l.Division] {
			v, absence := b.At(pos)
			p.Values[i] = LayerValue{Value: v, Absence: absence, Flag: b.Flag(pos)}
		}
		points = append(points, p)
		return nil
	})
	return points, err
}
