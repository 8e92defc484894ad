package store

import (
	"kompas/area"
	"kompas/kompas"
)

// ConfirmedRecodings gives the re-organisations that the space confirmed, each with the weights that were confirmed last.
func (tx *Tx) ConfirmedRecodings() ([]area.Recoding, error) {
	files, err := all(tx, func(r scanner) (kompas.AreaFile, error) {
		var f kompas.AreaFile
		var text string
		if err := r.Scan(&text); err != nil {
			return f, err
		}
		return f, readTexts(textOf{text, &f})
	}, `/* Tx.ConfirmedRecodings */ select area_file from figure_import where tenant_id = $1 and kind = $2 and state = $3 order by applied_at desc, id desc`,
		tx.tenant, string(kompas.ImportRecodings), string(kompas.ImportApplied))
	var out []area.Recoding
	taken := map[[2]any]bool{}
	for _, f := range files {
		for _, g := range area.Groups(f.Recodings) {
			if key := [2]any{g.Year, g.Old}; !taken[key] {
				taken[key] = true
				for _, at := range g.At {
					out = append(out, f.Recodings[at])
				}
			}
		}
	}
	return out, err
}
