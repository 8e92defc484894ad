package ui

import "context"

// TableFiles gives the link by which the next table of a page comes as a file. The tables of a page are counted while it
// is drawn, so each drawing has one of its own.
type TableFiles struct {
	Text string
	URL  func(number int, form string) string // of the first table 1
	More []TableForm                          // the forms of a table of figures, beside the first
	n    int
}

// TableForm is another form of file: what its link says and what the address calls it.
type TableForm struct{ Text, Name string }

// TableCSV is the form in which every table comes.
const TableCSV = "csv"

type tableFilesKey struct{}

// WithTableFiles lets every table on a page have a link under it.
func WithTableFiles(ctx context.Context, f TableFiles) context.Context {
	return context.WithValue(ctx, tableFilesKey{}, &f)
}

func tableFile(ctx context.Context) Link {
	f, ok := ctx.Value(tableFilesKey{}).(*TableFiles)
	if !ok {
		return Link{}
	}
	f.n++
	return Link{Text: f.Text, URL: f.URL(f.n, TableCSV)}
}

// figureFiles gives the other forms of the table that was drawn last.
func figureFiles(ctx context.Context) []Link {
	f, ok := ctx.Value(tableFilesKey{}).(*TableFiles)
	if !ok {
		return nil
	}
	var out []Link
	for _, form := range f.More {
		out = append(out, Link{Text: form.Text, URL: f.URL(f.n, form.Name)})
	}
	return out
}
