package store

import (
	"encoding/json"
	"io"
	"time"

	"kompas/fault"
	"kompas/kompas"
)

const importColumns = `id, person_id, person_name, created_at, state, file_name, file_hash, size, address, source_table, survey, choices, outcome,
	done, total, problem, based_on, applied_at, undone_at, version, kind, area_file, place`

func scanFigureImport(r scanner) (kompas.FigureImport, error) {
	var f kompas.FigureImport
	var at int64
	var applied, undone *int64
	var table, survey, choices, outcome, problem, areas, place string
	err := r.Scan(&f.ID, &f.PersonID, &f.PersonName, &at, &f.State, &f.FileName, &f.Hash, &f.Size, &f.Address, &table, &survey, &choices, &outcome,
		&f.Done, &f.Total, &problem, &f.BasedOn, &applied, &undone, &f.Version, &f.Kind, &areas, &place)
	if err != nil {
		return f, err
	}
	f.CreatedAt = Instant(at)
	if applied != nil {
		f.AppliedAt = Instant(*applied)
	}
	if undone != nil {
		f.UndoneAt = Instant(*undone)
	}
	return f, readTexts(textOf{table, &f.Table}, textOf{survey, &f.Survey}, textOf{choices, &f.Choices}, textOf{outcome, &f.Outcome}, textOf{problem, &f.Problem}, textOf{areas, &f.AreaFile},
		textOf{place, &f.Place})
}

// textOf is something that is kept as one text.
type textOf struct {
	text string
	into any
}

func readTexts(list ...textOf) error {
	for _, t := range list {
		if t.text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(t.text), t.into); err != nil {
			return err
		}
	}
	return nil
}

func writeTexts(list ...any) ([]any, error) {
	for i, v := range list {
		text, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		list[i] = string(text)
	}
	return list, nil
}

// FigureImports lists the files with figures that came into the space, newest first, without what was found in them.
func (tx *Tx) FigureImports() ([]kompas.FigureImport, error) {
	return all(tx, scanFigureImport, `/* Tx.FigureImports */ select id, person_id, person_name, created_at, state, file_name, file_hash, size, address,
		'', '', '', '', done, total, problem, based_on, applied_at, undone_at, version, kind, '', place from figure_import
		where tenant_id = $1 order by created_at desc, id desc`, tx.tenant)
}

// FigureImport finds a file with figures. fault.NotFound when the space has none of that id.
func (tx *Tx) FigureImport(id string) (kompas.FigureImport, error) {
	return one(tx, scanFigureImport, `/* Tx.FigureImport */ select `+importColumns+` from figure_import where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// InsertFigureImport begins an import; the pieces of its file follow.
func (tx *Tx) InsertFigureImport(f kompas.FigureImport) error {
	place, err := writeTexts(f.Place)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`/* Tx.InsertFigureImport */ insert into figure_import (tenant_id, id, person_id, person_name, created_at, state, file_name, file_hash,
		size, address, source_table, survey, choices, outcome, areas, problem, place) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', '', '', $11, '', $12)`,
		tx.tenant, f.ID, string(f.PersonID), f.PersonName, Millis(tx.Now), string(f.State), f.FileName, f.Hash, f.Size, f.Address, []byte{}, place[0])
	return err
}

// UpdateFigureImport stores how an import stands; stale when somebody was first.
func (tx *Tx) UpdateFigureImport(f *kompas.FigureImport) error {
	texts, err := writeTexts(f.Table, f.Survey, f.Choices, f.Outcome, f.Problem, f.AreaFile)
	if err != nil {
		return err
	}
	args := append([]any{string(f.State), f.Hash, f.Size, f.Done, f.Total, f.BasedOn, whenNotZero(f.AppliedAt), whenNotZero(f.UndoneAt)}, texts...)
	err = changed(tx.Exec(`/* Tx.UpdateFigureImport */ update figure_import set state = $1, file_hash = $2, size = $3, done = $4, total = $5, based_on = $6,
		applied_at = $7, undone_at = $8, source_table = $9, survey = $10, choices = $11, outcome = $12, problem = $13, area_file = $14,
		kind = $15, version = version + 1 where tenant_id = $16 and id = $17 and version = $18`, append(args, string(f.Kind), tx.tenant, f.ID, f.Version)...))
	if err == nil {
		f.Version++
	}
	return err
}

// NoteImportProgress notes how far the work on an import is; stale when somebody decided otherwise meanwhile.
func (tx *Tx) NoteImportProgress(f kompas.FigureImport, done, total int64) error {
	return changed(tx.Exec(`/* Tx.NoteImportProgress */ update figure_import set done = $1, total = $2 where tenant_id = $3 and id = $4 and version = $5`,
		done, total, tx.tenant, f.ID, f.Version))
}

// SetImportAreas keeps the areas that a file names, one a line.
func (tx *Tx) SetImportAreas(id string, areas []byte) error {
	_, err := tx.Exec(`/* Tx.SetImportAreas */ update figure_import set areas = $1 where tenant_id = $2 and id = $3`, areas, tx.tenant, id)
	return err
}

