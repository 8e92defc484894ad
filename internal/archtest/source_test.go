package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// finding is one place where the source breaks a rule.
type finding struct {
	path string
	line int
	do   string // what to do about it
}

func (f finding) String() string { return fmt.Sprintf("%s:%d: %s", f.path, f.line, f.do) }

// source is the text of the repository, without what others wrote.
type source struct {
	files []*file
	fset  *token.FileSet
}

// file is one text file. ast is nil for other files than Go.
type file struct {
	path      string
	text      string
	ast       *ast.File
	test      bool
	generated bool
}

func (f *file) dir() string { return path.Dir(f.path) }

// skipped are folders with things that are not ours or not source.
func skipped(dir string) bool {
	base := path.Base(dir)
	return base == ".git" || base == "vendor" || base == "testdata" || base == "node_modules" ||
		dir == "artefacten" || dir == "data" || dir == "bin"
}

const largestText = 512 << 10 // longer files are data or vendored

// load reads every text file below root and parses the Go files.
func load(t testing.TB, root fs.FS) *source {
	t.Helper()
	src := &source{fset: token.NewFileSet()}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if skipped(name) {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := d.Info(); err != nil || !info.Mode().IsRegular() || info.Size() > largestText || !isText(name) {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		return src.add(name, string(text))
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Slice(src.files, func(i, j int) bool { return src.files[i].path < src.files[j].path })
	return src
}

// isText goes by the name; Makefile and LICENSE have no extension.
func isText(name string) bool {
	if strings.Contains(name, ".min.") {
		return false
	}
	switch path.Ext(name) {
	case ".go", ".templ", ".sql", ".md", ".txt", ".css", ".js", ".sh", ".yml", ".yaml", ".mod", ".tsv", ".html", "":
		return true
	}
	return false
}

func (s *source) add(name, text string) error {
	f := &file{path: name, text: text, test: strings.HasSuffix(name, "_test.go")}
	if path.Ext(name) == ".go" {
		parsed, err := parser.ParseFile(s.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		f.ast = parsed
		f.generated = ast.IsGenerated(parsed)
	}
	s.files = append(s.files, f)
	return nil
}

func (s *source) line(pos token.Pos) int { return s.fset.Position(pos).Line }

func (s *source) at(f *file, pos token.Pos, format string, args ...any) finding {
	return finding{f.path, s.line(pos), fmt.Sprintf(format, args...)}
}

// product gives the Go files of the product itself: no tests, no generated
// code, nothing below internal or bench.
func (s *source) product() []*file {
	return s.where(func(f *file) bool {
		return f.ast != nil && !f.test && !f.generated && !below(f.path, "internal") && !below(f.path, "bench")
	})
}

func (s *source) where(keep func(*file) bool) []*file {
	kept := []*file{}
	for _, f := range s.files {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

func below(name, dir string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }

// literals walks over the string literals of a file, unquoted.
func literals(f *file, visit func(lit *ast.BasicLit, text string)) {
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil {
				visit(lit, text)
			}
		}
		return true
	})
}

// imported gives the package path that a name stands for in a file, or "".
func imported(f *file, name string) string {
	for _, spec := range f.ast.Imports {
		importPath, _ := strconv.Unquote(spec.Path.Value)
		local := path.Base(importPath)
		if spec.Name != nil {
			local = spec.Name.Name
		} else if major := strings.TrimPrefix(local, "v"); major != local && strings.Trim(major, "0123456789") == "" {
			local = path.Base(path.Dir(importPath))
		}
		if local == name {
			return importPath
		}
	}
	return ""
}

// fixture makes a source from file names and texts.
func fixture(t testing.TB, files map[string]string) *source {
	t.Helper()
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return load(t, root)
}
