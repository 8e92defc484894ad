package archtest

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
)

func oneOfItsKindRules() []rule {
	return []rule{{
		name:  "there is one disclosure gate",
		check: checkOneGate,
		bad: map[string]string{
			"figure/gate.go": "package figure\n\nconst Threshold = 10\n\nfunc Disclose(n int) bool { return n >= 10 }\n",
			"app/a.go":       "package app\n\nfunc suppressSmall(n int) bool { return true }\n\nfunc show(a answer) bool { return a.Respondents < 10 }\n\nfunc page(rows int) bool { return rows > 10 }\n",
			"web/desk/a.go":  "package desk\n\nfunc hide(n int) bool { return 10 > n }\n\nfunc k(n, k int) bool { return n >= threshold }\n",
		},
		want: []string{"app/a.go:3", "app/a.go:5", "web/desk/a.go:3"},
	}, {
		name:  "there is one progress function",
		check: checkOneProgress,
		bad: map[string]string{
			"figure/progress.go": "package figure\n\nfunc Progress(now, base, target float64) float64 { return (now - base) / (target - base) }\n",
			"app/a.go":           "package app\n\nfunc done(r result) float64 { return 100 * (r.Now - r.Base) / (r.Target - r.Base) }\n\nfunc scale(v, lo, hi float64) float64 { return (v - lo) / (hi - lo) }\n",
			"web/desk/a.go":      "package desk\n\nfunc progressOf(x float64) float64 { return x }\n\nfunc progressBar(x float64) string { return \"\" }\n",
		},
		want: []string{"app/a.go:3", "web/desk/a.go:3"},
	}, {
		name:  "there is one status function",
		check: checkOneStatus,
		bad: map[string]string{
			"figure/status.go": "package figure\n\nconst OnCourse = \"op_koers\"\n\nfunc Judge() string { return OnCourse }\n",
			"app/a.go":         "package app\n\nfunc judge(x float64) string {\n\tif x > 1 {\n\t\treturn \"op_koers\"\n\t}\n\ts := \"loopt_achter\"\n\treturn s\n}\n",
			"web/ui/a.go":      "package ui\n\nfunc sign(s string) string {\n\tswitch s {\n\tcase \"op_koers\":\n\t\treturn \"check\"\n\t}\n\treturn \"\"\n}\n",
		},
		want: []string{"app/a.go:5", "app/a.go:7"},
	}}
}

// elsewhere gives the product's files outside figure, the only place where
// these three functions may stand.
func elsewhere(s *source) []*file {
	kept := []*file{}
	for _, f := range s.product() {
		if !below(f.dir(), "figure") && !below(f.dir(), "stat") {
			kept = append(kept, f)
		}
	}
	return kept
}

var (
	gateName     = regexp.MustCompile(`(?i)^(disclos|suppress)`)
	progressName = regexp.MustCompile(`(?i)^(compute|calculate)?progress(of|to|share|percent|percentage)?$`)
	countName    = regexp.MustCompile(`^(n|N|.*(Respondents|respondents|Responses|responses|Measured|measured|Answers|answers))$`)
	baseName     = regexp.MustCompile(`(?i)base|nulmeting|start`)
	statusWords  = regexp.MustCompile(`^(nog_niet_gemeten|op_koers|loopt_achter|niet_duidelijk|verkeerde_kant|waarschijnlijk_bereikt|niet_bereikt)$`)
)

func checkOneGate(s *source) []finding {
	const do = "whether a figure may be shown is decided by figure's disclosure function alone (S-08): pass the figure through it"
	found := []finding{}
	for _, f := range elsewhere(s) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && gateName.MatchString(fn.Name.Name) {
				found = append(found, s.at(f, fn.Pos(), "%s: %s", fn.Name.Name, do))
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if cmp, ok := n.(*ast.BinaryExpr); ok && comparesCountWithTen(cmp) {
				found = append(found, s.at(f, cmp.Pos(), "%s", do))
			}
			return true
		})
	}
	return found
}

func comparesCountWithTen(cmp *ast.BinaryExpr) bool {
	switch cmp.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
	default:
		return false
	}
	isTen := func(e ast.Expr) bool { lit, ok := e.(*ast.BasicLit); return ok && lit.Value == "10" }
	isCount := func(e ast.Expr) bool { return countName.MatchString(lastName(e)) }
	return isTen(cmp.X) && isCount(cmp.Y) || isTen(cmp.Y) && isCount(cmp.X)
}

// lastName is the name at the end of a chain: Respondents for r.Respondents.
func lastName(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

func checkOneProgress(s *source) []finding {
	const do = "progress towards a target is computed by figure's function alone: it knows what to do with base = target and target = 0"
	found := []finding{}
	for _, f := range elsewhere(s) {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.FuncDecl:
				if progressName.MatchString(x.Name.Name) {
					found = append(found, s.at(f, x.Pos(), "%s: %s", x.Name.Name, do))
				}
			case *ast.BinaryExpr:
				if isProgress(x) {
					found = append(found, s.at(f, x.Pos(), "%s", do))
				}
			}
			return true
		})
	}
	return found
}

// isProgress recognises … (now - base) / (target - base).
func isProgress(quotient *ast.BinaryExpr) bool {
	if quotient.Op != token.QUO {
		return false
	}
	above := quotient.X
	if product, ok := above.(*ast.BinaryExpr); ok && product.Op == token.MUL {
		above = product.Y
	}
	a, b := subtrahend(above), subtrahend(quotient.Y)
	return a != "" && a == b && baseName.MatchString(a)
}

func subtrahend(e ast.Expr) string {
	if paren, ok := e.(*ast.ParenExpr); ok {
		if minus, ok := paren.X.(*ast.BinaryExpr); ok && minus.Op == token.SUB {
			return lastName(minus.Y)
		}
	}
	return ""
}

func checkOneStatus(s *source) []finding {
	found := []finding{}
	for _, f := range elsewhere(s) {
		flag := func(expressions []ast.Expr) {
			for _, e := range expressions {
				lit, ok := e.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					continue
				}
				if word, _ := strconv.Unquote(lit.Value); statusWords.MatchString(word) {
					found = append(found, s.at(f, lit.Pos(), "%s is decided by figure's status function alone (S-17): ask it; a screen may only compare with its constants", word))
				}
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.ReturnStmt:
				flag(x.Results)
			case *ast.AssignStmt:
				flag(x.Rhs)
			case *ast.ValueSpec:
				flag(x.Values)
			}
			return true
		})
	}
	return found
}
