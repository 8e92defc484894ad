package archtest

import (
	"go/ast"
	"path"
	"strconv"
	"strings"
)

const module = "kompas"

// floors gives each package its floor; a folder inside one shares its floor
// unless it has a line of its own.
func floors() map[string]int {
	return map[string]int{
		"cmd/kompas": 6,
		"web/desk":   5, "web/public": 5, "web/live": 5, "api": 5, "job": 5, "demo": 5,
		"web":   4,
		"app":   3,
		"store": 2, "cbs": 2, "swing": 2, "geo": 2, "mail": 2, "hub": 2, "report": 2, "refdata": 2, "gather": 2, "scan": 2, "tabular": 2, "fetch": 2,
		"kompas": 1, "measure": 1, "session": 1, "figure": 1, "area": 1,
		"stat": 0, "instrument": 0, "i18n": 0, "db": 0, "fault": 0,
	}
}

// wings is the order inside floor 1: a package may import one with a lower
// number. Session stands alone.
func wings() map[string]int { return map[string]int{"area": 1, "figure": 2, "kompas": 3, "measure": 4} }

// outside tells that a folder is not part of the house: test helpers, the
// measuring kit and the root.
func outside(dir string) bool { return dir == "." || below(dir, "internal") || below(dir, "bench") }

// roomOf is the line of the floor table that a folder falls under.
func roomOf(dir string) (room string, floor int, known bool) {
	for at := dir; at != "."; at = path.Dir(at) {
		if n, ok := floors()[at]; ok {
			return at, n, true
		}
	}
	return "", 0, false
}

func floorRules() []rule {
	return []rule{{
		name:  "imports go downwards only",
		check: checkFloors,
		bad: map[string]string{
			"area/a.go":       "package area\n\nimport \"kompas/fault\"\n",
			"figure/a.go":     "package figure\n\nimport (\n\t\"kompas/area\"\n\t\"kompas/store\"\n)\n",
			"store/a.go":      "package store\n\nimport (\n\t\"kompas/cbs\"\n\t\"kompas/db\"\n\t\"kompas/kompas\"\n)\n",
			"stat/a.go":       "package stat\n\nimport (\n\t\"kompas/fault\"\n\t\"kompas/area\"\n\t\"kompas/db\"\n)\n",
			"web/ui/a.go":     "package ui\n\nimport (\n\t\"kompas/app\"\n\t\"kompas/web/chart\"\n\t\"kompas/db\"\n)\n",
			"web/desk/a.go":   "package desk\n\nimport (\n\t\"kompas/web/ui\"\n\t\"kompas/web/public\"\n\t\"kompas/store\"\n)\n",
			"web/desk/a_test": "not Go",
			"session/a.go":    "package session\n\nimport \"kompas/kompas\"\n",
			"kompas/a.go":     "package kompas\n\nimport (\n\t\"kompas/figure\"\n\t\"kompas/measure\"\n)\n",
			"cmd/kompas/a.go": "package main\n\nimport (\n\t\"kompas/store\"\n\t\"kompas/internal/pgtest\"\n)\n",
			"web/b_test.go":   "package web\n\nimport \"kompas/store\"\n",
		},
		want: []string{"figure/a.go:5", "store/a.go:4", "stat/a.go:5", "stat/a.go:6", "web/ui/a.go:6",
			"web/desk/a.go:5", "web/desk/a.go:6", "session/a.go:3", "kompas/a.go:5", "cmd/kompas/a.go:5"},
	}, {
		name:  "every package has a floor and a telling name",
		check: checkRooms,
		bad: map[string]string{
			"util/a.go":        "package util\n",
			"app/models/a.go":  "package models\n",
			"cmd/other/a.go":   "package main\n",
			"web/kaart/a.go":   "package kaart\n",
			"internal/x/a.go":  "package x\n",
			"bench/load/a.go":  "package main\n",
			"internal/x/a.txt": "no Go",
		},
		want: []string{"util/a.go:1", "app/models/a.go:1", "cmd/other/a.go:1"},
	}, {
		name:  "the method (floor 1) has no SQL, HTTP, files or clock",
		check: checkMethodIsPure,
		bad: map[string]string{
			"figure/a.go": "package figure\n\nimport (\n\t\"os\"\n\t\"sort\"\n\t\"database/sql\"\n\t\"time\"\n)\n\nvar _ = os.Args\nvar _ sql.DB\nvar _ = sort.Ints\nvar _ time.Time\n",
			"stat/a.go":   "package stat\n\nimport \"os\"\n",
		},
		want: []string{"figure/a.go:4", "figure/a.go:6"},
	}, {
		name:  "interfaces of app have at most three methods",
		check: checkSmallInterfaces,
		bad: map[string]string{
			"app/a.go":   "package app\n\ntype wide interface {\n\tA()\n\tB()\n\tC()\n\tD()\n}\n\ntype small interface{ A() }\n",
			"store/a.go": "package store\n\ntype wide interface {\n\tA()\n\tB()\n\tC()\n\tD()\n}\n",
		},
		want: []string{"app/a.go:3"},
	}}
}

