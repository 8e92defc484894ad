package archtest

import "go/ast"

// query is one SQL text in a Go file.
type query struct {
	line int
	text string
}

// queries gives the string literals of a Go file that are SQL.
func queries(s *source, f *file) []query {
	if f.ast == nil || f.generated {
		return nil
	}
	list := []query{}
	literals(f, func(lit *ast.BasicLit, text string) {
		if looksLikeSQL(text) {
			list = append(list, query{s.line(lit.Pos()), text})
		}
	})
	return list
}
