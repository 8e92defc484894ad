package archtest

import (
	"go/ast"
	"path"
	"regexp"
	"strings"
)

const glossary = "doc/woordenlijst.md"

func wordRules() []rule {
	return []rule{{
		name:  "every package has a package comment",
		check: checkPackageComments,
		bad: map[string]string{
			"area/a.go":       "package area\n",
			"area/a_test.go":  "// Package area is only described in a test.\npackage area\n",
			"figure/a.go":     "// Package figure knows figures.\npackage figure\n",
			"figure/b.go":     "package figure\n",
			"store/a.go":      "// This package stores.\npackage store\n",
			"cmd/kompas/a.go": "// Kompas is the program.\npackage main\n",
			"only/a_test.go":  "package only\n",
		},
		want: []string{"area/a.go:1", "store/a.go:2"},
	}, {
		name:  "every domain type stands in the glossary",
		check: checkGlossary,
		bad: map[string]string{
			"kompas/a.go": "package kompas\n\n// Ambition (ambitie) is x.\ntype Ambition struct{}\n\n// Issue (vraagstuk) is y.\ntype Issue struct{}\n\ntype hidden int\n\ntype IssueID string\n",
			"figure/a.go": "package figure\n\ntype (\n\tStatus string\n\tBasis string\n)\n",
			"store/a.go":  "package store\n\ntype Store struct{}\n",
			glossary:      "| Nederlands | Go | wat |\n| --- | --- | --- |\n| ambitie | `kompas.Ambition` | x |\n| status | `figure.Status` | S-17 |\n| oud | `kompas.Gone` | weg |\n",
		},
		want: []string{"kompas/a.go:7", "figure/a.go:5", glossary + ":5"},
	}}
}

func checkPackageComments(s *source) []finding {
	type pkg struct {
		first     *file
		commented bool
	}
	packages, found := map[string]*pkg{}, []finding{}
	for _, f := range s.where(func(f *file) bool { return f.ast != nil && !f.test && !f.generated }) {
		p := packages[f.dir()]
		if p == nil {
			p = &pkg{first: f}
			packages[f.dir()] = p
		}
		if f.ast.Doc == nil {
			continue
		}
		p.commented = true
		want := "Package " + f.ast.Name.Name + " "
		if text := f.ast.Doc.Text(); f.ast.Name.Name != "main" && !strings.HasPrefix(text, want) {
			found = append(found, s.at(f, f.ast.Package, "begin the package comment with %q", want))
		}
	}
	for _, p := range packages {
		if !p.commented {
			found = append(found, s.at(p.first, p.first.ast.Package, "package %s has no package comment: say what it knows and does", p.first.ast.Name.Name))
		}
	}
	return found
}

var (
	glossaryName = regexp.MustCompile("`((?:area|figure|kompas|measure|session)\\.[A-Z]\\w*)`")
	dutchTerm    = regexp.MustCompile(`^\w+ \(([^)]+)\)`)
)

// checkGlossary holds the exported types of floor 1 and the glossary together,
// in both directions.
func checkGlossary(s *source) []finding {
	listed, found := map[string]finding{}, []finding{}
	for _, f := range s.files {
		if f.path != glossary {
			continue
		}
		for i, line := range strings.Split(f.text, "\n") {
			if !strings.HasPrefix(line, "|") {
				continue
			}
			for _, m := range glossaryName.FindAllStringSubmatch(line, -1) {
				listed[m[1]] = finding{f.path, i + 1, "there is no type " + m[1] + ": take it out, or write the type's new name"}
			}
		}
	}
	for _, f := range s.product() {
		if _, floor, _ := roomOf(f.dir()); floor != 1 {
			continue
		}
		for _, spec := range exportedTypes(f) {
			if strings.HasSuffix(spec.Name.Name, "ID") {
				continue // an id is no word of its own
			}
			name := path.Base(f.dir()) + "." + spec.Name.Name
			if _, ok := listed[name]; !ok {
				found = append(found, s.at(f, spec.Pos(), "%s is not in %s: add | %s | `%s` | … |", name, glossary, termOf(spec), name))
			}
			delete(listed, name)
		}
	}
	present := map[string]bool{}
	for _, f := range s.product() {
		present[path.Base(f.dir())] = true
	}
	for name, gone := range listed {
		if pkg, _, _ := strings.Cut(name, "."); present[pkg] {
			found = append(found, gone)
		}
	}
	return found
}

// exportedTypes gives the exported type declarations of a file, each with the
// comment that belongs to it.
func exportedTypes(f *file) []*ast.TypeSpec {
	specs := []*ast.TypeSpec{}
	for _, decl := range f.ast.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range group.Specs {
			if typ, ok := spec.(*ast.TypeSpec); ok && typ.Name.IsExported() {
				if typ.Doc == nil {
					typ.Doc = group.Doc
				}
				specs = append(specs, typ)
			}
		}
	}
	return specs
}

// termOf is the Dutch term that opens a type's comment.
func termOf(spec *ast.TypeSpec) string {
	if m := dutchTerm.FindStringSubmatch(spec.Doc.Text()); m != nil {
		return m[1]
	}
	return "Dutch term"
}