// ImportAreas gives the areas that a file names.
func (tx *Tx) ImportAreas(id string) ([]byte, error) {
	return one(tx, func(r scanner) (b []byte, err error) { err = r.Scan(&b); return b, err },
		`/* Tx.ImportAreas */ select areas from figure_import where tenant_id = $1 and id = $2`, tx.tenant, id)
}

// FigureChanges counts how often figures of the space came into force or were taken back.
func (tx *Tx) FigureChanges() (int64, error) {
	var n int64
	err := tx.QueryRow(`/* Tx.FigureChanges */ select count(applied_at) + count(undone_at) from figure_import where tenant_id = $1`, tx.tenant).Scan(&n)
	return n, err
}

// InsertFigurePiece keeps a piece of a file.
func (tx *Tx) InsertFigurePiece(id string, position int, content []byte) error {
	_, err := tx.Exec(`/* Tx.InsertFigurePiece */ insert into figure_import_piece (tenant_id, import_id, position, content) values ($1, $2, $3, $4)`,
		tx.tenant, id, position, content)
	return err
}

// FigurePiece reads a piece of a file. io.ErrUnexpectedEOF when it is not there: the file is thrown away.
func (tx *Tx) FigurePiece(id string, position int) ([]byte, error) {
	b, err := one(tx, func(r scanner) (b []byte, err error) { err = r.Scan(&b); return b, err }, `/* Tx.FigurePiece */ select content from figure_import_piece
		where tenant_id = $1 and import_id = $2 and position = $3`, tx.tenant, id, position)
	if fault.Is(err, fault.NotFound) {
		return nil, io.ErrUnexpectedEOF
	}
	return b, err
}

// DropFigurePieces throws away some pieces of a file, the last first; left says that there are more.
func (tx *Tx) DropFigurePieces(id string, most int) (left bool, err error) {
	n, err := tx.Exec(`/* Tx.DropFigurePieces */ delete from figure_import_piece where tenant_id = $1 and import_id = $2 and position in
		(select position from figure_import_piece where tenant_id = $1 and import_id = $2 order by position desc limit $3)`, tx.tenant, id, most)
	return n == int64(most), err
}

// DropOwnLayers throws away some layers of an import that never came into force; left says that there are more.
func (tx *Tx) DropOwnLayers(id string, most int) (left bool, err error) {
	rows, err := all(tx, scanOwnKey, `/* Tx.DropOwnLayers.find */ select `+ownKey+` from own_layer l where l.tenant_id = $1 and l.import_id = $2 limit $3`,
		tx.tenant, id, most)
	if err != nil {
		return false, err
	}
	for _, k := range rows {
		if _, err := tx.Exec(`/* Tx.DropOwnLayers */ delete from own_layer where tenant_id = $1 and import_id = $2 and indicator_id = $3 and level = $4
			and period = $5 and breakdown = $6 and part = $7`, tx.tenant, id, k.Indicator, k.Level, k.Period, k.Breakdown, string(k.Part)); err != nil {
			return false, err
		}
	}
	return len(rows) == most, nil
}

// DropIdleIndicators takes away indicators of which no layer is left and that nothing points at: those that an import
// made which was thrown away.
func (tx *Tx) DropIdleIndicators(ids []kompas.IndicatorID) error {
	for _, id := range ids {
		if _, err := tx.Exec(`/* Tx.DropIdleIndicators */ delete from indicator where tenant_id = $1 and id = $2
			and not exists (select 1 from own_layer l where l.tenant_id = $1 and l.indicator_id = $2)
			and not exists (select 1 from result_indicator l where l.tenant_id = $1 and l.indicator_id = $2)
			and not exists (select 1 from observation o where o.tenant_id = $1 and o.indicator_id = $2)
			and not exists (select 1 from indicator i where i.tenant_id = $1 and i.layers_of = $2)
			and not exists (select 1 from indicator_definition d where d.tenant_id = $1 and d.indicator_id = $2)`, tx.tenant, string(id)); err != nil {
			return err
		}
	}
	return nil
}

// AbandonedImports gives the imports whose file never came in whole, of before an instant.
func (tx *Tx) AbandonedImports(before int64) ([]string, error) {
	return all(tx, func(r scanner) (id string, err error) { err = r.Scan(&id); return id, err }, `/* Tx.AbandonedImports */ select id from figure_import
		where tenant_id = $1 and state = $2 and created_at < $3 order by id`, tx.tenant, string(kompas.ImportArriving), before)
}

// DeleteFigureImport takes away an import of which nothing came.
func (tx *Tx) DeleteFigureImport(id string) error {
	_, err := tx.Exec(`/* Tx.DeleteFigureImport */ delete from figure_import where tenant_id = $1 and id = $2`, tx.tenant, id)
	return err
}

func whenNotZero(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return Millis(t)
}
