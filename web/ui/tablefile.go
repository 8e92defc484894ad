package ui

import "context"

// TableFiles gives the link by which the next table of a page comes as a file. The tables of a page are counted while it
// is drawn, so each drawing has one of its own.
type TableFiles struct {
	Text string
	URL  func(number int) string // of the first table 1
	n    int
}

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
	return Link{Text: f.Text, URL: f.URL(f.n)}
}
