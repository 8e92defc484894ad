package tabular

import "io"

func openSpreadsheet(file io.ReaderAt, size int64) (grid, error) { return nil, nil }
func refuseCompound(file io.ReaderAt, size int64) error          { return nil }
