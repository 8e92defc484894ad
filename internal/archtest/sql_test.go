package archtest

import (
	"fmt"
	"path"
	"regexp"
	"strings"
)

// denied are the words that one of the engines does not know, or that work
// differently on the two.
func denied() map[*regexp.Regexp]string {
	list := map[string]string{
		`\bnow\s*\(\s*\)`:                   "pass the instant as a parameter (tx.Now)",
		`\bcurrent_(timestamp|date|time)\b`: "pass the instant as a parameter (tx.Now)",
		`\binterval\b`:                      "count the instant in Go and pass it as a parameter",
		`\bilike\b`:                         "compare a folded *_key column with like",
		`\bany\s*\(\s*\$`:                   "use db.In",
		`\blateral\b`:                       "use a window function or a second query",
		`\bdistinct\s+on\b`:                 "use row_number() over (…)",
		`\bgenerate_series\b`:               "make the series in Go",
		`::`:                                "use cast(… as …)",
		`\b(small|big)?serial\b`:            "ids are made in Go",
		`\bgen_random_uuid\b`:               "ids are made in Go",
		`\bautoincrement\b`:                 "ids are made in Go",
		`\b(lower|upper)\s*\(`:              "store a folded *_key column, folded in Go",
		`\b(round|percentile_cont|percentile_disc|date_trunc|strftime|julianday|datetime)\s*\(`: "count it in Go: the engines differ",
		`\bcreate\s+(or\s+replace\s+)?(trigger|rule)\b`:                                         "no triggers or rules: the application does it in the same transaction (S5)",
		`\bon\s+delete\s+set\s+null\b`:                                                          "the application clears it in the same transaction (S4)",
		`\bon\s+update\s+cascade\b`:                                                             "keys are never updated (S4)",
	}
	compiled := map[*regexp.Regexp]string{}
	for pattern, do := range list {
		compiled[regexp.MustCompile(`(?i)`+pattern)] = do
	}
	return compiled
}

var (
	startsWithVerb = regexp.MustCompile(`(?is)^\s*(select\s+.*\sfrom\s|select\s+[\d$]|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s*(\([^)]*\)\s*)?as\s*\()`)
	hasName        = regexp.MustCompile(`^\s*/\* [\w.]+ \*/`)
	sqlComment     = regexp.MustCompile(`(?s)/\*.*?\*/|--[^\n]*`)
	sqlText        = regexp.MustCompile(`'[^']*'`)
)

func sqlRules() []rule {
	return []rule{{
		name:  "SQL keeps to what both engines know",
		check: checkSQLWords,
		bad: map[string]string{
			"store/a.go": "package store\n\nconst a = `/* A */ select id from t where at < now()`\n\nconst b = `/* B */ select id\n\tfrom t\n\twhere name ilike $1 or id::text = $2`\n\n" +
				"// now() in a comment is fine.\nconst c = `/* C */ select 'a::b, now()' from t where lower_key = $1`\n\nconst d = \"no SQL: interval\"\n",
			"store/migration/1.sql": "-- no now() here\ncreate table t (\n  id bigserial,\n  at {{int}} not null\n);\n",
			"db/a.go":               "package db\n\nconst a = `select id::text from t`\n",
		},
		want: []string{"store/a.go:3", "store/a.go:7", "store/a.go:7", "store/migration/1.sql:3"},
	}, {
		name:  "each query starts with its name",
		check: checkSQLNames,
		bad: map[string]string{
			"store/a.go":         "package store\n\nconst a = `select id from t`\n\nconst b = `/* Tx.B */ select id from t`\n\nconst c = `\n\twith x as (select 1) select * from x`\n\nconst d = \"selected\"\n",
			"store/report/a.sql": "select 1\n",
			"store/report/b.sql": "/* Tx.Results */\nselect 1\n",
		},
		want: []string{"store/a.go:3", "store/a.go:7", "store/report/a.sql:1"},
	}, {
		name:  "SQL lives in store and db",
		check: checkSQLPlace,
		bad: map[string]string{
			"app/a.go":      "package app\n\nconst a = \"select id from t where x = $1\"\n\nconst b = \"Update your profile\"\n",
			"app/a_test.go": "package app\n\nconst c = \"delete from t\"\n",
			"db/a.go":       "package db\n\nconst a = \"delete from t\"\n",
			"web/ui/a.sql":  "select 1\n",
		},
		want: []string{"app/a.go:3", "web/ui/a.sql:1"},
	}}
}

// looksLikeSQL tells a query from other text.
func looksLikeSQL(text string) bool {
	bare := sqlComment.ReplaceAllString(text, "")
	return startsWithVerb.MatchString(bare) || hasName.MatchString(text)
}

// checkText finds denied words in SQL that begins on the given line, outside
// its comments and quoted text.
func checkText(f *file, first int, text string) []finding {
	blank := func(part string) string {
		return strings.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, part)
	}
	text = sqlText.ReplaceAllStringFunc(sqlComment.ReplaceAllStringFunc(text, blank), blank)
	found := []finding{}
	for pattern, do := range denied() {
		for _, at := range pattern.FindAllStringIndex(text, -1) {
			line := first + strings.Count(text[:at[0]], "\n")
			found = append(found, finding{f.path, line, fmt.Sprintf("%q is not known to both engines: %s", strings.TrimSpace(text[at[0]:at[1]]), do)})
		}
	}
	return found
}

func checkSQLWords(s *source) []finding {
	found := []finding{}
	for _, f := range s.files {
		if !below(f.path, "store") || f.test {
			continue
		}
		if path.Ext(f.path) == ".sql" {
			found = append(found, checkText(f, 1, f.text)...)
		}
		for _, q := range queries(s, f) {
			found = append(found, checkText(f, q.line, q.text)...)
		}
	}
	return found
}

func checkSQLNames(s *source) []finding {
	const do = "begin the query with its name, such as /* Tx.Results */, so that it is found back in logs and statistics"
	found := []finding{}
	for _, f := range s.files {
		if !below(f.path, "store") || f.test {
			continue
		}
		if path.Ext(f.path) == ".sql" && !below(f.path, "store/migration") && !hasName.MatchString(f.text) {
			found = append(found, finding{f.path, 1, do})
		}
		for _, q := range queries(s, f) {
			if !hasName.MatchString(q.text) {
				found = append(found, finding{f.path, q.line, do})
			}
		}
	}
	return found
}

func checkSQLPlace(s *source) []finding {
	found := []finding{}
	for _, f := range s.files {
		if below(f.path, "store") || below(f.path, "db") || below(f.path, "internal") || below(f.path, "bench") || f.test {
			continue
		}
		if path.Ext(f.path) == ".sql" {
			found = append(found, finding{f.path, 1, "SQL files live in store"})
		}
		for _, q := range queries(s, f) {
			found = append(found, finding{f.path, q.line, "SQL lives in store: give it a method there"})
		}
	}
	return found
}
