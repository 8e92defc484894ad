package archtest

import (
	"go/ast"
	"path"
	"regexp"
	"strings"
)

// offences are what the content security policy would block, or what would
// need eval.
func offences() map[*regexp.Regexp]string {
	return map[*regexp.Regexp]string{
		regexp.MustCompile(`[\s"'` + "`" + `]style\s*=`):                                       "no style attributes: use a class, a width attribute in SVG, or <progress>",
		regexp.MustCompile(`(?i)<style\b`):                                                     "no <style>: put it in the style sheet",
		regexp.MustCompile(`(?i)<script(\s[^>]*)?>`):                                           "no inline script: <script src=…> from web/asset only",
		regexp.MustCompile(`\bhx-on\b`):                                                        "no hx-on: it needs eval",
		regexp.MustCompile(`(?i)["'` + "`" + `]\s*js:`):                                        "no js: values: they need eval",
		regexp.MustCompile(`(?i)javascript:`):                                                  "no javascript: addresses",
		regexp.MustCompile(`(?i)\shx-trigger\s*=\s*"[^"]*\[`):                                  "no filters in hx-trigger: they need eval",
		regexp.MustCompile(`(?i)<[a-z][^<>]*\son[a-z]+\s*=\s*["'{]`):                           "no event handlers in attributes: use a link, a form or kompas.js",
		regexp.MustCompile(`\btempl\.(JSFuncCall|JSUnsafeFuncCall|ComponentScript|SafeCSS)\b`): "no scripts or styles made by templ: the policy blocks them",
		regexp.MustCompile(`(?m)^(script|css)\s+\w+\(`):                                        "no script or css components: templ writes them inline",
	}
}

var scriptWithSource = regexp.MustCompile(`(?i)<script\s[^>]*\bsrc\s*=`)

func templateRules() []rule {
	return []rule{{
		name:  "nothing in a page breaks the content security policy",
		check: checkTemplates,
		bad: map[string]string{
			"web/ui/a.templ": "package ui\n\ntempl A() {\n\t<p style=\"color:red\">\n\t<script>alert(1)</script>\n\t<script src={ assetURL(\"kompas.js\") } defer></script>\n\t<style>p{}</style>\n" +
				"\t<a hx-on:click=\"x\">\n\t<a hx-vals=\"js:{x:1}\">\n\t<a href=\"javascript:x\">\n\t<button onclick=\"x()\">\n\t<p class=\"style\" data-on=\"x\">style = on</p>\n\t<i hx-trigger=\"keyup[key=='a']\">\n}\n\nscript go() {\n}\n\ncss red() {\n}\n",
			"web/chart/a.go":      "package chart\n\nconst a = `<rect style=\"fill:red\"/>`\n\nconst b = `<rect class=\"rood\"/>`\n\n// A comment may say style=\"x\".\n",
			"web/chart/a_test.go": "package chart\n\nconst c = `<script>`\n",
			"doc/a.md":            "<style>",
		},
		want: []string{"web/ui/a.templ:4", "web/ui/a.templ:5", "web/ui/a.templ:7", "web/ui/a.templ:8", "web/ui/a.templ:9", "web/ui/a.templ:10",
			"web/ui/a.templ:11", "web/ui/a.templ:13", "web/ui/a.templ:16", "web/ui/a.templ:19", "web/chart/a.go:3"},
	}}
}

func checkTemplates(s *source) []finding {
	found := []finding{}
	for _, f := range s.files {
		switch {
		case path.Ext(f.path) == ".templ":
			found = append(found, offend(f, 1, f.text)...)
		case f.ast != nil && !f.test && !f.generated && (below(f.path, "web") || below(f.path, "app")):
			literals(f, func(lit *ast.BasicLit, text string) {
				if strings.ContainsRune(text, '<') {
					found = append(found, offend(f, s.line(lit.Pos()), text)...)
				}
			})
		}
	}
	return found
}

func offend(f *file, first int, text string) []finding {
	found := []finding{}
	for pattern, do := range offences() {
		for _, at := range pattern.FindAllStringIndex(text, -1) {
			match := text[at[0]:at[1]]
			if scriptWithSource.MatchString(match) {
				continue
			}
			before := text[:at[0]]
			if newline := strings.LastIndexByte(match, '\n'); newline >= 0 {
				before = text[:at[0]+newline+1] // point at the line of the attribute
			}
			found = append(found, finding{f.path, first + strings.Count(before, "\n"), do})
		}
	}
	return found
}
