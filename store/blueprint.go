package store

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// blueprint is a table as the migrations draw it: with the words for yes and no, which SQLite loses.
type blueprint struct {
	name    string
	columns []blueColumn
	primary []string
	unique  [][]string
	foreign []blueForeign
}

type blueColumn struct {
	name    string
	kind    string // int, bool, real, blob or text
	notNull bool
	preset  string // what the database fills in: 'x', 0, false; empty for nothing
}

// blueForeign is a column that points at a row of another table; the tenant's column is left out.
type blueForeign struct{ column, to, toColumn string }

var (
	createTable = regexp.MustCompile(`(?s)^create table (\w+) \((.*)\)[^)]*$`)
	alterTable  = regexp.MustCompile(`(?s)^alter table (\w+) add column (.*)$`)
	columnLine  = regexp.MustCompile(`^(\w+) (text|\{\{\w+\}\})(.*)$`)
	presetWord  = regexp.MustCompile(`default ('[^']*'|\S+)`)
	references  = regexp.MustCompile(`references (\w+) \((\w+)\)`)
	foreignLine = regexp.MustCompile(`^foreign key \(([^)]*)\) references (\w+) \(([^)]*)\)`)
	keyLine     = regexp.MustCompile(`^(primary key|unique) \(([^)]*)\)`)
	uniqueIndex = regexp.MustCompile(`^create unique index \w+ on (\w+) \(([^)]*)\)$`)
)

// blueprints reads every table from the migrations, in the order in which they are made.
func blueprints() (map[string]*blueprint, error) {
	files := migrations()
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	tables := map[string]*blueprint{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var lines []string
		for line := range strings.Lines(string(text)) {
			if !strings.HasPrefix(strings.TrimSpace(line), "--") {
				lines = append(lines, line)
			}
		}
		for _, statement := range strings.Split(strings.Join(lines, ""), ";\n") {
			draw(tables, strings.TrimSpace(statement))
		}
	}
	return tables, nil
}

func draw(tables map[string]*blueprint, statement string) {
	if m := createTable.FindStringSubmatch(statement); m != nil {
		b := &blueprint{name: m[1]}
		tables[b.name] = b
		for _, line := range splitOutside(m[2]) {
			b.line(line)
		}
	}
	if m := alterTable.FindStringSubmatch(statement); m != nil && tables[m[1]] != nil {
		tables[m[1]].line(m[2])
	}
	if m := uniqueIndex.FindStringSubmatch(statement); m != nil && tables[m[1]] != nil {
		tables[m[1]].unique = append(tables[m[1]].unique, words(m[2]))
	}
}

// line reads one line of a table: a column, or a key.
func (b *blueprint) line(text string) {
	if m := foreignLine.FindStringSubmatch(text); m != nil {
		from, to := words(m[1]), words(m[3])
		b.foreign = append(b.foreign, blueForeign{from[len(from)-1], m[2], to[len(to)-1]})
		return
	}
	if m := keyLine.FindStringSubmatch(text); m != nil {
		if m[1] == "unique" {
			b.unique = append(b.unique, words(m[2]))
		} else {
			b.primary = words(m[2])
		}
		return
	}
	m := columnLine.FindStringSubmatch(text)
	if m == nil {
		return
	}
	c := blueColumn{name: m[1], kind: strings.Trim(m[2], "{}"), notNull: strings.Contains(m[3], "not null")}
	if p := presetWord.FindStringSubmatch(m[3]); p != nil {
		c.preset = p[1]
	}
	b.columns = append(b.columns, c)
	if r := references.FindStringSubmatch(m[3]); r != nil && c.name != "tenant_id" {
		b.foreign = append(b.foreign, blueForeign{c.name, r[1], r[2]})
	}
	if strings.Contains(m[3], "primary key") {
		b.primary = []string{c.name}
	}
}

// splitOutside splits at commas that stand outside brackets.
func splitOutside(text string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			out = append(out, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(out, strings.TrimSpace(text[start:]))
}

func words(list string) []string {
	parts := strings.Split(list, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// points gives the table and column that a column points at; empty when it points at nothing.
func (b *blueprint) points(column string) (to, toColumn string) {
	at := slices.IndexFunc(b.foreign, func(f blueForeign) bool { return f.column == column })
	if at < 0 {
		return "", ""
	}
	return b.foreign[at].to, b.foreign[at].toColumn
}
