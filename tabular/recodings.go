package tabular

import (
	"io"
	"strconv"

	"kompas/area"
	"kompas/figure"
)

// ReadRecodings reads the table of municipal re-organisations (herindelingen):
// ingangsjaar_1_januari;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort.
// Errors: *ReadError with line and column.
func ReadRecodings(r io.Reader) ([]area.Recoding, error) {
	s, err := openSheet(r, figure.Comma, func(title string) Column { return Column{Title: title, Path: []string{title}} })
	if err != nil {
		return nil, err
	}
	var at [6]int
	for i, title := range [...]string{"ingangsjaar_1_januari", "oude_code", "oude_naam", "nieuwe_code", "nieuwe_naam", "soort"} {
		if at[i], err = s.Find(title); err != nil {
			return nil, err
		}
	}
	var out []area.Recoding
	for row, err := range s.Rows() {
		if err != nil {
			return nil, err
		}
		year, err := strconv.Atoi(row.Text(at[0]))
		if err != nil {
			return nil, row.Fail(figure.ErrNumber, at[0])
		}
		line := area.Recoding{Year: year, OldCode: row.Text(at[1]), OldName: row.Text(at[2]),
			NewCode: row.Text(at[3]), NewName: row.Text(at[4]), Kind: area.RecodingKind(row.Text(at[5]))}
		if err := line.Check(); err != nil {
			return nil, row.Fail(err, at[5])
		}
		out = append(out, line)
	}
	return out, nil
}