func checkFloors(s *source) []finding {
	found := []finding{}
	for _, f := range s.where(func(f *file) bool { return f.ast != nil && !f.test && !outside(f.dir()) }) {
		for _, spec := range f.ast.Imports {
			importPath, _ := strconv.Unquote(spec.Path.Value)
			if target, ours := strings.CutPrefix(importPath, module+"/"); ours {
				if why := mayNotImport(f.dir(), target); why != "" {
					found = append(found, s.at(f, spec.Pos(), "%s imports %s: %s", f.dir(), target, why))
				}
			}
		}
	}
	return found
}

// mayNotImport says why a package may not import another; empty when it may.
func mayNotImport(from, to string) string {
	if below(to, "internal") || below(to, "bench") {
		return "test helpers and the measuring kit are no part of the product"
	}
	fromRoom, fromFloor, ok := roomOf(from)
	toRoom, toFloor, known := roomOf(to)
	if !ok || !known {
		return "" // the rule about rooms speaks
	}
	switch {
	case fromRoom == toRoom:
		return ""
	case toFloor > fromFloor:
		return "imports go downwards only; pass it in from above"
	case (fromFloor == 4 || fromFloor == 5) && (to == "db" || toRoom == "store"):
		return "floors 4 and 5 reach data through app only"
	case toFloor < fromFloor:
		return ""
	case fromFloor == 1 && wings()[toRoom] > 0 && wings()[toRoom] < wings()[fromRoom]:
		return ""
	case fromFloor == 0 && toRoom == "fault":
		return "" // errors as codes, for every floor
	case fromFloor == 1:
		return "inside floor 1 the order is area <- figure <- kompas <- measure, and session stands alone; point at the other by its id"
	}
	return "no sideways imports on this floor; wire the two together one floor up"
}

func checkRooms(s *source) []finding {
	found, seen := []finding{}, map[string]bool{}
	for _, f := range s.where(func(f *file) bool { return f.ast != nil && !outside(f.dir()) }) {
		if seen[f.dir()] {
			continue
		}
		seen[f.dir()] = true
		switch name := path.Base(f.dir()); name {
		case "util", "utils", "common", "models", "model", "types", "helpers", "misc", "shared":
			found = append(found, s.at(f, f.ast.Package, "package %s: name it after what it knows", name))
			continue
		}
		if _, _, known := roomOf(f.dir()); !known {
			found = append(found, s.at(f, f.ast.Package, "package %s has no floor: add a line to floors() in internal/archtest and to ARCHITECTURE.md", f.dir()))
		}
	}
	return found
}

func checkMethodIsPure(s *source) []finding {
	found := []finding{}
	for _, f := range s.product() {
		if _, floor, _ := roomOf(f.dir()); floor != 1 || wings()[path.Base(f.dir())] == 0 && f.dir() != "session" {
			continue
		}
		for _, spec := range f.ast.Imports {
			switch importPath, _ := strconv.Unquote(spec.Path.Value); importPath {
			case "database/sql", "net/http", "net", "os", "os/exec", "io/fs", "path/filepath", "log", "log/slog", "context":
				found = append(found, s.at(f, spec.Pos(), "floor 1 knows no %s: take the value as an argument, or move this to app or an adapter", importPath))
			}
		}
	}
	return found
}

func checkSmallInterfaces(s *source) []finding {
	found := []finding{}
	for _, f := range s.product() {
		if !below(f.dir(), "app") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if in, ok := spec.Type.(*ast.InterfaceType); ok && in.Methods.NumFields() > 3 {
				found = append(found, s.at(f, spec.Pos(), "interface %s has %d methods: ask for at most three", spec.Name.Name, in.Methods.NumFields()))
			}
			return true
		})
	}
	return found
}
