package rights_test

import (
	"strings"
	"testing"
)

// table is the matrix as the method writes it, word for word.
const table = `
| Action | TB | KB | BA | GA | DA | IK | BS | GR | RL | AC | PR | VE | IN | FG |
| compass, seats, sessions | R | C | C | C | R | R | R | R | A | R | R | R | A | - |
| run session | - | C | - | C* | - | - | - | - | - | - | - | - | - | - |
| lift B finding (D9) | - | C | - | - | - | - | - | - | - | - | - | - | - | - |
| give input, vote in session | - | D | D | D | D | D | D | D | D | D | D | D | D | - |
| insight, shared term, need | - | C | C | C | C | P | P | - | P | C | C | C | C | - |
| ambition, result (text) | - | C | C | C | R | R | P | R | P | P | P | P | P | - |
| adopt jointly (after session) | - | S | S | S | - | - | - | - | - | S | D | D (consent counted) | D (consent counted) | - |
| college proposal | - | - | P | - | - | - | S | R | R | R | - | - | A | - |
| council adoption (record) | - | - | P | - | - | - | - | S | R | R | - | - | A | - |
| core-value check | - | P | P | - | - | - | P | - | S | - | - | - | A | - |
| indicator, binding, target | - | P | C | P | C | P | R | R | A | P | P | - | P | - |
| import observations | C | - | C | - | C | - | - | - | - | - | - | - | - | R |
| activity, claim, relation | - | C | C | C | R | R | - | - | - | C | C | C | P | - |
| appoint executing partner | - | - | S | S | - | S | R | - | - | R | - | - | A | - |
| contribution statement | - | R | R | R | R | R | - | - | A | C | P | C | A | - |
| funding agreement amounts | - | - | R | R | - | C | R | - | - | R own | - | - | - | - |
| quality input, staffing, obstacle | - | R | R | R | - | R | - | - | - | C | C | C | - | - |
| quality requirement | - | P | C | P | - | C | R | - | - | P | P | P | P | - |
| choose instrument, plan round | C | P | C | P | C | - | - | - | - | C own | P | - | - | R |
| fill in / fill in together | - | - | - | - | - | - | - | - | - | - | D | D | D | - |
| see single responses | - | - | - | - | R pseudonym, own tenant's rounds only | - | - | - | - | R pseudonym, own | R own clients, only instruments filled in together | - | R own | log |
| publish round | - | - | P | - | S | - | - | - | - | S own tenant, P to municipality | - | - | - | R |
| moderate stories | - | C | C | C | - | - | - | - | - | C own | - | C | withdraw own | R |
| organisation review (learning space) | - | invited | - | - | - | - | - | - | - | C | C | C | invited | - |
| joint review | - | C | D | D | D | D | - | - | - | D | D | D | D | - |
| improvement action | - | C | C | C | - | C inkoop | P | - | P | C own | P | P | P | - |
| business case | - | R | C | R | C | C | R | - | A | P | - | - | - | - |
| council report | - | P | C | P | C | - | S | S | R | R | - | - | A | - |
| retention, consent text, log | C | - | - | - | - | - | - | - | - | - | - | - | own | S |
`

// sentence holds the rows that the method gives in a sentence under its matrix: council question RL C, answer BA C / BS S;
// export and import of a compass KB C, TB C, AC own; copy as template KB C, BA C; manage people TB C (own space); share from
// the learning space AC S. "Zo laten", search and attachments follow what they are about.
const sentence = `
| council question | - | - | - | - | - | - | - | - | C | - | - | - | - | - |
| answer council question | - | - | C | - | - | - | S | - | - | - | - | - | - | - |
| export and import of a compass | C | C | - | - | - | - | - | - | - | C own | - | - | - | - |
| copy as template | - | C | C | - | - | - | - | - | - | - | - | - | - | - |
| manage people | C | - | - | - | - | - | - | - | - | - | - | - | - | - |
| share from the learning space | - | - | - | - | - | - | - | - | - | S | - | - | - | - |
`

// column is a role as the matrix names it.
type column string

// columns are the roles of the matrix, in its order.
func columns() []column {
	head, _, _ := strings.Cut(strings.TrimSpace(table), "\n")
	var out []column
	for _, name := range cells(head)[1:] {
		out = append(out, column(name))
	}
	return out
}

// cells gives the cells of a line of a table.
func cells(line string) []string {
	parts := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// matrix gives each row of the method by its name, and in it the words of each role's cell.
func matrix(t testing.TB) map[string]map[column]string {
	t.Helper()
	rows := map[string]map[column]string{}
	lines := strings.Split(strings.TrimSpace(table), "\n")[1:]
	for _, line := range append(lines, strings.Split(strings.TrimSpace(sentence), "\n")...) {
		words := cells(line)
		if len(words) != len(columns())+1 {
			t.Fatalf("%d cells in %q", len(words), line)
		}
		rows[words[0]] = map[column]string{}
		for i, c := range columns() {
			rows[words[0]][c] = words[i+1]
		}
	}
	return rows
}

// letter is the letter of a cell: what it says in full words has none.
func letter(cell string) string {
	if cell == "-" || len(cell) == 0 || cell[0] < 'A' || cell[0] > 'Z' {
		return ""
	}
	return cell[:1]
}

// scoped are the roles that reach no further than their own area, or the compasses at whose table their organisation sits.
func (c column) scoped() bool { return c == "GA" || c.organisation() }

// organisation says whether somebody with the role works for an organisation.
func (c column) organisation() bool { return c == "AC" || c == "PR" || c == "VE" }
